//! A sentence as a tree: `score >= 60 and tag = "expo" and no mail in 30 days`.
//!
//! A reader without tokens: at each place the longest known word of either language is taken, so
//! that Japanese needs no spaces. Width and case do not matter. Every refusal names the place.
//!
//! ```text
//! any   = all { or all }          all  = one { and one }
//! one   = not one | ( any ) | entries | subject operator values | flag | "text"
//! entries = no|any|at least N|fewer than N  KIND  in SPAN|ever
//! ```

use super::names::{Names, OwnField};
use super::operator::{Operator, Takes};
use super::reader::{Read, Reader, Stop, closing};
use super::subject::{ACTS, Choices, Kind, SUBJECTS, Subject};
use super::when::Span;
use super::words::{self, fold, fold_text};
use crate::error::{Error, ErrorCode, Result};
use crate::leads::wire::{Clause, ClauseKind};

/// Groups inside groups.
const DEPTH: usize = 10;
/// Characters of a sentence.
const LENGTH: usize = 4_000;

/// Reads a sentence; `None` for an empty one.
///
/// # Errors
/// `SentenceInvalid` with `at` (character, from 1), `expected` (code of what was expected)
/// and `found`.
pub(crate) fn parse(text: &str, names: &Names) -> Result<Option<Clause>> {
    let mut reader = Reader { chars: text.chars().collect(), at: 0, names };
    if reader.chars.len() > LENGTH {
        return Err(reader.refusal(Stop { at: LENGTH, expected: "shorter" }));
    }
    if reader.is_at_end() {
        return Ok(None);
    }
    let tree = reader.any(0).map_err(|stop| reader.refusal(stop))?;
    if !reader.is_at_end() {
        let stop = reader.stop("joint");
        return Err(reader.refusal(stop));
    }
    Ok(Some(tree))
}

/// What a condition is about.
enum About<'a> {
    Built(&'static Subject),
    Own(&'a OwnField),
    /// A field that is gone.
    Gone(String),
}

impl About<'_> {
    fn code(&self) -> String {
        match self {
            Self::Built(subject) => subject.code.to_owned(),
            Self::Own(field) => format!("own:{}", field.id),
            Self::Gone(id) => format!("own:{id}"),
        }
    }
}

fn is(subject: &str, op: &str, values: Vec<String>) -> Clause {
    Clause {
        kind: ClauseKind::Is,
        parts: Vec::new(),
        subject: subject.to_owned(),
        op: op.to_owned(),
        values,
    }
}

fn group(kind: ClauseKind, parts: Vec<Clause>) -> Clause {
    Clause { kind, parts, subject: String::new(), op: String::new(), values: Vec::new() }
}

impl<'a> Reader<'a> {
    fn refusal(&self, stop: Stop) -> Error {
        let rest = self.chars.get(stop.at..).unwrap_or_default();
        let found: String = rest
            .iter()
            .skip_while(|c| c.is_whitespace())
            .take_while(|c| !c.is_whitespace())
            .take(20)
            .collect();
        Error::new(ErrorCode::SentenceInvalid)
            .with("at", stop.at + 1)
            .with("expected", stop.expected)
            .with("found", found)
    }

    fn any(&mut self, depth: usize) -> Read<Clause> {
        self.joined(depth, ClauseKind::Any)
    }

    fn joined(&mut self, depth: usize, kind: ClauseKind) -> Read<Clause> {
        let mut parts = Vec::new();
        loop {
            let part = match kind {
                ClauseKind::Any => self.joined(depth, ClauseKind::All)?,
                _ => self.one(depth)?,
            };
            parts.push(part);
            let joints = if kind == ClauseKind::Any { words::OR } else { words::AND };
            if !self.eat(joints) {
                break;
            }
        }
        Ok(match parts.len() {
            1 => parts.remove(0),
            _ => group(kind, parts),
        })
    }

