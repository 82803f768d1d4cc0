//! The events of an application that wait to be sent, some of which are read ahead.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::Notify;
use tokio::time::Instant;

use crate::clock::{Clock, Millis};
use crate::store::{Place, QueuedEvent, Result, Store};

/// The longest time between two looks at the events that are due.
const LONGEST: Duration = Duration::from_secs(60);
/// The least, while what is due is being sent.
const LEAST: Duration = Duration::from_millis(50);

/// How an event was read.
#[derive(Clone, Copy, PartialEq)]
enum Read {
    New,
    Due,
}

/// Those that are read and those that are being sent.
type Known = HashMap<Place, Read>;

struct State {
    known: Known,
    /// When to look at those that are due.
    look: Instant,
}

/// The events that are in memory. Shared with the tasks that send them.
#[derive(Clone)]
pub struct Flight {
    clock: Clock,
    state: Arc<Mutex<State>>,
    /// Notified when there is a new event, or one that is due earlier.
    happened: Arc<Notify>,
}

impl Flight {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn known(&self) -> Known {
        self.lock().known.clone()
    }

    /// Notes events, and returns those that were not known before.
    fn note(&self, read: Read, mut events: Vec<QueuedEvent>) -> Vec<QueuedEvent> {
        let known = &mut self.lock().known;
        events.retain(|queued| known.insert(queued.place, read).is_none());
        events
    }

    /// An event becomes due.
    pub fn due(&self, at: Millis) {
        let at = self.clock.instant(at);
        let mut state = self.lock();
        if at < state.look {
            state.look = at;
            drop(state);
            self.happened.notify_one();
        }
    }

    /// The store knows what has become of an event.
    pub fn end(&self, place: Place) {
        self.lock().known.remove(&place);
    }
}

pub struct Queue {
    store: Arc<dyn Store>,
    receiver: String,
    /// The most that are read at once, without those that are known.
    most: usize,
    flight: Flight,
    due: VecDeque<QueuedEvent>,
    new: VecDeque<QueuedEvent>,
    /// The place up to which new events were read, and the highest that it ever was.
    last: Place,
    highest: Place,
}

impl Queue {
    pub fn new(
        store: Arc<dyn Store>,
        clock: Clock,
        receiver: String,
        most: usize,
        happened: Arc<Notify>,
    ) -> Self {
        let state = State {
            known: Known::new(),
            look: Instant::now(),
        };
        let flight = Flight {
            clock,
            state: Arc::new(Mutex::new(state)),
            happened,
        };
        Self {
            store,
            receiver,
            most,
            flight,
            due: VecDeque::new(),
            new: VecDeque::new(),
            last: 0,
            highest: 0,
        }
    }

    pub fn flight(&self) -> Flight {
        self.flight.clone()
    }

    /// When to look at the events that are due.
    pub fn look(&self) -> Instant {
        self.flight.lock().look
    }

    /// Looks at the events that are due with the next read.
    pub fn look_now(&self) {
        self.flight.lock().look = Instant::now();
    }

    /// Forgets what was read and is not being sent, and reads everything again.
    pub fn clear(&mut self) {
        let mut state = self.flight.lock();
        for queued in self.due.drain(..).chain(self.new.drain(..)) {
            state.known.remove(&queued.place);
        }
        state.look = Instant::now();
        self.last = 0;
    }

    /// Returns the next event: those that are due come before those that are new.
    pub async fn next(&mut self) -> Result<Option<QueuedEvent>> {
        if self.due.is_empty() && self.look() <= Instant::now() {
            self.read_due().await?;
        }
        // All events of a read can have been left out.
        let mut is_more = true;
        while self.due.is_empty() && self.new.is_empty() && is_more {
            is_more = self.read_new().await?;
        }
        Ok(self.due.pop_front().or_else(|| self.new.pop_front()))
    }

    /// Takes back an event that cannot be sent now.
    pub fn put_back(&mut self, queued: QueuedEvent) {
        self.due.push_front(queued);
    }

    /// Returns whether there can be more.
    async fn read_new(&mut self) -> Result<bool> {
        // From before the read: what is forgotten meanwhile may still be read.
        let busy = (self.last < self.highest).then(|| self.flight.known());
        let read = self.store.new_events(&self.receiver, self.last, self.most);
        let read = read.await?;
        let is_more = read.last > self.last;
        self.last = read.last;
        self.highest = self.highest.max(read.last);
        let mut new = read.events;
        if let Some(busy) = busy {
            new.retain(|queued| !busy.contains_key(&queued.place));
        }
        self.new = self.flight.note(Read::New, new).into();
        Ok(is_more)
    }

    async fn read_due(&mut self) -> Result<()> {
        // What becomes due during the read makes this earlier again.
        self.flight.lock().look = Instant::now() + LONGEST;
        let read = self.read_due_and_next().await;
        let mut state = self.flight.lock();
        state.look = state.look.min(match read {
            Ok(next) => next,
            Err(_) => Instant::now(),
        });
        read.map(drop)
    }

