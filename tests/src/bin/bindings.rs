//! Writes the page's types from the command table, or says that they are stale.
//!
//! `enishi-bindings write|check`, called by `cargo xtask bindings` and by lane `lint`.
#![allow(clippy::print_stderr, reason = "a tool for developers")]

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/src/ipc/generated.ts");
    let wanted = enishi_core::api::bindings::typescript();
    let write = std::env::args().nth(1).is_some_and(|verb| verb == "write");
    if write {
        if let Err(error) = std::fs::write(&path, wanted) {
            eprintln!("{}: {error}", path.display());
            return ExitCode::FAILURE;
        }
        return ExitCode::SUCCESS;
    }
    if std::fs::read_to_string(&path).is_ok_and(|there| there == wanted) {
        return ExitCode::SUCCESS;
    }
    eprintln!("ui/src/ipc/generated.ts is stale: cargo xtask bindings");
    ExitCode::FAILURE
}
