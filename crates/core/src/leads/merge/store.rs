//! Rows that a merge reads and moves.

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Row, params};
use uuid::Uuid;

use super::{FIELDS, Side};
use crate::error::{Error, Result};

const SIDE: &str = "SELECT lead.rid, lead.id, lead.created_at, last_confirmed_at, stage.kind,
    stage.position, lead.stage_since, lead.cycle, first_source_rid, note, custom, external_key,
    family_name, given_name, middle_name, name_order, family_kana, given_kana, honorific,
    company_rid, department, title, lead.stage_rid, lead.position, lead.stage_since, lost_reason,
    value_minor, value_currency, expected_close, grade, horizon, interest, offer, source_rid,
    language, zone
  FROM lead JOIN stage ON stage.rid = lead.stage_rid WHERE lead.rid = ?1";

/// Columns of [`SIDE`] before those of the fields.
const HEAD: usize = 12;

/// A lead as a side of a merge.
pub(crate) fn get_side(db: &Connection, rid: i64) -> Result<Side> {
    Ok(db.prepare_cached(SIDE)?.query_row([rid], read_side)?)
}

fn read_side(row: &Row<'_>) -> rusqlite::Result<Side> {
    let mut at = HEAD;
    let mut values = Vec::with_capacity(FIELDS.len());
    for field in FIELDS {
        let mut columns: Vec<Value> = Vec::with_capacity(field.columns.len());
        for _ in field.columns {
            columns.push(row.get(at)?);
            at += 1;
        }
        values.push(columns);
    }
    let kind: String = row.get(4)?;
    Ok(Side {
        rid: row.get(0)?,
        id: row.get(1)?,
        created_at: row.get(2)?,
        confirmed_at: row.get(3)?,
        values,
        stage: (!matches!(kind.as_str(), "won" | "lost"), row.get(5)?),
        stage_since: row.get(6)?,
        cycle: row.get(7)?,
        first_source: row.get(8)?,
        note: row.get(9)?,
        custom: row.get(10)?,
        external_key: row.get(11)?,
    })
}

/// Columns that a merge sets beside those of the fields.
const OTHERS: [&str; 7] = [
    "cycle",
    "first_source_rid",
    "last_confirmed_at",
    "note",
    "custom",
    "external_key",
    "created_at",
];

/// Sets one column of the lead that stays.
pub(crate) fn set_column(
    db: &Connection,
    lead: i64,
    column: &'static str,
    value: &Value,
) -> Result<()> {
    let is_field = FIELDS.iter().any(|field| field.columns.contains(&column));
    if !is_field && !OTHERS.contains(&column) {
        return Err(Error::internal("column of lead"));
    }
    db.prepare_cached(&format!(
        "UPDATE lead SET {column} = ?2 WHERE rid = ?1 AND {column} IS NOT ?2"
    ))?
    .execute(params![lead, value])?;
    Ok(())
}

/// Name of a company or source by the column that points at it.
pub(crate) fn find_name(db: &Connection, column: &str, rid: i64) -> Result<String> {
    let sql = match column {
        "company_rid" => "SELECT name FROM company WHERE rid = ?1",
        _ => "SELECT name FROM source WHERE rid = ?1",
    };
    Ok(db.prepare_cached(sql)?.query_row([rid], |row| row.get(0)).optional()?.unwrap_or_default())
}

/// Id of a stage.
pub(crate) fn find_stage_id(db: &Connection, rid: i64) -> Result<Option<Uuid>> {
    Ok(db
        .prepare_cached("SELECT id FROM stage WHERE rid = ?1")?
        .query_row([rid], |row| row.get(0))
        .optional()?)
}

/// Entries of the timeline of a lead.
pub(crate) fn count_activities(db: &Connection, lead: i64) -> Result<i64> {
    Ok(db
        .prepare_cached("SELECT count(*) FROM activity WHERE lead_rid = ?1")?
        .query_row([lead], |row| row.get(0))?)
}

