//! Scores in the file: facts recorded, stored = computed, days that pass, undo, past days.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::sync::Arc;

use rusqlite::params;
use uuid::Uuid;

use super::moves::list_moves;
use super::ops::{count_wrong, read_inputs};
use super::store::{self, ScoreRow};
use super::wire::{Explain, ScoreMovesOf};
use super::{Starting, explain_lead, read_model};
use crate::app::{App, Tx};
use crate::env::{Env, FixedClock};
use crate::measured_tests::{Watch, is_long, report};
use crate::time::{Day, Timestamp};
use crate::undo::Op;

const DAY: i64 = 86_400_000;

struct World {
    app: App,
    clock: Arc<FixedClock>,
    _folder: tempfile::TempDir,
}

impl World {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock =
            Arc::new(FixedClock::new(Timestamp::parse("2026-04-01T09:00:00+09:00").unwrap()));
        let env = Env { clock: clock.clone(), ..Env::fixed("2026-04-01T09:00:00+09:00", 7) };
        let app = App::open(&folder.path().join("enishi.db"), env).unwrap();
        Self { app, clock, _folder: folder }
    }

    fn days_pass(&self, days: i64) {
        self.clock.advance(days * DAY);
        self.app.catch_up().unwrap();
    }

    fn today(&self) -> Day {
        self.app.env().day(self.app.env().clock.now())
    }

    fn change<T>(&self, op: Op, verb: impl FnOnce(&Tx<'_>) -> T) -> T {
        self.clock.advance(1_000);
        self.app.change(op, |tx| Ok(verb(tx))).unwrap().1
    }

    fn add_lead(&self, title: &str) -> i64 {
        self.change(Op::AddLead, |tx| {
            tx.execute(
                "INSERT INTO lead (id, family_name, title, stage_rid, position, stage_since,
                   created_at)
                 VALUES (?1, '山田', ?2, (SELECT min(rid) FROM stage), x'80', ?3, ?3)",
                params![tx.new_id(), title, tx.now.0],
            )
            .unwrap();
            tx.last_insert_rowid()
        })
    }

    fn add_activity(&self, lead: i64, kind: &str, days_ago: i64, payload: &str) {
        self.change(Op::AddActivity, |tx| {
            let at = Timestamp(tx.now.0 - days_ago * DAY);
            tx.execute(
                "INSERT INTO activity (id, lead_rid, kind, happened_at, day, recorded_at,
                   recording_day, title, payload) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, '件名', ?8)",
                params![
                    tx.new_id(),
                    lead,
                    kind,
                    at.0,
                    tx.env().day(at).0,
                    tx.now.0,
                    tx.today().0,
                    payload
                ],
            )
            .unwrap();
        });
    }

    fn set(&self, lead: i64, column: &str, value: &str) {
        self.change(Op::UpdateLead, |tx| {
            let sql = format!("UPDATE lead SET {column} = ?2 WHERE rid = ?1");
            tx.execute(&sql, params![lead, value]).unwrap();
        });
    }

    fn score(&self, lead: i64) -> Option<ScoreRow> {
        let all = self.app.read(store::list_scores).unwrap();
        all.into_iter().find(|row| row.lead == lead)
    }

    fn total(&self, lead: i64) -> i64 {
        self.score(lead).unwrap().total
    }

    fn id(&self, lead: i64) -> String {
        let sql = "SELECT id FROM lead WHERE rid = ?1";
        let id: Uuid =
            self.app.read(|db| Ok(db.query_row(sql, [lead], |row| row.get(0))?)).unwrap();
        id.to_string()
    }

    fn explain(&self, lead: i64, on: Option<String>) -> super::wire::Explanation {
        explain_lead(&self.app, &Explain { lead: self.id(lead), on }).unwrap()
    }

    fn is_sound(&self) {
        let wrong = self.app.read(|db| count_wrong(db, self.today())).unwrap();
        assert_eq!(wrong, 0, "stored scores differ from a full run");
    }
}

