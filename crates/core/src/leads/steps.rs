//! The next step: planned, done, put off, taken away. At most one is open per lead.
//!
//! Planning a step replaces the open one; done asks for the next one and leaves an activity, so
//! that the timeline tells what happened. Relative dates (`+1d`, `+1w`, `+1m`) that fall on a
//! weekend, a holiday or the days around New Year move to the next business day; a date that a
//! person names stays.

use chrono::{Datelike, Months, NaiveTime, TimeZone, Timelike};
use chrono_tz::Tz;

use super::store::history::{NewStep, StepRecord};
use super::wire::{FinishStep, MoveStep, PlanStep, SnoozeStep, StepDraft};
use super::{LINE_LIMIT, STEP_KINDS, check_code, check_text, store, timeline, who};
use crate::app::{App, Tx};
use crate::error::{Error, ErrorCode, Result};
use crate::text::dates::parse_date;
use crate::time::calendar::plus_business_days;
use crate::time::{LocalDate, Timestamp};
use crate::undo::Op;
use crate::wire::Changed;

/// Reads a due date: ISO or any usual writing, `today`, `tomorrow`, `monday` (the next one),
/// `+3d`, `+2w`, `+1m`. Empty is no date.
///
/// # Errors
/// `DateInvalid` with `value`.
pub fn read_due(text: &str, today: LocalDate) -> Result<Option<LocalDate>> {
    let text = text.trim().to_lowercase();
    let invalid = || Error::new(ErrorCode::DateInvalid).with("value", text.clone());
    let date = match text.as_str() {
        "" => return Ok(None),
        "today" => today,
        "tomorrow" => plus_business_days(today.plus_days(1), 0),
        "monday" => {
            let ahead = 7 - i32::try_from(today.0.weekday().num_days_from_monday()).unwrap_or(0);
            plus_business_days(today.plus_days(ahead), 0)
        }
        _ if text.starts_with('+') => relative(&text, today).ok_or_else(invalid)?,
        _ => parse_date(&text).ok_or_else(invalid)?,
    };
    Ok(Some(date))
}

fn relative(text: &str, today: LocalDate) -> Option<LocalDate> {
    let number = text.strip_prefix('+')?;
    let unit = number.chars().next_back()?;
    let count: i32 = number.get(..number.len() - unit.len_utf8())?.parse().ok()?;
    if !(0..=3_660).contains(&count) {
        return None;
    }
    let date = match unit {
        'd' => today.plus_days(count),
        'w' => today.plus_days(count.checked_mul(7)?),
        'm' => LocalDate(today.0.checked_add_months(Months::new(count.unsigned_abs()))?),
        _ => return None,
    };
    Some(plus_business_days(date, 0))
}

/// The instant of `HH:MM` on `date`; `None` for an empty time.
fn read_time(text: &str, date: Option<LocalDate>, zone: Tz) -> Result<Option<i64>> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let invalid = || Error::new(ErrorCode::FieldInvalid).with("field", "time").with("value", text);
    let time = NaiveTime::parse_from_str(text, "%H:%M").map_err(|_| invalid())?;
    let date = date.ok_or_else(invalid)?;
    let at = zone.from_local_datetime(&date.0.and_time(time)).earliest().ok_or_else(invalid)?;
    Ok(Some(at.timestamp_millis()))
}

/// Plans the next step of one lead inside a change; the open one is replaced.
///
/// # Errors
/// `FieldInvalid` (kind, time), `DateInvalid`, `FieldTooLong`.
pub(crate) fn plan_in(tx: &Tx<'_>, lead: i64, draft: &StepDraft) -> Result<i64> {
    check_code("kind", &draft.kind, STEP_KINDS)?;
    crate::require!(!draft.kind.is_empty(), FieldInvalid, "field" => "kind", "value" => "");
    let title = check_text("title", &draft.title, LINE_LIMIT)?;
    let due_on = read_due(&draft.due, tx.today().date())?;
    let due_at = read_time(&draft.time, due_on, tx.env().zone)?;
    store::history::close_steps(tx, lead, "replaced", tx.now.0)?;
    insert(tx, lead, &draft.kind, &title, due_on, due_at, "person", "", "")
}

