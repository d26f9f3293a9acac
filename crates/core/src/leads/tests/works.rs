//! Several works of one person, companies, and the day of the last confirmation.

use super::*;
use crate::leads::companies::{ops as companies, wire as company};
use crate::leads::{confirmed, works};

fn works_of(file: &File, lead: &str) -> Vec<String> {
    let mark = |work: &Affiliation| match (&work.until, work.side) {
        (Some(_), _) => "past",
        (None, true) => "second",
        (None, false) => "main",
    };
    let career = file.get(lead).career;
    career.iter().map(|work| format!("{} {} {}", mark(work), work.company, work.title)).collect()
}

fn second(lead: &str, company: &str, title: &str) -> WorkDraft {
    WorkDraft {
        lead: lead.into(),
        company: company.into(),
        title: title.into(),
        ..WorkDraft::default()
    }
}

#[test]
fn a_second_job_stays_open_beside_the_main_one_and_a_job_change_ends_only_that() {
    let file = file();
    let lead =
        file.add(LeadDraft { title: "部長".into(), ..person("佐藤", "花子", "アクメ") });
    works::add(&file.app, &second(&lead, "サクラ財団", "理事")).unwrap();
    assert_eq!(works_of(&file, &lead), ["main アクメ 部長", "second サクラ財団 理事"]);
    assert_eq!(file.get(&lead).row.company, "アクメ");
    let changes = vec![FieldValue { field: "company".into(), value: "縁商会".into() }];
    ops::update_lead(&file.app, &UpdateLead { lead: lead.clone(), changes }).unwrap();
    assert_eq!(
        works_of(&file, &lead),
        ["main 縁商会 部長", "second サクラ財団 理事", "past アクメ 部長"]
    );
    let error = works::add(&file.app, &second(&lead, "サクラ財団", "顧問")).unwrap_err();
    assert_eq!(error.code, ErrorCode::WorkKnown);
    file.undo();
    assert_eq!(works_of(&file, &lead), ["main アクメ 部長", "second サクラ財団 理事"]);
}

#[test]
fn another_main_work_is_what_the_lead_shows_and_ending_it_brings_the_other_back() {
    let file = file();
    let lead =
        file.add(LeadDraft { title: "部長".into(), ..person("佐藤", "花子", "アクメ") });
    works::add(&file.app, &second(&lead, "サクラ財団", "理事")).unwrap();
    let id = file.get(&lead).career[1].id.clone();
    let to = |main, until: Option<&str>| UpdateWork {
        work: id.clone(),
        department: None,
        title: None,
        from: None,
        until: until.map(str::to_owned),
        main,
    };
    works::update(&file.app, &to(true, None)).unwrap();
    assert_eq!(works_of(&file, &lead), ["main サクラ財団 理事", "second アクメ 部長"]);
    assert_eq!(file.get(&lead).row.title, "理事");
    works::update(&file.app, &to(false, Some("2026-04-01"))).unwrap();
    assert_eq!(works_of(&file, &lead), ["main アクメ 部長", "past サクラ財団 理事"]);
    assert_eq!(file.get(&lead).row.company, "アクメ");
    file.undo();
    file.undo();
    assert_eq!(works_of(&file, &lead), ["main アクメ 部長", "second サクラ財団 理事"]);
}

#[test]
fn details_are_confirmed_by_hand_and_by_a_card_and_never_go_back() {
    let file = file();
    let lead = file.add(person("佐藤", "花子", "アクメ"));
    assert_eq!(file.get(&lead).last_confirmed_at, None);
    confirmed::confirm(&file.app, std::slice::from_ref(&lead)).unwrap();
    let first = file.get(&lead);
    assert!(first.last_confirmed_at.is_some());
    assert_eq!(first.row.confirmed_at, first.last_confirmed_at);
    let card = |at: Option<i64>| AddActivity {
        lead: lead.clone(),
        kind: "card".into(),
        at,
        title: String::new(),
        body: String::new(),
        asks: String::new(),
        on: None,
    };
    ops::add_activity(&file.app, &card(first.last_confirmed_at.map(|at| at - 5 * DAY))).unwrap();
    assert_eq!(file.get(&lead).last_confirmed_at, first.last_confirmed_at, "an older card");
    file.later(3);
    ops::add_activity(&file.app, &card(None)).unwrap();
    assert!(file.get(&lead).last_confirmed_at > first.last_confirmed_at);
}

#[test]
fn companies_are_listed_changed_and_proposed_by_their_mail_domain() {
    let file = file();
    file.add(hanako());
    file.add(person("鈴木", "一郎", "株式会社サクラ電機"));
    file.add(LeadDraft { mails: vec!["x@gmail.com".into()], ..person("森", "", "個人") });
    let page = |text: &str| {
        let asked = company::ListCompanies { text: text.into(), offset: 0, limit: 1 };
        companies::list(&file.app, &asked).unwrap()
    };
    assert!(page("").more && page("").companies.len() == 1);
    let found = page("さくら").companies.remove(0);
    assert_eq!((found.name.as_str(), found.people), ("株式会社サクラ電機", 2));
    let of = |mail: &str| companies::of_mail(&file.app, mail).unwrap().name;
    assert_eq!(of("new@sakura.example.jp"), "株式会社サクラ電機");
    assert_eq!((of("new@gmail.com"), of("nobody")), (String::new(), String::new()));
    let set = |field: &str, value: &str| {
        let changes = vec![FieldValue { field: field.into(), value: value.into() }];
        companies::update(&file.app, &company::UpdateCompany { company: found.id.clone(), changes })
    };
    set("corporate_number", "T7000012050002").unwrap();
    assert_eq!(companies::get(&file.app, &found.id).unwrap().corporate_number, "7000012050002");
    let code = |result: crate::error::Result<_>| {
        result.map(|_: crate::wire::Changed| ()).unwrap_err().code
    };
    assert_eq!(code(set("corporate_number", "1234567890123")), ErrorCode::CorporateNumberInvalid);
    assert_eq!(code(set("name", " ")), ErrorCode::FieldInvalid);
    assert_eq!(code(set("domain", "no domain")), ErrorCode::FieldInvalid);
    set("name", "サクラ電機グループ").unwrap();
    assert_eq!(file.find("サクラ電機グループ").len(), 2, "its people are found by the new name");
}

#[test]
fn merged_companies_have_all_people_and_undo_takes_them_apart() {
    let file = file();
    let one = file
        .add(LeadDraft { industry: "製造".into(), ..person("佐藤", "花子", "サクラ") });
    let other = file.add(person("鈴木", "一郎", "サクラ電機"));
    let id = |lead: &str| file.get(lead).company.unwrap();
    let (keep, merge) = (id(&other), id(&one));
    let before = file.derived();
    let request = company::MergeCompanies { keep: keep.clone(), merge: merge.clone() };
    companies::merge(&file.app, &request).unwrap();
    let merged = companies::get(&file.app, &keep).unwrap();
    assert_eq!((merged.row.people, merged.row.industry.as_str()), (2, "製造"));
    assert_eq!(file.get(&one).row.company, "サクラ電機");
    assert_eq!(works_of(&file, &one), ["main サクラ電機 "], "no job change");
    let gone = companies::get(&file.app, &merge).unwrap_err();
    assert_eq!(gone.code, ErrorCode::NotFound);
    file.undo();
    assert_eq!(file.derived(), before);
    assert_eq!(file.get(&one).row.company, "サクラ");
    let twice = company::MergeCompanies { keep: keep.clone(), merge: keep };
    assert_eq!(companies::merge(&file.app, &twice).unwrap_err().code, ErrorCode::FieldInvalid);
}
