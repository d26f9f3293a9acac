//! Lists in numbers: the reference run row by row, every file of the corpora, JSON exactly as
//! `docs/cli.md` and the issue describe it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod support;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use support::{Desk, keys, list, number, shared};

const COUNTS: [&str; 4] = ["new", "updated", "duplicates", "to_decide"];

/// Every row has one verdict, and a dry run says what the import does.
fn sums_up(name: &str, dry: &Value, done: &Value) {
    let verdicts: i64 = COUNTS.iter().map(|member| number(&done[member])).sum();
    let errors = list(&done["errors"]);
    assert_eq!(number(&done["rows"]), verdicts + number(&done["error_count"]), "{name}: {done}");
    assert_eq!(errors.len(), usize::try_from(number(&done["error_count"]).min(1000)).unwrap());
    for error in errors {
        assert_eq!(keys(error), ["code", "params", "row"], "{name}");
        assert!(number(&error["row"]) >= 1 && error["code"].is_string(), "{name}: {error}");
    }
    for member in COUNTS.iter().chain(&["rows", "errors", "error_count"]) {
        assert_eq!(dry[*member], done[*member], "{name}: dry run, {member}");
    }
}

#[test]
fn the_reference_run_finds_exactly_the_people_who_are_known() {
    let samples = shared("samples", "tests/fixtures/samples");
    let file = |name: &str| samples.join(name).to_str().unwrap().to_owned();
    let desk = Desk::new();
    let known = desk.json(&["import", &file("existing_leads_utf8.csv")]);
    assert_eq!((number(&known["rows"]), number(&known["new"])), (120, 120), "{known}");
    let cards = file("expo_cards_sjis.csv");
    let args = ["import", &cards, "--source", "Expo", "--ground", "business_card"];
    let dry = desk.json(&[&args[..], &["--dry-run"]].concat());
    assert_eq!(desk.leads(), 120, "a dry run writes nothing");
    assert_eq!(
        keys(&dry),
        ["duplicates", "error_count", "errors", "new", "rows", "to_decide", "updated"]
    );
    let done = desk.json(&args);
    sums_up("expo", &dry, &done);
    let expected = std::fs::read(samples.join("expo_duplicates_expected.json")).unwrap();
    let expected: Vec<Value> = serde_json::from_slice(&expected).unwrap();
    let same = expected.iter().filter(|row| row["same"] == true).count();
    let met = number(&done["updated"]) + number(&done["duplicates"]);
    assert_eq!((number(&done["rows"]), number(&done["to_decide"])), (300, 0), "{done}");
    assert_eq!(usize::try_from(met).unwrap(), same, "known people, no trap among them");
    assert_eq!(desk.leads(), 120 + number(&done["new"]));
    board_adds_up(&desk);
    desk.json(&["undo"]);
    assert_eq!(desk.leads(), 120, "one import is one undo step");
    desk.json(&["redo"]);
    assert_eq!(desk.leads(), 120 + number(&done["new"]));
}

/// Counts of the board are those of `find`, cards have the shape of `find`'s leads.
fn board_adds_up(desk: &Desk) {
    let all = number(&desk.json(&["find", "", "--limit", "1"])["count"]);
    let board = desk.json(&["board", "--limit", "200"]);
    let stages = list(&board["stages"]);
    assert_eq!(stages.iter().map(|stage| number(&stage["count"])).sum::<i64>(), all);
    for stage in stages {
        let cards = list(&stage["cards"]);
        assert_eq!(cards.len(), usize::try_from(number(&stage["count"]).min(200)).unwrap());
        let currencies = list(&stage["values"]);
        let first = currencies.first().map_or(0, |sum| number(&sum["minor"]));
        assert_eq!(number(&stage["value"]), first, "{stage}");
        for card in cards {
            assert_eq!(keys(card), ["company", "id", "mail", "name", "score", "stage"]);
            assert_eq!(card["stage"], stage["code"]);
        }
    }
}

