//! The reference run: 300 cards of a fair onto 120 known leads, and what an import promises.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeMap;

use serde_json::Value;

use super::corpus_tests::{sample, torture};
use super::wire::{CheckImport, Decision, ExportLeads, ImportCounts, ImportOptions, Verdict};
use super::{export, ops};
use crate::app::App;
use crate::env::Env;
use crate::error::{Error, ErrorCode};
use crate::undo::ops as undo;

pub(super) struct Bench {
    pub(super) app: App,
    folder: tempfile::TempDir,
}

impl Bench {
    pub(super) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let env = Env::fixed("2026-11-01T09:00:00+09:00", 7);
        let app = App::open(&folder.path().join("enishi.db"), env).unwrap();
        Self { app, folder }
    }

    pub(super) fn sql(&self) -> rusqlite::Connection {
        rusqlite::Connection::open(self.folder.path().join("enishi.db")).unwrap()
    }

    pub(super) fn count(&self, sql: &str) -> i64 {
        self.sql().query_row(sql, [], |row| row.get(0)).unwrap()
    }

    /// Every row of the tables that an import writes, for comparing before and after.
    fn dump(&self) -> BTreeMap<&'static str, Vec<String>> {
        let tables = [
            "lead",
            "contact_point",
            "company",
            "source",
            "tag",
            "lead_tag",
            "stage_event",
            "activity",
            "next_step",
            "duplicate_pair",
            "score_event",
            "lead_card",
            "duplicate_key",
            "stage_total",
        ];
        let sql = self.sql();
        let dump = tables.map(|table| {
            let mut read = sql.prepare(&format!("SELECT * FROM {table}")).unwrap();
            let columns = read.column_count();
            let rows = read.query_map([], |row| {
                (0..columns)
                    .map(|at| row.get_ref(at).map(|value| format!("{value:?}")))
                    .collect::<rusqlite::Result<Vec<_>>>()
            });
            let mut rows: Vec<String> = rows.unwrap().map(|row| row.unwrap().join("|")).collect();
            rows.sort();
            (table, rows)
        });
        dump.into_iter().collect()
    }
}

#[test]
fn undoing_an_import_that_is_taken_back_in_pieces_leaves_the_file_as_it_was() {
    let bench = with_existing();
    let before = bench.dump();
    let mut text = String::from("会社名,氏名,e-mail,タグ,名刺交換日\n");
    for row in 0..1_500 {
        // Every third row meets a person of the file or of a row above: some leads only change.
        let who = row - row % 3;
        text.push_str(&format!(
            "会社{who},山田 太郎{who},m{who}@ex{row}.example.jp,展示会,2026/10/01\n"
        ));
        text.push_str(&format!(
            "会社{who},山田 太郎{who},m{who}@ex{row}.example.jp,新しい{row},\n"
        ));
    }
    let report = import(&bench, text.as_bytes(), &request("pieces.csv"));
    assert!(report.counts.new > 400 && report.counts.updated > 400, "{:?}", report.counts);
    let rows =
        bench.count("SELECT rows FROM change_log WHERE op = 'import' ORDER BY seq DESC LIMIT 1");
    assert!(rows > 5_000, "only {rows} rows: it would be applied at one go");
    let after = bench.dump();
    undo::undo(&bench.app, report.changed.change_id.as_deref()).unwrap();
    for (table, rows) in bench.dump() {
        assert!(rows == before[table], "{table} is not as it was");
    }
    undo::redo(&bench.app).unwrap();
    for (table, rows) in bench.dump() {
        assert!(rows == after[table], "{table} is not as after the import");
    }
    assert_eq!(bench.count("SELECT count(*) FROM pragma_foreign_key_check"), 0);
}

pub(super) fn request(name: &str) -> CheckImport {
    serde_json::from_value(serde_json::json!({ "job": "j", "file": "f", "name": name })).unwrap()
}

pub(super) fn import(
    bench: &Bench,
    bytes: &[u8],
    request: &CheckImport,
) -> super::wire::ImportReport {
    ops::commit(&bench.app, bytes, request, &mut |_, _| Ok(())).unwrap()
}

fn check(bench: &Bench, bytes: &[u8], request: &CheckImport) -> super::wire::ImportCheck {
    ops::check(&bench.app, bytes, request, &mut |_, _| Ok(())).unwrap()
}

fn with_existing() -> Bench {
    let bench = Bench::new();
    let report = import(&bench, &sample("existing_leads_utf8.csv"), &request("existing.csv"));
    assert_eq!(report.counts, ImportCounts { rows: 120, new: 120, ..ImportCounts::default() });
    bench
}

