//! Rows of `mail_account`.

use rusqlite::{Connection, OptionalExtension, Row, params};
use uuid::Uuid;

use crate::error::Result;

/// An account as kept.
#[derive(Debug, Clone, Default)]
pub(crate) struct AccountRow {
    pub(crate) rid: i64,
    pub(crate) id: Uuid,
    pub(crate) kind: String,
    pub(crate) from_name: String,
    pub(crate) from_address: String,
    pub(crate) host: String,
    pub(crate) port: i64,
    pub(crate) tls: String,
    pub(crate) user: String,
    pub(crate) secret_ref: String,
    pub(crate) ca_pem: Option<String>,
    pub(crate) folder: String,
    pub(crate) per_hour: i64,
    pub(crate) per_day: i64,
    /// JSON: postal address, contact, signature.
    pub(crate) footer: String,
    pub(crate) preferred: bool,
    /// Reason, a colon and the number of tries: `offline:2`; or empty.
    pub(crate) stopped: String,
    pub(crate) stopped_until: Option<i64>,
}

const SELECT: &str = "SELECT rid, id, kind, from_name, from_address, host, port, tls, user,
    secret_ref, ca_pem, folder, per_hour, per_day, footer, preferred, stopped, stopped_until
  FROM mail_account WHERE deleted_at IS NULL";

fn account(row: &Row<'_>) -> rusqlite::Result<AccountRow> {
    Ok(AccountRow {
        rid: row.get(0)?,
        id: row.get(1)?,
        kind: row.get(2)?,
        from_name: row.get(3)?,
        from_address: row.get(4)?,
        host: row.get(5)?,
        port: row.get(6)?,
        tls: row.get(7)?,
        user: row.get(8)?,
        secret_ref: row.get(9)?,
        ca_pem: row.get(10)?,
        folder: row.get(11)?,
        per_hour: row.get(12)?,
        per_day: row.get(13)?,
        footer: row.get(14)?,
        preferred: row.get(15)?,
        stopped: row.get(16)?,
        stopped_until: row.get(17)?,
    })
}

/// All accounts, the preferred one first.
pub(crate) fn list(db: &Connection) -> Result<Vec<AccountRow>> {
    let mut list = db.prepare_cached(&format!("{SELECT} ORDER BY preferred DESC, rid"))?;
    let rows = list.query_map([], account)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(crate) fn find(db: &Connection, id: Uuid) -> Result<Option<AccountRow>> {
    Ok(db.prepare_cached(&format!("{SELECT} AND id = ?1"))?.query_row([id], account).optional()?)
}

/// Inserts a row (`rid` 0) or changes the one with its `rid`.
pub(crate) fn save(db: &Connection, row: &AccountRow, at: i64) -> Result<()> {
    if row.rid == 0 {
        db.execute(
            "INSERT INTO mail_account (id, kind, from_name, from_address, host, port, tls, user,
               secret_ref, ca_pem, folder, per_hour, per_day, footer, preferred, created_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)",
            params![
                row.id,
                row.kind,
                row.from_name,
                row.from_address,
                row.host,
                row.port,
                row.tls,
                row.user,
                row.secret_ref,
                row.ca_pem,
                row.folder,
                row.per_hour,
                row.per_day,
                row.footer,
                row.preferred,
                at,
            ],
        )?;
        return Ok(());
    }
    db.execute(
        "UPDATE mail_account SET from_name = ?2, from_address = ?3, host = ?4, port = ?5, tls = ?6,
           user = ?7, secret_ref = ?8, ca_pem = ?9, folder = ?10, per_hour = ?11, per_day = ?12,
           footer = ?13, preferred = ?14, stopped = '', stopped_until = NULL
         WHERE rid = ?1",
        params![
            row.rid,
            row.from_name,
            row.from_address,
            row.host,
            row.port,
            row.tls,
            row.user,
            row.secret_ref,
            row.ca_pem,
            row.folder,
            row.per_hour,
            row.per_day,
            row.footer,
            row.preferred,
        ],
    )?;
    Ok(())
}

/// Makes one account the preferred one.
pub(crate) fn prefer(db: &Connection, id: Uuid) -> Result<()> {
    db.execute(
        "UPDATE mail_account SET preferred = (id = ?1)
         WHERE preferred <> (id = ?1) AND deleted_at IS NULL",
        [id],
    )?;
    Ok(())
}

/// Stops an account, or (empty reason) lets it go on.
pub(crate) fn stop(db: &Connection, id: Uuid, reason: &str, until: Option<i64>) -> Result<()> {
    db.prepare_cached(
        "UPDATE mail_account SET stopped = ?2, stopped_until = ?3
         WHERE id = ?1 AND (stopped <> ?2 OR stopped_until IS NOT ?3)",
    )?
    .execute(params![id, reason, until])?;
    Ok(())
}

pub(crate) fn trash(db: &Connection, rid: i64, at: i64) -> Result<()> {
    db.execute(
        "UPDATE mail_account SET deleted_at = ?2, preferred = 0, secret_ref = '' WHERE rid = ?1",
        params![rid, at],
    )?;
    Ok(())
}
