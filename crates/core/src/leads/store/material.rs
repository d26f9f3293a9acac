//! What the cards of a stretch of leads are made of, read with one statement per table.

use std::collections::BTreeMap;

use rusqlite::Connection;
use uuid::Uuid;

use super::contact::{self, ContactRecord};
use super::history::StepRecord;
use super::{LeadRecord, list_leads};
use crate::db::{key_list, rows_by_key};
use crate::error::Result;
use crate::leads::own::derived::OwnFields;
use crate::leads::own::store::OwnRow;

/// Everything a card is made of; of a lead that is not in the Trash.
pub(crate) struct Material {
    pub(crate) lead: LeadRecord,
    pub(crate) around: Around,
    /// Primary ones first, then in the order they were added.
    pub(crate) contacts: Vec<ContactRecord>,
    /// By name: id, name, colour.
    pub(crate) tags: Vec<(Uuid, String, i64)>,
    pub(crate) step: Option<StepRecord>,
    /// The timeline, newest first.
    pub(crate) entries: Vec<Entry>,
    /// Rows of own fields that stand in the file so far.
    pub(crate) own: Vec<OwnRow>,
    /// What stands in the file so far, if the lead has a card.
    pub(crate) known: Option<Known>,
}

/// The rows that the lead points at.
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

/// One entry of the timeline.
pub(crate) struct Entry {
    pub(crate) kind: String,
    pub(crate) at: i64,
    pub(crate) payload: String,
    /// Title and text, one below the other, of kinds that are searched; at most 4,000 characters.
    pub(crate) words: Option<String>,
}

/// What was written of a lead before.
pub(crate) struct Known {
    pub(crate) search_hash: i64,
    /// Duplicate keys as `(kind, key)`, in this order.
    pub(crate) keys: Vec<(String, String)>,
}

/// The material of `leads`, in their order; who is gone or in the Trash is not among them.
pub(crate) fn gather(db: &Connection, leads: &[i64], fields: &OwnFields) -> Result<Vec<Material>> {
    let keys = key_list(leads);
    let mut own = fields.known(db, &keys)?;
    let mut around = read_around(db, &keys)?;
    let mut contacts = contact::by_lead(db, &keys)?;
    let mut tags = rows_by_key(db, TAGS, &keys, |row| Ok((row.get(1)?, row.get(2)?, row.get(3)?)))?;
    let mut steps = rows_by_key(db, STEPS, &keys, read_step)?;
    let mut entries = rows_by_key(db, ENTRIES, &keys, |row| {
        Ok(Entry { kind: row.get(1)?, at: row.get(2)?, payload: row.get(3)?, words: row.get(4)? })
    })?;
    let mut known = read_known(db, &keys)?;
    let mut gathered = Vec::with_capacity(leads.len());
    for lead in list_leads(db, &keys)? {
        let rid = lead.rid;
        gathered.push(Material {
            lead,
            around: around.remove(&rid).and_then(|mut rows| rows.pop()).unwrap_or_default(),
            contacts: contacts.remove(&rid).unwrap_or_default(),
            tags: tags.remove(&rid).unwrap_or_default(),
            step: steps.remove(&rid).and_then(|steps| steps.into_iter().next()),
            entries: entries.remove(&rid).unwrap_or_default(),
            own: own.remove(&rid).unwrap_or_default(),
            known: known.remove(&rid),
        });
    }
    Ok(gathered)
}

const TAGS: &str = "SELECT lead_rid, tag.id, tag.name, tag.colour
  FROM lead_tag JOIN tag ON tag.rid = tag_rid
  WHERE lead_rid IN (SELECT value FROM json_each(?1)) ORDER BY lead_rid, tag.name";

const STEPS: &str =
    "SELECT lead_rid, rid, kind, title, due_on, due_at, snoozed_until, why, created_at
  FROM next_step WHERE lead_rid IN (SELECT value FROM json_each(?1)) AND state = 'open'
  ORDER BY lead_rid, due_on IS NULL, due_on, rid";

const ENTRIES: &str = "SELECT lead_rid, kind, happened_at, payload,
    CASE WHEN kind IN ('note', 'call', 'visit', 'meeting', 'mail_in', 'form')
      AND title || body <> '' THEN substr(title || char(10) || body, 1, 4000) END
  FROM activity WHERE lead_rid IN (SELECT value FROM json_each(?1))
  ORDER BY lead_rid, happened_at DESC, rid DESC";

fn read_step(row: &rusqlite::Row<'_>) -> rusqlite::Result<StepRecord> {
    Ok(StepRecord {
        rid: row.get(1)?,
        kind: row.get(2)?,
        title: row.get(3)?,
        due_on: row.get(4)?,
        due_at: row.get(5)?,
        snoozed_until: row.get(6)?,
        why: row.get(7)?,
        created_at: row.get(8)?,
    })
}

fn read_around(db: &Connection, keys: &str) -> Result<BTreeMap<i64, Vec<Around>>> {
    rows_by_key(db, include_str!("../sql/card_around.sql"), keys, |row| {
        Ok(Around {
            stage_since: row.get(1)?,
            position: row.get(2)?,
            cycle: row.get(3)?,
            stage_order: row.get(4)?,
            stage_kind: row.get(5)?,
            quiet_days: row.get(6)?,
            company: row.get(7)?,
            company_kana: row.get(8)?,
            source: row.get(9)?,
            score: row.get(10)?,
            fit: row.get(11)?,
            engagement: row.get(12)?,
            band: row.get(13)?,
            aside: row.get(14)?,
        })
    })
}

fn read_known(db: &Connection, keys: &str) -> Result<BTreeMap<i64, Known>> {
    let hashes = rows_by_key(
        db,
        "SELECT lead_rid, search_hash FROM lead_card
         WHERE lead_rid IN (SELECT value FROM json_each(?1))",
        keys,
        |row| row.get(1),
    )?;
    if hashes.is_empty() {
        return Ok(BTreeMap::new());
    }
    let mut found = rows_by_key(
        db,
        "SELECT lead_rid, kind, key FROM duplicate_key
         WHERE lead_rid IN (SELECT value FROM json_each(?1)) ORDER BY lead_rid, kind, key",
        keys,
        |row| Ok((row.get(1)?, row.get(2)?)),
    )?;
    let known = hashes.into_iter().map(|(lead, hash)| {
        let search_hash = hash.into_iter().next().unwrap_or_default();
        (lead, Known { search_hash, keys: found.remove(&lead).unwrap_or_default() })
    });
    Ok(known.collect())
}
