//! Tests of the engine: an independent oracle, the promises of [`super`], the check cases.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod build;
mod cases;
mod factors;
mod models;
mod oracle;
mod properties;
