//! Smart lines in both languages, days as they are said, and what pasted texts become.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use proptest::prelude::*;

use super::line::read_line;
use super::when;
use super::wire::LineReading;
use crate::card::{CardAddress, CardFields, CardPhone};
use crate::time::LocalDate;

/// A Wednesday.
fn today() -> LocalDate {
    LocalDate::parse("2026-11-25").unwrap()
}

fn read(text: &str) -> LineReading {
    read_line(text, today())
}

fn step(text: &str) -> Option<(String, String, String)> {
    read(text).draft.step.map(|step| (step.kind, step.due, step.time))
}

fn some(kind: &str, due: &str, time: &str) -> Option<(String, String, String)> {
    Some((kind.to_owned(), due.to_owned(), time.to_owned()))
}

#[test]
fn the_line_of_the_design_is_read_whole() {
    let read = read("山田太郎 / アクメ / yamada@ex.example #robot A 明日10時 電話");
    let draft = &read.draft;
    assert_eq!((draft.family_name.as_str(), draft.given_name.as_str()), ("山田", "太郎"));
    assert_eq!(draft.company, "アクメ");
    assert_eq!(draft.mails, ["yamada@ex.example"]);
    assert_eq!(draft.tags, ["robot"]);
    assert_eq!(draft.grade, "A");
    let step = draft.step.as_ref().unwrap();
    assert_eq!(
        (step.kind.as_str(), step.due.as_str(), step.time.as_str()),
        ("call", "2026-11-26", "10:00")
    );
    let kinds: Vec<&str> = read.parts.iter().map(|part| part.kind.as_str()).collect();
    assert_eq!(kinds, ["name", "company", "mail", "tag", "grade", "step"]);
    assert_eq!(draft.note, "");
}

#[test]
fn an_english_line_in_another_order_is_read_too() {
    let read =
        read("B / +1 415-555-0132 / Acme Robotics Inc. / Mary Watson / next Tue call / @Expo_2026");
    assert_eq!(
        (read.draft.given_name.as_str(), read.draft.family_name.as_str()),
        ("Mary", "Watson")
    );
    assert_eq!(read.draft.company, "Acme Robotics Inc.");
    assert_eq!(read.draft.phones[0].number, "+1 415-555-0132");
    assert_eq!(read.draft.source_name, "Expo 2026");
    assert_eq!(read.draft.grade, "B");
    assert_eq!(read.draft.step.unwrap().due, "2026-12-01");
}

#[test]
fn words_without_separators_find_their_places() {
    let read = read(
        "佐藤 花子 株式会社サクラ電機 部長 090-1234-5678 hanako@sakura.example https://sakura.example/a/b",
    );
    let draft = read.draft;
    assert_eq!((draft.family_name.as_str(), draft.given_name.as_str()), ("佐藤", "花子"));
    assert_eq!(draft.company, "株式会社サクラ電機");
    assert_eq!(draft.title, "部長");
    assert_eq!(draft.phones[0].label, "mobile");
    assert_eq!(draft.urls, ["https://sakura.example/a/b"]);
    let english = read_line("Mary Watson Acme Inc. mary@acme.example", today()).draft;
    assert_eq!((english.given_name.as_str(), english.family_name.as_str()), ("Mary", "Watson"));
    assert_eq!(english.company, "Acme Inc.");
}

#[test]
fn a_form_apart_from_its_name_belongs_to_it() {
    assert_eq!(read("佐藤花子 / 株式会社 サクラ").draft.company, "株式会社 サクラ");
    assert_eq!(read("佐藤花子 / サクラ ㈱").draft.company, "サクラ ㈱");
    assert_eq!(read("John Doe / Sato Co., Ltd.").draft.company, "Sato Co., Ltd.");
    assert_eq!(read("Hans Maier\tMaier GmbH").draft.company, "Maier GmbH");
    assert_eq!(read("佐藤花子、ヤマトK.K.、次の件").draft.note, "次の件");
}

#[test]
fn what_has_no_place_becomes_the_note() {
    let draft = read("佐藤花子 / サクラ電機 / ロボットの見学希望。来年度予算 / 2台").draft;
    assert_eq!(draft.note, "ロボットの見学希望。来年度予算\n2台");
}

