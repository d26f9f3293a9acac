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

/// A file, a shell, and what a lead last was on record to be tagged with.
struct Tagged {
    app: App,
    desk: enishi_tests::Desk,
    lead: String,
    _folder: tempfile::TempDir,
}

impl Tagged {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (app, desk) = (open(&folder), enishi_tests::Desk::new(folder.path()));
        let mut it = Self { app, desk, lead: String::new(), _folder: folder };
        let draft = serde_json::json!({ "family_name": "佐藤" });
        it.lead = it.call("leads_add", draft)["lead"].as_str().unwrap().to_owned();
        it
    }

    fn call(&self, name: &str, request: serde_json::Value) -> serde_json::Value {
        let body = serde_json::to_vec(&request).unwrap();
        let answer = enishi_core::api::call(&self.app, &self.desk, name, &body);
        serde_json::from_slice(&answer.unwrap()).unwrap()
    }

    fn tag(&self, name: &str) -> String {
        let request = serde_json::json!({ "leads": [self.lead], "add": [name], "remove": [] });
        self.call("leads_tag", request)["change_id"].as_str().unwrap().to_owned()
    }

    fn on_record(&self) -> Vec<String> {
        let last: String = self
            .app
            .read(|db| {
                let ask = "SELECT value FROM score_event WHERE field = 'tags' ORDER BY rid DESC";
                Ok(db.query_row(ask, [], |row| row.get(0))?)
            })
            .unwrap();
        serde_json::from_str(&last).unwrap()
    }

    fn is_in_order(&self) {
        let found = self.call("file_check", serde_json::json!({ "job": "j" }));
        assert_eq!(found["findings"], serde_json::json!([]));
    }
}

#[test]
fn an_older_change_that_is_undone_is_not_told_by_a_later_fact_of_the_score() {
    let it = Tagged::new();
    let first = it.tag("展示会");
    it.tag("見込み");
    assert_eq!(it.on_record().len(), 2);
    it.call("history_undo", serde_json::json!({ "change_id": first }));
    assert_eq!(it.on_record(), ["見込み"], "the later fact named both");
    it.is_in_order();
    it.call("history_redo", serde_json::Value::Null);
    assert_eq!(it.on_record().len(), 2);
    it.is_in_order();
}
