//! Lists in and out by the command line: the reference run, per-row errors, undo, round trip.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::path::Path;
use std::process::Command;

use serde_json::Value;

struct Desk {
    folder: tempfile::TempDir,
}

impl Desk {
    fn new() -> Self {
        let desk = Self { folder: tempfile::tempdir().unwrap() };
        desk.json(&["init"]);
        desk
    }

    fn path(&self, name: &str) -> String {
        self.folder.path().join(name).to_str().unwrap().to_owned()
    }

    fn write(&self, name: &str, bytes: &[u8]) -> String {
        std::fs::write(self.path(name), bytes).unwrap();
        self.path(name)
    }

    fn call(&self, args: &[&str]) -> (Option<i32>, Vec<u8>, Vec<u8>) {
        let output = Command::new(env!("CARGO_BIN_EXE_enishi-cli"))
            .args(["--json", "--db", &self.path("enishi.db")])
            .args(args)
            .env("HOME", self.folder.path())
            .output()
            .unwrap();
        (output.status.code(), output.stdout, output.stderr)
    }

    fn json(&self, args: &[&str]) -> Value {
        let (code, stdout, stderr) = self.call(args);
        assert_eq!(code, Some(0), "{args:?}: {}", String::from_utf8_lossy(&stderr));
        serde_json::from_slice(&stdout).unwrap()
    }

    fn refused(&self, args: &[&str]) -> Value {
        let (code, stdout, stderr) = self.call(args);
        assert_eq!((code, stdout.len()), (Some(1), 0), "{args:?}");
        serde_json::from_slice(&stderr).unwrap()
    }

    fn leads(&self) -> i64 {
        self.json(&["check"])["leads"].as_i64().unwrap()
    }
}

fn counts(answer: &Value) -> [i64; 5] {
    ["rows", "new", "updated", "duplicates", "to_decide"]
        .map(|member| answer[member].as_i64().unwrap())
}

/// A file of the reference run.
fn sample(name: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let path = root.join("../../tests/fixtures/samples").join(name);
    path.canonicalize().unwrap().to_str().unwrap().to_owned()
}

/// 氏名, メール, 会社 … in Shift_JIS: 森 くみ子 and 髙橋 一郎 (髙 and ㈱ are CP932), and a row
/// without name and company.
const CARDS: &[u8] = b"\x8e\x81\x96\xbc,\x89\xef\x8e\xd0\x96\xbc,\x96\xf0\x90E,e-mail,\x96\xbc\x8eh\x8c\xf0\x8a\xb7\x93\xfa\r\n\
\x90X \x82\xad\x82\xdd\x8eq,\x87\x8a\x82\xa0\x82\xa8\x82\xce\x83e\x83b\x83N,\x95\x94\x92\xb7,mori@aoba.example,2026/10/16\r\n\
\xfb\xfc\x8b\xb4 \x88\xea\x98Y,\x96k\x93l\x8b@\x8aB,\x89\xdb\x92\xb7,ichiro@hokuto.example,2026/10/14\r\n\
,,,nobody@nowhere.example,\r\n";

#[test]
fn a_shift_jis_list_is_tried_dry_brought_in_and_taken_back_whole() {
    let desk = Desk::new();
    let file = desk.write("cards.csv", CARDS);
    let options = ["--source", "中部ものづくり展", "--ground", "business_card", "--tag", "展示会"];
    let import = |more: &[&str]| desk.json(&[&["import", &file], &options[..], more].concat());
    let dry = import(&["--dry-run"]);
    assert_eq!(desk.leads(), 0, "a dry run writes nothing");
    let done = import(&[]);
    assert_eq!(counts(&dry), counts(&done), "the dry run says what the import does");
    assert_eq!(counts(&done), [3, 2, 0, 0, 0]);
    let error = &done["errors"][0];
    assert_eq!((&error["row"], &error["code"]), (&3.into(), &"lead_nameless".into()));
    let found = desk.json(&["find", "髙橋"]);
    assert_eq!(found["leads"][0]["name"], "髙橋 一郎");
    assert_eq!(desk.json(&["find", "高橋"])["count"], 1, "variant kanji are one");
    let mori = desk.json(&["score", "mori@aoba.example", "--explain"]);
    let parts = mori["parts"].as_array().unwrap();
    assert!(parts.iter().any(|part| part["rule"] == "title"), "部長 decides: {mori}");
    assert!(parts.iter().any(|part| part["rule"] == "met"), "a card of the fair: {mori}");
    let again = import(&[]);
    assert_eq!(counts(&again)[1], 0, "nobody comes in twice");
    desk.json(&["undo"]);
    if desk.leads() > 0 {
        // The second import changed nothing, or its undo is a step of its own.
        desk.json(&["undo"]);
    }
    assert_eq!(desk.leads(), 0, "one import is one undo step");
}

