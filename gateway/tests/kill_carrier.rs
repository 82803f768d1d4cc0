//! Kills the service in front of a message centre that answers late, twice, never and out of order,
//! and disconnects: no message is lost, each ends once, and few segments are sent twice. What the
//! message centre does depends on a seed, except for the times.
//!
//! `SEPTET_ROUNDS` is the number of rounds, 3 by default, and `SEPTET_SEED` the seed.

mod support;

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use rusmpp::CommandStatus;
use rusmpp::pdus::SubmitSm;
use serde_json::json;
use support::centre::{Act, Centre, message, receipt};
use support::chance;
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

/// What the message centre has seen.
#[derive(Default)]
struct Seen {
    /// The sequence numbers of segments, by their recipients and then by their references, which are 0
    /// for messages of one segment.
    segments: HashMap<String, HashMap<u8, HashSet<u8>>>,
    /// The operations that were refused for now or not answered in time.
    repeated: usize,
}

/// Whether no handset with this number gets a message.
fn is_dead(to: &str) -> bool {
    to.ends_with('0')
}

fn acts(
    seed: u64,
    number: usize,
    operation: &SubmitSm,
    seen: &Mutex<Seen>,
) -> Vec<(Duration, Act)> {
    let mut seen = seen.lock().unwrap();
    let to = operation.destination_addr.as_str().to_owned();
    let (reference, sequence) = match u8::from(operation.esm_class) & 0x40 {
        0 => (0, 1),
        _ => (operation.short_message()[3], operation.short_message()[5]),
    };
    let references = seen.segments.entry(to.clone()).or_default();
    references.entry(reference).or_default().insert(sequence);
    let millis = |what, most| Duration::from_millis(chance(seed, what, number) * most / 1000);
    let fault = chance(seed, "fault", number);
    let (status, delay) = match fault {
        0 => return vec![(Duration::ZERO, Act::Disconnect)],
        1..6 => (CommandStatus::EsmeRmsgqful, Duration::ZERO),
        6..16 => (CommandStatus::EsmeRok, TIMEOUT + millis("late", 500)),
        _ => (CommandStatus::EsmeRok, millis("answer", 80)),
    };
    seen.repeated += usize::from(fault < 24);
    // Small numbers, so that many are an identifier in hexadecimal and another in decimal.
    let id = 16 + number;
    let answer = Act::Answer(status, format!("{id:x}"));
    let mut acts = vec![];
    // Some are never answered.
    if !(16..24).contains(&fault) {
        acts.push((delay, answer.clone()));
    }
    if chance(seed, "twice", number) < 30 {
        acts.push((delay + millis("again", 50), answer));
    }
    if status == CommandStatus::EsmeRok {
        let state = if is_dead(&to) { "UNDELIV" } else { "DELIVRD" };
        let receipt = Act::Deliver(Box::new(receipt(operation, &id.to_string(), state, "000")));
        // Many come before the answer.
        acts.push((millis("receipt", 150), receipt.clone()));
        if chance(seed, "receipt twice", number) < 50 {
            acts.push((millis("receipt again", 500), receipt));
        }
    }
    // None at once: the message centre reads on meanwhile.
    let least = Duration::from_millis(1);
    acts.into_iter()
        .map(|(delay, act)| (delay.max(least), act))
        .collect()
}

/// Hands over the parts of messages from handsets, each until it is taken.
fn send_inbound(centre: &Centre, seed: u64, round: usize) -> Vec<tokio::task::JoinHandle<()>> {
    let all = (0..INBOUND).map(|number| {
        let (centre, number) = (centre.clone(), INBOUND * round + number);
        tokio::spawn(async move {
            tokio::time::sleep(Duration::from_millis(chance(seed, "inbound", number))).await;
            let from = format!("1555777{number:04}");
            for sequence in [2, 1] {
                let text = format!("{number}/{sequence} ");
                let octets = [&[5, 0, 3, 7, 2, sequence], text.as_bytes()].concat();
                centre.hand_over(message(&from, 0x40, 0, &octets)).await;
            }
        })
    });
    all.collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_message_is_lost_and_each_ends_once() {
    let number = |name, other| std::env::var(name).map_or(other, |text| text.parse().unwrap());
    let rounds = number("SEPTET_ROUNDS", 3);
    let seed = number("SEPTET_SEED", 1) as u64;
    let folder = tempfile::tempdir().unwrap();
    let seen: Arc<Mutex<Seen>> = Arc::default();
    let noted = Arc::clone(&seen);
    let script = move |number, operation: &SubmitSm| acts(seed, number, operation, &noted);
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
    let text = with_carrier(address, tally.address, &database, &url, &carrier);
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
            let to = format!("+1555{sent:07}");
            let segments: u8 = if sent % 4 == 0 { 3 } else { 1 };
            let text = "]".repeat(if segments == 3 { 153 } else { 5 });
            let body =
                json!({"applicationId": "app", "to": to, "from": "+15551230001", "text": text});
            (body, (to.trim_start_matches('+').to_owned(), segments))
        },
    );
    let mut inbound = vec![];
    for round in 0..rounds {
        let process = Process::start(&arguments, address, None).await;
        let before = centre.count();
        inbound.extend(send_inbound(&centre, seed, round));
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

    let received = tally.received();
    let whole = (0..INBOUND * rounds).map(|number| format!("{number}/1 {number}/2 "));
    let whole: HashMap<String, usize> = whole.map(|text| (text, 1)).collect();
    assert_eq!(received, whole, "messages from handsets");
    let (counted, seen) = (tally.counted(), seen.lock().unwrap());
    let (mut delivered, mut gave_up) = (0, 0);
    for (id, (to, segments)) in &accepted {
        let [end] = &counted.events[id][..] else {
            panic!("{to} has ended with {:?}", counted.events[id]);
        };
        match (&*end.kind, end.code, is_dead(to)) {
            ("message-delivered", _, false) => delivered += 1,
            ("message-failed", 5650, true) => {}
            // After five attempts without an answer.
            ("message-failed", 5630, _) => gave_up += 1,
            _ => panic!("{to} has ended with {end:?}"),
        }
        let is_whole =
            |sequences: &HashSet<u8>| (1..=*segments).all(|one| sequences.contains(&one));
        let was_sent = end.code == 5630 || seen.segments[to].values().any(is_whole);
        assert!(was_sent, "{to} was not sent as a whole");
    }
    assert!(
        accepted.len() > LOAD / 3 * rounds,
        "only {} were accepted",
        accepted.len()
    );
    assert!(gave_up <= accepted.len() / 100, "{gave_up} were given up");
    // The same segment has another reference number after a crash.
    let distinct: usize = seen
        .segments
        .values()
        .map(|references| references.values().flatten().collect::<HashSet<_>>().len())
        .sum();
    let repeated = centre.count() - distinct;
    let (ends, faults) = (centre.disconnects(), seen.repeated);
    let most = rounds * CONNECTIONS * WINDOW + ends * WINDOW + faults;
    println!(
        "{} accepted in {rounds} rounds: {delivered} delivered, {gave_up} given up; {distinct} \
         segments, {repeated} repeated of at most {most} after {ends} disconnects and {faults} \
         faults; {} messages from handsets",
        accepted.len(),
        received.len()
    );
    assert!(
        repeated <= most,
        "{repeated} segments were repeated instead of {most}"
    );
}
