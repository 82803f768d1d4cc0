//! A steady load through the service and a message centre, of which about 1 % goes wrong. Its memory
//! and its queues stay as they are, and its metrics agree with what both ends have counted.
//!
//!     cargo test --test soak -- --ignored --nocapture
//!
//! `SEPTET_SOAK` is the duration in seconds, 120 by default.

mod support;

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use rusmpp::CommandStatus;
use rusmpp::pdus::SubmitSm;
use serde_json::json;
use support::centre::{Act, Centre, receipt};
use support::chance;
use support::process::{Clients, Process, free_address, with_carrier};
use support::tally::Tally;

const CLIENTS: usize = 8;
const WINDOW: usize = 32;
/// An answer after this time is too late.
const TIMEOUT: Duration = Duration::from_secs(2);
/// How much more memory the second half may take: a hundredth of that of the first, and this.
const MEMORY: f64 = 6.0 * 1024.0 * 1024.0;
/// How much longer the queues may be in the second half: by half, and these entries.
const QUEUE: f64 = 50.0;

/// What the message centre does with an operation. The faults are 1 % together.
fn acts(number: usize, operation: &SubmitSm, faults: &AtomicUsize) -> Vec<(Duration, Act)> {
    let millis = |what, most| Duration::from_millis(1 + chance(0, what, number) * most / 1000);
    let fault = chance(0, "fault", number);
    if fault < 10 {
        faults.fetch_add(1, Ordering::Relaxed);
    }
    if fault == 0 && chance(0, "disconnect", number) < 100 {
        return vec![(Duration::ZERO, Act::Disconnect)];
    }
    let id = format!("{:x}", 4096 + number);
    let answer = Act::Answer(CommandStatus::EsmeRok, id);
    let soon = millis("answer", 40);
    let mut acts = match fault {
        0..3 => vec![],
        3..6 => vec![(TIMEOUT + soon, answer)],
        6..10 => vec![(soon, answer.clone()), (2 * soon, answer)],
        _ => vec![(soon, answer)],
    };
    let state = match chance(0, "state", number) {
        0..20 => "UNDELIV",
        _ => "DELIVRD",
    };
    let id = (4096 + number).to_string();
    let receipt = receipt(operation, &id, state, "000");
    acts.push((millis("receipt", 100), Act::Deliver(Box::new(receipt))));
    acts
}

/// A look at the running service.
struct Sample {
    memory: u64,
    messages: f64,
    events: f64,
}

impl Sample {
    async fn take(process: &Process) -> Self {
        let metrics = process.metrics().await;
        let queue = |name| metrics[&format!("septet_queue_entries{{queue=\"{name}\"}}")];
        Self {
            memory: process.memory(),
            messages: queue("messages"),
            events: queue("events"),
        }
    }
}

/// The sum of a metric over all of its labels that contain a text.
fn sum(metrics: &HashMap<String, f64>, name: &str, label: &str) -> usize {
    let is_wanted = |key: &&String| {
        let labels = key.strip_prefix(name);
        labels.is_some_and(|labels| labels.starts_with('{') && labels.contains(label))
    };
    let all = metrics.keys().filter(is_wanted);
    all.map(|key| metrics[key] as usize).sum()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "takes minutes"]
