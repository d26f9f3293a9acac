//! The command line in the hands of somebody who has never seen it: wrong words, odd files, parts
//! of addresses, the data file as a target. Nothing is lost, nothing is taken for something else,
//! and every refusal says what was typed.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    missing_docs
)]

mod support;

use std::process::Stdio;

use serde_json::{Value, json};
use support::{Desk, keys, list, number};

/// A file with a practice mailbox, a template and two people who gave their cards.
fn office() -> Desk {
    let desk = Desk::new();
    let sender = ["account", "add", "--from", "商店 <shop@ex.example>", "--practice"];
    let footer = ["--postal-address", "名古屋市中区1-1", "--contact", "shop@ex.example"];
    desk.json(&[&sender[..], &[&desk.arg("practice")], &footer].concat());
    let text = desk.write("お礼.ja.md", "件名: {{ last_name }}様\n\nありがとうございました。\n");
    desk.json(&["template", "add", &text]);
    let card = ["--ground", "business_card"];
    desk.add("佐藤 花子", "hanako@ex.example", &card);
    desk.add("鈴木 一郎", "ichiro@ex.example", &card);
    desk
}

#[test]
fn a_word_that_names_nobody_mails_nobody() {
    let desk = office();
    for word in ["", " ", "%", "--", "*", "\"", "いない人", "nobody@ex.example"] {
        for dry in [&["--dry-run"][..], &[]] {
            let to = format!("--to={word}");
            let args = [&["follow-up", "--template", "お礼", &to], dry].concat();
            let refusal = desk.refused(&args);
            assert_eq!(refusal["code"], "lead_not_found", "{word:?}");
            assert_eq!(refusal["params"]["lead"], word);
        }
    }
    let mixed = ["follow-up", "--template", "お礼", "--to", "佐藤", "いない人"];
    assert_eq!(desk.refused(&mixed)["params"]["lead"], "いない人");
    assert_eq!(desk.json(&["outbox", "list"])["messages"], json!([]));
    assert_eq!(desk.json(&["find", "%"])["count"], 0, "a sign is in nobody's name");
    assert_eq!(desk.json(&["find", ""])["count"], 2, "no text lists everybody");
}

#[test]
fn an_address_names_the_lead_that_has_it_and_nobody_else() {
    let desk = Desk::new();
    let two = ["--mail", "taro.private@home.example"];
    let taro = desk.add("山田 太郎", "taro@ex.example", &two);
    desk.add("山田 次郎", "jiro@ex.example", &["--note", "boss@ex.example の部下"]);
    desk.add("山田 三郎", "taro@ex.example.jp", &[]);
    for typed in [
        "taro@ex.example",
        "TARO@EX.EXAMPLE",
        "Ｔａｒｏ＠ｅｘ．ｅｘａｍｐｌｅ",
        "taro.private@home.example",
    ] {
        assert_eq!(desk.json(&["show", typed])["lead"]["row"]["id"], taro, "{typed}");
    }
    for typed in ["boss@ex.example", "taro@ex", "aro@ex.example", "山田", "", "no-such-id"] {
        let moved = ["move", typed, "--to", "lost", "--reason", "price"];
        assert_eq!(desk.refused(&moved)["code"], "lead_not_found", "{typed}");
    }
    desk.add("山田 四郎", "shiro@ex.example", &["--mail", "taro@ex.example"]);
    let refusal = desk.refused(&["score", "taro@ex.example"]);
    assert_eq!(
        (&refusal["code"], &refusal["params"]["count"]),
        (&json!("lead_ambiguous"), &json!(2))
    );
}

