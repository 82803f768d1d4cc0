//! Messages that wait for the same carriers.

use std::collections::{HashSet, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::{Notify, Semaphore, watch};
use tokio::time::{Instant, sleep, sleep_until};
use tracing::error;

use super::grants::Grants;
use super::ledger::{Ledger, PAUSE, too_late};
use super::rate::Rate;
use super::router::{Carrier, Router};
use super::sandbox;
use super::smpp::Pass;
use crate::codes;
use crate::message::Outcome;
use crate::store::{Place, QueuedMessage};

/// The number of messages that are read at once.
const BATCH: usize = 512;
/// The most messages that are read to find those that are due and not under way.
const DUE: usize = 4096;
/// How long a message waits before it looks for a connected carrier again: doubled each time up to
/// the longest. A new connection ends the wait.
const FIRST: Duration = Duration::from_millis(10);
const LONGEST: Duration = Duration::from_secs(10);
/// The least time between two looks at messages that are due but under way.
const AGAIN: Duration = Duration::from_millis(50);
/// How long a message that is due waits for a carrier to be connected before its turn comes again.
const STALLED: i64 = 10_000;
/// How long what is under way may take when the service stops.
const DRAIN: Duration = Duration::from_secs(12);

/// The places of messages that are under way, in all lanes.
#[derive(Clone, Default)]
pub struct UnderWay(Arc<Mutex<HashSet<Place>>>);

impl UnderWay {
    fn lock(&self) -> MutexGuard<'_, HashSet<Place>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Returns false if the message is under way already.
    pub fn begin(&self, place: Place) -> bool {
        self.lock().insert(place)
    }

    pub fn end(&self, place: Place) {
        self.lock().remove(&place);
    }

    /// The places now.
    pub fn places(&self) -> HashSet<Place> {
        self.lock().clone()
    }
}

/// Puts messages that are due before all others, unless they are there.
fn add(waiting: &mut VecDeque<QueuedMessage>, mut due: Vec<QueuedMessage>) {
    if due.is_empty() {
        return;
    }
    let known: HashSet<Place> = waiting.iter().map(|queued| queued.place).collect();
    due.retain(|queued| !known.contains(&queued.place));
    for queued in due.into_iter().rev() {
        waiting.push_front(queued);
    }
}

pub struct Lane {
    pub ledger: Ledger,
    pub router: Arc<Router>,
    /// Its index in the router.
    pub index: usize,
    pub under_way: UnderWay,
    /// That of the whole service.
    pub rate: Arc<Mutex<Rate>>,
    /// That of all instances.
    pub grants: Arc<Grants>,
    /// Notified when a message was postponed.
    pub postponed: Notify,
}

impl Lane {
    /// Delivers messages until `stop` is true. `accepted` changes with every new message.
    pub async fn run(
        self: Arc<Self>,
        mut accepted: watch::Receiver<()>,
        mut stop: watch::Receiver<bool>,
    ) {
        let concurrency = self.carriers().iter().map(|carrier| match carrier {
            Carrier::Sandbox => BATCH,
            Carrier::Smpp(carrier) => carrier.concurrency(),
        });
        let concurrency = concurrency.max().unwrap_or(BATCH).clamp(1, 65_536);
        let permits = Arc::new(Semaphore::new(concurrency));
        let mut last = 0;
        // Messages that wait for the rate or a permit; they stay in the store.
        let mut waiting: VecDeque<QueuedMessage> = VecDeque::new();
        let mut look = Instant::now();
        let mut connected = self.router.connected();
        let mut taken = self.ledger.store.taken();
        // The place up to which messages were read before.
        let (mut tenure, mut known) = (None, 0);
        while !*stop.borrow() {
            let now = self.ledger.store.tenure();
            if now.is_none() || now != tenure {
                // Others may have these messages; if not, they are read again.
                waiting.clear();
                (known, last) = (last.max(known), 0);
                tenure = now;
                look = Instant::now();
            }
            if tenure.is_none() {
                tokio::select! {
                    () = sleep(AGAIN) => {}
                    _ = stop.changed() => {}
                }
                continue;
            }
            if taken.has_changed().unwrap_or(false) {
                taken.mark_unchanged();
                look = Instant::now();
            }
            accepted.mark_unchanged();
            connected.mark_unchanged();
            let is_ready = self.carriers().is_empty() || self.ready().is_some();
            if is_ready && look <= Instant::now() {
                match self.due().await {
                    // Before those that have not been tried.
                    Ok(due) => add(&mut waiting, due),
                    Err(error) => {
                        error!(%error, "cannot read messages");
                        sleep(PAUSE).await;
                        continue;
                    }
                }
                look = self.next_due().await;
            }
            if is_ready && waiting.is_empty() {
                // From before the read: what ends meanwhile may still be read.
                let busy = (last < known).then(|| self.under_way.places());
                match self.ledger.store.new_messages(last, BATCH).await {
                    Ok(new) => {
                        let is_full = new.len() == BATCH;
                        last = new.last().map_or(known.max(last), |queued| queued.place);
                        let is_busy = |queued: &QueuedMessage| {
                            busy.as_ref()
                                .is_some_and(|busy| busy.contains(&queued.place))
                        };
                        let mine =
                            |queued: &QueuedMessage| self.is_mine(queued) && !is_busy(queued);
                        waiting.extend(new.into_iter().filter(mine));
                        if is_full && waiting.is_empty() {
                            continue;
                        }
                    }
                    Err(error) => {
                        error!(%error, "cannot read messages");
                        sleep(PAUSE).await;
                        continue;
                    }
                }
            }
            if !is_ready {
                tokio::select! {
                    _ = connected.changed() => {}
                    () = sleep(LONGEST) => {}
                    _ = stop.changed() => {}
                }
                continue;
            }
            let Some(queued) = waiting.front() else {
                tokio::select! {
                    _ = accepted.changed() => {}
                    () = self.postponed.notified() => look = Instant::now(),
                    _ = taken.changed() => look = Instant::now(),
                    () = sleep_until(look) => {}
                    _ = stop.changed() => {}
                }
                continue;
            };
            let load = queued.message.load();
            let permit = tokio::select! {
                biased;
                permit = Arc::clone(&permits).acquire_owned() => permit.ok(),
                _ = stop.changed() => None,
            };
            let Some(permit) = permit else { continue };
            if queued.attempts == 0 {
                tokio::select! {
                    biased;
                    () = self.grants.take(load) => {}
                    _ = stop.changed() => continue,
                }
            }
            let next = {
                let mut rate = self.rate.lock().unwrap_or_else(PoisonError::into_inner);
                // What was postponed has been counted, and what was granted has waited.
                let is_free = queued.attempts > 0 || self.grants.is_on();
                let is_taken = is_free || rate.take(load);
                (!is_taken).then(|| rate.next())
            };
            if let Some(next) = next {
                tokio::select! {
                    () = self.postponed.notified() => look = Instant::now(),
                    () = sleep_until(next.min(look)) => {}
                    _ = stop.changed() => {}
                }
                continue;
            }
            if self.ledger.store.tenure() != tenure {
                continue;
            }
            let Some(queued) = waiting.pop_front() else {
                continue;
            };
            if !self.under_way.begin(queued.place) {
                continue;
            }
            let (lane, stop) = (Arc::clone(&self), stop.clone());
            tokio::spawn(async move {
                let place = queued.place;
                let again = lane.deliver(queued, tenure, stop).await;
                lane.under_way.end(place);
                drop(permit);
                if again {
                    lane.postponed.notify_one();
                }
            });
        }
        let all = u32::try_from(concurrency).unwrap_or(u32::MAX);
        // What does not end in time is delivered again after the restart.
        let _ = tokio::time::timeout(DRAIN, permits.acquire_many(all)).await;
    }

    fn carriers(&self) -> &[Carrier] {
        &self.router.lanes[self.index]
    }

    /// The first carrier that is connected.
    fn ready(&self) -> Option<&Carrier> {
        self.carriers().iter().find(|carrier| carrier.is_ready())
    }

    fn is_mine(&self, queued: &QueuedMessage) -> bool {
        self.router.lane_of(&queued.message) == self.index
    }

    /// Returns the messages of the lane that are due and not under way. If there are many, those that
    /// no carrier can have now are due later, so that they do not hide others.
    async fn due(&self) -> crate::store::Result<Vec<QueuedMessage>> {
        let now = self.ledger.clock.now();
        // From before the read: what ends meanwhile may still be read.
        let under_way = self.under_way.places();
        let mut due = self.ledger.store.due_messages(now, DUE).await?;
        due.retain(|queued| !under_way.contains(&queued.place));
        if due.len() >= DUE / 2 {
            let stalled = due.iter().filter(|queued| {
                let carriers = &self.router.lanes[self.router.lane_of(&queued.message)];
                !carriers.is_empty() && !carriers.iter().any(Carrier::is_ready)
            });
            let stalled: Vec<Place> = stalled.map(|queued| queued.place).collect();
            if !stalled.is_empty() {
                self.ledger.store.delay(stalled, now + STALLED).await?;
            }
        }
        due.retain(|queued| self.is_mine(queued));
        Ok(due)
    }

    async fn next_due(&self) -> Instant {
        let earliest = Instant::now() + AGAIN;
        match self.ledger.store.next_due_message().await {
            Ok(Some(due)) => self.ledger.clock.instant(due).max(earliest),
            _ => Instant::now() + Duration::from_secs(60),
        }
    }

    /// Returns whether the message is to be tried again. Others may have it when `tenure` has ended.
    async fn deliver(
        &self,
        queued: QueuedMessage,
        tenure: Option<i64>,
        mut stop: watch::Receiver<bool>,
    ) -> bool {
        let (place, message) = (queued.place, &queued.message);
        let mut connected = self.router.connected();
        let mut wait = FIRST;
        loop {
            connected.mark_unchanged();
            if self.ledger.store.tenure() != tenure {
                return false;
            }
            let carrier = match self.ready() {
                Some(Carrier::Sandbox) => {
                    let application = self.ledger.applications.find(&message.application);
                    let now = self.ledger.clock.now();
                    let step = sandbox::deliver(message, queued.attempts, application, now);
                    let again = matches!(step, sandbox::Step::Postponed { .. });
                    self.ledger.step(place, message, step).await;
                    return again;
                }
                Some(Carrier::Smpp(carrier)) => Some(carrier),
                None => None,
            };
            let outcome = if self.carriers().is_empty() {
                Some(Outcome::Failed(codes::NO_ROUTE))
            } else if message.is_mms() {
                Some(Outcome::Failed(codes::NO_CARRIER))
            } else if message.deadline() <= self.ledger.clock.now() {
                Some(too_late(message))
            } else {
                None
            };
            if let Some(outcome) = outcome {
                self.ledger.end(place, message, vec![], &outcome).await;
                return false;
            }
            if let Some(carrier) = carrier {
                match carrier
                    .submit(&self.ledger, &queued, tenure, &mut stop)
                    .await
                {
                    Pass::Done | Pass::Stopped => return false,
                    Pass::Postponed => return true,
                    Pass::NotConnected => {}
                }
            }
            // Its connections have ended; another may have the message, or the same later.
            tokio::select! {
                _ = connected.changed() => {}
                () = sleep(wait) => wait = (2 * wait).min(LONGEST),
                () = sleep_until(self.ledger.clock.instant(message.deadline())) => {}
                _ = stop.wait_for(|stop| *stop) => return false,
            }
        }
    }
}
