//! Every file of the corpora `csv/torture` and `csv/spectrum`, and the headers of all samples.
//!
//! The corpora lie outside the repository (`shared/`); a small set of them is kept in
//! `tests/fixtures/csv`. Where the full one is absent the test says so and uses the small set.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stderr)]

use std::path::{Path, PathBuf};

use serde_json::Value;

use super::detect::Encoding;
use super::field::ImportField as F;
use super::mapping::Mapping;
use super::table::{Choices, Row, RowFault, Table};
use crate::error::ErrorCode;

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// A folder of `shared/`, wherever it stands beside the repository.
fn shared(path: &str) -> Option<PathBuf> {
    ["shared", "../shared", "../../shared"]
        .iter()
        .map(|root| repository().join(root).join(path))
        .find(|folder| folder.is_dir())
}

fn corpus(path: &str) -> PathBuf {
    shared(&format!("corpora/{path}")).unwrap_or_else(|| {
        eprintln!("!! corpus shared/corpora/{path} is absent: only the small set is tested");
        repository().join("tests/fixtures").join(path)
    })
}

/// A file of the samples kept in the repository.
pub(super) fn sample(name: &str) -> Vec<u8> {
    std::fs::read(repository().join("tests/fixtures/samples").join(name)).unwrap()
}

/// A file of the samples outside the repository; says so if they are absent.
pub(super) fn shared_sample(name: &str) -> Option<Vec<u8>> {
    let Some(folder) = shared("samples") else {
        eprintln!("!! shared/samples is absent: {name} is not tested");
        return None;
    };
    Some(std::fs::read(folder.join(name)).unwrap())
}

/// The hostile strings of `corpora/naughty`; says so if they are absent.
pub(super) fn naughty() -> Option<Vec<String>> {
    let Some(folder) = shared("corpora/naughty") else {
        eprintln!("!! corpus shared/corpora/naughty is absent: hostile strings are not tested");
        return None;
    };
    let text = std::fs::read_to_string(folder.join("blns.json")).unwrap();
    Some(serde_json::from_str(&text).unwrap())
}

pub(super) fn torture(name: &str) -> Vec<u8> {
    std::fs::read(corpus("csv/torture").join(name)).unwrap()
}

fn open(bytes: &[u8]) -> Table<'_> {
    Table::open(bytes, Choices::default()).unwrap()
}

/// All rows, the header too, as a file without header would give them.
fn all_rows(bytes: &[u8]) -> Vec<Row> {
    let choices = Choices { header: Some(false), ..Choices::default() };
    Table::open(bytes, choices).unwrap().rows().collect()
}

fn texts(value: &Value) -> Vec<String> {
    value.as_array().unwrap().iter().map(|cell| cell.as_str().unwrap().to_owned()).collect()
}

fn encoding_of(name: &str) -> Encoding {
    match name {
        "utf-8" => Encoding::Utf8,
        "cp932" => Encoding::ShiftJis,
        "utf-16-le" => Encoding::Utf16Le,
        "utf-16-be" => Encoding::Utf16Be,
        "euc_jp" => Encoding::EucJp,
        "iso2022_jp" => Encoding::Iso2022Jp,
        "mixed" => Encoding::Mixed,
        other => panic!("{other} is not known"),
    }
}

#[test]
fn every_torture_file_reads_as_expected() {
    let folder = corpus("csv/torture");
    let expected: Value =
        serde_json::from_slice(&std::fs::read(folder.join("expected.json")).unwrap()).unwrap();
    let mut count = 0;
    for (name, expected) in expected.as_object().unwrap() {
        let Ok(bytes) = std::fs::read(folder.join(name)) else { continue };
        count += 1;
        let table = match Table::open(&bytes, Choices::default()) {
            Ok(table) => table,
            Err(error) => {
                let empty = ["empty.csv", "bom_only.csv", "blank_lines_only.csv"];
                assert!(empty.contains(&name.as_str()), "{name} is not empty: {error}");
                assert_eq!(error.code, ErrorCode::FileEmpty, "{name}");
                continue;
            }
        };
        let encoding = encoding_of(expected["encoding"].as_str().unwrap());
        assert_eq!(table.detected.encoding, encoding, "{name}");
        assert_eq!(table.delimiter.to_string(), expected["delimiter"].as_str().unwrap(), "{name}");
        let rows = all_rows(&bytes);
        if let Some(wanted) = expected["rows"].as_array() {
            let read: Vec<Vec<String>> = rows.iter().map(|row| row.cells.clone()).collect();
            let wanted: Vec<Vec<String>> = wanted.iter().map(texts).collect();
            assert_eq!(read, wanted, "{name}");
        }
        if expected["first_row"].is_array() {
            assert_eq!(rows[1].cells, texts(&expected["first_row"]), "{name}");
        }
        if expected["last_row"].is_array() && name != "one_mb_cell.csv" {
            assert_eq!(rows.last().unwrap().cells, texts(&expected["last_row"]), "{name}");
        }
        if let Some(lengths) = expected["row_lengths"].as_array() {
            let lengths: Vec<u64> = lengths.iter().filter_map(Value::as_u64).collect();
            let read: Vec<u64> = rows.iter().map(|row| row.cells.len() as u64).collect();
            assert_eq!(read, lengths, "{name}");
        }
    }
    assert!(count >= 43, "only {count} files were read");
}

