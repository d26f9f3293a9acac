//! What is written is read back equal, another reader reads it too, and no bytes break a reader.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use enishi_core::card::{
    CardAddress, CardFault, CardFields, CardPhone, CardReader, Code, VcardVersion,
};
use fast_qr::qr::{QRBuilder, QRCode};
use image::{DynamicImage, GrayImage, ImageFormat, Luma};
use proptest::prelude::*;

use crate::Cards;
use crate::corpus_tests::cards;

fn hanako() -> CardFields {
    CardFields {
        family_name: "佐藤".into(),
        given_name: "花子".into(),
        family_kana: "サトウ".into(),
        given_kana: "ハナコ".into(),
        honorific: "様".into(),
        latin_name: "Hanako Sato".into(),
        company: "㈱表参道, 能登; 電機\\ソフト".into(),
        company_kana: "オモテサンドウ".into(),
        department: "営業本部 第一営業部".into(),
        title: "部長".into(),
        mails: vec!["hanako@omotesando.example.jp".into(), "h.sato@example.com".into()],
        phones: [
            ("03-1234-5678", "work"),
            ("03-1234-5679", "fax"),
            ("090-1234-5678", "mobile"),
            ("03-1234-5670", "direct"),
            ("045-123-4567", "home"),
            ("+81 3 1234 5678", ""),
        ]
        .map(|(number, label)| CardPhone { number: number.into(), label: label.into() })
        .into(),
        urls: vec!["https://www.omotesando.example.jp/?a=1,2;b=\"3\"".into()],
        addresses: vec![CardAddress {
            postal_code: "150-0001".into(),
            country: "日本".into(),
            region: "東京都".into(),
            city: "渋谷区".into(),
            street: "神宮前1-2-3 表参道ビル4F, B棟".into(),
        }],
        note: "一行目\n二行目; カンマ, 円記号\\\n  \"引用\"".into(),
        tags: vec!["展示会".into(), "重要,至急".into()],
        language: "ja".into(),
        external_id: "urn:uuid:0190-1".into(),
        exchanged_on: "2026-04-01".into(),
        pictures: vec![("image/png".into(), vec![0x89, b'P', b'N', b'G', 0, 255, 7])],
        rest: vec!["NICKNAME: はなちゃん".into()],
        ..CardFields::default()
    }
}

fn read_back(fields: &CardFields, version: VcardVersion) -> CardFields {
    let text = Cards.write_vcard(fields, version);
    for line in text.split("\r\n") {
        assert!(line.len() <= 75, "{line}");
    }
    cards(text.as_bytes()).remove(0).unwrap()
}

#[test]
fn a_full_card_comes_back_in_both_versions() {
    for version in [VcardVersion::V3, VcardVersion::V4] {
        assert_eq!(read_back(&hanako(), version), hanako(), "{version:?}");
    }
}

#[test]
fn another_reader_reads_what_is_written() {
    for version in [VcardVersion::V3, VcardVersion::V4] {
        let text = Cards.write_vcard(&hanako(), version);
        let card = calcard::vcard::VCard::parse(&text).unwrap();
        let all = format!("{card:?}");
        for part in [
            "佐藤",
            "花子",
            "サトウ",
            "表参道, 能登; 電機\\\\ソフト",
            "営業本部 第一営業部",
            "03-1234-5679",
            "重要,至急",
            "神宮前1-2-3 表参道ビル4F, B棟",
            "円記号\\\\\\n",
        ] {
            assert!(all.contains(part), "{part} in {version:?}: {all}");
        }
    }
}

#[test]
fn a_card_of_a_company_alone_has_no_name() {
    let fields = CardFields { company: "ヤマト㈱".into(), ..CardFields::default() };
    assert_eq!(read_back(&fields, VcardVersion::V3), fields);
}

/// One line without white space at its ends: readers trim.
fn words() -> impl Strategy<Value = String> {
    proptest::string::string_regex(
        "([!-~あ-んア-ン一-龠表能ソ十é🙂]{1,12}( [!-~一-龠\\\\;,]{1,40})?)?",
    )
    .unwrap()
}

fn sure() -> impl Strategy<Value = String> {
    proptest::string::string_regex("[a-z0-9一-龠ア-ン;,\\\\:\"^]{1,40}").unwrap()
}

