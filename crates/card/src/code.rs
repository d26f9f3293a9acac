//! What the text of a QR code means.
//!
//! A card (vCard, MECARD, BIZCARD, `mailto:`, `tel:`, a bare mail address), a web address, or
//! anything else: a badge id, a Wi-Fi network, a product number. Anything else is kept as it is and
//! makes no lead by itself.

use std::ops::ControlFlow;

use enishi_core::card::{CODE_BYTES, CardFault, CardFields, CardPhone, Code};
use enishi_core::text::mail_address::EmailAddress;

use crate::{charset, mecard, vcard};

/// Reads one: see [`enishi_core::card::CardReader::read_code`].
pub(crate) fn read_code(text: &str) -> Result<Code, CardFault> {
    if text.len() > CODE_BYTES {
        return Err(CardFault::TooLarge);
    }
    let bare = text.trim();
    let card = scheme(bare, "begin").and_then(|_| first_card(bare)).or_else(|| mecard::read(bare));
    let card = card.or_else(|| mail(bare)).or_else(|| phone(bare));
    if let Some(fields) = card {
        return Ok(Code::Card(Box::new(fields)));
    }
    let is_web = scheme(bare, "http").or_else(|| scheme(bare, "https")).is_some();
    if is_web && !bare.contains(char::is_whitespace) {
        return Ok(Code::Url(bare.to_owned()));
    }
    Ok(Code::Text(text.to_owned()))
}

/// What follows `name:`, in any case.
fn scheme<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    let (said, rest) = text.split_once(':')?;
    said.trim().eq_ignore_ascii_case(name).then_some(rest)
}

fn first_card(text: &str) -> Option<CardFields> {
    let mut card = None;
    let read = vcard::read_vcards(text.as_bytes(), &mut |read| {
        card = read.ok();
        ControlFlow::Break(())
    });
    read.ok().and(card)
}

fn mail(text: &str) -> Option<CardFields> {
    let (address, query) = match scheme(text, "mailto") {
        Some(rest) => rest.split_once('?').unwrap_or((rest, "")),
        None => (text, ""),
    };
    let address = percent_decoded(address);
    let address = address.split(',').next().unwrap_or_default().trim();
    EmailAddress::parse(address).ok()?;
    let rest: Vec<String> = query
        .split('&')
        .filter(|part| !part.is_empty())
        .map(|part| percent_decoded(part).replacen('=', ": ", 1))
        .collect();
    Some(CardFields { mails: vec![address.to_owned()], rest, ..CardFields::default() })
}

fn phone(text: &str) -> Option<CardFields> {
    let number = percent_decoded(scheme(text, "tel")?).trim().to_owned();
    let digits = number.chars().filter(char::is_ascii_digit).count();
    (digits >= 3).then(|| CardFields {
        phones: vec![CardPhone { number, label: String::new() }],
        ..CardFields::default()
    })
}

fn percent_decoded(text: &str) -> String {
    let bytes = charset::quoted_printable(text.replace('=', "=3D").replace('%', "=").as_bytes());
    charset::guess(&bytes)
}
