//! The one builder of SQL from a tree of conditions.
//!
//! Every value is a bound parameter; what stands in the text is fixed here or in the table of
//! subjects. A condition may come out as null (a date that is not known): that is *no* where it
//! stands, and `IS NOT TRUE` turns it into *yes* under a NOT.
//!
//! `+card.lead_rid IN (…)` keeps SQLite from visiting every member of the list by the key of the
//! wide table: it walks a narrow index (`card_facts` holds what lists ask for) and looks the lead
//! up in the list instead. Beside a condition that the card alone tells no list is gathered: the
//! leads that are left are asked one by one (`each`).

use rusqlite::types::Value;

use super::names::{Names, OwnField};
use super::subject::{self, Act, Choices, Kind, Place, Subject};
use super::when::{Moment, Span};
use crate::leads::wire::{Clause, ClauseKind};
use crate::text::bigrams::SearchQuery;
use crate::text::fold::company_form;
use crate::text::money::Money;
use crate::text::{fold, fold_company};
use crate::time::LocalDate;

const DAY_MS: i64 = 86_400_000;

/// A condition in SQL with the values of its `?`, in order.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Sql {
    pub(super) text: String,
    pub(super) params: Vec<Value>,
    /// The same asked of one lead at a time, with the same parameters.
    each: Option<String>,
}

impl Sql {
    fn new(text: impl Into<String>, params: impl IntoIterator<Item = Value>) -> Self {
        Self { text: text.into(), params: params.into_iter().collect(), each: None }
    }

    fn negated(self) -> Self {
        let not = |text: String| format!("({text}) IS NOT TRUE");
        Self { text: not(self.text), params: self.params, each: self.each.map(not) }
    }

    /// Where lists are not worth gathering.
    fn or_each(self, each: impl Into<String>) -> Self {
        Self { each: Some(each.into()), ..self }
    }

    /// True if the card alone tells.
    fn is_plain(&self) -> bool {
        !self.text.contains("SELECT")
    }

    /// Of all leads those in this list.
    fn among(list: &str, params: impl IntoIterator<Item = Value>) -> Self {
        Self::new(format!("+card.lead_rid IN ({list})"), params)
    }
}

/// What a builder knows of the file and of the present.
pub(super) struct Builder<'a> {
    pub(super) names: &'a Names,
    pub(super) moment: Moment,
    /// Currency of amounts that name none.
    pub(super) currency: &'a str,
    /// Places of conditions that name what is gone.
    pub(super) lost: Vec<Vec<usize>>,
}

