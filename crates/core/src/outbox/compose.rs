//! A follow-up: who gets it, what each one reads, and putting it into the queue.
//!
//! Preview and queue run the same [`evaluate`]; the queue runs it again inside its transaction, so
//! what is queued is what the file says then, not what the screen said.

use std::collections::BTreeSet;

use rusqlite::Connection;
use uuid::Uuid;

use super::accounts::ops as accounts;
use super::accounts::store::AccountRow;
use super::recipients::{self, Recipient};
use super::store;
use super::templates::{markdown, merge, ops as templates};
use super::wire::{
    Excluded, FollowUpDraft, FollowUpPreview, PreviewMail, Queued, TemplateProblem, TemplateText,
};
use crate::app::{App, Tx};
use crate::consent::{self, Ground, InForce, Purpose};
use crate::error::{Error, ErrorCode, Result};
use crate::settings::ops as settings;
use crate::time::{LocalDate, Timestamp, calendar};
use crate::undo::{Compensation, Op};
use crate::wire::{Changed, Topic};

/// A mail as it would leave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Composed {
    pub(crate) language: String,
    pub(crate) subject: String,
    pub(crate) text: String,
    /// Fields without value and fallback.
    pub(crate) missing: Vec<String>,
}

/// Fills the text of the person's language, else the first one, and puts signature and, for mail
/// to many, the legal footer under it.
///
/// # Errors
/// `TemplateBroken` with what is wrong.
pub(crate) fn compose(
    person: &Recipient,
    texts: &[TemplateText],
    account: &AccountRow,
    purpose: Purpose,
    today: LocalDate,
) -> Result<Composed> {
    let text = texts
        .iter()
        .find(|text| !person.language.is_empty() && text.language == person.language)
        .or_else(|| texts.first())
        .ok_or_else(|| Error::new(ErrorCode::MailTextMissing))?;
    let language = if text.language.is_empty() { "ja" } else { text.language.as_str() };
    let values = person.values(account, language, today);
    let broken = |problem: merge::Problem| {
        Error::new(ErrorCode::TemplateBroken)
            .with("value", problem.value)
            .with("line", problem.line)
    };
    let subject = merge::fill(&text.subject, &values).map_err(broken)?;
    let body = merge::fill(&markdown::to_plain(&text.body), &values).map_err(broken)?;
    let mut missing = subject.missing;
    missing.extend(body.missing);
    missing.sort();
    missing.dedup();
    let mut whole = body.text.trim_end().to_owned();
    whole.push('\n');
    let footer = account.footer();
    if !footer.signature.trim().is_empty() {
        whole.push('\n');
        whole.push_str(footer.signature.trim_end());
        whole.push('\n');
    }
    if purpose == Purpose::Promo {
        whole.push_str(&legal_footer(account, language));
    }
    let subject = subject.text.split_whitespace().collect::<Vec<_>>().join(" ");
    Ok(Composed { language: language.to_owned(), subject, text: whole, missing })
}

/// What 特定電子メール法 art. 4 wants in every mail to many: sender, address, contact, and how to
/// refuse. The wording needs a lawyer's read (design: mail.md §11).
fn legal_footer(account: &AccountRow, language: &str) -> String {
    let footer = account.footer();
    let (name, postal, contact) = (&account.from_name, &footer.postal_address, &footer.contact);
    if language == "ja" {
        format!(
            "\n--------------------------------------------------\n\
             {name}\n{postal}\n苦情・お問い合わせ先: {contact}\n\
             配信停止をご希望の方は、件名に「配信停止」とご記入のうえ本メールにご返信ください。\n"
        )
    } else {
        format!(
            "\n--------------------------------------------------\n\
             {name}\n{postal}\nContact: {contact}\n\
             To stop these mails, reply with the word unsubscribe.\n"
        )
    }
}

/// The hash of what a person approved.
pub(crate) fn approval(address: &str, subject: &str, text: &str) -> [u8; 32] {
    let mut hasher = blake3::Hasher::new_derive_key("enishi approval 1");
    for part in [address, subject, text] {
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part.as_bytes());
    }
    *hasher.finalize().as_bytes()
}

/// One chosen person who may get the mail.
struct Eligible {
    person: Recipient,
    address: String,
    state: InForce,
    mail: Option<Composed>,
}

