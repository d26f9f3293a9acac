//! Undo on a real file: every table has a class, and what was done is taken back exactly.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use enishi_core::App;
use enishi_core::api::Topic;
use enishi_core::env::Env;
use enishi_core::settings::api::SettingsPatch;
use enishi_core::undo::{Op, TABLES};

fn open(folder: &tempfile::TempDir) -> App {
    App::open(&folder.path().join("enishi.db"), Env::fixed("2026-04-01T09:00:00+09:00", 7)).unwrap()
}

#[test]
fn every_table_of_the_file_says_how_it_takes_part_in_undo() {
    let folder = tempfile::tempdir().unwrap();
    let app = open(&folder);
    let tables: Vec<String> = app
        .read(|db| {
            let mut list = db.prepare(
                "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
                 AND name NOT LIKE 'refinery%' AND name NOT LIKE 'lead_search_%' ORDER BY name",
            )?;
            let names = list.query_map([], |row| row.get(0))?;
            Ok(names.collect::<rusqlite::Result<_>>()?)
        })
        .unwrap();
    let mut named: Vec<String> = TABLES.iter().map(|(table, ..)| (*table).to_owned()).collect();
    named.sort();
    assert_eq!(tables, named, "TABLES in undo/mod.rs names each table once");
}

#[test]
fn a_setting_that_is_undone_and_redone_is_as_before_and_as_after() {
    let folder = tempfile::tempdir().unwrap();
    let app = open(&folder);
    let before = enishi_core::settings::read(&app).unwrap();
    let patch = SettingsPatch { currency: Some("USD".into()), ..SettingsPatch::default() };
    enishi_core::settings::update(&app, &patch).unwrap();
    let after = enishi_core::settings::read(&app).unwrap();
    assert_eq!(after.currency, "USD");
    enishi_core::undo::undo(&app, None).unwrap();
    assert_eq!(enishi_core::settings::read(&app).unwrap(), before);
    enishi_core::undo::redo(&app).unwrap();
    assert_eq!(enishi_core::settings::read(&app).unwrap(), after);
}

#[test]
fn a_change_is_told_once_with_the_number_of_its_answer_even_without_an_undo_step() {
    let folder = tempfile::tempdir().unwrap();
    let app = open(&folder);
    let heard = std::sync::Arc::new(std::sync::Mutex::new(Vec::new()));
    let ear = heard.clone();
    app.subscribe(Box::new(move |event| {
        if let enishi_core::api::Event::Changed { number, .. } = event {
            ear.lock().unwrap().push(*number);
        }
    }));
    let patch = SettingsPatch { currency: Some("USD".into()), ..SettingsPatch::default() };
    let first = enishi_core::settings::update(&app, &patch).unwrap();
    let (second, ()) = app
        .change(Op::CancelMessages, |tx| {
            tx.topic(Topic::Outbox);
            Ok(())
        })
        .unwrap();
    assert_eq!(second.change_id, None, "a ledger alone makes no undo step");
    assert_ne!(first.number, second.number);
    assert_eq!(*heard.lock().unwrap(), [first.number, second.number]);
}
