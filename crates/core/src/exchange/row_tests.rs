//! Rows of the corpora and samples become drafts; any bytes at all become rows or a reason.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stderr)]

use chrono_tz::Asia::Tokyo;
use proptest::prelude::*;

use super::corpus_tests::{sample, torture};
use super::decode::encode;
use super::detect::{Encoding, detect};
use super::mapping::Mapping;
use super::row::{ReadRow, RowReader, StageHint};
use super::table::{Choices, Table};
use crate::error::ErrorCode;
use crate::time::{LocalDate, Timestamp};

fn read(bytes: &[u8]) -> Vec<ReadRow> {
    let table = Table::open(bytes, Choices::default()).unwrap();
    let mapping = Mapping::propose(&table);
    let reader = RowReader::new(&mapping, Tokyo, "JPY");
    table.rows().filter(|row| !row.is_blank()).map(|row| reader.read(&row)).collect()
}

fn codes(row: &ReadRow) -> Vec<ErrorCode> {
    row.problems.iter().map(|problem| problem.error.code).collect()
}

#[test]
fn every_card_of_the_expo_becomes_a_draft() {
    let rows = read(&sample("expo_cards_sjis.csv"));
    assert_eq!(rows.len(), 300);
    for row in &rows {
        assert!(row.problems.is_empty(), "row {}: {:?}", row.number, row.problems);
        assert!(!row.draft.name.family.is_empty() && !row.draft.name.given.is_empty());
    }
    let first = &rows[0].draft;
    assert_eq!((first.name.family.as_str(), first.name.given.as_str()), ("森", "くみ子"));
    assert_eq!(first.exchanged_on, LocalDate::parse("2026-10-16"));
    let labels: Vec<_> = first.phones.iter().map(|phone| phone.label).collect();
    assert_eq!(labels, ["work", "direct", "fax", "mobile"]);
    assert_eq!(first.language, "ja");
    let kelly = &rows[173].draft;
    assert_eq!((kelly.name.family.as_str(), kelly.name.given.as_str()), ("Shah", "Kelly"));
    assert_eq!(kelly.language, "en");
    assert_eq!(rows[239].draft.phones[0].key, "+81525322322", "full width with brackets");
}

#[test]
fn every_existing_lead_becomes_a_draft_with_its_stage_ground_and_dates() {
    let rows = read(&sample("existing_leads_utf8.csv"));
    assert_eq!(rows.len(), 120);
    for row in &rows {
        assert!(row.problems.is_empty(), "row {}: {:?}", row.number, row.problems);
    }
    let first = &rows[0].draft;
    assert_eq!(first.stage, Some(StageHint::Code("qualified")));
    assert_eq!(first.ground, "business_card");
    assert_eq!(first.created_at, Timestamp::parse("2025-12-10T06:32:00+09:00"));
    assert_eq!(first.next_step_on, LocalDate::parse("2026-11-18"));
    assert_eq!(first.value.as_ref().unwrap().minor, 1_550_000);
    assert_eq!(first.horizon, "year");
    assert_eq!(first.last_contact.unwrap().1, "visit");
    assert_eq!(first.note, "来期予算で検討。\n次回は見積もりを持参");
    assert_eq!(first.name.family_kana, "アベ");
    assert_eq!(rows[1].draft.ground, "customer");
}

#[test]
fn unsubscribed_people_of_other_programs_refuse() {
    let Some(bytes) = super::corpus_tests::shared_sample("hubspot_en_utf8.csv") else { return };
    let rows = read(&bytes);
    assert_eq!(rows.iter().filter(|row| row.draft.refused).count(), 28);
    assert!(rows.iter().all(|row| row.problems.is_empty()));
    assert_eq!(
        rows[0].draft.address,
        "8328 Eric Ports Apt. 485, Lake Danielleview, AK, United States"
    );
}

#[test]
fn address_books_are_read_with_kana_and_addresses_put_together() {
    let Some(bytes) = super::corpus_tests::shared_sample("outlook_ja_sjis.csv") else { return };
    let rows = read(&bytes);
    let first = &rows[0].draft;
    assert_eq!(first.address, "茨城県東村山市二つ室2-3-10");
    assert_eq!(first.company_kana, "アオバシステム");
    assert_eq!(first.tags, ["取引先", "展示会"]);
    assert_eq!(first.honorific, "様");
    assert!(rows.iter().all(|row| row.problems.is_empty()), "0/00/00 is no date and no problem");
    for name in ["google_contacts_utf8.csv", "sansan_like_utf16.csv", "history_closed_deals.csv"] {
        let bytes = super::corpus_tests::shared_sample(name).unwrap();
        for row in read(&bytes) {
            assert!(row.problems.is_empty(), "{name}, row {}: {:?}", row.number, row.problems);
        }
    }
}

