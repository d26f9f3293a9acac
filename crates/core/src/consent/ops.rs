//! Verbs of consent: record, void, suppress, and the questions other features ask.

use std::collections::BTreeMap;

use rusqlite::Connection;
use uuid::Uuid;

use super::ledger::{self, Entry};
use super::wire::{ConsentEntry, RecordConsent};
use super::{ConsentEvent, Ground, InForce, in_force, lifts_denial, store};
use crate::app::{App, Tx};
use crate::db::key_list;
use crate::error::{Error, ErrorCode, Result};
use crate::settings::ops as settings;
use crate::time::{LocalDate, Timestamp};
use crate::undo::{Compensation, Op};
use crate::wire::{Changed, Topic};

/// What is to be written into the ledger.
#[derive(Debug, Clone)]
pub struct NewConsent<'a> {
    /// Lead.
    pub lead: Uuid,
    /// Ground; `Refused` writes a refusal, `NotAsked` nothing.
    pub ground: Ground,
    /// When it was given.
    pub at: Timestamp,
    /// `hand`, `import`, `capture`, `sample`.
    pub how: &'a str,
    /// Where or how, in own words.
    pub place: &'a str,
}

/// Records a ground for leads.
///
/// # Errors
/// `FieldInvalid` for an unknown ground, `DateInvalid` for a date that is none or lies ahead,
/// `LeadGone`, `ConsentRefused` if one of them said no and this does not lift it.
pub fn record(app: &App, request: &RecordConsent) -> Result<Changed> {
    let ground = Ground::from_code(&request.ground).ok_or_else(|| {
        Error::new(ErrorCode::FieldInvalid)
            .with("field", "ground")
            .with("value", request.ground.clone())
    })?;
    let leads = request.leads.iter().map(|id| parse_lead(id)).collect::<Result<Vec<_>>>()?;
    let (changed, ()) = app.change(Op::RecordConsent, |tx| {
        let at = given_at(tx, &request.on)?;
        let mut events = Vec::new();
        for lead in &leads {
            let stays = store::find_staying(tx, *lead)?;
            let lead = stays.ok_or_else(|| Error::new(ErrorCode::LeadGone))?;
            let new = NewConsent { lead, ground, at, how: "hand", place: &request.note };
            events.extend(record_by_hand(tx, &new)?);
        }
        tx.label("count", leads.len());
        tx.label("ground", ground.code());
        if !events.is_empty() {
            tx.compensate_with(Compensation::Consent { events });
        }
        Ok(())
    })?;
    Ok(changed)
}

fn parse_lead(id: &str) -> Result<Uuid> {
    Uuid::parse_str(id).map_err(|_| Error::new(ErrorCode::LeadGone))
}

fn given_at(tx: &Tx<'_>, on: &str) -> Result<Timestamp> {
    let zone = tx.env().zone;
    if on.trim().is_empty() {
        return Ok(tx.now);
    }
    let refuse = || Error::new(ErrorCode::DateInvalid).with("value", on);
    let date = LocalDate::parse(on.trim()).ok_or_else(refuse)?;
    let today = tx.now.date(zone);
    if date > today {
        return Err(refuse());
    }
    Ok(if date == today { tx.now } else { date.start(zone) })
}

/// By hand a refusal that stands is answered, not silently kept.
fn record_by_hand(tx: &Tx<'_>, new: &NewConsent<'_>) -> Result<Option<Uuid>> {
    let state = read_in_force(tx, new.lead, tx.now)?;
    let lifted = new.ground == Ground::OptIn && !new.place.trim().is_empty();
    if state.ground == Ground::Refused && new.ground != Ground::Refused && !lifted {
        return Err(Error::new(ErrorCode::ConsentRefused));
    }
    if new.ground == Ground::NotAsked {
        return match state.event {
            Some(event) => void(tx, new.lead, event, new.how).map(Some),
            None => Ok(None),
        };
    }
    record_in(tx, new)
}

