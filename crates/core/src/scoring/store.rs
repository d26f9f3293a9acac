//! Rows of `score_model`, `score_event`, `lead_score`, and what a score reads of other tables.
//! Knows rows, not rules.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{CachedStatement, Connection, OptionalExtension, params};
use uuid::Uuid;

use crate::db::rows_by_key;
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
    /// Own values as JSON.
    pub(crate) custom: String,
}

/// Facts of the leads of a [`key_list`](crate::db::key_list) that are not in the Trash, by row.
pub(crate) fn read_facts(db: &Connection, keys: &str) -> Result<BTreeMap<i64, Vec<FactsNow>>> {
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
    rows_by_key(db, include_str!("sql/facts_now.sql"), keys, |row| {
        let mut texts = Vec::with_capacity(12);
        for (at, field) in TEXTS.into_iter().enumerate() {
            texts.push((field, row.get(at + 1)?));
        }
        texts.push(("channel", row.get(12)?));
        texts.push(("source", row.get(13)?));
        Ok(FactsNow {
            texts,
            company_address: row.get(11)?,
            cycle: row.get(14)?,
            is_customer: row.get(15)?,
            custom: row.get(16)?,
        })
    })
}

/// Kind and normal form of the contact points in use, primary first.
pub(crate) fn list_contacts(
    db: &Connection,
    keys: &str,
) -> Result<BTreeMap<i64, Vec<(String, String)>>> {
    rows_by_key(
        db,
        "SELECT lead_rid, kind, normal FROM contact_point
         WHERE lead_rid IN (SELECT value FROM json_each(?1)) AND deleted_at IS NULL
           AND state <> 'retired'
         ORDER BY lead_rid, is_primary DESC, position, rid",
        keys,
        |row| Ok((row.get(1)?, row.get(2)?)),
    )
}

/// Names of the tags of leads, by name.
pub(crate) fn list_tags(db: &Connection, keys: &str) -> Result<BTreeMap<i64, Vec<String>>> {
    rows_by_key(
        db,
        "SELECT lead_rid, tag.name FROM lead_tag JOIN tag ON tag.rid = tag_rid
         WHERE lead_rid IN (SELECT value FROM json_each(?1)) AND tag.deleted_at IS NULL
         ORDER BY lead_rid, tag.name",
        keys,
        |row| row.get(1),
    )
}

/// Recorded values (JSON) of the fields of leads; of equal fields the newest comes last.
pub(crate) fn list_values(
    db: &Connection,
    keys: &str,
) -> Result<BTreeMap<i64, Vec<(String, String)>>> {
    rows_by_key(
        db,
        "SELECT lead_rid, field, value FROM score_event
         WHERE lead_rid IN (SELECT value FROM json_each(?1)) ORDER BY lead_rid, field, rid",
        keys,
        |row| Ok((row.get(1)?, row.get(2)?)),
    )
}

/// Day, total and gate of the stored score of a lead.
pub(crate) fn find_score(db: &Connection, lead: i64) -> Result<Option<(Day, i64, String)>> {
    Ok(db
        .prepare_cached("SELECT day, total, aside FROM lead_score WHERE lead_rid = ?1")?
        .query_row([lead], |row| Ok((Day(row.get(0)?), row.get(1)?, row.get(2)?)))
        .optional()?)
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

/// Writes one event after another.
pub(crate) struct EventWriter<'c>(CachedStatement<'c>);