#[test]
fn an_account_has_one_sender_a_port_and_the_name_of_a_variable() {
    let desk = Desk::new();
    let add = |from: &str, more: &[&str]| {
        let args = ["account", "add", "--from", from, "--host", "mail.ex.example"];
        desk.said(&[&["--json"], &args[..], more].concat())
    };
    let password = ["--password-env", "NOT_SET_ANYWHERE"];
    for from in [
        "A <a@ex.example>, B <b@ex.example>",
        "a@ex.example, B <b@ex.example>",
        "a@ex.example, b@ex.example",
        "a@ex.example b@ex.example",
        "not an address",
        "A\r\nBcc: x@ex.example <a@ex.example>",
        "",
    ] {
        let (code, _, stderr) = add(from, &password);
        assert_eq!(code, 1, "{from}: {stderr}");
        assert!(stderr.contains("mail_address_invalid"), "{from}: {stderr}");
    }
    for wrong in [
        &["--port", "0", "--password-env", "X"][..],
        &["--port", "70000", "--password-env", "X"],
        &["--password-env", ""],
        &["--password-env", "A=B"],
        &["--tls", "none", "--password-env", "X"],
        &[],
    ] {
        assert_eq!(add("a@ex.example", wrong).0, 2, "{wrong:?}");
    }
    assert_eq!(desk.json(&["account", "list"])["accounts"], json!([]), "nothing was saved");
    let (code, stdout, _) = add("\"Tanaka, Taro\" <a@ex.example>", &password);
    assert_eq!((code, stdout.contains("environment")), (0, true), "{stdout}");
    let text = desk.said(&["account", "list"]).1;
    assert!(text.starts_with("Tanaka, Taro <a@ex.example>  mail.ex.example:465  "), "{text}");
    let file = desk.write("a-file", "");
    let practice = ["account", "add", "--from", "a@ex.example", "--practice", &file];
    assert_eq!(desk.refused(&practice)["code"], "file_not_written");
    let certificate = ["--password-env", "X", "--ca", &file];
    assert_eq!(add("a@ex.example", &certificate).0, 1, "an empty certificate");
}

#[test]
fn a_mail_waits_while_the_password_is_not_there_and_the_sentence_says_why() {
    let desk = office();
    let server = ["--host", "127.0.0.1", "--port", "9", "--password-env", "NOT_SET_ANYWHERE"];
    desk.json(&[&["account", "add", "--from", "a@ex.example"], &server[..]].concat());
    desk.json(&["follow-up", "--template", "お礼", "--to", "hanako@ex.example"]);
    let run = desk.json(&["outbox", "run"]);
    assert_eq!((&run["sent"], &run["held"]), (&json!(0), &json!(1)), "{run}");
    let (code, words, _) = desk.said(&["--lang", "ja", "outbox", "list"]);
    assert!(code == 0 && words.contains("hanako@ex.example"), "{words}");
    assert!(!words.contains("scheduled"), "in words: {words}");
    assert_eq!(desk.json(&["outbox", "list"])["messages"][0]["state"], "scheduled");
}

#[test]
fn a_stage_is_named_by_code_id_or_name_in_either_language() {
    let desk = Desk::new();
    let id = desk.add("佐藤 花子", "hanako@ex.example", &[]);
    let board = desk.json(&["board"]);
    let proposal = board["stages"][4]["id"].as_str().unwrap();
    for (typed, code) in [
        ("qualified", "qualified"),
        ("Nurturing", "nurturing"),
        ("有望", "qualified"),
        (" CONTACTED ", "contacted"),
        (proposal, "proposal"),
    ] {
        assert_eq!(desk.json(&["move", &id, "--to", typed])["stage"], code, "{typed}");
    }
    for typed in ["", " ", "heaven"] {
        assert_eq!(desk.refused(&["move", &id, "--to", typed])["code"], "stage_not_found");
    }
    for more in [&["--reason", "price"][..], &["--return-on", "2030-01-01"]] {
        let moved = [&["move", &id, "--to", "qualified"], more].concat();
        assert_eq!(desk.refused(&moved)["code"], "field_invalid", "no place for {more:?}");
    }
    let lost = ["move", &id, "--to", "lost", "--reason"];
    assert_eq!(desk.refused(&[&lost[..], &["silly"]].concat())["code"], "field_invalid");
    desk.json(&[&lost[..], &["price"]].concat());
    let words = desk.said(&[&lost[..], &["price"]].concat()).1;
    assert_eq!(words, "Already in Lost. Nothing has changed.\n");
}

