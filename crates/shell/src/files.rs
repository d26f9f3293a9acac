//! File tokens: the page may use a file that the person chose, or a text that they pasted, but never
//! sees or sends a path.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use enishi_core::api::{FileToken, ReadSeek};
use enishi_core::env::Ids;
use enishi_core::error::{Error, ErrorCode, Result};

/// The files that were chosen in this run, by token, and the text that was pasted last.
#[derive(Debug, Default)]
pub struct FileTokens {
    chosen: Mutex<BTreeMap<String, PathBuf>>,
    held: Mutex<Option<(String, Arc<[u8]>)>>,
}

fn new_token(ids: &dyn Ids) -> String {
    let mut secret = [0_u8; 16];
    ids.fill(&mut secret);
    secret.iter().map(|byte| format!("{byte:02x}")).collect()
}

impl FileTokens {
    /// Makes a token for `path`. The file need not exist (it may be one to write).
    pub fn grant(&self, path: PathBuf, ids: &dyn Ids) -> FileToken {
        let token = new_token(ids);
        let granted = FileToken {
            token: token.clone(),
            name: path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
            size: std::fs::metadata(&path).map_or(0, |data| i64::try_from(data.len()).unwrap_or(0)),
        };
        self.kept().insert(token, path);
        granted
    }

    /// Holds a pasted text as if it were a file, until the next one is held. It never lies on disk.
    pub fn hold(&self, name: &str, text: &str, ids: &dyn Ids) -> FileToken {
        let token = new_token(ids);
        let bytes: Arc<[u8]> = text.as_bytes().into();
        let size = i64::try_from(bytes.len()).unwrap_or(i64::MAX);
        *self.held.lock().unwrap_or_else(PoisonError::into_inner) = Some((token.clone(), bytes));
        FileToken { token, name: name.to_owned(), size }
    }

    fn find_held(&self, token: &str) -> Option<Arc<[u8]>> {
        let held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        held.as_ref().filter(|(known, _)| known == token).map(|(_, bytes)| bytes.clone())
    }

    /// Opens a granted file, or a text that is held, for reading.
    ///
    /// # Errors
    /// `FileMissing` if the token is unknown or the file is gone, `FileUnreadable`.
    pub fn open(&self, token: &str) -> Result<Box<dyn ReadSeek>> {
        if let Some(bytes) = self.find_held(token) {
            return Ok(Box::new(std::io::Cursor::new(bytes)));
        }
        let path = self.path(token)?;
        let file = File::open(&path).map_err(|error| unreadable(&path, &error))?;
        if file.metadata().is_ok_and(|data| data.is_dir()) {
            return Err(Error::new(ErrorCode::FileUnreadable).with("path", shown(&path)));
        }
        Ok(Box::new(file))
    }

    /// Writes a granted file whole: first beside it, then renamed over it. A database is never
    /// replaced: whoever names one meant another file.
    ///
    /// # Errors
    /// `FileNotWritten`, `DiskFull`, or what `content` answers; then nothing is left behind.
    pub fn write(
        &self,
        token: &str,
        content: &mut dyn FnMut(&mut dyn std::io::Write) -> Result<()>,
    ) -> Result<()> {
        let path = self.path(token)?;
        if is_database(&path) {
            return Err(unwritten(&path, &std::io::ErrorKind::AlreadyExists.into()));
        }
        let mut beside = path.as_os_str().to_owned();
        beside.push(".enishi-part");
        let beside = PathBuf::from(beside);
        let written = write_beside(&beside, &path, content);
        if written.is_err() {
            // The first error is the one to tell; a left part file is harmless.
            let _ = std::fs::remove_file(&beside);
        }
        written
    }

    /// The path of a token.
    ///
    /// # Errors
    /// `FileMissing` if the token was not granted in this run.
    pub fn path(&self, token: &str) -> Result<PathBuf> {
        let missing = || Error::new(ErrorCode::FileMissing).with("path", "");
        self.kept().get(token).cloned().ok_or_else(missing)
    }

