//! The numbers of a score: integers only, so that every computer gets the same bits.
//!
//! One point is [`MP`] millipoints (mp, `i64`). A decay factor is a fraction of [`ONE`] = 2³².
//! The order of events is *newest first*: day, then larger points, then key, then id. The key
//! stands before the id so that the order of recording within a day cannot change the points.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::inputs::Activity;
use super::model::{Count, Decay, Limit};
use crate::time::Day;

/// Millipoints in a point.
pub const MP: i64 = 1_000;
/// The factor of an event that has not decayed.
pub const ONE: u64 = 1 << 32;
/// Most of one half, in millipoints.
pub const HALF_CAP: i64 = 50 * MP;

/// 2^(−1/2^i) for i = 1…32, in units of 2⁻⁶², rounded to nearest.
///
/// Made by repeated square roots of 1/2 with 60 decimal digits; a test makes them again.
const ROOTS: [u64; 32] = [
    0x2d41_3ccc_fe77_9921,
    0x35d1_3f32_b5a7_5abd,
    0x3ab0_31b9_f749_0e4c,
    0x3d49_5f45_4921_b30b,
    0x3ea0_ecb6_dc8a_80cf,
    0x3f4f_8303_3d21_b05d,
    0x3fa7_8457_1ee3_e213,
    0x3fd3_b2d6_5447_b229,
    0x3fe9_d594_8723_6bb4,
    0x3ff4_e9d4_703d_f843,
    0x3ffa_74ac_bdf6_c9d5,
    0x3ffd_3a46_ffc6_e30f,
    0x3ffe_9d1f_a801_0199,
    0x3fff_4e8e_de05_3ad5,
    0x3fff_a747_3183_76ac,
    0x3fff_d3a3_8961_e6ff,
    0x3fff_e9d1_c0d8_fd14,
    0x3fff_f4e8_df76_80c5,
    0x3fff_fa74_6f7d_c0ec,
    0x3fff_fd3a_37af_8098,
    0x3fff_fe9d_1bd3_e854,
    0x3fff_ff4e_8de8_fe2c,
    0x3fff_ffa7_46f4_4197,
    0x3fff_ffd3_a37a_116b,
    0x3fff_ffe9_d1bd_04de,
    0x3fff_fff4_e8de_8179,
    0x3fff_fffa_746f_407f,
    0x3fff_fffd_3a37_a030,
    0x3fff_fffe_9d1b_d014,
    0x3fff_ffff_4e8d_e809,
    0x3fff_ffff_a746_f404,
    0x3fff_ffff_d3a3_7a02,
];

/// Half-lives after which nothing is left.
pub const HALF_LIVES: i32 = 8;

/// What is left of an event after `age` whole days, as a fraction of [`ONE`].
///
/// Linear: `((L − age) << 32) / L`. Half-life: with age = k·H + r the product of [`ROOTS`] over
/// the 32 binary digits of r/H, shifted right by k. At most one unit off the true value, never
/// rising with age. `age` below 0 counts as 0.
pub fn factor(decay: Decay, age: i32) -> u64 {
    let age = age.max(0);
    match decay {
        Decay::None => ONE,
        Decay::Linear { days } => {
            let left = (i64::from(days) - i64::from(age)).max(0).unsigned_abs();
            (left << 32) / u64::from(days)
        }
        Decay::HalfLife { days } => {
            let half = i32::from(days);
            let halvings = age / half;
            if halvings >= HALF_LIVES {
                return 0;
            }
            let digits = ((age % half).unsigned_abs() as u64 * ONE) / u64::from(days);
            let mut product: u64 = 1 << 62;
            for (place, root) in ROOTS.iter().enumerate() {
                if digits >> (31 - place) & 1 == 1 {
                    // Both are at most 2⁶², so the shifted product is, too.
                    product = ((u128::from(product) * u128::from(*root)) >> 62) as u64;
                }
            }
            (product >> 30) >> halvings
        }
    }
}

/// The first age at which nothing is left; `None` if the event never decays.
pub fn life(decay: Decay) -> Option<i32> {
    match decay {
        Decay::None => None,
        Decay::Linear { days } => Some(i32::from(days)),
        Decay::HalfLife { days } => Some(i32::from(days) * HALF_LIVES),
    }
}

/// `points` after decay, in millipoints: half up on the magnitude.
pub fn value(points: i16, factor: u64) -> i64 {
    let full = u128::from(points.unsigned_abs()) * MP.unsigned_abs() as u128;
    let magnitude = ((full * u128::from(factor) + (1 << 31)) >> 32) as i64;
    i64::from(points.signum()) * magnitude
}

/// A half as shown: whole points, half up. `mp` lies in 0…[`HALF_CAP`].
pub fn shown(mp: i64) -> i64 {
    (mp + MP / 2) / MP
}

/// One event that meets a rule, or a group of them that fires together (then the newest).
#[derive(Debug, Clone, Copy)]
pub struct Match<'a> {
    /// The event; of a group the newest.
    pub act: &'a Activity,
    /// Points it is worth before decay.
    pub points: i16,
    /// The document, page, event or campaign by which the rule limits; empty if it has none.
    pub key: &'a str,
}

impl Match<'_> {
    fn order(&self) -> (Reverse<Day>, Reverse<i16>, &str, u128) {
        (Reverse(self.act.day), Reverse(self.points), self.key, self.act.id)
    }
}