/// A draft held against the file.
struct Evaluation {
    account: Option<AccountRow>,
    version: Option<Uuid>,
    texts: Vec<TemplateText>,
    purpose: Purpose,
    chosen: usize,
    /// Those who will get it and those whose mail has a gap, in order.
    mails: Vec<Eligible>,
    excluded: Vec<Excluded>,
    problems: Vec<TemplateProblem>,
    legal_missing: Vec<String>,
}

impl Evaluation {
    fn eligible(&self) -> impl Iterator<Item = &Eligible> {
        self.mails
            .iter()
            .filter(|one| one.mail.as_ref().is_some_and(|mail| mail.missing.is_empty()))
    }

    fn broken(&self) -> Option<&TemplateProblem> {
        self.problems.iter().find(|problem| problem.code != "thanks_only")
    }

    /// What stops it as a whole, as a code.
    fn blocked(&self) -> &'static str {
        if self.chosen == 0 {
            "no_recipients"
        } else if self.account.is_none() {
            "no_account"
        } else if self.texts.iter().all(|text| text.subject.trim().is_empty())
            || self.texts.iter().all(|text| text.body.trim().is_empty())
        {
            "no_text"
        } else if !self.legal_missing.is_empty() {
            "legal_items"
        } else {
            ""
        }
    }
}

fn evaluate(db: &Connection, env: &crate::env::Env, draft: &FollowUpDraft) -> Result<Evaluation> {
    let now = env.clock.now();
    let chosen = recipients::chosen(db, draft, env)?;
    let account = accounts::choose(db, draft.account.as_deref())?;
    let template = match &draft.template {
        Some(id) => Some(templates::find(db, id)?),
        None => None,
    };
    let kept: Vec<TemplateText> = match &template {
        Some(row) => serde_json::from_str(&row.texts)?,
        None => Vec::new(),
    };
    let texts = if draft.texts.is_empty() { kept } else { draft.texts.clone() };
    let purpose = if chosen.len() > 1 { Purpose::Promo } else { Purpose::Personal };
    let legal_missing = match &account {
        Some(account) if purpose == Purpose::Promo => account.legal_missing(),
        _ => Vec::new(),
    };
    let template_purpose = template.as_ref().map_or("", |row| row.purpose.as_str());
    let mut found = Evaluation {
        version: template.as_ref().and_then(|row| row.version_id),
        problems: templates::problems(&texts, template_purpose, &templates::own_tags(db)?),
        account,
        texts,
        purpose,
        chosen: chosen.len(),
        mails: Vec::new(),
        excluded: Vec::new(),
        legal_missing,
    };
    let overridden = !draft.override_reason.trim().is_empty();
    let mut addresses = BTreeSet::new();
    for lead in chosen {
        let Some(person) = recipients::store::find(db, lead)? else {
            return Err(Error::new(ErrorCode::LeadGone));
        };
        match judge(db, person, purpose, overridden, &mut addresses, now)? {
            Ok(mut one) => {
                if let Some(account) = &found.account
                    && found.broken().is_none()
                    && !found.texts.is_empty()
                {
                    let today = now.date(env.zone);
                    let mail = compose(&one.person, &found.texts, account, purpose, today)?;
                    if let Some(field) = mail.missing.first() {
                        found.excluded.push(excluded(&one.person, "missing_value", field));
                    }
                    one.mail = Some(mail);
                }
                found.mails.push(*one);
            }
            Err(out) => found.excluded.push(out),
        }
    }
    Ok(found)
}

fn excluded(person: &Recipient, reason: &str, field: &str) -> Excluded {
    Excluded {
        lead: person.id.to_string(),
        name: person.shown(),
        company: person.company.clone(),
        reason: reason.to_owned(),
        field: field.to_owned(),
    }
}

fn judge(
    db: &Connection,
    person: Recipient,
    purpose: Purpose,
    overridden: bool,
    addresses: &mut BTreeSet<String>,
    now: Timestamp,
) -> Result<std::result::Result<Box<Eligible>, Excluded>> {
    let out = |reason| Ok(Err(excluded(&person, reason, "")));
    if person.trashed {
        return out("trashed");
    }
    let Some((address, mail_state)) = person.mail.clone() else { return out("no_mail") };
    if matches!(mail_state.as_str(), "bounced" | "retired") {
        return out("bounced");
    }
    if purpose == Purpose::Promo && person.stage_kind == "hold" {
        return out("stage");
    }
    let state = consent::ops::read_in_force(db, person.id, now)?;
    let suppressed = consent::ops::find_suppression(db, &address)?;
    if let Err(reason) = consent::may_send(purpose, &state, suppressed.as_deref(), overridden) {
        return out(reason);
    }
    if !addresses.insert(address.clone()) {
        return out("same_address");
    }
    Ok(Ok(Box::new(Eligible { person, address, state, mail: None })))
}

