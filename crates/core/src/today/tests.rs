//! Today: who stands where, in which order, and why.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use rusqlite::params;

use super::wire::{ReadToday, Today, TodayCode, Why};
use super::{Extra, minutes, read_today, share, verb, why};
use crate::app::App;
use crate::env::Env;
use crate::leads::wire::{LeadRow, StepState, StepView};
use crate::time::Timestamp;
use crate::undo::Op;

const NOW: &str = "2026-11-24T09:00:00+09:00";
const DAY: i64 = 86_400_000;

fn now() -> Timestamp {
    Timestamp::parse(NOW).unwrap()
}

fn lead() -> LeadRow {
    LeadRow {
        id: "019a0000-0000-7000-8000-000000000001".to_owned(),
        name: "佐藤 花子".to_owned(),
        kana: String::new(),
        language: "ja".to_owned(),
        company: String::new(),
        department: String::new(),
        title: String::new(),
        mail: "hanako@ex.example".to_owned(),
        phone: String::new(),
        mail_trouble: String::new(),
        ground: String::new(),
        stage: "stage-1".to_owned(),
        grade: String::new(),
        score: 0,
        fit: 0,
        engagement: 0,
        band: "cold".to_owned(),
        aside: String::new(),
        step: StepView {
            state: StepState::None,
            kind: String::new(),
            title: String::new(),
            due_on: None,
            due_at: None,
            since: None,
            why: String::new(),
            crossed: None,
        },
        last_contact_at: None,
        last_contact_kind: String::new(),
        replied: false,
        stage_since: now().0 - 21 * DAY,
        quiet: false,
        value_minor: 0,
        value_currency: "JPY".to_owned(),
        source: String::new(),
        tags: vec![],
        cycle: 1,
        created_at: 0,
        last_mail_at: None,
        replies: 0,
        expected_close: None,
        confirmed_at: None,
        ground_at: None,
        quality: Vec::new(),
        own: Vec::new(),
    }
}

fn told(code: TodayCode, lead: &LeadRow, extra: &Extra) -> Vec<String> {
    let facts = why(code, lead, extra, now(), chrono_tz::Asia::Tokyo);
    let show = |fact: Why| {
        // By name: the order of a JSON map depends on a feature of the workspace.
        let params: std::collections::BTreeMap<_, _> = fact.params.iter().collect();
        let params: Vec<String> = params.values().map(ToString::to_string).collect();
        format!("{} {}", fact.code, params.join(" ")).trim().replace('"', "")
    };
    facts.into_iter().map(show).collect()
}

#[test]
fn the_first_groups_are_filled_first_and_twenty_are_shown() {
    assert_eq!(share([2, 3, 2, 1, 1], 20), [2, 3, 2, 1, 1]);
    assert_eq!(share([2, 30, 5, 5, 900], 20), [2, 18, 0, 0, 0]);
    assert_eq!(share([0, 0, 4, 5, 900], 20), [0, 0, 4, 5, 11]);
    assert_eq!(minutes([2, 3, 2, 1, 1]), 32);
}

#[test]
fn who_replied_is_told_with_what_they_asked_and_where_they_came_from() {
    let lead = LeadRow {
        last_contact_at: Some(now().0 - 2 * DAY),
        source: "中部ものづくり展".to_owned(),
        grade: "A".to_owned(),
        ..lead()
    };
    let extra = Extra { asks: "quote".to_owned(), gained: 0 };
    let facts = told(TodayCode::Replied, &lead, &extra);
    assert_eq!(facts, ["replied 2", "asked quote", "source 中部ものづくり展"], "at most three");
    assert_eq!(verb(TodayCode::Replied, &lead), "reply");
}

#[test]
fn a_planned_step_is_told_with_its_delay_or_its_hour() {
    let mut late = lead();
    late.step.state = StepState::Overdue;
    late.step.kind = "call".to_owned();
    late.step.due_on = Some("2026-11-20".to_owned());
    late.value_minor = 800_000;
    let facts = told(TodayCode::Overdue, &late, &Extra::default());
    assert_eq!(facts, ["planned call", "late 4", "value JPY 800000"]);
    assert_eq!(verb(TodayCode::Overdue, &late), "call");

    let mut today = lead();
    today.step.state = StepState::Today;
    today.step.kind = "meeting".to_owned();
    today.step.due_at = Some(Timestamp::parse("2026-11-24T14:00:00+09:00").unwrap().0);
    assert_eq!(told(TodayCode::Due, &today, &Extra::default()), ["planned-at meeting 14:00"]);
    assert_eq!(verb(TodayCode::Due, &today), "visit");
    today.step.title = "見積もりを送る".to_owned();
    assert_eq!(told(TodayCode::Due, &today, &Extra::default()), ["own 見積もりを送る"]);
}

