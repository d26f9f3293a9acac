//! Verbs of merging: look side by side, merge, merge every certain pair.

use std::collections::BTreeMap;

use rusqlite::Connection;
use rusqlite::types::Value;

use super::store;
use super::wire::{
    ComparedField, KeepField, MergeCertain, MergeLeads, MergePoint, MergePreview, MergeSide,
    Merged, MergedCertain,
};
use super::{FIELDS, Side, choose, join_custom, join_notes, position_of};
use crate::app::{App, Tx};
use crate::consent::{self, Ground};
use crate::env::Env;
use crate::error::{Error, ErrorCode, Result};
use crate::leads::store as leads;
use crate::leads::store::contact::{self, ContactRecord};
use crate::leads::store::duplicate;
use crate::leads::{own, queue, rows, who};
use crate::settings::ops as settings;
use crate::text::names::PersonName;
use crate::undo::Op;

/// Leads of one merge by hand at most.
const TOGETHER: usize = 20;

/// What a person chose: field → position of the side.
type Kept = BTreeMap<String, usize>;

/// The sides that a request names, the one that stays first, and what it chooses.
fn read_request(db: &Connection, request: &MergeLeads) -> Result<(Vec<Side>, Kept)> {
    let found = who::get_leads(db, &request.leads)?;
    let Some(first) = found.first() else { return Err(Error::new(ErrorCode::LeadGone)) };
    crate::require!(found.len() > 1, MergeSame, "name" => who::name_of(db, first)?);
    crate::require!(
        found.len() <= TOGETHER, FieldInvalid, "field" => "leads", "value" => found.len()
    );
    let sides =
        found.iter().map(|lead| store::get_side(db, lead.rid)).collect::<Result<Vec<_>>>()?;
    let mut kept = Kept::new();
    for KeepField { field, lead } in &request.keep {
        let invalid = |value: &str| {
            Error::new(ErrorCode::FieldInvalid).with("field", "keep").with("value", value)
        };
        if position_of(field).is_none() && !field.starts_with("own:") {
            return Err(invalid(field));
        }
        let rid = who::get_lead(db, lead)?.rid;
        let at = sides.iter().position(|side| side.rid == rid).ok_or_else(|| invalid(lead))?;
        kept.insert(field.clone(), at);
    }
    Ok((sides, kept))
}

/// Leads side by side, and what one lead of them would be. Writes nothing.
///
/// # Errors
/// `LeadGone`, `LeadNotFound`; `MergeSame` for fewer than two leads; `FieldInvalid`.
pub fn compare(app: &App, request: &MergeLeads) -> Result<MergePreview> {
    let now = app.env().clock.now();
    app.read(|db| {
        let (sides, kept) = read_request(db, request)?;
        let points = list_points(db, &sides)?;
        let chosen = choose_all(&sides, &points, &kept);
        let mut shown = Vec::with_capacity(sides.len());
        let mut tags: Vec<String> = Vec::new();
        let (mut activities, mut refused) = (0, false);
        for side in &sides {
            let row = rows::find(db, side.rid)?.ok_or_else(|| Error::new(ErrorCode::LeadGone))?;
            let count = store::count_activities(db, side.rid)?;
            activities += count;
            let ground = consent::ops::read_in_force(db, side.id, now)?.ground;
            refused |= ground == Ground::Refused;
            for tag in store::list_tags(db, side.rid)? {
                if !tags.contains(&tag) {
                    tags.push(tag);
                }
            }
            shown.push(MergeSide { row, activities: count });
        }
        let mut fields = Vec::new();
        for (at, field) in FIELDS.iter().enumerate() {
            let values = sides
                .iter()
                .zip(&points)
                .map(|(side, points)| show(db, side, points, at))
                .collect::<Result<Vec<_>>>()?;
            fields.extend(compared(field.code, values, chosen[at]));
        }
        fields.extend(own_fields(db, app.env(), &sides, &kept)?);
        let contacts = united(&points)
            .map(|(from, point)| MergePoint {
                kind: point.kind.clone(),
                value: point.raw.clone(),
                from: place(from),
            })
            .collect();
        let note = join_notes(&sides);
        Ok(MergePreview { leads: shown, fields, contacts, tags, note, activities, refused })
    })
}

fn place(at: usize) -> i64 {
    i64::try_from(at).unwrap_or(i64::MAX)
}

