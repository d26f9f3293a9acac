//! People who do not exist, by number: the data of the benchmarks and of the development host.
//!
//! The same number gives the same person, in every run and on every computer. Seven of ten are
//! Japanese, the rest write Latin letters; one in fifty is somebody of before, written a little
//! differently, as lists are. Every mail address lies under `.example`, every phone number under
//! 0000.

use std::fmt::Write as _;

/// Share of the leads in each stage, in per cent; what is left stays in the first.
const SHARES: &[usize] = &[0, 20, 35, 10, 5, 6, 9];

/// 姓, reading, romaji.
const FAMILY: &[(&str, &str, &str)] = &[
    ("佐藤", "サトウ", "sato"),
    ("鈴木", "スズキ", "suzuki"),
    ("高橋", "タカハシ", "takahashi"),
    ("田中", "タナカ", "tanaka"),
    ("伊藤", "イトウ", "ito"),
    ("渡邊", "ワタナベ", "watanabe"),
    ("山本", "ヤマモト", "yamamoto"),
    ("中村", "ナカムラ", "nakamura"),
    ("小林", "コバヤシ", "kobayashi"),
    ("加藤", "カトウ", "kato"),
    ("吉田", "ヨシダ", "yoshida"),
    ("髙木", "タカギ", "takagi"),
    ("長谷川", "ハセガワ", "hasegawa"),
    ("山﨑", "ヤマザキ", "yamazaki"),
    ("森", "モリ", "mori"),
    ("池田", "イケダ", "ikeda"),
    ("橋本", "ハシモト", "hashimoto"),
    ("阿部", "アベ", "abe"),
    ("石川", "イシカワ", "ishikawa"),
    ("齋藤", "サイトウ", "saito"),
    ("前田", "マエダ", "maeda"),
    ("藤田", "フジタ", "fujita"),
    ("小川", "オガワ", "ogawa"),
    ("岡田", "オカダ", "okada"),
    ("後藤", "ゴトウ", "goto"),
    ("村上", "ムラカミ", "murakami"),
    ("近藤", "コンドウ", "kondo"),
    ("坂本", "サカモト", "sakamoto"),
    ("遠藤", "エンドウ", "endo"),
    ("東海林", "ショウジ", "shoji"),
    ("辻", "ツジ", "tsuji"),
];

/// 名 and its reading.
const GIVEN: &[(&str, &str)] = &[
    ("太郎", "タロウ"),
    ("花子", "ハナコ"),
    ("健", "ケン"),
    ("美咲", "ミサキ"),
    ("翔", "ショウ"),
    ("陽菜", "ヒナ"),
    ("大輔", "ダイスケ"),
    ("由美", "ユミ"),
    ("直樹", "ナオキ"),
    ("さくら", "サクラ"),
    ("一郎", "イチロウ"),
    ("恵", "メグミ"),
    ("誠", "マコト"),
    ("裕子", "ユウコ"),
    ("健一", "ケンイチ"),
    ("葵", "アオイ"),
    ("蓮", "レン"),
];

const FIRST: &[&str] =
    &["Ann", "Bob", "Carla", "Deniz", "Eve", "Frank", "Grace", "Hugo", "Ines", "Jack", "Kim"];
const LAST: &[&str] = &[
    "Miller", "Smith", "Garcia", "Lee", "Novak", "Rossi", "Dubois", "Schmidt", "Okafor", "Silva",
    "Nguyen", "Kowalski", "O'Brien",
];

const TRADE: &[&str] = &["製作所", "工業", "商事", "デザイン", "精機", "食品", "建設"];
const FIRM: &[&str] = &["Works", "Foods", "Systems", "Design", "Trading"];
const TITLE: &[&str] = &["部長", "課長", "担当", "代表取締役", "主任"];
const ROLE: &[&str] = &["Manager", "Director", "Buyer", "CEO"];

