//! Verbs on the contact points of a lead: mail addresses, phones, links, postal addresses.
//!
//! One of each kind is primary while there is any. A changed mail address starts clean: a bounce
//! belonged to the old one.

use uuid::Uuid;

use super::adding::{add_points, read_point};
use super::store::contact::ContactRecord;
use super::wire::{AddContact, UpdateContact};
use super::{CONTACT_LABELS, check_code, store, who};
use crate::app::{App, Tx};
use crate::error::{Error, ErrorCode, Result};
use crate::undo::Op;
use crate::wire::Changed;

/// Adds a contact point; one that the lead already has is left as it is.
///
/// # Errors
/// `LeadGone`, `MailAddressInvalid`, `FieldInvalid`, `FieldTooLong`.
pub fn add_contact(app: &App, request: &AddContact) -> Result<Changed> {
    app.change(Op::UpdateContact, |tx| {
        let lead = who::get_lead(tx, &request.lead)?;
        let point = read_point(&request.kind, &request.value, &request.label)?;
        let known = store::contact::list(tx, lead.rid)?;
        let is_known = known.iter().any(|contact| {
            contact.kind == point.kind
                && (contact.raw == point.raw
                    || (!point.normal.is_empty() && contact.normal == point.normal))
        });
        if !is_known {
            add_points(tx, lead.rid, &[point])?;
        }
        who::label_leads(tx, &[lead])
    })
    .map(|(changed, ())| changed)
}

/// Changes value or label, or makes it the primary of its kind.
///
/// # Errors
/// `NotFound` (`contact`), `MailAddressInvalid`, `FieldInvalid`, `FieldTooLong`.
pub fn update_contact(app: &App, request: &UpdateContact) -> Result<Changed> {
    app.change(Op::UpdateContact, |tx| {
        let mut contact = get_contact(tx, &request.contact)?;
        if let Some(label) = &request.label {
            check_code("label", label, CONTACT_LABELS)?;
            contact.label = label.clone();
        }
        if let Some(value) = &request.value {
            let point = read_point(&contact.kind, value, &contact.label)?;
            if point.normal != contact.normal || point.normal.is_empty() {
                contact.state = "ok".to_owned();
            }
            contact.raw = point.raw;
            contact.normal = point.normal;
        }
        if request.label.is_some() || request.value.is_some() {
            store::contact::update(tx, &contact, tx.now.0)?;
        }
        if request.primary {
            store::contact::set_primary(tx, contact.lead_rid, &contact.kind, Some(contact.rid))?;
        }
        label(tx, contact.lead_rid)
    })
    .map(|(changed, ())| changed)
}

/// Removes a contact point; if it was primary, the next of its kind takes the place.
///
/// # Errors
/// `NotFound` (`contact`).
pub fn remove_contact(app: &App, contact: &str) -> Result<Changed> {
    app.change(Op::UpdateContact, |tx| {
        let contact = get_contact(tx, contact)?;
        store::contact::remove(tx, contact.rid, tx.now.0)?;
        if contact.primary {
            let heir = store::contact::list(tx, contact.lead_rid)?
                .into_iter()
                .find(|other| other.kind == contact.kind && other.label != "fax");
            store::contact::set_primary(
                tx,
                contact.lead_rid,
                &contact.kind,
                heir.map(|heir| heir.rid),
            )?;
        }
        label(tx, contact.lead_rid)
    })
    .map(|(changed, ())| changed)
}

fn get_contact(tx: &Tx<'_>, id: &str) -> Result<ContactRecord> {
    let missing = || Error::new(ErrorCode::NotFound).with("entity", "contact");
    let id = Uuid::parse_str(id).map_err(|_| missing())?;
    store::contact::find(tx, id)?.ok_or_else(missing)
}

fn label(tx: &Tx<'_>, lead: i64) -> Result<()> {
    match store::find_lead(tx, lead)? {
        Some(lead) => who::label_leads(tx, &[lead]),
        None => Ok(()),
    }
}
