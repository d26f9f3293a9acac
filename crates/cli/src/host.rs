//! The host of a terminal: files by the path that was typed, no dialogs.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use enishi_core::api::{AppInfo, FileToken, Host, PickFile, ReadSeek};
use enishi_core::env::{Ids, SecretPlace};
use enishi_core::error::{Error, ErrorCode, Result};
use enishi_shell::{FileTokens, Place};

/// What a terminal can do for the core.
pub struct TerminalHost {
    place: Place,
    files: FileTokens,
    ids: Arc<dyn Ids>,
    practice: Mutex<Option<PathBuf>>,
}

impl TerminalHost {
    /// A host beside the file of `place`.
    pub fn new(place: Place, ids: Arc<dyn Ids>) -> Self {
        Self { place, files: FileTokens::default(), ids, practice: Mutex::new(None) }
    }

    /// A token for a typed path.
    pub fn grant(&self, path: PathBuf) -> String {
        self.files.grant(path, &*self.ids).token
    }

    /// Who typed a path may read all of it, not only its name.
    fn as_typed(&self, token: &str, why: Error) -> Error {
        match self.files.path(token) {
            Ok(path) if why.params.contains_key("path") => {
                why.with("path", path.display().to_string())
            }
            _ => why,
        }
    }

    /// Practice mail goes there from now on.
    pub fn practise_in(&self, folder: PathBuf) {
        *self.practice.lock().unwrap_or_else(PoisonError::into_inner) = Some(folder);
    }
}

impl Host for TerminalHost {
    fn pick_open(&self, _: &PickFile) -> Result<Option<FileToken>> {
        Ok(None)
    }

    fn pick_save(&self, _: &PickFile) -> Result<Option<FileToken>> {
        Ok(None)
    }

    fn open(&self, token: &str) -> Result<Box<dyn ReadSeek>> {
        self.files.open(token).map_err(|why| self.as_typed(token, why))
    }

    fn write(
        &self,
        token: &str,
        content: &mut dyn FnMut(&mut dyn std::io::Write) -> Result<()>,
    ) -> Result<()> {
        self.files.write(token, content).map_err(|why| self.as_typed(token, why))
    }

    fn ready(&self) {}

    fn info(&self) -> AppInfo {
        AppInfo {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            data_file: self.place.data_file.display().to_string(),
            platform: std::env::consts::OS.to_owned(),
            system_language: enishi_shell::system_language().to_owned(),
            zone: enishi_shell::system_zone().name().to_owned(),
            secret_place: SecretPlace::Environment,
            colour_scheme: String::new(),
        }
    }

    fn open_link(&self, url: &str) -> Result<()> {
        Err(Error::new(ErrorCode::FieldInvalid).with("field", "url").with("value", url))
    }

    fn practice_folder(&self) -> String {
        let chosen = self.practice.lock().unwrap_or_else(PoisonError::into_inner).clone();
        match chosen {
            Some(folder) => {
                // A folder that cannot be made is told by the mailbox when it writes.
                let _ = std::fs::create_dir_all(&folder);
                folder.canonicalize().unwrap_or(folder).to_string_lossy().into_owned()
            }
            None => self.place.practice_folder(),
        }
    }
}
