//! The same score by slow plain code: fractions, exhaustive search, one day after the other.
//! It shares the input types and [`super::super::inputs::Word`] with the engine, nothing else.

use crate::measured_tests::{is_long, report};
use std::collections::BTreeMap;

use super::build::{self, Dice};
use crate::scoring::condition::{Condition, Test, Words};
use crate::scoring::inputs::{Activity, ActivityKind, Inputs, Value, Word};
use crate::scoring::model::{Count, Decay, Limit, Model, Points, Rule, Side, TableBy, Window};
use crate::scoring::score;
use crate::time::Day;

struct Lead<'a> {
    model: &'a Model,
    inputs: &'a Inputs,
    day: i32,
}

/// A firing: day, points, key.
type Firing = (i32, i16, String);

impl Lead<'_> {
    fn field(&self, field: &str) -> Value {
        let mut rows: Vec<_> = self.inputs.facts.iter().filter(|r| r.field == field).collect();
        rows.retain(|r| r.day.0 <= self.day && r.recorded.0 <= self.day);
        rows.sort_by_key(|r| (r.day.0, r.change));
        rows.last().map_or(Value::Nothing, |r| r.value.clone())
    }

    fn cycle_start(&self) -> i32 {
        let mut rows: Vec<_> = self.inputs.facts.iter().filter(|r| r.field == "cycle").collect();
        rows.retain(|r| r.day.0 <= self.day && r.recorded.0 <= self.day);
        rows.sort_by_key(|r| (r.day.0, r.change));
        rows.last().map_or(self.inputs.since.0, |r| r.day.0)
    }

    fn texts(value: &Value) -> Vec<String> {
        match value {
            Value::Text(word) => vec![word.as_str().to_owned()],
            Value::Many(words) => words.iter().map(|w| w.as_str().to_owned()).collect(),
            _ => vec![],
        }
    }

    fn test(&self, test: &Test, value: &Value) -> bool {
        let listed = |words: &Words| -> Vec<String> {
            let words = match words {
                Words::Words(words) => words.clone(),
                Words::List(id) => self.model.lists[id].clone(),
            };
            words.iter().map(|w| Word::new(w).as_str().to_owned()).collect()
        };
        let own = Self::texts(value);
        match test {
            Test::Is(words) => listed(words).iter().any(|w| own.contains(w)),
            Test::Contains(words) => {
                listed(words).iter().any(|w| own.iter().any(|o| o.contains(w.as_str())))
            }
            Test::Known(known) => (*value != Value::Nothing) == *known,
            Test::AtLeast(_) | Test::AtMost(_) => panic!("not drawn"),
        }
    }

    fn holds(&self, condition: &Condition, act: Option<&Activity>) -> bool {
        match condition {
            Condition::All(parts) => !parts.iter().any(|p| !self.holds(p, act)),
            Condition::Any(parts) => parts.iter().filter(|p| self.holds(p, act)).count() > 0,
            Condition::Not(part) => !self.holds(part, act),
            Condition::Field(field, test) => self.test(test, &self.field(field)),
            Condition::Act(part, test) => {
                let Some(act) = act else { return false };
                if part == "kind" {
                    return self.test(test, &Value::text(act.kind.code()));
                }
                let own = act.attributes.iter().find(|(name, _)| name == part);
                self.test(test, own.map_or(&Value::Nothing, |(_, value)| value))
            }
        }
    }

    fn points(&self, rule: &Rule, act: Option<&Activity>) -> i16 {
        match &rule.points {
            Points::Whole(points) => *points,
            Points::Table { by, values, otherwise } => {
                let value = match by {
                    TableBy::Field(field) => self.field(field),
                    TableBy::Act(part) => act
                        .and_then(|a| a.attributes.iter().find(|(name, _)| name == part))
                        .map_or(Value::Nothing, |(_, value)| value.clone()),
                };
                let own = Self::texts(&value);
                let hits = own.iter().filter_map(|o| values.get(o));
                hits.max().copied().unwrap_or(*otherwise)
            }
        }
    }

    fn matches(&self, rule: &Rule) -> Vec<Firing> {
        let is_set = |act: &Activity, flag: &str| {
            act.attributes.iter().any(|(name, v)| name == flag && *v == Value::Flag(true))
        };
        let mut found = vec![];
        for act in &self.inputs.activities {
            if act.day.0 > self.day || act.recorded.0 > self.day {
                continue;
            }
            let hasty = act.attributes.iter().any(|(name, v)| {
                name == "seconds_after_send" && matches!(v, Value::Number(n) if *n < 60)
            });
            let barred = match act.kind {
                ActivityKind::Note | ActivityKind::MailOut => true,
                ActivityKind::MailIn => is_set(act, "auto_reply") || is_set(act, "bounce"),
                ActivityKind::LinkClick => is_set(act, "all_links") || hasty,
                _ => false,
            };
            if !barred && self.holds(&rule.condition, Some(act)) {
                let part = rule.limit.per_key.map(|k| format!("{:?}", k.key).to_lowercase());
                let key = act.attributes.iter().find(|(name, _)| Some(name) == part.as_ref());
                let key = key.map_or(String::new(), |(_, v)| Self::texts(v).concat());
                found.push((act.day.0, self.points(rule, Some(act)), key));
            }
        }
        found
    }

    fn rule(&self, rule: &Rule) -> i64 {
        if rule.side == Side::Fit {
            let held = self.holds(&rule.condition, None);
            return if held { i64::from(self.points(rule, None)) * 1000 } else { 0 };
        }
        if !self.holds(&rule.filter, None) {
            return 0;
        }
        let matches = self.matches(rule);
        if let Count::Absent { days } = rule.count {
            let last = matches.iter().map(|m| m.0).max().unwrap_or(i32::MIN);
            let silent = self.day - last.max(self.cycle_start()) >= i32::from(days);
            return if silent { i64::from(self.points(rule, None)) * 1000 } else { 0 };
        }
        let mut sum = 0;
        for (day, points, _) in limited(fired(matches, rule), &rule.limit) {
            let age = self.day - day;
            let inside = match rule.window {
                Window::Always => true,
                Window::Last { days } => age < i32::from(days),
                Window::Cycle => day >= self.cycle_start(),
            };
            if inside {
                sum += decayed(points, rule.decay, age);
            }
        }
        sum
    }

    fn halves(&self) -> (i64, i64) {
        let mut halves = BTreeMap::from([(Side::Fit, 0), (Side::Engagement, 0)]);
        let mut groups: BTreeMap<&str, i64> = BTreeMap::new();
        for rule in self.model.rules.iter().filter(|r| r.on) {
            match &rule.group {
                Some(group) => *groups.entry(group).or_default() += self.rule(rule),
                None => *halves.get_mut(&rule.side).unwrap() += self.rule(rule),
            }
        }
        for (id, sum) in groups {
            let group = self.model.groups.iter().find(|g| g.id == id).unwrap();
            let clipped = sum.max(i64::from(group.floor) * 1000).min(i64::from(group.cap) * 1000);
            *halves.get_mut(&group.side).unwrap() += clipped;
        }
        (halves[&Side::Fit].clamp(0, 50_000), halves[&Side::Engagement].clamp(0, 50_000))
    }
}

