//! Next steps, the timeline, the Trash, and undo of all of it.

use super::*;

#[test]
fn what_is_done_is_undone_to_the_last_derived_row() {
    let file = file();
    let id = file.add(hanako());
    let contact = file.get(&id).contacts[0].id.clone();
    let one = vec![id.clone()];
    let app = &file.app;
    let step = |kind: &str, due: &str| StepDraft {
        kind: kind.into(),
        title: String::new(),
        due: due.into(),
        time: String::new(),
    };
    let verbs: Vec<Box<dyn Fn() + '_>> = vec![
        Box::new(|| drop(ops::add_lead(app, &person("森", "一", "モリ")).unwrap())),
        Box::new(|| {
            let changes = vec![
                FieldValue { field: "title".into(), value: "社長".into() },
                FieldValue { field: "company".into(), value: "新会社".into() },
                FieldValue { field: "value".into(), value: "$5".into() },
                FieldValue { field: "source".into(), value: "Web".into() },
                FieldValue { field: "expected_close".into(), value: "令和8年5月1日".into() },
            ];
            ops::update_lead(app, &UpdateLead { lead: one[0].clone(), changes }).unwrap();
        }),
        Box::new(|| {
            let request = AddContact {
                lead: one[0].clone(),
                kind: "mail".into(),
                value: "x@y.jp".into(),
                label: String::new(),
            };
            ops::add_contact(app, &request).unwrap();
        }),
        Box::new(|| drop(ops::remove_contact(app, &contact).unwrap())),
        Box::new(|| {
            let request =
                TagLeads { leads: one.clone(), add: vec!["新".into()], remove: Vec::new() };
            ops::tag_leads(app, &request).unwrap();
        }),
        Box::new(|| drop(ops::grade_leads(app, &one, "B").unwrap())),
        Box::new(|| {
            let request = PlanStep { leads: one.clone(), step: step("call", "+1d") };
            ops::plan_step(app, &request).unwrap();
        }),
        Box::new(|| {
            let request = AddActivity {
                lead: one[0].clone(),
                kind: "call".into(),
                title: "電話".into(),
                body: "見積もり希望".into(),
                at: None,
                asks: "quote".into(),
                on: None,
            };
            ops::add_activity(app, &request).unwrap();
        }),
        Box::new(|| drop(ops::trash_leads(app, &one).unwrap())),
    ];
    for verb in verbs {
        let before = file.derived();
        verb();
        let after = file.derived();
        file.undo();
        assert_eq!(file.derived(), before, "undo brings back what was");
        crate::undo::redo(app).unwrap();
        assert_eq!(file.derived(), after, "redo brings back what was done");
        file.undo();
    }
}

#[test]
fn a_lead_in_the_trash_is_out_of_sight_and_comes_back_whole() {
    let file = file();
    let id = file.add(hanako());
    let before = file.derived();
    ops::trash_leads(&file.app, std::slice::from_ref(&id)).unwrap();
    assert!(file.find("佐藤").is_empty());
    let trashed = ops::list_trashed(&file.app).unwrap();
    assert_eq!(
        (trashed[0].name.as_str(), trashed[0].purged_on.as_str()),
        ("佐藤 花子", "2026-05-01")
    );
    assert_eq!(file.get(&id).trashed_at, Some(trashed[0].trashed_at));
    let error = ops::grade_leads(&file.app, std::slice::from_ref(&id), "A").unwrap_err();
    assert_eq!(error.code, ErrorCode::LeadGone);
    ops::restore_leads(&file.app, &[id]).unwrap();
    assert_eq!(file.derived(), before);
}

