//! How tests compare what was read with what the samples expect.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::path::{Path, PathBuf};

use enishi_core::card::CardFields;
use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

use crate::vcard::shown_name;

pub(crate) fn fixture(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(path)
}

pub(crate) fn bytes(path: &str) -> Vec<u8> {
    std::fs::read(fixture(path)).unwrap()
}

pub(crate) fn json(path: &str) -> Value {
    serde_json::from_slice(&bytes(path)).unwrap()
}

/// After NFKC, without spaces and case.
fn folded(text: &str) -> String {
    text.nfkc().filter(|c| !c.is_whitespace() && *c != ',').collect::<String>().to_lowercase()
}

fn digits(text: &str) -> String {
    let text: String = text.nfkc().collect();
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    match text.trim().strip_prefix("+81") {
        Some(_) => format!("0{}", digits.get(2..).unwrap_or_default()),
        None => digits,
    }
}

fn phone(fields: &CardFields, wanted: fn(&str) -> bool) -> String {
    fields
        .phones
        .iter()
        .find(|phone| wanted(&phone.label))
        .map_or_else(String::new, |phone| phone.number.clone())
}

/// One field by the name that the samples use.
pub(crate) fn value(fields: &CardFields, name: &str) -> String {
    let first = |list: &[String]| list.first().cloned().unwrap_or_default();
    let address = fields.addresses.first().cloned().unwrap_or_default();
    match name {
        "name" => shown_name(fields),
        "name_kana" if fields.full_kana.is_empty() => {
            format!("{} {}", fields.family_kana, fields.given_kana)
        }
        "name_kana" => fields.full_kana.clone(),
        "name_latin" => fields.latin_name.clone(),
        "company" => fields.company.clone(),
        "department" => fields.department.clone(),
        "title" => fields.title.clone(),
        "email" => first(&fields.mails),
        "url" => first(&fields.urls),
        "note" => fields.note.clone(),
        "phone" => phone(fields, |label| matches!(label, "work" | "")),
        "mobile" => phone(fields, |label| label == "mobile"),
        "fax" => phone(fields, |label| label == "fax"),
        "postal_code" => address.postal_code,
        "address" => {
            let japanese = format!("{}{}{}", address.region, address.city, address.street);
            if japanese.is_ascii() {
                format!("{} {} {}", address.street, address.city, address.region)
            } else {
                japanese
            }
        }
        other => unreachable!("{other} is no field of the samples"),
    }
}

/// The fields that differ, and how many there are to compare.
pub(crate) fn differences(fields: &CardFields, expected: &Value) -> (Vec<String>, usize) {
    let expected = expected.as_object().unwrap();
    let mut wrong = Vec::new();
    for (name, wanted) in expected {
        let wanted = wanted.as_str().unwrap();
        let read = value(fields, name);
        let is_number = matches!(name.as_str(), "phone" | "mobile" | "fax" | "postal_code");
        let same = if is_number {
            digits(&read) == digits(wanted)
        } else {
            folded(&read).trim_end_matches('/') == folded(wanted).trim_end_matches('/')
        };
        if !same {
            wrong.push(format!("{name}: {read:?} instead of {wanted:?}"));
        }
    }
    (wrong, expected.len())
}