/// Headers of [`csv()`], each known to the dictionary of imports.
pub const HEADERS: &str =
    "姓,名,セイ,メイ,会社名,部署名,役職,メールアドレス,電話番号,見込金額,ステージ,タグ,名刺交換日";

/// One person as a row of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// 姓.
    pub family: String,
    /// 名.
    pub given: String,
    /// Reading of 姓, empty for Latin names.
    pub family_kana: String,
    /// Reading of 名, empty for Latin names.
    pub given_kana: String,
    /// Company with its legal form.
    pub company: String,
    /// Department.
    pub department: String,
    /// Title.
    pub title: String,
    /// Mail address.
    pub mail: String,
    /// Phone.
    pub phone: String,
}

/// True if the person of `row` is somebody of before in other writing.
pub fn is_again(row: usize) -> bool {
    row % 50 == 49
}

/// The person of a row.
pub fn person(row: usize) -> Person {
    if is_again(row) {
        // Same name and mail address; the company is abbreviated, the phone written out.
        let known = person(row - 7);
        return Person {
            company: known.company.replace("株式会社", "㈱"),
            phone: known.phone.replacen('0', "+81 ", 1).replace('-', " "),
            title: String::new(),
            ..known
        };
    }
    let (firm, number) = (row / 7, row % 10_000);
    let phone = format!("03-{:04}-{number:04}", row / 10_000 % 10_000);
    if row % 10 < 7 {
        let (family, family_kana, romaji) = FAMILY[row % FAMILY.len()];
        let (given, given_kana) = GIVEN[row / FAMILY.len() % GIVEN.len()];
        let stem = FAMILY[firm % FAMILY.len()].0;
        return Person {
            family: family.to_owned(),
            given: given.to_owned(),
            family_kana: family_kana.to_owned(),
            given_kana: given_kana.to_owned(),
            company: format!("株式会社{stem}{}{firm}", TRADE[row / 3 % TRADE.len()]),
            department: "営業部".to_owned(),
            title: TITLE[row / 5 % TITLE.len()].to_owned(),
            mail: format!("{romaji}.{row}@firma{firm}.example"),
            phone,
        };
    }
    let (first, last) = (FIRST[row % FIRST.len()], LAST[row / FIRST.len() % LAST.len()]);
    Person {
        family: last.to_owned(),
        given: first.to_owned(),
        family_kana: String::new(),
        given_kana: String::new(),
        company: format!("{last} {} {firm} Inc.", FIRM[row / 3 % FIRM.len()]),
        department: "Sales".to_owned(),
        title: ROLE[row / 5 % ROLE.len()].to_owned(),
        mail: format!("{}.{row}@firm{firm}.example", first.to_lowercase()),
        phone,
    }
}

/// The stage of a row by `SHARES`: the last stages come first, what is left is in the first one.
fn stage_of(row: usize, leads: usize, stages: &[String]) -> &str {
    let mut upto = 0;
    for (index, stage) in stages.iter().enumerate().rev() {
        upto += leads * SHARES.get(index).copied().unwrap_or(0) / 100;
        if index == 0 || row < upto {
            return stage;
        }
    }
    ""
}

/// A list of people as CSV in UTF-8, header first. `leads` are all people there will be: they are
/// spread over `stages` (codes in order), which may be empty.
pub fn csv(rows: std::ops::Range<usize>, leads: usize, stages: &[String]) -> String {
    let mut text = format!("{HEADERS}\r\n");
    for row in rows {
        let who = person(row);
        let _ = write!(
            text,
            "{},{},{},{},{},{},{},{},{},{},{},{},2026/{:02}/{:02}\r\n",
            who.family,
            who.given,
            who.family_kana,
            who.given_kana,
            who.company,
            who.department,
            who.title,
            who.mail,
            who.phone,
            row % 40 * 50_000,
            stage_of(row, leads, stages),
            if row % 3 == 0 { "展示会" } else { "" },
            row % 3 + 1,
            row % 28 + 1,
        );
    }
    text
}
