//! Consent: grounds, the append-only ledger, suppression.
pub mod api;
pub(crate) mod ops;