#[test]
fn the_reference_run_finds_every_duplicate_and_falls_into_no_trap() {
    let bench = with_existing();
    let bytes = sample("expo_cards_sjis.csv");
    let mut verdicts = BTreeMap::new();
    for offset in [0, 200] {
        let asked = CheckImport { offset, ..request("expo.csv") };
        for row in check(&bench, &bytes, &asked).rows {
            verdicts.insert(row.row, row.verdict);
        }
    }
    assert_eq!(verdicts.len(), 300);
    let expected: Value = serde_json::from_slice(&sample("expo_duplicates_expected.json")).unwrap();
    for label in expected.as_array().unwrap() {
        let row = label["row"].as_i64().unwrap();
        let verdict = verdicts.remove(&row).unwrap();
        let known = matches!(verdict, Verdict::Update | Verdict::Duplicate);
        let why = &label["why"];
        match label["kind"].as_str().unwrap() {
            "exact" => assert!(known, "row {row} is known ({why}): {verdict:?}"),
            "fuzzy" => {
                assert!(known || verdict == Verdict::ToDecide, "row {row} ({why}): {verdict:?}");
            }
            _ => assert!(!known, "row {row} is somebody else ({why}): {verdict:?}"),
        }
    }
    for (row, verdict) in verdicts {
        assert_eq!(verdict, Verdict::New, "row {row}");
    }
}

#[test]
fn the_dry_run_counts_what_the_import_does_and_writes_nothing() {
    let bench = with_existing();
    let before = bench.dump();
    let bytes = sample("expo_cards_sjis.csv");
    let dry = check(&bench, &bytes, &request("expo.csv"));
    assert_eq!(bench.dump(), before, "a dry run writes nothing");
    let report = import(&bench, &bytes, &request("expo.csv"));
    assert_eq!(report.counts, dry.counts);
    let counts = report.counts;
    let sum = counts.new + counts.updated + counts.duplicates + counts.to_decide + counts.errors;
    assert_eq!((counts.rows, sum), (300, 300));
    assert_eq!(
        bench.count("SELECT count(*) FROM lead"),
        120 + counts.new + counts.to_decide,
        "what is to be decided is added, and its pair is queued"
    );
    assert_eq!(bench.count("SELECT count(*) FROM duplicate_pair"), counts.to_decide);
    let again = import(&bench, &bytes, &request("expo.csv"));
    assert_eq!(again.counts.new, 0, "a second time nobody is new");
    assert_eq!(again.counts.updated, 0, "and nothing changes: {:?}", again.counts);
}

#[test]
fn one_undo_takes_a_whole_import_back() {
    let bench = with_existing();
    let before = bench.dump();
    let request = CheckImport {
        options: ImportOptions {
            source_name: "ものづくり展2026".to_owned(),
            ground: "business_card".to_owned(),
            tags: vec!["展示会".to_owned()],
            grade: "B".to_owned(),
            ..ImportOptions::default()
        },
        ..request("expo.csv")
    };
    let report = import(&bench, &sample("expo_cards_sjis.csv"), &request);
    let history = ops::list_batches(&bench.app).unwrap();
    assert_eq!(history.len(), 2);
    assert_eq!(history[0].change_id, report.changed.change_id);
    assert_eq!(history[0].counts, report.counts);
    undo::undo(&bench.app, report.changed.change_id.as_deref()).unwrap();
    let after = bench.dump();
    for (table, rows) in &before {
        assert_eq!(&after[table], rows, "{table} is as before");
    }
    assert!(ops::list_batches(&bench.app).unwrap()[0].undone);
    let granted = "SELECT count(*) FROM consent_event WHERE kind = 'grant'";
    let voided = "SELECT count(*) FROM consent_event WHERE kind = 'void'";
    assert!(bench.count(granted) > bench.count(voided), "the first import's grounds stand");
    assert!(bench.count(voided) > 200, "the grounds of the undone import are voided");
}

#[test]
fn a_lead_gets_what_its_row_says() {
    let bench = with_existing();
    let sql = bench.sql();
    let (stage, source, ground, value): (String, String, i64, i64) = sql
        .query_row(
            "SELECT stage.code, source.channel,
               (SELECT count(*) FROM consent_event WHERE lead_id = lead.id AND ground = 'business_card'
                  AND how = 'import'), value_minor
             FROM lead JOIN stage ON stage.rid = stage_rid JOIN source ON source.rid = source_rid
             WHERE external_key = 'L0001'",
            [],
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)),
        )
        .unwrap();
    assert_eq!(
        (stage.as_str(), source.as_str(), ground, value),
        ("qualified", "web", 1, 1_550_000)
    );
    assert_eq!(bench.count("SELECT count(*) FROM next_step"), 75, "45 of 120 have no date");
    assert_eq!(
        bench.count(
            "SELECT count(*) FROM lead JOIN stage ON stage.rid = stage_rid
                     WHERE stage.kind = 'lost' AND lost_reason = ''"
        ),
        0,
        "a lost lead has a reason"
    );
}

