//! Short ways to write a lead's history, and a source of random histories and models.

use std::collections::BTreeMap;

use crate::scoring::condition::{Condition, Test, Words};
use crate::scoring::inputs::{Activity, ActivityKind, FactChange, Inputs, Value};
use crate::scoring::model::{
    Bands, ContactLine, Count, Decay, FORMAT, Gate, Grid, Group, Key, Limit, Model, PerKey, Points,
    Rule, Side, TableBy, Version, Window,
};
use crate::time::Day;

/// A version that is in force from the beginning.
pub fn version(model: Model) -> Version {
    Version { number: 1, since: Day(i32::MIN), change: i64::MIN, model }
}

/// A history that grows by one change per call.
pub struct History {
    pub inputs: Inputs,
    next: i64,
}

impl History {
    pub fn since(day: i32) -> Self {
        Self { inputs: Inputs { since: Day(day), facts: vec![], activities: vec![] }, next: 1 }
    }

    pub fn fact(mut self, day: i32, field: &str, value: &str) -> Self {
        let (field, value) = (field.to_owned(), Value::text(value));
        let row = FactChange { field, value, day: Day(day), recorded: Day(day), change: self.next };
        self.inputs.facts.push(row);
        self.next += 1;
        self
    }

    pub fn act(self, day: i32, kind: ActivityKind, parts: &[(&str, &str)]) -> Self {
        self.act_recorded(day, day, kind, parts)
    }

    pub fn act_recorded(
        mut self,
        day: i32,
        recorded: i32,
        kind: ActivityKind,
        parts: &[(&str, &str)],
    ) -> Self {
        let attributes =
            parts.iter().map(|(part, value)| ((*part).to_owned(), Value::text(value))).collect();
        self.inputs.activities.push(Activity {
            id: u128::from(self.next.unsigned_abs()),
            kind,
            day: Day(day),
            recorded: Day(recorded),
            change: self.next,
            attributes,
        });
        self.next += 1;
        self
    }
}

/// Random numbers (xorshift64*, Vigna 2016): the same seed gives the same cases.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub fn below(&mut self, sides: u32) -> u32 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        ((self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) % u64::from(sides)) as u32
    }

    pub fn range(&mut self, least: i32, most: i32) -> i32 {
        least + self.below((most - least + 1) as u32) as i32
    }

    pub fn one_in(&mut self, sides: u32) -> bool {
        self.below(sides) == 0
    }

    pub fn of<T: Copy>(&mut self, items: &[T]) -> T {
        items[self.below(items.len() as u32) as usize]
    }
}

const KINDS: &[ActivityKind] = &[
    ActivityKind::MailIn,
    ActivityKind::PageView,
    ActivityKind::Download,
    ActivityKind::Note,
    ActivityKind::MailOut,
    ActivityKind::LinkClick,
];
const FIELDS: &[&str] = &["title", "grade", "horizon", "tags"];
const WORDS: &[&str] = &["a", "b", "c", "部長", "ab"];

pub fn inputs(dice: &mut Dice, acts: u32) -> Inputs {
    let mut history = History::since(dice.range(0, 5));
    for _ in 0..dice.below(5) {
        let (day, field, word) = (dice.range(0, 60), dice.of(FIELDS), dice.of(WORDS));
        history = history.fact(day, field, word);
        if dice.one_in(6) {
            history.inputs.facts.last_mut().unwrap().recorded = Day(day + dice.range(0, 20));
        }
    }
    if dice.one_in(4) {
        history = history.fact(dice.range(10, 50), "cycle", "2");
    }
    for _ in 0..dice.below(acts + 1) {
        let (day, kind) = (dice.range(0, 60), dice.of(KINDS));
        let recorded = day + if dice.one_in(5) { dice.range(-5, 20) } else { 0 };
        let page = dice.of(WORDS);
        let parts: &[(&str, &str)] = if dice.one_in(5) { &[] } else { &[("page", page)] };
        history = history.act_recorded(day, recorded, kind, parts);
        if dice.one_in(8) {
            let act = history.inputs.activities.last_mut().unwrap();
            let flag = dice.of(&["auto_reply", "bounce", "all_links"]);
            act.attributes.push((flag.to_owned(), Value::Flag(true)));
        }
        if dice.one_in(8) {
            let act = history.inputs.activities.last_mut().unwrap();
            let seconds = i64::from(dice.range(50, 70));
            act.attributes.push(("seconds_after_send".to_owned(), Value::Number(seconds)));
        }
    }
    number(dice, &mut history.inputs);
    history.inputs
}

/// Changes are numbered as a file numbers them: later days have larger numbers; rows of one day
/// sometimes come from one change.
fn number(dice: &mut Dice, inputs: &mut Inputs) {
    let facts = inputs.facts.iter_mut().map(|row| (row.recorded, &mut row.change));
    let acts = inputs.activities.iter_mut().map(|act| (act.recorded, &mut act.change));
    let mut rows: Vec<_> = facts.chain(acts).collect();
    rows.sort_by_key(|(recorded, _)| *recorded);
    let mut last = (Day(i32::MIN), 0);
    for (recorded, change) in rows {
        if recorded != last.0 || !dice.one_in(3) {
            last.1 += 1;
        }
        last.0 = recorded;
        *change = last.1;
    }
}

fn words(dice: &mut Dice) -> Words {
    if dice.one_in(3) {
        return Words::List(dice.of(&["one", "none"]).to_owned());
    }
    let count = dice.range(1, 2);
    Words::Words((0..count).map(|_| dice.of(WORDS).to_owned()).collect())
}

