//! How fast segments leave: at the configured rate, and slower when the carrier asks for that.

use std::time::Duration;

use tokio::time::Instant;

use super::super::rate::Rate;

/// The first pause of a carrier that is throttled, and the first after a temporary error. Each is
/// doubled until a segment is accepted.
const THROTTLED: Duration = Duration::from_secs(1);
const TROUBLED: Duration = Duration::from_millis(100);
/// The longest pause.
const LONGEST: Duration = Duration::from_secs(60);

pub struct Pace {
    /// Its name, for the metrics.
    carrier: String,
    rate: Rate,
    /// The end of the pause.
    paused: Option<Instant>,
    /// The pauses since a segment was accepted.
    pauses: u32,
}

impl Pace {
    pub fn new(carrier: String, rate: Option<u32>) -> Self {
        Self {
            carrier,
            rate: Rate::new(rate),
            paused: None,
            pauses: 0,
        }
    }

    /// Takes a segment, or returns when to try again.
    pub fn take(&mut self) -> Option<Instant> {
        let now = Instant::now();
        if let Some(end) = self.paused.filter(|end| *end > now) {
            return Some(end);
        }
        self.paused = None;
        (!self.rate.take(1)).then(|| self.rate.next())
    }

    /// A segment was accepted.
    pub fn accepted(&mut self) {
        if self.paused.is_none() {
            self.pauses = 0;
        }
    }

    /// A segment that was sent at a time was refused because the carrier gets too much.
    pub fn throttled(&mut self) {
        self.pause(THROTTLED);
    }

    /// A segment was refused for now.
    pub fn troubled(&mut self) {
        self.pause(TROUBLED);
    }

    fn pause(&mut self, first: Duration) {
        let now = Instant::now();
        // All segments of a window are refused for the same reason.
        if self.paused.is_some_and(|end| end > now) {
            return;
        }
        let pause = first.saturating_mul(1 << self.pauses.min(10)).min(LONGEST);
        self.pauses += 1;
        self.paused = Some(now + pause);
        metrics::counter!("septet_carrier_pauses_total", "carrier" => self.carrier.clone())
            .increment(1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn pauses_grow_until_a_segment_is_accepted() {
        let mut pace = Pace::new("main".to_owned(), None);
        for seconds in [1, 2, 4, 8, 16, 32, 60, 60] {
            assert_eq!(pace.take(), None);
            for _ in 0..16 {
                pace.throttled();
            }
            assert_eq!(
                pace.take(),
                Some(Instant::now() + Duration::from_secs(seconds))
            );
            tokio::time::advance(Duration::from_secs(seconds)).await;
        }
        assert_eq!(pace.take(), None);
        pace.accepted();
        pace.troubled();
        assert_eq!(pace.take(), Some(Instant::now() + TROUBLED));
    }
}
