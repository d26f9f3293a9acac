//! Words that join conditions, and how a character counts when words are compared.

use std::sync::OnceLock;

use crate::texts::{Language, Texts};

/// Joins conditions that must all hold.
pub(super) const AND: &[&str] = &["and", "かつ", "&&", "∧"];
/// Joins conditions of which one must hold.
pub(super) const OR: &[&str] = &["or", "または", "又は", "||", "∨"];
/// Turns the next condition round.
pub(super) const NOT: &[&str] = &["not", "除外", "¬"];
/// No entry at all.
pub(super) const NO: &[&str] = &["no"];
/// One entry at least.
pub(super) const ANY: &[&str] = &["any", "a", "an"];
/// A number of entries at least.
pub(super) const LEAST: &[&str] = &["at least"];
/// Fewer entries than a number.
pub(super) const FEWER: &[&str] = &["fewer than", "less than"];
/// Before a length of time.
pub(super) const WITHIN: &[&str] = &["in the last", "in last", "within", "in", "過去", "直近"];
/// Whenever it was.
pub(super) const EVER: &[&str] = &["ever"];
/// Behind a kind of entry in Japanese.
pub(super) const JA_ANY: &[&str] = &["があり", "あり"];
pub(super) const JA_NO: &[&str] = &["がなし", "なし"];
pub(super) const JA_LEAST: &[&str] = &["回以上"];
pub(super) const JA_FEWER: &[&str] = &["回未満"];
/// Behind a length of time, for the ear.
pub(super) const JA_TAIL: &[&str] = &["以内", "間"];

/// The sentences of both languages, loaded once.
pub(super) fn texts() -> &'static [Texts; 2] {
    static TEXTS: OnceLock<[Texts; 2]> = OnceLock::new();
    TEXTS.get_or_init(|| [Texts::new(Language::En), Texts::new(Language::Ja)])
}

/// The words of a fixed choice, English first; the code itself is always one of them.
pub(crate) fn choice_words(prefix: &str, code: &str) -> Vec<String> {
    let key = format!("{prefix}{}", code.replace('_', "-"));
    let found = texts().iter().map(|texts| match prefix {
        "" => None,
        _ => texts.find(&key, &[]),
    });
    found.map(|word| word.unwrap_or_else(|| code.to_owned())).collect()
}

/// A character as it counts in a comparison: half width, lower case. One for one, so that places
/// in the text stay what they are.
pub(super) fn fold(c: char) -> char {
    let half = match c {
        '\u{3000}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        c => c,
    };
    let mut lower = half.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(one), None) => one,
        _ => half,
    }
}

/// A whole text as [`fold`] says, ends trimmed, spaces as one.
pub(super) fn fold_text(text: &str) -> String {
    let folded: String = text.chars().map(fold).collect();
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}
