//! How a score goes on by time alone, short enough to be kept beside it.
//!
//! Decay needs no job in the background, but each morning every lead that did something in the
//! last months is worth a little less. Reading and scoring whole histories for that took 0.3 ms
//! per lead. A [`Course`] is what is left of a history once nothing is added to it: the firings
//! with their days, and where the lead stands. From it come tomorrow's numbers, bit for bit those
//! of a full run, and the first day on which they differ from today's.
//!
//! There is a course only where time can but lower the total (see `Engine::only_sinks`) and every
//! row is known and past on the day scored. All others are scored in full.

use super::arithmetic::{HALF_CAP, MP, ONE, factor, life, shown, value};
use super::bands::{Band, Reading, Standing};
use super::engine::Engine;
use super::inputs::{Facts, Inputs, View};
use super::model::{Count, Decay, Side, Window};
use crate::time::Day;

/// One firing, or an absence that will be reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Firing {
    /// Place of the rule among those switched on.
    rule: u16,
    /// Own day; of an absence the day on which it is reached.
    day: Day,
    points: i16,
}

/// What of a score time alone moves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Course {
    /// Where the lead stands.
    pub standing: Standing,
    firings: Vec<Firing>,
}

/// Numbers that time alone changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// What they did, 0–50.
    pub engagement: i64,
    /// Where the lead stands afterwards.
    pub standing: Standing,
}

/// Factors of decay that were computed before, by rule and age.
#[derive(Debug, Default)]
pub struct Fades(Vec<Vec<u64>>);

/// Stands for a factor that was not needed yet; none is as large.
const UNKNOWN: u64 = u64::MAX;

impl Fades {
    fn factor(&mut self, rule: usize, decay: Decay, age: i32) -> u64 {
        let Ok(age_at) = usize::try_from(age) else { return ONE };
        if self.0.len() <= rule {
            self.0.resize(rule + 1, Vec::new());
        }
        let Some(known) = self.0.get_mut(rule) else { return factor(decay, age) };
        if known.len() <= age_at {
            known.resize(age_at + 1, UNKNOWN);
        }
        match known.get_mut(age_at) {
            Some(kept) => {
                if *kept == UNKNOWN {
                    *kept = factor(decay, age);
                }
                *kept
            }
            None => factor(decay, age),
        }
    }
}

/// The course of a lead from the end of `view.day` on; `None` if it has to be scored in full.
/// `standing` is where the lead stands then.
pub fn course(
    engine: &Engine<'_>,
    inputs: &Inputs,
    view: View,
    standing: Standing,
) -> Option<Course> {
    let known = |recorded: Day, change: i64| recorded <= view.day && change <= view.change;
    let is_settled = engine.only_sinks(inputs)
        && inputs.facts.iter().all(|row| known(row.recorded, row.change))
        && inputs.activities.iter().all(|act| known(act.recorded, act.change));
    if !is_settled {
        return None;
    }
    let facts = Facts::at(inputs, view);
    let (cycle_start, _) = facts.cycle(inputs.since);
    let mut firings = Vec::new();
    for (rule, prepared) in engine.rules.iter().enumerate() {
        if prepared.rule.side != Side::Engagement || !prepared.filter.holds(&facts, None) {
            continue;
        }
        let rule = u16::try_from(rule).ok()?;
        if let Count::Absent { days } = prepared.rule.count {
            let last = prepared.last(inputs, &facts, view).unwrap_or(cycle_start).max(cycle_start);
            let day = Day(last.0.saturating_add(i32::from(days)));
            firings.push(Firing { rule, day, points: prepared.points(&facts, None) });
            continue;
        }
        for found in prepared.firings(inputs, &facts, view) {
            let day = found.act.day;
            if prepared.rule.window == Window::Cycle && day < cycle_start {
                continue;
            }
            let window = match prepared.rule.window {
                Window::Last { days } => Some(i32::from(days)),
                Window::Always | Window::Cycle => None,
            };
            let span = [life(prepared.rule.decay), window].into_iter().flatten().min();
            if span.is_none_or(|span| view.day.0 - day.0 < span) {
                firings.push(Firing { rule, day, points: found.points });
            }
        }
    }
    Some(Course { standing, firings })
}

