//! Rows of `field_def` and `lead_field`.

use std::collections::BTreeMap;

use rusqlite::{CachedStatement, Connection, OptionalExtension, params};
use uuid::Uuid;

use super::{Field, Kind};
use crate::db::rows_by_key;
use crate::error::Result;

const COLUMNS: &str = "rid, id, kind, name, tag, choices, on_card, deleted_at";

fn read_field(row: &rusqlite::Row<'_>) -> rusqlite::Result<Option<Field>> {
    // A kind of a newer program is no field for this one.
    let Some(kind) = Kind::from_code(&row.get::<_, String>(2)?) else { return Ok(None) };
    Ok(Some(Field {
        rid: row.get(0)?,
        id: row.get(1)?,
        kind,
        name: row.get(3)?,
        tag: row.get(4)?,
        choices: serde_json::from_str(&row.get::<_, String>(5)?).unwrap_or_default(),
        on_card: row.get(6)?,
        deleted_at: row.get(7)?,
    }))
}

/// Every field in order, removed ones last.
pub(crate) fn list(db: &Connection) -> Result<Vec<Field>> {
    let mut list = db.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM field_def ORDER BY deleted_at IS NOT NULL, position, rid"
    ))?;
    let rows = list.query_map([], read_field)?;
    Ok(rows.filter_map(rusqlite::Result::transpose).collect::<rusqlite::Result<_>>()?)
}

/// The field with this id, removed or not.
pub(crate) fn find(db: &Connection, id: Uuid) -> Result<Option<Field>> {
    Ok(db
        .prepare_cached(&format!("SELECT {COLUMNS} FROM field_def WHERE id = ?1"))?
        .query_row([id], read_field)
        .optional()?
        .flatten())
}

pub(crate) struct NewField<'a> {
    pub(crate) id: Uuid,
    pub(crate) kind: &'a str,
    pub(crate) name: &'a str,
    pub(crate) folded: &'a str,
    pub(crate) tag: &'a str,
    pub(crate) choices: &'a str,
    pub(crate) position: i64,
    pub(crate) on_card: bool,
    pub(crate) now: i64,
}

