//! Rows of `affiliation`.

use std::collections::BTreeMap;

use rusqlite::{Connection, params};
use uuid::Uuid;

use crate::db::rows_by_key;
use crate::error::Result;

/// What a lead's row says about its work, and the affiliation that is open.
pub(crate) struct Holding {
    pub(crate) company: Option<i64>,
    pub(crate) department: String,
    pub(crate) title: String,
    /// Since when a lead of the sample data is there.
    pub(crate) sample_since: Option<i64>,
    pub(crate) open: Option<OpenRow>,
}

/// An open affiliation; of several the newest stands first.
pub(crate) struct OpenRow {
    pub(crate) rid: i64,
    pub(crate) company: i64,
    pub(crate) department: String,
    pub(crate) title: String,
}

/// Of leads that are not in the Trash. By primary key and `affiliation_lead`.
pub(crate) fn list_holdings(db: &Connection, keys: &str) -> Result<BTreeMap<i64, Vec<Holding>>> {
    rows_by_key(
        db,
        "SELECT lead.rid, lead.company_rid, lead.department, lead.title,
           CASE WHEN lead.sample THEN lead.created_at END,
           open.rid, open.company_rid, open.department, open.title
         FROM lead LEFT JOIN affiliation AS open
           ON open.lead_rid = lead.rid AND open.until_on IS NULL
         WHERE lead.rid IN (SELECT value FROM json_each(?1)) AND lead.deleted_at IS NULL
         ORDER BY lead.rid, open.rid DESC",
        keys,
        |row| {
            let open = match row.get(5)? {
                Some(rid) => Some(OpenRow {
                    rid,
                    company: row.get(6)?,
                    department: row.get(7)?,
                    title: row.get(8)?,
                }),
                None => None,
            };
            Ok(Holding {
                company: row.get(1)?,
                department: row.get(2)?,
                title: row.get(3)?,
                sample_since: row.get(4)?,
                open,
            })
        },
    )
}

pub(crate) struct NewAffiliation<'a> {
    pub(crate) id: Uuid,
    pub(crate) lead: i64,
    pub(crate) company: i64,
    pub(crate) department: &'a str,
    pub(crate) title: &'a str,
    pub(crate) from_on: &'a str,
}

pub(crate) fn insert(db: &Connection, new: &NewAffiliation<'_>) -> Result<()> {
    db.prepare_cached(
        "INSERT INTO affiliation (id, lead_rid, company_rid, department, title, from_on)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute(params![
        new.id,
        new.lead,
        new.company,
        new.department,
        new.title,
        new.from_on
    ])?;
    Ok(())
}

pub(crate) fn update(db: &Connection, rid: i64, department: &str, title: &str) -> Result<()> {
    db.prepare_cached("UPDATE affiliation SET department = ?2, title = ?3 WHERE rid = ?1")?
        .execute(params![rid, department, title])?;
    Ok(())
}

pub(crate) fn close(db: &Connection, rid: i64, until_on: &str) -> Result<()> {
    db.prepare_cached("UPDATE affiliation SET until_on = ?2 WHERE rid = ?1")?
        .execute(params![rid, until_on])?;
    Ok(())
}

/// One line of a career.
pub(crate) struct CareerRow {
    pub(crate) company: String,
    pub(crate) department: String,
    pub(crate) title: String,
    pub(crate) from_on: Option<String>,
    pub(crate) until_on: Option<String>,
}

/// The career of a lead, newest first.
pub(crate) fn list(db: &Connection, lead: i64) -> Result<Vec<CareerRow>> {
    let mut list = db.prepare_cached(
        "SELECT company.name, department, title, from_on, until_on
         FROM affiliation JOIN company ON company.rid = company_rid
         WHERE lead_rid = ?1 ORDER BY affiliation.rid DESC",
    )?;
    let rows = list.query_map([lead], |row| {
        Ok(CareerRow {
            company: row.get(0)?,
            department: row.get(1)?,
            title: row.get(2)?,
            from_on: row.get(3)?,
            until_on: row.get(4)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
