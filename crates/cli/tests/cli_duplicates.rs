//! Duplicates by the command line: listed, merged, kept apart, and two again.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use serde_json::{Value, json};
use support::Desk;

fn found(desk: &Desk, args: &[&str]) -> Value {
    desk.json(&[&["duplicates", "list"], args].concat())
}

#[test]
fn leads_are_merged_and_two_again_and_every_id_goes_on_meaning_the_person() {
    let desk = Desk::new();
    let one = desk.add("佐藤 花子", "hanako@sakura.example.jp", &["--title", "部長"]);
    let more = ["--title", "本部長", "--phone", "090-1111-2222", "--allow-duplicate"];
    let other = desk.add("佐藤 花子", "hanako@sakura.example.jp", &more);
    let pairs = found(&desk, &[]);
    assert_eq!((&pairs["certain"], &pairs["maybe"]), (&json!(1), &json!(0)));
    assert_eq!(pairs["pairs"][0]["rules"], json!(["name_mail"]));
    assert_eq!(pairs["pairs"][0]["one"]["id"], one);
    let (code, said, _) = desk.said(&["duplicates", "list"]);
    assert!(code == 0 && said.contains("佐藤 花子"), "{said}");

    let keep = format!("title={one}");
    let merged = desk.json(&["duplicates", "merge", &one, &other, "--keep", &keep]);
    assert_eq!(merged["id"], one);
    let lead = desk.json(&["show", &other]);
    assert_eq!(lead["lead"]["row"]["id"], one, "the id of the merged lead");
    assert_eq!(lead["lead"]["row"]["title"], "部長");
    assert_eq!(lead["lead"]["row"]["phone"], "090-1111-2222");
    assert_eq!(lead["timeline"][0]["kind"], "merged");
    let refused = desk.refused(&["duplicates", "merge", &one, &other]);
    assert_eq!(refused["code"], "merge_same");
    let change = merged["change_id"].as_str().unwrap();
    desk.json(&["undo", "--change", change]);
    assert_eq!(desk.json(&["show", &other])["lead"]["row"]["title"], "本部長");
    let refused = desk.refused(&["duplicates", "merge", &one, &other, "--keep", "title"]);
    assert_eq!(refused["code"], "field_invalid");

    let all = desk.json(&["duplicates", "merge", "--all-certain"]);
    assert_eq!((&all["people"], &all["merged"]), (&json!(1), &json!(1)));
    assert!(std::path::Path::new(all["backup"].as_str().unwrap()).exists());
    desk.json(&["undo"]);
    desk.json(&["duplicates", "different", &one, &other]);
    assert_eq!(found(&desk, &["--certain"])["certain"], 0);
    let none = desk.json(&["duplicates", "merge", "--all-certain"]);
    assert_eq!(none["change_id"], Value::Null);
}