/// Writes a step as the program makes it: `made_by` `rule` or `playbook`, with the reason that
/// is shown and the crossing that may make only one. The open step is replaced.
#[allow(clippy::too_many_arguments, reason = "one column each; a struct would say them twice")]
pub(crate) fn insert(
    tx: &Tx<'_>,
    lead: i64,
    kind: &str,
    title: &str,
    due_on: Option<LocalDate>,
    due_at: Option<i64>,
    made_by: &str,
    why: &str,
    crossing: &str,
) -> Result<i64> {
    store::history::insert_step(
        tx,
        &NewStep {
            id: tx.new_id(),
            lead_rid: lead,
            kind,
            title,
            due_on: due_on.map(|date| date.to_string()),
            due_at,
            made_by,
            why,
            crossing,
            now: tx.now.0,
        },
    )
}

/// Hour of the day from which a contact waits for the next business day.
const CONTACT_UNTIL: u32 = 15;

/// Plans the contact with a lead that crossed the contact line: once for each `crossing`, due today
/// or, after 15:00, on the next business day. A step that is open already takes the reason and
/// keeps its day: the person has a plan. Waiting for a reply is none. A closed lead gets no step:
/// its next cycle begins armed. True if it wrote.
pub(crate) fn plan_contact(tx: &Tx<'_>, lead: i64, crossing: &str, why: &str) -> Result<bool> {
    let stage = store::get_stage_kind(tx, lead)?;
    if matches!(stage.as_str(), "won" | "lost") || store::history::has_crossing(tx, lead, crossing)?
    {
        return Ok(false);
    }
    if let Some(step) = store::history::find_open_step(tx, lead)?
        && step.kind != "wait"
    {
        store::history::set_reason(tx, step.rid, why, crossing)?;
        return Ok(true);
    }
    let local = tx.now.in_zone(tx.env().zone);
    let today = tx.today().date();
    let due = if local.hour() < CONTACT_UNTIL { today } else { plus_business_days(today, 1) };
    let contacts = store::contact::list(tx, lead)?;
    let has = |kind: &str| contacts.iter().any(|one| one.kind == kind && one.label != "fax");
    let kind = match (has("phone"), has("mail")) {
        (true, _) => "call",
        (false, true) => "mail",
        (false, false) => "task",
    };
    store::history::close_steps(tx, lead, "replaced", tx.now.0)?;
    insert(tx, lead, kind, "", Some(due), None, "rule", why, crossing)?;
    Ok(true)
}

/// Plans the next step of leads.
///
/// # Errors
/// `LeadGone`, `FieldInvalid`, `DateInvalid`, `FieldTooLong`.
pub fn plan_step(app: &App, request: &PlanStep) -> Result<Changed> {
    app.change(Op::PlanStep, |tx| {
        let leads = who::get_leads(tx, &request.leads)?;
        for lead in &leads {
            plan_in(tx, lead.rid, &request.step)?;
        }
        who::label_leads(tx, &leads)
    })
    .map(|(changed, ())| changed)
}

/// Marks the next step done, writes what came of it to the timeline and plans the next one.
///
/// # Errors
/// `LeadGone`, `FieldTooLong`; those of planning.
pub fn finish_step(app: &App, request: &FinishStep) -> Result<Changed> {
    app.change(Op::FinishStep, |tx| {
        let lead = who::get_lead(tx, &request.lead)?;
        // Without a planned step something was done all the same: an answer, a look at the case.
        let step = store::history::find_open_step(tx, lead.rid)?;
        store::history::close_steps(tx, lead.rid, "done", tx.now.0)?;
        log_done(tx, lead.rid, step.as_ref(), &request.note)?;
        if let Some(next) = &request.next {
            plan_in(tx, lead.rid, next)?;
        }
        who::label_leads(tx, &[lead])
    })
    .map(|(changed, ())| changed)
}

/// A done call, visit or meeting becomes one on the timeline; other kinds stand there as a step.
fn log_done(tx: &Tx<'_>, lead: i64, step: Option<&StepRecord>, note: &str) -> Result<()> {
    let done = step.map_or("", |step| step.kind.as_str());
    let kind = match done {
        "call" => "call",
        "visit" => "visit",
        "meeting" => "meeting",
        _ => "step",
    };
    let entry = timeline::NewEntry {
        kind,
        at: tx.now,
        title: step.map(|step| step.title.clone()).unwrap_or_default(),
        body: check_text("note", note, super::NOTE_LIMIT)?,
        payload: serde_json::json!({ "step": done }),
        external_key: String::new(),
    };
    timeline::append(tx, lead, &entry).map(|_| ())
}

