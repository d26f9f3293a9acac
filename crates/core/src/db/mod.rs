//! The file: opening it safely, its connections, its backups. Knows no feature and no table of
//! theirs.
//!
//! Words: the *writer* is the one connection that may write; *readers* see one snapshot each;
//! the *ladder* is the list of migrations.
//!
//! Invariants: a file of another program, a newer file and an empty file that should not be
//! empty are refused before a byte changes; a verified backup is made before the ladder climbs;
//! WAL with `synchronous=FULL`; foreign keys on; one writer at a time.

mod backup;
mod create;
mod ladder;
mod lock;
mod many;
mod open;

pub(crate) use backup::copy_to;
pub use backup::{BackupFile, GoOn, list_backups, make_backup};
pub(crate) use create::create_filled;
pub(crate) use lock::lock_sender;
pub(crate) use many::{key_list, rows_by_key};
pub(crate) use open::{Files, open_files};

use std::collections::BTreeMap;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use rusqlite::{Connection, InterruptHandle};

use crate::error::Result;

/// "Enis" in ASCII: marks the file as ours (SQLite header, offset 68).
pub const APPLICATION_ID: i32 = 0x456E_6973;
/// The schema line that this program writes: the number of the newest migration.
pub const SCHEMA_LINE: i32 = 2;

/// The open file: one writer, a few readers.
pub(crate) struct Db {
    writer: Mutex<Connection>,
    readers: Mutex<Vec<Connection>>,
    free: Condvar,
    /// Questions under way by the place that asked, with a number of their own.
    asked: Mutex<BTreeMap<String, (u64, InterruptHandle)>>,
}

impl Db {
    pub(crate) fn new(files: Files) -> Self {
        Self {
            writer: Mutex::new(files.writer),
            readers: Mutex::new(files.readers),
            free: Condvar::new(),
            asked: Mutex::default(),
        }
    }

    /// The writer. A panic of an earlier holder rolled its transaction back or left it open; an
    /// open one is rolled back here, so nobody inherits half a verb.
    pub(crate) fn writer(&self) -> MutexGuard<'_, Connection> {
        let writer = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
        if !writer.is_autocommit() {
            let _ = writer.execute_batch("ROLLBACK");
        }
        writer
    }

    /// Runs `look` on a reader, in one snapshot.
    pub(crate) fn read<T>(&self, look: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        let reader = {
            let mut readers = self.readers.lock().unwrap_or_else(PoisonError::into_inner);
            loop {
                if let Some(reader) = readers.pop() {
                    break reader;
                }
                readers = self.free.wait(readers).unwrap_or_else(PoisonError::into_inner);
            }
        };
        let lent = Lent { db: self, reader: Some(reader) };
        let Some(reader) = lent.reader.as_ref() else {
            return Err(crate::error::Error::internal("reader lost"));
        };
        reader.execute_batch("BEGIN")?;
        let answer = look(reader);
        let _ = reader.execute_batch("COMMIT");
        answer
    }

    /// As [`Db::read`], and stops what the same place asked before and still waits for.
    ///
    /// A reader is stopped only while it is lent to the question that is stopped: the entry goes
    /// before the reader does.
    pub(crate) fn read_latest<T>(
        &self,
        place: &str,
        look: impl FnOnce(&Connection) -> Result<T>,
    ) -> Result<T> {
        let asked = || self.asked.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, older)) = asked().get(place) {
            older.interrupt();
        }
        self.read(|db| {
            let mine = {
                let mut asked = asked();
                let older = asked.get(place).map_or(0, |(number, older)| {
                    older.interrupt();
                    *number
                });
                asked.insert(place.to_owned(), (older + 1, db.get_interrupt_handle()));
                older + 1
            };
            let answer = look(db);
            let mut asked = asked();
            if asked.get(place).is_some_and(|(number, _)| *number == mine) {
                asked.remove(place);
            }
            answer
        })
    }

    /// Folds the WAL into the file; called at quit.
    pub(crate) fn checkpoint(&self) -> Result<()> {
        self.writer().query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
        Ok(())
    }
}

/// Gives the reader back even if `look` panics.
struct Lent<'a> {
    db: &'a Db,
    reader: Option<Connection>,
}

impl Drop for Lent<'_> {
    fn drop(&mut self) {
        if let Some(reader) = self.reader.take() {
            if !reader.is_autocommit() {
                let _ = reader.execute_batch("ROLLBACK");
            }
            self.db.readers.lock().unwrap_or_else(PoisonError::into_inner).push(reader);
            self.db.free.notify_one();
        }
    }
}
