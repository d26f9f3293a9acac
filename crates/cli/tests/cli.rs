//! The command line as a script sees it: exit codes, JSON, sentences, one file between runs.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

/// A folder of its own: nothing outside it is read or written.
struct Desk {
    folder: tempfile::TempDir,
}

impl Desk {
    /// A folder without a file.
    fn bare() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// A folder with a new file.
    fn new() -> Self {
        let desk = Self::bare();
        desk.json(&["init"]);
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn run(&self, args: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_enishi-cli"))
            .arg("--db")
            .arg(self.path("enishi.db"))
            .args(args)
            .env("HOME", self.folder.path())
            .env("XDG_DATA_HOME", self.path("data"))
            .env("LANG", "en_US.UTF-8")
            .env_remove("LC_ALL")
            .env_remove("LC_MESSAGES")
            .output()
            .unwrap()
    }

    /// What a verb says to a program; it must succeed.
    fn json(&self, args: &[&str]) -> Value {
        let output = self.run(&[&["--json"], args].concat());
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(0), "{args:?}: {stderr}");
        assert_eq!(stderr, "", "{args:?}: nothing but JSON");
        serde_json::from_slice(&output.stdout).unwrap()
    }

    /// The refusal of a verb: exit 1, nothing on stdout.
    fn refused(&self, args: &[&str]) -> Value {
        let output = self.run(&[&["--json"], args].concat());
        assert_eq!(output.status.code(), Some(1), "{args:?}");
        assert!(output.stdout.is_empty(), "{args:?}: nothing on stdout");
        let refusal: Value = serde_json::from_slice(&output.stderr).unwrap();
        assert!(refusal["params"].is_object(), "{refusal}");
        refusal
    }

    /// What a verb says to a person.
    fn words(&self, args: &[&str]) -> String {
        let output = self.run(args);
        assert_eq!(output.status.code(), Some(0), "{args:?}");
        String::from_utf8(output.stdout).unwrap()
    }

    fn add(&self, name: &str, mail: &str, more: &[&str]) -> String {
        let added = self.json(&[&["add", "--name", name, "--mail", mail], more].concat());
        added["id"].as_str().unwrap().to_owned()
    }
}

fn ids(leads: &Value) -> Vec<&str> {
    leads.as_array().unwrap().iter().map(|lead| lead["id"].as_str().unwrap()).collect()
}

#[test]
fn only_init_makes_a_file_and_it_does_not_overwrite_one() {
    let desk = Desk::bare();
    assert_eq!(desk.refused(&["board"])["code"], "file_missing");
    assert!(!desk.path("enishi.db").exists(), "a refused verb leaves nothing behind");
    assert_eq!(desk.json(&["init"])["leads"], 0);
    desk.add("山田 太郎", "taro@ex.example", &[]);
    assert_eq!(desk.json(&["init"])["leads"], 1, "a second init keeps what is there");
}

#[test]
fn wrong_usage_is_exit_2_and_a_refusal_is_a_sentence_in_the_language_asked_for() {
    let desk = Desk::new();
    for wrong in [&["dance"][..], &["find"], &["--lang", "fr", "board"], &["move", "x"]] {
        assert_eq!(desk.run(wrong).status.code(), Some(2), "{wrong:?}");
    }
    let said = |lang: &str| {
        let output = desk.run(&["--lang", lang, "show", "nobody@ex.example"]);
        assert_eq!(output.status.code(), Some(1));
        String::from_utf8(output.stderr).unwrap()
    };
    let (en, ja) = (said("en"), said("ja"));
    assert!(en.is_ascii() || !en.contains("リード"), "{en}");
    assert!(ja.chars().any(|c| ('ぁ'..='ん').contains(&c)), "{ja}");
    assert!(!en.contains("lead_not_found") && !en.contains("error-"), "a sentence, no code: {en}");
}