/// The mails of a draft before they are queued.
///
/// # Errors
/// `LeadGone`, `NotFound` (template, account).
pub fn preview(app: &App, draft: &FollowUpDraft) -> Result<FollowUpPreview> {
    let zone = app.env().zone;
    let found = app.read(|db| evaluate(db, app.env(), draft))?;
    let offset = usize::try_from(draft.offset).unwrap_or(0);
    let limit = usize::try_from(draft.limit.clamp(0, 20)).unwrap_or(0);
    let mails = found
        .mails
        .iter()
        .skip(offset)
        .take(limit)
        .filter_map(|one| {
            let mail = one.mail.as_ref()?;
            Some(PreviewMail {
                lead: one.person.id.to_string(),
                name: one.person.shown(),
                to: one.address.clone(),
                ground: one.state.ground.code().to_owned(),
                ground_on: one.state.since.map(|at| at.date(zone).to_string()),
                language: mail.language.clone(),
                subject: mail.subject.clone(),
                text: mail.text.clone(),
                missing: mail.missing.clone(),
            })
        })
        .collect();
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    // Before there is a text or an account, everybody who may be written to counts.
    let rendered = found.mails.iter().any(|one| one.mail.is_some());
    let eligible = if rendered { found.eligible().count() } else { found.mails.len() };
    Ok(FollowUpPreview {
        chosen: count(found.chosen),
        eligible: count(eligible),
        mails,
        offset: count(offset),
        purpose: found.purpose.code().to_owned(),
        blocked: found.blocked().to_owned(),
        legal_missing: found.legal_missing,
        excluded: found.excluded,
        problems: found.problems,
    })
}

/// Queues the mails of a draft; undo calls back what has not left.
///
/// # Errors
/// `MailRecipientsMissing`, `MailAccountMissing`, `MailTextMissing`, `LegalItemsMissing`,
/// `TemplateBroken`, `NobodyEligible`, `DateInvalid`, `LeadGone`, `NotFound`.
pub fn queue(app: &App, draft: &FollowUpDraft) -> Result<Queued> {
    let (changed, done) = app.change(Op::QueueFollowUp, |tx| queue_in(tx, draft))?;
    Ok(Queued { changed, ..done })
}

fn queue_in(tx: &Tx<'_>, draft: &FollowUpDraft) -> Result<Queued> {
    let found = evaluate(tx, tx.env(), draft)?;
    match found.blocked() {
        "no_recipients" => return Err(Error::new(ErrorCode::MailRecipientsMissing)),
        "no_account" => return Err(Error::new(ErrorCode::MailAccountMissing)),
        "no_text" => return Err(Error::new(ErrorCode::MailTextMissing)),
        "legal_items" => {
            let items = found.legal_missing;
            return Err(Error::new(ErrorCode::LegalItemsMissing).with("items", items));
        }
        _ => {}
    }
    if let Some(problem) = found.broken() {
        return Err(Error::new(ErrorCode::TemplateBroken)
            .with("value", problem.value.clone())
            .with("line", problem.line));
    }
    let Some(account) = &found.account else {
        return Err(Error::new(ErrorCode::MailAccountMissing));
    };
    let count = found.eligible().count();
    if count == 0 {
        let reason = found.excluded.first().map_or(String::new(), |one| one.reason.clone());
        return Err(Error::new(ErrorCode::NobodyEligible)
            .with("count", found.excluded.len())
            .with("reason", reason));
    }
    remind_on(&draft.remind, tx.now.date(tx.env().zone))?;
    let undo_seconds =
        if draft.at_once { 0 } else { settings::read_in(tx, tx.env().zone.name())?.undo_seconds };
    let follow_up = tx.new_id();
    let rid = store::insert_follow_up(
        tx,
        &store::NewFollowUp {
            id: follow_up,
            account: account.id,
            version: found.version,
            purpose: found.purpose.code(),
            texts: &serde_json::to_string(&found.texts)?,
            remind: draft.remind.trim(),
            override_reason: draft.override_reason.trim(),
            at: tx.now.0,
        },
    )?;
    let due_at = (tx.now.0 + undo_seconds * 1000).max(draft.not_before.unwrap_or(0));
    for one in found.eligible() {
        insert(tx, &found, account, (rid, follow_up), one, due_at)?;
        if one.state.ground == Ground::Refused {
            let reason = draft.override_reason.trim();
            consent::ops::log_override(tx, one.person.id, &one.address, reason)?;
        }
        tx.touch_lead(one.person.rid);
    }
    tx.label("count", count);
    if let (1, Some(one)) = (count, found.eligible().next()) {
        tx.label("name", one.person.shown());
    }
    tx.compensate_with(Compensation::FollowUp { follow_up });
    tx.topic(Topic::Outbox);
    Ok(Queued {
        follow_up: follow_up.to_string(),
        queued: i64::try_from(count).unwrap_or(i64::MAX),
        excluded: found.excluded,
        undo_seconds,
        changed: Changed {
            change_id: None,
            topics: Vec::new(),
            label: crate::wire::OpLabel { op: String::new(), params: serde_json::Map::new() },
            number: 0,
        },
    })
}

