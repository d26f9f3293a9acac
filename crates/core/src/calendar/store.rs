//! Entries of days, from `lead_card`.

use std::collections::BTreeMap;

use rusqlite::types::Value;
use rusqlite::{Connection, Row, params_from_iter};
use uuid::Uuid;

use super::wire::CalendarKind;
use crate::db::key_list;
use crate::error::Result;
use crate::leads::filter::Filter;

/// An entry before its lead is read: the day (ISO), the instant of a step with a time, the lead.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Found {
    pub(super) on: String,
    pub(super) at: Option<i64>,
    pub(super) rid: i64,
    pub(super) id: Uuid,
}

/// The condition of an entry on the day `{on}`; served by `card_step` and `card_close`.
pub(super) fn condition(what: CalendarKind, on: &str) -> String {
    match what {
        CalendarKind::Step => format!("card.step_due_on = {on}"),
        CalendarKind::Close => format!("card.expected_close = {on} AND card.open = 1"),
    }
}

/// The order within a day.
pub(super) fn order(what: CalendarKind) -> &'static str {
    match what {
        CalendarKind::Step => "card.step_due_at, card.lead_rid",
        CalendarKind::Close => "card.lead_rid",
    }
}

fn read(row: &Row<'_>) -> rusqlite::Result<Found> {
    Ok(Found { on: row.get(0)?, at: row.get(1)?, rid: row.get(2)?, id: row.get(3)? })
}

/// Days as the parameter of `json_each(?)`.
fn day_list(days: &[String]) -> Result<Value> {
    Ok(Value::Text(serde_json::to_string(days)?))
}

/// The first entries of each day, at most `limit` a day, in the order of the days.
///
/// One statement for all days: what a filter looks up once (the hits of a search text) is looked up
/// once, while each day ends at its own limit.
pub(super) fn list_first(
    db: &Connection,
    what: CalendarKind,
    days: &[String],
    limit: i64,
    filter: &Filter,
) -> Result<Vec<Found>> {
    let sql = format!(
        "SELECT day.value, card.step_due_at, card.lead_rid, card.lead_id
         FROM json_each(?) AS day CROSS JOIN lead_card AS card
         WHERE card.lead_rid IN (SELECT card.lead_rid FROM lead_card AS card
           WHERE {condition}{and} ORDER BY {order} LIMIT ?)",
        condition = condition(what, "day.value"),
        and = filter.and(),
        order = order(what),
    );
    let mut params = vec![day_list(days)?];
    params.extend_from_slice(filter.params());
    params.push(Value::Integer(limit));
    let mut list = db.prepare_cached(&sql)?;
    let rows = list.query_map(params_from_iter(params), read)?;
    let mut found = rows.collect::<rusqlite::Result<Vec<Found>>>()?;
    if what == CalendarKind::Close {
        // the time of a step says nothing about a close
        found.iter_mut().for_each(|one| one.at = None);
    }
    found.sort_unstable();
    Ok(found)
}

/// Entries of each day, counted up to `most`.
pub(super) fn count_days(
    db: &Connection,
    what: CalendarKind,
    days: &[String],
    most: i64,
    filter: &Filter,
) -> Result<BTreeMap<String, i64>> {
    let sql = format!(
        "SELECT day.value, (SELECT count(*) FROM (SELECT 1 FROM lead_card AS card
           WHERE {condition}{and} LIMIT ?)) FROM json_each(?) AS day",
        condition = condition(what, "day.value"),
        and = filter.and(),
    );
    let mut params = filter.params().to_vec();
    params.push(Value::Integer(most));
    params.push(day_list(days)?);
    let mut list = db.prepare_cached(&sql)?;
    let rows = list.query_map(params_from_iter(params), |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// All entries of these leads from the first to the last of `days`, in order.
pub(super) fn list_of_leads(
    db: &Connection,
    what: CalendarKind,
    leads: &[i64],
    days: &[String],
) -> Result<Vec<Found>> {
    let sql = match what {
        CalendarKind::Step => {
            "SELECT card.step_due_on, card.step_due_at, card.lead_rid, card.lead_id
             FROM lead_card AS card
             WHERE card.lead_rid IN (SELECT value FROM json_each(?))
               AND +card.step_due_on BETWEEN ? AND ? ORDER BY 1, 2, 3"
        }
        CalendarKind::Close => {
            "SELECT card.expected_close, NULL, card.lead_rid, card.lead_id FROM lead_card AS card
             WHERE card.lead_rid IN (SELECT value FROM json_each(?))
               AND +card.expected_close BETWEEN ? AND ? AND card.open = 1 ORDER BY 1, 3"
        }
    };
    let (first, last) = (days.first().cloned(), days.last().cloned());
    let mut list = db.prepare_cached(sql)?;
    let rows = list.query_map(
        rusqlite::params![key_list(leads), first.unwrap_or_default(), last.unwrap_or_default()],
        read,
    )?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
