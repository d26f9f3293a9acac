//! Verbs of the outbox: look, cancel, try again, answer, pause, undo.

use uuid::Uuid;

use super::accounts::store as accounts;
use super::recipients::store as people;
use super::store::{self, AttemptRow, MessageRow};
use super::wire::{
    Attempt, GateVerdict, Message, MessageDetail, MessageState, OutboxPage, OutboxStatus,
    ReadOutbox, ResolveMessage, StateCount,
};
use super::{compose, gate, settle, templates};
use crate::app::{App, Tx};
use crate::env::{Phase, SendFault};
use crate::error::{Error, ErrorCode, Result};
use crate::settings::ops as settings;
use crate::time::Timestamp;
use crate::undo::Op;
use crate::wire::{Changed, Topic};

/// States in which a message has not left and may be called back.
const WAITING: [&str; 3] = ["scheduled", "frozen", "deferred"];
/// How long a refused mail counts as a problem, milliseconds.
const PROBLEM_FOR: i64 = 14 * 24 * 3_600_000;

/// Every state with its code.
const STATES: [(MessageState, &str); 11] = [
    (MessageState::Scheduled, "scheduled"),
    (MessageState::Frozen, "frozen"),
    (MessageState::Sending, "sending"),
    (MessageState::Committing, "committing"),
    (MessageState::Sent, "sent"),
    (MessageState::Filed, "filed"),
    (MessageState::Deferred, "deferred"),
    (MessageState::Rejected, "rejected"),
    (MessageState::Suppressed, "suppressed"),
    (MessageState::Cancelled, "cancelled"),
    (MessageState::Unknown, "unknown"),
];

fn state_code(state: MessageState) -> &'static str {
    STATES.iter().find(|(other, _)| *other == state).map_or("scheduled", |(_, code)| code)
}

fn state_of(code: &str) -> MessageState {
    // A state of a newer program is shown as what it is to us: not certain.
    STATES
        .iter()
        .find(|(_, other)| *other == code)
        .map_or(MessageState::Unknown, |(state, _)| *state)
}

pub(crate) fn phase_code(phase: Phase) -> String {
    match serde_json::to_value(phase) {
        Ok(serde_json::Value::String(code)) => code,
        _ => "commit".to_owned(),
    }
}

pub(crate) fn fault_code(fault: SendFault) -> String {
    match serde_json::to_value(fault) {
        Ok(serde_json::Value::String(code)) => code,
        _ => "protocol".to_owned(),
    }
}

fn message(row: MessageRow, now: Timestamp) -> Message {
    Message {
        id: row.id.to_string(),
        lead: row.lead.to_string(),
        name: row.name,
        to: row.address,
        subject: row.subject,
        can_cancel: WAITING.contains(&row.state.as_str()),
        is_due: row.due_at <= now.0,
        state: state_of(&row.state),
        reason: row.reason,
        due_at: row.due_at,
        retry_at: row.retry_at,
        sent_at: row.sent_at,
        attempts: row.attempt,
        reply: row.reply,
        practice: row.practice,
    }
}

/// Messages newest first.
///
/// # Errors
/// `LeadGone` if `lead` is no id.
pub fn list(app: &App, request: &ReadOutbox) -> Result<OutboxPage> {
    let states: Vec<&str> = request.states.iter().map(|state| state_code(*state)).collect();
    let lead = match &request.lead {
        Some(id) => Some(Uuid::parse_str(id).map_err(|_| Error::new(ErrorCode::LeadGone))?),
        None => None,
    };
    let (offset, limit) = (request.offset.max(0), request.limit.clamp(1, 200));
    let now = app.env().clock.now();
    app.read(|db| {
        let leads = lead.map(|lead| people::list_ids(db, lead)).transpose()?.unwrap_or_default();
        let rows = store::list(db, &states, &leads, offset, limit)?;
        let count = store::count(db, &states, &leads)?;
        Ok(OutboxPage { messages: rows.into_iter().map(|row| message(row, now)).collect(), count })
    })
}

fn find(db: &rusqlite::Connection, id: &str) -> Result<MessageRow> {
    let gone = || Error::new(ErrorCode::NotFound).with("entity", "message");
    store::find(db, Uuid::parse_str(id).map_err(|_| gone())?)?.ok_or_else(gone)
}

