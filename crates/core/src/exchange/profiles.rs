//! Mappings that are remembered: programs whose exports are known, and a person's own profiles.
//!
//! Words: a *preset* is an export of a program, told by headers that stand together in no other; a
//! *profile* is what a person decided for a list of headers. The same headers propose it again.

use rusqlite::Connection;
use uuid::Uuid;

use super::dictionary::key;
use super::field::ImportField;
use super::store::profile as store;
use super::wire::{ImportProfile, SaveProfile};
use crate::app::{App, Tx};
use crate::error::{Error, ErrorCode, Result};
use crate::leads::own::list_fields;
use crate::undo::Op;
use crate::wire::{Changed, Topic};

/// Profiles that are kept.
const MAX_PROFILES: usize = 200;
/// Characters of a name.
const NAME_LIMIT: usize = 100;

/// Exports of programs: code, name, and headers of which all must be there.
pub const PRESETS: [(&str, &str, &[&str]); 6] = [
    ("hubspot", "HubSpot", &["Record ID", "Lifecycle Stage", "Email"]),
    ("google", "Google Contacts", &["First Name", "Organization Name", "E-mail 1 - Value"]),
    ("outlook", "Outlook", &["姓", "名", "会社名", "電子メール アドレス", "フリガナ (姓)"]),
    ("outlook", "Outlook", &["First Name", "Last Name", "E-mail Address", "Business Phone"]),
    ("sansan", "Sansan", &["名刺交換日", "会社名", "姓", "名", "姓カナ", "名カナ"]),
    ("eight", "Eight", &["会社名", "部署名", "役職", "氏名", "e-mail", "TEL会社", "名刺交換日"]),
];

/// The program whose export has these headers: its name.
pub fn preset(headers: &[String]) -> Option<&'static str> {
    let keys: Vec<String> = headers.iter().map(|header| key(header)).collect();
    let fits = |wanted: &[&str]| wanted.iter().all(|header| keys.contains(&key(header)));
    PRESETS.iter().find(|(.., wanted)| fits(wanted)).map(|(_, name, _)| *name)
}

/// Headers as profiles are found by: the order of the columns is part of them.
fn headers_key(headers: &[String]) -> Result<String> {
    let keys: Vec<String> = headers.iter().map(|header| key(header)).collect();
    Ok(serde_json::to_string(&keys)?)
}

/// Profiles, the last used first.
///
/// # Errors
/// Those of the file.
pub fn list(app: &App) -> Result<Vec<ImportProfile>> {
    app.read(store::list)
}

/// The profile for a file with these headers, the last used of several.
///
/// # Errors
/// Those of the file.
pub(super) fn find(db: &Connection, headers: &[String]) -> Result<Option<ImportProfile>> {
    if headers.is_empty() {
        return Ok(None);
    }
    let wanted = headers_key(headers)?;
    Ok(store::list_keyed(db)?
        .into_iter()
        .find(|(headers, _)| *headers == wanted)
        .map(|(_, profile)| profile))
}

/// Adds a profile, or changes one: a name alone renames it.
///
/// # Errors
/// `FieldInvalid` for an empty name, `FieldTooLong`, `NotFound`.
pub fn save(app: &App, request: &SaveProfile) -> Result<Changed> {
    let name = request.name.trim();
    if name.is_empty() {
        return Err(Error::new(ErrorCode::FieldInvalid).with("field", "name").with("value", ""));
    }
    if name.chars().count() > NAME_LIMIT {
        return Err(Error::new(ErrorCode::FieldTooLong)
            .with("field", "name")
            .with("limit", NAME_LIMIT));
    }
    let (changed, ()) = app.change(Op::SaveProfile, |tx| {
        tx.label("name", name);
        tx.topic(Topic::Imports);
        match request.id.as_deref().filter(|id| !id.is_empty()) {
            Some(id) => {
                let id = find_id(tx, id)?;
                store::rename(tx, id, name)?;
                if !request.columns.is_empty() {
                    store::set_mapping(tx, id, &mapping(tx, request)?)?;
                }
                Ok(())
            }
            None => {
                crate::require!(store::list(tx)?.len() < MAX_PROFILES, TooManyProfiles,
                    "limit" => MAX_PROFILES);
                let headers: Vec<String> =
                    request.columns.iter().map(|column| column.header.clone()).collect();
                store::insert(tx, name, &headers_key(&headers)?, &mapping(tx, request)?)
            }
        }
    })?;
    Ok(changed)
}

fn mapping(db: &Connection, request: &SaveProfile) -> Result<String> {
    let own = list_fields(db)?;
    for column in &request.columns {
        let is_field = ImportField::from_code(&column.field).is_some()
            || own.iter().any(|field| field.code() == column.field);
        if !column.field.is_empty() && !is_field {
            return Err(Error::new(ErrorCode::FieldInvalid)
                .with("field", "mapping")
                .with("value", column.field.clone()));
        }
    }
    Ok(serde_json::to_string(&(&request.columns, &request.choices))?)
}

/// Takes a profile away.
///
/// # Errors
/// `NotFound`.
pub fn remove(app: &App, id: &str) -> Result<Changed> {
    let (changed, ()) = app.change(Op::RemoveProfile, |tx| {
        let id = find_id(tx, id)?;
        tx.label("name", store::name(tx, id)?);
        tx.topic(Topic::Imports);
        store::remove(tx, id)
    })?;
    Ok(changed)
}

fn find_id(tx: &Tx<'_>, id: &str) -> Result<i64> {
    let none = || Error::new(ErrorCode::NotFound).with("entity", "profile");
    let id = Uuid::parse_str(id).map_err(|_| none())?;
    store::find(tx, id)?.ok_or_else(none)
}

/// Notes that a profile was used; one that is gone meanwhile is no reason to refuse an import.
pub(super) fn use_in(tx: &Tx<'_>, id: &str) -> Result<()> {
    match find_id(tx, id) {
        Ok(id) => store::touch(tx, id),
        Err(_) => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::exchange::corpus_tests::shared_sample;
    use crate::exchange::table::{Choices, Table};

    #[test]
    fn every_program_is_known_by_its_headers_and_no_list_is_taken_for_one() {
        for (file, wanted) in [
            ("expo_cards_sjis.csv", Some("Eight")),
            ("sansan_like_utf16.csv", Some("Sansan")),
            ("outlook_ja_sjis.csv", Some("Outlook")),
            ("google_contacts_utf8.csv", Some("Google Contacts")),
            ("hubspot_en_utf8.csv", Some("HubSpot")),
            ("existing_leads_utf8.csv", None),
        ] {
            let Some(bytes) = shared_sample(file) else { return };
            let table = Table::open(&bytes, Choices::default()).unwrap();
            assert_eq!(preset(table.header.as_deref().unwrap()), wanted, "{file}");
        }
        assert_eq!(preset(&["会社名".to_owned(), "氏名".to_owned()]), None);
    }
}
