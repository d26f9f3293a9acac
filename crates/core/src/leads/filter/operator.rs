//! How conditions compare: the operators of each kind of subject, with their words.

use super::subject::Kind;

/// What an operator takes behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Takes {
    Nothing,
    Text,
    Number,
    Money,
    /// A date or a named time: `2026-04-01`, `today`, `this_month`.
    Day,
    /// A length of time: `30d`, `2w`, `12m`, `1y`.
    Span,
    Choices,
    /// Kind, number, span (empty: ever).
    Acts,
}

/// An operator: code, what it takes, words.
pub(crate) struct Operator {
    pub(crate) code: &'static str,
    pub(crate) takes: Takes,
    pub(crate) en: &'static [&'static str],
    pub(crate) ja: &'static [&'static str],
}

const fn op(
    code: &'static str,
    takes: Takes,
    en: &'static [&'static str],
    ja: &'static [&'static str],
) -> Operator {
    Operator { code, takes, en, ja }
}

const EMPTY: Operator = op("empty", Takes::Nothing, &["is empty"], &["空"]);
const FILLED: Operator = op("filled", Takes::Nothing, &["is set", "is filled"], &["入力あり"]);

const TEXT: &[Operator] = &[
    op("has", Takes::Text, &["contains", "has"], &["を含む", "に含む", "含む"]),
    op("has_not", Takes::Text, &["does not contain"], &["を含まない", "含まない"]),
    op("is", Takes::Text, &["=", "is"], &["="]),
    op("is_not", Takes::Text, &["!=", "is not"], &["!="]),
    op("begins", Takes::Text, &["begins with", "starts with"], &["で始まる"]),
    EMPTY,
    FILLED,
];
const NUMBER: &[Operator] = &[
    op("ge", Takes::Number, &[">=", "≥"], &[">=", "以上"]),
    op("gt", Takes::Number, &[">"], &[">", "超"]),
    op("le", Takes::Number, &["<=", "≤"], &["<=", "以下"]),
    op("lt", Takes::Number, &["<"], &["<", "未満"]),
    op("eq", Takes::Number, &["=", "is"], &["="]),
    op("ne", Takes::Number, &["!=", "is not"], &["!="]),
];
const OWN_NUMBER: &[Operator] = &[
    op("ge", Takes::Number, &[">=", "≥"], &[">=", "以上"]),
    op("gt", Takes::Number, &[">"], &[">", "超"]),
    op("le", Takes::Number, &["<=", "≤"], &["<=", "以下"]),
    op("lt", Takes::Number, &["<"], &["<", "未満"]),
    op("eq", Takes::Number, &["=", "is"], &["="]),
    op("ne", Takes::Number, &["!=", "is not"], &["!="]),
    EMPTY,
    FILLED,
];
const MONEY: &[Operator] = &[
    op("ge", Takes::Money, &[">=", "≥"], &[">=", "以上"]),
    op("gt", Takes::Money, &[">"], &[">"]),
    op("le", Takes::Money, &["<=", "≤"], &["<=", "以下"]),
    op("lt", Takes::Money, &["<"], &["<", "未満"]),
    op("eq", Takes::Money, &["=", "is"], &["="]),
    EMPTY,
    FILLED,
];
const DATE: &[Operator] = &[
    op("last", Takes::Span, &["in last", "in the last", "within"], &["過去", "直近"]),
    op("older", Takes::Span, &["older than"], &["経過", "より古い"]),
    op("next", Takes::Span, &["in next", "in the next"], &["今後"]),
    op("before", Takes::Day, &["before", "<"], &["より前", "<"]),
    op("since", Takes::Day, &["since", ">=", "from"], &["以降", ">="]),
    op("on", Takes::Day, &["on", "in", "=", "is"], &["当日", "="]),
    EMPTY,
    FILLED,
];
const CHOICE: &[Operator] = &[
    op("is", Takes::Choices, &["=", "is", "is one of", "has"], &["="]),
    op("is_not", Takes::Choices, &["!=", "is not", "has not"], &["!="]),
];
const OWN_CHOICE: &[Operator] = &[
    op("is", Takes::Choices, &["=", "is", "is one of", "has"], &["="]),
    op("is_not", Takes::Choices, &["!=", "is not", "has not"], &["!="]),
    EMPTY,
    FILLED,
];
const FLAG: &[Operator] = &[
    op("yes", Takes::Nothing, &["= yes", "is yes"], &["= はい"]),
    op("no", Takes::Nothing, &["= no", "is no"], &["= いいえ"]),
];
const ACTIVITY: &[Operator] = &[
    op("least", Takes::Acts, &["at least"], &["回以上"]),
    op("fewer", Takes::Acts, &["fewer than"], &["回未満"]),
];
const SILENCE: &[Operator] = &[op("for", Takes::Span, &["for"], &["が"])];
const SEARCH: &[Operator] =
    &[op("has", Takes::Text, &["contains", "has", "="], &["を含む", "含む", "="])];

impl Kind {
    /// The operators it takes, the usual one first.
    pub(crate) fn operators(self, own: bool) -> &'static [Operator] {
        match self {
            Self::Text => TEXT,
            Self::Number if own => OWN_NUMBER,
            Self::Number => NUMBER,
            Self::Money => MONEY,
            Self::Date => DATE,
            Self::Choice(_) if own => OWN_CHOICE,
            Self::Choice(_) => CHOICE,
            Self::Flag => FLAG,
            Self::Activity => ACTIVITY,
            Self::Silence => SILENCE,
            Self::Search => SEARCH,
        }
    }

    /// The operator of a code.
    pub(crate) fn operator(self, own: bool, code: &str) -> Option<&'static Operator> {
        self.operators(own).iter().find(|operator| operator.code == code)
    }
}
