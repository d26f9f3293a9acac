//! A new lead from what was typed: checked, parsed once, written with everything that hangs on it.
//!
//! [`NewLead::read`] turns a draft of the wire into typed values and refuses the first one that is
//! none, so that the form keeps what was typed. [`add`] writes lead, contact points, tags, source,
//! company, first stage event and, if asked, consent ground and next step.

use std::collections::BTreeSet;

use rusqlite::Connection;
use uuid::Uuid;

use super::duplicates::DuplicateKeys;
use super::store::{self, LeadRecord};
use super::wire::{LeadDraft, StepDraft};
use super::{
    CONTACT_LABELS, GRADES, HORIZONS, LANGUAGES, LINE_LIMIT, LeadId, NOTE_LIMIT, check_code,
    check_text, confirmed, days, position, steps,
};
use crate::app::Tx;
use crate::consent::Ground;
use crate::consent::ops::{NewConsent, record_in};
use crate::error::{Error, ErrorCode, Result};
use crate::settings;
use crate::text::mail_address::EmailAddress;
use crate::text::money::Money;
use crate::text::names::{PersonName, is_kana, to_katakana};
use crate::text::phone::phone_key;
use crate::text::{fold, fold_company};
use crate::time::{LocalDate, Timestamp};
use crate::undo::Compensation;

/// Characters of a tag.
pub(crate) const TAG_LIMIT: usize = 60;

/// A contact point, parsed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NewPoint {
    pub(crate) kind: &'static str,
    pub(crate) raw: String,
    /// Normal form; empty if there is none (a phone that nobody can read is kept as typed).
    pub(crate) normal: String,
    pub(crate) label: String,
}

/// A new lead, checked.
#[derive(Debug, Clone, Default)]
pub(crate) struct NewLead {
    pub(crate) name: PersonName,
    pub(crate) company: String,
    pub(crate) department: String,
    pub(crate) title: String,
    pub(crate) points: Vec<NewPoint>,
    pub(crate) tags: Vec<String>,
    pub(crate) source_rid: Option<i64>,
    pub(crate) source_name: String,
    pub(crate) grade: String,
    pub(crate) language: String,
    pub(crate) interest: String,
    pub(crate) horizon: String,
    pub(crate) industry: String,
    pub(crate) value: Option<Money>,
    pub(crate) note: String,
    pub(crate) stage_rid: i64,
    pub(crate) ground: Option<Ground>,
    /// The day of the card, if it is not that of the change.
    pub(crate) met_on: Option<LocalDate>,
    pub(crate) step: Option<StepDraft>,
}

impl NewLead {
    /// Checks and parses a draft.
    ///
    /// # Errors
    /// `LeadNameless`; `FieldTooLong`, `FieldInvalid` with the field; `MailAddressInvalid`,
    /// `MoneyInvalid`, `DateInvalid`; `StageNotFound`, `NotFound` (source).
    pub(crate) fn read(db: &Connection, draft: &LeadDraft, zone: &str) -> Result<Self> {
        let line = |field: &str, value: &str| check_text(field, value, LINE_LIMIT);
        let name = read_name(draft)?;
        let company = line("company", &draft.company)?;
        crate::require!(!name.is_empty() || !company.is_empty(), LeadNameless);
        check_code("grade", &draft.grade, GRADES)?;
        check_code("language", &draft.language, LANGUAGES)?;
        check_code("horizon", &draft.horizon, HORIZONS)?;
        let currency = settings::ops::read_in(db, zone)?.currency;
        Ok(Self {
            name,
            company,
            department: line("department", &draft.department)?,
            title: line("title", &draft.title)?,
            points: read_points(draft)?,
            tags: read_tags(&draft.tags)?,
            source_rid: draft.source.as_deref().map(|id| read_source(db, id)).transpose()?,
            source_name: line("source", &draft.source_name)?,
            grade: draft.grade.clone(),
            language: draft.language.clone(),
            interest: line("interest", &draft.interest)?,
            horizon: draft.horizon.clone(),
            industry: line("industry", &draft.industry)?,
            value: read_money(&draft.value, &currency)?,
            note: check_text("note", &draft.note, NOTE_LIMIT)?,
            stage_rid: read_stage(db, draft.stage.as_deref())?,
            ground: read_ground(&draft.ground)?,
            met_on: days::parse_day(&draft.met_on)?,
            step: draft.step.clone(),
        })
    }

