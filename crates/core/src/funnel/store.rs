//! Rows of stages, stage events and the place of cards.

pub(crate) mod cards;
pub(crate) mod group;

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

use super::wire::{CardSort, Stage, StageKind};
use crate::error::{Error, ErrorCode, Result};
use crate::leads::filter::Filter;

/// A stage with its local key.
#[derive(Debug, Clone)]
pub(crate) struct StageRow {
    pub(crate) rid: i64,
    pub(crate) order: i64,
    pub(crate) stage: Stage,
}

const STAGE: &str =
    "rid, id, code, kind, name_en, name_ja, quiet_days, probability, sort, colour, position";

fn read_stage(row: &rusqlite::Row<'_>) -> rusqlite::Result<StageRow> {
    Ok(StageRow {
        rid: row.get(0)?,
        order: row.get(10)?,
        stage: Stage {
            id: row.get::<_, Uuid>(1)?.to_string(),
            code: row.get(2)?,
            kind: StageKind::from_code(&row.get::<_, String>(3)?),
            name_en: row.get(4)?,
            name_ja: row.get(5)?,
            quiet_days: row.get(6)?,
            probability: row.get(7)?,
            sort: CardSort::from_code(&row.get::<_, String>(8)?),
            colour: row.get(9)?,
        },
    })
}

