//! What the program is started with: `[--db FILE] [LIST …]`.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// The words behind the program's name.
#[derive(Debug, Default, Clone)]
pub(crate) struct Args {
    /// Another data file.
    pub(crate) db: Option<PathBuf>,
    files: Vec<PathBuf>,
}

impl Args {
    /// Reads them; the error is the usage text.
    pub(crate) fn read(words: impl Iterator<Item = OsString>) -> Result<Self, String> {
        let mut args = Self::default();
        let mut words = words;
        while let Some(word) = words.next() {
            match word.to_str() {
                Some("--db") => match words.next() {
                    Some(file) => args.db = Some(file.into()),
                    None => return Err(usage("--db needs a file")),
                },
                Some(other) if other.starts_with('-') => return Err(usage(other)),
                _ => args.files.push(word.into()),
            }
        }
        Ok(args)
    }

    /// The lists to import, as seen from the current folder.
    pub(crate) fn files_here(&self) -> Vec<PathBuf> {
        self.files.iter().filter_map(|file| std::path::absolute(file).ok()).collect()
    }

    /// The lists to import, as seen from `folder`.
    pub(crate) fn files_in(&self, folder: &Path) -> Vec<PathBuf> {
        self.files.iter().map(|file| folder.join(file)).collect()
    }
}

fn usage(wrong: &str) -> String {
    format!("{wrong}\nusage: enishi [--db FILE] [LIST.csv]")
}
