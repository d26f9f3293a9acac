//! What an answer of the server means for ledger, person and follow-up.

use super::recipients::store as people;
use super::store::{self, AttemptRow, MessageRow};
use super::{compose, replies};
use crate::app::Tx;
use crate::consent;
use crate::error::Result;
use crate::leads::steps;
use crate::leads::timeline::{self, NewEntry};
use crate::leads::wire::StepDraft;
use crate::time::Timestamp;
use crate::wire::Topic;

/// Refusals of the sender in a row that hold the rest of a follow-up.
const SENDER_REFUSALS: usize = 3;

/// Accepted: the ledger, the state, the timeline and the reminder in one transaction.
pub(crate) fn record_sent(tx: &Tx<'_>, message: &MessageRow, row: &AttemptRow) -> Result<()> {
    store::insert_attempt(tx, message.rid, row)?;
    store::set_sent(tx, message.rid, &row.reply, &row.queue_id, row.at)?;
    tx.topic(Topic::Outbox);
    // A purged lead has no timeline any more.
    let Some(person) = people::find(tx, message.lead)? else { return Ok(()) };
    let entry = NewEntry {
        kind: "mail_out",
        at: Timestamp(row.at),
        title: message.subject.clone(),
        body: message.text.clone(),
        payload: serde_json::json!({
            "message": message.id.to_string(), "state": "sent", "to": message.address,
            "practice": message.practice,
        }),
        external_key: format!("message:{}", message.id),
    };
    timeline::append(tx, person.rid, &entry)?;
    let follow_up = store::get_follow_up(tx, message.follow_up)?;
    let sent_on = Timestamp(row.at).date(tx.env().zone);
    // A date that has passed meanwhile still asks to be looked at: today.
    let due = compose::remind_on(&follow_up.remind, sent_on).unwrap_or(Some(sent_on));
    if let Some(due) = due
        && !people::has_step_until(tx, person.rid, &due.to_string())?
    {
        let step = StepDraft {
            kind: "call".to_owned(),
            title: message.subject.clone(),
            due: due.to_string(),
            time: String::new(),
        };
        steps::plan_in(tx, person.rid, &step)?;
    }
    tx.touch_lead(person.rid);
    Ok(())
}

/// Refused for good: by whose fault, and what that means for address and follow-up.
pub(crate) fn reject(
    tx: &Tx<'_>,
    message: &MessageRow,
    class: replies::Class,
    whose: &'static str,
) -> Result<()> {
    let mut whose = whose;
    let day_before = tx.now.date(tx.env().zone).start(tx.env().zone);
    let twice = class == replies::Class::MessageRefused
        && people::was_refused_before(tx, &message.address, message.lead, day_before)?;
    if class == replies::Class::AddressDead || twice {
        whose = "address";
        consent::ops::suppress(tx, message.lead, &message.address, "bounced")?;
        if let Some(person) = people::find(tx, message.lead)? {
            people::mark_bounced(tx, person.rid, &message.address)?;
        }
    }
    store::set_state(tx, message.rid, "rejected", whose, None)?;
    let last = store::list_last_reasons(
        tx,
        message.follow_up,
        i64::try_from(SENDER_REFUSALS).unwrap_or(3),
    )?;
    if last.len() == SENDER_REFUSALS && last.iter().all(|reason| reason == "sender") {
        store::hold_follow_up(tx, message.follow_up, "paused")?;
    }
    Ok(())
}
