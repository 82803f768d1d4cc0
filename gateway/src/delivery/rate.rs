//! The rate at which segments leave.

use std::time::Duration;

use tokio::time::Instant;

/// The time by which segments may be behind and catch up: whoever takes them looks at the clock only
/// now and then.
const BEHIND: Duration = Duration::from_millis(20);

/// Limits segments per second. A longer pause is not made up for later.
pub struct Rate {
    /// The time of one segment, unless the rate is unlimited.
    period: Option<Duration>,
    /// When the next segment may leave.
    next: Instant,
}

impl Rate {
    /// `None` is unlimited.
    pub fn new(segments_per_second: Option<u32>) -> Self {
        let period = segments_per_second.map(|rate| Duration::from_secs(1) / rate.max(1));
        Self {
            period,
            next: Instant::now(),
        }
    }

    /// When the next segment may leave.
    pub fn next(&self) -> Instant {
        self.next
    }

    /// Takes this number of segments, if one may leave now.
    pub fn take(&mut self, segments: u64) -> bool {
        let Some(period) = self.period else {
            return true;
        };
        let now = Instant::now();
        if self.next > now {
            return false;
        }
        let taken = period.saturating_mul(u32::try_from(segments).unwrap_or(u32::MAX));
        let behind = BEHIND.saturating_sub(period);
        let earliest = now.checked_sub(behind).unwrap_or(now);
        self.next = self.next.max(earliest) + taken;
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn wait_and_take(rate: &mut Rate, segments: u64) {
        tokio::time::sleep_until(rate.next()).await;
        assert!(rate.take(segments));
    }

    #[tokio::test(start_paused = true)]
    async fn segments_leave_at_the_rate() {
        let start = Instant::now();
        let mut rate = Rate::new(Some(10));
        for segments in [1, 3, 1] {
            wait_and_take(&mut rate, segments).await;
            assert!(!rate.take(1));
        }
        assert_eq!(start.elapsed(), Duration::from_millis(400));
        tokio::time::advance(Duration::from_secs(60)).await;
        wait_and_take(&mut rate, 1).await;
        let paused = start.elapsed();
        wait_and_take(&mut rate, 1).await;
        assert_eq!(start.elapsed() - paused, Duration::from_millis(100));
        assert!(Rate::new(None).take(u64::MAX));
    }

    #[tokio::test(start_paused = true)]
    async fn a_high_rate_is_reached_although_the_clock_is_looked_at_rarely() {
        let mut rate = Rate::new(Some(5000));
        let mut taken = 0;
        for _ in 0..100 {
            tokio::time::advance(Duration::from_millis(10)).await;
            while rate.take(1) {
                taken += 1;
            }
        }
        assert!((4_950..=5_100).contains(&taken), "{taken}");
    }
}
