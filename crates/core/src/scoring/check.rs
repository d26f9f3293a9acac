//! Is a model sound? Asked before one is saved and whenever one is read.
//!
//! What is refused here would make the engine wrong or the promises of [`super`] false: loops
//! (a score that asks for scores), opinions as facts, counts that a later import could lower.

use super::condition::{Condition, Subject, Test, Words};
use super::inputs::ActivityKind;
use super::model::{
    ContactLine, Count, Decay, FORMAT, Limit, Model, Points, Rule, Side, TableBy, Window,
};
use crate::error::{Error, ErrorCode};

/// Fields of a lead that rules may ask for. Beside them `own:ID` and `answer.ID`.
///
/// `customer` is yes once something was won; `cycle` is the number of the running cycle;
/// `mail`, `phone` and `address` are the current contact points; `mail_domain` is what follows @.
pub const FIELDS: &[&str] = &[
    "title",
    "department",
    "grade",
    "horizon",
    "interest",
    "offer",
    "language",
    "company",
    "industry",
    "company_size",
    "address",
    "mail",
    "mail_domain",
    "phone",
    "channel",
    "source",
    "tags",
    "customer",
    "cycle",
];

/// Fields that would make a loop or teach the score an opinion.
const BARRED: &[&str] = &[
    "score",
    "fit",
    "engagement",
    "total",
    "band",
    "win_chance",
    "probability",
    "opinion",
    "segment",
];

/// Attributes of an activity that rules may ask for.
pub const PARTS: &[&str] = &[
    "kind", "page", "document", "event", "campaign", "seconds", "asks", "product", "outcome",
    "title",
];

const MAX_RULES: usize = 200;
const MAX_DEPTH: usize = 8;
const MAX_WORDS: usize = 2_000;
const MAX_DAYS: u16 = 3_650;
const MAX_DECAY: u16 = 730;
const MAX_POINTS: i16 = 50;

/// What is wrong with a model.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// A stable code, as `points_range`.
    pub reason: &'static str,
    /// Id of the rule, group, gate or list; empty for the whole model.
    pub place: String,
    /// The offending code or number, or what the reader said.
    pub value: String,
}

impl Fault {
    /// A fault.
    pub fn new(
        reason: &'static str,
        place: impl Into<String>,
        value: impl std::fmt::Display,
    ) -> Self {
        Self { reason, place: place.into(), value: value.to_string() }
    }

    /// As an error that a person can be told.
    pub fn into_error(self) -> Error {
        Error::new(ErrorCode::ScoreModelInvalid)
            .with("reason", self.reason)
            .with("place", self.place)
            .with("value", self.value)
    }
}

type Checked = Result<(), Fault>;

fn need(good: bool, reason: &'static str, place: &str, value: impl std::fmt::Display) -> Checked {
    if good { Ok(()) } else { Err(Fault::new(reason, place, value)) }
}

/// Checks the whole model; the first fault found is told.
///
/// # Errors
/// A [`Fault`] that says what, where and with which value.
pub fn check(model: &Model) -> Checked {
    need(model.format == FORMAT, "unknown_format", "", model.format)?;
    need(model.rules.len() <= MAX_RULES, "too_many_rules", "", model.rules.len())?;
    ids(model.rules.iter().map(|rule| rule.id.as_str()))?;
    ids(model.groups.iter().map(|group| group.id.as_str()))?;
    ids(model.gates.iter().map(|gate| gate.id.as_str()))?;
    ids(model.lists.keys().map(String::as_str))?;
    for (id, words) in &model.lists {
        need(words.len() <= MAX_WORDS, "too_many_words", id, words.len())?;
    }
    for group in &model.groups {
        need((0..=MAX_POINTS).contains(&group.cap), "cap_range", &group.id, group.cap)?;
        need((-MAX_POINTS..=0).contains(&group.floor), "floor_range", &group.id, group.floor)?;
    }
    for gate in &model.gates {
        condition(model, &gate.id, &gate.condition, Acts::Refused)?;
    }
    for rule in &model.rules {
        check_rule(model, rule)?;
    }
    limits(model)
}