#[test]
fn rows_of_one_file_meet_each_other() {
    let bench = Bench::new();
    let text = "氏名,会社名,e-mail,電話\n\
        山田 太郎,サクラ電機,taro@sakura.example.jp,\n\
        山田　太郎,株式会社サクラ電機,taro@sakura.example.jp,03-1234-5678\n\
        山田 太郎,㈱サクラ電機,taro@sakura.example.jp,\n\
        山田 太郎,サクラ電機,other@sakura.example.jp,\n\
        ,サクラ電機,,\n\
        ,,x@example.jp,\n";
    let dry = check(&bench, text.as_bytes(), &request("one.csv"));
    let mut verdicts: Vec<_> = dry.rows.iter().map(|row| (row.row, row.verdict)).collect();
    verdicts.sort_by_key(|(row, _)| *row);
    let wanted = [
        Verdict::New,
        Verdict::Update,
        Verdict::Duplicate,
        Verdict::ToDecide,
        Verdict::New,
        Verdict::Error,
    ];
    assert_eq!(verdicts.iter().map(|(_, verdict)| *verdict).collect::<Vec<_>>(), wanted);
    let fourth = dry.rows.iter().find(|row| row.row == 4).unwrap();
    assert_eq!(fourth.lead.as_deref(), Some("row:1"));
    assert_eq!(fourth.reasons, ["name_company"]);
    let report = import(&bench, text.as_bytes(), &request("one.csv"));
    assert_eq!(report.counts, dry.counts);
    assert_eq!(report.errors.len(), 1);
    assert_eq!((report.errors[0].row, report.errors[0].code), (6, ErrorCode::LeadNameless));
}

#[test]
fn decisions_are_followed() {
    let bench = Bench::new();
    let text = "氏名,会社名,e-mail\n山田 太郎,サクラ,a@sakura.example.jp\n山田 太郎,サクラ,b@sakura.example.jp\n";
    let decide = |decision: Decision| CheckImport { decisions: vec![decision], ..request("d.csv") };
    let counts = |request: &CheckImport| check(&bench, text.as_bytes(), request).counts;
    let same = Decision { row: 2, same_as: Some("row:1".to_owned()), skip: false };
    assert_eq!(
        counts(&decide(same)),
        ImportCounts { rows: 2, new: 1, updated: 1, ..Default::default() }
    );
    let other = Decision { row: 2, same_as: None, skip: false };
    assert_eq!(counts(&decide(other)), ImportCounts { rows: 2, new: 2, ..Default::default() });
    let skip = Decision { row: 2, same_as: None, skip: true };
    assert_eq!(
        counts(&decide(skip)),
        ImportCounts { rows: 2, new: 1, skipped: 1, ..Default::default() }
    );
    import(&bench, &text.as_bytes()[..text.len() - 50], &request("first.csv"));
    let gone = Decision { row: 2, same_as: Some("x".to_owned()), skip: false };
    let refused = ops::check(&bench.app, text.as_bytes(), &decide(gone), &mut |_, _| Ok(()));
    assert_eq!(refused.unwrap_err().code, ErrorCode::LeadGone);
}

#[test]
fn a_stopped_import_leaves_nothing() {
    let bench = with_existing();
    let before = bench.dump();
    let file = sample("expo_cards_sjis.csv");
    let copies = || crate::db::list_backups(bench.app.path()).unwrap();
    // during the backup, of which no number of rows is told, and among the rows
    for (place, during_backup) in [("backup", true), ("rows", false)] {
        copies().iter().for_each(|copy| std::fs::remove_file(&copy.path).unwrap());
        let stopped = ops::commit(&bench.app, &file, &request("e.csv"), &mut |done, total| {
            let here = if during_backup { total == 0 } else { done > 0 };
            if here { Err(Error::new(ErrorCode::Stopped)) } else { Ok(()) }
        });
        assert_eq!(stopped.unwrap_err().code, ErrorCode::Stopped, "{place}");
        assert_eq!(bench.dump(), before, "{place}");
        assert_eq!(ops::list_batches(&bench.app).unwrap().len(), 1, "{place}");
        assert_eq!(copies().is_empty(), during_backup, "{place}");
    }
}

