//! The real world: system clock, random ids, the computer's zone, keychain, network mail.

use std::sync::Arc;

use chrono_tz::Tz;
use enishi_core::env::{Clock, Env, Ids};
use enishi_core::time::Timestamp;
use uuid::Uuid;

use crate::secrets::KeychainSecrets;

/// The clock of the computer.
struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is the one place that asks for the time")]
    fn now(&self) -> Timestamp {
        let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
        // A clock before 1970 is broken; zero is at least a valid instant.
        Timestamp(since.map_or(0, |since| i64::try_from(since.as_millis()).unwrap_or(i64::MAX)))
    }
}

/// Ids and bytes from the random source of the operating system.
struct SystemIds;

impl Ids for SystemIds {
    fn uuid(&self, now: Timestamp) -> Uuid {
        let mut random = [0_u8; 10];
        self.fill(&mut random);
        uuid::Builder::from_unix_timestamp_millis(now.0.max(0).unsigned_abs(), &random).into_uuid()
    }

    #[expect(clippy::disallowed_methods, reason = "this is the one place that asks for chance")]
    fn fill(&self, bytes: &mut [u8]) {
        if getrandom::fill(bytes).is_ok() {
            return;
        }
        // Never seen on the supported systems. Ids must still differ, so the address-space
        // randomness and the process id stand in; nothing secret is drawn after start-up.
        tracing::error!("the operating system gives no random bytes");
        use std::hash::{BuildHasher, Hasher, RandomState};
        for chunk in bytes.chunks_mut(8) {
            let word = RandomState::new().build_hasher().finish().to_le_bytes();
            chunk.copy_from_slice(&word[..chunk.len()]);
        }
    }
}

/// The real [`Env`]. Asks for the zone of the computer once; touches neither keychain nor network.
pub fn env() -> Env {
    env_with(Arc::new(KeychainSecrets::new()))
}

/// The same with secrets that the caller can ask where they are kept.
pub fn env_with(secrets: Arc<KeychainSecrets>) -> Env {
    Env {
        clock: Arc::new(SystemClock),
        ids: Arc::new(SystemIds),
        zone: system_zone(),
        secrets,
        mailer: Arc::new(enishi_mail::NetMailer::new()),
        cards: Arc::new(enishi_card::Cards),
    }
}

/// The zone of the computer; UTC if it cannot be told.
pub fn system_zone() -> Tz {
    iana_time_zone::get_timezone().ok().and_then(|name| name.parse().ok()).unwrap_or(Tz::UTC)
}

/// The language of the operating system as far as Enishi speaks it: `ja` or `en`.
#[expect(clippy::disallowed_methods, reason = "a shell may read the environment")]
pub fn system_language() -> &'static str {
    // POSIX order (setlocale(3)); Windows and macOS shells hand over what their window knows.
    let language = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
    if language.is_some_and(|language| language.starts_with("ja")) { "ja" } else { "en" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_of_one_instant_differ_and_carry_the_instant() {
        let now = Timestamp(1_775_001_600_000);
        let (a, b) = (SystemIds.uuid(now), SystemIds.uuid(now));
        assert_ne!(a, b, "two ids of one instant must differ");
        assert_eq!(a.get_version_num(), 7);
        assert_eq!(a.as_u128() >> 80, 1_775_001_600_000, "the first 48 bits are the milliseconds");
    }

    #[test]
    fn the_clock_is_after_this_program_was_written() {
        assert!(SystemClock.now() > Timestamp(1_767_225_600_000), "2026-01-01");
    }
}
