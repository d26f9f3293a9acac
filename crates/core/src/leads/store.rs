//! Rows of leads and of the small tables beside them: company, source, tag. Knows rows, no rules.

pub(crate) mod affiliation;
pub(crate) mod bulk;
pub(crate) mod card;
pub(crate) mod contact;
pub(crate) mod duplicate;
pub(crate) mod history;
pub(crate) mod list;
pub(crate) mod material;
pub(crate) mod names;
pub(crate) mod rows;
pub(crate) mod segment;

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

use crate::error::{Error, Result};

/// A lead as it stands in the file.
#[derive(Debug, Clone, Default)]
pub(crate) struct LeadRecord {
    pub(crate) rid: i64,
    pub(crate) id: Uuid,
    pub(crate) family_name: String,
    pub(crate) given_name: String,
    pub(crate) middle_name: String,
    pub(crate) family_kana: String,
    pub(crate) given_kana: String,
    pub(crate) name_order: String,
    pub(crate) honorific: String,
    pub(crate) company_rid: Option<i64>,
    pub(crate) department: String,
    pub(crate) title: String,
    pub(crate) language: String,
    pub(crate) stage_rid: i64,
    pub(crate) lost_reason: String,
    pub(crate) grade: String,
    pub(crate) source_rid: Option<i64>,
    pub(crate) first_source_rid: Option<i64>,
    pub(crate) offer: String,
    pub(crate) interest: String,
    pub(crate) horizon: String,
    pub(crate) value_minor: i64,
    pub(crate) value_currency: String,
    pub(crate) expected_close: Option<String>,
    pub(crate) last_confirmed_at: Option<i64>,
    pub(crate) note: String,
    pub(crate) created_at: i64,
    pub(crate) deleted_at: Option<i64>,
    /// Own values as JSON by field id, see [`crate::leads::own`]; empty is `{}`.
    pub(crate) custom: String,
}

const LEAD_COLUMNS: &str = "rid, id, family_name, given_name, middle_name, family_kana, given_kana,
  name_order, honorific, company_rid, department, title, language, stage_rid, lost_reason,
  grade, source_rid, first_source_rid, offer, interest, horizon, value_minor, value_currency,
  expected_close, last_confirmed_at, note, created_at, deleted_at, custom";

fn read_lead(row: &rusqlite::Row<'_>) -> rusqlite::Result<LeadRecord> {
    Ok(LeadRecord {
        rid: row.get(0)?,
        id: row.get(1)?,
        family_name: row.get(2)?,
        given_name: row.get(3)?,
        middle_name: row.get(4)?,
        family_kana: row.get(5)?,
        given_kana: row.get(6)?,
        name_order: row.get(7)?,
        honorific: row.get(8)?,
        company_rid: row.get(9)?,
        department: row.get(10)?,
        title: row.get(11)?,
        language: row.get(12)?,
        stage_rid: row.get(13)?,
        lost_reason: row.get(14)?,
        grade: row.get(15)?,
        source_rid: row.get(16)?,
        first_source_rid: row.get(17)?,
        offer: row.get(18)?,
        interest: row.get(19)?,
        horizon: row.get(20)?,
        value_minor: row.get(21)?,
        value_currency: row.get(22)?,
        expected_close: row.get(23)?,
        last_confirmed_at: row.get(24)?,
        note: row.get(25)?,
        created_at: row.get(26)?,
        deleted_at: row.get(27)?,
        custom: row.get(28)?,
    })
}