prop_compose! {
    fn any_card()(
        family in sure(), given in sure(), kana in (sure(), sure()),
        work in (words(), words(), words()), mails in prop::collection::btree_set(sure(), 0..3),
        numbers in prop::collection::btree_set("[0-9+ -]{0,6}[0-9]", 0..3),
        labels in prop::collection::vec(prop::sample::select(vec!["work", "direct", "mobile", "home", "fax", ""]), 3),
        address in (words(), words(), words(), words(), sure()),
        note in (words(), words()), tags in prop::collection::vec(sure(), 0..3),
    ) -> CardFields {
        let note = [note.0, note.1].into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>();
        CardFields {
            family_name: family, given_name: given,
            family_kana: kana.0, given_kana: kana.1,
            company: work.0, department: work.1, title: work.2,
            mails: mails.into_iter().collect(),
            phones: numbers.into_iter().zip(labels).map(|(number, label)| CardPhone {
                number: number.trim().to_owned(), label: label.to_owned() }).collect(),
            addresses: vec![CardAddress { postal_code: address.0, country: address.1,
                region: address.2, city: address.3, street: address.4 }],
            note: note.join("\n"), tags, ..CardFields::default()
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_is_read_back_equal(fields in any_card(), new in any::<bool>()) {
        let version = if new { VcardVersion::V4 } else { VcardVersion::V3 };
        prop_assert_eq!(read_back(&fields, version), fields);
    }

    #[test]
    fn any_bytes_are_read_as_cards_without_a_panic(
        bytes in prop::collection::vec(any::<u8>(), 0..400),
        inner in "(BEGIN:VCARD|END:VCARD|N|FN|ADR|TEL|;|:|=|\"|\\\\|,|\r\n| |\t|ENCODING=QUOTED-PRINTABLE|BASE64|AGENT:|CHARSET=SHIFT_JIS|VERSION:2.1){0,60}",
    ) {
        let _ = cards(&bytes);
        let _ = cards(inner.as_bytes());
        let mixed = [b"BEGIN:VCARD\r\n".as_slice(), inner.as_bytes(), &bytes].concat();
        let _ = cards(&mixed);
    }

    #[test]
    fn any_text_is_read_as_code_and_signature_without_a_panic(
        text in "\\PC{0,200}",
        lines in "(〒|TEL|[0-9]{1,4}|-|ー|@|株式会社|東京都|一|〇|\\.| |\n|\\(|\\)|O|/|,|www\\.|\\[at\\]|İ|F|:){0,60}",
    ) {
        let _ = Cards.read_code(&text);
        let _ = Cards.read_code(&format!("MECARD:{text}"));
        let _ = Cards.read_signature(&text);
        let _ = Cards.read_signature(&lines);
    }
}

proptest! {
    // A picture is looked at three times and in full.
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_looked_at_as_a_picture_without_a_panic(
        bytes in prop::collection::vec(any::<u8>(), 0..300), at in 0_usize..400, with in any::<u8>(),
    ) {
        let _ = Cards.read_picture(&bytes);
        let mut png = png(&picture(&qr("https://example.jp/"), 2, 0, 255));
        let at = at % png.len();
        png[at] = with;
        let _ = Cards.read_picture(&png);
        let _ = Cards.read_picture(&png[..at]);
    }
}

fn qr(text: &str) -> QRCode {
    QRBuilder::new(text).build().unwrap()
}

/// A code with a quiet zone of four modules.
fn picture(code: &QRCode, scale: u32, dark: u8, light: u8) -> GrayImage {
    let side = u32::try_from(code.size).unwrap();
    GrayImage::from_fn((side + 8) * scale, (side + 8) * scale, |x, y| {
        let module = |at: u32| (at / scale).checked_sub(4).filter(|at| *at < side);
        let is_dark = match (module(x), module(y)) {
            (Some(x), Some(y)) => code[y as usize][x as usize].value(),
            _ => false,
        };
        Luma([if is_dark { dark } else { light }])
    })
}

fn encoded(grey: &GrayImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    let picture = DynamicImage::ImageLuma8(grey.clone());
    let picture = if format == ImageFormat::Png { picture } else { picture.into_rgb8().into() };
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

fn png(grey: &GrayImage) -> Vec<u8> {
    encoded(grey, ImageFormat::Png)
}

const MECARD: &str = "MECARD:N:佐藤,花子;SOUND:ｻﾄｳ,ﾊﾅｺ;TEL:0312345678;EMAIL:hanako@example.jp;;";

#[test]
fn a_japanese_card_is_read_from_a_picture_of_each_kind() {
    let card = Cards.write_vcard(
        &CardFields { rest: vec![], pictures: vec![], note: String::new(), ..hanako() },
        VcardVersion::V3,
    );
    for text in [card.as_str(), MECARD] {
        for format in [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::WebP] {
            let bytes = encoded(&picture(&qr(text), 4, 0, 255), format);
            assert_eq!(Cards.read_picture(&bytes).unwrap(), [text], "{format:?}");
        }
    }
    let Code::Card(fields) = Cards.read_code(MECARD).unwrap() else { panic!("no card") };
    assert_eq!((fields.family_name.as_str(), fields.given_kana.as_str()), ("佐藤", "ﾊﾅｺ"));
}

#[test]
fn old_codes_in_shift_jis_are_read() {
    let (bytes, _, _) = encoding_rs::SHIFT_JIS.encode("MECARD:N:表能,十;;");
    let code = QRBuilder::new(bytes.into_owned()).build().unwrap();
    assert_eq!(
        Cards.read_picture(&png(&picture(&code, 4, 0, 255))).unwrap(),
        ["MECARD:N:表能,十;;"]
    );
}

#[test]
fn turned_light_on_dark_and_large_pictures_are_read() {
    let upright = picture(&qr(MECARD), 4, 0, 255);
    let turned = image::imageops::rotate90(&upright);
    assert_eq!(Cards.read_picture(&png(&turned)).unwrap(), [MECARD]);
    let light = picture(&qr(MECARD), 4, 255, 0);
    assert_eq!(Cards.read_picture(&png(&light)).unwrap(), [MECARD]);
    let mut large = GrayImage::from_pixel(4000, 3000, Luma([230]));
    image::imageops::overlay(&mut large, &upright, 2900, 1700);
    assert_eq!(Cards.read_picture(&png(&large)).unwrap(), [MECARD]);
}

#[test]
fn several_codes_in_one_picture_are_all_read() {
    let mut sheet = GrayImage::from_pixel(1000, 500, Luma([255]));
    image::imageops::overlay(&mut sheet, &picture(&qr(MECARD), 4, 0, 255), 20, 20);
    image::imageops::overlay(&mut sheet, &picture(&qr("https://example.jp/"), 4, 0, 255), 600, 150);
    let mut texts = Cards.read_picture(&png(&sheet)).unwrap();
    texts.sort();
    assert_eq!(texts, [MECARD, "https://example.jp/"]);
}

#[test]
fn pictures_without_code_and_files_that_are_no_picture_are_told_apart() {
    assert_eq!(Cards.read_picture(&png(&GrayImage::new(40, 40))), Err(CardFault::NoCode));
    assert_eq!(Cards.read_picture(b"BEGIN:VCARD"), Err(CardFault::NoPicture));
    assert_eq!(Cards.read_picture(b"GIF89a\x01\x00\x01\x00\x00"), Err(CardFault::NoPicture));
    let png = png(&picture(&qr(MECARD), 4, 0, 255));
    assert_eq!(Cards.read_picture(&png[..png.len() / 2]), Err(CardFault::NoPicture));
}

/// A PNG whose header says `side` × `side` and whose data are nearly nothing.
fn bomb(side: u32) -> Vec<u8> {
    let mut bytes = png(&GrayImage::new(1, 1));
    bytes[16..20].copy_from_slice(&side.to_be_bytes());
    bytes[20..24].copy_from_slice(&side.to_be_bytes());
    let mut crc = !0_u32;
    for byte in &bytes[12..29] {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 };
        }
    }
    bytes[29..33].copy_from_slice(&(!crc).to_be_bytes());
    bytes
}

#[test]
fn a_picture_of_too_many_pixels_is_refused_before_it_is_decoded() {
    let start = std::time::Instant::now();
    assert_eq!(Cards.read_picture(&bomb(60_000)), Err(CardFault::TooLarge));
    assert_eq!(Cards.read_picture(&bomb(7072)), Err(CardFault::TooLarge));
    assert!(start.elapsed().as_secs() < 2);
    assert_eq!(Cards.read_picture(&vec![0; 64 * 1024 * 1024 + 1]), Err(CardFault::TooLarge));
}
