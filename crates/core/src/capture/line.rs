//! The smart line: one lead in free order.
//!
//! Separators (`/`, `、`, tab, two spaces) divide segments, single spaces words. Words with a form
//! of their own are taken first: mail, web, phone, `#tag`, `@event`, grade, day and step, company
//! by its form; a day that is over is the one on which they met. What is left is the name, then the company if none had a form, then the note.
//! A slash inside a web address or between two numbers (11/25) divides nothing.

use super::TEXT_LIMIT;
use super::when::{self, When};
use super::wire::{LinePart, LineReading};
use super::words::{has_japanese_form, is_form, is_latin_form, is_title, leading_step, step_kind};
use crate::leads::wire::{LeadDraft, PhoneDraft, StepDraft};
use crate::text::mail_address::EmailAddress;
use crate::text::names::split_full_name;
use crate::text::phone::phone_key;
use crate::text::surnames::split_by_surname;
use crate::time::LocalDate;

/// A word or several with one meaning.
#[derive(Debug, Clone)]
struct Word<'a> {
    text: &'a str,
    /// Byte in the line.
    at: usize,
    segment: usize,
    taken: bool,
}

/// Reads a line; `today` gives days their year.
pub(crate) fn read_line(text: &str, today: LocalDate) -> LineReading {
    let text = text.get(..text.floor_char_boundary(TEXT_LIMIT)).unwrap_or_default();
    let mut reading = Reading { text, draft: LeadDraft::default(), parts: Vec::new() };
    let mut words = words(text);
    reading.phones(&mut words);
    reading.marked(&mut words);
    reading.steps(&mut words, today);
    reading.companies(&mut words);
    reading.titles(&mut words);
    reading.open(&words);
    reading.parts.sort_by_key(|part| part.from);
    LineReading { draft: reading.draft, parts: reading.parts }
}

/// The words of a line with the segment each stands in.
fn words(text: &str) -> Vec<Word<'_>> {
    let mut found: Vec<Word<'_>> = Vec::new();
    let mut segment = 0;
    let mut start = None;
    let signs: Vec<(usize, char)> = text.char_indices().collect();
    for (index, (at, sign)) in signs.iter().enumerate() {
        let next = signs.get(index + 1).map(|(_, c)| *c);
        let before = index.checked_sub(1).and_then(|index| signs.get(index)).map(|(_, c)| *c);
        let word = start.and_then(|start| text.get(start..*at)).unwrap_or_default();
        let divides = match sign {
            '/' | '／' => {
                let numbers = before.is_some_and(|c| c.is_ascii_digit())
                    && next.is_some_and(|c| c.is_ascii_digit());
                !numbers && !is_web(word)
            }
            '、' | '\t' | '\n' | '\r' | '|' => true,
            ' ' | '\u{3000}' => next.is_some_and(char::is_whitespace),
            _ => false,
        };
        if divides || sign.is_whitespace() {
            if let Some(from) = start.take() {
                push(&mut found, text, from, *at, segment);
            }
            segment += usize::from(divides);
        } else if start.is_none() {
            start = Some(*at);
        }
    }
    if let Some(from) = start {
        push(&mut found, text, from, text.len(), segment);
    }
    found
}

fn push<'a>(found: &mut Vec<Word<'a>>, text: &'a str, from: usize, to: usize, segment: usize) {
    if let Some(word) = text.get(from..to) {
        found.push(Word { text: word, at: from, segment, taken: false });
    }
}

fn is_web(word: &str) -> bool {
    let lower = word.to_ascii_lowercase();
    ["http:", "https:", "www."].iter().any(|start| lower.starts_with(start))
}

struct Reading<'a> {
    text: &'a str,
    draft: LeadDraft,
    parts: Vec<LinePart>,
}