impl Builder<'_> {
    /// The SQL of a checked tree; `None` where nothing is asked (an empty group, a lost condition).
    pub(super) fn build(&mut self, tree: &Clause, path: &mut Vec<usize>) -> Option<Sql> {
        if tree.kind == ClauseKind::Is {
            let built = self.condition(tree);
            if built.is_none() {
                self.lost.push(path.clone());
            }
            return built;
        }
        let mut parts = Vec::new();
        for (at, part) in tree.parts.iter().enumerate() {
            path.push(at);
            parts.extend(self.build(part, path));
            path.pop();
        }
        let joint = if tree.kind == ClauseKind::Any { " OR " } else { " AND " };
        let narrowed = tree.kind != ClauseKind::Any && parts.iter().any(Sql::is_plain);
        let mut params = Vec::new();
        let texts: Vec<String> = parts
            .into_iter()
            .map(|part| {
                params.extend(part.params);
                part.each.filter(|_| narrowed).unwrap_or(part.text)
            })
            .collect();
        let joined = match texts.as_slice() {
            [] => return None,
            [one] => one.clone(),
            many => format!("({})", many.join(joint)),
        };
        let joined = Sql::new(joined, params);
        Some(if tree.kind == ClauseKind::Not { joined.negated() } else { joined })
    }

    /// One condition; `None` if it names what is gone.
    fn condition(&self, clause: &Clause) -> Option<Sql> {
        if let Some(field) = self.names.field(&clause.subject) {
            return self.own(field, clause);
        }
        let subject = subject::find(&clause.subject)?;
        let value = clause.values.first().map(String::as_str).unwrap_or_default();
        match subject.kind {
            Kind::Search => Some(search(value)),
            Kind::Text => Some(text(subject, &clause.op, value)),
            Kind::Number => Some(self.number(subject, &clause.op, value)),
            Kind::Money => self.money(&clause.op, value),
            Kind::Date => self.date(subject, &clause.op, value),
            Kind::Choice(choices) => self.choice(subject, choices, clause),
            Kind::Flag => Some(flag(subject, &clause.op)),
            Kind::Activity => self.activity(&clause.op, &clause.values),
            Kind::Silence => {
                let before = self.moment.start(self.moment.away(Span::parse(value)?, false));
                let before = before.saturating_add(DAY_MS);
                Some(Sql::new("card.unanswered_at < ?", [Value::Integer(before)]))
            }
        }
    }

    fn number(&self, subject: &Subject, op: &str, value: &str) -> Sql {
        let number = value.parse::<i64>().unwrap_or_default();
        let sign = sign(op);
        match subject.place {
            Place::DaysSince(column) => {
                let ago = |days: i64| self.moment.now().saturating_sub(days.saturating_mul(DAY_MS));
                let (at, after) = (ago(number), ago(number.saturating_add(1)));
                let integer = Value::Integer;
                match op {
                    "ge" => Sql::new(format!("card.{column} <= ?"), [integer(at)]),
                    "gt" => Sql::new(format!("card.{column} <= ?"), [integer(after)]),
                    "lt" => Sql::new(format!("card.{column} > ?"), [integer(at)]),
                    "le" => Sql::new(format!("card.{column} > ?"), [integer(after)]),
                    _ => {
                        let same = Sql::new(
                            format!("(card.{column} <= ? AND card.{column} > ?)"),
                            [integer(at), integer(after)],
                        );
                        if op == "ne" { same.negated() } else { same }
                    }
                }
            }
            Place::Card(column) => {
                Sql::new(format!("card.{column} {sign} ?"), [Value::Integer(number)])
            }
            _ => Sql::new("0", []),
        }
    }

    fn money(&self, op: &str, value: &str) -> Option<Sql> {
        match op {
            "empty" => return Some(Sql::new("card.value_minor = 0", [])),
            "filled" => return Some(Sql::new("card.value_minor <> 0", [])),
            _ => {}
        }
        let money = Money::parse(value, self.currency)?;
        Some(Sql::new(
            format!("(card.value_currency = ? AND card.value_minor {} ?)", sign(op)),
            [Value::Text(money.currency), Value::Integer(money.minor)],
        ))
    }

    /// First date of the answer and the one behind its last; an absent end is open.
    fn range(&self, op: &str, value: &str) -> Option<(Option<LocalDate>, Option<LocalDate>)> {
        let today = self.moment.today();
        Some(match op {
            "before" => (None, Some(self.moment.period(value)?.0)),
            "since" => (Some(self.moment.period(value)?.0), None),
            "on" => {
                let (from, until) = self.moment.period(value)?;
                (Some(from), Some(until))
            }
            "last" => {
                (Some(self.moment.away(Span::parse(value)?, false)), Some(today.plus_days(1)))
            }
            "next" => (Some(today), Some(self.moment.away(Span::parse(value)?, true).plus_days(1))),
            "older" => (None, Some(self.moment.away(Span::parse(value)?, false))),
            _ => return None,
        })
    }

    fn date(&self, subject: &Subject, op: &str, value: &str) -> Option<Sql> {
        let (column, instant) = match subject.place {
            Place::Instant(column) => (column, true),
            Place::Iso(column) => (column, false),
            _ => return None,
        };
        match op {
            "empty" => return Some(Sql::new(format!("card.{column} IS NULL"), [])),
            "filled" => return Some(Sql::new(format!("card.{column} IS NOT NULL"), [])),
            _ => {}
        }
        let (from, until) = self.range(op, value)?;
        let bound = |date: LocalDate| match instant {
            true => Value::Integer(self.moment.start(date)),
            false => Value::Text(date.to_string()),
        };
        // what never happened lies further back than any length of time
        let until_column = if op == "older" && instant {
            format!("coalesce(card.{column}, 0)")
        } else {
            format!("card.{column}")
        };
        let from = from.map(|date| (format!("card.{column} >= ?"), bound(date)));
        let until = until.map(|date| (format!("{until_column} < ?"), bound(date)));
        Some(joined([from, until]))
    }

    fn choice(&self, subject: &Subject, choices: Choices, clause: &Clause) -> Option<Sql> {
        let values: Vec<Value> = match choices {
            Choices::Fixed(..) | Choices::Own => clause
                .values
                .iter()
                .map(|code| match (subject.place, code.as_str()) {
                    // no grade and no trouble are empty in the file, no step has a word of its own
                    (Place::Card("grade" | "mail_trouble"), "none") => Value::Text(String::new()),
                    (_, code) => Value::Text(code.to_owned()),
                })
                .collect(),
            _ => clause
                .values
                .iter()
                .filter_map(|id| self.names.rid(choices, id).map(Value::Integer))
                .collect(),
        };
        if values.is_empty() {
            return None;
        }
        let marks = super::marks(values.len());
        let sql = match subject.place {
            Place::Card(column) => Sql::new(format!("card.{column} IN ({marks})"), values),
            Place::Lead(column) => Sql::new(
                format!(
                    "EXISTS (SELECT 1 FROM lead WHERE lead.rid = card.lead_rid
                       AND lead.{column} IN ({marks}))"
                ),
                values,
            ),
            Place::StageKind => Sql::new(
                format!("card.stage_rid IN (SELECT rid FROM stage WHERE kind IN ({marks}))"),
                values,
            ),
            Place::FirstSource => Sql::among(
                &format!("SELECT rid FROM lead WHERE first_source_rid IN ({marks})"),
                values,
            ),
            Place::Tags => Sql::among(
                &format!("SELECT lead_rid FROM lead_tag WHERE tag_rid IN ({marks})"),
                values,
            )
            .or_each(format!(
                "EXISTS (SELECT 1 FROM lead_tag WHERE lead_tag.lead_rid = card.lead_rid
                   AND lead_tag.tag_rid IN ({marks}))"
            )),
            Place::Batch => Sql::among(
                &format!("SELECT rid FROM lead WHERE import_batch_rid IN ({marks})"),
                values,
            ),
            Place::Quality => {
                let one = "instr(' ' || card.quality || ' ', ' ' || ? || ' ') > 0";
                Sql::new(format!("({})", vec![one; values.len()].join(" OR ")), values)
            }
            _ => return None,
        };
        Some(if clause.op == "is_not" { sql.negated() } else { sql })
    }

    fn activity(&self, op: &str, values: &[String]) -> Option<Sql> {
        let [act, count, span] = values else { return None };
        let act = subject::find_act(act)?;
        let count = count.parse::<i64>().ok()?;
        let since = Span::parse(span).map(|span| self.moment.start(self.moment.away(span, false)));
        let least = at_least(act, count, since);
        Some(if op == "fewer" { least.negated() } else { least })
    }

    fn own(&self, field: &OwnField, clause: &Clause) -> Option<Sql> {
        let value = clause.values.first().map(String::as_str).unwrap_or_default();
        let key = Value::Integer(field.rid);
        let all = "SELECT lead_rid FROM lead_field WHERE field_rid = ?";
        let (test, mut params): (String, Vec<Value>) = match (clause.op.as_str(), field.kind) {
            ("empty" | "filled", _) => (String::new(), Vec::new()),
            ("yes" | "no", _) => (" AND number = 1".to_owned(), Vec::new()),
            (op, Kind::Number) => {
                // numbers are kept in thousandths
                let number = value.parse::<i64>().unwrap_or_default().saturating_mul(1_000);
                (format!(" AND number {} ?", own_sign(op)), vec![Value::Integer(number)])
            }
            (op, Kind::Money) => {
                let money = Money::parse(value, self.currency)?;
                (
                    format!(" AND text = ? AND number {} ?", sign(op)),
                    vec![Value::Text(money.currency), Value::Integer(money.minor)],
                )
            }
            (op, Kind::Date) => {
                let (from, until) = self.range(op, value)?;
                let from = from.map(|d| ("text >= ?".to_owned(), Value::Text(d.to_string())));
                let until = until.map(|d| ("text < ?".to_owned(), Value::Text(d.to_string())));
                let range = joined([from, until]);
                (format!(" AND {}", range.text), range.params)
            }
            (_, Kind::Choice(_)) => (
                format!(" AND text IN ({})", super::marks(clause.values.len())),
                clause.values.iter().cloned().map(Value::Text).collect(),
            ),
            (op, _) => {
                // texts are kept folded
                let like = like("text", positive(op), &fold(value));
                (format!(" AND {}", like.text), like.params)
            }
        };
        params.insert(0, key);
        let sql = Sql::among(&format!("{all}{test}"), params);
        let negative = matches!(clause.op.as_str(), "empty" | "no" | "has_not" | "is_not" | "ne");
        Some(if negative { sql.negated() } else { sql })
    }
}

