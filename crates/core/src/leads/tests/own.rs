//! Own fields: definitions, values, and what follows from them.

use super::*;
use crate::leads::own::ops as own;
use crate::leads::own::wire::*;
use crate::leads::own::words::{Values, read, shown};

fn field(file: &File, name: &str, kind: &str, choices: &[&str]) -> OwnField {
    add_field(file, name, kind, choices, true)
}

fn add_field(file: &File, name: &str, kind: &str, choices: &[&str], on_card: bool) -> OwnField {
    let draft = OwnFieldDraft {
        name: name.into(),
        kind: kind.into(),
        choices: choices.iter().map(|name| (*name).to_owned()).collect(),
        on_card,
    };
    own::add(&file.app, &draft).unwrap().field
}

fn set(file: &File, lead: &str, field: &OwnField, value: &str) {
    let changes = vec![FieldValue { field: field.code.clone(), value: value.into() }];
    ops::update_lead(&file.app, &UpdateLead { lead: lead.into(), changes }).unwrap();
}

fn value(file: &File, lead: &str, field: &OwnField) -> String {
    let own = file.get(lead).own;
    own.into_iter().find(|entry| entry.field == field.code).unwrap().value
}

fn rows(file: &File) -> Vec<String> {
    let sql = "SELECT field_rid || ':' || lead_rid || ':' || text || ':' || coalesce(number, '')
               FROM lead_field ORDER BY 1";
    let read = |db: &rusqlite::Connection| {
        let mut list = db.prepare(sql)?;
        let rows = list.query_map([], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    };
    file.app.read(read).unwrap()
}

#[test]
fn columns_of_a_list_show_the_values_of_the_fields_that_are_there() {
    let file = file();
    let (budget, floor) =
        (field(&file, "予算", "money", &[]), field(&file, "階", "choice", &["1F", "2F"]));
    let (one, two) = (file.add(hanako()), file.add(person("森", "", "森商会")));
    set(&file, &one, &budget, "120万円");
    set(&file, &one, &floor, "2F");
    let cells = |fields: &[&OwnField], leads: &[&str]| {
        let request = ReadOwnCells {
            leads: leads.iter().map(|id| (*id).to_owned()).collect(),
            fields: fields.iter().map(|field| field.code.clone()).collect(),
        };
        let cells = own::list_cells(&file.app, &request).unwrap();
        cells.into_iter().map(|cell| (cell.lead, cell.value)).collect::<Vec<_>>()
    };
    let shown = |value: &str| (one.clone(), value.to_owned());
    let all = cells(&[&floor, &budget], &[&one, &two, "nobody"]);
    assert_eq!(all, [shown("¥1,200,000"), shown("2F")]);
    assert!(cells(&[&budget], &[&two]).is_empty());
    own::remove(&file.app, &budget.id).unwrap();
    assert_eq!(cells(&[&budget, &floor], &[&one]), [shown("2F")], "a removed field has no column");
    file.undo();
    assert_eq!(cells(&[&budget], &[&one]), [shown("¥1,200,000")]);
}

#[test]
fn a_value_of_each_kind_comes_back_as_it_is_shown() {
    let file = file();
    let lead = file.add(hanako());
    for (kind, typed, is_shown) in [
        ("text", " 来期　予算 ", "来期　予算"),
        ("number", "１，２００．５", "1,200.5"),
        ("number", "-0.25", "-0.25"),
        ("money", "120万円", "¥1,200,000"),
        ("date", "2026年4月1日", "2026-04-01"),
        ("choice", "b", "Ｂ"),
        ("multi", "C、Ｂ", "Ｂ, C"),
        ("link", "www.example.jp/a", "https://www.example.jp/a"),
        ("yes_no", "はい", "yes"),
        ("yes_no", "無", "no"),
    ] {
        let choices: &[&str] =
            if matches!(kind, "choice" | "multi") { &["A", "Ｂ", "C"] } else { &[] };
        let field = field(&file, &format!("{kind}{typed}"), kind, choices);
        set(&file, &lead, &field, typed);
        assert_eq!(value(&file, &lead, &field), is_shown, "{kind} {typed}");
        file.app
            .read(|db| {
                let known = own::find_field(db, &field.code)?;
                let value = read(&known, typed, "JPY")?.unwrap();
                for language in ["", "ja", "en"] {
                    let again = read(&known, &shown(&known, &value, language), "USD")?;
                    assert_eq!(again.as_ref(), Some(&value), "{kind} {language}");
                }
                Ok(())
            })
            .unwrap();
        set(&file, &lead, &field, " ");
        assert_eq!(value(&file, &lead, &field), "");
        own::remove(&file.app, &field.id).unwrap();
    }
}

#[test]
fn what_does_not_fit_is_refused_with_the_name_of_the_field() {
    let file = file();
    let lead = file.add(hanako());
    for (kind, typed) in [
        ("number", "many"),
        ("number", "1.2345"),
        ("number", "99999999999999999999"),
        ("money", "12x"),
        ("date", "2026-02-30"),
        ("choice", "D"),
        ("multi", "A, D"),
        ("link", "javascript:alert(1)"),
        ("link", "file:///etc/passwd"),
        ("link", "no link"),
        ("yes_no", "perhaps"),
    ] {
        let choices: &[&str] = if matches!(kind, "choice" | "multi") { &["A", "B"] } else { &[] };
        let field = field(&file, "欄", kind, choices);
        let changes = vec![FieldValue { field: field.code.clone(), value: typed.into() }];
        let request = UpdateLead { lead: lead.clone(), changes };
        let error = ops::update_lead(&file.app, &request).unwrap_err();
        assert_eq!(error.code, ErrorCode::OwnValueInvalid, "{kind} {typed}");
        assert_eq!(error.params["name"], "欄");
        own::remove(&file.app, &field.id).unwrap();
    }
    let error = own::add(&file.app, &OwnFieldDraft { name: "x".into(), ..Default::default() });
    assert_eq!(error.unwrap_err().code, ErrorCode::FieldInvalid);
}

#[test]
fn a_choice_keeps_its_leads_through_a_new_name_and_after_it_was_removed() {
    let file = file();
    let field = field(&file, "設備", "choice", &["旋盤", "プレス"]);
    let lead = file.add(hanako());
    set(&file, &lead, &field, "プレス");
    let rename = |choices: &[(&str, Option<&str>)]| {
        let draft = |(name, id): &(&str, Option<&str>)| OwnChoiceDraft {
            id: id.map(str::to_owned),
            name: (*name).to_owned(),
        };
        let request = UpdateOwnField {
            field: field.id.clone(),
            name: None,
            on_card: None,
            choices: Some(choices.iter().map(draft).collect()),
        };
        own::update(&file.app, &request).unwrap();
    };
    let ids: Vec<&str> = field.choices.iter().map(|choice| choice.id.as_str()).collect();
    rename(&[("旋盤", Some(ids[0])), ("プレス機", Some(ids[1]))]);
    assert_eq!(value(&file, &lead, &field), "プレス機");
    assert_eq!(file.find("プレス機"), ["佐藤 花子"], "search follows the new name");
    assert_eq!(file.get(&lead).row.own[0].value, "プレス機", "and the card");
    let uses = own::read_use(&file.app, &field.id).unwrap();
    assert_eq!((uses.leads, uses.choices[1].leads), (1, 1));
    rename(&[("旋盤", Some(ids[0]))]);
    assert_eq!(value(&file, &lead, &field), "プレス機", "a removed choice stays with its leads");
    assert_eq!(own::list(&file.app).unwrap()[0].choices.len(), 1);
    rename(&[("旋盤", Some(ids[0])), ("プレス機", None)]);
    assert_eq!(own::list(&file.app).unwrap()[0].choices[1].id, ids[1], "it comes back as itself");
}

#[test]
fn a_removed_field_is_found_no_more_and_comes_back_with_its_values() {
    let file = file();
    let field = field(&file, "競合", "text", &[]);
    let lead = file.add(hanako());
    set(&file, &lead, &field, "富士精密");
    assert_eq!(rows(&file).len(), 1);
    assert_eq!(file.find("富士精密").len(), 1);
    let before = file.derived();
    own::remove(&file.app, &field.id).unwrap();
    assert!(file.find("富士精密").is_empty());
    assert!(file.get(&lead).own.is_empty() && file.get(&lead).row.own.is_empty());
    file.undo();
    assert_eq!(value(&file, &lead, &field), "富士精密");
    assert_eq!(file.find("富士精密").len(), 1);
    assert_eq!(file.derived(), before);
    own::remove(&file.app, &field.id).unwrap();
    file.later(31);
    assert!(rows(&file).is_empty(), "after 30 days it is gone for good");
    let custom = |db: &rusqlite::Connection| {
        Ok(db.query_row("SELECT custom FROM lead", [], |row| row.get::<_, String>(0))?)
    };
    assert!(Values::parse(&file.app.read(custom).unwrap()).is_empty());
}

#[test]
fn rows_for_the_filter_follow_every_value() {
    let file = file();
    let sizes = field(&file, "台数", "number", &[]);
    let tools = field(&file, "設備", "multi", &["旋盤", "プレス"]);
    let lead = file.add(hanako());
    set(&file, &lead, &sizes, "12.5");
    set(&file, &lead, &tools, "旋盤, プレス");
    assert_eq!(rows(&file), ["1:1:12.5:12500", "2:1:1:", "2:1:2:"]);
    set(&file, &lead, &tools, "プレス");
    assert_eq!(rows(&file), ["1:1:12.5:12500", "2:1:2:"]);
    ops::trash_leads(&file.app, std::slice::from_ref(&lead)).unwrap();
    assert!(rows(&file).is_empty());
    ops::restore_leads(&file.app, &[lead]).unwrap();
    assert_eq!(rows(&file), ["1:1:12.5:12500", "2:1:2:"]);
}

#[test]
fn the_history_of_a_lead_names_the_field() {
    let file = file();
    let field = field(&file, "工場視察", "yes_no", &[]);
    let lead = file.add(hanako());
    set(&file, &lead, &field, "○");
    let changes = crate::undo::list_field_changes(&file.app, &lead).unwrap();
    let change = changes.iter().find(|change| change.field == field.code).unwrap();
    assert_eq!(
        (change.name.as_str(), change.from.as_str(), change.to.as_str()),
        ("工場視察", "", "yes")
    );
}

#[test]
fn names_are_told_apart_and_the_board_shows_four_fields_at_most() {
    let file = file();
    for name in ["a", "b", "c", "d"] {
        field(&file, name, "text", &[]);
    }
    let draft = |name: &str, on_card| OwnFieldDraft {
        name: name.into(),
        kind: "text".into(),
        on_card,
        ..Default::default()
    };
    let code = |draft| own::add(&file.app, &draft).unwrap_err().code;
    assert_eq!(code(draft("e", true)), ErrorCode::TooManyOnCard);
    assert_eq!(code(draft("Ａ", false)), ErrorCode::FieldNameTaken);
    assert_eq!(code(draft(" ", false)), ErrorCode::FieldNameless);
    let choice = OwnFieldDraft { kind: "choice".into(), ..draft("f", false) };
    assert_eq!(code(choice), ErrorCode::ChoicesMissing);
    let tags: Vec<String> = own::list(&file.app).unwrap().into_iter().map(|f| f.tag).collect();
    assert_eq!(tags, ["own_a", "own_b", "own_c", "own_d"]);
    let ids: Vec<String> = own::list(&file.app).unwrap().into_iter().map(|f| f.id).collect();
    own::order(&file.app, &OrderOwnField { field: ids[3].clone(), place: 0 }).unwrap();
    let names: Vec<String> = own::list(&file.app).unwrap().into_iter().map(|f| f.name).collect();
    assert_eq!(names, ["d", "a", "b", "c"]);
}

#[test]
fn conditions_ask_own_fields_by_their_names_as_their_values_are_kept() {
    let file = file();
    let (one, two) = (file.add(hanako()), file.add(person("田中", "一郎", "縁")));
    let choices = ["旋盤", "プレス"];
    for (name, kind, first, second) in [
        ("メモ欄", "text", "Ｏｋ　Ｔｏ　Ｃａｌｌ", "later"),
        ("台数", "number", "12", "60"),
        ("予算", "money", "120万円", "50万円"),
        ("更新日", "date", "2026-05-01", "2025-05-01"),
        ("設備", "choice", "旋盤", "プレス"),
        ("見学済み", "yes_no", "yes", "no"),
    ] {
        let choices: &[&str] = if kind == "choice" { &choices } else { &[] };
        let field = add_field(&file, name, kind, choices, false);
        set(&file, &one, &field, first);
        set(&file, &two, &field, second);
    }
    for (sentence, is_one, is_two) in [
        ("[メモ欄] contains \"to call\"", true, false),
        ("[台数] >= 12", true, true),
        ("[台数] > 12", false, true),
        ("台数 != 12", false, true),
        ("[予算] >= 1,000,000", true, false),
        ("[更新日] since 2026-01-01", true, false),
        ("[更新日] older than 6 months", false, true),
        ("[設備] = プレス", false, true),
        ("[設備] != プレス", true, false),
        ("[見学済み]", true, false),
        ("[見学済み] = no", false, true),
        ("[台数] is set and not [設備] = 旋盤", false, true),
    ] {
        let tree = ops::read_sentence(&file.app, sentence).unwrap().tree;
        let names = file.names(LeadQuery { tree, ..LeadQuery::default() }, LeadSort::Created);
        let found =
            (names.contains(&"佐藤 花子".to_owned()), names.contains(&"田中 一郎".to_owned()));
        assert_eq!(found, (is_one, is_two), "{sentence}: {names:?}");
    }
}