    /// Returns when to look again.
    async fn read_due_and_next(&mut self) -> Result<Instant> {
        // From before the read: what is forgotten meanwhile may still be read.
        let busy = self.flight.known();
        let now = self.flight.clock.now();
        let are_due = busy.values().filter(|read| **read == Read::Due).count();
        let limit = are_due + self.most;
        let mut due = self.store.due_events(&self.receiver, now, limit).await?;
        let is_full = due.len() == limit;
        due.retain(|queued| !busy.contains_key(&queued.place));
        due.truncate(self.most);
        self.due = self.flight.note(Read::Due, due).into();
        if is_full && !self.due.is_empty() {
            return Ok(Instant::now());
        }
        let next = self.store.next_due_event(&self.receiver).await?;
        Ok(match next {
            // That is being sent.
            Some(next) if next <= now => Instant::now() + LEAST,
            Some(next) => self.flight.clock.instant(next + 1),
            None => Instant::now() + LONGEST,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::{Event, EventKind, Message};
    use crate::store::Sqlite;

    const MESSAGES: i64 = 100;
    const MOST: usize = 8;

    fn message(number: i64) -> Message {
        Message {
            id: number.to_string(),
            account: "1".to_owned(),
            application: "any".to_owned(),
            time: 0,
            from: "+15551230001".to_owned(),
            to: vec!["+15551230002".to_owned()],
            text: "Hello".to_owned(),
            media: vec![],
            tag: None,
            priority: None,
            expiration: None,
            segments: 1,
        }
    }

    /// A store with one event for each message, which has its number as the time.
    async fn store(folder: &std::path::Path) -> Arc<dyn Store> {
        let store = Sqlite::open(&folder.join("messages.db")).unwrap();
        for number in 1..=MESSAGES {
            store.accept(message(number)).await.unwrap();
        }
        for queued in store.new_messages(0, 1000).await.unwrap() {
            let event = Event {
                kind: EventKind::MessageDelivered,
                time: queued.message.id.parse().unwrap(),
                body: vec![],
                is_plain: false,
            };
            let place = queued.place;
            store.finish(place, vec![event], "any", None).await.unwrap();
        }
        Arc::new(store)
    }

    fn queue(store: &Arc<dyn Store>) -> Queue {
        let (store, happened) = (Arc::clone(store), Arc::default());
        Queue::new(store, Clock::new(), "any".to_owned(), MOST, happened)
    }

    /// Takes all events, and forgets every second of them; the others stay under way.
    async fn take_all(queue: &mut Queue, store: &Arc<dyn Store>) -> Vec<i64> {
        let mut times = vec![];
        while let Some(queued) = queue.next().await.unwrap() {
            assert!(queue.due.len().max(queue.new.len()) < MOST);
            times.push(queued.event.time);
            if times.len() % 2 == 0 {
                assert!(!store.forget_event(queued.place, 0).await.unwrap());
                queue.flight().end(queued.place);
            }
        }
        times
    }

    #[tokio::test]
    async fn new_events_come_in_order_and_once() {
        let folder = tempfile::tempdir().unwrap();
        let store = store(folder.path()).await;
        let mut queue = queue(&store);
        let all: Vec<i64> = (1..=MESSAGES).collect();
        assert_eq!(take_all(&mut queue, &store).await, all);
        // What is under way is not read again.
        queue.clear();
        assert!(queue.next().await.unwrap().is_none());
    }

    #[tokio::test]
    async fn events_that_were_read_ahead_come_again_after_a_clear() {
        let folder = tempfile::tempdir().unwrap();
        let store = store(folder.path()).await;
        let mut queue = queue(&store);
        let first = queue.next().await.unwrap().unwrap();
        assert_eq!(first.event.time, 1);
        assert!(!queue.new.is_empty());
        queue.clear();
        let others: Vec<i64> = (2..=MESSAGES).collect();
        assert_eq!(take_all(&mut queue, &store).await, others);
    }

    #[tokio::test]
    async fn due_events_come_in_the_order_of_their_times_and_once() {
        let folder = tempfile::tempdir().unwrap();
        let store = store(folder.path()).await;
        // The later the event, the earlier it is due.
        for queued in store.new_events("any", 0, 1000).await.unwrap().events {
            let due = MESSAGES - queued.event.time;
            store.postpone_event(queued.place, due).await.unwrap();
        }
        let mut queue = queue(&store);
        let all: Vec<i64> = (1..=MESSAGES).rev().collect();
        assert_eq!(take_all(&mut queue, &store).await, all);
        // Those that are under way are due; nothing else is.
        assert!(queue.look() <= Instant::now() + LEAST);
        tokio::time::sleep(LEAST).await;
        assert!(queue.next().await.unwrap().is_none());
    }
}
