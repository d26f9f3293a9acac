//! `parse`: cards, codes and signatures by the command line, without a data file.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../card/tests/fixtures").join(name)
}

/// Runs `parse` in an empty home; exit code, stdout, stderr, and what lies in the home afterwards.
fn parse(args: &[&str], input: &[u8]) -> (Option<i32>, Vec<u8>, Vec<u8>, usize) {
    let home = tempfile::tempdir().unwrap();
    let mut child = Command::new(env!("CARGO_BIN_EXE_enishi-cli"))
        .arg("parse")
        .args(args)
        .env("HOME", home.path())
        .env_remove("XDG_DATA_HOME")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    let output = child.wait_with_output().unwrap();
    let left = std::fs::read_dir(home.path()).unwrap().count();
    (output.status.code(), output.stdout, output.stderr, left)
}

fn json(args: &[&str], input: &[u8]) -> Value {
    let (code, stdout, stderr, left) = parse(&[args, &["--json"]].concat(), input);
    assert_eq!(code, Some(0), "{}", String::from_utf8_lossy(&stderr));
    assert_eq!(left, 0, "no data file is made");
    serde_json::from_slice(&stdout).unwrap()
}

fn refusal(args: &[&str], input: &[u8]) -> String {
    let (code, stdout, stderr, _) = parse(&[args, &["--json"]].concat(), input);
    assert_eq!((code, stdout.len()), (Some(1), 0));
    serde_json::from_slice::<Value>(&stderr).unwrap()["code"].as_str().unwrap().to_owned()
}

const SIGNATURE: &str = "━━━━━━━━\n株式会社サクラ電機\n営業部 部長\n佐藤 花子(サトウ ハナコ)\n〒150-0001 東京都渋谷区神宮前1-2-3\nTEL:03-1234-5678 携帯:090-1234-5678\nhanako@sakura.example.jp\n━━━━━━━━\n";

#[test]
fn a_piped_signature_becomes_fields_in_any_encoding() {
    let (sjis, _, _) = encoding_rs::SHIFT_JIS.encode(SIGNATURE);
    for bytes in [SIGNATURE.as_bytes(), &sjis] {
        let fields = json(&["signature", "-"], bytes);
        assert_eq!(fields["family_name"], "佐藤");
        assert_eq!(fields["given_kana"], "ハナコ");
        assert_eq!(fields["address"], "東京都渋谷区神宮前1-2-3");
        assert_eq!(fields["phones"][1]["label"], "mobile");
    }
}

#[test]
fn a_contact_file_becomes_a_list_and_a_broken_card_is_named() {
    let file = fixture("own/multi_broken_middle.vcf");
    let list = json(&["vcard", file.to_str().unwrap()], b"");
    assert_eq!(list.as_array().unwrap().len(), 4);
    assert_eq!(list[0]["name"], "山崎 英樹");
    assert_eq!(list[1]["error"], "card_broken");
    assert_eq!(list[3]["company"], "Dunn, Gregory and Torres");
}

#[test]
fn a_mecard_becomes_fields_and_a_badge_id_is_refused() {
    let fields = json(&["mecard", "-"], "MECARD:N:佐藤,花子;TEL:0312345678;;".as_bytes());
    assert_eq!(fields["name"], "佐藤 花子");
    assert_eq!(refusal(&["mecard", "-"], b"4901234567894"), "card_missing");
    assert_eq!(refusal(&["mecard", "-"], &[b'a'; 5000]), "code_too_long");
}

#[test]
fn what_is_no_picture_and_what_is_not_there_are_told_apart() {
    assert_eq!(refusal(&["qr", "-"], b"BEGIN:VCARD"), "picture_unknown");
    assert_eq!(refusal(&["qr", "/nowhere/card.png"], b""), "file_missing");
    assert_eq!(refusal(&["vcard", "-"], b"Name,Mail\n"), "card_missing");
    assert_eq!(refusal(&["signature", "-"], b""), "file_empty");
}

#[test]
fn people_are_told_line_by_line() {
    let (code, stdout, _, _) = parse(&["signature", "-", "--lang", "ja"], SIGNATURE.as_bytes());
    let text = String::from_utf8(stdout).unwrap();
    assert_eq!(code, Some(0));
    assert!(
        text.contains("company: 株式会社サクラ電機\n") && text.contains("03-1234-5678 work"),
        "{text}"
    );
}