#[test]
fn the_next_step_goes_from_planned_to_overdue_as_days_pass() {
    let file = file();
    let id = file.add(hanako());
    let state = || file.get(&id).row.step.state;
    assert_eq!(state(), StepState::None);
    let step = StepDraft {
        kind: "call".into(),
        title: String::new(),
        due: "+1d".into(),
        time: "14:00".into(),
    };
    ops::plan_step(&file.app, &PlanStep { leads: vec![id.clone()], step }).unwrap();
    let shown = file.get(&id).row.step;
    assert_eq!((shown.state, shown.due_on.as_deref()), (StepState::Planned, Some("2026-04-02")));
    assert_eq!(shown.due_at, Timestamp::parse("2026-04-02T14:00:00+09:00").map(|at| at.0));
    file.later(1);
    assert_eq!(state(), StepState::Today);
    file.later(1);
    assert_eq!(state(), StepState::Overdue);
    let until = SnoozeStep { leads: vec![id.clone()], until: "monday".into() };
    ops::snooze_step(&file.app, &until).unwrap();
    assert_eq!(file.get(&id).row.step.due_on.as_deref(), Some("2026-04-06"));
    let next = StepDraft {
        kind: "visit".into(),
        title: "見積もり".into(),
        due: "+1w".into(),
        time: String::new(),
    };
    let finish = FinishStep { lead: id.clone(), note: "留守".into(), next: Some(next) };
    ops::finish_step(&file.app, &finish).unwrap();
    let lead = file.get(&id);
    assert_eq!((lead.row.step.kind.as_str(), lead.row.step.state), ("visit", StepState::Planned));
    assert_eq!(lead.row.last_contact_kind, "call", "a done call is a contact");
    let drop = ops::drop_step(&file.app, std::slice::from_ref(&id));
    drop.unwrap();
    let bare = FinishStep { lead: id.clone(), note: "見積もりを確認".into(), next: None };
    ops::finish_step(&file.app, &bare).unwrap();
    assert_eq!(file.get(&id).row.step.state, StepState::None, "done without a plan is done too");
}

#[test]
fn a_reply_waits_until_it_is_answered_or_a_later_step_is_planned() {
    let file = file();
    let ids: Vec<String> = (0..3).map(|at| file.add(person("森", &format!("{at}"), ""))).collect();
    let reply = |lead: &String| AddActivity {
        lead: lead.clone(),
        kind: "mail_in".into(),
        title: String::new(),
        body: String::new(),
        at: None,
        asks: String::new(),
        on: None,
    };
    let step = |due: &str| StepDraft {
        kind: "call".into(),
        title: String::new(),
        due: due.into(),
        time: String::new(),
    };
    for id in &ids {
        ops::add_activity(&file.app, &reply(id)).unwrap();
        assert!(file.get(id).row.replied);
    }
    file.clock.advance(1_000);
    let done = FinishStep { lead: ids[0].clone(), note: String::new(), next: None };
    ops::finish_step(&file.app, &done).unwrap();
    assert!(!file.get(&ids[0]).row.replied, "marked done");
    let plan = |due: &str| PlanStep { leads: vec![ids[1].clone()], step: step(due) };
    ops::plan_step(&file.app, &plan("+3d")).unwrap();
    assert!(!file.get(&ids[1]).row.replied, "planned for later");
    ops::plan_step(&file.app, &plan("2026-04-01")).unwrap();
    assert!(file.get(&ids[1]).row.replied, "planned for today, so it still waits");
    assert!(file.get(&ids[2]).row.replied, "nobody touched it");
}

#[test]
fn ux026_until_they_reply_waits_for_the_reply() {
    let file = file();
    let id = file.add(hanako());
    let until = SnoozeStep { leads: vec![id.clone()], until: "reply".into() };
    ops::snooze_step(&file.app, &until).unwrap();
    assert_eq!(file.get(&id).row.step.state, StepState::Waiting);
    file.later(3);
    assert_eq!(file.get(&id).row.step.state, StepState::Waiting);
    let reply = AddActivity {
        lead: id.clone(),
        kind: "mail_in".into(),
        title: "Re: お礼".into(),
        body: String::new(),
        at: None,
        asks: String::new(),
        on: None,
    };
    ops::add_activity(&file.app, &reply).unwrap();
    let lead = file.get(&id);
    assert_eq!(lead.row.step.state, StepState::Today);
    assert!(lead.row.replied, "their reply waits for an answer");
    let answer = AddActivity { kind: "mail_out".into(), ..reply };
    file.clock.advance(1_000);
    ops::add_activity(&file.app, &answer).unwrap();
    assert!(!file.get(&id).row.replied);
}

#[test]
fn ux034_a_lead_goes_quiet_but_never_with_a_planned_step() {
    let file = file();
    let (idle, planned) = (file.add(person("森", "一", "")), file.add(person("林", "二", "")));
    let step = StepDraft {
        kind: "call".into(),
        title: String::new(),
        due: "2026-12-01".into(),
        time: String::new(),
    };
    ops::plan_step(&file.app, &PlanStep { leads: vec![planned.clone()], step }).unwrap();
    assert!(!file.get(&idle).row.quiet);
    file.later(90);
    assert!(file.get(&idle).row.quiet, "no contact for longer than the stage allows");
    assert!(!file.get(&planned).row.quiet);
    let call = AddActivity {
        lead: idle.clone(),
        kind: "call".into(),
        title: String::new(),
        body: String::new(),
        at: None,
        asks: String::new(),
        on: None,
    };
    ops::add_activity(&file.app, &call).unwrap();
    assert!(!file.get(&idle).row.quiet, "a call is contact");
}

