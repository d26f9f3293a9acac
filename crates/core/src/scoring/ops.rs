//! Scores in the file.
use std::collections::BTreeSet;

use rusqlite::Connection;

use crate::app::Tx;
use crate::error::Result;
use crate::time::Day;

/// Puts the starting model into a new file.
pub(crate) fn seed(_: &Tx<'_>) -> Result<()> {
    Ok(())
}

/// Leads whose score time alone changed since `since`.
pub(crate) fn leads_changed_by_time(_: &Connection, _since: Day) -> Result<BTreeSet<i64>> {
    Ok(BTreeSet::new())
}

/// Writes a `score_event` for each scorable field of `leads` that has another value than its
/// last event. True if it wrote any.
pub(crate) fn record_facts(_: &Tx<'_>, _leads: &BTreeSet<i64>) -> Result<bool> {
    Ok(false)
}

/// Rebuilds `lead_score` of `leads`.
pub(crate) fn refresh(_: &Tx<'_>, _leads: &BTreeSet<i64>) -> Result<()> {
    Ok(())
}
