//! Whole tables, for the archive. Names of tables are those of [`crate::undo::TABLES`], names of
//! columns those of the schema.

use rusqlite::{Connection, OptionalExtension, Row, Statement};

use crate::error::Result;

/// Rows of a table.
pub(crate) fn count_rows(db: &Connection, table: &str) -> Result<i64> {
    Ok(db.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0))?)
}

/// Every row of a table with the names of its columns, in the order of its keys.
pub(crate) fn for_each_row(
    db: &Connection,
    table: &str,
    mut each: impl FnMut(&[String], &Row<'_>) -> Result<()>,
) -> Result<()> {
    let mut list = db.prepare(&format!("SELECT * FROM {table}"))?;
    let columns: Vec<String> = list.column_names().map(str::to_owned).collect();
    let mut rows = list.query([])?;
    while let Some(row) = rows.next()? {
        each(&columns, row)?;
    }
    Ok(())
}

/// The last key that a table gave; 0 for one that keeps none.
pub(crate) fn last_key(db: &Connection, table: &str) -> Result<i64> {
    Ok(db
        .query_row("SELECT seq FROM sqlite_sequence WHERE name = ?1", [table], |row| row.get(0))
        .optional()?
        .unwrap_or_default())
}

/// The next key of a table lies above `key`.
pub(crate) fn set_last_key(db: &Connection, table: &str, key: i64) -> Result<()> {
    if key > last_key(db, table)? {
        db.execute("DELETE FROM sqlite_sequence WHERE name = ?1", [table])?;
        db.execute(
            "INSERT INTO sqlite_sequence (name, seq) VALUES (?1, ?2)",
            rusqlite::params![table, key],
        )?;
    }
    Ok(())
}

/// Names of the columns of a table.
pub(crate) fn columns(db: &Connection, table: &str) -> Result<Vec<String>> {
    let mut names = db.prepare("SELECT name FROM pragma_table_info(?1) ORDER BY cid")?;
    let names = names.query_map([table], |row| row.get(0))?;
    Ok(names.collect::<rusqlite::Result<_>>()?)
}

/// The statement that adds a row of these columns.
pub(crate) fn insert_into<'c>(
    db: &'c Connection,
    table: &str,
    columns: &[String],
) -> Result<Statement<'c>> {
    let marks = vec!["?"; columns.len()].join(", ");
    let columns = columns.join(", ");
    Ok(db.prepare(&format!("INSERT INTO {table} ({columns}) VALUES ({marks})"))?)
}

/// Has the derived rows made anew when the file is opened.
pub(crate) fn make_stale(db: &Connection) -> Result<()> {
    db.execute("UPDATE workspace SET derived_line = 0", [])?;
    Ok(())
}

/// A data file has one workspace.
pub(crate) fn count_workspaces(db: &Connection) -> Result<i64> {
    Ok(db.query_row("SELECT count(*) FROM workspace", [], |row| row.get(0))?)
}
