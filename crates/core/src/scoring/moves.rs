//! What moved the score of a lead, day by day: the lines of kind *score* in its timeline.
//!
//! A *move* is a day on which something new was known and the score, or its band, was another one
//! for it. It is computed by the engine from the history whenever it is asked for, never stored, so
//! it cannot differ from the explanation of that day.
//!
//! The score before is that of the same day without what became known on it: what time alone took
//! is no move, and stands in none.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use rusqlite::Connection;
use uuid::Uuid;

use super::bands::Fold;
use super::explain::lines;
use super::inputs::{Inputs, View};
use super::ops::{InForce, in_force, read_inputs};
use super::wire::{ScoreGain, ScoreMove, ScoreMovesOf};
use super::{Engine, store};
use crate::app::App;
use crate::error::{Error, ErrorCode, Result};
use crate::time::Day;

/// Moves of one answer: the newest.
const MOST: usize = 200;
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

/// Walks the history once: where the lead stands is carried on from day to day, since a standing read
/// anew for each day would walk all days before it each time.
fn moves(db: &Connection, inputs: &Inputs, today: Day) -> Result<Vec<ScoreMove>> {
    let mut found = VecDeque::new();
    let mut carried: Option<(InForce, Fold)> = None;
    for (day, seen) in days(inputs, today) {
        let view = View::end_of(day);
        let without = View { change: seen.first - 1, ..view };
        let force = in_force(db, day)?;
        let (force, fold) = match carried.take() {
            Some((same, fold)) if same.rid == force.rid => (same, fold),
            _ => {
                let fold = Engine::new(&force.version).begin(inputs, without);
                (force, fold)
            }
        };
        let engine = Engine::new(&force.version);
        let was = engine.fold(inputs, fold, without).0;
        let is = engine.fold(inputs, was, view).0;
        let shown = |fold: Fold, view: View| {
            let reading = engine.reading(inputs, view);
            let band = if reading.is_aside { "" } else { fold.standing.band.code() };
            (reading.total(), band)
        };
        let (before, after) = (shown(was, without), shown(is, view));
        if before != after {
            found.push_front(ScoreMove {
                at: seen.last,
                on: day.date().to_string(),
                before: before.0,
                after: after.0,
                band_before: before.1.to_owned(),
                band_after: after.1.to_owned(),
                rules: gains(&engine, inputs, without, view),
            });
            found.truncate(MOST);
        }
        carried = Some((force, is));
    }
    Ok(found.into())
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

/// What the rules gave or took between two views of a day, the largest first.
fn gains(engine: &Engine<'_>, inputs: &Inputs, before: View, after: View) -> Vec<ScoreGain> {
    let points = |view: View| {
        let mut of: BTreeMap<String, i64> = BTreeMap::new();
        for line in lines(engine, inputs, view) {
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
