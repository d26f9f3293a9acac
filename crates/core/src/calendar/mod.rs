//! The calendar: what is due on which day, of the leads that answer to a filter.
//!
//! Words: an *entry* is a next step on its due day, or the expected close of an open lead on its
//! day; a *day* holds entries in the order steps (without a time first, then by time), closes;
//! *shown* are the few entries that fit into the cell of a day.
//!
//! Invariants: nothing here is kept, the days are those of `lead_card` (a step that was put off
//! stands on the day it comes back, one that waits for a reply has no day); an answer holds at most
//! [`ROWS`] leads; each day is read by its own stretch of `card_step` and `card_close`, and counted
//! up to [`COUNTED`], so that a month costs the same with a thousand leads and with a million.
//!
//! Moving an entry is a verb of leads: a step goes by `leads_move_step`, a close is a field.

pub mod api;
pub mod ops;
mod store;
pub(crate) mod wire;

#[cfg(test)]
mod tests;

/// Leads of one answer.
pub(crate) const ROWS: i64 = 200;
/// Entries of one kind up to which a day is counted; more are "many".
pub const COUNTED: i64 = 100;
/// Days of one question: six weeks.
pub(crate) const DAYS: i64 = 42;

/// How many steps and closes of a day are shown when there is room for `room`: a close is rare and
/// never hidden behind steps alone.
pub(crate) fn share(steps: usize, closes: usize, room: usize) -> (usize, usize) {
    let kept = closes.min(1).min(room);
    let steps = steps.min(room - kept);
    (steps, closes.min(room - steps))
}