#[test]
fn a_lead_is_added_found_by_one_character_and_shown_by_id_and_address() {
    let desk = Desk::new();
    let more = ["--company", "朝日精工", "--title", "部長", "--tag", "robot", "--grade", "A"];
    let id = desk.add("佐藤 花子", "hanako@ex.example", &more);
    desk.add("Kim Lee", "kim@ex.example", &[]);
    for query in ["佐", "花子", "朝日", "hanako", "robot"] {
        let found = desk.json(&["find", query]);
        assert_eq!(
            (&found["count"], ids(&found["leads"])),
            (&1.into(), vec![id.as_str()]),
            "{query}"
        );
    }
    let found = desk.json(&["find", "佐藤"]);
    let lead = &found["leads"][0];
    for member in ["id", "name", "company", "mail", "stage", "score"] {
        assert!(!lead[member].is_null(), "{member} in {lead}");
    }
    assert_eq!((&lead["stage"], &lead["score"]), (&"new".into(), &20.into()));
    assert_eq!(
        desk.json(&["find", "ex.example", "--limit", "1"])["leads"].as_array().unwrap().len(),
        1
    );
    let by_id = desk.json(&["show", &id]);
    assert_eq!(by_id["lead"]["row"]["name"], "佐藤 花子");
    let words = desk.words(&["--lang", "ja", "show", &id]);
    assert!(words.contains("[新規]に追加") && !words.contains("not_asked"), "in words: {words}");
    assert_eq!(by_id["lead"], desk.json(&["show", "HANAKO@ex.example"])["lead"]);
}

#[test]
fn a_certain_duplicate_is_refused_unless_allowed() {
    let desk = Desk::new();
    desk.add("佐藤 花子", "hanako@ex.example", &[]);
    let again = ["add", "--name", "佐藤 花子", "--mail", "hanako@ex.example"];
    let code = desk.refused(&again)["code"].clone();
    assert!(code.as_str().unwrap().contains("duplicate") || code == "lead_known", "{code}");
    desk.json(&[&again[..], &["--allow-duplicate"]].concat());
    assert_eq!(desk.refused(&["show", "hanako@ex.example"])["code"], "lead_ambiguous");
}

#[test]
fn a_nameless_lead_and_a_bad_address_are_refused_and_nothing_is_written() {
    let desk = Desk::new();
    assert_eq!(desk.refused(&["add", "--note", "x"])["code"], "lead_nameless");
    let bad = desk.refused(&["add", "--name", "山田 太郎", "--mail", "not an address"]);
    assert_eq!(bad["code"], "mail_address_invalid");
    assert_eq!(desk.json(&["find", "山田"])["count"], 0);
}

#[test]
fn a_lead_moves_through_the_board_and_back_by_undo_in_another_run() {
    let desk = Desk::new();
    let id = desk.add("佐藤 花子", "hanako@ex.example", &["--value", "800000"]);
    let column = |code: &str| -> Value {
        let board = desk.json(&["board"]);
        let stages = board["stages"].as_array().unwrap();
        assert_eq!(stages.len(), 7, "the default funnel");
        stages.iter().find(|stage| stage["code"] == code).unwrap().clone()
    };
    assert_eq!((&column("new")["count"], &column("new")["value"]), (&1.into(), &800_000.into()));
    let moved = desk.json(&["move", &id, "--to", "qualified"]);
    assert_eq!((&moved["stage"], &moved["lead"]), (&"qualified".into(), &id.clone().into()));
    assert_eq!(column("qualified")["cards"][0]["id"], id);
    assert_eq!(desk.refused(&["move", &id, "--to", "lost"])["code"], "lost_reason_needed");
    assert_eq!(desk.refused(&["move", &id, "--to", "heaven"])["code"], "stage_not_found");
    desk.json(&["move", &id, "--to", "lost", "--reason", "price"]);
    assert_eq!(column("lost")["count"], 1);
    assert_eq!(desk.json(&["undo"])["op"], "move_leads");
    assert_eq!(column("qualified")["count"], 1);
    desk.json(&["redo"]);
    assert_eq!(column("lost")["count"], 1);
}