impl<'c> EventWriter<'c> {
    pub(crate) fn new(db: &'c Connection) -> Result<Self> {
        Ok(Self(db.prepare_cached(
            "INSERT INTO score_event (id, lead_rid, field, value, day, recorded_at, recording_day)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?))
    }

    pub(crate) fn write(&mut self, id: Uuid, lead: i64, event: &EventRow) -> Result<()> {
        self.0.execute(params![
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
}

/// All score events of leads, in the order of recording within a field.
pub(crate) fn list_events(db: &Connection, keys: &str) -> Result<BTreeMap<i64, Vec<EventRow>>> {
    rows_by_key(
        db,
        "SELECT lead_rid, field, value, day, recorded_at, recording_day FROM score_event
         WHERE lead_rid IN (SELECT value FROM json_each(?1)) ORDER BY lead_rid, field, rid",
        keys,
        |row| {
            Ok(EventRow {
                field: row.get(1)?,
                value: row.get(2)?,
                day: Day(row.get(3)?),
                recorded_at: row.get(4)?,
                recording_day: Day(row.get(5)?),
            })
        },
    )
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

/// All activities of leads.
pub(crate) fn list_activities(
    db: &Connection,
    keys: &str,
) -> Result<BTreeMap<i64, Vec<ActivityRow>>> {
    rows_by_key(
        db,
        "SELECT lead_rid, activity.id, kind, day, recorded_at, recording_day, title, payload,
           coalesce(source.name, '')
         FROM activity LEFT JOIN source ON source.rid = activity.source_rid
         WHERE lead_rid IN (SELECT value FROM json_each(?1))",
        keys,
        |row| {
            Ok(ActivityRow {
                id: row.get(1)?,
                kind: row.get(2)?,
                day: Day(row.get(3)?),
                recorded_at: row.get(4)?,
                recording_day: Day(row.get(5)?),
                title: row.get(6)?,
                payload: row.get(7)?,
                source: row.get(8)?,
            })
        },
    )
}

/// The lead with this id, in the Trash or not; of a merged one the lead that stays.
pub(crate) fn find_lead(db: &Connection, id: Uuid) -> Result<Option<i64>> {
    Ok(db
        .prepare_cached("SELECT coalesce(merged_into_rid, rid) FROM lead WHERE id = ?1")?
        .query_row([id], |row| row.get(0))
        .optional()?)
}

/// Those of the leads of a key list that are not in the Trash.
pub(crate) fn list_scored(db: &Connection, keys: &str) -> Result<BTreeSet<i64>> {
    let mut list = db.prepare_cached(
        "SELECT rid FROM lead
         WHERE rid IN (SELECT value FROM json_each(?1)) AND deleted_at IS NULL",
    )?;
    let rows = list.query_map([keys], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
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

/// How a stored score goes on by time alone.
#[derive(Debug, Clone)]
pub(crate) struct Ahead {
    /// The first day on which the score has to be looked at again.
    pub(crate) next: Day,
    /// A [`Course`](super::course::Course) as bytes; empty: it has to be scored in full.
    pub(crate) course: Vec<u8>,
}

/// Writes one score after another.
pub(crate) struct ScoreWriter<'c>(CachedStatement<'c>);

impl<'c> ScoreWriter<'c> {
    pub(crate) fn new(db: &'c Connection) -> Result<Self> {
        Ok(Self(db.prepare_cached(
            "INSERT INTO lead_score (lead_rid, model_rid, day, fit, engagement, total, band, aside,
               live_until_day, next_day, course)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
             ON CONFLICT (lead_rid) DO UPDATE SET model_rid = ?2, day = ?3, fit = ?4,
               engagement = ?5, total = ?6, band = ?7, aside = ?8, live_until_day = ?9,
               next_day = ?10, course = ?11",
        )?))
    }

    pub(crate) fn write(&mut self, row: &ScoreRow, ahead: &Ahead) -> Result<()> {
        self.0.execute(params![
            row.lead,
            row.model,
            row.day.0,
            row.fit,
            row.engagement,
            row.total,
            row.band,
            row.aside,
            row.live_until.0,
            ahead.next.0,
            ahead.course
        ])?;
        Ok(())
    }
}

/// Takes the scores of the leads of a [`key_list`](crate::db::key_list) away.
pub(crate) fn remove_scores(db: &Connection, keys: &str) -> Result<()> {
    db.prepare_cached(
        "DELETE FROM lead_score WHERE lead_rid IN (SELECT value FROM json_each(?1))",
    )?
    .execute([keys])?;
    Ok(())
}

const SCORE: &str = "lead_rid, model_rid, day, fit, engagement, total, band, aside, live_until_day";

fn read_score(row: &rusqlite::Row<'_>) -> rusqlite::Result<ScoreRow> {
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
}

/// Scores that have to be looked at on `day` or before, with their courses.
pub(crate) fn list_due(db: &Connection, day: Day) -> Result<Vec<(ScoreRow, Vec<u8>)>> {
    let mut list =
        db.prepare(&format!("SELECT {SCORE}, course FROM lead_score WHERE next_day <= ?1"))?;
    let rows = list.query_map([day.0], |row| Ok((read_score(row)?, row.get(9)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Leads whose score is one of a day after `day`: the clock was set back. Reads every score.
pub(crate) fn list_ahead(db: &Connection, day: Day) -> Result<Vec<i64>> {
    let mut list = db.prepare("SELECT lead_rid FROM lead_score WHERE day > ?1")?;
    let rows = list.query_map([day.0], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Moves scores on that time alone changed.
pub(crate) struct StepWriter<'c>(CachedStatement<'c>);

impl<'c> StepWriter<'c> {
    pub(crate) fn new(db: &'c Connection) -> Result<Self> {
        Ok(Self(db.prepare_cached(
            "UPDATE lead_score SET day = ?2, engagement = ?3, total = ?4, band = ?5,
               live_until_day = ?6, next_day = ?7, course = ?8 WHERE lead_rid = ?1",
        )?))
    }

    pub(crate) fn write(&mut self, row: &ScoreRow, ahead: &Ahead) -> Result<()> {
        self.0.execute(params![
            row.lead,
            row.day.0,
            row.engagement,
            row.total,
            row.band,
            row.live_until.0,
            ahead.next.0,
            ahead.course
        ])?;
        Ok(())
    }
}

/// Every lead that has a score: those not in the Trash.
pub(crate) fn list_all(db: &Connection) -> Result<Vec<i64>> {
    let mut list = db.prepare("SELECT rid FROM lead WHERE deleted_at IS NULL")?;
    let rows = list.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// All stored scores, by lead.
pub(crate) fn list_scores(db: &Connection) -> Result<Vec<ScoreRow>> {
    let mut list = db.prepare(&format!("SELECT {SCORE} FROM lead_score ORDER BY lead_rid"))?;
    let rows = list.query_map([], read_score)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
