//! Files in and out: what a file says, what it would change, and the change itself.
//!
//! The way of a file, each step in its own module and pure up to the last ones:
//!
//! 0. [`source`] a file of any kind → a list in text form (workbook, contact file, archive).
//! 1. [`detect`] bytes → encoding, with confidence and counted bad bytes.
//! 2. [`decode`] bytes → text, piece by piece, never the whole file at once.
//! 3. [`table`] text → delimiter, header, rows with their numbers (1 = first row below the header).
//! 4. [`dictionary`] and [`sniff`] headers and values → proposed mapping column → [`field::ImportField`].
//! 5. [`row`] cells + mapping → [`row::RowDraft`], typed and folded, with a problem per cell.
//! 6. `plan` draft + what is known → new, update, duplicate, to decide, error, and why. The dry run
//!    is this and nothing more.
//! 7. `apply` the same plan written, as one [`crate::app::App::change`] that one undo takes back.
//!
//! Out of the file again: [`export`] (leads), [`ops::failed_rows`] (what did not come in, with reasons).
//!
//! A column may feed a custom field ([`own`]): proposed by its name, chosen by `own:` and its id.
//!
//! Words: a *verdict* is what a row would do; a *fresh* lead is one that this file adds; a *fill* is
//! what a row adds to somebody; a *pair* is two equal keys that make two the same person.
//!
//! Invariants: any bytes may be dropped in (no panic, bounded memory, caps of `trust.md` §8); a row
//! that cannot be read is a row with a reason, never a missing row; what a cell held is never lost in
//! silence (it is typed, or kept in the note, or reported); the counts of a dry run are those of the
//! import; nothing known is overwritten; a file adds refusals and never lifts one.

pub mod api;
mod apply;
pub mod archive;
mod collect;
#[cfg(test)]
mod corpus_tests;
pub mod decode;
pub mod detect;
pub mod dictionary;
pub mod export;
pub mod field;
pub mod guard;
#[cfg(test)]
mod import_tests;
mod keys;
mod known;
pub mod mapping;
pub mod ops;
mod own;
#[cfg(test)]
mod own_tests;
mod pace;
mod plan;
#[cfg(test)]
mod policy_tests;
pub mod profiles;
pub mod reading;
pub mod row;
#[cfg(test)]
mod row_tests;
mod scan;
pub mod sniff;
pub mod source;
#[cfg(test)]
mod speed_tests;
mod store;
pub mod table;
pub mod values;
pub(crate) mod wire;
mod words;

/// Largest file taken, in bytes (`trust.md` §8).
pub const MAX_FILE_BYTES: usize = 256 * 1024 * 1024;
/// Largest cell taken, in bytes of UTF-8 (`trust.md` §8).
pub const MAX_CELL_BYTES: usize = 64 * 1024;
/// Most columns of a file (`trust.md` §8).
pub const MAX_COLUMNS: usize = 1024;
