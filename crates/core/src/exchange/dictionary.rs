//! Header words, Japanese and English, and the fields they name.
//!
//! Taken from the exports of Eight, Sansan, Outlook (Japanese and English), Google Contacts, HubSpot,
//! 筆まめ-style address lists and what people type. A header is compared after NFKC, in lower case and
//! without anything but letters and digits, so `E-mail 1 - Value`, `ＴＥＬ(会社)` and `TEL会社` meet.

use std::collections::HashMap;
use std::sync::OnceLock;

use unicode_normalization::UnicodeNormalization;

use super::field::ImportField;
use super::scan::Row;
use super::sniff;

/// The words; the file says how they are written.
const WORDS: &str = include_str!("headers.txt");

/// Word → field, `None` for a known word of no use.
fn words() -> &'static HashMap<&'static str, Option<ImportField>> {
    static TABLE: OnceLock<HashMap<&'static str, Option<ImportField>>> = OnceLock::new();
    TABLE
        .get_or_init(|| lines().flat_map(|(field, words)| words.map(move |w| (w, field))).collect())
}

/// The lines of [`WORDS`]: field and its words.
fn lines() -> impl Iterator<Item = (Option<ImportField>, std::str::SplitWhitespace<'static>)> {
    WORDS.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
        let (code, words) = line.split_once(':')?;
        Some((ImportField::from_code(code), words.split_whitespace()))
    })
}

/// A header as it is compared: NFKC, lower case, letters and digits only.
pub fn key(header: &str) -> String {
    header.nfkc().flat_map(char::to_lowercase).filter(|c| c.is_alphanumeric()).collect()
}

/// What the dictionary says of a header.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// It names this field.
    Field(ImportField),
    /// It is known and of no use.
    Ignored,
    /// It is not in the dictionary.
    Unknown,
}

/// Looks a header up; a number in it (`会社電話 2`, `E-mail 1 - Value`) is left out on a second try.
pub fn meaning(header: &str) -> Meaning {
    let key = key(header);
    if key.is_empty() {
        return Meaning::Unknown;
    }
    match look_up(&key) {
        Meaning::Unknown => {
            look_up(&key.chars().filter(|c| !c.is_ascii_digit()).collect::<String>())
        }
        found => found,
    }
}

/// True if a field of the program has exactly this header; a number in it counts.
pub fn names_field(header: &str) -> bool {
    matches!(look_up(&key(header)), Meaning::Field(_))
}

fn look_up(key: &str) -> Meaning {
    match words().get(key) {
        Some(Some(field)) => Meaning::Field(*field),
        Some(None) => Meaning::Ignored,
        None => Meaning::Unknown,
    }
}

/// True if the first of `rows` names columns. A word of the dictionary says yes, a mail address,
/// phone, web address, postal code or date in it says no; without either it is a header if any row
/// below holds such data or a number where it has none, or if there is nothing to compare with.
pub fn is_header(rows: &[Row]) -> bool {
    let Some(first) = rows.first() else { return false };
    let is_data = |cell: &String| sniff::kind(cell).is_some_and(sniff::is_unlike_a_header);
    let known = first.cells.iter().filter(|cell| meaning(cell) != Meaning::Unknown).count();
    let data = first.cells.iter().filter(|cell| is_data(cell)).count();
    match (known, data) {
        (known, data) if known > 0 => known >= data,
        (_, data) if data > 0 => false,
        _ => {
            let digit = |cell: &String| cell.trim_start().starts_with(|c: char| c.is_ascii_digit());
            let empty = first.cells.iter().any(|cell| cell.trim().is_empty());
            let below = &rows[1..];
            let firm = |cell: &String| {
                matches!(sniff::kind(cell), Some(ImportField::Company | ImportField::FullName))
            };
            let unlike = below.iter().any(|row| row.cells.iter().any(|c| is_data(c) || digit(c)));
            !first.cells.iter().any(digit)
                && !first.cells.iter().any(firm)
                && !empty
                && (unlike || below.is_empty())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ImportField as F;

    #[test]
    fn no_word_belongs_to_two_fields_and_every_field_has_one() {
        let mut seen = std::collections::BTreeSet::new();
        for (_, words) in lines() {
            for word in words {
                assert_eq!(key(word), word, "{word} is not written as it is compared");
                assert!(seen.insert(word), "{word} stands twice");
            }
        }
        for line in WORDS.lines().filter(|line| line.contains(':') && !line.starts_with('#')) {
            let code = line.split(':').next().unwrap_or_default();
            assert!(code == "-" || ImportField::from_code(code).is_some(), "{code} is no field");
        }
        for field in ImportField::ALL {
            assert!(words().values().any(|known| known == &Some(*field)), "{field:?} has no word");
        }
    }

    #[test]
    fn headers_meet_in_any_width_case_and_punctuation() {
        for header in ["TEL会社", "ＴＥＬ（会社）", "tel 会社", "Tel-会社"] {
            assert_eq!(meaning(header), Meaning::Field(F::Phone), "{header}");
        }
        assert_eq!(meaning("ﾌﾘｶﾞﾅ"), Meaning::Field(F::FullKana));
        assert_eq!(meaning("フリガナ (姓)"), Meaning::Field(F::FamilyKana));
        assert_eq!(meaning("E-mail 2 - Value"), Meaning::Field(F::Mail));
        assert_eq!(meaning("E-mail 2 - Label"), Meaning::Ignored);
        assert_eq!(meaning("余り"), Meaning::Unknown);
        assert_eq!(meaning(""), Meaning::Unknown);
    }
}
