//! What was just written and is about to be read: it need not come from the database.
//!
//! Each list has everything that is new after some place. Whoever reads after an earlier place reads the
//! database, and so does everybody who reads after a write whose outcome is not known.

use std::collections::{BTreeMap, HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::{NewEvents, Place, QueuedEvent, QueuedMessage};
use crate::message::{Event, Message};

/// The most octets of messages, and of events.
const MOST: usize = 8 * 1024 * 1024;
/// What an entry takes besides its text or body.
const ENTRY: usize = 512;

/// What a transaction changes. What is accepted, told or blocked comes in the order of the places.
#[derive(Debug)]
pub enum Change {
    Accepted {
        owner: i64,
        place: Place,
        message: Arc<Message>,
    },
    /// A carrier has segments of a message that waits.
    Begun(Place),
    /// A message does not wait any more, or it was postponed.
    Left(Place),
    /// The only event of its message.
    Told {
        owner: i64,
        place: Place,
        receiver: String,
        event: Event,
    },
    /// An event of a receiver that may have to wait for another of its message.
    Blocked {
        owner: i64,
        place: Place,
        receiver: String,
    },
    /// Events with places up to this one may have been forgotten.
    Expired(Place),
}

/// The new events of a receiver.
struct Events {
    after: Place,
    all: VecDeque<QueuedEvent>,
}

struct State {
    /// The instance that has all of it.
    owner: i64,
    /// The place after which all new messages are here.
    after: Place,
    messages: BTreeMap<Place, QueuedMessage>,
    message_octets: usize,
    /// The place after which all new events are here, for receivers without any.
    events_after: Place,
    events: HashMap<String, Events>,
    event_octets: usize,
}

/// See the module.
pub struct Recent {
    state: Mutex<State>,
    /// The place before the first of an instance.
    before: fn(i64) -> Place,
}

fn size_of_message(queued: &QueuedMessage) -> usize {
    let message = &*queued.message;
    let lists = message.to.iter().chain(&message.media).chain(&message.tag);
    ENTRY + message.text.len() + lists.map(|one| ENTRY / 8 + one.len()).sum::<usize>()
}

fn size_of_event(queued: &QueuedEvent) -> usize {
    ENTRY + queued.event.body.len()
}

impl Recent {
    /// Of an instance, when the places of the last message and of the last event are these.
    pub fn new(owner: i64, message: Place, event: Place, before: fn(i64) -> Place) -> Self {
        Self {
            state: Mutex::new(State::new(owner, message, event)),
            before,
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes what was written.
    pub fn apply(&self, changes: Vec<Change>) {
        if changes.is_empty() {
            return;
        }
        let mut state = self.lock();
        for change in changes {
            if state.concerns(&change, self.before) {
                state.apply(change);
            }
        }
        state.limit();
    }

    /// Forgets everything that such changes concern, because it is not known whether they were written.
    pub fn doubt(&self, changes: Vec<Change>) {
        let mut state = self.lock();
        for change in changes {
            if !state.concerns(&change, self.before) {
                continue;
            }
            match change {
                Change::Accepted { place, .. } | Change::Begun(place) | Change::Left(place) => {
                    state.forget_messages(place);
                }
                Change::Told {
                    place, receiver, ..
                }
                | Change::Blocked {
                    place, receiver, ..
                } => state.forget_events_of(&receiver, place),
                Change::Expired(place) => state.forget_events(place),
            }
        }
    }

    /// The new messages after a place, unless they are to be read from the database.
    pub fn messages(&self, owner: i64, after: Place, limit: usize) -> Option<Vec<QueuedMessage>> {
        let state = self.lock();
        let is_here = state.owner == owner && after >= state.after;
        let later = || state.messages.range(after + 1..).take(limit);
        is_here.then(|| later().map(|(_, queued)| queued.clone()).collect())
    }

    /// Messages up to a place were read from the database. They may be changed before this hears that
    /// they were written.
    pub fn messages_were_read(&self, owner: i64, last: Place) {
        let mut state = self.lock();
        if state.is_of(owner, self.before) {
            state.forget_messages(last);
        }
    }

    /// Takes the new events of a receiver after a place, unless they are to be read from the database.
    pub fn events(
        &self,
        owner: i64,
        receiver: &str,
        after: Place,
        limit: usize,
    ) -> Option<NewEvents> {
        let mut state = self.lock();
        if state.owner != owner {
            return None;
        }
        let Some(events) = state.events.get_mut(receiver) else {
            let is_here = after >= state.events_after;
            return is_here.then(|| NewEvents {
                last: after,
                events: vec![],
            });
        };
        if after < events.after {
            return None;
        }
        let read = events.all.partition_point(|queued| queued.place <= after);
        let end = events.all.len().min(read + limit);
        let mut octets: usize = events
            .all
            .drain(..read)
            .map(|one| size_of_event(&one))
            .sum();
        let taken: Vec<_> = events.all.drain(..end - read).collect();
        octets += taken.iter().map(size_of_event).sum::<usize>();
        let last = taken.last().map_or(after, |queued| queued.place);
        events.after = last;
        state.event_octets -= octets;
        Some(NewEvents {
            events: taken,
            last,
        })
    }

    /// The place after which the new events of a receiver are here: those up to it are on the disk.
    #[cfg(feature = "postgres")]
    pub fn events_after(&self, owner: i64, receiver: &str) -> Option<Place> {
        let state = self.lock();
        let after = state.events.get(receiver).map(|events| events.after);
        (state.owner == owner).then(|| after.unwrap_or(state.events_after))
    }

    /// Events of a receiver up to a place were read from the database.
    pub fn events_were_read(&self, owner: i64, receiver: &str, last: Place) {
        let mut state = self.lock();
        if state.is_of(owner, self.before) {
            state.forget_events_of(receiver, last);
        }
    }
}

impl State {
    fn new(owner: i64, message: Place, event: Place) -> Self {
        Self {
            owner,
            after: message,
            messages: BTreeMap::new(),
            message_octets: 0,
            events_after: event,
            events: HashMap::new(),
            event_octets: 0,
        }
    }

    /// Whether this is of an instance. A later one begins again.
    fn is_of(&mut self, owner: i64, before: fn(i64) -> Place) -> bool {
        if owner > self.owner {
            *self = Self::new(owner, before(owner), before(owner));
        }
        owner == self.owner
    }

    /// Whether a change is of the instance that this is of.
    fn concerns(&mut self, change: &Change, before: fn(i64) -> Place) -> bool {
        match change {
            Change::Accepted { owner, .. }
            | Change::Told { owner, .. }
            | Change::Blocked { owner, .. } => self.is_of(*owner, before),
            Change::Begun(_) | Change::Left(_) | Change::Expired(_) => true,
        }
    }

    fn apply(&mut self, change: Change) {
        match change {
            Change::Accepted { place, message, .. } if place > self.after => {
                let queued = QueuedMessage {
                    place,
                    message,
                    attempts: 0,
                    unanswered: 0,
                    is_begun: false,
                };
                self.message_octets += size_of_message(&queued);
                self.messages.insert(place, queued);
            }
            // It was read from the database.
            Change::Accepted { .. } => {}
            Change::Begun(place) => {
                if let Some(queued) = self.messages.get_mut(&place) {
                    queued.is_begun = true;
                }
            }
            Change::Left(place) => {
                if let Some(queued) = self.messages.remove(&place) {
                    self.message_octets -= size_of_message(&queued);
                }
            }
            Change::Told {
                place,
                receiver,
                event,
                ..
            } => {
                let after = self.events_after;
                let events = self.events.entry(receiver).or_insert_with(|| Events {
                    after,
                    all: VecDeque::new(),
                });
                if place > events.after {
                    let queued = QueuedEvent {
                        place,
                        event,
                        attempts: 0,
                    };
                    self.event_octets += size_of_event(&queued);
                    events.all.push_back(queued);
                }
            }
            Change::Blocked {
                place, receiver, ..
            } => self.forget_events_of(&receiver, place),
            Change::Expired(place) => self.forget_events(place),
        }
    }

    /// Begins again when there is too much that nobody reads.
    fn limit(&mut self) {
        if self.message_octets > MOST
            && let Some((last, _)) = self.messages.last_key_value()
        {
            let last = *last;
            self.forget_messages(last);
        }
        if self.event_octets > MOST {
            let lasts = self.events.values().filter_map(|events| events.all.back());
            let last = lasts.map(|queued| queued.place).max();
            self.forget_events(last.unwrap_or(self.events_after));
        }
    }

    /// Leaves messages up to a place to the database.
    fn forget_messages(&mut self, last: Place) {
        if last <= self.after {
            return;
        }
        self.after = last;
        let later = self.messages.split_off(&(last + 1));
        let forgotten = std::mem::replace(&mut self.messages, later);
        self.message_octets -= forgotten.values().map(size_of_message).sum::<usize>();
    }

    /// Leaves events of a receiver up to a place to the database.
    fn forget_events_of(&mut self, receiver: &str, last: Place) {
        let after = self.events_after.max(last);
        let Some(events) = self.events.get_mut(receiver) else {
            let all = VecDeque::new();
            self.events
                .insert(receiver.to_owned(), Events { after, all });
            return;
        };
        events.after = events.after.max(last);
        let read = events.all.partition_point(|queued| queued.place <= last);
        let forgotten = events.all.drain(..read);
        self.event_octets -= forgotten.map(|one| size_of_event(&one)).sum::<usize>();
    }

    /// Leaves events up to a place to the database, of all receivers.
    fn forget_events(&mut self, last: Place) {
        self.events_after = self.events_after.max(last);
        let receivers: Vec<_> = self.events.keys().cloned().collect();
        for receiver in receivers {
            self.forget_events_of(&receiver, last);
        }
    }
}

#[cfg(test)]
mod tests;