fn leaf(dice: &mut Dice, acts: bool) -> Condition {
    if acts && dice.one_in(2) {
        let kinds = (0..dice.range(1, 2)).map(|_| dice.of(KINDS).code().to_owned()).collect();
        return Condition::Act("kind".to_owned(), Test::Is(Words::Words(kinds)));
    }
    let test = match dice.below(4) {
        0 => Test::Known(dice.one_in(2)),
        1 => Test::Contains(words(dice)),
        _ => Test::Is(words(dice)),
    };
    if acts && dice.one_in(2) {
        Condition::Act("page".to_owned(), test)
    } else {
        Condition::Field(dice.of(FIELDS).to_owned(), test)
    }
}

fn condition(dice: &mut Dice, acts: bool, depth: u32) -> Condition {
    if depth == 0 || dice.one_in(2) {
        return leaf(dice, acts);
    }
    let parts = (0..dice.below(3)).map(|_| condition(dice, acts, depth - 1)).collect();
    match dice.below(3) {
        0 => Condition::All(parts),
        1 => Condition::Any(parts),
        _ => Condition::Not(Box::new(condition(dice, acts, depth - 1))),
    }
}

/// A rule that `check` accepts. `positive`: one value above 0 and no absence.
pub fn rule(dice: &mut Dice, id: usize, positive: bool) -> Rule {
    let side = if !positive && dice.one_in(3) { Side::Fit } else { Side::Engagement };
    let group = (!dice.one_in(3)).then(|| match side {
        Side::Fit => "f".to_owned(),
        Side::Engagement => dice.of(&["e", "g"]).to_owned(),
    });
    let points = if positive {
        Points::Whole(dice.range(1, 50) as i16)
    } else if dice.one_in(4) {
        let by = match (side, dice.below(2)) {
            (Side::Engagement, 0) => TableBy::Act("page".to_owned()),
            _ => TableBy::Field("grade".to_owned()),
        };
        let values = WORDS.iter().map(|w| ((*w).to_owned(), dice.range(-20, 30) as i16)).collect();
        Points::Table { by, values, otherwise: dice.range(-5, 5) as i16 }
    } else {
        Points::Whole(dice.range(-20, 50) as i16)
    };
    let mut rule = Rule {
        id: format!("r{id}"),
        name: None,
        on: !dice.one_in(10),
        side,
        group,
        condition: condition(dice, side == Side::Engagement, 2),
        filter: Condition::All(vec![]),
        points,
        count: Count::Each,
        window: Window::Always,
        limit: Limit::NONE,
        decay: Decay::None,
    };
    if side == Side::Engagement {
        shape(dice, &mut rule, positive);
    }
    rule
}

fn shape(dice: &mut Dice, rule: &mut Rule, positive: bool) {
    if dice.one_in(3) {
        rule.filter = condition(dice, false, 1);
    }
    rule.count = match dice.below(6) {
        0 => Count::Within { times: dice.range(2, 3) as u16, days: dice.range(1, 14) as u16 },
        1 => Count::Ever { times: dice.range(2, 4) as u16 },
        2 if !positive => {
            let by_act = matches!(rule.points, Points::Table { by: TableBy::Act(_), .. });
            rule.count = Count::Absent { days: dice.range(1, 30) as u16 };
            if by_act {
                rule.points = Points::Whole(-5);
            }
            return;
        }
        _ => Count::Each,
    };
    let keys = [Key::Page, Key::Document];
    rule.limit = Limit {
        newest: (!dice.one_in(2)).then(|| dice.range(1, 3) as u16),
        per_day: (dice.one_in(3) && rule.count == Count::Each).then(|| dice.range(1, 2) as u16),
        per_key: dice
            .one_in(3)
            .then(|| PerKey { key: dice.of(&keys), times: dice.range(1, 2) as u16 }),
    };
    if matches!(rule.points, Points::Table { by: TableBy::Act(_), .. }) {
        rule.limit.per_day = None;
    }
    rule.window = match dice.below(4) {
        0 => Window::Last { days: dice.range(1, 40) as u16 },
        1 => Window::Cycle,
        _ => Window::Always,
    };
    rule.decay = match dice.below(3) {
        0 => Decay::None,
        1 => Decay::Linear { days: dice.range(1, 60) as u16 },
        _ => Decay::HalfLife { days: dice.range(1, 40) as u16 },
    };
}

pub fn model(dice: &mut Dice, rules: usize, positive: bool) -> Model {
    let group =
        |id: &str, side, cap, floor| Group { id: id.to_owned(), name: None, side, cap, floor };
    let gates = if dice.one_in(3) {
        let condition = condition(dice, false, 1);
        let until = dice.one_in(2).then(|| Day(dice.range(20, 70)));
        vec![Gate { id: "gate".to_owned(), name: None, on: true, condition, until }]
    } else {
        vec![]
    };
    let floor = if positive { 0 } else { -(dice.below(10) as i16) };
    Model {
        format: FORMAT,
        rules: (0..rules).map(|id| rule(dice, id, positive)).collect(),
        groups: vec![
            group("f", Side::Fit, dice.below(51) as i16, floor),
            group("e", Side::Engagement, dice.below(51) as i16, floor),
            group("g", Side::Engagement, dice.below(20) as i16, floor),
        ],
        gates,
        bands: Bands { hot: 70, warm: 40, cool: 15, hysteresis: dice.range(0, 15).into() },
        grid: Grid { fit_a: 35, fit_b: 20, engagement_1: 30, engagement_2: 15 },
        contact: ContactLine::Total(dice.range(5, 70).into()),
        lists: BTreeMap::from([
            ("one".to_owned(), vec!["Ａ".to_owned(), "部".to_owned()]),
            ("none".to_owned(), vec![]),
        ]),
        mail_opens: false,
    }
}