#[test]
fn both_languages_of_a_name_are_one_template_and_a_second_file_is_its_new_version() {
    let desk = Desk::new();
    let add = |name: &str, text: &str| desk.json(&["template", "add", &desk.write(name, text)]);
    let before = list(&desk.json(&["template", "list"])["templates"]).len();
    let ja = add("挨拶.ja.md", "件名：こんにちは {{ last_name }}様\n\n本文です。\n");
    let en = add("挨拶.en.md", "SUBJECT: Hello\r\n\r\nText.\r\n");
    assert_eq!((&ja["id"], &ja["new"], &en["new"]), (&en["id"], &json!(true), &json!(false)));
    add("挨拶.en.md", "Subject: Hello again\n\nText.\n");
    let all = desk.json(&["template", "list"])["templates"].clone();
    assert_eq!(list(&all).len(), before + 1);
    let one = list(&all).iter().find(|one| one["name"] == "挨拶").unwrap();
    let subjects: Vec<&Value> = list(&one["texts"]).iter().map(|text| &text["subject"]).collect();
    assert_eq!(subjects, ["こんにちは {{ last_name }}様", "Hello again"]);
    for (text, code) in [
        ("no subject\n\nText\n", "field_invalid"),
        ("", "field_invalid"),
        ("Subject:\n\nText\n", "mail_text_missing"),
        ("Subject: x", "mail_text_missing"),
    ] {
        let file = desk.write("bad.en.md", text);
        assert_eq!(desk.refused(&["template", "add", &file])["code"], code, "{text:?}");
    }
    let sjis = desk.write("sjis.ja.md", b"\x8c\x8f\x96\xbc: x\n\ny\n");
    let (code, _, words) = desk.said(&["template", "add", &sjis]);
    assert!(code == 1 && words.contains("UTF-8"), "{words}");
}

#[test]
fn a_text_that_cannot_be_filled_is_named_and_queues_nobody() {
    let desk = office();
    let file = desk.write("broken.ja.md", "件名: x\n\n{{ no_such_field }} {% if\n");
    let (code, words, _) = desk.said(&["template", "add", &file]);
    assert!(code == 0 && words.lines().count() > 1, "the problem is told: {words}");
    let follow_up = ["follow-up", "--template", "broken", "--to", "佐藤"];
    let dry = desk.json(&[&follow_up[..], &["--dry-run"]].concat());
    assert_eq!((&dry["queued"], &dry["blocked"]), (&json!(0), &json!("problems")), "{dry}");
    assert_eq!(desk.refused(&follow_up)["code"], "template_broken");
    let preview = desk.said(&["template", "preview", "broken", "--to", "hanako@ex.example"]);
    assert!(preview.0 == 1 && !preview.1.trim().is_empty(), "{preview:?}");
    let preview = desk.said(&["template", "preview", "お礼", "--to", "hanako@ex.example"]);
    assert!(preview.0 == 0 && preview.1.contains("佐藤様"), "{preview:?}");
    for half in ["展示会のお礼(資料つき)", "Thank you after the show"] {
        desk.json(&["template", "preview", half, "--to", "hanako@ex.example"]);
    }
    let missing = desk.refused(&["template", "preview", "いない", "--to", "hanako@ex.example"]);
    assert_eq!(missing["params"], json!({ "entity": "template", "name": "いない" }));
}

#[test]
fn the_data_file_is_never_overwritten_by_a_list_or_a_copy() {
    let desk = Desk::new();
    desk.add("佐藤 花子", "hanako@ex.example", &[]);
    let notes = desk.write("notes.txt", "keep me");
    for target in ["enishi.db", "enishi.db-wal", "enishi.db.sender"] {
        for verb in ["export", "backup"] {
            let refusal = desk.refused(&[verb, &desk.arg(target)]);
            assert_eq!(refusal["code"], "file_not_written", "{verb} {target}");
            assert_eq!(refusal["params"]["path"], desk.arg(target), "the path that was typed");
        }
    }
    assert_eq!(desk.refused(&["backup", &notes])["code"], "file_not_written");
    assert_eq!(std::fs::read_to_string(&notes).unwrap(), "keep me");
    for _ in 0..2 {
        desk.json(&["backup", &desk.arg("copy.db")]);
        desk.json(&["export", &desk.arg("出力 1.csv")]);
    }
    assert_eq!(desk.leads(), 1);
    for folder in ["export", "backup", "import"] {
        desk.refused(&[folder, desk.folder.path().to_str().unwrap()]);
    }
}

#[test]
fn sample_data_comes_in_once() {
    let desk = Desk::bare();
    let first = desk.json(&["init", "--sample"])["leads"].clone();
    assert!(number(&first) > 20);
    assert_eq!(desk.json(&["init", "--sample"])["leads"], first);
    assert_eq!(desk.leads(), number(&first));
}