async fn a_steady_load_leaves_nothing_behind() {
    let seconds = std::env::var("SEPTET_SOAK").map_or(120, |text| text.parse().unwrap());
    let folder = tempfile::tempdir().unwrap();
    let faults = Arc::new(AtomicUsize::new(0));
    let noted = Arc::clone(&faults);
    let script = move |number, operation: &SubmitSm| acts(number, operation, &noted);
    let centre = Centre::start(Arc::new(script)).await;
    centre.count_only();
    let tally = Tally::start(|number, refused| number % 100 == 99 && refused == 0).await;
    let (address, config) = (free_address(), folder.path().join("gateway.toml"));
    let carrier = format!("window = {WINDOW}\ntimeout-seconds = {}", TIMEOUT.as_secs());
    let url = format!("smpp://esme:secret@{}", centre.address);
    let database = folder.path().join("messages.db");
    let text = with_carrier(address, tally.address, database.display(), &url, &carrier);
    std::fs::write(&config, text).unwrap();
    let arguments = ["--config".into(), config.into()];
    let process = Process::start(&arguments, address, None).await;

    let mut sent = 0;
    let clients = Clients::start(
        CLIENTS,
        address,
        "user",
        Duration::from_millis(50),
        move || {
            sent += 1;
            let to = format!("+1555{:07}", sent % 10_000_000);
            let text = "]".repeat(if sent % 5 == 0 { 153 } else { 5 });
            let body =
                json!({"applicationId": "app", "to": to, "from": "+15551230001", "text": text});
            (body, ())
        },
    );
    let start = Instant::now();
    let duration = Duration::from_secs(seconds);
    let mut samples = vec![];
    while start.elapsed() < duration {
        tokio::time::sleep(Duration::from_secs(1)).await;
        samples.push(Sample::take(&process).await);
    }
    let accepted = clients.stop().await;
    let limit = Instant::now() + Duration::from_secs(60);
    loop {
        let missing = tally.missing(accepted.iter().map(|(id, _)| id));
        let end = Sample::take(&process).await;
        if missing == 0 && end.messages + end.events == 0.0 {
            break;
        }
        assert!(
            Instant::now() < limit,
            "{missing} of {} are lost",
            accepted.len()
        );
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    // The last receipts are on their way.
    tokio::time::sleep(Duration::from_secs(1)).await;
    let metrics = process.metrics().await;
    process.kill();

    let course = samples.iter().step_by(10).map(|one| one.memory >> 10);
    println!(
        "memory in KiB, every 10 s: {:?}",
        course.collect::<Vec<_>>()
    );
    // While connections and caches are new, memory grows.
    let samples = &samples[samples.len() / 5..];
    let (first, second) = samples.split_at(samples.len() / 2);
    let median = |half: &[Sample], of: fn(&Sample) -> f64| {
        let mut all: Vec<_> = half.iter().map(of).collect();
        all.sort_by(f64::total_cmp);
        all[all.len() / 2]
    };
    // What is freed is given back to the system now and then: a single look can be far too high.
    let memory = [first, second].map(|half| median(half, |one| one.memory as f64));
    let messages = [first, second].map(|half| median(half, |one| one.messages));
    let events = [first, second].map(|half| median(half, |one| one.events));
    let counted = tally.counted();
    let told = |kind: &str| {
        let all = counted.events.values();
        all.filter(|events| events[0].kind == kind).count()
    };
    let (delivered, failed) = (told("message-delivered"), told("message-failed"));
    let disconnects = centre.disconnects();
    let faults = faults.load(Ordering::Relaxed);
    println!(
        "{} messages in {seconds} s, {faults} faults",
        accepted.len()
    );
    println!(
        "memory in KiB, medians of both halves: {:.0?}",
        memory.map(|octets| octets / 1024.0)
    );
    println!("messages and events that wait, medians: {messages:?} and {events:?}");
    println!(
        "{delivered} delivered, {failed} failed; {} segments, {disconnects} disconnects; callbacks: \
         {} acknowledged, {} refused",
        centre.count(),
        counted.acknowledged,
        counted.refused
    );
    assert!(memory[1] <= 1.01 * memory[0] + MEMORY, "{memory:?}");
    for queue in [messages, events] {
        assert!(queue[1] <= 1.5 * queue[0] + QUEUE, "{queue:?}");
    }
    assert!(counted.events.values().all(|events| events.len() == 1));
    assert_eq!(counted.events.len(), accepted.len());
    let accepted_there = sum(&metrics, "septet_messages_total", "result=\"accepted\"");
    assert_eq!(accepted_there, accepted.len());
    let ended = sum(&metrics, "septet_ended_total", "");
    let delivered_there = sum(&metrics, "septet_ended_total", "result=\"delivered\"");
    assert_eq!((delivered_there, ended), (delivered, delivered + failed));
    for (result, number) in [
        ("acknowledged", counted.acknowledged),
        ("refused", counted.refused),
        ("dropped", 0),
    ] {
        let label = format!("result=\"{result}\"");
        assert_eq!(
            sum(&metrics, "septet_callbacks_total", &label),
            number,
            "{result}"
        );
    }
    // Those that were on their way when the message centre closed the connection are not counted there.
    let submitted = sum(&metrics, "septet_submitted_total", "")
        - sum(&metrics, "septet_submitted_total", "result=\"not sent\"");
    let most = centre.count() + disconnects * WINDOW;
    assert!(
        (centre.count()..=most).contains(&submitted),
        "{submitted} up to {most}"
    );
    let receipts = sum(&metrics, "septet_receipts_total", "");
    println!("{submitted} submitted and {receipts} receipts, by the metrics");
    // Each operation has one, but for those that a closed connection could not hand over.
    assert!(receipts >= centre.count() - disconnects * WINDOW);
    assert!(faults > centre.count() / 200, "{faults} faults");
}
