//! Verbs of leads.
use std::collections::BTreeSet;

use rusqlite::Connection;

use crate::app::Tx;
use crate::error::Result;
use crate::time::Day;

/// Leads whose card says something else because days passed since `since`.
pub(crate) fn leads_changed_by_time(_: &Connection, _since: Day) -> Result<BTreeSet<i64>> {
    Ok(BTreeSet::new())
}

/// Rebuilds `lead_card`, search text and duplicate keys of `leads`; a lead in the Trash has none.
pub(crate) fn refresh_cards(_: &Tx<'_>, _leads: &BTreeSet<i64>) -> Result<()> {
    Ok(())
}
