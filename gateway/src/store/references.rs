//! The reference numbers of long messages.

use std::sync::atomic::{AtomicU16, Ordering};

use super::repeats::digest;

/// The number of counters. Destinations share them, so that memory is bounded; a number comes again
/// only after all others of its counter.
const COUNTERS: u16 = 4096;

/// The counter of a destination, which is the same in all instances.
pub fn bucket(destination: &str) -> u16 {
    let digest = u64::from_be_bytes(digest(destination.as_bytes()));
    u16::try_from(digest % u64::from(COUNTERS)).unwrap_or(0)
}

/// Takes the next number for a destination, because a handset joins parts by sender and number.
pub struct References {
    counters: Vec<AtomicU16>,
}

impl References {
    /// The numbers begin anywhere, so that those of the last run are not repeated.
    pub fn new() -> Self {
        let counters = (0..COUNTERS).map(|_| AtomicU16::new(rand::random()));
        Self {
            counters: counters.collect(),
        }
    }

    /// The low octet is a number of its own, for headers with 8 bits.
    pub fn next(&self, destination: &str) -> u16 {
        self.counters[usize::from(bucket(destination))].fetch_add(1, Ordering::Relaxed)
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn numbers_of_a_destination_come_again_after_all_others() {
        let references = super::References::new();
        let numbers: Vec<_> = (0..256).map(|_| references.next("+1") as u8).collect();
        let distinct: std::collections::HashSet<_> = numbers.iter().collect();
        assert_eq!(distinct.len(), 256);
        assert_eq!(references.next("+1") as u8, numbers[0]);
    }
}
