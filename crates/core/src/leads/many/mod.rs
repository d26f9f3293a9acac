//! Editing thousands of leads as one undo step.
//!
//! Words: the *chosen* are leads by id or all that answer a query; an *edit* is what happens to each
//! of them: fields (built-in and own), tags, a next step, the Trash. Stages have their own verb in
//! the funnel, which asks [`ops::chosen`] whom it moves.
//!
//! Invariants:
//!
//! * What was typed is read once, before the first row is written; what cannot be written for
//!   everybody is refused with the number of leads that stand in the way, so no edit ends halfway.
//! * Rows are written a stretch at a time with one statement for all of it, and what the recorder
//!   saw is packed after each ([`Tx::pack`]): 100,000 leads need no more memory than 1,000.
//! * The count of a dry run is the count of the edit: both do the same, and the dry run is rolled
//!   back.
//!
//! [`Tx::pack`]: crate::app::Tx::pack

pub(crate) mod api;
pub(crate) mod ops;
pub(crate) mod store;
pub(crate) mod wire;
