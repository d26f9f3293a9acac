//! Finding every pair of leads that may be the same person.
//!
//! Found pairs are derived rows (`duplicate_found`): whenever a lead is added, changed, imported,
//! trashed or brought back, its pairs are found anew in the same transaction, a stretch of leads
//! with a handful of joins over equal keys. So the queue ([`super::queue`]) is always right, a page
//! of it is one walk over an index, and undo has nothing to take back.
//!
//! Invariants: certain and maybe never mix; a pair that a person called different people is not
//! found; of a lead in the Trash there is no pair.

use std::collections::BTreeMap;

use rusqlite::Connection;

use super::duplicates::{self, kind, reason};
use super::store::duplicate as rows;
use crate::app::Tx;
use crate::db::key_list;
use crate::error::Result;
use crate::text::mail_address::EmailAddress;

/// Finds the pairs of `leads` anew. Their keys are written by now.
pub(crate) fn refresh(tx: &Tx<'_>, leads: &[i64]) -> Result<()> {
    let keys = key_list(leads);
    rows::remove_found(tx, &keys)?;
    let mut found = find(tx, &keys)?;
    if found.is_empty() {
        return Ok(());
    }
    for pair in rows::list_different(tx, &keys)? {
        found.remove(&pair);
    }
    for (pair, rules) in found {
        // "Under another name" is no news of two with one name.
        let named = rules & (bit(reason::NAME_MAIL) | bit(reason::NAME_PHONE)) != 0;
        let rules = if named { rules & !bit(reason::MAIL) } else { rules };
        let codes: Vec<&str> = codes(rules).collect();
        let certain = codes.iter().any(|code| duplicates::is_certain(code));
        rows::insert_found(tx, pair, certain, &codes.join(","))?;
    }
    Ok(())
}

/// Reasons as bits, by their place in [`reason::ALL`].
type Rules = u8;

fn bit(code: &str) -> Rules {
    reason::ALL.iter().position(|known| *known == code).map_or(0, |at| 1 << at)
}

fn codes(rules: Rules) -> impl Iterator<Item = &'static str> {
    reason::ALL.into_iter().filter(move |code| rules & bit(code) != 0)
}

/// Pairs, the older lead first, in which one of a key list is, with their reasons.
fn find(db: &Connection, keys: &str) -> Result<BTreeMap<(i64, i64), Rules>> {
    let mut found: BTreeMap<(i64, i64), Rules> = BTreeMap::new();
    let mut add = |one: i64, other: i64, code: &str| {
        *found.entry((one.min(other), one.max(other))).or_default() |= bit(code);
    };
    rows::for_each_namesake(db, keys, |first, one, other, second| match (first, second) {
        (kind::KANA, kind::COMPANY) => add(one, other, reason::KANA_COMPANY),
        (kind::KANA, kind::PHONE) => add(one, other, reason::KANA_PHONE),
        (kind::KANA, _) => {}
        (_, kind::MAIL) => add(one, other, reason::NAME_MAIL),
        (_, kind::PHONE) => add(one, other, reason::NAME_PHONE),
        _ => add(one, other, reason::NAME_COMPANY),
    })?;
    rows::for_each_same_mail(db, keys, |one, other, mail| {
        if EmailAddress::parse(mail).is_ok_and(|mail| !mail.is_role_address()) {
            add(one, other, reason::MAIL);
        }
    })?;
    rows::for_each_same_phone(db, keys, |one, other, name, other_name| {
        if duplicates::is_slip(name, other_name) {
            add(one, other, reason::SLIP_PHONE);
        }
    })?;
    Ok(found)
}
