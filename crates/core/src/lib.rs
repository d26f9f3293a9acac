//! The heart of Enishi: everything the program knows, without window, network or hidden clock.

pub mod env;
pub mod error;
pub mod exchange;
pub mod scoring;
pub mod text;
pub mod time;
