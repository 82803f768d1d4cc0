//! When a callback is tried again.

use std::time::Duration;

use rand::Rng;

use crate::clock::Millis;

/// The delay before the second attempt, which doubles with each attempt.
const FIRST: Millis = 5_000;

/// How long a callback is tried.
pub const LIFETIME: Millis = 24 * 60 * 60 * 1000;

/// Returns when to try again after `attempts` failed attempts, of which the last has just ended, or
/// `None` if the event has had its 24 hours.
///
/// `happened` is the time of the event, and `wait` is what the receiver asked for.
pub fn next(
    happened: Millis,
    now: Millis,
    attempts: u32,
    wait: Option<Duration>,
) -> Option<Millis> {
    let end = happened.saturating_add(LIFETIME);
    let doubled = FIRST.saturating_mul(1 << attempts.saturating_sub(1).min(20));
    let mut delay = with_jitter(doubled.min(LIFETIME));
    if let Some(wait) = wait {
        delay = delay.max(Millis::try_from(wait.as_millis()).unwrap_or(Millis::MAX));
    }
    // The last attempt is at the end.
    match now >= end {
        true => None,
        false => Some(now.saturating_add(delay).min(end)),
    }
}

/// Returns `delay` with a random addition of at most a tenth.
fn with_jitter(delay: Millis) -> Millis {
    delay + rand::rng().random_range(0..=delay / 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn delays_double_for_24_hours() {
        let mut now = 0;
        let mut delays = vec![];
        for attempts in 1.. {
            let Some(due) = next(0, now, attempts, None) else {
                break;
            };
            delays.push(due - now);
            now = due;
        }
        assert_eq!(now, LIFETIME);
        let (_, regular) = delays.split_last().unwrap();
        // Jitter decides whether the fourteenth still is before the end.
        assert!([13, 14].contains(&regular.len()), "{delays:?}");
        for (delay, attempt) in regular.iter().zip(0..) {
            let least = 5_000 << attempt;
            assert!((least..=least + least / 10).contains(delay), "{delays:?}");
        }
    }

    #[test]
    fn the_receiver_can_ask_for_more_time() {
        let wait = Some(Duration::from_secs(60));
        assert_eq!(next(0, 1_000, 1, wait), Some(61_000));
        assert!(next(0, 0, 10, wait).unwrap() > 61_000);
        let for_ever = Some(Duration::from_secs(u64::MAX));
        assert_eq!(next(0, 1_000, 1, for_ever), Some(LIFETIME));
        assert_eq!(next(0, LIFETIME, 1, None), None);
    }
}
