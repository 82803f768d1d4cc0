//! Tells applications what happened, until they acknowledge it or 24 hours have passed.
//!
//! Each application has a dispatcher of its own, so that a slow one delays no other.

mod output;
mod schedule;
mod send;

use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::{Notify, Semaphore, watch};
use tokio::time::{Instant, sleep, sleep_until};
use tracing::{debug, error, warn};

use crate::applications::Application;
use crate::clock::Clock;
use crate::store::{Place, QueuedEvent, Store};

pub use schedule::LIFETIME;
use send::Answer;
pub use send::Sender;

/// How long to wait after the store has failed.
const PAUSE: Duration = Duration::from_secs(1);

/// How long attempts may take when the service stops.
const DRAIN: Duration = Duration::from_secs(10);

pub struct Dispatcher {
    pub store: Arc<dyn Store>,
    pub clock: Clock,
    pub application: Application,
    pub sender: Sender,
    /// Notified when there is a new event.
    pub happened: Arc<Notify>,
}

/// The events that are being sent.
type InFlight = Arc<Mutex<HashSet<Place>>>;

impl Dispatcher {
    /// Sends events until `stop` is true.
    pub async fn run(self, mut stop: watch::Receiver<bool>) {
        let dispatcher = Arc::new(self);
        let concurrency = dispatcher.application.concurrency.max(1);
        let permits = Arc::new(Semaphore::new(concurrency));
        let in_flight = InFlight::default();
        let mut last = 0;
        let mut taken = dispatcher.store.taken();
        while !*stop.borrow() {
            // Before reading, so that an event that is written meanwhile is not missed.
            let happened = dispatcher.happened.notified();
            tokio::pin!(happened);
            happened.as_mut().enable();
            tokio::select! {
                free = permits.acquire() => drop(free),
                // The store may have failed for all that are being sent.
                _ = stop.changed() => continue,
            }
            let free = permits.available_permits();
            let events = match dispatcher.read(&mut last, &in_flight, free).await {
                Ok(events) => events,
                Err(error) => {
                    error!(%error, "cannot read events");
                    sleep(PAUSE).await;
                    continue;
                }
            };
            if events.is_empty() {
                let due = dispatcher.next_due(&in_flight).await;
                tokio::select! {
                    () = happened => {}
                    _ = taken.changed() => {}
                    () = sleep_until(due) => {}
                    _ = stop.changed() => {}
                }
                continue;
            }
            for queued in events {
                let Ok(permit) = Arc::clone(&permits).acquire_owned().await else {
                    return;
                };
                let (dispatcher, in_flight) = (Arc::clone(&dispatcher), Arc::clone(&in_flight));
                tokio::spawn(async move {
                    let place = queued.place;
                    dispatcher.send(queued).await;
                    lock(&in_flight).remove(&place);
                    drop(permit);
                });
            }
        }
        let all = u32::try_from(concurrency).unwrap_or(u32::MAX);
        // What is not acknowledged in time is sent again after the restart.
        let _ = tokio::time::timeout(DRAIN, permits.acquire_many(all)).await;
    }

    /// Reads at most `free` events, and marks them as being sent.
    async fn read(
        &self,
        last: &mut Place,
        in_flight: &InFlight,
        free: usize,
    ) -> crate::store::Result<Vec<QueuedEvent>> {
        let (receiver, now) = (self.application.receiver(), self.clock.now());
        // From before the read: what is forgotten meanwhile may still be read.
        let busy = lock(in_flight).clone();
        let limit = busy.len() + free;
        let mut events = self.store.due_events(receiver, now, limit).await?;
        events.retain(|queued| !busy.contains(&queued.place));
        events.truncate(free);
        let left = free - events.len();
        if left > 0 {
            let new = self.store.new_events(receiver, *last, left).await?;
            *last = new.last;
            events.extend(new.events);
        }
        let mut in_flight = lock(in_flight);
        // A new event may have become due in between.
        events.retain(|queued| in_flight.insert(queued.place));
        Ok(events)
    }

    async fn next_due(&self, in_flight: &InFlight) -> Instant {
        let busy = !lock(in_flight).is_empty();
        match self.store.next_due_event(self.application.receiver()).await {
            // What is due already is being sent.
            Ok(Some(due)) if !busy || due > self.clock.now() => {
                self.clock.instant(due.max(self.clock.now() + 1))
            }
            Ok(Some(_)) => Instant::now() + Duration::from_millis(50),
            _ => Instant::now() + Duration::from_secs(60),
        }
    }

    async fn send(&self, queued: QueuedEvent) {
        let QueuedEvent {
            place,
            event,
            attempts,
            ..
        } = queued;
        // The same for each attempt, so that the receiver can recognise duplicates. Places start again
        // from 1 when the service starts with an empty store.
        let id = format!("{}-{place}", event.time);
        let start = Instant::now();
        let answer = self
            .sender
            .send(&self.application.target, &id, &event.body)
            .await;
        metrics::histogram!("septet_callback_seconds").record(start.elapsed().as_secs_f64());
        let now = self.clock.now();
        let kind = event.kind.name();
        let (due, name) = match answer {
            Answer::Acknowledged => (None, "acknowledged"),
            Answer::Refused { reason, wait } => {
                match schedule::next(event.time, now, attempts + 1, wait) {
                    Some(due) => {
                        self.log(kind, attempts, &reason);
                        (Some(due), "refused")
                    }
                    None => {
                        let application = &self.application.id;
                        warn!(application, kind, "a callback was dropped after 24 hours");
                        (None, "dropped")
                    }
                }
            }
        };
        metrics::counter!("septet_callbacks_total", "result" => name, "type" => kind).increment(1);
        // The event counts as being sent until the store knows of the answer.
        while let Err(error) = match due {
            Some(due) => self.store.postpone_event(place, due).await,
            None => self.store.forget_event(place, self.clock.now()).await,
        } {
            error!(%error, "cannot keep the answer to a callback");
            sleep(PAUSE).await;
        }
        // When the next event is due has changed.
        self.happened.notify_waiters();
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

fn lock(in_flight: &InFlight) -> std::sync::MutexGuard<'_, HashSet<Place>> {
    in_flight.lock().unwrap_or_else(PoisonError::into_inner)
}
