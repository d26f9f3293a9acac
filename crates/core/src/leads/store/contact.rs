//! Rows of `contact_point`.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

use crate::error::Result;

/// One contact point.
#[derive(Debug, Clone)]
pub(crate) struct ContactRecord {
    pub(crate) rid: i64,
    pub(crate) id: Uuid,
    pub(crate) lead_rid: i64,
    pub(crate) kind: String,
    pub(crate) raw: String,
    pub(crate) normal: String,
    pub(crate) label: String,
    pub(crate) primary: bool,
    pub(crate) state: String,
}

const COLUMNS: &str = "rid, id, lead_rid, kind, raw, normal, label, is_primary, state";

fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<ContactRecord> {
    read_from(row, 0)
}

/// A contact point whose columns begin at `first`.
fn read_from(row: &rusqlite::Row<'_>, first: usize) -> rusqlite::Result<ContactRecord> {
    Ok(ContactRecord {
        rid: row.get(first)?,
        id: row.get(first + 1)?,
        lead_rid: row.get(first + 2)?,
        kind: row.get(first + 3)?,
        raw: row.get(first + 4)?,
        normal: row.get(first + 5)?,
        label: row.get(first + 6)?,
        primary: row.get(first + 7)?,
        state: row.get(first + 8)?,
    })
}

/// Contact points of a lead, primary ones first, then in the order they were added.
pub(crate) fn list(db: &Connection, lead: i64) -> Result<Vec<ContactRecord>> {
    let mut list = db.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM contact_point WHERE lead_rid = ?1 AND deleted_at IS NULL
         ORDER BY is_primary DESC, position, rid"
    ))?;
    let rows = list.query_map([lead], read)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The same for the leads of a [`crate::db::key_list`].
pub(crate) fn by_lead(db: &Connection, keys: &str) -> Result<BTreeMap<i64, Vec<ContactRecord>>> {
    let sql = format!(
        "SELECT lead_rid, {COLUMNS} FROM contact_point
         WHERE lead_rid IN (SELECT value FROM json_each(?1)) AND deleted_at IS NULL
         ORDER BY lead_rid, is_primary DESC, position, rid"
    );
    crate::db::rows_by_key(db, &sql, keys, |row| read_from(row, 1))
}

pub(crate) fn find(db: &Connection, id: Uuid) -> Result<Option<ContactRecord>> {
    Ok(db
        .prepare_cached(&format!(
            "SELECT {COLUMNS} FROM contact_point WHERE id = ?1 AND deleted_at IS NULL"
        ))?
        .query_row([id], read)
        .optional()?)
}

pub(crate) struct NewContact<'a> {
    pub(crate) id: Uuid,
    pub(crate) lead_rid: i64,
    pub(crate) kind: &'a str,
    pub(crate) raw: &'a str,
    pub(crate) normal: &'a str,
    pub(crate) label: &'a str,
    pub(crate) primary: bool,
    pub(crate) position: i64,
    pub(crate) now: i64,
}

pub(crate) fn insert(db: &Connection, new: &NewContact<'_>) -> Result<i64> {
    db.prepare_cached(
        "INSERT INTO contact_point (id, lead_rid, kind, raw, normal, label, is_primary, position,
           since) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )?
    .execute(params![
        new.id,
        new.lead_rid,
        new.kind,
        new.raw,
        new.normal,
        new.label,
        new.primary,
        new.position,
        new.now
    ])?;
    Ok(db.last_insert_rowid())
}

/// Sets value and label; a new value starts with state `ok`.
pub(crate) fn update(db: &Connection, contact: &ContactRecord, now: i64) -> Result<()> {
    db.prepare_cached(
        "UPDATE contact_point SET raw = ?2, normal = ?3, label = ?4, state = ?5, since = ?6
         WHERE rid = ?1",
    )?
    .execute(params![
        contact.rid,
        contact.raw,
        contact.normal,
        contact.label,
        contact.state,
        now
    ])?;
    Ok(())
}

/// Makes `rid` the only primary of its kind at its lead; with `None` nothing is.
pub(crate) fn set_primary(db: &Connection, lead: i64, kind: &str, rid: Option<i64>) -> Result<()> {
    db.prepare_cached(
        "UPDATE contact_point SET is_primary = (rid IS ?3)
         WHERE lead_rid = ?1 AND kind = ?2 AND deleted_at IS NULL AND is_primary <> (rid IS ?3)",
    )?
    .execute(params![lead, kind, rid])?;
    Ok(())
}

pub(crate) fn remove(db: &Connection, rid: i64, now: i64) -> Result<()> {
    db.prepare_cached("UPDATE contact_point SET deleted_at = ?2, is_primary = 0 WHERE rid = ?1")?
        .execute(params![rid, now])?;
    Ok(())
}

/// Row ids of leads, not in the Trash, that have this mail address; oldest first.
pub(crate) fn list_leads_by_mail(db: &Connection, normal: &str) -> Result<Vec<i64>> {
    let mut list = db.prepare_cached(
        "SELECT DISTINCT lead_rid FROM contact_point JOIN lead ON lead.rid = lead_rid
         WHERE kind = 'mail' AND normal = ?1 AND contact_point.deleted_at IS NULL
           AND lead.deleted_at IS NULL ORDER BY lead_rid",
    )?;
    let rows = list.query_map([normal], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
