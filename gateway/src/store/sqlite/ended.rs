//! The segments of messages that have ended a short time ago, in memory.
//!
//! Their receipts can still come. Without these they would be taken for other segments whose
//! identifiers look alike in another form.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use super::super::HELD;

/// The recipient of a segment, and the second in which its message ended. Texts are only compared,
/// so that their hashes are enough; there can be millions of these.
struct Segment {
    recipient: u64,
    second: u32,
}

struct State {
    start: Instant,
    hasher: RandomState,
    /// By the carrier and its identifier.
    segments: HashMap<u64, Segment>,
}

#[derive(Clone)]
pub struct Ended(Arc<Mutex<State>>);

impl Default for Ended {
    fn default() -> Self {
        Self(Arc::new(Mutex::new(State {
            start: Instant::now(),
            hasher: RandomState::new(),
            segments: HashMap::new(),
        })))
    }
}

impl Ended {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn insert(&self, carrier: &str, id: &str, recipient: &str) {
        let mut state = self.lock();
        let segment = Segment {
            recipient: state.hasher.hash_one(recipient),
            second: state.second(),
        };
        let key = state.hasher.hash_one((carrier, id));
        state.segments.insert(key, segment);
    }

    /// Whether the last segment of a carrier that had an identifier was for one of these numbers.
    pub fn is_for(&self, carrier: &str, id: &str, numbers: &[String]) -> Option<bool> {
        let state = self.lock();
        let segment = state.segments.get(&state.hasher.hash_one((carrier, id)))?;
        let mut numbers = numbers.iter();
        Some(numbers.any(|number| state.hasher.hash_one(&**number) == segment.recipient))
    }

    /// Forgets those that ended more than [`HELD`] ago.
    pub fn sweep(&self) {
        let mut state = self.lock();
        let now = state.second();
        let is_new = |one: &Segment| u64::from(now.saturating_sub(one.second)) <= HELD.as_secs();
        state.segments.retain(|_, one| is_new(one));
        let most = 2 * state.segments.len();
        state.segments.shrink_to(most);
    }
}

impl State {
    /// The time as seconds since the start.
    fn second(&self) -> u32 {
        u32::try_from(self.start.elapsed().as_secs()).unwrap_or(u32::MAX)
    }
}
