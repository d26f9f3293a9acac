//! A changeset as the rest of the program has it: packed, read row by row, taken back.
//!
//! It is packed while SQLite makes it and read while it is unpacked, so that an import of
//! 100,000 leads never lies in memory as a whole (its changeset has 200 MB, packed 20).

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufWriter, Read, Write};
use std::sync::{Arc, Mutex};

use rusqlite::Connection;
use rusqlite::session::{ChangesetItem, ConflictAction, ConflictType, Session};
use rusqlite::types::ValueRef;
use zstd::stream::{read::Decoder, write::Encoder};

use super::format::{Change, Kind, Reader, Section};
use crate::error::{Error, ErrorCode, Result};

/// Column names of each table in order, read once per open file.
pub(crate) type Columns = BTreeMap<String, Vec<String>>;

/// Changes up to which a changeset is applied at one go.
const WHOLE: i64 = 5_000;
/// Changes applied at one go of a larger one.
const PIECE: usize = 1_000;
/// Conflicts after which no more are looked for; a person is shown 100.
const CONFLICTS: usize = 1_000;

/// A recorded changeset, packed: zstd frames, one behind the other.
#[derive(Debug, Clone, Default)]
pub(crate) struct Recorded {
    /// Packed bytes, as they stand in `change_log`.
    pub(crate) packed: Vec<u8>,
    /// Bytes unpacked.
    pub(crate) size: usize,
}

/// Rows in the way of an undo, as `(table, rid)`.
pub(crate) type Conflicts = BTreeSet<(String, i64)>;

/// One changed row, borrowed until the next one is read.
pub(crate) struct Row<'r> {
    change: Change<'r>,
    names: &'r [String],
}

impl Row<'_> {
    /// The table.
    pub(crate) fn table(&self) -> &str {
        &self.change.section.table
    }

    /// The primary key.
    pub(crate) fn rid(&self) -> i64 {
        self.change.rid()
    }

    /// What happened to it.
    pub(crate) fn kind(&self) -> Kind {
        self.change.kind
    }

    /// The values of `column` that the changeset holds: none, one, or before and after.
    pub(crate) fn sides(&self, column: &str) -> impl Iterator<Item = ValueRef<'_>> {
        let at = self.names.iter().position(|name| name == column).unwrap_or(usize::MAX);
        self.change.before(at).into_iter().chain(self.change.after(at))
    }

    /// True for an update that wrote `column` and nothing else.
    pub(crate) fn changes_only(&self, column: &str) -> bool {
        let mut written = self.values().filter(|(_, _, after)| after.is_some());
        self.kind() == Kind::Update
            && written.next().is_some_and(|(name, ..)| name == column)
            && written.next().is_none()
    }

    /// True if `column` has another value now.
    pub(crate) fn has_changed(&self, column: &str) -> bool {
        let at = self.names.iter().position(|name| name == column);
        at.is_some_and(|at| self.change.before(at) != self.change.after(at))
    }

    /// `(column, before, after)` of the columns that the changeset holds; a side that it does not
    /// hold is `None`.
    pub(crate) fn values(
        &self,
    ) -> impl Iterator<Item = (&str, Option<ValueRef<'_>>, Option<ValueRef<'_>>)> {
        let values = self
            .names
            .iter()
            .enumerate()
            .map(|(at, name)| (name.as_str(), self.change.before(at), self.change.after(at)));
        values.filter(|(_, before, after)| before.is_some() || after.is_some())
    }
}

/// Packs what is written to it.
struct Packer {
    encoder: Encoder<'static, Vec<u8>>,
    size: usize,
}

impl Packer {
    fn new() -> Result<Self> {
        let encoder = Encoder::new(Vec::new(), 1).map_err(Error::internal)?;
        Ok(Self { encoder, size: 0 })
    }

    fn finish(self) -> Result<Recorded> {
        let packed = self.encoder.finish().map_err(Error::internal)?;
        Ok(Recorded { packed, size: self.size })
    }
}

