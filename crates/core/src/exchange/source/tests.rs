//! Files that are not text, made by other writers, and hostile ones.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::io::{Cursor, Write};
use std::ops::ControlFlow;

use proptest::prelude::*;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{Form, Source};
use crate::card::{CardFault, CardFields, CardPhone, CardReader, Code, NoCards, VcardVersion};
use crate::error::{Error, ErrorCode};
use crate::exchange::mapping::Mapping;
use crate::exchange::table::{Choices, RowFault};
use crate::measured_tests::{Watch, is_long, peak_mb};

/// One card per block, `NAME:` and `MAIL:` lines; a block without an end is broken.
#[derive(Debug)]
struct Cards;

impl CardReader for Cards {
    fn read_vcards(
        &self,
        bytes: &[u8],
        each: &mut dyn FnMut(Result<CardFields, CardFault>) -> ControlFlow<()>,
    ) -> Result<(), CardFault> {
        for block in String::from_utf8_lossy(bytes).split("BEGIN:VCARD").skip(1) {
            let value = |name: &str| {
                block.lines().find_map(|line| line.strip_prefix(name)).unwrap_or("").to_owned()
            };
            let card = CardFields {
                full_name: value("FN:"),
                mails: vec![value("EMAIL:")],
                phones: vec![CardPhone { number: value("TEL:"), label: "mobile".into() }],
                note: value("NOTE:"),
                rest: vec!["X-SKYPE: a".into()],
                ..CardFields::default()
            };
            let card = if block.contains("END:VCARD") { Ok(card) } else { Err(CardFault::Broken) };
            if each(card).is_break() {
                break;
            }
        }
        Ok(())
    }

    fn write_vcard(&self, _: &CardFields, _: VcardVersion) -> String {
        String::new()
    }

    fn read_code(&self, text: &str) -> Result<Code, CardFault> {
        Ok(Code::Text(text.to_owned()))
    }

    fn read_picture(&self, _: &[u8]) -> Result<Vec<String>, CardFault> {
        Err(CardFault::NoPicture)
    }

    fn read_signature(&self, _: &str) -> Result<CardFields, CardFault> {
        Err(CardFault::NoCard)
    }
}

/// Header and rows as the rest of the way sees them.
fn rows(bytes: &[u8], sheet: Option<&str>) -> (Vec<String>, Vec<Vec<String>>) {
    let source = Source::open(bytes, sheet, &Cards).unwrap();
    let table = source.table(Choices::default()).unwrap();
    let rows = table.rows().map(|mut row| {
        source.mark(&mut row);
        row.cells
    });
    (table.header.clone().unwrap_or_default(), rows.collect())
}

fn refusal(bytes: &[u8]) -> ErrorCode {
    match Source::open(bytes, None, &NoCards) {
        Err(error) => error.code,
        Ok(source) => source.table(Choices::default()).unwrap_err().code,
    }
}

fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn book() -> Vec<u8> {
    let mut book = Workbook::new();
    let cover = book.add_worksheet().set_name("表紙").unwrap();
    cover.write_string(0, 0, "来場者一覧").unwrap();
    let sheet = book.add_worksheet().set_name("一覧").unwrap();
    sheet.write_string(0, 1, "第12回 ものづくり展示会").unwrap();
    for (column, header) in (0..).zip([
        "会社名",
        "氏名",
        "携帯電話",
        "郵便番号",
        "名刺交換日",
        "来場日時",
        "メール不可",
        "メモ",
    ]) {
        sheet.write_string(2, column, header).unwrap();
    }
    let day = Format::new().set_num_format("yyyy/m/d");
    let moment = Format::new().set_num_format("yyyy/m/d hh:mm");
    sheet.write_string(3, 0, "㈱サクラ").unwrap();
    sheet.write_string(3, 1, "森 誠").unwrap();
    sheet.write_number(3, 2, 9_012_345_678.0).unwrap();
    sheet.write_number(3, 3, 600_001.0).unwrap();
    let date = ExcelDateTime::from_ymd(2026, 10, 14).unwrap();
    sheet.write_datetime_with_format(3, 4, &date, &day).unwrap();
    let at = ExcelDateTime::from_ymd(2026, 10, 14).unwrap().and_hms(9, 30, 0).unwrap();
    sheet.write_datetime_with_format(3, 5, &at, &moment).unwrap();
    sheet.write_boolean(3, 6, true).unwrap();
    sheet.write_string(3, 7, "'=1+1 と書いた\n二行目").unwrap();
    sheet.write_string(5, 0, "モミジ").unwrap();
    sheet.write_formula(5, 1, Formula::new("=A6").set_result("林 恵")).unwrap();
    book.save_to_buffer().unwrap()
}

