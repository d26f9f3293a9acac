//! The score with its reasons: every millipoint has a line, and the lines add up exactly.
//!
//! Order of the lines: per half the rules in the model's order (newest firing first), then what
//! group caps and floors did, what the half's own limits did, and the rounding to whole points.
//! Σ `mp` = total × 1,000; Σ `points` = total; Σ `tenths` = total × 10.

use super::arithmetic::{HALF_CAP, MP};
use super::bands::{Band, Crossing, Standing};
use super::engine::{Engine, Half, Sum};
use super::inputs::{ActivityKind, Inputs, View};
use super::lifetime::live_until;
use super::model::{EngagementGrade, FitGrade, Side};
use crate::time::Day;

/// A score on a day, with lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Score {
    /// The day scored.
    pub day: Day,
    /// Number of the version.
    pub version: i64,
    /// Who they are, 0–50.
    pub fit: i64,
    /// What they did, 0–50.
    pub engagement: i64,
    /// Both, 0–100.
    pub total: i64,
    /// The band; `None` while the lead is set aside.
    pub band: Option<Band>,
    /// Cell of the grid.
    pub cell: (FitGrade, EngagementGrade),
    /// Why the lead is set aside.
    pub gate: Option<Aside>,
    /// Where the lead stands, with the crossings of this cycle.
    pub standing: Standing,
    /// Upward passes of the contact line since the version came into force, oldest first.
    pub crossings: Vec<Crossing>,
    /// The reasons.
    pub lines: Vec<Line>,
    /// Last day on which time alone may change the score; `None`: never again.
    pub live_until: Option<Day>,
}

/// The gate that holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aside {
    /// Id of the gate.
    pub id: String,
    /// The user's own words.
    pub name: Option<String>,
    /// Last day on which it holds.
    pub until: Option<Day>,
}

/// What a line is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum LineKind {
    /// A rule fired.
    Rule,
    /// A group's sum was above its cap.
    GroupCap,
    /// A group's sum was below its floor.
    GroupFloor,
    /// The half was above 50.
    HalfCap,
    /// The half was below 0.
    HalfFloor,
    /// To whole points.
    Rounding,
}

/// One reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What it is for.
    pub kind: LineKind,
    /// Half.
    pub side: Side,
    /// Id of the rule.
    pub rule: Option<String>,
    /// Id of the group: of the rule, or the one that clipped.
    pub group: Option<String>,
    /// The user's own words for rule or group.
    pub name: Option<String>,
    /// Points before decay, in millipoints; for other lines than rules as `mp`.
    pub full_mp: i64,
    /// What it adds, in millipoints.
    pub mp: i64,
    /// What it adds, in whole points; all lines add up to the total.
    pub points: i64,
    /// What it adds, in tenths; all lines add up to ten times the total.
    pub tenths: i64,
    /// The event that caused it.
    pub activity: Option<(u128, ActivityKind)>,
    /// The field that caused it.
    pub field: Option<String>,
    /// Own day of event or field, or the day an absence was reached.
    pub day: Option<Day>,
    /// Whole days from then to the day scored.
    pub age: Option<i32>,
}

/// A score without its lines, for the stored row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary<'a> {
    /// Who they are, 0–50.
    pub fit: i64,
    /// What they did, 0–50.
    pub engagement: i64,
    /// Both, 0–100.
    pub total: i64,
    /// The band; `None` while the lead is set aside.
    pub band: Option<Band>,
    /// Id of the gate that sets it aside.
    pub aside: Option<&'a str>,
    /// Last day on which time alone may change it.
    pub live_until: Option<Day>,
    /// Where the lead stands.
    pub standing: Standing,
    /// The last upward pass of the contact line, if there was one.
    pub crossing: Option<Crossing>,
}

/// As [`explain`], without lines.
pub fn summary<'a>(engine: &'a Engine<'_>, inputs: &'a Inputs, view: View) -> Summary<'a> {
    let sum = engine.sum(inputs, view);
    let (fold, crossings) = engine.fold(inputs, engine.begin(inputs, view), view);
    Summary {
        fit: sum.fit.points(),
        engagement: sum.engagement.points(),
        total: sum.total(),
        band: sum.gate.is_none().then_some(fold.standing.band),
        aside: sum.gate.map(|gate| gate.id.as_str()),
        live_until: live_until(engine, inputs, view),
        standing: fold.standing,
        crossing: crossings.last().copied(),
    }
}

