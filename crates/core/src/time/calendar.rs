//! Japanese holidays and business days, by rule, for the years 2000 to 2099.
//!
//! Source: 国民の祝日に関する法律 (昭和23年法律第178号) with all amendments in force until 2026,
//! and the special laws for 2019 (即位), 2020 and 2021 (Olympic Games). The equinoxes are proclaimed
//! each February for the next year; until then the usual approximation holds (海上保安庁水路部
//! 暦計算研究会編『新こよみ便利帳』: 20.8431 and 23.2488 + 0.242194·(year − 1980) − ⌊(year − 1980)/4⌋).
//!
//! Most companies are closed from 29 December to 3 January (行政機関の休日に関する法律 art. 1 for
//! offices of the state); these days are no business days either. Outside 2000–2099 only weekends
//! and these days are known.

use chrono::{Datelike, NaiveDate, TimeDelta, Weekday};

use super::LocalDate;

/// A day off by law.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Holiday {
    /// 元日
    NewYear,
    /// 成人の日
    ComingOfAge,
    /// 建国記念の日
    Foundation,
    /// 天皇誕生日
    EmperorsBirthday,
    /// 春分の日
    SpringEquinox,
    /// 昭和の日
    Showa,
    /// 憲法記念日
    Constitution,
    /// みどりの日
    Greenery,
    /// こどもの日
    Children,
    /// 海の日
    Marine,
    /// 山の日
    Mountain,
    /// 敬老の日
    Aged,
    /// 秋分の日
    AutumnEquinox,
    /// 体育の日, スポーツの日 since 2020
    Sports,
    /// 文化の日
    Culture,
    /// 勤労感謝の日
    Labour,
    /// 即位の日, 即位礼正殿の儀 (2019)
    Enthronement,
    /// 振替休日
    Substitute,
    /// 国民の休日
    Citizens,
}

impl Holiday {
    /// The text key of the name.
    pub fn key(self) -> &'static str {
        match self {
            Self::NewYear => "holiday-new-year",
            Self::ComingOfAge => "holiday-coming-of-age",
            Self::Foundation => "holiday-foundation",
            Self::EmperorsBirthday => "holiday-emperors-birthday",
            Self::SpringEquinox => "holiday-spring-equinox",
            Self::Showa => "holiday-showa",
            Self::Constitution => "holiday-constitution",
            Self::Greenery => "holiday-greenery",
            Self::Children => "holiday-children",
            Self::Marine => "holiday-marine",
            Self::Mountain => "holiday-mountain",
            Self::Aged => "holiday-aged",
            Self::AutumnEquinox => "holiday-autumn-equinox",
            Self::Sports => "holiday-sports",
            Self::Culture => "holiday-culture",
            Self::Labour => "holiday-labour",
            Self::Enthronement => "holiday-enthronement",
            Self::Substitute => "holiday-substitute",
            Self::Citizens => "holiday-citizens",
        }
    }
}

/// The holiday on `date`, substitutes and citizens' holidays included.
pub fn holiday(date: LocalDate) -> Option<Holiday> {
    national(date.0)
        .or_else(|| substitute(date.0).then_some(Holiday::Substitute))
        .or_else(|| citizens(date.0).then_some(Holiday::Citizens))
}

/// True if most companies in Japan work on `date`: no weekend, no holiday, not 12/29 to 1/3.
pub fn is_business_day(date: LocalDate) -> bool {
    !is_weekend(date.0) && !is_year_end(date.0) && holiday(date).is_none()
}

/// The business day `days` business days after `date` (before it if negative).
///
/// With 0 it is `date` itself or the next business day.
pub fn plus_business_days(date: LocalDate, days: i32) -> LocalDate {
    let step = if days < 0 { -1 } else { 1 };
    let mut left = days.unsigned_abs();
    let mut at = date;
    if left == 0 {
        while !is_business_day(at) {
            let next = at.plus_days(1);
            if next == at {
                break;
            }
            at = next;
        }
        return at;
    }
    while left > 0 {
        let next = at.plus_days(step);
        // At the end of the calendar `plus_days` stands still.
        if next == at {
            break;
        }
        at = next;
        if is_business_day(at) {
            left -= 1;
        }
    }
    at
}

fn is_weekend(date: NaiveDate) -> bool {
    matches!(date.weekday(), Weekday::Sat | Weekday::Sun)
}