#[test]
fn sums_of_the_board_follow_moves_and_undo() {
    let desk = Desk::new();
    let values = [("佐藤 一", "1200000"), ("佐藤 二", "340000"), ("佐藤 三", "")];
    let ids: Vec<String> = (0..)
        .zip(values)
        .map(|(n, (name, value))| desk.add(name, &format!("n{n}@ex.example"), &["--value", value]))
        .collect();
    let sums = || -> BTreeMap<String, (i64, i64)> {
        let board = desk.json(&["board"]);
        list(&board["stages"])
            .iter()
            .map(|s| {
                (s["code"].as_str().unwrap().to_owned(), (number(&s["count"]), number(&s["value"])))
            })
            .filter(|(_, sum)| *sum != (0, 0))
            .collect()
    };
    let is = |wanted: &[(&str, (i64, i64))]| {
        let wanted = wanted.iter().map(|(code, sum)| ((*code).to_owned(), *sum)).collect();
        assert_eq!(sums(), wanted);
        board_adds_up(&desk);
        assert_eq!(desk.leads(), 3);
    };
    is(&[("new", (3, 1_540_000))]);
    desk.json(&["move", &ids[0], "--to", "proposal"]);
    is(&[("new", (2, 340_000)), ("proposal", (1, 1_200_000))]);
    desk.json(&["move", &ids[1], "--to", "proposal"]);
    is(&[("new", (1, 0)), ("proposal", (2, 1_540_000))]);
    desk.json(&["move", &ids[0], "--to", "lost", "--reason", "timing"]);
    is(&[("new", (1, 0)), ("proposal", (1, 340_000)), ("lost", (1, 1_200_000))]);
    desk.json(&["undo"]);
    is(&[("new", (1, 0)), ("proposal", (2, 1_540_000))]);
    for id in &ids {
        let score = desk.json(&["score", id, "--explain"]);
        let sum =
            |member: &str| list(&score["parts"]).iter().map(|p| number(&p[member])).sum::<i64>();
        let total = number(&score["total"]);
        assert_eq!((sum("points"), sum("mp")), (total, total * 1000), "{score}");
        assert_eq!(total, number(&score["fit"]) + number(&score["engagement"]));
    }
}

fn lists_in(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "csv" || ending == "tsv"));
    files.sort();
    files
}

#[test]
fn every_list_of_the_corpora_comes_in_whole_or_not_at_all() {
    let corpora = ["torture", "spectrum"].map(|name| {
        let folder = format!("csv/{name}");
        shared(&format!("corpora/{folder}"), &format!("tests/fixtures/{folder}"))
    });
    let desk = Desk::new();
    let mut taken = 0;
    for file in corpora.iter().flat_map(|folder| lists_in(folder)) {
        let path = file.to_str().unwrap();
        let (code, _, refusal) = desk.said(&["--json", "import", path]);
        if code == 1 {
            let dry = desk.refused(&["import", path, "--dry-run"]);
            assert_eq!(serde_json::from_str::<Value>(&refusal).unwrap(), dry, "{path}");
            let said = desk.said(&["--lang", "ja", "import", path]).2;
            assert!(!said.contains('$') && !said.contains("error-"), "{path}: {said}");
            assert_eq!(desk.leads(), 0, "{path}");
            continue;
        }
        assert_eq!(code, 0, "{path}: {refusal}");
        if desk.leads() > 0 {
            desk.json(&["undo"]);
        }
        assert_eq!(desk.leads(), 0, "{path}: undone whole");
        let dry = desk.json(&["import", path, "--dry-run"]);
        let done = desk.json(&["import", path]);
        sums_up(path, &dry, &done);
        assert_eq!(desk.leads(), number(&done["new"]), "{path}");
        if number(&done["new"]) > 0 {
            desk.json(&["undo"]);
        }
        taken += 1;
    }
    assert!(taken >= 10, "only {taken} lists were taken");
}

