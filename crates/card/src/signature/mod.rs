//! Pasted mail signatures and the lines of a card become fields.
//!
//! Words: a *line* is what is left when frames, quotes and greetings are gone; what *reaches*
//! somebody (mail, web, phone, postal code) is found by its form and taken out of the line; what is
//! left stands in *segments*, each a company, a department, a title, a name, a reading or nothing
//! we know.
//!
//! The order: `lines` cuts and cleans, `reach` and `address` take out what has a form, `classify`
//! sorts the rest by the words of `words`, `name` chooses who the person is. A line that nobody
//! understands stands in [`CardFields::rest`].
//!
//! Invariants: pure; linear in the length of the text; no rule knows a sample. Values are in NFKC
//! (a full-width digit becomes a digit) but keep ㈱ and what people wrote otherwise.

mod address;
mod classify;
mod lines;
mod name;
mod reach;
mod words;

use enishi_core::card::{CardFault, CardFields};
use enishi_core::text::names::is_east_asian;

use address::Addresses;
use classify::{Kind, Segment};
use reach::Reach;

/// Bytes of a text that are looked at (`trust.md` §8: a field holds 64 KiB).
const TEXT_LIMIT: usize = 64 * 1024;

/// Reads one: see [`enishi_core::card::CardReader::read_signature`].
pub(crate) fn read_signature(text: &str) -> Result<CardFields, CardFault> {
    let end = text.floor_char_boundary(TEXT_LIMIT);
    let lines = lines::lines(text.get(..end).unwrap_or_default());
    let mut fields = CardFields::default();
    let mut addresses = Addresses::default();
    let mut segments = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        if line.is_prose {
            fields.rest.push(line.text.clone());
            continue;
        }
        let taken = reach::take(&line.text);
        let left = addresses.take(&taken.left, taken.has_any());
        add_reach(&mut fields, taken);
        segments.extend(classify::segments(&left, at));
    }
    addresses.settle(&mut fields);
    name::choose(&mut segments, &fields);
    fill(&mut fields, segments);
    let says_something = !(fields.full_name.is_empty()
        && fields.company.is_empty()
        && fields.mails.is_empty()
        && fields.phones.is_empty());
    if says_something { Ok(fields) } else { Err(CardFault::NoCard) }
}

fn add_reach(fields: &mut CardFields, taken: Reach) {
    let add = |list: &mut Vec<String>, values: Vec<String>| {
        for value in values {
            if !list.contains(&value) {
                list.push(value);
            }
        }
    };
    add(&mut fields.mails, taken.mails);
    add(&mut fields.urls, taken.urls);
    for phone in taken.phones {
        if !fields.phones.iter().any(|known| known.number == phone.number) {
            fields.phones.push(phone);
        }
    }
}

fn fill(fields: &mut CardFields, segments: Vec<Segment>) {
    let mut departments: Vec<String> = Vec::new();
    let mut titles: Vec<String> = Vec::new();
    for Segment { text, kind, .. } in segments {
        match kind {
            Kind::Company if fields.company.is_empty() => fields.company = text,
            Kind::Department => departments.push(text),
            Kind::Title => titles.push(text),
            Kind::Name if fields.full_name.is_empty() => fields.full_name = text,
            Kind::Latin if fields.latin_name.is_empty() => fields.latin_name = text,
            Kind::Reading if fields.full_kana.is_empty() => fields.full_kana = text,
            _ => fields.rest.push(text),
        }
    }
    let join = |parts: Vec<String>| {
        let is_latin = parts.iter().any(|part| !is_east_asian(part));
        parts.join(if is_latin { ", " } else { " " })
    };
    fields.department = join(departments);
    fields.title = join(titles);
}
