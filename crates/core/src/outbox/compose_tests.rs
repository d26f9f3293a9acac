#![allow(clippy::unwrap_used)]

use super::*;
use crate::consent::samples::{self, Sample};
use crate::outbox::samples::{World, account, draft};
use crate::outbox::wire::AccountDraft;
use crate::undo;

fn reasons(preview: &FollowUpPreview) -> Vec<(&str, &str)> {
    preview.excluded.iter().map(|one| (one.reason.as_str(), one.field.as_str())).collect()
}

#[test]
fn each_one_left_out_has_a_reason_and_the_rest_reads_its_own_mail() {
    let world = World::new();
    let good = world.lead("山田", "yamada@a.jp");
    let double = world.lead("山田", "yamada@a.jp");
    let no_mail = world.lead("鈴木", "");
    let no_ground = world.lead("高橋", "takahashi@a.jp");
    let refused = world.lead("田中", "tanaka@a.jp");
    let gap = world.lead("", "gap@a.jp");
    for lead in [&good, &double, &gap] {
        world.ground(lead, "business_card");
    }
    world.ground(&refused, "refused");
    let leads = [&good, &double, &no_mail, &no_ground, &refused, &gap].map(String::as_str);
    let preview = preview(&world.app, &draft(&leads)).unwrap();
    assert_eq!((preview.chosen, preview.eligible, preview.purpose.as_str()), (6, 1, "promo"));
    assert_eq!(
        reasons(&preview),
        [
            ("same_address", ""),
            ("no_mail", ""),
            ("no_ground", ""),
            ("refused", ""),
            ("missing_value", "last_name")
        ]
    );
    let mail = &preview.mails[0];
    assert_eq!((mail.to.as_str(), mail.subject.as_str()), ("yamada@a.jp", "お礼 山田様"));
    assert!(mail.text.starts_with("貴社 山田 様\n\n資料をお送りします。\n\nツムギ計測\n"));
    for item in ["森 由香", "名古屋市中区1-2-3", "052-555-0100", "配信停止"] {
        assert!(mail.text.contains(item), "{item} in {}", mail.text);
    }
    assert_eq!(preview.mails[1].missing, ["last_name"], "the gap is shown");
    assert_eq!(mail.ground, "business_card");
    assert_eq!(mail.ground_on.as_deref(), Some("2026-04-01"));
}

#[test]
fn one_hand_written_mail_needs_no_ground_and_has_no_legal_footer() {
    let world = World::new();
    let lead = world.lead("山田", "yamada@a.jp");
    let preview = preview(&world.app, &draft(&[&lead])).unwrap();
    assert_eq!((preview.eligible, preview.purpose.as_str()), (1, "personal"));
    assert!(!preview.mails[0].text.contains("配信停止"));
    assert!(preview.mails[0].text.contains("ツムギ計測"), "the signature stays");
}

#[test]
fn a_refusal_blocks_one_mail_too_unless_a_reason_is_typed_and_logged() {
    let world = World::new();
    let lead = world.lead("山田", "yamada@a.jp");
    world.ground(&lead, "refused");
    let refused = queue(&world.app, &draft(&[&lead])).unwrap_err();
    assert_eq!(refused.code, ErrorCode::NobodyEligible);
    let override_reason = "asked us by phone".to_owned();
    let request = FollowUpDraft { override_reason, ..draft(&[&lead]) };
    assert_eq!(queue(&world.app, &request).unwrap().queued, 1);
    let log = consent::ops::list_log(&world.app, &lead).unwrap();
    assert_eq!((log[0].kind.as_str(), log[0].note.as_str()), ("override", "asked us by phone"));
    world.clock.advance(60_000);
    assert_eq!(world.run().sent, 1);
}

