//! Days and times as they are said: 明日10時, 来週火曜, 11/25, next Tue, in 3 days, 3pm.
//!
//! A weekday alone is the next one after today; *next* or 来週 means the week after this one, weeks
//! begin on Monday. A day without a year lies ahead.

use chrono::{Datelike, Months, NaiveDate};

use crate::text::dates::parse_date;
use crate::time::LocalDate;

/// A day, a time of day (`HH:MM` or empty), and what stands behind them in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct When<'a> {
    pub day: Option<LocalDate>,
    pub time: String,
    pub rest: &'a str,
}

const WEEKDAYS: [(&str, &str, &str); 7] = [
    ("月", "mon", "monday"),
    ("火", "tue", "tuesday"),
    ("水", "wed", "wednesday"),
    ("木", "thu", "thursday"),
    ("金", "fri", "friday"),
    ("土", "sat", "saturday"),
    ("日", "sun", "sunday"),
];
const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// Reads a day, a time or both at the beginning of a text; none if neither opens it.
pub(super) fn leading(text: &str, today: LocalDate) -> Option<When<'_>> {
    let (day, rest) = match leading_day(text, today) {
        Some((day, rest)) => (Some(day), rest),
        None => (None, text),
    };
    let behind = rest.trim_start_matches([' ', '\u{3000}', 'の', 'に']);
    let (time, rest) = match leading_time(behind) {
        Some((time, rest)) => (time, rest),
        None => (String::new(), rest),
    };
    (day.is_some() || !time.is_empty()).then_some(When { day, time, rest })
}

fn leading_day(text: &str, today: LocalDate) -> Option<(LocalDate, &str)> {
    fixed(text, today)
        .or_else(|| counted(text, today))
        .or_else(|| weekday(text, today))
        .or_else(|| written(text, today))
}

/// What follows a word; a Latin word must end there.
fn after<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let head = text.get(..word.len())?;
    let rest = text.get(word.len()..)?;
    let ends = !word.is_ascii() || !rest.starts_with(|c: char| c.is_ascii_alphanumeric());
    (head.eq_ignore_ascii_case(word) && ends).then_some(rest)
}

fn fixed(text: &str, today: LocalDate) -> Option<(LocalDate, &str)> {
    const DAYS: &[(&str, i32)] = &[
        ("今日", 0),
        ("本日", 0),
        ("today", 0),
        ("昨日", -1),
        ("yesterday", -1),
        ("明後日", 2),
        ("あさって", 2),
        ("明日", 1),
        ("あした", 1),
        ("day after tomorrow", 2),
        ("tomorrow", 1),
    ];
    DAYS.iter().find_map(|(word, days)| Some((today.plus_days(*days), after(text, word)?)))
}

/// `3日後`, `2週間後`, `in 3 days`, 来週, 来月, `next week`.
fn counted(text: &str, today: LocalDate) -> Option<(LocalDate, &str)> {
    let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
    let units = [("日後", 1), ("週間後", 7)];
    if let Some((rest, days)) = units
        .iter()
        .find_map(|(unit, days)| Some((text.get(digits.len()..)?.strip_prefix(unit)?, days)))
        && let Ok(count) = digits.parse::<i32>()
        && count <= 3650 / days
    {
        return Some((today.plus_days(count * days), rest));
    }
    if let Some((_, rest)) =
        text.split_at_checked(3).filter(|(word, _)| word.eq_ignore_ascii_case("in "))
    {
        let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
        let unit = rest.get(digits.len()..)?.trim_start();
        let (days, rest) = [("days", 1), ("day", 1), ("weeks", 7), ("week", 7)]
            .iter()
            .find_map(|(word, days)| Some((days, after(unit, word)?)))?;
        let count = digits.parse::<i32>().ok().filter(|count| count * days <= 3650)?;
        return Some((today.plus_days(count * days), rest));
    }
    let weeks = weekday(text, today).is_none();
    if let Some(rest) = after(text, "来週").or_else(|| after(text, "next week"))
        && weeks
    {
        return Some((today.plus_days(7), rest));
    }
    let rest = after(text, "来月").or_else(|| after(text, "next month"))?;
    Some((LocalDate(today.0.checked_add_months(Months::new(1))?), rest))
}

/// 火曜, (火), Tue: the next one; 来週火曜, next Tue: the one of next week; 今週金曜 of this week.
fn weekday(text: &str, today: LocalDate) -> Option<(LocalDate, &str)> {
    let own = i32::try_from(today.0.weekday().num_days_from_monday()).ok()?;
    let week = |word: &str| {
        text.get(..word.len())
            .filter(|head| head.eq_ignore_ascii_case(word))
            .and_then(|_| text.get(word.len()..))
    };
    let (weeks, name) =
        [("来週の", 1), ("来週", 1), ("再来週", 2), ("next ", 1), ("今週", 0), ("this ", 0)]
            .iter()
            .find_map(|(word, weeks)| Some((Some(*weeks), week(word)?)))
            .unwrap_or((None, text));
    let (index, rest) = WEEKDAYS.iter().enumerate().find_map(|(index, (sign, short, long))| {
        let japanese = [format!("{sign}曜日"), format!("{sign}曜"), format!("({sign})")];
        let found = japanese.iter().find_map(|word| name.strip_prefix(word.as_str()));
        Some((index, found.or_else(|| after(name, long)).or_else(|| after(name, short))?))
    })?;
    let index = i32::try_from(index).ok()?;
    let days = match weeks {
        Some(weeks) => index - own + 7 * weeks,
        None if index > own => index - own,
        None => index - own + 7,
    };
    Some((today.plus_days(days), rest))
}