    fn one(&mut self, depth: usize) -> Read<Clause> {
        if depth > DEPTH {
            return Err(self.stop("shallower"));
        }
        if self.eat_char(&['(']) {
            let inside = self.any(depth + 1)?;
            return if self.eat_char(&[')']) { Ok(inside) } else { Err(self.stop("close")) };
        }
        if self.eat(words::NOT) {
            return Ok(group(ClauseKind::Not, vec![self.one(depth + 1)?]));
        }
        if let Some(entries) = self.entries()? {
            return Ok(entries);
        }
        self.skip_spaces();
        if self.peek().is_some_and(|c| closing(c).is_some()) {
            let text = self.quoted()?;
            return Ok(is("text", "has", vec![text]));
        }
        let about = self.about()?;
        self.condition(&about)
    }

    /// `no mail in 30 days`, `メール なし 過去 30日`; nothing is taken if it is none.
    fn entries(&mut self) -> Read<Option<Clause>> {
        let from = self.at;
        let counted = if self.eat(words::NO) {
            Some(("fewer", 1))
        } else if self.eat(words::ANY) {
            Some(("least", 1))
        } else if self.eat(words::LEAST) {
            Some(("least", self.number()?))
        } else if self.eat(words::FEWER) {
            Some(("fewer", self.number()?))
        } else {
            None
        };
        let Some(act) = self.act() else {
            let stop = self.stop("kind");
            self.at = from;
            // some subjects begin like a count: "no reply for"
            let is_subject = self.subject().is_some();
            self.at = from;
            return match counted {
                Some(_) if !is_subject => Err(stop),
                _ => Ok(None),
            };
        };
        if let Some((op, count)) = counted {
            if act == "reply" && op == "fewer" && self.eat(&["for"]) {
                self.at = from;
                return Ok(None);
            }
            let span = self.window()?;
            return Ok(Some(entries_of(op, act, count, span)));
        }
        let op = if self.eat(words::JA_ANY) {
            Some(("least", 1))
        } else if self.eat(words::JA_NO) {
            Some(("fewer", 1))
        } else {
            self.times()
        };
        let behind = self.at;
        let starts_window = op.is_none()
            && (self.eat(words::EVER) || (self.eat(words::WITHIN) && self.span().is_ok()));
        self.at = behind;
        match op {
            Some((op, count)) => {
                let span = self.window()?;
                Ok(Some(entries_of(op, act, count, span)))
            }
            None if starts_window => {
                let span = self.window()?;
                Ok(Some(entries_of("least", act, 1, span)))
            }
            None => {
                self.at = from;
                Ok(None)
            }
        }
    }

    /// `3 回以上`, `3 回未満`; nothing is taken if it is none.
    fn times(&mut self) -> Option<(&'static str, i64)> {
        let from = self.at;
        if let Ok(count) = self.number() {
            if self.eat(words::JA_LEAST) {
                return Some(("least", count));
            }
            if self.eat(words::JA_FEWER) {
                return Some(("fewer", count));
            }
        }
        self.at = from;
        None
    }