/// Writes a ground or a refusal inside another feature's change (import, capture, sample data).
/// Answers the id of the entry, or `None` for `NotAsked`. The caller adds the ids of all entries
/// to one [`Compensation::Consent`].
///
/// A ground beside a standing refusal is written down but does not lift it.
///
/// # Errors
/// `LeadGone`.
pub fn record_in(tx: &Tx<'_>, new: &NewConsent<'_>) -> Result<Option<Uuid>> {
    if new.ground == Ground::NotAsked {
        return Ok(None);
    }
    let (rid, addresses) = lead(tx, new.lead)?;
    LedgerWriter::new(tx)?.record(new, rid, &addresses)
}

/// Writes one entry after another; keeps in hand what the next one hangs on. While it is there
/// nobody else may write into the ledger.
pub(crate) struct LedgerWriter<'a, 't> {
    tx: &'a Tx<'t>,
    site: Uuid,
    secret: [u8; 32],
    /// Hash of the last entry.
    last: Vec<u8>,
}

impl<'a, 't> LedgerWriter<'a, 't> {
    pub(crate) fn new(tx: &'a Tx<'t>) -> Result<Self> {
        let (site, secret) = settings::site(tx)?;
        let last = store::find_last_hash(tx)?.unwrap_or_else(|| vec![0; 32]);
        Ok(Self { tx, site, secret, last })
    }

    /// As [`record_in`], for a caller who knows the row of the lead and its mail addresses, the
    /// primary one first.
    pub(crate) fn record(
        &mut self,
        new: &NewConsent<'_>,
        rid: i64,
        addresses: &[String],
    ) -> Result<Option<Uuid>> {
        let tx = self.tx;
        let kind = match new.ground {
            Ground::NotAsked => return Ok(None),
            Ground::Refused => "refuse",
            _ => "grant",
        };
        let address = addresses.first().map_or("", String::as_str);
        let ground = if kind == "grant" { new.ground.code() } else { "" };
        let id = self.append(&Append { kind, ground, address, voids: None, new })?;
        let written = ConsentEvent {
            id,
            kind: kind.to_owned(),
            ground: ground.to_owned(),
            address: String::new(),
            how: new.how.to_owned(),
            place: new.place.to_owned(),
            at: new.at,
            recorded_at: tx.now,
            expires_at: None,
            voids: None,
            lead: new.lead,
            joined_at: None,
        };
        let lifts = lifts_denial(&written);
        for address in addresses.iter().filter(|_| lifts || kind == "refuse") {
            let hash = ledger::suppression_hash(&self.secret, address);
            if kind == "refuse" {
                store::insert_suppression(tx, &hash, "refused", tx.now.0)?;
            } else {
                store::lift_suppression(tx, &hash, "refused", None, tx.now.0)?;
            }
            touch_owners(tx, address)?;
        }
        tx.touch_lead(rid);
        Ok(Some(id))
    }

    fn append(&mut self, append: &Append<'_>) -> Result<Uuid> {
        let tx = self.tx;
        let mut salt = [0_u8; 16];
        tx.env().ids.fill(&mut salt);
        let id = tx.new_id();
        let new = append.new;
        let personal = ledger::personal_digest(&salt, append.address, new.place);
        let entry = Entry {
            id,
            site: self.site,
            lead: new.lead,
            kind: append.kind,
            ground: append.ground,
            purpose: "promo",
            how: new.how,
            at: new.at.0,
            recorded_at: tx.now.0,
            expires_at: None,
            actor: "person",
            voids: append.voids,
        };
        let hash = ledger::chain(&self.last, &entry, &personal);
        store::insert(
            tx,
            &store::NewEvent {
                id,
                site: self.site,
                lead: new.lead,
                address: append.address,
                salt: &salt,
                kind: append.kind,
                ground: append.ground,
                purpose: entry.purpose,
                how: new.how,
                place: new.place,
                at: new.at.0,
                recorded_at: tx.now.0,
                actor: entry.actor,
                voids: append.voids,
                previous: &self.last,
                hash: &hash,
            },
        )?;
        self.last = hash.to_vec();
        tx.topic(Topic::Consent);
        Ok(id)
    }
}

/// Has the cards of all leads with this address rebuilt: what is suppressed is the address, and
/// more than one lead may have it.
fn touch_owners(tx: &Tx<'_>, address: &str) -> Result<()> {
    for rid in store::list_owners(tx, address)? {
        tx.touch_lead(rid);
    }
    Ok(())
}