/// `11/25`, `11月25日`, `Nov 25`, `25 Nov`, or a day with its year.
fn written(text: &str, today: LocalDate) -> Option<(LocalDate, &str)> {
    if let Some(found) = month_by_name(text, today) {
        return Some(found);
    }
    let end = text
        .char_indices()
        .find(|(_, c)| !(c.is_ascii_digit() || matches!(c, '/' | '-' | '.' | '年' | '月' | '日')))
        .map_or(text.len(), |(at, _)| at);
    let token = text.get(..end)?;
    let rest = weekday_remark(text.get(end..)?);
    let numbers: Vec<u32> = token
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .filter_map(|part| part.parse().ok())
        .collect();
    let slashed = token.contains('/') && !token.contains(['年', '.', '-']);
    match numbers.as_slice() {
        [month, day] if slashed || token.contains('月') && token.ends_with('日') => {
            Some((ahead(*month, *day, today)?, rest))
        }
        [_, _, _] => Some((parse_date(token)?, rest)),
        _ => None,
    }
}

/// `(水)` behind a day says it again.
fn weekday_remark(rest: &str) -> &str {
    WEEKDAYS.iter().find_map(|(sign, _, _)| rest.strip_prefix(&format!("({sign})"))).unwrap_or(rest)
}

fn month_by_name(text: &str, today: LocalDate) -> Option<(LocalDate, &str)> {
    let word: String = text.chars().take_while(char::is_ascii_alphabetic).collect();
    let month = |word: &str| {
        let lower = word.to_ascii_lowercase();
        let at = MONTHS.iter().position(|month| lower.starts_with(month) && lower.len() <= 9)?;
        u32::try_from(at + 1).ok()
    };
    let number = |text: &str| -> Option<(u32, usize)> {
        let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
        Some((digits.parse().ok()?, digits.len()))
    };
    if let Some(month) = month(&word) {
        let behind = text.get(word.len()..)?.strip_prefix([' ', '.'])?.trim_start();
        let (day, length) = number(behind)?;
        return Some((ahead(month, day, today)?, behind.get(length..)?));
    }
    let (day, length) = number(text)?;
    let behind = text.get(length..)?.strip_prefix(' ')?;
    let word: String = behind.chars().take_while(char::is_ascii_alphabetic).collect();
    Some((ahead(month(&word)?, day, today)?, behind.get(word.len()..)?))
}

/// The next such day, today counts.
fn ahead(month: u32, day: u32, today: LocalDate) -> Option<LocalDate> {
    let year = today.0.year();
    (year..=year + 8)
        .filter_map(|year| NaiveDate::from_ymd_opt(year, month, day))
        .map(LocalDate)
        .find(|date| *date >= today)
}

/// `10時`, `10時半`, `午後3時15分`, `14:30`, `3pm`, `at 10:00`.
fn leading_time(text: &str) -> Option<(String, &str)> {
    let text = after(text, "at").map_or(text, str::trim_start);
    let (shift, text) = match text.strip_prefix("午後") {
        Some(rest) => (12, rest),
        None => (0, text.strip_prefix("午前").unwrap_or(text)),
    };
    let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
    let hour: u32 = digits.parse().ok().filter(|_| digits.len() <= 2)?;
    let rest = text.get(digits.len()..)?;
    let (hour, minute, rest) = if let Some(rest) = rest.strip_prefix("時半") {
        (hour, 30, rest)
    } else if let Some(rest) = rest.strip_prefix('時') {
        let minutes: String = rest.chars().take_while(char::is_ascii_digit).collect();
        match rest.get(minutes.len()..)?.strip_prefix('分') {
            Some(behind) => (hour, minutes.parse().ok()?, behind),
            None => (hour, 0, rest),
        }
    } else if let Some(rest) = rest.strip_prefix(':') {
        let minutes: String = rest.chars().take_while(char::is_ascii_digit).collect();
        let minute = minutes.parse().ok().filter(|_| minutes.len() == 2)?;
        half_of_day(hour, minute, rest.get(2..)?)
    } else {
        let (found, minute, behind) = half_of_day(hour, 0, rest);
        if behind.len() == rest.len() {
            return None;
        }
        (found, minute, behind)
    };
    let hour = if hour < 12 { hour + shift } else { hour };
    (hour < 24 && minute < 60).then(|| (format!("{hour:02}:{minute:02}"), rest))
}

fn half_of_day(hour: u32, minute: u32, rest: &str) -> (u32, u32, &str) {
    let behind = rest.trim_start();
    match (after(behind, "pm"), after(behind, "am")) {
        (Some(rest), _) if hour <= 12 => (hour % 12 + 12, minute, rest),
        (_, Some(rest)) if hour <= 12 => (hour % 12, minute, rest),
        _ => (hour, minute, rest),
    }
}