fn sort(found: &mut [Firing]) {
    found.sort_by(|a, b| (b.0, b.1).cmp(&(a.0, a.1)).then(a.2.cmp(&b.2)));
}

fn fired(mut found: Vec<Firing>, rule: &Rule) -> Vec<Firing> {
    sort(&mut found);
    let (times, days) = match rule.count {
        Count::Each => return found,
        Count::Within { times, days } => (usize::from(times), i32::from(days)),
        Count::Ever { times } => (usize::from(times), i32::MAX),
        Count::Absent { .. } => panic!("asked elsewhere"),
    };
    let mut firings = vec![];
    let mut keys: Vec<String> = found.iter().map(|f| f.2.clone()).collect();
    keys.sort();
    keys.dedup();
    if rule.limit.per_key.is_none() {
        keys = vec![String::new()];
    }
    for key in keys {
        let mut left: Vec<Firing> = found.iter().filter(|f| f.2 == key).cloned().collect();
        while left.len() >= times {
            let fits = left[0].0 - left[times - 1].0 <= days.saturating_sub(1);
            let newest = left.remove(0);
            if fits {
                left.drain(..times - 1);
                firings.push(newest);
            }
        }
    }
    sort(&mut firings);
    firings
}

/// With one limit: newest first while there is room. With both: of all allowed sets the one whose
/// days, newest first, are greatest.
fn limited(firings: Vec<Firing>, limit: &Limit) -> Vec<Firing> {
    let allows = |set: &[Firing]| {
        let count = |f: &dyn Fn(&Firing) -> bool| set.iter().filter(|x| f(x)).count();
        set.iter().all(|firing| {
            let day = limit.per_day.is_none_or(|n| count(&|x| x.0 == firing.0) <= usize::from(n));
            let key =
                limit.per_key.is_none_or(|k| count(&|x| x.2 == firing.2) <= usize::from(k.times));
            day && key
        })
    };
    let mut best: Vec<Firing> = vec![];
    if limit.per_day.is_some() && limit.per_key.is_some() {
        assert!(firings.len() <= 12, "too many for exhaustive search");
        for set in 0..1_u32 << firings.len() {
            let chosen: Vec<Firing> = (0..firings.len())
                .filter(|i| set >> i & 1 == 1)
                .map(|i| firings[i].clone())
                .collect();
            let days = |set: &[Firing]| set.iter().map(|f| f.0).collect::<Vec<_>>();
            if allows(&chosen) && days(&chosen) > days(&best) {
                best = chosen;
            }
        }
    } else {
        for firing in firings {
            best.push(firing);
            if !allows(&best) {
                best.pop();
            }
        }
    }
    best.truncate(limit.newest.map_or(usize::MAX, usize::from));
    best
}

