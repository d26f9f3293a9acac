#![allow(clippy::unwrap_used)]
use std::collections::BTreeSet;

use rusqlite::Connection;

use super::Recorder;
use crate::App;
use crate::env::Env;
use crate::undo::changeset::{Columns, Recorded};
use crate::undo::store;

/// Companies on file, some rows of which came before the recorders begin.
fn file() -> (tempfile::TempDir, Connection, Columns) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("enishi.db");
    App::open(&path, Env::fixed("2026-11-01T09:00:00+09:00", 7)).unwrap();
    let db = Connection::open(path).unwrap();
    for name in ["有限会社さくら", "Old Foods", "三河屋"] {
        add(&db, name);
    }
    let columns = store::read_columns(&db).unwrap();
    (folder, db, columns)
}

fn add(db: &Connection, name: &str) {
    db.execute(
        "INSERT INTO company (id, name, folded, note, created_at)
         VALUES (randomblob(16), ?1, ?1, ?2, 1)",
        [name, &"長い覚え書き".repeat(name.len())],
    )
    .unwrap();
}

/// The changes of a changeset, whatever their order.
fn changes(recorded: &Recorded, columns: &Columns) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    recorded
        .for_each(columns, |row| {
            let values: Vec<String> = row.values().map(|value| format!("{value:?}")).collect();
            found.insert(format!("{} {} {:?} {values:?}", row.table(), row.rid(), row.kind()));
            Ok(())
        })
        .unwrap();
    found
}

fn take(recorder: &mut Recorder<'_>, columns: &Columns) -> (Recorded, usize) {
    let mut seen = 0;
    let recorded = recorder.take(columns, &mut |_| {
        seen += 1;
        Ok(())
    });
    (recorded.unwrap(), seen)
}

#[test]
fn rows_found_by_their_keys_are_those_that_a_watching_recorder_sees() {
    let (_folder, db, columns) = file();
    let mut watching = Recorder::new(&db).unwrap();
    let mut by_keys = Recorder::by_keys(&db).unwrap();
    by_keys.watch(false);
    for number in 0..300 {
        add(&db, &format!("株式会社新{number}"));
    }
    by_keys.watch(true);
    // Also what is watched although it came, and what came and went.
    add(&db, "Watched Inc.");
    db.execute("UPDATE company SET kana = 'シン', size = '10' WHERE name LIKE '%新7%'", [])
        .unwrap();
    db.execute("DELETE FROM company WHERE name = '株式会社新8'", []).unwrap();
    db.execute("UPDATE company SET domain = 'sakura.example' WHERE rid = 1", []).unwrap();
    db.execute("DELETE FROM company WHERE rid = 2", []).unwrap();
    db.execute(
        "INSERT INTO tag (id, name, folded, colour) VALUES (x'01', '展示会', 'てんじかい', 3)",
        [],
    )
    .unwrap();
    let (wanted, rows) = take(&mut watching, &columns);
    let (found, seen) = take(&mut by_keys, &columns);
    assert_eq!(rows, 300 + 1 + 2, "one came and went");
    assert_eq!(changes(&found, &columns), changes(&wanted, &columns));
    assert_eq!(seen, rows, "each is shown once");
    add(&db, "後");
    let (later, _) = take(&mut by_keys, &columns);
    assert_eq!(changes(&later, &columns).len(), 1, "it begins anew behind what it took");
}

#[test]
fn a_large_change_that_is_taken_back_answers_the_inverse_that_sqlite_makes() {
    let (_folder, db, columns) = file();
    let mut recorder = Recorder::new(&db).unwrap();
    for number in 0..2_500 {
        add(&db, &format!("株式会社新{number}"));
    }
    db.execute("UPDATE company SET domain = 'sakura.example', size = '' WHERE rid = 1", [])
        .unwrap();
    db.execute("DELETE FROM company WHERE rid = 2", []).unwrap();
    let (recorded, _) = take(&mut recorder, &columns);
    recorder.pause(true);
    let inverse = recorded.take_back_in_pieces(&db).unwrap().unwrap();
    recorder.pause(false);
    let count = |sql: &str| db.query_row::<i64, _, _>(sql, [], |row| row.get(0)).unwrap();
    assert_eq!(count("SELECT count(*) FROM company"), 3, "as before");
    assert_eq!(count("SELECT count(*) FROM company WHERE domain <> ''"), 0);
    let mut bytes = Vec::new();
    rusqlite::session::invert_strm(&mut recorded.unpacked().as_slice(), &mut bytes).unwrap();
    assert!(inverse.unpacked() == bytes, "byte for byte");
}

#[test]
fn a_row_that_changed_since_stops_a_large_undo_and_is_named() {
    let (_folder, db, columns) = file();
    let mut recorder = Recorder::new(&db).unwrap();
    for number in 0..1_500 {
        add(&db, &format!("株式会社新{number}"));
    }
    let (recorded, _) = take(&mut recorder, &columns);
    let rid: i64 = db
        .query_row("SELECT rid FROM company WHERE name = '株式会社新700'", [], |row| {
            row.get(0)
        })
        .unwrap();
    db.execute("UPDATE company SET note = 'since' WHERE rid = ?1", [rid]).unwrap();
    let conflicts = recorded.take_back_in_pieces(&db).unwrap().err().unwrap();
    assert_eq!(conflicts, BTreeSet::from([("company".to_owned(), rid)]));
}
