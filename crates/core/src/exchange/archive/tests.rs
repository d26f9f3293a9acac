//! What comes back from an archive is what went into it, and hostile packages end in a sentence.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::io::{Cursor, Read, Write};
use std::path::Path;

use proptest::prelude::*;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::{restore_rows, tables, write_archive};
use crate::app::App;
use crate::env::Env;
use crate::error::{ErrorCode, Result};
use crate::exchange::archive::Restored;
use crate::exchange::corpus_tests::sample;
use crate::exchange::import_tests::{Bench, import, request};
use crate::undo::{TABLES, ops as undo};

fn archive(app: &App) -> Vec<u8> {
    let mut out = Vec::new();
    write_archive(app, "ja", &mut out, &mut |_, _| Ok(())).unwrap();
    out
}

fn restore(bytes: &[u8], into: &Path) -> Result<Restored> {
    let now = crate::time::Timestamp(1_793_491_200_000);
    restore_rows(Cursor::new(bytes), into, now, &mut |_, _| Ok(()))
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

/// A file with a life: imports, an undone one, refusals.
fn lived() -> Bench {
    let bench = Bench::new();
    import(&bench, &sample("existing_leads_utf8.csv"), &request("a.csv"));
    import(&bench, &sample("expo_cards_sjis.csv"), &request("b.csv"));
    undo::undo(&bench.app, None).unwrap();
    let refusing = "Name,Company,Email,Unsubscribed\nMary Watson,Beta,m@beta.example,true\n";
    import(&bench, refusing.as_bytes(), &request("no.csv"));
    bench
}

/// The package with some parts changed: `None` leaves one out, a new name adds one.
fn changed(bytes: &[u8], change: impl Fn(&str, Vec<u8>) -> Option<Vec<u8>>, add: &str) -> Vec<u8> {
    let mut from = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut to = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..from.len() {
        let mut part = from.by_index(at).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut content = Vec::new();
        part.read_to_end(&mut content).unwrap();
        if let Some(content) = change(&name, content) {
            to.start_file(name, SimpleFileOptions::default()).unwrap();
            to.write_all(&content).unwrap();
        }
    }
    if !add.is_empty() {
        to.start_file(add, SimpleFileOptions::default()).unwrap();
        to.write_all(b"x").unwrap();
    }
    to.finish().unwrap().into_inner()
}

#[test]
fn a_restored_file_is_the_file_it_was_made_from_and_goes_on_from_there() {
    let bench = lived();
    let bytes = archive(&bench.app);
    let folder = tempfile::tempdir().unwrap();
    let into = folder.path().join("new.db");
    let restored = restore(&bytes, &into).unwrap();
    let env = || Env::fixed("2026-11-01T09:00:00+09:00", 9);
    let app = App::open_existing(&into, env()).unwrap();
    for (table, ..) in TABLES {
        let (was, is) = (dump(bench.app.path(), table), dump(&into, table));
        assert_eq!(was.len(), is.len(), "{table}");
        assert!(was == is, "{table} differs: {:?}", was.iter().zip(&is).find(|(a, b)| a != b));
    }
    assert_eq!(dump(&into, "lead").len() as i64, restored.leads);
    assert!(dump(&into, "consent_event").len() > 1 && dump(&into, "score_event").len() > 1);
    let broken = app.read(crate::consent::ops::verify_chain).unwrap();
    assert_eq!(broken, None, "the chain of the ledger holds");
    assert_eq!(crate::scoring::check_scores(&app).unwrap(), 0);
    undo::undo(&app, None).unwrap();
    undo::undo(&bench.app, None).unwrap();
    assert_eq!(dump(&into, "lead"), dump(bench.app.path(), "lead"), "undo goes on where it was");
    assert_eq!(
        restore(&bytes, &into).unwrap_err().code,
        ErrorCode::FileExists,
        "never over a file that is there"
    );
}

#[test]
fn the_list_in_an_archive_is_read_like_any_list() {
    let bench = Bench::new();
    import(&bench, &sample("existing_leads_utf8.csv"), &request("a.csv"));
    let other = Bench::new();
    let counts = import(&other, &archive(&bench.app), &request("all.zip")).counts;
    assert_eq!((counts.new, counts.errors), (120, 0));
}

#[test]
fn foreign_cut_newer_and_hostile_packages_are_refused_and_leave_nothing() {
    let bench = lived();
    let whole = archive(&bench.app);
    let same = |_: &str, content: Vec<u8>| Some(content);
    let in_lead = |edit: fn(String) -> String| {
        move |name: &str, content: Vec<u8>| match name {
            "tables/lead.jsonl" => Some(edit(String::from_utf8(content).unwrap()).into_bytes()),
            _ => Some(content),
        }
    };
    let in_manifest = |from: &'static str, to: &'static str| {
        move |name: &str, content: Vec<u8>| match name {
            "manifest.json" => {
                Some(String::from_utf8(content).unwrap().replace(from, to).into_bytes())
            }
            _ => Some(content),
        }
    };
    use ErrorCode as E;
    let cases: Vec<(&str, Vec<u8>, ErrorCode)> = vec![
        ("no package", b"hello".to_vec(), E::ArchiveForeign),
        ("cut", whole[..whole.len() * 2 / 3].to_vec(), E::ArchiveForeign),
        (
            "another package",
            changed(&whole, |n, c| (n != "manifest.json").then_some(c), ""),
            E::ArchiveForeign,
        ),
        (
            "another program",
            changed(&whole, in_manifest("enishi-archive", "x"), ""),
            E::ArchiveForeign,
        ),
        (
            "newer",
            changed(&whole, in_manifest("\"version\": 1", "\"version\": 2"), ""),
            E::ArchiveTooNew,
        ),
        (
            "newer tables",
            changed(&whole, in_manifest("\"schema_line\": 2", "\"schema_line\": 99"), ""),
            E::ArchiveTooNew,
        ),
        ("a path upwards", changed(&whole, same, "../evil.db"), E::ArchiveForeign),
        ("an absolute path", changed(&whole, same, "/etc/evil"), E::ArchiveForeign),
        ("a foreign part", changed(&whole, same, "tables/x.jsonl"), E::ArchiveForeign),
        (
            "a table that is no table",
            changed(&whole, in_manifest("\"name\": \"lead\"", "\"name\": \"sqlite_master\""), ""),
            E::ArchiveBroken,
        ),
        (
            "a missing table",
            changed(&whole, |n, c| (n != "tables/lead.jsonl").then_some(c), ""),
            E::ArchiveBroken,
        ),
        (
            "a row less",
            changed(&whole, in_lead(|t| t.split_inclusive('\n').skip(1).collect()), ""),
            E::ArchiveBroken,
        ),
        (
            "a changed row",
            changed(&whole, in_lead(|t| t.replacen("\"note\":\"", "\"note\":\"x", 1)), ""),
            E::ArchiveBroken,
        ),
        ("no JSON", changed(&whole, in_lead(|t| t.replacen('{', "[", 1)), ""), E::ArchiveBroken),
        (
            "a column that is a statement",
            changed(&whole, in_lead(|t| t.replace("\"honorific\"", "\"rid) VALUES (1);--\"")), ""),
            E::ArchiveBroken,
        ),
    ];
    for (what, bytes, code) in cases {
        let folder = tempfile::tempdir().unwrap();
        let refused = restore(&bytes, &folder.path().join("new.db")).unwrap_err();
        assert_eq!(refused.code, code, "{what}: {refused}");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "{what} left something");
    }
    assert!(tables().any(|table| table == "consent_event"));
}

