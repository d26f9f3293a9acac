//! Capture by hand: a line typed in any order, a pasted signature, a contact file, the code of a
//! picture become a draft of a lead.
//!
//! Words: the *smart line* is one line in free order (`山田太郎 / アクメ / yamada@ex.example #robot A
//! 明日10時 電話`); a *part* is what was recognised in it and where; a *proposal* is a draft made of
//! a card, a signature or a code.
//!
//! Invariants: nothing here writes; what is recognised is proposed and saved by the person through
//! `leads_add`; what has no place in a draft stands in its note, so nothing that was pasted is
//! lost; reading ends for any text and any bytes.

pub mod api;
pub(crate) mod line;
pub(crate) mod ops;
mod proposal;
#[cfg(test)]
mod tests;
pub(crate) mod when;
pub(crate) mod wire;
mod words;

/// Bytes of a text or smart line that are read (`trust.md` §8: a field holds 64 KiB).
pub const TEXT_LIMIT: usize = 64 * 1024;
/// Cards of one file that are proposed one after the other; more belong into the import.
pub const CARD_LIMIT: usize = 200;
