//! The tree of a segment: what is sound, and the tree without one of its conditions.
//!
//! A condition that names what is gone (a removed tag, stage or field) is *lost*: it stays in the
//! tree, is shown struck through, and the segment answers as if it were not there.

use super::names::Names;
use super::operator::{Operator, Takes};
use super::subject::{self, Choices, Kind};
use super::when::{Span, is_day};
use crate::error::{Error, ErrorCode, Result};
use crate::leads::wire::{Clause, ClauseKind};

/// Conditions of one tree.
const CONDITIONS: usize = 100;
/// Groups inside groups.
const DEPTH: usize = 12;
/// Characters of a value.
const VALUE: usize = 300;

/// Why a condition is refused: the text key `finding-reason-` + this.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    /// No such subject.
    Subject,
    /// The subject does not take this operator.
    Operator,
    /// The value is not of the right form.
    Value,
    /// More than fits.
    Size,
}

impl Fault {
    fn code(self) -> &'static str {
        match self {
            Self::Subject => "subject",
            Self::Operator => "operator",
            Self::Value => "value",
            Self::Size => "size",
        }
    }
}

/// Refuses a tree that a sentence could not say.
///
/// # Errors
/// `ConditionInvalid` with `reason`, `subject`, `value`.
pub(crate) fn check(tree: &Clause, names: &Names) -> Result<()> {
    let mut conditions = 0;
    check_clause(tree, names, 0, &mut conditions)
}

fn refuse(fault: Fault, clause: &Clause) -> Error {
    Error::new(ErrorCode::ConditionInvalid)
        .with("reason", fault.code())
        .with("subject", clause.subject.clone())
        .with("value", clause.values.join(", "))
}

fn check_clause(tree: &Clause, names: &Names, depth: usize, count: &mut usize) -> Result<()> {
    if depth > DEPTH {
        return Err(refuse(Fault::Size, tree));
    }
    if tree.kind != ClauseKind::Is {
        return tree.parts.iter().try_for_each(|part| check_clause(part, names, depth + 1, count));
    }
    *count += 1;
    if *count > CONDITIONS || tree.values.iter().any(|value| value.chars().count() > VALUE) {
        return Err(refuse(Fault::Size, tree));
    }
    match kind_of(&tree.subject, names) {
        Some((kind, own)) => {
            let operator =
                kind.operator(own, &tree.op).ok_or_else(|| refuse(Fault::Operator, tree))?;
            if takes(operator, kind, &tree.values) {
                Ok(())
            } else {
                Err(refuse(Fault::Value, tree))
            }
        }
        // a field that is gone, or one of a newer program: lost, not wrong
        None if subject::own_id(&tree.subject).is_some() => Ok(()),
        None => Err(refuse(Fault::Subject, tree)),
    }
}

/// The kind of a subject and whether it is an own field; `None` if there is none.
pub(crate) fn kind_of(code: &str, names: &Names) -> Option<(Kind, bool)> {
    match names.field(code) {
        Some(field) => Some((field.kind, true)),
        None => subject::find(code).map(|subject| (subject.kind, false)),
    }
}

/// True if the values are what the operator takes.
fn takes(operator: &Operator, kind: Kind, values: &[String]) -> bool {
    let one = |fits: &dyn Fn(&str) -> bool| matches!(values, [value] if fits(value));
    match operator.takes {
        Takes::Nothing => values.is_empty(),
        Takes::Text => one(&|value| !value.trim().is_empty() && !value.contains('\n')),
        Takes::Number => one(&is_number),
        Takes::Money => one(&|value| crate::text::money::Money::parse(value, "JPY").is_some()),
        Takes::Day => one(&is_day),
        Takes::Span => one(&|value| Span::parse(value).is_some()),
        Takes::Choices => !values.is_empty() && values.iter().all(|value| is_choice(kind, value)),
        Takes::Acts => match values {
            [act, count, span] => {
                subject::find_act(act).is_some()
                    && count.parse::<u32>().is_ok_and(|count| (1..=10_000).contains(&count))
                    && is_number(count)
                    && (span.is_empty() || Span::parse(span).is_some())
            }
            _ => false,
        },
    }
}

/// True for a whole number as it is written again.
fn is_number(value: &str) -> bool {
    value.parse::<i64>().is_ok_and(|number| number.to_string() == value)
}

fn is_choice(kind: Kind, value: &str) -> bool {
    match kind {
        Kind::Choice(Choices::Fixed(codes, _)) => codes.contains(&value),
        Kind::Choice(Choices::Own) => !value.trim().is_empty(),
        _ => uuid::Uuid::parse_str(value).is_ok(),
    }
}

/// The places of all conditions, from the root down.
pub(crate) fn paths(tree: &Clause) -> Vec<Vec<usize>> {
    if tree.kind == ClauseKind::Is {
        return vec![Vec::new()];
    }
    let inside = |(at, part): (usize, &Clause)| {
        paths(part).into_iter().map(move |mut path| {
            path.insert(0, at);
            path
        })
    };
    tree.parts.iter().enumerate().flat_map(inside).collect()
}

/// The tree without the condition at `path`; `None` if nothing is left.
pub(crate) fn without(tree: &Clause, path: &[usize]) -> Option<Clause> {
    let (first, rest) = path.split_first()?;
    let mut left = tree.clone();
    match left.parts.get(*first).and_then(|part| without(part, rest)) {
        Some(part) => *left.parts.get_mut(*first)? = part,
        None if *first < left.parts.len() => {
            left.parts.remove(*first);
        }
        None => {}
    }
    (!left.parts.is_empty()).then_some(left)
}
