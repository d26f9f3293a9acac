//! Sentences that cannot be read, and that nothing typed makes the reader fall over.

use proptest::prelude::*;

use super::*;
use crate::leads::filter::names::Names;
use crate::leads::filter::sentence;

fn refusal(text: &str) -> (i64, String) {
    let why = sentence::parse(text, &Names::default()).expect_err(text);
    assert_eq!(why.code, ErrorCode::SentenceInvalid);
    (why.params["at"].as_i64().unwrap(), why.params["expected"].as_str().unwrap().to_owned())
}

#[test]
fn a_sentence_that_cannot_be_read_says_where_and_what_was_expected() {
    let cases = [
        ("scroe >= 60", 1, "condition"),
        ("score >= ", 10, "number"),
        ("score >= 60 tag", 13, "joint"),
        ("score >= 60 and", 16, "condition"),
        ("(score >= 60", 13, "close"),
        ("company contains \"大学", 18, "quote"),
        ("スコア >= 60 かつ ランク = 暑い", 20, "choice"),
        ("created in last 30", 19, "span"),
        ("no mails in days", 13, "number"),
        ("at least 3 horses", 12, "kind"),
        ("score about 60", 7, "operator"),
    ];
    for (text, at, expected) in cases {
        assert_eq!(refusal(text), (at, expected.to_owned()), "{text}");
    }
}

#[test]
fn an_empty_sentence_asks_nothing() {
    assert_eq!(sentence::parse("  \u{3000}", &Names::default()).unwrap(), None);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn nothing_typed_makes_the_reader_fall_over(text in "\\PC{0,60}") {
        let _ = sentence::parse(&text, &Names::default());
    }

    #[test]
    fn words_of_the_grammar_in_any_order_do_not_either(
        words in prop::collection::vec(prop::sample::select(vec![
            "score", ">=", "60", "and", "or", "not", "(", ")", "no", "mail", "reply", "for", "in",
            "30", "days", "tag", "=", "\"x\"", "タグ", "かつ", "メール", "なし", "過去", "30日",
            "company", "contains", "created", "last", "this month", "before", "[", "]", ",", "\"",
            "at least", "ever", "[00000000-0000-0000-0000-000000000001]", "is empty", "回以上",
        ]), 0..24),
        joint in prop::sample::select(vec!["", " "]),
    ) {
        let _ = sentence::parse(&words.join(joint), &Names::default());
    }
}
