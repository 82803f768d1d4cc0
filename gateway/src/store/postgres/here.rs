//! Events that are told from the rows of their messages, and are read from memory.
//!
//! They are only of this instance, and nobody reads them from the database: one that is told again
//! later, or by another instance, gets a row of its own; see `settle`.

use std::collections::{HashMap, VecDeque};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::super::{Place, QueuedEvent};
use crate::clock::Millis;
use crate::message::Event;

/// The most octets of events that nobody has read yet. The others get rows.
const MOST: usize = 4 * 1024 * 1024;
/// What an entry takes besides its body.
const ENTRY: usize = 512;

/// An event whose place is that of its message.
#[derive(Debug)]
pub struct Told {
    pub owner: i64,
    pub place: Place,
    pub receiver: String,
    pub event: Event,
}

#[derive(Default)]
struct State {
    /// The instance.
    owner: i64,
    /// By their receivers.
    events: HashMap<String, VecDeque<QueuedEvent>>,
    octets: usize,
}

/// See the module.
#[derive(Default)]
pub struct Here(Mutex<State>);

fn size(queued: &QueuedEvent) -> usize {
    ENTRY + queued.event.body.len()
}

impl Here {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn has_room(&self) -> bool {
        self.lock().octets < MOST
    }

    /// Takes what was written.
    pub fn put(&self, all: Vec<Told>) {
        if all.is_empty() {
            return;
        }
        let mut state = self.lock();
        for told in all {
            // What was an instance's that is gone is taken over, also if it was this one.
            if told.owner > state.owner {
                state.owner = told.owner;
                state.events.clear();
                state.octets = 0;
            }
            if told.owner == state.owner {
                let queued = QueuedEvent {
                    place: told.place,
                    event: told.event,
                    attempts: 0,
                };
                state.octets += size(&queued);
                state
                    .events
                    .entry(told.receiver)
                    .or_default()
                    .push_back(queued);
            }
        }
    }

    /// Takes at most `limit` events of a receiver.
    pub fn take(&self, owner: i64, receiver: &str, limit: usize) -> Vec<QueuedEvent> {
        let mut state = self.lock();
        let is_own = state.owner == owner;
        let Some(events) = state.events.get_mut(receiver).filter(|_| is_own) else {
            return vec![];
        };
        let end = events.len().min(limit);
        let taken: Vec<_> = events.drain(..end).collect();
        state.octets -= taken.iter().map(size).sum::<usize>();
        taken
    }

    /// Forgets those from before a time.
    pub fn expire(&self, before: Millis) {
        let mut state = self.lock();
        let State { events, octets, .. } = &mut *state;
        for events in events.values_mut() {
            events.retain(|queued| queued.event.time >= before);
        }
        *octets = events.values().flatten().map(size).sum();
    }
}
