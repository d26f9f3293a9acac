//! The words that every command shares: what a change answers, what pages hear, how a file and an
//! error look on the wire.
//!
//! Words: a *topic* is what a change touched, coarse enough to be cheap; a *label* is a change in
//! words; an *event* is what a page hears without asking.
//!
//! Invariants: ids cross as UUID text, `rid` never; numbers stay below 2^53; events carry no data,
//! the page asks again. A feature's own wire types stand in its `wire.rs`.

use crate::error::{Error, ErrorCode};

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

    /// A pasted text to be read like a file.
    pub struct HoldText {
        /// A file name for the eye.
        pub name: String,
        /// The text, at most 16 MB.
        pub text: String,
    }

    /// Which kind of file a dialog offers.
    pub enum FileKind {
        /// Everything an import reads: lists, workbooks, contact files, archives.
        List,
        /// CSV, TSV, TXT.
        Csv,
        /// A workbook.
        Xlsx,
        /// A contact file.
        Vcf,
        /// An archive of ours.
        Archive,
        /// A data file of ours.
        Database,
        /// PEM certificates.
        Certificate,
        /// A folder.
        Folder,
        /// Contact files and pictures with codes.
        Card,
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

impl From<Error> for WireError {
    fn from(error: Error) -> Self {
        Self {
            code: error.code,
            params: error.params.into_iter().map(|(k, v)| (k.to_owned(), v)).collect(),
            detail: error.detail,
        }
    }
}
