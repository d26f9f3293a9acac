//! Rows of `workspace` and `setting`.

use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

use crate::error::Result;
use crate::time::Day;

pub(crate) struct NewWorkspace<'a> {
    pub(crate) id: Uuid,
    pub(crate) site: Uuid,
    pub(crate) secret: [u8; 32],
    pub(crate) zone: &'a str,
    pub(crate) day: Day,
    pub(crate) at: i64,
}

pub(crate) fn has_workspace(db: &Connection) -> Result<bool> {
    Ok(db.query_row("SELECT EXISTS (SELECT 1 FROM workspace)", [], |row| row.get(0))?)
}

pub(crate) fn insert_workspace(db: &Connection, new: &NewWorkspace<'_>) -> Result<()> {
    db.execute(
        "INSERT INTO workspace (id, site_id, secret, zone, derived_day, created_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![new.id, new.site, new.secret, new.zone, new.day.0, new.at],
    )?;
    Ok(())
}

pub(crate) fn get_derived_day(db: &Connection) -> Result<Day> {
    Ok(Day(db
        .prepare_cached("SELECT derived_day FROM workspace LIMIT 1")?
        .query_row([], |row| row.get(0))?))
}

pub(crate) fn set_derived_day(db: &Connection, day: Day) -> Result<()> {
    db.execute("UPDATE workspace SET derived_day = ?1", [day.0])?;
    Ok(())
}

pub(crate) fn get_derived_line(db: &Connection) -> Result<i64> {
    Ok(db
        .prepare_cached("SELECT derived_line FROM workspace LIMIT 1")?
        .query_row([], |row| row.get(0))?)
}

pub(crate) fn set_derived_line(db: &Connection, line: i64) -> Result<()> {
    db.execute("UPDATE workspace SET derived_line = ?1", [line])?;
    Ok(())
}

/// Site id and the secret that keys hashes and Message-IDs.
pub(crate) fn get_site(db: &Connection) -> Result<(Uuid, [u8; 32])> {
    Ok(db
        .prepare_cached("SELECT site_id, secret FROM workspace LIMIT 1")?
        .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))?)
}

pub(crate) fn find_setting(db: &Connection, area: &str) -> Result<Option<String>> {
    Ok(db
        .prepare_cached("SELECT value FROM setting WHERE area = ?1")?
        .query_row([area], |row| row.get(0))
        .optional()?)
}

pub(crate) fn set_setting(db: &Connection, id: Uuid, area: &str, value: &str) -> Result<()> {
    db.prepare_cached(
        "INSERT INTO setting (id, area, value) VALUES (?1, ?2, ?3)
         ON CONFLICT (area) DO UPDATE SET value = ?3",
    )?
    .execute(params![id, area, value])?;
    Ok(())
}

pub(crate) fn count_leads(db: &Connection) -> Result<i64> {
    Ok(db.query_row("SELECT count(*) FROM lead WHERE deleted_at IS NULL", [], |row| row.get(0))?)
}

/// Every check of the file's meaning: its code and a statement that counts the rows at fault.
pub(crate) const CHECKS: &[(&str, &str)] = &[
    ("references", "SELECT count(*) FROM pragma_foreign_key_check"),
    (
        "cards",
        "SELECT (SELECT count(*) FROM lead WHERE deleted_at IS NULL
                   AND rid NOT IN (SELECT lead_rid FROM lead_card))
              + (SELECT count(*) FROM lead_card WHERE lead_rid NOT IN
                   (SELECT rid FROM lead WHERE deleted_at IS NULL))
              + (SELECT count(*) FROM lead_card AS card JOIN lead ON lead.rid = card.lead_rid
                 WHERE card.stage_rid <> lead.stage_rid OR card.value_minor <> lead.value_minor)",
    ),
    (
        "totals",
        "SELECT count(*) FROM (
           SELECT stage_rid, value_currency AS currency, count(*) AS n, sum(value_minor) AS v
           FROM lead_card GROUP BY 1, 2
           EXCEPT SELECT stage_rid, currency, count, value_minor FROM stage_total)",
    ),
    (
        "search",
        "SELECT count(*) FROM lead_card WHERE lead_rid NOT IN (SELECT rowid FROM lead_search)",
    ),
    (
        "stage_history",
        "SELECT count(*) FROM lead WHERE deleted_at IS NULL AND stage_rid IS NOT (
           SELECT to_stage_rid FROM stage_event WHERE lead_rid = lead.rid
           ORDER BY at DESC, rid DESC LIMIT 1)",
    ),
    (
        "sent_ledger",
        "SELECT count(*) FROM message WHERE (state IN ('sent', 'filed')) <> EXISTS (
           SELECT 1 FROM message_attempt AS tried WHERE tried.message_rid = message.rid
             AND tried.outcome IN ('accepted', 'treated_as_sent'))",
    ),
];

/// Runs one of [`CHECKS`].
pub(crate) fn count_findings(db: &Connection, sql: &str) -> Result<i64> {
    Ok(db.query_row(sql, [], |row| row.get(0))?)
}

/// Lines of SQLite's own full check that are not `ok`.
pub(crate) fn count_structure_findings(db: &Connection) -> Result<i64> {
    // The check of the search index looks at what this connection remembers of it, which another
    // connection may have changed since, and calls that damage. Asking the index reads it anew.
    db.query_row("SELECT count(*) FROM lead_search WHERE lead_search MATCH 'x'", [], |_| Ok(()))?;
    let mut check = db.prepare("PRAGMA integrity_check(100)")?;
    let lines = check.query_map([], |row| row.get::<_, String>(0))?;
    let lines: Vec<String> = lines.collect::<rusqlite::Result<_>>()?;
    Ok(i64::try_from(lines.iter().filter(|line| *line != "ok").count()).unwrap_or(i64::MAX))
}
