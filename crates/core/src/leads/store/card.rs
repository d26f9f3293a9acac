//! The derived rows of one lead: what they are made of and where they are written.

use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

use crate::error::Result;

/// What a card is made of besides the lead row itself: the rows that the lead points at.
#[derive(Debug, Clone, Default)]
pub(crate) struct Around {
    pub(crate) stage_since: i64,
    pub(crate) position: Vec<u8>,
    pub(crate) cycle: i64,
    pub(crate) stage_order: i64,
    pub(crate) stage_kind: String,
    pub(crate) quiet_days: i64,
    pub(crate) company: String,
    pub(crate) company_kana: String,
    pub(crate) source: String,
    pub(crate) score: i64,
    pub(crate) fit: i64,
    pub(crate) engagement: i64,
    pub(crate) band: String,
    pub(crate) aside: String,
}

pub(crate) fn get_around(db: &Connection, lead: i64) -> Result<Around> {
    Ok(db.prepare_cached(include_str!("../sql/card_around.sql"))?.query_row([lead], |row| {
        Ok(Around {
            stage_since: row.get(0)?,
            position: row.get(1)?,
            cycle: row.get(2)?,
            stage_order: row.get(3)?,
            stage_kind: row.get(4)?,
            quiet_days: row.get(5)?,
            company: row.get(6)?,
            company_kana: row.get(7)?,
            source: row.get(8)?,
            score: row.get(9)?,
            fit: row.get(10)?,
            engagement: row.get(11)?,
            band: row.get(12)?,
            aside: row.get(13)?,
        })
    })?)
}

