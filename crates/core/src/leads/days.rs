//! Days as people type them, and the instant that stands for a day which is over.

use crate::app::Tx;
use crate::error::{Error, ErrorCode, Result};
use crate::text::dates::parse_date;
use crate::time::{LocalDate, Timestamp};

/// Imports write a card without a time at noon, too: a second import finds it again.
const NOON_MS: i64 = 12 * 60 * 60 * 1000;

/// A day as typed; empty is none.
///
/// # Errors
/// `DateInvalid` with `value`.
pub(crate) fn parse_day(value: &str) -> Result<Option<LocalDate>> {
    if value.trim().is_empty() {
        return Ok(None);
    }
    let invalid = || Error::new(ErrorCode::DateInvalid).with("value", value.trim());
    parse_date(value).map(Some).ok_or_else(invalid)
}

/// When something happened of which only the day is known: noon of an earlier day, now for today.
///
/// # Errors
/// `DateInFuture` with `value`.
pub(crate) fn happened_on(tx: &Tx<'_>, day: Option<LocalDate>) -> Result<Timestamp> {
    let zone = tx.env().zone;
    let today = tx.now.date(zone);
    let Some(day) = day.filter(|day| *day != today) else { return Ok(tx.now) };
    crate::require!(day < today, DateInFuture, "value" => day.to_string());
    Ok(Timestamp(day.start(zone).0 + NOON_MS))
}
