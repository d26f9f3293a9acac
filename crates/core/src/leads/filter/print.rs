//! A tree as a sentence that [`super::sentence`] reads back to the same tree.

use super::names::{Names, OwnField};
use super::operator::{Operator, Takes};
use super::sentence::known_choices;
use super::subject::{self, Choices, Kind};
use super::when::{NAMED, Span, UNITS};
use super::words::fold_text;
use crate::leads::wire::{Clause, ClauseKind};
use crate::texts::Language;

/// The sentence of a tree in a language. The tree should be [`normal`].
pub(crate) fn print(tree: &Clause, names: &Names, language: Language) -> String {
    Printer { names, ja: language == Language::Ja }.clause(tree, true)
}

/// The same tree without groups of one or none; `not` of exactly one part.
pub(crate) fn normal(tree: &Clause) -> Option<Clause> {
    if tree.kind == ClauseKind::Is {
        return Some(tree.clone());
    }
    let mut parts: Vec<Clause> = tree.parts.iter().filter_map(normal).collect();
    let group = |kind, parts| Clause {
        kind,
        parts,
        subject: String::new(),
        op: String::new(),
        values: Vec::new(),
    };
    match (tree.kind, parts.len()) {
        (_, 0) => None,
        (ClauseKind::Not, 1) => Some(group(ClauseKind::Not, parts)),
        (ClauseKind::Not, _) => Some(group(ClauseKind::Not, vec![group(ClauseKind::All, parts)])),
        (_, 1) => Some(parts.remove(0)),
        (kind, _) => Some(group(kind, parts)),
    }
}

struct Printer<'a> {
    names: &'a Names,
    ja: bool,
}

