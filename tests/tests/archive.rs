//! Everything out and everything in again: sample people, mails, ledgers, settings.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use std::path::Path;

use enishi_core::App;
use enishi_core::env::Env;
use enishi_core::exchange::archive::{restore_rows, write_archive};
use enishi_core::undo::TABLES;
use enishi_tests::Desk;
use serde_json::{Value, json};

fn env(seed: u64) -> Env {
    Env::fixed("2026-04-01T09:00:00+09:00", seed)
}

fn call(app: &App, desk: &Desk, name: &str, request: &Value) -> Value {
    let body = serde_json::to_vec(request).unwrap();
    let answer = enishi_core::api::call(app, desk, name, &body).unwrap();
    serde_json::from_slice(&answer).unwrap()
}

fn dump(path: &Path, table: &str) -> Vec<String> {
    let db = rusqlite::Connection::open(path).unwrap();
    let mut read = db.prepare(&format!("SELECT * FROM {table}")).unwrap();
    let columns = read.column_count();
    let rows = read.query_map([], |row| {
        (0..columns)
            .map(|at| row.get_ref(at).map(|value| format!("{value:?}")))
            .collect::<rusqlite::Result<Vec<_>>>()
    });
    let mut rows: Vec<String> = rows.unwrap().map(|row| row.unwrap().join("|")).collect();
    rows.sort();
    rows
}

#[test]
fn a_file_with_mails_and_ledgers_comes_back_whole_and_sound() {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::new(folder.path());
    let app = App::open(&folder.path().join("enishi.db"), env(7)).unwrap();
    call(&app, &desk, "sample_load", &json!({ "job": "j", "language": "ja" }));
    let list = "氏名,会社名,e-mail,配信停止\n森 誠,サクラ,m@ex.example.jp,\n林 恵,モミジ,h@ex.example.jp,はい\n";
    let import = json!({ "job": "j", "file": list, "name": "l.csv", "options": { "ground": "business_card" } });
    let report = call(&app, &desk, "import_commit", &import);
    assert_eq!(report["counts"]["new"], 2);
    let leads = call(
        &app,
        &desk,
        "leads_list",
        &json!({ "query": {}, "sort": "score", "descending": true, "offset": 0, "limit": 50 }),
    );
    let ids: Vec<Value> =
        leads["rows"].as_array().unwrap().iter().map(|row| row["id"].clone()).collect();
    let texts = json!([{ "language": "ja", "subject": "お礼", "body": "先日はどうも。" }]);
    call(&app, &desk, "follow_up_queue", &json!({ "leads": ids, "texts": texts, "remind": "" }));
    let mut archive = Vec::new();
    write_archive(&app, "ja", &mut archive, &mut |_, _| Ok(())).unwrap();
    let into = folder.path().join("restored.db");
    let now = app.env().clock.now();
    restore_rows(std::io::Cursor::new(archive), &into, now, &mut |_, _| Ok(())).unwrap();
    let restored = App::open_existing(&into, env(9)).unwrap();
    for (table, ..) in TABLES {
        let (was, is) = (dump(app.path(), table), dump(&into, table));
        assert!(was == is, "{table}: {:?}", was.iter().zip(&is).find(|(a, b)| a != b));
    }
    assert!(dump(&into, "message").len() > 1 && dump(&into, "suppression").len() == 1);
    let found = call(&restored, &desk, "file_check", &json!({ "job": "j" }));
    assert_eq!(found["findings"], json!([]));
}
