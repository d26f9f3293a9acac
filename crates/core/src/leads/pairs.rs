//! Finding every pair of leads that may be the same person.
//!
//! Found pairs are derived rows (`duplicate_found`): whenever a lead is added, changed, imported,
//! trashed or brought back, its pairs are found anew in the same transaction, a stretch of leads
//! with a handful of joins over equal keys. So the queue ([`super::queue`]) is always right, a page
//! of it is one walk over an index, and undo has nothing to take back.
//!
//! Invariants: certain and maybe never mix; a pair that a person called different people is not
//! found; of a lead in the Trash there is no pair.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Connection;

use super::duplicates::{self, kind, reason};
use super::store::duplicate as rows;
use crate::app::{Tx, stretches};
use crate::db::key_list;
use crate::error::Result;
use crate::text::mail_address::EmailAddress;

/// Pairs, the older lead first, with their reasons as codes with commas, surest first.
pub(crate) type Pairs = BTreeMap<(i64, i64), String>;

/// Finds the pairs of `leads` anew. Their keys are written by now.
pub(crate) fn refresh(tx: &Tx<'_>, leads: &[i64]) -> Result<()> {
    let keys = key_list(leads);
    rows::remove_found(tx, &keys)?;
    for (pair, reasons) in read(tx, &keys)? {
        rows::insert_found(tx, pair, is_certain(&reasons), &reasons)?;
    }
    Ok(())
}

/// True if one of the reasons is certain by itself.
pub(crate) fn is_certain(reasons: &str) -> bool {
    reasons.split(',').any(duplicates::is_certain)
}

/// Every pair of the file by its keys, nothing written. Slow: walks all keys.
pub(crate) fn read_all(db: &Connection) -> Result<Pairs> {
    let leads: BTreeSet<i64> = super::store::list_all(db)?.into_iter().collect();
    let mut pairs = Pairs::new();
    for (_, stretch) in stretches(&leads) {
        pairs.append(&mut read(db, &key_list(&stretch))?);
    }
    Ok(pairs)
}

/// Pairs in which one of a key list is, without those that a person called different.
fn read(db: &Connection, keys: &str) -> Result<Pairs> {
    let mut found = find(db, keys)?;
    if found.is_empty() {
        return Ok(Pairs::new());
    }
    for pair in rows::list_different(db, keys)? {
        found.remove(&pair);
    }
    let told = found.into_iter().map(|(pair, rules)| {
        // "Under another name" is no news of two with one name.
        let named = rules & (bit(reason::NAME_MAIL) | bit(reason::NAME_PHONE)) != 0;
        let rules = if named { rules & !bit(reason::MAIL) } else { rules };
        (pair, codes(rules).collect::<Vec<_>>().join(","))
    });
    Ok(told.collect())
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
