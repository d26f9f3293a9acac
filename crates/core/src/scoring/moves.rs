//! What moved the score of a lead, day by day: the lines of kind *score* in its timeline.
//!
//! A *move* is a day on which something new was known and the score, or its band, was another one
//! for it. It is computed by the engine from the history whenever it is asked for, never stored, so
//! it cannot differ from the explanation of that day.
//!
//! The score before is that of the same day without what became known on it: what time alone took
//! is no move, and stands in none.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Connection;
use uuid::Uuid;

use super::explain::{explain, summary};
use super::inputs::{Inputs, View};
use super::ops::{InForce, in_force, read_inputs};
use super::wire::{ScoreGain, ScoreMove, ScoreMovesOf};
use super::{Band, Engine, store};
use crate::app::App;
use crate::error::{Error, ErrorCode, Result};
use crate::time::Day;

/// Moves of one answer: the newest.
const MOST: usize = 200;
/// Days that are looked at for them: most days of a long history move nothing.
const DAYS: usize = 1_000;
/// Rules that a move names, the largest first.
const RULES: usize = 3;

/// The moves of a lead, newest first, at most 200.
///
/// # Errors
/// `LeadGone`, `NoScoreModel`.
pub fn list_moves(app: &App, request: &ScoreMovesOf) -> Result<Vec<ScoreMove>> {
    let today = app.env().day(app.env().clock.now());
    app.read(|db| {
        let gone = || Error::new(ErrorCode::LeadGone);
        let id = Uuid::parse_str(&request.lead).map_err(|_| gone())?;
        let lead = store::find_lead(db, id)?.ok_or_else(gone)?;
        let inputs = read_inputs(db, lead)?;
        moves(db, &inputs, today)
    })
}

fn moves(db: &Connection, inputs: &Inputs, today: Day) -> Result<Vec<ScoreMove>> {
    let mut found = Vec::new();
    let mut known: Option<InForce> = None;
    for (day, seen) in days(inputs, today).into_iter().rev().take(DAYS) {
        let force = in_force(db, day)?;
        let force = match known.take() {
            Some(same) if same.rid == force.rid => same,
            _ => force,
        };
        found.extend(move_of(&Engine::new(&force.version), inputs, day, &seen));
        known = Some(force);
        if found.len() == MOST {
            break;
        }
    }
    Ok(found)
}

/// First and last stamp of what became known on a day.
struct Seen {
    first: i64,
    last: i64,
}

/// The days on which something became known that may count.
fn days(inputs: &Inputs, today: Day) -> BTreeMap<Day, Seen> {
    let facts = inputs.facts.iter().map(|fact| (fact.day.max(fact.recorded), fact.change));
    let acts = inputs.activities.iter().filter(|act| act.is_scorable());
    let acts = acts.map(|act| (act.day.max(act.recorded), act.change));
    let mut days: BTreeMap<Day, Seen> = BTreeMap::new();
    for (day, change) in facts.chain(acts).filter(|(day, _)| *day <= today) {
        let seen = days.entry(day).or_insert(Seen { first: change, last: change });
        seen.first = seen.first.min(change);
        seen.last = seen.last.max(change);
    }
    days
}

fn move_of(engine: &Engine<'_>, inputs: &Inputs, day: Day, seen: &Seen) -> Option<ScoreMove> {
    let view = View::end_of(day);
    let without = View { change: seen.first - 1, ..view };
    let (was, is) = (summary(engine, inputs, without), summary(engine, inputs, view));
    let code = |band: Option<Band>| band.map(Band::code).unwrap_or_default().to_owned();
    if (was.total, was.band, was.aside) == (is.total, is.band, is.aside) {
        return None;
    }
    Some(ScoreMove {
        at: seen.last,
        on: day.date().to_string(),
        before: was.total,
        after: is.total,
        band_before: code(was.band),
        band_after: code(is.band),
        rules: gains(engine, inputs, without, view),
    })
}

/// What the rules gave or took between two views of a day, the largest first.
fn gains(engine: &Engine<'_>, inputs: &Inputs, before: View, after: View) -> Vec<ScoreGain> {
    let points = |view: View| {
        let mut of: BTreeMap<String, i64> = BTreeMap::new();
        for line in explain(engine, inputs, view).lines {
            if let Some(rule) = line.rule {
                *of.entry(rule).or_default() += line.points;
            }
        }
        of
    };
    let (was, is) = (points(before), points(after));
    let rules: BTreeSet<&String> = was.keys().chain(is.keys()).collect();
    let of = |all: &BTreeMap<String, i64>, rule: &String| all.get(rule).copied().unwrap_or(0);
    let mut gains: Vec<ScoreGain> = rules
        .into_iter()
        .map(|rule| ScoreGain { rule: rule.clone(), points: of(&is, rule) - of(&was, rule) })
        .filter(|gain| gain.points != 0)
        .collect();
    gains.sort_by_key(|gain| -gain.points.abs());
    gains.truncate(RULES);
    gains
}
