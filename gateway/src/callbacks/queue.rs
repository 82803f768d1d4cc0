//! The events of an application that wait to be sent, some of which are read ahead.

use std::collections::{HashSet, VecDeque};
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

/// What is known of the events that are read.
#[derive(Debug)]
struct State {
    /// Those that wait here and those that are being sent.
    known: HashSet<Place>,
    /// When to look at those that are due.
    look: Instant,
}

/// Shared with those that send.
#[derive(Clone)]
pub struct Taken {
    clock: Clock,
    state: Arc<Mutex<State>>,
    /// Notified when there is a new event, or one that is due earlier.
    happened: Arc<Notify>,
}

impl Taken {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
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
    /// About so many are read at once.
    most: usize,
    taken: Taken,
    waiting: VecDeque<QueuedEvent>,
    /// The place up to which new events were read.
    last: Place,
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
            known: HashSet::new(),
            look: Instant::now(),
        };
        let taken = Taken {
            clock,
            state: Arc::new(Mutex::new(state)),
            happened,
        };
        Self {
            store,
            receiver,
            most,
            taken,
            waiting: VecDeque::new(),
            last: 0,
        }
    }

    pub fn taken(&self) -> Taken {
        self.taken.clone()
    }

    /// When to look at the events that are due.
    pub fn look(&self) -> Instant {
        self.taken.lock().look
    }

    /// Looks at the events that are due with the next read.
    pub fn look_now(&self) {
        self.taken.lock().look = Instant::now();
    }

    /// Forgets what was read and is not being sent, because others may have it now.
    pub fn clear(&mut self) {
        let mut state = self.taken.lock();
        for queued in self.waiting.drain(..) {
            state.known.remove(&queued.place);
        }
        state.look = Instant::now();
    }

    /// Returns the next event: one that is due before those that are new.
    pub async fn next(&mut self) -> Result<Option<QueuedEvent>> {
        if self.look() <= Instant::now() {
            self.read_due().await?;
        }
        // Of those that were read, all can have been left out.
        let mut is_more = true;
        while self.waiting.is_empty() && is_more {
            let (receiver, last) = (&self.receiver, self.last);
            let new = self.store.new_events(receiver, last, self.most).await?;
            is_more = new.last > last;
            self.last = new.last;
            let mut state = self.taken.lock();
            let new = new.events.into_iter();
            // One may have become due in between.
            self.waiting
                .extend(new.filter(|queued| state.known.insert(queued.place)));
        }
        Ok(self.waiting.pop_front())
    }

    async fn read_due(&mut self) -> Result<()> {
        // From before the read: what is forgotten meanwhile may still be read.
        let busy = {
            let mut state = self.taken.lock();
            // What becomes due during the read makes this earlier again.
            state.look = Instant::now() + LONGEST;
            state.known.clone()
        };
        let read = self.read_due_except(&busy).await;
        let mut state = self.taken.lock();
        state.look = state.look.min(match read {
            Ok(next) => next,
            Err(_) => Instant::now(),
        });
        read.map(drop)
    }

    /// Returns when to look again.
    async fn read_due_except(&mut self, busy: &HashSet<Place>) -> Result<Instant> {
        let now = self.taken.clock.now();
        let limit = busy.len() + self.most;
        let due = self.store.due_events(&self.receiver, now, limit).await?;
        let is_full = due.len() == limit;
        {
            let mut state = self.taken.lock();
            let mut is_new = |queued: &QueuedEvent| {
                !busy.contains(&queued.place) && state.known.insert(queued.place)
            };
            let new: Vec<_> = due.into_iter().filter(|queued| is_new(queued)).collect();
            for queued in new.into_iter().rev() {
                self.waiting.push_front(queued);
            }
        }
        if is_full {
            return Ok(Instant::now() + LEAST);
        }
        let next = self.store.next_due_event(&self.receiver).await?;
        Ok(match next {
            // That is being sent.
            Some(next) if next <= now => Instant::now() + LEAST,
            Some(next) => self.taken.clock.instant(next + 1),
            None => Instant::now() + LONGEST,
        })
    }
}
