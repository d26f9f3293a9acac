//! What a person says about known leads and about values, what is remembered of it, and badges.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use super::import_tests::{Bench, import, request};
use super::wire::{CheckImport, ChoiceMap, ProfileColumn, SaveProfile};
use super::{ops, profiles, reading};
use crate::error::ErrorCode;
use crate::undo::ops as undo;

fn with(policies: &[&str], choices: &[(&str, &str, &str)]) -> CheckImport {
    let choices = choices.iter().map(|(field, from, to)| ChoiceMap {
        field: (*field).to_owned(),
        from: (*from).to_owned(),
        to: (*to).to_owned(),
    });
    CheckImport {
        policies: policies.iter().map(|code| (*code).to_owned()).collect(),
        choices: choices.collect(),
        ..request("l.csv")
    }
}

fn one(bench: &Bench, sql: &str) -> String {
    bench.sql().query_row(sql, [], |row| row.get(0)).unwrap()
}

const KNOWN: &str = "氏名,会社名,e-mail,役職,電話番号\n森 誠,㈱サクラ,m@ex.example.jp,課長,\n";
const LATER: &str =
    "氏名,会社名,e-mail,役職,電話番号\n森 誠,株式会社サクラ,m@ex.example.jp,部長,052-555-0100\n";

#[test]
fn each_column_fills_replaces_or_leaves_known_leads_alone() {
    for (policies, title, phones, updated) in [
        (&["", "", "", "fill", "fill"][..], "課長", 1, 1),
        (&["", "", "", "newest", "fill"], "部長", 1, 1),
        (&["", "", "", "never", "never"], "課長", 0, 0),
        (&["", "newest", "", "never", "never"], "課長", 0, 0),
    ] {
        let bench = Bench::new();
        import(&bench, KNOWN.as_bytes(), &request("a.csv"));
        let order = with(policies, &[]);
        let checked = ops::check(&bench.app, LATER.as_bytes(), &order, &mut |_, _| Ok(())).unwrap();
        let done = import(&bench, LATER.as_bytes(), &order);
        assert_eq!(checked.counts, done.counts, "{policies:?}");
        assert_eq!(done.counts.updated, updated, "{policies:?}: a company is one in all spellings");
        assert_eq!(one(&bench, "SELECT title FROM lead"), title, "{policies:?}");
        let count = "SELECT count(*) FROM contact_point WHERE kind = 'phone'";
        assert_eq!(bench.count(count), phones, "{policies:?}");
        if updated > 0 {
            undo::undo(&bench.app, None).unwrap();
            assert_eq!(one(&bench, "SELECT title FROM lead"), "課長");
        }
    }
    let bench = Bench::new();
    import(&bench, KNOWN.as_bytes(), &request("a.csv"));
    let refused =
        ops::check(&bench.app, LATER.as_bytes(), &with(&["always"], &[]), &mut |_, _| Ok(()));
    assert_eq!(refused.unwrap_err().code, ErrorCode::FieldInvalid);
}

#[test]
fn a_row_that_says_it_is_older_replaces_nothing() {
    let bench = Bench::new();
    let list = |title: &str, day: &str| {
        format!("氏名,会社名,e-mail,役職,名刺交換日\n森 誠,サクラ,m@ex.example.jp,{title},{day}\n")
    };
    import(&bench, list("課長", "2026/10/10").as_bytes(), &request("a.csv"));
    let newest = with(&["", "", "", "newest", ""], &[]);
    import(&bench, list("主任", "2026/10/01").as_bytes(), &newest);
    assert_eq!(one(&bench, "SELECT title FROM lead"), "課長");
    import(&bench, list("部長", "2026/10/20").as_bytes(), &newest);
    assert_eq!(one(&bench, "SELECT title FROM lead"), "部長");
}

