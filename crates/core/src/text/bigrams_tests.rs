//! The index against the plain scan, on a real FTS5 table.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use super::*;
use proptest::prelude::*;
use rusqlite::Connection;

fn table() -> Connection {
    let db = Connection::open_in_memory().unwrap();
    db.execute_batch(
        "CREATE VIRTUAL TABLE search USING fts5(body, tokenize = 'unicode61 remove_diacritics 0')",
    )
    .unwrap();
    db
}

fn add(db: &Connection, rid: i64, parts: &[&str]) {
    db.execute("INSERT INTO search(rowid, body) VALUES (?1, ?2)", (rid, index_text(parts)))
        .unwrap();
}

fn found(db: &Connection, query: &SearchQuery) -> Vec<i64> {
    let mut statement =
        db.prepare_cached("SELECT rowid FROM search WHERE search MATCH ?1 ORDER BY rowid").unwrap();
    statement
        .query_map([query.match_expression()], |row| row.get(0))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap()
}

fn hits(parts: &[&str], query: &str) -> bool {
    let db = table();
    add(&db, 1, parts);
    let query = SearchQuery::parse(query).expect("searchable");
    let by_index = !found(&db, &query).is_empty();
    let by_scan = query.matches_folded(&scan_text(parts));
    assert_eq!(by_index, by_scan, "index and scan differ: {query:?} on {parts:?}");
    by_index
}

/// A small generator (SplitMix64, Steele et al. 2014): the same names on every run.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }
    fn below(&mut self, n: usize) -> usize {
        (self.next() % n as u64) as usize
    }
    fn of<'a>(&mut self, all: &[&'a str]) -> &'a str {
        all[self.below(all.len())]
    }
}

const FAMILY: &[(&str, &str)] = &[
    ("佐藤", "サトウ"),
    ("髙橋", "タカハシ"),
    ("高橋", "タカハシ"),
    ("渡邉", "ワタナベ"),
    ("山﨑", "ヤマサキ"),
    ("林", "ハヤシ"),
    ("森", "モリ"),
    ("長谷川", "ハセガワ"),
    ("佐々木", "ササキ"),
    ("五十嵐", "イガラシ"),
    ("勅使河原", "テシガワラ"),
    ("一", "ニノマエ"),
    ("𠮷田", "ヨシダ"),
    ("大野", "オオノ"),
    ("小野", "オノ"),
];
const GIVEN: &[(&str, &str)] = &[
    ("太郎", "タロウ"),
    ("花子", "ハナコ"),
    ("健一", "ケンイチ"),
    ("翔", "ショウ"),
    ("くみ子", "クミコ"),
    ("ゆうじ", "ユウジ"),
    ("優子", "ユウコ"),
    ("マリア", "マリア"),
    ("純一郎", "ジュンイチロウ"),
];
const ENGLISH: &[&str] = &[
    "Smith",
    "O'Brien",
    "Mary Jane",
    "Sato",
    "Müller",
    "van Dyke",
    "Ørsted",
    "Ivanov",
    "Żak",
    "Иванова",
];
const COMPANY: &[&str] = &[
    "株式会社サクラ電機",
    "サクラ製作所(株)",
    "㈱ＡＢＣ商会",
    "Spears, Castillo and Brown",
    "山田商事合同会社",
    "T&T Inc.",
    "ジョン・スミス・ジャパン",
    "3M",
    "サーバーワークス",
    "日本GLP 2号",
    "한국전자",
];

