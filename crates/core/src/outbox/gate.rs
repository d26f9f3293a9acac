//! The gate: every check between a waiting message and the wire, in one place and one order.
//!
//! It runs inside the transaction that sets `sending`, so nothing can change between verdict and
//! claim. All verdicts are kept with the message: "why this mail was allowed". No caller can go
//! round it: [`super::store::claim`] is called here and nowhere else.

use uuid::Uuid;

use super::accounts::store::AccountRow;
use super::limits::{self, DAY};
use super::recipients::{Recipient, store as people};
use super::store::{self, MessageRow};
use crate::app::Tx;
use crate::consent::{self, Purpose};
use crate::error::Result;
use crate::settings::ops as settings;
use crate::time::{Timestamp, calendar};

/// What the gate says.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// It may leave; the message is claimed as this try.
    Go { attempt: i64 },
    /// It waits, for this reason and until then (`None`: until the cause is mended).
    Hold { reason: &'static str, until: Option<Timestamp> },
    /// It must not be sent.
    Suppressed { reason: &'static str },
    /// It makes no sense any more.
    Cancelled { reason: &'static str },
}

/// One verdict as kept.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(crate) struct Check {
    pub(crate) check: String,
    pub(crate) verdict: String,
}

/// What a message needs to be judged.
pub(crate) struct Case<'a> {
    pub(crate) message: &'a MessageRow,
    /// `None`: the account was removed.
    pub(crate) account: Option<&'a AccountRow>,
    /// `None`: the lead was purged.
    pub(crate) recipient: Option<&'a Recipient>,
    /// Reason typed to write all the same (personal mail).
    pub(crate) override_reason: &'a str,
    /// The process that claims.
    pub(crate) process: Uuid,
}

/// How long a try may take before its row counts as left behind, milliseconds. Longer than all
/// deadlines of one mail together.
const LEASE: i64 = 45 * 60_000;

/// Judges and, if nothing stands in the way, claims.
///
/// # Errors
/// Those of the file.
pub(crate) fn pass(tx: &Tx<'_>, case: &Case<'_>) -> Result<Verdict> {
    let mut checks = Vec::new();
    let (verdict, consent) = judge(tx, case, &mut checks)?;
    if let Some(verdict) = verdict {
        return Ok(verdict);
    }
    let gate = serde_json::to_string(&checks)?;
    let attempt = store::claim(
        tx,
        &store::Claim {
            rid: case.message.rid,
            process: case.process,
            lease_until: tx.now.0 + LEASE,
            gate: &gate,
            consent,
        },
    )?;
    Ok(Verdict::Go { attempt })
}

type Judged = (Option<Verdict>, Option<Uuid>);

fn judge(tx: &Tx<'_>, case: &Case<'_>, checks: &mut Vec<Check>) -> Result<Judged> {
    let mut note = |check: &str, verdict: &str| {
        checks.push(Check { check: check.to_owned(), verdict: verdict.to_owned() });
    };
    let stop = |verdict| Ok((Some(verdict), None));
    let message = case.message;
    let purpose = Purpose::from_code(&message.purpose);
    if settings::site(tx)?.0 != message.site {
        return stop(Verdict::Hold { reason: "other_site", until: None });
    }
    note("site", "ok");
    let Some(account) = case.account else {
        return stop(Verdict::Cancelled { reason: "account" });
    };
    if account.stop().0 == "login" {
        return stop(Verdict::Hold { reason: "login", until: None });
    }
    note("account", "ok");
    let Some(person) = case.recipient.filter(|person| !person.trashed) else {
        return stop(Verdict::Cancelled { reason: "trashed" });
    };
    if purpose == Purpose::Promo && person.stage_kind == "hold" {
        return stop(Verdict::Cancelled { reason: "stage" });
    }
    if people::has_twin(tx, (message.rid, message.follow_up), message.lead)? {
        return stop(Verdict::Cancelled { reason: "merged" });
    }
    note("lead", "ok");
    let state = consent::ops::read_in_force(tx, message.lead, tx.now)?;
    let suppressed = consent::ops::find_suppression(tx, &message.address)?;
    let overridden = !case.override_reason.trim().is_empty();
    if let Err(reason) = consent::may_send(purpose, &state, suppressed.as_deref(), overridden) {
        return stop(Verdict::Suppressed { reason });
    }
    note("suppression", if suppressed.is_some() { "overridden" } else { "ok" });
    note("ground", state.ground.code());
    if purpose == Purpose::Promo {
        if is_late(Timestamp(message.due_at), tx.now, tx.env().zone) {
            return stop(Verdict::Hold { reason: "late", until: None });
        }
        note("late", "ok");
        if !account.legal_missing().is_empty() {
            return stop(Verdict::Hold { reason: "legal_items", until: None });
        }
        note("legal_items", "ok");
    }
    if !account.is_practice() {
        let sent = store::list_sent_times(tx, account.id, tx.now.plus_millis(-DAY))?;
        let free = limits::free_at(&sent, account.per_hour, account.per_day, tx.now);
        if free > tx.now {
            return stop(Verdict::Hold { reason: "limit", until: Some(free) });
        }
        note("limit", "ok");
    }
    Ok((None, state.event))
}

/// More than 24 hours late, days without business not counted (design: always asked then).
pub(crate) fn is_late(due: Timestamp, now: Timestamp, zone: chrono_tz::Tz) -> bool {
    let mut late = now.0 - due.0;
    if late <= DAY {
        return false;
    }
    let (mut date, last) = (due.date(zone), now.date(zone));
    // Beyond two weeks no run of holidays explains it.
    for _ in 0..14 {
        date = date.plus_days(1);
        if date > last {
            break;
        }
        if !calendar::is_business_day(date) {
            late -= DAY;
        }
    }
    late > DAY
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn late(due: &str, now: &str) -> bool {
        let at = |text| Timestamp::parse(text).unwrap();
        is_late(at(due), at(now), chrono_tz::Asia::Tokyo)
    }

    #[test]
    fn a_weekend_does_not_make_a_mail_late() {
        // 2026-04-03 is a Friday.
        assert!(!late("2026-04-03T10:00:00+09:00", "2026-04-03T20:00:00+09:00"));
        assert!(!late("2026-04-03T10:00:00+09:00", "2026-04-06T09:00:00+09:00"));
        assert!(late("2026-04-03T10:00:00+09:00", "2026-04-06T11:00:00+09:00"));
        assert!(late("2026-04-06T10:00:00+09:00", "2026-04-07T10:00:01+09:00"));
        assert!(late("2026-04-06T10:00:00+09:00", "2026-06-07T10:00:01+09:00"));
    }
}
