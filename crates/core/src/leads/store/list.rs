//! Reading cards for lists, the board and pickers.

use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};
use uuid::Uuid;

use crate::db::key_list;
use crate::error::Result;
use crate::leads::filter::Filter;

/// Leads that have a card: all that are not in the Trash.
pub(crate) fn count_all(db: &Connection) -> Result<i64> {
    Ok(db
        .prepare_cached("SELECT coalesce(sum(count), 0) FROM stage_total")?
        .query_row([], |row| row.get(0))?)
}

/// Sums of value by currency over all cards.
pub(crate) fn sum_values(db: &Connection) -> Result<Vec<(String, i64)>> {
    let mut list = db.prepare_cached(
        "SELECT currency, sum(value_minor) FROM stage_total WHERE currency <> ''
         GROUP BY currency HAVING sum(value_minor) <> 0 ORDER BY 2 DESC",
    )?;
    let rows = list.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Cards without a mail address. Served by `card_no_mail`.
pub(crate) fn count_without_mail(db: &Connection) -> Result<i64> {
    Ok(db
        .prepare_cached("SELECT count(*) FROM lead_card WHERE mail = ''")?
        .query_row([], |row| row.get(0))?)
}

/// The leads that the index of words finds for an expression, lowest key first: the first `limit` of
/// them, or all.
pub(crate) fn list_hits(
    db: &Connection,
    expression: Option<&Value>,
    limit: Option<usize>,
) -> Result<Vec<i64>> {
    let mut list =
        db.prepare_cached("SELECT rowid FROM lead_search WHERE lead_search MATCH ?1 LIMIT ?2")?;
    let limit = limit.map_or(-1, |limit| i64::try_from(limit).unwrap_or(i64::MAX));
    let rows = list.query_map(rusqlite::params![expression, limit], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The best `wanted` of the leads that `is_hit` names, by a walk down the scores of all: `None` if
/// they are not found within `most` steps.
pub(crate) fn walk_to_best(
    db: &Connection,
    is_hit: impl Fn(i64) -> bool,
    wanted: usize,
    most: usize,
) -> Result<Option<Vec<i64>>> {
    let mut walk = db.prepare_cached(
        "SELECT card.lead_rid FROM lead_card AS card
         ORDER BY card.score DESC, card.lead_rid DESC LIMIT ?1",
    )?;
    let mut rows = walk.query([i64::try_from(most).unwrap_or(i64::MAX)])?;
    let mut best = Vec::with_capacity(wanted);
    while best.len() < wanted {
        let Some(row) = rows.next()? else { return Ok(None) };
        let lead = row.get(0)?;
        if is_hit(lead) {
            best.push(lead);
        }
    }
    Ok(Some(best))
}

/// The best `wanted` of a [`crate::db::key_list`], by the score of each.
pub(crate) fn list_best(db: &Connection, keys: &str, wanted: usize) -> Result<Vec<i64>> {
    let mut list = db.prepare_cached(
        "SELECT card.lead_rid FROM json_each(?1) AS key
           CROSS JOIN lead_card AS card ON card.lead_rid = key.value
         ORDER BY card.score DESC, card.lead_rid DESC LIMIT ?2",
    )?;
    let wanted = i64::try_from(wanted).unwrap_or(i64::MAX);
    let rows = list.query_map(rusqlite::params![keys, wanted], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Those of a [`crate::db::key_list`] that meet two more conditions.
pub(crate) fn list_among<'a>(
    db: &Connection,
    keys: &'a Value,
    condition: &str,
    rest: &str,
    params: impl Iterator<Item = &'a Value>,
) -> Result<Vec<i64>> {
    let sql = format!(
        "SELECT card.lead_rid FROM lead_card AS card
         WHERE card.lead_rid IN (SELECT value FROM json_each(?)) AND {condition}{rest}"
    );
    let mut list = db.prepare_cached(&sql)?;
    let params = params_from_iter(std::iter::once(keys).chain(params));
    let rows = list.query_map(params, |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The first leads, in no order, that meet a condition and a filter.
pub(crate) fn list_first(
    db: &Connection,
    condition: &str,
    params: &[Value],
    filter: &Filter,
    limit: usize,
) -> Result<Vec<i64>> {
    let sql = format!(
        "SELECT card.lead_rid FROM lead_card AS card WHERE {condition}{} LIMIT {limit}",
        filter.and()
    );
    let mut list = db.prepare_cached(&sql)?;
    let params = params_from_iter(params.iter().chain(filter.params()));
    let rows = list.query_map(params, |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// What the foot of a list says of the cards that answer, by kana row and currency.
pub(crate) struct Summary {
    pub(crate) kana_row: i64,
    pub(crate) currency: String,
    pub(crate) count: i64,
    pub(crate) value_minor: i64,
    pub(crate) without_mail: i64,
}

/// All counts of a filter in one walk: over the few that answer, or over the narrow index
/// `card_all_score`; the plus keeps SQLite from walking the order of readings instead, which would
/// visit each card.
pub(crate) fn list_summaries(db: &Connection, filter: &Filter) -> Result<Vec<Summary>> {
    let few = filter.list_few(db, "1", &[])?;
    let (answering, params) = match &few {
        Some(keys) => (
            " AND card.lead_rid IN (SELECT value FROM json_each(?))".to_owned(),
            vec![Value::Text(key_list(keys))],
        ),
        None => (filter.and(), filter.params().to_vec()),
    };
    let sql = format!(
        "SELECT +card.kana_row, card.value_currency, count(*), sum(card.value_minor),
           sum(card.mail = '')
         FROM lead_card AS card WHERE 1{answering} GROUP BY 1, 2 ORDER BY 1"
    );
    let mut list = db.prepare_cached(&sql)?;
    let rows = list.query_map(params_from_iter(params), |row| {
        Ok(Summary {
            kana_row: row.get(0)?,
            currency: row.get(1)?,
            count: row.get(2)?,
            value_minor: row.get(3)?,
            without_mail: row.get(4)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// All cards by kana row, in the order of the rows. Served by `card_kana`.
pub(crate) fn count_kana_rows(db: &Connection) -> Result<Vec<(i64, i64)>> {
    let mut list =
        db.prepare_cached("SELECT kana_row, count(*) FROM lead_card GROUP BY kana_row ORDER BY 1")?;
    let rows = list.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// A lead in the Trash: id, name parts, company, since.
pub(crate) struct TrashRecord {
    pub(crate) rid: i64,
    pub(crate) deleted_at: i64,
}

/// Leads in the Trash, newest first, at most 1,000. Served by `lead_trash`.
pub(crate) fn list_trash(db: &Connection) -> Result<Vec<TrashRecord>> {
    let mut list = db.prepare_cached(
        "SELECT rid, deleted_at FROM lead WHERE deleted_at IS NOT NULL AND merged_into_rid IS NULL
         ORDER BY deleted_at DESC, rid DESC LIMIT 1000",
    )?;
    let rows =
        list.query_map([], |row| Ok(TrashRecord { rid: row.get(0)?, deleted_at: row.get(1)? }))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Sources with the number of their leads: id, channel, name, place, first day, last day, leads.
pub(crate) type SourceUse = (Uuid, String, String, String, Option<String>, Option<String>, i64);

/// Sources, newest first. Leads in the Trash count as well: the number is a guide, and the index
/// `lead_source` answers it alone.
pub(crate) fn list_sources(db: &Connection) -> Result<Vec<SourceUse>> {
    let mut list = db.prepare_cached(
        "SELECT id, channel, name, place, begins_on, ends_on,
           (SELECT count(*) FROM lead WHERE source_rid = source.rid)
         FROM source WHERE deleted_at IS NULL ORDER BY coalesce(begins_on, '') DESC, rid DESC",
    )?;
    let rows = list.query_map([], |row| {
        Ok((
            row.get(0)?,
            row.get(1)?,
            row.get(2)?,
            row.get(3)?,
            row.get(4)?,
            row.get(5)?,
            row.get(6)?,
        ))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Tags with the number of their leads, most used first.
pub(crate) fn list_tag_uses(db: &Connection) -> Result<Vec<(Uuid, String, i64, i64)>> {
    let mut list = db.prepare_cached(
        "SELECT id, name, colour, (SELECT count(*) FROM lead_tag WHERE tag_rid = tag.rid) AS uses
         FROM tag WHERE deleted_at IS NULL ORDER BY uses DESC, name",
    )?;
    let rows =
        list.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// When a person last changed something of a lead. Served by the key of `change_lead`.
pub(crate) fn find_last_change(db: &Connection, lead: i64) -> Result<Option<i64>> {
    Ok(db
        .prepare_cached(
            "SELECT max(at) FROM change_log WHERE op NOT IN ('roll_day', 'send_mail')
               AND seq IN (SELECT seq FROM change_lead WHERE lead_rid = ?1)",
        )?
        .query_row([lead], |row| row.get(0))?)
}
