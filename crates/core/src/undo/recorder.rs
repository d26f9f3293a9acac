//! What a change wrote: watched row by row, or found by its keys.
//!
//! SQLite's session extension notes every row that a change touches. An import of 100,000 leads
//! brings two million rows; noting each costs 100 MB, and a look-up per row when the changeset is
//! made. But rows that came have keys above all that stood before (`AUTOINCREMENT` never gives one
//! twice), so a recorder *by keys* leaves them to one walk over the end of each table. It still
//! watches, for what happens to rows of before; statements that only add rows are run
//! [`Recorder::watch`]ed off.
//!
//! Invariant: whatever was watched and whatever was not, both ways record the same rows. A statement
//! that is watched although it only adds rows costs time, nothing else; one that changes or removes
//! rows of before must be watched.

use rusqlite::Connection;
use rusqlite::session::Session;

use super::changeset::{Columns, Packer, Recorded, Row};
use super::format::Arrivals;
use super::store::rows;
use super::{Class, TABLES};
use crate::error::Result;

/// Hears of each recorded row.
pub(crate) type Each<'e> = &'e mut dyn FnMut(&Row<'_>) -> Result<()>;

/// Watches the base tables of one change.
pub(crate) struct Recorder<'c> {
    db: &'c Connection,
    session: Session<'c>,
    /// The last key of each base table when it began; `None`: every row is watched.
    marks: Option<Vec<(&'static str, i64)>>,
}

fn base_tables() -> impl Iterator<Item = &'static str> {
    TABLES.iter().filter(|(_, class, _)| *class == Class::Base).map(|(table, ..)| *table)
}

fn session(db: &Connection) -> Result<Session<'_>> {
    let mut session = Session::new(db)?;
    for table in base_tables() {
        session.attach(Some(table))?;
    }
    Ok(session)
}

fn marks(db: &Connection) -> Result<Vec<(&'static str, i64)>> {
    base_tables().map(|table| Ok((table, rows::last_rid(db, table)?))).collect()
}

impl<'c> Recorder<'c> {
    /// Watches every row.
    pub(crate) fn new(db: &'c Connection) -> Result<Self> {
        Ok(Self { db, session: session(db)?, marks: None })
    }

    /// Finds the rows that come by their keys: for a change that adds many.
    pub(crate) fn by_keys(db: &'c Connection) -> Result<Self> {
        Ok(Self { db, session: session(db)?, marks: Some(marks(db)?) })
    }

    /// Watches or does not, until told otherwise; only a recorder by keys ever looks away.
    pub(crate) fn watch(&mut self, watches: bool) {
        if self.marks.is_some() {
            self.session.set_enabled(watches);
        }
    }

    /// Stops watching, or goes on, whatever kind of recorder it is: for changes that are recorded
    /// in another way.
    pub(crate) fn pause(&mut self, pauses: bool) {
        self.session.set_enabled(!pauses);
    }

    /// All that was watched so far; it goes on. Not for a recorder by keys.
    ///
    /// # Errors
    /// Those of the file.
    pub(crate) fn peek(&mut self) -> Result<Recorded> {
        Recorded::take(&mut self.session)
    }

    /// Packs what was written so far, shows each row, and begins anew.
    ///
    /// # Errors
    /// Those of the file and of `each`.
    pub(crate) fn take(&mut self, columns: &Columns, each: Each<'_>) -> Result<Recorded> {
        let watched = Recorded::take(&mut self.session)?;
        self.session = session(self.db)?;
        let Some(before) = self.marks.take() else {
            watched.for_each(columns, each)?;
            return Ok(watched);
        };
        let mut packer = Packer::new()?;
        let is_fresh = |row: &Row<'_>| {
            before.iter().any(|(table, last)| *table == row.table() && row.rid() > *last)
        };
        let mut table = String::new();
        watched.for_each(columns, |row| {
            if is_fresh(row) {
                return Ok(());
            }
            if table != row.table() {
                row.table().clone_into(&mut table);
                packer.put(row.head())?;
            }
            packer.put(row.bytes())?;
            each(row)
        })?;
        for (table, last) in &before {
            let names = columns.get(*table).map(Vec::as_slice).unwrap_or_default();
            let mut arrivals = Arrivals::new(table, names.len());
            let mut begun = false;
            rows::for_each_above(self.db, table, *last, |values| {
                if !begun {
                    packer.put(arrivals.head())?;
                    begun = true;
                }
                let values = (0..names.len()).map(|at| values.get_ref(at));
                let values: rusqlite::Result<Vec<_>> = values.collect();
                let change = arrivals.change(values?.into_iter());
                packer.put(change.bytes)?;
                each(&Row::new(change, names))
            })?;
        }
        self.marks = Some(marks(self.db)?);
        packer.finish()
    }
}

#[cfg(test)]
#[path = "recorder_tests.rs"]
mod tests;
