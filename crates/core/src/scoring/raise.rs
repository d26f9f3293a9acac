//! What would raise a score: at most three doable facts, found by trial runs.
//!
//! For each rule an example is made that would meet it: an attribute that is still unknown gets
//! a value, or the lead does something today. The real engine scores the trial; what does not
//! raise the total (a cap, a limit) is not told. Nothing that only the user could wish for is
//! proposed: a known attribute stays as it is, and a list without words promises nothing.

use super::arithmetic::MP;
use super::condition::{Condition, Test};
use super::engine::{Engine, Prepared};
use super::inputs::{Activity, ActivityKind, FactChange, Facts, Inputs, Value, View, Word};
use super::model::{Count, Model, Points, Side, TableBy};

/// Most facts that are told.
const MOST: usize = 3;

/// Something that would raise the score.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Raise {
    /// Id of the rule that would fire.
    pub rule: String,
    /// The user's own words for it.
    pub name: Option<String>,
    /// What has to happen.
    pub what: What,
    /// How many points the total would gain today.
    pub gain: i64,
}

/// What has to happen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// The field is unknown: ask.
    Learn {
        /// Field id.
        field: String,
    },
    /// The lead does something.
    Act {
        /// Kind of activity.
        kind: ActivityKind,
        /// How often.
        times: u16,
    },
}

/// The facts that would raise the score most, largest gain first.
///
/// Slow compared with a score: one trial run per rule. Made only when somebody asks why.
pub fn raises(engine: &Engine<'_>, inputs: &Inputs, view: View) -> Vec<Raise> {
    let facts = Facts::at(inputs, view);
    let now = engine.sum(inputs, view);
    let now_mp = now.fit.mp + now.engagement.mp;
    let mut found: Vec<(i64, Raise)> = Vec::new();
    for prepared in &engine.rules {
        let trial = match prepared.rule.side {
            Side::Fit => learn(prepared, engine.model(), inputs, &facts, view),
            Side::Engagement => act(prepared, engine.model(), inputs, &facts, view),
        };
        let Some((trial, what)) = trial else { continue };
        let then = engine.sum(&trial, view);
        let gain = then.total() - now.total();
        let gain_mp = then.fit.mp + then.engagement.mp - now_mp;
        if gain > 0 && gain_mp >= MP / 2 {
            let rule = prepared.rule;
            let raise = Raise { rule: rule.id.clone(), name: rule.name.clone(), what, gain };
            found.push((-gain_mp, raise));
        }
    }
    found.sort_by_key(|(order, _)| *order);
    found.into_iter().map(|(_, raise)| raise).take(MOST).collect()
}

/// Values that would meet a condition.
#[derive(Default)]
struct Plan {
    fields: Vec<(String, Value)>,
    kind: Option<ActivityKind>,
    parts: Vec<(String, Value)>,
}

fn learn(
    prepared: &Prepared<'_>,
    model: &Model,
    inputs: &Inputs,
    facts: &Facts<'_>,
    view: View,
) -> Option<(Inputs, What)> {
    let rule = prepared.rule;
    let mut plan = Plan::default();
    if !prepared.condition.holds(facts, None) && !satisfy(&rule.condition, model, facts, &mut plan)
    {
        return None;
    }
    if let Some((TableBy::Field(field), choice)) = best_choice(&rule.points)
        && !facts.value(field).is_known()
    {
        plan.fields.retain(|(planned, _)| planned != field);
        plan.fields.push((field.clone(), Value::text(choice)));
    }
    let (field, _) = plan.fields.first()?;
    let what = What::Learn { field: field.clone() };
    Some((with_facts(inputs, plan.fields, view), what))
}

