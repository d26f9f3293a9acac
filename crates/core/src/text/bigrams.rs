//! Search words: what goes into the index, and what a query asks of it.
//!
//! The index is an FTS5 table with the plain `unicode61` tokenizer; the words are made here, so
//! that the table needs no tokenizer of ours and any SQLite can open the file.
//!
//! * A run of kana, kanji or Hangul becomes overlapping pairs and its last character alone:
//!   山田太郎 → `山田 田太 太郎 郎`. So a pair is one word, a longer query is a phrase of pairs,
//!   and one character is a prefix that also meets the end of a run.
//! * A space or a middle dot inside Japanese text does not end the run: 山田 太郎 answers to
//!   `山田太郎`.
//! * A Latin word stays a word; a query asks for its beginning.
//! * A number of 7 digits or more, hyphens and brackets aside, also stands alone from each of its
//!   digits on (`ヌ0312345678 ヌ312345678 …`), so that any part of a phone number finds it.
//! * A query word in romaji also asks for its kana reading: `satou`, `sato`, `kenichi`.
//!
//! Text and query pass [`fold`] first. Katakana never survives it, so katakana marks the words
//! that are not plain text: ヌ a number, ヰ…ヱ a character that `unicode61` would split or change.
//!
//! [`SearchQuery::matches_folded`] says the same as the index without it, by a plain scan: a test
//! holds the two against each other on thousands of random queries.

use std::collections::BTreeSet;

use wana_kana::{ConvertJapanese, IsJapaneseStr};

use super::fold::{drop_company_forms, fold, spell_company_forms};

/// Stands between the parts of an indexed text; no query can hold it.
const PART: char = '\u{1f}';
/// Stands for everything between two words.
const GAP: char = '\0';
/// Digits that a number needs to be found from its middle.
const NUMBER_DIGITS: usize = 7;
/// The shortest tail of a number that is indexed: the "last four".
const NUMBER_TAIL: usize = 4;
/// Words of a query that are looked at; more never narrow a search that a person reads.
const QUERY_WORDS: usize = 8;
/// Characters of one query word that are looked at.
const QUERY_CHARS: usize = 64;

/// What a character is to the index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    /// Written without spaces: pairs.
    Dense,
    /// Latin and other letters, digits.
    Word,
    /// A space or middle dot: no end inside dense text.
    Joint,
    /// Everything else.
    Gap,
}

fn class(c: char) -> Class {
    match c {
        '0'..='9' | 'a'..='z' => Class::Word,
        ' ' | '\t' | '・' => Class::Joint,
        'ぁ'..='ゖ' | 'ゝ'..='ゟ' | 'ー' | '々' | '〆' | '〇' | 'ァ'..='ヺ' => {
            Class::Dense
        }
        '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{ac00}'..='\u{d7af}'
        | '\u{20000}'..='\u{3ffff}' => Class::Dense,
        _ if c.is_alphanumeric() => Class::Word,
        _ => Class::Gap,
    }
}

/// The runs of a folded text: dense text joined over spaces, words, numbers.
fn runs(folded: &str) -> Vec<(Class, String)> {
    let mut runs: Vec<(Class, String)> = Vec::new();
    let mut open = false;
    let mut joint = false;
    for c in folded.chars() {
        let class = class(c);
        match class {
            Class::Joint => joint = true,
            Class::Gap => {
                open = false;
                joint = false;
            }
            Class::Dense | Class::Word => {
                let may_join = open && (!joint || class == Class::Dense);
                match runs.last_mut() {
                    Some((last, run)) if may_join && *last == class => run.push(c),
                    _ => runs.push((class, c.to_string())),
                }
                open = true;
                joint = false;
            }
        }
    }
    runs
}

/// Writes one character so that `unicode61` keeps it: as it is, or as ヰ + code point + ヱ.
fn push_safe(out: &mut String, c: char) {
    let plain = matches!(c,
        '0'..='9' | 'a'..='z' | 'ぁ'..='ゖ' | 'ー' | '々' | '〆'
        | '\u{3400}'..='\u{4db5}' | '\u{4e00}'..='\u{9fcc}' | '\u{ac00}'..='\u{d7a3}');
    if plain {
        out.push(c);
    } else {
        out.push_str(&format!("ヰ{:x}ヱ", u32::from(c)));
    }
}

/// The index words of one run, in order; `last` adds the final character of a dense run.
fn push_words(words: &mut Vec<String>, class: Class, run: &str, last: bool) {
    if class == Class::Word {
        let mut word = String::with_capacity(run.len());
        run.chars().for_each(|c| push_safe(&mut word, c));
        words.push(word);
        return;
    }
    let chars: Vec<char> = run.chars().collect();
    for pair in chars.windows(2) {
        let mut word = String::with_capacity(8);
        pair.iter().for_each(|c| push_safe(&mut word, *c));
        words.push(word);
    }
    if let Some(end) = chars.last().filter(|_| last || chars.len() == 1) {
        let mut word = String::with_capacity(4);
        push_safe(&mut word, *end);
        words.push(word);
    }
}

