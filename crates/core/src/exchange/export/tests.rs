//! What goes out comes in again, in every form, and what does not fit is told.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use proptest::prelude::*;

use super::write_leads;
use crate::exchange::import_tests::{Bench, import, request};
use crate::exchange::wire::{ExportForm, ExportLeads, Exported};
use crate::exchange::{corpus_tests, guard};

fn ask(format: ExportForm, encoding: &str) -> ExportLeads {
    let ask = serde_json::json!({
        "job": "j", "file": "f", "language": "ja", "format": format, "encoding": encoding,
    });
    serde_json::from_value(ask).unwrap()
}

fn export(bench: &Bench, ask: &ExportLeads) -> (Vec<u8>, Exported) {
    let mut out = Vec::new();
    let done = write_leads(&bench.app, ask, &mut out, &mut |_, _| Ok(())).unwrap();
    (out, done)
}

/// What an export writes of the leads, without encoding and order of rows.
fn content(bench: &Bench) -> Vec<String> {
    let (out, _) = export(bench, &ask(ExportForm::Tsv, "utf-8"));
    let mut lines: Vec<String> =
        String::from_utf8(out).unwrap().lines().map(str::to_owned).collect();
    lines.sort();
    lines
}

#[test]
fn every_form_gives_the_same_leads_again() {
    let bench = Bench::new();
    import(&bench, &corpus_tests::sample("existing_leads_utf8.csv"), &request("a.csv"));
    let wanted = content(&bench);
    for (format, encoding) in [
        (ExportForm::Csv, "utf-8-bom"),
        (ExportForm::Csv, "utf-16"),
        (ExportForm::Csv, "shift_jis"),
        (ExportForm::Tsv, "utf-8"),
        (ExportForm::Xlsx, ""),
    ] {
        let (bytes, done) = export(&bench, &ask(format, encoding));
        assert!(done.replaced.is_empty() && done.cut == 0, "{:?}", done.replaced);
        let other = Bench::new();
        let counts = import(&other, &bytes, &request("b")).counts;
        assert_eq!((counts.new, counts.errors), (120, 0), "{format:?} {encoding}: {counts:?}");
        assert_eq!(content(&other), wanted, "{format:?} {encoding}");
    }
}

#[test]
fn characters_that_shift_jis_lacks_are_told_with_what_stands_for_them() {
    let bench = Bench::new();
    let text = "氏名,会社名,メモ\n𠮷田 誠,カフェ・ドゥ・é,1〜3月 😀\n髙橋 恵,①㈱テスト,1〜3月 か\u{3099}\n";
    import(&bench, text.as_bytes(), &request("a.csv"));
    let (bytes, done) = export(&bench, &ask(ExportForm::Csv, "shift_jis"));
    let (text, _, broken) = encoding_rs::SHIFT_JIS.decode(&bytes);
    assert!(!broken);
    for wanted in ["吉田", "カフェ・ドゥ・e", "1～3月 ?", "髙橋", "①㈱テスト", "1～3月 が"]
    {
        assert!(
            text.contains(if wanted == "吉田" { "\"吉田\"" } else { wanted }),
            "{wanted}: {text}"
        );
    }
    let found: Vec<(&str, &str, i64)> = done
        .replaced
        .iter()
        .map(|entry| (entry.character.as_str(), entry.instead.as_str(), entry.count))
        .collect();
    assert_eq!(found[0], ("〜", "～", 2), "the most frequent first");
    assert_eq!(found.len(), 4, "{found:?}");
    for one in [("𠮷", "吉", 1), ("é", "e", 1), ("😀", "?", 1)] {
        assert!(found.contains(&one), "{one:?} in {found:?}");
    }
    let emoji = done.replaced.iter().find(|entry| entry.character == "😀").unwrap();
    assert_eq!((emoji.code.as_str(), emoji.rows.len()), ("U+1F600", 1));
    assert_eq!(emoji.rows[0].name, "𠮷田 誠");
}

