//! Scores in the shape of the wire: the engine's lines with what a person needs to see.

use std::collections::BTreeMap;

use rusqlite::Connection;
use uuid::Uuid;

use super::explain::explain;
use super::inputs::View;
use super::model::{Decay, EngagementGrade, FitGrade, Model, Rule};
use super::ops::{InForce, in_force, read_inputs};
use super::raise::raises;
use super::wire::{Explain, Explanation, ModelView, RuleView, ScoreLine, ScoreRaise};
use super::{Band, Engine, Line, LineKind, Score, Side, store};
use crate::app::App;
use crate::db::key_list;
use crate::error::{Error, ErrorCode, Result};
use crate::leads::own;
use crate::time::{Day, LocalDate};

/// Explains the score of a lead, today or on a past day.
///
/// # Errors
/// `LeadGone`, `DateInvalid`, `NoScoreModel`.
pub fn explain_lead(app: &App, request: &Explain) -> Result<Explanation> {
    let day = match &request.on {
        None => app.env().day(app.env().clock.now()),
        Some(on) => {
            let wrong = || Error::new(ErrorCode::DateInvalid).with("value", on.clone());
            LocalDate::parse(on).ok_or_else(wrong)?.day()
        }
    };
    app.read(|db| {
        let gone = || Error::new(ErrorCode::LeadGone);
        let id = Uuid::parse_str(&request.lead).map_err(|_| gone())?;
        let lead = store::find_lead(db, id)?.ok_or_else(gone)?;
        let force = in_force(db, day)?;
        let inputs = read_inputs(db, lead)?;
        let engine = Engine::new(&force.version);
        let view = View::end_of(day);
        let score = explain(&engine, &inputs, view);
        let week_ago = View::end_of(Day(day.0.saturating_sub(7)));
        let before = engine.reading(&inputs, week_ago).total();
        let raises = raises(&engine, &inputs, view)
            .into_iter()
            .map(|raise| ScoreRaise { rule: raise.rule, total: score.total + raise.gain });
        Ok(Explanation {
            lead: id.to_string(),
            on: day.date().to_string(),
            change_7d: score.total - before,
            raises: raises.collect(),
            lines: lines(db, lead, &score)?,
            ..head(&score)
        })
    })
}

fn head(score: &Score) -> Explanation {
    Explanation {
        lead: String::new(),
        on: String::new(),
        total: score.total,
        fit: score.fit,
        engagement: score.engagement,
        band: score.band.map(Band::code).unwrap_or_default().to_owned(),
        grid: cell(score.cell),
        aside: score.gate.as_ref().map(|gate| gate.id.clone()).unwrap_or_default(),
        change_7d: 0,
        lines: Vec::new(),
        raises: Vec::new(),
        model: score.version,
    }
}

fn cell((fit, engagement): (FitGrade, EngagementGrade)) -> String {
    let row = match fit {
        FitGrade::A => 'A',
        FitGrade::B => 'B',
        FitGrade::C => 'C',
    };
    let column = match engagement {
        EngagementGrade::One => '1',
        EngagementGrade::Two => '2',
        EngagementGrade::Three => '3',
    };
    format!("{row}{column}")
}

