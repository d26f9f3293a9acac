//! The lines that may say something: without frames, quotes, greetings and the mail above.

use unicode_normalization::UnicodeNormalization;

/// One line.
#[derive(Debug)]
pub(super) struct Line {
    /// Its text in NFKC.
    pub text: String,
    /// A sentence: nothing in it is looked for.
    pub is_prose: bool,
}

/// Openings of a quoted or forwarded mail; nothing behind them is the sender's.
const QUOTES: &[&str] = &["-----original", "----- original", "from:", "差出人:", "on ", "le "];
/// Closings in front of a signature and openings of small print, compared in lower case.
const GREETINGS: &[&str] = &[
    "best regards",
    "kind regards",
    "warm regards",
    "regards",
    "best",
    "sincerely",
    "yours sincerely",
    "yours truly",
    "thanks",
    "thank you",
    "many thanks",
    "thanks and regards",
    "cheers",
    "sent from",
    "best wishes",
    "mit freundlichen",
    "cordialement",
    "以上",
    "敬具",
    "草々",
];
/// Openings of small print.
const SMALL_PRINT: &[&str] = &[
    "confidential",
    "disclaimer",
    "this e-mail",
    "this email",
    "this message",
    "本メール",
    "このメール",
];

/// The lines of a text, cleaned.
pub(super) fn lines(text: &str) -> Vec<Line> {
    let mut found: Vec<Line> = Vec::new();
    let mut is_small_print = false;
    for raw in text.lines() {
        let tidy = tidy(raw);
        // "-- " on a line of its own opens the signature (RFC 3676 §4.3).
        if matches!(raw.trim_end(), "--" | "---") {
            if found.iter().all(|line| line.is_prose) || raw.trim_end() == "--" {
                found.clear();
                is_small_print = false;
            }
            continue;
        }
        if opens_quote(&tidy) {
            break;
        }
        if tidy.starts_with('>') {
            continue;
        }
        let bare = undecorated(&tidy);
        if bare.is_empty() {
            is_small_print = false;
            continue;
        }
        let lower = bare.to_lowercase();
        is_small_print |= SMALL_PRINT.iter().any(|word| lower.starts_with(word));
        if is_greeting(&lower) {
            continue;
        }
        let is_prose = is_small_print || is_sentence(bare);
        found.push(Line { text: bare.to_owned(), is_prose });
    }
    found
}

/// NFKC, but ㈱ and its kind stay, and a tab is a wide gap.
fn tidy(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    for piece in raw.split_inclusive(['㈱', '㈲', '㈳', '㈶', '㈻', '㈼']) {
        let form = piece.chars().next_back().filter(|c| matches!(c, '\u{3231}'..='\u{323c}'));
        let before = form.map_or(piece, |form| piece.strip_suffix(form).unwrap_or(piece));
        let before = before.replace('\t', "    ").replace('\u{3000}', "  ");
        out.extend(before.nfkc().filter(|c| !matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}')));
        out.extend(form);
    }
    // A single wide space divides a name; two of anything divide segments.
    let mut single = String::with_capacity(out.len());
    single.push_str(out.trim());
    single
}

fn is_decoration(c: char) -> bool {
    matches!(c, '=' | '*' | '~' | '_' | '#' | '+' | '|' | ':' | '.' | '\'' | '"' | '^' | '<' | '>')
        || matches!(c, '─'..='╿' | '■'..='◿' | '★' | '☆' | '♪' | '♦' | '※' | '〜' | '∞' | '・' | '…')
        || matches!(c, '-' | 'ー' | '―' | '‐' | '–' | '—' | '−' | '☎' | '✉' | '℡' | '✂' | '○' | '●')
}

/// The line without frames at its ends; empty for a frame alone.
fn undecorated(line: &str) -> &str {
    if line.chars().all(|c| is_decoration(c) || c.is_whitespace()) {
        return "";
    }
    let framing = |c: char| {
        c.is_whitespace()
            || matches!(c, '=' | '*' | '~' | '_' | '|' | '─'..='╿' | '■'..='◿' | '★' | '☆' | '♪' | '※')
    };
    line.trim_matches(framing)
}

fn opens_quote(line: &str) -> bool {
    let lower = line.to_lowercase();
    let is_header = QUOTES.iter().any(|word| lower.starts_with(word));
    let has_colon_end = lower.ends_with(':');
    let has_day = lower.chars().filter(char::is_ascii_digit).count() >= 4;
    lower.starts_with("-----") && lower.contains("original")
        || lower.starts_with("from:") && lower.contains('@')
        || has_colon_end && has_day && (is_header || lower.contains('<') || lower.contains('年'))
}

fn is_greeting(lower: &str) -> bool {
    let bare = lower.trim_end_matches([',', '.', '!', ' ', '、', '。']);
    GREETINGS.contains(&bare)
        || lower.starts_with("sent from ")
        || lower.starts_with("get outlook for")
        || lower.starts_with("iphoneから送信")
}

/// A sentence: ends like one, or has more words than a line of a card.
fn is_sentence(line: &str) -> bool {
    let words = line.split_whitespace().count();
    let ends = line.ends_with(['。', '!', '?']) || line.ends_with("です") || line.ends_with("ます");
    let is_long = words >= 10 && line.ends_with('.');
    let is_motto = line.ends_with('.')
        && words >= 2
        && line.split_whitespace().next_back().is_some_and(|word| {
            let word = word.trim_end_matches('.');
            word.len() >= 4 && word.chars().all(|c| c.is_ascii_lowercase())
        });
    ends || is_long || is_motto
}
