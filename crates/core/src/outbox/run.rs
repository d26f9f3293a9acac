//! Sending what is due: the state machine of the outbox.
//!
//! Order of every mail: freeze → (connection) → gate and claim → wire → *committing* → wire →
//! outcome. Each arrow is a transaction that reached the disk. The network is never touched
//! inside a transaction, and no decision is made outside one.
//!
//! [`run_due`] is called by the worker of the desktop, by the command line and by hand. Whoever
//! holds the sender lock sends; the others are told.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::accounts::check::reply_line;
use super::accounts::store::{self as accounts, AccountRow};
use super::freeze::{Ready, freeze_fresh};
use super::gate::{self, Verdict};
use super::recipients::store as people;
use super::replies::{self, Action};
use super::store::{self, AttemptRow, MessageRow};
use super::wire::OutboxRun;
use super::{ops, settle};
use crate::app::App;
use crate::db;
use crate::env::{MailSession, OpenFailure, Phase, Reply, SendFault, SendOutcome};
use crate::error::{Error, ErrorCode, Result};
use crate::host::Call;
use crate::settings::ops as settings;
use crate::time::Timestamp;
use crate::undo::Op;
use crate::wire::Topic;

/// Mails over one connection before it is opened anew.
const PER_CONNECTION: usize = 50;
/// Holds that only a person ends; the same list keeps them out of [`store::list_due`].
const WAITS_FOR_PERSON: [&str; 5] = ["needs_ok", "late", "restored", "paused", "other_site"];

/// The job id under which the desktop's worker runs.
const WORKER: &str = "worker";

/// How a run was started.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Start {
    /// By the worker: an account that could not be reached is left alone until its time.
    Worker,
    /// By a person: tried at once.
    ByHand,
}

pub(crate) fn run(call: &Call<'_>, job: &str) -> Result<OutboxRun> {
    let start = if job == WORKER { Start::Worker } else { Start::ByHand };
    run_due(call.app, start, &mut |done, total| call.progress(job, "send", done, total))
}

/// Sends what is due now, all accounts one after the other. `on_step` hears (done, total) before
/// each mail; its error ends the run cleanly between two mails.
///
/// # Errors
/// `SenderBusy` if another process or thread is sending, those of the file, and that of
/// `on_step`. What was sent until then stays recorded.
pub fn run_due(
    app: &App,
    start: Start,
    on_step: &mut dyn FnMut(i64, i64) -> Result<()>,
) -> Result<OutboxRun> {
    let Some(_lock) = db::lock_sender(app.path())? else {
        return Err(Error::new(ErrorCode::SenderBusy));
    };
    let process = app.env().ids.uuid(app.env().clock.now());
    take_over(app)?;
    let mut run = Run { app, process, start, done: OutboxRun::default(), steps: 0 };
    let paused = app.read(|db| settings::read_in(db, app.env().zone.name()))?.sending_paused;
    let mendable = start == Start::ByHand;
    let due = app.read(|db| store::list_due(db, app.env().clock.now(), mendable))?;
    if paused {
        run.done.held = i64::try_from(due.len()).unwrap_or(i64::MAX);
        return Ok(run.done);
    }
    let total = i64::try_from(due.len()).unwrap_or(i64::MAX);
    let mut order: Vec<Uuid> = Vec::new();
    let mut by_account: BTreeMap<Uuid, Vec<i64>> = BTreeMap::new();
    for (rid, account) in due {
        let rows = by_account.entry(account).or_default();
        if rows.is_empty() {
            order.push(account);
        }
        rows.push(rid);
    }
    for account in order {
        let rows = by_account.remove(&account).unwrap_or_default();
        run.send_account(account, &rows, &mut |done| on_step(done, total))?;
    }
    Ok(run.done)
}

/// Settles what another run left in the middle. We hold the lock, so nobody works on it.
fn take_over(app: &App) -> Result<()> {
    let left = app.read(store::list_interrupted)?;
    if left.is_empty() {
        return Ok(());
    }
    app.change(Op::SendMail, |tx| {
        for message in &left {
            let committing = message.state == "committing";
            let outcome = if committing { "unknown" } else { "interrupted" };
            let row = AttemptRow {
                attempt: message.attempt,
                at: tx.now.0,
                phase: if committing { "commit" } else { "body" }.to_owned(),
                outcome: outcome.to_owned(),
                fault: "interrupted".to_owned(),
                ..AttemptRow::default()
            };
            store::insert_attempt(tx, message.rid, &row)?;
            // In `sending` no terminator left this computer; in `committing` nobody can know.
            let state = if committing { "unknown" } else { "scheduled" };
            store::set_state(tx, message.rid, state, "", None)?;
        }
        tx.topic(Topic::Outbox);
        Ok(())
    })
    .map(|_| ())
}

