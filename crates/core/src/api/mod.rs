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

use crate::error::{Error, ErrorCode};

pub use crate::host::{Call, Host, ReadSeek};
pub use crate::wire::*;
pub use commands::{COMMANDS, call};

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

/// Hears the table row by row, to write it down elsewhere.
#[cfg(feature = "bindings")]
pub(crate) trait Scribe {
    /// One command: name, kind, topics, and the sentences above it in the table.
    fn command<Req: ts_rs::TS + 'static, Res: ts_rs::TS + 'static>(
        &mut self,
        name: &str,
        kind: Kind,
        topics: &[Topic],
        docs: &str,
    );
}

pub(crate) fn unknown(name: &str) -> WireError {
    Error::new(ErrorCode::UnknownCommand).with("command", name).into()
}
