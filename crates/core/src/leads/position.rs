//! Places in a column as byte strings that sort in SQLite: between two places there is always
//! room for another, so moving a card writes one row.
//!
//! Own code instead of the crate `fractional_index` 2.0: that one computes `byte − 1` on the upper
//! key and overflows once a key holds a zero byte, which repeated drops at the top produce.

use std::cmp::Ordering;

use uuid::Uuid;

/// The place of a new lead: behind all older ones, because ids sort by time.
pub(crate) fn position_of_new(id: Uuid) -> Vec<u8> {
    let mut key = id.as_bytes().to_vec();
    key.push(0x80);
    key
}

/// How far from its neighbour a place is put where the last drops were made beside each other:
/// near, so that thousands fit; not next to it, so that a card still fits between two of them.
const STEP: u64 = 1 << 32;
/// Bytes that one level of a key counts with.
const LEVEL: usize = 6;
/// One past the last place of a level.
const END: u64 = 1 << (8 * LEVEL);

/// A place strictly between `low` (`None`: the very top) and `high` (`None`: the very bottom).
/// `low` must sort before `high`; keys never end in a zero byte.
///
/// The longer neighbour is the one that was put there last; the new place keeps close to it. So
/// drops at one spot (on top, or always below the same card) count a level up or down instead of
/// halving what is left, and 10,000 of them cost a few bytes, not a kilobyte. Only drops that go
/// between the two newest each time cost a bit or two per drop; no key could do with less.
pub(crate) fn position_between(low: Option<&[u8]>, high: Option<&[u8]>) -> Vec<u8> {
    let low = low.unwrap_or_default();
    // A neighbour that does not sort below cannot bind the place.
    let mut high = high.filter(|high| low < *high);
    let mut key = Vec::with_capacity(low.len() + LEVEL);
    loop {
        let (low, above) = (low.get(key.len()..).unwrap_or_default(), high.map(<[u8]>::len));
        let floor = level(low);
        let ceiling = high.map_or(END, |bytes| level(bytes.get(key.len()..).unwrap_or_default()));
        if ceiling > floor + 1 {
            let half = (ceiling - floor) / 2;
            let place = match above.map(|length| length.cmp(&(key.len() + low.len()))) {
                Some(Ordering::Greater) => ceiling - half.min(STEP),
                Some(Ordering::Less) if !low.is_empty() => floor + half.min(STEP),
                None if floor >= END / 2 => floor + half.min(STEP),
                _ => floor + half,
            };
            key.extend_from_slice(&place.to_be_bytes()[8 - LEVEL..]);
            while key.last() == Some(&0) {
                key.pop();
            }
            return key;
        }
        key.extend_from_slice(&floor.to_be_bytes()[8 - LEVEL..]);
        if ceiling == floor + 1 {
            // Below this level of `high` everything fits.
            high = None;
        }
    }
}

/// The first bytes of `rest` as a number, as if zeros followed.
fn level(rest: &[u8]) -> u64 {
    rest.iter().chain(std::iter::repeat(&0)).take(LEVEL).fold(0, |sum, b| sum << 8 | u64::from(*b))
}

/// The same places in strictly rising order: equal ones move apart. A column that takes them
/// in this order stands as it was shown, and new leads still come behind all of them.
pub(crate) fn positions_in_order(mut places: Vec<Vec<u8>>) -> Vec<Vec<u8>> {
    places.sort_unstable();
    let mut ordered: Vec<Vec<u8>> = Vec::with_capacity(places.len());
    for (at, place) in places.iter().enumerate() {
        match ordered.last().filter(|last| place <= *last) {
            None => ordered.push(place.clone()),
            Some(last) => {
                let next = places.iter().skip(at + 1).find(|next| *next > last);
                ordered.push(position_between(Some(last), next.map(Vec::as_slice)));
            }
        }
    }
    ordered
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

    use proptest::prelude::*;

    use super::*;

    const DROPS: usize = 10_000;

    /// A new column: two leads that came in one after the other.
    fn column() -> [Vec<u8>; 2] {
        let env = crate::env::Env::fixed("2026-04-01T09:00:00+09:00", 7);
        [0, 0].map(|_| position_of_new(env.ids.uuid(env.clock.now())))
    }

    /// Drops 10,000 cards where `next` says and gives the longest key. `next` answers which of
    /// the two neighbours the new card becomes: true for the upper one.
    fn longest(
        mut low: Option<Vec<u8>>,
        mut high: Option<Vec<u8>>,
        next: impl Fn(usize) -> bool,
    ) -> usize {
        let mut longest = 0;
        for drop in 0..DROPS {
            let key = position_between(low.as_deref(), high.as_deref());
            assert!(low.as_ref().is_none_or(|low| *low < key), "below its upper neighbour");
            assert!(high.as_ref().is_none_or(|high| key < *high), "above its lower neighbour");
            assert_ne!(key.last(), Some(&0));
            longest = longest.max(key.len());
            if next(drop) { low = Some(key) } else { high = Some(key) }
        }
        longest
    }

    #[test]
    fn ten_thousand_cards_dropped_at_one_spot_keep_their_order_and_short_keys() {
        let [one, other] = column();
        let (one, other) = (Some(one), Some(other));
        for (spot, low, high, upper) in [
            ("on top", &None, &one, false),
            ("at the bottom", &other, &None, true),
            ("below the same card", &one, &other, false),
            ("above the same card", &one, &other, true),
            ("below the last card", &other, &None, false),
            ("in an empty column", &None, &None, true),
        ] {
            let longest = longest(low.clone(), high.clone(), |_| upper);
            assert!(longest <= 48, "{spot}: {longest} bytes");
        }
    }

    #[test]
    fn drops_between_the_two_newest_cost_at_most_two_bits_each() {
        let [one, other] = column();
        let ways: [fn(usize) -> bool; 3] =
            [|n| n % 2 == 0, |n| n % 3 == 0, |n| n.wrapping_mul(2_654_435_761) >> 13 & 1 == 0];
        for way in ways {
            let longest = longest(Some(one.clone()), Some(other.clone()), way);
            assert!(longest <= 64 + DROPS / 4, "{longest} bytes");
        }
    }

    #[test]
    fn a_neighbour_in_the_wrong_order_ends_in_a_place_below_the_upper_one() {
        let [one, other] = column();
        for high in [&one, &other] {
            assert!(position_between(Some(&other), Some(high)) > other);
        }
    }

    proptest! {
        #[test]
        fn equal_places_move_apart_and_the_others_stay(places in prop::collection::vec(prop::collection::vec(1_u8..4, 1..3), 0..40)) {
            let ordered = positions_in_order(places.clone());
            prop_assert_eq!(ordered.len(), places.len());
            prop_assert!(ordered.windows(2).all(|pair| pair[0] < pair[1]));
            prop_assert!(places.iter().all(|place| ordered.contains(place)));
        }

        #[test]
        fn between_two_places_there_is_always_room(drops in prop::collection::vec(0_usize..1000, 1..300)) {
            let mut column = vec![position_of_new(Uuid::from_u128(1)), position_of_new(Uuid::from_u128(2))];
            for drop in drops {
                let at = drop % (column.len() + 1);
                let low = at.checked_sub(1).map(|above| column[above].clone());
                let key = position_between(low.as_deref(), column.get(at).map(Vec::as_slice));
                prop_assert_ne!(key.last(), Some(&0));
                column.insert(at, key);
            }
            prop_assert!(column.windows(2).all(|pair| pair[0] < pair[1]));
        }
    }
}
