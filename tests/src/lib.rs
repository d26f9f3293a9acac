//! What the journeys share: a shell without dialogs, chance from a seed, the long form.
#![allow(clippy::expect_used, clippy::panic, reason = "only tests call this")]

use std::path::Path;

use enishi_core::api::{AppInfo, FileToken, Host, PickFile, ReadSeek};
use enishi_core::error::{Error, Result};
use rusqlite::types::{FromSql, FromSqlResult, ValueRef};

/// True if the long form of the tests was asked for (`cargo xtask test --long`).
#[expect(clippy::disallowed_methods, reason = "asks how far to walk")]
pub fn is_long() -> bool {
    std::env::var_os("ENISHI_LONG").is_some()
}

/// A shell whose files hold the words of their tokens, so that a list is imported as it is typed;
/// the file `held` holds what it was given last.
pub struct Desk {
    practice: String,
    held: std::sync::Mutex<Vec<u8>>,
}

impl Desk {
    /// A shell whose practice mail goes to `folder`.
    pub fn new(folder: &Path) -> Self {
        Self { practice: folder.to_string_lossy().into_owned(), held: std::sync::Mutex::default() }
    }

    /// Makes these bytes the content of the file `held`.
    pub fn hold(&self, bytes: &[u8]) {
        *self.held.lock().expect("nobody panics while holding it") = bytes.to_vec();
    }
}

impl Host for Desk {
    fn pick_open(&self, _: &PickFile) -> Result<Option<FileToken>> {
        Ok(None)
    }

    fn pick_save(&self, _: &PickFile) -> Result<Option<FileToken>> {
        Ok(None)
    }

    fn open(&self, token: &str) -> Result<Box<dyn ReadSeek>> {
        let bytes = match token {
            "held" => self.held.lock().expect("nobody panics while holding it").clone(),
            token => token.as_bytes().to_vec(),
        };
        Ok(Box::new(std::io::Cursor::new(bytes)))
    }

    fn write(
        &self,
        _: &str,
        _: &mut dyn FnMut(&mut dyn std::io::Write) -> Result<()>,
    ) -> Result<()> {
        Err(Error::internal("nothing is written here"))
    }

    fn ready(&self) {}

    fn info(&self) -> AppInfo {
        panic!("nobody asks in these tests")
    }

    fn open_link(&self, _: &str) -> Result<()> {
        Ok(())
    }

    fn practice_folder(&self) -> String {
        self.practice.clone()
    }
}

/// Chance from a seed (splitmix64): the same seed, the same walk.
pub struct Dice(pub u64);

impl Dice {
    /// The next number.
    pub fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut x = self.0;
        x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        x ^ (x >> 31)
    }

    /// A number below `n`; 0 if there is none.
    pub fn below(&mut self, n: usize) -> usize {
        usize::try_from(self.roll() % n.max(1) as u64).expect("below n")
    }

    /// One of `all`, if there is one.
    pub fn of<T: Clone>(&mut self, all: &[T]) -> Option<T> {
        all.get(self.below(all.len())).cloned()
    }

    /// One of some words.
    pub fn word(&mut self, all: &[&str]) -> String {
        self.of(all).unwrap_or_default().to_owned()
    }
}

/// An id of the file as text.
pub struct IdText(pub String);

impl FromSql for IdText {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let hex: String = value.as_blob()?.iter().map(|byte| format!("{byte:02x}")).collect();
        let parts = [&hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..]];
        Ok(Self(parts.join("-")))
    }
}