#[test]
fn a_workbook_reads_as_a_person_sees_it_and_the_longest_sheet_is_taken() {
    let bytes = book();
    let source = Source::open(&bytes, None, &NoCards).unwrap();
    assert_eq!((source.form, source.sheet), (Form::Xlsx, 1));
    assert_eq!(source.sheets, ["表紙", "一覧"]);
    let (header, found) = rows(&bytes, None);
    assert_eq!(header[0], "会社名", "the title is no header");
    let wanted = [
        "㈱サクラ",
        "森 誠",
        "09012345678",
        "0600001",
        "2026-10-14",
        "2026-10-14 09:30:00",
        "TRUE",
    ];
    assert_eq!(&found[0][..7], wanted);
    let note = crate::exchange::values::clean(&found[0][7]);
    assert_eq!(note, "'=1+1 と書いた\n二行目", "nothing is taken off that was never put on");
    assert_eq!(found.len(), 3, "the empty row between two keeps its number");
    assert_eq!(&found[2][..2], ["モミジ", "林 恵"], "a formula is its result");
    let (cover, _) = rows(&bytes, Some("表紙"));
    assert_eq!(cover, ["来場者一覧"]);
    assert_eq!(Source::open(&bytes, Some("表"), &NoCards).unwrap_err().code, ErrorCode::NotFound);
}

const ODS: &str = r#"<?xml version="1.0"?><office:document-content><office:automatic-styles>
<style:style style:name="a"><style:text-properties/></style:style></office:automatic-styles>
<office:body><office:spreadsheet><table:table table:name="名簿">
<table:table-row><table:table-cell office:value-type="string"><text:p>会社名</text:p></table:table-cell>
<table:table-cell><text:p>氏名</text:p></table:table-cell><table:table-cell><text:p>名刺交換日</text:p></table:table-cell>
<table:table-cell><text:p>メモ</text:p></table:table-cell></table:table-row>
<table:table-row><table:table-cell><text:p>サクラ &amp; モミジ</text:p></table:table-cell>
<table:table-cell><office:annotation><text:p>見えない</text:p></office:annotation><text:p>森<text:s/>誠</text:p></table:table-cell>
<table:table-cell office:value-type="date" office:date-value="2026-10-14"><text:p>10月14日</text:p></table:table-cell>
<table:table-cell><text:p>一行目</text:p><text:p>二行目</text:p></table:table-cell></table:table-row>
<table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="1024"/></table:table-row>
</table:table></office:spreadsheet></office:body></office:document-content>"#;

fn ods(content: &str) -> Vec<u8> {
    let kind = b"application/vnd.oasis.opendocument.spreadsheet";
    package(&[("mimetype", kind), ("content.xml", content.as_bytes())])
}

#[test]
fn an_open_document_sheet_reads_without_its_remarks_and_its_million_empty_rows() {
    let (header, found) = rows(&ods(ODS), None);
    assert_eq!(header, ["会社名", "氏名", "名刺交換日", "メモ"]);
    assert_eq!(found, [["サクラ & モミジ", "森 誠", "2026-10-14", "一行目\n二行目"]]);
}

#[test]
fn a_page_or_an_xml_workbook_that_calls_itself_xls_is_read() {
    let page = "<html><head><meta charset=utf-8><style>td{}</style></head><body><table border=1>
        <tr><th>会社名<th>氏名</tr>\n<tr><td>A&amp;B<br>東京</td><td><b>森</b>&nbsp;誠</td></tr></table>";
    let (header, found) = rows(page.as_bytes(), None);
    assert_eq!(header, ["会社名", "氏名"]);
    assert_eq!(found, [["A&B\n東京", "森 誠"]]);
    let (sjis, ..) = encoding_rs::SHIFT_JIS.encode(page);
    assert_eq!(rows(&sjis, None).0, ["会社名", "氏名"]);
    let xml = r#"<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
        <Workbook xmlns:ss="urn"><Styles><Style ss:ID="d"/></Styles><Worksheet ss:Name="S1"><Table>
        <Row><Cell><Data ss:Type="String">会社名</Data></Cell><Cell ss:Index="3"><Data ss:Type="String">TEL</Data></Cell></Row>
        <Row><Cell><Data ss:Type="String">サクラ</Data></Cell><Cell ss:Index="3"><Data ss:Type="Number">312345678</Data></Cell></Row>
        </Table></Worksheet></Workbook>"#;
    let (header, found) = rows(xml.as_bytes(), None);
    assert_eq!(header, ["会社名", "", "TEL"]);
    assert_eq!(found, [["サクラ", "", "0312345678"]]);
}

