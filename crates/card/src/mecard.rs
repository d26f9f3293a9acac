//! MECARD and BIZCARD: the short cards in the QR codes of Japanese phones.
//!
//! `MECARD:N:佐藤,花子;SOUND:ｻﾄｳ,ﾊﾅｺ;TEL:…;;` (NTT DOCOMO) and the older
//! `BIZCARD:N:given;X:family;T:title;C:company;…;;` (TPS). A backslash takes the meaning from
//! `\ ; : ,`. A name may stand whole, without the comma.

use enishi_core::card::{CardAddress, CardFields, CardPhone};

/// Reads one; none if it is no such text or says nothing about anybody.
pub(crate) fn read(text: &str) -> Option<CardFields> {
    let text = text.trim_start();
    let (scheme, body) = text.split_once(':')?;
    let mut fields = CardFields::default();
    let property = match scheme.trim().to_ascii_uppercase().as_str() {
        "MECARD" => mecard,
        "BIZCARD" => bizcard,
        _ => return None,
    };
    for entry in split(body.trim_end(), ';') {
        let Some((name, value)) = entry.split_once(':') else {
            if !entry.trim().is_empty() {
                fields.rest.push(unescape(&entry));
            }
            continue;
        };
        if !unescape(value).trim_matches([',', ' ']).is_empty() {
            property(&mut fields, &name.trim().to_ascii_uppercase(), value);
        }
    }
    (fields != CardFields::default()).then_some(fields)
}

fn mecard(fields: &mut CardFields, name: &str, value: &str) {
    let text = unescape(value);
    match name {
        "N" => match pair(value) {
            Some((family, given)) => (fields.family_name, fields.given_name) = (family, given),
            None => fields.full_name = text,
        },
        "SOUND" => match pair(value) {
            Some((family, given)) => (fields.family_kana, fields.given_kana) = (family, given),
            None => fields.full_kana = text,
        },
        "ADR" => address(fields, value),
        "ORG" | "COMPANY" => once(fields, |fields| &mut fields.company, name, text),
        "TIL" | "TITLE" => once(fields, |fields| &mut fields.title, name, text),
        "DIV" | "DEPT" => once(fields, |fields| &mut fields.department, name, text),
        "NOTE" | "MEMO" => note(fields, &text),
        _ => reach(fields, name, text),
    }
}

fn bizcard(fields: &mut CardFields, name: &str, value: &str) {
    let text = unescape(value);
    match name {
        "N" => fields.given_name = text,
        "X" => fields.family_name = text,
        "T" => fields.title = text,
        "C" => fields.company = text,
        "A" => fields.addresses.push(CardAddress { street: text, ..CardAddress::default() }),
        "B" => phone(fields, text, "work"),
        "M" => phone(fields, text, "mobile"),
        "F" => phone(fields, text, "fax"),
        "E" => reach(fields, "EMAIL", text),
        "D" => fields.department = text,
        _ => reach(fields, name, text),
    }
}

fn reach(fields: &mut CardFields, name: &str, text: String) {
    match name {
        "TEL" => phone(fields, text, ""),
        "TEL-AV" | "FAX" => phone(fields, text, if name == "FAX" { "fax" } else { "" }),
        "EMAIL" if !fields.mails.contains(&text) => fields.mails.push(text),
        "URL" if !fields.urls.contains(&text) => fields.urls.push(text),
        "EMAIL" | "URL" => {}
        _ => fields.rest.push(format!("{name}: {text}")),
    }
}

fn phone(fields: &mut CardFields, number: String, label: &str) {
    let phone = CardPhone { number, label: label.to_owned() };
    if !fields.phones.contains(&phone) {
        fields.phones.push(phone);
    }
}

fn once(
    fields: &mut CardFields,
    place: fn(&mut CardFields) -> &mut String,
    name: &str,
    text: String,
) {
    let value = place(fields);
    if value.is_empty() {
        *value = text;
    } else if *value != text {
        fields.rest.push(format!("{name}: {text}"));
    }
}

fn note(fields: &mut CardFields, text: &str) {
    if !fields.note.is_empty() {
        fields.note.push('\n');
    }
    fields.note.push_str(text);
}

/// Post-office box, room, house, city, prefecture, postal code, country.
fn address(fields: &mut CardFields, value: &str) {
    let parts: Vec<String> =
        split(value, ',').iter().map(|part| unescape(part).trim().to_owned()).collect();
    let part = |at: usize| parts.get(at).cloned().unwrap_or_default();
    let street = [part(2), part(1), part(0)];
    let street: Vec<String> = street.into_iter().filter(|part| !part.is_empty()).collect();
    fields.addresses.push(if parts.len() < 5 {
        // No parts were meant: the commas are the person's.
        CardAddress { street: unescape(value), ..CardAddress::default() }
    } else {
        CardAddress {
            street: street.join(" "),
            city: part(3),
            region: part(4),
            postal_code: part(5),
            country: part(6),
        }
    });
}

/// Two parts at a comma that is not escaped.
fn pair(value: &str) -> Option<(String, String)> {
    let parts = split(value, ',');
    let mut parts = parts.iter().map(|part| unescape(part).trim().to_owned());
    let (first, second) = (parts.next()?, parts.next()?);
    Some((first, second))
}

/// Takes a text apart at a sign that no backslash precedes; escapes stay.
fn split(text: &str, separator: char) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut escaped = false;
    for sign in text.chars() {
        if sign == separator && !escaped {
            parts.push(String::new());
        } else if let Some(part) = parts.last_mut() {
            part.push(sign);
        }
        escaped = sign == '\\' && !escaped;
    }
    parts
}

fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        match (sign, signs.peek()) {
            ('\\', Some(next @ ('\\' | ';' | ':' | ',' | '"'))) => {
                out.push(*next);
                signs.next();
            }
            _ => out.push(sign),
        }
    }
    out.trim().to_owned()
}