#[test]
fn the_language_of_the_person_chooses_the_text() {
    let world = World::new();
    let english = samples::add(
        &world.app,
        &Sample {
            family: "Smith",
            given: "Mary",
            company: "Acme",
            mail: "mary@acme.com",
            language: "en",
        },
    );
    let mut request = draft(&[&english]);
    request.texts.push(TemplateText {
        language: "en".to_owned(),
        subject: "Hello {{ first_name }}".to_owned(),
        body: "Dear {{ full_name }} of {{ company }}, today is {{ today }}.".to_owned(),
    });
    let preview = preview(&world.app, &request).unwrap();
    assert_eq!(preview.mails[0].subject, "Hello Mary");
    assert!(preview.mails[0].text.starts_with("Dear Mary Smith of Acme, today is 1 April 2026.\n"));
}

#[test]
fn what_blocks_the_whole_is_said_before_and_refused_after() {
    let world = World::bare();
    let one = world.lead("山田", "a@a.jp");
    let two = world.lead("鈴木", "b@a.jp");
    let blocked = |draft: &FollowUpDraft| {
        let shown = preview(&world.app, draft).unwrap().blocked;
        (shown, queue(&world.app, draft).unwrap_err().code)
    };
    assert_eq!(
        blocked(&draft(&[])),
        ("no_recipients".to_owned(), ErrorCode::MailRecipientsMissing)
    );
    assert_eq!(blocked(&draft(&[&one])), ("no_account".to_owned(), ErrorCode::MailAccountMissing));
    let bare = AccountDraft { postal_address: String::new(), ..account() };
    world.save_account(&bare).unwrap();
    let empty = FollowUpDraft { texts: Vec::new(), ..draft(&[&one]) };
    assert_eq!(blocked(&empty), ("no_text".to_owned(), ErrorCode::MailTextMissing));
    for lead in [&one, &two] {
        world.ground(lead, "customer");
    }
    let many = draft(&[&one, &two]);
    assert_eq!(blocked(&many), ("legal_items".to_owned(), ErrorCode::LegalItemsMissing));
    assert_eq!(preview(&world.app, &many).unwrap().legal_missing, ["postal_address"]);
    let mut broken = draft(&[&one]);
    broken.texts[0].body = "{{ compny }}".to_owned();
    let refused = queue(&world.app, &broken).unwrap_err();
    assert_eq!(refused.code, ErrorCode::TemplateBroken);
    assert_eq!(refused.params["value"], "compny");
    assert_eq!(preview(&world.app, &broken).unwrap().problems[0].code, "unknown_field");
    assert!(world.messages().is_empty(), "nothing was written");
}

#[test]
fn undo_calls_the_mails_back_and_redo_queues_them_again() {
    let world = World::new();
    let lead = world.lead("山田", "a@a.jp");
    queue(&world.app, &draft(&[&lead])).unwrap();
    undo::undo(&world.app, None).unwrap();
    assert_eq!(world.states(), [("cancelled".to_owned(), "undone".to_owned())]);
    world.clock.advance(3_600_000);
    assert_eq!(world.run().sent, 0);
    undo::redo(&world.app).unwrap();
    assert_eq!(world.run().sent, 0, "again with time to call it back");
    world.clock.advance(20_000);
    assert_eq!(world.run().sent, 1);
    undo::undo(&world.app, None).unwrap();
    assert_eq!(world.states()[0].0, "sent", "what was sent stays sent");
}

#[test]
fn message_ids_follow_from_the_file_and_differ_per_person() {
    let id = |secret: u8, lead: u128| {
        message_id(&[secret; 32], Uuid::from_u128(1), Uuid::from_u128(lead), "a@b.jp")
    };
    assert_eq!(id(1, 2), id(1, 2));
    assert_ne!(id(1, 2), id(1, 3));
    assert_ne!(id(1, 2), id(2, 2));
    assert!(id(1, 2).ends_with("@b.jp"));
}