#[test]
fn a_file_that_is_not_ours_newer_or_damaged_is_named_and_left_byte_for_byte() {
    let desk = Desk::new();
    desk.json(&[
        "import",
        support::repository("tests/fixtures/samples/existing_leads_utf8.csv").to_str().unwrap(),
    ]);
    let good = std::fs::read(desk.path("enishi.db")).unwrap();
    let with = |at: usize, bytes: &[u8]| {
        let mut file = good.clone();
        file[at..at + bytes.len()].copy_from_slice(bytes);
        file
    };
    let mut torn = good.clone();
    torn.truncate(good.len() / 2);
    for (what, content, code) in [
        ("newer", with(60, &[0, 0, 0, 99]), "database_too_new"),
        ("foreign", with(68, b"xxxx"), "database_foreign"),
        ("a text", b"name,mail\r\n".repeat(50), "database_foreign"),
        ("short", b"SQLite format 3\0".to_vec(), "database_foreign"),
        ("empty", Vec::new(), "database_empty"),
        ("torn", torn, "database_damaged"),
        ("overwritten", with(4096 * 3, &vec![255; 4096 * 60]), "database_damaged"),
    ] {
        let path = desk.write("odd.db", &content);
        let list = desk.arg("out.csv");
        let ask = |args: &[&str]| {
            let output = std::process::Command::new(env!("CARGO_BIN_EXE_enishi-cli"))
                .args(["--db", &path])
                .args(args)
                .output()
                .unwrap();
            (output.status.code(), String::from_utf8(output.stderr).unwrap())
        };
        for verb in [&["board"][..], &["check"], &["init"], &["export", &list], &["undo"]] {
            let (exit, said) = ask(&[&["--json"], verb].concat());
            assert_eq!(exit, Some(1), "{what}, {verb:?}: {said}");
            assert!(said.contains(&format!("\"{code}\"")), "{what}, {verb:?}: {said}");
            for lang in ["en", "ja"] {
                let (_, said) = ask(&[&["--lang", lang], verb].concat());
                assert!(!said.contains('$') && !said.contains("error-"), "{what}: {said}");
            }
        }
        assert!(std::fs::read(&path).unwrap() == content, "{what} is as it was");
    }
}

#[test]
fn a_place_that_cannot_be_written_is_said_so() {
    let desk = Desk::bare();
    let folder = desk.folder.path().to_str().unwrap().to_owned();
    let file = desk.write("a-file", "x");
    for (path, code) in
        [(folder.clone(), "file_unreadable"), (format!("{file}/x.db"), "file_not_written")]
    {
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_enishi-cli"))
            .args(["--json", "--db", &path, "init"])
            .output()
            .unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.code() == Some(1) && said.contains(code), "{path}: {said}");
    }
    let homeless = std::process::Command::new(env!("CARGO_BIN_EXE_enishi-cli"))
        .args(["--lang", "en", "board"])
        .env_remove("HOME")
        .env_remove("XDG_DATA_HOME")
        .output()
        .unwrap();
    let said = String::from_utf8(homeless.stderr).unwrap();
    assert!(homeless.status.code() == Some(1) && said.contains("--db FILE"), "{said}");
}

