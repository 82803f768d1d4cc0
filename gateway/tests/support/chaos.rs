//! A message centre that answers late, twice, never and out of order, and disconnects. What it does
//! depends on a seed, except for the times.

use std::collections::{HashMap, HashSet};
use std::sync::Mutex;
use std::time::Duration;

use rusmpp::CommandStatus;
use rusmpp::pdus::SubmitSm;

use super::centre::{Act, Centre, message, receipt};
use super::chance;
use super::tally::Tally;

/// What the message centre has seen.
#[derive(Default)]
pub struct Seen {
    /// The sequence numbers of segments, by their recipients and then by their references, which are 0
    /// for messages of one segment.
    pub segments: HashMap<String, HashMap<u8, HashSet<u8>>>,
    /// The operations that were refused for now or not answered in time.
    pub repeated: usize,
}

/// Whether no handset with this number gets a message.
pub fn is_dead(to: &str) -> bool {
    to.ends_with('0')
}

pub fn acts(
    seed: u64,
    number: usize,
    operation: &SubmitSm,
    timeout: Duration,
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
        6..16 => (CommandStatus::EsmeRok, timeout + millis("late", 500)),
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
pub fn send_inbound(
    centre: &Centre,
    seed: u64,
    number: usize,
    round: usize,
) -> Vec<tokio::task::JoinHandle<()>> {
    let all = (0..number).map(|one| {
        let (centre, number) = (centre.clone(), number * round + one);
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

impl Seen {
    /// The segments that are not repetitions. The same segment has another reference number after a
    /// crash.
    pub fn distinct(&self) -> usize {
        let messages = self.segments.values();
        let distinct =
            messages.map(|references| references.values().flatten().collect::<HashSet<_>>().len());
        distinct.sum()
    }
}

/// How messages have ended.
#[derive(Debug, Default)]
pub struct Ends {
    pub delivered: usize,
    pub failed: usize,
    /// After five attempts without an answer.
    pub gave_up: usize,
}

/// Checks that each accepted message was sent as a whole and has ended once, as it must.
pub fn check_ends(accepted: &[(String, (String, u8))], tally: &Tally, seen: &Seen) -> Ends {
    let counted = tally.counted();
    let mut ends = Ends::default();
    for (id, (to, segments)) in accepted {
        let [end] = &counted.events[id][..] else {
            panic!("{to} has ended with {:?}", counted.events[id]);
        };
        match (&*end.kind, end.code, is_dead(to)) {
            ("message-delivered", _, false) => ends.delivered += 1,
            ("message-failed", 5650, true) => ends.failed += 1,
            ("message-failed", 5630, _) => ends.gave_up += 1,
            _ => panic!("{to} has ended with {end:?}"),
        }
        let is_whole =
            |sequences: &HashSet<u8>| (1..=*segments).all(|one| sequences.contains(&one));
        let was_sent = end.code == 5630 || seen.segments[to].values().any(is_whole);
        assert!(was_sent, "{to} was not sent as a whole");
    }
    let gave_up = ends.gave_up;
    assert!(gave_up <= accepted.len() / 100, "{gave_up} were given up");
    ends
}

/// Checks that each message from a handset was told as a whole, and once.
pub fn check_inbound(number: usize, tally: &Tally) {
    let whole = (0..number).map(|number| format!("{number}/1 {number}/2 "));
    let whole: HashMap<String, usize> = whole.map(|text| (text, 1)).collect();
    assert_eq!(tally.received(), whole, "messages from handsets");
}

/// A message, its recipient and its segments: every fourth is long.
pub fn nth_message(number: usize) -> (serde_json::Value, (String, u8)) {
    let to = format!("+1555{number:07}");
    let segments: u8 = if number.is_multiple_of(4) { 3 } else { 1 };
    let text = "]".repeat(if segments == 3 { 153 } else { 5 });
    let body = serde_json::json!({
        "applicationId": "app", "to": to, "from": "+15551230001", "text": text,
    });
    (body, (to.trim_start_matches('+').to_owned(), segments))
}
