//! A rate that all instances with the same store share.
//!
//! Each takes a small piece of it at a time, so that together they are never faster.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use tokio::sync::{Notify, Semaphore, watch};
use tokio::time::{Instant, sleep, sleep_until};
use tracing::error;

use super::ledger::PAUSE;
use crate::store::Store;

/// The pieces of a second that are taken at a time.
const PIECES: u32 = 20;
/// How long a piece can be used. Otherwise what was not used would be added to what comes later.
const KEPT: Duration = Duration::from_millis(100);

pub struct Grants {
    /// The name of the rate in the store.
    name: String,
    /// Segments per second.
    rate: Option<u32>,
    /// Whether the rate is shared.
    is_on: AtomicBool,
    /// The segments that may leave.
    granted: Semaphore,
    waiting: AtomicUsize,
    /// Notified when somebody waits.
    wanted: Notify,
}

/// Counts somebody who waits, also if that is given up.
struct Waiting<'g>(&'g AtomicUsize);

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Grants {
    /// `None` is unlimited.
    pub fn new(name: String, rate: Option<u32>) -> Self {
        Self {
            name,
            rate,
            is_on: false.into(),
            granted: Semaphore::new(0),
            waiting: 0.into(),
            wanted: Notify::new(),
        }
    }

    /// Whether segments have to wait, which is so from now on. `run` has to run then.
    pub fn begin(&self, store: &dyn Store) -> bool {
        let is_on = self.rate.is_some() && store.is_shared();
        self.is_on.store(is_on, Ordering::Relaxed);
        is_on
    }

    pub fn is_on(&self) -> bool {
        self.is_on.load(Ordering::Relaxed)
    }

    /// Waits until segments may leave. None are lost if the future is dropped.
    pub async fn take(&self, segments: u64) {
        if !self.is_on() {
            return;
        }
        self.waiting.fetch_add(1, Ordering::Relaxed);
        let _waiting = Waiting(&self.waiting);
        self.wanted.notify_one();
        let segments = u32::try_from(segments).unwrap_or(u32::MAX);
        // An error if it was closed, which it never is.
        if let Ok(granted) = self.granted.acquire_many(segments).await {
            granted.forget();
        }
    }

    /// Takes pieces of the rate from the store for those who wait.
    pub async fn run(self: Arc<Self>, store: Arc<dyn Store>, mut stop: watch::Receiver<bool>) {
        let Some(rate) = self.rate else { return };
        let period = Duration::from_secs(1) / rate.max(1);
        let piece = (rate / PIECES).max(1);
        let mut used_until = None;
        while !*stop.borrow() {
            if self.waiting.load(Ordering::Relaxed) == 0 {
                let end = used_until.unwrap_or_else(|| Instant::now() + Duration::from_secs(3600));
                tokio::select! {
                    () = self.wanted.notified() => {}
                    () = sleep_until(end) => {
                        self.granted.forget_permits(Semaphore::MAX_PERMITS);
                        used_until = None;
                    }
                    _ = stop.changed() => {}
                }
                continue;
            }
            match store.reserve(&self.name, period, piece).await {
                Ok(wait) => {
                    tokio::select! {
                        () = sleep(wait) => {}
                        _ = stop.changed() => continue,
                    }
                    self.granted.add_permits(piece as usize);
                    // Those who wait are woken before anything else is taken.
                    tokio::task::yield_now().await;
                    used_until = Some(Instant::now() + period * piece + KEPT);
                }
                Err(error) => {
                    error!(%error, "cannot take from a rate");
                    sleep(PAUSE).await;
                }
            }
        }
    }
}
