//! Names of people: 姓 名 and Given Family, kana, the order of a Japanese list.
//!
//! A name is kept in parts and never put together in storage. How it is shown depends on the
//! person, not on the language of the screen: 佐藤 花子 stays family first in an English list,
//! Mary Watson stays given first in a Japanese one.
//!
//! Sort keys follow JIS X 4061: base kana first (は = ば = ぱ, つ = っ), the long-vowel mark as the
//! vowel before it, and only between equals the marks themselves.

use unicode_normalization::UnicodeNormalization;

use super::fold::{fold, full_size, hiragana_of};

/// A name in parts. An empty text means that the part is not known.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct PersonName {
    /// 姓, last name.
    pub family: String,
    /// 名, first name.
    pub given: String,
    /// Middle names, as written.
    pub middle: String,
    /// セイ.
    pub family_kana: String,
    /// メイ.
    pub given_kana: String,
}

/// Which part of a name comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NameOrder {
    /// 姓 名.
    FamilyFirst,
    /// Given Family.
    GivenFirst,
}

impl NameOrder {
    /// The stable code in the file.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::FamilyFirst => "family_first",
            Self::GivenFirst => "given_first",
        }
    }

    /// Reads a code of the file.
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            "family_first" => Some(Self::FamilyFirst),
            "given_first" => Some(Self::GivenFirst),
            _ => None,
        }
    }
}

impl PersonName {
    /// True if neither name nor kana is known.
    pub fn is_empty(&self) -> bool {
        [&self.family, &self.given, &self.middle, &self.family_kana, &self.given_kana]
            .iter()
            .all(|part| part.trim().is_empty())
    }

    /// The order of the name's own language: family first if it is written in kana or kanji.
    pub fn natural_order(&self) -> NameOrder {
        let written = if self.family.is_empty() { &self.given } else { &self.family };
        if written.is_empty() || is_east_asian(written) {
            NameOrder::FamilyFirst
        } else {
            NameOrder::GivenFirst
        }
    }

    /// The name as shown: 佐藤 花子, Mary Jane Watson. Kana stands in for a name not known.
    pub fn display(&self, order: NameOrder) -> String {
        let (family, given) = if self.family.is_empty() && self.given.is_empty() {
            (&self.family_kana, &self.given_kana)
        } else {
            (&self.family, &self.given)
        };
        let parts = match order {
            NameOrder::FamilyFirst => [family, given, &self.middle],
            NameOrder::GivenFirst => [given, &self.middle, family],
        };
        join_words(&parts.map(String::as_str))
    }

    /// [`PersonName::display`] in the natural order.
    pub fn display_name(&self) -> String {
        self.display(self.natural_order())
    }

    /// The reading, `サトウ ハナコ`; empty if not known.
    pub fn display_kana(&self) -> String {
        join_words(&[&self.family_kana, &self.given_kana])
    }

    /// The key of the kana order: see [`sort_key`].
    pub fn sort_key(&self) -> String {
        let kana = self.display_kana();
        if !kana.is_empty() {
            return sort_key(&kana);
        }
        sort_key(&join_words(&[&self.family, &self.given, &self.middle]))
    }

    /// The heading under which the name stands: see [`kana_row`].
    pub fn row(&self) -> char {
        kana_row(&self.sort_key())
    }
}

fn join_words(parts: &[&str]) -> String {
    parts.iter().map(|p| p.trim()).filter(|p| !p.is_empty()).collect::<Vec<_>>().join(" ")
}

/// True if the text holds kana, kanji or Hangul: names so written put the family first.
pub fn is_east_asian(text: &str) -> bool {
    text.nfkc().any(|c| is_kana_char(c) || is_kanji(c) || matches!(c, '\u{ac00}'..='\u{d7a3}'))
}