#[test]
fn values_of_choosing_columns_mean_what_was_said() {
    let bench = Bench::new();
    let list = "氏名,会社名,ステージ,ランク\n森 誠,サクラ,熱い,特\n林 恵,モミジ,ﾋﾔﾔｶ,C\n";
    let order = with(
        &[],
        &[("stage", "熱い", "qualified"), ("stage", "ひややか", "nurturing"), ("grade", "特", "A")],
    );
    let counts = import(&bench, list.as_bytes(), &order).counts;
    assert_eq!((counts.new, counts.errors), (2, 0));
    let found =
        "SELECT group_concat(code || grade, ' ') FROM (SELECT stage.code, lead.grade FROM lead
                 JOIN stage ON stage.rid = stage_rid ORDER BY lead.rid)";
    assert_eq!(one(&bench, found), "qualifiedA nurturingC");
}

#[test]
fn a_profile_is_proposed_for_the_same_headers_and_can_be_renamed_and_removed() {
    let bench = Bench::new();
    let read = |text: &str| {
        reading::read_known(&bench.app, text.as_bytes(), &Default::default(), &mut |_, _| Ok(()))
            .unwrap()
    };
    let list = "氏名,会社名,x\n森 誠,サクラ,大事\n";
    let column = |header: &str, field: &str, policy: &str| ProfileColumn {
        header: header.to_owned(),
        field: field.to_owned(),
        policy: policy.to_owned(),
    };
    let save = SaveProfile {
        id: None,
        name: " 展示会 ".to_owned(),
        columns: vec![
            column("氏名", "full_name", "fill"),
            column("会社名", "company", "never"),
            column("x", "note", "newest"),
        ],
        choices: Vec::new(),
    };
    profiles::save(&bench.app, &save).unwrap();
    let found = read(list);
    let profile = found.profile.unwrap();
    assert_eq!(profile.name, "展示会");
    let columns: Vec<(&str, &str)> =
        found.columns.iter().map(|c| (c.field.as_str(), c.policy.as_str())).collect();
    assert_eq!(columns, [("full_name", "fill"), ("company", "never"), ("note", "newest")]);
    assert_eq!(found.columns[2].reason, "profile");
    assert!(read("会社名,氏名,x\nサクラ,森 誠,大事\n").profile.is_none(), "other columns");
    let rename = SaveProfile {
        id: Some(profile.id.clone()),
        name: "秋".to_owned(),
        columns: Vec::new(),
        choices: Vec::new(),
    };
    profiles::save(&bench.app, &rename).unwrap();
    assert_eq!(profiles::list(&bench.app).unwrap()[0].name, "秋");
    assert_eq!(
        profiles::list(&bench.app).unwrap()[0].columns.len(),
        3,
        "a new name keeps the rest"
    );
    profiles::remove(&bench.app, &profile.id).unwrap();
    assert!(read(list).profile.is_none());
    undo::undo(&bench.app, None).unwrap();
    assert!(read(list).profile.is_some());
    let nameless = SaveProfile { name: "  ".to_owned(), ..save };
    let refused = profiles::save(&bench.app, &nameless).unwrap_err();
    assert_eq!(refused.code, ErrorCode::FieldInvalid);
}

#[test]
fn the_list_of_the_organiser_names_the_badges_that_were_scanned() {
    let bench = Bench::new();
    // A scanner knows the badge alone; it stands in for the name.
    import(&bench, "氏名,Lead ID\nB-0001,B-0001\nB-0002,B-0002\n".as_bytes(), &request("scan.csv"));
    let list = "来場者名,会社名,e-mail,Lead ID\n森 誠,サクラ,m@ex.example.jp,B-0001\n\
                岡 光,カエデ,o@ex.example.jp,B-0009\n";
    let counts = import(&bench, list.as_bytes(), &request("list.csv")).counts;
    assert_eq!((counts.updated, counts.new), (1, 1), "{counts:?}");
    let name = "SELECT family_name || given_name FROM lead WHERE external_key = 'B-0001'";
    assert_eq!(one(&bench, name), "森誠");
    assert_eq!(bench.count("SELECT count(*) FROM lead WHERE deleted_at IS NULL"), 3);
    let other = "氏名,会社名,Lead ID\n林 恵,モミジ,B-0001\n";
    let counts = import(&bench, other.as_bytes(), &request("other.csv")).counts;
    assert_eq!(counts.new, 1, "the same id with another name is somebody of another program");
}
