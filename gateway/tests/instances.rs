//! Two instances of the service with one database, in front of a message centre with faults. They are
//! killed, stopped and started, and their connections to the database are cut, for longer than a
//! lease too; the server of the database crashes: no message is lost, each ends once, and few
//! segments are sent twice.
//!
//! `SEPTET_ROUNDS` is the number of rounds, 5 by default, and `SEPTET_SEED` the seed.
#![cfg(feature = "postgres")]

mod support;

use std::ffi::OsString;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use rusmpp::pdus::SubmitSm;
use support::centre::Centre;
use support::chance;
use support::chaos::{Seen, acts, check_ends, check_inbound, nth_message, send_inbound};
use support::postgres::{Cluster, Proxy};
use support::process::{Clients, Process, free_address, with_carrier};
use support::tally::Tally;

const INSTANCES: usize = 2;
const CLIENTS: usize = 16;
const CONNECTIONS: usize = 2;
const WINDOW: usize = 16;
/// The messages from handsets in each round.
const INBOUND: usize = 20;
/// The least operations in each round.
const LOAD: usize = 60;
/// An answer after this time is too late.
const TIMEOUT: Duration = Duration::from_secs(1);
const LEASE: Duration = Duration::from_secs(3);

/// An instance, and its way to the database.
struct Instance {
    address: SocketAddr,
    proxy: Proxy,
    arguments: [OsString; 2],
    /// Nothing while it is dead.
    process: Option<Process>,
    log: std::path::PathBuf,
}

impl Instance {
    async fn new(folder: &Path, number: usize, cluster: &Cluster, name: &str, to: &Peers) -> Self {
        let proxy = Proxy::start(cluster.address()).await;
        let address = free_address();
        let config = folder.join(format!("{number}.toml"));
        let carrier = format!(
            "connections = {CONNECTIONS}\nwindow = {WINDOW}\ntimeout-seconds = {}\n\
             enquire-seconds = 5",
            TIMEOUT.as_secs()
        );
        let url = cluster.url(proxy.address, name);
        let text = with_carrier(address, to.callbacks, url, &to.centre, &carrier);
        let text = format!("lease-seconds = {}\n{text}", LEASE.as_secs());
        std::fs::write(&config, text).unwrap();
        Self {
            address,
            proxy,
            arguments: ["--config".into(), config.into()],
            process: None,
            log: folder.join(format!("{number}.log")),
        }
    }

    async fn start(&mut self) {
        let started = Process::start(&self.arguments, self.address, Some(&self.log)).await;
        self.process = Some(started);
    }
}

struct Peers {
    callbacks: SocketAddr,
    centre: String,
}

/// What was done to the instances, for the bound of repetitions.
#[derive(Debug, Default)]
struct Done {
    kills: usize,
    stops: usize,
    cuts: usize,
    outages: usize,
    crashes: usize,
}

