//! The funnel: stages, the board, moves, won and lost and the way back.
pub mod api;
pub(crate) mod ops;
