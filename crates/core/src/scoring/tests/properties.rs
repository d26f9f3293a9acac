//! The promises of the engine on random histories and models.

use super::build::{self, Dice, History, version};
use crate::scoring::arithmetic::MP;
use crate::scoring::bands::Reading;
use crate::scoring::course::{Course, Fades, course};
use crate::scoring::explain::summary;
use crate::scoring::inputs::ActivityKind::MailIn;
use crate::scoring::lifetime::live_until;
use crate::scoring::{
    Band, Engine, FactChange, Inputs, LineKind, Score, Standing, Starting, Value, Version, View,
    score,
};
use crate::time::Day;

const CASES: u64 = 1_500;

fn case(seed: u64, positive: bool) -> (Dice, Version, Inputs) {
    let mut dice = Dice::new(seed + 7_000_000);
    let rules = if positive { 1 } else { dice.range(1, 6) as usize };
    let model = build::model(&mut dice, rules, positive);
    let inputs = build::inputs(&mut dice, 8);
    (dice, version(model), inputs)
}

fn rule_mp(score: &Score) -> i64 {
    score.lines.iter().filter(|line| line.kind == LineKind::Rule).map(|line| line.mp).sum()
}

#[test]
fn lines_tenths_and_points_add_up_and_no_cap_or_floor_is_exceeded() {
    for seed in 0..CASES * 4 {
        let (mut dice, version, inputs) = case(seed, false);
        let score = score(&inputs, &version, Day(dice.range(0, 120)));
        let sum = |f: fn(&crate::scoring::Line) -> i64| score.lines.iter().map(f).sum::<i64>();
        assert_eq!(sum(|l| l.mp), score.total * MP, "seed {seed}");
        assert_eq!(sum(|l| l.points), score.total, "seed {seed}");
        assert_eq!(sum(|l| l.tenths), score.total * 10, "seed {seed}");
        assert!((0..=50).contains(&score.fit) && (0..=50).contains(&score.engagement));
        for line in &score.lines {
            assert!((line.points * MP - line.mp).abs() < MP, "seed {seed}: {line:?}");
            assert!((line.tenths * 100 - line.mp).abs() < 100, "seed {seed}: {line:?}");
        }
        for group in &version.model.groups {
            let own = score.lines.iter().filter(|l| l.group.as_ref() == Some(&group.id));
            let own: i64 = own.map(|l| l.mp).sum();
            let range = i64::from(group.floor) * MP..=i64::from(group.cap) * MP;
            assert!(range.contains(&own), "seed {seed}: group {} has {own}", group.id);
        }
    }
}

#[test]
fn time_alone_never_raises_a_positive_firing() {
    for seed in 0..CASES {
        let (_, version, mut inputs) = case(seed, true);
        inputs.facts.clear();
        inputs.activities.retain(|act| act.day.0 <= 60 && act.recorded.0 <= 60);
        let mut before = i64::MAX;
        for day in 60..200 {
            let now = rule_mp(&score(&inputs, &version, Day(day)));
            assert!(now <= before, "seed {seed}: day {day} raises {before} to {now}");
            before = now;
        }
    }
}

#[test]
fn a_new_act_never_lowers_a_positive_one_value_rule() {
    for seed in 0..CASES * 8 {
        let (mut dice, version, inputs) = case(seed, true);
        let day = Day(dice.range(60, 90));
        let before = rule_mp(&score(&inputs, &version, day));
        let mut more = inputs.clone();
        let mut acts = build::inputs(&mut dice, 6).activities;
        acts.truncate(1);
        for act in &mut acts {
            act.id += 1_000;
        }
        more.activities.append(&mut acts);
        let after = rule_mp(&score(&more, &version, day));
        assert!(after >= before, "seed {seed}: {before} fell to {after}");
    }
}

