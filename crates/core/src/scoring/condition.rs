//! What a rule, a filter or a gate asks: a tree of AND, OR and NOT over attributes of the lead
//! and, in rules of engagement, over attributes of one activity.
//!
//! A [`Condition`] is data, part of a saved model. [`Compiled`] is the same tree with its word
//! lists folded and looked up, made once per run. Comparison of words is by
//! [`super::inputs::Word`]: width and case do not matter.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::inputs::{Activity, ActivityKind, Facts, Value, Word};

/// A tree of questions. In JSON: `{"all":[…]}`, `{"any":[…]}`, `{"not":…}`,
/// `{"field":["title",{"contains":{"list":"decides"}}]}`, `{"act":["kind",{"is":…}]}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Condition {
    /// Every one holds; true if there is none.
    All(Vec<Condition>),
    /// At least one holds; false if there is none.
    Any(Vec<Condition>),
    /// It does not hold.
    Not(Box<Condition>),
    /// An attribute of the lead, its company, tags, source or answers, by field id.
    Field(String, Test),
    /// An attribute of the activity: `kind`, `page`, `document`, `campaign`, `seconds` …
    Act(String, Test),
}

/// A question about one value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Test {
    /// One of the words (of a list value: any of its entries).
    Is(Words),
    /// Contains one of the words.
    Contains(Words),
    /// A number, at least this.
    AtLeast(i64),
    /// A number, at most this.
    AtMost(i64),
    /// There is a value (`true`) or none (`false`); yes counts as a value, no as none.
    Known(bool),
}

/// Where the words of a test stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Words {
    /// Here.
    Words(Vec<String>),
    /// In a list of the model, by its id, so that the user edits it in one place.
    List(String),
}

impl Condition {
    /// Calls `visit` for each question of the tree.
    pub fn visit<'c>(&'c self, visit: &mut dyn FnMut(Leaf<'c>)) {
        match self {
            Self::All(parts) | Self::Any(parts) => {
                for part in parts {
                    part.visit(visit);
                }
            }
            Self::Not(part) => part.visit(visit),
            Self::Field(field, test) => visit(Leaf { subject: Subject::Field(field), test }),
            Self::Act(part, test) => visit(Leaf { subject: Subject::Act(part), test }),
        }
    }

    /// Depth of the tree; one question is 1.
    pub fn depth(&self) -> usize {
        match self {
            Self::All(parts) | Self::Any(parts) => {
                1 + parts.iter().map(Self::depth).max().unwrap_or(0)
            }
            Self::Not(part) => 1 + part.depth(),
            Self::Field(..) | Self::Act(..) => 1,
        }
    }
}

/// One question and what it is about.
#[derive(Debug, Clone, Copy)]
pub struct Leaf<'c> {
    /// What is asked about.
    pub subject: Subject<'c>,
    /// The question.
    pub test: &'c Test,
}