/// Suppresses an address that does not exist (`bounced`) or complained (`complaint`).
pub(crate) fn suppress(tx: &Tx<'_>, lead: Uuid, address: &str, reason: &str) -> Result<()> {
    let hash = hash(tx, address)?;
    if store::find_suppression(tx, &hash)?.as_deref() != Some(reason) {
        store::insert_suppression(tx, &hash, reason, tx.now.0)?;
    }
    let new = NewConsent { lead, ground: Ground::NotAsked, at: tx.now, how: "bounce", place: "" };
    let kind = if reason == "complaint" { "complaint" } else { "bounce" };
    append(tx, &Append { kind, ground: "", address, voids: None, new: &new })?;
    if let Some((rid, _)) = store::find_lead(tx, lead)? {
        tx.touch_lead(rid);
    }
    touch_owners(tx, address)?;
    tx.topic(Topic::Consent);
    Ok(())
}

/// Logs that the person chose to write to somebody outside the allowed purpose, and why.
pub(crate) fn log_override(tx: &Tx<'_>, lead: Uuid, address: &str, reason: &str) -> Result<()> {
    let new = NewConsent { lead, ground: Ground::NotAsked, at: tx.now, how: "hand", place: reason };
    append(tx, &Append { kind: "override", ground: "", address, voids: None, new: &new })?;
    Ok(())
}

fn void(tx: &Tx<'_>, id: Uuid, event: Uuid, how: &str) -> Result<Uuid> {
    let (rid, _) = lead(tx, id)?;
    let new = NewConsent { lead: id, ground: Ground::NotAsked, at: tx.now, how, place: "" };
    let append = Append { kind: "void", ground: "", address: "", voids: Some(event), new: &new };
    let void = self::append(tx, &append)?;
    tx.touch_lead(rid);
    Ok(void)
}

struct Append<'a> {
    kind: &'a str,
    ground: &'a str,
    address: &'a str,
    voids: Option<Uuid>,
    new: &'a NewConsent<'a>,
}

fn append(tx: &Tx<'_>, append: &Append<'_>) -> Result<Uuid> {
    LedgerWriter::new(tx)?.append(append)
}

fn lead(db: &Connection, id: Uuid) -> Result<(i64, Vec<String>)> {
    store::find_lead(db, id)?.ok_or_else(|| Error::new(ErrorCode::LeadGone))
}

/// The mail addresses of a lead, the primary one first.
///
/// # Errors
/// `LeadGone`.
pub(crate) fn list_addresses(db: &Connection, id: Uuid) -> Result<Vec<String>> {
    Ok(lead(db, id)?.1)
}

fn hash(db: &Connection, address: &str) -> Result<[u8; 32]> {
    let (_, secret) = settings::site(db)?;
    Ok(ledger::suppression_hash(&secret, address))
}

/// The state in force for a lead. Reads the lead's entries only.
pub fn read_in_force(db: &Connection, lead: Uuid, now: Timestamp) -> Result<InForce> {
    Ok(in_force(&store::list_of_lead(db, lead)?, now))
}

/// The state in force of each of `leads` that has entries, by row.
pub(crate) fn list_in_force(
    db: &Connection,
    leads: &[i64],
    now: Timestamp,
) -> Result<BTreeMap<i64, InForce>> {
    let events = store::by_lead(db, &key_list(leads))?;
    Ok(events.into_iter().map(|(lead, events)| (lead, in_force(&events, now))).collect())
}

/// The suppressed addresses, for asking about many of them.
pub(crate) struct Suppressions {
    secret: [u8; 32],
    any: bool,
}

impl Suppressions {
    pub(crate) fn new(db: &Connection) -> Result<Self> {
        let (_, secret) = settings::site(db)?;
        Ok(Self { secret, any: store::has_suppressions(db)? })
    }

    /// As [`find_suppression`].
    pub(crate) fn find(&self, db: &Connection, address: &str) -> Result<Option<String>> {
        match self.any {
            true => store::find_suppression(db, &ledger::suppression_hash(&self.secret, address)),
            false => Ok(None),
        }
    }
}

