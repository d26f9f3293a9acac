//! One sender at a time: an operating system lock on a file beside the data file.
//!
//! The window and the command line may run on the same data file; only the holder of this lock
//! sends, and only it takes over messages that another process left behind. The lock belongs to
//! the open file, so a killed process loses it at once and a copied lock file means nothing.

use std::fs::File;
use std::path::{Path, PathBuf};

/// Held while this process is the sender of a data file; dropping it lets the next one send.
#[derive(Debug)]
pub struct SenderLock {
    _file: File,
}

impl SenderLock {
    /// Takes the lock of `data_file` if nobody holds it.
    ///
    /// # Errors
    /// The lock file cannot be made: read-only folder, full disk.
    pub fn try_take(data_file: &Path) -> std::io::Result<Option<Self>> {
        let file =
            File::options().create(true).truncate(false).write(true).open(Self::path(data_file))?;
        match file.try_lock() {
            Ok(()) => Ok(Some(Self { _file: file })),
            Err(std::fs::TryLockError::WouldBlock) => Ok(None),
            Err(std::fs::TryLockError::Error(error)) => Err(error),
        }
    }

    /// `NAME.sender-lock` beside the data file.
    fn path(data_file: &Path) -> PathBuf {
        let mut name = data_file.as_os_str().to_owned();
        name.push(".sender-lock");
        name.into()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_second_sender_waits_until_the_first_is_gone() {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("名簿.db");
        let first = SenderLock::try_take(&data).unwrap();
        assert!(first.is_some(), "nobody else holds it");
        assert!(SenderLock::try_take(&data).unwrap().is_none(), "only one sender at a time");
        drop(first);
        assert!(SenderLock::try_take(&data).unwrap().is_some(), "free again");
    }

    #[test]
    fn a_folder_that_is_not_there_is_an_error_and_not_a_lock() {
        assert!(SenderLock::try_take(Path::new("/nowhere/at/all.db")).is_err());
    }
}