    /// What it is compared by.
    pub(crate) fn keys(&self) -> DuplicateKeys {
        let mails: Vec<EmailAddress> = self
            .points
            .iter()
            .filter(|point| point.kind == "mail")
            .filter_map(|point| EmailAddress::parse(&point.normal).ok())
            .collect();
        let phones = self
            .points
            .iter()
            .filter(|p| p.kind == "phone" && p.label != "fax" && !p.normal.is_empty())
            .map(|p| p.normal.clone());
        DuplicateKeys::new(&self.name, &self.company, &mails, phones)
    }
}

fn read_name(draft: &LeadDraft) -> Result<PersonName> {
    Ok(PersonName {
        family: check_text("family_name", &draft.family_name, LINE_LIMIT)?,
        given: check_text("given_name", &draft.given_name, LINE_LIMIT)?,
        middle: check_text("middle_name", &draft.middle_name, LINE_LIMIT)?,
        family_kana: read_kana("family_kana", &draft.family_kana)?,
        given_kana: read_kana("given_kana", &draft.given_kana)?,
    })
}

/// A reading in full-width katakana.
///
/// # Errors
/// `FieldInvalid` if it holds anything but kana, `FieldTooLong`.
pub(crate) fn read_kana(field: &str, value: &str) -> Result<String> {
    let text = check_text(field, value, LINE_LIMIT)?;
    crate::require!(text.is_empty() || is_kana(&text), FieldInvalid, "field" => field, "value" => text);
    Ok(to_katakana(&text).trim().to_owned())
}

/// Mail addresses, phones, links and the postal address of a draft, equal ones once.
fn read_points(draft: &LeadDraft) -> Result<Vec<NewPoint>> {
    let mut points: Vec<NewPoint> = Vec::new();
    let mut push = |point: NewPoint| {
        let is_known = points
            .iter()
            .any(|p| p.kind == point.kind && p.normal == point.normal && !point.normal.is_empty());
        if !is_known {
            points.push(point);
        }
    };
    for mail in draft.mails.iter().filter(|mail| !mail.trim().is_empty()) {
        push(read_point("mail", mail, "")?);
    }
    for phone in draft.phones.iter().filter(|phone| !phone.number.trim().is_empty()) {
        push(read_point("phone", &phone.number, &phone.label)?);
    }
    for url in draft.urls.iter().filter(|url| !url.trim().is_empty()) {
        push(read_point("url", url, "")?);
    }
    let postal = [draft.postal_code.trim(), draft.address.trim()];
    let postal = postal.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>();
    if !postal.is_empty() {
        push(read_point("postal", &postal.join(" "), "")?);
    }
    Ok(points)
}

/// Checks one contact point as typed.
///
/// # Errors
/// `FieldInvalid` for kind or label, `MailAddressInvalid`, `FieldTooLong`.
pub(crate) fn read_point(kind: &str, value: &str, label: &str) -> Result<NewPoint> {
    check_code("label", label, CONTACT_LABELS)?;
    let raw = check_text(kind, value, 1_000)?;
    let label = label.to_owned();
    let (kind, normal) = match kind {
        "mail" => ("mail", EmailAddress::parse(&raw)?.as_str().to_owned()),
        "phone" => ("phone", phone_key(&raw).unwrap_or_default()),
        "url" => ("url", normal_url(&raw)?),
        "postal" => ("postal", fold(&raw)),
        _ => {
            return Err(Error::new(ErrorCode::FieldInvalid)
                .with("field", "kind")
                .with("value", kind.to_owned()));
        }
    };
    crate::require!(!raw.is_empty(), FieldInvalid, "field" => kind, "value" => raw);
    Ok(NewPoint { kind, raw, normal, label })
}

/// A web address without scheme differences and trailing slash; only http and https are links.
fn normal_url(raw: &str) -> Result<String> {
    let folded = fold(raw);
    let rest = folded
        .strip_prefix("https://")
        .or_else(|| folded.strip_prefix("http://"))
        .unwrap_or(&folded);
    let refused = rest.contains("://")
        || rest.starts_with("javascript:")
        || rest.starts_with("data:")
        || rest.starts_with("file:")
        || rest.contains(char::is_whitespace)
        || !rest.contains('.');
    crate::require!(!refused, FieldInvalid, "field" => "url", "value" => raw);
    Ok(rest.trim_end_matches('/').to_owned())
}

/// Tags by name, trimmed, equal ones once.
pub(crate) fn read_tags(tags: &[String]) -> Result<Vec<String>> {
    let mut seen = BTreeSet::new();
    let mut read = Vec::new();
    for tag in tags {
        let name = check_text("tags", tag, TAG_LIMIT)?;
        if !name.is_empty() && seen.insert(fold(&name)) {
            read.push(name);
        }
    }
    Ok(read)
}