#[test]
fn days_are_read_as_they_are_said() {
    for (said, day) in [
        ("今日", "2026-11-25"),
        ("明後日", "2026-11-27"),
        ("tomorrow", "2026-11-26"),
        ("来週火曜", "2026-12-01"),
        ("金曜日", "2026-11-27"),
        ("火曜", "2026-12-01"),
        ("next Tue", "2026-12-01"),
        ("Friday", "2026-11-27"),
        ("next Wednesday", "2026-12-02"),
        ("来週", "2026-12-02"),
        ("来月", "2026-12-25"),
        ("3日後", "2026-11-28"),
        ("in 2 weeks", "2026-12-09"),
        ("11/25", "2026-11-25"),
        ("11/24", "2027-11-24"),
        ("12月1日(火)", "2026-12-01"),
        ("Dec 3", "2026-12-03"),
        ("3 Dec", "2026-12-03"),
        ("2027-01-15", "2027-01-15"),
        ("2/29", "2028-02-29"),
    ] {
        let found = when::leading(said, today()).unwrap_or_else(|| panic!("{said}"));
        assert_eq!((found.day.unwrap().to_string().as_str(), found.rest), (day, ""), "{said}");
    }
    for (said, time) in [
        ("10時", "10:00"),
        ("10時半", "10:30"),
        ("14:30", "14:30"),
        ("3pm", "15:00"),
        ("3:15 pm", "15:15"),
        ("午後3時15分", "15:15"),
        ("12am", "00:00"),
    ] {
        assert_eq!(when::leading(said, today()).unwrap().time, time, "{said}");
    }
    for said in ["日本", "月光商事", "monkey", "3", "13/45", "第1", "Marta", "25時"] {
        assert_eq!(
            when::leading(said, today()).filter(|when| when.rest.is_empty()),
            None,
            "{said}"
        );
    }
}

#[test]
fn a_step_stands_before_or_behind_its_day() {
    assert_eq!(step("佐藤花子 / 電話 明日 10時"), some("call", "2026-11-26", "10:00"));
    assert_eq!(step("佐藤花子 / 11/30 14:00 訪問"), some("visit", "2026-11-30", "14:00"));
    assert_eq!(step("佐藤花子 / 来週見積"), some("quote", "2026-12-02", ""));
    assert_eq!(step("Mary Watson / visit next Tue"), some("visit", "2026-12-01", ""));
    assert_eq!(step("佐藤花子 / 電話"), some("call", "+1d", ""));
    assert_eq!(step("佐藤花子 / サクラ電機"), None);
}

#[test]
fn a_day_that_is_over_is_the_one_on_which_they_met() {
    for (line, met) in [
        ("佐藤花子 / アクメ / 2026/11/18 A", "2026-11-18"),
        ("Mary Watson / Acme Inc. / yesterday #expo", "2026-11-24"),
        ("佐藤花子 / 昨日 / 明日 10時 電話", "2026-11-24"),
        ("佐藤花子 / 2026年11月18日 / 電話", "2026-11-18"),
        ("佐藤花子 / 今日 電話", ""),
    ] {
        let read = read(line);
        assert_eq!(read.draft.met_on, met, "{line}");
        assert_eq!(read.draft.note, "", "{line}");
        let shown = read.parts.iter().filter(|part| part.kind == "met").count();
        assert_eq!(shown, usize::from(!met.is_empty()), "{line}");
    }
    assert_eq!(step("佐藤花子 / 昨日 / 明日 10時 電話"), some("call", "2026-11-26", "10:00"));
    assert_eq!(step("佐藤花子 / 2026/11/18 / 電話"), some("call", "+1d", ""));
}

#[test]
fn places_in_the_line_are_counted_as_the_page_counts() {
    let line = "𠮷田 一郎 #展示";
    let read = read(line);
    let units: Vec<u16> = line.encode_utf16().collect();
    let tag = read.parts.iter().find(|part| part.kind == "tag").unwrap();
    let shown = String::from_utf16(&units[tag.from as usize..tag.to as usize]).unwrap();
    assert_eq!(shown, "#展示");
}

#[test]
fn nothing_of_a_card_is_lost_in_its_draft() {
    let card = CardFields {
        full_name: "佐藤 花子".into(),
        full_kana: "ｻﾄｳ ﾊﾅｺ".into(),
        latin_name: "Hanako Sato".into(),
        company: "㈱サクラ".into(),
        phones: vec![CardPhone { number: "03-1".into(), label: String::new() }],
        addresses: vec![
            CardAddress {
                region: "東京都".into(),
                street: "渋谷1-1".into(),
                postal_code: "150-0001".into(),
                ..CardAddress::default()
            },
            CardAddress { street: "大阪1-1".into(), ..CardAddress::default() },
        ],
        note: "展示会で".into(),
        rest: vec!["NICKNAME: はな".into()],
        language: "ja-JP".into(),
        ..CardFields::default()
    };
    let draft = super::proposal::draft(&card);
    assert_eq!((draft.family_name.as_str(), draft.given_kana.as_str()), ("佐藤", "ハナコ"));
    assert_eq!(draft.phones[0].label, "work");
    assert_eq!((draft.postal_code.as_str(), draft.address.as_str()), ("150-0001", "東京都渋谷1-1"));
    assert_eq!(draft.language, "ja");
    assert_eq!(draft.note, "展示会で\nHanako Sato\n大阪1-1\nNICKNAME: はな");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_line_is_read_without_a_panic(
        text in "\\PC{0,120}",
        words in "(明日|来週|火曜|next |Tue|in |3|11/25|日後|午後|時|:|電話| |/|、|#|@|A|株式会社|Inc\\.|\t|あ|090-1234-5678|İ){0,30}",
    ) {
        for line in [text, words] {
            let read = read(&line);
            let units = line.encode_utf16().count() as i64;
            for part in read.parts {
                prop_assert!(0 <= part.from && part.from < part.to && part.to <= units);
            }
        }
    }
}