/// One message with its text, verdicts and tries.
///
/// # Errors
/// `NotFound`.
pub fn get(app: &App, id: &str) -> Result<MessageDetail> {
    app.read(|db| {
        let row = find(db, id)?;
        let checks: Vec<gate::Check> = serde_json::from_str(&row.gate)?;
        let attempts = store::list_attempts(db, row.rid)?
            .into_iter()
            .map(|row| Attempt {
                at: row.at,
                phase: serde_json::from_value(row.phase.into()).unwrap_or(Phase::Commit),
                reply: row.reply,
                fault: row.fault,
            })
            .collect();
        Ok(MessageDetail {
            text: row.text.clone(),
            message_id: row.message_id.clone(),
            gate: checks
                .into_iter()
                .map(|check| GateVerdict { check: check.check, verdict: check.verdict })
                .collect(),
            attempts,
            message: message(row, app.env().clock.now()),
        })
    })
}

/// Counts by state and the state of sending.
pub fn status(app: &App) -> Result<OutboxStatus> {
    let env = app.env();
    let now = env.clock.now();
    app.read(|db| {
        let counts = store::count_by_state(db)?;
        let of = |codes: &[&str]| {
            counts.iter().filter(|(code, _)| codes.contains(&code.as_str())).map(|(_, n)| n).sum()
        };
        let (sent_today, last_sent_at) = store::read_sent(db, now.date(env.zone).start(env.zone))?;
        let paused = settings::read_in(db, env.zone.name())?.sending_paused;
        let preferred = accounts::list(db)?.into_iter().next();
        let connection = match &preferred {
            _ if paused => "paused",
            None => "no_account",
            Some(account) if account.is_practice() => "practice",
            Some(account) => match account.stop().0 {
                "" => "online",
                "offline" => "offline",
                "login" => "login",
                _ => "unreachable",
            },
        };
        Ok(OutboxStatus {
            waiting: of(&WAITING),
            problems: store::count_problems(db, now.plus_millis(-PROBLEM_FOR))?,
            sending: of(&["sending", "committing"]),
            sent_today,
            connection: connection.to_owned(),
            last_sent_at,
            counts: counts
                .iter()
                .map(|(code, count)| StateCount { state: state_of(code), count: *count })
                .collect(),
        })
    })
}

/// Cancels what has not left; a refused mail is put away the same way.
///
/// # Errors
/// `NotFound`, `MessageLeft` if one of them is on the wire or gone; then none is cancelled.
pub fn cancel(app: &App, ids: &[String]) -> Result<Changed> {
    let (changed, ()) = app.change(Op::CancelMessages, |tx| {
        for id in ids {
            let row = find(tx, id)?;
            let waits = WAITING.contains(&row.state.as_str()) || row.state == "rejected";
            crate::require!(waits, MessageLeft, "to" => row.name);
            store::set_state(tx, row.rid, "cancelled", "", None)?;
        }
        tx.label("count", ids.len());
        tx.topic(Topic::Outbox);
        Ok(())
    })?;
    Ok(changed)
}

/// Tries messages again now. For one that waits for an OK, that is the OK to what it says now.
///
/// # Errors
/// `NotFound`, `MessageLeft` if one of them left or may have left.
pub fn retry(app: &App, ids: &[String]) -> Result<Changed> {
    let (changed, ()) = app.change(Op::RetryMessages, |tx| {
        for id in ids {
            let row = find(tx, id)?;
            let again = WAITING.contains(&row.state.as_str())
                || matches!(row.state.as_str(), "rejected" | "cancelled" | "suppressed");
            crate::require!(again, MessageLeft, "to" => row.name);
            let hash = compose::approval(&row.address, &row.subject, &row.text);
            store::approve(tx, row.rid, &hash, tx.now.0)?;
            if let Some(account) = accounts::find(tx, row.account)?
                && matches!(account.stop().0, "offline" | "unreachable")
            {
                accounts::stop(tx, account.id, "", None)?;
            }
        }
        tx.label("count", ids.len());
        tx.topic(Topic::Outbox);
        Ok(())
    })?;
    Ok(changed)
}