pub(crate) fn insert(db: &Connection, new: &NewField<'_>) -> Result<()> {
    db.prepare_cached(
        "INSERT INTO field_def (id, kind, name, folded, tag, choices, position, on_card, created_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )?
    .execute(params![
        new.id,
        new.kind,
        new.name,
        new.folded,
        new.tag,
        new.choices,
        new.position,
        new.on_card,
        new.now
    ])?;
    Ok(())
}

pub(crate) fn update(db: &Connection, field: &Field, folded: &str, choices: &str) -> Result<()> {
    db.prepare_cached(
        "UPDATE field_def SET name = ?2, folded = ?3, choices = ?4, on_card = ?5 WHERE rid = ?1",
    )?
    .execute(params![field.rid, field.name, folded, choices, field.on_card])?;
    Ok(())
}

pub(crate) fn set_position(db: &Connection, rid: i64, position: i64) -> Result<()> {
    db.prepare_cached("UPDATE field_def SET position = ?2 WHERE rid = ?1 AND position <> ?2")?
        .execute([rid, position])?;
    Ok(())
}

/// Removes a field: its values stay in the leads until it is purged.
pub(crate) fn trash(db: &Connection, rid: i64, now: i64) -> Result<()> {
    db.prepare_cached("UPDATE field_def SET deleted_at = ?2 WHERE rid = ?1")?
        .execute([rid, now])?;
    Ok(())
}

/// Takes a field and its values out of the file, also of leads in the Trash.
pub(crate) fn purge(db: &Connection, field: &Field) -> Result<()> {
    let id = field.id.to_string();
    db.prepare_cached(
        "UPDATE lead SET custom = json_remove(custom, '$.\"' || ?2 || '\"')
         WHERE rid IN (SELECT lead_rid FROM lead_field WHERE field_rid = ?1)",
    )?
    .execute(params![field.rid, id])?;
    // Who is in the Trash has no rows in `lead_field`.
    db.prepare_cached(
        "UPDATE lead SET custom = json_remove(custom, '$.\"' || ?2 || '\"')
         WHERE deleted_at < ?1",
    )?
    .execute(params![i64::MAX, id])?;
    db.prepare_cached("DELETE FROM lead_field WHERE field_rid = ?1")?.execute([field.rid])?;
    db.prepare_cached("DELETE FROM field_def WHERE rid = ?1")?.execute([field.rid])?;
    Ok(())
}

/// Leads outside the Trash that have a value in a field.
pub(crate) fn count_leads(db: &Connection, field: i64) -> Result<i64> {
    Ok(db
        .prepare_cached("SELECT count(DISTINCT lead_rid) FROM lead_field WHERE field_rid = ?1")?
        .query_row([field], |row| row.get(0))?)
}

/// Leads by the text of their row in a field: of a choice, by its id.
pub(crate) fn count_by_text(db: &Connection, field: i64) -> Result<BTreeMap<String, i64>> {
    let mut list = db.prepare_cached(
        "SELECT text, count(*) FROM lead_field WHERE field_rid = ?1 GROUP BY text LIMIT 1000",
    )?;
    let rows = list.query_map([field], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// `lead.custom` of one lead.
pub(crate) fn get_custom(db: &Connection, lead: i64) -> Result<String> {
    Ok(db
        .prepare_cached("SELECT custom FROM lead WHERE rid = ?1")?
        .query_row([lead], |row| row.get(0))?)
}

/// `lead.id` and `lead.custom` of the leads with these ids (in a JSON list, as hex); not of those
/// that hold nothing.
pub(crate) fn list_customs(db: &Connection, ids: &str) -> Result<Vec<(Uuid, String)>> {
    let mut list = db.prepare_cached(
        "SELECT lead.id, lead.custom FROM json_each(?1) AS wanted
         CROSS JOIN lead ON lead.id = unhex(wanted.value) WHERE lead.custom <> '{}'",
    )?;
    let rows = list.query_map([ids], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// A row of `lead_field`: field, text, number.
pub(crate) type OwnRow = (i64, String, Option<i64>);

/// The rows of the leads of a [`crate::db::key_list`], in the order of their key.
pub(crate) fn list_rows(db: &Connection, keys: &str) -> Result<BTreeMap<i64, Vec<OwnRow>>> {
    rows_by_key(
        db,
        "SELECT lead_rid, field_rid, text, number FROM lead_field
         WHERE lead_rid IN (SELECT value FROM json_each(?1)) ORDER BY lead_rid, field_rid, text",
        keys,
        |row| Ok((row.get(1)?, row.get(2)?, row.get(3)?)),
    )
}

/// Writes rows of one lead after another.
pub(crate) struct RowWriter<'c> {
    insert: CachedStatement<'c>,
    remove: CachedStatement<'c>,
}

impl<'c> RowWriter<'c> {
    pub(crate) fn new(db: &'c Connection) -> Result<Self> {
        Ok(Self {
            insert: db.prepare_cached(
                "INSERT OR REPLACE INTO lead_field (field_rid, lead_rid, text, number)
                 VALUES (?1, ?2, ?3, ?4)",
            )?,
            remove: db.prepare_cached(
                "DELETE FROM lead_field WHERE lead_rid = ?1 AND field_rid = ?2 AND text = ?3",
            )?,
        })
    }

    pub(crate) fn write(&mut self, lead: i64, row: &OwnRow) -> Result<()> {
        self.insert.execute(params![row.0, lead, row.1, row.2])?;
        Ok(())
    }

    pub(crate) fn remove(&mut self, lead: i64, row: &OwnRow) -> Result<()> {
        self.remove.execute(params![lead, row.0, row.1])?;
        Ok(())
    }
}

/// Takes the rows of the leads of a [`crate::db::key_list`] away.
pub(crate) fn remove_rows(db: &Connection, keys: &str) -> Result<()> {
    db.prepare_cached(
        "DELETE FROM lead_field WHERE lead_rid IN (SELECT value FROM json_each(?1))",
    )?
    .execute([keys])?;
    Ok(())
}
