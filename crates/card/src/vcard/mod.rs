//! Contact files: vCard 2.1 of old phones, 3.0 (RFC 2426) and 4.0 (RFC 6350, RFC 9554).
//!
//! Words: a *line* is one content line, unfolded and decoded; a *property* is what it says; the
//! *reading* is kana, however a vendor hides it. `lines` knows bytes, `read` knows meanings,
//! `phonetic` knows where kana hides, `write` writes.
//!
//! Invariants: any bytes give cards or faults, never a panic and never recursion (an `AGENT` in an
//! `AGENT` is counted, not followed); a broken card does not touch its neighbours; what was written
//! here is read back equal.
//!
//! calcard, the library that we test against, wants text and one encoding per file; half of the
//! cards of Japanese phones have neither, so the lines are read here.

mod lines;
mod phonetic;
mod read;
mod write;

pub(crate) use read::read_vcards;
#[cfg(test)]
pub(crate) use write::shown_name;
pub(crate) use write::write_vcard;

/// How deep cards may stand in each other (`trust.md` §8).
const DEPTH_LIMIT: usize = 32;
