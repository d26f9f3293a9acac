//! Opening: refuse what is not ours, prepare what is.

use std::io::Read;
use std::path::Path;

use rusqlite::{Connection, OpenFlags};

use super::{APPLICATION_ID, SCHEMA_LINE, ladder};
use crate::error::{Error, ErrorCode, Result};
use crate::time::Timestamp;

const READERS: usize = 3;
/// How long a connection waits for another process before it says `DatabaseBusy`.
const BUSY_MS: u64 = 5_000;

/// Page cache of the writer, as SQLite wants it (negative: KiB). With the 2 MB it has by itself a
/// big import writes each page of an index to the log again and again.
const WRITER_CACHE_KIB: i64 = -32_768;

/// Page cache of a reader: the rows of a search or of a board lie all over the file, and with the
/// 2 MB of SQLite each question reads most of its pages from the system again.
const READER_CACHE_KIB: i64 = -16_384;

/// The connections of one file.
pub(crate) struct Files {
    pub(crate) writer: Connection,
    pub(crate) readers: Vec<Connection>,
}

/// Opens `path`, climbing the ladder if it is older. `create` allows a new file.
///
/// # Errors
/// `FileMissing`, `DatabaseEmpty`, `DatabaseForeign`, `DatabaseTooNew`, `DatabaseDamaged`,
/// `DatabaseReadOnly`, `DiskFull`.
pub(crate) fn open_files(path: &Path, create: bool, now: Timestamp) -> Result<Files> {
    // A folder that may not be looked into does not say whether the file is there.
    let exists = match path.try_exists() {
        Err(why) if why.kind() == std::io::ErrorKind::PermissionDenied => {
            return Err(named(ErrorCode::FileUnreadable, path).detail(why));
        }
        exists => exists.unwrap_or(false),
    };
    if exists {
        inspect(path)?;
    } else if !create {
        return Err(named(ErrorCode::FileMissing, path));
    } else if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder)
            .map_err(|why| named(ErrorCode::FileNotWritten, path).detail(why))?;
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX
        | if create { OpenFlags::SQLITE_OPEN_CREATE } else { OpenFlags::empty() };
    let mut writer =
        Connection::open_with_flags(path, flags).map_err(|why| match why.sqlite_error_code() {
            Some(rusqlite::ErrorCode::CannotOpen) if exists => {
                named(ErrorCode::FileUnreadable, path).detail(why)
            }
            Some(rusqlite::ErrorCode::CannotOpen) => {
                named(ErrorCode::FileNotWritten, path).detail(why)
            }
            _ => Error::from(why).with("path", path.display().to_string()),
        })?;
    writer.busy_timeout(std::time::Duration::from_millis(BUSY_MS))?;
    if writer.is_readonly("main")? {
        return Err(named(ErrorCode::DatabaseReadOnly, path));
    }
    let line: i32 = writer
        .query_row("PRAGMA user_version", [], |row| row.get(0))
        .map_err(|why| Error::from(why).with("path", path.display().to_string()))?;
    if line > SCHEMA_LINE {
        return Err(named(ErrorCode::DatabaseTooNew, path));
    }
    writer.pragma_update(None, "journal_mode", "wal")?;
    writer.pragma_update(None, "synchronous", "FULL")?;
    writer.pragma_update(None, "foreign_keys", true)?;
    writer.pragma_update(None, "temp_store", "memory")?;
    writer.pragma_update(None, "cache_size", WRITER_CACHE_KIB)?;
    if line < SCHEMA_LINE {
        if exists && line > 0 {
            super::make_backup(&writer, path, now, "before-migration", &mut || Ok(()))?;
        }
        ladder::climb(&mut writer)?;
    }
    writer.set_prepared_statement_cache_capacity(256);
    let mut readers = Vec::with_capacity(READERS);
    for _ in 0..READERS {
        let reader = Connection::open_with_flags(
            path,
            OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX,
        )?;
        reader.busy_timeout(std::time::Duration::from_millis(BUSY_MS))?;
        reader.pragma_update(None, "query_only", true)?;
        reader.pragma_update(None, "temp_store", "memory")?;
        reader.pragma_update(None, "cache_size", READER_CACHE_KIB)?;
        reader.set_prepared_statement_cache_capacity(256);
        readers.push(reader);
    }
    Ok(Files { writer, readers })
}

/// Reads the 100 bytes of the SQLite header without opening the file as a database, so that a
/// refused file stays byte for byte as it was.
pub(super) fn inspect(path: &Path) -> Result<()> {
    let mut header = [0_u8; 100];
    let mut file = std::fs::File::open(path)
        .map_err(|why| named(ErrorCode::FileUnreadable, path).detail(why))?;
    let mut filled = 0;
    while filled < header.len() {
        match file.read(&mut header[filled..]) {
            Ok(0) => break,
            Ok(n) => filled += n,
            Err(why) => return Err(named(ErrorCode::FileUnreadable, path).detail(why)),
        }
    }
    if filled == 0 {
        return Err(named(ErrorCode::DatabaseEmpty, path));
    }
    if filled < header.len() || &header[..16] != b"SQLite format 3\0" {
        return Err(named(ErrorCode::DatabaseForeign, path));
    }
    let word = |at: usize| {
        i32::from_be_bytes([header[at], header[at + 1], header[at + 2], header[at + 3]])
    };
    // A crash right after creation leaves both words 0 with everything still in the WAL.
    let (line, application) = (word(60), word(68));
    if application != APPLICATION_ID && !(application == 0 && line == 0 && has_wal(path)) {
        return Err(named(ErrorCode::DatabaseForeign, path));
    }
    if line > SCHEMA_LINE {
        return Err(named(ErrorCode::DatabaseTooNew, path));
    }
    Ok(())
}

fn has_wal(path: &Path) -> bool {
    let mut wal = path.as_os_str().to_owned();
    wal.push("-wal");
    std::fs::metadata(wal).is_ok_and(|wal| wal.len() > 0)
}

fn named(code: ErrorCode, path: &Path) -> Error {
    Error::new(code).with("path", path.display().to_string())
}
