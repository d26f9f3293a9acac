//! Scores in the file: the starting model, the facts that follow from a verb, the stored score.
//!
//! A stored score is derived: it is what [`super::explain`] gives for the lead's rows today, with
//! the version in force. Every lead has at least one `score_event`, its cycle, which marks the
//! day it became known.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeMap;

use rusqlite::Connection;
use serde_json::json;

use super::bands::Crossing;
use super::course::{Course, Fades, course};
use super::explain::{Line, Summary, explain, summary};
use super::inputs::{Activity, ActivityKind, FactChange, Inputs, Value, View};
use super::store::{self, Ahead, EventRow, FactsNow, NewModel, ScoreRow};
use super::{Engine, Model, Starting, Version};
use crate::app::{App, Tx};
use crate::db::key_list;
use crate::error::{Error, ErrorCode, Result};
use crate::leads::api as leads;
use crate::leads::ops::ShownScore;
use crate::leads::own::PREFIX;
use crate::leads::own::derived::OwnFields;
use crate::time::Day;

/// Stands for "time alone never changes it again".
const NEVER: Day = Day(i32::MIN);
/// A day that does not come.
const FOREVER: Day = Day(i32::MAX);

/// Puts the starting model into a new file.
pub(crate) fn seed(tx: &Tx<'_>) -> Result<()> {
    let model = Starting::Show.model();
    let body = model.to_json()?;
    let hash = blake3::hash(body.as_bytes());
    let new = NewModel {
        id: tx.new_id(),
        number: 1,
        origin: Starting::Show.code(),
        body: &body,
        hash: hash.as_bytes(),
        created_at: tx.now.0,
        day: tx.today(),
    };
    store::insert_model(tx, &new)
}

/// A version with its row.
pub(crate) struct InForce {
    pub(crate) rid: i64,
    pub(crate) origin: String,
    pub(crate) version: Version,
}

thread_local! {
    /// The version read last, by its text: reading and checking one costs more than a score.
    static LAST: RefCell<Option<(String, Model)>> = const { RefCell::new(None) };
}

/// The version in force at the end of `day`.
///
/// # Errors
/// `NoScoreModel`; `ScoreModelInvalid` if it does not read.
pub(crate) fn in_force(db: &Connection, day: Day) -> Result<InForce> {
    let row = store::find_model(db, day)?.ok_or_else(|| Error::new(ErrorCode::NoScoreModel))?;
    let known = LAST.with_borrow(|last| {
        last.as_ref().filter(|(body, _)| *body == row.body).map(|(_, model)| model.clone())
    });
    let model = match known {
        Some(model) => model,
        None => {
            let model = Model::from_json(&row.body)?;
            LAST.set(Some((row.body.clone(), model.clone())));
            model
        }
    };
    // The first version is in force from the beginning, also for days before the file was made.
    let (since, change) =
        if row.number == 1 { (Day(i32::MIN), i64::MIN) } else { (row.day, row.created_at) };
    let version = Version { number: row.number, since, change, model };
    Ok(InForce { rid: row.rid, origin: row.origin, version })
}

/// What the passing of days did to scores.
#[derive(Default)]
pub(crate) struct Passed {
    /// Leads that have to be scored in full.
    pub(crate) stale: Vec<i64>,
    /// Scores that changed and are written; the cards do not show them yet.
    pub(crate) changed: Vec<ShownScore>,
}

/// Brings every stored score up to today. Only those that differ today are touched.
pub(crate) fn pass_days(tx: &Tx<'_>, since: Day) -> Result<Passed> {
    let today = tx.today();
    if today < since {
        return Ok(Passed { stale: store::list_ahead(tx, today)?, changed: Vec::new() });
    }
    let model = in_force(tx, today)?;
    let engine = Engine::new(&model.version);
    let mut fades = Fades::default();
    let mut passed = Passed::default();
    let mut writer = store::StepWriter::new(tx)?;
    for (mut row, bytes) in store::list_due(tx, today)? {
        let course = Course::from_bytes(&bytes).filter(|_| row.model == model.rid);
        let Some(mut course) = course else {
            passed.stale.push(row.lead);
            continue;
        };
        let step = course.step(&engine, &mut fades, (row.fit, !row.aside.is_empty()), today);
        course.standing = step.standing;
        let total = row.fit + step.engagement;
        let band = if row.aside.is_empty() { step.standing.band.code() } else { "" };
        if (total, band) != (row.total, row.band.as_str()) {
            passed.changed.push(ShownScore {
                lead: row.lead,
                score: total,
                engagement: step.engagement,
                band,
            });
        }
        (row.engagement, row.total, row.band) = (step.engagement, total, band.to_owned());
        row.day = today;
        if row.live_until <= today {
            row.live_until = NEVER;
        }
        let ahead = ahead(&engine, &mut fades, &row, Some(&course));
        writer.write(&row, &ahead)?;
    }
    Ok(passed)
}

