//! What the things are called that conditions name by id.

use rusqlite::Connection;
use uuid::Uuid;

use crate::error::Result;

/// Key, id, name.
pub(crate) type NameRow = (i64, Uuid, String);

fn list(db: &Connection, sql: &str) -> Result<Vec<NameRow>> {
    let mut list = db.prepare_cached(sql)?;
    let rows = list.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(crate) fn list_sources(db: &Connection) -> Result<Vec<NameRow>> {
    list(db, "SELECT rid, id, name FROM source WHERE deleted_at IS NULL ORDER BY rid DESC")
}

pub(crate) fn list_tags(db: &Connection) -> Result<Vec<NameRow>> {
    list(db, "SELECT rid, id, name FROM tag WHERE deleted_at IS NULL ORDER BY rid")
}

/// Imports, newest first.
pub(crate) fn list_batches(db: &Connection) -> Result<Vec<NameRow>> {
    list(db, "SELECT rid, id, name FROM import_batch ORDER BY rid DESC")
}

/// Key, id, code, own English and Japanese name.
pub(crate) type StageRow = (i64, Uuid, String, String, String);

pub(crate) fn list_stages(db: &Connection) -> Result<Vec<StageRow>> {
    let mut list = db.prepare_cached(
        "SELECT rid, id, code, name_en, name_ja FROM stage WHERE deleted_at IS NULL ORDER BY position",
    )?;
    let rows = list.query_map([], |row| {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Own fields: key, id, kind, name, choices as JSON.
pub(crate) type FieldRow = (i64, Uuid, String, String, String);

pub(crate) fn list_fields(db: &Connection) -> Result<Vec<FieldRow>> {
    let mut list = db.prepare_cached(
        "SELECT rid, id, kind, name, choices FROM field_def WHERE deleted_at IS NULL
         ORDER BY position",
    )?;
    let rows = list.query_map([], |row| {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
