//! The heart of Enishi: everything the program knows, without window, network or hidden clock.
//!
//! Read in this order: [`app`] (the two doors), [`undo`] (the recorder), `crates/core/schema.sql`
//! (the tables), [`leads`] (the first feature), [`api::commands`] (what a page may ask).
//!
//! ```text
//! page ─ api::call ─► feature/api.rs ─► feature/ops.rs ─► feature/store.rs ─► SQLite
//!                        (parse)          (check)           (rows)
//! ```
//!
//! * A feature is a folder: `mod.rs` (words, types, pure rules), `store.rs` (SQL), `ops.rs`
//!   (verbs, one `App::change` each), `wire.rs` (wire types), `api.rs` (handlers).
//! * Everything is written through [`app::App::change`]; undo, history and refresh follow from it.
//! * The world comes in through [`env::Env`]; nothing else asks for time, chance or network.

pub mod api;
pub mod app;
pub mod calendar;
pub mod capture;
pub mod card;
pub mod consent;
pub mod db;
mod derive;
pub mod env;
pub mod error;
pub mod exchange;
pub mod funnel;
pub mod host;
pub mod jobs;
pub mod leads;
#[cfg(test)]
mod measured_tests;
mod open;
pub mod outbox;
pub mod sample;
pub mod scoring;
pub mod settings;
pub mod text;
pub mod texts;
pub mod time;
pub mod today;
pub mod undo;
pub mod wire;

pub use app::{App, Tx};