impl Course {
    /// The engagement half at the end of `day`, a day after the course begins.
    pub fn engagement(&self, engine: &Engine<'_>, fades: &mut Fades, day: Day) -> i64 {
        let mut sum = 0_i64;
        let groups = &engine.model().groups;
        let mut by_group = [0_i64; 16];
        let mut more = Vec::new();
        if groups.len() > by_group.len() {
            more = vec![0_i64; groups.len()];
        }
        let sums: &mut [i64] = if more.is_empty() { &mut by_group } else { &mut more };
        for firing in &self.firings {
            let Some(prepared) = engine.rules.get(usize::from(firing.rule)) else { continue };
            let age = day.0 - firing.day.0;
            let mp = match (prepared.rule.count, prepared.rule.window) {
                (Count::Absent { .. }, _) if age < 0 => 0,
                (Count::Absent { .. }, _) => value(firing.points, ONE),
                (_, Window::Last { days }) if age >= i32::from(days) => 0,
                _ => {
                    let factor = fades.factor(firing.rule.into(), prepared.rule.decay, age);
                    value(firing.points, factor)
                }
            };
            sum += mp;
            if let Some(kept) = prepared.group.and_then(|group| sums.get_mut(group)) {
                *kept += mp;
            }
        }
        for (group, own) in groups.iter().zip(sums.iter()) {
            if group.side == Side::Engagement {
                let (least, most) = (i64::from(group.floor) * MP, i64::from(group.cap) * MP);
                sum += (*own).clamp(least, most) - own;
            }
        }
        shown(sum.clamp(0, HALF_CAP))
    }

    /// Goes on to the end of `day`. `fit` and `is_aside` do not change by time alone.
    pub fn step(
        &self,
        engine: &Engine<'_>,
        fades: &mut Fades,
        (fit, is_aside): (i64, bool),
        day: Day,
    ) -> Step {
        let engagement = self.engagement(engine, fades, day);
        let mut standing = self.standing;
        let reading = Reading { fit, engagement, is_aside, cycle: standing.cycle };
        standing.step(reading, engine.model());
        Step { engagement, standing }
    }

    /// The first day after `day` on which the half is below `engagement`, its value on `day`; at
    /// most `end`. The half never rises, so halving the span finds it.
    pub fn next_change(
        &self,
        engine: &Engine<'_>,
        fades: &mut Fades,
        (engagement, day): (i64, Day),
        end: Day,
    ) -> Day {
        let (mut same, mut other) = (day.0, end.0);
        // Most change within days: look near before looking far.
        let mut stride = 1;
        while same + stride < other {
            if self.engagement(engine, fades, Day(same + stride)) == engagement {
                same += stride;
                stride *= 2;
            } else {
                other = same + stride;
            }
        }
        while other - same > 1 {
            let middle = same + (other - same) / 2;
            if self.engagement(engine, fades, Day(middle)) == engagement {
                same = middle;
            } else {
                other = middle;
            }
        }
        Day(other)
    }

    /// The course as it is kept: standing, then 8 bytes a firing, all numbers little-endian.
    pub fn to_bytes(&self) -> Vec<u8> {
        let standing = &self.standing;
        let mut bytes = Vec::with_capacity(14 + 8 * self.firings.len());
        bytes.extend([standing.band as u8, u8::from(standing.armed)]);
        bytes.extend(standing.crossings.to_le_bytes());
        bytes.extend(standing.cycle.to_le_bytes());
        for firing in &self.firings {
            bytes.extend(firing.rule.to_le_bytes());
            bytes.extend(firing.day.0.to_le_bytes());
            bytes.extend(firing.points.to_le_bytes());
        }
        bytes
    }

    /// A course from its bytes; `None` for none.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (head, rest) = bytes.split_first_chunk::<14>()?;
        let standing = Standing {
            band: *[Band::Cold, Band::Cool, Band::Warm, Band::Hot].get(usize::from(head[0]))?,
            armed: head[1] != 0,
            crossings: u32::from_le_bytes(head[2..6].try_into().ok()?),
            cycle: i64::from_le_bytes(head[6..14].try_into().ok()?),
        };
        let firings = rest.chunks_exact(8).map(|raw| {
            Some(Firing {
                rule: u16::from_le_bytes(raw[..2].try_into().ok()?),
                day: Day(i32::from_le_bytes(raw[2..6].try_into().ok()?)),
                points: i16::from_le_bytes(raw[6..].try_into().ok()?),
            })
        });
        Some(Self { standing, firings: firings.collect::<Option<_>>()? })
    }
}
