//! What follows from the base tables, in the order it must follow: the one place where a change
//! meets the features that keep derived rows.

use std::collections::BTreeSet;

use rusqlite::Connection;

use crate::app::Tx;
use crate::error::Result;
use crate::time::Day;
use crate::undo::Compensation;
use crate::{consent, funnel, leads, outbox, scoring, settings};

/// True before [`seed`] ran.
pub(crate) fn is_new_file(db: &Connection) -> Result<bool> {
    settings::ops::is_new_file(db)
}

/// The first rows of a new file: workspace, stages, scoring model, templates.
pub(crate) fn seed(tx: &Tx<'_>) -> Result<()> {
    settings::ops::seed(tx)?;
    funnel::ops::seed(tx)?;
    scoring::ops::seed(tx)?;
    outbox::ops::seed(tx)
}

/// The day up to which derived rows are right.
pub(crate) fn derived_day(db: &Connection) -> Result<Day> {
    settings::ops::derived_day(db)
}

/// Rebuilds what time alone changed since the last day, and purges what lay in the Trash too long.
pub(crate) fn roll_day(tx: &Tx<'_>) -> Result<()> {
    leads::ops::purge_trash(tx)?;
    let since = settings::ops::derived_day(tx)?;
    let mut stale = scoring::ops::leads_changed_by_time(tx, since)?;
    stale.extend(leads::ops::leads_changed_by_time(tx, since)?);
    for lead in stale {
        tx.touch_lead(lead);
    }
    funnel::returns::bring_back(tx)?;
    settings::ops::set_derived_day(tx, tx.today())
}

/// Writes the facts (base rows) that follow from a verb: each changed scorable field. True if it
/// wrote any.
pub(crate) fn record_facts(tx: &Tx<'_>, leads: &BTreeSet<i64>) -> Result<bool> {
    scoring::ops::record_facts(tx, leads)
}

/// Rebuilds the derived rows of `leads`: first scores, then cards, which show them.
pub(crate) fn refresh(tx: &Tx<'_>, leads: &BTreeSet<i64>) -> Result<()> {
    scoring::ops::refresh(tx, leads)?;
    leads::ops::refresh_cards(tx, leads)
}

/// Stored scores that are not what a full run gives today. Slow: reads every lead's history.
pub(crate) fn count_wrong_scores(db: &Connection, today: Day) -> Result<i64> {
    Ok(i64::try_from(scoring::ops::count_wrong(db, today)?).unwrap_or(i64::MAX))
}

/// 1 if the chain of the consent ledger is broken. Slow: reads every entry.
pub(crate) fn count_broken_consent(db: &Connection) -> Result<i64> {
    Ok(i64::from(consent::ops::verify_chain(db)?.is_some()))
}

/// Appends what undoing (or redoing) a verb means for a ledger.
pub(crate) fn compensate(tx: &Tx<'_>, compensation: &Compensation, redo: bool) -> Result<()> {
    match compensation {
        Compensation::FollowUp { follow_up } => {
            outbox::ops::compensate_follow_up(tx, *follow_up, redo)
        }
        Compensation::Cancelled { messages, reason } => {
            outbox::ops::compensate_cancelled(tx, messages, reason, redo)
        }
        Compensation::Consent { events } => consent::ops::compensate(tx, events, redo),
    }
}
