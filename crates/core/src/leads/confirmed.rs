//! The day on which the details of a lead were last right: confirmed by hand, by a card that was
//! handed over, or by a list of a newer day. It only ever moves forward.

use rusqlite::types::Value;

use super::{store, who};
use crate::app::{App, Tx};
use crate::error::Result;
use crate::undo::Op;
use crate::wire::Changed;

/// Says that the details of leads were checked today.
///
/// # Errors
/// `LeadGone`, `LeadNotFound`.
pub fn confirm(app: &App, leads: &[String]) -> Result<Changed> {
    let (changed, ()) = app.change(Op::ConfirmLeads, |tx| {
        let leads = who::get_leads(tx, leads)?;
        for lead in &leads {
            confirm_in(tx, lead.rid, tx.now.0)?;
        }
        who::label_leads(tx, &leads)
    })?;
    Ok(changed)
}

/// Notes that the details of a lead were right at `at` (milliseconds); an older day changes nothing.
pub(crate) fn confirm_in(tx: &Tx<'_>, lead: i64, at: i64) -> Result<()> {
    let known = store::find_lead(tx, lead)?.and_then(|lead| lead.last_confirmed_at);
    if known.is_some_and(|known| known >= at) {
        return Ok(());
    }
    store::set_lead_column(tx, lead, "last_confirmed_at", &Value::Integer(at))
}
