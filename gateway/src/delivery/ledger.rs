//! Keeps what becomes of messages in the store, however often that fails.

use std::future::Future;
use std::sync::{Arc, LazyLock};
use std::time::Duration;

use metrics::Counter;
use tokio::sync::watch;
use tracing::error;

use crate::admission::Admission;
use crate::applications::{Applications, Bells};
use crate::clock::{Clock, Millis};
use crate::codes;
use crate::events;
use crate::message::{Event, EventKind, Message, Outcome};
use crate::store::{Folded, Place, Result, Segment, Store, Submitted};

use super::sandbox::Step;

/// How long to wait after the store has failed.
pub const PAUSE: Duration = Duration::from_secs(1);

/// Looked up once, because each message changes them.
static SEGMENTS: LazyLock<Counter> = LazyLock::new(|| metrics::counter!("septet_segments_total"));
static DELIVERED: LazyLock<Counter> =
    LazyLock::new(|| metrics::counter!("septet_ended_total", "result" => "delivered"));

#[derive(Clone)]
pub struct Ledger {
    pub store: Arc<dyn Store>,
    pub clock: Clock,
    pub applications: Arc<Applications>,
    pub admission: Arc<Admission>,
    pub bells: Bells,
    pub stop: watch::Receiver<bool>,
}

impl Ledger {
    /// Repeats a write until it succeeds, or returns nothing if the service stops; what was not
    /// written is then done again after the restart.
    pub async fn keep<T, F>(&self, what: &str, mut write: impl FnMut() -> F) -> Option<T>
    where
        F: Future<Output = Result<T>>,
    {
        loop {
            match write().await {
                Ok(value) => return Some(value),
                Err(error) => error!(%error, what, "cannot keep what became of a message"),
            }
            tokio::time::sleep(PAUSE).await;
            if *self.stop.borrow() {
                return None;
            }
        }
    }

    /// Keeps a step of the sandbox.
    pub async fn step(&self, place: Place, message: &Message, step: Step) {
        let receiver = self.applications.find(&message.application).receiver();
        match step {
            Step::Postponed { until, events } => {
                let write = || {
                    self.store
                        .postpone_message(place, until, events.clone(), receiver)
                };
                self.keep(&message.id, write).await;
                self.bells.ring(receiver);
            }
            Step::Ended { events, error } => {
                self.finish(place, message, events, error).await;
            }
        }
    }

    /// Keeps the end of a message that waited for a carrier, for each of its recipients, after other
    /// events.
    pub async fn end(
        &self,
        place: Place,
        message: &Message,
        mut events: Vec<Event>,
        outcome: &Outcome,
    ) {
        events.extend(self.ended(message, outcome));
        let error = match outcome {
            Outcome::Delivered => None,
            Outcome::Failed(code) => Some(*code),
        };
        self.finish(place, message, events, error).await;
    }

    async fn finish(
        &self,
        place: Place,
        message: &Message,
        events: Vec<Event>,
        error: Option<u16>,
    ) {
        let receiver = self.applications.find(&message.application).receiver();
        let write = || self.store.finish(place, events.clone(), receiver, error);
        if self.keep(&message.id, write).await == Some(true) {
            self.left(message);
            count(error);
        }
        self.bells.ring(receiver);
    }

    /// A message does not wait for a carrier any more.
    fn left(&self, message: &Message) {
        let load = message.load();
        self.admission.release(load);
        SEGMENTS.increment(load);
    }

    /// The events of an end that the application wants.
    fn ended(&self, message: &Message, outcome: &Outcome) -> Vec<Event> {
        let application = self.applications.find(&message.application);
        if !application.wants(outcome.kind()) {
            return vec![];
        }
        let now = self.clock.now();
        let to = message.to.iter();
        to.map(|to| events::ended(message, to, outcome, now))
            .collect()
    }

    /// The event that a message has left, if the application wants it.
    pub fn sent(&self, message: &Message) -> Vec<Event> {
        let application = self.applications.find(&message.application);
        if !application.wants(EventKind::MessageSent) {
            return vec![];
        }
        let now = self.clock.now();
        let to = message.to.iter();
        to.map(|to| events::sent(message, to, now)).collect()
    }

    /// Keeps segments that a carrier has accepted; with `until`, the last of the message, whose
    /// receipts are waited for until then.
    pub async fn submitted(
        &self,
        place: Place,
        message: &Message,
        segments: Vec<Segment>,
        until: Option<Millis>,
    ) {
        let application = self.applications.find(&message.application);
        let end = until.map(|until| Submitted {
            until,
            events: self.sent(message),
            receiver: application.receiver().to_owned(),
        });
        let write = || self.store.submitted(place, segments.clone(), end.clone());
        let kept = self.keep(&message.id, write).await;
        if end.is_some() && kept.is_some() {
            self.left(message);
            self.bells.ring(application.receiver());
        }
        if let Some(Some(folded)) = kept {
            self.fold(folded).await;
        }
    }

    /// Keeps the end of a message that its receipts, or their absence, decide.
    pub async fn fold(&self, folded: Folded) {
        let Folded {
            place,
            message,
            error,
        } = folded;
        let outcome = error.map_or(Outcome::Delivered, Outcome::Failed);
        let events = self.ended(&message, &outcome);
        let receiver = self.applications.find(&message.application).receiver();
        let write = || {
            self.store
                .finish_submitted(place, events.clone(), receiver, error)
        };
        if self.keep(&message.id, write).await == Some(true) {
            count(error);
        }
        self.bells.ring(receiver);
    }
}

/// The outcome of a message that is not sent because its time has passed.
pub fn too_late(message: &Message) -> Outcome {
    Outcome::Failed(match message.expiration {
        Some(_) => codes::EXPIRED,
        None => codes::RETRIES,
    })
}

fn count(error: Option<u16>) {
    match error {
        None => DELIVERED.increment(1),
        Some(code) => {
            metrics::counter!("septet_ended_total", "result" => code.to_string()).increment(1);
        }
    }
}
