//! The derived rows of one lead: what they are made of and where they are written.

use rusqlite::{CachedStatement, Connection, params};
use uuid::Uuid;

use crate::db::key_list;
use crate::error::Result;

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
    pub(crate) last_mail_at: Option<i64>,
    pub(crate) replies: i64,
    pub(crate) confirmed_at: i64,
    pub(crate) expected_close: Option<String>,
    pub(crate) quality: String,
    pub(crate) ground_at: Option<i64>,
    pub(crate) unanswered_at: Option<i64>,
    /// Chips of own fields as JSON.
    pub(crate) own: String,
}

/// The statements that write the derived rows of leads, prepared once for a stretch of them.
pub(crate) struct CardWriter<'c> {
    card: CachedStatement<'c>,
    key: CachedStatement<'c>,
}

impl<'c> CardWriter<'c> {
    pub(crate) fn new(db: &'c Connection) -> Result<Self> {
        Ok(Self {
            card: db.prepare_cached(include_str!("../sql/write_card.sql"))?,
            key: db.prepare_cached("INSERT OR IGNORE INTO duplicate_key VALUES (?1, ?2, ?3)")?,
        })
    }

    pub(crate) fn write_key(&mut self, kind: &str, key: &str, lead: i64) -> Result<()> {
        self.key.execute(params![kind, key, lead])?;
        Ok(())
    }

    pub(crate) fn write_card(&mut self, card: &CardRecord) -> Result<()> {
        self.card.execute(params![
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
            card.last_mail_at,
            card.replies,
            card.confirmed_at,
            card.expected_close,
            card.quality,
            card.ground_at,
            card.unanswered_at,
            card.own,
        ])?;
        Ok(())
    }
}

/// Writes the search words of one lead after another, given as `(lead, words, whether it has none
/// yet)`.
pub(crate) fn write_searches<'w>(
    db: &Connection,
    searches: impl Iterator<Item = (i64, &'w str, bool)>,
) -> Result<()> {
    let mut remove = db.prepare_cached("DELETE FROM lead_search WHERE rowid = ?1")?;
    let mut write = db.prepare_cached("INSERT INTO lead_search (rowid, text) VALUES (?1, ?2)")?;
    for (lead, words, is_new) in searches {
        if !is_new {
            remove.execute([lead])?;
        }
        write.execute(params![lead, words])?;
    }
    Ok(())
}

/// A score that time alone changed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ShownScore {
    pub(crate) lead: i64,
    /// 0–100.
    pub(crate) score: i64,
    /// 0–50.
    pub(crate) engagement: i64,
    pub(crate) band: &'static str,
}

/// Has the cards show other scores; nothing else of a card depends on them.
pub(crate) fn show_scores(db: &Connection, scores: &[ShownScore]) -> Result<()> {
    let mut show = db.prepare_cached(
        "UPDATE lead_card SET score = ?2, engagement = ?3, band = ?4 WHERE lead_rid = ?1",
    )?;
    for shown in scores {
        show.execute(params![shown.lead, shown.score, shown.engagement, shown.band])?;
    }
    Ok(())
}

/// Those of a [`key_list`] that have a card.
pub(crate) fn list_carded(db: &Connection, keys: &str) -> Result<Vec<i64>> {
    let mut list = db.prepare_cached(
        "SELECT lead_rid FROM lead_card WHERE lead_rid IN (SELECT value FROM json_each(?1))",
    )?;
    let rows = list.query_map([keys], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Takes the leads of a [`key_list`] out of cards and duplicate keys. Their search words go by
/// [`remove_searches`].
pub(crate) fn remove_cards(db: &Connection, keys: &str) -> Result<()> {
    db.prepare_cached("DELETE FROM lead_card WHERE lead_rid IN (SELECT value FROM json_each(?1))")?
        .execute([keys])?;
    db.prepare_cached(
        "DELETE FROM duplicate_key WHERE lead_rid IN (SELECT value FROM json_each(?1))",
    )?
    .execute([keys])?;
    Ok(())
}

/// Leads whose search words go with one statement.
const SEARCHES: usize = 10_000;

/// Takes the search words of leads away.
///
/// Where many go, the index is not put in order meanwhile: FTS5 would write what stays, and most of
/// what goes next, again and again. The writes after it catch up bit by bit.
pub(crate) fn remove_searches(db: &Connection, leads: &[i64]) -> Result<()> {
    let are_many = leads.len() > SEARCHES / 5;
    if are_many {
        set_merge_of_removed(db, 0)?;
    }
    let mut remove = db.prepare_cached(
        "DELETE FROM lead_search WHERE rowid IN (SELECT value FROM json_each(?1))",
    )?;
    for stretch in leads.chunks(SEARCHES) {
        remove.execute([key_list(stretch)])?;
    }
    drop(remove);
    if are_many { set_merge_of_removed(db, MERGE_OF_REMOVED) } else { Ok(()) }
}

/// Per cent of removed rows at which FTS5 writes a part of its index anew; this is its default.
const MERGE_OF_REMOVED: i64 = 10;

fn set_merge_of_removed(db: &Connection, percent: i64) -> Result<()> {
    db.prepare_cached("INSERT INTO lead_search (lead_search, rank) VALUES ('deletemerge', ?1)")?
        .execute([percent])?;
    Ok(())
}

/// Leads whose step changes its state, or who go quiet, on a day after `since` up to `today`
/// (ISO dates), or whose details were confirmed within `old` (milliseconds, the end left out): they
/// count as old now. Served by `card_step`, `card_quiet_on` and `card_confirmed`.
pub(crate) fn list_changed_by_time(
    db: &Connection,
    since: &str,
    today: &str,
    old: std::ops::Range<i64>,
) -> Result<Vec<i64>> {
    let mut list = db.prepare_cached(
        "SELECT lead_rid FROM lead_card WHERE step_due_on >= ?1 AND step_due_on <= ?2
         UNION SELECT lead_rid FROM lead_card WHERE quiet_on > ?1 AND quiet_on <= ?2
         UNION SELECT lead_rid FROM lead_card WHERE confirmed_at >= ?3 AND confirmed_at < ?4",
    )?;
    let rows = list.query_map(params![since, today, old.start, old.end], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
