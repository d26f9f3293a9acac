//! Every card, code and signature of the fixtures against what they are expected to say.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stderr)]

use std::ops::ControlFlow;

use enishi_core::card::{CardFault, CardFields, CardReader, Code};

use crate::Cards;
use crate::compare::{bytes, differences, fixture, json};

pub(crate) fn cards(bytes: &[u8]) -> Vec<Result<CardFields, CardFault>> {
    let mut all = Vec::new();
    let read = Cards.read_vcards(bytes, &mut |card| {
        all.push(card);
        ControlFlow::Continue(())
    });
    assert_eq!(read.is_err(), all.is_empty());
    all
}

#[test]
fn every_card_of_a_japanese_phone_says_what_it_says() {
    let mut wrong = Vec::new();
    for (file, expected) in json("own/expected.json").as_object().unwrap() {
        let Some(wanted) = expected["cards"].as_array() else { continue };
        let read: Vec<CardFields> =
            cards(&bytes(&format!("own/{file}"))).into_iter().filter_map(Result::ok).collect();
        if read.len() != wanted.len() {
            wrong.push(format!("{file}: {} cards instead of {}", read.len(), wanted.len()));
        }
        for (fields, wanted) in read.iter().zip(wanted) {
            wrong
                .extend(differences(fields, wanted).0.iter().map(|each| format!("{file}: {each}")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_code_says_what_it_says_and_others_make_no_lead() {
    let mut wrong = Vec::new();
    for code in json("mecard.json").as_array().unwrap() {
        let raw = code["raw"].as_str().unwrap();
        let read = Cards.read_code(raw);
        match (read, code["expected"].is_null()) {
            (Ok(Code::Card(fields)), false) => {
                wrong.extend(differences(&fields, &code["expected"]).0)
            }
            (Ok(Code::Text(_) | Code::Url(_)) | Err(CardFault::TooLarge), true) => {}
            (other, _) => wrong.push(format!("{other:?} of {}", raw.get(..60).unwrap_or(raw))),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Right fields of all fields; the wrong ones are told.
fn judge(samples: Vec<(String, String, serde_json::Value)>) -> (usize, usize) {
    let (mut right, mut all) = (0, 0);
    for (name, text, expected) in samples {
        let fields = Cards.read_signature(&text).unwrap_or_default();
        let (wrong, fields) = differences(&fields, &expected);
        right += fields - wrong.len();
        all += fields;
        for each in wrong {
            eprintln!("{name}: {each}");
        }
    }
    eprintln!("{right} of {all} fields right");
    (right, all)
}

#[test]
fn nineteen_of_twenty_fields_of_pasted_signatures_are_right() {
    let text = String::from_utf8(bytes("signatures.txt")).unwrap();
    let signatures: Vec<&str> =
        text.split("##### ").skip(1).map(|one| one.split_once('\n').unwrap().1).collect();
    let expected = json("signatures_expected.json");
    let samples: Vec<_> = signatures
        .iter()
        .zip(expected.as_array().unwrap())
        .map(|(text, e)| {
            (format!("signature {}", e["id"]), (*text).to_owned(), e["expected"].clone())
        })
        .collect();
    assert_eq!(samples.len(), 30);
    let (right, all) = judge(samples);
    assert!(right * 100 >= all * 95, "{right} of {all}");
}

#[test]
fn nineteen_of_twenty_fields_of_lines_of_cards_are_right() {
    let samples: Vec<_> = json("cards_text.json")
        .as_array()
        .unwrap()
        .iter()
        .map(|card| {
            let lines: Vec<&str> = card["lines"]
                .as_array()
                .unwrap()
                .iter()
                .map(|line| line.as_str().unwrap())
                .collect();
            (format!("card {}", card["id"]), lines.join("\n"), card["expected"].clone())
        })
        .collect();
    let (right, all) = judge(samples);
    assert!(right * 100 >= all * 95, "{right} of {all}");
}

#[test]
fn cards_of_other_programs_are_read() {
    let one = |file: &str| cards(&bytes(&format!("vendors/{file}"))).remove(0).unwrap();
    let outlook = one("outlook-2003.vcf");
    assert_eq!(
        (outlook.company.as_str(), outlook.department.as_str()),
        ("Company, The", "TheDepartment")
    );
    assert_eq!(outlook.title, "The Job Title");
    assert!(
        outlook.note.starts_with("This is the note field!!\r\nSecond line"),
        "{:?}",
        outlook.note
    );
    assert_eq!(
        outlook.phones.iter().map(|p| p.label.as_str()).collect::<Vec<_>>(),
        ["work", "home", "mobile", "fax"]
    );
    let mac = one("John_Doe_MAC_ADDRESS_BOOK.vcf");
    assert_eq!(mac.pictures.len(), 1);
    assert_eq!(mac.pictures[0].0, "image/jpeg");
    assert_eq!(mac.family_kana, "Dow");
    assert!(
        mac.rest.iter().any(|rest| rest == "X-ABRELATEDNAMES: Jenny (Spouse)"),
        "{:?}",
        mac.rest
    );
    let rfc = one("rfc6350-example.vcf");
    assert_eq!(rfc.phones[0].number, "+1-418-656-9254 ext. 102");
    assert_eq!(rfc.language, "fr");
    let thunderbird = one("thunderbird-MoreFunctionsForAddressBook-extension.vcf");
    assert_eq!(thunderbird.mails.len(), 5);
    assert_eq!(thunderbird.pictures.len(), 1);
    assert_eq!(cards(&bytes("vendors/gmail-list.vcf")).len(), 3);
    let full = one("fullcontact.vcf");
    assert_eq!((full.family_name.as_str(), full.middle_name.as_str()), ("LastName", "MiddleName"));
    assert_eq!(full.tags, ["Tag"]);
    for file in std::fs::read_dir(fixture("vendors")).unwrap() {
        let path = file.unwrap().path();
        if path.extension().is_some_and(|end| end == "vcf") {
            assert!(cards(&std::fs::read(&path).unwrap()).iter().all(Result::is_ok), "{path:?}");
        }
    }
}

#[test]
fn a_card_without_an_end_is_read_and_says_so() {
    let read = cards(&bytes("own/truncated.vcf")).remove(0).unwrap();
    assert!(read.is_cut);
    let middle = cards(&bytes("own/multi_broken_middle.vcf"));
    assert_eq!(middle.len(), 4);
    assert_eq!(middle[1], Err(CardFault::Broken));
}

#[test]
fn cards_nested_too_deep_are_refused_and_the_next_one_is_read() {
    let deep = "BEGIN:VCARD\r\nVERSION:2.1\r\nAGENT:\r\n".repeat(3000)
        + &"END:VCARD\r\n".repeat(3000)
        + "BEGIN:VCARD\r\nN:Sato;Hanako\r\nEND:VCARD\r\n";
    let read = cards(deep.as_bytes());
    assert_eq!(read.len(), 2);
    assert_eq!(read[0], Err(CardFault::Broken));
    assert_eq!(read[1].as_ref().unwrap().family_name, "Sato");
}

#[test]
fn an_assistant_is_named_and_not_taken_for_the_person() {
    let read = cards(&bytes("own/v21_nested_agent.vcf"));
    assert_eq!(read.len(), 1);
    let fields = read[0].as_ref().unwrap();
    assert_eq!(fields.rest, ["AGENT: Brian Schmidt"]);
}

#[test]
fn a_text_that_is_no_card_has_none() {
    assert_eq!(
        Cards.read_vcards(b"Name,Mail\r\n", &mut |_| ControlFlow::Continue(())),
        Err(CardFault::NoCard)
    );
    assert_eq!(cards(&bytes("own/empty_card.vcf")), [Err(CardFault::NoCard)]);
}
