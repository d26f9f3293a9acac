//! What the shells share: the real world behind the core's traits.
//!
//! The window, the command line and the development host are thin; what all of them need and the
//! core must not know stands here:
//!
//! * [`env()`] builds the real [`enishi_core::env::Env`]: clock, ids, zone, keychain, mail;
//! * [`Place`] knows where the data file and everything beside it lies;
//! * [`FileTokens`] keeps the paths that the page may use but never see;
//! * [`logs`] writes ids and codes, never names, addresses or texts;
//! * [`Workers`] sends what is due, makes backups, and stops when asked;
//! * [`answer`] answers one command, and a panic in it with an error.
//!
//! A shell translates, never decides: no rule, no SQL and no date arithmetic stand here.

mod env;
mod files;
pub mod logs;
mod paths;
mod secrets;
mod workers;

pub use env::{env, env_with, system_language, system_zone};
pub use files::FileTokens;
pub use paths::Place;
pub use secrets::KeychainSecrets;
pub use workers::{Workers, answer};
