//! Settings, the workspace row, backups and checks of the file.
//!
//! One JSON value per area in `setting`, typed here, with defaults: a file without a row has the
//! defaults, an unknown member of a newer program is kept untouched.

pub mod api;
mod check;
pub(crate) mod ops;
pub(crate) mod store;
pub(crate) mod wire;

pub(crate) use ops::read_in;
pub use ops::{list_backups, read, update};
