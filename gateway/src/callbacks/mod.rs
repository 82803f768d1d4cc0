//! Tells applications what happened, until they acknowledge it or 24 hours have passed.
//!
//! Each application has a dispatcher of its own, so that a slow one delays no other.

mod connection;
mod meters;
mod output;
mod queue;
mod schedule;
mod send;

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{Notify, Semaphore, watch};
use tokio::time::{Instant, sleep, sleep_until};
use tracing::{debug, error, warn};

use crate::applications::Application;
use crate::clock::{Clock, Millis};
use crate::store::{Place, QueuedEvent, Store};

use meters::{Ending, Meters};
use queue::Queue;
use send::Answer;

pub use schedule::LIFETIME;
pub use send::{Client, Sender};

/// How long to wait after the store has failed.
const PAUSE: Duration = Duration::from_secs(1);

/// The pause between two checks of the lease.
const CHECK: Duration = Duration::from_millis(50);

/// The limits of what is read ahead and of what is under way, with answers that are yet to be stored,
/// as a multiple of `concurrency`.
const AHEAD: usize = 4;
/// The most that are read at once.
const MOST: usize = 1024;

/// How long attempts may take when the service stops.
const DRAIN: Duration = Duration::from_secs(10);

pub struct Dispatcher {
    store: Arc<dyn Store>,
    clock: Clock,
    application: Application,
    sender: Sender,
    happened: Arc<Notify>,
    meters: Meters,
}

impl Dispatcher {
    /// `happened` is notified when there is a new event, or one that is due earlier.
    pub fn new(
        store: Arc<dyn Store>,
        clock: Clock,
        application: Application,
        sender: Sender,
        happened: Arc<Notify>,
    ) -> Self {
        Self {
            store,
            clock,
            application,
            sender,
            happened,
            meters: Meters::default(),
        }
    }

    /// Sends events until `stop` is true.
    pub async fn run(self, mut stop: watch::Receiver<bool>) {
        let concurrency = self.application.concurrency.max(1);
        let permits = Arc::new(Semaphore::new(concurrency));
        // Also counts events whose answers are not stored yet.
        let most = AHEAD * concurrency;
        let unsettled = Arc::new(Semaphore::new(most));
        let mut queue = Queue::new(
            Arc::clone(&self.store),
            self.clock,
            self.application.receiver().to_owned(),
            most.min(MOST),
            Arc::clone(&self.happened),
        );
        let mut taken = self.store.taken();
        let mut tenure = self.store.tenure();
        let dispatcher = Arc::new(self);
        while !*stop.borrow() {
            let both = async {
                let unsettled = Arc::clone(&unsettled).acquire_owned().await;
                (unsettled, Arc::clone(&permits).acquire_owned().await)
            };
            let (Ok(unsettled), Ok(permit)) = (tokio::select! {
                both = both => both,
                // The store may have failed for all that are being sent.
                _ = stop.changed() => continue,
            }) else {
                return;
            };
            let now = dispatcher.store.tenure();
            if now.is_none() {
                tokio::select! {
                    () = sleep(CHECK) => {}
                    _ = stop.changed() => {}
                }
                continue;
            }
            if now != tenure {
                // Others have what was read.
                queue.clear();
                tenure = now;
            }
            if taken.has_changed().unwrap_or(false) {
                taken.mark_unchanged();
                queue.look_now();
            }
            let queued = match queue.next().await {
                Ok(Some(queued)) => queued,
                Ok(None) => {
                    tokio::select! {
                        () = dispatcher.happened.notified() => {}
                        _ = taken.changed() => queue.look_now(),
                        () = sleep_until(queue.look()) => {}
                        _ = stop.changed() => {}
                    }
                    continue;
                }
                Err(error) => {
                    error!(%error, "cannot read events");
                    sleep(PAUSE).await;
                    continue;
                }
            };
            if dispatcher.store.tenure() != tenure {
                queue.put_back(queued);
                continue;
            }
            let (dispatcher, flight) = (Arc::clone(&dispatcher), queue.flight());
            tokio::spawn(async move {
                let place = queued.place;
                let again = dispatcher.send(queued).await;
                drop(permit);
                // The event counts as being sent until the store knows of the answer.
                if let Some(due) = dispatcher.keep(place, again).await {
                    flight.due(due);
                }
                flight.end(place);
                drop(unsettled);
            });
        }
        let all = u32::try_from(most).unwrap_or(u32::MAX);
        // What is not acknowledged in time is sent again after the restart.
        let _ = tokio::time::timeout(DRAIN, unsettled.acquire_many(all)).await;
    }

    /// Sends an event once. Returns when it is to be sent again, if it is.
    async fn send(&self, queued: QueuedEvent) -> Option<Millis> {
        let (event, attempts) = (queued.event, queued.attempts);
        // The same for each attempt, so that the receiver can recognise duplicates. Places start again
        // from 1 when the service starts with an empty store.
        let id = format!("{}-{}", event.time, queued.place);
        let start = Instant::now();
        let answer = self.sender.send(id, event.body).await;
        let time = start.elapsed();
        let (again, ending) = match answer {
            Answer::Acknowledged => (None, Ending::Acknowledged),
            Answer::Refused { reason, wait } => {
                let kind = event.kind.name();
                match schedule::next(event.time, self.clock.now(), attempts + 1, wait) {
                    Some(due) => {
                        self.log(kind, attempts, &reason);
                        (Some(due), Ending::Refused)
                    }
                    None => {
                        let application = &self.application.id;
                        warn!(application, kind, "a callback was dropped after 24 hours");
                        (None, Ending::Dropped)
                    }
                }
            }
        };
        self.meters.count(event.kind, ending, time);
        again
    }

    /// Keeps when an event is to be sent again, or forgets it. Returns when it or the next event of its
    /// message is due, if there is one.
    async fn keep(&self, place: Place, again: Option<Millis>) -> Option<Millis> {
        // What failed may have happened.
        let mut is_repeated = false;
        loop {
            let kept = match again {
                Some(due) => self.store.postpone_event(place, due).await.map(|()| again),
                None => {
                    let now = self.clock.now();
                    let forgotten = self.store.forget_event(place, now).await;
                    forgotten.map(|is_next_due| (is_next_due || is_repeated).then_some(now))
                }
            };
            match kept {
                Ok(due) => return due,
                Err(error) => error!(%error, "cannot keep the answer to a callback"),
            }
            is_repeated = true;
            sleep(PAUSE).await;
        }
    }

    /// Logs the first failure of an event; the others are details.
    fn log(&self, kind: &str, attempts: u32, reason: &str) {
        let application = &self.application.id;
        const TEXT: &str = "a callback was not acknowledged and will be sent again";
        match attempts {
            0 => warn!(application, kind, reason, "{TEXT}"),
            _ => debug!(application, kind, attempts, reason, "{TEXT}"),
        }
    }
}
