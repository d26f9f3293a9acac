//! Editing many leads as one step.

use super::*;
use crate::leads::many::ops::edit;
use crate::leads::many::wire::BulkEdit;
use crate::leads::own::ops as own;
use crate::leads::own::wire::OwnFieldDraft;

fn value(field: &str, value: &str) -> FieldValue {
    FieldValue { field: field.into(), value: value.into() }
}

fn everybody() -> BulkEdit {
    BulkEdit { job: "t".into(), query: Some(LeadQuery::default()), ..BulkEdit::default() }
}

fn crowd(count: usize) -> (File, Vec<String>) {
    let file = file();
    let draft = |n: usize| person(&format!("姓{n}"), "名", &format!("会社{}", n % 7));
    let ids = (0..count).map(|n| file.add(draft(n))).collect();
    (file, ids)
}

#[test]
fn all_that_answer_are_edited_as_one_step_and_undone_as_one() {
    let (file, ids) = crowd(30);
    let draft = OwnFieldDraft { name: "設備".into(), kind: "text".into(), ..Default::default() };
    let field = own::add(&file.app, &draft).unwrap().field;
    let before = file.derived();
    let request = BulkEdit {
        fields: vec![
            value("grade", "B"),
            value("value", "¥5,000"),
            value("company", "縁商会"),
            value(&field.code, "旋盤"),
        ],
        add_tags: vec!["一括".into()],
        ..everybody()
    };
    let dry = edit(&file.app, &BulkEdit { dry_run: true, ..request.clone() }).unwrap();
    assert_eq!((dry.leads, dry.edited, dry.changed), (30, 30, None));
    assert_eq!(file.derived(), before, "a dry run writes nothing");
    let done = edit(&file.app, &request).unwrap();
    assert_eq!((done.leads, done.edited), (30, 30));
    let lead = file.get(&ids[7]);
    assert_eq!((lead.row.grade.as_str(), lead.row.value_minor), ("B", 5_000));
    assert_eq!((lead.row.company.as_str(), lead.own[0].value.as_str()), ("縁商会", "旋盤"));
    assert_eq!(lead.row.tags[0].name, "一括");
    assert_eq!(lead.career.len(), 2, "the career follows");
    assert_eq!(file.find("旋盤").len(), 30);
    let again = edit(&file.app, &request).unwrap();
    assert_eq!((again.edited, again.changed.unwrap().change_id), (0, None));
    file.undo();
    assert_eq!(file.derived(), before);
    assert_eq!(file.get(&ids[7]).own[0].value, "");
}

#[test]
fn a_query_narrows_and_named_leads_join_it() {
    let (file, ids) = crowd(8);
    let query = LeadQuery { text: "姓3".into(), ..LeadQuery::default() };
    let request = BulkEdit {
        leads: vec![ids[0].clone(), ids[3].clone()],
        query: Some(query),
        remove_tags: Vec::new(),
        fields: vec![value("grade", "A")],
        ..everybody()
    };
    assert_eq!(edit(&file.app, &request).unwrap().edited, 2);
    let graded = LeadQuery { grades: vec!["A".into()], ..LeadQuery::default() };
    assert_eq!(file.names(graded, LeadSort::Created), ["姓0 名", "姓3 名"]);
}

#[test]
fn what_some_cannot_take_is_refused_for_all_with_their_number() {
    let (file, _) = crowd(3);
    file.add(person("", "", "名無し商店"));
    file.add(person("独り", "者", ""));
    let before = file.derived();
    let refused = |field: &str, text: &str| {
        let request = BulkEdit { fields: vec![value(field, text)], ..everybody() };
        edit(&file.app, &request).unwrap_err()
    };
    let error = refused("company", "");
    assert_eq!((error.code, &error.params["count"]), (ErrorCode::BulkNameless, &1.into()));
    let error = refused("industry", "製造");
    assert_eq!((error.code, &error.params["count"]), (ErrorCode::BulkNoCompany, &1.into()));
    assert_eq!(refused("grade", "Z").code, ErrorCode::FieldInvalid);
    let request = BulkEdit { remove_tags: vec!["無い".into()], ..everybody() };
    assert_eq!(edit(&file.app, &request).unwrap_err().code, ErrorCode::NotFound);
    assert_eq!(file.derived(), before);
}

#[test]
fn thousands_are_packed_in_stretches_and_come_back_whole() {
    let (file, ids) = crowd(2_300);
    let before = file.derived();
    let request = BulkEdit { fields: vec![value("title", "部長")], ..everybody() };
    assert_eq!(edit(&file.app, &request).unwrap().edited, 2_300);
    assert_eq!(file.get(&ids[2_299]).row.title, "部長");
    file.undo();
    assert_eq!(file.derived(), before);
    crate::undo::redo(&file.app).unwrap();
    assert_eq!(file.get(&ids[0]).row.title, "部長");
    let trash = BulkEdit { trash: true, ..everybody() };
    assert_eq!(edit(&file.app, &trash).unwrap().edited, 2_300);
    assert!(file.find("姓7").is_empty());
    file.undo();
    assert!(file.find("姓7 ").len() > 1);
}

#[test]
fn a_stop_takes_everything_back() {
    let (file, _) = crowd(5);
    let before = file.derived();
    file.app.jobs().stop("t");
    let request = BulkEdit { fields: vec![value("grade", "A")], ..everybody() };
    assert_eq!(edit(&file.app, &request).unwrap_err().code, ErrorCode::Stopped);
    assert_eq!(file.derived(), before);
}