impl Reading<'_> {
    fn part(&mut self, kind: &str, meaning: &str, from: usize, to: usize) {
        let units = |at: usize| {
            let before = self.text.get(..at).unwrap_or_default();
            i64::try_from(before.encode_utf16().count()).unwrap_or_default()
        };
        let (from, to) = (units(from), units(to));
        self.parts.push(LinePart { kind: kind.to_owned(), text: meaning.to_owned(), from, to });
    }

    /// Phones: as many words of a segment as make the longest number.
    fn phones(&mut self, words: &mut [Word<'_>]) {
        let mut first = 0;
        while first < words.len() {
            let found = (first + 1..=(first + 4).min(words.len())).rev().find_map(|end| {
                let run = words.get(first..end)?;
                let (from, to) = (run.first()?.at, run.last()?.at + run.last()?.text.len());
                let text = self.text.get(from..to)?;
                let one = run.iter().all(|word| word.segment == run[0].segment && !word.taken);
                (one && is_phone(text)).then_some((end, from, to))
            });
            let Some((end, from, to)) = found else {
                first += 1;
                continue;
            };
            let number = self.text.get(from..to).unwrap_or_default().to_owned();
            self.part("phone", &number, from, to);
            let digits: String = number.chars().filter(char::is_ascii_digit).collect();
            let is_mobile = ["070", "080", "090"].iter().any(|start| digits.starts_with(start));
            let label = if is_mobile { "mobile" } else { "work" }.to_owned();
            self.draft.phones.push(PhoneDraft { number, label });
            words.iter_mut().take(end).skip(first).for_each(|word| word.taken = true);
            first = end;
        }
    }

    /// Mail, web, `#tag`, `@event`, grade.
    fn marked(&mut self, words: &mut [Word<'_>]) {
        for word in words.iter_mut().filter(|word| !word.taken) {
            let bare = word.text.trim_matches(['<', '>', ',', ';', '(', ')']);
            let kind = if EmailAddress::parse(bare).is_ok() {
                self.draft.mails.push(bare.to_owned());
                "mail"
            } else if is_web(bare) && bare.contains('.') {
                self.draft.urls.push(bare.to_owned());
                "url"
            } else if let Some(tag) = marked_by(bare, ['#', '＃']) {
                self.draft.tags.push(tag.to_owned());
                "tag"
            } else if let Some(event) = marked_by(bare, ['@', '＠'])
                && self.draft.source_name.is_empty()
            {
                self.draft.source_name = event.replace('_', " ");
                "event"
            } else if let Some(grade) = grade(bare)
                && self.draft.grade.is_empty()
            {
                self.draft.grade = grade.to_owned();
                "grade"
            } else {
                continue;
            };
            let shown = match kind {
                "tag" => self.draft.tags.last().cloned().unwrap_or_default(),
                "event" => self.draft.source_name.clone(),
                "grade" => self.draft.grade.clone(),
                _ => bare.to_owned(),
            };
            word.taken = true;
            let (from, to) = (word.at, word.at + word.text.len());
            self.part(kind, &shown, from, to);
        }
    }

    /// A day with a step word behind or before it, or a step word alone.
    fn steps(&mut self, words: &mut [Word<'_>], today: LocalDate) {
        let said = words.iter().position(|word| !word.taken && step_kind(word.text).is_some());
        for first in 0..words.len() {
            let Some(word) = words.get(first).filter(|word| !word.taken) else { continue };
            let from = word.at;
            // Two words may be one day: next Tue, 25 Nov, 明日 10時.
            let mut end = first + 1;
            let fits = |last: usize| {
                let run = words.get(first..last)?;
                let free = run.iter().all(|each| !each.taken && each.segment == word.segment);
                let to = run.last().map(|last| last.at + last.text.len())?;
                let text = self.text.get(from..to).filter(|_| free)?;
                let when = when::leading(text, today)?;
                Some((when.day, when.time.clone(), kind_of_rest(&when)?, to))
            };
            let longest = (first + 1..=(first + 4).min(words.len())).rev().find_map(|last| {
                end = last;
                fits(last)
            });
            let Some((day, time, kind, to)) = longest.filter(|found| found.0.is_some()) else {
                continue;
            };
            // Nothing is planned for a day that is over: it is the one on which they met.
            if let Some(met) = day.filter(|day| *day < today && kind.is_empty() && time.is_empty())
            {
                self.draft.met_on = met.to_string();
                self.part("met", &met.to_string(), from, to);
                words.iter_mut().take(end).skip(first).for_each(|word| word.taken = true);
                continue;
            }
            let other = said.filter(|at| *at < first || *at >= end);
            let kind = if kind.is_empty() {
                other
                    .and_then(|at| words.get(at))
                    .and_then(|word| step_kind(word.text))
                    .unwrap_or("task")
            } else {
                kind
            };
            self.step(kind, day, time);
            self.part("step", "", from, to);
            words.iter_mut().take(end).skip(first).for_each(|word| word.taken = true);
            if let Some(word) = other.and_then(|at| words.get_mut(at)) {
                word.taken = true;
                let (from, to) = (word.at, word.at + word.text.len());
                self.part("step", "", from, to);
            }
            return;
        }
        if let Some(word) = said.and_then(|at| words.get_mut(at))
            && let Some(kind) = step_kind(word.text)
        {
            word.taken = true;
            let (from, to) = (word.at, word.at + word.text.len());
            self.step(kind, None, String::new());
            self.part("step", "", from, to);
        }
    }

    fn step(&mut self, kind: &str, day: Option<LocalDate>, time: String) {
        let due = day.map_or_else(|| "+1d".to_owned(), |day| day.to_string());
        self.draft.step =
            Some(StepDraft { kind: kind.to_owned(), title: String::new(), due, time });
    }

    /// Companies by their form: 株式会社アクメ, アクメ ㈱, Acme Co., Ltd.
    fn companies(&mut self, words: &mut [Word<'_>]) {
        let Some(at) = words.iter().enumerate().position(|(at, word)| {
            !word.taken && (has_japanese_form(word.text) || at > 0 && is_latin_form(word.text))
        }) else {
            return;
        };
        let Some(word) = words.get(at) else { return };
        let segment = word.segment;
        let free = |at: usize| words.get(at).is_some_and(|w| !w.taken && w.segment == segment);
        let (mut first, mut end) = (at, at + 1);
        if is_form(word.text) && free(at + 1) {
            end += 1;
        } else if is_form(word.text) && at > 0 && free(at - 1) {
            first -= 1;
        } else if !has_japanese_form(word.text) {
            while first > 0
                && free(first - 1)
                && !words
                    .get(first - 1)
                    .is_some_and(|w| w.text.ends_with(',') && !is_latin_form(w.text))
            {
                first -= 1;
            }
            // Mary Watson Acme Inc.: a name needs two words of four.
            if at - first >= 3 && self.is_first_segment(words, first) {
                first += 2;
            }
            while free(end) && words.get(end).is_some_and(|w| is_latin_form(w.text)) {
                end += 1;
            }
        }
        let Some((from, last)) = words.get(first).map(|w| w.at).zip(words.get(end - 1)) else {
            return;
        };
        let to = last.at + last.text.len();
        let company = self.text.get(from..to).unwrap_or_default().trim_end_matches(',').to_owned();
        self.part("company", &company, from, to);
        self.draft.company = company;
        words.iter_mut().take(end).skip(first).for_each(|word| word.taken = true);
    }

    fn is_first_segment(&self, words: &[Word<'_>], first: usize) -> bool {
        words.iter().take(first).all(|word| word.taken)
    }

    fn titles(&mut self, words: &mut [Word<'_>]) {
        for word in words.iter_mut().filter(|word| !word.taken && is_title(word.text)) {
            if self.draft.title.is_empty() {
                word.taken = true;
                self.draft.title = word.text.to_owned();
                let (from, to) = (word.at, word.at + word.text.len());
                self.part("title", word.text, from, to);
            }
        }
    }

    /// What is left: name, company, note.
    fn open(&mut self, words: &[Word<'_>]) {
        let mut runs: Vec<(usize, usize, usize)> = Vec::new();
        let mut joined = false;
        for word in words {
            let (from, to) = (word.at, word.at + word.text.len());
            match runs.last_mut() {
                Some(run) if joined && !word.taken && run.2 == word.segment => run.1 = to,
                _ if !word.taken => runs.push((from, to, word.segment)),
                _ => {}
            }
            joined = !word.taken;
        }
        let mut notes = Vec::new();
        for (from, to, _) in runs {
            let text =
                self.text.get(from..to).unwrap_or_default().trim_matches([',', ' ']).to_owned();
            if text.is_empty() {
                continue;
            }
            let has_name = !(self.draft.family_name.is_empty() && self.draft.given_name.is_empty());
            if !has_name && could_be_name(&text) {
                self.name(&text);
                self.part("name", &text, from, to);
            } else if self.draft.company.is_empty() && could_be_name(&text) {
                self.part("company", &text, from, to);
                self.draft.company = text;
            } else {
                self.part("note", &text, from, to);
                notes.push(text);
            }
        }
        self.draft.note = notes.join("\n");
    }

    fn name(&mut self, text: &str) {
        let split = split_full_name(text);
        let mut name = split.name;
        // Seen and corrected at once, so a guess is better than all of it in one field.
        if split.undivided
            && let Some((family, given)) = split_by_surname(&name.family)
        {
            (name.family, name.given) = (family.to_owned(), given.to_owned());
        }
        self.draft.family_name = name.family;
        self.draft.given_name = name.given;
        self.draft.middle_name = name.middle;
        self.draft.family_kana = name.family_kana;
        self.draft.given_kana = name.given_kana;
    }
}

/// The kind of the step word behind a day, empty if none stands there; no day if more follows.
fn kind_of_rest(when: &When<'_>) -> Option<&'static str> {
    let rest = when.rest.trim_start_matches([' ', '\u{3000}', 'に', 'の']);
    if rest.is_empty() {
        return Some("");
    }
    step_kind(rest).or_else(|| {
        leading_step(rest).filter(|(_, behind)| behind.trim().is_empty()).map(|(kind, _)| kind)
    })
}

fn marked_by(word: &str, marks: [char; 2]) -> Option<&str> {
    word.strip_prefix(marks).filter(|rest| !rest.is_empty())
}

fn grade(word: &str) -> Option<&'static str> {
    match word {
        "A" | "Ａ" => Some("A"),
        "B" | "Ｂ" => Some("B"),
        "C" | "Ｃ" => Some("C"),
        _ => None,
    }
}

fn is_phone(text: &str) -> bool {
    let digits = text.chars().filter(|c| c.is_numeric()).count();
    let plain = text.chars().all(|c| c.is_numeric() || " -+().－（）‐ー".contains(c));
    digits >= 9 && plain && phone_key(text).is_some()
}

/// No sentence and no number.
fn could_be_name(text: &str) -> bool {
    text.chars().count() <= 40
        && text.chars().any(char::is_alphabetic)
        && !text.contains(['。', '!', '?', '！', '？', ':'])
        && text.split_whitespace().count() <= 5
}