fn lead(dice: &mut Dice) -> Vec<String> {
    let mut parts = Vec::new();
    if dice.below(3) > 0 {
        let (family, family_kana) = FAMILY[dice.below(FAMILY.len())];
        let (given, given_kana) = GIVEN[dice.below(GIVEN.len())];
        parts.push(format!("{family} {given}"));
        parts.push(format!("{family_kana} {given_kana}"));
    } else {
        parts.push(format!("{} {}", dice.of(ENGLISH), dice.of(ENGLISH)));
    }
    parts.push(dice.of(COMPANY).to_owned());
    parts.push(format!(
        "{}.{}@{}.co.jp",
        dice.of(&["taro", "kenichi", "mary", "s"]),
        dice.of(&["sato", "ohno", "smith2"]),
        dice.of(&["sakura-denki", "abc", "example"])
    ));
    parts.push(format!(
        "0{}-{:04}-{:04}",
        3 + dice.below(4),
        dice.below(10_000),
        dice.below(10_000)
    ));
    if dice.below(3) == 0 {
        parts.push("+81 90 1234 5678".to_owned());
        parts.push("来期予算で検討。\n次回は見積もりを持参 2026/11/21".to_owned());
    }
    parts
}

#[test]
fn recall_equals_a_full_scan_on_ten_thousand_random_queries() {
    let mut dice = Dice(7);
    let db = table();
    let mut leads = Vec::new();
    for rid in 0..100_i64 {
        let parts = lead(&mut dice);
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        add(&db, rid, &parts);
        leads.push((rid, Scan::new(&scan_text(&parts)), parts.join(" ")));
    }
    let mut with_hits = 0;
    for round in 0..10_000 {
        let (_, _, text) = &leads[dice.below(leads.len())];
        let chars: Vec<char> = text.chars().collect();
        let length = 1 + dice.below(8);
        let from = dice.below(chars.len());
        let mut asked: String = chars[from..(from + length).min(chars.len())].iter().collect();
        if round % 5 == 0 {
            // A second piece from another lead: most such pairs meet nobody.
            let (_, _, other) = &leads[dice.below(leads.len())];
            asked.extend(other.chars().skip(dice.below(20)).take(3));
        }
        let Some(query) = SearchQuery::parse(&asked) else { continue };
        let by_scan: Vec<i64> = leads
            .iter()
            .filter(|(_, scan, _)| query.matches_scan(scan))
            .map(|(rid, _, _)| *rid)
            .collect();
        let by_index = found(&db, &query);
        assert_eq!(by_index, by_scan, "{asked:?} asks {}", query.match_expression());
        with_hits += usize::from(!by_index.is_empty());
    }
    assert!(with_hits > 5_000, "the test must meet leads to mean something: {with_hits}");
}

#[test]
fn ux099_all_writings_find_the_same_lead() {
    let lead = ["佐藤 花子", "サトウ ハナコ"];
    for query in [
        "さとう",
        "サトウ",
        "ｻﾄｳ",
        "satou",
        "sato",
        "sat",
        "佐藤",
        "佐",
        "藤",
        "佐藤花子",
        "佐藤 花子",
        "藤花",
        "花子",
        "子",
        "はなこ",
        "hanako",
    ] {
        assert!(hits(&lead, query), "{query}");
    }
    assert!(!hits(&lead, "太郎"));
    assert!(!hits(&lead, "藤佐"));
    assert!(hits(&["髙橋 稔"], "高橋"));
    assert!(hits(&["高橋 稔"], "髙橋稔"));
    assert!(hits(&["𠮷田 茂"], "吉田"));
}

#[test]
fn romaji_as_people_write_their_own_names() {
    for (kana, romaji) in [
        ("オオノ", "ohno"),
        ("オオノ", "oono"),
        ("イトウ", "itoh"),
        ("ケンイチ", "kenichi"),
        ("シンバシ", "shimbashi"),
        ("ジュンイチロウ", "junichiro"),
        ("ホンマ", "homma"),
        ("シンヤ", "shinya"),
        ("ショウタ", "shouta"),
        ("ツチヤ", "tsuchiya"),
    ] {
        assert!(hits(&[kana], romaji), "{romaji} for {kana}");
    }
    assert!(!hits(&["スミス"], "smith"), "not romaji");
    assert!(hits(&["John Smith"], "smi"));
    assert!(!hits(&["John Smith"], "mith"), "a Latin word is found by its beginning");
}