#[test]
fn reminders_are_business_days() {
    let friday = LocalDate::parse("2026-04-03").unwrap();
    let on = |text| remind_on(text, friday).unwrap().map(|date| date.to_string());
    assert_eq!(on(""), None);
    assert_eq!(on("+3d").as_deref(), Some("2026-04-08"));
    assert_eq!(on("+1w").as_deref(), Some("2026-04-10"));
    assert_eq!(on("2026-04-05").as_deref(), Some("2026-04-05"));
    for bad in ["2026-04-02", "soon", "+0d", "+d", "3d"] {
        assert_eq!(remind_on(bad, friday).unwrap_err().code, ErrorCode::DateInvalid, "{bad}");
    }
}

#[test]
fn an_event_is_named_only_where_people_can_have_met() {
    use crate::leads::wire::{LeadDraft, SourceDraft};
    let world = World::new();
    let subject = |name: &str, channel: &str| {
        let source = SourceDraft {
            name: name.to_owned(),
            channel: channel.to_owned(),
            place: String::new(),
            begins_on: String::new(),
            ends_on: String::new(),
        };
        crate::leads::ops::add_source(&world.app, &source).unwrap();
        let lead = LeadDraft {
            family_name: "山田".to_owned(),
            mails: vec![format!("{channel}@a.jp")],
            source_name: name.to_owned(),
            allow_duplicate: true,
            ..LeadDraft::default()
        };
        let lead = crate::leads::ops::add_lead(&world.app, &lead).unwrap().lead;
        let mut draft = draft(&[&lead]);
        for text in &mut draft.texts {
            "{% if event %}「{{ event }}」{% endif %}お礼".clone_into(&mut text.subject);
        }
        preview(&world.app, &draft).unwrap().mails[0].subject.clone()
    };
    assert_eq!(subject("中部ものづくり展", "trade_show"), "「中部ものづくり展」お礼");
    assert_eq!(subject("保全セミナー", "seminar"), "「保全セミナー」お礼");
    assert_eq!(subject("春の会", "other"), "「春の会」お礼", "typed without a channel");
    assert_eq!(subject("高橋様の紹介", "referral"), "お礼");
    assert_eq!(subject("問い合わせフォーム", "web"), "お礼");
}

#[test]
fn a_custom_field_fills_the_place_of_its_tag_as_a_person_reads_it() {
    use crate::leads::own::{ops as own, wire::OwnFieldDraft, words};

    let world = World::new();
    let lead = world.lead("山田", "yamada@a.jp");
    let other = world.lead("林", "hayashi@a.jp");
    for lead in [&lead, &other] {
        world.ground(lead, "business_card");
    }
    for (name, kind, typed) in
        [("Budget", "money", "120万円"), ("Ready", "yes_no", "はい"), ("Plan", "choice", "大")]
    {
        let choices = if kind == "choice" { vec!["大".to_owned()] } else { Vec::new() };
        let (name, kind) = (name.to_owned(), kind.to_owned());
        let draft = OwnFieldDraft { name, kind, choices, on_card: false };
        let field = own::add(&world.app, &draft).unwrap().field;
        let change = |tx: &crate::app::Tx<'_>| {
            let field = own::find_field(tx, &field.code)?;
            let value = words::read(&field, typed, "JPY")?;
            let sql = "SELECT rid FROM lead WHERE family_name = '山田'";
            let rid = tx.query_row(sql, [], |row| row.get(0))?;
            own::set_values(tx, rid, &[(&field, value)])
        };
        world.app.change(crate::undo::Op::UpdateLead, change).unwrap();
    }
    let mut asked = draft(&[&lead, &other]);
    asked.texts[0].body =
        "予算 {{ own_budget or '未定' }} / {{ own_ready or '-' }} / {{ own_plan }}".to_owned();
    let preview = preview(&world.app, &asked).unwrap();
    assert_eq!(preview.eligible, 1);
    assert!(
        preview.mails[0].text.starts_with("予算 ¥1,200,000 / はい / 大"),
        "{:?}",
        preview.mails
    );
    assert_eq!(
        reasons(&preview),
        [("missing_value", "own_plan")],
        "an empty one is told by its tag"
    );
}
