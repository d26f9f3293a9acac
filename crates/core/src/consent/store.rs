//! Rows of `consent_event` and `suppression`. Append-only but for `lifted_at`.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, Row, params};
use uuid::Uuid;

use super::ConsentEvent;
use crate::error::Result;
use crate::time::Timestamp;

/// A row to append.
pub(crate) struct NewEvent<'a> {
    pub(crate) id: Uuid,
    pub(crate) site: Uuid,
    pub(crate) lead: Uuid,
    pub(crate) address: &'a str,
    pub(crate) salt: &'a [u8],
    pub(crate) kind: &'a str,
    pub(crate) ground: &'a str,
    pub(crate) purpose: &'a str,
    pub(crate) how: &'a str,
    pub(crate) place: &'a str,
    pub(crate) at: i64,
    pub(crate) recorded_at: i64,
    pub(crate) actor: &'a str,
    pub(crate) voids: Option<Uuid>,
    pub(crate) previous: &'a [u8],
    pub(crate) hash: &'a [u8],
}

pub(crate) fn insert(db: &Connection, new: &NewEvent<'_>) -> Result<()> {
    db.prepare_cached(
        "INSERT INTO consent_event (id, site_id, lead_id, address, address_salt, kind, ground,
           purpose, how, place, at, recorded_at, actor, voids_id, prev_hash, hash)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)",
    )?
    .execute(params![
        new.id,
        new.site,
        new.lead,
        new.address,
        new.salt,
        new.kind,
        new.ground,
        new.purpose,
        new.how,
        new.place,
        new.at,
        new.recorded_at,
        new.actor,
        new.voids,
        new.previous,
        new.hash,
    ])?;
    Ok(())
}

/// The hash of the newest entry.
pub(crate) fn find_last_hash(db: &Connection) -> Result<Option<Vec<u8>>> {
    Ok(db
        .prepare_cached("SELECT hash FROM consent_event ORDER BY rid DESC LIMIT 1")?
        .query_row([], |row| row.get(0))
        .optional()?)
}

const COLUMNS: &str =
    "id, kind, ground, address, how, place, at, recorded_at, expires_at, voids_id";

fn event(row: &Row<'_>) -> rusqlite::Result<ConsentEvent> {
    event_from(row, 0)
}

/// An entry whose columns begin at `first`; behind them stand the id of the lead it was written
/// for and, if that lead was merged, when.
fn event_from(row: &Row<'_>, first: usize) -> rusqlite::Result<ConsentEvent> {
    Ok(ConsentEvent {
        id: row.get(first)?,
        kind: row.get(first + 1)?,
        ground: row.get(first + 2)?,
        address: row.get(first + 3)?,
        how: row.get(first + 4)?,
        place: row.get(first + 5)?,
        at: Timestamp(row.get(first + 6)?),
        recorded_at: Timestamp(row.get(first + 7)?),
        expires_at: row.get::<_, Option<i64>>(first + 8)?.map(Timestamp),
        voids: row.get(first + 9)?,
        lead: row.get(first + 10)?,
        joined_at: row.get::<_, Option<i64>>(first + 11)?.map(Timestamp),
    })
}

/// All entries of one lead and of those that lie behind it, oldest first. The id may be one of
/// theirs, or that of a lead which is gone.
pub(crate) fn list_of_lead(db: &Connection, lead: Uuid) -> Result<Vec<ConsentEvent>> {
    let mut list = db.prepare_cached(&format!(
        "SELECT {COLUMNS}, lead_id, (SELECT deleted_at FROM lead
           WHERE lead.id = consent_event.lead_id AND merged_into_rid IS NOT NULL)
         FROM consent_event WHERE lead_id IN (
           SELECT ?1
           UNION SELECT stays.id FROM lead AS named JOIN lead AS stays
             ON stays.rid = named.merged_into_rid WHERE named.id = ?1
           UNION SELECT behind.id FROM lead AS named JOIN lead AS behind
             ON behind.merged_into_rid = coalesce(named.merged_into_rid, named.rid)
             WHERE named.id = ?1)
         ORDER BY rid"
    ))?;
    let rows = list.query_map([lead], event)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// All entries of the leads of a [`crate::db::key_list`], and of those that lie behind them, by the
/// row of the lead, oldest first.
pub(crate) fn by_lead(db: &Connection, keys: &str) -> Result<BTreeMap<i64, Vec<ConsentEvent>>> {
    crate::db::rows_by_key(
        db,
        "SELECT lead.rid, entry.rid, entry.id, kind, ground, address, how, place, at, recorded_at,
           expires_at, voids_id, entry.lead_id, NULL
         FROM lead CROSS JOIN consent_event AS entry ON entry.lead_id = lead.id
         WHERE lead.rid IN (SELECT value FROM json_each(?1))
         UNION ALL
         SELECT lead.merged_into_rid, entry.rid, entry.id, kind, ground, address, how, place, at,
           recorded_at, expires_at, voids_id, entry.lead_id, lead.deleted_at
         FROM lead CROSS JOIN consent_event AS entry ON entry.lead_id = lead.id
         WHERE lead.merged_into_rid IN (SELECT value FROM json_each(?1))
         ORDER BY 1, 2",
        keys,
        |row| event_from(row, 2),
    )
}

/// True if any address was ever suppressed.
pub(crate) fn has_suppressions(db: &Connection) -> Result<bool> {
    Ok(db.query_row("SELECT EXISTS (SELECT 1 FROM suppression)", [], |row| row.get(0))?)
}

