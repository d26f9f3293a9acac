//! Rows of the sample data.

use rusqlite::Connection;
use uuid::Uuid;

use crate::error::Result;

/// Leads that came with the sample data and are not in the Trash.
pub(crate) fn list_sample_leads(db: &Connection) -> Result<Vec<Uuid>> {
    let mut list = db.prepare("SELECT id FROM lead WHERE sample = 1 AND deleted_at IS NULL")?;
    let rows = list.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
