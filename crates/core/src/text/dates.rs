//! Dates as people type them.
//!
//! Unambiguous forms only: a year of four digits or an era (令和8年, R8), a month by name, or a
//! first number that cannot be a month. `11/12/2026` is read as American (month first), the
//! common form of exports; `21/11/2026` and `21.11.2026` as day first. Two-digit years are
//! refused: nobody can tell 26/11/12.

use chrono::NaiveDate;
use unicode_normalization::UnicodeNormalization;

use crate::time::LocalDate;

/// Year, month, day.
type FirstDay = (i32, u32, u32);

/// The eras, newest first: name, letter, year before year 1, first day
/// (元号法; 平成 1989-01-08, 令和 2019-05-01 by cabinet order).
const ERAS: [(&str, char, i32, FirstDay); 5] = [
    ("令和", 'r', 2018, (2019, 5, 1)),
    ("平成", 'h', 1988, (1989, 1, 8)),
    ("昭和", 's', 1925, (1926, 12, 25)),
    ("大正", 't', 1911, (1912, 7, 30)),
    ("明治", 'm', 1867, (1868, 1, 25)),
];

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Reads a date; a weekday in brackets and a time behind it do not count. `None` if it is none.
pub fn parse_date(text: &str) -> Option<LocalDate> {
    let folded: String = text.nfkc().flat_map(char::to_lowercase).collect();
    let folded = folded.trim();
    if folded.len() > 64 {
        return None;
    }
    let date = cut_weekday(folded);
    era_date(date)
        .or_else(|| year_first(date))
        .or_else(|| year_last(date))
        .or_else(|| month_by_name(date))
        .or_else(|| compact(date))
        .filter(|date| (1868..=2199).contains(&chrono::Datelike::year(&date.0)))
}

/// Reads a day number of a spreadsheet: 1 is 1900-01-01, and the day 1900-02-29 that never was
/// counts (Excel's date system 1900). Only for columns that are known to hold such numbers.
pub fn parse_excel_serial(text: &str) -> Option<LocalDate> {
    let folded: String = text.nfkc().collect();
    let whole = folded.trim().split('.').next()?;
    let serial: i64 = whole.parse().ok()?;
    // 61 is 1900-03-01; before it the invented day would have to be handled and no lead is so old.
    if !(61..=109_574).contains(&serial) {
        return None;
    }
    NaiveDate::from_ymd_opt(1899, 12, 30)?
        .checked_add_signed(chrono::TimeDelta::days(serial))
        .map(LocalDate)
}

fn date(year: i32, month: u32, day: u32) -> Option<LocalDate> {
    NaiveDate::from_ymd_opt(year, month, day).map(LocalDate)
}

/// Drops `(土)`, `(sat)` and what stands behind.
fn cut_weekday(text: &str) -> &str {
    text.split('(').next().unwrap_or(text).trim()
}

/// Three numbers with `separators` between, in the order written, and the rest of the text.
fn three_numbers<'a>(text: &'a str, separators: &[char]) -> Option<([&'a str; 3], &'a str)> {
    let mut rest = text;
    let mut found = [""; 3];
    for (at, slot) in found.iter_mut().enumerate() {
        let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        *slot = rest.get(..end).filter(|digits| !digits.is_empty() && digits.len() <= 4)?;
        rest = rest.get(end..)?;
        if at < 2 {
            let next = rest.chars().next().filter(|c| separators.contains(c))?;
            rest = rest.get(next.len_utf8()..)?.trim_start();
        }
    }
    Some((found, rest))
}

/// What may stand behind a date: nothing, 日, or a time.
fn is_tail(rest: &str) -> bool {
    let rest = rest.strip_prefix('日').unwrap_or(rest);
    let rest = rest.strip_prefix('t').unwrap_or(rest).trim();
    rest.is_empty()
        || (rest.contains(':')
            && rest.chars().all(|c| {
                c.is_ascii_digit()
                    || matches!(c, ':' | '.' | '+' | '-' | 'z' | ' ' | 'a' | 'p' | 'm')
            }))
}

fn year_first(text: &str) -> Option<LocalDate> {
    let ([year, month, day], rest) = three_numbers(text, &['/', '-', '.', '年', '月'])?;
    if year.len() != 4 || month.len() > 2 || day.len() > 2 || !is_tail(rest) {
        return None;
    }
    date(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

fn year_last(text: &str) -> Option<LocalDate> {
    let ([first, second, year], rest) = three_numbers(text, &['/', '-', '.'])?;
    if year.len() != 4 || first.len() > 2 || second.len() > 2 || !is_tail(rest) {
        return None;
    }
    let (first, second, year): (u32, u32, i32) =
        (first.parse().ok()?, second.parse().ok()?, year.parse().ok()?);
    // A dot between numbers is European, where the day comes first.
    if text.contains('.') || first > 12 {
        date(year, second, first)
    } else {
        date(year, first, second)
    }
}

fn era_date(text: &str) -> Option<LocalDate> {
    let (base, first_day, rest) = ERAS.iter().find_map(|(name, letter, base, first_day)| {
        let rest = text.strip_prefix(name).or_else(|| {
            text.strip_prefix(*letter).filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
        })?;
        Some((*base, *first_day, rest.trim_start()))
    })?;
    let numbers = match rest.strip_prefix('元') {
        Some(rest) => format!("1{rest}"),
        None => rest.to_owned(),
    };
    let ([year, month, day], tail) = three_numbers(&numbers, &['/', '-', '.', '年', '月'])?;
    let year: i32 = year.parse().ok().filter(|year| (1..=99).contains(year))?;
    if !is_tail(tail) {
        return None;
    }
    let found = date(base + year, month.parse().ok()?, day.parse().ok()?)?;
    let begins = date(first_day.0, first_day.1, first_day.2)?;
    (found >= begins).then_some(found)
}

fn month_by_name(text: &str) -> Option<LocalDate> {
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '-' | '.' | '/'))
        .filter(|w| !w.is_empty())
        .collect();
    // A weekday in front: "Sat, 21 Nov 2026".
    let words = match words.as_slice() {
        [weekday, rest @ ..] if rest.len() >= 3 && is_weekday(weekday) => rest,
        all => all,
    };
    let [first, second, year, tail @ ..] = words else { return None };
    if year.len() != 4
        || !tail.iter().all(|word| word.contains(':') || matches!(*word, "am" | "pm"))
    {
        return None;
    }
    let (month, day) = match (month_number(first), month_number(second)) {
        (Some(month), None) => (month, second),
        (None, Some(month)) => (month, first),
        _ => return None,
    };
    let day = day.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    date(year.parse().ok()?, month, day.parse().ok()?)
}

fn is_weekday(word: &str) -> bool {
    ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].iter().any(|day| word.starts_with(day))
}

