//! Verbs of companies: list, look at, change, merge.

use rusqlite::Connection;
use uuid::Uuid;

use super::wire::{
    CompanyDetail, CompanyName, CompanyPage, CompanyRow, ListCompanies, MergeCompanies,
    UpdateCompany,
};
use super::{read_corporate_number, store};
use crate::app::{App, Tx};
use crate::error::{Error, ErrorCode, Result};
use crate::leads::adding::read_kana;
use crate::leads::store::rows;
use crate::leads::{LINE_LIMIT, NOTE_LIMIT, cards, check_text};
use crate::text::fold_company;
use crate::text::mail_address::EmailAddress;
use crate::undo::Op;
use crate::wire::Changed;

/// Companies of one page at most.
const PAGE: i64 = 200;

/// Some companies in the order of their names.
///
/// # Errors
/// Those of the file.
pub fn list(app: &App, request: &ListCompanies) -> Result<CompanyPage> {
    let limit = request.limit.clamp(1, PAGE);
    let folded = fold_company(&request.text);
    app.read(|db| {
        let mut companies = store::list(db, &folded, request.offset.max(0), limit + 1)?;
        let shown = usize::try_from(limit).unwrap_or(0);
        let more = companies.len() > shown;
        companies.truncate(shown);
        Ok(CompanyPage { companies, more })
    })
}

/// Everything on a company.
///
/// # Errors
/// `NotFound` (`entity` = `company`).
pub fn get(app: &App, company: &str) -> Result<CompanyDetail> {
    app.read(|db| {
        let (rid, row) = find(db, company)?;
        let texts = store::get_texts(db, rid)?;
        let text = |column: &str| {
            let found = texts.iter().find(|(known, _)| *known == column);
            found.map(|(_, text)| text.clone()).unwrap_or_default()
        };
        let mut people = Vec::new();
        for lead in store::list_people(db, rid)? {
            people.extend(rows::find(db, lead)?);
        }
        Ok(CompanyDetail {
            row,
            corporate_number: text("corporate_number"),
            size: text("size"),
            address: text("address"),
            note: text("note"),
            people,
            values: cards::money_sums(store::list_values(db, rid)?),
            alike: store::list_alike(db, rid)?,
        })
    })
}

fn find(db: &Connection, id: &str) -> Result<(i64, CompanyRow)> {
    let missing = || Error::new(ErrorCode::NotFound).with("entity", "company");
    let id = Uuid::parse_str(id).map_err(|_| missing())?;
    store::find(db, id)?.ok_or_else(missing)
}

/// Changes fields of a company; equal texts write nothing.
///
/// # Errors
/// `NotFound`; `FieldInvalid` (unknown field, empty name, kana, domain), `FieldTooLong`,
/// `CorporateNumberInvalid`.
pub fn update(app: &App, request: &UpdateCompany) -> Result<Changed> {
    let (changed, ()) = app.change(Op::UpdateCompany, |tx| {
        let (rid, row) = find(tx, &request.company)?;
        let known = store::get_texts(tx, rid)?;
        let mut name = row.name;
        for change in &request.changes {
            let (field, value) = (change.field.as_str(), change.value.as_str());
            let invalid =
                || Error::new(ErrorCode::FieldInvalid).with("field", field).with("value", value);
            let text = match field {
                "kana" => read_kana(field, value)?,
                "domain" => read_domain(value).ok_or_else(invalid)?,
                "corporate_number" => read_number(value)?,
                "address" | "note" => check_text(field, value, NOTE_LIMIT)?,
                _ => check_text(field, value, LINE_LIMIT)?,
            };
            let before = known.iter().find(|(known, _)| *known == field).ok_or_else(invalid)?;
            if before.1 == text {
                continue;
            }
            if field == "name" {
                crate::require!(!text.is_empty(), FieldInvalid, "field" => "name", "value" => "");
                store::set_folded(tx, rid, &fold_company(&text))?;
                name = text.clone();
            }
            store::set(tx, rid, field, &text)?;
        }
        tx.label("name", name);
        Ok(())
    })?;
    Ok(changed)
}

fn read_number(value: &str) -> Result<String> {
    if value.trim().is_empty() {
        return Ok(String::new());
    }
    read_corporate_number(value)
        .ok_or_else(|| Error::new(ErrorCode::CorporateNumberInvalid).with("value", value.trim()))
}

/// A domain in small letters; empty for none, `None` for what is no domain.
fn read_domain(value: &str) -> Option<String> {
    let text = value.trim().trim_start_matches('@').to_lowercase();
    if text.is_empty() {
        return Some(text);
    }
    let address = EmailAddress::parse(&format!("x@{text}")).ok()?;
    Some(address.domain().to_owned())
}

/// Puts the people of one company into another. What the other does not know is taken over, a note
/// stands below its own.
///
/// # Errors
/// `NotFound`; `FieldInvalid` for one company twice.
pub fn merge(app: &App, request: &MergeCompanies) -> Result<Changed> {
    let (changed, ()) = app.change(Op::MergeCompanies, |tx| {
        let ((keep, kept), (gone, merged)) = (find(tx, &request.keep)?, find(tx, &request.merge)?);
        crate::require!(
            keep != gone, FieldInvalid, "field" => "merge", "value" => merged.name.clone()
        );
        take_over(tx, keep, gone)?;
        store::hand_over(tx, gone, keep)?;
        store::trash(tx, gone, tx.now.0)?;
        tx.label("name", kept.name);
        tx.label("merged", merged.name);
        Ok(())
    })?;
    Ok(changed)
}

fn take_over(tx: &Tx<'_>, keep: i64, gone: i64) -> Result<()> {
    let (kept, merged) = (store::get_texts(tx, keep)?, store::get_texts(tx, gone)?);
    for ((column, own), (_, other)) in kept.iter().zip(&merged) {
        if other.is_empty() || own == other {
            continue;
        }
        if own.is_empty() {
            store::set(tx, keep, column, other)?;
        } else if *column == "note" {
            store::set(tx, keep, column, &format!("{own}\n{other}"))?;
        }
    }
    Ok(())
}

/// The company whose domain a mail address has. Free mail and what is no address yet have none.
///
/// # Errors
/// Those of the file.
pub fn of_mail(app: &App, mail: &str) -> Result<CompanyName> {
    let address = EmailAddress::parse(mail).ok().filter(|address| !address.is_free_mail());
    let Some(address) = address else { return Ok(CompanyName { name: String::new() }) };
    app.read(|db| {
        let name = store::find_by_domain(db, address.domain())?.unwrap_or_default();
        Ok(CompanyName { name })
    })
}
