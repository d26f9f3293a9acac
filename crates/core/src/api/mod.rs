//! The wire: what a page may ask and what it is told.
//!
//! One table ([`commands`]) lists every command; from it come the router [`call`], the list
//! [`COMMANDS`], the topics of each read and the page's TypeScript (`ui/src/ipc/generated.ts`).
//! The window and the development host serve the same router.
//!
//! Words: a *read* looks at one snapshot and names the *topics* that make it stale; a *change*
//! writes through `App::change` and answers [`Changed`]; a *job* may take long, reports
//! `progress` and can be stopped; a *shell* command is answered by the [`Host`] (dialogs, paths).
//!
//! Invariants: ids cross as UUID text, `rid` never; numbers stay below 2^53; an empty request is
//! `null`; events carry no data, the page asks again.

#[cfg(feature = "bindings")]
pub mod bindings;
pub mod commands;

use crate::app::App;
use crate::error::{Error, ErrorCode, Result};

pub use commands::{COMMANDS, call};

/// Declares wire types: serde in snake_case, TypeScript when `bindings` is on.
#[macro_export]
macro_rules! dto {
    ($($item:item)*) => { $(
        #[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
        #[serde(rename_all = "snake_case")]
        $item
    )* };
}

/// What a command does, so that page and tests treat it right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Looks at one snapshot.
    Read,
    /// Writes through `App::change`.
    Change,
    /// May take long; `progress` and `job_stop`.
    Job,
    /// Answered by the host.
    Shell,
}

/// One row of the table.
#[derive(Debug, Clone, Copy)]
pub struct CommandInfo {
    /// `feature_verb`.
    pub name: &'static str,
    /// What it does.
    pub kind: Kind,
    /// What makes its answer stale (reads only).
    pub topics: &'static [Topic],
}

/// What a change touched, coarse enough to be cheap: pages ask again by topic.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum Topic {
    /// Leads, contact points, companies, tags of leads, cards.
    Leads,
    /// Stages and their settings.
    Stages,
    /// Timeline entries.
    Activities,
    /// Next steps.
    Steps,
    /// Sources and events, tags, companies as lists.
    Lists,
    /// Scoring models.
    Scoring,
    /// Consent and suppression.
    Consent,
    /// Mail accounts.
    Accounts,
    /// Templates.
    Templates,
    /// Outbox messages.
    Outbox,
    /// Import batches and duplicates.
    Imports,
    /// Settings.
    Settings,
    /// The change log: undo, redo, history.
    History,
}

crate::dto! {
    /// A request without content.
    pub struct Nothing {}

    /// The answer of every change.
    pub struct Changed {
        /// The undo step; `None` if nothing was written.
        pub change_id: Option<String>,
        /// What to ask again.
        pub topics: Vec<Topic>,
        /// Label of the change: text key `op-…` without prefix and its parameters.
        pub label: OpLabel,
        /// Number of the `changed` event that tells the same, so that the one who asked does not
        /// hear it twice; 1, 2, 3 … since the program started.
        pub number: i64,
    }

    /// The name of a change in words: text key `op-` + `op` with dashes.
    pub struct OpLabel {
        /// Stable code of the operation.
        pub op: String,
        /// Parameters of the sentence (`name`, `count`, `stage` …), text or number.
        #[cfg_attr(feature = "bindings", ts(type = "Record<string, string | number>"))]
        pub params: serde_json::Map<String, serde_json::Value>,
    }

    /// An error as the page gets it.
    pub struct WireError {
        /// The reason.
        pub code: ErrorCode,
        /// Values for the sentence.
        #[cfg_attr(feature = "bindings", ts(type = "Record<string, any>"))]
        pub params: serde_json::Map<String, serde_json::Value>,
        /// For the log panel.
        pub detail: Option<String>,
    }

    /// What the page hears without asking.
    #[serde(tag = "event")]
    pub enum Event {
        /// Something was written.
        Changed {
            /// The undo step.
            change_id: Option<String>,
            /// What to ask again.
            topics: Vec<Topic>,
            /// The same as in the answer to the one who wrote.
            number: i64,
        },
        /// A job went on.
        Progress {
            /// Id chosen by the page.
            job: String,
            /// Text key `progress-` + phase.
            phase: String,
            /// Units done.
            done: i64,
            /// Units in all; 0 if unknown.
            total: i64,
        },
        /// A file was dropped on the window or given at the start.
        Dropped {
            /// The file.
            file: FileToken,
        },
    }

    /// A file that the person chose. The page never sees or sends a path.
    pub struct FileToken {
        /// Opaque.
        pub token: String,
        /// File name for the eye.
        pub name: String,
        /// Bytes; 0 for a file to be written.
        pub size: i64,
    }

    /// Which kind of file a dialog offers.
    pub enum FileKind {
        /// CSV, TSV, TXT.
        Csv,
        /// A data file of ours.
        Database,
        /// PEM certificates.
        Certificate,
        /// A folder.
        Folder,
    }

    /// Asks for a file.
    pub struct PickFile {
        /// What is offered.
        pub kind: FileKind,
        /// Proposed name when a file is to be written.
        pub name: Option<String>,
    }

    /// About this program and computer.
    pub struct AppInfo {
        /// Version of the program.
        pub version: String,
        /// Where the data file lies, for the eye.
        pub data_file: String,
        /// `linux`, `macos`, `windows` or `web` (development host).
        pub platform: String,
        /// Language of the operating system: `ja` or `en`.
        pub system_language: String,
        /// Zone of the computer (IANA).
        pub zone: String,
        /// Where passwords go here.
        pub secret_place: crate::env::SecretPlace,
        /// The colour scheme that the desktop asks for: `light`, `dark` or empty if unknown.
        pub colour_scheme: String,
    }

    /// Stops a job.
    pub struct StopJob {
        /// Id chosen by the page.
        pub job: String,
    }
}

/// What only a shell can do. The desktop, the development host and tests each have one.
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
    /// Writes a chosen file at once and whole: a failure leaves nothing behind.
    ///
    /// # Errors
    /// `FileNotWritten`, `DiskFull`.
    fn write(
        &self,
        token: &str,
        content: &mut dyn FnMut(&mut dyn std::io::Write) -> Result<()>,
    ) -> Result<()>;
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

impl From<Error> for WireError {
    fn from(error: Error) -> Self {
        Self {
            code: error.code,
            params: error.params.into_iter().map(|(k, v)| (k.to_owned(), v)).collect(),
            detail: error.detail,
        }
    }
}

pub(crate) fn unknown(name: &str) -> WireError {
    Error::new(ErrorCode::UnknownCommand).with("command", name).into()
}
