//! Rows of `follow_up`, `message` and `message_attempt`.

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Row, params, params_from_iter};
use uuid::Uuid;

use crate::error::Result;
use crate::time::Timestamp;

/// A message as kept, without its bytes.
#[derive(Debug, Clone)]
pub(crate) struct MessageRow {
    pub(crate) rid: i64,
    pub(crate) id: Uuid,
    pub(crate) site: Uuid,
    pub(crate) follow_up: i64,
    pub(crate) account: Uuid,
    pub(crate) lead: Uuid,
    pub(crate) name: String,
    pub(crate) address: String,
    pub(crate) purpose: String,
    pub(crate) subject: String,
    pub(crate) text: String,
    pub(crate) state: String,
    pub(crate) reason: String,
    pub(crate) due_at: i64,
    pub(crate) retry_at: Option<i64>,
    pub(crate) message_id: String,
    pub(crate) approved: Option<Vec<u8>>,
    pub(crate) gate: String,
    pub(crate) attempt: i64,
    pub(crate) reply: String,
    pub(crate) practice: bool,
    pub(crate) reached_commit: bool,
    pub(crate) sent_at: Option<i64>,
    pub(crate) created_at: i64,
}

const SELECT: &str = "SELECT rid, id, site_id, follow_up_rid, account_id, lead_id, name, address,
    purpose, subject, text, state, reason, due_at, retry_at, message_id, approved_hash,
    gate, attempt, reply, practice, reached_commit, sent_at, created_at FROM message";

fn message(row: &Row<'_>) -> rusqlite::Result<MessageRow> {
    Ok(MessageRow {
        rid: row.get(0)?,
        id: row.get(1)?,
        site: row.get(2)?,
        follow_up: row.get(3)?,
        account: row.get(4)?,
        lead: row.get(5)?,
        name: row.get(6)?,
        address: row.get(7)?,
        purpose: row.get(8)?,
        subject: row.get(9)?,
        text: row.get(10)?,
        state: row.get(11)?,
        reason: row.get(12)?,
        due_at: row.get(13)?,
        retry_at: row.get(14)?,
        message_id: row.get(15)?,
        approved: row.get(16)?,
        gate: row.get(17)?,
        attempt: row.get(18)?,
        reply: row.get(19)?,
        practice: row.get(20)?,
        reached_commit: row.get(21)?,
        sent_at: row.get(22)?,
        created_at: row.get(23)?,
    })
}

/// A follow-up as kept.
pub(crate) struct FollowUpRow {
    pub(crate) texts: String,
    pub(crate) remind: String,
    pub(crate) override_reason: String,
}

pub(crate) struct NewFollowUp<'a> {
    pub(crate) id: Uuid,
    pub(crate) account: Uuid,
    pub(crate) version: Option<Uuid>,
    pub(crate) purpose: &'a str,
    pub(crate) texts: &'a str,
    pub(crate) remind: &'a str,
    pub(crate) override_reason: &'a str,
    pub(crate) at: i64,
}

pub(crate) fn insert_follow_up(db: &Connection, new: &NewFollowUp<'_>) -> Result<i64> {
    db.execute(
        "INSERT INTO follow_up (id, account_id, template_version_id, purpose, texts, remind,
           override_reason, created_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        params![
            new.id,
            new.account,
            new.version,
            new.purpose,
            new.texts,
            new.remind,
            new.override_reason,
            new.at,
        ],
    )?;
    Ok(db.last_insert_rowid())
}

pub(crate) fn get_follow_up(db: &Connection, rid: i64) -> Result<FollowUpRow> {
    Ok(db
        .prepare_cached("SELECT texts, remind, override_reason FROM follow_up WHERE rid = ?1")?
        .query_row([rid], |row| {
            Ok(FollowUpRow {
                texts: row.get(0)?,
                remind: row.get(1)?,
                override_reason: row.get(2)?,
            })
        })?)
}

pub(crate) struct NewMessage<'a> {
    pub(crate) id: Uuid,
    pub(crate) site: Uuid,
    pub(crate) follow_up: i64,
    pub(crate) account: Uuid,
    pub(crate) lead: Uuid,
    pub(crate) name: &'a str,
    pub(crate) address: &'a str,
    pub(crate) purpose: &'a str,
    pub(crate) language: &'a str,
    pub(crate) subject: &'a str,
    pub(crate) text: &'a str,
    pub(crate) due_at: i64,
    pub(crate) zone: &'a str,
    pub(crate) message_id: &'a str,
    pub(crate) approved: &'a [u8],
    pub(crate) practice: bool,
    pub(crate) at: i64,
}

