//! What a piece of a line is.

use enishi_core::text::names::{is_east_asian, is_kana};

use super::words::{
    INSTITUTIONS, JAPANESE_COMPANIES, JAPANESE_DEPARTMENTS, JAPANESE_TITLES, LATIN_COMPANIES,
    LATIN_DEPARTMENTS, LATIN_TITLES, bare,
};

/// A piece of a line with one meaning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Segment {
    /// Its text.
    pub text: String,
    /// Its meaning.
    pub kind: Kind,
    /// The line it stands in, from 0.
    pub line: usize,
}

/// Meanings. `Name`, `Latin` and `Company` may also be decided later, by the mail address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Company,
    Department,
    Title,
    Name,
    /// The name in Latin letters beside a Japanese one.
    Latin,
    /// Kana.
    Reading,
    /// Not known yet.
    Open,
}

/// The segments of a line from which addresses and numbers are gone.
pub(super) fn segments(line: &str, at: usize) -> Vec<Segment> {
    let mut found = Vec::new();
    for piece in pieces(line) {
        if is_east_asian(&piece) {
            japanese(&piece, at, &mut found);
        } else {
            for part in piece.split("  ").filter(|part| !part.trim().is_empty()) {
                latin(part.trim(), at, &mut found);
            }
        }
    }
    found
}

/// A line at its separators: `|`, ` / `, two spaces and more before something else, `@` in a name.
fn pieces(line: &str) -> Vec<String> {
    let line = line.replace(['|', '｜', '│', '◆', '●', '■', '\u{1f}'], "\u{1f}");
    let line = line.replace(" / ", "\u{1f}").replace(" ・ ", "\u{1f}");
    line.split('\u{1f}')
        .flat_map(|piece| match piece.split_once('@') {
            Some((name, company)) if is_east_asian(piece) => vec![name, company],
            _ => vec![piece],
        })
        .map(|piece| piece.trim_matches(|c: char| c.is_whitespace() || "/,;<>:".contains(c)))
        .filter(|piece| !piece.is_empty())
        .map(str::to_owned)
        .collect()
}

fn push(found: &mut Vec<Segment>, text: &str, kind: Kind, line: usize) {
    let text = text.trim();
    if !text.is_empty() {
        found.push(Segment { text: text.to_owned(), kind, line });
    }
}

/// A Japanese piece: a reading in brackets goes, then word by word.
fn japanese(piece: &str, line: usize, found: &mut Vec<Segment>) {
    let (piece, inside) = cut_brackets(piece);
    let words = joined_words(&piece);
    let mut open: Vec<&str> = Vec::new();
    let kinds: Vec<Kind> = words.iter().map(|word| kind_of_word(word)).collect();
    for (word, kind) in words.iter().zip(&kinds) {
        if *kind == Kind::Open {
            open.push(word);
            continue;
        }
        flush(&mut open, line, found);
        push(found, word, *kind, line);
    }
    flush(&mut open, line, found);
    for inside in inside {
        let kind = if is_kana(&inside) { Kind::Reading } else { Kind::Open };
        push(found, &inside, kind, line);
    }
}

fn flush(open: &mut Vec<&str>, line: usize, found: &mut Vec<Segment>) {
    let (local, foreign): (Vec<&str>, Vec<&str>) =
        open.drain(..).partition(|word| is_east_asian(word) || word.chars().count() == 1);
    // 山田 太郎 Taro Yamada: the name and the name in Latin letters are two segments.
    if foreign.len() >= 2 && !local.is_empty() {
        push(found, &local.join(" "), Kind::Open, line);
        push(found, &foreign.join(" "), Kind::Open, line);
    } else {
        push(found, &[local, foreign].concat().join(" "), Kind::Open, line);
    }
}

/// `佐藤 花子(サトウ ハナコ)` → the name and what stood in brackets. `(株)` stays.
fn cut_brackets(piece: &str) -> (String, Vec<String>) {
    let mut left = String::new();
    let mut inside = Vec::new();
    let mut rest = piece;
    while let Some((before, after)) = rest.split_once('(') {
        left.push_str(before);
        let Some((within, behind)) = after.split_once(')') else {
            rest = after;
            continue;
        };
        if within.chars().count() <= 1 {
            left.push_str(&format!("({within})"));
        } else {
            inside.push(within.trim().to_owned());
            left.push(' ');
        }
        rest = behind;
    }
    left.push_str(rest);
    (left, inside)
}