struct Run<'a> {
    app: &'a App,
    process: Uuid,
    start: Start,
    done: OutboxRun,
    steps: i64,
}

/// Whether the account goes on after a mail.
enum After {
    GoOn,
    StopAccount,
}

impl Run<'_> {
    fn now(&self) -> Timestamp {
        self.app.env().clock.now()
    }

    fn account(&self, id: Uuid) -> Result<Option<AccountRow>> {
        self.app.read(|db| accounts::find(db, id))
    }

    fn send_account(
        &mut self,
        id: Uuid,
        rows: &[i64],
        on_step: &mut dyn FnMut(i64) -> Result<()>,
    ) -> Result<()> {
        if let Some(account) = self.account(id)?
            && self.is_stopped(&account)
        {
            self.done.held += i64::try_from(rows.len()).unwrap_or(0);
            return Ok(());
        }
        let mut session: Option<Box<dyn MailSession>> = None;
        let mut over_it = 0;
        let mut ended = Ok(());
        for rid in rows {
            ended = on_step(self.steps);
            if ended.is_err() {
                break;
            }
            self.steps += 1;
            let Some(ready) = self.freeze(*rid)? else { continue };
            if over_it >= PER_CONNECTION || session.as_ref().is_some_and(|s| !s.is_open()) {
                if let Some(old) = session.take() {
                    old.close();
                }
                over_it = 0;
            }
            if session.is_none() {
                match self.open(id)? {
                    Some(opened) => session = Some(opened),
                    None => break,
                }
            }
            let Some(open) = session.as_mut() else { break };
            over_it += 1;
            if matches!(self.send(open.as_mut(), &ready)?, After::StopAccount) {
                break;
            }
        }
        if let Some(session) = session {
            session.close();
        }
        ended
    }

    fn is_stopped(&self, account: &AccountRow) -> bool {
        let (reason, _) = account.stop();
        let over = account.stopped_until.is_some_and(|until| until <= self.now().0);
        match reason {
            "" => false,
            "offline" | "unreachable" => self.start == Start::Worker && !over,
            // A password is mended by saving the account, which clears the stop.
            _ => !over,
        }
    }

    /// Fixes the bytes, or says why they cannot be fixed.
    fn freeze(&mut self, rid: i64) -> Result<Option<Ready>> {
        let app = self.app;
        let (_, ready) = app.change(Op::SendMail, |tx| {
            tx.topic(Topic::Outbox);
            let message = store::get(tx, rid)?;
            if !matches!(message.state.as_str(), "scheduled" | "frozen" | "deferred") {
                return Ok(Err(""));
            }
            if WAITS_FOR_PERSON.contains(&message.reason.as_str()) {
                // Held since the run began, by what happened to the mail before it.
                return Ok(Err("held"));
            }
            if message.reached_commit {
                return Ok(match store::get_mime(tx, rid)? {
                    Some((mime, hash)) if blake3::hash(&mime).as_bytes() == hash.as_slice() => {
                        Ok(Ready { message, mime })
                    }
                    // Bytes that are not what was frozen must never leave.
                    _ => {
                        store::set_state(tx, rid, "rejected", "message", None)?;
                        Err("rejected")
                    }
                });
            }
            freeze_fresh(tx, message)
        })?;
        match ready {
            Ok(ready) => Ok(Some(ready)),
            Err(kind) => {
                self.count(kind);
                Ok(None)
            }
        }
    }

    fn open(&mut self, id: Uuid) -> Result<Option<Box<dyn MailSession>>> {
        let Some(account) = self.account(id)? else { return Ok(None) };
        let env = self.app.env();
        let secret = account.secret(env.secrets.as_ref());
        match env.mailer.open(&account.server(), secret.as_deref(), &mut |_| {}) {
            Ok(session) => {
                if !account.stopped.is_empty() {
                    self.app.change(Op::AccountState, |tx| accounts::stop(tx, id, "", None))?;
                }
                Ok(Some(session))
            }
            Err(failure) => {
                self.open_failed(&account, &failure)?;
                Ok(None)
            }
        }
    }

    /// The account is to blame; leads and tries stay untouched.
    fn open_failed(&mut self, account: &AccountRow, failure: &OpenFailure) -> Result<()> {
        let tries = account.stop().1 + 1;
        let wait = replies::reconnect_wait(tries);
        let (reason, wait) = match (failure.fault, &failure.reply) {
            (Some(SendFault::Dns), _) => ("offline", Some(wait)),
            (Some(SendFault::SecretMissing | SendFault::LoginMethod), _) => ("login", None),
            (Some(_), _) | (None, None) => ("unreachable", Some(wait)),
            (None, Some(reply)) => {
                match replies::action(replies::classify(failure.phase, reply), reply, tries, 0) {
                    Action::StopAccount(reason, wait) => (reason, wait),
                    _ => ("unreachable", Some(wait)),
                }
            }
        };
        tracing::warn!(phase = ?failure.phase, fault = ?failure.fault, reason, "no mail connection");
        self.stop_account(account.id, reason, wait, tries)
    }

    fn stop_account(
        &mut self,
        account: Uuid,
        reason: &str,
        wait: Option<i64>,
        tries: i64,
    ) -> Result<()> {
        self.app.change(Op::AccountState, |tx| {
            let until = wait.map(|wait| tx.now.plus_millis(wait));
            let kept = format!("{reason}:{tries}");
            accounts::stop(tx, account, &kept, until.map(|at| at.0))?;
            // The rows say why they wait; when they may go again is the account's business.
            store::hold_account(tx, account, reason, None, tx.now)?;
            tx.topic(Topic::Outbox);
            tx.topic(Topic::Accounts);
            Ok(())
        })?;
        self.done.held += 1;
        Ok(())
    }

    /// Gate, wire, outcome.
    fn send(&mut self, session: &mut dyn MailSession, ready: &Ready) -> Result<After> {
        let rid = ready.message.rid;
        let (_, (verdict, from)) = self.app.change(Op::SendMail, |tx| {
            tx.topic(Topic::Outbox);
            let message = store::get(tx, rid)?;
            if !matches!(message.state.as_str(), "scheduled" | "frozen" | "deferred") {
                // Cancelled while the connection was being opened.
                return Ok((Verdict::Cancelled { reason: "" }, String::new()));
            }
            let account = accounts::find(tx, message.account)?;
            let recipient = people::find(tx, message.lead)?;
            let follow_up = store::get_follow_up(tx, message.follow_up)?;
            let case = gate::Case {
                message: &message,
                account: account.as_ref(),
                recipient: recipient.as_ref(),
                override_reason: &follow_up.override_reason,
                process: self.process,
            };
            let verdict = gate::pass(tx, &case)?;
            match &verdict {
                Verdict::Hold { reason: "limit", until } => {
                    store::hold_account(tx, message.account, "limit", *until, tx.now)?;
                }
                Verdict::Hold { reason, until } => {
                    store::set_state(tx, rid, "scheduled", reason, *until)?;
                }
                Verdict::Suppressed { reason } => {
                    store::set_state(tx, rid, "suppressed", reason, None)?;
                }
                Verdict::Cancelled { reason } => {
                    store::set_state(tx, rid, "cancelled", reason, None)?;
                }
                Verdict::Go { .. } => {}
            }
            if let Some(person) = &recipient {
                tx.touch_lead(person.rid);
            }
            Ok((verdict, account.map(|account| account.from_address).unwrap_or_default()))
        })?;
        let attempt = match verdict {
            Verdict::Go { attempt } => attempt,
            Verdict::Hold { reason, .. } => {
                self.count("held");
                return Ok(if reason == "limit" { After::StopAccount } else { After::GoOn });
            }
            Verdict::Suppressed { .. } => {
                self.count("suppressed");
                return Ok(After::GoOn);
            }
            Verdict::Cancelled { .. } => return Ok(After::GoOn),
        };
        let (app, process) = (self.app, self.process);
        let mut refused_to_commit = None;
        let mut reach_commit = || match app.change(Op::SendMail, |tx| {
            tx.topic(Topic::Outbox);
            store::reach_commit(tx, rid, attempt, process)
        }) {
            Ok((_, reached)) => reached,
            Err(error) => {
                refused_to_commit = Some(error);
                false
            }
        };
        let to = ready.message.address.as_str();
        let outcome = session.send(&from, to, &ready.mime, &mut reach_commit);
        let after = self.record(&ready.message, attempt, outcome)?;
        // A disk that cannot store `committing` cannot store the next one either.
        refused_to_commit.map_or(Ok(after), Err)
    }

    fn record(
        &mut self,
        message: &MessageRow,
        attempt: i64,
        outcome: SendOutcome,
    ) -> Result<After> {
        let mut row = AttemptRow { attempt, at: self.now().0, ..AttemptRow::default() };
        let set = |row: &mut AttemptRow, phase: Phase, outcome: &str| {
            row.phase = ops::phase_code(phase);
            row.outcome = outcome.to_owned();
        };
        match outcome {
            SendOutcome::Accepted { reply, queue_id } => {
                set(&mut row, Phase::Commit, "accepted");
                row.reply = reply_line(&reply);
                row.queue_id = queue_id.unwrap_or_default();
                self.app.change(Op::SendMail, |tx| settle::record_sent(tx, message, &row))?;
                self.count("sent");
                Ok(After::GoOn)
            }
            SendOutcome::Refused { phase, reply } => {
                set(&mut row, phase, "refused");
                row.reply = reply_line(&reply);
                self.refused(message, &row, phase, &reply)
            }
            SendOutcome::NotSent { phase, fault, .. } => {
                set(&mut row, phase, "not_sent");
                row.fault = ops::fault_code(fault);
                let local = matches!(fault, SendFault::HeldBack | SendFault::Folder);
                self.not_sent(message, &row, local)
            }
            SendOutcome::Unknown { fault, .. } => {
                set(&mut row, Phase::Commit, "unknown");
                row.fault = ops::fault_code(fault);
                self.app.change(Op::SendMail, |tx| {
                    tx.topic(Topic::Outbox);
                    store::insert_attempt(tx, message.rid, &row)?;
                    store::set_state(tx, message.rid, "unknown", "", None)
                })?;
                self.count("unknown");
                Ok(After::GoOn)
            }
        }
    }

    /// No terminator left: back into the queue; the account rests if the line is to blame.
    fn not_sent(&mut self, message: &MessageRow, row: &AttemptRow, local: bool) -> Result<After> {
        self.app.change(Op::SendMail, |tx| {
            tx.topic(Topic::Outbox);
            store::insert_attempt(tx, message.rid, row)?;
            let again = tx.now.plus_millis(replies::reconnect_wait(row.attempt));
            store::set_state(tx, message.rid, "deferred", "", Some(again))
        })?;
        self.count("deferred");
        if !local {
            let tries = self.account(message.account)?.map_or(1, |account| account.stop().1 + 1);
            let wait = Some(replies::reconnect_wait(tries));
            self.stop_account(message.account, "unreachable", wait, tries)?;
            self.done.held -= 1;
        }
        Ok(After::StopAccount)
    }

    fn refused(
        &mut self,
        message: &MessageRow,
        row: &AttemptRow,
        phase: Phase,
        reply: &Reply,
    ) -> Result<After> {
        let class = replies::classify(phase, reply);
        let first = self.app.read(|db| store::find_first_attempt(db, message.rid))?;
        let since = first.map_or(0, |first| self.now().0 - first);
        let action = replies::action(class, reply, row.attempt, since);
        self.app.change(Op::SendMail, |tx| {
            tx.topic(Topic::Outbox);
            store::insert_attempt(tx, message.rid, row)?;
            store::set_reply(tx, message.rid, &row.reply)?;
            match action {
                Action::Defer(wait) => {
                    let again = tx.now.plus_millis(wait);
                    store::set_state(tx, message.rid, "deferred", "", Some(again))
                }
                Action::StopAccount(reason, _) => {
                    store::set_state(tx, message.rid, "scheduled", reason, None)
                }
                Action::Reject(whose) => settle::reject(tx, message, class, whose),
            }
        })?;
        match action {
            Action::Defer(_) => {
                self.count("deferred");
                let gone = class == replies::Class::Unreachable;
                Ok(if gone { After::StopAccount } else { After::GoOn })
            }
            Action::Reject(_) => {
                self.count("rejected");
                Ok(After::GoOn)
            }
            Action::StopAccount(reason, wait) => {
                self.stop_account(message.account, reason, wait, 1)?;
                Ok(After::StopAccount)
            }
        }
    }

    fn count(&mut self, kind: &str) {
        match kind {
            "sent" => self.done.sent += 1,
            "deferred" => self.done.deferred += 1,
            "rejected" => self.done.rejected += 1,
            "suppressed" => self.done.suppressed += 1,
            "unknown" => self.done.unknown += 1,
            "held" => self.done.held += 1,
            _ => {}
        }
    }
}

#[cfg(test)]
#[path = "run_tests.rs"]
mod tests;
