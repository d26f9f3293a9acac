//! Statements over a stretch of leads. Each answers the rows that it changed.

use std::collections::BTreeSet;

use rusqlite::types::{ToSql, Value};
use rusqlite::{Connection, OptionalExtension, params_from_iter};
use uuid::Uuid;

use crate::error::{Error, Result};
use crate::leads::filter::Filter;
use crate::leads::store::WRITABLE;

/// Row ids of the leads that answer, in ascending order.
pub(crate) fn list_of_filter(db: &Connection, filter: &Filter) -> Result<Vec<i64>> {
    let mut list = db.prepare_cached(&format!(
        "SELECT card.lead_rid FROM lead_card AS card WHERE 1{} ORDER BY card.lead_rid",
        filter.and()
    ))?;
    let rows = list.query_map(params_from_iter(filter.params()), |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Row id of a lead outside the Trash.
pub(crate) fn find_rid(db: &Connection, id: Uuid) -> Result<Option<i64>> {
    Ok(db
        .prepare_cached("SELECT rid FROM lead WHERE id = ?1 AND deleted_at IS NULL")?
        .query_row([id], |row| row.get(0))
        .optional()?)
}

fn changed(
    db: &Connection,
    sql: &str,
    params: &[&dyn ToSql],
    edited: &mut BTreeSet<i64>,
) -> Result<()> {
    let mut write = db.prepare_cached(sql)?;
    let mut rows = write.query(params)?;
    while let Some(row) = rows.next()? {
        edited.insert(row.get(0)?);
    }
    Ok(())
}

/// Sets a column of the leads of a [`crate::db::key_list`] that have another value.
pub(crate) fn set_column(
    db: &Connection,
    keys: &str,
    column: &'static str,
    value: &Value,
    edited: &mut BTreeSet<i64>,
) -> Result<()> {
    if !WRITABLE.contains(&column) {
        return Err(Error::internal("column of lead"));
    }
    let sql = format!(
        "UPDATE lead SET {column} = ?2 WHERE rid IN (SELECT value FROM json_each(?1))
           AND {column} IS NOT ?2 RETURNING rid"
    );
    changed(db, &sql, &[&keys, value], edited)
}

/// Sets an own field, by its id, to a JSON value; `None` takes it away.
pub(crate) fn set_own(
    db: &Connection,
    keys: &str,
    field: &str,
    json: Option<&str>,
    edited: &mut BTreeSet<i64>,
) -> Result<()> {
    let path = format!("$.\"{field}\"");
    match json {
        Some(json) => changed(
            db,
            "UPDATE lead SET custom = json_set(custom, ?2, json(?3))
             WHERE rid IN (SELECT value FROM json_each(?1))
               AND json_extract(custom, ?2) IS NOT json_extract(json_set(json_object(), ?2, json(?3)), ?2)
             RETURNING rid",
            &[&keys, &path, &json],
            edited,
        ),
        None => changed(
            db,
            "UPDATE lead SET custom = json_remove(custom, ?2)
             WHERE rid IN (SELECT value FROM json_each(?1))
               AND json_type(custom, ?2) IS NOT NULL RETURNING rid",
            &[&keys, &path],
            edited,
        ),
    }
}

/// Sets the industry of the companies of leads.
pub(crate) fn set_industry(
    db: &Connection,
    keys: &str,
    text: &str,
    edited: &mut BTreeSet<i64>,
) -> Result<()> {
    changed(
        db,
        "SELECT lead.rid FROM lead JOIN company ON company.rid = lead.company_rid
         WHERE lead.rid IN (SELECT value FROM json_each(?1)) AND company.industry <> ?2",
        &[&keys, &text],
        edited,
    )?;
    db.prepare_cached(
        "UPDATE company SET industry = ?2
         WHERE rid IN (SELECT company_rid FROM lead
           WHERE rid IN (SELECT value FROM json_each(?1))) AND industry <> ?2",
    )?
    .execute([keys, text])?;
    Ok(())
}

/// Leads without a company.
pub(crate) fn count_without_company(db: &Connection, keys: &str) -> Result<i64> {
    let sql = "SELECT count(*) FROM lead
               WHERE rid IN (SELECT value FROM json_each(?1)) AND company_rid IS NULL";
    Ok(db.prepare_cached(sql)?.query_row([keys], |row| row.get(0))?)
}

/// Leads that have neither a name nor a company.
pub(crate) fn count_nameless(db: &Connection, keys: &str) -> Result<i64> {
    let sql = "SELECT count(*) FROM lead WHERE rid IN (SELECT value FROM json_each(?1))
                 AND company_rid IS NULL
                 AND trim(family_name || given_name || middle_name) = ''";
    Ok(db.prepare_cached(sql)?.query_row([keys], |row| row.get(0))?)
}

/// Leads that do not have a tag.
pub(crate) fn list_untagged(db: &Connection, keys: &str, tag: i64) -> Result<Vec<i64>> {
    let mut list = db.prepare_cached(
        "SELECT rid FROM lead WHERE rid IN (SELECT value FROM json_each(?1))
           AND NOT EXISTS (SELECT 1 FROM lead_tag WHERE lead_rid = lead.rid AND tag_rid = ?2)",
    )?;
    let rows = list.query_map(rusqlite::params![keys, tag], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Takes a tag away.
pub(crate) fn remove_tag(
    db: &Connection,
    keys: &str,
    tag: i64,
    edited: &mut BTreeSet<i64>,
) -> Result<()> {
    changed(
        db,
        "DELETE FROM lead_tag WHERE lead_rid IN (SELECT value FROM json_each(?1))
           AND tag_rid = ?2 RETURNING lead_rid",
        &[&keys, &tag],
        edited,
    )
}
