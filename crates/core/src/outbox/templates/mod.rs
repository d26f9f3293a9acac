//! Templates: texts in two languages whose fields are filled for each person.
//!
//! A template is kept in versions; a mail names the version it was made from. Each person gets the
//! text of their language, else the first one.
//!
//! * [`merge`] fills fields. Values are inserted once and never parsed again.
//! * [`markdown`] turns the little Markdown that people type into plain text: the text part *is*
//!   the mail.
//! * [`starters`] are the templates of a new file.

pub mod api;
pub mod markdown;
pub mod merge;
pub(crate) mod ops;
pub(crate) mod starters;
pub(crate) mod store;
pub(crate) mod wire;
