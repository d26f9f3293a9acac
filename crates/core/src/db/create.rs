//! A new file with rows from elsewhere: whole under its name, or not there at all.

use std::path::{Path, PathBuf};

use rusqlite::Connection;

use super::open_files;
use crate::error::{Error, ErrorCode, Result};
use crate::time::Timestamp;

/// Makes the data file `into` and lets `fill` write its rows as one transaction, in which rows may
/// refer to later ones. Nothing that stands at `into` is ever written over.
///
/// # Errors
/// `FileExists`, those of `fill`, of a reference to no row (`dangling`), and of the disk: nothing is
/// left behind but by a crash, and then under another name.
pub(crate) fn create_filled<T>(
    into: &Path,
    now: Timestamp,
    dangling: ErrorCode,
    fill: impl FnOnce(&Connection) -> Result<T>,
) -> Result<T> {
    refuse_existing(into)?;
    let mut part = into.as_os_str().to_owned();
    part.push(".enishi-part");
    let part = PathBuf::from(part);
    remove(&part);
    let filled =
        write(&part, now, dangling, fill).and_then(|value| settle(&part, into).map(|()| value));
    remove(&part);
    filled
}

fn refuse_existing(into: &Path) -> Result<()> {
    match into.symlink_metadata() {
        Ok(_) => Err(Error::new(ErrorCode::FileExists).with("path", into.display().to_string())),
        Err(_) => Ok(()),
    }
}

fn write<T>(
    part: &Path,
    now: Timestamp,
    dangling: ErrorCode,
    fill: impl FnOnce(&Connection) -> Result<T>,
) -> Result<T> {
    let files = open_files(part, true, now)?;
    drop(files.readers);
    let db = files.writer;
    db.execute_batch("BEGIN IMMEDIATE; PRAGMA defer_foreign_keys = ON")?;
    let value = fill(&db)?;
    db.execute_batch("COMMIT").map_err(|why| match why.sqlite_error_code() {
        Some(rusqlite::ErrorCode::ConstraintViolation) => Error::new(dangling).detail(why),
        _ => Error::from(why),
    })?;
    db.pragma_update(None, "journal_mode", "delete")?;
    db.close().map_err(|(_, why)| Error::from(why))?;
    Ok(value)
}

/// Removes a data file half made, with what stands beside it.
fn remove(part: &Path) {
    for ending in ["", "-wal", "-shm"] {
        let mut path = part.as_os_str().to_owned();
        path.push(ending);
        let _ = std::fs::remove_file(PathBuf::from(path));
    }
}

/// Gives the finished file its name, unless somebody took it meanwhile.
fn settle(part: &Path, into: &Path) -> Result<()> {
    match std::fs::hard_link(part, into) {
        Ok(()) => Ok(()),
        // The name was taken, or the file system has no links.
        Err(_) => {
            refuse_existing(into)?;
            std::fs::rename(part, into).map_err(|why| {
                Error::new(ErrorCode::FileNotWritten)
                    .with("path", into.display().to_string())
                    .detail(why)
            })
        }
    }
}
