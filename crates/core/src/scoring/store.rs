//! Rows of `score_model`, `score_event`, `lead_score`, and what a score reads of other tables.
//! Knows rows, not rules.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

use crate::error::Result;
use crate::time::Day;

/// A row of `score_model`.
#[derive(Debug, Clone)]
pub(crate) struct ModelRow {
    pub(crate) rid: i64,
    pub(crate) number: i64,
    pub(crate) origin: String,
    pub(crate) body: String,
    pub(crate) created_at: i64,
    pub(crate) day: Day,
}

/// What goes into a new row of `score_model`.
pub(crate) struct NewModel<'a> {
    pub(crate) id: Uuid,
    pub(crate) number: i64,
    pub(crate) origin: &'a str,
    pub(crate) body: &'a str,
    pub(crate) hash: &'a [u8],
    pub(crate) created_at: i64,
    pub(crate) day: Day,
}

pub(crate) fn insert_model(db: &Connection, new: &NewModel<'_>) -> Result<()> {
    db.execute(
        "INSERT INTO score_model (id, number, origin, body, hash, created_at, day)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![new.id, new.number, new.origin, new.body, new.hash, new.created_at, new.day.0],
    )?;
    Ok(())
}

/// The version in force at the end of `day`: the newest saved by then, else the first.
pub(crate) fn find_model(db: &Connection, day: Day) -> Result<Option<ModelRow>> {
    Ok(db
        .prepare_cached(
            "SELECT rid, number, origin, body, created_at, day FROM score_model
             ORDER BY day <= ?1 DESC, CASE WHEN day <= ?1 THEN -number ELSE number END LIMIT 1",
        )?
        .query_row([day.0], |row| {
            Ok(ModelRow {
                rid: row.get(0)?,
                number: row.get(1)?,
                origin: row.get(2)?,
                body: row.get(3)?,
                created_at: row.get(4)?,
                day: Day(row.get(5)?),
            })
        })
        .optional()?)
}

