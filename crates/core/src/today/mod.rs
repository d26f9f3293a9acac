//! Today: whom to contact, why, and what next.
pub mod api;
