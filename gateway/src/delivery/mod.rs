//! Takes messages from the store, hands them to a carrier, and keeps what comes of it.
//!
//! Messages with the same list of carriers are in a lane, which reads the store at its own speed: a
//! carrier that is away delays no other.

mod lane;
mod ledger;
mod rate;
mod router;
mod sandbox;
pub mod smpp;

use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::sync::{Notify, watch};
use tokio::task::JoinSet;
use tokio::time::{MissedTickBehavior, interval};
use tracing::{error, info};

use crate::clock::Millis;
use crate::store::Result;

use lane::{Lane, UnderWay};
pub use ledger::Ledger;
use rate::Rate;
pub use router::{Carrier, Carriers, Network, Route, Router};

/// How often messages are looked for whose time has passed.
const SWEEP: Duration = Duration::from_secs(1);
/// The most of them that are read at once.
const BATCH: usize = 512;
/// How long receipts are held before the segment that is likely theirs has to do.
const FORM: Millis = 2_000;
/// How long receipts are held whose segments are not known.
const HELD: Millis = 120_000;

pub struct Delivery {
    pub ledger: Ledger,
    pub router: Arc<Router>,
    /// Changed when there is a new message.
    pub accepted: watch::Receiver<()>,
}

impl Delivery {
    /// Delivers messages until the service stops.
    pub async fn run(self, stop: watch::Receiver<bool>) {
        let Self {
            ledger,
            router,
            accepted,
        } = self;
        let rate = Arc::new(Mutex::new(Rate::new(ledger.admission.rate())));
        let under_way = UnderWay::default();
        let mut tasks = JoinSet::new();
        for index in 0..router.lanes.len() {
            let lane = Lane {
                ledger: ledger.clone(),
                router: Arc::clone(&router),
                index,
                under_way: under_way.clone(),
                rate: Arc::clone(&rate),
                postponed: Notify::new(),
            };
            tasks.spawn(Arc::new(lane).run(accepted.clone(), stop.clone()));
        }
        for carrier in router.smpp() {
            tasks.spawn(Arc::clone(carrier).run(ledger.clone(), stop.clone()));
        }
        tasks.spawn(sweep(ledger, router, under_way, stop));
        tasks.join_all().await;
    }
}

/// Ends messages that nothing else ends.
async fn sweep(
    ledger: Ledger,
    router: Arc<Router>,
    under_way: UnderWay,
    mut stop: watch::Receiver<bool>,
) {
    if let Some(unfinished) = ledger
        .keep("unfinished", || ledger.store.unfinished())
        .await
    {
        for folded in unfinished {
            ledger.fold(folded).await;
        }
    }
    let mut receipt = 0;
    let mut sweep = interval(SWEEP);
    sweep.set_missed_tick_behavior(MissedTickBehavior::Delay);
    while !*stop.borrow() {
        tokio::select! {
            _ = sweep.tick() => {
                if let Err(error) = sweep_once(&ledger, &router, &under_way, &mut receipt).await {
                    error!(%error, "cannot look for messages whose time has passed");
                }
            }
            _ = stop.changed() => {}
        }
    }
}

/// `receipt` is the number of the held receipt after which to look.
async fn sweep_once(
    ledger: &Ledger,
    router: &Router,
    under_way: &UnderWay,
    receipt: &mut i64,
) -> Result<()> {
    let now = ledger.clock.now();
    for folded in ledger.store.overdue(now, BATCH).await? {
        ledger.fold(folded).await;
    }
    let busy = under_way.places();
    for queued in ledger.store.expired(now, BATCH).await? {
        let lane = &router.lanes[router.lane_of(&queued.message)];
        let is_sandbox = lane.iter().any(|one| matches!(one, Carrier::Sandbox));
        if is_sandbox || busy.contains(&queued.place) || !under_way.begin(queued.place) {
            continue;
        }
        let outcome = ledger::too_late(&queued.message);
        let (place, message) = (queued.place, &queued.message);
        ledger.end(place, message, vec![], &outcome).await;
        under_way.end(place);
    }
    let old = ledger.store.find_old_receipts(now - FORM, *receipt, BATCH);
    let (found, next) = old.await?;
    *receipt = next;
    for folded in found {
        ledger.fold(folded).await;
    }
    let swept = ledger.store.sweep_receipts(now - HELD).await?;
    if swept > 0 {
        info!(swept, "receipts for unknown segments were dropped");
    }
    Ok(())
}
