//! The queue of duplicates: pairs in windows, what was decided about them, and who is certainly one.
//!
//! Pairs are found by [`super::pairs`]. What a person *decided* is a base row (`duplicate_pair`):
//! `different` takes a pair out of the queue for good, whatever is added to the two later; it is
//! undone like any change. `later` puts it behind all others, those put off first before those put off
//! since. `merged` says that one of the two lies behind the other. Rows that say
//! `open` tell what an import met.
//!
//! Invariant: a maybe is never merged by the program.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Connection;

use super::duplicates;
use super::store::duplicate::{self as rows, FoundRow};
use super::wire::{DuplicateHint, DuplicatePage, DuplicatePair, LeadPair, ListDuplicates};
use super::{pairs, rows as cards, who};
use crate::app::App;
use crate::db::key_list;
use crate::error::Result;
use crate::undo::Op;
use crate::wire::Changed;

/// Pairs of one page at most.
const PAGE: i64 = 200;
/// Pairs shown at one lead.
const HINTS: i64 = 10;

/// What a pair has in common, for the page.
fn shared(found: &FoundRow) -> Vec<String> {
    let codes: Vec<&str> = found.reasons.split(',').collect();
    duplicates::shared(&codes)
}

/// A window of the queue, at most 200 pairs, and how many there are of both sorts. With `limit` 0
/// the counts alone.
///
/// # Errors
/// Those of the file.
pub fn list_duplicates(app: &App, request: &ListDuplicates) -> Result<DuplicatePage> {
    let limit = request.limit.clamp(0, PAGE);
    app.read(|db| {
        let (certain, maybe) = rows::count_found(db)?;
        let mut pairs = Vec::new();
        for found in window(db, request.certain, request.offset.max(0), limit)? {
            let (Some(one), Some(other)) =
                (cards::find(db, found.one)?, cards::find(db, found.other)?)
            else {
                continue;
            };
            pairs.push(DuplicatePair {
                one,
                other,
                certain: found.certain,
                reasons: shared(&found),
                rules: found.reasons.split(',').map(str::to_owned).collect(),
                put_off: found.put_off,
            });
        }
        Ok(DuplicatePage { pairs, certain, maybe })
    })
}

/// A window of one sort: pairs put off stand behind the others.
fn window(db: &Connection, certain: bool, offset: i64, limit: i64) -> Result<Vec<FoundRow>> {
    let mut found = rows::list_found(db, certain, offset, limit)?;
    let more = limit - i64::try_from(found.len()).unwrap_or(limit);
    if more > 0 && rows::has_put_off(db)? {
        let (certain_count, maybe_count) = rows::count_found(db)?;
        let all = if certain { certain_count } else { maybe_count };
        let before = all - rows::count_put_off(db, certain)?;
        found.extend(rows::list_put_off(db, certain, (offset - before).max(0), more)?);
    }
    Ok(found)
}

/// Leads that may be the person of a lead, certain ones first, at most ten.
pub(crate) fn list_hints(db: &Connection, lead: i64) -> Result<Vec<DuplicateHint>> {
    let mut hints = Vec::new();
    for found in rows::list_found_of(db, lead, HINTS)? {
        let other = if found.one == lead { found.other } else { found.one };
        if let Some(row) = cards::find(db, other)? {
            hints.push(DuplicateHint { row, certain: found.certain, reasons: shared(&found) });
        }
    }
    Ok(hints)
}

/// Remembers that two leads are different people: they are never asked about again.
///
/// # Errors
/// `LeadGone`, `LeadNotFound`; `MergeSame` if both are one lead.
pub fn mark_different(app: &App, request: &LeadPair) -> Result<Changed> {
    decide(app, request, Op::MarkDifferent, "different")
}

/// Puts a pair off: it comes after all others of the queue, and is not merged with all certain ones.
///
/// # Errors
/// `LeadGone`, `LeadNotFound`; `MergeSame` if both are one lead.
pub fn put_off(app: &App, request: &LeadPair) -> Result<Changed> {
    decide(app, request, Op::PutOffPair, "later")
}

fn decide(app: &App, request: &LeadPair, op: Op, decision: &str) -> Result<Changed> {
    app.change(op, |tx| {
        let one = who::get_lead(tx, &request.one)?;
        let other = who::get_lead(tx, &request.other)?;
        crate::require!(one.rid != other.rid, MergeSame, "name" => who::name_of(tx, &one)?);
        rows::decide(tx, tx.new_id(), (one.rid, other.rid), decision, tx.now.0)?;
        tx.label("name", who::name_of(tx, &one)?);
        tx.label("other", who::name_of(tx, &other)?);
        Ok(())
    })
    .map(|(changed, ())| changed)
}

/// Finds the pairs of the whole file anew and writes nothing: how many are certain, how many are
/// maybe. What the queue keeps up to date change by change, at once; only keys that came to be shared
/// by too many, or by fewer again, make a difference.
///
/// # Errors
/// Those of the file.
pub fn find_duplicates(app: &App) -> Result<(usize, usize)> {
    app.read(|db| {
        let pairs = pairs::read_all(db)?;
        let certain = pairs.values().filter(|reasons| pairs::is_certain(reasons)).count();
        Ok((certain, pairs.len() - certain))
    })
}

/// Groups of leads that certain pairs join, the oldest first, each in order. A group in which two
/// were called different people is left to a person.
pub(crate) fn list_certain_groups(db: &Connection) -> Result<Vec<Vec<i64>>> {
    let mut leader: BTreeMap<i64, i64> = BTreeMap::new();
    fn find(leader: &BTreeMap<i64, i64>, mut lead: i64) -> i64 {
        while let Some(above) = leader.get(&lead).filter(|above| **above != lead) {
            lead = *above;
        }
        lead
    }
    for (one, other) in rows::list_certain(db)? {
        let (a, b) = (find(&leader, one), find(&leader, other));
        leader.insert(a.max(b), a.min(b));
        leader.entry(a.min(b)).or_insert(a.min(b));
        // The chain stays short: who was asked about points at the top.
        leader.insert(other, a.min(b));
    }
    let members: Vec<i64> = leader.keys().copied().collect();
    let mut groups: BTreeMap<i64, Vec<i64>> = BTreeMap::new();
    for lead in &members {
        groups.entry(find(&leader, *lead)).or_default().push(*lead);
    }
    let mut torn = BTreeSet::new();
    for part in members.chunks(200) {
        for (one, other) in rows::list_different(db, &key_list(part))? {
            if leader.contains_key(&one) && leader.contains_key(&other) {
                let (a, b) = (find(&leader, one), find(&leader, other));
                if a == b {
                    torn.insert(a);
                }
            }
        }
    }
    groups.retain(|top, leads| leads.len() > 1 && !torn.contains(top));
    Ok(groups.into_values().collect())
}