fn is_kanji(c: char) -> bool {
    matches!(c, '々' | '〆' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

fn is_kana_char(c: char) -> bool {
    matches!(c, 'ぁ'..='ゟ' | 'ァ'..='ヺ' | 'ー' | 'ヽ'..='ヿ')
}

/// True for a reading: kana of either kind and width, with spaces and middle dots between.
pub fn is_kana(text: &str) -> bool {
    let mut any = false;
    for c in text.nfkc() {
        match c {
            _ if is_kana_char(c) => any = true,
            ' ' | '・' | '\u{3099}' | '\u{309a}' => {}
            _ => return false,
        }
    }
    any
}

/// Full-width katakana for kana of either kind and width; other characters in NFKC.
///
/// ```
/// use enishi_core::text::names::to_katakana;
/// assert_eq!(to_katakana("ｻﾄｳ はなこ"), "サトウ ハナコ");
/// ```
pub fn to_katakana(text: &str) -> String {
    text.nfkc()
        .map(|c| match c {
            'ぁ'..='ゖ' => char::from_u32(c as u32 + 0x60).unwrap_or(c),
            'ゝ' => 'ヽ',
            'ゞ' => 'ヾ',
            _ => c,
        })
        .collect()
}

/// Honorifics behind a Japanese name. No 君, 先生 or 殿 without a space: 君 ends real names.
const HONORIFICS: &[&str] = &["様", "さま", "さん", "氏", "御中", "殿", "先生", "くん", "ちゃん"];
const TITLES: &[&str] = &["mr", "mrs", "ms", "miss", "mx", "dr", "prof", "sir"];
/// Words that open a family name of two words (Dutch, German, French, Spanish, Italian, Arabic).
const PARTICLES: &[&str] = &[
    "van", "von", "der", "den", "de", "del", "della", "di", "da", "dos", "das", "la", "le", "du",
    "ten", "ter", "zu", "al", "el", "bin", "ibn", "ben", "st", "st.", "mac",
];

/// The name without an honorific behind it or a title before it.
///
/// An honorific that touches the name goes only if two characters are left: 原氏 may be a name,
/// 山田様 is not.
pub fn strip_honorific(name: &str) -> &str {
    let name = name.trim();
    for honorific in HONORIFICS {
        if let Some(rest) = name.strip_suffix(honorific) {
            let bare = rest.trim_end();
            let apart = bare.len() < rest.len();
            let certain = matches!(*honorific, "様" | "さま" | "さん" | "御中" | "氏");
            if bare.chars().count() >= if apart { 1 } else { 2 } && (apart || certain) {
                return bare;
            }
        }
    }
    if let Some((first, rest)) = name.split_once(char::is_whitespace) {
        let title = first.trim_end_matches('.').to_ascii_lowercase();
        if TITLES.contains(&title.as_str()) && !rest.trim().is_empty() {
            return rest.trim_start();
        }
    }
    name
}

/// A full name taken apart.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SplitName {
    /// The parts.
    pub name: PersonName,
    /// True if the name could not be divided and stands whole in `family`.
    pub undivided: bool,
}

/// Takes a full name apart: 姓 名 by a space of any width, `Given Middle Family`, `Family, Given`.
///
/// A family name in capitals is believed (`YAMADA Taro`), a reading in brackets becomes the kana
/// (`佐藤 花子(サトウ ハナコ)`), honorifics and titles go. A Japanese name without a space and a
/// foreign name in katakana with a middle dot are kept whole and flagged: guessing the border
/// would be wrong for 長谷川一 as often as right.
pub fn split_full_name(full: &str) -> SplitName {
    let spaced: String =
        full.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).collect::<String>();
    let (written, reading) = cut_reading(&spaced);
    let written = strip_honorific(&written);
    let mut split =
        if is_east_asian(written) { split_japanese(written) } else { split_latin(written) };
    if let Some(reading) = reading {
        let (family, given) = split_kana(&reading);
        split.name.family_kana = family;
        split.name.given_kana = given;
    }
    split
}

