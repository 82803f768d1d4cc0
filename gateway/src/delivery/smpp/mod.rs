//! A carrier that is reached over SMPP 3.4.

mod connect;
mod forms;
mod frame;
mod inbound;
mod link;
mod outstanding;
mod pace;
mod profile;
mod receipt;
mod session;
mod status;
mod submission;
mod text;
mod transport;

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::{Notify, OwnedSemaphorePermit, watch};
use tokio::task::JoinSet;
use tokio::time::{Instant, MissedTickBehavior, interval, sleep_until};
use tracing::warn;

use super::grants::Grants;
use super::ledger::Ledger;
use inbound::Inbound;
use link::{Link, Role};
use pace::Pace;
pub use profile::{
    Accepted, Address, AddressType, Binds, DefaultAlphabet, Form, Settings, Validity,
};
use session::Handle;
pub use submission::Pass;

/// How often receipts and parts that have not come are looked for.
const SWEEP: Duration = Duration::from_secs(10);
/// How often a wait for the window looks for another connection.
const LOOK: Duration = Duration::from_secs(1);

/// How much longer than an answer may take its message waits for it: a session that ends answers
/// all of its requests.
const MARGIN: Duration = Duration::from_secs(20);
/// How long a carrier must be bound before a missing receipt is not waiting there any more, at most
/// `patience`.
const HEARD: Duration = Duration::from_secs(300);

/// A message centre and the connections to it.
pub struct Carrier {
    name: String,
    settings: Settings,
    /// The connections that are bound for submission, with a number each.
    sessions: Mutex<Vec<(u64, Handle)>>,
    number: AtomicU64,
    /// How many connections are bound for receiving, and since when there has been one.
    receiving: Mutex<(usize, Option<Instant>)>,
    /// Notified when `sessions` has changed.
    changed: Notify,
    /// Changed when a carrier is connected.
    connected: watch::Sender<()>,
    pace: Mutex<Pace>,
    grants: Arc<Grants>,
}

/// Why there is no place in a window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum NoPlace {
    Stopped,
    TooLate,
    /// Every connection has ended, so that another carrier may have the message.
    NotConnected,
}

/// Whether a connection takes requests; it is known for a moment longer.
fn is_open((_, handle): &(u64, Handle)) -> bool {
    !handle.requests.is_closed()
}

impl Carrier {
    /// `connected` changes with every new connection.
    pub fn new(name: String, settings: Settings, connected: watch::Sender<()>) -> Self {
        Self {
            pace: Mutex::new(Pace::new(name.clone(), settings.rate)),
            grants: Arc::new(Grants::new(format!("carrier {name}"), settings.rate)),
            name,
            sessions: Mutex::default(),
            number: AtomicU64::new(0),
            receiving: Mutex::default(),
            changed: Notify::new(),
            connected,
            settings,
        }
    }

    pub fn name(&self) -> &str {
        &self.name
    }

    /// The rate that it has with other instances.
    pub fn grants(&self) -> &Arc<Grants> {
        &self.grants
    }

    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Whether it has a connection that is bound for submission.
    pub fn is_ready(&self) -> bool {
        self.sessions().iter().any(is_open)
    }

    /// The longest time from a segment to its answer.
    pub fn longest_answer(&self) -> Duration {
        self.settings.timeout + MARGIN
    }

    /// Whether it has been bound for receiving, without a break, for long enough that the receipts
    /// that waited for that have come.
    pub fn is_heard(&self) -> bool {
        let (_, since) = *self.receiving();
        since.is_some_and(|since| since.elapsed() >= HEARD.min(self.settings.patience))
    }

    /// The most messages that are worth being under way at a time.
    pub fn concurrency(&self) -> usize {
        2 * self.settings.window * self.settings.connections
    }

