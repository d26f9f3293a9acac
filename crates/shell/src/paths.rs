//! Where things lie: the data file, and beside it practice mail, backups and logs.
//!
//! Without `--db` the data file is `enishi.db` in the user's data folder (XDG Base Directory on
//! Linux, `Application Support` on macOS, `%LOCALAPPDATA%` on Windows). With `--db FILE`
//! everything else lies beside FILE, so a test or a second workspace touches nothing else.

use std::path::{Path, PathBuf};

/// The folders of one workspace.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The data file.
    pub data_file: PathBuf,
    /// `.eml` files of the practice mailbox.
    pub practice: PathBuf,
    /// Log files.
    pub logs: PathBuf,
}

impl Place {
    /// Everything beside `file`.
    pub fn beside(file: &Path) -> Self {
        // Canonical, because locks and SQLite's WAL must agree on one name for the file.
        let folder = match file.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder.to_path_buf(),
            _ => PathBuf::from("."),
        };
        let folder = folder.canonicalize().unwrap_or(folder);
        let data_file =
            file.file_name().map_or_else(|| folder.join("enishi.db"), |n| folder.join(n));
        let stem = data_file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        Self {
            practice: folder.join(format!("{stem}-practice-mail")),
            logs: folder.join(format!("{stem}-logs")),
            data_file,
        }
    }

    /// The user's own data folder, created if missing.
    ///
    /// # Errors
    /// No home folder is known, or the folder cannot be made.
    pub fn of_user() -> std::io::Result<Self> {
        let folder = user_folder()
            .ok_or_else(|| std::io::Error::new(std::io::ErrorKind::NotFound, "no home folder"))?;
        std::fs::create_dir_all(&folder)?;
        Ok(Self {
            data_file: folder.join("enishi.db"),
            practice: folder.join("practice-mail"),
            logs: folder.join("logs"),
        })
    }

    /// [`Place::beside`] a given file, else [`Place::of_user`].
    ///
    /// # Errors
    /// As [`Place::of_user`].
    pub fn choose(db: Option<&Path>) -> std::io::Result<Self> {
        db.map_or_else(Self::of_user, |file| Ok(Self::beside(file)))
    }

    /// The folder of the practice mailbox, created if it can be.
    pub fn practice_folder(&self) -> String {
        if let Err(error) = std::fs::create_dir_all(&self.practice) {
            tracing::warn!(kind = ?error.kind(), "the practice folder cannot be made");
        }
        self.practice.to_string_lossy().into_owned()
    }
}

#[expect(clippy::disallowed_methods, reason = "a shell may read the environment")]
fn user_folder() -> Option<PathBuf> {
    let variable =
        |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    if cfg!(windows) {
        return variable("LOCALAPPDATA").map(|folder| folder.join("Enishi"));
    }
    if cfg!(target_os = "macos") {
        return variable("HOME").map(|home| home.join("Library/Application Support/Enishi"));
    }
    // Relative paths in XDG variables are invalid and must be ignored (XDG Base Directory 0.8).
    variable("XDG_DATA_HOME")
        .filter(|folder| folder.is_absolute())
        .or_else(|| variable("HOME").map(|home| home.join(".local/share")))
        .map(|folder| folder.join("enishi"))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn with_a_file_of_its_own_nothing_lies_elsewhere() {
        let folder = tempfile::tempdir().unwrap();
        let place = Place::beside(&folder.path().join("展示会 2026.db"));
        let root = folder.path().canonicalize().unwrap();
        for path in [&place.data_file, &place.practice, &place.logs] {
            assert_eq!(
                path.parent(),
                Some(root.as_path()),
                "{} lies beside the file",
                path.display()
            );
        }
        assert!(place.practice_folder().ends_with("展示会 2026-practice-mail"));
        assert!(place.practice.is_dir(), "the practice folder is made when asked for");
    }
}