#[test]
fn the_order_of_recording_within_a_day_is_irrelevant_to_the_points() {
    for seed in 0..CASES {
        let (mut dice, version, inputs) = case(seed, false);
        let day = Day(dice.range(0, 120));
        let mut shuffled = inputs.clone();
        for at in (1..shuffled.activities.len()).rev() {
            shuffled.activities.swap(at, dice.below(at as u32 + 1) as usize);
        }
        let ids: Vec<u128> = inputs.activities.iter().map(|act| act.id).collect();
        for (act, id) in shuffled.activities.iter_mut().zip(ids) {
            act.id = id;
        }
        shuffled.facts.reverse();
        let (a, b) = (score(&inputs, &version, day), score(&shuffled, &version, day));
        assert_eq!((a.fit, a.engagement), (b.fit, b.engagement), "seed {seed}");
        assert_eq!(rule_mp(&a), rule_mp(&b), "seed {seed}");
    }
}

#[test]
fn later_rows_never_change_a_past_day_as_known_then() {
    for seed in 0..CASES {
        let (mut dice, version, inputs) = case(seed, false);
        let day = dice.range(0, 60);
        let known = Inputs {
            since: inputs.since,
            facts: inputs.facts.iter().filter(|r| r.recorded.0 <= day).cloned().collect(),
            activities: inputs.activities.iter().filter(|a| a.recorded.0 <= day).cloned().collect(),
        };
        let (then, now) = (score(&known, &version, Day(day)), score(&inputs, &version, Day(day)));
        assert_eq!(then.lines, now.lines, "seed {seed}");
        assert_eq!((then.band, then.standing), (now.band, now.standing), "seed {seed}");
    }
}

#[test]
fn nothing_changes_by_time_alone_after_the_day_that_the_score_names() {
    for seed in 0..CASES {
        let (mut dice, version, mut inputs) = case(seed, false);
        let engine = Engine::new(&version);
        let view = View::end_of(Day(dice.range(0, 80)));
        inputs.facts.retain(|row| row.recorded <= view.day);
        inputs.activities.retain(|act| act.recorded <= view.day);
        let last = live_until(&engine, &inputs, view).unwrap_or(view.day).0;
        let at = |day: i32| {
            let sum = engine.sum(&inputs, View { day: Day(day), ..view });
            (sum.fit.mp, sum.engagement.mp, sum.gate.map(|gate| gate.id.clone()))
        };
        let rest = at(last);
        for later in [1, 2, 3, 7, 30, 365, 2_000] {
            assert_eq!(at(last + later), rest, "seed {seed}: day {last} was not the last");
        }
    }
}

#[test]
fn a_fold_continued_day_by_day_or_after_a_pause_ends_where_the_full_run_ends() {
    for seed in 0..CASES {
        let (mut dice, version, inputs) = case(seed, false);
        let engine = Engine::new(&version);
        let end = View::end_of(Day(130));
        let begin = engine.begin(&inputs, end);
        let (full, crossings) = engine.fold(&inputs, begin, end);
        let (mut fold, mut found) = (begin, vec![]);
        let mut day = 0;
        while day <= 130 {
            let (next, more) = engine.fold(&inputs, fold, View::end_of(Day(day)));
            fold = next;
            found.extend(more);
            day += dice.range(1, 9);
        }
        let (fold, more) = engine.fold(&inputs, fold, end);
        found.extend(more);
        assert_eq!(fold.standing, full.standing, "seed {seed}");
        let keys = |c: &[crate::scoring::Crossing]| {
            c.iter().map(|c| (c.cycle, c.number, c.day)).collect::<Vec<_>>()
        };
        assert_eq!(keys(&found), keys(&crossings), "seed {seed}");
    }
}

