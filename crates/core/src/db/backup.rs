//! Backups: made with SQLite's online backup while writing goes on, verified before they count.

use std::path::{Path, PathBuf};
use std::sync::mpsc::RecvTimeoutError;

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};

use super::APPLICATION_ID;
use crate::error::{Error, ErrorCode, Result};
use crate::time::Timestamp;

/// Pages copied between two questions whether to go on: 16 MB.
const STRETCH: i32 = 4096;
/// How long a check runs between two such questions.
const ASK_EVERY: std::time::Duration = std::time::Duration::from_millis(100);

/// Asked while a copy is made; its error ends the work, and no copy is left.
pub type GoOn<'a> = &'a mut dyn FnMut() -> Result<()>;

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
/// passes `quick_check`. An unverified copy is removed. `go_on` is asked every 16 MB and every tenth
/// of a second of the check.
///
/// # Errors
/// `FileNotWritten`, `DiskFull`, `DatabaseDamaged` (the copy does not check), those of `go_on`.
pub fn make_backup(
    from: &Connection,
    file: &Path,
    now: Timestamp,
    why: &str,
    go_on: GoOn<'_>,
) -> Result<BackupFile> {
    let folder = folder_of(file);
    std::fs::create_dir_all(&folder).map_err(|error| not_written(&folder, error))?;
    let path = folder.join(format!("{}-{}-{why}.db", stem_of(file), now.0));
    copy_to(from, &path, go_on).and_then(|()| rotate(file)).inspect_err(|_| {
        let _ = std::fs::remove_file(&path);
    })?;
    let size = std::fs::metadata(&path).map_err(|error| not_written(&path, error))?.len();
    Ok(BackupFile { path, at: now, size })
}

/// Copies the open file to `path` and verifies the copy. `path` appears whole or not at all.
pub(crate) fn copy_to(from: &Connection, path: &Path, go_on: GoOn<'_>) -> Result<()> {
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
        let pages = Backup::new(from, &mut copy)?;
        loop {
            go_on()?;
            match pages.step(STRETCH)? {
                StepResult::Done => break,
                StepResult::More => {}
                // somebody writes: a moment later
                _ => std::thread::sleep(std::time::Duration::from_millis(5)),
            }
        }
        drop(pages);
        copy.pragma_update(None, "journal_mode", "delete")?;
        drop(copy);
        verify(&part, go_on)
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

/// Checks a copy on a thread of its own, so that the check can be ended: it is one statement.
fn verify(path: &Path, go_on: GoOn<'_>) -> Result<()> {
    let copy = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let application: i32 = copy.query_row("PRAGMA application_id", [], |row| row.get(0))?;
    let ends = copy.get_interrupt_handle();
    let (told, hear) = std::sync::mpsc::channel();
    let (checked, stopped) = std::thread::scope(|scope| {
        scope.spawn(move || {
            let ask = "PRAGMA quick_check(1)";
            let _ = told.send(copy.query_row(ask, [], |row| row.get::<_, String>(0)));
        });
        let mut stopped = Ok(());
        loop {
            match hear.recv_timeout(ASK_EVERY) {
                Ok(checked) => break (Some(checked), stopped),
                Err(RecvTimeoutError::Disconnected) => break (None, stopped),
                Err(RecvTimeoutError::Timeout) if stopped.is_ok() => {
                    stopped = go_on();
                    if stopped.is_err() {
                        ends.interrupt();
                    }
                }
                Err(RecvTimeoutError::Timeout) => {}
            }
        }
    });
    stopped?;
    let check = checked.ok_or_else(|| Error::internal("the check of a copy did not end"))??;
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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_copy_that_is_stopped_leaves_nothing_and_one_that_is_not_is_whole() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("enishi.db");
        let app = crate::app::App::open(&file, crate::env::Env::fixed("2026-04-01T09:00:00Z", 1));
        let app = app.unwrap();
        let mut asked = 0;
        let now = app.env().clock.now();
        let stopped = app.read(|db| {
            make_backup(db, &file, now, "test", &mut || {
                asked += 1;
                Err(Error::new(ErrorCode::Stopped))
            })
        });
        assert_eq!(stopped.unwrap_err().code, ErrorCode::Stopped);
        assert_eq!(asked, 1, "the first no ends it");
        let left = std::fs::read_dir(folder.path().join("backups")).unwrap().count();
        assert_eq!(left, 0, "neither a copy nor a part of one");

        let made = app.read(|db| make_backup(db, &file, now, "test", &mut || Ok(()))).unwrap();
        assert_eq!(list_backups(&file).unwrap(), [made]);
    }
}