/// The words of [`push_words`] with the last character alone, written behind `text`.
fn write_words(text: &mut String, class: Class, run: &str) {
    if class == Class::Word {
        open_word(text);
        run.chars().for_each(|c| push_safe(text, c));
        return;
    }
    let mut before = None;
    for c in run.chars() {
        if let Some(before) = before.replace(c) {
            open_word(text);
            push_safe(text, before);
            push_safe(text, c);
        }
    }
    if let Some(last) = before {
        open_word(text);
        push_safe(text, last);
    }
}

/// A space, unless the text begins here.
fn open_word(text: &mut String) {
    if !text.is_empty() {
        text.push(' ');
    }
}

/// The digit strings of a folded text, hyphens, brackets, dots, slashes and plus inside them
/// dropped; only those of 7 to 20 digits. A space ends one: two phones stay two.
fn numbers(folded: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut digits = String::new();
    let mut between = 0_usize;
    for c in folded.chars().chain(std::iter::once(PART)) {
        if c.is_ascii_digit() {
            digits.push(c);
            between = 0;
        } else if !digits.is_empty() && between < 2 && is_number_joint(c) {
            between += 1;
        } else {
            if (NUMBER_DIGITS..=20).contains(&digits.len()) {
                found.push(std::mem::take(&mut digits));
            }
            digits.clear();
            between = 0;
        }
    }
    found
}

fn is_number_joint(c: char) -> bool {
    matches!(c, '-' | 'ー' | '(' | ')' | '.' | '/' | '+')
}

/// The words of the index for the parts of one lead (names, kana, company, mail, phone, …).
///
/// Parts are folded here; a name should come as 姓 and 名 in one part, so that 姓名 without a
/// space finds it. The result goes into a column of an FTS5 table with the `unicode61` tokenizer.
pub fn index_text(parts: &[&str]) -> String {
    let mut text = String::with_capacity(512);
    let mut number_tails = BTreeSet::new();
    for part in parts.iter().filter(|part| !part.is_empty()) {
        let folded = fold(part);
        for (class, run) in runs(&folded) {
            write_words(&mut text, class, &run);
        }
        for number in numbers(&folded) {
            number_tails.extend(tails(&number).map(str::to_owned));
        }
    }
    for tail in number_tails {
        open_word(&mut text);
        text.push('ヌ');
        text.push_str(&tail);
    }
    text
}

/// The folded parts as one text, for [`SearchQuery::matches_folded`].
pub fn scan_text(parts: &[&str]) -> String {
    parts.iter().map(|part| fold(part)).collect::<Vec<_>>().join(&PART.to_string())
}

/// One way in which a query word may be met.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Wanted {
    /// These runs, next to each other; the last one may go on.
    Runs(Vec<(Class, String)>),
    /// These digits somewhere in a number.
    Number(String),
}

/// A query: every word must be met, each in one of its ways.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchQuery {
    words: Vec<Vec<Wanted>>,
}

impl SearchQuery {
    /// Reads what a person typed. `None` if nothing in it can be searched for.
    ///
    /// Words are separated by spaces; legal forms of companies do not count while anything else
    /// is left. At most 8 words of 64 characters are looked at.
    pub fn parse(text: &str) -> Option<Self> {
        let folded = fold(text);
        let stripped = drop_company_forms(&folded);
        let words = Self::words_of(&stripped);
        // nothing but a legal form: everybody of that form, however it is written
        let words = match words.is_empty() {
            true => Self::words_of(&spell_company_forms(&folded)),
            false => words,
        };
        (!words.is_empty()).then_some(Self { words })
    }

    fn words_of(folded: &str) -> Vec<Vec<Wanted>> {
        folded
            .split(char::is_whitespace)
            .map(|word| word.chars().take(QUERY_CHARS).collect::<String>())
            .map(|word| ways(&word))
            .filter(|ways| !ways.is_empty())
            .take(QUERY_WORDS)
            .collect()
    }

    /// The FTS5 expression. Every word is quoted and consists of letters and digits only, so
    /// nothing that was typed reaches the query syntax.
    pub fn match_expression(&self) -> String {
        let words: Vec<String> = self
            .words
            .iter()
            .map(|ways| {
                let ways: Vec<String> = ways.iter().map(Wanted::phrase).collect();
                format!("({})", ways.join(" OR "))
            })
            .collect();
        words.join(" AND ")
    }

    /// True if a text made by [`scan_text`] meets the query. Slow: reads the text once per word.
    pub fn matches_folded(&self, folded: &str) -> bool {
        self.matches_scan(&Scan::new(folded))
    }

    fn matches_scan(&self, scan: &Scan) -> bool {
        self.words.iter().all(|ways| {
            ways.iter().any(|way| match way {
                Wanted::Runs(runs) => occurs(&scan.plain, runs),
                Wanted::Number(digits) => scan
                    .numbers
                    .iter()
                    .any(|number| tails(number).any(|tail| tail.starts_with(digits))),
            })
        })
    }
}

/// A folded text taken apart for many queries.
struct Scan {
    plain: Vec<char>,
    numbers: Vec<String>,
}

