//! Leads: people, their companies, addresses, tags, next step and timeline.
pub mod api;
pub mod duplicates;
pub(crate) mod filter;
pub mod ops;
pub(crate) mod position;
pub(crate) mod rows;
