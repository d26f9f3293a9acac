//! Rows that an import compares with and an export writes out. All statements are prepared once
//! and kept.

pub(crate) mod archive;
pub(crate) mod export;
pub(crate) mod profile;
pub(crate) mod write;

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

use super::keys::Match;
use super::known::{Known, Shown, TEXT_FIELDS};
use crate::consent::{Ground, ops as consent};
use crate::error::Result;
use crate::leads::duplicates::{DuplicateKeys, is_certain, kind, reason};
use crate::leads::own::Values;
use crate::time::Timestamp;

/// True if any lead can be found by its keys.
pub(crate) fn has_keys(db: &Connection) -> Result<bool> {
    Ok(db.query_row("SELECT EXISTS (SELECT 1 FROM duplicate_key)", [], |row| row.get(0))?)
}

/// The lead that `keys` are taken for: certain before maybe, the oldest of several.
pub(crate) fn find_match(db: &Connection, keys: &DuplicateKeys) -> Result<Option<Match<i64>>> {
    let (who_kind, who) = keys.who();
    let known = !who.is_empty() && has_key(db, who_kind, who)?;
    let mut found: Vec<(i64, &'static str)> = Vec::new();
    if known {
        for mail in &keys.mails {
            found.extend(
                find_pair(db, (kind::MAIL, mail), (who_kind, who))?
                    .map(|lead| (lead, reason::NAME_MAIL)),
            );
        }
        for phone in &keys.phones {
            found.extend(
                find_pair(db, (kind::PHONE, phone), (who_kind, who))?
                    .map(|lead| (lead, reason::NAME_PHONE)),
            );
        }
    }
    if found.is_empty() && !keys.company.is_empty() {
        let company = (kind::COMPANY, keys.company.as_str());
        if known {
            found.extend(
                find_pair(db, (who_kind, who), company)?.map(|lead| (lead, reason::NAME_COMPANY)),
            );
        }
        if !keys.kana.is_empty() {
            let kana = (kind::KANA, keys.kana.as_str());
            found.extend(find_pair(db, kana, company)?.map(|lead| (lead, reason::KANA_COMPANY)));
        }
    }
    if found.is_empty() {
        for mail in &keys.personal {
            found.extend(find_key(db, kind::MAIL, mail)?.map(|lead| (lead, reason::MAIL)));
        }
    }
    let Some(target) = found.iter().map(|(lead, _)| *lead).min() else { return Ok(None) };
    let mut reasons: Vec<&'static str> =
        found.iter().filter(|(lead, _)| *lead == target).map(|(_, rule)| *rule).collect();
    reasons.dedup();
    let certain = reasons.iter().any(|rule| is_certain(rule));
    Ok(Some(Match { target, certain, reasons }))
}

fn has_key(db: &Connection, kind: &str, key: &str) -> Result<bool> {
    Ok(find_key(db, kind, key)?.is_some())
}

fn find_key(db: &Connection, kind: &str, key: &str) -> Result<Option<i64>> {
    Ok(db
        .prepare_cached("SELECT min(lead_rid) FROM duplicate_key WHERE kind = ?1 AND key = ?2")?
        .query_row([kind, key], |row| row.get(0))?)
}

/// The oldest lead that has both keys. A row without a person's name meets only leads without one.
///
/// Each list of leads is asked for its next one at or behind the last of the other, so that the
/// shorter list sets the cost: a thousand people may have one name, and thousands one company.
fn find_pair(db: &Connection, one: (&str, &str), other: (&str, &str)) -> Result<Option<i64>> {
    let nameless = other.0 == kind::COMPANY && !matches!(one.0, kind::NAME | kind::KANA);
    let mut next = db.prepare_cached(
        "SELECT min(lead_rid) FROM duplicate_key WHERE kind = ?1 AND key = ?2 AND lead_rid >= ?3",
    )?;
    let mut find = |key: (&str, &str), from: i64| -> Result<Option<i64>> {
        Ok(next.query_row(params![key.0, key.1, from], |row| row.get(0))?)
    };
    let mut from = 0;
    while let Some(lead) = find(one, from)? {
        match find(other, lead)? {
            Some(met) if met > lead => from = met,
            Some(_) if nameless && has_name(db, lead)? => from = lead + 1,
            met => return Ok(met),
        }
    }
    Ok(None)
}

fn has_name(db: &Connection, lead: i64) -> Result<bool> {
    Ok(db
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM duplicate_key WHERE lead_rid = ?1 AND kind = 'name')",
        )?
        .query_row([lead], |row| row.get(0))?)
}