#[test]
fn each_card_of_a_contact_file_is_a_row_and_a_broken_one_says_so() {
    let text = "BEGIN:VCARD\nFN:森 誠\nEMAIL:m@ex.example.jp\nTEL:090-1234-5678\nNOTE:=1+1\nEND:VCARD\n\
                BEGIN:VCARD\nFN:林\nBEGIN:VCARD\nFN:岡 恵\nEMAIL:o@ex.example.jp\nEND:VCARD\n";
    let source = Source::open(text.as_bytes(), None, &Cards).unwrap();
    assert_eq!(source.form, Form::Cards);
    let table = source.table(Choices::default()).unwrap();
    let mapping = Mapping::propose(&table);
    assert!(mapping.columns.iter().all(|column| column.field.is_some()), "{mapping:?}");
    let faults: Vec<_> = table
        .rows()
        .map(|mut row| {
            source.mark(&mut row);
            row.fault
        })
        .collect();
    assert_eq!(faults, [None, Some(RowFault::CardBroken), None]);
    let (_, found) = rows(text.as_bytes(), None);
    assert_eq!(
        found[0],
        ["森 誠", "m@ex.example.jp", "'090-1234-5678".trim_matches('\''), "'=1+1\nX-SKYPE: a"]
    );
}

#[test]
fn what_is_no_list_is_refused_in_words() {
    let bytes = book();
    for (what, bytes, code) in [
        ("cut workbook", bytes[..bytes.len() / 2].to_vec(), ErrorCode::FileBroken),
        ("document", package(&[("word/document.xml", b"<w/>")]), ErrorCode::FileNotText),
        ("nothing", Vec::new(), ErrorCode::FileEmpty),
        ("empty package", package(&[]), ErrorCode::FileNotText),
        ("workbook without parts", package(&[("xl/workbook.xml", b"<x")]), ErrorCode::FileBroken),
        (
            "old container",
            b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1rubbish".to_vec(),
            ErrorCode::FileBroken,
        ),
        ("locked ods", ods("\u{1}\u{2}"), ErrorCode::FileProtected),
        ("page without a table", b"<html><body>x</body></html>".to_vec(), ErrorCode::FileEmpty),
        ("picture", b"\x89PNG\r\n\x1a\n0000".to_vec(), ErrorCode::FileNotText),
    ] {
        assert_eq!(refusal(&bytes), code, "{what}");
    }
    let mut locked = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    locked.extend([0; 600]);
    locked.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(refusal(&locked), ErrorCode::FileProtected);
}

#[test]
fn what_unpacks_to_more_than_is_taken_is_refused_before_it_is_held() {
    let megabytes = if is_long() { 900 } else { 40 };
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("xl/workbook.xml", SimpleFileOptions::default()).unwrap();
    zip.start_file("xl/sharedStrings.xml", SimpleFileOptions::default()).unwrap();
    let block = vec![b'a'; 1 << 20];
    for _ in 0..megabytes {
        zip.write_all(&block).unwrap();
    }
    let bytes = zip.finish().unwrap().into_inner();
    let (watch, before) = (Watch::start(), peak_mb());
    assert_eq!(refusal(&bytes), ErrorCode::FileUnpacksLarge);
    assert!(watch.seconds() < 2.0, "{} s", watch.seconds());
    assert!(peak_mb() - before < 100, "{} MB", peak_mb() - before);
    let row = format!(
        "<table:table-row table:number-rows-repeated=\"1048576\"><table:table-cell table:number-columns-repeated=\"1024\"><text:p>{}</text:p></table:table-cell></table:table-row>",
        "x".repeat(500)
    );
    let bomb = format!("<office:x><table:table table:name=\"a\">{row}</table:table>");
    assert_eq!(refusal(&ods(&bomb)), ErrorCode::FileUnpacksLarge);
}

