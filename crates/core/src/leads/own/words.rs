//! Values of own fields: from what was typed, to what is shown, and as they lie in `lead.custom`.

use serde_json::{Map, Value as Json, json};
use unicode_normalization::UnicodeNormalization;

use super::{Field, Kind};
use crate::error::{Error, ErrorCode, Result};
use crate::leads::LINE_LIMIT;
use crate::text::dates::parse_date;
use crate::text::fold;
use crate::text::money::{Money, MoneyStyle};
use crate::time::LocalDate;

/// Parts of a whole number that a number is kept in.
const THOUSAND: i64 = 1_000;
/// The largest number, in thousandths: what a JavaScript number still holds exactly.
const MAX_THOUSANDTHS: i64 = 9_007_199_254_740_991;
/// What parts the choices of a multiple choice when they are typed.
pub(crate) const BETWEEN: [char; 7] = [',', '、', ';', '；', '，', '\n', '\t'];
/// What people write for yes and for no.
const YES: &[&str] = &["yes", "y", "true", "1", "はい", "有", "あり", "○", "〇", "済", "✓"];
const NO: &[&str] = &["no", "n", "false", "0", "いいえ", "無", "なし", "×", "未"];

/// A value of an own field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Value {
    /// One line.
    Text(String),
    /// Thousandths.
    Number(i64),
    /// Minor units and currency.
    Money(Money),
    /// A date.
    Date(LocalDate),
    /// Ids of choices, at least one; of a single choice exactly one.
    Choices(Vec<String>),
    /// `http://…` or `https://…`.
    Link(String),
    /// Yes or no.
    YesNo(bool),
}

/// Reads what was typed into `field`; `None` if it was empty. `currency` (ISO 4217) is that of an
/// amount without a sign.
///
/// # Errors
/// `OwnValueInvalid` (`name`, `kind`, `value`, `choices`), `FieldTooLong`.
pub(crate) fn read(field: &Field, typed: &str, currency: &str) -> Result<Option<Value>> {
    let line: String = typed.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let text = line.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let limit = if field.kind == Kind::Link { 2_000 } else { 10 * LINE_LIMIT };
    crate::require!(
        text.chars().count() <= limit, FieldTooLong, "field" => field.name.clone(), "limit" => limit
    );
    let value = match field.kind {
        Kind::Text => Some(Value::Text(text.to_owned())),
        Kind::Number => read_number(text).map(Value::Number),
        Kind::Money => Money::parse(text, currency).map(Value::Money),
        Kind::Date => parse_date(text).map(Value::Date),
        Kind::Choice => find_choice(field, text).map(|id| Value::Choices(vec![id])),
        Kind::Multi => read_choices(field, typed),
        Kind::Link => read_link(text).map(Value::Link),
        Kind::YesNo => read_flag(text).map(Value::YesNo),
    };
    value.map(Some).ok_or_else(|| {
        let choices: Vec<&str> = field.offered().map(|choice| choice.name.as_str()).collect();
        Error::new(ErrorCode::OwnValueInvalid)
            .with("name", field.name.clone())
            .with("kind", field.kind.code())
            .with("value", text)
            .with("choices", choices.join(", "))
    })
}

/// Digits with separators, a sign and at most three decimals, in any width.
fn read_number(text: &str) -> Option<i64> {
    let plain: String =
        text.nfkc().filter(|c| !c.is_whitespace() && !matches!(c, ',' | '\'')).collect();
    let (negative, digits) = match plain.strip_prefix(['-', '−', '▲', '△']) {
        Some(rest) => (true, rest),
        None => (false, plain.strip_prefix('+').unwrap_or(&plain)),
    };
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let are_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let has_digit = !whole.is_empty() || !part.is_empty();
    if !has_digit || part.len() > 3 || !are_digits(whole) || !are_digits(part) {
        return None;
    }
    let whole: i64 = if whole.is_empty() { 0 } else { whole.parse().ok()? };
    let part: i64 = format!("{part:0<3}").parse().ok()?;
    let number = whole.checked_mul(THOUSAND)?.checked_add(part)?;
    (number <= MAX_THOUSANDTHS).then_some(if negative { -number } else { number })
}

