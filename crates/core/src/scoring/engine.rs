//! From inputs to millipoints: which rules fire, what is left of each firing, what the caps cut.
//!
//! An [`Engine`] is a model with its word lists folded, made once and used for many leads.

use super::arithmetic::{self, Match, factor, fire, shown, value};
use super::condition::Compiled;
use super::inputs::{Activity, Facts, Inputs, Value, View, Word};
use super::model::{
    Count, EngagementGrade, FitGrade, Gate, Group, Model, Points, Rule, Side, TableBy, Version,
    Window,
};
use crate::time::Day;

/// A version ready to score.
#[derive(Debug)]
pub struct Engine<'m> {
    /// The version.
    pub version: &'m Version,
    pub(super) rules: Vec<Prepared<'m>>,
    gates: Vec<(&'m Gate, Compiled)>,
    time_only_lowers: bool,
}

/// A rule that is switched on.
#[derive(Debug)]
pub(super) struct Prepared<'m> {
    pub rule: &'m Rule,
    pub condition: Compiled,
    pub filter: Compiled,
    /// Place of its group in the model.
    pub group: Option<usize>,
    kinds: u32,
    table: Vec<(Word, i16)>,
}

/// One firing or field with its points.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fired<'a> {
    pub rule: &'a Rule,
    pub act: Option<&'a Activity>,
    pub field: Option<&'a str>,
    pub day: Option<Day>,
    pub full: i64,
    pub mp: i64,
}

/// What a group cut off or added.
#[derive(Debug, Clone, Copy)]
pub(super) struct Clip<'a> {
    pub group: &'a Group,
    pub mp: i64,
}

/// One half: what the groups left of it, and what the half's own limits left of that.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Half {
    pub before: i64,
    pub mp: i64,
}

impl Half {
    pub(super) fn points(self) -> i64 {
        shown(self.mp)
    }
}

/// Everything that a score consists of.
#[derive(Debug)]
pub(super) struct Sum<'a> {
    pub fired: Vec<Fired<'a>>,
    pub clips: Vec<Clip<'a>>,
    pub fit: Half,
    pub engagement: Half,
    pub gate: Option<&'a Gate>,
    pub cycle: i64,
}

impl Sum<'_> {
    pub(super) fn total(&self) -> i64 {
        self.fit.points() + self.engagement.points()
    }
}

impl<'m> Engine<'m> {
    /// Folds the lists of a version whose model was checked.
    pub fn new(version: &'m Version) -> Self {
        let model = &version.model;
        let rules: Vec<_> = model
            .rules
            .iter()
            .filter(|rule| rule.on)
            .map(|rule| Prepared::new(rule, model))
            .collect();
        let gates: Vec<_> = model
            .gates
            .iter()
            .filter(|gate| gate.on)
            .map(|gate| (gate, Compiled::new(&gate.condition, &model.lists)))
            .collect();
        // Then a gap without changes needs one step of the band, not one per day.
        let time_only_lowers = gates.iter().all(|(gate, _)| gate.until.is_none())
            && rules.iter().all(|prepared| prepared.time_only_lowers());
        Self { version, rules, gates, time_only_lowers }
    }

