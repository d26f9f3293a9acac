//! Bands and the contact line: how a lead *stands*, which depends on the way it came.
//!
//! A band is entered at its limit and left only `hysteresis` points below it, so that a total
//! swinging around a limit does not flicker. The standing is therefore a fold over the history:
//! from Cold at the start of the cycle, one step per change and per day. Missed days are caught
//! up, so it does not matter when the program ran. A new version starts from plain limits.
//!
//! While a lead is set aside it can sink but not rise; when the gate lifts, band and crossing
//! count at once.

use serde::{Deserialize, Serialize};

use super::engine::Engine;
use super::inputs::{Inputs, Knowledge, View};
use super::lifetime::live_until;
use super::model::{ContactLine, EngagementGrade, FitGrade, Model};
use crate::time::Day;

/// How warm a lead is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum Band {
    /// 休眠
    Cold,
    /// 低
    Cool,
    /// 中
    Warm,
    /// 高
    Hot,
}

impl Band {
    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Cold => "cold",
            Self::Cool => "cool",
            Self::Warm => "warm",
            Self::Hot => "hot",
        }
    }

    /// The band of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Cold, Self::Cool, Self::Warm, Self::Hot].into_iter().find(|band| band.code() == code)
    }
}

/// Where a lead stands after all steps so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// Number of the cycle that it belongs to.
    pub cycle: i64,
    /// The band, also while the lead is set aside.
    pub band: Band,
    /// True if reaching the contact line would count.
    pub armed: bool,
    /// Upward passes of the contact line in this cycle.
    pub crossings: u32,
}

/// What one step sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reading {
    /// Shown half.
    pub fit: i64,
    /// Shown half.
    pub engagement: i64,
    /// A gate holds.
    pub is_aside: bool,
    /// Number of the running cycle.
    pub cycle: i64,
}

/// An upward pass of the contact line: one next step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Crossing {
    /// Cycle.
    pub cycle: i64,
    /// 1, 2, 3 … within the cycle.
    pub number: u32,
    /// Day of the step.
    pub day: Day,
    /// The change that caused it; `None` for the passing of time (a gate that lifted).
    pub change: Option<i64>,
    /// Total after it.
    pub total: i64,
    /// Total at the step before.
    pub before: i64,
}

/// A fold that can be continued.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fold {
    /// Where the lead stands.
    pub standing: Standing,
    /// Day of the last step; `None` before the first.
    pub day: Option<Day>,
    /// Last change that was stepped over.
    pub change: i64,
    /// Total at the last step.
    pub total: i64,
}

impl Reading {
    /// Both halves.
    pub fn total(self) -> i64 {
        self.fit + self.engagement
    }

    fn reaches(self, model: &Model, less: i64) -> bool {
        match model.contact {
            ContactLine::Total(total) => self.total() >= total - less,
            ContactLine::Cell { fit, engagement } => {
                let grid = model.grid;
                let row = match fit {
                    FitGrade::A => grid.fit_a,
                    FitGrade::B => grid.fit_b,
                    FitGrade::C => 0,
                };
                let column = match engagement {
                    EngagementGrade::One => grid.engagement_1,
                    EngagementGrade::Two => grid.engagement_2,
                    EngagementGrade::Three => 0,
                };
                // Row C and column 3 begin at nothing and are never left downward.
                self.fit >= (row - less).max(0) && self.engagement >= (column - less).max(0)
            }
        }
    }
}

impl Standing {
    /// The start of a cycle.
    pub fn start(cycle: i64) -> Self {
        Self { cycle, band: Band::Cold, armed: true, crossings: 0 }
    }

    /// Plain limits without history, for a version that has just come into force.
    pub fn by_plain_limits(reading: Reading, model: &Model, crossings: u32) -> Self {
        Self {
            cycle: reading.cycle,
            band: plain(reading.total(), model),
            armed: !reading.reaches(model, 0),
            crossings,
        }
    }

    /// One step. True if the contact line was crossed upward.
    pub fn step(&mut self, reading: Reading, model: &Model) -> bool {
        if reading.cycle != self.cycle {
            *self = Self::start(reading.cycle);
        }
        let slack = model.bands.hysteresis;
        let sunk = plain(reading.total() + slack, model);
        self.band = self.band.min(sunk);
        self.armed |= !reading.reaches(model, slack);
        if reading.is_aside {
            return false;
        }
        self.band = self.band.max(plain(reading.total(), model));
        let crossed = self.armed && reading.reaches(model, 0);
        if crossed {
            self.armed = false;
            self.crossings += 1;
        }
        crossed
    }
}

