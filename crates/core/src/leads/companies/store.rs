//! Rows of `company` with what hangs on them.

use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

use super::wire::CompanyRow;
use crate::error::{Error, Result};

const ROW: &str = "company.rid, company.id, company.name, company.kana, company.domain,
  company.industry, (SELECT count(*) FROM lead
    WHERE lead.company_rid = company.rid AND lead.deleted_at IS NULL)";

fn read_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<(i64, CompanyRow)> {
    Ok((
        row.get(0)?,
        CompanyRow {
            id: row.get::<_, Uuid>(1)?.to_string(),
            name: row.get(2)?,
            kana: row.get(3)?,
            domain: row.get(4)?,
            industry: row.get(5)?,
            people: row.get(6)?,
        },
    ))
}

/// Companies in the order of their folded names, walked over an index; with `folded`, those that
/// hold it. Slow with a text that few hold: reads every company.
pub(crate) fn list(
    db: &Connection,
    folded: &str,
    offset: i64,
    limit: i64,
) -> Result<Vec<CompanyRow>> {
    let mut list = db.prepare_cached(&format!(
        "SELECT {ROW} FROM company WHERE company.deleted_at IS NULL
           AND (?1 = '' OR instr(company.folded, ?1) > 0 OR instr(company.domain, ?1) > 0)
         ORDER BY company.folded, company.rid LIMIT ?2 OFFSET ?3"
    ))?;
    let rows = list.query_map(params![folded, limit, offset], read_row)?;
    Ok(rows.map(|row| row.map(|(_, row)| row)).collect::<rusqlite::Result<_>>()?)
}

/// The company with this id.
pub(crate) fn find(db: &Connection, id: Uuid) -> Result<Option<(i64, CompanyRow)>> {
    Ok(db
        .prepare_cached(&format!(
            "SELECT {ROW} FROM company WHERE company.id = ?1 AND company.deleted_at IS NULL"
        ))?
        .query_row([id], read_row)
        .optional()?)
}

/// The id behind a row.
pub(crate) fn get_id(db: &Connection, rid: i64) -> Result<Uuid> {
    let sql = "SELECT id FROM company WHERE rid = ?1";
    Ok(db.prepare_cached(sql)?.query_row([rid], |row| row.get(0))?)
}

/// Other companies of the same folded name or domain, at most 20.
pub(crate) fn list_alike(db: &Connection, rid: i64) -> Result<Vec<CompanyRow>> {
    let mut list = db.prepare_cached(&format!(
        "SELECT {ROW} FROM company WHERE company.rid IN (
           SELECT other.rid FROM company AS own CROSS JOIN company AS other
             ON other.folded = own.folded AND other.deleted_at IS NULL
             WHERE own.rid = ?1 AND other.rid <> ?1
           UNION SELECT other.rid FROM company AS own CROSS JOIN company AS other
             ON other.domain = own.domain AND other.domain <> '' AND other.deleted_at IS NULL
             WHERE own.rid = ?1 AND other.rid <> ?1 LIMIT 20)
         ORDER BY company.rid"
    ))?;
    let rows = list.query_map([rid], read_row)?;
    Ok(rows.map(|row| row.map(|(_, row)| row)).collect::<rusqlite::Result<_>>()?)
}

/// Values of the open leads of a company: currency and minor units of each.
pub(crate) fn list_values(db: &Connection, rid: i64) -> Result<Vec<(String, i64)>> {
    let mut list = db.prepare_cached(
        "SELECT card.value_currency, sum(card.value_minor)
         FROM lead JOIN lead_card AS card ON card.lead_rid = lead.rid
         WHERE lead.company_rid = ?1 AND card.open = 1 AND card.value_minor <> 0 GROUP BY 1",
    )?;
    let rows = list.query_map([rid], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Rows of the people of a company, best score first, at most 200.
pub(crate) fn list_people(db: &Connection, rid: i64) -> Result<Vec<i64>> {
    let mut list = db.prepare_cached(
        "SELECT lead.rid FROM lead JOIN lead_card AS card ON card.lead_rid = lead.rid
         WHERE lead.company_rid = ?1 ORDER BY card.score DESC, lead.rid LIMIT 200",
    )?;
    let rows = list.query_map([rid], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Columns that a person may write.
pub(crate) const COLUMNS: &[&str] =
    &["name", "kana", "domain", "corporate_number", "industry", "size", "address", "note"];

/// The texts of [`COLUMNS`].
pub(crate) fn get_texts(db: &Connection, rid: i64) -> Result<Vec<(&'static str, String)>> {
    let sql = "SELECT name, kana, domain, corporate_number, industry, size, address, note
               FROM company WHERE rid = ?1";
    Ok(db.prepare_cached(sql)?.query_row([rid], |row| {
        COLUMNS.iter().enumerate().map(|(at, column)| Ok((*column, row.get(at)?))).collect()
    })?)
}

/// Sets one of [`COLUMNS`].
pub(crate) fn set(db: &Connection, rid: i64, column: &str, text: &str) -> Result<()> {
    let column = COLUMNS.iter().find(|known| **known == column);
    let column = column.ok_or_else(|| Error::internal("column of company"))?;
    db.prepare_cached(&format!("UPDATE company SET {column} = ?2 WHERE rid = ?1"))?
        .execute(params![rid, text])?;
    Ok(())
}

/// Sets the folded name.
pub(crate) fn set_folded(db: &Connection, rid: i64, folded: &str) -> Result<()> {
    db.prepare_cached("UPDATE company SET folded = ?2 WHERE rid = ?1")?
        .execute(params![rid, folded])?;
    Ok(())
}

/// Gives everything that hangs on one company to another, also of leads in the Trash.
pub(crate) fn hand_over(db: &Connection, from: i64, to: i64) -> Result<()> {
    db.prepare_cached("UPDATE lead SET company_rid = ?2 WHERE company_rid = ?1")?
        .execute([from, to])?;
    // Who works at both works there once.
    db.prepare_cached(
        "DELETE FROM affiliation WHERE company_rid = ?1 AND until_on IS NULL
           AND EXISTS (SELECT 1 FROM affiliation AS other WHERE other.lead_rid = affiliation.lead_rid
             AND other.company_rid = ?2 AND other.until_on IS NULL)",
    )?
    .execute([from, to])?;
    db.prepare_cached("UPDATE affiliation SET company_rid = ?2 WHERE company_rid = ?1")?
        .execute([from, to])?;
    Ok(())
}

/// Removes a company that nothing hangs on any more.
pub(crate) fn trash(db: &Connection, rid: i64, now: i64) -> Result<()> {
    db.prepare_cached("UPDATE company SET deleted_at = ?2 WHERE rid = ?1")?.execute([rid, now])?;
    Ok(())
}

/// Name of the oldest company that uses a mail domain.
pub(crate) fn find_by_domain(db: &Connection, domain: &str) -> Result<Option<String>> {
    Ok(db
        .prepare_cached(
            "SELECT name FROM company WHERE domain = ?1 AND domain <> '' AND deleted_at IS NULL
             ORDER BY rid LIMIT 1",
        )?
        .query_row([domain], |row| row.get(0))
        .optional()?)
}