/// Answers "was it sent?" for a message whose outcome is not certain. Sent again, it keeps its
/// bytes and its Message-ID, by which many receivers fold doubles.
///
/// # Errors
/// `NotFound`, `MessageLeft` if the outcome is certain.
pub fn resolve(app: &App, request: &ResolveMessage) -> Result<Changed> {
    let (changed, ()) = app.change(Op::ResolveMessage, |tx| {
        let row = find(tx, &request.message)?;
        crate::require!(row.state == "unknown", MessageLeft, "to" => row.name);
        tx.label("name", row.name.clone());
        tx.topic(Topic::Outbox);
        let tried = store::list_attempts(tx, row.rid)?.last().map_or(tx.now.0, |last| last.at);
        let outcome = if request.sent { "treated_as_sent" } else { "send_again" };
        let mut attempt = AttemptRow {
            attempt: row.attempt,
            at: tx.now.0,
            phase: "commit".to_owned(),
            outcome: outcome.to_owned(),
            ..AttemptRow::default()
        };
        if request.sent {
            // It left when it was tried, not when somebody said so.
            attempt.at = tried;
            return settle::record_sent(tx, &row, &attempt);
        }
        store::insert_attempt(tx, row.rid, &attempt)?;
        let hash = compose::approval(&row.address, &row.subject, &row.text);
        store::approve(tx, row.rid, &hash, tx.now.0)
    })?;
    Ok(changed)
}

/// Pauses or resumes all sending.
pub fn pause(app: &App, paused: bool) -> Result<Changed> {
    let (changed, ()) = app.change(Op::UpdateSettings, |tx| {
        tx.topic(Topic::Outbox);
        let mut patch = serde_json::Map::new();
        patch.insert("sending_paused".to_owned(), paused.into());
        settings::write_in(tx, patch)
    })?;
    Ok(changed)
}

/// Puts the starter templates into a new file.
pub(crate) fn seed(tx: &Tx<'_>) -> Result<()> {
    templates::ops::seed(tx)
}

/// Puts a cancelled message back into the queue, with the seconds for a second thought.
fn queue_again(tx: &Tx<'_>, row: &MessageRow, undo_seconds: i64) -> Result<()> {
    let hash = compose::approval(&row.address, &row.subject, &row.text);
    store::approve(tx, row.rid, &hash, row.due_at.max(tx.now.0 + undo_seconds * 1000))
}

/// Undo of a verb that cancelled messages queues those that nobody touched since; redo cancels
/// what still waits of them.
pub(crate) fn compensate_cancelled(
    tx: &Tx<'_>,
    messages: &[Uuid],
    reason: &str,
    redo: bool,
) -> Result<()> {
    let undo_seconds = settings::read_in(tx, tx.env().zone.name())?.undo_seconds;
    for id in messages {
        let Some(row) = store::find(tx, *id)? else { continue };
        if redo && WAITING.contains(&row.state.as_str()) {
            store::set_state(tx, row.rid, "cancelled", reason, None)?;
        } else if !redo && row.state == "cancelled" && row.reason == reason {
            queue_again(tx, &row, undo_seconds)?;
        }
    }
    tx.topic(Topic::Outbox);
    Ok(())
}

/// Undo of a queued follow-up cancels what has not left; redo queues again what undo cancelled,
/// and nothing else. The label of the change tells how many of each: `mails_left` stay sent,
/// `mails_unsure` are leaving or may have left, `mails_cancelled` or `mails_queued` went along.
pub(crate) fn compensate_follow_up(tx: &Tx<'_>, follow_up: Uuid, redo: bool) -> Result<()> {
    let undo_seconds = settings::read_in(tx, tx.env().zone.name())?.undo_seconds;
    let (mut left, mut unsure, mut done) = (0, 0, 0);
    for row in store::list_of_follow_up(tx, follow_up)? {
        match row.state.as_str() {
            "sent" | "filed" => left += 1,
            "sending" | "committing" | "unknown" => unsure += 1,
            "cancelled" if redo && row.reason == "undone" && row.sent_at.is_none() => {
                queue_again(tx, &row, undo_seconds)?;
                done += 1;
            }
            state if !redo && WAITING.contains(&state) => {
                store::set_state(tx, row.rid, "cancelled", "undone", None)?;
                done += 1;
            }
            _ => {}
        }
    }
    tx.label("mails_left", left);
    tx.label("mails_unsure", unsure);
    tx.label(if redo { "mails_queued" } else { "mails_cancelled" }, done);
    tx.topic(Topic::Outbox);
    Ok(())
}

/// When the next message is due, for the worker's clock; `None` if nothing waits.
///
/// # Errors
/// Those of the file.
pub fn next_due(app: &App) -> Result<Option<Timestamp>> {
    app.read(store::find_next_due)
}
