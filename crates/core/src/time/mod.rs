//! Time as the program means it: instants, calendar dates and whole days, never mixed.
//!
//! * [`Timestamp`] is an instant, milliseconds since 1970-01-01T00:00Z.
//! * [`LocalDate`] is a calendar date without a time, written `2026-11-21`.
//! * [`Day`] is a whole day number in the workspace zone; scores count in it.
//!
//! Nothing here asks for the current time or the computer's zone: both come from
//! [`crate::env::Env`].

pub mod calendar;

use chrono::{DateTime, Datelike, NaiveDate, TimeZone, Utc};
use chrono_tz::Tz;

/// An instant: milliseconds UTC since 1970.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Timestamp(pub i64);

/// A calendar date, ISO text on the wire and in the file.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(type = "string"))]
pub struct LocalDate(pub NaiveDate);

/// A whole day number in the workspace zone: days since 1970-01-01.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Day(pub i32);

impl Timestamp {
    /// Parses RFC 3339, as `2026-04-01T09:00:00+09:00`.
    pub fn parse(text: &str) -> Option<Self> {
        DateTime::parse_from_rfc3339(text).ok().map(|at| Self(at.timestamp_millis()))
    }

    /// The instant `millis` milliseconds later (earlier if negative).
    #[must_use]
    pub fn plus_millis(self, millis: i64) -> Self {
        Self(self.0.saturating_add(millis))
    }

    /// The instant as a clock in `zone` shows it.
    pub fn in_zone(self, zone: Tz) -> DateTime<Tz> {
        let utc: DateTime<Utc> =
            DateTime::from_timestamp_millis(self.0).unwrap_or(DateTime::UNIX_EPOCH);
        utc.with_timezone(&zone)
    }

    /// The calendar date in `zone`.
    pub fn date(self, zone: Tz) -> LocalDate {
        LocalDate(self.in_zone(zone).date_naive())
    }

    /// The whole day number in `zone`.
    pub fn day(self, zone: Tz) -> Day {
        self.date(zone).day()
    }
}

impl LocalDate {
    /// Parses ISO `2026-11-21`.
    pub fn parse(text: &str) -> Option<Self> {
        NaiveDate::parse_from_str(text, "%Y-%m-%d").ok().map(Self)
    }

    /// Whole days since 1970-01-01.
    pub fn day(self) -> Day {
        // Day 719 163 of the common era is 1970-01-01.
        Day(self.0.num_days_from_ce() - 719_163)
    }

    /// `days` later (earlier if negative); stays put at the ends of the calendar.
    #[must_use]
    pub fn plus_days(self, days: i32) -> Self {
        Self(self.0.checked_add_signed(chrono::TimeDelta::days(i64::from(days))).unwrap_or(self.0))
    }

    /// The first instant of the date in `zone` (the next valid one where midnight is missing).
    pub fn start(self, zone: Tz) -> Timestamp {
        for hour in 0..24 {
            if let Some(naive) = self.0.and_hms_opt(hour, 0, 0)
                && let Some(at) = zone.from_local_datetime(&naive).earliest()
            {
                return Timestamp(at.timestamp_millis());
            }
        }
        Timestamp(0)
    }
}

impl std::fmt::Display for LocalDate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.0.format("%Y-%m-%d"))
    }
}

impl Day {
    /// The calendar date of this day number.
    pub fn date(self) -> LocalDate {
        LocalDate(NaiveDate::from_num_days_from_ce_opt(self.0 + 719_163).unwrap_or_default())
    }
}