#[test]
fn addresses_of_those_who_refused_stay_out_unless_asked_for() {
    let bench = Bench::new();
    let text = "Name,Company,Email,Unsubscribed\nMary Watson,Beta,m@beta.example,true\n\
                Jo Fox,Beta,j@beta.example,\n";
    import(&bench, text.as_bytes(), &request("no.csv"));
    for (with_refused, wanted) in [(false, false), (true, true)] {
        let (bytes, _) =
            export(&bench, &ExportLeads { with_refused, ..ask(ExportForm::Csv, "utf-8") });
        let text = String::from_utf8(bytes).unwrap();
        assert!(text.contains("j@beta.example"));
        assert_eq!(text.contains("m@beta.example"), wanted);
        assert!(text.contains("Watson"), "the person is not hidden");
    }
}

#[test]
fn only_the_asked_columns_are_written_in_their_order() {
    let bench = Bench::new();
    import(&bench, "氏名,会社名\n森 誠,サクラ\n".as_bytes(), &request("a.csv"));
    let columns = vec!["company".to_owned(), "family_name".to_owned()];
    let (bytes, _) = export(&bench, &ExportLeads { columns, ..ask(ExportForm::Csv, "utf-8") });
    assert_eq!(String::from_utf8(bytes).unwrap(), "\"会社名\",\"姓\"\r\n\"サクラ\",\"森\"\r\n");
    for (columns, encoding) in [(vec!["score".to_owned()], ""), (Vec::new(), "latin")] {
        let ask = ExportLeads { columns, ..ask(ExportForm::Csv, encoding) };
        let refused = write_leads(&bench.app, &ask, &mut Vec::new(), &mut |_, _| Ok(()));
        assert_eq!(refused.unwrap_err().code, crate::error::ErrorCode::FieldInvalid);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(
        if crate::measured_tests::is_long() { 2_000 } else { 12 }
    ))]

    /// What the first import keeps of a hostile text is what every later one keeps.
    #[test]
    fn hostile_texts_go_out_and_come_in_unchanged(
        notes in prop::collection::vec("['=+@\"a\t\n;,_x04<&😀-]{1,3}\\PC{0,30}|_x[0-9A-F]{4}_\\PC{0,9}", 1..8),
    ) {
        let bench = Bench::new();
        let mut text = guard::line(["会社名", "部署", "メモ"], ',');
        for (at, note) in notes.iter().enumerate() {
            text.push_str(&guard::line([format!("社{at}"), note.clone(), note.clone()], ','));
        }
        import(&bench, text.as_bytes(), &request("a.csv"));
        let wanted = content(&bench);
        for (format, encoding) in
            [(ExportForm::Csv, ""), (ExportForm::Csv, "utf-16"), (ExportForm::Xlsx, "")]
        {
            let (bytes, _) = export(&bench, &ask(format, encoding));
            let other = Bench::new();
            import(&other, &bytes, &request("b"));
            prop_assert_eq!(content(&other), wanted.clone(), "{:?} {}", format, encoding);
        }
    }
}

#[test]
fn every_naughty_string_survives_every_form() {
    let Some(strings) = corpus_tests::naughty() else { return };
    let bench = Bench::new();
    let mut text = guard::line(["会社名", "メモ"], ',');
    for (at, string) in strings.iter().enumerate() {
        text.push_str(&guard::line([format!("社{at}"), string.clone()], ','));
    }
    let counts = import(&bench, text.as_bytes(), &request("a.csv")).counts;
    assert_eq!(counts.errors, 0);
    let wanted = content(&bench);
    for (format, encoding) in
        [(ExportForm::Csv, ""), (ExportForm::Csv, "utf-16"), (ExportForm::Xlsx, "")]
    {
        let (bytes, _) = export(&bench, &ask(format, encoding));
        let other = Bench::new();
        import(&other, &bytes, &request("b"));
        assert_eq!(content(&other), wanted, "{format:?} {encoding}");
    }
}

#[test]
fn an_amount_with_three_decimals_comes_back_as_it_was() {
    let bench = Bench::new();
    import(
        &bench,
        "氏名,会社名,金額\n森 誠,サクラ,\"KWD 12,345.678\"\n".as_bytes(),
        &request("a.csv"),
    );
    let (bytes, _) = export(&bench, &ask(ExportForm::Csv, "utf-8"));
    let other = Bench::new();
    import(&other, &bytes, &request("b.csv"));
    let value = "SELECT value_minor FROM lead WHERE value_currency = 'KWD'";
    assert_eq!((bench.count(value), other.count(value)), (12_345_678, 12_345_678));
}