fn show_number(thousandths: i64) -> String {
    let sign = if thousandths < 0 { "-" } else { "" };
    let whole = (thousandths.unsigned_abs() / 1_000).to_string();
    let mut grouped = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    let part = format!("{:03}", thousandths.unsigned_abs() % 1_000);
    match part.trim_end_matches('0') {
        "" => format!("{sign}{grouped}"),
        part => format!("{sign}{grouped}.{part}"),
    }
}

/// By name first: a choice may be called like the id of another one. What a lead has already stays
/// readable although the choice was removed.
fn find_choice(field: &Field, text: &str) -> Option<String> {
    let folded = fold(text.trim());
    let named = |removed: bool| {
        field.choices.iter().find(|c| c.removed == removed && fold(&c.name) == folded)
    };
    let found = named(false).or_else(|| named(true));
    let found = found.or_else(|| field.choices.iter().find(|choice| choice.id == text.trim()));
    found.map(|choice| choice.id.clone())
}

fn read_choices(field: &Field, typed: &str) -> Option<Value> {
    let mut chosen = Vec::new();
    for part in typed.split(BETWEEN).map(str::trim).filter(|part| !part.is_empty()) {
        let id = find_choice(field, part)?;
        if !chosen.contains(&id) {
            chosen.push(id);
        }
    }
    // In the order of the field, so that equal sets are equal values.
    let place = |id: &String| field.choices.iter().position(|choice| choice.id == *id);
    chosen.sort_by_key(place);
    (!chosen.is_empty()).then_some(Value::Choices(chosen))
}

/// True for the name of a choice that could not be told from two in a multiple choice.
pub(super) fn has_separator(name: &str) -> bool {
    name.contains(BETWEEN)
}