#[test]
fn the_parts_of_a_score_add_up_and_a_past_day_is_scored_as_it_was_known() {
    let desk = Desk::new();
    let more =
        ["--title", "代表取締役", "--source", "Expo", "--ground", "business_card", "--grade", "B"];
    let id = desk.add("佐藤 花子", "hanako@ex.example", &more);
    let score = desk.json(&["score", &id, "--explain"]);
    let sum = |member: &str| -> i64 {
        score["parts"].as_array().unwrap().iter().map(|part| part[member].as_i64().unwrap()).sum()
    };
    let total = score["total"].as_i64().unwrap();
    assert_eq!((total, sum("points"), sum("mp")), (28, 28, 28_000));
    assert_eq!(total, score["fit"].as_i64().unwrap() + score["engagement"].as_i64().unwrap());
    assert_eq!(score["band"], "cool");
    let past = desk.json(&["score", &id, "--on", "2020-01-01"]);
    assert_eq!(past["total"], 0, "nobody knew her then");
    assert_eq!(desk.refused(&["score", &id, "--on", "yesterday"])["code"], "date_invalid");
    let words = desk.words(&["--lang", "ja", "score", &id, "--explain"]);
    assert!(
        words.contains("28") && words.contains("代表取締役") && words.contains("Expo"),
        "{words}"
    );
    assert!(!words.contains("score-rule-"), "every rule has a name: {words}");
}

#[test]
fn a_lead_that_is_set_aside_says_so_and_keeps_its_points() {
    let desk = Desk::new();
    let id = desk.add("競合 太郎", "taro@ex.example", &["--title", "部長", "--tag", "競合"]);
    let score = desk.json(&["score", &id]);
    assert_eq!((&score["total"], &score["aside"]), (&20.into(), &"competitor".into()));
    let words = desk.words(&["score", &id]);
    assert!(words.contains("Competitor") && !words.contains("cli-band"), "{words}");
}

#[test]
fn changes_are_listed_newest_first_and_each_can_be_undone() {
    let desk = Desk::new();
    let id = desk.add("佐藤 花子", "hanako@ex.example", &[]);
    desk.json(&["move", &id, "--to", "contacted"]);
    let changes = desk.json(&["history"])["changes"].clone();
    let ops: Vec<&str> =
        changes.as_array().unwrap().iter().map(|c| c["label"]["op"].as_str().unwrap()).collect();
    assert_eq!(ops[..2], ["move_leads", "add_lead"]);
    let history = desk.json(&["history", &id]);
    assert!(history["timeline"].as_array().unwrap().iter().any(|item| item["kind"] == "stage"));
    let first = changes[1]["change_id"].as_str().unwrap();
    let conflict = desk.refused(&["undo", "--change", first]);
    assert_eq!(conflict["code"], "undo_conflict", "the move stands on the added lead");
    desk.json(&["undo"]);
    desk.json(&["undo"]);
    assert_eq!(desk.json(&["find", "佐藤"])["count"], 0);
    assert_eq!(desk.refused(&["undo"])["code"], "nothing_to_undo");
    assert!(!desk.words(&["history"]).contains("op-"), "changes are told in words");
}

#[test]
fn a_backup_is_a_file_of_its_own_and_the_file_is_in_order() {
    let desk = Desk::new();
    desk.add("佐藤 花子", "hanako@ex.example", &[]);
    let copy = desk.path("copy.db");
    desk.json(&["backup", copy.to_str().unwrap()]);
    let output = Command::new(env!("CARGO_BIN_EXE_enishi-cli"))
        .args(["--json", "--db", copy.to_str().unwrap(), "find", "佐藤"])
        .output()
        .unwrap();
    let found: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(found["count"], 1);
    let check = desk.json(&["check"]);
    assert_eq!((&check["leads"], &check["findings"]), (&1.into(), &Value::Array(vec![])));
    let nowhere = desk.path("no/such/folder/copy.db");
    let itself = desk.path("enishi.db");
    for path in [nowhere, itself] {
        let refusal = desk.refused(&["backup", path.to_str().unwrap()]);
        assert_eq!(refusal["code"], "file_not_written", "{}", path.display());
    }
}

#[test]
fn a_foreign_or_empty_file_is_refused_and_left_as_it_is() {
    let desk = Desk::bare();
    for (content, code) in
        [("not a database at all, by far", "database_foreign"), ("", "database_empty")]
    {
        std::fs::write(desk.path("enishi.db"), content).unwrap();
        assert_eq!(desk.refused(&["board"])["code"], code);
        assert_eq!(desk.refused(&["init"])["code"], code);
        assert_eq!(std::fs::read_to_string(desk.path("enishi.db")).unwrap(), content);
    }
}

fn entries(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

#[test]
fn nothing_outside_the_folder_of_the_file_is_touched() {
    let desk = Desk::new();
    desk.add("佐藤 花子", "hanako@ex.example", &[]);
    assert!(entries(desk.folder.path()).iter().all(|name| name.starts_with("enishi")));
}
