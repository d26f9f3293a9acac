//! Custom fields and edits of many leads by the command line.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use serde_json::Value;
use support::Desk;

fn add(desk: &Desk, name: &str, mail: &str) -> String {
    let added = desk.json(&["add", "--name", name, "--mail", mail, "--company", "縁商会"]);
    added["id"].as_str().unwrap().to_owned()
}

#[test]
fn a_custom_field_is_added_filled_shown_renamed_and_removed() {
    let desk = Desk::new();
    let lead = add(&desk, "佐藤 花子", "hanako@ex.example");
    let field = desk.json(&[
        "field",
        "add",
        "設備",
        "--type",
        "choice",
        "--choice",
        "旋盤",
        "--choice",
        "プレス",
    ]);
    assert!(field["code"].as_str().unwrap().starts_with("own:"));
    desk.json(&["set", &lead, "設備", "プレス"]);
    assert_eq!(desk.json(&["show", &lead])["lead"]["own"][0]["value"], "プレス");
    let (code, shown, _) = desk.said(&["show", &lead]);
    assert!(code == 0 && shown.contains("設備: プレス"), "{shown}");
    assert_eq!(desk.json(&["find", "プレス"])["count"], 1);
    let (code, _, why) = desk.said(&["set", &lead, "設備", "溶接"]);
    assert!(code == 1 && why.contains("旋盤, プレス"), "{why}");
    let (code, _, why) = desk.said(&["set", &lead, "無い項目", "x"]);
    assert!(code == 1 && why.contains("field list"), "{why}");
    desk.json(&["field", "rename", "設備", "主な設備"]);
    assert_eq!(desk.json(&["field", "list"])["fields"][0]["name"], "主な設備");
    assert_eq!(desk.json(&["field", "remove", "主な設備"])["leads"], 1);
    assert_eq!(desk.json(&["field", "list"])["fields"], Value::Array(Vec::new()));
    desk.json(&["undo"]);
    assert_eq!(desk.json(&["show", &lead])["lead"]["own"][0]["value"], "プレス");
}

#[test]
fn many_leads_are_edited_as_one_step_after_a_dry_run_of_the_same_count() {
    let desk = Desk::new();
    for n in 0..6 {
        add(&desk, &format!("佐藤 {n}郎"), &format!("p{n}@ex.example"));
    }
    desk.json(&["field", "add", "予算", "--type", "money"]);
    let args = ["bulk", "set", "予算", "120万円", "--query", "佐藤"];
    let dry = desk.json(&[&args[..], &["--dry-run"]].concat());
    assert_eq!(
        (&dry["leads"], &dry["edited"], &dry["change_id"]),
        (&6.into(), &6.into(), &Value::Null)
    );
    assert_eq!(desk.json(&args)["edited"], 6);
    let shown = desk.json(&["show", "p3@ex.example"]);
    assert_eq!(shown["lead"]["own"][0]["value"], "¥1,200,000");
    desk.json(&["bulk", "tag", "--add", "展示会", "--leads", "p0@ex.example", "p1@ex.example"]);
    let report = desk.json(&["bulk", "stage", "contacted", "--query", ""]);
    assert_eq!(report["edited"], 6);
    desk.json(&["bulk", "step", "call", "--due", "+1d", "--query", "佐藤"]);
    assert_eq!(desk.json(&["bulk", "trash", "--query", "佐藤"])["edited"], 6);
    assert_eq!(desk.json(&["find", "佐藤"])["count"], 0);
    desk.json(&["undo"]);
    assert_eq!(desk.json(&["find", "佐藤"])["count"], 6);
    let (code, _, why) = desk.said(&["bulk", "set", "grade", "Z", "--query", ""]);
    assert_eq!(code, 1, "{why}");
}

#[test]
fn a_list_fills_custom_fields_by_name_and_by_map_and_brings_them_out_again() {
    let desk = Desk::new();
    desk.json(&["field", "add", "Budget", "--type", "money"]);
    desk.json(&[
        "field",
        "add",
        "設備",
        "--type",
        "multi",
        "--choice",
        "旋盤",
        "--choice",
        "プレス",
    ]);
    let tag = desk.json(&["field", "list"])["fields"][1]["tag"].as_str().unwrap().to_owned();
    let list = desk.write(
        "l.csv",
        "氏名,会社名,budget,保有\n森 誠,サクラ,120万円,旋盤;プレス\n林 恵,モミジ,高い,\n",
    );
    let args = ["import", &list, "--map", &format!("保有={tag}")];
    let dry = desk.json(&[&args[..], &["--dry-run"]].concat());
    let done = desk.json(&args);
    assert_eq!((&dry["new"], &done["new"]), (&2.into(), &2.into()));
    let found = desk.json(&["find", "森"])["leads"][0]["id"].as_str().unwrap().to_owned();
    let own = desk.json(&["show", &found])["lead"]["own"].clone();
    assert_eq!(
        (&own[0]["value"], &own[1]["value"]),
        (&"¥1,200,000".into(), &"旋盤, プレス".into())
    );
    let out = desk.arg("out.csv");
    desk.json(&["export", &out, "--columns", "family_name,budget,設備", "--encoding", "utf-8"]);
    let text = std::fs::read_to_string(&out).unwrap();
    assert!(
        text.starts_with("\"姓\",\"Budget\",\"設備\"") || text.starts_with("\"Last name\""),
        "{text}"
    );
    assert!(text.contains("\"森\",\"1200000\",\"旋盤, プレス\""), "{text}");
    let (code, _, why) = desk.said(&["export", &out, "--columns", "無い項目"]);
    assert!(code == 1, "{why}");
}
