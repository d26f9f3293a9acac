//! Verbs of leads: add, edit, tag, grade, Trash and back. Those on parts of a lead stand in
//! [`super::contacts`], [`super::steps`] and [`super::timeline`].

use std::collections::BTreeSet;

use rusqlite::Connection;
use rusqlite::types::Value;
use uuid::Uuid;

use super::adding::{self, NewLead};
use super::store;
use super::wire::{Added, AddedSource, LeadDraft, SourceDraft, TagLeads, UpdateLead};
use super::{
    CHANNELS, GRADES, TRASH_DAYS, cards, careers, check_code, check_text, days, fields, findings,
};
use crate::app::{App, Tx};
use crate::error::{Error, ErrorCode, Result};
use crate::text::fold;
use crate::time::Day;
use crate::undo::Op;
use crate::wire::Changed;

pub(crate) use super::cards::CardRefresh;
pub use super::contacts::{add_contact, remove_contact, update_contact};
pub use super::find::find_leads;
pub use super::list::{
    count_leads, find_duplicates_of, get_lead_detail, list_leads, list_lists, list_trashed,
    suggest_companies,
};
pub use super::merge::ops::{compare, merge, merge_certain};
pub use super::queue::{find_duplicates, list_duplicates, mark_different, put_off};
pub use super::segments::{
    copy_segment, list_segments, list_subjects, order_segment, read_sentence, remove_segment,
    save_segment, write_sentence,
};
pub use super::steps::{drop_step, finish_step, move_step, plan_step, read_due, snooze_step};
pub(crate) use super::store::card::{ShownScore, show_scores};
pub use super::timeline::{add_activity, read_timeline};
pub use super::who::resolve_lead;
pub(crate) use super::who::{get_anywhere, get_lead, get_leads, label_leads, name_of};

/// Leads whose card says something else because days passed since `since`.
pub(crate) fn leads_changed_by_time(tx: &Tx<'_>, since: Day) -> Result<BTreeSet<i64>> {
    cards::changed_by_time(tx, since, tx.today())
}

/// Every lead, in the Trash as well. Slow: reads the key of each.
pub(crate) fn list_all(db: &Connection) -> Result<Vec<i64>> {
    store::list_all(db)
}

/// Writes what follows from another company, department or title: the career. True if it wrote.
pub(crate) fn record_careers(tx: &Tx<'_>, leads: &[i64]) -> Result<bool> {
    careers::record(tx, leads)
}

/// Adds a lead. Leads that may be the same person are kept as pairs to look at.
///
/// # Errors
/// `LeadDuplicate` (`name`, `lead`) if a certain duplicate is there and the draft does not allow
/// it; else those of the draft: `LeadNameless`, `FieldInvalid`, `MailAddressInvalid` …
pub fn add_lead(app: &App, draft: &LeadDraft) -> Result<Added> {
    let (changed, lead) = app.change(Op::AddLead, |tx| {
        let new = NewLead::read(tx, draft, tx.env().zone.name())?;
        let found = findings::find(tx, &new.keys())?;
        if let Some(certain) = found.iter().find(|f| f.certain && !draft.allow_duplicate)
            && let Some(other) = store::find_lead(tx, certain.lead_rid)?
        {
            return Err(Error::new(ErrorCode::LeadDuplicate)
                .with("name", name_of(tx, &other)?)
                .with("lead", other.id.to_string()));
        }
        let (rid, id) = adding::add(tx, &new, "capture")?;
        for finding in &found {
            store::duplicate::insert_pair(
                tx,
                tx.new_id(),
                rid,
                finding.lead_rid,
                finding.certain,
                &serde_json::to_string(&finding.rules)?,
                tx.now.0,
            )?;
        }
        if let Some(lead) = store::find_lead(tx, rid)? {
            label_leads(tx, &[lead])?;
        }
        Ok(id)
    })?;
    Ok(Added { lead: lead.to_string(), changed })
}

/// Changes fields of one lead, each parsed by the field table; equal values write nothing.
///
/// # Errors
/// `LeadGone`, `LeadNotFound`; `FieldInvalid` with the field; `LeadNameless` if neither name nor
/// company would be left; `MoneyInvalid`, `DateInvalid`, `FieldTooLong`.
pub fn update_lead(app: &App, request: &UpdateLead) -> Result<Changed> {
    app.change(Op::UpdateLead, |tx| {
        let lead = get_lead(tx, &request.lead)?;
        for change in &request.changes {
            fields::write(tx, lead.rid, &change.field, &change.value)?;
        }
        let after = store::find_lead(tx, lead.rid)?.unwrap_or_default();
        crate::require!(
            !cards::person_name(&after).is_empty() || after.company_rid.is_some(),
            LeadNameless
        );
        if let [change] = request.changes.as_slice() {
            tx.label("field", change.field.clone());
        }
        label_leads(tx, &[after])
    })
    .map(|(changed, ())| changed)
}