    /// The model.
    pub fn model(&self) -> &'m Model {
        &self.version.model
    }

    /// True if time alone can never raise the total of this lead in a gap without changes.
    pub(super) fn only_sinks(&self, inputs: &Inputs) -> bool {
        self.time_only_lowers
            && inputs.facts.iter().all(|row| row.day <= row.recorded)
            && inputs.activities.iter().all(|act| act.day <= act.recorded)
    }

    /// Adds everything up.
    pub(super) fn sum<'a>(&'a self, inputs: &'a Inputs, view: View) -> Sum<'a> {
        let facts = Facts::at(inputs, view);
        let (cycle_start, cycle) = facts.cycle(inputs.since);
        let mut fired = Vec::new();
        for prepared in &self.rules {
            match prepared.rule.side {
                Side::Fit => fired.extend(prepared.fit(&facts)),
                Side::Engagement => {
                    prepared.engagement(inputs, &facts, view, cycle_start, &mut fired);
                }
            }
        }
        let clips = self.clips(&fired);
        let half = |side: Side| {
            let own = fired.iter().filter(|fired| fired.rule.side == side);
            let cut = clips.iter().filter(|clip| clip.group.side == side);
            let before: i64 =
                own.map(|fired| fired.mp).sum::<i64>() + cut.map(|clip| clip.mp).sum::<i64>();
            Half { before, mp: before.clamp(0, arithmetic::HALF_CAP) }
        };
        let (fit, engagement) = (half(Side::Fit), half(Side::Engagement));
        let gate = self
            .gates
            .iter()
            .find(|(gate, condition)| {
                gate.until.is_none_or(|until| view.day <= until) && condition.holds(&facts, None)
            })
            .map(|(gate, _)| *gate);
        Sum { fired, clips, fit, engagement, gate, cycle }
    }

    fn clips<'a>(&'a self, fired: &[Fired<'a>]) -> Vec<Clip<'a>> {
        let mut clips = Vec::new();
        for group in &self.model().groups {
            let sum: i64 = fired
                .iter()
                .filter(|fired| fired.rule.group.as_ref() == Some(&group.id))
                .map(|fired| fired.mp)
                .sum();
            let least = i64::from(group.floor) * arithmetic::MP;
            let most = i64::from(group.cap) * arithmetic::MP;
            let cut = sum.clamp(least, most) - sum;
            if cut != 0 {
                clips.push(Clip { group, mp: cut });
            }
        }
        clips
    }

    /// The cell of the grid for two shown halves.
    pub fn cell(&self, fit: i64, engagement: i64) -> (FitGrade, EngagementGrade) {
        let grid = self.model().grid;
        let row = match fit {
            fit if fit >= grid.fit_a => FitGrade::A,
            fit if fit >= grid.fit_b => FitGrade::B,
            _ => FitGrade::C,
        };
        let column = match engagement {
            points if points >= grid.engagement_1 => EngagementGrade::One,
            points if points >= grid.engagement_2 => EngagementGrade::Two,
            _ => EngagementGrade::Three,
        };
        (row, column)
    }

    /// Gates that hold for these facts and end some day.
    pub(super) fn gate_ends<'a>(&'a self, facts: &'a Facts<'a>) -> impl Iterator<Item = Day> + 'a {
        self.gates
            .iter()
            .filter(|(_, condition)| condition.holds(facts, None))
            .filter_map(|(gate, _)| gate.until)
    }
}

impl<'m> Prepared<'m> {
    fn new(rule: &'m Rule, model: &Model) -> Self {
        let condition = Compiled::new(&rule.condition, &model.lists);
        let table = match &rule.points {
            Points::Whole(_) => Vec::new(),
            Points::Table { values, .. } => {
                values.iter().map(|(choice, points)| (Word::new(choice), *points)).collect()
            }
        };
        let group = rule.group.as_ref();
        Self {
            rule,
            group: group.and_then(|id| model.groups.iter().position(|group| group.id == *id)),
            kinds: condition.kinds(),
            condition,
            filter: Compiled::new(&rule.filter, &model.lists),
            table,
        }
    }

    fn time_only_lowers(&self) -> bool {
        let values = self.rule.points.values();
        match (self.rule.side, self.rule.count) {
            (Side::Fit, _) => true,
            (Side::Engagement, Count::Absent { .. }) => values.iter().all(|points| *points <= 0),
            (Side::Engagement, _) => values.iter().all(|points| *points >= 0),
        }
    }

    fn fit<'a>(&'a self, facts: &Facts<'a>) -> Option<Fired<'a>> {
        if !self.condition.holds(facts, None) {
            return None;
        }
        let points = self.points(facts, None);
        let by = match &self.rule.points {
            Points::Table { by: TableBy::Field(field), .. } => Some(field.as_str()),
            _ => None,
        };
        let field = by.filter(|field| facts.value(field).is_known());
        let field = field.or_else(|| self.condition.witness(facts)).or(by);
        let mp = value(points, arithmetic::ONE);
        let day = field.and_then(|field| facts.row(field)).map(|row| row.day);
        (mp != 0).then_some(Fired { rule: self.rule, act: None, field, day, full: mp, mp })
    }