/// The score of one lead on the end of `view.day`, as a pure function of its arguments.
pub fn explain(engine: &Engine<'_>, inputs: &Inputs, view: View) -> Score {
    let sum = engine.sum(inputs, view);
    let begin = engine.begin(inputs, view);
    let (fold, crossings) = engine.fold(inputs, begin, view);
    let (fit, engagement) = (sum.fit.points(), sum.engagement.points());
    let gate = sum.gate.map(|gate| Aside {
        id: gate.id.clone(),
        name: gate.name.clone(),
        until: gate.until,
    });
    let lines = lines_of(&sum, view.day);
    Score {
        day: view.day,
        version: engine.version.number,
        fit,
        engagement,
        total: sum.total(),
        band: gate.is_none().then_some(fold.standing.band),
        cell: engine.cell(fit, engagement),
        gate,
        standing: fold.standing,
        crossings,
        lines,
        live_until: live_until(engine, inputs, view),
    }
}

/// The reasons alone, without where the lead stands: costs one adding up, and no walk over the days.
pub(super) fn lines(engine: &Engine<'_>, inputs: &Inputs, view: View) -> Vec<Line> {
    lines_of(&engine.sum(inputs, view), view.day)
}

fn lines_of(sum: &Sum<'_>, day: Day) -> Vec<Line> {
    let mut lines = half_lines(sum, Side::Fit, sum.fit, day);
    lines.extend(half_lines(sum, Side::Engagement, sum.engagement, day));
    lines
}

fn half_lines(sum: &Sum<'_>, side: Side, half: Half, today: Day) -> Vec<Line> {
    let mut lines = Vec::new();
    for fired in sum.fired.iter().filter(|fired| fired.rule.side == side) {
        lines.push(Line {
            rule: Some(fired.rule.id.clone()),
            group: fired.rule.group.clone(),
            name: fired.rule.name.clone(),
            full_mp: fired.full,
            activity: fired.act.map(|act| (act.id, act.kind)),
            field: fired.field.map(str::to_owned),
            day: fired.day,
            age: fired.day.map(|day| today.0 - day.0),
            ..line(LineKind::Rule, side, fired.mp)
        });
    }
    for clip in sum.clips.iter().filter(|clip| clip.group.side == side) {
        let kind = if clip.mp < 0 { LineKind::GroupCap } else { LineKind::GroupFloor };
        lines.push(Line {
            group: Some(clip.group.id.clone()),
            name: clip.group.name.clone(),
            ..line(kind, side, clip.mp)
        });
    }
    if half.before > HALF_CAP {
        lines.push(line(LineKind::HalfCap, side, HALF_CAP - half.before));
    } else if half.before < 0 {
        lines.push(line(LineKind::HalfFloor, side, -half.before));
    }
    let rounding = half.points() * MP - half.mp;
    if rounding != 0 {
        lines.push(line(LineKind::Rounding, side, rounding));
    }
    share_out(&mut lines, half.points());
    lines
}

fn line(kind: LineKind, side: Side, mp: i64) -> Line {
    Line {
        kind,
        side,
        rule: None,
        group: None,
        name: None,
        full_mp: mp,
        mp,
        points: 0,
        tenths: 0,
        activity: None,
        field: None,
        day: None,
        age: None,
    }
}

/// Whole points and tenths by largest remainder. The rounding line gets no whole points: the
/// others take them all, so that nobody has to read "rounding 0".
fn share_out(lines: &mut [Line], points: i64) {
    let exact: Vec<i64> = lines
        .iter()
        .map(|line| if line.kind == LineKind::Rounding { 0 } else { line.mp })
        .collect();
    for (line, share) in lines.iter_mut().zip(largest_remainder(&exact, MP, points)) {
        line.points = share;
    }
    let exact: Vec<i64> = lines.iter().map(|line| line.mp).collect();
    for (line, share) in lines.iter_mut().zip(largest_remainder(&exact, MP / 10, points * 10)) {
        line.tenths = share;
    }
}

/// Rounds `exact / unit` so that the shares add up to `target`: all down, then up again where the
/// remainder is largest (Hamilton's method); equal remainders in order of the lines.
fn largest_remainder(exact: &[i64], unit: i64, target: i64) -> Vec<i64> {
    let mut shares: Vec<i64> = exact.iter().map(|mp| mp.div_euclid(unit)).collect();
    let missing = target - shares.iter().sum::<i64>();
    let mut order: Vec<(i64, usize)> =
        exact.iter().enumerate().map(|(at, mp)| (-mp.rem_euclid(unit), at)).collect();
    order.sort_unstable();
    for (_, at) in order.into_iter().take(usize::try_from(missing).unwrap_or(0)) {
        if let Some(share) = shares.get_mut(at) {
            *share += 1;
        }
    }
    shares
}
