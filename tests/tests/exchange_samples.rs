//! Every list that is kept as a sample goes the one way: read, proposed, tried, imported, taken back.
//!
//! The full corpora lie outside the repository; where they are absent the small set in `fixtures` is
//! read. A file that is no list of people ends in the one reason named here, and no other one.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use std::path::{Path, PathBuf};
use std::sync::Arc;

use enishi_card::Cards;
use enishi_core::App;
use enishi_core::env::Env;
use enishi_tests::Desk;
use serde_json::{Value, json};

/// Files that are refused as a whole, and why.
const REFUSED: [(&str, &str); 12] = [
    ("empty.csv", "file_empty"),
    ("bom_only.csv", "file_empty"),
    ("blank_lines_only.csv", "file_empty"),
    ("single_column.csv", "no_name_column"),
    ("wide_600_columns.csv", "no_name_column"),
    ("empty_crlf.csv", "no_name_column"),
    ("escaped_quotes.csv", "no_name_column"),
    ("json.csv", "no_name_column"),
    ("newlines.csv", "no_name_column"),
    ("history_activities.csv", "no_name_column"),
    ("history_truth.csv", "no_name_column"),
    ("weblog_tokens.csv", "no_name_column"),
];

/// Rows that cannot become leads, by file.
const ERRORS: [(&str, i64); 5] = [
    ("one_mb_cell.csv", 1),
    ("unterminated_quote.csv", 1),
    ("multi_broken_middle.vcf", 1),
    ("empty_card.vcf", 1),
    ("deep_nesting.vcf", 1),
];

/// Base tables that an import writes, and what it derives from them.
const TABLES: [&str; 14] = [
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
    "duplicate_found",
    "lead_card",
    "lead_field",
    "score_event",
];

fn files() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut found = Vec::new();
    for kind in ["samples", "csv/torture", "csv/spectrum", "vcf/own", "vcf/vendors"] {
        let place = if kind == "samples" { kind.to_owned() } else { format!("corpora/{kind}") };
        let shared = ["shared", "../shared", "../../shared"].map(|at| root.join(at).join(&place));
        let small = root.join("tests/fixtures").join(kind);
        let folder = shared.into_iter().find(|folder| folder.is_dir()).unwrap_or(small);
        for file in std::fs::read_dir(&folder).unwrap() {
            let path = file.unwrap().path();
            let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
            if ["csv", "tsv", "vcf"].contains(&ending.as_str()) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

fn ask(app: &App, desk: &Desk, name: &str, body: &Value) -> Result<Value, String> {
    let body = serde_json::to_vec(body).unwrap();
    match enishi_core::api::call(app, desk, name, &body) {
        Ok(answer) => Ok(serde_json::from_slice(&answer).unwrap()),
        Err(error) => {
            Err(serde_json::to_value(&error).unwrap()["code"].as_str().unwrap().to_owned())
        }
    }
}

fn rows(app: &App) -> Vec<i64> {
    let db = rusqlite::Connection::open(app.path()).unwrap();
    let count = |table: &&str| {
        db.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).unwrap()
    };
    TABLES.iter().map(count).collect()
}

#[test]
fn every_sample_is_tried_imported_as_it_was_counted_and_taken_back_without_a_trace() {
    let mut imported = 0;
    for path in files() {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let folder = tempfile::tempdir().unwrap();
        let env = Env { cards: Arc::new(Cards), ..Env::fixed("2026-11-01T09:00:00+09:00", 7) };
        let app = App::open(&folder.path().join("a.db"), env).unwrap();
        let desk = Desk::new(folder.path());
        desk.hold(&std::fs::read(&path).unwrap());
        let before = rows(&app);
        let request = json!({ "job": "j", "file": "held", "name": name });
        let dry = match ask(&app, &desk, "import_check", &request) {
            Ok(dry) => dry,
            Err(code) => {
                let known = REFUSED.iter().find(|(file, _)| *file == name);
                assert_eq!(known.map(|(_, code)| *code), Some(code.as_str()), "{name}");
                continue;
            }
        };
        let errors = ERRORS.iter().find(|(file, _)| *file == name).map_or(0, |(_, errors)| *errors);
        assert_eq!(dry["counts"]["errors"], errors, "{name}: {:?}", dry["rows"][0]);
        assert_eq!(rows(&app), before, "{name}: a dry run writes nothing");
        let done = ask(&app, &desk, "import_commit", &request).unwrap();
        assert_eq!(done["counts"], dry["counts"], "{name}");
        let added =
            dry["counts"]["new"].as_i64().unwrap() + dry["counts"]["to_decide"].as_i64().unwrap();
        assert_eq!(rows(&app)[0] - before[0], added, "{name}");
        if let Some(change) = done["changed"]["change_id"].as_str() {
            ask(&app, &desk, "history_undo", &json!({ "change_id": change })).unwrap();
        }
        assert_eq!(rows(&app), before, "{name}: undo leaves nothing behind");
        imported += 1;
    }
    assert!(imported > 40, "only {imported} files were read");
}
