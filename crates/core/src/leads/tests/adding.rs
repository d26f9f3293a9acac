//! Adding leads, their contact points and duplicates.

use super::*;

#[test]
fn f001_a_name_or_a_company_is_enough_and_neither_is_refused() {
    let file = file();
    file.add(person("", "", "サクラ電機"));
    file.add(person("森", "", ""));
    let error = ops::add_lead(&file.app, &LeadDraft::default()).unwrap_err();
    assert_eq!(error.code, ErrorCode::LeadNameless);
    assert_eq!(file.names(LeadQuery::default(), LeadSort::Created), ["サクラ電機", "森"]);
}

#[test]
fn a_typed_lead_is_kept_whole_and_shown_in_its_own_order() {
    let file = file();
    let id = file.add(hanako());
    let lead = file.get(&id);
    assert_eq!(lead.row.name, "佐藤 花子");
    assert_eq!(lead.row.kana, "サトウ ハナコ");
    assert_eq!(lead.row.mail, "Hanako@Sakura.example.jp", "as typed");
    assert_eq!(lead.row.phone, "03-1234-5678", "a fax is nobody to call");
    assert_eq!(lead.row.value_minor, 1_200_000);
    assert_eq!(lead.row.tags.len(), 1, "VIP and vip are one tag");
    assert_eq!(lead.row.source, "展示会2026");
    assert_eq!(lead.first_source, "展示会2026");
    assert_eq!(lead.row.ground, "not_asked");
    assert_eq!(lead.row.mail_trouble, "not_asked");
    assert_eq!(lead.contacts.iter().filter(|c| c.primary).count(), 3, "mail, phone, postal");
    let english = file.add(person("Watson", "Mary", "Acme Inc."));
    assert_eq!(file.get(&english).row.name, "Mary Watson");
    assert_eq!(file.get(&english).row.language, "en");
}

#[test]
fn f006_a_card_stands_on_the_day_it_was_exchanged_and_the_lead_on_the_day_it_was_typed() {
    let file = file();
    let typed = |met_on: &str| LeadDraft {
        met_on: met_on.into(),
        ground: "business_card".into(),
        ..person("佐藤", met_on, "アクメ")
    };
    let of = |id: &str, kind: &str| {
        let request = ReadTimeline {
            lead: id.to_owned(),
            kinds: Vec::new(),
            text: String::new(),
            cursor: None,
            limit: 20,
        };
        let items = ops::read_timeline(&file.app, &request).unwrap().items;
        let found = items.into_iter().find(|item| item.kind == kind);
        found.map(|item| Timestamp(item.at).date(file.app.env().zone).to_string())
    };
    let earlier = file.add(typed("2026/3/18"));
    assert_eq!(of(&earlier, "card").as_deref(), Some("2026-03-18"));
    let given = file.get(&earlier).row.ground_at.map(Timestamp).unwrap();
    let given = given.date(file.app.env().zone).to_string();
    assert_eq!(given, "2026-03-18", "consent was given with the card");
    assert_eq!(of(&earlier, "stage").as_deref(), Some("2026-04-01"), "typed today");
    assert!(file.get(&earlier).row.created_at > Timestamp::parse(START).unwrap().0);
    let today = file.add(typed(""));
    assert_eq!(of(&today, "card").as_deref(), Some("2026-04-01"));
    let unasked = file.add(LeadDraft { ground: String::new(), ..typed("2026-03-19") });
    assert_eq!(of(&unasked, "card").as_deref(), Some("2026-03-19"), "a day is a card");
    assert_eq!(of(&unasked, "consent"), None, "and no consent");
}

