//! Rows of `affiliation`.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, params};
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

/// An open affiliation; the main one stands first, then the newest.
pub(crate) struct OpenRow {
    pub(crate) rid: i64,
    pub(crate) company: i64,
    pub(crate) department: String,
    pub(crate) title: String,
    /// Not the main work.
    pub(crate) side: bool,
}

/// Of leads that are not in the Trash. By primary key and `affiliation_lead`.
pub(crate) fn list_holdings(db: &Connection, keys: &str) -> Result<BTreeMap<i64, Vec<Holding>>> {
    rows_by_key(
        db,
        "SELECT lead.rid, lead.company_rid, lead.department, lead.title,
           CASE WHEN lead.sample THEN lead.created_at END,
           open.rid, open.company_rid, open.department, open.title, open.side
         FROM lead LEFT JOIN affiliation AS open
           ON open.lead_rid = lead.rid AND open.until_on IS NULL
         WHERE lead.rid IN (SELECT value FROM json_each(?1)) AND lead.deleted_at IS NULL
         ORDER BY lead.rid, open.side, open.rid DESC",
        keys,
        |row| {
            let open = match row.get(5)? {
                Some(rid) => Some(OpenRow {
                    rid,
                    company: row.get(6)?,
                    department: row.get(7)?,
                    title: row.get(8)?,
                    side: row.get(9)?,
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
    pub(crate) from_on: Option<&'a str>,
    /// A second work.
    pub(crate) side: bool,
}

pub(crate) fn insert(db: &Connection, new: &NewAffiliation<'_>) -> Result<()> {
    db.prepare_cached(
        "INSERT INTO affiliation (id, lead_rid, company_rid, department, title, from_on, side)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?
    .execute(params![
        new.id,
        new.lead,
        new.company,
        new.department,
        new.title,
        new.from_on,
        new.side
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

/// Makes an affiliation the main one or a second one.
pub(crate) fn set_side(db: &Connection, rid: i64, side: bool) -> Result<()> {
    db.prepare_cached("UPDATE affiliation SET side = ?2 WHERE rid = ?1 AND side <> ?2")?
        .execute(params![rid, side])?;
    Ok(())
}

/// Sets since when and until when.
pub(crate) fn set_days(
    db: &Connection,
    rid: i64,
    from_on: Option<&str>,
    until_on: Option<&str>,
) -> Result<()> {
    db.prepare_cached("UPDATE affiliation SET from_on = ?2, until_on = ?3 WHERE rid = ?1")?
        .execute(params![rid, from_on, until_on])?;
    Ok(())
}

pub(crate) fn remove(db: &Connection, rid: i64) -> Result<()> {
    db.prepare_cached("DELETE FROM affiliation WHERE rid = ?1")?.execute([rid])?;
    Ok(())
}

/// An affiliation as it stands in the file.
pub(crate) struct Standing {
    pub(crate) rid: i64,
    pub(crate) lead: i64,
    pub(crate) company: i64,
    pub(crate) department: String,
    pub(crate) title: String,
    pub(crate) from_on: Option<String>,
    pub(crate) until_on: Option<String>,
    pub(crate) side: bool,
}

const STANDING: &str = "SELECT rid, lead_rid, company_rid, department, title, from_on, until_on, side FROM affiliation";

fn read_standing(row: &rusqlite::Row<'_>) -> rusqlite::Result<Standing> {
    Ok(Standing {
        rid: row.get(0)?,
        lead: row.get(1)?,
        company: row.get(2)?,
        department: row.get(3)?,
        title: row.get(4)?,
        from_on: row.get(5)?,
        until_on: row.get(6)?,
        side: row.get(7)?,
    })
}

/// The affiliation with this id.
pub(crate) fn find(db: &Connection, id: Uuid) -> Result<Option<Standing>> {
    Ok(db
        .prepare_cached(&format!("{STANDING} WHERE id = ?1"))?
        .query_row([id], read_standing)
        .optional()?)
}

/// The open affiliations of a lead, the main one first, then the newest.
pub(crate) fn list_open(db: &Connection, lead: i64) -> Result<Vec<Standing>> {
    let mut list = db.prepare_cached(&format!(
        "{STANDING} WHERE lead_rid = ?1 AND until_on IS NULL ORDER BY side, rid DESC"
    ))?;
    let rows = list.query_map([lead], read_standing)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// One line of a career.
pub(crate) struct CareerRow {
    pub(crate) id: Uuid,
    pub(crate) company_id: Uuid,
    pub(crate) side: bool,
    pub(crate) company: String,
    pub(crate) department: String,
    pub(crate) title: String,
    pub(crate) from_on: Option<String>,
    pub(crate) until_on: Option<String>,
}

/// The career of a lead, newest first.
pub(crate) fn list(db: &Connection, lead: i64) -> Result<Vec<CareerRow>> {
    let mut list = db.prepare_cached(
        "SELECT company.name, department, title, from_on, until_on, affiliation.id, company.id,
           side
         FROM affiliation JOIN company ON company.rid = company_rid
         WHERE lead_rid = ?1
         ORDER BY until_on IS NOT NULL, side, until_on DESC, affiliation.rid DESC",
    )?;
    let rows = list.query_map([lead], |row| {
        Ok(CareerRow {
            company: row.get(0)?,
            department: row.get(1)?,
            title: row.get(2)?,
            from_on: row.get(3)?,
            until_on: row.get(4)?,
            id: row.get(5)?,
            company_id: row.get(6)?,
            side: row.get(7)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
