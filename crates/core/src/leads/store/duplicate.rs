//! Rows of `duplicate_key` and `duplicate_pair`.

use rusqlite::{Connection, params};
use uuid::Uuid;

use crate::error::Result;

pub(crate) fn remove_keys(db: &Connection, lead: i64) -> Result<()> {
    db.prepare_cached("DELETE FROM duplicate_key WHERE lead_rid = ?1")?.execute([lead])?;
    Ok(())
}

/// Leads with this key, oldest first, at most 50: a key that more people share tells nothing.
pub(crate) fn list_leads_by_key(db: &Connection, kind: &str, key: &str) -> Result<Vec<i64>> {
    let mut list = db.prepare_cached(
        "SELECT lead_rid FROM duplicate_key WHERE kind = ?1 AND key = ?2 ORDER BY lead_rid LIMIT 50",
    )?;
    let rows = list.query_map([kind, key], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Keys of one lead as `(kind, key)`.
pub(crate) fn list_keys(db: &Connection, lead: i64) -> Result<Vec<(String, String)>> {
    let mut list = db.prepare_cached(
        "SELECT kind, key FROM duplicate_key WHERE lead_rid = ?1 ORDER BY kind, key",
    )?;
    let rows = list.query_map([lead], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// True if a person said that the two are different people.
pub(crate) fn is_different(db: &Connection, one: i64, other: i64) -> Result<bool> {
    Ok(db
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM duplicate_pair WHERE decision = 'different'
               AND one_rid = min(?1, ?2) AND other_rid = max(?1, ?2))",
        )?
        .query_row([one, other], |row| row.get(0))?)
}

/// Keeps a pair for a later decision, once.
pub(crate) fn insert_pair(
    db: &Connection,
    id: Uuid,
    one: i64,
    other: i64,
    certain: bool,
    reasons: &str,
    now: i64,
) -> Result<()> {
    db.prepare_cached(
        "INSERT INTO duplicate_pair (id, one_rid, other_rid, certain, reasons, at)
         SELECT ?1, min(?2, ?3), max(?2, ?3), ?4, ?5, ?6
         WHERE NOT EXISTS (SELECT 1 FROM duplicate_pair
           WHERE one_rid = min(?2, ?3) AND other_rid = max(?2, ?3))",
    )?
    .execute(params![id, one, other, certain, reasons, now])?;
    Ok(())
}