/// Takes a reading apart at its first space: セイ and メイ in full-width katakana.
pub fn split_kana(reading: &str) -> (String, String) {
    let kana = to_katakana(strip_honorific(&to_spaces(reading)));
    match kana.trim().split_once(' ') {
        Some((family, given)) => (family.trim().to_owned(), given.trim().to_owned()),
        None => (kana.trim().to_owned(), String::new()),
    }
}

fn to_spaces(text: &str) -> String {
    text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).collect()
}

fn cut_reading(full: &str) -> (String, Option<String>) {
    for (open, close) in [('(', ')'), ('（', '）'), ('[', ']'), ('〔', '〕')] {
        if let Some((before, rest)) = full.split_once(open)
            && let Some((inside, after)) = rest.split_once(close)
            && is_kana(inside)
        {
            return (format!("{before}{after}"), Some(inside.to_owned()));
        }
    }
    (full.to_owned(), None)
}

fn split_japanese(name: &str) -> SplitName {
    let words: Vec<&str> = name.split(' ').filter(|w| !w.is_empty()).collect();
    match words.as_slice() {
        [family, given] => SplitName {
            name: PersonName {
                family: (*family).to_owned(),
                given: (*given).to_owned(),
                ..PersonName::default()
            },
            undivided: false,
        },
        [family, middle @ .., given] => SplitName {
            name: PersonName {
                family: (*family).to_owned(),
                given: (*given).to_owned(),
                middle: middle.join(" "),
                ..PersonName::default()
            },
            undivided: false,
        },
        _ => SplitName {
            name: PersonName { family: name.trim().to_owned(), ..PersonName::default() },
            undivided: !name.trim().is_empty(),
        },
    }
}

fn split_latin(name: &str) -> SplitName {
    if let Some((family, rest)) = name.split_once(',') {
        let suffix = rest.trim().trim_end_matches('.').to_ascii_lowercase();
        if !["jr", "sr", "ii", "iii", "phd", "md", ""].contains(&suffix.as_str()) {
            let mut words = rest.split_whitespace();
            let given = words.next().unwrap_or_default().to_owned();
            let middle = words.collect::<Vec<_>>().join(" ");
            let family = family.split_whitespace().collect::<Vec<_>>().join(" ");
            return SplitName {
                name: PersonName { family, given, middle, ..PersonName::default() },
                undivided: false,
            };
        }
    }
    let words: Vec<&str> = name.split_whitespace().collect();
    if words.len() < 2 {
        return SplitName {
            name: PersonName { family: words.join(" "), ..PersonName::default() },
            undivided: !words.is_empty(),
        };
    }
    let first_is_capital = words.first().is_some_and(|w| is_capital(w));
    let rest_is_not = words.iter().skip(1).any(|w| !is_capital(w));
    let (given, middle, family) = if first_is_capital && rest_is_not {
        (words.get(1).copied().unwrap_or_default().to_owned(), words.get(2..), words.get(..1))
    } else {
        let from = family_start(&words);
        (
            words.first().copied().unwrap_or_default().to_owned(),
            words.get(1..from),
            words.get(from..),
        )
    };
    let join = |part: Option<&[&str]>| part.unwrap_or_default().join(" ");
    SplitName {
        name: PersonName {
            family: join(family),
            given,
            middle: join(middle),
            ..PersonName::default()
        },
        undivided: false,
    }
}

/// Where the family name starts: at the first particle, else at the last word that is no
/// generation suffix (`Smith, Jr.`).
fn family_start(words: &[&str]) -> usize {
    let suffixed = words.len() > 2 && words.iter().rev().nth(1).is_some_and(|w| w.ends_with(','));
    let last = words.len().saturating_sub(if suffixed { 2 } else { 1 });
    (1..last)
        .find(|at| words.get(*at).is_some_and(|w| PARTICLES.contains(&w.to_lowercase().as_str())))
        .unwrap_or(last)
}

/// Two letters or more, none of them small: `YAMADA`, not `J.`.
fn is_capital(word: &str) -> bool {
    word.chars().filter(|c| c.is_alphabetic()).count() >= 2 && !word.chars().any(char::is_lowercase)
}