/// Everything an import compares with, of one lead.
pub(crate) fn load_known(db: &Connection, lead: i64, now: Timestamp) -> Result<Known> {
    let mut known = Known::default();
    let mut shown = Shown { values: vec![String::new(); TEXT_FIELDS.len()], ..Shown::default() };
    let mut id = Uuid::nil();
    db.prepare_cached(
        "SELECT family_name, given_name, middle_name, family_kana, given_kana, honorific,
           coalesce(company.name, ''), department, title, interest, horizon, grade,
           coalesce(lead.expected_close, ''),
           CASE WHEN value_minor <> 0 THEN value_minor || ' ' || value_currency ELSE '' END,
           coalesce(source.name, ''), lead.note, lead.id, lead.external_key, lead.custom
         FROM lead LEFT JOIN company ON company.rid = company_rid
           LEFT JOIN source ON source.rid = source_rid
         WHERE lead.rid = ?1",
    )?
    .query_row([lead], |row| {
        for (at, value) in shown.values.iter_mut().enumerate() {
            *value = row.get(at)?;
            known.filled[at] = !value.is_empty();
        }
        shown.note = row.get(TEXT_FIELDS.len())?;
        id = row.get(TEXT_FIELDS.len() + 1)?;
        // Who was only scanned carries the badge for a name until a list tells it.
        let badge: String = row.get(TEXT_FIELDS.len() + 2)?;
        shown.own = Values::parse(&row.get::<_, String>(TEXT_FIELDS.len() + 3)?);
        for (at, value) in shown.values.iter().enumerate() {
            known.filled[at] &= badge.is_empty() || *value != badge;
        }
        Ok(())
    })
    .optional()?;
    let ground = consent::read_in_force(db, id, now)?.ground;
    known.ground = Some(ground).filter(|ground| *ground != Ground::NotAsked);
    let mut points = db.prepare_cached(
        "SELECT kind, normal, raw FROM contact_point WHERE lead_rid = ?1 AND deleted_at IS NULL",
    )?;
    let mut rows = points.query([lead])?;
    while let Some(row) = rows.next()? {
        let kind: String = row.get(0)?;
        known.add_point(&kind, &row.get::<_, String>(1)?);
        shown.points.push((kind, row.get(2)?));
    }
    let mut tags = db.prepare_cached(
        "SELECT tag.folded, tag.name FROM lead_tag JOIN tag ON tag.rid = tag_rid
         WHERE lead_rid = ?1",
    )?;
    let mut rows = tags.query([lead])?;
    while let Some(row) = rows.next()? {
        known.add_tag(&row.get::<_, String>(0)?);
        shown.tags.push(row.get(1)?);
    }
    let mut happened = db.prepare_cached(
        "SELECT kind, happened_at FROM activity WHERE lead_rid = ?1 AND external_key <> ''",
    )?;
    let mut rows = happened.query([lead])?;
    while let Some(row) = rows.next()? {
        known.add_happened(&row.get::<_, String>(0)?, row.get(1)?);
    }
    known.noted_at = db
        .prepare_cached("SELECT coalesce(max(happened_at), 0) FROM activity WHERE lead_rid = ?1")?
        .query_row([lead], |row| row.get(0))?;
    known.has_step = db
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM next_step WHERE lead_rid = ?1 AND state = 'open')",
        )?
        .query_row([lead], |row| row.get(0))?;
    known.shown = Some(Box::new(shown));
    known.settle();
    Ok(known)
}

