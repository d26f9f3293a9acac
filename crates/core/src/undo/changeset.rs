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

use super::TABLES;
use super::format::{Change, Kind, Reader, Section};
use super::store::rows;
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

impl<'r> Row<'r> {
    pub(super) fn new(change: Change<'r>, names: &'r [String]) -> Self {
        Self { change, names }
    }
}

impl Row<'_> {
    /// The head of its section.
    pub(super) fn head(&self) -> &[u8] {
        &self.change.section.head
    }

    /// The change as it stands in a changeset.
    pub(super) fn bytes(&self) -> &[u8] {
        self.change.bytes
    }

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
pub(super) struct Packer {
    encoder: Encoder<'static, Vec<u8>>,
    size: usize,
}

impl Packer {
    pub(super) fn new() -> Result<Self> {
        let encoder = Encoder::new(Vec::new(), 1).map_err(Error::internal)?;
        Ok(Self { encoder, size: 0 })
    }

    pub(super) fn put(&mut self, bytes: &[u8]) -> Result<()> {
        self.write_all(bytes).map_err(Error::internal)
    }

    pub(super) fn finish(self) -> Result<Recorded> {
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

    #[cfg(test)]
    pub(crate) fn unpacked(&self) -> Vec<u8> {
        zstd::decode_all(self.packed.as_slice()).unwrap_or_default()
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

    /// True if taking it back is recorded as its inverse: see [`Self::take_back`].
    pub(crate) fn is_large(rows: i64) -> bool {
        rows > WHOLE
    }

    /// Applies the inverse of a changeset that is not large. On any conflict the caller rolls back,
    /// and the rows are named.
    pub(crate) fn take_back(
        &self,
        connection: &Connection,
    ) -> Result<std::result::Result<(), Conflicts>> {
        let mut conflicts = Conflicts::new();
        if self.packed.is_empty() {
            return Ok(Ok(()));
        }
        let mut bytes = Vec::with_capacity(self.size);
        let mut unpacked = Decoder::new(self.packed.as_slice()).map_err(Error::internal)?;
        unpacked.read_to_end(&mut bytes).map_err(Error::internal)?;
        apply_inverse(connection, &bytes, &mut conflicts)?;
        Ok(if conflicts.is_empty() { Ok(()) } else { Err(conflicts) })
    }

    /// Takes a large changeset back piece by piece and answers its inverse: a recorder would note
    /// the same once more, with every value of every row in memory.
    ///
    /// SQLite guards one application of a changeset with a savepoint, and at each deletion of a
    /// row that others refer to it walks the list of all pages that changed since: at 100,000
    /// leads minutes go by. A piece must leave no reference open, so what comes back comes first,
    /// parents before children (the order of `TABLES`), then what changed, then what goes,
    /// children first.
    pub(crate) fn take_back_in_pieces(
        &self,
        db: &Connection,
    ) -> Result<std::result::Result<Self, Conflicts>> {
        let conflicts = &mut Conflicts::new();
        let mut inverse = Inverse::new()?;
        let mut back = Piece::default();
        let mut changed: Vec<Vec<u8>> = Vec::new();
        let mut changing = Piece::default();
        let mut gone: Vec<(Section, Packer)> = Vec::new();
        let mut reader = self.reader()?;
        while let Some(change) = reader.advance()? {
            inverse.add(&change)?;
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
                        packer.put(&change.section.head)?;
                        gone.push((change.section.clone(), packer));
                    }
                    if let Some((_, packer)) = gone.last_mut() {
                        packer.put(change.bytes)?;
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
                    take_away(db, &full, conflicts)?;
                }
            }
            take_away(db, &piece.bytes, conflicts)?;
        }
        match conflicts.is_empty() {
            true => Ok(Ok(inverse.packer.finish()?)),
            false => Ok(Err(std::mem::take(conflicts))),
        }
    }
}

/// The inverse of a changeset, packed change by change.
struct Inverse {
    packer: Packer,
    section: Section,
    bytes: Vec<u8>,
}

impl Inverse {
    fn new() -> Result<Self> {
        Ok(Self { packer: Packer::new()?, section: Section::default(), bytes: Vec::new() })
    }

    fn add(&mut self, change: &Change<'_>) -> Result<()> {
        self.bytes.clear();
        if self.section != *change.section {
            self.section.clone_from(change.section);
            self.bytes.extend_from_slice(&change.section.head);
        }
        change.invert(&mut self.bytes);
        self.packer.put(&self.bytes)
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

/// Takes rows of one table away that came. A stretch of keys that stands as it came goes with one
/// statement; what changed since is looked at row by row, and named.
fn take_away(db: &Connection, came: &[u8], conflicts: &mut Conflicts) -> Result<()> {
    if !conflicts.is_empty() || !remove_stretch(db, came)? {
        apply_inverse(db, came, conflicts)?;
    }
    Ok(())
}

/// False, and nothing is removed, unless the rows that came are all rows between the first and the
/// last of them, in this order, as they came, and nothing hangs on them.
fn remove_stretch(db: &Connection, came: &[u8]) -> Result<bool> {
    let mut reader = Reader::new(came);
    let (mut table, mut span) = (None, None);
    while let Some(change) = reader.advance()? {
        let named = TABLES.iter().find(|(known, ..)| *known == change.section.table);
        // Only a name that the program knows becomes part of a statement.
        let Some((named, ..)) = named else { return Ok(false) };
        if *table.get_or_insert(*named) != *named || change.kind != Kind::Insert {
            return Ok(false);
        }
        let (first, last) = span.unwrap_or((change.rid(), i64::MIN));
        if change.rid() <= last {
            return Ok(false);
        }
        span = Some((first, change.rid()));
    }
    let (Some(table), Some(span)) = (table, span) else { return Ok(true) };
    let mut reader = Reader::new(came);
    let stand = rows::all_between(db, table, span, |row| {
        let Some(change) = reader.advance()? else { return Ok(false) };
        for at in 0..change.columns() {
            if change.after(at) != Some(row.get_ref(at)?) {
                return Ok(false);
            }
        }
        Ok(true)
    })?;
    Ok(stand && reader.advance()?.is_none() && rows::remove_between(db, table, span)?)
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