#[test]
fn a_total_that_swings_around_a_limit_keeps_its_band_and_crosses_once() {
    let model = Starting::Show.model();
    let mut standing = Standing::start(1);
    let mut step = |total: i64, is_aside: bool, cycle: i64| {
        let reading = Reading { fit: total / 2, engagement: total - total / 2, is_aside, cycle };
        let crossed = standing.step(reading, &model);
        (standing.band, crossed, standing.crossings)
    };
    assert_eq!(step(69, false, 1), (Band::Warm, false, 0));
    assert_eq!(step(70, false, 1), (Band::Hot, true, 1));
    assert_eq!(step(65, false, 1), (Band::Hot, false, 1), "within the hysteresis");
    assert_eq!(step(71, false, 1), (Band::Hot, false, 1), "not armed: no second task");
    assert_eq!(step(64, false, 1), (Band::Warm, false, 1));
    assert_eq!(step(37, false, 1), (Band::Warm, false, 1), "35 is where Warm ends");
    assert_eq!(step(10, false, 1), (Band::Cool, false, 1));
    assert_eq!(step(9, false, 1), (Band::Cold, false, 1));
    assert_eq!(step(80, true, 1), (Band::Cold, false, 1), "set aside: no rise");
    assert_eq!(step(80, false, 1), (Band::Hot, true, 2), "the gate lifts: both at once");
    assert_eq!(step(80, false, 2), (Band::Hot, true, 1), "a new cycle is armed again");
}

#[test]
fn one_crossing_per_upward_pass_of_a_random_walk() {
    let model = Starting::Show.model();
    for seed in 0..200 {
        let mut dice = Dice::new(seed);
        let (mut standing, mut total, mut passes, mut armed) = (Standing::start(1), 50, 0, true);
        for _ in 0..300 {
            total = (total + i64::from(dice.range(-9, 9))).clamp(0, 100);
            let engagement = total.min(50);
            let fit = total - engagement;
            let crossed =
                standing.step(Reading { fit, engagement, is_aside: false, cycle: 1 }, &model);
            armed |= total < 65;
            assert_eq!(crossed, armed && total >= 70, "seed {seed}");
            if crossed {
                (armed, passes) = (false, passes + 1);
            }
        }
        assert_eq!(standing.crossings, passes, "seed {seed}");
    }
}

#[test]
fn a_new_cycle_restarts_band_and_line_while_old_acts_decay_on() {
    let mut lead = History::since(0).fact(0, "title", "社長").fact(0, "horizon", "now");
    lead = lead.act(0, MailIn, &[("asks", "quote")]);
    let version = version(Starting::Show.model());
    let first = score(&lead.inputs, &version, Day(0));
    assert_eq!((first.total, first.standing.crossings), (70, 1));
    lead = lead.fact(1, "cycle", "2");
    let second = score(&lead.inputs, &version, Day(1));
    assert_eq!((second.standing.cycle, second.standing.crossings), (2, 0), "below the line: armed");
    let lead = lead.act(1, MailIn, &[]);
    let third = score(&lead.inputs, &version, Day(1));
    let keys: Vec<_> = third.crossings.iter().map(|c| (c.cycle, c.number, c.day.0)).collect();
    assert_eq!(keys, [(1, 1, 0), (2, 1, 1)], "crossing again in the new cycle is a second one");
}

#[test]
fn a_version_saved_later_starts_from_plain_limits() {
    let lead = History::since(0).fact(0, "title", "社長").fact(0, "horizon", "now").act(
        0,
        MailIn,
        &[("asks", "quote")],
    );
    let old = version(Starting::Show.model());
    // After 9 days 65 points are left: still Hot by the hysteresis, but Warm by plain limits.
    let kept = score(&lead.inputs, &old, Day(9));
    assert_eq!((kept.total, kept.band), (65, Some(Band::Hot)));
    let new = Version { number: 2, since: Day(9), change: 4, ..old };
    let fresh = score(&lead.inputs, &new, Day(9));
    assert_eq!((fresh.total, fresh.band), (65, Some(Band::Warm)));
    assert_eq!(score(&lead.inputs, &new, Day(8)).band, Some(Band::Hot), "tried on the past");
}