#[test]
fn the_timeline_tells_everything_newest_first_in_pages() {
    let file = file();
    let id = file.add(LeadDraft { ground: "business_card".into(), ..hanako() });
    assert_eq!(file.get(&id).row.ground, "business_card");
    for n in 0..5 {
        file.clock.advance(60_000);
        let note = AddActivity {
            lead: id.clone(),
            kind: "note".into(),
            title: format!("メモ{n}"),
            body: String::new(),
            at: None,
            asks: String::new(),
            on: None,
        };
        ops::add_activity(&file.app, &note).unwrap();
    }
    let mut cursor = None;
    let mut kinds = Vec::new();
    loop {
        let request = ReadTimeline {
            lead: id.clone(),
            kinds: Vec::new(),
            text: String::new(),
            cursor,
            limit: 3,
        };
        let page = ops::read_timeline(&file.app, &request).unwrap();
        kinds.extend(page.items.into_iter().map(|item| item.title + &item.kind));
        cursor = page.next;
        if cursor.is_none() {
            break;
        }
    }
    assert_eq!(
        kinds,
        [
            "メモ4note",
            "メモ3note",
            "メモ2note",
            "メモ1note",
            "メモ0note",
            "consent",
            "stage",
            "展示会2026card"
        ]
    );
    let request = ReadTimeline {
        lead: id,
        kinds: vec!["note".into()],
        text: "ﾒﾓ3".into(),
        cursor: None,
        limit: 10,
    };
    assert_eq!(ops::read_timeline(&file.app, &request).unwrap().items.len(), 1, "folded search");
}

#[test]
fn after_thirty_days_the_trash_is_purged_and_the_rest_stays() {
    let file = file();
    let (gone, kept) = (file.add(hanako()), file.add(person("森", "一", "")));
    ops::trash_leads(&file.app, std::slice::from_ref(&gone)).unwrap();
    file.later(29);
    assert_eq!(ops::list_trashed(&file.app).unwrap().len(), 1, "one more day");
    file.later(2);
    assert!(ops::list_trashed(&file.app).unwrap().is_empty());
    let error = ops::get_lead_detail(&file.app, &gone).unwrap_err();
    assert_eq!(error.code, ErrorCode::LeadNotFound);
    assert_eq!(file.get(&kept).row.name, "森 一");
    let broken: i64 = file
        .app
        .read(|db| {
            Ok(db
                .query_row("SELECT count(*) FROM pragma_foreign_key_check", [], |row| row.get(0))?)
        })
        .unwrap();
    assert_eq!(broken, 0, "nothing points at a purged lead");
    let error = crate::undo::undo(&file.app, None).unwrap_err();
    assert_eq!(error.code, ErrorCode::UndoConflict, "what was purged does not come back");
}

#[test]
fn a_refusal_and_a_waiting_mail_stand_on_the_timeline() {
    let file = file();
    let id = file.add(LeadDraft { ground: "refused".into(), ..hanako() });
    assert_eq!(file.get(&id).row.mail_trouble, "refused");
    file.app
        .change(crate::undo::Op::QueueFollowUp, |tx| {
            tx.execute_batch(&format!(
                "INSERT INTO follow_up (rid, id, account_id, purpose, texts, created_at)
                   VALUES (1, x'01', x'02', 'personal', '[]', 0);
                 INSERT INTO message (id, site_id, follow_up_rid, account_id, lead_id, name, address,
                   purpose, subject, text, state, due_at, zone, message_id, created_at)
                   SELECT zeroblob(16), x'04', 1, x'02', id, '', '', 'personal', 'お礼', '本文', 'scheduled',
                     0, '', 'm', {} FROM lead",
                tx.now.0 + 1
            ))?;
            Ok(())
        })
        .unwrap();
    let request =
        ReadTimeline { lead: id, kinds: Vec::new(), text: String::new(), cursor: None, limit: 10 };
    let items = ops::read_timeline(&file.app, &request).unwrap().items;
    let kinds: Vec<_> = items.iter().map(|item| item.kind.as_str()).collect();
    assert_eq!(kinds, ["mail_out", "consent", "stage"]);
    assert_eq!(items[0].payload["state"], "scheduled");
    assert_eq!(items[0].payload["message"], items[0].id.as_str());
    assert_eq!(items[1].payload["ground"], "refused");
}
