//! Opening a file: where the doors of [`crate::app`] and the features behind them meet.

use std::path::Path;

use crate::app::App;
use crate::derive::Features;
use crate::env::Env;
use crate::error::Result;

impl App {
    /// Opens `path`, making a new file if there is none, and brings what depends on the day up
    /// to date.
    ///
    /// # Errors
    /// See `db`: a foreign, newer, damaged, empty or read-only file is refused untouched.
    pub fn open(path: &Path, env: Env) -> Result<Self> {
        Self::start(path, env, true, &Features)
    }

    /// Opens `path` and refuses if there is no file.
    ///
    /// # Errors
    /// `FileMissing` and those of [`App::open`].
    pub fn open_existing(path: &Path, env: Env) -> Result<Self> {
        Self::start(path, env, false, &Features)
    }
}
