//! Rows of the timeline and of next steps.

use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

use crate::error::Result;

pub(crate) struct NewActivity<'a> {
    pub(crate) id: Uuid,
    pub(crate) lead_rid: i64,
    pub(crate) kind: &'a str,
    pub(crate) happened_at: i64,
    pub(crate) day: i32,
    pub(crate) recorded_at: i64,
    pub(crate) recording_day: i32,
    pub(crate) title: &'a str,
    pub(crate) body: &'a str,
    pub(crate) payload: &'a str,
    pub(crate) source_rid: Option<i64>,
    pub(crate) external_key: &'a str,
}

pub(crate) fn insert_activity(db: &Connection, new: &NewActivity<'_>) -> Result<i64> {
    db.prepare_cached(
        "INSERT INTO activity (id, lead_rid, kind, happened_at, day, recorded_at, recording_day,
           title, body, payload, source_rid, external_key)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
    )?
    .execute(params![
        new.id,
        new.lead_rid,
        new.kind,
        new.happened_at,
        new.day,
        new.recorded_at,
        new.recording_day,
        new.title,
        new.body,
        new.payload,
        new.source_rid,
        new.external_key
    ])?;
    Ok(db.last_insert_rowid())
}

/// True if an entry with this external key is there: a second import adds nothing.
pub(crate) fn has_external_key(db: &Connection, key: &str) -> Result<bool> {
    Ok(db
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM activity WHERE external_key = ?1 AND external_key <> '')",
        )?
        .query_row([key], |row| row.get(0))?)
}

/// One line of the timeline, whatever table it stands in.
pub(crate) struct TimelineRecord {
    /// 0 activity, 1 stage event, 2 consent event, 3 waiting message, 4 merged lead.
    pub(crate) table: i64,
    pub(crate) rid: i64,
    pub(crate) id: Uuid,
    pub(crate) kind: String,
    pub(crate) at: i64,
    pub(crate) title: String,
    pub(crate) body: String,
    pub(crate) payload: String,
}

/// Calls `each` with the entries of a lead before `(at, table, rid)`, newest first, until it
/// answers false.
pub(crate) fn walk_timeline(
    db: &Connection,
    lead: i64,
    before: (i64, i64, i64),
    mut each: impl FnMut(TimelineRecord) -> Result<bool>,
) -> Result<()> {
    let mut list = db.prepare_cached(include_str!("../sql/timeline.sql"))?;
    let mut rows = list.query(params![lead, before.0, before.1, before.2])?;
    while let Some(row) = rows.next()? {
        let record = TimelineRecord {
            table: row.get(0)?,
            rid: row.get(1)?,
            id: row.get(2)?,
            kind: row.get(3)?,
            at: row.get(4)?,
            title: row.get(5)?,
            body: row.get(6)?,
            payload: row.get(7)?,
        };
        if !each(record)? {
            break;
        }
    }
    Ok(())
}

/// An open next step.
#[derive(Debug, Clone)]
pub(crate) struct StepRecord {
    pub(crate) rid: i64,
    pub(crate) kind: String,
    pub(crate) title: String,
    pub(crate) due_on: Option<String>,
    pub(crate) due_at: Option<i64>,
    pub(crate) snoozed_until: Option<String>,
    pub(crate) why: String,
    pub(crate) created_at: i64,
}

/// The open step of a lead; if a file holds several, the one that is due first.
pub(crate) fn find_open_step(db: &Connection, lead: i64) -> Result<Option<StepRecord>> {
    Ok(db
        .prepare_cached(
            "SELECT rid, kind, title, due_on, due_at, snoozed_until, why, created_at
             FROM next_step WHERE lead_rid = ?1 AND state = 'open'
             ORDER BY due_on IS NULL, due_on, rid LIMIT 1",
        )?
        .query_row([lead], |row| {
            Ok(StepRecord {
                rid: row.get(0)?,
                kind: row.get(1)?,
                title: row.get(2)?,
                due_on: row.get(3)?,
                due_at: row.get(4)?,
                snoozed_until: row.get(5)?,
                why: row.get(6)?,
                created_at: row.get(7)?,
            })
        })
        .optional()?)
}

pub(crate) struct NewStep<'a> {
    pub(crate) id: Uuid,
    pub(crate) lead_rid: i64,
    pub(crate) kind: &'a str,
    pub(crate) title: &'a str,
    pub(crate) due_on: Option<String>,
    pub(crate) due_at: Option<i64>,
    pub(crate) made_by: &'a str,
    pub(crate) why: &'a str,
    pub(crate) crossing: &'a str,
    pub(crate) now: i64,
}

pub(crate) fn insert_step(db: &Connection, new: &NewStep<'_>) -> Result<i64> {
    db.prepare_cached(
        "INSERT INTO next_step (id, lead_rid, kind, title, due_on, due_at, made_by, why, crossing,
           created_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
    )?
    .execute(params![
        new.id,
        new.lead_rid,
        new.kind,
        new.title,
        new.due_on,
        new.due_at,
        new.made_by,
        new.why,
        new.crossing,
        new.now
    ])?;
    Ok(db.last_insert_rowid())
}

/// True if a crossing of the contact line made its step already, whatever became of it.
pub(crate) fn has_crossing(db: &Connection, lead: i64, crossing: &str) -> Result<bool> {
    Ok(db
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM next_step
             WHERE lead_rid = ?1 AND crossing = ?2 AND crossing <> '')",
        )?
        .query_row(params![lead, crossing], |row| row.get(0))?)
}

/// Gives a step the reason of a crossing.
pub(crate) fn set_reason(db: &Connection, rid: i64, why: &str, crossing: &str) -> Result<()> {
    db.prepare_cached("UPDATE next_step SET why = ?2, crossing = ?3 WHERE rid = ?1")?
        .execute(params![rid, why, crossing])?;
    Ok(())
}

/// Closes every open step of a lead as `done`, `dropped` or `replaced`. The number closed.
pub(crate) fn close_steps(db: &Connection, lead: i64, state: &str, now: i64) -> Result<usize> {
    Ok(db
        .prepare_cached(
            "UPDATE next_step SET state = ?2, done_at = ?3 WHERE lead_rid = ?1 AND state = 'open'",
        )?
        .execute(params![lead, state, now])?)
}

/// Puts a step off: `until` is an ISO date or `reply`. A time of day goes with its day.
pub(crate) fn snooze_step(db: &Connection, rid: i64, until: &str) -> Result<()> {
    db.prepare_cached("UPDATE next_step SET snoozed_until = ?2, due_at = NULL WHERE rid = ?1")?
        .execute(params![rid, until])?;
    Ok(())
}

/// Puts a step on a day, with its instant if it has a time; it is no longer put off.
pub(crate) fn move_step(db: &Connection, rid: i64, on: &str, at: Option<i64>) -> Result<()> {
    db.prepare_cached(
        "UPDATE next_step SET due_on = ?2, due_at = ?3, snoozed_until = NULL WHERE rid = ?1",
    )?
    .execute(params![rid, on, at])?;
    Ok(())
}