fn plain(total: i64, model: &Model) -> Band {
    match total {
        total if total >= model.bands.hot => Band::Hot,
        total if total >= model.bands.warm => Band::Warm,
        total if total >= model.bands.cool => Band::Cool,
        _ => Band::Cold,
    }
}

impl Engine<'_> {
    /// The halves, gate and cycle in one view.
    pub fn reading(&self, inputs: &Inputs, view: View) -> Reading {
        let sum = self.sum(inputs, view);
        Reading {
            fit: sum.fit.points(),
            engagement: sum.engagement.points(),
            is_aside: sum.gate.is_some(),
            cycle: sum.cycle,
        }
    }

    /// The fold before the first change that this version has to step over.
    ///
    /// Leads known before the version came into force start from plain limits of that moment.
    pub fn begin(&self, inputs: &Inputs, until: View) -> Fold {
        let version = self.version;
        let known_before = until.knowledge == Knowledge::AsKnown
            && version.since <= until.day
            && version.change <= until.change
            && moments(inputs, until).first().is_some_and(|first| first.1 <= version.change);
        if known_before {
            let view = View { day: version.since, change: version.change, ..until };
            let reading = self.reading(inputs, view);
            return Fold {
                standing: Standing::by_plain_limits(reading, &version.model, 0),
                day: Some(version.since),
                change: version.change,
                total: reading.total(),
            };
        }
        Fold { standing: Standing::start(1), day: None, change: i64::MIN, total: 0 }
    }

    /// Continues `fold` to `until`: one step per change and per day.
    ///
    /// Returns where the lead stands and every upward pass on the way, oldest first.
    pub fn fold(&self, inputs: &Inputs, mut fold: Fold, until: View) -> (Fold, Vec<Crossing>) {
        let mut crossings = Vec::new();
        let only_sinks = self.only_sinks(inputs);
        for (day, change) in moments(inputs, until) {
            if change <= fold.change {
                continue;
            }
            // With the clock set back a later change may name an earlier day: days never return.
            let day = fold.day.map_or(day, |last| last.max(day));
            self.catch_up(inputs, &mut fold, View { day, ..until }, only_sinks, &mut crossings);
            let view = View { day, change, ..until };
            let cause = (until.knowledge == Knowledge::AsKnown).then_some(change);
            crossings.extend(self.step(inputs, &mut fold, view, cause));
            (fold.day, fold.change) = (Some(day), change);
        }
        self.catch_up(inputs, &mut fold, until, only_sinks, &mut crossings);
        (fold, crossings)
    }

    /// Steps over the days after `fold.day` up to `until.day`, seeing the changes so far.
    fn catch_up(
        &self,
        inputs: &Inputs,
        fold: &mut Fold,
        until: View,
        only_sinks: bool,
        crossings: &mut Vec<Crossing>,
    ) {
        let Some(from) = fold.day.filter(|from| *from < until.day) else { return };
        let seen = View { change: fold.change, ..until };
        if !only_sinks {
            let last = live_until(self, inputs, View { day: from, ..seen });
            for day in from.0 + 1..=last.map_or(from.0, |last| last.0.min(until.day.0 - 1)) {
                let view = View { day: Day(day), ..seen };
                crossings.extend(self.step(inputs, fold, view, None));
            }
        }
        crossings.extend(self.step(inputs, fold, seen, None));
        fold.day = Some(until.day);
    }

    fn step(
        &self,
        inputs: &Inputs,
        fold: &mut Fold,
        view: View,
        change: Option<i64>,
    ) -> Option<Crossing> {
        let reading = self.reading(inputs, view);
        let before = std::mem::replace(&mut fold.total, reading.total());
        let crossed = fold.standing.step(reading, self.model());
        crossed.then_some(Crossing {
            cycle: fold.standing.cycle,
            number: fold.standing.crossings,
            day: view.day,
            change,
            total: reading.total(),
            before,
        })
    }
}

/// The moments at which something was recorded (or, by own date, happened), in order of change.
fn moments(inputs: &Inputs, until: View) -> Vec<(Day, i64)> {
    let facts = inputs.facts.iter().map(|row| (row.day, row.recorded, row.change));
    let acts = inputs.activities.iter().map(|act| (act.day, act.recorded, act.change));
    let mut moments: Vec<(Day, i64)> = facts
        .chain(acts)
        .map(|(day, recorded, change)| match until.knowledge {
            Knowledge::AsKnown => (recorded, change),
            // By own date a day is one moment; its number orders it.
            Knowledge::ByOwnDate => (day, i64::from(day.0)),
        })
        .filter(|(day, change)| *day <= until.day && *change <= until.change)
        .collect();
    moments.sort_unstable_by_key(|(day, change)| (*change, *day));
    moments.dedup();
    moments
}