    fn sessions(&self) -> MutexGuard<'_, Vec<(u64, Handle)>> {
        self.sessions.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn receiving(&self) -> MutexGuard<'_, (usize, Option<Instant>)> {
        let receiving = self.receiving.lock();
        receiving.unwrap_or_else(PoisonError::into_inner)
    }

    /// A connection was bound for receiving, or one has ended.
    fn receives(&self, is_bound: bool) {
        let (number, since) = &mut *self.receiving();
        *number = match is_bound {
            true => *number + 1,
            false => number.saturating_sub(1),
        };
        *since = (*number > 0).then(|| since.unwrap_or_else(Instant::now));
    }

    fn pace(&self) -> MutexGuard<'_, Pace> {
        self.pace.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Adds a bound connection, and returns its number.
    fn add(&self, handle: Handle) -> u64 {
        let number = self.number.fetch_add(1, Ordering::Relaxed);
        self.sessions().push((number, handle));
        self.changed.notify_waiters();
        self.connected.send_replace(());
        self.show();
        number
    }

    fn remove(&self, number: u64) {
        self.sessions().retain(|(known, _)| *known != number);
        self.changed.notify_waiters();
        self.show();
    }

    fn show(&self) {
        let bound = self.sessions().len() as f64;
        metrics::gauge!("septet_carrier_connections", "carrier" => self.name.clone()).set(bound);
    }

    /// Keeps the connections until `stop` is true, and then unbinds.
    pub async fn run(self: Arc<Self>, ledger: Ledger, mut stop: watch::Receiver<bool>) {
        // An alert for 0 also has to find a carrier that has never been bound.
        self.show();
        let inbound = Inbound::new(self.name.clone(), self.settings.clone(), ledger);
        let inbound = Arc::new(inbound);
        let roles: &[Role] = match self.settings.binds {
            Binds::Transceiver => &[Role::Transceiver],
            Binds::Separate => &[Role::Transmitter, Role::Receiver],
        };
        let mut links = JoinSet::new();
        for _ in 0..self.settings.connections {
            for role in roles {
                let link = Link {
                    carrier: Arc::clone(&self),
                    inbound: Arc::clone(&inbound),
                    role: *role,
                };
                links.spawn(link.run(stop.clone()));
            }
        }
        let mut sweep = interval(SWEEP);
        sweep.set_missed_tick_behavior(MissedTickBehavior::Delay);
        while !*stop.borrow() {
            tokio::select! {
                _ = sweep.tick() => {
                    if let Err(error) = inbound.sweep().await {
                        warn!(%error, carrier = self.name, "cannot look for parts");
                    }
                }
                _ = stop.changed() => {}
            }
        }
        links.join_all().await;
    }

    /// Waits for a place in the window of a connection, and for the rate.
    async fn place(
        &self,
        deadline: Instant,
        stop: &mut watch::Receiver<bool>,
    ) -> Result<(Handle, OwnedSemaphorePermit), NoPlace> {
        loop {
            if *stop.borrow() {
                return Err(NoPlace::Stopped);
            }
            if deadline <= Instant::now() {
                return Err(NoPlace::TooLate);
            }
            // Hears of changes from now on.
            let changed = self.changed.notified();
            let free = |(_, handle): &&(u64, Handle)| handle.window.available_permits();
            let best = {
                let sessions = self.sessions();
                let open = sessions.iter().filter(|session| is_open(session));
                open.max_by_key(free).cloned()
            };
            let Some((_, handle)) = best else {
                return Err(NoPlace::NotConnected);
            };
            let window = Arc::clone(&handle.window);
            let look = async { sleep_until(deadline.min(Instant::now() + LOOK)).await };
            let permit = tokio::select! {
                biased;
                // An error if the connection has ended.
                permit = window.acquire_owned() => permit.ok(),
                () = changed => None,
                () = look => None,
                _ = stop.changed() => None,
            };
            let Some(permit) = permit else { continue };
            loop {
                let changed = self.changed.notified();
                if *stop.borrow() || deadline <= Instant::now() || handle.requests.is_closed() {
                    break;
                }
                let Some(next) = self.pace().take() else {
                    tokio::select! {
                        biased;
                        () = self.grants.take(1) => return Ok((handle, permit)),
                        () = sleep_until(deadline) => {}
                        () = changed => {}
                        _ = stop.changed() => {}
                    }
                    continue;
                };
                tokio::select! {
                    () = sleep_until(next.min(deadline)) => {}
                    // Its connection may have ended.
                    () = changed => {}
                    _ = stop.changed() => {}
                }
            }
        }
    }
}