/// The comparison of an operator.
fn sign(op: &str) -> &'static str {
    match op {
        "ge" => ">=",
        "gt" => ">",
        "le" => "<=",
        "lt" => "<",
        "ne" => "<>",
        _ => "=",
    }
}

/// The same where *not equal* is asked as the opposite of *equal*.
fn own_sign(op: &str) -> &'static str {
    sign(if op == "ne" { "eq" } else { op })
}

/// The operator whose opposite is asked.
fn positive(op: &str) -> &str {
    match op {
        "has_not" => "has",
        "is_not" => "is",
        op => op,
    }
}

/// Parts of a range that are there, together.
fn joined(parts: [Option<(String, Value)>; 2]) -> Sql {
    let (texts, params): (Vec<String>, Vec<Value>) = parts.into_iter().flatten().unzip();
    Sql::new(format!("({})", texts.join(" AND ")), params)
}

fn search(value: &str) -> Sql {
    match SearchQuery::parse(value) {
        Some(query) => Sql::among(
            "SELECT rowid FROM lead_search WHERE lead_search MATCH ?",
            [Value::Text(query.match_expression())],
        ),
        None => Sql::new("1", []),
    }
}

fn flag(subject: &Subject, op: &str) -> Sql {
    let sql = match subject.place {
        Place::Holds(test) => Sql::new(test, []),
        _ => Sql::among(
            "SELECT one_rid FROM duplicate_pair WHERE decision = 'open'
             UNION ALL SELECT other_rid FROM duplicate_pair WHERE decision = 'open'",
            [],
        ),
    };
    if op == "no" { sql.negated() } else { sql }
}

