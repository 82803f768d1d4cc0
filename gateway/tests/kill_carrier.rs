//! Kills the service in front of a message centre that answers late, twice, never and out of order,
//! and disconnects: no message is lost, each ends once, and few segments are sent twice. What the
//! message centre does depends on a seed, except for the times.
//!
//! `SEPTET_ROUNDS` is the number of rounds, 3 by default, and `SEPTET_SEED` the seed.

mod support;

use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use rusmpp::pdus::SubmitSm;
use support::centre::Centre;
use support::chance;
use support::chaos::{Seen, acts, check_ends, check_inbound, nth_message, send_inbound};
use support::process::{Clients, Process, free_address, with_carrier};
use support::tally::Tally;

const CLIENTS: usize = 8;
const CONNECTIONS: usize = 2;
const WINDOW: usize = 16;
/// The messages from handsets in each round.
const INBOUND: usize = 20;
/// The least operations in each round.
const LOAD: usize = 60;
/// An answer after this time is too late.
const TIMEOUT: Duration = Duration::from_secs(1);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_message_is_lost_and_each_ends_once() {
    let number = |name, other| std::env::var(name).map_or(other, |text| text.parse().unwrap());
    let rounds = number("SEPTET_ROUNDS", 3);
    let seed = number("SEPTET_SEED", 1) as u64;
    let folder = tempfile::tempdir().unwrap();
    let seen: Arc<Mutex<Seen>> = Arc::default();
    let noted = Arc::clone(&seen);
    let script = move |number, operation: &SubmitSm| acts(seed, number, operation, TIMEOUT, &noted);
    let centre = Centre::start(Arc::new(script)).await;
    centre.count_only();
    let tally = Tally::start(|number, refused| number % 11 == 0 && refused == 0).await;
    let address = free_address();
    let config = folder.path().join("gateway.toml");
    let carrier = format!(
        "connections = {CONNECTIONS}\nwindow = {WINDOW}\ntimeout-seconds = {}\nenquire-seconds = 5",
        TIMEOUT.as_secs()
    );
    let url = format!("smpp://esme:secret@{}", centre.address);
    let database = folder.path().join("messages.db");
    let text = with_carrier(address, tally.address, database.display(), &url, &carrier);
    std::fs::write(&config, text).unwrap();
    let arguments = ["--config".into(), config.into()];

    let mut sent = 0;
    let clients = Clients::start(
        CLIENTS,
        address,
        "user",
        Duration::from_millis(30),
        move || {
            sent += 1;
            nth_message(sent)
        },
    );
    let mut inbound = vec![];
    for round in 0..rounds {
        let process = Process::start(&arguments, address, None).await;
        let before = centre.count();
        inbound.extend(send_inbound(&centre, seed, INBOUND, round));
        let millis = 900 + chance(seed, "kill", round);
        tokio::time::sleep(Duration::from_millis(millis)).await;
        // On a slow machine, not before it is under load.
        for _ in 0..100 {
            if centre.count() >= before + LOAD {
                break;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        process.kill();
    }
    let accepted = clients.stop().await;
    let process = Process::start(&arguments, address, None).await;
    for one in inbound {
        one.await.unwrap();
    }
    let limit = Instant::now() + Duration::from_secs(120);
    let lost = loop {
        let lost = tally.missing(accepted.iter().map(|(id, _)| id));
        let is_told = tally.received().len() == INBOUND * rounds;
        if (lost == 0 && is_told) || Instant::now() > limit {
            break lost;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    };
    assert_eq!(lost, 0, "of {} accepted messages", accepted.len());
    process.kill();

    check_inbound(INBOUND * rounds, &tally);
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
    let most = rounds * CONNECTIONS * WINDOW + ends * WINDOW + faults;
    println!(
        "{} accepted in {rounds} rounds: {} delivered, {} given up; {distinct} \
         segments, {repeated} repeated of at most {most} after {ends} disconnects and {faults} \
         faults; {} messages from handsets",
        accepted.len(),
        found.delivered,
        found.gave_up,
        INBOUND * rounds
    );
    assert!(
        repeated <= most,
        "{repeated} segments were repeated instead of {most}"
    );
}
