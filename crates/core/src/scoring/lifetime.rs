//! How long time alone keeps changing a score.
//!
//! Decay needs no job in the background: a stored score names the last day on which time alone
//! may change it, and the first use of a day scores those leads again.

use super::arithmetic::life;
use super::engine::{Engine, Prepared};
use super::inputs::{Facts, Inputs, View};
use super::model::{Count, Side, Window};
use crate::time::Day;

/// The last day after `view.day` on which time alone may change score or gate; `None` if none.
///
/// An upper bound that is met exactly except for pending rows (own day in the future), which are
/// followed to the end of everything they could wake.
pub fn live_until(engine: &Engine<'_>, inputs: &Inputs, view: View) -> Option<Day> {
    let facts = Facts::at(inputs, view);
    let (cycle_start, _) = facts.cycle(inputs.since);
    let waiting_fact = inputs
        .facts
        .iter()
        .filter(|row| view.knows(row.recorded, row.change) && row.day > view.day)
        .map(|row| row.day)
        .max();
    let mut last = waiting_fact;
    for prepared in engine.rules.iter().filter(|prepared| prepared.rule.side == Side::Engagement) {
        last = last.max(pending(prepared, inputs, view, waiting_fact.is_some()));
        if !prepared.filter.holds(&facts, None) {
            continue;
        }
        if let Count::Absent { days } = prepared.rule.count {
            let from = prepared.last(inputs, &facts, view).unwrap_or(cycle_start).max(cycle_start);
            last = last.max(Some(Day(from.0.saturating_add(i32::from(days)))));
            continue;
        }
        for firing in prepared.firings(inputs, &facts, view) {
            if firing.points != 0 {
                last = last.max(end(prepared, firing.act.day));
            }
        }
    }
    let gate = engine.gate_ends(&facts).max().map(|until| Day(until.0.saturating_add(1)));
    last.max(gate).filter(|day| *day > view.day)
}

/// The day from which a firing of `day` is worth nothing; `None` if it never fades.
fn end(prepared: &Prepared<'_>, day: Day) -> Option<Day> {
    let window = match prepared.rule.window {
        Window::Last { days } => Some(i32::from(days)),
        Window::Always | Window::Cycle => None,
    };
    let spans = [life(prepared.rule.decay), window];
    let span = spans.into_iter().flatten().min()?;
    Some(Day(day.0.saturating_add(span)))
}

/// Events with a future day, or, if attributes are about to change, all events.
fn pending(prepared: &Prepared<'_>, inputs: &Inputs, view: View, all: bool) -> Option<Day> {
    let absence = match prepared.rule.count {
        Count::Absent { days } => i32::from(days),
        Count::Each | Count::Within { .. } | Count::Ever { .. } => 0,
    };
    let starts = inputs
        .activities
        .iter()
        .filter(|act| view.knows(act.recorded, act.change) && (all || act.day > view.day))
        .map(|act| act.day)
        .max();
    // A change of the cycle number would count absence from its own day.
    let cycles = inputs.facts.iter().filter(|row| all && row.field == "cycle").map(|row| row.day);
    let from = cycles.max().max(starts)?;
    let faded = end(prepared, from).unwrap_or(from);
    Some(Day(faded.0.max(from.0.saturating_add(absence))))
}