#[test]
fn every_spectrum_file_reads_as_its_json() {
    let folder = corpus("csv/spectrum");
    for name in ["empty_crlf", "escaped_quotes", "json", "newlines"] {
        let bytes = std::fs::read(folder.join(format!("{name}.csv"))).unwrap();
        let json = std::fs::read(folder.join(format!("{name}.json"))).unwrap();
        let json: Vec<serde_json::Map<String, Value>> = serde_json::from_slice(&json).unwrap();
        let table = open(&bytes);
        let header = table.header.clone().unwrap_or_else(|| panic!("{name} has a header"));
        let rows: Vec<Row> = table.rows().collect();
        assert_eq!(rows.len(), json.len(), "{name}");
        for (row, wanted) in rows.iter().zip(json) {
            for (cell, column) in row.cells.iter().zip(&header) {
                assert_eq!(cell, wanted[column].as_str().unwrap(), "{name}, column {column}");
            }
        }
    }
}

#[test]
fn an_open_quote_is_told_with_its_line_and_swallows_nothing() {
    let bytes = torture("unterminated_quote.csv");
    let rows: Vec<Row> = open(&bytes).rows().collect();
    assert_eq!(rows.len(), 3, "the row behind the open quote is a row of its own");
    assert_eq!((rows[1].number, rows[1].line), (2, 3));
    assert_eq!(rows[1].fault, Some(RowFault::QuoteOpen));
    assert_eq!(rows[1].cells[0], "\"開いたまま");
    assert_eq!(rows[2].cells[3], "03-2");
}

#[test]
fn a_quote_that_only_another_cells_quote_would_close_is_open() {
    let text = "a,b\r\n\"x,1\r\ny,2\r\n\"z\",3\r\n";
    let rows: Vec<Row> = open(text.as_bytes()).rows().collect();
    let faults: Vec<_> = rows.iter().map(|row| row.fault.is_some()).collect();
    assert_eq!(faults, [true, false, false], "only the first row is broken: {rows:?}");
    assert_eq!(rows[2].cells, ["z", "3"]);
}

#[test]
fn a_cell_of_a_million_characters_is_cut_and_the_rest_is_kept() {
    for quoted in [false, true] {
        let quote = if quoted { "\"" } else { "" };
        let cell = "あ".repeat(1_000_000);
        let text = format!("会社名,氏名\r\n{quote}{cell}{quote},山田\r\n後,佐藤\r\n");
        let rows: Vec<Row> = open(text.as_bytes()).rows().collect();
        assert_eq!(rows.len(), 2);
        assert_eq!(rows[0].fault, Some(RowFault::CellTooLong { column: 0 }));
        assert!(rows[0].cells[0].len() <= super::MAX_CELL_BYTES);
        assert_eq!(rows[0].cells[1], "山田");
        assert_eq!(rows[1].cells, ["後", "佐藤"]);
    }
}

#[test]
fn a_line_without_end_holds_little_and_is_one_bad_row() {
    let mut text = String::from("会社名,氏名\n");
    text.push_str(&"x".repeat(20 * 1024 * 1024));
    text.push_str("\n後,佐藤\n");
    let rows: Vec<Row> = open(text.as_bytes()).rows().collect();
    assert_eq!(rows.len(), 2, "the endless line and the row behind it");
    assert!(rows[0].fault.is_some());
    assert_eq!(rows[1].cells, ["後", "佐藤"]);
    assert_eq!(rows[1].line, 3);
}

#[test]
fn too_many_columns_are_a_row_with_a_reason_or_a_refused_header() {
    let wide = vec!["x"; 1025].join(",");
    let rows: Vec<Row> = open(format!("会社名,氏名\n{wide}\na,b\n").as_bytes()).rows().collect();
    assert_eq!(rows[0].fault, Some(RowFault::TooManyColumns { count: 1025 }));
    assert_eq!(rows[1].cells, ["a", "b"]);
    let error =
        Table::open(format!("{wide}\n{wide}\n").as_bytes(), Choices::default()).unwrap_err();
    assert_eq!(error.code, ErrorCode::TooManyColumns);
}

