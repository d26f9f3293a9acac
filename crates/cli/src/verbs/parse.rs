//! `parse`: what a card, a code or a signature says. Opens no data file and writes nothing.

use std::io::Read;
use std::ops::ControlFlow;
use std::path::Path;

use enishi_core::card::{CODE_BYTES, CardFault, CardFields, CardReader, Code, PICTURE_MB};
use enishi_core::error::{Error, ErrorCode};
use enishi_core::exchange::decode::TextReader;
use enishi_core::exchange::{MAX_FILE_BYTES, detect};
use enishi_core::texts::Texts;
use serde_json::{Value, json};

use super::Output;
use crate::args::ParseKind;
use crate::door::{Answer, error_key};

/// Reads the file and says what stands in it.
pub(super) fn parse(kind: ParseKind, file: &Path, texts: &Texts) -> Answer<Output> {
    let cards = enishi_shell::env().cards;
    let bytes = bytes(kind, file)?;
    let found = match kind {
        ParseKind::Signature => {
            vec![person(&cards.read_signature(&text(&bytes)).map_err(Error::from)?)]
        }
        ParseKind::Vcard => contact_file(&*cards, &bytes)?,
        ParseKind::Mecard => vec![card_code(&*cards, text(&bytes).trim())?],
        ParseKind::Qr => {
            let codes = cards.read_picture(&bytes).map_err(Error::from)?;
            codes.iter().map(|text| code(&*cards, text)).collect::<Answer<_>>()?
        }
    };
    let mut lines = Vec::new();
    for one in &found {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines.extend(told(one, texts));
    }
    let is_one = matches!(kind, ParseKind::Signature | ParseKind::Mecard);
    let json = if is_one { found.into_iter().next().unwrap_or_default() } else { json!(found) };
    Ok(Output::new(lines, json))
}

fn bytes(kind: ParseKind, file: &Path) -> Answer<Vec<u8>> {
    let limit = match kind {
        ParseKind::Qr => usize::try_from(PICTURE_MB << 20).unwrap_or(MAX_FILE_BYTES),
        _ => MAX_FILE_BYTES,
    };
    let unread = |why: std::io::Error| {
        let missing = why.kind() == std::io::ErrorKind::NotFound;
        let code = if missing { ErrorCode::FileMissing } else { ErrorCode::FileUnreadable };
        Error::new(code).with("path", file.display().to_string()).detail(why)
    };
    let mut bytes = Vec::new();
    let most = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1);
    if file == Path::new("-") {
        std::io::stdin().lock().take(most).read_to_end(&mut bytes).map_err(unread)?;
    } else {
        let opened = std::fs::File::open(file).map_err(unread)?;
        opened.take(most).read_to_end(&mut bytes).map_err(unread)?;
    }
    if bytes.is_empty() {
        return Err(Error::new(ErrorCode::FileEmpty).into());
    }
    if bytes.len() > limit && kind == ParseKind::Qr {
        return Err(Error::from(CardFault::TooLarge).into());
    }
    if bytes.len() > limit {
        return Err(Error::new(ErrorCode::FileTooLarge).with("limit_mb", limit >> 20).into());
    }
    Ok(bytes)
}

/// The text of a file in whatever encoding it has.
fn text(bytes: &[u8]) -> String {
    let encoding = detect::detect(bytes).encoding;
    let mut reader = TextReader::new(bytes, encoding);
    let mut text = String::new();
    while reader.read(&mut text) {}
    text
}

/// Each card in order; a broken one as `{"error": code}`.
fn contact_file(cards: &dyn CardReader, bytes: &[u8]) -> Answer<Vec<Value>> {
    let mut found = Vec::new();
    cards
        .read_vcards(bytes, &mut |card| {
            match card {
                Ok(fields) => found.push(person(&fields)),
                // A card that says nothing about anybody is none.
                Err(CardFault::NoCard) => {}
                Err(why) => found.push(json!({ "error": Error::from(why).code.as_str() })),
            }
            ControlFlow::Continue(())
        })
        .map_err(Error::from)?;
    if found.is_empty() {
        return Err(Error::from(CardFault::NoCard).into());
    }
    Ok(found)
}

