//! A follow-up from the template file to the written mail, with the practice mailbox: one run of
//! the program per verb, as a script would do it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::process::Command;

use serde_json::Value;

struct Desk {
    folder: tempfile::TempDir,
}

impl Desk {
    /// A file with a practice mailbox, a template and two people: one gave her card, one was
    /// never asked.
    fn new() -> Self {
        let desk = Self { folder: tempfile::tempdir().unwrap() };
        desk.json(&["init"]);
        let practice = desk.path("practice");
        let account =
            ["account", "add", "--from", "山田 商店 <shop@ex.example>", "--practice", &practice];
        let footer = ["--postal-address", "名古屋市中区栄1-1", "--contact", "shop@ex.example"];
        desk.json(&[&account[..], &footer].concat());
        let template = "件名: {{ last_name }}様 ご来場のお礼\n\n{{ last_name }} 様\n\n先日はありがとうございました。資料をお送りします。\n";
        std::fs::write(desk.path("お礼.ja.md"), template).unwrap();
        let saved = desk.json(&["template", "add", &desk.path("お礼.ja.md")]);
        assert_eq!(saved["problems"], Value::Array(vec![]), "{saved}");
        let card = ["--ground", "business_card", "--tag", "fair"];
        desk.json(
            &[&["add", "--name", "佐藤 花子", "--mail", "hanako@ex.example"], &card[..]].concat(),
        );
        desk.json(&["add", "--name", "鈴木 一郎", "--mail", "ichiro@ex.example", "--tag", "fair"]);
        desk
    }

    fn path(&self, name: &str) -> String {
        self.folder.path().join(name).to_str().unwrap().to_owned()
    }

    fn call(&self, args: &[&str]) -> (Option<i32>, String, String) {
        let output = Command::new(env!("CARGO_BIN_EXE_enishi-cli"))
            .args(["--db", &self.path("enishi.db"), "--lang", "ja"])
            .args(args)
            .env("HOME", self.folder.path())
            .output()
            .unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (output.status.code(), text(output.stdout), text(output.stderr))
    }

    fn json(&self, args: &[&str]) -> Value {
        let (code, stdout, stderr) = self.call(&[&["--json"], args].concat());
        assert_eq!(code, Some(0), "{args:?}: {stderr}");
        serde_json::from_str(&stdout).unwrap()
    }

    fn messages(&self) -> Vec<Value> {
        self.json(&["outbox", "list"])["messages"].as_array().unwrap().clone()
    }

    fn follow_up(&self, more: &[&str]) -> Value {
        self.json(&[&["follow-up", "--template", "お礼", "--to", "fair"], more].concat())
    }

    /// The mails written so far.
    fn written(&self) -> Vec<String> {
        let Ok(entries) = std::fs::read_dir(self.path("practice")) else { return vec![] };
        let mut mails: Vec<String> = entries
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.extension().is_some_and(|ending| ending == "eml"))
            .map(|path| String::from_utf8_lossy(&std::fs::read(path).unwrap()).into_owned())
            .collect();
        mails.sort();
        mails
    }
}

#[test]
fn a_follow_up_is_previewed_tried_queued_sent_and_found_in_the_history() {
    let desk = Desk::new();
    let preview = desk.json(&["template", "preview", "お礼", "--to", "hanako@ex.example"]);
    assert_eq!(preview["mail"]["subject"], "佐藤様 ご来場のお礼");
    let dry = desk.follow_up(&["--dry-run"]);
    assert_eq!((&dry["queued"], desk.messages().len()), (&1.into(), 0), "nothing is written");
    let queued = desk.follow_up(&[]);
    assert_eq!((&queued["queued"], &queued["excluded"]), (&1.into(), &dry["excluded"]));
    let left_out = &queued["excluded"][0];
    assert_eq!(
        (&left_out["name"], &left_out["reason"]),
        (&"鈴木 一郎".into(), &"no_ground".into())
    );
    assert_eq!(desk.messages()[0]["state"], "scheduled");
    let run = desk.json(&["outbox", "run"]);
    assert_eq!(run["sent"], 1, "a script has no toast to wait for: {:?}", desk.messages());
    let mails = desk.written();
    assert_eq!(mails.len(), 1);
    assert!(mails[0].contains("hanako@ex.example") && mails[0].contains("shop@ex.example"));
    let message = &desk.messages()[0];
    for member in ["id", "to", "subject", "state"] {
        assert!(message[member].is_string(), "{member} in {message}");
    }
    assert!(["sent", "filed"].contains(&message["state"].as_str().unwrap()), "{message}");
    let timeline = desk.json(&["history", "hanako@ex.example"])["timeline"].clone();
    assert!(timeline.as_array().unwrap().iter().any(|item| item["kind"] == "mail_out"));
    assert_eq!(desk.json(&["outbox", "run"])["sent"], 0, "a mail leaves once");
    assert_eq!(desk.written().len(), 1);
    assert_eq!(desk.json(&["check"])["findings"], Value::Array(vec![]));
}