/// When a score has to be looked at again, and what it needs then.
fn ahead(engine: &Engine<'_>, fades: &mut Fades, row: &ScoreRow, course: Option<&Course>) -> Ahead {
    if row.live_until == NEVER {
        return Ahead { next: FOREVER, course: Vec::new() };
    }
    match course {
        None => Ahead { next: Day(row.day.0.saturating_add(1)), course: Vec::new() },
        Some(course) => {
            let now = (row.engagement, row.day);
            let next = course.next_change(engine, fades, now, row.live_until);
            Ahead { next, course: course.to_bytes() }
        }
    }
}

/// Writes a `score_event` for each scorable field of `leads` that has another value than its
/// last event. Answers how many it wrote.
pub(crate) fn record_facts(tx: &Tx<'_>, leads: &[i64]) -> Result<usize> {
    let keys = key_list(leads);
    let mut recorded = store::list_values(tx, &keys)?;
    let mut writer = store::EventWriter::new(tx)?;
    let mut wrote = 0;
    for (lead, now) in facts_now(tx, &keys)? {
        let mut last: BTreeMap<String, String> =
            recorded.remove(&lead).unwrap_or_default().into_iter().collect();
        // What an own field said and says no more.
        let lost = last.iter().filter(|(field, value)| {
            field.starts_with(PREFIX)
                && *value != "null"
                && now.iter().all(|(known, _)| known != *field)
        });
        let lost: Facts =
            lost.map(|(field, _)| (field.clone().into(), "null".to_owned())).collect();
        for (field, value) in now.into_iter().chain(lost) {
            let before = last.remove(&*field);
            // What was never known and is not known now is no event.
            if before.as_deref().unwrap_or("null") == value {
                continue;
            }
            let event = EventRow {
                field: field.into_owned(),
                value,
                day: tx.today(),
                recorded_at: tx.now.0,
                recording_day: tx.today(),
            };
            tx.bring(|| writer.write(tx.new_id(), lead, &event))?;
            wrote += 1;
        }
    }
    Ok(wrote)
}