/// Does something to an instance, and lets it work again.
async fn trouble(instance: &mut Instance, cluster: &mut Cluster, chance: u64, done: &mut Done) {
    match chance {
        0..300 => {
            done.kills += 1;
            instance.process.take().unwrap().kill();
            instance.start().await;
        }
        300..450 => {
            done.stops += 1;
            instance.process.take().unwrap().stop().await;
            instance.start().await;
        }
        450..700 => {
            // In the middle of whatever is under way.
            for _ in 0..5 {
                done.cuts += 1;
                instance.proxy.cut();
                tokio::time::sleep(Duration::from_millis(150)).await;
            }
        }
        700..900 => {
            done.outages += 1;
            instance.proxy.interrupt(LEASE * 2).await;
        }
        _ => {
            done.crashes += 1;
            cluster.crash().await;
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_message_is_lost_and_each_ends_once() {
    let number = |name, other| std::env::var(name).map_or(other, |text| text.parse().unwrap());
    let rounds = number("SEPTET_ROUNDS", 5);
    let seed = number("SEPTET_SEED", 1) as u64;
    let folder = tempfile::tempdir().unwrap();
    let seen: Arc<Mutex<Seen>> = Arc::default();
    let noted = Arc::clone(&seen);
    let script = move |number, operation: &SubmitSm| acts(seed, number, operation, TIMEOUT, &noted);
    let centre = Centre::start(Arc::new(script)).await;
    centre.count_only();
    let tally = Tally::start(|number, refused| number % 11 == 0 && refused == 0).await;
    let mut cluster = Cluster::start(false).await;
    let name = cluster.create().await;
    let peers = Peers {
        callbacks: tally.address,
        centre: format!("smpp://esme:secret@{}", centre.address),
    };
    let mut instances = vec![];
    let mut clients = vec![];
    let sent = Arc::new(Mutex::new(0));
    for number in 0..INSTANCES {
        let mut instance = Instance::new(folder.path(), number, &cluster, &name, &peers).await;
        instance.start().await;
        let sent = Arc::clone(&sent);
        let next = move || {
            let mut sent = sent.lock().unwrap();
            *sent += 1;
            nth_message(*sent)
        };
        let (share, pause) = (CLIENTS / INSTANCES, Duration::from_millis(200));
        clients.push(Clients::start(share, instance.address, "user", pause, next));
        instances.push(instance);
    }
    let mut inbound = vec![];
    let mut done = Done::default();
    for round in 0..rounds {
        let before = centre.count();
        inbound.extend(send_inbound(&centre, seed, INBOUND, round));
        let millis = 600 + chance(seed, "trouble", round);
        tokio::time::sleep(Duration::from_millis(millis)).await;
        // On a slow machine, not before it is under load.
        for _ in 0..100 {
            if centre.count() >= before + LOAD {
                break;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        // Each kind in turn, then by chance.
        let kind = [0, 700, 450, 900, 300].get(round).copied();
        let kind = kind.unwrap_or_else(|| chance(seed, "kind", round));
        let which = usize::from(chance(seed, "instance", round) >= 500);
        trouble(&mut instances[which], &mut cluster, kind, &mut done).await;
    }
    let mut accepted = vec![];
    for clients in clients {
        accepted.extend(clients.stop().await);
    }
    for one in inbound {
        one.await.unwrap();
    }
    // The message centre makes them pause, so that a queue builds up while one is away.
    let limit = Instant::now() + Duration::from_secs(60 + 10 * rounds as u64);
    let lost = loop {
        let lost = tally.missing(accepted.iter().map(|(id, _)| id));
        let is_told = tally.received().len() == INBOUND * rounds;
        if (lost == 0 && is_told) || Instant::now() > limit {
            break lost;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    };
    let logs = || {
        let logs = instances
            .iter()
            .map(|one| std::fs::read_to_string(&one.log).unwrap());
        logs.collect::<Vec<_>>().join("\n----\n")
    };
    assert_eq!(
        lost,
        0,
        "of {} accepted messages\n{}",
        accepted.len(),
        logs()
    );
    check_inbound(INBOUND * rounds, &tally);
    // What is left in the database is no more than what was acknowledged before.
    let client = cluster.client(&name).await;
    let left = "SELECT (SELECT count(*) FROM septet.messages WHERE progress IN (0, 3))
        + (SELECT count(*) FROM septet.events)";
    let mut number: i64 = 1;
    for _ in 0..300 {
        number = client.query_one(left, &[]).await.unwrap().get(0);
        if number == 0 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    // Messages that were not accepted may wait too, because their answers were lost.
    assert_eq!(number, 0, "messages and events are left\n{}", logs());
    for instance in &mut instances {
        instance.process.take().unwrap().stop().await;
    }
    let seen = seen.lock().unwrap();
    let found = check_ends(&accepted, &tally, &seen);
    assert!(
        accepted.len() > LOAD / 3 * rounds,
        "only {} were accepted",
        accepted.len()
    );
    let distinct = seen.distinct();
    let repeated = centre.count() - distinct;
    let (ends, faults) = (centre.disconnects(), seen.repeated);
    // What was under way.
    let window = CONNECTIONS * WINDOW;
    let most =
        (done.kills + done.crashes) * window + done.outages * window + ends * WINDOW + faults;
    println!(
        "{} accepted in {rounds} rounds with {done:?}: {} delivered, {} failed, {} given up; \
         {distinct} segments, {repeated} repeated of at most {most} after {ends} disconnects and \
         {faults} faults; {} messages from handsets",
        accepted.len(),
        found.delivered,
        found.failed,
        found.gave_up,
        INBOUND * rounds
    );
    assert!(
        repeated <= most,
        "{repeated} segments were repeated instead of {most}"
    );
}