#[test]
fn an_import_can_be_stopped_while_cards_and_search_are_rebuilt() {
    let bench = Bench::new();
    let before = bench.dump();
    let job = request("e.csv").job;
    let stopped = ops::commit(
        &bench.app,
        &sample("expo_cards_sjis.csv"),
        &request("e.csv"),
        &mut |done, total| {
            if done == total && total > 0 {
                bench.app.jobs().stop(&job);
            }
            Ok(())
        },
    );
    assert_eq!(stopped.unwrap_err().code, ErrorCode::Stopped);
    assert_eq!(bench.dump(), before);
}

#[test]
fn refusals_come_in_and_are_never_lifted() {
    let bench = Bench::new();
    let refusing = "Name,Company,Email,Unsubscribed\nMary Watson,Beta,m@beta.example,true\n";
    import(&bench, refusing.as_bytes(), &request("no.csv"));
    let lifting = "Name,Company,Email,Consent basis\nMary Watson,Beta,m@beta.example,opt_in\n";
    let counts = check(&bench, lifting.as_bytes(), &request("yes.csv")).counts;
    assert_eq!(
        counts.duplicates, 1,
        "an opt-in of a file says nothing against a refusal: {counts:?}"
    );
    assert_eq!(bench.count("SELECT count(*) FROM consent_event WHERE kind = 'refuse'"), 1);
    assert_eq!(bench.count("SELECT count(*) FROM suppression"), 1);
}

#[test]
fn failed_rows_come_back_in_the_encoding_of_their_file() {
    let bench = Bench::new();
    let text = "会社名,氏名,e-mail\r\nサクラ,山田 太郎,a@example.jp\r\n,,=cmd@example.jp\r\n";
    let bytes = super::decode::encode(text, super::detect::Encoding::ShiftJis).bytes;
    let failed = ops::failed_rows(&bench.app, &bytes, &request("f.csv"), "ja", &mut |_, _| Ok(()));
    let (text, _, broken) = encoding_rs::SHIFT_JIS.decode(failed.as_ref().unwrap());
    assert!(!broken);
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 2, "only the row that failed");
    assert_eq!(lines[0], "\"会社名\",\"氏名\",\"e-mail\",\"理由\"");
    assert!(lines[1].starts_with("\"\",\"\",\"'=cmd@example.jp\",\"名前か会社名"), "{}", lines[1]);
}

#[test]
fn what_is_exported_can_be_imported_and_runs_no_formula() {
    let bench = with_existing();
    let formulas = torture("formula.csv");
    import(&bench, &formulas, &request("formula.csv"));
    let ask = |language: &str| -> ExportLeads {
        let ask = serde_json::json!({ "job": "j", "file": "f", "language": language });
        serde_json::from_value(ask).unwrap()
    };
    for language in ["ja", "en"] {
        let mut out = Vec::new();
        let count = export::write_leads(&bench.app, &ask(language), &mut out, &mut |_, _| Ok(()));
        assert_eq!(count.unwrap().count, 127);
        assert!(out.starts_with(&[0xef, 0xbb, 0xbf]));
        let mut reader = csv::ReaderBuilder::new().from_reader(&out[3..]);
        for row in reader.records() {
            for cell in row.unwrap().iter() {
                let first = cell.chars().next().unwrap_or('x');
                assert!(!"=+-@\t\r＝＋－＠".contains(first), "{cell} would run");
            }
        }
        let again = check(&bench, &out, &request("export.csv")).counts;
        assert_eq!((again.rows, again.errors, again.new), (127, 0, 0), "{language}: {again:?}");
        assert_eq!(again.updated, 0, "{language}: export → import changes nothing: {again:?}");
        let other = Bench::new();
        assert_eq!(import(&other, &out, &request("export.csv")).counts.new, 127);
        let names = "SELECT group_concat(name, '|') FROM (SELECT name FROM company ORDER BY name)";
        let read = |bench: &Bench| -> String {
            bench.sql().query_row(names, [], |row| row.get(0)).unwrap()
        };
        assert_eq!(read(&other), read(&bench), "{language}: every company as it was");
    }
}

#[test]
fn a_picture_or_a_document_is_no_list_and_is_refused_in_words() {
    let picture = include_bytes!("../../../../assets/icons/icon.png");
    for bytes in [picture.as_slice(), b"%PDF-1.7".as_slice(), &[1_u8; 400]] {
        let refused = super::reading::read_file(
            bytes,
            &super::wire::Reading::default(),
            &crate::card::NoCards,
            &mut |_, _| Ok(()),
        );
        assert_eq!(refused.unwrap_err().code, ErrorCode::FileNotText);
    }
}