/// One entry with the lead it speaks of.
pub(crate) fn find(db: &Connection, id: Uuid) -> Result<Option<(Uuid, ConsentEvent)>> {
    Ok(db
        .prepare_cached(&format!(
            "SELECT {COLUMNS}, lead_id, NULL FROM consent_event WHERE id = ?1"
        ))?
        .query_row([id], |row| Ok((row.get(10)?, event(row)?)))
        .optional()?)
}

/// One link of the chain, as kept.
pub(crate) struct Link {
    pub(crate) event: ConsentEvent,
    pub(crate) site: Uuid,
    pub(crate) lead: Uuid,
    pub(crate) salt: Vec<u8>,
    pub(crate) purpose: String,
    pub(crate) actor: String,
    pub(crate) previous: Vec<u8>,
    pub(crate) hash: Vec<u8>,
}

/// Walks the whole ledger, oldest first. Slow: reads every entry.
pub(crate) fn for_each_link(db: &Connection, mut see: impl FnMut(Link) -> bool) -> Result<()> {
    let mut list = db.prepare(&format!(
        "SELECT {COLUMNS}, lead_id, NULL, site_id, address_salt, purpose, actor, prev_hash, hash
         FROM consent_event ORDER BY rid"
    ))?;
    let mut rows = list.query([])?;
    while let Some(row) = rows.next()? {
        let link = Link {
            event: event(row)?,
            site: row.get(12)?,
            lead: row.get(10)?,
            salt: row.get(13)?,
            purpose: row.get(14)?,
            actor: row.get(15)?,
            previous: row.get(16)?,
            hash: row.get(17)?,
        };
        if !see(link) {
            break;
        }
    }
    Ok(())
}

/// Why an address is suppressed now; the gravest reason first (complaint, bounced, refused).
pub(crate) fn find_suppression(db: &Connection, hash: &[u8; 32]) -> Result<Option<String>> {
    Ok(db
        .prepare_cached(
            "SELECT reason FROM suppression WHERE hash = ?1 AND lifted_at IS NULL
             ORDER BY CASE reason WHEN 'complaint' THEN 0 WHEN 'bounced' THEN 1 ELSE 2 END LIMIT 1",
        )?
        .query_row([hash], |row| row.get(0))
        .optional()?)
}

pub(crate) fn insert_suppression(
    db: &Connection,
    hash: &[u8; 32],
    reason: &str,
    since: i64,
) -> Result<()> {
    db.prepare_cached("INSERT INTO suppression (hash, reason, since) VALUES (?1, ?2, ?3)")?
        .execute(params![hash, reason, since])?;
    Ok(())
}

/// Lifts the suppressions of an address for one reason; `since`: only the one made then.
pub(crate) fn lift_suppression(
    db: &Connection,
    hash: &[u8; 32],
    reason: &str,
    since: Option<i64>,
    at: i64,
) -> Result<()> {
    db.prepare_cached(
        "UPDATE suppression SET lifted_at = ?4
         WHERE hash = ?1 AND reason = ?2 AND lifted_at IS NULL AND (?3 IS NULL OR since = ?3)",
    )?
    .execute(params![hash, reason, since, at])?;
    Ok(())
}

/// Since when a suppression held that was in force at `at` and lifted then or later, if none is in
/// force now.
pub(crate) fn find_lifted(
    db: &Connection,
    hash: &[u8; 32],
    reason: &str,
    at: i64,
) -> Result<Option<i64>> {
    Ok(db
        .prepare_cached(
            "SELECT since FROM suppression AS old
             WHERE hash = ?1 AND reason = ?2 AND since <= ?3 AND lifted_at >= ?3
               AND NOT EXISTS (SELECT 1 FROM suppression AS now
                 WHERE now.hash = old.hash AND now.reason = old.reason AND now.lifted_at IS NULL)
             ORDER BY rid DESC LIMIT 1",
        )?
        .query_row(params![hash, reason, at], |row| row.get(0))
        .optional()?)
}

/// Leads that have this mail address, in the Trash or not.
pub(crate) fn list_owners(db: &Connection, address: &str) -> Result<Vec<i64>> {
    let mut list = db.prepare_cached(
        "SELECT DISTINCT lead_rid FROM contact_point
         WHERE kind = 'mail' AND normal = ?1 AND deleted_at IS NULL",
    )?;
    let rows = list.query_map([address], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The row of a lead, of a merged one that of the lead that stays, and its mail addresses, first the
/// primary one.
pub(crate) fn find_lead(db: &Connection, id: Uuid) -> Result<Option<(i64, Vec<String>)>> {
    let rid: Option<i64> = db
        .prepare_cached("SELECT coalesce(merged_into_rid, rid) FROM lead WHERE id = ?1")?
        .query_row([id], |row| row.get(0))
        .optional()?;
    let Some(rid) = rid else { return Ok(None) };
    let mut list = db.prepare_cached(
        "SELECT normal FROM contact_point
         WHERE lead_rid = ?1 AND kind = 'mail' AND deleted_at IS NULL
         ORDER BY is_primary DESC, position, rid",
    )?;
    let rows = list.query_map([rid], |row| row.get(0))?;
    Ok(Some((rid, rows.collect::<rusqlite::Result<_>>()?)))
}

/// The id under which new entries about a lead are written: that of the lead that stays.
pub(crate) fn find_staying(db: &Connection, id: Uuid) -> Result<Option<Uuid>> {
    Ok(db
        .prepare_cached(
            "SELECT stays.id FROM lead JOIN lead AS stays
               ON stays.rid = coalesce(lead.merged_into_rid, lead.rid) WHERE lead.id = ?1",
        )?
        .query_row([id], |row| row.get(0))
        .optional()?)
}