/// A line of the comparison; none for a field that says nothing anywhere.
fn compared(field: &str, values: Vec<String>, chosen: usize) -> Option<ComparedField> {
    values.iter().any(|value| !value.is_empty()).then(|| ComparedField {
        field: field.to_owned(),
        name: String::new(),
        differs: values.iter().any(|value| *value != values[0]),
        chosen: place(chosen),
        values,
    })
}

/// Own fields side by side, in their order, as a person reads them.
fn own_fields(
    db: &Connection,
    env: &Env,
    sides: &[Side],
    kept: &Kept,
) -> Result<Vec<ComparedField>> {
    let language = settings::read_in(db, env.zone.name())?.language;
    let all: Vec<own::Values> = sides.iter().map(|side| own::Values::parse(&side.custom)).collect();
    let joined = join_custom(sides, |field| kept.get(field).copied());
    let joined = own::Values::parse(&serde_json::to_string(&joined)?);
    let mut fields = Vec::new();
    for field in own::list_fields(db)? {
        let text = |values: &own::Values| {
            values
                .get(&field)
                .map(|value| own::shown(&field, &value, &language))
                .unwrap_or_default()
        };
        let values: Vec<String> = all.iter().map(text).collect();
        let stays = text(&joined);
        let chosen = values.iter().position(|value| *value == stays).unwrap_or_default();
        if let Some(line) = compared(&field.code(), values, chosen) {
            fields.push(ComparedField { name: field.name.clone(), ..line });
        }
    }
    Ok(fields)
}

/// What a side says in a field, as the wire has it.
fn show(db: &Connection, side: &Side, points: &[ContactRecord], at: usize) -> Result<String> {
    let values = &side.values[at];
    let text = |at: usize| match values.get(at) {
        Some(Value::Text(text)) => text.clone(),
        _ => String::new(),
    };
    let whole = |at: usize| match values.get(at) {
        Some(Value::Integer(number)) => Some(*number),
        _ => None,
    };
    Ok(match (FIELDS[at].code, whole(0)) {
        ("name", _) => {
            let name = PersonName {
                family: text(0),
                given: text(1),
                middle: text(2),
                ..PersonName::default()
            };
            name.display_name()
        }
        ("kana", _) => format!("{} {}", text(0), text(1)).trim().to_owned(),
        ("company", Some(rid)) => store::find_name(db, "company_rid", rid)?,
        ("source", Some(rid)) => store::find_name(db, "source_rid", rid)?,
        ("stage", Some(rid)) => {
            store::find_stage_id(db, rid)?.map(|id| id.to_string()).unwrap_or_default()
        }
        ("value", Some(minor)) if minor != 0 => format!("{minor} {}", text(1)),
        (kind @ ("mail" | "phone"), _) => {
            first_of(points, kind).map(|point| point.raw.clone()).unwrap_or_default()
        }
        _ => text(0),
    })
}

/// The contact point of a kind that is used first.
fn first_of<'p>(points: &'p [ContactRecord], kind: &str) -> Option<&'p ContactRecord> {
    points.iter().find(|point| point.kind == kind && point.label != "fax")
}

fn list_points(db: &Connection, sides: &[Side]) -> Result<Vec<Vec<ContactRecord>>> {
    sides.iter().map(|side| contact::list(db, side.rid)).collect()
}

/// As [`choose`], with the contact points: the newest lead that has one, a dead address last.
fn choose_all(sides: &[Side], points: &[Vec<ContactRecord>], kept: &Kept) -> Vec<usize> {
    let usable = |at: usize, kind: &str| {
        first_of(&points[at], kind).is_some_and(|point| point.state == "ok")
    };
    let newest = |kind: &str| {
        (0..sides.len())
            .filter(|at| usable(*at, kind))
            .max_by_key(|at| (sides[*at].newest_at(), std::cmp::Reverse(*at)))
            .or_else(|| (0..sides.len()).find(|at| first_of(&points[*at], kind).is_some()))
    };
    choose(sides, |field| {
        let by_hand = kept.get(field).copied();
        let kind = matches!(field, "mail" | "phone").then_some(field);
        by_hand.or_else(|| kind.and_then(newest))
    })
}

/// True if two contact points are one: the same address or number, however it was typed.
fn is_alike(one: &ContactRecord, other: &ContactRecord) -> bool {
    one.kind == other.kind
        && (one.raw == other.raw || (!one.normal.is_empty() && one.normal == other.normal))
}

