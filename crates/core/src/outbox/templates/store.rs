//! Rows of `template` and `template_version`.

use rusqlite::{Connection, OptionalExtension, Row, params};
use uuid::Uuid;

use crate::error::Result;

/// A template with its newest version.
pub(crate) struct TemplateRow {
    pub(crate) rid: i64,
    pub(crate) id: Uuid,
    pub(crate) name: String,
    pub(crate) purpose: String,
    pub(crate) number: i64,
    pub(crate) version_id: Option<Uuid>,
    pub(crate) texts: String,
    pub(crate) used: i64,
}

const SELECT: &str = "SELECT t.rid, t.id, t.name, t.purpose, v.number, v.id, v.texts,
    (SELECT count(*) FROM message m JOIN follow_up f ON f.rid = m.follow_up_rid
       JOIN template_version u ON u.id = f.template_version_id
      WHERE u.template_rid = t.rid AND m.state IN ('sent', 'filed'))
  FROM template t LEFT JOIN template_version v ON v.rid = t.version_rid";

fn template(row: &Row<'_>) -> rusqlite::Result<TemplateRow> {
    Ok(TemplateRow {
        rid: row.get(0)?,
        id: row.get(1)?,
        name: row.get(2)?,
        purpose: row.get(3)?,
        number: row.get::<_, Option<i64>>(4)?.unwrap_or_default(),
        version_id: row.get(5)?,
        texts: row.get::<_, Option<String>>(6)?.unwrap_or_else(|| "[]".to_owned()),
        used: row.get(7)?,
    })
}

pub(crate) fn list(db: &Connection) -> Result<Vec<TemplateRow>> {
    let mut list = db.prepare_cached(&format!(
        "{SELECT} WHERE t.deleted_at IS NULL ORDER BY t.position, t.rid"
    ))?;
    let rows = list.query_map([], template)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(crate) fn find(db: &Connection, id: Uuid) -> Result<Option<TemplateRow>> {
    Ok(db
        .prepare_cached(&format!("{SELECT} WHERE t.id = ?1 AND t.deleted_at IS NULL"))?
        .query_row([id], template)
        .optional()?)
}

pub(crate) fn insert(db: &Connection, id: Uuid, name: &str, purpose: &str, at: i64) -> Result<i64> {
    db.execute(
        "INSERT INTO template (id, name, purpose, position, created_at)
         VALUES (?1, ?2, ?3, (SELECT coalesce(max(position), 0) + 1 FROM template), ?4)",
        params![id, name, purpose, at],
    )?;
    Ok(db.last_insert_rowid())
}

pub(crate) fn update(db: &Connection, rid: i64, name: &str, purpose: &str) -> Result<()> {
    db.execute(
        "UPDATE template SET name = ?2, purpose = ?3 WHERE rid = ?1",
        params![rid, name, purpose],
    )?;
    Ok(())
}

/// Adds a version and makes it the one in use.
pub(crate) fn insert_version(
    db: &Connection,
    template: i64,
    id: Uuid,
    number: i64,
    texts: &str,
    at: i64,
) -> Result<()> {
    db.execute(
        "INSERT INTO template_version (id, template_rid, number, texts, created_at)
         VALUES (?1, ?2, ?3, ?4, ?5)",
        params![id, template, number, texts, at],
    )?;
    db.execute(
        "UPDATE template SET version_rid = ?2 WHERE rid = ?1",
        params![template, db.last_insert_rowid()],
    )?;
    Ok(())
}

pub(crate) fn trash(db: &Connection, rid: i64, at: i64) -> Result<()> {
    db.execute("UPDATE template SET deleted_at = ?2 WHERE rid = ?1", params![rid, at])?;
    Ok(())
}