/// At least `count` entries since an instant. The common ones stand on the card.
fn at_least(act: &Act, count: i64, since: Option<i64>) -> Sql {
    let since = since.unwrap_or(i64::MIN);
    if count == 1 && act.code == "mail" {
        return Sql::new("card.last_mail_at >= ?", [Value::Integer(since)]);
    }
    if count == 1 && act.code == "contact" {
        return Sql::new("card.last_contact_at >= ?", [Value::Integer(since)]);
    }
    if since == i64::MIN && act.code == "reply" {
        return Sql::new("card.replies >= ?", [Value::Integer(count)]);
    }
    let mut params: Vec<Value> =
        act.kinds.iter().map(|kind| Value::Text((*kind).to_owned())).collect();
    params.push(Value::Integer(since));
    let what = if act.kinds.is_empty() {
        // without a kind the index of kinds is of no use: each lead is asked for its own entries
        params.push(Value::Integer(count));
        return Sql::new(
            "(SELECT count(*) FROM activity WHERE activity.lead_rid = card.lead_rid
               AND happened_at >= ?) >= ?",
            params,
        );
    } else {
        super::marks(act.kinds.len())
    };
    // an answer that a machine wrote is no reply
    let spoken = if act.code == "reply" { " AND instr(payload, '\"auto\":true') = 0" } else { "" };
    let mut list = format!(
        "SELECT lead_rid FROM activity WHERE kind IN ({what}) AND happened_at >= ?{spoken}"
    );
    let own = format!(
        "FROM activity WHERE activity.lead_rid = card.lead_rid
           AND kind IN ({what}) AND happened_at >= ?{spoken}"
    );
    if count > 1 {
        list.push_str(" GROUP BY lead_rid HAVING count(*) >= ?");
        params.push(Value::Integer(count));
        return Sql::among(&list, params).or_each(format!("(SELECT count(*) {own}) >= ?"));
    }
    Sql::among(&list, params).or_each(format!("EXISTS (SELECT 1 {own})"))
}

fn escaped(value: &str) -> String {
    let mut text = String::with_capacity(value.len() + 4);
    for c in value.chars() {
        if matches!(c, '%' | '_' | '\\') {
            text.push('\\');
        }
        text.push(c);
    }
    text
}

/// The ways in which a text may be written: as typed, and in its usual width.
fn spellings(value: &str) -> Vec<String> {
    use unicode_normalization::UnicodeNormalization;
    let typed = value.trim().to_owned();
    let usual: String = typed.nfkc().collect();
    if usual == typed { vec![typed] } else { vec![typed, usual] }
}

