//! Values of custom fields as cells: dates and numbers as such, everything else as a person reads it.
//! The import reads each of them back to the same value.

use super::Cell;
use crate::leads::own::words::Value;
use crate::leads::own::{Field, shown};
use crate::text::money::minor_digits;

/// The largest whole number that a sheet holds to the last digit: fifteen of them.
const EXACT: u64 = 999_999_999_999_999;

/// A value as a list holds it. Yes and no are words of `language` (`ja` or `en`); an amount in
/// `currency` is a plain number, one in another is written with its sign or code.
pub(super) fn cell(field: &Field, value: &Value, language: &str, currency: &str) -> Cell<'static> {
    match value {
        Value::Date(date) => Cell::Day(*date),
        Value::Number(thousandths) => number(*thousandths, 3, true),
        // Three decimals without a separator before them read as thousands.
        Value::Money(money) if money.currency == currency && minor_digits(currency) < 3 => {
            number(money.minor, minor_digits(currency), false)
        }
        _ => Cell::Text(shown(field, value, language).into()),
    }
}

/// `parts` of a whole, of which one has `digits` decimals; `short` leaves the zeros at the end out.
fn number(parts: i64, digits: u32, short: bool) -> Cell<'static> {
    let unit = 10_u64.pow(digits);
    let (whole, rest) = (parts.unsigned_abs() / unit, parts.unsigned_abs() % unit);
    let sign = if parts < 0 { "-" } else { "" };
    let mut text = format!("{sign}{whole}");
    if digits > 0 && !(short && rest == 0) {
        let decimals = format!("{rest:0width$}", width = digits as usize);
        let decimals = if short { decimals.trim_end_matches('0') } else { &decimals };
        text.push('.');
        text.push_str(decimals);
    }
    match parts.unsigned_abs() <= EXACT {
        true => Cell::Amount(text, parts as f64 / unit as f64),
        false => Cell::Text(text.into()),
    }
}