pub(crate) fn insert_message(db: &Connection, new: &NewMessage<'_>) -> Result<()> {
    db.prepare_cached(
        "INSERT INTO message (id, site_id, follow_up_rid, account_id, lead_id, name, address,
           purpose, language, subject, text, state, due_at, zone, message_id, approved_hash,
           practice, created_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, 'scheduled', ?12, ?13, ?14, ?15,
           ?16, ?17)",
    )?
    .execute(params![
        new.id,
        new.site,
        new.follow_up,
        new.account,
        new.lead,
        new.name,
        new.address,
        new.purpose,
        new.language,
        new.subject,
        new.text,
        new.due_at,
        new.zone,
        new.message_id,
        new.approved,
        new.practice,
        new.at,
    ])?;
    Ok(())
}

pub(crate) fn find(db: &Connection, id: Uuid) -> Result<Option<MessageRow>> {
    Ok(db
        .prepare_cached(&format!("{SELECT} WHERE id = ?1"))?
        .query_row([id], message)
        .optional()?)
}

pub(crate) fn get(db: &Connection, rid: i64) -> Result<MessageRow> {
    Ok(db.prepare_cached(&format!("{SELECT} WHERE rid = ?1"))?.query_row([rid], message)?)
}

fn condition(states: &[&str], leads: &[Uuid]) -> (String, Vec<Value>) {
    let mut sql = String::from(" WHERE 1");
    let mut values = Vec::new();
    if !states.is_empty() {
        sql.push_str(&format!(" AND state IN ({})", vec!["?"; states.len()].join(", ")));
        values.extend(states.iter().map(|state| Value::Text((*state).to_owned())));
    }
    if !leads.is_empty() {
        sql.push_str(&format!(" AND lead_id IN ({})", vec!["?"; leads.len()].join(", ")));
        values.extend(leads.iter().map(|lead| Value::Blob(lead.as_bytes().to_vec())));
    }
    (sql, values)
}