#[test]
fn bad_input_names_the_reason_and_writes_nothing() {
    let file = file();
    let before = file.derived();
    for (draft, code) in [
        (LeadDraft { mails: vec!["taro@".into()], ..hanako() }, ErrorCode::MailAddressInvalid),
        (LeadDraft { value: "abc".into(), ..hanako() }, ErrorCode::MoneyInvalid),
        (LeadDraft { family_kana: "佐藤".into(), ..hanako() }, ErrorCode::FieldInvalid),
        (LeadDraft { grade: "D".into(), ..hanako() }, ErrorCode::FieldInvalid),
        (LeadDraft { ground: "maybe".into(), ..hanako() }, ErrorCode::FieldInvalid),
        (LeadDraft { met_on: "soon".into(), ..hanako() }, ErrorCode::DateInvalid),
        (LeadDraft { met_on: "2026-04-02".into(), ..hanako() }, ErrorCode::DateInFuture),
        (LeadDraft { stage: Some("x".into()), ..hanako() }, ErrorCode::StageNotFound),
        (LeadDraft { urls: vec!["javascript:x.y".into()], ..hanako() }, ErrorCode::FieldInvalid),
        (LeadDraft { title: "あ".repeat(301), ..hanako() }, ErrorCode::FieldTooLong),
    ] {
        assert_eq!(ops::add_lead(&file.app, &draft).unwrap_err().code, code);
    }
    assert_eq!(file.derived(), before);
    let tables = ["lead", "company", "tag", "source", "contact_point"];
    file.app
        .read(|db| {
            for table in tables {
                let count: i64 =
                    db.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0))?;
                assert_eq!(count, 0, "{table}");
            }
            Ok(())
        })
        .unwrap();
}

#[test]
fn f022_duplicates_are_findings_and_only_certain_ones_ask() {
    let file = file();
    let id = file.add(hanako());
    let same = LeadDraft {
        mails: vec!["hanako@sakura.example.jp".into()],
        ..person("佐藤", "花子", "別の会社")
    };
    let error = ops::add_lead(&file.app, &same).unwrap_err();
    assert_eq!(
        (error.code, error.params["lead"].as_str()),
        (ErrorCode::LeadDuplicate, Some(id.as_str()))
    );
    let hints = ops::find_duplicates_of(&file.app, &same).unwrap();
    assert_eq!((hints.len(), hints[0].certain), (1, true));
    assert_eq!(hints[0].reasons, ["name", "mail"]);
    let maybe = person("佐藤", "花子", "㈱サクラ電機");
    let hints = ops::find_duplicates_of(&file.app, &maybe).unwrap();
    assert_eq!((hints.len(), hints[0].certain), (1, false));
    let typing =
        LeadDraft { mails: vec!["hanako@sakura.example.jp".into()], ..LeadDraft::default() };
    assert_eq!(ops::find_duplicates_of(&file.app, &typing).unwrap().len(), 1, "mail alone tells");
    let half = LeadDraft { mails: vec!["hanako@".into()], ..LeadDraft::default() };
    assert!(ops::find_duplicates_of(&file.app, &half).unwrap().is_empty());
    assert!(
        ops::find_duplicates_of(&file.app, &person("佐藤", "花子", "別の会社")).unwrap().is_empty()
    );
    file.add(LeadDraft { allow_duplicate: true, ..same });
    assert_eq!(file.get(&id).duplicates.len(), 1);
}

#[test]
fn contact_points_hand_over_the_first_place() {
    let file = file();
    let id = file.add(hanako());
    let mails = || -> Vec<Contact> {
        file.get(&id).contacts.into_iter().filter(|c| c.kind == "mail").collect()
    };
    let second = mails()[1].id.clone();
    let request =
        UpdateContact { contact: second.clone(), value: None, label: None, primary: true };
    ops::update_contact(&file.app, &request).unwrap();
    assert_eq!(file.get(&id).row.mail, "h2@sakura.example.jp");
    assert_eq!(mails().iter().filter(|c| c.primary).count(), 1);
    ops::remove_contact(&file.app, &second).unwrap();
    assert_eq!(file.get(&id).row.mail, "Hanako@Sakura.example.jp", "the other one takes over");
    let again = AddContact {
        lead: id.clone(),
        kind: "mail".into(),
        value: "HANAKO@sakura.example.jp".into(),
        label: String::new(),
    };
    ops::add_contact(&file.app, &again).unwrap();
    assert_eq!(mails().len(), 1, "it is there already");
    let bad = UpdateContact {
        contact: mails()[0].id.clone(),
        value: Some("no".into()),
        label: None,
        primary: false,
    };
    assert_eq!(
        ops::update_contact(&file.app, &bad).unwrap_err().code,
        ErrorCode::MailAddressInvalid
    );
}
