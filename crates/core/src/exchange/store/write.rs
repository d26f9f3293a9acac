//! The history of imports: batches and the result of each row. Leads are written through the door
//! of `leads` ([`crate::leads::bulk`]).

use rusqlite::params;
use uuid::Uuid;

use crate::app::Tx;
use crate::error::Result;

/// What the history keeps of an import.
pub(crate) struct NewBatch<'a> {
    pub(crate) id: Uuid,
    pub(crate) name: &'a str,
    pub(crate) hash: &'a [u8],
    pub(crate) encoding: &'a str,
    pub(crate) mapping: &'a str,
}

pub(crate) fn insert_batch(tx: &Tx<'_>, new: &NewBatch<'_>) -> Result<i64> {
    tx.prepare_cached(
        "INSERT INTO import_batch (id, name, hash, encoding, mapping, counts, at)
         VALUES (?1, ?2, ?3, ?4, ?5, '{}', ?6)",
    )?
    .execute(params![new.id, new.name, new.hash, new.encoding, new.mapping, tx.now.0])?;
    Ok(tx.last_insert_rowid())
}

pub(crate) fn set_batch_counts(tx: &Tx<'_>, batch: i64, counts: &str) -> Result<()> {
    tx.execute("UPDATE import_batch SET counts = ?2 WHERE rid = ?1", params![batch, counts])?;
    Ok(())
}

/// The result of one row.
pub(crate) struct NewRow<'a> {
    pub(crate) batch: i64,
    pub(crate) row: i64,
    pub(crate) verdict: &'a str,
    pub(crate) lead: Option<Uuid>,
    pub(crate) code: &'a str,
    pub(crate) params: &'a str,
}

pub(crate) fn insert_row(tx: &Tx<'_>, new: &NewRow<'_>) -> Result<()> {
    tx.prepare_cached(
        "INSERT INTO import_row (batch_rid, row, verdict, lead_id, code, params)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute(params![new.batch, new.row, new.verdict, new.lead, new.code, new.params])?;
    Ok(())
}
