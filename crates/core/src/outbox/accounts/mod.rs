//! Mail accounts: where mail leaves, under which name, how fast, and how it is tested.
//!
//! The password is not here: the account keeps a *reference* (`keychain:…`, `memory:…`,
//! `env:NAME`) and [`crate::env::Secrets`] keeps the secret. Listing accounts never touches the
//! keychain.

pub mod api;
pub(crate) mod check;
pub(crate) mod ops;
pub(crate) mod providers;
pub(crate) mod store;
pub(crate) mod wire;