/// Names of the tags of a lead.
pub(crate) fn list_tags(db: &Connection, lead: i64) -> Result<Vec<String>> {
    let mut list = db.prepare_cached(
        "SELECT tag.name FROM lead_tag JOIN tag ON tag.rid = tag_rid
         WHERE lead_rid = ?1 AND tag.deleted_at IS NULL ORDER BY tag.name",
    )?;
    let rows = list.query_map([lead], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Gives a contact point to a lead, behind those it has and not in use before them.
pub(crate) fn move_contact(db: &Connection, contact: i64, to: i64) -> Result<()> {
    db.prepare_cached(
        "UPDATE contact_point SET lead_rid = ?2, is_primary = 0, position =
           (SELECT coalesce(max(position), -1) + 1 FROM contact_point WHERE lead_rid = ?2)
         WHERE rid = ?1",
    )?
    .execute([contact, to])?;
    Ok(())
}

/// Moves timeline, stage events, tags, next steps and affiliations. What the other lead has alike
/// stays where it is: a tag, a running affiliation with the same company, a step of the same
/// crossing of the contact line.
pub(crate) fn move_rows(db: &Connection, from: i64, to: i64) -> Result<()> {
    for sql in [
        "UPDATE activity SET lead_rid = ?2 WHERE lead_rid = ?1",
        "UPDATE stage_event SET lead_rid = ?2 WHERE lead_rid = ?1",
        "UPDATE lead_tag SET lead_rid = ?2 WHERE lead_rid = ?1
           AND tag_rid NOT IN (SELECT tag_rid FROM lead_tag WHERE lead_rid = ?2)",
        "UPDATE OR IGNORE next_step SET lead_rid = ?2 WHERE lead_rid = ?1",
        "UPDATE affiliation SET lead_rid = ?2 WHERE lead_rid = ?1
           AND (until_on IS NOT NULL OR company_rid NOT IN
             (SELECT company_rid FROM affiliation WHERE lead_rid = ?2 AND until_on IS NULL))",
    ] {
        db.prepare_cached(sql)?.execute([from, to])?;
    }
    Ok(())
}

/// Ends the main work of a lead at a company; a second one goes on.
pub(crate) fn close_affiliations(db: &Connection, lead: i64, company: i64, on: &str) -> Result<()> {
    db.prepare_cached(
        "UPDATE affiliation SET until_on = ?3
         WHERE lead_rid = ?1 AND company_rid = ?2 AND until_on IS NULL AND side = 0",
    )?
    .execute(params![lead, company, on])?;
    Ok(())
}

/// Leaves one step open: the one that is due first.
pub(crate) fn keep_one_step(db: &Connection, lead: i64, now: i64) -> Result<()> {
    db.prepare_cached(
        "UPDATE next_step SET state = 'replaced', done_at = ?2
         WHERE lead_rid = ?1 AND state = 'open' AND rid <> (
           SELECT rid FROM next_step WHERE lead_rid = ?1 AND state = 'open'
           ORDER BY due_on IS NULL, due_on, rid LIMIT 1)",
    )?
    .execute([lead, now])?;
    Ok(())
}

/// The stage that the newest stage event of a lead led to.
pub(crate) fn find_last_stage(db: &Connection, lead: i64) -> Result<Option<i64>> {
    Ok(db
        .prepare_cached(
            "SELECT to_stage_rid FROM stage_event WHERE lead_rid = ?1
             ORDER BY at DESC, rid DESC LIMIT 1",
        )?
        .query_row([lead], |row| row.get(0))
        .optional()?)
}

/// Says in the stage history which stage stayed.
pub(crate) fn insert_stage_event(
    db: &Connection,
    id: Uuid,
    lead: i64,
    (from, to): (i64, i64),
    (at, since): (i64, i64),
    cycle: i64,
) -> Result<()> {
    db.prepare_cached(
        "INSERT INTO stage_event (id, lead_rid, from_stage_rid, to_stage_rid, at, since, actor,
           reason, cycle) SELECT ?1, ?2, ?3, ?4, ?5, ?6, 'merge', lost_reason, ?7
         FROM lead WHERE rid = ?2",
    )?
    .execute(params![id, lead, from, to, at, since, cycle])?;
    Ok(())
}

/// Puts a lead, and those that lie behind it, behind another one.
pub(crate) fn set_merged(db: &Connection, lead: i64, into: i64, at: i64) -> Result<()> {
    db.prepare_cached("UPDATE lead SET merged_into_rid = ?2 WHERE merged_into_rid = ?1")?
        .execute([lead, into])?;
    db.prepare_cached("UPDATE lead SET merged_into_rid = ?2, deleted_at = ?3 WHERE rid = ?1")?
        .execute([lead, into, at])?;
    Ok(())
}