/// |points|·1000·factor + 1/2, rounded down, with the factor as a fraction of 2³².
fn decayed(points: i16, decay: Decay, age: i32) -> i64 {
    let factor: i128 = match decay {
        Decay::None => 1 << 32,
        Decay::Linear { days } => {
            i128::from((i32::from(days) - age).max(0)) * (1 << 32) / i128::from(days)
        }
        Decay::HalfLife { days } => half_life(i32::from(days), age),
    };
    let full = i128::from(points.abs()) * 1000;
    let magnitude = (2 * full * factor + (1 << 32)) / (1 << 33);
    i64::from(points.signum()) * i64::try_from(magnitude).unwrap()
}

/// Digit after digit of r/H by doubling the remainder; the roots by integer square roots.
fn half_life(half: i32, age: i32) -> i128 {
    if age >= 8 * half {
        return 0;
    }
    let mut rest = age % half;
    let mut product: i128 = 1 << 62;
    for root in roots() {
        rest *= 2;
        if rest >= half {
            rest -= half;
            product = product * root / (1 << 62);
        }
    }
    product / (1 << 30) / (1 << (age / half))
}

/// 2^(−1/2^i) in Q62, each the square root of the one before, kept with 124 bits meanwhile.
fn roots() -> &'static [i128] {
    static ROOTS: std::sync::OnceLock<Vec<i128>> = std::sync::OnceLock::new();
    ROOTS.get_or_init(|| {
        let mut roots = vec![];
        let mut squared: u128 = 1 << 125;
        for _ in 0..32 {
            // squared is in Q126, so its root is in Q63; a second digit pair gives Q126 again.
            squared = root_q126(squared);
            roots.push(((squared + (1 << 63)) >> 64) as i128);
        }
        roots
    })
}

/// Square root of a Q126 number as Q126, by bisection on products of 63-bit halves.
fn root_q126(x: u128) -> u128 {
    let square = |y: u128| {
        let (high, low) = (y >> 63, y & ((1 << 63) - 1));
        high * high + ((2 * high * low) >> 63) + ((low * low) >> 126)
    };
    let (mut low, mut high) = (0_u128, 1 << 126);
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        if square(middle) <= x { low = middle } else { high = middle }
    }
    low
}

fn compare(seed: u64) {
    let mut dice = Dice::new(seed);
    let rules = dice.range(1, 6) as usize;
    let model = build::model(&mut dice, rules, false);
    let acts = if dice.one_in(20) { 12 } else { 7 };
    let inputs = build::inputs(&mut dice, acts);
    let day = dice.range(0, 120);
    let (fit, engagement) = Lead { model: &model, inputs: &inputs, day }.halves();
    let version = build::version(model);
    let ours = score(&inputs, &version, Day(day));
    let mp = |side| -> i64 {
        let own = ours.lines.iter().filter(|l| l.side == side);
        own.filter(|l| l.kind != crate::scoring::LineKind::Rounding).map(|l| l.mp).sum()
    };
    assert_eq!(mp(Side::Fit), fit, "fit, seed {seed}");
    assert_eq!(mp(Side::Engagement), engagement, "engagement, seed {seed}");
    assert_eq!(ours.fit, (fit + 500) / 1000, "shown fit, seed {seed}");
    assert_eq!(ours.engagement, (engagement + 500) / 1000, "shown engagement, seed {seed}");
}

/// The long form takes minutes.
#[test]
fn random_scores_equal_those_of_slow_plain_code() {
    let cases = if is_long() { 1_000_000 } else { 20_000 };
    (0..cases).for_each(compare);
    report("score_oracle", &serde_json::json!({ "cases": cases, "differences": 0 }));
}
