//! Files that are written by the program and committed: the page's types and the schema page.
//! Each is compared; `WRITE_GENERATED=1` writes it anew.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    missing_docs
)]

use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("workspace").to_owned()
}

fn compare(path: &str, fresh: &str) {
    let path = root().join(path);
    if std::env::var_os("WRITE_GENERATED").is_some() {
        std::fs::write(&path, fresh).unwrap();
        return;
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == fresh, "{} is stale: run `cargo xtask bindings` and commit it", path.display());
}

#[test]
fn the_types_of_the_page_are_those_of_the_command_table() {
    compare("ui/src/ipc/generated.ts", &enishi_core::api::bindings::typescript());
}

#[test]
fn the_schema_page_is_what_the_migrations_make() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("schema.db");
    let env = enishi_core::env::Env::fixed("2026-04-01T09:00:00+09:00", 1);
    drop(enishi_core::App::open(&path, env).unwrap());
    let db = rusqlite::Connection::open(&path).unwrap();
    let mut list = db
        .prepare(
            "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'lead_search_%'
             AND name NOT LIKE 'refinery%' AND name NOT LIKE 'sqlite_%'
             ORDER BY CASE type WHEN 'table' THEN 0 WHEN 'index' THEN 1 ELSE 2 END, tbl_name, name",
        )
        .unwrap();
    let texts: Vec<String> =
        list.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    let page = format!(
        "-- The tables of this program's files, dumped from the migrations by a test.\n\n{};\n",
        texts.join(";\n\n")
    );
    compare("crates/core/schema.sql", &page);
}
