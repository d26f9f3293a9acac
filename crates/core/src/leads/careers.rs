//! Where a person works and worked: `affiliation`, written from what a change left in `lead`.
//!
//! Not a verb of its own: whoever writes `lead.company_rid` (form, quick add, import) has it
//! followed here, in the same change, so undo takes both back. Another company closes the open row
//! on the day and opens the next; another department or title at the same company is written into
//! the open row, since the field history tells it already.

use super::store::affiliation::{self, Holding, NewAffiliation};
use crate::app::Tx;
use crate::db::key_list;
use crate::error::Result;
use crate::time::Timestamp;

/// Brings the affiliations of `leads` up to what their rows say. True if it wrote any.
pub(crate) fn record(tx: &Tx<'_>, leads: &[i64]) -> Result<bool> {
    let mut wrote = false;
    for (lead, holdings) in affiliation::list_holdings(tx, &key_list(leads))? {
        if let Some(now) = holdings.first() {
            wrote |= follow(tx, lead, now)?;
        }
    }
    Ok(wrote)
}

fn follow(tx: &Tx<'_>, lead: i64, now: &Holding) -> Result<bool> {
    let today = tx.today().date().to_string();
    if let Some(open) = &now.open {
        if Some(open.company) == now.company {
            if (&open.department, &open.title) == (&now.department, &now.title) {
                return Ok(false);
            }
            affiliation::update(tx, open.rid, &now.department, &now.title)?;
            return Ok(true);
        }
        affiliation::close(tx, open.rid, &today)?;
    }
    let Some(company) = now.company else { return Ok(now.open.is_some()) };
    // Sample people were met in the past.
    let since = match now.sample_since {
        Some(at) if now.open.is_none() => Timestamp(at).date(tx.env().zone).to_string(),
        _ => today,
    };
    affiliation::insert(
        tx,
        &NewAffiliation {
            id: tx.new_id(),
            lead,
            company,
            department: &now.department,
            title: &now.title,
            from_on: &since,
        },
    )?;
    Ok(true)
}
