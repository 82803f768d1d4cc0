//! What is done now and then: what was forgotten is removed from the files, what is too old is
//! forgotten, and what other instances do is taken into account.

use std::sync::Arc;
use std::time::Duration;

use metrics_exporter_prometheus::PrometheusHandle;
use tokio::sync::watch;
use tokio::time::{MissedTickBehavior, interval};
use tracing::{info, warn};

use crate::admission::Admission;
use crate::callbacks;
use crate::clock::Clock;
use crate::store::Store;

/// How often what was forgotten is removed from the files, at most.
const SCRUB: Duration = Duration::from_secs(2);
/// How often the segments are counted that wait in all instances.
const COUNT: Duration = Duration::from_secs(10);
/// How often media and events whose time has passed are looked for.
const SWEEP: Duration = Duration::from_secs(60);

pub struct Cleaner {
    pub store: Arc<dyn Store>,
    pub clock: Clock,
    pub admission: Arc<Admission>,
    pub metrics: PrometheusHandle,
}

impl Cleaner {
    pub async fn run(self, mut stop: watch::Receiver<bool>) {
        let (mut scrub, mut sweep) = (interval(SCRUB), interval(SWEEP));
        let mut count = interval(COUNT);
        for each in [&mut scrub, &mut count] {
            each.set_missed_tick_behavior(MissedTickBehavior::Delay);
        }
        while !*stop.borrow() {
            tokio::select! {
                _ = scrub.tick() => self.scrub().await,
                _ = count.tick() => self.count().await,
                _ = sweep.tick() => self.sweep().await,
                _ = stop.changed() => {}
            }
        }
    }

    async fn scrub(&self) {
        // Otherwise latencies would be kept until somebody asks for the metrics.
        self.metrics.run_upkeep();
        if let Err(error) = self.store.scrub().await {
            warn!(%error, "what was forgotten is still in the files");
        }
    }

    async fn count(&self) {
        if self.store.is_shared() && self.admission.rate().is_some() {
            match self.store.backlog().await {
                Ok(backlog) => self.admission.set(backlog.segments),
                Err(error) => warn!(%error, "cannot count the segments that wait"),
            }
        }
    }

    async fn sweep(&self) {
        let now = self.clock.now();
        let media = self.store.sweep_media(now).await;
        // A dispatcher drops an event when it is due; this is for those that are not.
        let hour = 60 * 60 * 1000;
        let before = now - callbacks::LIFETIME - hour;
        let events = self.store.expire_events(before, now).await;
        for (result, what) in [(media, "media"), (events, "callbacks")] {
            match result {
                Ok(0) => {}
                Ok(number) => {
                    info!(number, what, "expired");
                    metrics::counter!("septet_expired_total", "what" => what).increment(number);
                }
                Err(error) => warn!(%error, "cannot look for what is too old"),
            }
        }
    }
}