/// What a question is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject<'c> {
    /// An attribute of the lead.
    Field(&'c str),
    /// An attribute of an activity.
    Act(&'c str),
}

/// A [`Condition`] ready to be asked many times.
#[derive(Debug, Clone)]
pub enum Compiled {
    /// See [`Condition::All`].
    All(Vec<Compiled>),
    /// See [`Condition::Any`].
    Any(Vec<Compiled>),
    /// See [`Condition::Not`].
    Not(Box<Compiled>),
    /// See [`Condition::Field`].
    Field(String, Check),
    /// The kind of the activity is one of these bits.
    Kind(u32),
    /// See [`Condition::Act`].
    Act(String, Check),
}

/// A [`Test`] with folded words.
#[derive(Debug, Clone)]
pub enum Check {
    /// See [`Test::Is`].
    Is(Vec<Word>),
    /// See [`Test::Contains`].
    Contains(Vec<Word>),
    /// See [`Test::AtLeast`].
    AtLeast(i64),
    /// See [`Test::AtMost`].
    AtMost(i64),
    /// See [`Test::Known`].
    Known(bool),
}

impl Compiled {
    /// Folds the words of `condition`; a list that does not exist has no words.
    pub fn new(condition: &Condition, lists: &BTreeMap<String, Vec<String>>) -> Self {
        let all = |parts: &[Condition]| parts.iter().map(|part| Self::new(part, lists)).collect();
        match condition {
            Condition::All(parts) => Self::All(all(parts)),
            Condition::Any(parts) => Self::Any(all(parts)),
            Condition::Not(part) => Self::Not(Box::new(Self::new(part, lists))),
            Condition::Field(field, test) => Self::Field(field.clone(), Check::new(test, lists)),
            Condition::Act(part, test) => match (part.as_str(), test) {
                ("kind", Test::Is(words)) => Self::Kind(
                    words
                        .resolve(lists)
                        .iter()
                        .filter_map(|code| ActivityKind::from_code(code))
                        .fold(0, |bits, kind| bits | kind.bit()),
                ),
                _ => Self::Act(part.clone(), Check::new(test, lists)),
            },
        }
    }

    /// Asks the tree. Without an activity, questions about one are answered with no.
    pub fn holds(&self, facts: &Facts<'_>, act: Option<&Activity>) -> bool {
        match self {
            Self::All(parts) => parts.iter().all(|part| part.holds(facts, act)),
            Self::Any(parts) => parts.iter().any(|part| part.holds(facts, act)),
            Self::Not(part) => !part.holds(facts, act),
            Self::Field(field, check) => check.holds(facts.value(field)),
            Self::Kind(bits) => act.is_some_and(|act| bits & act.kind.bit() != 0),
            Self::Act(part, check) => {
                act.is_some_and(|act| check.holds(act.attribute(part).unwrap_or(&Value::Nothing)))
            }
        }
    }

    /// The kinds of activity that can meet the tree at all, as bits; all if it does not say.
    pub fn kinds(&self) -> u32 {
        match self {
            Self::Kind(bits) => *bits,
            Self::All(parts) => parts.iter().fold(u32::MAX, |bits, part| bits & part.kinds()),
            Self::Any(parts) => parts.iter().fold(0, |bits, part| bits | part.kinds()),
            Self::Not(_) | Self::Field(..) | Self::Act(..) => u32::MAX,
        }
    }

    /// The field that makes the tree true: the first that is asked and answered with yes.
    pub fn witness(&self, facts: &Facts<'_>) -> Option<&str> {
        match self {
            Self::All(parts) | Self::Any(parts) => {
                parts.iter().find_map(|part| part.witness(facts))
            }
            Self::Field(field, check) if check.holds(facts.value(field)) => Some(field),
            Self::Field(..) | Self::Not(_) | Self::Kind(_) | Self::Act(..) => None,
        }
    }
}

impl Words {
    /// The words, wherever they stand.
    pub fn resolve<'w>(&'w self, lists: &'w BTreeMap<String, Vec<String>>) -> &'w [String] {
        match self {
            Self::Words(words) => words,
            Self::List(id) => lists.get(id).map_or(&[], Vec::as_slice),
        }
    }
}

impl Check {
    /// Folds the words of `test`.
    pub fn new(test: &Test, lists: &BTreeMap<String, Vec<String>>) -> Self {
        let fold = |words: &Words| -> Vec<Word> {
            let folded = words.resolve(lists).iter().map(|word| Word::new(word));
            folded.filter(|word| !word.is_empty()).collect()
        };
        match test {
            Test::Is(words) => Self::Is(fold(words)),
            Test::Contains(words) => Self::Contains(fold(words)),
            Test::AtLeast(least) => Self::AtLeast(*least),
            Test::AtMost(most) => Self::AtMost(*most),
            Test::Known(known) => Self::Known(*known),
        }
    }

    /// Asks one value.
    pub fn holds(&self, value: &Value) -> bool {
        match self {
            Self::Is(words) => match value {
                Value::Flag(flag) => {
                    let code = if *flag { "yes" } else { "no" };
                    words.iter().any(|word| word.as_str() == code)
                }
                Value::Number(number) => {
                    let digits = number.to_string();
                    words.iter().any(|word| word.as_str() == digits)
                }
                _ => value.words().iter().any(|own| words.contains(own)),
            },
            Self::Contains(words) => value
                .words()
                .iter()
                .any(|own| words.iter().any(|word| own.as_str().contains(word.as_str()))),
            Self::AtLeast(least) => value.number().is_some_and(|number| number >= *least),
            Self::AtMost(most) => value.number().is_some_and(|number| number <= *most),
            Self::Known(known) => (value.is_known() && *value != Value::Flag(false)) == *known,
        }
    }
}
