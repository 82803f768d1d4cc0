//! A message centre that answers late, twice, never and out of order, refuses and disconnects, and a
//! receiver that fails, while the service restarts. What happens depends on a seed only, except for
//! the times.
//!
//! `SEPTET_SEEDS` is the number of seeds, 2 by default.

mod support;

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::http::{HeaderMap, StatusCode};
use rusmpp::CommandStatus;
use rusmpp::pdus::SubmitSm;
use septet::UserData;
use septet_gateway::delivery::smpp::Settings;
use septet_gateway::store::Database;
use support::centre::{Act, Centre, receipt};
use support::{Gateway, Receiver, chance, with_smpp};

const MESSAGES: usize = 200;
const RESTARTS: usize = 3;

/// What the message centre has done with its operations.
#[derive(Default)]
struct Done {
    accepted: Vec<SubmitSm>,
    /// The recipients of which a segment was refused for ever or not delivered.
    failed: HashSet<String>,
    /// How many operations were refused for now, or may not have been answered in time.
    repeated: usize,
}

fn acts(
    seed: u64,
    number: usize,
    operation: &SubmitSm,
    done: &Mutex<Done>,
) -> Vec<(Duration, Act)> {
    let millis = |what| Duration::from_millis(chance(seed, what, number) / 4);
    let mut done = done.lock().unwrap();
    let to = operation.destination_addr.as_str().to_owned();
    let status = match chance(seed, "status", number) {
        0..30 => CommandStatus::EsmeRthrottled,
        30..60 => CommandStatus::EsmeRmsgqful,
        60..65 => CommandStatus::EsmeRinvdstadr,
        65..80 => {
            done.repeated += 1;
            return vec![];
        }
        80..90 => {
            // With up to a window of operations that are under way.
            done.repeated += 16;
            return vec![(Duration::ZERO, Act::Disconnect)];
        }
        _ => CommandStatus::EsmeRok,
    };
    let id = format!("{:x}", 0xA000 + number);
    let answer = Act::Answer(status, id.clone());
    let mut acts = vec![(millis("answer"), answer.clone())];
    if chance(seed, "twice", number) < 50 {
        acts.push((millis("again"), answer));
    }
    match status {
        CommandStatus::EsmeRok => done.accepted.push(operation.clone()),
        CommandStatus::EsmeRinvdstadr => {
            done.failed.insert(to);
            return acts;
        }
        _ => {
            done.repeated += 1;
            return acts;
        }
    }
    let state = match chance(seed, "state", number) {
        0..30 => {
            done.failed.insert(to);
            "UNDELIV"
        }
        _ => "DELIVRD",
    };
    // In decimal, and half of them before the answer.
    let id = (0xA000 + number).to_string();
    let receipt = Act::Deliver(Box::new(receipt(operation, &id, state, "000")));
    acts.push((
        millis("receipt") + Duration::from_millis(1),
        receipt.clone(),
    ));
    if chance(seed, "receipt twice", number) < 50 {
        acts.push((millis("receipt again") * 2, receipt));
    }
    acts
}