impl Scan {
    fn new(folded: &str) -> Self {
        Self {
            plain: plain(&runs(folded)),
            numbers: folded.split(PART).flat_map(numbers).collect(),
        }
    }
}

/// The number from each of its digits on, down to the last four.
fn tails(number: &str) -> impl Iterator<Item = &str> {
    (0..=number.len().saturating_sub(NUMBER_TAIL)).filter_map(|from| number.get(from..))
}

impl Wanted {
    fn phrase(&self) -> String {
        match self {
            // Only the last word of a phrase takes the star, and only if it may be the beginning
            // of a longer one: a pair never is, and asking for one word is far cheaper.
            Self::Runs(runs) => {
                let mut words = Vec::new();
                for (at, (class, run)) in runs.iter().enumerate() {
                    push_words(&mut words, *class, run, at + 1 < runs.len());
                }
                let pair = runs.last().is_some_and(|(class, run)| {
                    *class == Class::Dense && run.chars().nth(1).is_some()
                });
                format!("\"{}\"{}", words.join(" "), if pair { "" } else { "*" })
            }
            Self::Number(digits) => format!("\"ヌ{digits}\"*"),
        }
    }
}

/// The ways in which one query word may be met.
fn ways(word: &str) -> Vec<Wanted> {
    let runs = runs(word);
    let Some((_, first)) = runs.first() else { return Vec::new() };
    let mut ways = Vec::new();
    if word.bytes().all(|b| b.is_ascii_lowercase() || b == b'\'' || b == b'-') && runs.len() == 1 {
        for reading in readings(first) {
            ways.push(Wanted::Runs(vec![(Class::Dense, reading)]));
        }
    }
    let digits: String = word.chars().filter(char::is_ascii_digit).collect();
    if !digits.is_empty() && word.chars().all(|c| c.is_ascii_digit() || is_number_joint(c)) {
        ways.push(Wanted::Number(digits));
    }
    ways.insert(0, Wanted::Runs(runs));
    ways
}

/// The folded kana readings of a folded Latin word; none if it is not romaji.
///
/// Besides the plain reading: `n` before a vowel as ん (kenichi), `m` before b, m, p as ん
/// (shimbashi), `h` as a long vowel (ohno, itoh), and while the last syllable is still being
/// typed (`sat`) each of its five endings.
fn readings(word: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    if word.len() > 24 {
        return found;
    }
    for spelling in spellings(word) {
        if let Some(kana) = kana_of(&spelling) {
            found.insert(kana);
        } else {
            for vowel in ["a", "i", "u", "e", "o"] {
                found.extend(kana_of(&format!("{spelling}{vowel}")));
            }
        }
    }
    found
}

fn kana_of(romaji: &str) -> Option<String> {
    let kana = romaji.to_hiragana();
    (kana.as_str().is_hiragana() && !kana.is_empty()).then(|| fold(&kana))
}

fn spellings(word: &str) -> Vec<String> {
    let mut all = vec![String::new()];
    let letters: Vec<char> = word.chars().collect();
    for (at, letter) in letters.iter().enumerate() {
        let next = letters.get(at + 1).copied().unwrap_or(' ');
        let before = at.checked_sub(1).and_then(|at| letters.get(at)).copied().unwrap_or(' ');
        let ways: &[&str] = match letter {
            'm' if matches!(next, 'b' | 'm' | 'p') => &["n"],
            'h' if before == 'o' && !matches!(next, 'a' | 'i' | 'u' | 'e' | 'o' | 'y') => {
                &["u", "o"]
            }
            'n' if before != ' ' && matches!(next, 'a' | 'i' | 'u' | 'e' | 'o' | 'y') => {
                &["n", "n'"]
            }
            _ => &[],
        };
        let plain = letter.to_string();
        let ways = if ways.is_empty() { vec![plain.as_str()] } else { ways.to_vec() };
        if all.len() * ways.len() <= 8 {
            all = all
                .iter()
                .flat_map(|head| ways.iter().map(move |way| format!("{head}{way}")))
                .collect();
        } else {
            let way = ways.first().copied().unwrap_or_default();
            all.iter_mut().for_each(|head| head.push_str(way));
        }
    }
    all
}

/// The runs as one text with a gap between them, for a scan without index.
fn plain(runs: &[(Class, String)]) -> Vec<char> {
    let mut text = vec![GAP];
    for (_, run) in runs {
        text.extend(run.chars());
        text.push(GAP);
    }
    text
}

fn occurs(plain: &[char], wanted: &[(Class, String)]) -> bool {
    let mut needle: Vec<char> = Vec::new();
    for (at, (_, run)) in wanted.iter().enumerate() {
        if at > 0 {
            needle.push(GAP);
        }
        needle.extend(run.chars());
    }
    let from_start = wanted.first().is_some_and(|(class, _)| *class == Class::Word);
    plain.windows(needle.len()).enumerate().any(|(at, window)| {
        window == needle.as_slice()
            && (!from_start
                || at.checked_sub(1).and_then(|b| plain.get(b)).is_none_or(|c| *c == GAP))
    })
}

#[cfg(test)]
#[path = "bigrams_tests.rs"]
mod tests;
