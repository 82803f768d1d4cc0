//! Inline events of this instance that nobody has read yet, in memory.
//!
//! They are not read from the database: an event that is sent again later, or by another instance, is
//! moved to the table of events first; see `inline`.

use std::collections::{HashMap, VecDeque};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::super::{Place, QueuedEvent};
use crate::clock::Millis;
use crate::message::Event;

/// The most octets for one receiver and for all. Further events go to the table.
const MOST_OF_ONE: usize = 1024 * 1024;
const MOST: usize = 8 * 1024 * 1024;
/// What an entry takes besides its body.
const ENTRY: usize = 512;

/// An inline event, whose place is that of its message.
#[derive(Debug)]
pub struct Told {
    pub owner: i64,
    pub place: Place,
    pub receiver: String,
    pub event: Event,
}

/// The events of a receiver.
#[derive(Default)]
struct Events {
    /// The instance as which the reader has begun. It gets no events of a later one before it begins again.
    reader: i64,
    all: VecDeque<QueuedEvent>,
    octets: usize,
}

#[derive(Default)]
struct State {
    /// The instance.
    owner: i64,
    /// By their receivers.
    events: HashMap<String, Events>,
    octets: usize,
}

/// See the module.
#[derive(Default)]
pub struct InlineQueue(Mutex<State>);

fn size(queued: &QueuedEvent) -> usize {
    ENTRY + queued.event.body.len()
}

impl InlineQueue {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether there is room for an event of a receiver.
    pub fn has_room(&self, owner: i64, receiver: &str) -> bool {
        let mut state = self.lock();
        state.is_of(owner);
        let of_one = state.events.get(receiver).map_or(0, |events| events.octets);
        of_one < MOST_OF_ONE && state.octets < MOST
    }

    /// Takes what was written.
    pub fn put(&self, all: Vec<Told>) {
        if all.is_empty() {
            return;
        }
        let mut state = self.lock();
        for told in all {
            // Events of an earlier instance are taken over, even if that was this one.
            if !state.is_of(told.owner) {
                continue;
            }
            let queued = QueuedEvent {
                place: told.place,
                event: told.event,
                attempts: 0,
            };
            let octets = size(&queued);
            state.octets += octets;
            let events = state.events.entry(told.receiver).or_default();
            events.octets += octets;
            events.all.push_back(queued);
        }
    }

    /// A reader of a receiver's events begins, without events of an earlier instance.
    pub fn begin(&self, owner: i64, receiver: &str) {
        let mut state = self.lock();
        if state.is_of(owner) {
            let events = state.events.entry(receiver.to_owned()).or_default();
            events.reader = owner;
        }
    }

    /// Takes at most `limit` events of a receiver.
    pub fn take(&self, owner: i64, receiver: &str, limit: usize) -> Vec<QueuedEvent> {
        let mut state = self.lock();
        if !state.is_of(owner) {
            return vec![];
        }
        let Some(events) = state.events.get_mut(receiver) else {
            return vec![];
        };
        if events.reader != owner {
            return vec![];
        }
        let end = events.all.len().min(limit);
        let taken: Vec<_> = events.all.drain(..end).collect();
        let octets = taken.iter().map(size).sum::<usize>();
        events.octets -= octets;
        state.octets -= octets;
        taken
    }

    /// Forgets those from before a time.
    pub fn expire(&self, before: Millis) {
        let mut state = self.lock();
        for events in state.events.values_mut() {
            events.all.retain(|queued| queued.event.time >= before);
            events.octets = events.all.iter().map(size).sum();
        }
        state.octets = state.events.values().map(|events| events.octets).sum();
    }
}

impl State {
    /// Whether this is of an instance. A later one begins again.
    fn is_of(&mut self, owner: i64) -> bool {
        if owner > self.owner {
            *self = Self {
                owner,
                ..Self::default()
            };
        }
        owner == self.owner
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::EventKind;

    fn told(owner: i64, place: Place, receiver: &str, octets: usize) -> Told {
        let event = Event {
            kind: EventKind::MessageDelivered,
            time: place,
            body: vec![b' '; octets],
            is_plain: true,
        };
        let receiver = receiver.to_owned();
        Told {
            owner,
            place,
            receiver,
            event,
        }
    }

    fn places(events: Vec<QueuedEvent>) -> Vec<Place> {
        events.into_iter().map(|one| one.place).collect()
    }

    #[test]
    fn each_is_taken_once_by_whoever_has_begun() {
        let queue = InlineQueue::default();
        queue.put(vec![told(1, 1, "a", 1), told(1, 2, "b", 1)]);
        assert!(queue.take(1, "a", 9).is_empty());
        queue.begin(1, "a");
        queue.put(vec![told(1, 3, "a", 1)]);
        assert_eq!(places(queue.take(1, "a", 1)), [1]);
        assert_eq!(places(queue.take(1, "a", 9)), [3]);
        assert!(queue.take(1, "a", 9).is_empty());
    }

    #[test]
    fn what_a_later_instance_tells_waits_for_who_begins_again() {
        let queue = InlineQueue::default();
        queue.begin(1, "a");
        queue.put(vec![told(1, 1, "a", 1)]);
        queue.put(vec![told(2, 2, "a", 1), told(1, 3, "a", 1)]);
        assert!(queue.take(1, "a", 9).is_empty());
        assert!(queue.take(2, "a", 9).is_empty());
        queue.begin(2, "a");
        assert_eq!(places(queue.take(2, "a", 9)), [2]);
    }

    #[test]
    fn there_is_room_for_all_receivers_and_after_a_renewal() {
        let queue = InlineQueue::default();
        queue.begin(1, "a");
        queue.put(vec![told(1, 1, "a", MOST_OF_ONE)]);
        assert!(!queue.has_room(1, "a"));
        assert!(queue.has_room(1, "b"));
        queue.put(vec![told(1, 2, "b", MOST)]);
        assert!(!queue.has_room(1, "c"));
        assert!(queue.has_room(2, "a"));
        assert_eq!(queue.lock().octets, 0);
    }

    #[test]
    fn room_comes_back() {
        let queue = InlineQueue::default();
        queue.begin(1, "a");
        for _ in 0..2 {
            queue.put(vec![told(1, 1, "a", MOST)]);
            assert!(!queue.has_room(1, "a"));
            queue.take(1, "a", 1);
            assert!(queue.has_room(1, "a"));
            queue.put(vec![told(1, 1, "a", MOST)]);
            queue.expire(2);
            assert!(queue.has_room(1, "a"));
        }
    }
}