/// Puts the next step off until a date, or until they reply (`reply`). A lead without a step
/// gets one, so that it comes back on the day.
///
/// # Errors
/// `LeadGone`, `DateInvalid` (also for a day in the past).
pub fn snooze_step(app: &App, request: &SnoozeStep) -> Result<Changed> {
    app.change(Op::SnoozeStep, |tx| {
        let leads = who::get_leads(tx, &request.leads)?;
        let today = tx.today().date();
        let invalid = || Error::new(ErrorCode::DateInvalid).with("value", request.until.clone());
        let until = if request.until.trim() == "reply" {
            None
        } else {
            let date = read_due(&request.until, today)?.ok_or_else(invalid)?;
            if date < today {
                return Err(invalid());
            }
            Some(date)
        };
        for lead in &leads {
            match store::history::find_open_step(tx, lead.rid)? {
                Some(step) => {
                    let text = until.map_or("reply".to_owned(), |date| date.to_string());
                    store::history::snooze_step(tx, step.rid, &text)?;
                }
                None => {
                    let kind = if until.is_none() { "wait" } else { "task" };
                    insert(tx, lead.rid, kind, "", until, None, "person", "", "")?;
                }
            }
        }
        who::label_leads(tx, &leads)
    })
    .map(|(changed, ())| changed)
}

/// Puts the next step of a lead on another day, which may be past; a step that was put off comes
/// back then. Its time of day stays.
///
/// # Errors
/// `LeadGone`, `DateInvalid`; `NotFound` if there is no step.
pub fn move_step(app: &App, request: &MoveStep) -> Result<Changed> {
    app.change(Op::MoveStep, |tx| {
        let lead = who::get_lead(tx, &request.lead)?;
        let to = LocalDate::parse(&request.to)
            .ok_or_else(|| Error::new(ErrorCode::DateInvalid).with("value", request.to.clone()))?;
        let step = store::history::find_open_step(tx, lead.rid)?
            .ok_or_else(|| Error::new(ErrorCode::NotFound).with("entity", "step"))?;
        let zone = tx.env().zone;
        let at = step.due_at.and_then(|at| same_time(Timestamp(at), to, zone));
        store::history::move_step(tx, step.rid, &to.to_string(), at)?;
        who::label_leads(tx, &[lead])
    })
    .map(|(changed, ())| changed)
}

/// The instant on another day at which clocks in `zone` show the same; where summer time left that
/// hour out, an hour later.
fn same_time(at: Timestamp, to: LocalDate, zone: Tz) -> Option<i64> {
    let naive = to.0.and_time(at.in_zone(zone).time());
    let later = naive + chrono::TimeDelta::hours(1);
    let found = zone
        .from_local_datetime(&naive)
        .earliest()
        .or_else(|| zone.from_local_datetime(&later).earliest())?;
    Some(found.timestamp_millis())
}

/// Takes the next step away without a trace on the timeline.
///
/// # Errors
/// `LeadGone`.
pub fn drop_step(app: &App, leads: &[String]) -> Result<Changed> {
    app.change(Op::DropStep, |tx| {
        let leads = who::get_leads(tx, leads)?;
        for lead in &leads {
            store::history::close_steps(tx, lead.rid, "dropped", tx.now.0)?;
        }
        who::label_leads(tx, &leads)
    })
    .map(|(changed, ())| changed)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn due(text: &str) -> Option<String> {
        // A Friday.
        let today = LocalDate::parse("2026-11-20").unwrap();
        read_due(text, today).ok().flatten().map(|date| date.to_string())
    }

    #[test]
    fn relative_dates_land_on_business_days() {
        assert_eq!(due("today").as_deref(), Some("2026-11-20"));
        assert_eq!(due("+1d").as_deref(), Some("2026-11-24"), "weekend and 勤労感謝の日");
        assert_eq!(due("tomorrow").as_deref(), Some("2026-11-24"));
        assert_eq!(due("monday").as_deref(), Some("2026-11-24"), "that Monday is a holiday");
        assert_eq!(due("+1w").as_deref(), Some("2026-11-27"));
        assert_eq!(due("+1m").as_deref(), Some("2026-12-21"), "the 20th is a Sunday");
    }

    #[test]
    fn a_named_date_stays_and_nonsense_is_refused() {
        assert_eq!(due("2026/11/22").as_deref(), Some("2026-11-22"), "a Sunday, but they said so");
        assert_eq!(due("2026-12-01").as_deref(), Some("2026-12-01"));
        let today = LocalDate::parse("2026-11-20").unwrap();
        for text in ["soon", "+x", "+9999d", "+1y", "+", "2026-02-30"] {
            assert_eq!(read_due(text, today).unwrap_err().code, ErrorCode::DateInvalid, "{text}");
        }
        assert_eq!(read_due("", today).unwrap(), None);
    }
}
