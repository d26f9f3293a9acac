//! Contact files: each card a row, its properties the columns that any of the cards fills.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use super::super::field::ImportField as F;
use super::super::pace::{Progress, REPORT_EVERY};
use super::super::scan::RowFault;
use super::super::words::Words;
use super::super::{MAX_CELL_BYTES, MAX_FILE_BYTES, guard};
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

type Cells = [String; COLUMNS.len()];
/// Columns that give a lead its name.
const NAMES: std::ops::Range<usize> = 0..9;

/// Reads all cards of a contact file, twice: the first time tells which columns there are, so that a
/// file of a million cards costs the memory of its text.
pub(super) fn read(
    bytes: &[u8],
    reader: &dyn CardReader,
    progress: Progress<'_>,
) -> Result<Converted> {
    let mut used = [false; COLUMNS.len()];
    let (mut japanese, mut all, mut size) = (false, 0, 0);
    for_each_card(bytes, reader, &mut |number, row, _| {
        for (used, cell) in used.iter_mut().zip(row) {
            *used |= !cell.is_empty();
            japanese |= is_east_asian(cell);
            size += cell.len();
        }
        all = number;
        crate::require!(size <= MAX_FILE_BYTES, FileUnpacksLarge, "limit_mb" => MAX_FILE_BYTES >> 20);
        if number.is_multiple_of(REPORT_EVERY) { progress(0, 0) } else { Ok(()) }
    })?;
    // Without any name each row says so; without the column the whole file would be refused.
    used[0] |= !used[NAMES].contains(&true);
    let used: Vec<usize> = (0..COLUMNS.len()).filter(|at| used[*at]).collect();
    let words = Words::new(if japanese { "ja" } else { "en" });
    let mut text = guard::line(used.iter().map(|at| words.field(COLUMNS[*at])), ',');
    let mut faults = BTreeMap::new();
    for_each_card(bytes, reader, &mut |number, row, fault| {
        text.push_str(&guard::line(used.iter().map(|at| row[*at].as_str()), ','));
        if let Some(fault) = fault {
            faults.insert(number, column_of(fault, &used));
        }
        let all = i64::try_from(all).unwrap_or(i64::MAX);
        let done = i64::try_from(number).unwrap_or(i64::MAX);
        if number.is_multiple_of(REPORT_EVERY) { progress(done, all) } else { Ok(()) }
    })?;
    Ok(Converted { text, faults, header: Some(true), ..Converted::default() })
}

/// A fault by the place of its column among those in use.
fn column_of(fault: RowFault, used: &[usize]) -> RowFault {
    match fault {
        RowFault::CellTooLong { column } => {
            let column = used.iter().position(|at| *at == column).unwrap_or_default();
            RowFault::CellTooLong { column }
        }
        fault => fault,
    }
}

/// Takes number (1 = first), cells and fault of a card.
type Each<'e> = &'e mut dyn FnMut(u64, &Cells, Option<RowFault>) -> Result<()>;

/// Hands out each card.
fn for_each_card(bytes: &[u8], reader: &dyn CardReader, each: Each<'_>) -> Result<()> {
    let mut number = 0;
    let mut stopped = Ok(());
    let found = reader.read_vcards(bytes, &mut |card| {
        number += 1;
        let mut fault = card.is_err().then_some(RowFault::CardBroken);
        let mut row = card.map(|fields| cells(&fields)).unwrap_or_default();
        for (column, cell) in row.iter_mut().enumerate() {
            if cell.len() > MAX_CELL_BYTES {
                fault.get_or_insert(RowFault::CellTooLong { column });
                // As much as shows which card it is.
                *cell = cell.chars().take(80).collect();
            }
        }
        if row.iter().all(String::is_empty) {
            // A row with nothing in it is none; this one shall be told.
            row[COLUMNS.len() - 1] = "vCard".to_owned();
        }
        stopped = each(number, &row, fault);
        if stopped.is_err() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    stopped?;
    match found {
        Ok(()) => Ok(()),
        Err(CardFault::TooLarge) => {
            Err(Error::new(ErrorCode::FileTooLarge).with("limit_mb", MAX_FILE_BYTES >> 20))
        }
        Err(_) => Err(Error::new(ErrorCode::FileBroken).detail("no card")),
    }
}

fn cells(card: &CardFields) -> Cells {
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