/// The scorable fields of a lead as its rows say now, besides contact points and tags.
pub(crate) struct FactsNow {
    /// Field id → text; empty texts are unknown.
    pub(crate) texts: Vec<(&'static str, String)>,
    pub(crate) company_address: String,
    pub(crate) cycle: i64,
    pub(crate) is_customer: bool,
}

/// `None` if the lead is gone or in the Trash.
pub(crate) fn read_facts(db: &Connection, lead: i64) -> Result<Option<FactsNow>> {
    const TEXTS: [&str; 10] = [
        "title",
        "department",
        "grade",
        "horizon",
        "interest",
        "offer",
        "language",
        "company",
        "industry",
        "company_size",
    ];
    Ok(db
        .prepare_cached(include_str!("sql/facts_now.sql"))?
        .query_row([lead], |row| {
            let mut texts = Vec::with_capacity(12);
            for (at, field) in TEXTS.into_iter().enumerate() {
                texts.push((field, row.get(at)?));
            }
            texts.push(("channel", row.get(11)?));
            texts.push(("source", row.get(12)?));
            Ok(FactsNow {
                texts,
                company_address: row.get(10)?,
                cycle: row.get(13)?,
                is_customer: row.get(14)?,
            })
        })
        .optional()?)
}

/// Kind and normal form of the contact points in use, primary first.
pub(crate) fn list_contacts(db: &Connection, lead: i64) -> Result<Vec<(String, String)>> {
    let mut list = db.prepare_cached(
        "SELECT kind, normal FROM contact_point
         WHERE lead_rid = ?1 AND deleted_at IS NULL AND state <> 'retired'
         ORDER BY is_primary DESC, position, rid",
    )?;
    let rows = list.query_map([lead], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Names of the tags of a lead, by name.
pub(crate) fn list_tags(db: &Connection, lead: i64) -> Result<Vec<String>> {
    let mut list = db.prepare_cached(
        "SELECT tag.name FROM lead_tag JOIN tag ON tag.rid = tag_rid
         WHERE lead_rid = ?1 AND tag.deleted_at IS NULL ORDER BY tag.name",
    )?;
    let rows = list.query_map([lead], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The newest recorded value (JSON) of each field of a lead.
pub(crate) fn last_values(db: &Connection, lead: i64) -> Result<BTreeMap<String, String>> {
    let mut list = db.prepare_cached(
        "SELECT field, value FROM score_event WHERE lead_rid = ?1 ORDER BY field, rid",
    )?;
    let rows = list.query_map([lead], |row| Ok((row.get(0)?, row.get(1)?)))?;
    // Of equal fields the newest comes last and stays.
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// A row of `score_event`.
#[derive(Debug, Clone)]
pub(crate) struct EventRow {
    pub(crate) field: String,
    pub(crate) value: String,
    pub(crate) day: Day,
    pub(crate) recorded_at: i64,
    pub(crate) recording_day: Day,
}

pub(crate) fn insert_event(db: &Connection, id: Uuid, lead: i64, event: &EventRow) -> Result<()> {
    db.prepare_cached(
        "INSERT INTO score_event (id, lead_rid, field, value, day, recorded_at, recording_day)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?
    .execute(params![
        id,
        lead,
        event.field,
        event.value,
        event.day.0,
        event.recorded_at,
        event.recording_day.0
    ])?;
    Ok(())
}

/// All score events of a lead, in the order of recording within a field.
pub(crate) fn list_events(db: &Connection, lead: i64) -> Result<Vec<EventRow>> {
    let mut list = db.prepare_cached(
        "SELECT field, value, day, recorded_at, recording_day FROM score_event
         WHERE lead_rid = ?1 ORDER BY field, rid",
    )?;
    let rows = list.query_map([lead], |row| {
        Ok(EventRow {
            field: row.get(0)?,
            value: row.get(1)?,
            day: Day(row.get(2)?),
            recorded_at: row.get(3)?,
            recording_day: Day(row.get(4)?),
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// An activity as the score reads it.
#[derive(Debug, Clone)]
pub(crate) struct ActivityRow {
    pub(crate) id: Uuid,
    pub(crate) kind: String,
    pub(crate) day: Day,
    pub(crate) recorded_at: i64,
    pub(crate) recording_day: Day,
    pub(crate) title: String,
    pub(crate) payload: String,
    /// Name of the event or source at which it happened; empty if none.
    pub(crate) source: String,
}

/// All activities of a lead.
pub(crate) fn list_activities(db: &Connection, lead: i64) -> Result<Vec<ActivityRow>> {
    let mut list = db.prepare_cached(
        "SELECT activity.id, kind, day, recorded_at, recording_day, title, payload,
           coalesce(source.name, '')
         FROM activity LEFT JOIN source ON source.rid = activity.source_rid
         WHERE lead_rid = ?1",
    )?;
    let rows = list.query_map([lead], |row| {
        Ok(ActivityRow {
            id: row.get(0)?,
            kind: row.get(1)?,
            day: Day(row.get(2)?),
            recorded_at: row.get(3)?,
            recording_day: Day(row.get(4)?),
            title: row.get(5)?,
            payload: row.get(6)?,
            source: row.get(7)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The lead with this id, in the Trash or not.
pub(crate) fn find_lead(db: &Connection, id: Uuid) -> Result<Option<i64>> {
    Ok(db
        .prepare_cached("SELECT rid FROM lead WHERE id = ?1")?
        .query_row([id], |row| row.get(0))
        .optional()?)
}

/// False if the lead is gone or in the Trash.
pub(crate) fn is_scored_lead(db: &Connection, lead: i64) -> Result<bool> {
    Ok(db
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM lead WHERE rid = ?1 AND deleted_at IS NULL)")?
        .query_row([lead], |row| row.get(0))?)
}

/// A row of `lead_score`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ScoreRow {
    pub(crate) lead: i64,
    pub(crate) model: i64,
    pub(crate) day: Day,
    pub(crate) fit: i64,
    pub(crate) engagement: i64,
    pub(crate) total: i64,
    pub(crate) band: String,
    pub(crate) aside: String,
    pub(crate) live_until: Day,
}

pub(crate) fn write_score(db: &Connection, row: &ScoreRow) -> Result<()> {
    db.prepare_cached(
        "INSERT INTO lead_score (lead_rid, model_rid, day, fit, engagement, total, band, aside,
           live_until_day) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
         ON CONFLICT (lead_rid) DO UPDATE SET model_rid = ?2, day = ?3, fit = ?4, engagement = ?5,
           total = ?6, band = ?7, aside = ?8, live_until_day = ?9",
    )?
    .execute(params![
        row.lead,
        row.model,
        row.day.0,
        row.fit,
        row.engagement,
        row.total,
        row.band,
        row.aside,
        row.live_until.0
    ])?;
    Ok(())
}

pub(crate) fn remove_score(db: &Connection, lead: i64) -> Result<()> {
    db.prepare_cached("DELETE FROM lead_score WHERE lead_rid = ?1")?.execute([lead])?;
    Ok(())
}

/// Leads whose score may still change by time alone after `day`.
pub(crate) fn list_live(db: &Connection, day: Day) -> Result<Vec<i64>> {
    let mut list =
        db.prepare_cached("SELECT lead_rid FROM lead_score WHERE live_until_day > ?1")?;
    let rows = list.query_map([day.0], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Every lead that has a score: those not in the Trash.
pub(crate) fn list_all(db: &Connection) -> Result<Vec<i64>> {
    let mut list = db.prepare("SELECT rid FROM lead WHERE deleted_at IS NULL")?;
    let rows = list.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// All stored scores, by lead.
pub(crate) fn list_scores(db: &Connection) -> Result<Vec<ScoreRow>> {
    let mut list = db.prepare(
        "SELECT lead_rid, model_rid, day, fit, engagement, total, band, aside, live_until_day
         FROM lead_score ORDER BY lead_rid",
    )?;
    let rows = list.query_map([], |row| {
        Ok(ScoreRow {
            lead: row.get(0)?,
            model: row.get(1)?,
            day: Day(row.get(2)?),
            fit: row.get(3)?,
            engagement: row.get(4)?,
            total: row.get(5)?,
            band: row.get(6)?,
            aside: row.get(7)?,
            live_until: Day(row.get(8)?),
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