fn meaning(cards: &dyn CardReader, text: &str) -> Answer<Code> {
    cards
        .read_code(text)
        .map_err(|_| Error::new(ErrorCode::CodeTooLong).with("limit", CODE_BYTES).into())
}

fn card_code(cards: &dyn CardReader, text: &str) -> Answer<Value> {
    match meaning(cards, text)? {
        Code::Card(fields) => Ok(person(&fields)),
        Code::Url(_) | Code::Text(_) => Err(Error::from(CardFault::NoCard).into()),
    }
}

/// One code of a picture: its text, what it is, and the person if it is a card.
fn code(cards: &dyn CardReader, text: &str) -> Answer<Value> {
    Ok(match meaning(cards, text)? {
        Code::Card(fields) => json!({ "kind": "card", "text": text, "fields": person(&fields) }),
        Code::Url(url) => json!({ "kind": "url", "text": url }),
        Code::Text(text) => json!({ "kind": "text", "text": text }),
    })
}

/// The fields of one person; every member is always there.
fn person(card: &CardFields) -> Value {
    let name = card.person_name();
    let address = card.addresses.first().cloned().unwrap_or_default();
    let phones: Vec<Value> = card
        .phones
        .iter()
        .map(|phone| json!({ "number": phone.number, "label": phone.label }))
        .collect();
    let addresses: Vec<Value> = card
        .addresses
        .iter()
        .map(|each| {
            json!({
                "postal_code": each.postal_code, "country": each.country, "region": each.region,
                "city": each.city, "street": each.street, "address": each.in_one_line(),
            })
        })
        .collect();
    let kinds: Vec<&str> = card.pictures.iter().map(|(kind, _)| kind.as_str()).collect();
    json!({
        "name": name.display_name(), "name_kana": name.display_kana(),
        "name_latin": card.latin_name,
        "family_name": name.family, "given_name": name.given, "middle_name": name.middle,
        "family_kana": name.family_kana, "given_kana": name.given_kana,
        "honorific": card.honorific,
        "company": card.company, "company_kana": card.company_kana,
        "department": card.department, "title": card.title,
        "mails": card.mails, "phones": phones, "urls": card.urls,
        "postal_code": address.postal_code, "address": address.in_one_line(),
        "country": address.country, "addresses": addresses,
        "note": card.note, "tags": card.tags, "language": card.language,
        "external_id": card.external_id, "exchanged_on": card.exchanged_on,
        "pictures": kinds, "rest": card.rest, "cut": card.is_cut,
    })
}

/// `member: value`, one line each; lists one line per entry.
fn told(one: &Value, texts: &Texts) -> Vec<String> {
    if let Some(code) = one["error"].as_str() {
        return vec![texts.get(&error_key(code), &[])];
    }
    let mut lines = Vec::new();
    let shown = match &one["fields"] {
        Value::Null => one,
        fields => {
            lines.push(one["text"].as_str().unwrap_or_default().to_owned());
            fields
        }
    };
    for (name, value) in shown.as_object().into_iter().flatten() {
        let values: Vec<String> = match value {
            Value::String(text) => vec![text.replace('\n', "\n  ")],
            Value::Array(entries) if name != "addresses" => entries.iter().map(entry).collect(),
            Value::Bool(true) => vec![texts.get("cli-parse-cut", &[])],
            _ => Vec::new(),
        };
        let values = values.into_iter().filter(|value| !value.is_empty());
        lines.extend(values.map(|value| format!("{name}: {value}")));
    }
    lines
}

fn entry(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        phone => {
            let part = |name: &str| phone[name].as_str().unwrap_or_default().to_owned();
            format!("{} {}", part("number"), part("label")).trim_end().to_owned()
        }
    }
}
