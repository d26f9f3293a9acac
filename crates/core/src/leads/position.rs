//! Places in a column as byte strings that sort in SQLite: between two places there is always
//! room for another, so moving a card writes one row.
//!
//! Own code instead of the crate `fractional_index` 2.0: that one computes `byte − 1` on the upper
//! key and overflows once a key holds a zero byte, which repeated drops at the top produce.

use uuid::Uuid;

/// The place of a new lead: behind all older ones, because ids sort by time.
pub(crate) fn position_of_new(id: Uuid) -> Vec<u8> {
    let mut key = id.as_bytes().to_vec();
    key.push(0x80);
    key
}

/// A place strictly between `low` (`None`: the very top) and `high` (`None`: the very bottom).
/// `low` must sort before `high`; keys never end in a zero byte.
pub(crate) fn position_between(low: Option<&[u8]>, high: Option<&[u8]>) -> Vec<u8> {
    let low = low.unwrap_or_default();
    let mut high = high;
    let mut key = Vec::with_capacity(low.len() + 1);
    for index in 0.. {
        let floor = u16::from(low.get(index).copied().unwrap_or(0));
        let ceiling = match high {
            Some(bytes) => u16::from(bytes.get(index).copied().unwrap_or(0)),
            None => 256,
        };
        if ceiling > floor + 1 {
            key.push(u8::try_from((floor + ceiling) / 2).unwrap_or(u8::MAX));
            break;
        }
        key.push(u8::try_from(floor).unwrap_or(u8::MAX));
        if ceiling == floor + 1 {
            // Below this byte of `high` everything fits.
            high = None;
        }
    }
    key
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

    #[test]
    fn a_thousand_cards_dropped_on_top_keep_their_order() {
        let mut top = position_of_new(Uuid::from_u128(7));
        for _ in 0..1000 {
            let next = position_between(None, Some(&top));
            assert!(next < top, "the new card stands above the old top");
            top = next;
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