fn limits(model: &Model) -> Checked {
    let bands = model.bands;
    let ordered =
        0 < bands.cool && bands.cool < bands.warm && bands.warm < bands.hot && bands.hot <= 100;
    let shown = format!("{} {} {}", bands.cool, bands.warm, bands.hot);
    need(ordered, "bands_order", "", shown)?;
    need((0..=15).contains(&bands.hysteresis), "hysteresis_range", "", bands.hysteresis)?;
    let grid = model.grid;
    let rows = 0 < grid.fit_b && grid.fit_b < grid.fit_a && grid.fit_a <= 50;
    let columns =
        0 < grid.engagement_2 && grid.engagement_2 < grid.engagement_1 && grid.engagement_1 <= 50;
    need(rows, "grid_order", "", format!("{} {}", grid.fit_b, grid.fit_a))?;
    need(columns, "grid_order", "", format!("{} {}", grid.engagement_2, grid.engagement_1))?;
    match model.contact {
        ContactLine::Total(total) => need((1..=100).contains(&total), "contact_range", "", total),
        ContactLine::Cell { .. } => Ok(()),
    }
}

fn ids<'a>(ids: impl Iterator<Item = &'a str>) -> Checked {
    let mut seen = std::collections::BTreeSet::new();
    for id in ids {
        let sound = !id.is_empty()
            && id.len() <= 40
            && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
        need(sound, "id_shape", id, id)?;
        need(seen.insert(id), "id_twice", id, id)?;
    }
    Ok(())
}

fn check_rule(model: &Model, rule: &Rule) -> Checked {
    let id = rule.id.as_str();
    if let Some(group) = &rule.group {
        let found = model.group(group);
        need(found.is_some(), "unknown_group", id, group)?;
        need(found.is_some_and(|group| group.side == rule.side), "group_side", id, group)?;
    }
    points(rule)?;
    let acts = if rule.side == Side::Fit { Acts::Refused } else { Acts::Allowed };
    condition(model, id, &rule.condition, acts)?;
    condition(model, id, &rule.filter, Acts::Refused)?;
    let plain = rule.count == Count::Each
        && rule.window == Window::Always
        && rule.limit == Limit::NONE
        && rule.decay == Decay::None
        && rule.filter == Condition::All(Vec::new());
    need(rule.side == Side::Engagement || plain, "fit_is_plain", id, id)?;
    numbers(rule)?;
    combinations(rule)?;
    opens(model, rule)
}

fn points(rule: &Rule) -> Checked {
    for points in rule.points.values() {
        let range = -MAX_POINTS..=MAX_POINTS;
        need(range.contains(&points), "points_range", &rule.id, points)?;
    }
    if let Points::Table { by, values, .. } = &rule.points {
        need(!values.is_empty(), "table_empty", &rule.id, "")?;
        match by {
            TableBy::Field(field) => known_field(&rule.id, field)?,
            TableBy::Act(part) => {
                need(rule.side == Side::Engagement, "fit_asks_activity", &rule.id, part)?;
                known_part(&rule.id, part)?;
            }
        }
    }
    Ok(())
}

fn numbers(rule: &Rule) -> Checked {
    let id = rule.id.as_str();
    let days = |days: u16| need((1..=MAX_DAYS).contains(&days), "days_range", id, days);
    let times = |times: u16| need((2..=1_000).contains(&times), "times_range", id, times);
    match rule.count {
        Count::Each => {}
        Count::Within { times: t, days: d } => times(t).and_then(|()| days(d))?,
        Count::Ever { times: t } => times(t)?,
        Count::Absent { days: d } => days(d)?,
    }
    if let Window::Last { days: d } = rule.window {
        days(d)?;
    }
    match rule.decay {
        Decay::None => {}
        Decay::Linear { days } | Decay::HalfLife { days } => {
            need((1..=MAX_DECAY).contains(&days), "decay_range", id, days)?;
        }
    }
    let per_key = rule.limit.per_key.map(|per_key| per_key.times);
    for limit in [rule.limit.newest, rule.limit.per_day, per_key].into_iter().flatten() {
        need((1..=1_000).contains(&limit), "limit_range", id, limit)?;
    }
    Ok(())
}

