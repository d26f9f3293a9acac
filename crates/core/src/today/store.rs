//! What Today reads: cards by group, steps by day, what a newcomer has done.

use rusqlite::{Connection, OptionalExtension, params};

use super::wire::{DayCount, ReviewCount, TodayCode};
use crate::error::Result;
use crate::leads::filter::Filter;
use crate::leads::rows::{Window, select};
use crate::leads::wire::LeadRow;
use crate::time::{Day, LocalDate};

/// The leads of a group as a condition over `lead_card AS card`. The first five are disjoint.
fn condition(code: TodayCode) -> &'static str {
    match code {
        TodayCode::Replied => "card.open = 1 AND card.urgency = 0 AND card.aside = ''",
        TodayCode::Overdue => "card.open = 1 AND card.urgency = 1 AND card.aside = ''",
        TodayCode::Due => "card.open = 1 AND card.urgency = 2 AND card.aside = ''",
        // The partial index card_hot holds exactly these and those who replied.
        TodayCode::Hot => {
            "card.open = 1 AND card.band = 'hot' AND card.step_state = 'none' AND card.urgency > 2"
        }
        TodayCode::Quiet => {
            "card.open = 1 AND card.urgency = 4 AND card.aside = ''
             AND NOT (card.band = 'hot' AND card.step_state = 'none')"
        }
        TodayCode::Review => "0",
    }
}

/// Who waited longest, is most overdue, is due first; else the highest score.
fn order(code: TodayCode) -> &'static str {
    match code {
        TodayCode::Replied => "card.last_contact_at, card.score DESC, card.lead_rid",
        TodayCode::Overdue => "card.step_due_on, card.score DESC, card.lead_rid",
        TodayCode::Due => {
            "card.step_due_at IS NULL, card.step_due_at, card.score DESC, card.lead_rid"
        }
        TodayCode::Hot | TodayCode::Quiet | TodayCode::Review => "card.score DESC, card.lead_rid",
    }
}

/// Leads in a group.
pub(crate) fn count_group(db: &Connection, code: TodayCode) -> Result<i64> {
    let sql = format!("SELECT count(*) FROM lead_card AS card WHERE {}", condition(code));
    Ok(db.prepare_cached(&sql)?.query_row([], |row| row.get(0))?)
}

/// The first `limit` (at most 200) leads of a group, in its order.
pub(crate) fn list_group(db: &Connection, code: TodayCode, limit: usize) -> Result<Vec<LeadRow>> {
    let filter = Filter::default();
    let window = Window {
        condition: condition(code),
        params: Vec::new(),
        filter: &filter,
        order: order(code),
        offset: 0,
        limit: i64::try_from(limit).unwrap_or(200),
    };
    select(db, window)
}

/// Payload of the lead's newest answer: a mail or form from them.
pub(crate) fn find_answer(db: &Connection, lead: i64) -> Result<Option<String>> {
    Ok(db
        .prepare_cached(
            "SELECT payload FROM activity WHERE lead_rid = ?1 AND kind IN ('mail_in', 'form')
             ORDER BY happened_at DESC, rid DESC LIMIT 1",
        )?
        .query_row([lead], |row| row.get(0))
        .optional()?)
}

/// Row id of a lead.
pub(crate) fn find_rid(db: &Connection, id: uuid::Uuid) -> Result<Option<i64>> {
    Ok(db
        .prepare_cached("SELECT rid FROM lead WHERE id = ?1")?
        .query_row([id], |row| row.get(0))
        .optional()?)
}

/// Steps marked done from `since` on.
pub(crate) fn count_done(db: &Connection, since: i64) -> Result<i64> {
    Ok(db
        .prepare_cached("SELECT count(*) FROM next_step WHERE done_at >= ?1 AND state = 'done'")?
        .query_row([since], |row| row.get(0))?)
}

/// Steps due on each of the seven days after `today`, days without any included.
pub(crate) fn list_upcoming(db: &Connection, today: Day) -> Result<Vec<DayCount>> {
    let on = |days: i32| Day(today.0.saturating_add(days)).date();
    let mut count = db.prepare_cached(
        "SELECT count(*) FROM lead_card
         WHERE step_due_on = ?1 AND open = 1 AND aside = ''
           AND step_state IN ('planned', 'waiting')",
    )?;
    let mut days = Vec::with_capacity(7);
    for date in (1..=7).map(on) {
        let due = count.query_row(params![LocalDate::to_string(&date)], |row| row.get(0))?;
        days.push(DayCount { on: date.to_string(), count: due });
    }
    Ok(days)
}

/// What waits for a look: mails that were refused or are not certain, possible duplicates.
pub(crate) fn list_review(db: &Connection) -> Result<Vec<ReviewCount>> {
    const CAUSES: [(&str, &str); 4] = [
        ("unknown", "SELECT count(*) FROM message WHERE state = 'unknown'"),
        ("refused", "SELECT count(*) FROM message WHERE state = 'rejected'"),
        (
            "held",
            "SELECT count(*) FROM message
             WHERE state = 'scheduled' AND reason IN ('no_secret', 'login', 'restored', 'other_site', 'late')",
        ),
        ("duplicates", "SELECT count(*) FROM duplicate_found WHERE certain IN (0, 1)"),
    ];
    let mut causes = Vec::new();
    for (cause, sql) in CAUSES {
        let count: i64 = db.prepare_cached(sql)?.query_row([], |row| row.get(0))?;
        if count > 0 {
            causes.push(ReviewCount { cause: cause.to_owned(), count });
        }
    }
    Ok(causes)
}

/// Three own leads, a next step, a mailbox, a follow-up: what a newcomer has done.
pub(crate) fn read_first_steps(db: &Connection) -> Result<[bool; 4]> {
    Ok(db
        .prepare_cached(
            "SELECT
               (SELECT count(*) FROM (SELECT 1 FROM lead
                  WHERE sample = 0 AND deleted_at IS NULL LIMIT 3)) = 3,
               EXISTS (SELECT 1 FROM next_step JOIN lead ON lead.rid = lead_rid
                  WHERE lead.sample = 0 AND made_by = 'person'),
               EXISTS (SELECT 1 FROM mail_account WHERE deleted_at IS NULL),
               EXISTS (SELECT 1 FROM follow_up)",
        )?
        .query_row([], |row| Ok([row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?]))?)
}