/// Tags of a lead by name: id, name, colour.
pub(crate) fn list_tags(db: &Connection, lead: i64) -> Result<Vec<(Uuid, String, i64)>> {
    let mut list = db.prepare_cached(
        "SELECT tag.id, tag.name, tag.colour FROM lead_tag JOIN tag ON tag.rid = tag_rid
         WHERE lead_rid = ?1 ORDER BY tag.name",
    )?;
    let rows = list.query_map([lead], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// One entry of the timeline, as far as contact counts: kind, when, payload.
pub(crate) struct Touch {
    pub(crate) kind: String,
    pub(crate) at: i64,
    pub(crate) payload: String,
}

/// Entries of a lead, newest first, until `enough` says so.
pub(crate) fn walk_touches(
    db: &Connection,
    lead: i64,
    mut enough: impl FnMut(&Touch) -> bool,
) -> Result<()> {
    let mut list = db.prepare_cached(
        "SELECT kind, happened_at, payload FROM activity WHERE lead_rid = ?1
         ORDER BY happened_at DESC, rid DESC",
    )?;
    let mut rows = list.query([lead])?;
    while let Some(row) = rows.next()? {
        let touch = Touch { kind: row.get(0)?, at: row.get(1)?, payload: row.get(2)? };
        if enough(&touch) {
            break;
        }
    }
    Ok(())
}

/// Titles and texts of entries that a person wrote, newest first, at most `limit` entries.
pub(crate) fn list_words(db: &Connection, lead: i64, limit: i64) -> Result<Vec<String>> {
    let mut list = db.prepare_cached(
        "SELECT title || char(10) || body FROM activity
         WHERE lead_rid = ?1 AND kind IN ('note', 'call', 'visit', 'meeting', 'mail_in', 'form')
           AND title || body <> ''
         ORDER BY happened_at DESC, rid DESC LIMIT ?2",
    )?;
    let rows = list.query_map(params![lead, limit], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The row of `lead_card`, in the order of its columns.
#[derive(Debug, Clone, Default)]
pub(crate) struct CardRecord {
    pub(crate) lead_rid: i64,
    pub(crate) lead_id: Uuid,
    pub(crate) stage_rid: i64,
    pub(crate) stage_order: i64,
    pub(crate) position: Vec<u8>,
    pub(crate) open: bool,
    pub(crate) name: String,
    pub(crate) kana: String,
    pub(crate) kana_key: String,
    pub(crate) kana_row: i64,
    pub(crate) language: String,
    pub(crate) company: String,
    pub(crate) company_key: String,
    pub(crate) department: String,
    pub(crate) title: String,
    pub(crate) mail: String,
    pub(crate) phone: String,
    pub(crate) mail_trouble: String,
    pub(crate) ground: String,
    pub(crate) grade: String,
    pub(crate) score: i64,
    pub(crate) fit: i64,
    pub(crate) engagement: i64,
    pub(crate) band: String,
    pub(crate) aside: String,
    pub(crate) urgency: i64,
    pub(crate) step_rid: Option<i64>,
    pub(crate) step_state: String,
    pub(crate) step_kind: String,
    pub(crate) step_title: String,
    pub(crate) step_due_on: Option<String>,
    pub(crate) step_due_at: Option<i64>,
    pub(crate) step_since: Option<i64>,
    pub(crate) step_why: String,
    pub(crate) last_contact_at: Option<i64>,
    pub(crate) last_contact_kind: String,
    pub(crate) replied: bool,
    pub(crate) stage_since: i64,
    pub(crate) quiet: bool,
    pub(crate) quiet_on: Option<String>,
    pub(crate) value_minor: i64,
    pub(crate) value_currency: String,
    pub(crate) source: String,
    pub(crate) source_rid: Option<i64>,
    pub(crate) tags: String,
    pub(crate) cycle: i64,
    pub(crate) search_hash: i64,
    pub(crate) created_at: i64,
    pub(crate) updated_at: i64,
}

pub(crate) fn write_card(db: &Connection, card: &CardRecord) -> Result<()> {
    db.prepare_cached(include_str!("../sql/write_card.sql"))?.execute(params![
        card.lead_rid,
        card.lead_id,
        card.stage_rid,
        card.stage_order,
        card.position,
        card.open,
        card.name,
        card.kana,
        card.kana_key,
        card.kana_row,
        card.language,
        card.company,
        card.company_key,
        card.department,
        card.title,
        card.mail,
        card.phone,
        card.mail_trouble,
        card.ground,
        card.grade,
        card.score,
        card.fit,
        card.engagement,
        card.band,
        card.aside,
        card.urgency,
        card.step_rid,
        card.step_state,
        card.step_kind,
        card.step_title,
        card.step_due_on,
        card.step_due_at,
        card.step_since,
        card.step_why,
        card.last_contact_at,
        card.last_contact_kind,
        card.replied,
        card.stage_since,
        card.quiet,
        card.quiet_on,
        card.value_minor,
        card.value_currency,
        card.source,
        card.source_rid,
        card.tags,
        card.cycle,
        card.search_hash,
        card.created_at,
        card.updated_at,
    ])?;
    Ok(())
}

/// Hash of the search text of a lead that has a card.
pub(crate) fn find_search_hash(db: &Connection, lead: i64) -> Result<Option<i64>> {
    Ok(db
        .prepare_cached("SELECT search_hash FROM lead_card WHERE lead_rid = ?1")?
        .query_row([lead], |row| row.get(0))
        .optional()?)
}

pub(crate) fn write_search(db: &Connection, lead: i64, words: &str, is_new: bool) -> Result<()> {
    if !is_new {
        db.prepare_cached("DELETE FROM lead_search WHERE rowid = ?1")?.execute([lead])?;
    }
    db.prepare_cached("INSERT INTO lead_search (rowid, text) VALUES (?1, ?2)")?
        .execute(params![lead, words])?;
    Ok(())
}

/// Takes a lead out of cards and duplicate keys; true if it was there. Its search words go by
/// [`remove_search`].
pub(crate) fn remove_card(db: &Connection, lead: i64) -> Result<bool> {
    let known = find_search_hash(db, lead)?.is_some();
    if known {
        db.prepare_cached("DELETE FROM lead_card WHERE lead_rid = ?1")?.execute([lead])?;
        db.prepare_cached("DELETE FROM duplicate_key WHERE lead_rid = ?1")?.execute([lead])?;
    }
    Ok(known)
}

/// Takes the search words of a lead away.
pub(crate) fn remove_search(db: &Connection, lead: i64) -> Result<()> {
    db.prepare_cached("DELETE FROM lead_search WHERE rowid = ?1")?.execute([lead])?;
    Ok(())
}

/// Leads whose step changes its state, or who go quiet, on a day after `since` up to `today`
/// (ISO dates). Served by `card_step` and `card_quiet_on`.
pub(crate) fn list_changed_by_time(db: &Connection, since: &str, today: &str) -> Result<Vec<i64>> {
    let mut list = db.prepare_cached(
        "SELECT lead_rid FROM lead_card WHERE step_due_on >= ?1 AND step_due_on <= ?2
         UNION SELECT lead_rid FROM lead_card WHERE quiet_on > ?1 AND quiet_on <= ?2",
    )?;
    let rows = list.query_map([since, today], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