fn read_source(db: &Connection, id: &str) -> Result<i64> {
    let missing = || Error::new(ErrorCode::NotFound).with("entity", "source");
    let id = Uuid::parse_str(id).map_err(|_| missing())?;
    store::find_source_by_id(db, id)?.ok_or_else(missing)
}

/// Reads an amount; empty is none.
///
/// # Errors
/// `MoneyInvalid` with `value`.
pub(crate) fn read_money(value: &str, currency: &str) -> Result<Option<Money>> {
    if value.trim().is_empty() {
        return Ok(None);
    }
    let money = Money::parse(value, currency).filter(|money| money.minor >= 0);
    money.map(Some).ok_or_else(|| Error::new(ErrorCode::MoneyInvalid).with("value", value.trim()))
}

/// Row id of the stage with this id, or of the first one.
pub(crate) fn read_stage(db: &Connection, id: Option<&str>) -> Result<i64> {
    let missing = |id: &str| Error::new(ErrorCode::StageNotFound).with("stage", id.to_owned());
    match id.filter(|id| !id.is_empty()) {
        Some(text) => {
            let id = Uuid::parse_str(text).map_err(|_| missing(text))?;
            store::find_stage(db, id)?.ok_or_else(|| missing(text))
        }
        None => store::first_stage(db)?.ok_or_else(|| missing("")),
    }
}

fn read_ground(code: &str) -> Result<Option<Ground>> {
    if code.is_empty() {
        return Ok(None);
    }
    let ground = Ground::from_code(code).ok_or_else(|| {
        Error::new(ErrorCode::FieldInvalid).with("field", "ground").with("value", code.to_owned())
    })?;
    Ok(Some(ground))
}

/// Writes a new lead with everything that hangs on it. A card that was exchanged on an earlier day
/// stands on that day, and so does the consent it gives; the lead is as old as this change.
///
/// # Errors
/// `DateInFuture`, if the card is said to come later.
pub(crate) fn add(tx: &Tx<'_>, new: &NewLead, how: &str) -> Result<(i64, LeadId)> {
    let met = days::happened_on(tx, new.met_on)?;
    let id = tx.new_id();
    let company_rid = company_of(tx, &new.company)?;
    let source_rid = match new.source_rid {
        Some(rid) => Some(rid),
        None => source_of(tx, &new.source_name)?,
    };
    let record = LeadRecord {
        id,
        family_name: new.name.family.clone(),
        given_name: new.name.given.clone(),
        middle_name: new.name.middle.clone(),
        family_kana: new.name.family_kana.clone(),
        given_kana: new.name.given_kana.clone(),
        company_rid,
        department: new.department.clone(),
        title: new.title.clone(),
        language: new.language.clone(),
        stage_rid: new.stage_rid,
        grade: new.grade.clone(),
        source_rid,
        interest: new.interest.clone(),
        horizon: new.horizon.clone(),
        value_minor: new.value.as_ref().map_or(0, |value| value.minor),
        value_currency: new.value.as_ref().map(|v| v.currency.clone()).unwrap_or_default(),
        note: new.note.clone(),
        created_at: tx.now.0,
        ..LeadRecord::default()
    };
    let rid = store::insert_lead(
        tx,
        &store::NewLeadRow {
            record: &record,
            position: &position::position_of_new(id),
            stage_since: tx.now.0,
            import_batch_rid: None,
            sample: false,
            external_key: "",
        },
    )?;
    store::insert_first_stage_event(tx, tx.new_id(), rid, new.stage_rid, tx.now.0)?;
    add_points(tx, rid, &new.points)?;
    for tag in &new.tags {
        add_tag(tx, rid, tag)?;
    }
    if let Some(company) = company_rid {
        complete_company(tx, company, new)?;
    }
    if let Some(step) = &new.step {
        steps::plan_in(tx, rid, step)?;
    }
    if let Some(ground) = new.ground {
        let consent = NewConsent { lead: id, ground, at: met, how, place: "" };
        if let Some(event) = record_in(tx, &consent)? {
            tx.compensate_with(Compensation::Consent { events: vec![event] });
        }
    }
    if new.ground == Some(Ground::BusinessCard) || new.met_on.is_some() {
        receive_card(tx, rid, source_rid, met)?;
    }
    Ok((rid, LeadId(id)))
}