#[test]
fn parts_of_a_phone_number_find_it() {
    let lead = ["山田", "03-1234-5678"];
    for query in [
        "03-1234-5678",
        "0312345678",
        "03(1234)5678",
        "1234-5678",
        "5678",
        "12345678",
        "03",
        "2345",
        "０３－１２３４",
    ] {
        assert!(hits(&lead, query), "{query}");
    }
    assert!(!hits(&lead, "0399"));
    assert!(hits(&["0312345678"], "03-1234-5678"), "typed without hyphens in the list");
    assert!(hits(&["0312345678"], "1234-5678"));
}

#[test]
fn mail_addresses_and_companies_are_found_as_typed() {
    let lead = ["taro.yamada@example.co.jp", "株式会社サクラ電機"];
    for query in [
        "taro.yamada@example.co.jp",
        "yamada@exa",
        "example",
        "㈱サクラ電機",
        "サクラ電機株式会社",
        "(株)さくら",
        "さくら 電機",
    ] {
        assert!(hits(&lead, query), "{query}");
    }
    assert!(!hits(&lead, "yamada@other"));
    assert!(hits(&["株式会社"], "株式会社"), "legal forms count if nothing else is asked");
    assert!(hits(&["ジョン・スミス"], "ジョンスミス"));
}

#[test]
fn a_query_without_letters_asks_nothing() {
    for text in ["", " ", "*", "\"", "--", "()", "・", "\u{1f}\0"] {
        assert_eq!(SearchQuery::parse(text), None, "{text:?}");
    }
}

#[test]
fn unicode61_keeps_every_word_as_it_is() {
    let db = table();
    db.execute_batch("CREATE VIRTUAL TABLE terms USING fts5vocab(search, 'row')").unwrap();
    let all: Vec<char> = ('\0'..='\u{3ffff}')
        .flat_map(|c| fold(&c.to_string()).chars().collect::<Vec<_>>())
        .filter(|c| matches!(class(*c), Class::Dense | Class::Word))
        .collect();
    let unique: std::collections::BTreeSet<char> = all.into_iter().collect();
    assert!(unique.len() > 90_000);
    let mut expected = std::collections::BTreeSet::new();
    let mut text = String::new();
    for c in &unique {
        let mut word = String::new();
        push_safe(&mut word, *c);
        text.push_str(&word);
        text.push(' ');
        expected.insert(word);
    }
    db.execute("INSERT INTO search(rowid, body) VALUES (1, ?1)", [&text]).unwrap();
    let kept: std::collections::BTreeSet<String> = db
        .prepare("SELECT term FROM terms")
        .unwrap()
        .query_map([], |row| row.get(0))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    let lost: Vec<_> = expected.difference(&kept).take(20).collect();
    let changed: Vec<_> = kept.difference(&expected).take(20).collect();
    assert!(lost.is_empty() && changed.is_empty(), "lost {lost:?}, changed {changed:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn nothing_typed_breaks_the_query_language(text in "\\PC{0,20}") {
        if let Some(query) = SearchQuery::parse(&text) {
            found(&table(), &query);
        }
    }

    #[test]
    fn index_and_scan_agree_on_any_text(
        text in "[ぁ-ゖ一二三山田々ーa-c0-9・ .\\-()\u{1f}é𠮷]{0,24}",
        asked in "[ぁあいう一二山田々ーa-c0-9・ .\\-()é𠮷]{1,6}",
    ) {
        if let Some(query) = SearchQuery::parse(&asked) {
            let db = table();
            let parts: Vec<&str> = text.split('\u{1f}').collect();
            add(&db, 1, &parts);
            prop_assert_eq!(!found(&db, &query).is_empty(), query.matches_folded(&scan_text(&parts)),
                "{:?} in {:?}", query, text);
        }
    }

    #[test]
    fn a_piece_of_japanese_text_always_finds_it(text in "[ぁ-ん一-龠]{1,12}", from in 0_usize..12, length in 1_usize..6) {
        let chars: Vec<char> = text.chars().collect();
        let piece: String = chars.iter().skip(from % chars.len()).take(length).collect();
        prop_assert!(hits(&[&text], &piece), "{} in {}", piece, text);
    }
}
