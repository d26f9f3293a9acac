//! Scores: computed here, explained to the last point.
pub mod api;
pub(crate) mod ops;