/// A key that sorts names by bytes in 五十音 order; Latin names follow by alphabet, then others.
///
/// The key is for ordering only: it begins with the class (`1` kana, `2` letters, `3` the rest),
/// then the base characters, then what tells equals apart.
pub fn sort_key(text: &str) -> String {
    let written: String = text.nfkc().collect();
    let mut base = String::new();
    let mut marks = String::new();
    let mut last = ' ';
    for c in written.trim().chars() {
        let hiragana = hiragana_of(c);
        if c == 'ー' {
            if let Some(vowel) = vowel_of(last) {
                base.push(vowel);
                marks.push('0');
            }
        } else if matches!(hiragana, 'ぁ'..='ゖ') {
            let (plain, mark) = unvoiced(full_size(hiragana));
            let small = full_size(hiragana) != hiragana;
            base.push(plain);
            // Between equals: small before full, plain before voiced before half-voiced.
            marks.push(char::from(b'1' + mark * 2 + u8::from(!small)));
            last = plain;
        } else if c == ' ' || c == '・' {
            // 姓 alone sorts before 姓 with 名: a space is below every letter.
            base.push(' ');
            marks.push('1');
        } else {
            let folded = fold(&c.to_string());
            base.push_str(&folded);
            folded.chars().for_each(|_| marks.push('1'));
            last = c;
        }
    }
    let class = match base.chars().next() {
        Some('ぁ'..='ゖ') => '1',
        Some(c) if c.is_alphabetic() && !is_kanji(c) => '2',
        _ => '3',
    };
    format!("{class}{base}\u{1}{marks}")
}

/// The heading of a sort key: あかさたなはまやらわ, A–Z, `#` for the rest.
pub fn kana_row(sort_key: &str) -> char {
    let Some(first) = sort_key.chars().nth(1) else { return '#' };
    match first {
        'あ'..='お' => 'あ',
        'か'..='ご' => 'か',
        'さ'..='ぞ' => 'さ',
        'た'..='ど' => 'た',
        'な'..='の' => 'な',
        'は'..='ぽ' => 'は',
        'ま'..='も' => 'ま',
        'や'..='よ' => 'や',
        'ら'..='ろ' => 'ら',
        'わ'..='ん' => 'わ',
        'a'..='z' => first.to_ascii_uppercase(),
        _ => '#',
    }
}

/// The headings of a kana index, in the order of [`sort_key`].
pub const KANA_ROWS: [char; 37] = [
    'あ', 'か', 'さ', 'た', 'な', 'は', 'ま', 'や', 'ら', 'わ', 'A', 'B', 'C', 'D', 'E', 'F', 'G',
    'H', 'I', 'J', 'K', 'L', 'M', 'N', 'O', 'P', 'Q', 'R', 'S', 'T', 'U', 'V', 'W', 'X', 'Y', 'Z',
    '#',
];

/// The unvoiced kana and its mark: 0 none, 1 voiced, 2 half voiced.
fn unvoiced(c: char) -> (char, u8) {
    let mut parts = std::iter::once(c).nfd();
    let base = parts.next().unwrap_or(c);
    match parts.next() {
        Some('\u{3099}') => (base, 1),
        Some('\u{309a}') => (base, 2),
        _ => (base, 0),
    }
}

/// The vowel that a long-vowel mark stands for behind `c`.
fn vowel_of(c: char) -> Option<char> {
    const ROWS: [(&str, char); 5] = [
        ("あかさたなはまやらわ", 'あ'),
        ("いきしちにひみりゐ", 'い'),
        ("うくすつぬふむゆる", 'う'),
        ("えけせてねへめれゑ", 'え'),
        ("おこそとのほもよろを", 'お'),
    ];
    ROWS.iter().find(|(row, _)| row.contains(c)).map(|(_, vowel)| *vowel)
}

#[cfg(test)]
#[path = "names_tests.rs"]
mod tests;
