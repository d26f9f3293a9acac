//! Names of both languages, taken apart, shown and sorted.

use super::*;
use proptest::prelude::*;

fn parts(full: &str) -> (String, String, String, bool) {
    let split = split_full_name(full);
    (split.name.family, split.name.given, split.name.middle, split.undivided)
}

fn expected(
    family: &str,
    given: &str,
    middle: &str,
    undivided: bool,
) -> (String, String, String, bool) {
    (family.to_owned(), given.to_owned(), middle.to_owned(), undivided)
}

#[test]
fn japanese_names_divide_at_a_space_of_any_width() {
    assert_eq!(parts("佐藤 花子"), expected("佐藤", "花子", "", false));
    assert_eq!(parts("佐藤　花子 様"), expected("佐藤", "花子", "", false));
    assert_eq!(parts("森 くみ子"), expected("森", "くみ子", "", false));
    assert_eq!(parts("佐藤花子"), expected("佐藤花子", "", "", true));
    assert_eq!(parts("山田太郎様"), expected("山田太郎", "", "", true));
    assert_eq!(parts("ジョン・スミス"), expected("ジョン・スミス", "", "", true));
    assert_eq!(parts(""), expected("", "", "", false));
}

#[test]
fn latin_names_divide_by_their_own_rules() {
    assert_eq!(parts("Thomas Mcintosh"), expected("Mcintosh", "Thomas", "", false));
    assert_eq!(parts("Mary Jane Watson"), expected("Watson", "Mary", "Jane", false));
    assert_eq!(parts("Watson, Mary Jane"), expected("Watson", "Mary", "Jane", false));
    assert_eq!(parts("Ludwig van Beethoven"), expected("van Beethoven", "Ludwig", "", false));
    assert_eq!(parts("YAMADA Taro"), expected("YAMADA", "Taro", "", false));
    assert_eq!(parts("TARO YAMADA"), expected("YAMADA", "TARO", "", false));
    assert_eq!(parts("Dr. Anna Schmidt"), expected("Schmidt", "Anna", "", false));
    assert_eq!(parts("Cher"), expected("Cher", "", "", true));
    assert_eq!(parts("John Smith, Jr."), expected("Smith, Jr.", "John", "", false));
}

#[test]
fn a_reading_in_brackets_is_the_kana() {
    let split = split_full_name("佐藤 花子（ｻﾄｳ ﾊﾅｺ）");
    assert_eq!(split.name.family, "佐藤");
    assert_eq!(split.name.family_kana, "サトウ");
    assert_eq!(split.name.given_kana, "ハナコ");
    assert_eq!(split_full_name("佐藤 花子(営業)").name.family_kana, "", "no reading");
}

#[test]
fn honorifics_go_but_names_that_end_like_one_stay() {
    assert_eq!(strip_honorific("佐藤 様"), "佐藤");
    assert_eq!(strip_honorific("佐藤さん"), "佐藤");
    assert_eq!(strip_honorific("原 殿"), "原");
    assert_eq!(strip_honorific("鵜殿"), "鵜殿");
    assert_eq!(strip_honorific("Mr. Smith"), "Smith");
}

#[test]
fn a_name_is_shown_in_the_order_of_its_own_language() {
    let hanako = split_full_name("佐藤 花子").name;
    assert_eq!(hanako.display_name(), "佐藤 花子");
    assert_eq!(hanako.display(NameOrder::GivenFirst), "花子 佐藤");
    let mary = split_full_name("Mary Jane Watson").name;
    assert_eq!(mary.display_name(), "Mary Jane Watson");
    let kana = PersonName { family_kana: "サトウ".to_owned(), ..PersonName::default() };
    assert_eq!(kana.display_name(), "サトウ");
}

#[test]
fn kana_are_told_from_other_writing() {
    assert!(
        is_kana("サトウ ハナコ")
            && is_kana("ｻﾄｳ")
            && is_kana("さとう")
            && is_kana("ヴァーナー・ヘルツォーク")
    );
    assert!(
        !is_kana("佐藤")
            && !is_kana("Sato")
            && !is_kana("")
            && !is_kana(" ")
            && !is_kana("サトウ1")
    );
    assert_eq!(to_katakana("ｶﾞﾗｽ がらす"), "ガラス ガラス");
}

#[test]
fn ux040_names_sort_in_kana_order_with_voicing_and_long_marks() {
    let mut names = vec![
        "バンドウ",
        "ハンダ",
        "ハント",
        "パン",
        "サトー",
        "サトウ",
        "さとお",
        "ｻﾄ",
        "アベ",
        "ワタナベ",
        "ンゴロ",
        "Smith",
        "ヤマダ タロウ",
        "ヤマダ",
        "ヤマダイ",
    ];
    names.sort_by_key(|name| sort_key(name));
    assert_eq!(
        names,
        [
            "アベ",
            "ｻﾄ",
            "サトウ",
            "サトー",
            "さとお",
            "パン",
            "ハンダ",
            "ハント",
            "バンドウ",
            "ヤマダ",
            "ヤマダ タロウ",
            "ヤマダイ",
            "ワタナベ",
            "ンゴロ",
            "Smith"
        ]
    );
    assert!(sort_key("ハハ") < sort_key("ハバ") && sort_key("ハバ") < sort_key("ハパ"));
}

#[test]
fn ux040_each_name_stands_under_its_row() {
    for (text, row) in [
        ("ガトウ", 'か'),
        ("ｻﾄｳ", 'さ'),
        ("ぱん", 'は'),
        ("ッタ", 'た'),
        ("ヴァン", 'あ'),
        ("ワダ", 'わ'),
        ("を", 'わ'),
        ("Ørsted", 'O'),
        ("smith", 'S'),
        ("佐藤", '#'),
        ("", '#'),
        ("3M", '#'),
    ] {
        assert_eq!(kana_row(&sort_key(text)), row, "{text}");
    }
}

proptest! {
    #[test]
    fn rows_come_in_the_order_of_the_keys(mut names in proptest::collection::vec("[ァ-ヴあ-んa-zA-Z一-龠0-9]{1,4}", 1..12)) {
        names.sort_by_key(|name| sort_key(name));
        let rows: Vec<usize> = names
            .iter()
            .map(|name| {
                let row = kana_row(&sort_key(name));
                KANA_ROWS.iter().position(|known| *known == row).unwrap_or(usize::MAX)
            })
            .collect();
        prop_assert!(rows.windows(2).all(|pair| pair.first() <= pair.last()), "{:?}", names);
    }

    #[test]
    fn a_split_loses_no_word(family in "[A-Z][a-z]{1,6}", given in "[A-Z][a-z]{1,6}", middle in "[A-Z]\\.") {
        prop_assume!(!TITLES.contains(&given.to_lowercase().as_str()));
        let split = split_full_name(&format!("{given} {middle} {family}"));
        prop_assert_eq!(split.name.display_name(), format!("{given} {middle} {family}"));
    }

    #[test]
    fn a_japanese_name_survives_the_round_trip(family in "[一-龠]{1,3}", given in "[ぁ-ん一-龠]{1,3}") {
        let full = format!("{family} {given}");
        let split = split_full_name(&full);
        prop_assume!(!full.ends_with(['殿', '氏', '様']));
        prop_assume!(!HONORIFICS.contains(&given.as_str()) && !HONORIFICS.iter().any(|h| full.ends_with(h)));
        prop_assert_eq!(split.name.display_name(), full);
    }

    #[test]
    fn any_text_is_answered(text in "\\PC{0,24}") {
        let split = split_full_name(&text);
        let _ = (split.name.row(), split.name.display_name(), split_kana(&text));
    }
}
