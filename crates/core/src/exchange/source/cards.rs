//! Contact files: each card a row, its properties the columns that any of the cards fills.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use super::super::field::ImportField as F;
use super::super::scan::RowFault;
use super::super::words::Words;
use super::super::{MAX_FILE_BYTES, guard};
use super::Converted;
use crate::card::{CardFault, CardFields, CardReader};
use crate::error::{Error, ErrorCode, Result};
use crate::text::names::is_east_asian;

/// What a card can fill, in the order of the columns; the last is what has no place.
const COLUMNS: [F; 29] = [
    F::FullName,
    F::FamilyName,
    F::GivenName,
    F::MiddleName,
    F::FullKana,
    F::FamilyKana,
    F::GivenKana,
    F::Honorific,
    F::Company,
    F::CompanyKana,
    F::Department,
    F::Title,
    F::Mail,
    F::Phone,
    F::PhoneDirect,
    F::PhoneMobile,
    F::PhoneHome,
    F::Fax,
    F::PostalCode,
    F::AddressRegion,
    F::AddressCity,
    F::AddressStreet,
    F::Country,
    F::Url,
    F::Tags,
    F::Language,
    F::ExchangedOn,
    F::ExternalId,
    F::Note,
];

/// Reads all cards of a contact file.
pub(super) fn read(bytes: &[u8], reader: &dyn CardReader) -> Result<Converted> {
    let mut rows: Vec<[String; COLUMNS.len()]> = Vec::new();
    let mut faults = BTreeMap::new();
    let mut size = 0;
    let found = reader.read_vcards(bytes, &mut |card| {
        let number = rows.len() as u64 + 1;
        let row = card.map(|fields| cells(&fields)).unwrap_or_else(|_| {
            faults.insert(number, RowFault::CardBroken);
            let mut row: [String; COLUMNS.len()] = Default::default();
            // A row with nothing in it is none; this one shall be told.
            row[COLUMNS.len() - 1] = "vCard".to_owned();
            row
        });
        size += row.iter().map(String::len).sum::<usize>();
        rows.push(row);
        if size > MAX_FILE_BYTES { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    if size > MAX_FILE_BYTES {
        return Err(Error::new(ErrorCode::FileUnpacksLarge).with("limit_mb", MAX_FILE_BYTES >> 20));
    }
    match found {
        Ok(()) => {}
        Err(CardFault::TooLarge) => {
            return Err(Error::new(ErrorCode::FileTooLarge).with("limit_mb", MAX_FILE_BYTES >> 20));
        }
        Err(_) => return Err(Error::new(ErrorCode::FileBroken).detail("no card")),
    }
    let used: Vec<usize> =
        (0..COLUMNS.len()).filter(|at| rows.iter().any(|row| !row[*at].is_empty())).collect();
    let japanese = rows.iter().any(|row| row.iter().any(|cell| is_east_asian(cell)));
    let words = Words::new(if japanese { "ja" } else { "en" });
    let mut text = guard::line(used.iter().map(|at| words.field(COLUMNS[*at])), ',');
    for row in &rows {
        text.push_str(&guard::line(used.iter().map(|at| row[*at].as_str()), ','));
    }
    Ok(Converted { text, faults, header: Some(true), ..Converted::default() })
}

fn cells(card: &CardFields) -> [String; COLUMNS.len()] {
    let phones = |labels: &[&str]| {
        let fits = card.phones.iter().filter(|phone| labels.contains(&phone.label.as_str()));
        fits.map(|phone| phone.number.as_str()).collect::<Vec<_>>().join("\n")
    };
    let address = card.addresses.first().cloned().unwrap_or_default();
    COLUMNS.map(|field| match field {
        F::FullName => card.full_name.clone(),
        F::FamilyName => card.family_name.clone(),
        F::GivenName => card.given_name.clone(),
        F::MiddleName => card.middle_name.clone(),
        F::FullKana => card.full_kana.clone(),
        F::FamilyKana => card.family_kana.clone(),
        F::GivenKana => card.given_kana.clone(),
        F::Honorific => card.honorific.clone(),
        F::Company => card.company.clone(),
        F::CompanyKana => card.company_kana.clone(),
        F::Department => card.department.clone(),
        F::Title => card.title.clone(),
        F::Mail => card.mails.join("\n"),
        F::Phone => phones(&["", "work"]),
        F::PhoneDirect => phones(&["direct"]),
        F::PhoneMobile => phones(&["mobile"]),
        F::PhoneHome => phones(&["home"]),
        F::Fax => phones(&["fax"]),
        F::PostalCode => address.postal_code.clone(),
        F::AddressRegion => address.region.clone(),
        F::AddressCity => address.city.clone(),
        F::AddressStreet => address.street.clone(),
        F::Country => address.country.clone(),
        F::Url => card.urls.join("\n"),
        F::Tags => card.tags.join(";"),
        F::Language => card.language.clone(),
        F::ExchangedOn => card.exchanged_on.clone(),
        F::ExternalId => card.external_id.clone(),
        F::Note => note(card),
        _ => String::new(),
    })
}

/// The note of the card, below it what has no place in a lead.
fn note(card: &CardFields) -> String {
    let further = card.addresses.iter().skip(1).map(|address| {
        let parts = [
            &address.postal_code,
            &address.region,
            &address.city,
            &address.street,
            &address.country,
        ];
        let parts = parts.into_iter().filter(|part| !part.is_empty()).map(String::as_str);
        parts.collect::<Vec<_>>().join(" ")
    });
    let lines = [card.note.clone(), card.latin_name.clone()];
    let lines = lines.into_iter().chain(further).chain(card.rest.iter().cloned());
    lines.filter(|line| !line.trim().is_empty()).collect::<Vec<_>>().join("\n")
}
