//! The segments of messages that have ended a short time ago, in memory.
//!
//! Their receipts can still come. Without these they would be taken for other segments whose
//! identifiers look alike in another form.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use super::super::HELD;

/// Their recipients, by the carrier and its identifier.
type Known = HashMap<(String, String), (Instant, String)>;

#[derive(Clone, Default)]
pub struct Ended(Arc<Mutex<Known>>);

impl Ended {
    fn lock(&self) -> MutexGuard<'_, Known> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn insert(&self, carrier: String, id: String, recipient: String) {
        self.lock()
            .insert((carrier, id), (Instant::now(), recipient));
    }

    /// The recipient of the last segment of a carrier that had an identifier.
    pub fn find(&self, carrier: &str, id: &str) -> Option<String> {
        let known = self.lock();
        let found = known.get(&(carrier.to_owned(), id.to_owned()));
        found.map(|(_, recipient)| recipient.clone())
    }

    /// Forgets those that ended more than [`HELD`] ago.
    pub fn sweep(&self) {
        self.lock().retain(|_, (time, _)| time.elapsed() < HELD);
    }
}