#[test]
fn the_header_is_found_and_data_is_never_taken_for_one() {
    let folder = corpus("csv/torture");
    let without = ["no_header.csv", "empty.csv", "bom_only.csv", "blank_lines_only.csv"];
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if !(name.ends_with("csv") || name.ends_with("tsv")) {
            continue;
        }
        let bytes = std::fs::read(&path).unwrap();
        let header = Table::open(&bytes, Choices::default()).is_ok_and(|t| t.header.is_some());
        assert_eq!(header, !without.contains(&name.as_str()), "{name}");
    }
    let bytes = torture("no_header.csv");
    let table = open(&bytes);
    assert_eq!(table.rows().next().unwrap().number, 1);
    let fields: Vec<_> = Mapping::propose(&table).columns.iter().map(|c| c.field).collect();
    assert_eq!(
        fields,
        [Some(F::Company), Some(F::FullName), Some(F::Mail), Some(F::Phone)],
        "the values say what the columns are"
    );
}

#[test]
fn damage_is_counted() {
    let bytes = torture("invalid_utf8.csv");
    assert!(open(&bytes).health.bad_bytes >= 2);
    let bytes = torture("sjis_gaiji.csv");
    assert_eq!(open(&bytes).health.private_use, 2);
    let bytes = torture("nul_bytes.csv");
    assert_eq!(open(&bytes).health.nul, 1);
}

#[test]
fn two_encodings_in_one_file_are_read_line_by_line() {
    let bytes = torture("sjis_then_utf8.csv");
    let rows: Vec<Row> = open(&bytes).rows().collect();
    assert_eq!(rows.len(), 3);
    for row in &rows {
        assert_eq!(row.cells[1], "清水 千代", "row {} is garbled", row.number);
    }
}

#[test]
fn a_person_may_overrule_what_was_found() {
    let text = "氏名;会社\n山田;A,B\n";
    let choices = Choices { delimiter: Some(','), header: Some(false), ..Choices::default() };
    let table = Table::open(text.as_bytes(), choices).unwrap();
    assert_eq!(table.header, None);
    assert_eq!(table.rows().last().unwrap().cells, ["山田;A", "B"]);
}

#[test]
fn samples_map_sensibly() {
    let Some(folder) = shared("samples") else {
        eprintln!("!! shared/samples is absent: only the small set is tested");
        return headers_of_the_small_set();
    };
    headers_of_the_small_set();
    let fields = |name: &str| mapped(&folder.join(name));
    let sansan = fields("sansan_like_utf16.csv");
    assert_eq!(
        sansan,
        "exchanged_on company department title family_name given_name family_kana given_kana mail \
         postal_code address phone phone_direct fax phone_mobile url - tags note"
    );
    let outlook = fields("outlook_ja_sjis.csv");
    assert_eq!(
        outlook,
        "honorific given_name middle_name family_name company department title address_street \
         address_city address_region postal_code country fax phone phone phone_mobile mail - - url \
         family_kana given_kana company_kana tags note - - -"
    );
    let google = fields("google_contacts_utf8.csv");
    assert_eq!(
        google,
        "given_name middle_name family_name given_kana - family_kana honorific - - - company title \
         department - note - tags - mail - mail - phone - phone - address - - - - postal_code country \
         - - url"
    );
    let hubspot = fields("hubspot_en_utf8.csv");
    assert_eq!(
        hubspot,
        "external_id given_name family_name mail phone phone_mobile company title stage - source - - \
         created_at - - refused address_street address_city address_region postal_code country url - \
         note"
    );
}

fn mapped(path: &Path) -> String {
    let bytes = std::fs::read(path).unwrap();
    let mapping = Mapping::propose(&open(&bytes));
    let codes = mapping.columns.iter().map(|c| c.field.map_or("-", F::code));
    codes.collect::<Vec<_>>().join(" ")
}

fn headers_of_the_small_set() {
    let folder = repository().join("tests/fixtures/samples");
    assert_eq!(
        mapped(&folder.join("expo_cards_sjis.csv")),
        "company department title full_name mail postal_code address phone phone_direct fax \
         phone_mobile url exchanged_on"
    );
    assert_eq!(
        mapped(&folder.join("existing_leads_utf8.csv")),
        "external_id full_name full_kana company department title mail phone phone_mobile \
         postal_code address country language source stage industry company_size - - horizon \
         interest - - tags consent_ground consent_at created_at last_contact_at last_contact_kind \
         next_step_on value note"
    );
}

#[test]
fn blank_lines_are_counted_but_cost_nothing() {
    for end in ["\n", "\r\n", "\r"] {
        let blank = end.repeat(1_000_000);
        let text = format!("氏名,会社{end}{blank}山田,サクラ{end}{end}{end}林,モミジ{blank}");
        let table = Table::open(text.as_bytes(), Choices::default()).unwrap();
        let rows: Vec<(u64, u64)> =
            table.rows().filter(|row| !row.is_blank()).map(|row| (row.number, row.line)).collect();
        assert_eq!(rows, [(1_000_001, 1_000_002), (1_000_004, 1_000_005)], "{end:?}");
        let given = table.rows().count();
        assert!(given < 10_000, "{given} rows were made of nothing");
    }
}
