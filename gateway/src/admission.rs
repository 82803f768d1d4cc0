//! How many segments may wait: as many as leave in 15 minutes.

use std::sync::atomic::{AtomicU64, Ordering};

/// The time in which all waiting segments must be able to leave, in seconds.
const SECONDS: u64 = 900;

/// Counts the segments that wait.
#[derive(Debug)]
pub struct Admission {
    /// Segments per second.
    rate: Option<u32>,
    waiting: AtomicU64,
}

impl Admission {
    /// `None` is unlimited. `waiting` is the number of segments in the store.
    pub fn new(rate: Option<u32>, waiting: u64) -> Self {
        Self {
            rate,
            waiting: waiting.into(),
        }
    }

    pub fn rate(&self) -> Option<u32> {
        self.rate
    }

    /// The most segments that wait.
    pub fn capacity(&self) -> Option<u64> {
        self.rate.map(|rate| u64::from(rate) * SECONDS)
    }

    pub fn waiting(&self) -> u64 {
        self.waiting.load(Ordering::Relaxed)
    }

    /// Sets the number of segments that wait, which other instances change too.
    pub fn set(&self, waiting: u64) {
        self.waiting.store(waiting, Ordering::Relaxed);
    }

    /// Counts the segments of a message, or returns false if the queue is too full for it.
    pub fn admit(&self, load: u64) -> bool {
        let add = |waiting: u64| {
            let after = waiting.saturating_add(load);
            self.capacity()
                .is_none_or(|most| after <= most)
                .then_some(after)
        };
        self.waiting
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, add)
            .is_ok()
    }

    /// Stops counting the segments of a message that was admitted.
    pub fn release(&self, load: u64) {
        let subtract = |waiting: u64| Some(waiting.saturating_sub(load));
        let _ = self
            .waiting
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, subtract);
    }
}
