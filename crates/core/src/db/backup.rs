//! Backups: made with SQLite's online backup while writing goes on, verified before they count.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags, backup::Backup};

use super::APPLICATION_ID;
use crate::error::{Error, ErrorCode, Result};
use crate::time::Timestamp;

/// Copies that are kept; the oldest goes when a newer one is verified.
const KEPT: usize = 30;

/// One verified copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackupFile {
    /// The file.
    pub path: PathBuf,
    /// When it was made: milliseconds UTC.
    pub at: Timestamp,
    /// Bytes.
    pub size: u64,
}

fn folder_of(file: &Path) -> PathBuf {
    file.parent().unwrap_or_else(|| Path::new(".")).join("backups")
}

fn stem_of(file: &Path) -> String {
    file.file_stem().map_or_else(|| "enishi".into(), |stem| stem.to_string_lossy().into_owned())
}

/// Copies the open file into `backups/` beside it and verifies the copy: it opens, is ours and
/// passes `quick_check`. An unverified copy is removed.
///
/// # Errors
/// `FileNotWritten`, `DiskFull`, `DatabaseDamaged` (the copy does not check).
pub fn make_backup(
    from: &Connection,
    file: &Path,
    now: Timestamp,
    why: &str,
) -> Result<BackupFile> {
    let folder = folder_of(file);
    std::fs::create_dir_all(&folder).map_err(|error| not_written(&folder, error))?;
    let path = folder.join(format!("{}-{}-{why}.db", stem_of(file), now.0));
    copy_to(from, &path).and_then(|()| rotate(file)).inspect_err(|_| {
        let _ = std::fs::remove_file(&path);
    })?;
    let size = std::fs::metadata(&path).map_err(|error| not_written(&path, error))?.len();
    Ok(BackupFile { path, at: now, size })
}

/// Copies the open file to `path` and verifies the copy. `path` appears whole or not at all.
pub(crate) fn copy_to(from: &Connection, path: &Path) -> Result<()> {
    let own = from.path().and_then(|own| std::fs::canonicalize(own).ok());
    let whole = std::fs::canonicalize(path).ok().or_else(|| {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        let folder = std::fs::canonicalize(folder.unwrap_or(Path::new("."))).ok()?;
        Some(folder.join(path.file_name()?))
    });
    let itself = own.zip(whole).is_some_and(|(own, path)| {
        ["", "-wal", "-shm", ".sender"].iter().any(|ending| {
            let mut part = own.as_os_str().to_owned();
            part.push(ending);
            path.as_os_str() == part
        })
    });
    // Renaming a copy over the open file would cut it off from its log. And what is no copy of an
    // earlier day (a list, a log of SQLite's) was named by mistake.
    if itself || !may_be_replaced(path) {
        return Err(not_written(path, std::io::ErrorKind::AlreadyExists.into()));
    }
    let mut part = path.as_os_str().to_owned();
    part.push(".part");
    let part = PathBuf::from(part);
    let _ = std::fs::remove_file(&part);
    let copied = (|| {
        let mut copy = Connection::open(&part).map_err(|why| {
            Error::new(ErrorCode::FileNotWritten)
                .with("path", path.display().to_string())
                .detail(why)
        })?;
        Backup::new(from, &mut copy)?.run_to_completion(4096, std::time::Duration::ZERO, None)?;
        copy.pragma_update(None, "journal_mode", "delete")?;
        drop(copy);
        verify(&part)
    })();
    if let Err(error) = copied {
        let _ = std::fs::remove_file(&part);
        return Err(error);
    }
    std::fs::rename(&part, path).map_err(|error| not_written(path, error))
}

/// True if nothing stands at `path`, or an empty file, or a data file of ours.
fn may_be_replaced(path: &Path) -> bool {
    let Ok(there) = std::fs::metadata(path) else { return true };
    if there.len() == 0 {
        return there.is_file();
    }
    super::open::inspect(path).is_ok()
}

fn verify(path: &Path) -> Result<()> {
    let copy = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let application: i32 = copy.query_row("PRAGMA application_id", [], |row| row.get(0))?;
    let check: String = copy.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if application != APPLICATION_ID || check != "ok" {
        return Err(Error::new(ErrorCode::DatabaseDamaged)
            .with("path", path.display().to_string())
            .detail(check));
    }
    Ok(())
}

/// The copies beside `file`, newest first.
///
/// # Errors
/// `FileUnreadable` if the folder cannot be listed.
pub fn list_backups(file: &Path) -> Result<Vec<BackupFile>> {
    let folder = folder_of(file);
    let prefix = format!("{}-", stem_of(file));
    let Ok(entries) = std::fs::read_dir(&folder) else { return Ok(Vec::new()) };
    let mut found: Vec<BackupFile> = entries
        .flatten()
        .filter_map(|entry| {
            let name = entry.file_name().to_string_lossy().into_owned();
            let rest = name.strip_prefix(&prefix)?.strip_suffix(".db")?;
            let at = rest.split('-').next()?.parse().ok()?;
            let size = entry.metadata().ok()?.len();
            Some(BackupFile { path: entry.path(), at: Timestamp(at), size })
        })
        .collect();
    found.sort_by(|a, b| b.at.cmp(&a.at).then_with(|| b.path.cmp(&a.path)));
    Ok(found)
}

fn rotate(file: &Path) -> Result<()> {
    for old in list_backups(file)?.into_iter().skip(KEPT) {
        let _ = std::fs::remove_file(old.path);
    }
    Ok(())
}

fn not_written(path: &Path, error: std::io::Error) -> Error {
    let code = if error.kind() == std::io::ErrorKind::StorageFull {
        ErrorCode::DiskFull
    } else {
        ErrorCode::FileNotWritten
    };
    Error::new(code).with("path", path.display().to_string()).detail(error)
}