#[test]
fn a_hot_lead_without_a_step_is_told_with_what_it_gained() {
    let extra = Extra { asks: String::new(), gained: 12 };
    assert_eq!(told(TodayCode::Hot, &lead(), &extra), ["points 12", "no-step"]);
    assert_eq!(verb(TodayCode::Hot, &lead()), "plan");
}

#[test]
fn a_quiet_lead_is_told_with_its_days_and_reached_as_it_can_be() {
    let mut quiet = lead();
    quiet.step.state = StepState::Waiting;
    quiet.step.since = Some(now().0 - 6 * DAY);
    let facts = told(TodayCode::Quiet, &quiet, &Extra::default());
    assert_eq!(facts, ["stage 21 stage-1", "waiting 6", "no-contact"]);
    assert_eq!(verb(TodayCode::Quiet, &quiet), "mail");
    quiet.mail_trouble = "bounced".to_owned();
    assert_eq!(verb(TodayCode::Quiet, &quiet), "plan", "no way to reach them");
    quiet.phone = "03-1234-5678".to_owned();
    assert_eq!(verb(TodayCode::Quiet, &quiet), "call");
}

struct World {
    app: App,
    _folder: tempfile::TempDir,
}

/// What a test says of a card; the rest is the same for all.
#[derive(Clone, Copy)]
struct Card {
    urgency: i64,
    score: i64,
    band: &'static str,
    step: &'static str,
    due: Option<&'static str>,
    aside: &'static str,
}

const PLAIN: Card =
    Card { urgency: 3, score: 10, band: "cold", step: "none", due: None, aside: "" };

impl World {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let app = App::open(&folder.path().join("enishi.db"), Env::fixed(NOW, 3)).unwrap();
        Self { app, _folder: folder }
    }

    fn card(&self, rid: i64, name: &str, card: Card) {
        let insert = "INSERT INTO lead_card (lead_rid, lead_id, stage_rid, stage_order, position,
            open, name, kana, kana_key, kana_row, language, company, company_key, department, title,
            mail, phone, mail_trouble, ground, grade, score, fit, engagement, band, aside, urgency,
            step_rid, step_state, step_kind, step_title, step_due_on, step_due_at, step_since,
            step_why, last_contact_at, last_contact_kind, replied, stage_since, quiet, quiet_on,
            value_minor, value_currency, source, source_rid, tags, cycle, search_hash, created_at,
            updated_at) SELECT ?1, ?2, 1, 1, x'80', 1, ?3, '', '', 0, 'ja', '',
            '', '', '', '', '', '', '', '', ?4, 0, 0, ?5, ?6, ?7, NULL, ?8, 'call', '', ?9, NULL,
            NULL, '', NULL, '', 0, ?10, ?7 = 4, NULL, 0, 'JPY', '', NULL, '[]', 1, 0, 0, 0";
        let write = |tx: &crate::app::Tx<'_>| {
            tx.execute(
                insert,
                params![
                    rid,
                    tx.new_id(),
                    name,
                    card.score,
                    card.band,
                    card.aside,
                    card.urgency,
                    card.step,
                    card.due,
                    now().0 - DAY
                ],
            )?;
            Ok(())
        };
        self.app.change(Op::RollDay, write).unwrap();
    }

    fn today(&self) -> Today {
        read_today(&self.app, &ReadToday::default()).unwrap()
    }
}

fn names(today: &Today) -> Vec<(TodayCode, Vec<&str>)> {
    let rows = |group: &'_ super::wire::TodayGroup| group.code;
    today
        .groups
        .iter()
        .map(|g| (rows(g), g.rows.iter().map(|row| row.lead.name.as_str()).collect()))
        .collect()
}

