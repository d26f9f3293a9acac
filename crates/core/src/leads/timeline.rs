//! The timeline of a lead: entries that are only appended, read newest first.
//!
//! One reading joins five tables: activities, stage moves, the consent log, mails that wait to leave
//! and leads that were merged into this one. Each entry keeps its own date; what was imported stands where it happened.

use super::store::history::{NewActivity, TimelineRecord};
use super::wire::{AddActivity, ReadTimeline, Timeline, TimelineItem};
use super::{ACTIVITY_KINDS, ASKS, check_code, check_text, confirmed, days, store, who};
use crate::app::{App, Tx};
use crate::error::{Error, ErrorCode, Result};
use crate::text::fold;
use crate::time::Timestamp;
use crate::undo::Op;
use crate::wire::Changed;

/// How far ahead of the clock an entry may lie: clocks of other computers differ.
const AHEAD_MS: i64 = 5 * 60_000;

/// The number of waiting messages in [`TimelineRecord::table`].
const WAITING: i64 = 3;

/// One entry to append.
#[derive(Debug, Clone)]
pub(crate) struct NewEntry<'a> {
    /// One of [`ACTIVITY_KINDS`].
    pub(crate) kind: &'a str,
    /// When it happened.
    pub(crate) at: Timestamp,
    /// One line.
    pub(crate) title: String,
    /// Text.
    pub(crate) body: String,
    /// More, by kind: `asks`, `message`, `state`, `auto`, `document`, `page` …
    pub(crate) payload: serde_json::Value,
    /// The id it has elsewhere; an entry with a known one is not written again. May be empty.
    pub(crate) external_key: String,
}

/// Appends an entry inside another change (mail sent, reply read, card exchanged). False if its
/// external key is known.
pub(crate) fn append(tx: &Tx<'_>, lead: i64, entry: &NewEntry<'_>) -> Result<bool> {
    if store::history::has_external_key(tx, &entry.external_key)? {
        return Ok(false);
    }
    store::history::insert_activity(
        tx,
        &NewActivity {
            id: tx.new_id(),
            lead_rid: lead,
            kind: entry.kind,
            happened_at: entry.at.0,
            day: tx.env().day(entry.at).0,
            recorded_at: tx.now.0,
            recording_day: tx.today().0,
            title: &entry.title,
            body: &entry.body,
            payload: &serde_json::to_string(&entry.payload)?,
            source_rid: None,
            external_key: &entry.external_key,
        },
    )?;
    Ok(true)
}

/// Writes an entry by hand.
///
/// # Errors
/// `LeadGone`; `FieldInvalid` (kind, asks, a time ahead of the clock); `DateInvalid`,
/// `DateInFuture`; `FieldTooLong`.
pub fn add_activity(app: &App, request: &AddActivity) -> Result<Changed> {
    app.change(Op::AddActivity, |tx| {
        let lead = who::get_lead(tx, &request.lead)?;
        crate::require!(
            ACTIVITY_KINDS.contains(&request.kind.as_str()) && request.kind != "system",
            FieldInvalid,
            "field" => "kind",
            "value" => request.kind.clone()
        );
        check_code("asks", &request.asks, ASKS)?;
        let at = match request.at {
            Some(at) => Timestamp(at),
            None => {
                days::happened_on(tx, days::parse_day(request.on.as_deref().unwrap_or_default())?)?
            }
        };
        crate::require!(
            at.0 <= tx.now.0 + AHEAD_MS,
            FieldInvalid,
            "field" => "at",
            "value" => at.0
        );
        let payload = if request.asks.is_empty() {
            serde_json::json!({})
        } else {
            serde_json::json!({ "asks": request.asks })
        };
        let entry = NewEntry {
            kind: &request.kind,
            at,
            title: check_text("title", &request.title, super::LINE_LIMIT)?,
            body: check_text("body", &request.body, super::NOTE_LIMIT)?,
            payload,
            external_key: String::new(),
        };
        append(tx, lead.rid, &entry)?;
        if request.kind == "card" {
            confirmed::confirm_in(tx, lead.rid, at.0)?;
        }
        tx.label("kind", request.kind.clone());
        who::label_leads(tx, &[lead])
    })
    .map(|(changed, ())| changed)
}

/// A page of a lead's timeline, newest first.
///
/// # Errors
/// `LeadNotFound`, `BadRequest` for a foreign cursor.
pub fn read_timeline(app: &App, request: &ReadTimeline) -> Result<Timeline> {
    let before = match &request.cursor {
        Some(cursor) => parse_cursor(cursor)?,
        None => (i64::MAX, i64::MAX, i64::MAX),
    };
    let limit = usize::try_from(request.limit.clamp(1, 200)).unwrap_or(200);
    let wanted = fold(request.text.trim());
    app.read(|db| {
        let lead = who::find_lead_anywhere(db, &request.lead)?;
        let mut items = Vec::new();
        let mut next = None;
        let mut last = None;
        store::history::walk_timeline(db, lead.rid, before, |record| {
            if !request.kinds.is_empty() && !request.kinds.contains(&record.kind) {
                return Ok(true);
            }
            if !wanted.is_empty()
                && !fold(&format!("{}\n{}", record.title, record.body)).contains(&wanted)
            {
                return Ok(true);
            }
            if items.len() == limit {
                next = last.take();
                return Ok(false);
            }
            last = Some(format!("{}.{}.{}", record.at, record.table, record.rid));
            items.push(item(record)?);
            Ok(true)
        })?;
        Ok(Timeline { items, next })
    })
}

fn parse_cursor(cursor: &str) -> Result<(i64, i64, i64)> {
    let parts: Vec<i64> = cursor.split('.').filter_map(|part| part.parse().ok()).collect();
    match parts.as_slice() {
        [at, table, rid] => Ok((*at, *table, *rid)),
        _ => Err(Error::new(ErrorCode::BadRequest).with("command", "leads_timeline")),
    }
}

fn item(record: TimelineRecord) -> Result<TimelineItem> {
    let mut payload: serde_json::Value = serde_json::from_str(&record.payload)?;
    if record.table == WAITING
        && let Some(members) = payload.as_object_mut()
    {
        members.insert("message".to_owned(), record.id.to_string().into());
    }
    Ok(TimelineItem {
        id: record.id.to_string(),
        kind: record.kind,
        at: record.at,
        title: record.title,
        body: record.body,
        payload,
    })
}