    fn engagement<'a>(
        &'a self,
        inputs: &'a Inputs,
        facts: &Facts<'a>,
        view: View,
        cycle_start: Day,
        fired: &mut Vec<Fired<'a>>,
    ) {
        if !self.filter.holds(facts, None) {
            return;
        }
        if let Count::Absent { days } = self.rule.count {
            let last = self.last(inputs, facts, view).unwrap_or(cycle_start).max(cycle_start);
            let due = Day(last.0.saturating_add(i32::from(days)));
            let mp = value(self.points(facts, None), arithmetic::ONE);
            if due <= view.day && mp != 0 {
                let (act, field) = (None, None);
                let rule = self.rule;
                fired.push(Fired { rule, act, field, day: Some(due), full: mp, mp });
            }
            return;
        }
        for firing in self.firings(inputs, facts, view) {
            let day = firing.act.day;
            let age = view.day.0 - day.0;
            let inside = match self.rule.window {
                Window::Always => true,
                Window::Last { days } => age < i32::from(days),
                Window::Cycle => day >= cycle_start,
            };
            let mp = value(firing.points, factor(self.rule.decay, age));
            if inside && mp != 0 {
                fired.push(Fired {
                    rule: self.rule,
                    act: Some(firing.act),
                    field: None,
                    day: Some(day),
                    full: value(firing.points, arithmetic::ONE),
                    mp,
                });
            }
        }
    }

    /// Firings after counts and limits, before window and decay.
    pub(super) fn firings<'a>(
        &self,
        inputs: &'a Inputs,
        facts: &Facts<'a>,
        view: View,
    ) -> Vec<Match<'a>> {
        let part = self.rule.limit.per_key.map(|per_key| per_key.key.part());
        let matches: Vec<Match<'a>> = inputs
            .activities
            .iter()
            .filter(|act| view.sees(act.day, act.recorded, act.change))
            .filter(|act| self.is_met_by(act, facts))
            .map(|act| Match {
                act,
                points: self.points(facts, Some(act)),
                key: part
                    .and_then(|part| act.attribute(part))
                    .and_then(|value| value.words().first())
                    .map_or("", Word::as_str),
            })
            .collect();
        fire(matches, self.rule.count, &self.rule.limit)
    }

    /// True if a scorable activity meets the rule's condition.
    pub(super) fn is_met_by(&self, act: &Activity, facts: &Facts<'_>) -> bool {
        self.kinds & act.kind.bit() != 0
            && act.is_scorable()
            && self.condition.holds(facts, Some(act))
    }

    /// The newest visible day on which the condition was met.
    pub(super) fn last(&self, inputs: &Inputs, facts: &Facts<'_>, view: View) -> Option<Day> {
        inputs
            .activities
            .iter()
            .filter(|act| view.sees(act.day, act.recorded, act.change))
            .filter(|act| self.is_met_by(act, facts))
            .map(|act| act.day)
            .max()
    }

    pub(super) fn points(&self, facts: &Facts<'_>, act: Option<&Activity>) -> i16 {
        let (by, otherwise) = match &self.rule.points {
            Points::Whole(points) => return *points,
            Points::Table { by, otherwise, .. } => (by, *otherwise),
        };
        let value = match by {
            TableBy::Field(field) => facts.value(field),
            TableBy::Act(part) => {
                act.and_then(|act| act.attribute(part)).unwrap_or(&Value::Nothing)
            }
        };
        let code = match value {
            Value::Number(number) => Some(Word::new(&number.to_string())),
            Value::Flag(flag) => Some(Word::new(if *flag { "yes" } else { "no" })),
            Value::Nothing | Value::Text(_) | Value::Many(_) => None,
        };
        let words = code.as_ref().map_or(value.words(), std::slice::from_ref);
        let found = self.table.iter().filter(|(choice, _)| words.contains(choice));
        // Of several choices the best counts, so that the order in which they were ticked does not.
        found.map(|(_, points)| *points).max().unwrap_or(otherwise)
    }
}