/// What cannot be had together, because a new event could then lower a rule's sum.
fn combinations(rule: &Rule) -> Checked {
    let id = rule.id.as_str();
    let by_act = matches!(&rule.points, Points::Table { by: TableBy::Act(_), .. });
    let both = rule.limit.per_day.is_some() && rule.limit.per_key.is_some();
    need(!(by_act && both), "table_with_two_limits", id, id)?;
    match rule.count {
        Count::Each => Ok(()),
        Count::Within { .. } | Count::Ever { .. } => {
            need(rule.limit.per_day.is_none(), "count_with_day_limit", id, id)
        }
        Count::Absent { .. } => {
            let plain = rule.limit == Limit::NONE
                && rule.window == Window::Always
                && rule.decay == Decay::None
                && !by_act;
            need(plain, "absence_is_plain", id, id)
        }
    }
}

/// Opened mails are unreliable: only if the version says so, and then once.
fn opens(model: &Model, rule: &Rule) -> Checked {
    let open = ActivityKind::MailOpen.code();
    let mut asked = false;
    rule.condition.visit(&mut |leaf| {
        if let (Subject::Act("kind"), Test::Is(words)) = (leaf.subject, leaf.test) {
            asked |= words.resolve(&model.lists).iter().any(|code| code == open);
        }
    });
    if asked {
        need(model.mail_opens, "mail_opens_off", &rule.id, open)?;
        need(rule.limit.newest == Some(1), "mail_opens_limit", &rule.id, open)?;
    }
    Ok(())
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Acts {
    Allowed,
    Refused,
}

fn condition(model: &Model, id: &str, condition: &Condition, acts: Acts) -> Checked {
    need(condition.depth() <= MAX_DEPTH, "too_deep", id, condition.depth())?;
    let mut fault = Ok(());
    condition.visit(&mut |leaf| {
        let checked = match leaf.subject {
            Subject::Field(field) => known_field(id, field),
            Subject::Act(part) => need(acts == Acts::Allowed, "fit_asks_activity", id, part)
                .and_then(|()| known_part(id, part))
                .and_then(|()| kinds(model, id, part, leaf.test)),
        };
        let checked = checked.and_then(|()| known_words(model, id, leaf.test));
        if fault.is_ok() {
            fault = checked;
        }
    });
    fault
}

fn known_field(id: &str, field: &str) -> Checked {
    let barred = BARRED.contains(&field)
        || ["score.", "segment."].iter().any(|prefix| field.starts_with(prefix));
    need(!barred, "field_barred", id, field)?;
    let own = ["own:", "answer."]
        .iter()
        .any(|prefix| field.strip_prefix(prefix).is_some_and(|rest| !rest.is_empty()));
    need(own || FIELDS.contains(&field), "unknown_field", id, field)
}

fn known_part(id: &str, part: &str) -> Checked {
    need(PARTS.contains(&part), "unknown_attribute", id, part)
}

/// The kind of an activity is asked with `is`, and every code is one that we know.
fn kinds(model: &Model, id: &str, part: &str, test: &Test) -> Checked {
    if part != "kind" {
        return Ok(());
    }
    let Test::Is(words) = test else {
        return Err(Fault::new("kind_needs_is", id, part));
    };
    for code in words.resolve(&model.lists) {
        need(ActivityKind::from_code(code).is_some(), "unknown_kind", id, code)?;
    }
    Ok(())
}

fn known_words(model: &Model, id: &str, test: &Test) -> Checked {
    match test {
        Test::Is(Words::List(list)) | Test::Contains(Words::List(list)) => {
            need(model.lists.contains_key(list), "unknown_list", id, list)
        }
        Test::Is(Words::Words(words)) | Test::Contains(Words::Words(words)) => {
            need(words.len() <= MAX_WORDS, "too_many_words", id, words.len())
        }
        Test::AtLeast(_) | Test::AtMost(_) | Test::Known(_) => Ok(()),
    }
}

impl Model {
    /// Reads canonical or hand-written JSON and checks it.
    ///
    /// # Errors
    /// `score_model_invalid` with `reason`, `place` and `value`: what is wrong, where, with what.
    pub fn from_json(json: &str) -> crate::error::Result<Self> {
        let model: Self = serde_json::from_str(json)
            .map_err(|error| Fault::new("shape", "", error.to_string()).into_error())?;
        check(&model).map_err(Fault::into_error)?;
        Ok(model)
    }
}
