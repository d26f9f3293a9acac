//! Rows of `segment`.

use rusqlite::{Connection, OptionalExtension, Row, params};
use uuid::Uuid;

use crate::error::Result;

/// A saved view as it is kept; query and columns are JSON.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct SegmentRow {
    pub(crate) rid: i64,
    pub(crate) id: Uuid,
    pub(crate) name: String,
    pub(crate) query: String,
    pub(crate) view: String,
    pub(crate) columns: String,
    pub(crate) sort: String,
    pub(crate) descending: bool,
}

const SELECT: &str = "SELECT rid, id, name, tree, view, columns, sort, descending FROM segment";

fn read(row: &Row<'_>) -> rusqlite::Result<SegmentRow> {
    Ok(SegmentRow {
        rid: row.get(0)?,
        id: row.get(1)?,
        name: row.get(2)?,
        query: row.get(3)?,
        view: row.get(4)?,
        columns: row.get(5)?,
        sort: row.get(6)?,
        descending: row.get(7)?,
    })
}

pub(crate) fn list(db: &Connection) -> Result<Vec<SegmentRow>> {
    let mut list =
        db.prepare_cached(&format!("{SELECT} WHERE deleted_at IS NULL ORDER BY position, rid"))?;
    let rows = list.query_map([], read)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(crate) fn find(db: &Connection, id: Uuid) -> Result<Option<SegmentRow>> {
    Ok(db
        .prepare_cached(&format!("{SELECT} WHERE id = ?1 AND deleted_at IS NULL"))?
        .query_row([id], read)
        .optional()?)
}

/// Adds one behind all others; answers its key.
pub(crate) fn insert(db: &Connection, row: &SegmentRow, folded: &str, at: i64) -> Result<i64> {
    db.prepare_cached(
        "INSERT INTO segment (id, name, folded, tree, view, columns, sort, descending, position,
           created_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8,
           (SELECT coalesce(max(position), 0) + 1 FROM segment), ?9)",
    )?
    .execute(params![
        row.id,
        row.name,
        folded,
        row.query,
        row.view,
        row.columns,
        row.sort,
        row.descending,
        at
    ])?;
    Ok(db.last_insert_rowid())
}

pub(crate) fn update(db: &Connection, row: &SegmentRow, folded: &str) -> Result<()> {
    db.prepare_cached(
        "UPDATE segment SET name = ?2, folded = ?3, tree = ?4, view = ?5, columns = ?6, sort = ?7,
           descending = ?8 WHERE rid = ?1",
    )?
    .execute(params![
        row.rid,
        row.name,
        folded,
        row.query,
        row.view,
        row.columns,
        row.sort,
        row.descending
    ])?;
    Ok(())
}

/// Puts one at a place; one that stands there already is not written.
pub(crate) fn set_position(db: &Connection, rid: i64, position: i64) -> Result<()> {
    db.prepare_cached("UPDATE segment SET position = ?2 WHERE rid = ?1 AND position <> ?2")?
        .execute(params![rid, position])?;
    Ok(())
}

pub(crate) fn remove(db: &Connection, rid: i64, at: i64) -> Result<()> {
    db.prepare_cached("UPDATE segment SET deleted_at = ?2 WHERE rid = ?1")?
        .execute(params![rid, at])?;
    Ok(())
}
