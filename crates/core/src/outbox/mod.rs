//! Mail out: accounts, templates, follow-ups and the outbox.
pub mod api;
pub(crate) mod ops;