/// The contact points of all, each once, with the side that has it.
fn united(points: &[Vec<ContactRecord>]) -> impl Iterator<Item = (usize, &ContactRecord)> {
    let mut seen: Vec<&ContactRecord> = Vec::new();
    let all = points.iter().enumerate().flat_map(|(at, of)| of.iter().map(move |p| (at, p)));
    all.filter(move |(_, point)| {
        let is_new = !seen.iter().any(|known| is_alike(known, point));
        seen.push(point);
        is_new
    })
}

/// Makes leads one; the first named stays.
///
/// # Errors
/// `LeadGone`, `LeadNotFound`; `MergeSame` for fewer than two leads; `FieldInvalid` (`keep`).
pub fn merge(app: &App, request: &MergeLeads) -> Result<Merged> {
    let (changed, lead) = app.change(Op::MergeLeads, |tx| {
        let (sides, kept) = read_request(tx, request)?;
        let lead = merge_in(tx, &sides, &kept)?;
        tx.label("count", sides.len());
        tx.label("people", 1);
        Ok(lead)
    })?;
    Ok(Merged { lead, changed })
}

/// Merges every group of leads that certain pairs join, as one undo step, after a backup. The oldest
/// of a group stays. Groups in which two were called different people are left alone.
///
/// # Errors
/// `Stopped`: nothing was written; those of the backup.
pub fn merge_certain(app: &App, request: &MergeCertain) -> Result<MergedCertain> {
    // Nothing to merge is no reason for a backup.
    let backup = match app.read(|db| Ok(duplicate::count_found(db)?.0))? {
        0 => String::new(),
        _ => app.backup("merge")?.path.display().to_string(),
    };
    let (changed, (people, merged)) = app.change(Op::MergeLeads, |tx| {
        tx.watch_as(&request.job);
        let groups = queue::list_certain_groups(tx)?;
        let (total, mut merged) = (groups.len(), 0);
        for (done, group) in groups.iter().enumerate() {
            if done % 50 == 0 {
                app.jobs().progress(&request.job, "merge", place(done), place(total))?;
            }
            let sides =
                group.iter().map(|lead| store::get_side(tx, *lead)).collect::<Result<Vec<_>>>()?;
            merge_in(tx, &sides, &Kept::new())?;
            merged += sides.len() - 1;
        }
        tx.label("count", total + merged);
        tx.label("people", total);
        Ok((place(total), place(merged)))
    })?;
    Ok(MergedCertain { people, merged, backup, changed })
}

/// Makes the sides one inside a change; answers the id of the lead that stays.
fn merge_in(tx: &Tx<'_>, sides: &[Side], kept: &Kept) -> Result<String> {
    let Some((stays, gone)) = sides.split_first() else {
        return Err(Error::new(ErrorCode::LeadGone));
    };
    let points = list_points(tx, sides)?;
    let chosen = choose_all(sides, &points, kept);
    let name = |rid: i64| -> Result<String> {
        match leads::find_lead(tx, rid)? {
            Some(lead) => who::name_of(tx, &lead),
            None => Ok(String::new()),
        }
    };
    let names = gone.iter().map(|side| name(side.rid)).collect::<Result<Vec<_>>>()?;
    write_fields(tx, sides, &chosen, kept)?;
    unite_points(tx, sides, &points, &chosen)?;
    for side in gone {
        store::move_rows(tx, side.rid, stays.rid)?;
        remember(tx, side.rid, stays.rid)?;
        store::set_merged(tx, side.rid, stays.rid, tx.now.0)?;
    }
    store::keep_one_step(tx, stays.rid, tx.now.0)?;
    settle_career(tx, sides, &chosen)?;
    settle_stage(tx, sides, &chosen)?;
    // Of a group of pairs merged at one go the label names the first.
    tx.label("name", name(stays.rid)?);
    tx.label("other", names.join(", "));
    Ok(stays.id.to_string())
}

