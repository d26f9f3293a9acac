use super::*;
use crate::leads::timeline::{self, NewEntry};
use crate::undo::Op;

/// A decision maker with a need now, met at the stand: 47 points, warm.
fn warm(file: &File) -> String {
    file.add(LeadDraft {
        title: "部長".into(),
        horizon: "now".into(),
        grade: "A".into(),
        ground: "business_card".into(),
        source_name: "展示会2026".into(),
        mails: vec!["hanako@sakura.example.jp".into()],
        ..person("佐藤", "花子", "サクラ電機")
    })
}

/// Asks for a quote by mail: worth 35 points.
fn asks(lead: &str) -> AddActivity {
    AddActivity {
        lead: lead.to_owned(),
        kind: "mail_in".into(),
        title: "お見積り".into(),
        body: String::new(),
        at: None,
        asks: "quote".into(),
        on: None,
    }
}

impl File {
    fn asks(&self, lead: &str) {
        self.clock.advance(60_000);
        ops::add_activity(&self.app, &asks(lead)).unwrap();
    }
    fn step(&self, lead: &str) -> StepView {
        self.get(lead).row.step
    }
    /// Kind, state and crossing of every step of the file, oldest first.
    fn steps(&self) -> Vec<(String, String, String)> {
        self.app
            .read(|db| {
                let mut list =
                    db.prepare("SELECT kind, state, crossing FROM next_step ORDER BY rid")?;
                let rows = list.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
                Ok(rows.collect::<rusqlite::Result<_>>()?)
            })
            .unwrap()
    }
    fn plan(&self, lead: &str, kind: &str, due: &str) {
        self.clock.advance(60_000);
        let step = StepDraft {
            kind: kind.into(),
            title: String::new(),
            due: due.into(),
            time: String::new(),
        };
        ops::plan_step(&self.app, &PlanStep { leads: vec![lead.to_owned()], step }).unwrap();
    }
}

fn made(kind: &str, state: &str, crossing: &str) -> (String, String, String) {
    (kind.to_owned(), state.to_owned(), crossing.to_owned())
}

#[test]
fn who_crosses_the_contact_line_gets_one_step_with_the_reasons_undone_with_its_cause() {
    let file = file();
    let lead = warm(&file);
    assert_eq!(file.get(&lead).row.score, 47);
    assert!(file.steps().is_empty());
    file.asks(&lead);
    let step = file.step(&lead);
    assert_eq!((step.kind.as_str(), step.state), ("mail", StepState::Today), "no phone: a mail");
    assert_eq!(step.due_on.as_deref(), Some("2026-04-01"), "in the morning: today");
    let crossed = step.crossed.unwrap();
    assert_eq!((crossed.total, crossed.gain), (82, 35));
    let rules: Vec<_> = crossed.rules.iter().map(|r| (r.rule.as_str(), r.points)).collect();
    assert_eq!(rules, [("request", 20), ("reply", 15)]);
    assert!(step.why.is_empty(), "the reason is told as numbers, not as a text");

    file.asks(&lead);
    file.later(1);
    assert_eq!(file.steps(), [made("mail", "open", "1:1")], "once, whatever follows");
    file.undo();
    file.undo();
    assert!(file.steps().is_empty(), "act and step go together");
    assert_eq!(file.get(&lead).row.score, 47);
    crate::undo::redo(&file.app).unwrap();
    assert_eq!(file.steps(), [made("mail", "open", "1:1")]);
}

#[test]
fn the_line_counts_again_only_after_the_score_fell_well_below_it() {
    let file = file();
    let lead = warm(&file);
    file.asks(&lead);
    ops::drop_step(&file.app, std::slice::from_ref(&lead)).unwrap();
    file.later(20);
    let total = file.get(&lead).row.score;
    assert!((65..70).contains(&total), "below 70, not below 65: {total}");
    file.asks(&lead);
    assert_eq!(file.steps(), [made("mail", "dropped", "1:1")], "not armed yet");
    file.later(60);
    assert!(file.get(&lead).row.score < 65);
    file.asks(&lead);
    assert_eq!(file.steps()[1], made("mail", "open", "1:2"));
}

#[test]
fn in_the_afternoon_the_contact_is_due_on_the_next_business_day() {
    let file = file();
    let lead = warm(&file);
    // Friday 3 April, 15:30.
    file.later(2);
    file.clock.advance(6 * 3_600_000 + 30 * 60_000);
    file.asks(&lead);
    assert_eq!(file.step(&lead).due_on.as_deref(), Some("2026-04-06"), "Monday");
}

#[test]
fn a_plan_of_the_person_takes_the_reason_and_keeps_its_day_but_waiting_is_no_plan() {
    let file = file();
    let (plans, waits) = (warm(&file), {
        let draft = LeadDraft {
            family_name: "鈴木".into(),
            mails: vec!["suzuki@sakura.example.jp".into()],
            title: "社長".into(),
            horizon: "now".into(),
            grade: "A".into(),
            ground: "business_card".into(),
            source_name: "展示会2026".into(),
            ..LeadDraft::default()
        };
        file.add(draft)
    });
    file.plan(&plans, "visit", "2026-04-20");
    file.plan(&waits, "wait", "");
    file.asks(&plans);
    file.asks(&waits);
    let step = file.step(&plans);
    assert_eq!((step.kind.as_str(), step.due_on.as_deref()), ("visit", Some("2026-04-20")));
    assert_eq!(step.crossed.unwrap().total, 82);
    assert_eq!(file.steps()[1], made("wait", "replaced", ""));
    assert_eq!(file.step(&waits).kind, "mail");
    file.undo();
    assert_eq!(file.step(&waits).kind, "wait", "undo brings the waiting back");
}

#[test]
fn a_closed_lead_gets_no_step_and_its_next_cycle_begins_armed() {
    use crate::funnel::wire::MoveLeads;
    let file = file();
    let lead = warm(&file);
    let to = |code: &str| MoveLeads {
        leads: vec![lead.clone()],
        to: crate::funnel::ops::list_stages(&file.app)
            .unwrap()
            .into_iter()
            .find(|stage| stage.code == code)
            .unwrap()
            .id,
        after: None,
        place: false,
        lost_reason: "timing".into(),
        note: String::new(),
        return_on: None,
        value: String::new(),
        closed_on: None,
    };
    file.clock.advance(60_000);
    crate::funnel::ops::move_leads(&file.app, &to("lost")).unwrap();
    file.asks(&lead);
    assert!(file.steps().is_empty(), "the cycle is over");
    file.clock.advance(60_000);
    crate::funnel::ops::move_leads(&file.app, &to("contacted")).unwrap();
    assert_eq!(file.steps(), [made("mail", "open", "2:1")], "hot as it comes back");
}

#[test]
fn history_that_comes_in_by_a_file_makes_no_steps_now_or_later() {
    let file = file();
    let lead = warm(&file);
    file.clock.advance(60_000);
    file.app
        .change(Op::Import, |tx| {
            let entry = NewEntry {
                kind: "mail_in",
                at: Timestamp(tx.now.0 - DAY),
                title: String::new(),
                body: String::new(),
                payload: serde_json::json!({ "asks": "quote" }),
                external_key: String::new(),
            };
            let rid = ops::get_lead(tx, &lead)?.rid;
            timeline::append(tx, rid, &entry)
        })
        .unwrap();
    assert!(file.get(&lead).row.score >= 70);
    assert!(file.steps().is_empty());
    file.asks(&lead);
    file.later(1);
    assert!(file.steps().is_empty(), "above the line already: nothing is crossed");
}