fn insert(
    tx: &Tx<'_>,
    found: &Evaluation,
    account: &AccountRow,
    (rid, follow_up): (i64, Uuid),
    one: &Eligible,
    due_at: i64,
) -> Result<()> {
    let Some(mail) = &one.mail else { return Ok(()) };
    let (site, secret) = settings::site(tx)?;
    store::insert_message(
        tx,
        &store::NewMessage {
            id: tx.new_id(),
            site,
            follow_up: rid,
            account: account.id,
            lead: one.person.id,
            name: &one.person.shown(),
            address: &one.address,
            purpose: found.purpose.code(),
            language: &mail.language,
            subject: &mail.subject,
            text: &mail.text,
            due_at,
            zone: tx.env().zone.name(),
            message_id: &message_id(&secret, follow_up, one.person.id, &account.from_address),
            approved: &approval(&one.address, &mail.subject, &mail.text),
            practice: account.is_practice(),
            at: tx.now.0,
        },
    )
}

/// The Message-ID follows from follow-up and lead under the secret of the file: a file restored
/// from a backup makes the same one again, so a copy in Sent can prove that the mail went out.
fn message_id(secret: &[u8; 32], follow_up: Uuid, lead: Uuid, from: &str) -> String {
    let mut hasher = blake3::Hasher::new_keyed(secret);
    hasher.update(b"message-id\0");
    hasher.update(follow_up.as_bytes());
    hasher.update(lead.as_bytes());
    let mut bytes = [0_u8; 16];
    bytes.copy_from_slice(&hasher.finalize().as_bytes()[..16]);
    // A domain outside ASCII would need its A-label; the id need not be a domain of ours.
    let domain = from
        .rsplit_once('@')
        .map(|(_, domain)| domain)
        .filter(|domain| domain.is_ascii() && !domain.is_empty())
        .unwrap_or("enishi.invalid");
    format!("{}@{domain}", uuid::Builder::from_custom_bytes(bytes).into_uuid())
}

/// The date of "if no reply by": ISO, `+3d` (business days) or `+2w`; `None` for empty.
///
/// # Errors
/// `DateInvalid`.
pub(crate) fn remind_on(text: &str, today: LocalDate) -> Result<Option<LocalDate>> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let refuse = || Error::new(ErrorCode::DateInvalid).with("value", text);
    if let Some(date) = LocalDate::parse(text) {
        return if date >= today { Ok(Some(date)) } else { Err(refuse()) };
    }
    let amount = |unit: &str| -> Option<i32> {
        let number: i32 = text.strip_prefix('+')?.strip_suffix(unit)?.parse().ok()?;
        (1..=366).contains(&number).then_some(number)
    };
    if let Some(days) = amount("d") {
        return Ok(Some(calendar::plus_business_days(today, days)));
    }
    let weeks = amount("w").ok_or_else(refuse)?;
    Ok(Some(calendar::plus_business_days(today.plus_days(weeks * 7 - 1), 1)))
}

#[cfg(test)]
#[path = "compose_tests.rs"]
mod tests;
