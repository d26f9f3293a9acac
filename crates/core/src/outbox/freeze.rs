//! Fixing the bytes of a message: what the file says now, held against what a person approved.

use super::accounts::store::{self as accounts, AccountRow};
use super::compose;
use super::recipients::store as people;
use super::store::{self, MessageRow};
use super::wire::TemplateText;
use crate::app::Tx;
use crate::consent::Purpose;
use crate::env::{DraftFault, MailDraft};
use crate::error::Result;
use crate::time::Timestamp;

/// A message that is ready for the wire.
pub(crate) struct Ready {
    pub(crate) message: MessageRow,
    pub(crate) mime: Vec<u8>,
}

/// Bytes, or what became of the message instead: `held`, `rejected`, or nothing to count.
pub(crate) type Frozen = std::result::Result<Ready, &'static str>;

/// Renders with what the file says now; if that is not what a person approved, it waits for an OK.
pub(crate) fn freeze_fresh(tx: &Tx<'_>, message: MessageRow) -> Result<Frozen> {
    let rid = message.rid;
    let hold = |tx: &Tx<'_>, reason: &str| {
        store::set_state(tx, rid, "scheduled", reason, None)?;
        Ok(Err("held"))
    };
    let (account, person) = (accounts::find(tx, message.account)?, people::find(tx, message.lead)?);
    let (Some(account), Some(person)) = (account, person.filter(|person| !person.trashed)) else {
        store::set_state(tx, rid, "cancelled", "trashed", None)?;
        return Ok(Err(""));
    };
    let Some((address, _)) = person.mail.clone() else { return hold(tx, "missing_value") };
    let follow_up = store::get_follow_up(tx, message.follow_up)?;
    let texts: Vec<TemplateText> = serde_json::from_str(&follow_up.texts)?;
    let purpose = Purpose::from_code(&message.purpose);
    // A text with the date of writing keeps it: the mail is what was approved.
    let today = Timestamp(message.created_at).date(tx.env().zone);
    let mail = compose::compose(&person, &texts, &account, purpose, today)?;
    if !mail.missing.is_empty() {
        return hold(tx, "missing_value");
    }
    let hash = compose::approval(&address, &mail.subject, &mail.text);
    if message.approved.as_deref() != Some(hash.as_slice()) {
        store::set_text(tx, rid, &address, &person.shown(), &mail.subject, &mail.text)?;
        return hold(tx, "needs_ok");
    }
    let draft = draft(tx, &message, &account);
    match tx.env().mailer.render(&draft) {
        Ok(mime) => {
            store::freeze(tx, rid, &mime, blake3::hash(&mime).as_bytes(), tx.now.0)?;
            Ok(Ok(Ready { message, mime }))
        }
        Err(fault) => {
            let whose = if matches!(fault, DraftFault::Address(_)) { "address" } else { "message" };
            store::set_state(tx, rid, "rejected", whose, None)?;
            Ok(Err("rejected"))
        }
    }
}

fn draft(tx: &Tx<'_>, message: &MessageRow, account: &AccountRow) -> MailDraft {
    let mut headers = Vec::new();
    if Purpose::from_code(&message.purpose) == Purpose::Promo {
        // 128 bits that only this message has; the word itself is what a person would write.
        let token = message.message_id.split('@').next().unwrap_or_default().replace('-', "");
        headers.push((
            "List-Unsubscribe".to_owned(),
            format!("<mailto:{}?subject=unsubscribe%20{token}>", account.from_address),
        ));
    }
    MailDraft {
        from_name: account.from_name.clone(),
        from_address: account.from_address.clone(),
        reply_to: None,
        to_name: message.name.clone(),
        to_address: message.address.clone(),
        subject: message.subject.clone(),
        text: message.text.clone(),
        html: None,
        message_id: message.message_id.clone(),
        date: tx.now,
        zone: tx.env().zone,
        headers,
    }
}