#[test]
fn everybody_stands_in_one_group_in_its_order_and_who_is_set_aside_in_none() {
    let world = World::new();
    let overdue = Card { urgency: 1, step: "overdue", due: Some("2026-11-20"), ..PLAIN };
    world.card(1, "reply", Card { urgency: 0, ..PLAIN });
    world.card(2, "late", Card { due: Some("2026-11-23"), score: 90, ..overdue });
    world.card(3, "later", overdue);
    world.card(4, "due", Card { urgency: 2, step: "today", due: Some("2026-11-24"), ..PLAIN });
    world.card(5, "hot", Card { band: "hot", score: 74, ..PLAIN });
    world.card(6, "hotter", Card { band: "hot", score: 91, urgency: 4, ..PLAIN });
    world.card(7, "quiet", Card { urgency: 4, ..PLAIN });
    world.card(8, "competitor", Card { urgency: 1, aside: "competitor", band: "", ..overdue });
    world.card(9, "new", PLAIN);
    world.card(10, "hot reply", Card { band: "hot", score: 80, urgency: 0, ..PLAIN });
    let today = world.today();
    let expected: Vec<(TodayCode, Vec<&str>)> = vec![
        (TodayCode::Replied, vec!["hot reply", "reply"]),
        (TodayCode::Overdue, vec!["later", "late"]),
        (TodayCode::Due, vec!["due"]),
        (TodayCode::Hot, vec!["hotter", "hot"]),
        (TodayCode::Quiet, vec!["quiet"]),
    ];
    assert_eq!(names(&today), expected);
    assert_eq!((today.to_do, today.on.as_str()), (8, "2026-11-24"));
}

#[test]
fn twenty_are_shown_and_the_rest_is_counted() {
    let world = World::new();
    for rid in 1..=30 {
        world.card(rid, "quiet", Card { urgency: 4, score: rid, ..PLAIN });
    }
    let today = world.today();
    assert_eq!((today.groups[0].count, today.groups[0].rows.len()), (30, 20));
    assert_eq!(today.groups[0].rows[0].lead.score, 30, "highest score first");
    let all = read_today(&world.app, &ReadToday { all: true }).unwrap();
    assert_eq!(all.groups[0].rows.len(), 30);
}

#[test]
fn the_next_seven_days_are_counted_and_holidays_named() {
    let world = World::new();
    let planned = Card { urgency: 6, step: "planned", due: Some("2026-11-25"), ..PLAIN };
    world.card(1, "tomorrow", planned);
    world.card(2, "tomorrow", planned);
    world.card(3, "in a week", Card { due: Some("2026-12-01"), ..planned });
    world.card(4, "beyond", Card { due: Some("2026-12-02"), ..planned });
    let today = world.today();
    let counts: Vec<i64> = today.upcoming.iter().map(|day| day.count).collect();
    assert_eq!(counts, [2, 0, 0, 0, 0, 0, 1]);
    assert_eq!((today.tomorrow, today.to_do, today.holiday.as_str()), (2, 0, ""));
    let holiday = Env::fixed("2026-11-23T09:00:00+09:00", 3);
    let folder = tempfile::tempdir().unwrap();
    let app = App::open(&folder.path().join("enishi.db"), holiday).unwrap();
    let today = read_today(&app, &ReadToday::default()).unwrap();
    assert_eq!(today.holiday, "holiday-labour");
}

#[test]
fn a_new_file_has_nothing_to_do_and_an_open_checklist() {
    let today = World::new().today();
    assert!(today.groups.is_empty());
    let list = today.checklist;
    assert!(!list.leads && !list.step && !list.mail && !list.follow_up && !list.dismissed);
}

#[test]
fn a_reply_with_a_question_stands_first_and_an_answer_takes_it_away() {
    let world = World::new();
    let draft = crate::leads::wire::LeadDraft {
        family_name: "佐藤".to_owned(),
        mails: vec!["hanako@ex.example".to_owned()],
        ..Default::default()
    };
    let lead = crate::leads::ops::add_lead(&world.app, &draft).unwrap().lead;
    let act = |kind: &str, asks: &str, hours_ago: i64| {
        let request = serde_json::json!({ "lead": lead, "kind": kind, "title": "件名", "body": "",
            "asks": asks, "at": now().0 - hours_ago * 3_600_000 });
        let request = serde_json::from_value(request).unwrap();
        crate::leads::timeline::add_activity(&world.app, &request).unwrap();
    };
    act("mail_in", "quote", 30);
    let today = world.today();
    assert_eq!(names(&today), [(TodayCode::Replied, vec!["佐藤"])]);
    let row = &today.groups[0].rows[0];
    let codes: Vec<&str> = row.why.iter().map(|why| why.code.as_str()).collect();
    assert_eq!((codes, row.verb.as_str()), (vec!["replied", "asked"], "reply"));
    act("call", "", 1);
    assert!(world.today().groups.iter().all(|group| group.code != TodayCode::Replied));
}
