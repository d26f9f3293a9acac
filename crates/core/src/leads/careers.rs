//! Where a person works and worked: `affiliation`, written from what a change left in `lead`.
//!
//! Not a verb of its own: whoever writes `lead.company_rid` (form, quick add, import) has it
//! followed here, in the same change, so undo takes both back. Another company closes the open row
//! on the day and opens the next; another department or title at the same company is written into
//! the open row, since the field history tells it already. A second work, open beside the main one, is
//! left alone; what a person edits of a career by hand is in [`super::works`].

use super::store::affiliation::{self, Holding, NewAffiliation};
use crate::app::Tx;
use crate::db::key_list;
use crate::error::Result;
use crate::time::Timestamp;

/// Brings the affiliations of `leads` up to what their rows say. True if it wrote any.
pub(crate) fn record(tx: &Tx<'_>, leads: &[i64]) -> Result<bool> {
    let mut wrote = false;
    for (lead, holdings) in affiliation::list_holdings(tx, &key_list(leads))? {
        wrote |= follow(tx, lead, &holdings)?;
    }
    Ok(wrote)
}

/// Several works are open at once where a person has a second one: that of the lead's own company
/// is the main one, and only the main one ends with a job change.
fn follow(tx: &Tx<'_>, lead: i64, holdings: &[Holding]) -> Result<bool> {
    let Some(now) = holdings.first() else { return Ok(false) };
    let today = tx.today().date().to_string();
    let open: Vec<_> = holdings.iter().filter_map(|holding| holding.open.as_ref()).collect();
    let before = open.iter().find(|row| !row.side);
    if let Some(main) = open.iter().find(|row| Some(row.company) == now.company) {
        let mut wrote = false;
        if (&main.department, &main.title) != (&now.department, &now.title) {
            affiliation::update(tx, main.rid, &now.department, &now.title)?;
            wrote = true;
        }
        if main.side {
            affiliation::set_side(tx, main.rid, false)?;
            if let Some(before) = before {
                affiliation::set_side(tx, before.rid, true)?;
            }
            wrote = true;
        }
        return Ok(wrote);
    }
    if let Some(before) = before {
        affiliation::close(tx, before.rid, &today)?;
    }
    let Some(company) = now.company else { return Ok(before.is_some()) };
    // Sample people were met in the past.
    let since = match now.sample_since {
        Some(at) if open.is_empty() => Timestamp(at).date(tx.env().zone).to_string(),
        _ => today,
    };
    let new = NewAffiliation {
        id: tx.new_id(),
        lead,
        company,
        department: &now.department,
        title: &now.title,
        from_on: Some(&since),
        side: false,
    };
    tx.bring(|| affiliation::insert(tx, &new))?;
    Ok(true)
}
