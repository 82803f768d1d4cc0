//! Takes messages from the store, hands them to a carrier, and keeps what comes of it.
//!
//! Messages with the same list of carriers are in a lane, which reads the store at its own speed: a
//! carrier that is away delays no other.

mod grants;
mod lane;
mod ledger;
mod rate;
mod router;
mod sandbox;
pub mod smpp;

use std::future::Future;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::sync::{Notify, watch};
use tokio::task::JoinSet;
use tokio::time::{MissedTickBehavior, interval};
use tracing::{error, info};

use crate::clock::Millis;
use crate::store::{Folded, HELD, Result};

use grants::Grants;
use lane::{Lane, UnderWay};
pub use ledger::Ledger;
use rate::Rate;
pub use router::{Carrier, Carriers, Network, Route, Router};

/// How often messages are looked for whose time has passed.
const SWEEP: Duration = Duration::from_secs(1);
/// How often messages with all of their receipts are looked for, if several instances end them.
const FINISH: Duration = Duration::from_secs(60);
/// The most that are read at once.
const BATCH: usize = 512;
/// The most that are ended at a time, so that they share commits.
const AT_ONCE: usize = 64;
/// How long receipts are held before a segment that is only likely theirs is taken.
const FORM: Millis = 2_000;

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
        let grants = Grants::new("messages".to_owned(), ledger.admission.rate());
        let grants = Arc::new(grants);
        let under_way = UnderWay::default();
        let mut tasks = JoinSet::new();
        let of_carriers = router
            .smpp()
            .iter()
            .map(|carrier| Arc::clone(carrier.grants()));
        for grants in of_carriers.chain([Arc::clone(&grants)]) {
            if grants.begin(&*ledger.store) {
                tasks.spawn(grants.run(Arc::clone(&ledger.store), stop.clone()));
            }
        }
        for index in 0..router.lanes.len() {
            let lane = Lane {
                ledger: ledger.clone(),
                router: Arc::clone(&router),
                index,
                under_way: under_way.clone(),
                rate: Arc::clone(&rate),
                grants: Arc::clone(&grants),
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
    finish(&ledger).await;
    let mut receipt = 0;
    let mut taken = ledger.store.taken();
    let mut sweep = interval(SWEEP);
    sweep.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut unfinished = interval(FINISH);
    unfinished.set_missed_tick_behavior(MissedTickBehavior::Delay);
    while !*stop.borrow() {
        tokio::select! {
            _ = unfinished.tick(), if ledger.store.is_shared() => finish(&ledger).await,
            _ = sweep.tick() => {
                match sweep_once(&ledger, &router, &under_way, &mut receipt).await {
                    Ok(true) => sweep.reset_immediately(),
                    Ok(false) => {}
                    Err(error) => {
                        error!(%error, "cannot look for messages whose time has passed");
                    }
                }
            }
            Ok(()) = taken.changed() => finish(&ledger).await,
            _ = stop.changed() => {}
        }
    }
}

/// Ends messages with all of their receipts whose instance is gone.
async fn finish(ledger: &Ledger) {
    let read = || ledger.store.unfinished();
    if let Some(unfinished) = ledger.keep("unfinished", read).await {
        fold_all(ledger, unfinished).await;
    }
}

/// Runs all of them, at most [`AT_ONCE`] at a time.
async fn at_once<F: Future<Output = ()> + Send + 'static>(all: impl IntoIterator<Item = F>) {
    let mut tasks = JoinSet::new();
    for one in all {
        if tasks.len() >= AT_ONCE {
            tasks.join_next().await;
        }
        tasks.spawn(one);
    }
    while tasks.join_next().await.is_some() {}
}

async fn fold_all(ledger: &Ledger, all: Vec<Folded>) {
    at_once(all.into_iter().map(|folded| {
        let ledger = ledger.clone();
        async move { ledger.fold(folded).await }
    }))
    .await;
}

/// `receipt` is the number of the held receipt after which to look. Returns whether there is more to
/// do at once.
async fn sweep_once(
    ledger: &Ledger,
    router: &Router,
    under_way: &UnderWay,
    receipt: &mut i64,
) -> Result<bool> {
    let now = ledger.clock.now();
    // Receipts may still wait at a carrier that has not been bound for some time.
    let away = router.smpp().iter().filter(|carrier| !carrier.is_heard());
    let away: Vec<String> = away.map(|carrier| carrier.name().to_owned()).collect();
    let overdue = ledger.store.overdue(now, &away, BATCH).await?;
    let mut is_more = overdue.len() == BATCH;
    fold_all(ledger, overdue).await;
    let busy = under_way.places();
    let expired = ledger.store.expired(now, BATCH).await?;
    let is_full = expired.len() == BATCH;
    let mut late = vec![];
    for queued in expired {
        let lane = &router.lanes[router.lane_of(&queued.message)];
        let is_sandbox = lane.iter().any(|one| matches!(one, Carrier::Sandbox));
        if is_sandbox || busy.contains(&queued.place) || !under_way.begin(queued.place) {
            continue;
        }
        let (ledger, under_way) = (ledger.clone(), under_way.clone());
        late.push(async move {
            let outcome = ledger::too_late(&queued.message);
            let (place, message) = (queued.place, &queued.message);
            ledger.end(place, message, vec![], &outcome).await;
            under_way.end(place);
        });
    }
    is_more |= is_full && !late.is_empty();
    at_once(late).await;
    let old = ledger.store.find_old_receipts(now - FORM, *receipt, BATCH);
    let (found, next) = old.await?;
    *receipt = next;
    // Others are likely to be found as well.
    is_more |= next != 0 && !found.is_empty();
    fold_all(ledger, found).await;
    // Their answers may be yet to come.
    let longest = router.smpp().iter().map(|carrier| carrier.longest_answer());
    let held = longest.fold(HELD, Duration::max).as_millis();
    let held = Millis::try_from(held).unwrap_or(Millis::MAX);
    let swept = ledger
        .store
        .sweep_receipts(now.saturating_sub(held))
        .await?;
    if swept > 0 {
        info!(swept, "receipts for unknown segments were dropped");
    }
    Ok(is_more)
}