/// Only web addresses: a link is opened by a press.
fn read_link(text: &str) -> Option<String> {
    let lower = text.to_ascii_lowercase();
    let with_scheme = if lower.starts_with("https://") || lower.starts_with("http://") {
        text.to_owned()
    } else if lower.contains("://")
        || lower.starts_with("javascript:")
        || lower.starts_with("data:")
    {
        return None;
    } else {
        format!("https://{text}")
    };
    let rest = with_scheme.split_once("://").map_or("", |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let is_host = host.contains('.') && !host.starts_with('.') && !host.ends_with('.');
    (is_host && !rest.contains(char::is_whitespace)).then_some(with_scheme)
}

fn read_flag(text: &str) -> Option<bool> {
    let plain: String = text.nfkc().flat_map(char::to_lowercase).collect();
    let says = |words: &[&str]| words.contains(&plain.as_str()) || words.contains(&text);
    if says(YES) {
        Some(true)
    } else if says(NO) {
        Some(false)
    } else {
        None
    }
}

/// A value as text that [`read`] understands. `language` (`ja`, `en`, or empty for the codes `yes`
/// and `no`) is that of the words for yes and no; everything else reads alike in both.
pub(crate) fn shown(field: &Field, value: &Value, language: &str) -> String {
    match value {
        Value::Text(text) | Value::Link(text) => text.clone(),
        Value::Number(number) => show_number(*number),
        Value::Money(money) => money.format(MoneyStyle::Plain),
        Value::Date(date) => date.to_string(),
        Value::Choices(ids) => {
            ids.iter().map(|id| field.choice_name(id)).collect::<Vec<_>>().join(", ")
        }
        Value::YesNo(flag) => match (language, flag) {
            ("ja", true) => "はい",
            ("ja", false) => "いいえ",
            (_, true) => "yes",
            (_, false) => "no",
        }
        .to_owned(),
    }
}

impl Value {
    /// As it lies in `lead.custom`.
    pub(crate) fn to_json(&self, kind: Kind) -> Json {
        match self {
            Self::Text(text) | Self::Link(text) => json!(text),
            Self::Number(number) => json!(number),
            Self::Money(money) => json!({ "minor": money.minor, "currency": money.currency }),
            Self::Date(date) => json!(date.to_string()),
            Self::Choices(ids) if kind == Kind::Multi => json!(ids),
            Self::Choices(ids) => json!(ids.first()),
            Self::YesNo(flag) => json!(flag),
        }
    }

    /// From `lead.custom`; `None` for what is no value of this kind.
    pub(crate) fn from_json(kind: Kind, json: &Json) -> Option<Self> {
        let text = || json.as_str().filter(|text| !text.is_empty()).map(str::to_owned);
        match kind {
            Kind::Text => text().map(Self::Text),
            Kind::Number => json.as_i64().map(Self::Number),
            Kind::Money => serde_json::from_value(json.clone()).ok().map(Self::Money),
            Kind::Date => LocalDate::parse(json.as_str()?).map(Self::Date),
            Kind::Choice => text().map(|id| Self::Choices(vec![id])),
            Kind::Multi => {
                let ids = json.as_array()?.iter().filter_map(Json::as_str).map(str::to_owned);
                let ids: Vec<String> = ids.collect();
                (!ids.is_empty()).then_some(Self::Choices(ids))
            }
            Kind::Link => text().map(Self::Link),
            Kind::YesNo => json.as_bool().map(Self::YesNo),
        }
    }

    /// The rows of `lead_field`: text and number of each.
    pub(crate) fn rows(&self) -> Vec<(String, Option<i64>)> {
        match self {
            Self::Text(text) => vec![(fold(text).chars().take(LINE_LIMIT).collect(), None)],
            Self::Number(number) => vec![(show_number(*number).replace(',', ""), Some(*number))],
            Self::Money(money) => vec![(money.currency.clone(), Some(money.minor))],
            Self::Date(date) => vec![(date.to_string(), Some(i64::from(date.day().0)))],
            Self::Choices(ids) => ids.iter().map(|id| (id.clone(), None)).collect(),
            Self::Link(link) => vec![(link.chars().take(LINE_LIMIT).collect(), None)],
            Self::YesNo(flag) => {
                vec![(if *flag { "yes" } else { "no" }.to_owned(), Some(i64::from(*flag)))]
            }
        }
    }

    /// What score rules see: texts, ids of choices, yes and no, whole numbers (a fraction is cut
    /// off downwards; money in minor units).
    pub(crate) fn fact(&self, kind: Kind) -> Json {
        match self {
            Self::Number(number) => json!(number.div_euclid(THOUSAND)),
            Self::Money(money) => json!(money.minor),
            _ => self.to_json(kind),
        }
    }

    /// Words by which a lead is found; `None` for numbers, dates and flags.
    pub(crate) fn search_words(&self, field: &Field) -> Option<String> {
        match self {
            Self::Text(_) | Self::Link(_) | Self::Choices(_) => Some(shown(field, self, "")),
            _ => None,
        }
    }
}

/// All own values of one lead, as `lead.custom` holds them; those of unknown fields are kept.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Values(Map<String, Json>);

impl Values {
    /// From `lead.custom`.
    pub(crate) fn parse(custom: &str) -> Self {
        if custom == "{}" {
            return Self::default();
        }
        Self(serde_json::from_str(custom).unwrap_or_default())
    }

    /// For `lead.custom`.
    pub(crate) fn to_text(&self) -> String {
        Json::Object(self.0.clone()).to_string()
    }

    /// The value of a field.
    pub(crate) fn get(&self, field: &Field) -> Option<Value> {
        self.0.get(&field.id.to_string()).and_then(|json| Value::from_json(field.kind, json))
    }

    /// Sets a value or takes it away.
    pub(crate) fn set(&mut self, field: &Field, value: Option<&Value>) {
        match value {
            Some(value) => self.0.insert(field.id.to_string(), value.to_json(field.kind)),
            None => self.0.remove(&field.id.to_string()),
        };
    }

    /// True if there is none.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Ids of fields whose values differ.
    pub(crate) fn differing<'v>(&'v self, other: &'v Self) -> Vec<&'v str> {
        let mut ids: Vec<&str> = self.0.keys().chain(other.0.keys()).map(String::as_str).collect();
        ids.sort_unstable();
        ids.dedup();
        ids.retain(|id| self.0.get(*id) != other.0.get(*id));
        ids
    }
}
