//! The works of a person as edited by hand: a second job beside the main one, the end of one, which
//! of them is the main one.
//!
//! Invariants: the main work is what the lead's own row says (company, department, title), so a verb
//! that changes it writes the lead, and [`super::careers`] follows. A person has at most one open
//! work per company.

use rusqlite::types::Value;
use uuid::Uuid;

use super::store::affiliation::{self, NewAffiliation, Standing};
use super::wire::{UpdateWork, WorkDraft};
use super::{LINE_LIMIT, adding, check_text, days, store, who};
use crate::app::{App, Tx};
use crate::error::{Error, ErrorCode, Result};
use crate::undo::Op;
use crate::wire::Changed;

/// Adds a work.
///
/// # Errors
/// `LeadGone`; `FieldInvalid` without a company; `WorkKnown` if the person works there; `DateInvalid`,
/// `FieldTooLong`; `FieldInvalid` (`until`) if it ends before it begins, or ends and is the main one.
pub fn add(app: &App, draft: &WorkDraft) -> Result<Changed> {
    let (changed, ()) = app.change(Op::EditWork, |tx| {
        let lead = who::get_lead(tx, &draft.lead)?;
        let name = check_text("company", &draft.company, LINE_LIMIT)?;
        let missing =
            || Error::new(ErrorCode::FieldInvalid).with("field", "company").with("value", "");
        let company = adding::company_of(tx, &name)?.ok_or_else(missing)?;
        let department = check_text("department", &draft.department, LINE_LIMIT)?;
        let title = check_text("title", &draft.title, LINE_LIMIT)?;
        let (from, until) = (day_text(&draft.from)?, day_text(&draft.until)?);
        check_days(from.as_deref(), until.as_deref())?;
        let open = affiliation::list_open(tx, lead.rid)?;
        let is_known = until.is_none() && open.iter().any(|work| work.company == company);
        crate::require!(!is_known, WorkKnown, "name" => name);
        let is_main = draft.main || (lead.company_rid.is_none() && until.is_none());
        crate::require!(
            !is_main || until.is_none(), FieldInvalid, "field" => "until", "value" => draft.until.clone()
        );
        affiliation::insert(
            tx,
            &NewAffiliation {
                id: tx.new_id(),
                lead: lead.rid,
                company,
                department: &department,
                title: &title,
                from_on: from.as_deref(),
                side: true,
            },
        )?;
        if let Some(until) = &until {
            affiliation::close(tx, tx.last_insert_rowid(), until)?;
        }
        if is_main {
            set_main(tx, lead.rid, Some(company), &department, &title)?;
        }
        who::label_leads(tx, &[lead])
    })?;
    Ok(changed)
}

/// Changes a work. Ending the main one makes the newest other open one the main one.
///
/// # Errors
/// `NotFound` (`work`), `LeadGone`, `LeadNameless` if neither name nor company would be left; those
/// of [`add`].
pub fn update(app: &App, request: &UpdateWork) -> Result<Changed> {
    let (changed, ()) = app.change(Op::EditWork, |tx| {
        let mut work = find(tx, &request.work)?;
        let line = |name: &str, new: &Option<String>, old: &str| match new {
            Some(new) => check_text(name, new, LINE_LIMIT),
            None => Ok(old.to_owned()),
        };
        work.department = line("department", &request.department, &work.department)?;
        work.title = line("title", &request.title, &work.title)?;
        let was_open = work.until_on.is_none();
        if let Some(from) = &request.from {
            work.from_on = day_text(from)?;
        }
        if let Some(until) = &request.until {
            work.until_on = day_text(until)?;
        }
        check_days(work.from_on.as_deref(), work.until_on.as_deref())?;
        let is_open = work.until_on.is_none();
        affiliation::update(tx, work.rid, &work.department, &work.title)?;
        if is_open && !was_open {
            let open = affiliation::list_open(tx, work.lead)?;
            let is_known = open.iter().any(|other| other.company == work.company);
            crate::require!(!is_known, WorkKnown, "name" => store::get_company(tx, work.company)?.name);
            affiliation::set_side(tx, work.rid, true)?;
        }
        affiliation::set_days(tx, work.rid, work.from_on.as_deref(), work.until_on.as_deref())?;
        if is_open && (request.main || (was_open && !work.side)) {
            set_main(tx, work.lead, Some(work.company), &work.department, &work.title)?;
        } else if !is_open && was_open && !work.side {
            next_main(tx, work.lead)?;
        }
        label(tx, work.lead)
    })?;
    Ok(changed)
}

/// Takes a work out of the career; of the main one see [`update`].
///
/// # Errors
/// As [`update`].
pub fn remove(app: &App, work: &str) -> Result<Changed> {
    let (changed, ()) = app.change(Op::EditWork, |tx| {
        let work = find(tx, work)?;
        affiliation::remove(tx, work.rid)?;
        if work.until_on.is_none() && !work.side {
            next_main(tx, work.lead)?;
        }
        label(tx, work.lead)
    })?;
    Ok(changed)
}

fn find(tx: &Tx<'_>, id: &str) -> Result<Standing> {
    let missing = || Error::new(ErrorCode::NotFound).with("entity", "work");
    let id = Uuid::parse_str(id).map_err(|_| missing())?;
    affiliation::find(tx, id)?.ok_or_else(missing)
}

/// The newest open work becomes the main one; without one the lead has no company.
fn next_main(tx: &Tx<'_>, lead: i64) -> Result<()> {
    match affiliation::list_open(tx, lead)?.first() {
        Some(next) => set_main(tx, lead, Some(next.company), &next.department, &next.title),
        None => set_main(tx, lead, None, "", ""),
    }
}

fn set_main(
    tx: &Tx<'_>,
    lead: i64,
    company: Option<i64>,
    department: &str,
    title: &str,
) -> Result<()> {
    let text = |text: &str| Value::Text(text.to_owned());
    let company = company.map_or(Value::Null, Value::Integer);
    store::set_lead_column(tx, lead, "company_rid", &company)?;
    store::set_lead_column(tx, lead, "department", &text(department))?;
    store::set_lead_column(tx, lead, "title", &text(title))
}

fn label(tx: &Tx<'_>, lead: i64) -> Result<()> {
    let lead = store::find_lead(tx, lead)?.ok_or_else(|| Error::new(ErrorCode::LeadGone))?;
    crate::require!(
        !super::cards::person_name(&lead).is_empty() || lead.company_rid.is_some(),
        LeadNameless
    );
    who::label_leads(tx, &[lead])
}

fn day_text(typed: &str) -> Result<Option<String>> {
    Ok(days::parse_day(typed)?.map(|day| day.to_string()))
}

fn check_days(from: Option<&str>, until: Option<&str>) -> Result<()> {
    let ordered = match (from, until) {
        (Some(from), Some(until)) => from <= until,
        _ => true,
    };
    crate::require!(
        ordered, FieldInvalid, "field" => "until", "value" => until.unwrap_or_default()
    );
    Ok(())
}