#[test]
fn damaged_phones_are_flagged_and_kept_in_the_note() {
    let rows = read(&torture("excel_damage.csv"));
    let flagged: Vec<_> =
        rows.iter().map(|row| codes(row).contains(&ErrorCode::PhoneDamaged)).collect();
    assert_eq!(flagged, [true, true, false, true, true]);
    assert!(rows.iter().all(|row| row.fatal().is_none()), "a bad phone costs nobody the lead");
    assert_eq!(rows[0].draft.note, "電話: 9.01235E+10");
    assert!(rows[0].draft.phones.is_empty());
    assert_eq!(rows[2].draft.phones[0].raw, "03-2345-6789");
}

#[test]
fn wide_and_several_values_of_a_cell_are_understood() {
    let rows = read(&torture("fullwidth_mail_phone.csv"));
    assert_eq!(rows[0].draft.mails[0].as_str(), "kumiko.nakagawa@noto-seiki.example.jp");
    assert_eq!(rows[0].draft.phones[0].key, "+81624664978");
    assert_eq!(rows[1].draft.mails[0].as_str(), "okada_y@sankyo-system.example.jp");
    let mails: Vec<_> = rows[2].draft.mails.iter().map(|mail| mail.as_str()).collect();
    assert_eq!(mails, ["a@example.jp", "b@example.com"]);
    let rows = read(&torture("dup_headers.csv"));
    assert_eq!((rows[0].draft.mails.len(), rows[0].draft.phones.len()), (2, 2));
}

#[test]
fn rows_that_cannot_be_leads_say_why() {
    let rows = read(&torture("unterminated_quote.csv"));
    assert_eq!(rows[1].fatal().unwrap().code, ErrorCode::QuoteOpen);
    assert_eq!(rows[1].fatal().unwrap().params["line"], 3);
    let rows = read(&torture("single_column.csv"));
    assert!(rows.iter().all(|row| row.fatal().unwrap().code == ErrorCode::LeadNameless));
    let rows = read(&torture("ragged.csv"));
    assert_eq!(codes(&rows[2]), [ErrorCode::PhoneInvalid, ErrorCode::SurplusCells]);
    let rows = read(&torture("invalid_utf8.csv"));
    assert!(codes(&rows[1]).contains(&ErrorCode::BadBytes));
    let rows = read("氏名,e-mail\n山田 太郎,yamada(at)example.jp\n".as_bytes());
    assert_eq!(codes(&rows[0]), [ErrorCode::MailAddressInvalid]);
    assert_eq!(rows[0].problems[0].error.params["field"], "e-mail");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_bytes_become_rows_or_a_reason(bytes in proptest::collection::vec(any::<u8>(), 0..2000)) {
        if let Ok(table) = Table::open(&bytes, Choices::default()) {
            let mapping = Mapping::propose(&table);
            let reader = RowReader::new(&mapping, Tokyo, "JPY");
            let rows: Vec<ReadRow> = table.rows().map(|row| reader.read(&row)).collect();
            prop_assert!(rows.len() <= bytes.len());
        }
    }

    #[test]
    fn any_text_with_quotes_and_breaks_ends_and_numbers_its_rows(
        text in "[\"\r\n,;\ta1あ=]{0,300}",
        wide in any::<bool>(),
    ) {
        let encoding = if wide { Encoding::Utf16Be } else { Encoding::ShiftJis };
        let bytes = encode(&text, encoding).bytes;
        let choices = Choices { encoding: Some(encoding), header: Some(false), ..Choices::default() };
        if let Ok(table) = Table::open(&bytes, choices) {
            let mut last = 0;
            for row in table.rows() {
                // Of blank lines that follow each other only the last ones are rows.
                prop_assert!(row.number == last + 1 || (row.number > last && row.is_blank()));
                last = row.number;
            }
        }
    }

    #[test]
    fn japanese_text_is_found_in_every_encoding(
        names in proptest::collection::vec("[山田佐藤花子太郎鈴木一二三]{2,4} [あいうかきくけさしすたち]{2,4}", 3..20),
    ) {
        let mut text = String::from("氏名,会社名,メモ\r\n");
        for name in &names {
            text.push_str(&format!("{name},株式会社サクラ,よろしくお願いします\r\n"));
        }
        let all = [Encoding::ShiftJis, Encoding::EucJp, Encoding::Iso2022Jp, Encoding::Utf16Le];
        for encoding in all {
            let written = encode(&text, encoding);
            prop_assert!(written.replaced.is_empty());
            prop_assert_eq!(detect(&written.bytes).encoding, encoding);
            prop_assert_eq!(read(&written.bytes).len(), names.len());
        }
    }
}
