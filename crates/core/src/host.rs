//! What only a shell can do: dialogs, files, the window, the person's other programs.
//!
//! The desktop, the development host, the command line and tests each have a [`Host`]; a command
//! gets it beside the program in a [`Call`]. The page holds tokens, never paths.

use std::path::PathBuf;

use crate::app::App;
use crate::error::{Error, ErrorCode, Result};
use crate::wire::{AppInfo, FileToken, PickFile};

/// The shell around the program.
pub trait Host: Send + Sync {
    /// Lets the person choose a file to read; `None` if they closed the dialog.
    ///
    /// # Errors
    /// `Internal` if the dialog cannot be shown.
    fn pick_open(&self, request: &PickFile) -> Result<Option<FileToken>>;
    /// Lets the person choose where to write.
    ///
    /// # Errors
    /// `Internal` if the dialog cannot be shown.
    fn pick_save(&self, request: &PickFile) -> Result<Option<FileToken>>;
    /// Opens a chosen file for reading.
    ///
    /// # Errors
    /// `FileMissing`, `FileUnreadable`.
    fn open(&self, token: &str) -> Result<Box<dyn ReadSeek>>;
    /// Holds a pasted text as if it were a chosen file; it never lies on disk. A shell that nothing
    /// is pasted into has no place for one.
    ///
    /// # Errors
    /// `FileMissing` without a place.
    fn hold(&self, name: &str, _text: &str) -> Result<FileToken> {
        Err(Error::new(ErrorCode::FileMissing).with("path", name))
    }
    /// Writes a chosen file at once and whole: a failure leaves nothing behind.
    ///
    /// # Errors
    /// `FileNotWritten`, `DiskFull`.
    fn write(
        &self,
        token: &str,
        content: &mut dyn FnMut(&mut dyn std::io::Write) -> Result<()>,
    ) -> Result<()>;
    /// Where a chosen file shall be made that is not there yet; only for the core, never for the page.
    ///
    /// # Errors
    /// `FileMissing` if the token is unknown, `Internal` in a shell without such files.
    fn new_file(&self, _token: &str) -> Result<PathBuf> {
        Err(Error::internal("this shell makes no files"))
    }
    /// Opens a data file in a window of its own, beside this one.
    ///
    /// # Errors
    /// `FileMissing` if the token is unknown, `Internal` if no window can be opened.
    fn open_data(&self, _token: &str) -> Result<()> {
        Err(Error::internal("this shell has no windows"))
    }
    /// The page has rendered: show the window.
    fn ready(&self);
    /// About program and computer.
    fn info(&self) -> AppInfo;
    /// Opens a web or mail address in the person's own program.
    ///
    /// # Errors
    /// `FieldInvalid` for any other scheme.
    fn open_link(&self, url: &str) -> Result<()>;
    /// The folder for practice mail, created if missing.
    fn practice_folder(&self) -> String;
}

/// A readable, seekable file.
pub trait ReadSeek: std::io::Read + std::io::Seek + Send {}
impl<T: std::io::Read + std::io::Seek + Send> ReadSeek for T {}

/// One call of a command: the program and its host.
pub struct Call<'a> {
    /// The program.
    pub app: &'a App,
    /// The shell around it.
    pub host: &'a dyn Host,
}

impl Call<'_> {
    /// Reports progress of `job` and hears whether it shall stop. Cheap: events are thinned to
    /// ten a second.
    ///
    /// # Errors
    /// `Stopped` after `job_stop`.
    pub fn progress(&self, job: &str, phase: &str, done: i64, total: i64) -> Result<()> {
        self.app.jobs().progress(job, phase, done, total)
    }
}
