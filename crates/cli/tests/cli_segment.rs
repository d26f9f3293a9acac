//! `segment …`: sentences, saved views, trees, and what is said when one cannot be read.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::process::Command;

use serde_json::{Value, json};

struct Desk {
    folder: tempfile::TempDir,
}

impl Desk {
    fn call(&self, args: &[&str]) -> (Option<i32>, String, String) {
        let file = self.folder.path().join("enishi.db");
        let output = Command::new(env!("CARGO_BIN_EXE_enishi-cli"))
            .args(["--db", file.to_str().unwrap()])
            .args(args)
            .env("HOME", self.folder.path())
            .output()
            .unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        (output.status.code(), text(output.stdout), text(output.stderr))
    }

    fn json(&self, args: &[&str]) -> Value {
        let (code, stdout, stderr) = self.call(&[&["--json"], args].concat());
        assert_eq!(code, Some(0), "{args:?}: {stderr}");
        serde_json::from_str(&stdout).unwrap()
    }
}

fn desk() -> Desk {
    let desk = Desk { folder: tempfile::tempdir().unwrap() };
    desk.json(&["init"]);
    desk.json(&[
        "add",
        "--name",
        "佐藤 花子",
        "--company",
        "東都大学",
        "--grade",
        "A",
        "--tag",
        "expo",
    ]);
    desk.json(&[
        "add",
        "--name",
        "田中 一郎",
        "--company",
        "㈱縁",
        "--grade",
        "A",
        "--mail",
        "t@ex.example",
    ]);
    desk.json(&["add", "--name", "John Smith", "--company", "Acme Inc.", "--tag", "expo"]);
    desk
}

fn names(answer: &Value) -> Vec<&str> {
    answer["leads"].as_array().unwrap().iter().map(|lead| lead["name"].as_str().unwrap()).collect()
}

#[test]
fn a_sentence_counts_and_lists_in_either_language_and_by_its_saved_name() {
    let desk = desk();
    let sentence = "(stage = new or grade = B) and not company contains \"大学\"";
    assert_eq!(desk.json(&["segment", "count", sentence])["count"], 2);
    assert_eq!(
        desk.json(&["segment", "count", "タグ = expo かつ メール なし 過去 30日"])["count"],
        2
    );
    let saved = desk.json(&["segment", "save", "Expo", "tag = expo and grade = A"]);
    assert_eq!(saved["sentence"], "tag = \"expo\" and grade = \"A\"");
    assert_eq!(names(&desk.json(&["segment", "list", "expo"])), ["佐藤 花子"]);
    let (_, shown, _) = desk.call(&["--lang", "ja", "segment", "show", "Expo"]);
    assert_eq!(shown, "Expo  タグ = \"expo\" かつ 優先度 = \"A\"\n");
    desk.json(&["segment", "save", "Expo", "grade = A"]);
    let all = desk.json(&["segment", "show"]);
    assert_eq!(
        (all["segments"].as_array().unwrap().len(), &all["segments"][0]["sentence"]),
        (1, &json!("grade = \"A\""))
    );
    desk.json(&["undo"]);
    assert_eq!(desk.json(&["segment", "count", "Expo"])["count"], 1);
}

#[test]
fn a_tree_as_json_answers_like_its_sentence() {
    let desk = desk();
    let tree = json!({ "kind": "any", "parts": [
        { "kind": "is", "subject": "grade", "op": "is", "values": ["A"] },
        { "kind": "is", "subject": "company", "op": "begins", "values": ["acme"] },
    ] });
    assert_eq!(desk.json(&["segment", "count", &tree.to_string()])["count"], 3);
}

#[test]
fn a_fault_is_told_with_its_place_and_an_empty_answer_with_its_culprit() {
    let desk = desk();
    let (code, _, stderr) = desk.call(&["--json", "segment", "count", "tag = expo and scroe >= 6"]);
    let refusal: Value = serde_json::from_str(&stderr).unwrap();
    assert_eq!(code, Some(1));
    assert_eq!(
        (&refusal["code"], &refusal["params"]["at"]),
        (&json!("sentence_invalid"), &json!(16))
    );
    let (_, _, sentence) = desk.call(&["--lang", "en", "segment", "count", "tag = horse"]);
    assert!(sentence.contains("character 7") && sentence.contains("known names"), "{sentence}");
    let (_, none, _) = desk.call(&["--lang", "en", "segment", "count", "grade = A and has phone"]);
    assert!(none.contains("“has phone” hides 2"), "{none}");
}
