//! The rate at which segments leave.

use std::time::Duration;

use tokio::time::{Instant, sleep_until};

/// Limits segments per second. A pause is not made up for later.
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

    /// Waits until this number of segments may leave.
    pub async fn take(&mut self, segments: u64) {
        let Some(period) = self.period else {
            return;
        };
        sleep_until(self.next).await;
        let taken = period.saturating_mul(u32::try_from(segments).unwrap_or(u32::MAX));
        self.next = self.next.max(Instant::now()) + taken;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn segments_leave_at_the_rate() {
        let start = Instant::now();
        let mut rate = Rate::new(Some(10));
        for segments in [1, 3, 1] {
            rate.take(segments).await;
        }
        assert_eq!(start.elapsed(), Duration::from_millis(400));
        tokio::time::advance(Duration::from_secs(60)).await;
        rate.take(1).await;
        let paused = start.elapsed();
        rate.take(1).await;
        assert_eq!(start.elapsed() - paused, Duration::from_millis(100));
        Rate::new(None).take(u64::MAX).await;
    }
}
