//! The shell of a benchmark: files by path, no dialogs, no window.

use std::fs::File;
use std::io::{BufWriter, Write};

use enishi_core::api::{AppInfo, FileToken, Host, PickFile, ReadSeek};
use enishi_core::app::App;
use enishi_core::env::SecretPlace;
use enishi_core::error::{Error, ErrorCode, Result};
use serde_json::Value;

/// A shell whose tokens are paths.
pub(crate) struct Desk;

impl Host for Desk {
    fn pick_open(&self, _: &PickFile) -> Result<Option<FileToken>> {
        Ok(None)
    }

    fn pick_save(&self, _: &PickFile) -> Result<Option<FileToken>> {
        Ok(None)
    }

    fn open(&self, token: &str) -> Result<Box<dyn ReadSeek>> {
        let open = File::open(token);
        Ok(Box::new(open.map_err(|why| Error::new(ErrorCode::FileMissing).detail(why))?))
    }

    fn write(
        &self,
        token: &str,
        content: &mut dyn FnMut(&mut dyn Write) -> Result<()>,
    ) -> Result<()> {
        let refused = |why: std::io::Error| Error::new(ErrorCode::FileNotWritten).detail(why);
        let mut out = BufWriter::new(File::create(token).map_err(refused)?);
        content(&mut out)?;
        out.flush().map_err(refused)
    }

    fn ready(&self) {}

    fn info(&self) -> AppInfo {
        AppInfo {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            data_file: String::new(),
            platform: "bench".to_owned(),
            system_language: "ja".to_owned(),
            zone: "Asia/Tokyo".to_owned(),
            secret_place: SecretPlace::Memory,
            colour_scheme: String::new(),
        }
    }

    fn open_link(&self, _: &str) -> Result<()> {
        Ok(())
    }

    fn practice_folder(&self) -> String {
        String::new()
    }
}

/// One command as the page sends it: JSON in, JSON out.
///
/// # Errors
/// The command's, in words.
pub(crate) fn ask(app: &App, name: &str, request: &Value) -> std::result::Result<Answer, String> {
    enishi_core::api::call(app, &Desk, name, request.to_string().as_bytes())
        .map(Answer)
        .map_err(|why| format!("{name}: {} {:?} {:?}", why.code.as_str(), why.params, why.detail))
}

/// What a command answered, as it goes over the wire. Reading it is no work of the program, so it
/// is not read before it is asked for.
pub(crate) struct Answer(Vec<u8>);

impl Answer {
    /// Bytes.
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// # Errors
    /// In words, if it is no JSON.
    pub(crate) fn read(&self) -> std::result::Result<Value, String> {
        serde_json::from_slice(&self.0).map_err(|error| error.to_string())
    }
}
