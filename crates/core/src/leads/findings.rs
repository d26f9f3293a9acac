//! Looking up who may be the same person: keys in the file against the rules of
//! [`super::duplicates`].

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Connection;

use super::duplicates::{DuplicateKeys, is_certain, kind, pairs};
use super::store;
use super::store::card::CardWriter;
use crate::app::Tx;
use crate::error::Result;
use crate::text::mail_address::EmailAddress;

/// One lead that may be the same person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Finding {
    pub(crate) lead_rid: i64,
    pub(crate) certain: bool,
    /// Codes of [`super::duplicates::reason`], surest first.
    pub(crate) rules: Vec<&'static str>,
}

/// Writes the keys of a lead in place of `known`, the old ones; `None`: there are none yet.
pub(crate) fn write_keys(
    tx: &Tx<'_>,
    writer: &mut CardWriter<'_>,
    lead: i64,
    keys: &DuplicateKeys,
    known: Option<&[(String, String)]>,
) -> Result<()> {
    let rows: BTreeSet<(&str, &str)> = keys.rows().into_iter().collect();
    if let Some(known) = known {
        if known.iter().map(|(kind, key)| (kind.as_str(), key.as_str())).eq(rows.iter().copied()) {
            return Ok(());
        }
        store::duplicate::remove_keys(tx, lead)?;
    }
    for (kind, key) in rows {
        writer.write_key(kind, key, lead)?;
    }
    Ok(())
}

/// Leads that may be the person of `keys`, who is no lead yet, certain ones first. A few look-ups
/// per key, none over all leads.
pub(crate) fn find(db: &Connection, keys: &DuplicateKeys) -> Result<Vec<Finding>> {
    let wanted: Vec<(&'static str, String)> = pairs(keys);
    let (who_kind, who) = keys.who();
    let mut look_up: Vec<(&str, &str)> = vec![(who_kind, who), (kind::KANA, &keys.kana)];
    look_up.extend(keys.personal.iter().map(|mail| (kind::MAIL, mail.as_str())));
    let mut leads = BTreeSet::new();
    for (kind, key) in look_up {
        if !key.is_empty() {
            leads.extend(store::duplicate::list_leads_by_key(db, kind, key)?);
        }
    }
    let mut found = Vec::new();
    for lead in leads {
        let theirs: BTreeMap<String, &'static str> =
            pairs(&read_keys(db, lead)?).into_iter().map(|(rule, pair)| (pair, rule)).collect();
        let rules: Vec<&'static str> = wanted
            .iter()
            .filter(|(rule, pair)| theirs.get(pair) == Some(rule))
            .map(|(rule, _)| *rule)
            .collect();
        if !rules.is_empty() {
            let certain = rules.iter().any(|rule| is_certain(rule));
            found.push(Finding { lead_rid: lead, certain, rules });
        }
    }
    found.sort_by_key(|finding| {
        (!finding.certain, std::cmp::Reverse(finding.rules.len()), finding.lead_rid)
    });
    Ok(found)
}

/// The keys of a lead as the file holds them.
fn read_keys(db: &Connection, lead: i64) -> Result<DuplicateKeys> {
    let mut keys = DuplicateKeys::default();
    for (kind, key) in store::duplicate::list_keys(db, lead)? {
        match kind.as_str() {
            kind::NAME => keys.name = key,
            kind::KANA => keys.kana = key,
            kind::COMPANY => keys.company = key,
            kind::PHONE => keys.phones.push(key),
            kind::MAIL => {
                if EmailAddress::parse(&key).is_ok_and(|address| !address.is_role_address()) {
                    keys.personal.push(key.clone());
                }
                keys.mails.push(key);
            }
            _ => {}
        }
    }
    Ok(keys)
}