#[test]
fn two_cells_at_the_ends_of_a_sheet_cost_two_cells() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_string(0, 0, "会社名").unwrap();
    sheet.write_string(1_048_575, 16_383, "x").unwrap();
    let bytes = book.save_to_buffer().unwrap();
    let (watch, before) = (Watch::start(), peak_mb());
    let source = Source::open(&bytes, None, &NoCards).unwrap();
    assert!(source.text.len() < 10_000);
    assert!(watch.seconds() < 2.0 && peak_mb() - before < 50);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if is_long() { 20_000 } else { 200 }))]

    #[test]
    fn any_bytes_behind_any_beginning_end_in_a_table_or_a_refusal(
        start in prop::sample::select(vec![
            &b"PK\x03\x04"[..], b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", b"<html><table><tr><td",
            b"<?xml ?><Workbook><Row>", b"BEGIN:VCARD", b"\xff\xfe<\0h\0t\0m\0l\0>\0", b"",
        ]),
        rest in prop::collection::vec(any::<u8>(), 0..600),
    ) {
        let bytes = [start, &rest].concat();
        if let Ok(source) = Source::open(&bytes, None, &Cards)
            && let Ok(table) = source.table(Choices::default())
        {
            prop_assert!(table.rows().count() < 10_000);
        }
    }

    #[test]
    fn a_workbook_with_any_byte_turned_ends_in_a_table_or_a_refusal(
        at in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<prop::sample::Index>(),
    ) {
        let mut bytes = book();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        if byte < 32 {
            bytes.truncate(cut.index(bytes.len()));
        }
        if let Ok(source) = Source::open(&bytes, None, &NoCards)
            && let Ok(table) = source.table(Choices::default())
        {
            prop_assert!(table.rows().count() < 10_000);
        }
    }
}

#[test]
fn cards_without_any_name_are_rows_that_say_so_and_an_endless_value_is_one_too() {
    let long = "x".repeat(100_000);
    let text = format!(
        "BEGIN:VCARD\nFN:\nEND:VCARD\nBEGIN:VCARD\nNOTE:{long}\nEND:VCARD\nBEGIN:VCARD\nEND:VCARD\n"
    );
    let source = Source::open(text.as_bytes(), None, &Cards).unwrap();
    let table = source.table(Choices::default()).unwrap();
    assert!(Mapping::propose(&table).names_leads(), "{:?}", table.header);
    let rows: Vec<_> = table
        .rows()
        .map(|mut row| {
            source.mark(&mut row);
            row
        })
        .collect();
    assert_eq!(rows.len(), 3, "each card is a row");
    assert!(matches!(rows[1].fault, Some(RowFault::CellTooLong { .. })), "{:?}", rows[1]);
}

#[test]
fn a_stop_is_heard_while_a_workbook_is_written_over() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for row in 0..2_000 {
        sheet.write_string(row, 0, format!("氏名 {row}")).unwrap();
    }
    let bytes = book.save_to_buffer().unwrap();
    let mut told = Vec::new();
    let stopped = Source::open_with(&bytes, None, &NoCards, &mut |done, all| {
        told.push((done, all));
        if done > 500 { Err(Error::new(ErrorCode::Stopped)) } else { Ok(()) }
    });
    assert_eq!(stopped.unwrap_err().code, ErrorCode::Stopped);
    let (done, all) = *told.last().unwrap();
    assert!(done < 800 && all == 2_000, "{told:?}");
}

#[test]
fn pictures_in_a_workbook_are_not_unpacked() {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let mut book = Workbook::new();
    book.add_worksheet().write_string(0, 0, "氏名").unwrap();
    let plain = book.save_to_buffer().unwrap();
    let mut from = zip::ZipArchive::new(Cursor::new(plain)).unwrap();
    for at in 0..from.len() {
        zip.raw_copy_file(from.by_index(at).unwrap()).unwrap();
    }
    zip.start_file("xl/media/image1.png", SimpleFileOptions::default()).unwrap();
    // Empty space packs so well that it would pass for a bomb.
    zip.write_all(&vec![0; 100 * 1024 * 1024]).unwrap();
    let bytes = zip.finish().unwrap().into_inner();
    assert_eq!(rows(&bytes, None).0, ["氏名"]);
}
