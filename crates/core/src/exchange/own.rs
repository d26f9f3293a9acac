//! Custom fields in files: which header means one, what a cell says, and what is written out.
//!
//! The header of a field is its name. Where the program has a field of that name the header also
//! holds the tag (`Budget (own_budget)`), so that a list that goes out comes in again as it was.
//!
//! A cell is read as the form of the lead reads it ([`crate::leads::own::words::read`]), after what a
//! person said about its value and after the day numbers of spreadsheets ([`super::row`]). What the
//! field does not take is a problem of that cell and stays in the note.

use super::dictionary::names_field;
use crate::leads::own::Field;
pub(crate) use crate::leads::own::words::Value;
use crate::text::fold;

/// The header under which a list holds a custom field.
pub(super) fn header(field: &Field) -> String {
    match names_field(&field.name) {
        true => format!("{} ({})", field.name, field.tag),
        false => field.name.clone(),
    }
}

/// The place of the field that a header names: by the header it goes out with, its name, its tag or
/// its code. A name that is a field of the program's means that one.
pub(super) fn named(own: &[Field], header_of: &str) -> Option<u8> {
    let typed = fold(header_of.trim());
    if typed.is_empty() {
        return None;
    }
    let is_own = |field: &Field| {
        [header(field), field.tag.clone(), field.code()].iter().any(|name| fold(name) == typed)
    };
    u8::try_from(own.iter().position(is_own)?).ok()
}