fn write_fields(tx: &Tx<'_>, sides: &[Side], chosen: &[usize], kept: &Kept) -> Result<()> {
    let stays = &sides[0];
    for (at, field) in FIELDS.iter().enumerate() {
        let from = &sides[chosen[at]];
        if from.rid == stays.rid {
            continue;
        }
        for (column, value) in field.columns.iter().zip(&from.values[at]) {
            store::set_column(tx, stays.rid, column, value)?;
        }
    }
    let earliest = sides.iter().filter(|side| side.first_source.is_some());
    let first = earliest.min_by_key(|side| side.created_at).and_then(|side| side.first_source);
    let whole = |number: Option<i64>| number.map_or(Value::Null, Value::Integer);
    let created = sides.iter().map(|side| side.created_at).min();
    let confirmed = sides.iter().filter_map(|side| side.confirmed_at).max();
    let key = sides.iter().map(|side| &side.external_key).find(|key| !key.is_empty());
    for (column, value) in [
        ("cycle", whole(sides.iter().map(|side| side.cycle).max())),
        ("first_source_rid", whole(first)),
        ("created_at", whole(created)),
        ("last_confirmed_at", whole(confirmed)),
        ("note", Value::Text(join_notes(sides))),
        ("external_key", Value::Text(key.cloned().unwrap_or_default())),
    ] {
        store::set_column(tx, stays.rid, column, &value)?;
    }
    let custom = join_custom(sides, |field| kept.get(field).copied());
    if serde_json::from_str(&stays.custom).ok() != Some(serde_json::Value::Object(custom.clone())) {
        let text = serde_json::to_string(&custom)?;
        store::set_column(tx, stays.rid, "custom", &Value::Text(text))?;
    }
    Ok(())
}

/// Moves the contact points that the lead does not have yet, and puts those chosen first.
fn unite_points(
    tx: &Tx<'_>,
    sides: &[Side],
    points: &[Vec<ContactRecord>],
    chosen: &[usize],
) -> Result<()> {
    let stays = sides[0].rid;
    let moving: Vec<i64> =
        united(points).filter(|(from, _)| *from > 0).map(|(_, point)| point.rid).collect();
    for point in moving {
        store::move_contact(tx, point, stays)?;
    }
    let now = contact::list(tx, stays)?;
    for kind in crate::leads::CONTACT_KINDS {
        let wanted = position_of(kind)
            .and_then(|at| first_of(&points[chosen[at]], kind))
            .and_then(|first| now.iter().find(|point| is_alike(point, first)));
        let of_kind = || now.iter().filter(|point| point.kind == *kind);
        // Without a choice the one that was used goes on; the first of its kind, if none was.
        let known = of_kind().find(|point| point.primary);
        let first = wanted.or(known).or_else(|| of_kind().find(|point| point.label != "fax"));
        if let Some(first) = first.filter(|point| !point.primary) {
            contact::set_primary(tx, stays, kind, Some(first.rid))?;
        }
    }
    Ok(())
}

/// Takes what was decided about the merged lead over: who is not that person is not this one.
fn remember(tx: &Tx<'_>, gone: i64, stays: i64) -> Result<()> {
    for (one, other) in duplicate::list_different(tx, &crate::db::key_list(&[gone]))? {
        let third = if one == gone { other } else { one };
        if third != stays {
            duplicate::decide(tx, tx.new_id(), (stays, third), "different", tx.now.0)?;
        }
    }
    duplicate::decide(tx, tx.new_id(), (stays, gone), "merged", tx.now.0)
}

/// Who works for the company that stays does not work for the other one any more.
fn settle_career(tx: &Tx<'_>, sides: &[Side], chosen: &[usize]) -> Result<()> {
    let Some(at) = position_of("company") else { return Ok(()) };
    let company = |side: &Side| match side.values[at].first() {
        Some(Value::Integer(rid)) => Some(*rid),
        _ => None,
    };
    let stays = company(&sides[chosen[at]]);
    let today = tx.today().date().to_string();
    for left in sides.iter().filter_map(company).filter(|left| Some(*left) != stays) {
        store::close_affiliations(tx, sides[0].rid, left, &today)?;
    }
    Ok(())
}

/// The stage history of both stands in one row of dates: an entry says which stage stayed if it
/// does not end there by itself.
fn settle_stage(tx: &Tx<'_>, sides: &[Side], chosen: &[usize]) -> Result<()> {
    let lead = sides[0].rid;
    let now = store::get_side(tx, lead)?;
    let Some(at) = position_of("stage") else { return Ok(()) };
    let Some(Value::Integer(stage)) = now.values[at].first() else { return Ok(()) };
    let last = store::find_last_stage(tx, lead)?;
    if last == Some(*stage) {
        return Ok(());
    }
    let since = sides[chosen[at]].stage_since;
    let (from, to) = (last.unwrap_or(*stage), *stage);
    store::insert_stage_event(tx, tx.new_id(), lead, (from, to), (tx.now.0, since), now.cycle)
}
