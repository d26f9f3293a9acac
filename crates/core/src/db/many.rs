//! One statement for many rows: reading the leads of a stretch one by one costs ten times as much.

use std::collections::BTreeMap;

use rusqlite::{Connection, Row};

use crate::error::Result;

/// Local keys as the parameter of `… IN (SELECT value FROM json_each(?1))`.
pub(crate) fn key_list(keys: &[i64]) -> String {
    let mut list = String::with_capacity(2 + keys.len() * 8);
    list.push('[');
    for (at, key) in keys.iter().enumerate() {
        if at > 0 {
            list.push(',');
        }
        list.push_str(&key.to_string());
    }
    list.push(']');
    list
}

/// The rows of a statement by their first column, those of one key in the order of the statement.
/// `keys` is a [`key_list`], its only parameter.
pub(crate) fn rows_by_key<T>(
    db: &Connection,
    sql: &str,
    keys: &str,
    mut read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
) -> Result<BTreeMap<i64, Vec<T>>> {
    let mut found: BTreeMap<i64, Vec<T>> = BTreeMap::new();
    let mut list = db.prepare_cached(sql)?;
    let mut rows = list.query([keys])?;
    while let Some(row) = rows.next()? {
        found.entry(row.get(0)?).or_default().push(read(row)?);
    }
    Ok(found)
}
