//! Files of earlier programs: they open, keep everything, and can still be undone.
#![allow(clippy::unwrap_used)]

use std::path::Path;

use enishi_core::api::call;
use enishi_core::app::App;
use enishi_core::env::Env;
use enishi_core::undo;
use enishi_tests::Desk;

/// A file of the program of one schema line, sample data in it, unpacked into `folder`.
fn file_of(line: u32, folder: &Path) -> std::path::PathBuf {
    let name = format!("{}/fixtures/files/line{line}.db.zst", env!("CARGO_MANIFEST_DIR"));
    let bytes = zstd::decode_all(std::fs::File::open(name).unwrap()).unwrap();
    let path = folder.join("enishi.db");
    std::fs::write(&path, bytes).unwrap();
    path
}

/// How many leads answer to a text.
fn count(app: &App, desk: &Desk, text: &str) -> i64 {
    let body = serde_json::json!({ "text": text, "limit": 50 }).to_string();
    let page = call(app, desk, "leads_find", body.as_bytes()).unwrap();
    serde_json::from_slice::<serde_json::Value>(&page).unwrap()["count"].as_i64().unwrap()
}

#[test]
fn a_file_of_the_first_program_opens_with_all_its_people_and_undoes_what_it_logged() {
    let folder = tempfile::tempdir().unwrap();
    let path = file_of(1, folder.path());
    let app = App::open(&path, Env::fixed("2026-11-23T09:00:00+09:00", 7)).unwrap();
    let desk = Desk::new(folder.path());
    assert!(count(&app, &desk, "佐藤") > 0, "the samples hold somebody named 佐藤");
    let check = call(&app, &desk, "file_check", br#"{"job": "check"}"#).unwrap();
    let check: serde_json::Value = serde_json::from_slice(&check).unwrap();
    assert_eq!(check["findings"], serde_json::json!([]), "nothing is wrong after the climb");
    let kept = enishi_core::db::list_backups(&path).unwrap();
    assert_eq!(kept.len(), 1, "a backup lies beside it");
    assert!(kept[0].path.to_string_lossy().contains("before-migration"), "{kept:?}");

    // The changes were recorded with the columns of then.
    while undo::read_state(&app).unwrap().undo.is_some() {
        undo::undo(&app, None).unwrap();
    }
    assert_eq!(count(&app, &desk, "佐藤"), 0, "the samples were taken back");
}

#[test]
fn a_file_of_the_second_program_keeps_its_own_field_its_view_and_its_merge_and_undoes_them() {
    let folder = tempfile::tempdir().unwrap();
    let path = file_of(2, folder.path());
    let app = App::open(&path, Env::fixed("2026-11-24T09:00:00+09:00", 7)).unwrap();
    let desk = Desk::new(folder.path());
    let segments = call(&app, &desk, "segments_list", b"{}").unwrap();
    let segments = String::from_utf8(segments).unwrap();
    assert!(segments.contains("佐藤さん"), "the view is there: {segments}");
    assert_eq!(count(&app, &desk, "hanako.other"), 1, "the merged lead has both addresses");
    assert_eq!(count(&app, &desk, "hanako 部品"), 1, "the own field is found");

    let mut steps = 0;
    while undo::read_state(&app).unwrap().undo.is_some() {
        undo::undo(&app, None).unwrap();
        steps += 1;
    }
    assert!(steps >= 6, "field, list, merge, two edits of many and the view: {steps}");
    assert_eq!(count(&app, &desk, "佐藤"), 0, "the samples were taken back");
    let check = call(&app, &desk, "file_check", br#"{"job": "check"}"#).unwrap();
    let check: serde_json::Value = serde_json::from_slice(&check).unwrap();
    assert_eq!(check["findings"], serde_json::json!([]), "nothing is wrong after it");
}
