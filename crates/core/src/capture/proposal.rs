//! A card becomes the draft of a lead; what has no place becomes its note.

use crate::card::{CardAddress, CardFields};
use crate::leads::wire::{LeadDraft, PhoneDraft};
use crate::text::dates::parse_date;
use crate::text::surnames::split_by_surname;

/// The draft of one card.
pub(super) fn draft(card: &CardFields) -> LeadDraft {
    let mut name = card.person_name();
    if name.given.is_empty()
        && let Some((family, given)) = split_by_surname(&name.family)
    {
        (name.family, name.given) = (family.to_owned(), given.to_owned());
    }
    let address = card.addresses.first().cloned().unwrap_or_default();
    LeadDraft {
        family_name: name.family,
        given_name: name.given,
        middle_name: name.middle,
        family_kana: name.family_kana,
        given_kana: name.given_kana,
        company: card.company.clone(),
        department: card.department.clone(),
        title: card.title.clone(),
        mails: card.mails.clone(),
        phones: card
            .phones
            .iter()
            .map(|phone| PhoneDraft {
                number: phone.number.clone(),
                label: if phone.label.is_empty() { "work" } else { &phone.label }.to_owned(),
            })
            .collect(),
        urls: card.urls.clone(),
        postal_code: address.postal_code.clone(),
        address: with_country(&address),
        tags: card.tags.clone(),
        language: language(&card.language),
        met_on: parse_date(&card.exchanged_on).map(|on| on.to_string()).unwrap_or_default(),
        note: note(card),
        ..LeadDraft::default()
    }
}

/// `ja`, `en` or empty: the languages a lead can have.
fn language(said: &str) -> String {
    let said = said.to_ascii_lowercase();
    let known = ["ja", "en"].into_iter().find(|code| said.split('-').next() == Some(*code));
    known.unwrap_or_default().to_owned()
}

fn with_country(address: &CardAddress) -> String {
    let line = address.in_one_line();
    let is_here = matches!(address.country.as_str(), "" | "日本" | "Japan" | "JP" | "JAPAN");
    if is_here || line.is_empty() { line } else { format!("{line}, {}", address.country) }
}

/// The note of the card, and below it one line for each thing without a place.
fn note(card: &CardFields) -> String {
    let mut lines = vec![card.note.clone(), card.latin_name.clone(), card.company_kana.clone()];
    lines.extend(card.addresses.iter().skip(1).map(|address| {
        format!("{} {}", address.postal_code, with_country(address)).trim().to_owned()
    }));
    // A day that nobody can read is kept as text.
    if parse_date(&card.exchanged_on).is_none() {
        lines.push(card.exchanged_on.clone());
    }
    lines.extend(card.rest.iter().cloned());
    lines.retain(|line| !line.trim().is_empty());
    lines.join("\n")
}