#[test]
fn the_cards_of_a_fair_meet_the_leads_that_are_known() {
    let (known, cards) = (sample("existing_leads_utf8.csv"), sample("expo_cards_sjis.csv"));
    let desk = Desk::new();
    let known = desk.json(&["import", &known]);
    assert_eq!(counts(&known), [120, 120, 0, 0, 0], "{}", known["errors"]);
    let args = ["import", &cards, "--source", "Expo", "--ground", "business_card"];
    let dry = desk.json(&[&args[..], &["--dry-run"]].concat());
    let done = desk.json(&args);
    assert_eq!(counts(&dry), counts(&done));
    let [rows, new, updated, duplicates, to_decide] = counts(&done);
    assert_eq!((rows, done["errors"].as_array().unwrap().len()), (300, 0));
    assert_eq!(rows, new + updated + duplicates + to_decide, "every row has one verdict");
    assert!(updated + duplicates >= 18, "the 18 exact ones are known: {updated} + {duplicates}");
    assert!((268..=276).contains(&new), "268 new people and at most 8 who look alike: {new}");
    desk.json(&["undo"]);
    assert_eq!(desk.leads(), 120);
    desk.json(&["undo"]);
    assert_eq!(desk.leads(), 0);
}

#[test]
fn what_goes_out_comes_in_again_and_formulas_stay_texts() {
    let desk = Desk::new();
    let names = ["森 くみ子", "髙橋 一郎"];
    for (name, mail) in names.iter().zip(["mori@aoba.example", "ichiro@hokuto.example"]) {
        desk.json(&[
            "add",
            "--name",
            name,
            "--mail",
            mail,
            "--company",
            "=1+1",
            "--note",
            "@SUM(A1)",
        ]);
    }
    let file = desk.path("out.csv");
    assert_eq!(desk.json(&["export", &file])["count"], 2);
    let bytes = std::fs::read(&file).unwrap();
    assert_eq!(bytes[..3], [0xef, 0xbb, 0xbf], "a BOM, so that Excel reads it as UTF-8");
    let text = String::from_utf8(bytes).unwrap();
    for cell in text.split([',', '\n']).map(|cell| cell.trim_matches(['"', '\r'])) {
        assert!(!cell.starts_with(['=', '@']), "a formula would run: {cell}");
    }
    let other = Desk::new();
    let back = other.json(&["import", &file]);
    assert_eq!(counts(&back), [2, 2, 0, 0, 0], "{}", back["errors"]);
    let found = other.json(&["find", "mori"]);
    assert_eq!(
        (&found["leads"][0]["name"], &found["leads"][0]["company"]),
        (&names[0].into(), &"=1+1".into())
    );
}

#[test]
fn a_file_that_is_no_list_is_refused_and_nothing_is_written() {
    let desk = Desk::new();
    assert_eq!(desk.refused(&["import", &desk.path("none.csv")])["code"], "file_missing");
    for (name, bytes) in [
        ("empty.csv", &b""[..]),
        ("binary.csv", &[0_u8, 159, 146, 150, 0, 1, 2, 3][..]),
        ("numbers.csv", &b"1,2,3\r\n4,5,6\r\n"[..]),
    ] {
        let file = desk.write(name, bytes);
        let refusal = desk.refused(&["import", &file]);
        assert_ne!(refusal["code"], "internal", "{name}: {refusal}");
        assert_eq!(desk.leads(), 0, "{name}");
    }
}
