//! Years whose list was published by the cabinet office (内閣府「国民の祝日」について).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use super::*;
use proptest::prelude::*;

fn day(text: &str) -> LocalDate {
    LocalDate::parse(text).expect("a date")
}

fn holidays(year: i32) -> Vec<String> {
    (1..=366)
        .filter_map(|n| NaiveDate::from_yo_opt(year, n))
        .filter(|date| holiday(LocalDate(*date)).is_some())
        .map(|date| date.format("%m-%d").to_string())
        .collect()
}

#[test]
fn published_years_agree() {
    for (year, expected) in [
        (
            2000,
            "01-01 01-10 02-11 03-20 04-29 05-03 05-04 05-05 07-20 09-15 09-23 10-09 11-03 11-23 12-23",
        ),
        (
            2006,
            "01-01 01-02 01-09 02-11 03-21 04-29 05-03 05-04 05-05 07-17 09-18 09-23 10-09 11-03 11-23 12-23",
        ),
        (
            2009,
            "01-01 01-12 02-11 03-20 04-29 05-03 05-04 05-05 05-06 07-20 09-21 09-22 09-23 10-12 11-03 11-23 12-23",
        ),
        (
            2015,
            "01-01 01-12 02-11 03-21 04-29 05-03 05-04 05-05 05-06 07-20 09-21 09-22 09-23 10-12 11-03 11-23 12-23",
        ),
        (
            2019,
            "01-01 01-14 02-11 03-21 04-29 04-30 05-01 05-02 05-03 05-04 05-05 05-06 07-15 08-11 08-12 09-16 09-23 10-14 10-22 11-03 11-04 11-23",
        ),
        (
            2020,
            "01-01 01-13 02-11 02-23 02-24 03-20 04-29 05-03 05-04 05-05 05-06 07-23 07-24 08-10 09-21 09-22 11-03 11-23",
        ),
        (
            2021,
            "01-01 01-11 02-11 02-23 03-20 04-29 05-03 05-04 05-05 07-22 07-23 08-08 08-09 09-20 09-23 11-03 11-23",
        ),
        (
            2024,
            "01-01 01-08 02-11 02-12 02-23 03-20 04-29 05-03 05-04 05-05 05-06 07-15 08-11 08-12 09-16 09-22 09-23 10-14 11-03 11-04 11-23",
        ),
        (
            2025,
            "01-01 01-13 02-11 02-23 02-24 03-20 04-29 05-03 05-04 05-05 05-06 07-21 08-11 09-15 09-23 10-13 11-03 11-23 11-24",
        ),
        (
            2026,
            "01-01 01-12 02-11 02-23 03-20 04-29 05-03 05-04 05-05 05-06 07-20 08-11 09-21 09-22 09-23 10-12 11-03 11-23",
        ),
        (
            2027,
            "01-01 01-11 02-11 02-23 03-21 03-22 04-29 05-03 05-04 05-05 07-19 08-11 09-20 09-23 10-11 11-03 11-23",
        ),
    ] {
        assert_eq!(holidays(year).join(" "), expected, "{year}");
    }
}

#[test]
fn a_holiday_has_the_name_that_was_in_force() {
    assert_eq!(holiday(day("2006-04-29")), Some(Holiday::Greenery));
    assert_eq!(holiday(day("2007-04-29")), Some(Holiday::Showa));
    assert_eq!(holiday(day("2006-05-04")), Some(Holiday::Citizens));
    assert_eq!(holiday(day("2026-09-22")), Some(Holiday::Citizens));
    assert_eq!(holiday(day("2026-05-06")), Some(Holiday::Substitute));
    assert_eq!(holiday(day("1999-01-01")), None, "before the years that are known");
    assert_eq!(Holiday::Substitute.key(), "holiday-substitute");
}

#[test]
fn business_days_jump_over_weekends_holidays_and_the_turn_of_the_year() {
    assert!(!is_business_day(day("2026-11-21")), "a Saturday");
    assert!(!is_business_day(day("2026-11-23")), "勤労感謝の日");
    assert!(is_business_day(day("2026-11-24")));
    assert_eq!(plus_business_days(day("2026-11-20"), 1), day("2026-11-24"));
    assert_eq!(plus_business_days(day("2026-12-28"), 1), day("2027-01-04"));
    assert_eq!(plus_business_days(day("2026-11-24"), -1), day("2026-11-20"));
    assert_eq!(plus_business_days(day("2026-11-21"), 0), day("2026-11-24"));
    assert_eq!(plus_business_days(day("2026-11-24"), 0), day("2026-11-24"));
}

proptest! {
    #[test]
    fn business_days_there_and_back(start in 11_000_i32..47_000, days in 1_i32..40) {
        let from = plus_business_days(crate::time::Day(start).date(), 0);
        let to = plus_business_days(from, days);
        prop_assert!(is_business_day(to));
        prop_assert_eq!(plus_business_days(to, -days), from);
        prop_assert!(to.day().0 - from.day().0 >= days);
    }

    #[test]
    fn every_year_has_its_fifteen_to_twenty_two_days(year in 2000_i32..2100) {
        let count = holidays(year).len();
        prop_assert!((14..=22).contains(&count), "{} in {}", count, year);
    }
}
