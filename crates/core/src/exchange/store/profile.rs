//! Profiles of imports.

use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

use crate::app::Tx;
use crate::error::Result;
use crate::exchange::wire::{ChoiceMap, ImportProfile, ProfileColumn};

/// Profiles with the headers they are found by, the last used first.
pub(crate) fn list_keyed(db: &Connection) -> Result<Vec<(String, ImportProfile)>> {
    let mut list = db.prepare_cached(
        "SELECT id, name, headers, mapping, used_at FROM import_profile WHERE deleted_at IS NULL
         ORDER BY used_at DESC, rid DESC",
    )?;
    let rows = list.query_map([], |row| {
        Ok((
            row.get::<_, Uuid>(0)?,
            row.get::<_, String>(1)?,
            row.get::<_, String>(2)?,
            row.get::<_, String>(3)?,
            row.get::<_, i64>(4)?,
        ))
    })?;
    rows.map(|row| {
        let (id, name, headers, mapping, used_at) = row?;
        let (columns, choices): (Vec<ProfileColumn>, Vec<ChoiceMap>) =
            serde_json::from_str(&mapping)?;
        let id = id.to_string();
        Ok((headers, ImportProfile { id, name, used_at, columns, choices }))
    })
    .collect()
}

/// Profiles, the last used first.
pub(crate) fn list(db: &Connection) -> Result<Vec<ImportProfile>> {
    Ok(list_keyed(db)?.into_iter().map(|(_, profile)| profile).collect())
}

pub(crate) fn find(db: &Connection, id: Uuid) -> Result<Option<i64>> {
    Ok(db
        .prepare_cached("SELECT rid FROM import_profile WHERE id = ?1 AND deleted_at IS NULL")?
        .query_row([id], |row| row.get(0))
        .optional()?)
}

pub(crate) fn name(db: &Connection, profile: i64) -> Result<String> {
    Ok(db
        .prepare_cached("SELECT name FROM import_profile WHERE rid = ?1")?
        .query_row([profile], |row| row.get(0))?)
}

pub(crate) fn insert(tx: &Tx<'_>, name: &str, headers: &str, mapping: &str) -> Result<()> {
    tx.prepare_cached(
        "INSERT INTO import_profile (id, name, headers, mapping, used_at, created_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?5)",
    )?
    .execute(params![tx.new_id(), name, headers, mapping, tx.now.0])?;
    Ok(())
}

pub(crate) fn rename(tx: &Tx<'_>, profile: i64, name: &str) -> Result<()> {
    tx.prepare_cached("UPDATE import_profile SET name = ?2 WHERE rid = ?1")?
        .execute(params![profile, name])?;
    Ok(())
}

pub(crate) fn set_mapping(tx: &Tx<'_>, profile: i64, mapping: &str) -> Result<()> {
    tx.prepare_cached("UPDATE import_profile SET mapping = ?2 WHERE rid = ?1")?
        .execute(params![profile, mapping])?;
    Ok(())
}

pub(crate) fn remove(tx: &Tx<'_>, profile: i64) -> Result<()> {
    tx.prepare_cached("UPDATE import_profile SET deleted_at = ?2 WHERE rid = ?1")?
        .execute(params![profile, tx.now.0])?;
    Ok(())
}

pub(crate) fn touch(tx: &Tx<'_>, profile: i64) -> Result<()> {
    tx.prepare_cached("UPDATE import_profile SET used_at = ?2 WHERE rid = ?1")?
        .execute(params![profile, tx.now.0])?;
    Ok(())
}