/// Row ids of all leads, in the Trash or not.
pub(crate) fn list_all(db: &Connection) -> Result<Vec<i64>> {
    let mut list = db.prepare_cached("SELECT rid FROM lead")?;
    let rows = list.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The lead with this row id, in the Trash or not.
pub(crate) fn find_lead(db: &Connection, rid: i64) -> Result<Option<LeadRecord>> {
    Ok(db
        .prepare_cached(&format!("SELECT {LEAD_COLUMNS} FROM lead WHERE rid = ?1"))?
        .query_row([rid], read_lead)
        .optional()?)
}

/// The leads of a [`crate::db::key_list`] that are not in the Trash, by row id.
pub(crate) fn list_leads(db: &Connection, keys: &str) -> Result<Vec<LeadRecord>> {
    let mut list = db.prepare_cached(&format!(
        "SELECT {LEAD_COLUMNS} FROM lead
         WHERE rid IN (SELECT value FROM json_each(?1)) AND deleted_at IS NULL ORDER BY rid"
    ))?;
    let rows = list.query_map([keys], read_lead)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The lead with this id, in the Trash or not; of a merged one the lead that stays.
pub(crate) fn find_lead_by_id(db: &Connection, id: Uuid) -> Result<Option<LeadRecord>> {
    Ok(db
        .prepare_cached(&format!(
            "SELECT {LEAD_COLUMNS} FROM lead WHERE rid =
               (SELECT coalesce(merged_into_rid, rid) FROM lead WHERE id = ?1)"
        ))?
        .query_row([id], read_lead)
        .optional()?)
}

/// Ids of the leads that lie behind one.
pub(crate) fn list_merged(db: &Connection, rid: i64) -> Result<Vec<Uuid>> {
    let mut list =
        db.prepare_cached("SELECT id FROM lead WHERE merged_into_rid = ?1 ORDER BY rid")?;
    let rows = list.query_map([rid], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// What goes into a new row of `lead`.
pub(crate) struct NewLeadRow<'a> {
    pub(crate) record: &'a LeadRecord,
    pub(crate) position: &'a [u8],
    pub(crate) stage_since: i64,
    pub(crate) import_batch_rid: Option<i64>,
    pub(crate) sample: bool,
    pub(crate) external_key: &'a str,
}

pub(crate) fn insert_lead(db: &Connection, new: &NewLeadRow<'_>) -> Result<i64> {
    let lead = new.record;
    db.prepare_cached(include_str!("sql/insert_lead.sql"))?.execute(params![
        lead.id,
        lead.family_name,
        lead.given_name,
        lead.middle_name,
        lead.family_kana,
        lead.given_kana,
        lead.name_order,
        lead.honorific,
        lead.company_rid,
        lead.department,
        lead.title,
        lead.language,
        lead.stage_rid,
        new.position,
        new.stage_since,
        lead.grade,
        lead.source_rid,
        lead.offer,
        lead.interest,
        lead.horizon,
        lead.value_minor,
        lead.value_currency,
        lead.expected_close,
        lead.note,
        new.import_batch_rid,
        new.sample,
        new.external_key,
        lead.created_at,
        lead.custom,
        lead.last_confirmed_at,
    ])?;
    Ok(db.last_insert_rowid())
}

/// Columns of `lead` that a field may write; nothing else reaches the SQL text.
pub(crate) const WRITABLE: &[&str] = &[
    "family_name",
    "given_name",
    "middle_name",
    "family_kana",
    "given_kana",
    "name_order",
    "honorific",
    "company_rid",
    "department",
    "title",
    "language",
    "grade",
    "source_rid",
    "offer",
    "interest",
    "horizon",
    "value_minor",
    "value_currency",
    "expected_close",
    "last_confirmed_at",
    "note",
    "custom",
    "deleted_at",
];

/// Sets one column of one lead.
pub(crate) fn set_lead_column(
    db: &Connection,
    rid: i64,
    column: &'static str,
    value: &Value,
) -> Result<()> {
    if !WRITABLE.contains(&column) {
        return Err(Error::internal("column of lead"));
    }
    db.prepare_cached(&format!("UPDATE lead SET {column} = ?2 WHERE rid = ?1"))?
        .execute(params![rid, value])?;
    Ok(())
}

/// A company as leads see it.
#[derive(Debug, Clone, Default)]
pub(crate) struct CompanyRecord {
    pub(crate) name: String,
    pub(crate) industry: String,
    pub(crate) domain: String,
}

pub(crate) fn get_company(db: &Connection, rid: i64) -> Result<CompanyRecord> {
    Ok(db
        .prepare_cached("SELECT name, industry, domain FROM company WHERE rid = ?1")?
        .query_row([rid], |row| {
            Ok(CompanyRecord { name: row.get(0)?, industry: row.get(1)?, domain: row.get(2)? })
        })?)
}

/// The oldest company with this folded name.
pub(crate) fn find_company(db: &Connection, folded: &str) -> Result<Option<i64>> {
    Ok(db
        .prepare_cached(
            "SELECT rid FROM company WHERE folded = ?1 AND deleted_at IS NULL
             ORDER BY rid LIMIT 1",
        )?
        .query_row([folded], |row| row.get(0))
        .optional()?)
}

pub(crate) fn insert_company(
    db: &Connection,
    id: Uuid,
    name: &str,
    folded: &str,
    now: i64,
) -> Result<i64> {
    db.prepare_cached(
        "INSERT INTO company (id, name, folded, created_at) VALUES (?1, ?2, ?3, ?4)",
    )?
    .execute(params![id, name, folded, now])?;
    Ok(db.last_insert_rowid())
}

/// Sets one column of a company: `industry` or `domain`.
pub(crate) fn set_company_column(
    db: &Connection,
    rid: i64,
    column: &'static str,
    value: &str,
) -> Result<()> {
    if !["industry", "domain"].contains(&column) {
        return Err(Error::internal("column of company"));
    }
    db.prepare_cached(&format!("UPDATE company SET {column} = ?2 WHERE rid = ?1"))?
        .execute(params![rid, value])?;
    Ok(())
}

/// Names of companies whose folded name holds `folded`, those that begin with it first; at most
/// 20. Slow: reads every company.
pub(crate) fn list_company_names(db: &Connection, folded: &str) -> Result<Vec<String>> {
    let mut list = db.prepare_cached(
        "SELECT name FROM company WHERE deleted_at IS NULL AND instr(folded, ?1) > 0
         GROUP BY folded ORDER BY instr(folded, ?1), length(folded), rid LIMIT 20",
    )?;
    let rows = list.query_map([folded], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Row id of a source by its id.
pub(crate) fn find_source_by_id(db: &Connection, id: Uuid) -> Result<Option<i64>> {
    Ok(db
        .prepare_cached("SELECT rid FROM source WHERE id = ?1 AND deleted_at IS NULL")?
        .query_row([id], |row| row.get(0))
        .optional()?)
}

/// The oldest source with this folded name.
pub(crate) fn find_source(db: &Connection, folded: &str) -> Result<Option<i64>> {
    Ok(db
        .prepare_cached(
            "SELECT rid FROM source WHERE folded = ?1 AND deleted_at IS NULL ORDER BY rid LIMIT 1",
        )?
        .query_row([folded], |row| row.get(0))
        .optional()?)
}

pub(crate) struct NewSource<'a> {
    pub(crate) id: Uuid,
    pub(crate) channel: &'a str,
    pub(crate) name: &'a str,
    pub(crate) folded: &'a str,
    pub(crate) place: &'a str,
    pub(crate) begins_on: Option<String>,
    pub(crate) ends_on: Option<String>,
    pub(crate) now: i64,
}

pub(crate) fn insert_source(db: &Connection, new: &NewSource<'_>) -> Result<i64> {
    db.prepare_cached(
        "INSERT INTO source (id, channel, name, folded, place, begins_on, ends_on, created_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?
    .execute(params![
        new.id,
        new.channel,
        new.name,
        new.folded,
        new.place,
        new.begins_on,
        new.ends_on,
        new.now
    ])?;
    Ok(db.last_insert_rowid())
}

/// Id and name of a source.
pub(crate) fn get_source(db: &Connection, rid: i64) -> Result<(Uuid, String)> {
    Ok(db
        .prepare_cached("SELECT id, name FROM source WHERE rid = ?1")?
        .query_row([rid], |row| Ok((row.get(0)?, row.get(1)?)))?)
}

pub(crate) fn find_tag(db: &Connection, folded: &str) -> Result<Option<i64>> {
    Ok(db
        .prepare_cached(
            "SELECT rid FROM tag WHERE folded = ?1 AND deleted_at IS NULL ORDER BY rid LIMIT 1",
        )?
        .query_row([folded], |row| row.get(0))
        .optional()?)
}

pub(crate) fn find_tag_by_id(db: &Connection, id: Uuid) -> Result<Option<i64>> {
    Ok(db
        .prepare_cached("SELECT rid FROM tag WHERE id = ?1")?
        .query_row([id], |row| row.get(0))
        .optional()?)
}

/// Adds a tag; its colour is the next of the eight.
pub(crate) fn insert_tag(db: &Connection, id: Uuid, name: &str, folded: &str) -> Result<i64> {
    db.prepare_cached(
        "INSERT INTO tag (id, name, folded, colour)
         VALUES (?1, ?2, ?3, (SELECT count(*) FROM tag) % 8 + 1)",
    )?
    .execute(params![id, name, folded])?;
    Ok(db.last_insert_rowid())
}

/// Gives a tag to a lead. True if the lead did not have it.
pub(crate) fn add_lead_tag(db: &Connection, id: Uuid, lead: i64, tag: i64) -> Result<bool> {
    let added = db
        .prepare_cached(
            "INSERT INTO lead_tag (id, lead_rid, tag_rid) SELECT ?1, ?2, ?3
             WHERE NOT EXISTS (SELECT 1 FROM lead_tag WHERE lead_rid = ?2 AND tag_rid = ?3)",
        )?
        .execute(params![id, lead, tag])?;
    Ok(added > 0)
}

pub(crate) fn remove_lead_tag(db: &Connection, lead: i64, tag: i64) -> Result<bool> {
    let removed = db
        .prepare_cached("DELETE FROM lead_tag WHERE lead_rid = ?1 AND tag_rid = ?2")?
        .execute(params![lead, tag])?;
    Ok(removed > 0)
}

/// Row id of a stage by its id.
pub(crate) fn find_stage(db: &Connection, id: Uuid) -> Result<Option<i64>> {
    Ok(db
        .prepare_cached("SELECT rid FROM stage WHERE id = ?1 AND deleted_at IS NULL")?
        .query_row([id], |row| row.get(0))
        .optional()?)
}

/// The stage of new leads: the first of the first pipeline.
pub(crate) fn first_stage(db: &Connection) -> Result<Option<i64>> {
    Ok(db
        .prepare_cached(
            "SELECT stage.rid FROM stage JOIN pipeline ON pipeline.rid = pipeline_rid
             WHERE stage.deleted_at IS NULL
             ORDER BY pipeline.position, stage.position LIMIT 1",
        )?
        .query_row([], |row| row.get(0))
        .optional()?)
}

/// Appends the event by which a new lead enters its stage.
pub(crate) fn insert_first_stage_event(
    db: &Connection,
    id: Uuid,
    lead: i64,
    stage: i64,
    at: i64,
) -> Result<()> {
    db.prepare_cached(
        "INSERT INTO stage_event (id, lead_rid, to_stage_rid, at, actor, cycle)
         VALUES (?1, ?2, ?3, ?4, 'person', 1)",
    )?
    .execute(params![id, lead, stage, at])?;
    Ok(())
}

/// Marks a lead of the sample data and dates it back, so that the sample has a past. Only for
/// rows written by the same change.
pub(crate) fn backdate_sample(db: &Connection, lead: i64, at: i64) -> Result<()> {
    db.prepare_cached(
        "UPDATE lead SET sample = 1, created_at = ?2, stage_since = ?2 WHERE rid = ?1",
    )?
    .execute(params![lead, at])?;
    db.prepare_cached("UPDATE stage_event SET at = ?2 WHERE lead_rid = ?1")?
        .execute(params![lead, at])?;
    Ok(())
}

/// Leads that went to the Trash before `before` (milliseconds). Served by `lead_trash`. A merged
/// lead lies behind another one, not in the Trash.
pub(crate) fn list_expired_trash(db: &Connection, before: i64) -> Result<Vec<i64>> {
    let mut list = db.prepare_cached(
        "SELECT rid FROM lead WHERE deleted_at < ?1 AND merged_into_rid IS NULL ORDER BY +rid",
    )?;
    let rows = list.query_map([before], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Takes a lead, those that lie behind it and everything that hangs on them out of the file. Ledgers
/// keep their ids.
pub(crate) fn purge_lead(db: &Connection, rid: i64) -> Result<()> {
    let behind: Vec<i64> = {
        let mut list = db.prepare_cached("SELECT rid FROM lead WHERE merged_into_rid = ?1")?;
        let rows = list.query_map([rid], |row| row.get(0))?;
        rows.collect::<rusqlite::Result<_>>()?
    };
    for merged in behind {
        purge_lead(db, merged)?;
    }
    for table in [
        "affiliation",
        "contact_point",
        "lead_tag",
        "stage_event",
        "activity",
        "next_step",
        "score_event",
    ] {
        db.prepare_cached(&format!("DELETE FROM {table} WHERE lead_rid = ?1"))?.execute([rid])?;
    }
    db.prepare_cached("DELETE FROM duplicate_pair WHERE one_rid = ?1 OR other_rid = ?1")?
        .execute([rid])?;
    db.prepare_cached("DELETE FROM lead WHERE rid = ?1")?.execute([rid])?;
    Ok(())
}

/// The kind of the stage in which a lead stands.
pub(crate) fn get_stage_kind(db: &Connection, lead: i64) -> Result<String> {
    let sql = "SELECT stage.kind FROM lead JOIN stage ON stage.rid = lead.stage_rid
               WHERE lead.rid = ?1";
    Ok(db.prepare_cached(sql)?.query_row([lead], |row| row.get(0))?)
}