fn is_year_end(date: NaiveDate) -> bool {
    matches!((date.month(), date.day()), (12, 29..=31) | (1, 1..=3))
}

fn other_day(date: NaiveDate, days: i64) -> Option<NaiveDate> {
    date.checked_add_signed(TimeDelta::days(days))
}

/// A holiday that the law names (国民の祝日), no substitute.
fn national(date: NaiveDate) -> Option<Holiday> {
    let (year, month, day) = (date.year(), date.month(), date.day());
    if !(2000..=2099).contains(&year) {
        return None;
    }
    let nth_monday = |n: u32| date.weekday() == Weekday::Mon && day.div_ceil(7) == n;
    let found = match month {
        1 if day == 1 => Holiday::NewYear,
        1 if nth_monday(2) => Holiday::ComingOfAge,
        2 if day == 11 => Holiday::Foundation,
        2 if day == 23 && year >= 2020 => Holiday::EmperorsBirthday,
        3 if day == spring_equinox(year) => Holiday::SpringEquinox,
        4 if day == 29 => {
            if year >= 2007 {
                Holiday::Showa
            } else {
                Holiday::Greenery
            }
        }
        5 if day == 1 && year == 2019 => Holiday::Enthronement,
        5 if day == 3 => Holiday::Constitution,
        5 if day == 4 && year >= 2007 => Holiday::Greenery,
        5 if day == 5 => Holiday::Children,
        7 => summer(year, day, nth_monday(3))?,
        8 if is_mountain_day(year, day) => Holiday::Mountain,
        9 if if year < 2003 { day == 15 } else { nth_monday(3) } => Holiday::Aged,
        9 if day == autumn_equinox(year) => Holiday::AutumnEquinox,
        10 if year == 2019 && day == 22 => Holiday::Enthronement,
        10 if nth_monday(2) && !matches!(year, 2020 | 2021) => Holiday::Sports,
        11 if day == 3 => Holiday::Culture,
        11 if day == 23 => Holiday::Labour,
        12 if day == 23 && year <= 2018 => Holiday::EmperorsBirthday,
        _ => return None,
    };
    Some(found)
}

/// July, with the days that were moved for the Olympic Games.
fn summer(year: i32, day: u32, third_monday: bool) -> Option<Holiday> {
    match (year, day) {
        (2020, 23) | (2021, 22) => Some(Holiday::Marine),
        (2020, 24) | (2021, 23) => Some(Holiday::Sports),
        (2020 | 2021, _) => None,
        (..2003, 20) => Some(Holiday::Marine),
        (2003.., _) if third_monday => Some(Holiday::Marine),
        _ => None,
    }
}

fn is_mountain_day(year: i32, day: u32) -> bool {
    match year {
        2020 => day == 10,
        2021 => day == 8,
        _ => year >= 2016 && day == 11,
    }
}

fn spring_equinox(year: i32) -> u32 {
    equinox(20_8431, year)
}

fn autumn_equinox(year: i32) -> u32 {
    equinox(23_2488, year)
}

/// The formula in whole millionths of a day; `start` in ten-thousandths.
fn equinox(start: i64, year: i32) -> u32 {
    let years = i64::from(year - 1980);
    let millionths = start * 100 + 242_194 * years - (years / 4) * 1_000_000;
    u32::try_from(millionths / 1_000_000).unwrap_or(0)
}

/// Art. 3 (2): a holiday on a Sunday gives the next day that is no holiday; before 2007 only the
/// Monday after.
fn substitute(date: NaiveDate) -> bool {
    let mut before = date;
    for _ in 0..7 {
        let Some(day_before) = other_day(before, -1) else { return false };
        before = day_before;
        if national(before).is_none() {
            return false;
        }
        if before.weekday() == Weekday::Sun {
            return date.year() >= 2007 || date.weekday() == Weekday::Mon;
        }
    }
    false
}

/// Art. 3 (3): the day between two national holidays. Before 2007 not on a Sunday and not in
/// place of a substitute, which `holiday` asks first.
fn citizens(date: NaiveDate) -> bool {
    let is_national = |days| other_day(date, days).is_some_and(|day| national(day).is_some());
    let allowed = date.year() >= 2007 || date.weekday() != Weekday::Sun;
    allowed && is_national(-1) && is_national(1)
}

#[cfg(test)]
#[path = "calendar_tests.rs"]
mod tests;