pub(crate) fn list_stages(db: &Connection) -> Result<Vec<StageRow>> {
    let mut list = db.prepare_cached(&format!(
        "SELECT {STAGE} FROM stage WHERE deleted_at IS NULL ORDER BY position"
    ))?;
    let rows = list.query_map([], read_stage)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(crate) fn get_stage(db: &Connection, id: &str) -> Result<StageRow> {
    let gone = || Error::new(ErrorCode::StageNotFound).with("stage", id);
    let key = Uuid::parse_str(id).map_err(|_| gone())?;
    db.prepare_cached(&format!("SELECT {STAGE} FROM stage WHERE id = ?1 AND deleted_at IS NULL"))?
        .query_row([key], read_stage)
        .optional()?
        .ok_or_else(gone)
}

pub(crate) fn insert_pipeline(db: &Connection, id: Uuid) -> Result<i64> {
    db.execute("INSERT INTO pipeline (id, name, position) VALUES (?1, '', 0)", [id])?;
    Ok(db.last_insert_rowid())
}

/// Codes that were ever given, removed stages included.
pub(crate) fn list_codes(db: &Connection) -> Result<Vec<String>> {
    let mut list = db.prepare_cached("SELECT code FROM stage")?;
    let rows = list.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The pipeline of the board.
pub(crate) fn get_pipeline(db: &Connection) -> Result<i64> {
    Ok(db
        .prepare_cached("SELECT rid FROM pipeline ORDER BY position LIMIT 1")?
        .query_row([], |row| row.get(0))?)
}

pub(crate) fn set_order(db: &Connection, rid: i64, position: i64, colour: i64) -> Result<()> {
    db.prepare_cached(
        "UPDATE stage SET position = ?2, colour = ?3
         WHERE rid = ?1 AND (position <> ?2 OR colour <> ?3)",
    )?
    .execute(params![rid, position, colour])?;
    Ok(())
}

pub(crate) fn remove_stage(db: &Connection, rid: i64, at: i64) -> Result<()> {
    db.prepare_cached("UPDATE stage SET deleted_at = ?2 WHERE rid = ?1")?
        .execute(params![rid, at])?;
    Ok(())
}

/// Who stands in a stage, in the Trash or not: standing, lost reason, day the cycle ended, and
/// whether the lead lies in the Trash.
pub(crate) fn list_standing_in(db: &Connection, stage: i64) -> Result<Vec<StandingIn>> {
    let mut list = db.prepare_cached(
        "SELECT lead.rid, coalesce(card.name, ''), lead.stage_rid, lead.position,
           lead.stage_since, lead.cycle, lead.lost_reason, lead.deleted_at IS NOT NULL,
           (SELECT closed_on FROM stage_event WHERE lead_rid = lead.rid
            ORDER BY at DESC, rid DESC LIMIT 1)
         FROM lead LEFT JOIN lead_card AS card ON card.lead_rid = lead.rid
         WHERE lead.stage_rid = ?1 ORDER BY lead.rid",
    )?;
    let rows = list.query_map([stage], |row| {
        Ok(StandingIn {
            standing: read_standing(row)?,
            lost_reason: row.get(6)?,
            trashed: row.get(7)?,
            closed_on: row.get(8)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Leads in removed stages, by the index `lead_stage`: `CROSS JOIN` has SQLite begin at the few
/// stages instead of walking all leads.
pub(crate) fn list_leads_without_stage(db: &Connection) -> Result<Vec<i64>> {
    let mut list = db.prepare_cached(
        "SELECT lead.rid FROM stage CROSS JOIN lead ON lead.stage_rid = stage.rid
         WHERE stage.deleted_at IS NOT NULL",
    )?;
    let rows = list.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// See [`list_standing_in`].
pub(crate) struct StandingIn {
    pub(crate) standing: Standing,
    pub(crate) lost_reason: String,
    pub(crate) trashed: bool,
    pub(crate) closed_on: Option<String>,
}

pub(crate) struct NewStage<'a> {
    pub(crate) id: Uuid,
    pub(crate) pipeline: i64,
    pub(crate) code: &'a str,
    pub(crate) name_en: &'a str,
    pub(crate) name_ja: &'a str,
    pub(crate) kind: StageKind,
    pub(crate) quiet_days: i64,
    pub(crate) probability: i64,
    pub(crate) colour: i64,
    pub(crate) position: i64,
}

pub(crate) fn insert_stage(db: &Connection, new: &NewStage<'_>) -> Result<()> {
    db.execute(
        "INSERT INTO stage (id, pipeline_rid, code, kind, quiet_days, probability, colour, position,
           name_en, name_ja) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        params![
            new.id,
            new.pipeline,
            new.code,
            new.kind.code(),
            new.quiet_days,
            new.probability,
            new.colour,
            new.position,
            new.name_en,
            new.name_ja,
        ],
    )?;
    Ok(())
}

pub(crate) fn update_stage(db: &Connection, rid: i64, stage: &Stage) -> Result<()> {
    db.execute(
        "UPDATE stage SET name_en = ?2, name_ja = ?3, quiet_days = ?4, probability = ?5, sort = ?6
         WHERE rid = ?1",
        params![
            rid,
            stage.name_en,
            stage.name_ja,
            stage.quiet_days,
            stage.probability,
            stage.sort.code(),
        ],
    )?;
    Ok(())
}

/// Count and value of each stage and currency, as the triggers keep them.
pub(crate) fn list_totals(db: &Connection) -> Result<Vec<(i64, String, i64, i64)>> {
    let mut list = db.prepare_cached(
        "SELECT stage_rid, currency, count, value_minor FROM stage_total WHERE count > 0",
    )?;
    let rows =
        list.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The same for the leads that answer a filter.
pub(crate) fn list_filtered_totals(
    db: &Connection,
    filter: &Filter,
) -> Result<Vec<(i64, String, i64, i64)>> {
    let mut list = db.prepare_cached(&format!(
        "SELECT card.stage_rid, card.value_currency, count(*), sum(card.value_minor)
         FROM lead_card AS card WHERE 1{} GROUP BY 1, 2",
        filter.and()
    ))?;
    let rows = list.query_map(rusqlite::params_from_iter(filter.params()), |row| {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Open leads with this urgency. Walks one range of an index.
pub(crate) fn count_open_with(db: &Connection, urgency: i64) -> Result<i64> {
    Ok(db
        .prepare_cached("SELECT count(*) FROM lead_card WHERE open = 1 AND urgency = ?1")?
        .query_row([urgency], |row| row.get(0))?)
}

/// The newest departures from a stage: milliseconds stayed and the stage they went to.
pub(crate) fn list_departures(db: &Connection, stage: i64, limit: i64) -> Result<Vec<(i64, i64)>> {
    let mut list = db.prepare_cached(
        "SELECT at - coalesce(since, at), to_stage_rid FROM stage_event
         WHERE from_stage_rid = ?1 ORDER BY at DESC LIMIT ?2",
    )?;
    let rows = list.query_map(params![stage, limit], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Where a lead stands.
#[derive(Debug, Clone)]
pub(crate) struct Standing {
    pub(crate) lead: i64,
    pub(crate) name: String,
    pub(crate) stage: i64,
    pub(crate) position: Vec<u8>,
    pub(crate) since: i64,
    pub(crate) cycle: i64,
}

/// The same for an id as it crosses the wire; `None` also if the text is no id.
pub(crate) fn find_standing_of(db: &Connection, lead: &str) -> Result<Option<Standing>> {
    Uuid::parse_str(lead).map_or(Ok(None), |id| find_standing(db, id))
}

/// Where the lead with this id stands, of a merged one the lead that stays; `None` if it is gone or
/// in the Trash.
pub(crate) fn find_standing(db: &Connection, lead: Uuid) -> Result<Option<Standing>> {
    Ok(db
        .prepare_cached(
            "SELECT lead.rid, coalesce(card.name, ''), lead.stage_rid, lead.position,
               lead.stage_since, lead.cycle
             FROM lead LEFT JOIN lead_card AS card ON card.lead_rid = lead.rid
             WHERE lead.deleted_at IS NULL AND lead.rid =
               (SELECT coalesce(merged_into_rid, rid) FROM lead WHERE id = ?1)",
        )?
        .query_row([lead], read_standing)
        .optional()?)
}

/// Where a lead outside the Trash stands, by row.
pub(crate) fn get_standing(db: &Connection, lead: i64) -> Result<Standing> {
    Ok(db
        .prepare_cached(
            "SELECT lead.rid, coalesce(card.name, ''), lead.stage_rid, lead.position,
               lead.stage_since, lead.cycle
             FROM lead LEFT JOIN lead_card AS card ON card.lead_rid = lead.rid
             WHERE lead.rid = ?1",
        )?
        .query_row([lead], read_standing)?)
}

fn read_standing(row: &rusqlite::Row<'_>) -> rusqlite::Result<Standing> {
    Ok(Standing {
        lead: row.get(0)?,
        name: row.get(1)?,
        stage: row.get(2)?,
        position: row.get(3)?,
        since: row.get(4)?,
        cycle: row.get(5)?,
    })
}

/// The next place below `position` in a stage that none of `moving` holds.
pub(crate) fn find_next_position(
    db: &Connection,
    stage: i64,
    position: &[u8],
    moving: &[i64],
) -> Result<Option<Vec<u8>>> {
    let mut list = db.prepare_cached(
        "SELECT lead_rid, position FROM lead_card WHERE stage_rid = ?1 AND position > ?2
         ORDER BY position, lead_rid",
    )?;
    let mut rows = list.query(params![stage, position])?;
    while let Some(row) = rows.next()? {
        if !moving.contains(&row.get::<_, i64>(0)?) {
            return Ok(Some(row.get(1)?));
        }
    }
    Ok(None)
}

/// Stage, place, entry time, cycle and lost reason: they only ever change together.
pub(crate) struct Placement<'a> {
    pub(crate) stage: i64,
    pub(crate) position: &'a [u8],
    pub(crate) since: i64,
    pub(crate) cycle: i64,
    pub(crate) lost_reason: &'a str,
}

pub(crate) fn set_placement(db: &Connection, lead: i64, to: &Placement<'_>) -> Result<()> {
    db.prepare_cached(
        "UPDATE lead SET stage_rid = ?2, position = ?3, stage_since = ?4, cycle = ?5,
           lost_reason = ?6 WHERE rid = ?1",
    )?
    .execute(params![lead, to.stage, to.position, to.since, to.cycle, to.lost_reason])?;
    Ok(())
}

pub(crate) fn set_position(db: &Connection, lead: i64, position: &[u8]) -> Result<()> {
    db.prepare_cached("UPDATE lead SET position = ?2 WHERE rid = ?1")?
        .execute(params![lead, position])?;
    Ok(())
}

/// Cards of a stage in an order: lead and place, as they stand on the board.
pub(crate) fn list_places(
    db: &Connection,
    stage: i64,
    sort: CardSort,
) -> Result<Vec<(i64, Vec<u8>)>> {
    let mut list = db.prepare_cached(&format!(
        "SELECT card.lead_rid, card.position FROM lead_card AS card WHERE card.stage_rid = ?1
         ORDER BY {}",
        order_of(sort)
    ))?;
    let rows = list.query_map([stage], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(crate) fn set_value(db: &Connection, lead: i64, minor: i64, currency: &str) -> Result<()> {
    db.prepare_cached("UPDATE lead SET value_minor = ?2, value_currency = ?3 WHERE rid = ?1")?
        .execute(params![lead, minor, currency])?;
    Ok(())
}

pub(crate) struct NewStageEvent<'a> {
    pub(crate) id: Uuid,
    pub(crate) lead: i64,
    pub(crate) from: i64,
    pub(crate) to: i64,
    pub(crate) at: i64,
    pub(crate) since: i64,
    pub(crate) actor: &'a str,
    pub(crate) reason: &'a str,
    pub(crate) note: &'a str,
    pub(crate) cycle: i64,
    /// Day on which it was won or lost; the event then keeps the lead's value, too.
    pub(crate) closed_on: Option<&'a str>,
}

pub(crate) fn insert_stage_event(db: &Connection, new: &NewStageEvent<'_>) -> Result<()> {
    db.prepare_cached(
        "INSERT INTO stage_event
           (id, lead_rid, from_stage_rid, to_stage_rid, at, since, actor, reason, note, cycle,
            closed_on, value_minor, value_currency)
         SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, CASE WHEN ?11 IS NULL THEN 0
           ELSE value_minor END, CASE WHEN ?11 IS NULL THEN '' ELSE value_currency END
         FROM lead WHERE rid = ?2",
    )?
    .execute(params![
        new.id,
        new.lead,
        new.from,
        new.to,
        new.at,
        new.since,
        new.actor,
        new.reason,
        new.note,
        new.cycle,
        new.closed_on,
    ])?;
    Ok(())
}

/// One entry into a stage, as logged.
pub(crate) struct EntryRow {
    pub(crate) stage: Uuid,
    pub(crate) at: i64,
    pub(crate) cycle: i64,
    pub(crate) reason: String,
    pub(crate) note: String,
    pub(crate) closed_on: Option<String>,
    pub(crate) value_minor: i64,
    pub(crate) value_currency: String,
}

/// Entries of a lead, oldest first.
pub(crate) fn list_entries(db: &Connection, lead: i64) -> Result<Vec<EntryRow>> {
    let mut list = db.prepare_cached(
        "SELECT stage.id, stage_event.at, stage_event.cycle, stage_event.reason, stage_event.note,
           closed_on, value_minor, value_currency
         FROM stage_event JOIN stage ON stage.rid = to_stage_rid
         WHERE lead_rid = ?1 ORDER BY at, stage_event.rid",
    )?;
    let rows = list.query_map([lead], |row| {
        Ok(EntryRow {
            stage: row.get(0)?,
            at: row.get(1)?,
            cycle: row.get(2)?,
            reason: row.get(3)?,
            note: row.get(4)?,
            closed_on: row.get(5)?,
            value_minor: row.get(6)?,
            value_currency: row.get(7)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Place of a card in its column, from 1, and the column's count.
pub(crate) fn find_place(db: &Connection, lead: i64, sort: CardSort) -> Result<(i64, i64)> {
    let before = match sort {
        CardSort::Urgency => {
            "(other.urgency, -other.score, other.lead_rid) < (card.urgency, -card.score, card.lead_rid)"
        }
        CardSort::Manual => "(other.position, other.lead_rid) < (card.position, card.lead_rid)",
        CardSort::Score => "(-other.score, other.lead_rid) < (-card.score, card.lead_rid)",
        CardSort::Value => {
            "(-other.value_minor, other.lead_rid) < (-card.value_minor, card.lead_rid)"
        }
    };
    let sql = format!(
        "SELECT (SELECT count(*) FROM lead_card AS other
                 WHERE other.stage_rid = card.stage_rid AND {before}) + 1,
           (SELECT coalesce(sum(count), 0) FROM stage_total WHERE stage_rid = card.stage_rid)
         FROM lead_card AS card WHERE card.lead_rid = ?1"
    );
    Ok(db
        .prepare_cached(&sql)?
        .query_row([lead], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?
        .unwrap_or((1, 1)))
}

/// ORDER BY of a column; an index on `lead_card` serves each.
pub(crate) fn order_of(sort: CardSort) -> &'static str {
    match sort {
        CardSort::Urgency => "card.urgency, card.score DESC, card.lead_rid",
        CardSort::Manual => "card.position, card.lead_rid",
        CardSort::Score => "card.score DESC, card.lead_rid",
        CardSort::Value => "card.value_minor DESC, card.lead_rid",
    }
}

/// Parameter for a stage condition.
pub(crate) fn stage_param(rid: i64) -> Vec<Value> {
    vec![Value::Integer(rid)]
}

/// Closed leads whose day to come back (an open step of kind `return`) is `day` or earlier: id
/// of the lead and of the step.
pub(crate) fn list_returns(db: &Connection, day: &str) -> Result<Vec<(Uuid, i64)>> {
    let mut list = db.prepare_cached(
        "SELECT lead.id, next_step.rid FROM next_step JOIN lead ON lead.rid = lead_rid
         WHERE next_step.state = 'open' AND next_step.kind = 'return' AND next_step.due_on <= ?1
           AND lead.deleted_at IS NULL ORDER BY next_step.rid",
    )?;
    let rows = list.query_map([day], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Ends the open steps of a lead; `state` is `done` or `dropped`.
pub(crate) fn close_steps(db: &Connection, lead: i64, state: &str, at: i64) -> Result<()> {
    db.prepare_cached(
        "UPDATE next_step SET state = ?2, done_at = ?3 WHERE lead_rid = ?1 AND state = 'open'",
    )?
    .execute(params![lead, state, at])?;
    Ok(())
}

/// Plans the day on which a closed lead comes back.
pub(crate) fn insert_return(
    db: &Connection,
    id: Uuid,
    lead: i64,
    due_on: &str,
    why: &str,
    at: i64,
) -> Result<()> {
    db.prepare_cached(
        "INSERT INTO next_step (id, lead_rid, kind, due_on, made_by, why, created_at)
         VALUES (?1, ?2, 'return', ?3, 'rule', ?4, ?5)",
    )?
    .execute(params![id, lead, due_on, why, at])?;
    Ok(())
}
