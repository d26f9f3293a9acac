//! The sender lock: of all programs on one file, one sends.
//!
//! A lock of the operating system on a small file beside the data file: it goes with the process
//! that held it, however that ended, so no lock is ever left behind. It is given back by name, not
//! by closing the file: a program started meanwhile (a browser, a folder window) holds a copy of
//! every open file for the moment between its birth and its own start, and would keep the lock.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;

use crate::error::{Error, ErrorCode, Result};

/// The right to send; ends when dropped.
#[derive(Debug)]
pub(crate) struct SenderLock {
    file: File,
}

impl Drop for SenderLock {
    fn drop(&mut self) {
        if let Err(why) = self.file.unlock() {
            tracing::warn!(kind = %why.kind(), "the sender lock was not given back");
        }
    }
}

/// Takes the lock of the data file at `path`; `None` if somebody else has it.
///
/// # Errors
/// `FileNotWritten` if the lock file cannot be made.
pub(crate) fn lock_sender(path: &Path) -> Result<Option<SenderLock>> {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".sender");
    let lock = path.with_file_name(name);
    let refuse = |why: std::io::Error| {
        Error::new(ErrorCode::FileNotWritten)
            .with("path", lock.to_string_lossy().into_owned())
            .detail(why.kind())
    };
    let file =
        OpenOptions::new().create(true).truncate(false).write(true).open(&lock).map_err(refuse)?;
    match file.try_lock() {
        Ok(()) => Ok(Some(SenderLock { file })),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(why)) => Err(refuse(why)),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn one_sends_and_the_lock_goes_with_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("縁.db");
        let first = lock_sender(&path).unwrap();
        assert!(first.is_some());
        assert!(lock_sender(&path).unwrap().is_none());
        drop(first);
        assert!(lock_sender(&path).unwrap().is_some());
    }

    #[test]
    fn a_copy_of_the_open_file_in_another_process_does_not_keep_the_lock() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("縁.db");
        let first = lock_sender(&path).unwrap().unwrap();
        let inherited = first.file.try_clone().unwrap();
        drop(first);
        assert!(lock_sender(&path).unwrap().is_some());
        drop(inherited);
    }
}