    fn act(&mut self) -> Option<&'static str> {
        let words = ACTS
            .iter()
            .flat_map(|act| act.en.iter().chain(act.ja).map(move |word| (*word, act.code)));
        let (end, code) = self.longest(words)?;
        self.at = end;
        Some(code)
    }

    /// `in 30 days`, `過去 30日`, `30日以内`, `ever` or nothing.
    fn window(&mut self) -> Read<Option<Span>> {
        if self.eat(words::EVER) {
            return Ok(None);
        }
        if self.eat(words::WITHIN) {
            return self.span().map(Some);
        }
        self.skip_spaces();
        if self.peek().is_some_and(|c| fold(c).is_ascii_digit()) {
            return self.span().map(Some);
        }
        Ok(None)
    }

    fn subject(&mut self) -> Option<About<'a>> {
        let built = SUBJECTS.iter().enumerate().flat_map(|(at, subject)| {
            let own = std::iter::once((subject.code, at));
            own.chain(subject.en.iter().chain(subject.ja).map(move |word| (*word, at)))
        });
        let built = self.longest(built);
        let names = self.names;
        let own = self
            .longest(names.fields.iter().enumerate().map(|(at, field)| (field.name.as_str(), at)));
        match (built, own) {
            (Some((end, at)), own) if own.is_none_or(|(longer, _)| end >= longer) => {
                self.at = end;
                SUBJECTS.get(at).map(About::Built)
            }
            (_, Some((end, at))) => {
                self.at = end;
                names.fields.get(at).map(About::Own)
            }
            _ => None,
        }
    }

    /// The subject that stands here: a word of the table, an own field, `[name or id]`.
    fn about(&mut self) -> Read<About<'a>> {
        let start = self.stop("condition");
        if !self.eat_char(&['[']) {
            return self.subject().ok_or(start);
        }
        let from = self.at;
        while self.peek().is_some_and(|c| c != ']') {
            self.at += 1;
        }
        let name: String = self.chars.get(from..self.at).unwrap_or_default().iter().collect();
        if !self.eat_char(&[']']) {
            return Err(self.stop("close"));
        }
        let folded = fold_text(&name);
        let names = self.names;
        let by_id = names.fields.iter().find(|field| field.id == folded);
        if let Some(field) =
            by_id.or_else(|| names.fields.iter().find(|field| fold_text(&field.name) == folded))
        {
            return Ok(About::Own(field));
        }
        match uuid::Uuid::parse_str(&folded) {
            Ok(id) => Ok(About::Gone(id.to_string())),
            Err(_) => Err(start),
        }
    }

    fn condition(&mut self, about: &About<'_>) -> Read<Clause> {
        let code = about.code();
        let (kind, own) = match about {
            About::Built(subject) => (subject.kind, false),
            About::Own(field) => (field.kind, true),
            About::Gone(_) => return self.gone(&code),
        };
        if kind == Kind::Activity {
            return Err(self.stop("kind"));
        }
        if let Some(operator) = self.operator(kind, own) {
            let values = self.values(about, kind, operator)?;
            return Ok(is(&code, operator.code, values));
        }
        if kind == Kind::Flag {
            return Ok(is(&code, "yes", Vec::new()));
        }
        if kind == Kind::Silence {
            return Ok(is(&code, "for", vec![self.span()?.to_string()]));
        }
        let start = self.stop("operator");
        self.value_first(about, &code, kind, own).ok_or(start)
    }

    /// Japanese puts the value before the operator: `会社 "大学" を含む`, `スコア 60 以上`.
    fn value_first(
        &mut self,
        about: &About<'_>,
        code: &str,
        kind: Kind,
        own: bool,
    ) -> Option<Clause> {
        let from = self.at;
        for takes in [Takes::Text, Takes::Span, Takes::Day, Takes::Number, Takes::Money] {
            self.at = from;
            let Some(sample) = kind.operators(own).iter().find(|op| op.takes == takes) else {
                continue;
            };
            let Ok(values) = self.values(about, kind, sample) else { continue };
            if let Some((end, operator)) = self.operator_word(kind, own, Some(takes)) {
                self.at = end;
                return Some(is(code, operator.code, values));
            }
        }
        self.at = from;
        None
    }

    /// The operator whose word stands here, and where it ends.
    fn operator_word(
        &mut self,
        kind: Kind,
        own: bool,
        takes: Option<Takes>,
    ) -> Option<(usize, &'static Operator)> {
        let fits = |operator: &&Operator| takes.is_none_or(|takes| operator.takes == takes);
        let all = kind.operators(own);
        let words = all.iter().enumerate().filter(|(_, operator)| fits(operator)).flat_map(
            |(at, operator)| operator.en.iter().chain(operator.ja).map(move |word| (*word, at)),
        );
        let (end, at) = self.longest(words)?;
        all.get(at).map(|operator| (end, operator))
    }

    fn operator(&mut self, kind: Kind, own: bool) -> Option<&'static Operator> {
        let (end, operator) = self.operator_word(kind, own, None)?;
        let from = std::mem::replace(&mut self.at, end);
        // `in last 30 days` and `in this month` begin alike; so do `is empty` and `is "empty"`
        if operator.takes == Takes::Day && self.day().is_err() {
            self.at = end;
            if let Ok(_span) = self.span()
                && kind == Kind::Date
            {
                self.at = end;
                return kind.operator(own, "last");
            }
            self.at = from;
            return None;
        }
        self.at = end;
        Some(operator)
    }

    fn values(&mut self, about: &About<'_>, kind: Kind, operator: &Operator) -> Read<Vec<String>> {
        Ok(match operator.takes {
            Takes::Nothing | Takes::Acts => Vec::new(),
            Takes::Text => vec![self.text()?],
            Takes::Number => vec![self.number()?.to_string()],
            Takes::Money => vec![self.money()?],
            Takes::Day => vec![self.day()?],
            Takes::Span => vec![self.span()?.to_string()],
            Takes::Choices => {
                let mut values = vec![self.choice(about, kind)?];
                while self.eat_char(&[',', '、']) {
                    values.push(self.choice(about, kind)?);
                }
                values
            }
        })
    }

    /// A condition on a field that is gone, as it is printed: operator code, quoted values.
    fn gone(&mut self, code: &str) -> Read<Clause> {
        self.skip_spaces();
        let from = self.at;
        while self.peek().is_some_and(|c| c.is_ascii_lowercase() || c == '_') {
            self.at += 1;
        }
        let op: String = self.chars.get(from..self.at).unwrap_or_default().iter().collect();
        if op.is_empty() {
            return Err(self.stop("operator"));
        }
        let mut values = Vec::new();
        self.skip_spaces();
        while self.peek().is_some_and(|c| closing(c).is_some()) {
            values.push(self.quoted()?);
            if !self.eat_char(&[',', '、']) {
                break;
            }
            self.skip_spaces();
        }
        Ok(is(code, &op, values))
    }

    fn choice(&mut self, about: &About<'_>, kind: Kind) -> Read<String> {
        let start = self.stop("choice");
        let choices = known_choices(about, kind, self.names);
        if self.peek().is_none_or(|c| closing(c).is_none())
            && let Some((end, at)) =
                self.longest(choices.iter().enumerate().map(|(at, (word, _))| (word.as_str(), at)))
        {
            self.at = end;
            return choices.get(at).map(|(_, value)| value.clone()).ok_or(start);
        }
        let text = self.text().map_err(|_| start)?;
        let folded = fold_text(&text);
        if let Some((_, value)) = choices.iter().find(|(word, _)| fold_text(word) == folded) {
            return Ok(value.clone());
        }
        let by_id = matches!(
            kind,
            Kind::Choice(Choices::Stages | Choices::Sources | Choices::Tags | Choices::Batches)
        );
        match uuid::Uuid::parse_str(&folded) {
            Ok(id) if by_id => Ok(id.to_string()),
            _ if kind == Kind::Choice(Choices::Own) => Ok(text),
            _ => Err(start),
        }
    }
}

