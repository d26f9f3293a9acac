//! Sample data: thirty-six invented people with a past, and the practice mailbox, so that a
//! newcomer can walk the whole journey and nothing leaves the computer.
//!
//! Invariants: one undo step for the people; all days are counted back from now, so the sample is
//! never stale; everything leaves with one command.

pub mod api;
pub(crate) mod ops;
pub(crate) mod store;
pub(crate) mod wire;
