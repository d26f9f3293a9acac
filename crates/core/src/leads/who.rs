//! Which leads are meant: from ids and addresses to rows, from rows to names for a sentence.

use std::collections::BTreeSet;

use rusqlite::Connection;
use uuid::Uuid;

use super::store::{self, LeadRecord};
use super::{LeadId, cards};
use crate::app::{App, Tx};
use crate::error::{Error, ErrorCode, Result};
use crate::text::mail_address::EmailAddress;

/// The lead with this id, not in the Trash.
///
/// # Errors
/// `LeadNotFound` if there is none or the text is no id, `LeadGone` if it lies in the Trash.
pub(crate) fn get_lead(db: &Connection, id: &str) -> Result<LeadRecord> {
    let lead = find_lead_anywhere(db, id)?;
    if lead.deleted_at.is_some() {
        return Err(Error::new(ErrorCode::LeadGone).with("name", name_of(db, &lead)?));
    }
    Ok(lead)
}

/// The lead with this id, in the Trash or not.
///
/// # Errors
/// `LeadNotFound`.
pub(crate) fn find_lead_anywhere(db: &Connection, id: &str) -> Result<LeadRecord> {
    let missing = || Error::new(ErrorCode::LeadNotFound).with("lead", id);
    store::find_lead_by_id(db, LeadId::parse(id)?.0)?.ok_or_else(missing)
}

/// The leads with these ids, in order, each once.
///
/// # Errors
/// As [`get_lead`], for the first that is not there.
pub(crate) fn get_leads(db: &Connection, ids: &[String]) -> Result<Vec<LeadRecord>> {
    let mut seen = BTreeSet::new();
    let mut leads = Vec::with_capacity(ids.len());
    for id in ids {
        let lead = get_lead(db, id)?;
        if seen.insert(lead.rid) {
            leads.push(lead);
        }
    }
    Ok(leads)
}

/// The leads with these ids, in the Trash or not.
///
/// # Errors
/// `LeadNotFound`.
pub(crate) fn get_anywhere(tx: &Tx<'_>, ids: &[String]) -> Result<Vec<LeadRecord>> {
    ids.iter().map(|id| find_lead_anywhere(tx, id)).collect()
}

/// The lead that a person names by id or mail address (command line).
///
/// # Errors
/// `LeadNotFound`; `LeadAmbiguous` with `count` if several have the address.
pub fn resolve_lead(app: &App, text: &str) -> Result<LeadId> {
    app.read(|db| {
        if Uuid::parse_str(text.trim()).is_ok() {
            return get_lead(db, text.trim()).map(|lead| LeadId(lead.id));
        }
        let missing = || Error::new(ErrorCode::LeadNotFound).with("lead", text.trim());
        let address = EmailAddress::parse(text).map_err(|_| missing())?;
        let found = store::contact::list_leads_by_mail(db, address.as_str())?;
        match found.as_slice() {
            [] => Err(missing()),
            [rid] => store::find_lead(db, *rid)?.map(|lead| LeadId(lead.id)).ok_or_else(missing),
            several => Err(Error::new(ErrorCode::LeadAmbiguous)
                .with("lead", text.trim())
                .with("count", several.len())),
        }
    })
}

/// The name of a lead for a sentence.
pub(crate) fn name_of(db: &Connection, lead: &LeadRecord) -> Result<String> {
    let company = match lead.company_rid {
        Some(rid) => store::get_company(db, rid)?.name,
        None => String::new(),
    };
    Ok(cards::shown_name(lead, &company))
}

/// Labels the change with the name of one lead, or the number of several.
pub(crate) fn label_leads(tx: &Tx<'_>, leads: &[LeadRecord]) -> Result<()> {
    tx.label("count", leads.len());
    if let Some(lead) = leads.first() {
        tx.label("name", name_of(tx, lead)?);
    }
    Ok(())
}
