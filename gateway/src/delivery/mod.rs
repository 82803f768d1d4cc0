//! Takes messages from the store, hands them to a carrier, and keeps what comes of it.

mod rate;
mod sandbox;

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{Notify, watch};
use tokio::task::JoinSet;
use tracing::error;

use crate::admission::Admission;
use crate::applications::Applications;
use crate::clock::Clock;
use crate::store::{Place, QueuedMessage, Store};

use rate::Rate;
use sandbox::Step;

/// The number of messages that are read at once.
const BATCH: usize = 512;

/// How long to wait after the store has failed.
const PAUSE: Duration = Duration::from_secs(1);

pub struct Delivery {
    pub store: Arc<dyn Store>,
    pub clock: Clock,
    pub applications: Arc<Applications>,
    pub admission: Arc<Admission>,
    /// Notified when there is a new message.
    pub accepted: Arc<Notify>,
    /// Notified by this when there is a new event.
    pub happened: Arc<Notify>,
}

impl Delivery {
    /// Delivers messages until `stop` is true.
    pub async fn run(self, mut stop: watch::Receiver<bool>) {
        let delivery = Arc::new(self);
        let mut rate = Rate::new(delivery.admission.rate());
        let mut last = 0;
        // New messages that wait for the rate; they stay in the store.
        let mut waiting = VecDeque::new();
        while !*stop.borrow() {
            let due = match delivery.read(&mut last, &mut waiting).await {
                Ok(due) => due,
                Err(error) => {
                    error!(%error, "cannot read messages");
                    tokio::time::sleep(PAUSE).await;
                    continue;
                }
            };
            let mut tasks = JoinSet::new();
            for queued in due {
                tasks.spawn(Arc::clone(&delivery).deliver(queued, stop.clone()));
            }
            while let Some(queued) =
                waiting.pop_front_if(|queued: &mut QueuedMessage| rate.take(queued.message.load()))
            {
                tasks.spawn(Arc::clone(&delivery).deliver(queued, stop.clone()));
            }
            if !tasks.is_empty() {
                tasks.join_all().await;
                continue;
            }
            let due = delivery.next_due().await;
            let next = match waiting.is_empty() {
                true => due,
                false => due.min(rate.next()),
            };
            tokio::select! {
                () = delivery.accepted.notified(), if waiting.is_empty() => {}
                () = tokio::time::sleep_until(next) => {}
                _ = stop.changed() => {}
            }
        }
    }

    /// Returns the messages that are due, and adds new ones to `waiting` if it is empty.
    async fn read(
        &self,
        last: &mut Place,
        waiting: &mut VecDeque<QueuedMessage>,
    ) -> crate::store::Result<Vec<QueuedMessage>> {
        let due = self.store.due_messages(self.clock.now(), BATCH).await?;
        if waiting.is_empty() {
            let new = self.store.new_messages(*last, BATCH).await?;
            *last = new.last().map_or(*last, |queued| queued.place);
            waiting.extend(new);
        }
        Ok(due)
    }

    async fn next_due(&self) -> tokio::time::Instant {
        match self.store.next_due_message().await {
            Ok(Some(due)) => self.clock.instant(due.max(self.clock.now() + 1)),
            _ => tokio::time::Instant::now() + Duration::from_secs(60),
        }
    }

    async fn deliver(self: Arc<Self>, queued: QueuedMessage, stop: watch::Receiver<bool>) {
        let QueuedMessage {
            place,
            message,
            attempts,
        } = queued;
        let application = self.applications.find(&message.application);
        let receiver = application.receiver();
        let step = sandbox::deliver(&message, attempts, application, self.clock.now());
        let is_ended = matches!(step, Step::Ended { .. });
        while let Err(error) = match step.clone() {
            Step::Postponed { until, events } => {
                self.store
                    .postpone_message(place, until, events, receiver)
                    .await
            }
            Step::Ended { events, error } => {
                self.store.finish(place, events, receiver, error).await
            }
        } {
            error!(%error, message = message.id, "cannot keep what became of a message");
            tokio::time::sleep(PAUSE).await;
            if *stop.borrow() {
                // It is delivered again after the restart.
                return;
            }
        }
        if is_ended {
            self.admission.release(&message);
            metrics::counter!("septet_segments_total").increment(message.load());
        }
        self.happened.notify_waiters();
    }
}
