//! Contact files of all kinds as leads, with the reader that the program ships, and out again.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    missing_docs
)]

use std::path::{Path, PathBuf};
use std::sync::Arc;

use enishi_card::Cards;
use enishi_core::App;
use enishi_core::env::Env;
use enishi_core::exchange::{export, ops};
use serde_json::json;

fn open(folder: &tempfile::TempDir, name: &str) -> App {
    let env = Env { cards: Arc::new(Cards), ..Env::fixed("2026-11-01T09:00:00+09:00", 7) };
    App::open(&folder.path().join(name), env).unwrap()
}

/// The contact files beside the repository; says so if they are absent.
fn corpus() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let found = ["shared", "../shared", "../../shared"]
        .iter()
        .map(|place| root.join(place).join("corpora/vcf"))
        .find(|folder| folder.is_dir());
    let found = found.unwrap_or_else(|| {
        eprintln!("!! corpus shared/corpora/vcf is absent: only the small set is tested");
        root.join("tests/fixtures/vcf")
    });
    let mut files = Vec::new();
    for folder in ["own", "vendors"] {
        for file in std::fs::read_dir(found.join(folder)).unwrap() {
            let path = file.unwrap().path();
            if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("vcf")) {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}

fn names(app: &App) -> Vec<String> {
    app.read(|db| {
        let mut list = db.prepare(
            "SELECT family_name || '|' || given_name || '|' || family_kana || '|' || given_kana
               || '|' || coalesce(company.name, '') || '|' || title
               || '|' || coalesce((SELECT group_concat(kind || normal, ',') FROM
                  (SELECT kind, normal FROM contact_point WHERE lead_rid = lead.rid
                     AND kind <> 'postal' ORDER BY kind, normal)), '')
             FROM lead LEFT JOIN company ON company.rid = company_rid ORDER BY 1",
        )?;
        let rows = list.query_map([], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    })
    .unwrap()
}

#[test]
fn every_contact_file_ends_in_leads_or_a_reason_and_the_good_ones_in_leads() {
    for path in corpus() {
        let folder = tempfile::tempdir().unwrap();
        let app = open(&folder, "a.db");
        let bytes = std::fs::read(&path).unwrap();
        let request = serde_json::from_value(json!({ "job": "j", "file": "f", "name": "c.vcf" }));
        let done = ops::commit(&app, &bytes, &request.unwrap(), &mut |_, _| Ok(()));
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let hostile =
            ["deep", "empty", "truncated", "broken"].iter().any(|word| name.contains(word));
        match done {
            Ok(report) if !hostile => {
                let counts = report.counts;
                assert!(counts.new + counts.updated > 0, "{name}: {counts:?}");
                assert_eq!(counts.errors, 0, "{name}: {:?}", report.errors);
            }
            Ok(_) => {}
            Err(why) => assert!(hostile, "{name}: {why}"),
        }
    }
}

#[test]
fn leads_go_out_as_cards_of_both_versions_and_come_in_as_they_were() {
    let folder = tempfile::tempdir().unwrap();
    let app = open(&folder, "a.db");
    let list = "氏名,フリガナ,会社名,役職,e-mail,携帯電話,TEL,メモ,タグ\n\
                髙橋 誠,タカハシ マコト,株式会社サクラ,部長,m@ex.example.jp,090-1234-5678,052-555-0100,\"一行目; 二行目, 終\n次\",展示会\n\
                Mary Watson,,\"Beta, Inc.\",CEO,mary@beta.example,,+1 309-555-0139,,\n";
    let request = |name: &str| {
        serde_json::from_value(json!({ "job": "j", "file": "f", "name": name })).unwrap()
    };
    ops::commit(&app, list.as_bytes(), &request("a.csv"), &mut |_, _| Ok(())).unwrap();
    for version in [3, 4] {
        let ask = json!({ "job": "j", "file": "f", "language": "ja", "format": "vcf", "version": version });
        let ask = serde_json::from_value(ask).unwrap();
        let mut cards = Vec::new();
        export::write_leads(&app, &ask, &mut cards, &mut |_, _| Ok(())).unwrap();
        let other = open(&folder, &format!("{version}.db"));
        let counts =
            ops::commit(&other, &cards, &request("c.vcf"), &mut |_, _| Ok(())).unwrap().counts;
        assert_eq!((counts.new, counts.errors), (2, 0), "{}", String::from_utf8_lossy(&cards));
        assert_eq!(names(&other), names(&app), "{}", String::from_utf8_lossy(&cards));
    }
}
