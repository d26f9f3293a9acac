//! Scores in the file: the starting model, the facts that follow from a verb, the stored score.
//!
//! A stored score is derived: it is what [`super::explain`] gives for the lead's rows today, with
//! the version in force. Every lead has at least one `score_event`, its cycle, which marks the
//! day it became known.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Connection;
use serde_json::json;

use super::explain::summary;
use super::inputs::{Activity, ActivityKind, FactChange, Inputs, Value, View};
use super::store::{self, EventRow, NewModel, ScoreRow};
use super::{Engine, Model, Starting, Version};
use crate::app::{App, Tx, Work};
use crate::error::{Error, ErrorCode, Result};
use crate::time::Day;

/// Stands for "time alone never changes it again".
const NEVER: Day = Day(i32::MIN);

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

/// Leads whose score time alone may have changed since `since`.
pub(crate) fn leads_changed_by_time(db: &Connection, since: Day) -> Result<BTreeSet<i64>> {
    Ok(store::list_live(db, since)?.into_iter().collect())
}

/// Writes a `score_event` for each scorable field of `leads` that has another value than its
/// last event. True if it wrote any.
pub(crate) fn record_facts(tx: &Tx<'_>, leads: &BTreeSet<i64>) -> Result<bool> {
    let mut wrote = false;
    for (done, lead) in leads.iter().enumerate() {
        tx.pulse(Work::Facts, done, leads.len())?;
        let Some(now) = facts_now(tx, *lead)? else { continue };
        let mut last = store::last_values(tx, *lead)?;
        for (field, value) in now {
            let before = last.remove(field);
            // What was never known and is not known now is no event.
            if before.as_deref().unwrap_or("null") == value {
                continue;
            }
            let event = EventRow {
                field: field.to_owned(),
                value,
                day: tx.today(),
                recorded_at: tx.now.0,
                recording_day: tx.today(),
            };
            store::insert_event(tx, tx.new_id(), *lead, &event)?;
            wrote = true;
        }
    }
    Ok(wrote)
}

/// The scorable fields of a lead as JSON, `null` for unknown; `None` for a lead in the Trash.
///
/// Of mail and phone only whether there is one, of the address of a mail only its domain: a
/// score needs no more, and what is not copied need not be erased.
fn facts_now(db: &Connection, lead: i64) -> Result<Option<Vec<(&'static str, String)>>> {
    let Some(now) = store::read_facts(db, lead)? else { return Ok(None) };
    let contacts = store::list_contacts(db, lead)?;
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
    let tags = store::list_tags(db, lead)?;
    facts.push(("address", text(address)));
    facts.push(("mail", flag(first("mail").is_some())));
    facts.push(("mail_domain", text(domain.unwrap_or_default())));
    facts.push(("phone", flag(first("phone").is_some())));
    facts.push(("tags", if tags.is_empty() { json!(null) } else { json!(tags) }));
    facts.push(("customer", flag(now.is_customer)));
    facts.push(("cycle", json!(now.cycle)));
    Ok(Some(facts.into_iter().map(|(field, value)| (field, value.to_string())).collect()))
}

/// The whole history of a lead as the engine takes it.
pub(crate) fn read_inputs(db: &Connection, lead: i64) -> Result<Inputs> {
    let mut facts = Vec::new();
    for event in store::list_events(db, lead)? {
        let json = serde_json::from_str(&event.value).unwrap_or_default();
        facts.push(FactChange {
            field: event.field,
            value: Value::from_json(&json),
            day: event.day,
            recorded: event.recording_day,
            change: event.recorded_at,
        });
    }
    let mut activities = Vec::new();
    for row in store::list_activities(db, lead)? {
        // The kinds of a newer program are kept in the file and not scored.
        let Some(kind) = ActivityKind::from_code(&row.kind) else { continue };
        activities.push(Activity {
            id: row.id.as_u128(),
            kind,
            day: row.day,
            recorded: row.recording_day,
            change: row.recorded_at,
            attributes: attributes(&row)?,
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

/// Rebuilds `lead_score` of `leads`; a lead in the Trash has none.
pub(crate) fn refresh(tx: &Tx<'_>, leads: &BTreeSet<i64>) -> Result<()> {
    if leads.is_empty() {
        return Ok(());
    }
    let today = tx.today();
    let model = in_force(tx, today)?;
    let engine = Engine::new(&model.version);
    for (done, lead) in leads.iter().enumerate() {
        tx.pulse(Work::Scores, done, leads.len())?;
        if !store::is_scored_lead(tx, *lead)? {
            store::remove_score(tx, *lead)?;
            continue;
        }
        let row = compute(tx, &engine, model.rid, *lead, today)?;
        store::write_score(tx, &row)?;
    }
    Ok(())
}

fn compute(
    db: &Connection,
    engine: &Engine<'_>,
    model: i64,
    lead: i64,
    day: Day,
) -> Result<ScoreRow> {
    let inputs = read_inputs(db, lead)?;
    let score = summary(engine, &inputs, View::end_of(day));
    Ok(ScoreRow {
        lead,
        model,
        day,
        fit: score.fit,
        engagement: score.engagement,
        total: score.total,
        band: score.band.map(super::Band::code).unwrap_or_default().to_owned(),
        aside: score.aside.unwrap_or_default().to_owned(),
        live_until: score.live_until.unwrap_or(NEVER),
    })
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
    for lead in leads {
        let fresh = compute(db, &engine, model.rid, lead, today)?;
        // A score that time does not change keeps the day on which it was computed.
        let same = |row: &ScoreRow| ScoreRow { day: today, ..row.clone() } == fresh;
        wrong += usize::from(!stored.get(&lead).is_some_and(same));
    }
    Ok(wrong)
}