/// Largest first within fit, then engagement, then cuts and rounding.
fn lines(db: &Connection, lead: i64, score: &Score) -> Result<Vec<ScoreLine>> {
    let keys = key_list(&[lead]);
    let acts = store::list_activities(db, &keys)?.remove(&lead).unwrap_or_default();
    let titles: BTreeMap<u128, String> = acts
        .into_iter()
        .map(|row| (row.id.as_u128(), if row.title.is_empty() { row.source } else { row.title }))
        .collect();
    let events = store::list_events(db, &keys)?.remove(&lead).unwrap_or_default();
    let value_on = |field: &str, day: Day| {
        let known = events.iter().filter(|event| event.field == field && event.day <= day);
        let newest = known.max_by_key(|event| (event.day, event.recorded_at));
        let Some(event) = newest else { return Ok(String::new()) };
        let own = own::derived::shown_fact(db, field, &event.value)?;
        Ok::<_, Error>(own.unwrap_or_else(|| shown(&event.value)))
    };
    let mut sorted: Vec<&Line> = score.lines.iter().collect();
    sorted.sort_by_key(|line| match line.kind {
        LineKind::Rule => (line.side == Side::Engagement, -line.mp, 0),
        // Cuts and rounding follow in the engine's order: group, half, rounding.
        _ => (true, i64::MAX, 1),
    });
    let wire = |line: &Line| {
        let (fact, value) = match (&line.activity, &line.field) {
            (Some((id, kind)), _) => {
                (kind.code().to_owned(), titles.get(id).cloned().unwrap_or_default())
            }
            (None, Some(field)) => (field.clone(), value_on(field, score.day)?),
            (None, None) => (String::new(), String::new()),
        };
        Ok(ScoreLine {
            rule: line.rule.clone().unwrap_or_else(|| cut(line.kind).to_owned()),
            side: side(line.side).to_owned(),
            group: line.group.clone().unwrap_or_default(),
            points: line.points,
            tenths: line.tenths,
            mp: line.mp,
            activity: line.activity.map(|(id, _)| Uuid::from_u128(id).to_string()),
            fact,
            value,
            on: line.day.map(|day| day.date().to_string()),
            age_days: line.age.map(i64::from),
        })
    };
    sorted.into_iter().map(wire).collect()
}

/// A recorded value for the eye: texts as they are, lists joined, yes and no as codes.
fn shown(value: &str) -> String {
    match serde_json::from_str(value).unwrap_or_default() {
        serde_json::Value::String(text) => text,
        serde_json::Value::Bool(flag) => if flag { "yes" } else { "no" }.to_owned(),
        serde_json::Value::Number(number) => number.to_string(),
        serde_json::Value::Array(items) => {
            items.iter().filter_map(|item| item.as_str()).collect::<Vec<_>>().join(", ")
        }
        serde_json::Value::Null | serde_json::Value::Object(_) => String::new(),
    }
}

fn cut(kind: LineKind) -> &'static str {
    match kind {
        LineKind::Rule => "",
        LineKind::GroupCap => "group_cap",
        LineKind::GroupFloor => "group_floor",
        LineKind::HalfCap => "half_cap",
        LineKind::HalfFloor => "half_floor",
        LineKind::Rounding => "rounding",
    }
}

fn side(side: Side) -> &'static str {
    match side {
        Side::Fit => "fit",
        Side::Engagement => "engagement",
    }
}

/// The model in force today, in words.
///
/// # Errors
/// `NoScoreModel`.
pub fn read_model(app: &App) -> Result<ModelView> {
    let today = app.env().day(app.env().clock.now());
    app.read(|db| {
        let InForce { origin, version, .. } = in_force(db, today)?;
        let model = &version.model;
        Ok(ModelView {
            number: version.number,
            origin,
            rules: model.rules.iter().map(|rule| rule_view(model, rule)).collect(),
            limits: vec![model.bands.cool, model.bands.warm, model.bands.hot],
        })
    })
}

fn rule_view(model: &Model, rule: &Rule) -> RuleView {
    let group = rule.group.as_deref().and_then(|id| model.group(id));
    let (half_life, linear) = match rule.decay {
        Decay::None => (0, 0),
        Decay::Linear { days } => (0, i64::from(days)),
        Decay::HalfLife { days } => (i64::from(days), 0),
    };
    // A rule that takes points away shows what it takes.
    let largest = rule.points.values().into_iter().max_by_key(|points| points.unsigned_abs());
    RuleView {
        rule: rule.id.clone(),
        side: side(rule.side).to_owned(),
        group: group.map(|group| group.id.clone()).unwrap_or_default(),
        cap: group.map_or(50, |group| i64::from(group.cap)),
        points: largest.map_or(0, i64::from),
        half_life,
        linear,
        newest: rule.limit.newest.map_or(0, i64::from),
        on: rule.on,
    }
}
