//! A changeset as the rest of the program reads it: tables, rows, old and new values.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Connection;
use rusqlite::fallible_streaming_iterator::FallibleStreamingIterator;
use rusqlite::hooks::Action;
use rusqlite::session::{ChangesetItem, ChangesetIter, ConflictAction, ConflictType};
use rusqlite::types::Value;

use crate::error::{Error, ErrorCode, Result};

/// Column names of each table in order, read once per open file.
pub(crate) type Columns = BTreeMap<String, Vec<String>>;

/// Bytes of a changeset.
pub(crate) struct Recorded(pub(crate) Vec<u8>);

/// One row of a changeset.
pub(crate) struct RowChange {
    pub(crate) table: String,
    pub(crate) rid: i64,
    /// `(column, before, after)`; a side that the changeset does not hold is `None`.
    pub(crate) values: Vec<(String, Option<Value>, Option<Value>)>,
}

impl RowChange {
    /// The value of `column` on either side, the new one first.
    pub(crate) fn value(&self, column: &str) -> Option<&Value> {
        self.values
            .iter()
            .find(|(name, _, _)| name == column)
            .and_then(|(_, before, after)| after.as_ref().or(before.as_ref()))
    }

    /// True for an update that wrote `column` and nothing else.
    pub(crate) fn changes_only(&self, column: &str) -> bool {
        let is_update =
            |before: &Option<Value>, after: &Option<Value>| before.is_some() && after.is_some();
        self.values.iter().all(|(name, _, _)| name == column || name == "rid")
            && self.values.iter().any(|(name, b, a)| name == column && is_update(b, a))
    }

    /// True if `column` has another value now.
    pub(crate) fn has_changed(&self, column: &str) -> bool {
        self.values.iter().any(|(name, before, after)| {
            name == column && (before.is_some() || after.is_some()) && before != after
        })
    }
}

impl Recorded {
    /// Calls `each` for every row.
    pub(crate) fn for_each(
        &self,
        columns: &Columns,
        mut each: impl FnMut(RowChange) -> Result<()>,
    ) -> Result<()> {
        if self.0.is_empty() {
            return Ok(());
        }
        let mut bytes = self.0.as_slice();
        let input: &mut dyn std::io::Read = &mut bytes;
        let mut rows = ChangesetIter::start_strm(&input)?;
        while let Some(item) = rows.next()? {
            each(read_row(item, columns)?)?;
        }
        Ok(())
    }

    /// How many rows it holds.
    pub(crate) fn count(&self) -> Result<usize> {
        if self.0.is_empty() {
            return Ok(0);
        }
        let mut bytes = self.0.as_slice();
        let input: &mut dyn std::io::Read = &mut bytes;
        let mut rows = ChangesetIter::start_strm(&input)?;
        let mut count = 0;
        while rows.next()?.is_some() {
            count += 1;
        }
        Ok(count)
    }

    /// The changeset that takes this one back.
    pub(crate) fn inverted(&self) -> Result<Self> {
        if self.0.is_empty() {
            return Ok(Self(Vec::new()));
        }
        let mut out = Vec::with_capacity(self.0.len());
        rusqlite::session::invert_strm(&mut self.0.as_slice(), &mut out)?;
        Ok(Self(out))
    }

    /// Applies it; on any conflict nothing is applied (the caller rolls back) and the rows are
    /// named as `(table, rid)`.
    pub(crate) fn apply(
        &self,
        connection: &Connection,
    ) -> Result<std::result::Result<(), BTreeSet<(String, i64)>>> {
        if self.0.is_empty() {
            return Ok(Ok(()));
        }
        let conflicts = std::sync::Arc::new(std::sync::Mutex::new(BTreeSet::new()));
        let seen = std::sync::Arc::clone(&conflicts);
        let applied = connection.apply_strm(
            &mut self.0.as_slice(),
            None::<fn(&str) -> bool>,
            move |kind: ConflictType, item: ChangesetItem| {
                if let Ok(mut seen) = seen.lock() {
                    match kind {
                        ConflictType::SQLITE_CHANGESET_FOREIGN_KEY => {
                            seen.insert((String::new(), 0));
                        }
                        _ => {
                            if let Ok((table, rid)) = key_of(&item) {
                                seen.insert((table, rid));
                            }
                        }
                    }
                }
                // Abort stops at the first; omitting the row lets us name them all. Nothing is
                // kept: the caller rolls back when the set is not empty.
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
        let conflicts =
            std::mem::take(&mut *conflicts.lock().map_err(|_| Error::new(ErrorCode::Internal))?);
        if !conflicts.is_empty() {
            return Ok(Err(conflicts));
        }
        applied?;
        Ok(Ok(()))
    }
}

fn key_of(item: &ChangesetItem) -> Result<(String, i64)> {
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

fn read_row(item: &ChangesetItem, columns: &Columns) -> Result<RowChange> {
    let (table, action, count) = {
        let op = item.op()?;
        (op.table_name().to_owned(), op.code(), op.number_of_columns())
    };
    let (_, rid) = key_of(item)?;
    let names = columns.get(&table).map(Vec::as_slice).unwrap_or_default();
    let mut values = Vec::new();
    for column in 0..usize::try_from(count).unwrap_or_default() {
        // A side that the changeset does not hold is a null pointer; rusqlite answers an error.
        let before = match action {
            Action::SQLITE_INSERT => None,
            _ => item.old_value(column).ok().map(Value::try_from).transpose().ok().flatten(),
        };
        let after = match action {
            Action::SQLITE_DELETE => None,
            _ => item.new_value(column).ok().map(Value::try_from).transpose().ok().flatten(),
        };
        if before.is_some() || after.is_some() {
            let name = names.get(column).cloned().unwrap_or_default();
            values.push((name, before, after));
        }
    }
    Ok(RowChange { table, rid, values })
}
