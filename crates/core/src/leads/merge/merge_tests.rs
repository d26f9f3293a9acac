//! What stays, as pure rules.
#![allow(clippy::unwrap_used)]

use super::*;

fn side(rid: i64, at: i64) -> Side {
    let values = FIELDS.iter().map(|field| vec![Value::Null; field.columns.len()]).collect();
    Side {
        rid,
        id: Uuid::from_u128(rid.unsigned_abs().into()),
        created_at: at,
        confirmed_at: None,
        values,
        stage: (true, 0),
        stage_since: at,
        cycle: 1,
        first_source: None,
        note: String::new(),
        custom: "{}".to_owned(),
        external_key: String::new(),
    }
}

fn says(mut side: Side, field: &str, value: impl Into<Value>) -> Side {
    let at = position_of(field).unwrap();
    side.values[at][0] = value.into();
    side
}

fn chosen(sides: &[Side], field: &str) -> usize {
    choose(sides, |_| None)[position_of(field).unwrap_or(usize::MAX)]
}

#[test]
fn the_newest_value_that_says_something_stays_but_the_name_is_that_of_the_lead_that_stays() {
    let old = says(
        says(says(side(1, 10), "name", "高橋".to_owned()), "grade", "B".to_owned()),
        "interest",
        "A".to_owned(),
    );
    let new = says(says(side(2, 20), "name", "髙橋".to_owned()), "grade", "A".to_owned());
    let sides = [old, new];
    assert_eq!(chosen(&sides, "name"), 0);
    assert_eq!(chosen(&sides, "grade"), 1, "the newer grade");
    assert_eq!(chosen(&sides, "interest"), 0, "the newer one says nothing");
    let confirmed = Side { confirmed_at: Some(30), ..sides[0].clone() };
    assert_eq!(chosen(&[confirmed, sides[1].clone()], "grade"), 0, "confirmed later");
}

#[test]
fn department_and_title_go_with_their_company() {
    let old = says(says(side(1, 10), "company", 7_i64), "title", "課長".to_owned());
    let new = says(side(2, 20), "company", 8_i64);
    let sides = [old.clone(), new];
    assert_eq!(chosen(&sides, "company"), 1);
    assert_eq!(chosen(&sides, "title"), 1, "nobody is 課長 of the new company by that");
    let same = says(side(2, 20), "company", 7_i64);
    assert_eq!(chosen(&[old, same], "title"), 0, "the same company: the title is not lost");
}

#[test]
fn the_further_open_stage_stays_and_any_open_one_before_a_closed_one() {
    let at = |rid, stage, since| Side { stage, stage_since: since, ..side(rid, 1) };
    let stage = |sides: &[Side]| chosen(sides, "stage");
    assert_eq!(stage(&[at(1, (true, 1), 9), at(2, (true, 3), 5)]), 1);
    assert_eq!(stage(&[at(1, (false, 6), 9), at(2, (true, 0), 5)]), 1);
    assert_eq!(stage(&[at(1, (false, 6), 5), at(2, (false, 5), 9)]), 1, "the last that closed");
    assert_eq!(stage(&[at(1, (true, 1), 9), at(2, (true, 1), 5)]), 0);
}

#[test]
fn notes_stand_below_each_other_once_and_a_note_nobody_adds_to_stays_as_typed() {
    let with = |rid, note: &str| Side { note: note.to_owned(), ..side(rid, 1) };
    assert_eq!(join_notes(&[with(1, "a\n"), with(2, "b")]), "a\nb");
    assert_eq!(join_notes(&[with(1, "a b\n"), with(2, "a"), with(3, "")]), "a b\n");
    assert_eq!(join_notes(&[with(1, ""), with(2, "b")]), "b");
}

#[test]
fn own_fields_are_united_and_a_choice_wins_over_the_newer_value() {
    let with = |rid, at, custom: &str| Side { custom: custom.to_owned(), ..side(rid, at) };
    let sides = [with(1, 10, r#"{"a":1,"b":2}"#), with(2, 20, r#"{"b":3,"c":4}"#)];
    let text =
        |kept: Option<usize>| serde_json::Value::Object(join_custom(&sides, |_| kept)).to_string();
    assert_eq!(text(None), r#"{"a":1,"b":3,"c":4}"#);
    assert_eq!(text(Some(0)), r#"{"a":1,"b":2,"c":4}"#);
}