#[test]
fn a_stopped_restore_leaves_nothing() {
    let bench = lived();
    let bytes = archive(&bench.app);
    let folder = tempfile::tempdir().unwrap();
    let mut steps = 0;
    let now = crate::time::Timestamp(0);
    let stopped =
        restore_rows(Cursor::new(bytes), &folder.path().join("n.db"), now, &mut |_, _| {
            steps += 1;
            match steps {
                2.. => Err(crate::error::Error::new(ErrorCode::Stopped)),
                _ => Ok(()),
            }
        });
    // A small file may be done before the second report.
    assert!(steps < 2 || stopped.is_err());
    assert!(steps < 2 || std::fs::read_dir(folder.path()).unwrap().count() == 0);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(
        if crate::measured_tests::is_long() { 2_000 } else { 40 }
    ))]

    #[test]
    fn an_archive_with_any_byte_turned_is_whole_or_refused(
        at in any::<prop::sample::Index>(), byte in any::<u8>(),
    ) {
        static WHOLE: std::sync::LazyLock<Vec<u8>> = std::sync::LazyLock::new(|| {
            let bench = Bench::new();
            import(&bench, "氏名,会社名\n森 誠,サクラ\n".as_bytes(), &request("a.csv"));
            archive(&bench.app)
        });
        let mut bytes = WHOLE.clone();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        let folder = tempfile::tempdir().unwrap();
        let into = folder.path().join("new.db");
        match restore(&bytes, &into) {
            Ok(restored) => prop_assert_eq!(restored.leads, 1),
            Err(_) => prop_assert!(!into.exists()),
        }
    }
}

/// The package that the program of schema line 1 would have made of its file: its tables, its columns.
fn archive_of_line_1(file: &Path) -> Vec<u8> {
    use super::write::write_table;
    let db = rusqlite::Connection::open(file).unwrap();
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let mut entries = Vec::new();
    for table in tables() {
        let known = "SELECT count(*) FROM sqlite_schema WHERE name = ?1 AND type = 'table'";
        let known: i64 = db.query_row(known, [table], |row| row.get(0)).unwrap();
        if known == 1 {
            zip.start_file(super::part_of(table), SimpleFileOptions::default()).unwrap();
            entries.push(write_table(&db, table, &mut zip, &mut |_| Ok(())).unwrap());
        }
    }
    let manifest = super::Manifest {
        format: super::FORMAT.to_owned(),
        version: super::VERSION,
        schema_line: 1,
        written_at: String::new(),
        leads: 0,
        tables: entries,
    };
    zip.start_file("manifest.json", SimpleFileOptions::default()).unwrap();
    zip.write_all(&serde_json::to_vec(&manifest).unwrap()).unwrap();
    zip.finish().unwrap().into_inner()
}

#[test]
fn an_archive_of_the_first_program_restores_with_everything_that_it_held() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/files");
    let packed = std::fs::File::open(root.join("line1.db.zst")).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let old = folder.path().join("old.db");
    std::fs::write(&old, zstd::decode_all(packed).unwrap()).unwrap();
    let into = folder.path().join("new.db");
    let restored = restore(&archive_of_line_1(&old), &into).unwrap();
    assert_eq!(restored.leads, dump(&old, "lead").len() as i64);
    let env = Env::fixed("2026-11-23T09:00:00+09:00", 9);
    let app = App::open_existing(&into, env).unwrap();
    assert_eq!(crate::scoring::check_scores(&app).unwrap(), 0, "derived rows are made");
    for table in ["activity", "contact_point", "change_log", "consent_event"] {
        assert_eq!(dump(&into, table).len(), dump(&old, table).len(), "{table}");
    }
    while undo::read_state(&app).unwrap().undo.is_some() {
        undo::undo(&app, None).unwrap();
    }
    assert_eq!(dump(&into, "lead").len(), 0, "its changes can still be taken back");
}
