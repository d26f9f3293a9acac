//! How many mails an account may send now: pure, counted from the sent ledger.
//!
//! Windows roll: "60 an hour" means that no 60 minutes ever hold more than 60. Because the counts
//! come from what was sent and not from a counter, a restart cannot reset them.

use crate::time::Timestamp;

/// Milliseconds of an hour.
pub const HOUR: i64 = 3_600_000;
/// Milliseconds of a day.
pub const DAY: i64 = 24 * HOUR;

/// The instant from which the next mail may leave, `now` if at once.
///
/// `sent` holds the times of all mails that left or may have left, newest first, at least the
/// newest `per_day`. A limit of 0 is none.
pub fn free_at(sent: &[Timestamp], per_hour: i64, per_day: i64, now: Timestamp) -> Timestamp {
    let mut at = now;
    for (limit, window) in [(per_hour, HOUR), (per_day, DAY)] {
        let Ok(limit) = usize::try_from(limit) else { continue };
        if limit == 0 {
            continue;
        }
        // The mail `limit` places back must have left the window.
        if let Some(oldest) = sent.get(limit - 1) {
            at = at.max(oldest.plus_millis(window));
        }
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn n_means_n_in_every_window() {
        let mut sent: Vec<Timestamp> = Vec::new();
        let mut now = Timestamp(0);
        for _ in 0..200 {
            let at = free_at(&sent, 7, 50, now);
            assert!(at >= now);
            now = at.plus_millis(1);
            sent.insert(0, at);
            for (limit, window) in [(7, HOUR), (50, DAY)] {
                let inside = sent.iter().filter(|s| s.0 > at.0 - window).count();
                assert!(inside <= limit, "{inside} in {window} ms");
            }
        }
    }

    #[test]
    fn without_a_limit_nothing_waits() {
        let now = Timestamp(5);
        assert_eq!(free_at(&[now; 1000], 0, 0, now), now);
    }

    #[test]
    fn the_later_of_both_windows_counts() {
        let sent = [Timestamp(100), Timestamp(50)];
        assert_eq!(free_at(&sent, 1, 2, Timestamp(200)), Timestamp(50 + DAY));
    }
}