#[test]
fn a_reader_that_goes_is_no_fault_and_a_full_disk_is_one() {
    let desk = Desk::new();
    for n in 0..40 {
        desk.add(&format!("山田 {n}郎"), &format!("n{n}@ex.example"), &[]);
    }
    let mut child = desk.command(&["find", ""]).stdout(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    assert_eq!(child.wait().unwrap().code(), Some(0), "like `| head`");
    let Ok(full) = std::fs::OpenOptions::new().write(true).open("/dev/full") else {
        println!("!! no /dev/full on this system: a full disk is not tested");
        return;
    };
    let output = desk.command(&["--json", "find", ""]).stdout(full).output().unwrap();
    assert_eq!(output.status.code(), Some(1), "half an answer is none");
    assert!(String::from_utf8(output.stderr).unwrap().contains("disk_full"));
}

#[test]
fn wrong_usage_is_said_in_the_language_that_was_asked_for() {
    let desk = Desk::new();
    let (code, stdout, ja) = desk.said(&["--lang", "ja", "find"]);
    assert_eq!((code, stdout.as_str()), (2, ""));
    assert!(ja.starts_with("enishi-cli の使い方"), "{ja}");
    for args in [&[][..], &["dance"], &["--bogus"], &["find", "x", "--limit", "many"], &["outbox"]]
    {
        let (code, stdout, _) = desk.said(args);
        assert_eq!((code, stdout.as_str()), (2, ""), "{args:?}");
    }
    assert_eq!(desk.said(&["--help"]).0, 0);
    assert_eq!(desk.said(&["--version"]).0, 0);
}

#[test]
fn names_of_people_files_and_queries_may_be_in_any_script() {
    let desk = Desk::new();
    let more =
        ["--kana", "ｻﾄｳ ﾊﾅｺ", "--company", "㈱田中🎉商店", "--phone", "０９０ー１２３４ー５６７８"];
    let id = desk.add("佐藤 花子", "Ｈａｎａｋｏ＠ＥＸ．ＥＸＡＭＰＬＥ", &more);
    desk.add("髙橋 一郎", "ichiro@other.example", &[]);
    let long = "あ".repeat(20_000);
    for (query, count) in [
        ("田", 1),
        ("田中", 1),
        ("佐", 1),
        ("satou", 1),
        ("sato", 1),
        ("ｻﾄｳ", 1),
        ("さとう", 1),
        ("hanako@ex", 1),
        ("Ｈａｎａｋｏ", 1),
        ("5678", 1),
        ("🎉", 0),
        ("高橋", 1),
        ("縁🎉", 0),
        ("a\"b", 0),
        ("NEAR(", 0),
        ("x' OR 1=1 --", 0),
        (long.as_str(), 0),
    ] {
        let found = desk.json(&["find", query]);
        let shown: String = query.chars().take(20).collect();
        assert_eq!(found["count"], count, "{shown}");
        assert_eq!(list(&found["leads"]).len(), usize::try_from(count).unwrap(), "{shown}");
    }
    let file = desk.write("名刺 一覧🎉.csv", "氏名,メール\n山田 太郎,taro@ex.example\n");
    assert_eq!(desk.json(&["import", &file, "--tag", "展示会"])["new"], 1);
    assert_eq!(desk.json(&["find", "展示会"])["count"], 1);
    let show = desk.json(&["show", &id]);
    assert_eq!(keys(&show), ["lead", "timeline"]);
}

/// The program as somebody who may do little here: the user `nobody`, if this test may become him.
fn as_nobody(desk: &Desk, args: &[&str]) -> Option<Value> {
    let output = std::process::Command::new("setpriv")
        .args(["--reuid=65534", "--regid=65534", "--clear-groups"])
        .arg(env!("CARGO_BIN_EXE_enishi-cli"))
        .arg("--json")
        .arg("--db")
        .arg(desk.path("enishi.db"))
        .args(args)
        .env("HOME", "/nonexistent")
        .output()
        .ok()?;
    let said = String::from_utf8(output.stderr).unwrap();
    let refusal = said.lines().last().and_then(|line| serde_json::from_str(line).ok());
    if refusal.is_none() {
        println!("!! cannot become another user: rights are not tested: {said}");
    }
    refusal
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read_or_written_is_named_with_its_path() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::new();
    let path = desk.arg("enishi.db");
    let allow = |path: &std::path::Path, mode: u32| {
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
    };
    for (folder, file, code) in [
        (0o755, 0o644, "database_read_only"),
        (0o755, 0o666, "database_read_only"),
        (0o755, 0o600, "file_unreadable"),
        (0o700, 0o644, "file_unreadable"),
    ] {
        allow(desk.folder.path(), folder);
        allow(&desk.path("enishi.db"), file);
        let before = std::fs::read(desk.path("enishi.db")).unwrap();
        for verb in [&["board"][..], &["undo"], &["find", "x"]] {
            let Some(refusal) = as_nobody(&desk, verb) else { return };
            assert_eq!(refusal["code"], code, "{folder:o} {file:o} {verb:?}: {refusal}");
            assert_eq!(refusal["params"]["path"], path, "{refusal}");
        }
        assert_eq!(std::fs::read(desk.path("enishi.db")).unwrap(), before);
    }
}