/// A positive text operator on a column.
fn like(column: &str, op: &str, value: &str) -> Sql {
    let mut params = Vec::new();
    let mut texts = Vec::new();
    for spelling in spellings(value) {
        let (text, param) = match op {
            "is" => (format!("{column} = ? COLLATE NOCASE"), spelling),
            "begins" => {
                (format!("{column} LIKE ? ESCAPE '\\'"), format!("{}%", escaped(&spelling)))
            }
            _ => (format!("{column} LIKE ? ESCAPE '\\'"), format!("%{}%", escaped(&spelling))),
        };
        texts.push(text);
        params.push(Value::Text(param));
    }
    Sql::new(format!("({})", texts.join(" OR ")), params)
}

fn text(subject: &Subject, op: &str, value: &str) -> Sql {
    if op == "empty" {
        return text(subject, "filled", value).negated();
    }
    let sql = match subject.place {
        Place::CompanyName => company(positive(op), value),
        Place::Card(column) => plain(&format!("card.{column}"), positive(op), value),
        Place::Lead(column) => within(
            "SELECT 1 FROM lead WHERE lead.rid = card.lead_rid",
            plain(&format!("lead.{column}"), positive(op), value),
        ),
        Place::Company(column) => within(
            "SELECT 1 FROM lead JOIN company ON company.rid = lead.company_rid
             WHERE lead.rid = card.lead_rid",
            plain(&format!("company.{column}"), positive(op), value),
        ),
        Place::Contact(kind) => contact(kind, positive(op), value),
        _ => Sql::new("0", []),
    };
    if matches!(op, "has_not" | "is_not") { sql.negated() } else { sql }
}

fn plain(column: &str, op: &str, value: &str) -> Sql {
    match op {
        "filled" => Sql::new(format!("{column} <> ''"), []),
        _ => like(column, op, value),
    }
}

fn within(select: &str, test: Sql) -> Sql {
    Sql::new(format!("EXISTS ({select} AND {})", test.text), test.params)
}

/// By the folded name, so that width, case and legal form do not matter; a legal form alone is
/// looked for as it is written.
fn company(op: &str, value: &str) -> Sql {
    if let Some(ways) = company_form(value).filter(|_| op != "filled") {
        let ways: Vec<Sql> = ways.iter().map(|way| like("card.company", op, way)).collect();
        let params: Vec<Value> = ways.iter().flat_map(|way| way.params.clone()).collect();
        let texts: Vec<String> = ways.into_iter().map(|way| way.text).collect();
        return Sql::new(format!("({})", texts.join(" OR ")), params);
    }
    let folded = fold_company(value);
    if op == "filled" || folded.is_empty() {
        return plain("card.company", op, value);
    }
    let (test, param) = match op {
        "is" => ("company.folded = ?", folded),
        "begins" => ("company.folded LIKE ? ESCAPE '\\'", format!("{}%", escaped(&folded))),
        _ => ("instr(company.folded, ?) > 0", folded),
    };
    Sql::among(
        &format!(
            "SELECT lead.rid FROM company CROSS JOIN lead ON lead.company_rid = company.rid
             WHERE company.deleted_at IS NULL AND {test}"
        ),
        [Value::Text(param)],
    )
}

fn contact(kind: &str, op: &str, value: &str) -> Sql {
    let select = "SELECT 1 FROM contact_point WHERE contact_point.lead_rid = card.lead_rid
      AND contact_point.deleted_at IS NULL AND contact_point.kind = ?";
    let digits: String = value.chars().filter(char::is_ascii_digit).collect();
    let test = match op {
        "filled" => Sql::new("1", []),
        // a number is kept with its country and without its first zero
        "has" if kind == "phone" && digits.len() > 2 => {
            let raw = like("contact_point.raw", "has", value);
            let mut params = raw.params;
            params.push(Value::Text(format!("%{}%", digits.trim_start_matches('0'))));
            Sql::new(format!("({} OR contact_point.normal LIKE ?)", raw.text), params)
        }
        op => {
            let (raw, normal) =
                (like("contact_point.raw", op, value), like("contact_point.normal", op, value));
            let params = raw.params.into_iter().chain(normal.params);
            Sql::new(format!("({} OR {})", raw.text, normal.text), params)
        }
    };
    let kind = std::iter::once(Value::Text(kind.to_owned()));
    Sql::new(format!("EXISTS ({select} AND {})", test.text), kind.chain(test.params))
}