/// A card that was handed over is an act of theirs: it stands on the timeline with the event at
/// which it happened, and the score reads it there.
fn receive_card(tx: &Tx<'_>, lead: i64, source: Option<i64>, met: Timestamp) -> Result<()> {
    let event = match source {
        Some(rid) => store::get_source(tx, rid)?.1,
        None => String::new(),
    };
    confirmed::confirm_in(tx, lead, met.0)?;
    store::history::insert_activity(
        tx,
        &store::history::NewActivity {
            id: tx.new_id(),
            lead_rid: lead,
            kind: "card",
            happened_at: met.0,
            day: tx.env().day(met).0,
            recorded_at: tx.now.0,
            recording_day: tx.today().0,
            title: &event,
            body: "",
            payload: "{}",
            source_rid: source,
            external_key: "",
        },
    )?;
    Ok(())
}

/// Adds contact points behind the known ones; the first of its kind becomes primary.
pub(crate) fn add_points(tx: &Tx<'_>, lead: i64, points: &[NewPoint]) -> Result<()> {
    let known = store::contact::list(tx, lead)?;
    let mut kinds: BTreeSet<String> = known.iter().map(|c| c.kind.clone()).collect();
    let behind = i64::try_from(known.len()).unwrap_or(0);
    for (position, point) in (behind..).zip(points) {
        // A fax is a phone in the list, but never the number to call.
        let primary = point.label != "fax" && kinds.insert(point.kind.to_owned());
        store::contact::insert(
            tx,
            &store::contact::NewContact {
                id: tx.new_id(),
                lead_rid: lead,
                kind: point.kind,
                raw: &point.raw,
                normal: &point.normal,
                label: &point.label,
                primary,
                position,
                now: tx.now.0,
            },
        )?;
    }
    Ok(())
}

/// Gives a tag by name to a lead; a new tag is made. True if the lead did not have it.
pub(crate) fn add_tag(tx: &Tx<'_>, lead: i64, name: &str) -> Result<bool> {
    store::add_lead_tag(tx, tx.new_id(), lead, tag_of(tx, name)?)
}

/// The tag of this name; a new one is made.
pub(crate) fn tag_of(tx: &Tx<'_>, name: &str) -> Result<i64> {
    let folded = fold(name.trim());
    match store::find_tag(tx, &folded)? {
        Some(tag) => Ok(tag),
        None => store::insert_tag(tx, tx.new_id(), name.trim(), &folded),
    }
}

/// The company of this name: the known one with the same folded name, or a new one. `None` for
/// an empty name.
pub(crate) fn company_of(tx: &Tx<'_>, name: &str) -> Result<Option<i64>> {
    let name = name.trim();
    if name.is_empty() {
        return Ok(None);
    }
    let folded = fold_company(name);
    if let Some(rid) = store::find_company(tx, &folded)? {
        return Ok(Some(rid));
    }
    store::insert_company(tx, tx.new_id(), name, &folded, tx.now.0).map(Some)
}

/// The source of this name, found or made; `None` for an empty name.
pub(crate) fn source_of(tx: &Tx<'_>, name: &str) -> Result<Option<i64>> {
    source_in(tx, name, "other")
}

/// The source of this name; one that is made belongs to this channel (`CHANNELS`).
pub(crate) fn source_in(tx: &Tx<'_>, name: &str, channel: &str) -> Result<Option<i64>> {
    let name = name.trim();
    if name.is_empty() {
        return Ok(None);
    }
    let folded = fold(name);
    if let Some(rid) = store::find_source(tx, &folded)? {
        return Ok(Some(rid));
    }
    let new = store::NewSource {
        id: tx.new_id(),
        channel,
        name,
        folded: &folded,
        place: "",
        begins_on: None,
        ends_on: None,
        now: tx.now.0,
    };
    store::insert_source(tx, &new).map(Some)
}

/// Tells a company what the lead knows and it does not: industry, mail domain.
fn complete_company(tx: &Tx<'_>, company: i64, new: &NewLead) -> Result<()> {
    let known = store::get_company(tx, company)?;
    if known.industry.is_empty() && !new.industry.is_empty() {
        store::set_company_column(tx, company, "industry", &new.industry)?;
    }
    let domain = new
        .points
        .iter()
        .filter(|point| point.kind == "mail")
        .filter_map(|point| EmailAddress::parse(&point.normal).ok())
        .find(|address| !address.is_free_mail());
    if let Some(address) = domain.filter(|_| known.domain.is_empty()) {
        store::set_company_column(tx, company, "domain", address.domain())?;
    }
    Ok(())
}

/// Marks a lead that this change added as sample data, met at `at`.
pub(crate) fn backdate_sample(tx: &Tx<'_>, lead: i64, at: crate::time::Timestamp) -> Result<()> {
    store::backdate_sample(tx, lead, at.0)
}