/// Sorts newest first.
pub fn newest_first(matches: &mut [Match<'_>]) {
    matches.sort_by(|a, b| a.order().cmp(&b.order()));
}

/// Turns matches into firings: counts, then limits. Newest first.
///
/// A rule with a limit per key counts within each key ("the same page three times").
pub fn fire<'a>(mut matches: Vec<Match<'a>>, count: Count, limit: &Limit) -> Vec<Match<'a>> {
    newest_first(&mut matches);
    let (times, days) = match count {
        Count::Within { times, days } => (usize::from(times), i32::from(days)),
        Count::Ever { times } => (usize::from(times), i32::MAX),
        Count::Each | Count::Absent { .. } => (1, 1),
    };
    if times > 1 {
        if limit.per_key.is_some() {
            let mut by_key: BTreeMap<&str, Vec<Match<'a>>> = BTreeMap::new();
            for found in matches {
                by_key.entry(found.key).or_default().push(found);
            }
            matches = by_key.values().flat_map(|group| counted(group, times, days)).collect();
            newest_first(&mut matches);
        } else {
            matches = counted(&matches, times, days);
        }
    }
    limited(matches, limit)
}

/// Groups of `times` within `days`, newest first: if the newest unused ones fit they fire once on
/// the newest day, else the newest is dropped. A late import never makes a firing older.
fn counted<'a>(matches: &[Match<'a>], times: usize, days: i32) -> Vec<Match<'a>> {
    let mut firings = Vec::new();
    let mut at = 0;
    while let Some(group) = matches.get(at..at + times) {
        let (Some(newest), Some(oldest)) = (group.first(), group.last()) else { break };
        if newest.act.day.0 - oldest.act.day.0 < days {
            firings.push(*newest);
            at += times;
        } else {
            at += 1;
        }
    }
    firings
}

fn limited<'a>(firings: Vec<Match<'a>>, limit: &Limit) -> Vec<Match<'a>> {
    let newest = limit.newest.map_or(usize::MAX, usize::from);
    let mut kept: Vec<Match<'a>> = match (&limit.per_key, limit.per_day) {
        (Some(per_key), Some(per_day)) => {
            Assignment::new(&firings, usize::from(per_key.times)).fill(per_day, newest)
        }
        (None, None) => firings,
        (Some(per_key), None) => {
            let mut used: BTreeMap<&str, u16> = BTreeMap::new();
            let mut firings = firings;
            firings.retain(|firing| room(used.entry(firing.key).or_default(), per_key.times));
            firings
        }
        (None, Some(per_day)) => {
            let mut used: BTreeMap<Day, u16> = BTreeMap::new();
            let mut firings = firings;
            firings.retain(|firing| room(used.entry(firing.act.day).or_default(), per_day));
            firings
        }
    };
    kept.truncate(newest);
    kept
}

fn room(used: &mut u16, most: u16) -> bool {
    let free = *used < most;
    *used += u16::from(free);
    free
}

/// A limit per day and per key at once: places on days are filled newest first, and an earlier
/// choice of key may be exchanged if that frees a place (augmenting paths of bipartite matching,
/// Kuhn 1955). Greedy choice alone could lose a firing when an event is added.
struct Assignment<'f, 'a> {
    firings: &'f [Match<'a>],
    taken: Vec<bool>,
    per_key: usize,
}

impl<'f, 'a> Assignment<'f, 'a> {
    fn new(firings: &'f [Match<'a>], per_key: usize) -> Self {
        Self { firings, taken: vec![false; firings.len()], per_key }
    }

    fn fill(mut self, per_day: u16, newest: usize) -> Vec<Match<'a>> {
        let mut days: Vec<Day> = self.firings.iter().map(|firing| firing.act.day).collect();
        days.dedup();
        let mut filled = 0;
        for day in days {
            for _ in 0..per_day {
                if filled == newest || !self.place(day, &mut Vec::new()) {
                    break;
                }
                filled += 1;
            }
        }
        let taken = self.taken;
        self.firings
            .iter()
            .zip(taken)
            .filter(|(_, taken)| *taken)
            .map(|(found, _)| *found)
            .collect()
    }

    /// Takes one more firing of `day`, moving others to other keys if need be.
    fn place(&mut self, day: Day, seen: &mut Vec<&'a str>) -> bool {
        for at in 0..self.firings.len() {
            let Some(firing) = self.firings.get(at).copied() else { continue };
            if firing.act.day != day || self.is_taken(at) || seen.contains(&firing.key) {
                continue;
            }
            seen.push(firing.key);
            let holders: Vec<usize> = (0..self.firings.len())
                .filter(|other| {
                    self.is_taken(*other)
                        && self.firings.get(*other).is_some_and(|held| held.key == firing.key)
                })
                .collect();
            if holders.len() < self.per_key {
                self.set(at, true);
                return true;
            }
            for holder in holders {
                let Some(held) = self.firings.get(holder).copied() else { continue };
                if self.place(held.act.day, seen) {
                    self.set(holder, false);
                    self.set(at, true);
                    return true;
                }
            }
        }
        false
    }

    fn is_taken(&self, at: usize) -> bool {
        self.taken.get(at).copied().unwrap_or(false)
    }

    fn set(&mut self, at: usize, taken: bool) {
        if let Some(place) = self.taken.get_mut(at) {
            *place = taken;
        }
    }
}
