//! Rows of any base table by their keys: all that stand above one, or from one to another.

use rusqlite::Connection;

use crate::error::Result;

/// The last key of a base table; 0 for an empty one.
pub(crate) fn last_rid(db: &Connection, table: &'static str) -> Result<i64> {
    let sql = format!("SELECT coalesce(max(rid), 0) FROM {table}");
    Ok(db.prepare_cached(&sql)?.query_row([], |row| row.get(0))?)
}

/// Every row of a base table behind a key, with all columns, in the order of the key.
pub(crate) fn for_each_above(
    db: &Connection,
    table: &'static str,
    rid: i64,
    mut each: impl FnMut(&rusqlite::Row<'_>) -> Result<()>,
) -> Result<()> {
    let mut list =
        db.prepare_cached(&format!("SELECT * FROM {table} WHERE rid > ?1 ORDER BY rid"))?;
    let mut rows = list.query([rid])?;
    while let Some(row) = rows.next()? {
        each(row)?;
    }
    Ok(())
}

/// The rows of a base table from one key to another, with all columns, in the order of the key, while
/// `each` says true. False if one of them did not.
pub(crate) fn all_between(
    db: &Connection,
    table: &'static str,
    (first, last): (i64, i64),
    mut each: impl FnMut(&rusqlite::Row<'_>) -> Result<bool>,
) -> Result<bool> {
    let sql = format!("SELECT * FROM {table} WHERE rid BETWEEN ?1 AND ?2 ORDER BY rid");
    let mut list = db.prepare_cached(&sql)?;
    let mut rows = list.query([first, last])?;
    while let Some(row) = rows.next()? {
        if !each(row)? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Removes the rows of a base table from one key to another. False if rows of other tables hang on
/// one of them; then all stay.
pub(crate) fn remove_between(
    db: &Connection,
    table: &'static str,
    (first, last): (i64, i64),
) -> Result<bool> {
    let sql = format!("DELETE FROM {table} WHERE rid BETWEEN ?1 AND ?2");
    match db.prepare_cached(&sql)?.execute([first, last]) {
        Ok(_) => Ok(true),
        Err(why) if why.sqlite_error_code() == Some(rusqlite::ErrorCode::ConstraintViolation) => {
            Ok(false)
        }
        Err(why) => Err(why.into()),
    }
}