    fn kept(&self) -> MutexGuard<'_, BTreeMap<String, PathBuf>> {
        self.chosen.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// True if `path` is an SQLite file, or what lies beside one: its logs, the sender lock.
fn is_database(path: &Path) -> bool {
    const MAGIC: &[u8] = b"SQLite format 3\0";
    let begins = |path: &Path| {
        let mut head = [0_u8; 16];
        File::open(path).and_then(|mut file| file.read_exact(&mut head)).is_ok() && head == *MAGIC
    };
    let name = path.as_os_str().to_string_lossy();
    begins(path)
        || ["-wal", "-shm", "-journal", ".sender"]
            .iter()
            .filter_map(|ending| name.strip_suffix(ending))
            .any(|database| begins(Path::new(database)))
}

fn write_beside(
    beside: &Path,
    path: &Path,
    content: &mut dyn FnMut(&mut dyn std::io::Write) -> Result<()>,
) -> Result<()> {
    let failed = |error: std::io::Error| unwritten(path, &error);
    let mut file = std::io::BufWriter::new(File::create(beside).map_err(failed)?);
    content(&mut file)?;
    file.flush().map_err(failed)?;
    file.get_ref().sync_all().map_err(failed)?;
    drop(file);
    std::fs::rename(beside, path).map_err(failed)
}

/// Only the name: an error may reach the screen of somebody who looks over the shoulder, and a
/// path names the user.
fn shown(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn unreadable(path: &Path, error: &std::io::Error) -> Error {
    let code = match error.kind() {
        std::io::ErrorKind::NotFound => ErrorCode::FileMissing,
        _ => ErrorCode::FileUnreadable,
    };
    Error::new(code).with("path", shown(path)).detail(error.kind())
}

fn unwritten(path: &Path, error: &std::io::Error) -> Error {
    let code = match error.kind() {
        std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => ErrorCode::DiskFull,
        _ => ErrorCode::FileNotWritten,
    };
    Error::new(code).with("path", shown(path)).detail(error.kind())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use enishi_core::env::SeededIds;

    use super::*;

    #[test]
    fn a_pasted_text_is_read_like_a_file_until_the_next_is_pasted() {
        let files = FileTokens::default();
        let ids = SeededIds::new(1);
        let read = |token: &str| {
            let mut text = String::new();
            files.open(token).map(|mut file| file.read_to_string(&mut text).unwrap()).map(|_| text)
        };
        let first = files.hold("table.tsv", "a\tb", &ids);
        assert_eq!((first.name.as_str(), first.size), ("table.tsv", 3));
        assert_eq!(read(&first.token).unwrap(), "a\tb");
        assert_eq!(read(&first.token).unwrap(), "a\tb", "as often as the import needs");
        let second = files.hold("table.tsv", "c", &ids);
        assert_eq!(read(&second.token).unwrap(), "c");
        assert_eq!(read(&first.token).unwrap_err().code, ErrorCode::FileMissing);
    }

    #[test]
    fn a_token_opens_the_chosen_file_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("名刺.csv");
        std::fs::write(&path, "氏名\n").unwrap();
        let tokens = FileTokens::default();
        let granted = tokens.grant(path, &SeededIds::new(1));
        assert_eq!((granted.name.as_str(), granted.size), ("名刺.csv", 7));
        let mut text = String::new();
        std::io::Read::read_to_string(&mut tokens.open(&granted.token).unwrap(), &mut text)
            .unwrap();
        assert_eq!(text, "氏名\n");
        for evil in ["../名刺.csv", "/etc/passwd", ""] {
            assert_eq!(tokens.open(evil).err().unwrap().code, ErrorCode::FileMissing, "{evil}");
        }
    }

    #[test]
    fn a_failed_write_leaves_the_old_file_and_no_part() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("out.csv");
        std::fs::write(&path, "old").unwrap();
        let tokens = FileTokens::default();
        let granted = tokens.grant(path.clone(), &SeededIds::new(1));
        let stopped = tokens.write(&granted.token, &mut |out| {
            out.write_all(b"half").unwrap();
            Err(Error::new(ErrorCode::Stopped))
        });
        assert_eq!(stopped.unwrap_err().code, ErrorCode::Stopped);
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "old", "nothing half is left");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "no part file is left");
        tokens
            .write(&granted.token, &mut |out| {
                out.write_all(b"new").unwrap();
                Ok(())
            })
            .unwrap();
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "new");
    }
}