#[test]
fn a_thousand_bad_rows_are_named_alike_by_dry_run_and_import() {
    let desk = Desk::new();
    let mut text = "氏名,会社名,e-mail\n山田 太郎,縁商会,taro@ex.example\n".to_owned();
    for n in 0..1250 {
        text.push_str(&format!(",,n{n}@ex.example\n"));
    }
    let file = desk.write("bad.csv", text);
    let dry = desk.json(&["import", &file, "--dry-run"]);
    let done = desk.json(&["import", &file]);
    sums_up("bad.csv", &dry, &done);
    assert_eq!((number(&done["new"]), number(&done["error_count"])), (1, 1250));
    let rows: Vec<i64> = list(&done["errors"]).iter().map(|error| number(&error["row"])).collect();
    assert_eq!(rows, (2..=1001).collect::<Vec<_>>());
    let words = desk.said(&["import", &file, "--dry-run"]).1;
    assert!(words.contains("250 more rows"), "what is not listed is counted");
}

#[test]
fn answers_have_the_members_that_are_promised_and_no_null_among_them() {
    let desk = Desk::new();
    let id =
        desk.add("佐藤 花子", "hanako@ex.example", &["--company", "朝日精工", "--title", "部長"]);
    let whole = |args: &[&str], members: &[&str]| {
        let answer = desk.json(args);
        assert_eq!(keys(&answer), members, "{args:?}");
        answer
    };
    let found = whole(&["find", "佐"], &["count", "leads"]);
    assert_eq!(keys(&found["leads"][0]), ["company", "id", "mail", "name", "score", "stage"]);
    assert!(found["leads"][0].as_object().unwrap().values().all(|value| !value.is_null()));
    let board = whole(&["board"], &["stages"]);
    assert_eq!(
        keys(&board["stages"][0]),
        ["cards", "code", "count", "id", "kind", "name", "value", "values"]
    );
    let score = whole(
        &["score", &id, "--explain"],
        &["aside", "band", "engagement", "fit", "lead", "model", "on", "parts", "raises", "total"],
    );
    assert_eq!(
        keys(&score["parts"][0]),
        [
            "activity", "age_days", "fact", "group", "mp", "on", "points", "rule", "side",
            "tenths", "value"
        ]
    );
    whole(&["move", &id, "--to", "won"], &["change_id", "lead", "stage"]);
    whole(&["history"], &["changes"]);
    whole(&["history", &id], &["fields", "lead", "timeline"]);
    whole(&["undo"], &["change_id", "label", "op"]);
    whole(&["redo"], &["change_id", "label", "op"]);
    whole(&["check"], &["findings", "leads"]);
    whole(&["outbox", "list"], &["messages"]);
    whole(&["outbox", "run"], &["deferred", "held", "rejected", "sent", "suppressed", "unknown"]);
    let practice = desk.arg("practice");
    let account = ["account", "add", "--from", "縁 <a@ex.example>", "--practice", &practice];
    let footer = ["--postal-address", "名古屋市", "--contact", "a@ex.example"];
    whole(&[&account[..], &footer].concat(), &["id", "secret"]);
    assert_eq!(whole(&["account", "test"], &["passed", "stages"])["passed"], json!(true));
    let template = desk.write("x.en.md", "Subject: x\n\ny\n");
    whole(&["template", "add", &template], &["id", "language", "new", "problems"]);
    desk.add("佐藤 次郎", "jiro@ex.example", &[]);
    let to = ["--template", "x", "--to", "佐藤"];
    let left = whole(&[&["follow-up"], &to[..]].concat(), &["change_id", "excluded", "queued"]);
    assert_eq!((&left["queued"], list(&left["excluded"]).len()), (&json!(0), 2), "never asked");
    assert_eq!(keys(&left["excluded"][0]), ["company", "field", "lead", "name", "reason"]);
    let dry = [&["follow-up"], &to[..], &["--dry-run"]].concat();
    whole(&dry, &["blocked", "dry_run", "excluded", "queued"]);
    whole(&["export", &desk.arg("out.csv")], &["count", "cut", "file", "replaced"]);
    whole(&["backup", &desk.arg("copy.db")], &["file"]);
}
