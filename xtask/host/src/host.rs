//! Stand-ins for what only a desktop can do: dialogs answer what a test said before.

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use enishi_core::api::{AppInfo, FileToken, Host, PickFile, ReadSeek};
use enishi_core::env::{Ids, SecretPlace};
use enishi_core::error::{Error, ErrorCode, Result};
use enishi_shell::{FileTokens, Place};

/// A browser around the core.
pub(crate) struct BrowserHost {
    place: Place,
    files: FileTokens,
    ids: Arc<dyn Ids>,
    /// Answers of the next dialogs; none means that the person closes the dialog.
    dialogs: Mutex<VecDeque<PathBuf>>,
}

impl BrowserHost {
    pub(crate) fn new(place: Place, ids: Arc<dyn Ids>) -> Self {
        Self { place, files: FileTokens::default(), ids, dialogs: Mutex::default() }
    }

    /// The next dialog answers `path`.
    pub(crate) fn answer_next_dialog(&self, path: PathBuf) {
        self.dialogs.lock().unwrap_or_else(PoisonError::into_inner).push_back(path);
    }

    /// A token for a file, as if it were chosen.
    pub(crate) fn grant(&self, path: PathBuf) -> FileToken {
        self.files.grant(path, &*self.ids)
    }

    fn dialog(&self) -> Option<FileToken> {
        let path = self.dialogs.lock().unwrap_or_else(PoisonError::into_inner).pop_front();
        path.map(|path| self.grant(path))
    }
}

impl Host for BrowserHost {
    fn pick_open(&self, _request: &PickFile) -> Result<Option<FileToken>> {
        Ok(self.dialog())
    }

    fn pick_save(&self, _request: &PickFile) -> Result<Option<FileToken>> {
        Ok(self.dialog())
    }

    fn open(&self, token: &str) -> Result<Box<dyn ReadSeek>> {
        self.files.open(token)
    }

    fn hold(&self, name: &str, text: &str) -> Result<FileToken> {
        Ok(self.files.hold(name, text, &*self.ids))
    }

    fn write(
        &self,
        token: &str,
        content: &mut dyn FnMut(&mut dyn std::io::Write) -> Result<()>,
    ) -> Result<()> {
        self.files.write(token, content)
    }

    fn new_file(&self, token: &str) -> Result<PathBuf> {
        self.files.path(token)
    }

    fn open_data(&self, token: &str) -> Result<()> {
        // A browser shows one file; that there is one to open is all it can say.
        self.files.open(token).map(|_| ())
    }

    fn ready(&self) {}

    fn info(&self) -> AppInfo {
        AppInfo {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            data_file: self.place.data_file.display().to_string(),
            platform: "web".to_owned(),
            system_language: enishi_shell::system_language().to_owned(),
            zone: enishi_shell::system_zone().name().to_owned(),
            secret_place: SecretPlace::Memory,
            colour_scheme: String::new(),
        }
    }

    fn open_link(&self, url: &str) -> Result<()> {
        // Nothing is opened from a server; the scheme is judged as the window does.
        if url.starts_with("https://") || url.starts_with("mailto:") {
            return Ok(());
        }
        Err(Error::new(ErrorCode::FieldInvalid).with("field", "url").with("value", url))
    }

    fn practice_folder(&self) -> String {
        self.place.practice_folder()
    }
}
