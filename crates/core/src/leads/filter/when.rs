//! Days and lengths of time as conditions name them: `2026-04-01`, `today`, `this_month`, `30d`.

use chrono::{Datelike, NaiveDate};

use crate::env::Env;
use crate::time::{LocalDate, Timestamp};

/// Named times: code, English words, Japanese words.
pub(crate) const NAMED: &[(&str, &[&str], &[&str])] = &[
    ("today", &["today"], &["今日", "本日"]),
    ("yesterday", &["yesterday"], &["昨日"]),
    ("tomorrow", &["tomorrow"], &["明日"]),
    ("this_week", &["this week"], &["今週"]),
    ("last_week", &["last week"], &["先週"]),
    ("next_week", &["next week"], &["来週"]),
    ("this_month", &["this month"], &["今月"]),
    ("last_month", &["last month"], &["先月"]),
    ("next_month", &["next month"], &["来月"]),
    ("this_year", &["this year"], &["今年"]),
    ("last_year", &["last year"], &["昨年", "去年"]),
    ("next_year", &["next year"], &["来年"]),
];

/// Units of a length: code, English words, Japanese words.
pub(crate) const UNITS: &[(char, &[&str], &[&str])] = &[
    ('d', &["days", "day", "d"], &["日", "日間"]),
    ('w', &["weeks", "week", "w"], &["週間", "週"]),
    ('m', &["months", "month", "m"], &["か月", "ヶ月", "カ月", "ヵ月", "ケ月"]),
    ('y', &["years", "year", "y"], &["年", "年間"]),
];

/// The longest length that is taken, in its unit.
const MOST: u32 = 10_000;

/// The present of a filter.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Moment {
    now: Timestamp,
    zone: chrono_tz::Tz,
}

/// A length of time: number and unit (`d`, `w`, `m`, `y`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Span {
    pub(crate) number: u32,
    pub(crate) unit: char,
}

impl Span {
    /// Reads `30d`.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let unit =
            text.chars().last().filter(|unit| UNITS.iter().any(|(code, ..)| code == unit))?;
        let number: u32 = text.strip_suffix(unit)?.parse().ok()?;
        (number <= MOST).then_some(Self { number, unit })
    }
}

impl std::fmt::Display for Span {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}{}", self.number, self.unit)
    }
}

impl Moment {
    pub(crate) fn of(env: &Env) -> Self {
        Self { now: env.clock.now(), zone: env.zone }
    }

    /// The present instant in milliseconds.
    pub(crate) fn now(&self) -> i64 {
        self.now.0
    }

    pub(crate) fn today(&self) -> LocalDate {
        self.now.date(self.zone)
    }

    /// The first instant of a date.
    pub(crate) fn start(&self, date: LocalDate) -> i64 {
        date.start(self.zone).0
    }

    /// The date that lies `span` before today (after it if `ahead`).
    pub(crate) fn away(&self, span: Span, ahead: bool) -> LocalDate {
        let today = self.today();
        let signed = |number: u32| {
            let number = i32::try_from(number).unwrap_or(i32::MAX);
            if ahead { number } else { -number }
        };
        match span.unit {
            'd' => today.plus_days(signed(span.number)),
            'w' => today.plus_days(signed(span.number.saturating_mul(7))),
            unit => {
                let months =
                    chrono::Months::new(if unit == 'y' { span.number * 12 } else { span.number });
                let moved = if ahead {
                    today.0.checked_add_months(months)
                } else {
                    today.0.checked_sub_months(months)
                };
                LocalDate(moved.unwrap_or(today.0))
            }
        }
    }

    /// The dates that a value names: first and the one after the last.
    pub(crate) fn period(&self, value: &str) -> Option<(LocalDate, LocalDate)> {
        let today = self.today();
        let day = |date: LocalDate| Some((date, date.plus_days(1)));
        let week = |by: i32| {
            let monday = i32::try_from(today.0.weekday().num_days_from_monday()).unwrap_or(0);
            let first = today.plus_days(7 * by - monday);
            Some((first, first.plus_days(7)))
        };
        match value {
            "today" => day(today),
            "yesterday" => day(today.plus_days(-1)),
            "tomorrow" => day(today.plus_days(1)),
            "this_week" => week(0),
            "last_week" => week(-1),
            "next_week" => week(1),
            "this_month" => months(today.0, 0, 1),
            "last_month" => months(today.0, -1, 1),
            "next_month" => months(today.0, 1, 1),
            "this_year" => years(today.0, 0),
            "last_year" => years(today.0, -1),
            "next_year" => years(today.0, 1),
            iso => day(LocalDate::parse(iso).filter(|date| (1..=9998).contains(&date.0.year()))?),
        }
    }
}

fn months(today: NaiveDate, by: i32, length: i32) -> Option<(LocalDate, LocalDate)> {
    let first = |by: i32| {
        let month = today.year() * 12 + i32::try_from(today.month0()).ok()? + by;
        let month0 = u32::try_from(month.rem_euclid(12)).ok()?;
        NaiveDate::from_ymd_opt(month.div_euclid(12), month0 + 1, 1).map(LocalDate)
    };
    Some((first(by)?, first(by + length)?))
}

fn years(today: NaiveDate, by: i32) -> Option<(LocalDate, LocalDate)> {
    let first = |by: i32| NaiveDate::from_ymd_opt(today.year() + by, 1, 1).map(LocalDate);
    Some((first(by)?, first(by + 1)?))
}

/// True if a value names a date, whatever today is.
pub(crate) fn is_day(value: &str) -> bool {
    NAMED.iter().any(|(code, ..)| *code == value)
        || LocalDate::parse(value)
            .is_some_and(|date| (1..=9998).contains(&date.0.year()) && date.to_string() == value)
}