#[test]
fn a_queued_mail_is_cancelled_or_taken_back_by_undo_and_never_leaves() {
    let desk = Desk::new();
    desk.follow_up(&[]);
    let id = desk.messages()[0]["id"].as_str().unwrap().to_owned();
    desk.json(&["outbox", "cancel", &id]);
    assert_eq!(desk.messages()[0]["state"], "cancelled");
    desk.follow_up(&[]);
    desk.json(&["undo"]);
    let states: Vec<Value> = desk.messages().iter().map(|m| m["state"].clone()).collect();
    assert!(states.iter().all(|state| state == "cancelled"), "{states:?}");
    desk.json(&["outbox", "run"]);
    assert!(desk.written().is_empty());
}

#[test]
fn undo_of_a_follow_up_that_left_says_that_it_stays_sent_and_redo_sends_nothing_again() {
    let desk = Desk::new();
    desk.follow_up(&[]);
    desk.json(&["outbox", "run"]);
    let (code, words, _) = desk.call(&["undo"]);
    assert_eq!(code, Some(0));
    assert!(words.contains("1通は送信済みのため取り消せません。"), "{words}");
    let (_, words, _) = desk.call(&["history"]);
    assert!(words.contains("1通は送信済み"), "the history says it, too: {words}");
    let redone = desk.json(&["redo"]);
    let params = &redone["label"]["params"];
    assert_eq!((&params["mails_left"], &params["mails_queued"]), (&1.into(), &0.into()));
    assert_eq!(desk.json(&["outbox", "run"])["sent"], 0);
    assert_eq!(desk.written().len(), 1, "nothing left twice");
}

#[test]
fn nobody_to_write_to_is_an_answer_with_the_reasons() {
    let desk = Desk::new();
    desk.json(&["add", "--name", "田中 実", "--tag", "cold"]);
    desk.json(&["add", "--name", "高田 円", "--mail", "madoka@ex.example", "--tag", "cold"]);
    let answer = desk.json(&["follow-up", "--template", "お礼", "--to", "cold"]);
    let reasons: std::collections::BTreeSet<&str> = answer["excluded"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["reason"].as_str().unwrap())
        .collect();
    assert_eq!(answer["queued"], 0);
    assert_eq!(reasons.into_iter().collect::<Vec<_>>(), ["no_ground", "no_mail"]);
    assert!(desk.messages().is_empty());
}

#[test]
fn people_read_names_and_reasons_not_codes() {
    let desk = Desk::new();
    let (code, words, _) =
        desk.call(&["follow-up", "--template", "お礼", "--to", "fair", "--dry-run"]);
    assert_eq!(code, Some(0));
    assert!(words.contains("鈴木 一郎") && !words.contains("excluded-"), "{words}");
    let (code, words, _) = desk.call(&["account", "test"]);
    assert_eq!(code, Some(0), "{words}");
    let (code, _, error) = desk.call(&["follow-up", "--template", "ない", "--to", "fair"]);
    assert_eq!((code, error.contains("error-")), (Some(1), false), "{error}");
}

#[test]
fn a_password_is_named_never_kept() {
    let desk = Desk::new();
    let account = [
        "account",
        "add",
        "--from",
        "me@ex.example",
        "--host",
        "127.0.0.1",
        "--port",
        "9",
        "--password-env",
        "ENISHI_TEST_SECRET",
    ];
    desk.json(&account);
    let accounts = desk.json(&["account", "list"]).to_string();
    assert!(!accounts.contains("hunter2"));
    let output = Command::new(env!("CARGO_BIN_EXE_enishi-cli"))
        .args(["--json", "--db", &desk.path("enishi.db"), "account", "test", "me@ex.example"])
        .env("ENISHI_TEST_SECRET", "hunter2")
        .env("HOME", desk.folder.path())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1), "nobody listens on port 9");
    let test: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(test["passed"], false);
    let failed = test["stages"].as_array().unwrap().iter().find(|stage| stage["state"] == "failed");
    assert_eq!(failed.unwrap()["phase"], "connect", "{test}");
    let (_, words, _) = desk.call(&["account", "test", "me@ex.example"]);
    assert!(!words.contains("advice-"), "advice is a sentence: {words}");
    for entry in std::fs::read_dir(desk.folder.path()).unwrap() {
        let path = entry.unwrap().path();
        if path.is_file() {
            let bytes = std::fs::read(&path).unwrap();
            let found = bytes.windows(7).any(|window| window == b"hunter2");
            assert!(!found, "the password stands in {}", path.display());
        }
    }
}