async fn run(seed: u64) {
    let done: Arc<Mutex<Done>> = Arc::default();
    let noted = Arc::clone(&done);
    let centre = Centre::start(Arc::new(move |number, operation| {
        acts(seed, number, operation, &noted)
    }))
    .await;
    let receiver = Receiver::start(Arc::new(move |number, _| {
        let status = match chance(seed, "callback", number) {
            0..30 => StatusCode::BAD_GATEWAY,
            _ => StatusCode::OK,
        };
        (status, HeaderMap::new(), Duration::ZERO)
    }))
    .await;
    let folder = tempfile::tempdir().unwrap();
    let config = || {
        let settings = Settings {
            timeout: Duration::from_secs(1),
            patience: Duration::from_secs(15),
            ..centre.settings()
        };
        let mut config = with_smpp(receiver.address, settings);
        config.database = Some(Database::File(folder.path().join("messages.db")));
        config
    };
    let mut gateway = Gateway::start(config()).await;
    let mut sent: HashMap<String, (String, String, usize)> = HashMap::new();
    for number in 0..MESSAGES {
        let to = format!("+1555124{number:04}");
        let text = match chance(seed, "text", number) {
            0..700 => format!("message {number}"),
            700..850 => format!("{number} ").repeat(100) + "]",
            _ => format!("жук {number} 👋").repeat(20),
        };
        let answer = gateway.accept(&to, &text).await;
        let segments = answer["segmentCount"].as_u64().unwrap() as usize;
        let id = answer["id"].as_str().unwrap().to_owned();
        sent.insert(id, (to, text, segments));
        if number % (MESSAGES / RESTARTS) == MESSAGES / RESTARTS - 1 {
            gateway.service.stop().await.unwrap();
            gateway = Gateway::start(config()).await;
        }
    }
    let mut ends: HashMap<String, (String, Vec<String>)> = HashMap::new();
    for _ in 0..900 {
        tokio::time::sleep(Duration::from_millis(100)).await;
        ends.clear();
        for one in receiver.received() {
            let id = one.event["message"]["id"].as_str().unwrap().to_owned();
            let kind = one.event["type"].as_str().unwrap().to_owned();
            // The same event can come again.
            let (known, kinds) = ends.entry(id).or_insert((one.id.clone(), vec![]));
            if kinds.is_empty() || *known != one.id {
                kinds.push(kind);
            }
        }
        if ends.len() == sent.len() {
            break;
        }
    }
    gateway.service.stop().await.unwrap();
    let done = done.lock().unwrap();
    let mut parts: HashMap<String, HashMap<(u16, u8), String>> = HashMap::new();
    for operation in &done.accepted {
        let coding = u8::from(operation.data_coding);
        let has_header = u8::from(operation.esm_class) & 0x40 != 0;
        let data = UserData::from_unpacked(coding, has_header, operation.short_message()).unwrap();
        let number = data.concatenation();
        let key = number.map_or((0, 1), |one| (one.reference, one.part.sequence));
        let text = data.text_lossy().to_string();
        let to = operation.destination_addr.as_str().to_owned();
        let old = parts.entry(to).or_default().insert(key, text.clone());
        assert!(old.is_none_or(|old| old == text));
    }
    let (mut delivered, mut most) = (0, done.repeated);
    for (id, (to, text, segments)) in &sent {
        most += segments;
        let (_, kinds) = ends
            .get(id)
            .unwrap_or_else(|| panic!("seed {seed}: {to} is lost"));
        let [kind] = &kinds[..] else {
            panic!("seed {seed}: {to} has ended with {kinds:?}");
        };
        if kind == "message-failed" {
            continue;
        }
        delivered += 1;
        let to = to.trim_start_matches('+');
        // With the parts of one reference number.
        let parts = &parts[to];
        let references: HashSet<u16> = parts.keys().map(|(reference, _)| *reference).collect();
        let is_whole = references.iter().any(|reference| {
            let sequences = 1..=u8::try_from(*segments).unwrap();
            let each = sequences.map(|sequence| parts.get(&(*reference, sequence)));
            each.collect::<Option<Vec<_>>>()
                .is_some_and(|all| all.into_iter().cloned().collect::<String>() == *text)
        });
        assert!(is_whole, "seed {seed}: {to} was not sent as a whole");
    }
    let submitted = centre.submitted().len();
    println!("seed {seed}: {delivered} of {MESSAGES} delivered, {submitted} operations");
    assert!(
        submitted <= most,
        "seed {seed}: {submitted} operations instead of {most}"
    );
    // What fails without a reason from the message centre has had no receipt, because it was resent.
    let failed = sent.len() - delivered;
    assert!(
        failed <= done.failed.len() + MESSAGES / 10,
        "seed {seed}: {failed}"
    );
}

#[tokio::test]
async fn no_message_is_lost_and_each_ends_once() {
    let seeds = std::env::var("SEPTET_SEEDS").map_or(2, |seeds| seeds.parse().unwrap());
    for seed in 0..seeds {
        run(seed).await;
    }
}