fn entries_of(op: &str, act: &str, count: i64, span: Option<Span>) -> Clause {
    let span = span.map(|span| span.to_string()).unwrap_or_default();
    is("activity", op, vec![act.to_owned(), count.clamp(1, 10_000).to_string(), span])
}

/// Words of choices with the value they stand for; of two with the same name the first counts.
pub(super) fn known_choices(
    about_field: &impl Fields,
    kind: Kind,
    names: &Names,
) -> Vec<(String, String)> {
    match kind {
        Kind::Choice(Choices::Fixed(codes, prefix)) => codes
            .iter()
            .flat_map(|code| {
                let words = words::choice_words(prefix, code);
                std::iter::once((*code).to_owned())
                    .chain(words)
                    .map(move |word| (word, (*code).to_owned()))
            })
            .collect(),
        Kind::Choice(Choices::Own) => {
            about_field.own_choices().iter().map(|(id, name)| (name.clone(), id.clone())).collect()
        }
        Kind::Choice(choices) => names
            .list(choices)
            .iter()
            .flat_map(|named| named.names.iter().map(|name| (name.clone(), named.id.clone())))
            .collect(),
        _ => Vec::new(),
    }
}

/// What has choices of its own.
pub(super) trait Fields {
    fn own_choices(&self) -> &[(String, String)];
}

impl Fields for About<'_> {
    fn own_choices(&self) -> &[(String, String)] {
        match self {
            Self::Own(field) => &field.choices,
            _ => &[],
        }
    }
}

impl Fields for OwnField {
    fn own_choices(&self) -> &[(String, String)] {
        &self.choices
    }
}
