//! The qualification engine (見極め): who is worth a call now, and why.
//!
//! `score(inputs, version, day)` is a pure function: no clock, database, float, zone or chance.
//! The same inputs give the same bytes on every computer, today and in ten years.
//!
//! # Words
//! * *Fit* (属性): who they are, 0–50. *Engagement* (行動): what they did, 0–50. Their sum is the
//!   *total*, 0–100.
//! * A *rule* fires for a fact or an event; a *firing* is worth points, which *decay* by whole days.
//! * A *group* clips the sum of its rules to a *cap* and a *floor*.
//! * A *gate* sets a lead aside without touching its points.
//! * A *band* says how warm a lead is; the *contact line* says when to call. Both have memory.
//! * A *version* is a saved model; it never changes.
//! * *mp*: millipoint, 1/1,000 of a point.
//!
//! # What always holds
//! 1. Σ lines = total × 1,000 mp, exactly; shown tenths and whole points add up too.
//! 2. Only rows with own day *and* recording day ≤ D count on day D, so a past day never changes.
//! 3. Time alone never raises a positive firing; a new event never lowers a positive one-value
//!    rule; no cap or floor is ever exceeded.
//! 4. The order of recording within a day does not change the points.
//! 5. Scores, bands, segments, opinions, own mails and opened mails (unless a version says so)
//!    are never inputs.
//!
//! # Where to read
//! [`inputs`] what is known · [`condition`] what a rule asks · [`model`] rules as data, [`check`]
//! which are sound, [`starting`] the three that ship · [`arithmetic`] the numbers · [`engine`]
//! adding up · [`bands`] standing and crossings · [`lifetime`] how long time matters, [`course`]
//! what it does ·
//! [`explain`] the lines, `moves` what moved it day by day · [`raise`] what would raise it. Then the file: `store` rows, `ops` facts
//! and stored scores, `words` the wire.

pub mod api;
pub mod arithmetic;
pub mod bands;
pub mod check;
pub mod condition;
pub mod course;
pub mod engine;
pub mod explain;
pub mod inputs;
pub mod lifetime;
pub mod model;
pub(crate) mod moves;
pub(crate) mod ops;
pub mod raise;
pub mod starting;
pub(crate) mod store;
#[cfg(test)]
mod store_tests;
#[cfg(test)]
mod tests;
pub(crate) mod wire;
pub(crate) mod words;

pub use bands::{Band, Crossing, Fold, Reading, Standing};
pub use engine::Engine;
pub use explain::{Aside, Line, LineKind, Score};
pub use inputs::{Activity, ActivityKind, FactChange, Inputs, Knowledge, Value, View};
pub use model::{Model, Side, Version};
pub use ops::check_scores;
pub use raise::{Raise, What};
pub use starting::Starting;

pub use words::{explain_lead, read_model};

use crate::time::Day;

/// The score of one lead at the end of `day`, as known then.
///
/// Makes an [`Engine`] each time; for many leads make one and call [`explain::explain`].
pub fn score(inputs: &Inputs, version: &Version, day: Day) -> Score {
    explain::explain(&Engine::new(version), inputs, View::end_of(day))
}