/// Adds tags by name and removes tags by id, on many leads.
///
/// # Errors
/// `LeadGone`, `NotFound` (`tag`), `FieldTooLong`.
pub fn tag_leads(app: &App, request: &TagLeads) -> Result<Changed> {
    app.change(Op::TagLeads, |tx| {
        let leads = get_leads(tx, &request.leads)?;
        let add = adding::read_tags(&request.add)?;
        let mut remove = Vec::with_capacity(request.remove.len());
        for id in &request.remove {
            let missing = || Error::new(ErrorCode::NotFound).with("entity", "tag");
            let id = Uuid::parse_str(id).map_err(|_| missing())?;
            remove.push(store::find_tag_by_id(tx, id)?.ok_or_else(missing)?);
        }
        for lead in &leads {
            for tag in &add {
                adding::add_tag(tx, lead.rid, tag)?;
            }
            for tag in &remove {
                store::remove_lead_tag(tx, lead.rid, *tag)?;
            }
        }
        if let Some(tag) = add.first() {
            tx.label("tag", tag.clone());
        }
        label_leads(tx, &leads)
    })
    .map(|(changed, ())| changed)
}

/// Sets the grade of leads; empty takes it away.
///
/// # Errors
/// `LeadGone`, `FieldInvalid`.
pub fn grade_leads(app: &App, leads: &[String], grade: &str) -> Result<Changed> {
    app.change(Op::GradeLeads, |tx| {
        check_code("grade", grade, GRADES)?;
        let leads = get_leads(tx, leads)?;
        for lead in leads.iter().filter(|lead| lead.grade != grade) {
            store::set_lead_column(tx, lead.rid, "grade", &Value::Text(grade.to_owned()))?;
        }
        tx.label("grade", grade);
        label_leads(tx, &leads)
    })
    .map(|(changed, ())| changed)
}

/// Moves leads to the Trash; those already there stay as they are.
///
/// # Errors
/// `LeadNotFound`.
pub fn trash_leads(app: &App, leads: &[String]) -> Result<Changed> {
    app.change(Op::TrashLeads, |tx| trash_in(tx, leads)).map(|(changed, ())| changed)
}

/// [`trash_leads`] inside another change.
pub(crate) fn trash_in(tx: &Tx<'_>, leads: &[String]) -> Result<()> {
    let leads = get_anywhere(tx, leads)?;
    for lead in leads.iter().filter(|lead| lead.deleted_at.is_none()) {
        store::set_lead_column(tx, lead.rid, "deleted_at", &Value::Integer(tx.now.0))?;
    }
    label_leads(tx, &leads)
}

/// Brings leads back from the Trash.
///
/// # Errors
/// `LeadNotFound`.
pub fn restore_leads(app: &App, leads: &[String]) -> Result<Changed> {
    app.change(Op::RestoreLeads, |tx| {
        let leads = get_anywhere(tx, leads)?;
        for lead in leads.iter().filter(|lead| lead.deleted_at.is_some()) {
            store::set_lead_column(tx, lead.rid, "deleted_at", &Value::Null)?;
        }
        label_leads(tx, &leads)
    })
    .map(|(changed, ())| changed)
}

/// Purges what has lain in the Trash for 30 days; run once a day. It cannot be undone: an older
/// change that touched such a lead then answers `UndoConflict`.
pub(crate) fn purge_trash(tx: &Tx<'_>) -> Result<usize> {
    let oldest = tx.today().date().plus_days(-TRASH_DAYS).start(tx.env().zone);
    let expired = store::list_expired_trash(tx, oldest.0)?;
    for rid in &expired {
        store::purge_lead(tx, *rid)?;
    }
    super::own::ops::purge_removed(tx)?;
    Ok(expired.len())
}

/// Adds a source or event.
///
/// # Errors
/// `FieldInvalid` (channel, empty name), `DateInvalid`, `FieldTooLong`.
pub fn add_source(app: &App, draft: &SourceDraft) -> Result<AddedSource> {
    let (changed, id) = app.change(Op::AddSource, |tx| {
        let channel = if draft.channel.is_empty() { "other" } else { &draft.channel };
        check_code("channel", channel, CHANNELS)?;
        let name = check_text("name", &draft.name, super::LINE_LIMIT)?;
        crate::require!(!name.is_empty(), FieldInvalid, "field" => "name", "value" => "");
        let id = tx.new_id();
        store::insert_source(
            tx,
            &store::NewSource {
                id,
                channel,
                name: &name,
                folded: &fold(&name),
                place: &check_text("place", &draft.place, super::LINE_LIMIT)?,
                begins_on: days::parse_day(&draft.begins_on)?.map(|day| day.to_string()),
                ends_on: days::parse_day(&draft.ends_on)?.map(|day| day.to_string()),
                now: tx.now.0,
            },
        )?;
        tx.label("name", name);
        Ok(id)
    })?;
    Ok(AddedSource { source: id.to_string(), changed })
}
