//! The half-life factor against 127-bit arithmetic that shares nothing with it.

use crate::scoring::arithmetic::{ONE, factor, shown, value};
use crate::scoring::model::Decay;

/// 1 in Q127.
const UNIT: u128 = 1 << 127;

/// a·b in Q127, rounded down, by 64-bit halves.
fn times(a: u128, b: u128) -> u128 {
    let low = |x: u128| x & u128::from(u64::MAX);
    let (a1, a0, b1, b0) = (a >> 64, low(a), b >> 64, low(b));
    let middle = a1 * b0 + low(a0 * b1) + ((a0 * b0) >> 64);
    let high = a1 * b1 + ((a0 * b1) >> 64) + (middle >> 64);
    (high << 1) | (low(middle) >> 63)
}

fn power(base: u128, exponent: u32) -> u128 {
    let (mut result, mut base, mut exponent) = (UNIT, base, exponent);
    while exponent > 0 {
        if exponent & 1 == 1 {
            result = times(result, base);
        }
        base = times(base, base);
        exponent >>= 1;
    }
    result
}

/// The H-th root of 1/2 by bisection.
fn root_of_half(degree: u32) -> u128 {
    let (mut low, mut high) = (UNIT / 2, UNIT);
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        if power(middle, degree) <= UNIT / 2 { low = middle } else { high = middle }
    }
    low
}

#[test]
fn half_life_factors_of_every_length_are_at_most_one_unit_off_and_never_rise() {
    for days in 1..=730_u16 {
        let root = root_of_half(u32::from(days));
        let decay = Decay::HalfLife { days };
        let mut exact = UNIT;
        let mut before = ONE;
        for rest in 0..i32::from(days) {
            for halvings in 0..8 {
                let unit = UNIT >> 32;
                let ours = u128::from(factor(decay, halvings * i32::from(days) + rest)) * unit;
                let off = ours.abs_diff(exact >> halvings);
                // The bisection and 730 products lose less than 2⁻¹⁰⁰.
                assert!(off <= unit + (1 << 20), "H={days} r={rest} k={halvings}: off {off}");
            }
            let now = factor(decay, rest);
            assert!(now <= before, "H={days}: rises at {rest}");
            before = now;
            exact = times(exact, root);
        }
        assert_eq!(factor(decay, i32::from(days)), ONE / 2);
        assert!(before >= ONE / 2, "H={days}: rises at the half-life");
        assert_eq!(factor(decay, 7 * i32::from(days)), ONE / 128);
        assert_eq!(factor(decay, 8 * i32::from(days)), 0, "nothing is left after 8 half-lives");
    }
}

#[test]
fn linear_decay_is_exact_and_ends_at_its_length() {
    for days in 1..=730_u16 {
        let decay = Decay::Linear { days };
        for age in 0..=i32::from(days) {
            let left = u64::from(days) - u64::from(age.unsigned_abs());
            assert_eq!(factor(decay, age), left * ONE / u64::from(days));
        }
        assert_eq!(factor(decay, i32::from(days) + 1), 0);
    }
}

#[test]
fn values_round_half_up_on_the_magnitude() {
    assert_eq!(value(15, ONE), 15_000);
    assert_eq!(value(-15, ONE / 2), -7_500);
    assert_eq!(value(1, ONE / 2_000), 0, "just below half a millipoint");
    assert_eq!(value(1, ONE / 2_000 + 1), 1, "just above half a millipoint");
    assert_eq!(value(-1, ONE / 2_000 + 1), -1, "the sign does not change the rounding");
    assert_eq!((shown(499), shown(500), shown(50_000)), (0, 1, 50));
}
