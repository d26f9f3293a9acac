//! What follows from the base tables, in the order it must follow: the one place where a change
//! meets the features that keep derived rows.

use std::collections::BTreeSet;

use rusqlite::Connection;

use crate::app::{Follow, Tx, Work, stretches};
use crate::error::Result;
use crate::time::Day;
use crate::undo::Compensation;
use crate::wire::Topic;
use crate::{consent, funnel, leads, outbox, scoring, settings};

/// Raised whenever a derived row is made in another way, so that older files get theirs anew.
pub(crate) const DERIVED_LINE: i64 = 2;

/// The features, as the doors see them.
pub(crate) struct Features;

impl Follow for Features {
    fn is_new_file(&self, db: &Connection) -> Result<bool> {
        settings::ops::is_new_file(db)
    }

    /// Workspace, stages, scoring model, templates.
    fn seed(&self, tx: &Tx<'_>) -> Result<()> {
        settings::ops::seed(tx)?;
        funnel::ops::seed(tx)?;
        scoring::ops::seed(tx)?;
        outbox::ops::seed(tx)?;
        settings::ops::set_derived_line(tx, DERIVED_LINE)
    }

    fn derived_day(&self, db: &Connection) -> Result<Day> {
        settings::ops::derived_day(db)
    }

    fn is_stale(&self, db: &Connection) -> Result<bool> {
        Ok(settings::ops::derived_line(db)? < DERIVED_LINE)
    }

    fn renew(&self, tx: &Tx<'_>) -> Result<()> {
        for lead in leads::ops::list_all(tx)? {
            tx.touch_lead(lead);
        }
        settings::ops::set_derived_line(tx, DERIVED_LINE)
    }

    /// Purges what lay in the Trash too long, too.
    fn roll_day(&self, tx: &Tx<'_>) -> Result<()> {
        leads::ops::purge_trash(tx)?;
        let since = settings::ops::derived_day(tx)?;
        let passed = scoring::ops::pass_days(tx, since)?;
        if !passed.changed.is_empty() {
            leads::ops::show_scores(tx, &passed.changed)?;
            tx.topic(Topic::Leads);
            tx.topic(Topic::Scoring);
        }
        let stale = leads::ops::leads_changed_by_time(tx, since)?;
        for lead in passed.stale.into_iter().chain(stale) {
            tx.touch_lead(lead);
        }
        funnel::returns::bring_back(tx)?;
        settings::ops::set_derived_day(tx, tx.today())
    }

    /// Careers and each changed scorable field.
    fn follow(&self, tx: &Tx<'_>, leads: &[i64]) -> Result<BTreeSet<Topic>> {
        let mut topics = BTreeSet::new();
        if leads::ops::record_careers(tx, leads)? {
            topics.insert(Topic::Leads);
        }
        if scoring::ops::record_facts(tx, leads)? > 0 {
            topics.insert(Topic::Scoring);
        }
        Ok(topics)
    }

    /// First scores, then the steps of those who crossed the contact line, then cards, which show
    /// both.
    fn refresh(&self, tx: &Tx<'_>, leads: &BTreeSet<i64>, plans: bool) -> Result<BTreeSet<Topic>> {
        let mut topics = BTreeSet::new();
        if leads.is_empty() {
            return Ok(topics);
        }
        let mut scores = scoring::ops::Refresh::new(tx, plans)?;
        let mut cards = leads::ops::CardRefresh::new(tx)?;
        for (done, stretch) in stretches(leads) {
            tx.pulse(Work::Derived, done, leads.len())?;
            for (lead, crossed) in scores.stretch(tx, &stretch)? {
                if leads::steps::plan_contact(tx, lead, &crossed.key, &crossed.why)? {
                    topics.insert(Topic::Steps);
                }
            }
            cards.stretch(tx, &stretch)?;
        }
        cards.finish(tx)?;
        Ok(topics)
    }
}

/// Stored scores that are not what a full run gives today. Slow: reads every lead's history.
pub(crate) fn count_wrong_scores(db: &Connection, today: Day) -> Result<i64> {
    Ok(i64::try_from(scoring::ops::count_wrong(db, today)?).unwrap_or(i64::MAX))
}

/// 1 if the chain of the consent ledger is broken. Slow: reads every entry.
pub(crate) fn count_broken_consent(db: &Connection) -> Result<i64> {
    Ok(i64::from(consent::ops::verify_chain(db)?.is_some()))
}

/// Rows as `(table, rid)` that an applied changeset left where they cannot be: leads in a stage
/// that was removed since. Cheap: looks only into removed stages.
pub(crate) fn find_strays(db: &Connection) -> Result<BTreeSet<(String, i64)>> {
    Ok(funnel::ops::leads_without_stage(db)?
        .into_iter()
        .map(|rid| ("lead".to_owned(), rid))
        .collect())
}

/// What a change of own values says: code and name of the field, before, after.
pub(crate) fn own_changes(
    db: &Connection,
    before: &str,
    after: &str,
) -> Result<Vec<(String, String, String, String)>> {
    leads::own::ops::describe_change(db, before, after)
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
