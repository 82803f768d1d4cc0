//! What was sent, submitted and called back.

use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, AtomicU64, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

/// Messages have numbers of seven digits.
const NUMBERS: usize = 10_000_000;

/// The share of all that a rate is of, in percent. A system can leave its last few messages for a long
/// time, which says little of its speed.
pub const SHARE: usize = 99;
/// Things are counted for each hundredth of a second, up to half an hour.
const SLOT: Duration = Duration::from_millis(10);
const SLOTS: usize = 180_000;

/// Counts things that happen, and when they happened.
pub struct Counter {
    number: AtomicUsize,
    /// In microseconds since `start`.
    last: AtomicU64,
    slots: Vec<AtomicU32>,
}

impl Counter {
    fn new() -> Self {
        Self {
            number: AtomicUsize::new(0),
            last: AtomicU64::new(0),
            slots: (0..SLOTS).map(|_| AtomicU32::new(0)).collect(),
        }
    }

    pub fn number(&self) -> usize {
        self.number.load(Ordering::Relaxed)
    }

    fn add(&self, number: usize, now: Duration) {
        self.number.fetch_add(number, Ordering::Relaxed);
        self.last.store(now.as_micros() as u64, Ordering::Relaxed);
        let slot = (now.as_micros() / SLOT.as_micros()) as usize;
        self.slots[slot.min(SLOTS - 1)].fetch_add(number as u32, Ordering::Relaxed);
    }

    fn reset(&self) {
        self.number.store(0, Ordering::Relaxed);
        self.last.store(0, Ordering::Relaxed);
        for slot in &self.slots {
            slot.store(0, Ordering::Relaxed);
        }
    }

    /// How many things happened per second until this share of them had happened.
    fn rate(&self) -> f64 {
        let most = (self.number() * SHARE).div_ceil(100);
        let mut number = 0;
        for (slot, count) in self.slots.iter().enumerate() {
            number += count.load(Ordering::Relaxed) as usize;
            if number >= most {
                return number as f64 / ((slot + 1) as f64 * SLOT.as_secs_f64());
            }
        }
        0.0
    }

    fn last(&self) -> Duration {
        Duration::from_micros(self.last.load(Ordering::Relaxed))
    }
}

pub struct Tally {
    start: Mutex<Instant>,
    pub submitted: Counter,
    pub called: Counter,
    /// How often each number was submitted.
    arrived: Mutex<Vec<u32>>,
    /// The numbers of the accepted messages.
    accepted: Mutex<Vec<u32>>,
    /// The time of a segment, in microseconds; 0 is unlimited.
    pace: AtomicU64,
}

/// Pages of memory that nothing is written to cost nothing.
fn none() -> Vec<u32> {
    vec![0; NUMBERS]
}

impl Default for Tally {
    fn default() -> Self {
        Self {
            start: Mutex::new(Instant::now()),
            submitted: Counter::new(),
            called: Counter::new(),
            arrived: Mutex::new(none()),
            accepted: Mutex::default(),
            pace: AtomicU64::new(0),
        }
    }
}

impl Tally {
    pub fn reset(&self) {
        *self.start.lock().unwrap() = Instant::now();
        self.submitted.reset();
        self.called.reset();
        *self.arrived.lock().unwrap() = none();
        self.accepted.lock().unwrap().clear();
    }

    pub fn elapsed(&self) -> Duration {
        self.start.lock().unwrap().elapsed()
    }

    pub fn set_pace(&self, rate: u64) {
        let time = 1_000_000_u64.checked_div(rate).unwrap_or(0);
        self.pace.store(time, Ordering::Relaxed);
    }

    pub fn pace(&self) -> Option<Duration> {
        let time = self.pace.load(Ordering::Relaxed);
        (time > 0).then(|| Duration::from_micros(time))
    }

    pub fn submit(&self, numbers: &[u32]) {
        let mut arrived = self.arrived.lock().unwrap();
        for number in numbers {
            arrived[*number as usize] += 1;
        }
        self.submitted.add(numbers.len(), self.elapsed());
    }

    pub fn call(&self) {
        self.called.add(1, self.elapsed());
    }

    pub fn accept(&self, numbers: Vec<u32>) {
        self.accepted.lock().unwrap().extend(numbers);
    }

    /// How long nothing has been submitted and called back.
    pub fn quiet_for(&self) -> Duration {
        let last = self.submitted.last().max(self.called.last());
        self.elapsed().saturating_sub(last)
    }

    pub fn counts(&self) -> Value {
        let (arrived, accepted) = (self.arrived.lock().unwrap(), self.accepted.lock().unwrap());
        let missing = accepted
            .iter()
            .filter(|number| arrived[**number as usize] == 0);
        let distinct = arrived.iter().filter(|times| **times > 0);
        json!({
            "accepted": accepted.len(),
            "submitted": self.submitted.number(),
            "submittedRate": self.submitted.rate(),
            "distinct": distinct.count(),
            "called": self.called.number(),
            "calledRate": self.called.rate(),
            "missing": missing.count(),
        })
    }
}
