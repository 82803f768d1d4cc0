//! The time, which tests can pause and advance with that of tokio.

use jiff::Timestamp;
use tokio::time::Instant;

/// Milliseconds since 1970.
pub type Millis = i64;

/// The wall clock when the program started, advanced by tokio's clock.
#[derive(Clone, Copy, Debug)]
pub struct Clock {
    start: Instant,
    wall: Millis,
}

impl Clock {
    /// A clock that shows the present time.
    pub fn new() -> Self {
        Self {
            start: Instant::now(),
            wall: Timestamp::now().as_millisecond(),
        }
    }

    /// The present time.
    pub fn now(&self) -> Millis {
        let elapsed = i64::try_from(self.start.elapsed().as_millis()).unwrap_or(i64::MAX);
        self.wall.saturating_add(elapsed)
    }

    /// The instant at which this clock shows `time`, or its start if that is earlier.
    pub fn instant(&self, time: Millis) -> Instant {
        let after = u64::try_from(time.saturating_sub(self.wall)).unwrap_or(0);
        self.start + std::time::Duration::from_millis(after)
    }
}

impl Default for Clock {
    fn default() -> Self {
        Self::new()
    }
}

/// Formats a time as the API does: in UTC, with milliseconds and `Z`.
pub fn format(time: Millis) -> String {
    match Timestamp::from_millisecond(time) {
        Ok(time) => format!("{time:.3}"),
        // Only a clock outside the years -9999 to 9999 shows such a time.
        Err(_) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn times_have_milliseconds_and_end_in_z() {
        assert_eq!(super::format(0), "1970-01-01T00:00:00.000Z");
        assert_eq!(super::format(1_589_228_074_636), "2020-05-11T20:14:34.636Z");
    }
}