/// Why mail to `address` is suppressed: `refused`, `bounced`, `complaint`; `None` if it is not.
pub fn find_suppression(db: &Connection, address: &str) -> Result<Option<String>> {
    store::find_suppression(db, &hash(db, address)?)
}

/// The log of one lead, newest first.
///
/// # Errors
/// `LeadGone` if the id is none.
pub fn list_log(app: &App, lead: &str) -> Result<Vec<ConsentEntry>> {
    let lead = parse_lead(lead)?;
    let now = app.env().clock.now();
    app.read(|db| {
        let events = store::list_of_lead(db, lead)?;
        let deciding = in_force(&events, now).event;
        Ok(events
            .into_iter()
            .rev()
            .map(|event| ConsentEntry {
                id: event.id.to_string(),
                in_force: deciding == Some(event.id),
                kind: event.kind,
                ground: event.ground,
                address: event.address,
                at: event.at.0,
                recorded_at: event.recorded_at.0,
                note: event.place,
                how: event.how,
            })
            .collect())
    })
}

/// Checks the chain of the whole ledger. Slow: reads every entry. `None`: whole; else the first
/// entry that does not fit.
pub fn verify_chain(db: &Connection) -> Result<Option<Uuid>> {
    let mut previous = vec![0_u8; 32];
    let mut broken = None;
    store::for_each_link(db, |link| {
        let event = &link.event;
        let personal = ledger::personal_digest(&link.salt, &event.address, &event.place);
        let entry = Entry {
            id: event.id,
            site: link.site,
            lead: link.lead,
            kind: &event.kind,
            ground: &event.ground,
            purpose: &link.purpose,
            how: &event.how,
            at: event.at.0,
            recorded_at: event.recorded_at.0,
            expires_at: event.expires_at.map(|at| at.0),
            actor: &link.actor,
            voids: event.voids,
        };
        let fits =
            link.previous == previous && link.hash == ledger::chain(&previous, &entry, &personal);
        if !fits {
            broken = Some(event.id);
        }
        previous = link.hash;
        fits
    })?;
    Ok(broken)
}

/// Undo voids the entries; redo voids the voids. Suppressions made by a refusal go and come with
/// it, those that an agreement lifted come and go.
pub(crate) fn compensate(tx: &Tx<'_>, events: &[Uuid], redo: bool) -> Result<()> {
    let mut writer = LedgerWriter::new(tx)?;
    for id in events {
        let Some((lead, event)) = store::find(tx, *id)? else { continue };
        let target = if redo {
            let log = store::list_of_lead(tx, lead)?;
            match log.iter().rev().find(|later| later.voids == Some(*id)) {
                Some(void) => void.id,
                None => continue,
            }
        } else {
            *id
        };
        let new = NewConsent { lead, ground: Ground::NotAsked, at: tx.now, how: "hand", place: "" };
        let void = Append { kind: "void", ground: "", address: "", voids: Some(target), new: &new };
        writer.append(&void)?;
        let Some((rid, addresses)) = store::find_lead(tx, lead)? else { continue };
        if event.kind == "refuse" {
            for address in &addresses {
                let hash = hash(tx, address)?;
                let since = event.recorded_at.0;
                if redo {
                    store::insert_suppression(tx, &hash, "refused", since)?;
                } else {
                    store::lift_suppression(tx, &hash, "refused", Some(since), tx.now.0)?;
                }
                touch_owners(tx, address)?;
            }
        } else if lifts_denial(&event) {
            for address in &addresses {
                let hash = hash(tx, address)?;
                if redo {
                    store::lift_suppression(tx, &hash, "refused", None, tx.now.0)?;
                } else if let Some(since) =
                    store::find_lifted(tx, &hash, "refused", event.recorded_at.0)?
                {
                    store::insert_suppression(tx, &hash, "refused", since)?;
                }
                touch_owners(tx, address)?;
            }
        }
        tx.touch_lead(rid);
    }
    Ok(())
}

#[cfg(test)]
#[path = "ops_tests.rs"]
mod tests;