/// Fields of a lead with their values as JSON.
type Facts = Vec<(Cow<'static, str>, String)>;

/// The scorable fields of leads as JSON, `null` for unknown; those in the Trash have none.
fn facts_now(db: &Connection, keys: &str) -> Result<Vec<(i64, Facts)>> {
    let mut contacts = store::list_contacts(db, keys)?;
    let mut tags = store::list_tags(db, keys)?;
    let own = OwnFields::read(db)?;
    let facts = store::read_facts(db, keys)?.into_iter().filter_map(|(lead, mut now)| {
        let contacts = contacts.remove(&lead).unwrap_or_default();
        let tags = tags.remove(&lead).unwrap_or_default();
        let now = now.pop()?;
        let mut facts = facts_of(&now, &contacts, &tags);
        let own = own.facts(&now.custom).into_iter();
        facts.extend(own.map(|(field, value)| (Cow::Owned(field), value)));
        Some((lead, facts))
    });
    Ok(facts.collect())
}

/// Of mail and phone only whether there is one, of the address of a mail only its domain: a
/// score needs no more, and what is not copied need not be erased.
fn facts_of(now: &FactsNow, contacts: &[(String, String)], tags: &[String]) -> Facts {
    let first = |kind: &str| {
        contacts.iter().find(|(found, _)| found == kind).map(|(_, normal)| normal.as_str())
    };
    let text = |text: &str| match text.trim() {
        "" => json!(null),
        text => json!(text),
    };
    let flag = |is_set: bool| if is_set { json!(true) } else { json!(null) };
    let mut facts: Vec<(&'static str, serde_json::Value)> =
        now.texts.iter().map(|(field, value)| (*field, text(value))).collect();
    let domain = first("mail").and_then(|mail| mail.rsplit_once('@')).map(|(_, domain)| domain);
    let address = first("postal").unwrap_or(&now.company_address);
    facts.push(("address", text(address)));
    facts.push(("mail", flag(first("mail").is_some())));
    facts.push(("mail_domain", text(domain.unwrap_or_default())));
    facts.push(("phone", flag(first("phone").is_some())));
    facts.push(("tags", if tags.is_empty() { json!(null) } else { json!(tags) }));
    facts.push(("customer", flag(now.is_customer)));
    facts.push(("cycle", json!(now.cycle)));
    facts.into_iter().map(|(field, value)| (Cow::Borrowed(field), value.to_string())).collect()
}

/// The whole history of a lead as the engine takes it.
pub(crate) fn read_inputs(db: &Connection, lead: i64) -> Result<Inputs> {
    let found = list_inputs(db, &[lead])?.pop();
    found.map(|(_, inputs)| inputs).ok_or_else(|| Error::internal("a lead was just asked for"))
}

/// The same of many leads, in their order.
fn list_inputs(db: &Connection, leads: &[i64]) -> Result<Vec<(i64, Inputs)>> {
    let keys = key_list(leads);
    let mut events = store::list_events(db, &keys)?;
    let mut rows = store::list_activities(db, &keys)?;
    leads
        .iter()
        .map(|lead| {
            let events = events.remove(lead).unwrap_or_default();
            let rows = rows.remove(lead).unwrap_or_default();
            Ok((*lead, inputs_of(events, &rows)?))
        })
        .collect()
}

fn inputs_of(events: Vec<EventRow>, rows: &[store::ActivityRow]) -> Result<Inputs> {
    let mut facts = Vec::with_capacity(events.len());
    for event in events {
        let json = serde_json::from_str(&event.value).unwrap_or_default();
        facts.push(FactChange {
            field: event.field,
            value: Value::from_json(&json),
            day: event.day,
            recorded: event.recording_day,
            change: event.recorded_at,
        });
    }
    let mut activities = Vec::with_capacity(rows.len());
    for row in rows {
        // The kinds of a newer program are kept in the file and not scored.
        let Some(kind) = ActivityKind::from_code(&row.kind) else { continue };
        activities.push(Activity {
            id: row.id.as_u128(),
            kind,
            day: row.day,
            recorded: row.recording_day,
            change: row.recorded_at,
            attributes: attributes(row)?,
        });
    }
    let since = facts.iter().map(|fact| fact.day).min().unwrap_or(NEVER);
    Ok(Inputs { since, facts, activities })
}

/// The payload, and the title; where something happened is the event of the row's source.
fn attributes(row: &store::ActivityRow) -> Result<Vec<(String, Value)>> {
    let mut attributes = Vec::new();
    if row.payload != "{}"
        && let serde_json::Value::Object(payload) = serde_json::from_str(&row.payload)?
    {
        for (part, value) in payload {
            attributes.push((part, Value::from_json(&value)));
        }
    }
    let mut fill = |part: &str, text: &str| {
        if !text.is_empty() && attributes.iter().all(|(known, _)| known != part) {
            attributes.push((part.to_owned(), Value::text(text)));
        }
    };
    fill("title", &row.title);
    fill("event", &row.source);
    Ok(attributes)
}

/// Rebuilds `lead_score` of leads, a stretch at a time; a lead in the Trash has none.
pub(crate) struct Refresh {
    model: InForce,
    fades: Fades,
    names_crossings: bool,
}

/// A lead that crossed the contact line in this change.
pub(crate) struct Crossed {
    /// Cycle and number of the pass: one step each, however often the history is read again.
    pub(crate) key: String,
    /// What the step says: JSON of [`leads::wire::Crossed`](crate::leads::wire::Crossed).
    pub(crate) why: String,
}

impl Refresh {
    pub(crate) fn new(tx: &Tx<'_>, names_crossings: bool) -> Result<Self> {
        let model = in_force(tx, tx.today())?;
        Ok(Self { model, fades: Fades::default(), names_crossings })
    }

    /// Rebuilds the scores of `leads`. If asked to, names those that passed the contact line
    /// upward by this change (or, when a day begins, by a gate that ended).
    pub(crate) fn stretch(&mut self, tx: &Tx<'_>, leads: &[i64]) -> Result<Vec<(i64, Crossed)>> {
        let engine = Engine::new(&self.model.version);
        let scored = store::list_scored(tx, &key_list(leads))?;
        let gone: Vec<i64> = leads.iter().copied().filter(|lead| !scored.contains(lead)).collect();
        if !gone.is_empty() {
            store::remove_scores(tx, &key_list(&gone))?;
        }
        let mut writer = store::ScoreWriter::new(tx)?;
        let scored: Vec<i64> = scored.into_iter().collect();
        let view = View::end_of(tx.today());
        let mut crossed = Vec::new();
        for (lead, inputs) in list_inputs(tx, &scored)? {
            let score = summary(&engine, &inputs, view);
            if self.names_crossings
                && let Some(crossing) = score.crossing
                && is_new(tx, lead, &inputs, &crossing)?
            {
                let key = format!("{}:{}", crossing.cycle, crossing.number);
                let why = serde_json::to_string(&reason(&engine, &inputs, &crossing))?;
                crossed.push((lead, Crossed { key, why }));
            }
            let row = row_of(&score, self.model.rid, lead, tx.today());
            let course = course(&engine, &inputs, view, score.standing);
            writer.write(&row, &ahead(&engine, &mut self.fades, &row, course.as_ref()))?;
        }
        Ok(crossed)
    }
}

/// Whether this change, or the day that begins, made the pass. Asked while the score of before
/// still stands in the file.
fn is_new(tx: &Tx<'_>, lead: i64, inputs: &Inputs, crossing: &Crossing) -> Result<bool> {
    match crossing.change {
        Some(change) if change != tx.now.0 => Ok(false),
        // Of two changes at one instant only that which brought the score there crossed. A cycle
        // that begins hot crosses with the score it brought along.
        Some(change) => {
            let begins = crossing.cycle > 1
                && inputs.facts.iter().any(|fact| fact.field == "cycle" && fact.change == change);
            let stood = store::find_score(tx, lead)?
                .is_some_and(|(_, total, aside)| total == crossing.total && aside.is_empty());
            Ok(begins || !stood)
        }
        None => Ok(store::find_score(tx, lead)?.is_some_and(|(last, ..)| crossing.day > last)),
    }
}

/// The three largest lines that were not there (or smaller) before the crossing.
fn reason(engine: &Engine<'_>, inputs: &Inputs, crossing: &Crossing) -> leads::Crossed {
    let view = View::end_of(crossing.day);
    let before = match crossing.change {
        Some(change) => View { change: change - 1, ..view },
        None => View::end_of(Day(crossing.day.0 - 1)),
    };
    let known = explain(engine, inputs, before).lines;
    let gained = |line: &Line| {
        let same = |old: &&Line| {
            (&old.rule, old.activity, &old.field) == (&line.rule, line.activity, &line.field)
        };
        line.points - known.iter().find(same).map_or(0, |old| old.points)
    };
    let mut rules: Vec<leads::CrossedRule> = explain(engine, inputs, view)
        .lines
        .iter()
        .filter_map(|line| {
            Some(leads::CrossedRule { rule: line.rule.clone()?, points: gained(line) })
        })
        .filter(|line| line.points > 0)
        .collect();
    rules.sort_by_key(|line| -line.points);
    rules.truncate(3);
    leads::Crossed { total: crossing.total, gain: crossing.total - crossing.before, rules }
}

fn row_of(score: &Summary<'_>, model: i64, lead: i64, day: Day) -> ScoreRow {
    ScoreRow {
        lead,
        model,
        day,
        fit: score.fit,
        engagement: score.engagement,
        total: score.total,
        band: score.band.map(super::Band::code).unwrap_or_default().to_owned(),
        aside: score.aside.unwrap_or_default().to_owned(),
        live_until: score.live_until.unwrap_or(NEVER),
    }
}

/// How many stored scores differ from a full run today; 0 in a sound file. Slow: reads every
/// lead's history. Part of the semantic check.
///
/// # Errors
/// `NoScoreModel` and those of the file.
pub fn check_scores(app: &App) -> Result<usize> {
    let today = app.env().day(app.env().clock.now());
    app.read(|db| count_wrong(db, today))
}

/// See [`check_scores`].
pub(crate) fn count_wrong(db: &Connection, today: Day) -> Result<usize> {
    let model = in_force(db, today)?;
    let engine = Engine::new(&model.version);
    let stored = store::list_scores(db)?;
    let leads = store::list_all(db)?;
    let mut wrong = stored.len().abs_diff(leads.len());
    let stored: BTreeMap<i64, ScoreRow> = stored.into_iter().map(|row| (row.lead, row)).collect();
    for stretch in leads.chunks(1_000) {
        for (lead, inputs) in list_inputs(db, stretch)? {
            let score = summary(&engine, &inputs, View::end_of(today));
            let fresh = row_of(&score, model.rid, lead, today);
            // A score that time does not change keeps the day on which it was computed.
            let same = |row: &ScoreRow| ScoreRow { day: today, ..row.clone() } == fresh;
            wrong += usize::from(!stored.get(&lead).is_some_and(same));
        }
    }
    Ok(wrong)
}