impl Write for Packer {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let taken = self.encoder.write(bytes)?;
        self.size += taken;
        Ok(taken)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl Recorded {
    /// What `recorder` saw so far.
    pub(crate) fn take(recorder: &mut Session<'_>) -> Result<Self> {
        if recorder.is_empty() {
            return Ok(Self::default());
        }
        // SQLite hands over a kilobyte at a time.
        let mut out = BufWriter::with_capacity(64 * 1024, Packer::new()?);
        recorder.changeset_strm(&mut out)?;
        out.into_inner().map_err(Error::internal)?.finish()
    }

    /// Puts a later changeset, of other rows, behind this one.
    pub(crate) fn append(&mut self, later: &Self) {
        self.packed.extend_from_slice(&later.packed);
        self.size += later.size;
    }

    fn reader(&self) -> Result<Reader<impl Read>> {
        Ok(Reader::new(Decoder::new(self.packed.as_slice()).map_err(Error::internal)?))
    }

    /// Calls `each` for every row.
    pub(crate) fn for_each(
        &self,
        columns: &Columns,
        mut each: impl FnMut(&Row<'_>) -> Result<()>,
    ) -> Result<()> {
        if self.packed.is_empty() {
            return Ok(());
        }
        let mut reader = self.reader()?;
        while let Some(change) = reader.advance()? {
            let names = columns.get(&change.section.table).map(Vec::as_slice).unwrap_or_default();
            each(&Row { change, names })?;
        }
        Ok(())
    }

    /// How many rows it has.
    pub(crate) fn count(&self, columns: &Columns) -> Result<usize> {
        let mut rows = 0;
        self.for_each(columns, |_| {
            rows += 1;
            Ok(())
        })?;
        Ok(rows)
    }

    /// Applies the inverse; `rows` is how many it has. On any conflict the caller rolls back, and
    /// the rows are named.
    pub(crate) fn take_back(
        &self,
        connection: &Connection,
        rows: i64,
    ) -> Result<std::result::Result<(), Conflicts>> {
        let mut conflicts = Conflicts::new();
        if self.packed.is_empty() {
            return Ok(Ok(()));
        }
        if rows > WHOLE {
            self.take_back_in_pieces(connection, &mut conflicts)?;
        } else {
            let mut bytes = Vec::with_capacity(self.size);
            let mut unpacked = Decoder::new(self.packed.as_slice()).map_err(Error::internal)?;
            unpacked.read_to_end(&mut bytes).map_err(Error::internal)?;
            apply_inverse(connection, &bytes, &mut conflicts)?;
        }
        Ok(if conflicts.is_empty() { Ok(()) } else { Err(conflicts) })
    }

    /// Takes a large changeset back piece by piece.
    ///
    /// SQLite guards one application of a changeset with a savepoint, and at each deletion of a
    /// row that others refer to it walks the list of all pages that changed since: at 100,000
    /// leads minutes go by. A piece must leave no reference open, so what comes back comes first,
    /// parents before children (the order of `TABLES`), then what changed, then what goes,
    /// children first.
    fn take_back_in_pieces(&self, db: &Connection, conflicts: &mut Conflicts) -> Result<()> {
        let mut back = Piece::default();
        let mut changed: Vec<Vec<u8>> = Vec::new();
        let mut changing = Piece::default();
        let mut gone: Vec<(Section, Packer)> = Vec::new();
        let mut reader = self.reader()?;
        while let Some(change) = reader.advance()? {
            match change.kind {
                Kind::Delete => {
                    if let Some(piece) = back.add(&change) {
                        apply_inverse(db, &piece, conflicts)?;
                    }
                }
                Kind::Update => changed.extend(changing.add(&change)),
                Kind::Insert => {
                    if gone.last().is_none_or(|(section, _)| section != change.section) {
                        let mut packer = Packer::new()?;
                        packer.write_all(&change.section.head).map_err(Error::internal)?;
                        gone.push((change.section.clone(), packer));
                    }
                    if let Some((_, packer)) = gone.last_mut() {
                        packer.write_all(change.bytes).map_err(Error::internal)?;
                    }
                }
            }
        }
        apply_inverse(db, &back.bytes, conflicts)?;
        changed.push(changing.bytes);
        for piece in changed {
            apply_inverse(db, &piece, conflicts)?;
        }
        for (_, packer) in gone.into_iter().rev() {
            let section = packer.finish()?;
            let mut reader = section.reader()?;
            let mut piece = Piece::default();
            while let Some(change) = reader.advance()? {
                if let Some(full) = piece.add(&change) {
                    apply_inverse(db, &full, conflicts)?;
                }
            }
            apply_inverse(db, &piece.bytes, conflicts)?;
        }
        Ok(())
    }
}

/// A changeset in the making.
#[derive(Default)]
struct Piece {
    bytes: Vec<u8>,
    table: String,
    changes: usize,
}

impl Piece {
    /// Takes a change in; hands out what was gathered before if that is enough.
    fn add(&mut self, change: &Change<'_>) -> Option<Vec<u8>> {
        let full = (self.changes >= PIECE).then(|| {
            self.changes = 0;
            self.table.clear();
            std::mem::take(&mut self.bytes)
        });
        if self.table != change.section.table {
            self.table.clone_from(&change.section.table);
            self.bytes.extend_from_slice(&change.section.head);
        }
        self.bytes.extend_from_slice(change.bytes);
        self.changes += 1;
        full
    }
}

/// Inverts a changeset and applies it; rows in the way are added to `conflicts`.
fn apply_inverse(connection: &Connection, bytes: &[u8], conflicts: &mut Conflicts) -> Result<()> {
    if bytes.is_empty() || conflicts.len() >= CONFLICTS {
        return Ok(());
    }
    let mut inverse = Vec::with_capacity(bytes.len());
    rusqlite::session::invert_strm(&mut &*bytes, &mut inverse)?;
    let found = Arc::new(Mutex::new(Conflicts::new()));
    let seen = Arc::clone(&found);
    let applied = connection.apply_strm(
        &mut inverse.as_slice(),
        None::<fn(&str) -> bool>,
        move |kind: ConflictType, item: ChangesetItem| {
            if let Ok(mut seen) = seen.lock() {
                match kind {
                    ConflictType::SQLITE_CHANGESET_FOREIGN_KEY => {
                        seen.insert((String::new(), 0));
                    }
                    _ => {
                        if let Ok(key) = key_of(&item) {
                            seen.insert(key);
                        }
                    }
                }
            }
            // Abort stops at the first; omitting the row lets us name them all. Nothing is kept:
            // the caller rolls back when there are any.
            match kind {
                ConflictType::SQLITE_CHANGESET_DATA
                | ConflictType::SQLITE_CHANGESET_NOTFOUND
                | ConflictType::SQLITE_CHANGESET_CONFLICT
                | ConflictType::SQLITE_CHANGESET_CONSTRAINT => {
                    ConflictAction::SQLITE_CHANGESET_OMIT
                }
                _ => ConflictAction::SQLITE_CHANGESET_ABORT,
            }
        },
    );
    let mut found = found.lock().map_err(|_| Error::new(ErrorCode::Internal))?;
    if found.is_empty() && conflicts.is_empty() {
        applied?;
    }
    conflicts.append(&mut found);
    Ok(())
}

fn key_of(item: &ChangesetItem) -> Result<(String, i64)> {
    use rusqlite::hooks::Action;
    let (table, action) = {
        let op = item.op()?;
        (op.table_name().to_owned(), op.code())
    };
    let rid = match action {
        Action::SQLITE_INSERT => item.new_value(0)?.as_i64(),
        _ => item.old_value(0)?.as_i64(),
    };
    Ok((table, rid.unwrap_or_default()))
}