#[test]
fn moves_of_a_long_history_are_those_of_each_day_alone_and_cost_no_walk_for_each() {
    let world = World::new();
    let lead = world.add_lead("部長");
    let kinds = ["mail_in", "visit", "download", "seminar"];
    let days = if is_long() { 1_000 } else { 200 };
    for number in 0..days {
        world.clock.advance(DAY * if number % 9 == 0 { 30 } else { 1 });
        world.add_activity(lead, kinds[number % 4], 0, "{}");
    }
    let start = Watch::start();
    world.explain(lead, None);
    let once = start.seconds();
    let start = Watch::start();
    let moves = list_moves(&world.app, &ScoreMovesOf { lead: world.id(lead) }).unwrap();
    let all = start.seconds();
    assert!(moves.len() > 20, "{}", moves.len());
    for day in &moves {
        let whole = world.explain(lead, Some(day.on.clone()));
        assert_eq!((day.after, &day.band_after), (whole.total, &whole.band), "{}", day.on);
    }
    assert!(all < 12.0 * once, "{days} days: {all} s beside {once} s for one explanation");
}

#[test]
fn moves_of_a_score_tell_what_moved_it_and_not_what_time_took() {
    let world = World::new();
    let lead = world.add_lead("部長");
    let moves = || {
        let request = ScoreMovesOf { lead: world.id(lead) };
        list_moves(&world.app, &request).unwrap()
    };
    let total = |on: &str| world.explain(lead, Some(on.to_owned())).total;
    let first = moves();
    assert_eq!(first.len(), 1, "{first:?}");
    assert_eq!((first[0].before, first[0].after), (0, total("2026-04-01")));
    assert_eq!(first[0].rules[0].rule, "title");

    world.days_pass(10);
    world.add_activity(lead, "note", 0, "{}");
    assert_eq!(moves(), first, "a note moves nothing");
    world.add_activity(lead, "mail_in", 0, r#"{"asks":"quote"}"#);
    world.add_activity(lead, "visit", 0, "{}");
    let second = moves();
    assert_eq!(second.len(), 2);
    let day = &second[0];
    assert_eq!((day.on.as_str(), day.after), ("2026-04-11", total("2026-04-11")));
    assert_eq!(day.before, total("2026-04-10"), "nothing decayed until then");
    let gained: i64 = day.rules.iter().map(|gain| gain.points).sum();
    assert_eq!(gained, day.after - day.before, "two rules, all of it: {day:?}");

    world.days_pass(60);
    assert!(total("2026-06-10") < day.after, "time takes");
    assert_eq!(moves(), second, "and that is no move");
    world.set(lead, "title", "");
    let third = moves();
    assert_eq!(third.len(), 3);
    assert!(third[0].after < third[0].before && third[0].rules[0].points < 0);
    assert_eq!(third[0].rules[0].rule, "title", "what was lost is named");
    world.add_activity(lead, "mail_in", 40, r#"{"asks":"quote"}"#);
    assert_eq!(moves()[0].on, "2026-06-10", "an old mail counts from the day it was known");
}

#[test]
fn a_new_file_has_the_show_model_and_it_reads_back() {
    let world = World::new();
    let model = read_model(&world.app).unwrap();
    assert_eq!((model.number, model.origin.as_str()), (1, "show"));
    assert_eq!(model.rules.iter().filter(|rule| rule.on).count(), 10);
    assert_eq!(model.limits, [15, 40, 70]);
    let kept = world.app.read(|db| super::ops::in_force(db, Day(0))).unwrap();
    assert_eq!(kept.version.model, Starting::Show.model());
}

#[test]
fn the_score_follows_each_change_in_its_transaction() {
    let world = World::new();
    let lead = world.add_lead("営業部長");
    assert_eq!(world.total(lead), 20, "a title that decides");
    world.set(lead, "title", "担当");
    assert_eq!(world.total(lead), 0);
    world.set(lead, "horizon", "now");
    world.add_activity(lead, "mail_in", 0, r#"{"asks":"quote"}"#);
    assert_eq!(world.total(lead), 15 + 35);
    assert_eq!(world.score(lead).unwrap().band, "warm");
    world.is_sound();
}

#[test]
fn only_what_changed_is_recorded() {
    let world = World::new();
    let lead = world.add_lead("部長");
    let fields = |world: &World| -> Vec<String> {
        let events = world
            .app
            .read(|db| store::list_events(db, &crate::db::key_list(&[lead])))
            .unwrap()
            .remove(&lead)
            .unwrap();
        events.into_iter().map(|event| format!("{} {}", event.field, event.value)).collect()
    };
    assert_eq!(fields(&world), ["cycle 1", "title \"部長\""]);
    world.set(lead, "note", "memo");
    assert_eq!(fields(&world).len(), 2, "a note is no fact");
    world.set(lead, "title", "");
    assert_eq!(fields(&world), ["cycle 1", "title \"部長\"", "title null"]);
}

#[test]
fn days_that_pass_decay_the_score_and_a_pause_ends_where_daily_use_ends() {
    let (daily, paused) = (World::new(), World::new());
    let leads = [&daily, &paused].map(|world| {
        let lead = world.add_lead("社長");
        world.set(lead, "horizon", "now");
        world.add_activity(lead, "mail_in", 3, r#"{"asks":"quote"}"#);
        world.add_activity(lead, "download", 0, r#"{"document":"カタログ"}"#);
        lead
    });
    let before = daily.total(leads[0]);
    for _ in 0..40 {
        daily.days_pass(1);
    }
    paused.days_pass(40);
    let (a, b) = (daily.score(leads[0]).unwrap(), paused.score(leads[1]).unwrap());
    assert_eq!(ScoreRow { day: b.day, ..a.clone() }, b, "but for the day they last changed");
    assert!(a.total < before, "{} decayed to {}", before, a.total);
    daily.is_sound();
    daily.days_pass(800);
    let rest = daily.score(leads[0]).unwrap();
    assert_eq!((rest.total, rest.live_until), (35, Day(i32::MIN)), "only fit is left");
    daily.is_sound();
}

#[test]
fn a_past_day_is_explained_as_it_was_known_then() {
    let world = World::new();
    let lead = world.add_lead("部長");
    let first = world.today().date().to_string();
    world.days_pass(10);
    world.add_activity(lead, "mail_in", 5, "{}");
    let now = world.explain(lead, None);
    assert_eq!((now.total, now.fit, now.engagement), (33, 20, 13));
    let then = world.explain(lead, Some(first));
    assert_eq!((then.total, then.engagement), (20, 0), "the mail was not known yet");
    let between = world.explain(lead, Some(Day(world.today().0 - 3).date().to_string()));
    assert_eq!(between.total, 20, "it had come, but nobody had told the program");
    assert_eq!(now.change_7d, 13);
}

#[test]
fn an_explanation_names_rule_event_and_date_and_adds_up() {
    let world = World::new();
    let lead = world.add_lead("代表取締役");
    world.set(lead, "grade", "B");
    world.add_activity(lead, "card", 2, r#"{"event":"Makers Expo"}"#);
    world.add_activity(lead, "mail_in", 1, "{}");
    let why = world.explain(lead, None);
    assert_eq!(why.lines.iter().map(|line| line.mp).sum::<i64>(), why.total * 1_000);
    assert_eq!(why.lines.iter().map(|line| line.points).sum::<i64>(), why.total);
    assert_eq!(why.lines.iter().map(|line| line.tenths).sum::<i64>(), why.total * 10);
    let rules: Vec<&str> = why.lines.iter().map(|line| line.rule.as_str()).collect();
    assert_eq!(rules, ["title", "reply", "met", "rounding"], "largest first, fit before");
    let title = &why.lines[0];
    assert_eq!((title.fact.as_str(), title.value.as_str()), ("title", "代表取締役"));
    let reply = &why.lines[1];
    assert_eq!((reply.fact.as_str(), reply.value.as_str()), ("mail_in", "件名"));
    assert_eq!((reply.age_days, reply.activity.is_some()), (Some(1), true));
    assert_eq!(why.raises.len(), 3);
    assert!(why.raises.iter().all(|raise| raise.total > why.total));
}

#[test]
fn a_card_handed_over_at_an_event_gives_the_points_of_its_grade_once() {
    let world = World::new();
    let draft = crate::leads::wire::LeadDraft {
        family_name: "佐藤".to_owned(),
        given_name: "花子".to_owned(),
        source_name: "中部ものづくり展".to_owned(),
        ground: "business_card".to_owned(),
        mails: vec!["hanako@ex.example".to_owned()],
        grade: "A".to_owned(),
        ..Default::default()
    };
    let added = crate::leads::ops::add_lead(&world.app, &draft).unwrap();
    let why = explain_lead(&world.app, &Explain { lead: added.lead, on: None }).unwrap();
    let rules: Vec<(&str, i64)> =
        why.lines.iter().map(|line| (line.rule.as_str(), line.points)).collect();
    assert_eq!(rules, [("met", 12)]);
    assert_eq!(why.lines[0].fact, "card");
    world.is_sound();
}

#[test]
fn undo_takes_facts_and_points_back_and_redo_brings_the_same() {
    let world = World::new();
    let lead = world.add_lead("部長");
    let before = world.score(lead).unwrap();
    world.add_activity(lead, "mail_in", 0, "{}");
    let after = world.score(lead).unwrap();
    assert_eq!((before.total, after.total), (20, 35));
    crate::undo::undo(&world.app, None).unwrap();
    assert_eq!(world.score(lead).unwrap(), before);
    crate::undo::redo(&world.app).unwrap();
    assert_eq!(world.score(lead).unwrap(), after);
    world.set(lead, "title", "担当");
    crate::undo::undo(&world.app, None).unwrap();
    let inputs = world.app.read(|db| read_inputs(db, lead)).unwrap();
    assert_eq!(inputs.facts.len(), 2, "the event of the undone change is gone");
    assert_eq!(world.score(lead).unwrap(), after);
    world.is_sound();
}

#[test]
fn a_lead_in_the_trash_has_no_score_and_gets_it_back() {
    let world = World::new();
    let lead = world.add_lead("部長");
    world.set(lead, "deleted_at", "1");
    assert_eq!(world.score(lead), None);
    world.is_sound();
    world.change(Op::RestoreLeads, |tx| {
        tx.execute("UPDATE lead SET deleted_at = NULL WHERE rid = ?1", [lead]).unwrap();
    });
    assert_eq!(world.total(lead), 20);
    world.is_sound();
}

#[test]
fn a_lead_that_is_not_there_or_a_date_that_is_none_is_said_so() {
    let world = World::new();
    let lead = world.add_lead("部長");
    let ask = |lead: &str, on: Option<&str>| {
        let request = Explain { lead: lead.to_owned(), on: on.map(str::to_owned) };
        explain_lead(&world.app, &request).unwrap_err().code.as_str()
    };
    assert_eq!(ask("nobody", None), "lead_gone");
    assert_eq!(ask("019a0000-0000-7000-8000-000000000000", None), "lead_gone");
    assert_eq!(ask(&world.id(lead), Some("31.2.2026")), "date_invalid");
}

/// Share of a full run that the first use of a day may take.
const MORNING: f64 = 0.25;

#[test]
fn a_new_day_costs_a_fraction_of_scoring_everybody() {
    let leads: i64 = if is_long() { 100_000 } else { 400 };
    let world = World::new();
    world.change(Op::Import, |tx| {
        let mut add = tx
            .prepare(
                "INSERT INTO lead (id, family_name, title, department, interest, horizon, grade,
                   stage_rid, position, stage_since, created_at)
                 VALUES (?1, ?2, '営業部長', '営業部', '測定器', 'now', 'A',
                   (SELECT min(rid) FROM stage), x'80', ?3, ?3)",
            )
            .unwrap();
        let mut act = tx
            .prepare(
                "INSERT INTO activity (id, lead_rid, kind, happened_at, day, recorded_at,
                   recording_day, payload) VALUES (?1, ?2, ?3, 0, ?4, ?5, ?6, ?7)",
            )
            .unwrap();
        for lead in 0..leads {
            add.execute(params![tx.new_id(), format!("山田{lead}"), tx.now.0]).unwrap();
            let rid = tx.last_insert_rowid();
            for number in 0..10_i64 {
                let kind = ["mail_in", "page_view", "download", "seminar", "card"];
                // Ten acts over about a year, each lead at days of its own.
                let ago = i32::try_from((lead * 7 + number * 37) % 365).unwrap();
                act.execute(params![
                    tx.new_id(),
                    rid,
                    kind[usize::try_from(number).unwrap() % 5],
                    tx.today().0 - ago,
                    tx.now.0,
                    tx.today().0,
                    r#"{"page":"/price","document":"カタログ","event":"Expo"}"#
                ])
                .unwrap();
            }
        }
    });
    let watch = Watch::start();
    world.change(Op::UpdateLead, |tx| (1..=leads).for_each(|lead| tx.touch_lead(lead)));
    let full = watch.seconds();
    world.clock.advance(DAY);
    let sql = "SELECT count(*) FROM lead_score WHERE next_day <= ?1";
    let count = |db: &rusqlite::Connection| {
        Ok(db.query_row(sql, [world.today().0], |row| row.get::<_, i64>(0))?)
    };
    let due = world.app.read(count).unwrap();
    let watch = Watch::start();
    world.app.catch_up().unwrap();
    let (morning, wall) = (watch.seconds(), watch.wall());
    report(
        "new_day",
        &serde_json::json!({
            "leads": leads, "acts": leads * 10, "changed": due, "full_run_s": full,
            "morning_s": morning, "morning_wall_s": wall, "share": morning / full,
            "share_allowed": MORNING,
        }),
    );
    world.is_sound();
    assert!(due > 0 && due < leads, "{due} of {leads} change on that day");
    assert!(morning <= full * MORNING, "the day took {morning:.3} s, a full run {full:.3} s");
}

#[test]
fn a_rule_may_ask_for_a_custom_field() {
    use super::condition::{Condition, Test, Words};
    use super::model::Points;
    use crate::leads::own::{self, Field, ops, wire::OwnFieldDraft, words};

    let world = World::new();
    let add = |name: &str, kind: &str, choices: &[&str]| {
        let draft = OwnFieldDraft {
            name: name.to_owned(),
            kind: kind.to_owned(),
            choices: choices.iter().map(|name| (*name).to_owned()).collect(),
            on_card: false,
        };
        ops::add(&world.app, &draft).unwrap();
    };
    add("Plan", "choice", &["Small", "Large"]);
    add("Machines", "number", &[]);
    let fields = world.app.read(own::list_fields).unwrap();
    let (plan, machines) = (&fields[0], &fields[1]);
    let mut model = Starting::Show.model();
    let title = model.rules.iter().find(|rule| rule.on).unwrap().clone();
    let large = words::read(plan, "Large", "JPY").unwrap().unwrap();
    let id = large.to_json(plan.kind).as_str().unwrap().to_owned();
    let rule = |id: &str, points: i16, field: &Field, test: Test| super::model::Rule {
        id: id.to_owned(),
        side: super::model::Side::Fit,
        group: None,
        points: Points::Whole(points),
        condition: Condition::Field(field.code(), test),
        ..title.clone()
    };
    model.rules.push(rule("large", 7, plan, Test::Is(Words::Words(vec![id]))));
    model.rules.push(rule("many", 4, machines, Test::AtLeast(10)));
    let body = model.to_json().unwrap();
    let hash = blake3::hash(body.as_bytes());
    world.change(Op::UpdateSettings, |tx| {
        let new = store::NewModel {
            id: tx.new_id(),
            number: 2,
            origin: "show",
            body: &body,
            hash: hash.as_bytes(),
            created_at: tx.now.0,
            day: tx.today(),
        };
        store::insert_model(tx, &new).unwrap();
    });
    let lead = world.add_lead("担当");
    let set = |field: &Field, typed: &str| {
        let value = words::read(field, typed, "JPY").unwrap();
        world.change(Op::UpdateLead, |tx| ops::set_values(tx, lead, &[(field, value)]).unwrap());
        world.total(lead)
    };
    assert_eq!(set(plan, "Small"), 0);
    assert_eq!(set(plan, "Large"), 7);
    assert_eq!(set(machines, "9.9"), 7, "a fraction is cut off");
    assert_eq!(set(machines, "10"), 11);
    let parts = world.explain(lead, None).lines;
    assert!(parts.iter().any(|part| part.rule == "large" && part.points == 7), "{parts:?}");
    assert_eq!(set(plan, ""), 4);
    world.is_sound();
}