#[test]
fn history_imported_late_counts_by_its_own_date_but_not_before_it_was_known() {
    let lead = History::since(0).act_recorded(0, 30, MailIn, &[]);
    let version = version(Starting::Show.model());
    assert_eq!(score(&lead.inputs, &version, Day(29)).total, 0, "not known yet");
    assert_eq!(score(&lead.inputs, &version, Day(30)).total, 8, "decayed at once");
    let engine = Engine::new(&version);
    let by_date = View { knowledge: crate::scoring::Knowledge::ByOwnDate, ..View::end_of(Day(0)) };
    let past = crate::scoring::explain::explain(&engine, &lead.inputs, by_date);
    assert_eq!(past.total, 15, "the labelled option");
}

#[test]
fn a_fact_without_a_day_before_it_is_not_known_before_it() {
    let fact = FactChange {
        field: "title".to_owned(),
        value: Value::text("部長"),
        day: Day(5),
        recorded: Day(5),
        change: 1,
    };
    let inputs = Inputs { since: Day(0), facts: vec![fact], activities: vec![] };
    let version = version(Starting::Show.model());
    assert_eq!(score(&inputs, &version, Day(4)).total, 0);
    assert_eq!(score(&inputs, &version, Day(5)).total, 20);
}

/// The case as it stands at the end of day 60, with nothing to come.
fn settled(seed: u64) -> (Version, Inputs) {
    let (_, random, mut inputs) = case(seed, true);
    let starting = [Starting::Show, Starting::Consultant, Starting::Shop];
    let version = match starting.get(seed as usize % 4) {
        Some(starting) => version(starting.model()),
        None => random,
    };
    for row in &mut inputs.facts {
        (row.day, row.recorded) =
            (row.day.min(row.recorded).min(Day(60)), row.recorded.min(Day(60)));
    }
    for act in &mut inputs.activities {
        (act.day, act.recorded) =
            (act.day.min(act.recorded).min(Day(60)), act.recorded.min(Day(60)));
    }
    (version, inputs)
}

#[test]
fn a_course_goes_on_day_by_day_bit_for_bit_like_a_full_run() {
    let mut followed = 0;
    for seed in 0..CASES {
        let (version, inputs) = settled(seed);
        let engine = Engine::new(&version);
        let full = |day: i32| summary(&engine, &inputs, View::end_of(Day(day)));
        let begin = full(60);
        let start = course(&engine, &inputs, View::end_of(Day(60)), begin.standing);
        let Some(mut daily) = start else { continue };
        let once = Course::from_bytes(&daily.to_bytes()).expect("a course comes back");
        assert_eq!(once, daily, "seed {seed}");
        followed += 1;
        let mut fades = Fades::default();
        let fixed = (begin.fit, begin.aside.is_some());
        for day in 61..=520 {
            let step = daily.step(&engine, &mut fades, fixed, Day(day));
            daily.standing = step.standing;
            if day % 7 != 0 && day > 90 {
                continue;
            }
            let wanted = full(day);
            let leap = once.step(&engine, &mut fades, fixed, Day(day));
            for found in [step, leap] {
                assert_eq!(begin.fit + found.engagement, wanted.total, "seed {seed} day {day}");
                assert_eq!(found.standing, wanted.standing, "seed {seed} day {day}");
            }
        }
    }
    assert!(followed > CASES as usize / 2, "only {followed} of {CASES} cases have a course");
}

#[test]
fn the_next_change_of_a_course_is_the_first_day_that_differs() {
    for seed in 0..CASES {
        let (version, inputs) = settled(seed);
        let engine = Engine::new(&version);
        let begin = summary(&engine, &inputs, View::end_of(Day(60)));
        let start = course(&engine, &inputs, View::end_of(Day(60)), begin.standing);
        let (Some(course), Some(end)) = (start, begin.live_until) else { continue };
        let mut fades = Fades::default();
        let on = |day: i32, fades: &mut Fades| course.engagement(&engine, fades, Day(day));
        let first = (61..end.0).find(|day| on(*day, &mut fades) != begin.engagement);
        let next = course.next_change(&engine, &mut fades, (begin.engagement, Day(60)), end);
        assert_eq!(next, first.map_or(end, Day), "seed {seed}");
    }
}