fn month_number(word: &str) -> Option<u32> {
    if word.len() < 3 {
        return None;
    }
    let at = MONTHS
        .iter()
        .position(|month| month.starts_with(word) || (*month == "september" && word == "sept"))?;
    u32::try_from(at + 1).ok()
}

/// `20261121`.
fn compact(text: &str) -> Option<LocalDate> {
    if text.len() != 8 || !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    date(text.get(..4)?.parse().ok()?, text.get(4..6)?.parse().ok()?, text.get(6..)?.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn iso(text: &str) -> Option<String> {
        parse_date(text).map(|date| date.to_string())
    }

    #[test]
    fn one_day_in_every_usual_writing() {
        for text in [
            "2026/11/21",
            "2026-11-21",
            "2026.11.21",
            "2026年11月21日",
            "２０２６年１１月２１日",
            "令和8年11月21日",
            "R8.11.21",
            "r8/11/21",
            "11/21/2026",
            "21/11/2026",
            "21.11.2026",
            "Nov 21 2026",
            "21 Nov 2026",
            "November 21, 2026",
            "Sat, 21 Nov 2026",
            "21-Nov-2026",
            "20261121",
            "2026/11/21(土)",
            "2026/11/21 14:05",
            "2026-11-21T14:05:00+09:00",
            "2026-11-21T05:05:00Z",
            "November 21st, 2026",
            " 2026/11/21 ",
            "2026年 11月 21日",
            "11/21/2026 2:05 PM",
        ] {
            assert_eq!(iso(text).as_deref(), Some("2026-11-21"), "{text}");
        }
        assert_eq!(iso("2026/1/5").as_deref(), Some("2026-01-05"));
        assert_eq!(iso("平成元年1月8日").as_deref(), Some("1989-01-08"));
        assert_eq!(iso("昭和64年1月7日").as_deref(), Some("1989-01-07"));
        assert_eq!(iso("5/3/2026").as_deref(), Some("2026-05-03"), "month first");
        assert_eq!(iso("Sept 3, 2026").as_deref(), Some("2026-09-03"));
    }

    #[test]
    fn what_is_no_date_or_may_be_two_is_refused() {
        for text in [
            "",
            "26/11/21",
            "2026/13/01",
            "2026/02/29",
            "2026/11",
            "令和8年",
            "平成0年1月1日",
            "令和1年4月30日",
            "あした",
            "45000",
            "1/2/3",
            "2026/11/21 breakfast",
            "13/13/2026",
            "Foo 3 2026",
            "0001-01-01",
        ] {
            assert_eq!(iso(text), None, "{text}");
        }
    }

    #[test]
    fn a_spreadsheet_number_is_a_date_only_if_asked() {
        assert_eq!(
            parse_excel_serial("46347").map(|d| d.to_string()).as_deref(),
            Some("2026-11-21")
        );
        assert_eq!(
            parse_excel_serial("46347.586").map(|d| d.to_string()).as_deref(),
            Some("2026-11-21")
        );
        assert_eq!(parse_excel_serial("61").map(|d| d.to_string()).as_deref(), Some("1900-03-01"));
        assert_eq!(parse_excel_serial("0"), None);
        assert_eq!(parse_excel_serial("x"), None);
    }

    proptest! {
        #[test]
        fn iso_text_reads_back(day in -36_000_i32..80_000) {
            let date = crate::time::Day(day).date();
            prop_assert_eq!(parse_date(&date.to_string()), Some(date));
            let text = date.0.format("%Y年%-m月%-d日").to_string();
            prop_assert_eq!(parse_date(&text), Some(date));
            prop_assert_eq!(parse_date(&date.0.format("%b %-d %Y").to_string()), Some(date));
        }

        #[test]
        fn any_text_is_answered(text in "\\PC{0,24}") {
            let _ = (parse_date(&text), parse_excel_serial(&text));
        }
    }
}