/// Words at spaces; single characters set apart (`藤 原   桃 子`) are put together again.
fn joined_words(piece: &str) -> Vec<String> {
    let words: Vec<&str> = piece.split_whitespace().collect();
    let is_spaced = words.len() >= 3 && words.iter().all(|word| word.chars().count() == 1);
    if !is_spaced {
        // A form apart from its name: 株式会社 サクラ.
        return attach_forms(words);
    }
    let gap = piece.trim();
    let wide = gap.match_indices("  ").next().map(|(at, _)| at);
    let (first, second) = match wide {
        Some(at) => gap.split_at(at),
        None => (gap, ""),
    };
    [first, second]
        .iter()
        .map(|part| part.split_whitespace().collect::<String>())
        .filter(|part| !part.is_empty())
        .collect()
}

fn attach_forms(words: Vec<&str>) -> Vec<String> {
    let mut joined: Vec<String> = Vec::new();
    let mut waits = false;
    for word in words {
        let is_form = JAPANESE_COMPANIES.contains(&word);
        match joined.last_mut() {
            Some(last) if waits => {
                last.push(' ');
                last.push_str(word);
                waits = false;
            }
            Some(last) if is_form && kind_of_word(last) == Kind::Open => {
                last.push(' ');
                last.push_str(word);
            }
            _ => {
                joined.push(word.to_owned());
                waits = is_form;
            }
        }
    }
    joined
}

fn kind_of_word(word: &str) -> Kind {
    if JAPANESE_COMPANIES.iter().any(|form| word.contains(form)) {
        return Kind::Company;
    }
    let ends = |list: &[&str]| list.iter().any(|ending| word.ends_with(ending));
    let length = word.chars().count();
    let before = word.split(['兼', '・']).next().unwrap_or(word);
    if ends(JAPANESE_TITLES) || JAPANESE_TITLES.contains(&before) {
        return Kind::Title;
    }
    // 阿部 and 服部 are people.
    if length >= 3 && ends(JAPANESE_DEPARTMENTS) && !has_particle(word) {
        return Kind::Department;
    }
    if length >= 3 && ends(INSTITUTIONS) {
        return Kind::Company;
    }
    Kind::Open
}

/// True if a word holds a particle between kanji: it is a phrase.
pub(super) fn has_particle(word: &str) -> bool {
    word.chars().any(|c| matches!(c, 'を' | 'が' | 'へ'))
}

/// An English piece: `Name, Title at Company`, `Title, Department`, or one meaning.
fn latin(piece: &str, line: usize, found: &mut Vec<Segment>) {
    if let Some((before, company)) = piece.split_once(" at ")
        && has_word(before, LATIN_TITLES)
    {
        latin(before, line, found);
        return push(found, company, Kind::Company, line);
    }
    if is_company(piece) {
        return push(found, piece, Kind::Company, line);
    }
    if let Some((first, rest)) = piece.split_once(", ") {
        if is_title(first) {
            push(found, first, Kind::Title, line);
            let kind =
                if is_title(rest) && !is_department(rest) { Kind::Title } else { Kind::Department };
            return push(found, rest, kind, line);
        }
        if is_title(rest) {
            push(found, first, Kind::Open, line);
            return latin(rest, line, found);
        }
        if is_department(first) && is_title(rest) {
            push(found, first, Kind::Department, line);
            return push(found, rest, Kind::Title, line);
        }
    }
    let kind = if is_title(piece) {
        Kind::Title
    } else if is_department(piece) {
        Kind::Department
    } else {
        Kind::Open
    };
    push(found, piece, kind, line);
}

fn has_word(text: &str, list: &[&str]) -> bool {
    text.split_whitespace().any(|word| list.contains(&bare(word).as_str()))
}

fn is_title(text: &str) -> bool {
    text.split_whitespace().count() <= 6 && has_word(text, LATIN_TITLES)
}

fn is_department(text: &str) -> bool {
    text.split_whitespace().count() <= 5 && has_word(text, LATIN_DEPARTMENTS)
}

/// True if the last word, or the one before a bracket, is a form: `Perry Inc`, `Sato Co., Ltd.`.
fn is_company(text: &str) -> bool {
    let words: Vec<String> = text.split_whitespace().map(bare).collect();
    words.len() >= 2
        && words.iter().skip(1).any(|word| {
            LATIN_COMPANIES.contains(&word.as_str())
                && (word != "as" && word != "it" && word != "co")
                || word == "co" && text.contains("Co.")
        })
        && !has_word(text, &["manager", "director", "engineer", "head", "vp", "analyst"])
}
