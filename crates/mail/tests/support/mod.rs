//! Servers for mail tests, all on 127.0.0.1: a throw-away authority ([`ca`]), a real SMTP server
//! ([`aiosmtpd`]) and one that fails on cue ([`fault`]).
//!
//! Other crates take this folder in by `#[path]`; it needs `rustls`, `tempfile` and the programs
//! `openssl` and `/usr/bin/python3` with aiosmtpd (Debian: python3-aiosmtpd).

#![allow(dead_code, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

pub mod aiosmtpd;
pub mod ca;
pub mod fault;