impl Printer<'_> {
    fn word<'w>(&self, en: &[&'w str], ja: &[&'w str]) -> &'w str {
        let words = if self.ja { ja } else { en };
        words.first().copied().unwrap_or_default()
    }

    fn clause(&self, tree: &Clause, outermost: bool) -> String {
        if tree.kind == ClauseKind::Is {
            return self.condition(tree);
        }
        if tree.kind == ClauseKind::Not {
            let parts: Vec<String> =
                tree.parts.iter().map(|part| self.clause(part, false)).collect();
            return format!("{} {}", self.word(&["not"], &["除外"]), parts.join(" "));
        }
        let joint = match tree.kind {
            ClauseKind::Any => self.word(&[" or "], &[" または "]),
            _ => self.word(&[" and "], &[" かつ "]),
        };
        let parts: Vec<String> = tree.parts.iter().map(|part| self.clause(part, false)).collect();
        let joined = parts.join(joint);
        if outermost { joined } else { format!("({joined})") }
    }

    fn condition(&self, clause: &Clause) -> String {
        if let Some(field) = self.names.field(&clause.subject) {
            let named = match field_by_name(self.names, &field.name) {
                Some(same) if same.id == field.id && !field.name.contains([']', '\n']) => {
                    format!("[{}]", field.name)
                }
                _ => format!("[{}]", field.id),
            };
            return self.said(&named, field.kind, Some(field), clause);
        }
        match subject::find(&clause.subject) {
            Some(known) => match known.kind {
                Kind::Activity => self.entries(&clause.op, &clause.values),
                kind => self.said(self.word(known.en, known.ja), kind, None, clause),
            },
            None => {
                let id = subject::own_id(&clause.subject).unwrap_or(&clause.subject);
                let values: Vec<String> = clause.values.iter().map(|value| quote(value)).collect();
                format!("[{id}] {} {}", clause.op, values.join(", ")).trim_end().to_owned()
            }
        }
    }

    fn said(&self, subject: &str, kind: Kind, field: Option<&OwnField>, clause: &Clause) -> String {
        if clause.op == "yes" {
            return subject.to_owned();
        }
        let Some(operator) = kind.operator(field.is_some(), &clause.op) else {
            return subject.to_owned();
        };
        let value = self.values(kind, field, operator, &clause.values);
        let op = self.word(operator.en, operator.ja);
        if kind == Kind::Silence {
            return format!("{subject} {value}");
        }
        let behind = self.ja
            && match operator.takes {
                Takes::Text => matches!(clause.op.as_str(), "has" | "has_not" | "begins"),
                Takes::Day | Takes::Span => {
                    matches!(clause.op.as_str(), "before" | "since" | "older")
                }
                _ => false,
            };
        match behind {
            true => format!("{subject} {value} {op}"),
            false => format!("{subject} {op} {value}").trim_end().to_owned(),
        }
    }

    fn values(
        &self,
        kind: Kind,
        field: Option<&OwnField>,
        operator: &Operator,
        values: &[String],
    ) -> String {
        let first = values.first().map(String::as_str).unwrap_or_default();
        match operator.takes {
            Takes::Nothing | Takes::Acts => String::new(),
            Takes::Text | Takes::Money => quote(first),
            Takes::Number => first.to_owned(),
            Takes::Day => NAMED
                .iter()
                .find(|(code, ..)| *code == first)
                .map_or(first, |(_, en, ja)| self.word(en, ja))
                .to_owned(),
            Takes::Span => self.span(first),
            Takes::Choices => {
                let known = match field {
                    Some(field) => known_choices(field, kind, self.names),
                    None => known_choices(&NoField, kind, self.names),
                };
                let names: Vec<String> =
                    values.iter().map(|value| quote(&self.choice(kind, &known, value))).collect();
                names.join(", ")
            }
        }
    }

    /// A name that leads back to the value, in the own language if there is one.
    fn choice(&self, kind: Kind, known: &[(String, String)], value: &str) -> String {
        let leads_back = |word: &str| {
            let folded = fold_text(word);
            known
                .iter()
                .find(|(name, _)| fold_text(name) == folded)
                .is_some_and(|(_, v)| v == value)
        };
        let mut words: Vec<&str> =
            known.iter().filter(|(_, v)| v == value).map(|(word, _)| word.as_str()).collect();
        if let Kind::Choice(Choices::Fixed(..)) = kind {
            // code, English, Japanese
            let first = if self.ja { 2 } else { 1 };
            let most = words.len();
            words.rotate_left(first.min(most));
        } else if let Kind::Choice(Choices::Stages) = kind
            && self.ja
        {
            words.sort_by_key(|word| word.is_ascii());
        }
        let plain = |word: &&&str| !word.trim().is_empty() && leads_back(word);
        words.iter().find(plain).map_or_else(|| value.to_owned(), |word| (**word).to_owned())
    }

    fn span(&self, value: &str) -> String {
        let Some(span) = Span::parse(value) else { return value.to_owned() };
        let unit = UNITS.iter().find(|(code, ..)| *code == span.unit);
        let word = unit.map_or("", |(_, en, ja)| match (self.ja, span.number) {
            (true, _) => ja.first().copied().unwrap_or_default(),
            (false, 1) => en.get(1).copied().unwrap_or_default(),
            (false, _) => en.first().copied().unwrap_or_default(),
        });
        if self.ja { format!("{}{word}", span.number) } else { format!("{} {word}", span.number) }
    }

    fn entries(&self, op: &str, values: &[String]) -> String {
        let [act, count, span] = values else { return String::new() };
        let known = subject::find_act(act);
        let fewer = op == "fewer";
        if self.ja {
            let name = known.and_then(|act| act.ja.first()).copied().unwrap_or_default();
            let quantity = match (fewer, count.as_str()) {
                (true, "1") => "なし".to_owned(),
                (false, "1") => "あり".to_owned(),
                (true, count) => format!("{count}回未満"),
                (false, count) => format!("{count}回以上"),
            };
            let window = if span.is_empty() {
                String::new()
            } else {
                format!(" 過去 {}", self.span(span))
            };
            return format!("{name} {quantity}{window}");
        }
        let plural = usize::from(count != "1");
        let name = known
            .and_then(|act| act.en.get(plural).or(act.en.first()))
            .copied()
            .unwrap_or_default();
        let quantity = match (fewer, count.as_str()) {
            (true, "1") => "no".to_owned(),
            (false, "1") => "any".to_owned(),
            (true, count) => format!("fewer than {count}"),
            (false, count) => format!("at least {count}"),
        };
        let window =
            if span.is_empty() { "ever".to_owned() } else { format!("in {}", self.span(span)) };
        format!("{quantity} {name} {window}")
    }
}

struct NoField;

impl super::sentence::Fields for NoField {
    fn own_choices(&self) -> &[(String, String)] {
        &[]
    }
}

fn field_by_name<'n>(names: &'n Names, name: &str) -> Option<&'n OwnField> {
    let folded = fold_text(name);
    let by_id = names.fields.iter().find(|field| field.id == folded);
    by_id.or_else(|| names.fields.iter().find(|field| fold_text(&field.name) == folded))
}

/// A value between quotes.
fn quote(value: &str) -> String {
    format!("\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\""))
}