fn act(
    prepared: &Prepared<'_>,
    model: &Model,
    inputs: &Inputs,
    facts: &Facts<'_>,
    view: View,
) -> Option<(Inputs, What)> {
    let rule = prepared.rule;
    let mut plan = Plan::default();
    if !prepared.filter.holds(facts, None) || !satisfy(&rule.condition, model, facts, &mut plan) {
        return None;
    }
    // What needs an attribute of the lead first is not one fact but two.
    let kind = plan.kind.filter(|_| plan.fields.is_empty())?;
    if let Some((TableBy::Act(part), choice)) = best_choice(&rule.points) {
        plan.parts.retain(|(planned, _)| planned != part);
        plan.parts.push((part.clone(), Value::text(choice)));
    }
    let times = match rule.count {
        Count::Each | Count::Absent { .. } => 1,
        Count::Within { times, .. } | Count::Ever { times } => times,
    };
    if let Some(part) = rule.limit.per_key.map(|per_key| per_key.key.part())
        && plan.parts.iter().all(|(planned, _)| planned != part)
    {
        // A document or event that is not in the history yet.
        plan.parts.push((part.to_owned(), Value::Text(Word::new("a new one, not in the list"))));
    }
    let mut trial = inputs.clone();
    for number in 0..times {
        trial.activities.push(Activity {
            id: u128::from(number),
            kind,
            day: view.day,
            recorded: view.day,
            change: view.change,
            attributes: plan.parts.clone(),
        });
    }
    Some((trial, What::Act { kind, times }))
}

fn with_facts(inputs: &Inputs, fields: Vec<(String, Value)>, view: View) -> Inputs {
    let mut trial = inputs.clone();
    for (field, value) in fields {
        let (day, change) = (view.day, view.change);
        trial.facts.push(FactChange { field, value, day, recorded: day, change });
    }
    trial
}

fn best_choice(points: &Points) -> Option<(&TableBy, &str)> {
    match points {
        Points::Whole(_) => None,
        Points::Table { by, values, .. } => values
            .iter()
            .max_by_key(|(_, points)| **points)
            .map(|(choice, _)| (by, choice.as_str())),
    }
}

/// Adds to `plan` what makes `condition` true; false if that is not doable. A NOT is taken on
/// trust: the trial run shows whether it holds.
fn satisfy(condition: &Condition, model: &Model, facts: &Facts<'_>, plan: &mut Plan) -> bool {
    match condition {
        Condition::All(parts) => parts.iter().all(|part| satisfy(part, model, facts, plan)),
        Condition::Any(parts) => parts.iter().any(|part| {
            let mut own = Plan { kind: plan.kind, ..Plan::default() };
            let doable = satisfy(part, model, facts, &mut own);
            if doable {
                plan.kind = own.kind;
                plan.fields.append(&mut own.fields);
                plan.parts.append(&mut own.parts);
            }
            doable
        }),
        Condition::Not(_) => true,
        Condition::Field(field, test) => {
            let known = facts.value(field);
            if super::condition::Check::new(test, &model.lists).holds(known) {
                return true;
            }
            let example = example(test, model).filter(|_| !known.is_known());
            let doable = example.is_some();
            plan.fields.extend(example.map(|value| (field.clone(), value)));
            doable
        }
        Condition::Act(part, test) if part == "kind" => {
            let Test::Is(words) = test else { return false };
            let code = words.resolve(&model.lists).first();
            plan.kind = code.and_then(|code| ActivityKind::from_code(code));
            plan.kind.is_some()
        }
        Condition::Act(part, test) => {
            let example = example(test, model);
            let doable = example.is_some();
            plan.parts.extend(example.map(|value| (part.clone(), value)));
            doable
        }
    }
}

fn example(test: &Test, model: &Model) -> Option<Value> {
    match test {
        Test::Is(words) | Test::Contains(words) => {
            words.resolve(&model.lists).first().map(|word| Value::text(word))
        }
        Test::AtLeast(number) | Test::AtMost(number) => Some(Value::Number(*number)),
        Test::Known(true) => Some(Value::text("something")),
        Test::Known(false) => Some(Value::Nothing),
    }
}