/// Messages newest first; empty `states` or `leads`: all.
pub(crate) fn list(
    db: &Connection,
    states: &[&str],
    leads: &[Uuid],
    offset: i64,
    limit: i64,
) -> Result<Vec<MessageRow>> {
    let (sql, mut values) = condition(states, leads);
    values.extend([Value::Integer(limit), Value::Integer(offset)]);
    let mut list =
        db.prepare_cached(&format!("{SELECT}{sql} ORDER BY rid DESC LIMIT ? OFFSET ?"))?;
    let rows = list.query_map(params_from_iter(values), message)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(crate) fn count(db: &Connection, states: &[&str], leads: &[Uuid]) -> Result<i64> {
    let (sql, values) = condition(states, leads);
    Ok(db
        .prepare_cached(&format!("SELECT count(*) FROM message{sql}"))?
        .query_row(params_from_iter(values), |row| row.get(0))?)
}

/// Messages of a follow-up in one of the waiting states, or cancelled for `reason`.
pub(crate) fn list_of_follow_up(db: &Connection, follow_up: Uuid) -> Result<Vec<MessageRow>> {
    let mut list = db.prepare_cached(&format!(
        "{SELECT} WHERE follow_up_rid = (SELECT rid FROM follow_up WHERE id = ?1) ORDER BY rid"
    ))?;
    let rows = list.query_map([follow_up], message)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// What may be tried now, oldest due first. Rows that wait for a person's word are left out; rows
/// with a gap that a person must mend only come when `mendable` asks for them, else the worker
/// would try the same row for ever.
pub(crate) fn list_due(
    db: &Connection,
    now: Timestamp,
    mendable: bool,
) -> Result<Vec<(i64, Uuid)>> {
    let mut list = db.prepare_cached(
        "SELECT rid, account_id FROM message
         WHERE state IN ('scheduled', 'frozen', 'deferred') AND due_at <= ?1
           AND coalesce(retry_at, 0) <= ?1 AND coalesce(hold_until, 0) <= ?1
           AND reason NOT IN ('needs_ok', 'late', 'restored', 'paused', 'other_site')
           AND (?2 OR reason NOT IN ('missing_value', 'legal_items'))
         ORDER BY due_at, rid",
    )?;
    let rows = list.query_map(params![now.0, mendable], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The earliest instant at which a waiting row may be tried.
pub(crate) fn find_next_due(db: &Connection) -> Result<Option<Timestamp>> {
    let at: Option<i64> = db
        .prepare_cached(
            "SELECT min(max(m.due_at, coalesce(m.retry_at, 0), coalesce(m.hold_until, 0),
                            CASE WHEN a.stopped = '' THEN 0
                                 ELSE coalesce(a.stopped_until, 9007199254740991) END))
             FROM message m JOIN mail_account a ON a.id = m.account_id AND a.deleted_at IS NULL
             WHERE m.state IN ('scheduled', 'frozen', 'deferred')
               AND m.reason NOT IN ('needs_ok', 'late', 'restored', 'paused', 'other_site',
                     'missing_value', 'legal_items')",
        )?
        .query_row([], |row| row.get(0))?;
    Ok(at.filter(|at| *at < 9_007_199_254_740_991).map(Timestamp))
}

/// Rows that another run left in the middle of a try.
pub(crate) fn list_interrupted(db: &Connection) -> Result<Vec<MessageRow>> {
    let mut list = db.prepare_cached(&format!(
        "{SELECT} WHERE state IN ('sending', 'committing') ORDER BY rid"
    ))?;
    let rows = list.query_map([], message)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Sets a state with why and until when it waits.
pub(crate) fn set_state(
    db: &Connection,
    rid: i64,
    state: &str,
    reason: &str,
    wait_until: Option<Timestamp>,
) -> Result<()> {
    let until = wait_until.map(|at| at.0);
    let (hold, retry) = if state == "deferred" { (None, until) } else { (until, None) };
    db.prepare_cached(
        "UPDATE message SET state = ?2, reason = ?3, hold_until = ?4, retry_at = ?5,
           process_id = NULL, lease_until = NULL WHERE rid = ?1",
    )?
    .execute(params![rid, state, reason, hold, retry])?;
    Ok(())
}

/// Says on every waiting row of an account why it waits.
pub(crate) fn hold_account(
    db: &Connection,
    account: Uuid,
    reason: &str,
    until: Option<Timestamp>,
    now: Timestamp,
) -> Result<()> {
    db.prepare_cached(
        "UPDATE message SET state = 'scheduled', reason = ?2, hold_until = ?3
         WHERE account_id = ?1 AND state IN ('scheduled', 'frozen') AND due_at <= ?4
           AND reason NOT IN ('needs_ok', 'late', 'restored', 'paused', 'other_site')",
    )?
    .execute(params![account, reason, until.map(|at| at.0), now.0])?;
    Ok(())
}

/// Lets the mails of an account try again that waited for what was just mended in it.
pub(crate) fn release_account(db: &Connection, account: Uuid) -> Result<()> {
    db.execute(
        "UPDATE message SET reason = '', hold_until = NULL
         WHERE account_id = ?1 AND state = 'scheduled'
           AND reason IN ('login', 'legal_items', 'offline', 'unreachable')",
        [account],
    )?;
    Ok(())
}

/// Holds the rest of a follow-up until a person looked.
pub(crate) fn hold_follow_up(db: &Connection, follow_up: i64, reason: &str) -> Result<()> {
    db.execute(
        "UPDATE message SET state = 'scheduled', reason = ?2
         WHERE follow_up_rid = ?1 AND state IN ('scheduled', 'frozen', 'deferred')",
        params![follow_up, reason],
    )?;
    Ok(())
}

/// What a person approved changed: the new text is stored and waits for an OK.
pub(crate) fn set_text(
    db: &Connection,
    rid: i64,
    address: &str,
    name: &str,
    subject: &str,
    text: &str,
) -> Result<()> {
    db.prepare_cached(
        "UPDATE message SET address = ?2, name = ?3, subject = ?4, text = ?5, mime = NULL,
           mime_hash = NULL WHERE rid = ?1",
    )?
    .execute(params![rid, address, name, subject, text])?;
    Ok(())
}

pub(crate) fn approve(db: &Connection, rid: i64, hash: &[u8], due_at: i64) -> Result<()> {
    db.prepare_cached(
        "UPDATE message SET state = 'scheduled', reason = '', hold_until = NULL, retry_at = NULL,
           approved_hash = ?2, due_at = ?3 WHERE rid = ?1",
    )?
    .execute(params![rid, hash, due_at])?;
    Ok(())
}

/// Fixes the bytes.
pub(crate) fn freeze(
    db: &Connection,
    rid: i64,
    mime: &[u8],
    hash: &[u8; 32],
    at: i64,
) -> Result<()> {
    db.prepare_cached(
        "UPDATE message SET state = 'frozen', reason = '', hold_until = NULL, mime = ?2,
           mime_hash = ?3, frozen_at = ?4 WHERE rid = ?1 AND reached_commit = 0",
    )?
    .execute(params![rid, mime, hash, at])?;
    Ok(())
}

/// The frozen bytes and their hash.
pub(crate) fn get_mime(db: &Connection, rid: i64) -> Result<Option<(Vec<u8>, Vec<u8>)>> {
    let found: (Option<Vec<u8>>, Option<Vec<u8>>) = db
        .prepare_cached("SELECT mime, mime_hash FROM message WHERE rid = ?1")?
        .query_row([rid], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(found.0.zip(found.1))
}

pub(crate) struct Claim<'a> {
    pub(crate) rid: i64,
    pub(crate) process: Uuid,
    pub(crate) lease_until: i64,
    pub(crate) gate: &'a str,
    pub(crate) consent: Option<Uuid>,
}

/// The claim: from here on the message is on the wire. Answers the number of the try.
pub(crate) fn claim(db: &Connection, claim: &Claim<'_>) -> Result<i64> {
    Ok(db
        .prepare_cached(
            "UPDATE message SET state = 'sending', reason = '', attempt = attempt + 1,
               process_id = ?2, lease_until = ?3, gate = ?4, consent_event_id = ?5
             WHERE rid = ?1 AND state IN ('scheduled', 'frozen', 'deferred') RETURNING attempt",
        )?
        .query_row(
            params![claim.rid, claim.process, claim.lease_until, claim.gate, claim.consent],
            |row| row.get(0),
        )?)
}

/// The last step before the terminator. False if the row is not in this try any more.
pub(crate) fn reach_commit(db: &Connection, rid: i64, attempt: i64, process: Uuid) -> Result<bool> {
    let changed = db
        .prepare_cached(
            "UPDATE message SET state = 'committing', reached_commit = 1
             WHERE rid = ?1 AND state = 'sending' AND attempt = ?2 AND process_id = ?3",
        )?
        .execute(params![rid, attempt, process])?;
    Ok(changed == 1)
}

pub(crate) fn set_sent(
    db: &Connection,
    rid: i64,
    reply: &str,
    queue_id: &str,
    at: i64,
) -> Result<()> {
    db.prepare_cached(
        "UPDATE message SET state = 'sent', reason = '', reply = ?2, queue_id = ?3, sent_at = ?4,
           process_id = NULL, lease_until = NULL, retry_at = NULL, hold_until = NULL
         WHERE rid = ?1",
    )?
    .execute(params![rid, reply, queue_id, at])?;
    Ok(())
}

pub(crate) fn set_reply(db: &Connection, rid: i64, reply: &str) -> Result<()> {
    db.prepare_cached("UPDATE message SET reply = ?2 WHERE rid = ?1")?
        .execute(params![rid, reply])?;
    Ok(())
}

/// One line of the sent ledger.
#[derive(Debug, Clone, Default)]
pub(crate) struct AttemptRow {
    pub(crate) attempt: i64,
    pub(crate) at: i64,
    pub(crate) phase: String,
    /// `accepted`, `refused`, `not_sent`, `unknown`, `interrupted`, `treated_as_sent`,
    /// `send_again`.
    pub(crate) outcome: String,
    pub(crate) reply: String,
    pub(crate) fault: String,
    pub(crate) queue_id: String,
}

pub(crate) fn insert_attempt(db: &Connection, message: i64, row: &AttemptRow) -> Result<()> {
    db.prepare_cached(
        "INSERT INTO message_attempt (message_rid, attempt, at, phase, outcome, reply, fault,
           queue_id) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?
    .execute(params![
        message,
        row.attempt,
        row.at,
        row.phase,
        row.outcome,
        row.reply,
        row.fault,
        row.queue_id,
    ])?;
    Ok(())
}

/// Tries of a message, oldest first.
pub(crate) fn list_attempts(db: &Connection, message: i64) -> Result<Vec<AttemptRow>> {
    let mut list = db.prepare_cached(
        "SELECT attempt, at, phase, outcome, reply, fault, queue_id FROM message_attempt
         WHERE message_rid = ?1 ORDER BY rid",
    )?;
    let rows = list.query_map([message], |row| {
        Ok(AttemptRow {
            attempt: row.get(0)?,
            at: row.get(1)?,
            phase: row.get(2)?,
            outcome: row.get(3)?,
            reply: row.get(4)?,
            fault: row.get(5)?,
            queue_id: row.get(6)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Times of mails of an account that left or may have left since `since`, newest first.
pub(crate) fn list_sent_times(
    db: &Connection,
    account: Uuid,
    since: Timestamp,
) -> Result<Vec<Timestamp>> {
    let mut list = db.prepare_cached(
        "SELECT sent_at AS at FROM message
          WHERE account_id = ?1 AND sent_at > ?2 AND state IN ('sent', 'filed')
         UNION ALL
         SELECT coalesce((SELECT max(a.at) FROM message_attempt a WHERE a.message_rid = m.rid),
                         m.frozen_at)
           FROM message m WHERE m.account_id = ?1 AND m.state IN ('unknown', 'committing')
         ORDER BY at DESC",
    )?;
    let rows = list.query_map(params![account, since.0], |row| row.get::<_, i64>(0))?;
    let times: Vec<i64> = rows.collect::<rusqlite::Result<_>>()?;
    Ok(times.into_iter().filter(|at| *at > since.0).map(Timestamp).collect())
}

/// The reasons of the newest finished messages of a follow-up, newest first: `''` for sent.
pub(crate) fn list_last_reasons(
    db: &Connection,
    follow_up: i64,
    limit: i64,
) -> Result<Vec<String>> {
    let mut list = db.prepare_cached(
        "SELECT m.reason FROM message m
         WHERE m.follow_up_rid = ?1 AND m.state IN ('sent', 'filed', 'rejected')
         ORDER BY (SELECT max(a.rid) FROM message_attempt a WHERE a.message_rid = m.rid) DESC
         LIMIT ?2",
    )?;
    let rows = list.query_map(params![follow_up, limit], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// When the first try of a message was.
pub(crate) fn find_first_attempt(db: &Connection, message: i64) -> Result<Option<i64>> {
    Ok(db
        .prepare_cached("SELECT min(at) FROM message_attempt WHERE message_rid = ?1")?
        .query_row([message], |row| row.get(0))?)
}

/// Counts by state.
pub(crate) fn count_by_state(db: &Connection) -> Result<Vec<(String, i64)>> {
    let mut list = db.prepare_cached("SELECT state, count(*) FROM message GROUP BY state")?;
    let rows = list.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Messages that wait for a person: unsure, held for a cause that can be mended, refused since
/// `since`.
pub(crate) fn count_problems(db: &Connection, since: Timestamp) -> Result<i64> {
    Ok(db
        .prepare_cached(
            "SELECT count(*) FROM message WHERE state = 'unknown'
               OR (state = 'rejected' AND created_at > ?1)
               OR (state = 'scheduled' AND reason IN ('needs_ok', 'late', 'restored', 'paused',
                     'login', 'missing_value', 'legal_items', 'other_site'))",
        )?
        .query_row([since.0], |row| row.get(0))?)
}

/// Accepted since `since`, and the newest of all.
pub(crate) fn read_sent(db: &Connection, since: Timestamp) -> Result<(i64, Option<i64>)> {
    Ok(db
        .prepare_cached(
            "SELECT count(*) FILTER (WHERE sent_at >= ?1), max(sent_at) FROM message
             WHERE state IN ('sent', 'filed')",
        )?
        .query_row([since.0], |row| Ok((row.get(0)?, row.get(1)?)))?)
}

/// Cancels what waits in an account (`None`: in the practice mailbox) and names it.
pub(crate) fn cancel_waiting(
    db: &Connection,
    account: Option<Uuid>,
    reason: &str,
) -> Result<Vec<Uuid>> {
    let mut cancel = db.prepare_cached(
        "UPDATE message SET state = 'cancelled', reason = ?2
         WHERE (account_id = ?1 OR ?1 IS NULL AND practice = 1)
           AND state IN ('scheduled', 'frozen', 'deferred') RETURNING id",
    )?;
    let ids = cancel.query_map(params![account, reason], |row| row.get(0))?;
    Ok(ids.collect::<rusqlite::Result<_>>()?)
}