/// Leads with this id of another program, of merged ones those that stay: `rid`, names in parts,
/// company, the oldest first.
pub(crate) fn list_by_external(db: &Connection, key: &str) -> Result<Vec<(i64, [String; 3])>> {
    let mut list = db.prepare_cached(
        "SELECT DISTINCT lead.rid, lead.family_name, lead.given_name, coalesce(company.name, '')
         FROM lead AS keyed
           CROSS JOIN lead ON lead.rid = coalesce(keyed.merged_into_rid, keyed.rid)
           LEFT JOIN company ON company.rid = lead.company_rid
         WHERE keyed.external_key = ?1 AND keyed.external_key <> '' AND lead.deleted_at IS NULL
         ORDER BY lead.rid LIMIT 20",
    )?;
    let rows =
        list.query_map([key], |row| Ok((row.get(0)?, [row.get(1)?, row.get(2)?, row.get(3)?])))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// `rid` of a lead that is not in the Trash; of a merged one that of the lead that stays.
pub(crate) fn find_lead(db: &Connection, id: Uuid) -> Result<Option<i64>> {
    Ok(db
        .prepare_cached(
            "SELECT rid FROM lead WHERE deleted_at IS NULL AND rid =
               (SELECT coalesce(merged_into_rid, rid) FROM lead WHERE id = ?1)",
        )?
        .query_row([id], |row| row.get(0))
        .optional()?)
}

/// Id of a lead.
pub(crate) fn get_lead_id(db: &Connection, rid: i64) -> Result<Uuid> {
    Ok(db
        .prepare_cached("SELECT id FROM lead WHERE rid = ?1")?
        .query_row([rid], |row| row.get(0))?)
}

/// A stage as an import chooses among them.
#[derive(Debug, Clone)]
pub(crate) struct StageRow {
    pub(crate) rid: i64,
    pub(crate) id: Uuid,
    pub(crate) code: String,
    pub(crate) kind: String,
    pub(crate) name_en: String,
    pub(crate) name_ja: String,
}

/// Stages in order.
pub(crate) fn list_stages(db: &Connection) -> Result<Vec<StageRow>> {
    let mut list = db.prepare_cached(
        "SELECT rid, id, code, kind, name_en, name_ja FROM stage WHERE deleted_at IS NULL
         ORDER BY pipeline_rid, position",
    )?;
    let rows = list.query_map([], |row| {
        Ok(StageRow {
            rid: row.get(0)?,
            id: row.get(1)?,
            code: row.get(2)?,
            kind: row.get(3)?,
            name_en: row.get(4)?,
            name_ja: row.get(5)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Name and `rid` of the source with this id.
pub(crate) fn find_source_by_id(db: &Connection, id: Uuid) -> Result<Option<(i64, String)>> {
    Ok(db
        .prepare_cached("SELECT rid, name FROM source WHERE id = ?1 AND deleted_at IS NULL")?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?)
}

/// A past import.
#[derive(Debug, Clone)]
pub(crate) struct BatchRow {
    pub(crate) id: Uuid,
    pub(crate) name: String,
    pub(crate) at: i64,
    pub(crate) encoding: String,
    pub(crate) counts: String,
}

/// Past imports, newest first.
pub(crate) fn list_batches(db: &Connection, limit: i64) -> Result<Vec<BatchRow>> {
    let mut list = db.prepare_cached(
        "SELECT id, name, at, encoding, counts FROM import_batch ORDER BY rid DESC LIMIT ?1",
    )?;
    let rows = list.query_map([limit], |row| {
        Ok(BatchRow {
            id: row.get(0)?,
            name: row.get(1)?,
            at: row.get(2)?,
            encoding: row.get(3)?,
            counts: row.get(4)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Logged imports: parameters of the label, id of the change, whether it was undone.
pub(crate) fn list_import_changes(db: &Connection) -> Result<Vec<(String, Uuid, bool)>> {
    let mut list = db.prepare_cached(
        "SELECT params, id, undone_by IS NOT NULL FROM change_log
         WHERE op = 'import' AND inverse_of IS NULL",
    )?;
    let rows = list.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The leads that answer to `and` (` AND …` over `lead_card AS card`), in the order of the reading;
/// only those of `ids` (hex), if there are any.
pub(crate) fn list_leads(
    db: &Connection,
    and: &str,
    params: Vec<Value>,
    ids: &[String],
) -> Result<Vec<i64>> {
    let mut all = Vec::new();
    let from = if ids.is_empty() {
        "lead_card AS card"
    } else {
        all.push(Value::Text(serde_json::to_string(ids)?));
        "json_each(?) AS wanted CROSS JOIN lead ON lead.id = unhex(wanted.value)
         CROSS JOIN lead_card AS card ON card.lead_rid = lead.rid"
    };
    all.extend(params);
    let mut list = db.prepare(&format!(
        "SELECT card.lead_rid FROM {from} WHERE 1{and}
         ORDER BY card.kana_row, card.kana_key, card.lead_rid"
    ))?;
    let rows = list.query_map(rusqlite::params_from_iter(all), |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
