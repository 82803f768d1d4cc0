//! Connections to message centres: windows, ends, routes and restarts.

mod support;

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use rusmpp::{CommandId, CommandStatus};
use septet_gateway::delivery::smpp::{Binds, Settings, Validity};
use septet_gateway::delivery::{Carriers, Network, Route};
use septet_gateway::store::Database;
use serde_json::Value;
use support::centre::{Act, Centre, accepted, receipt, refused, soon};
use support::{Gateway, Receiver, delivered, failed, kinds, with_carriers, with_smpp};

/// A whole window is answered in one moment, again and again.
#[tokio::test]
async fn a_burst_of_answers_passes() {
    let centre = Centre::start(Arc::new(|number, _| {
        let answer = Act::Answer(CommandStatus::EsmeRok, number.to_string());
        // All of a window at the same time.
        let delay = Duration::from_millis(100);
        vec![(delay, answer)]
    }))
    .await;
    let receiver = Receiver::good().await;
    let settings = Settings {
        has_receipts: false,
        ..centre.settings()
    };
    let gateway = Gateway::start(with_smpp(receiver.address, settings)).await;
    for _ in 0..30 {
        gateway.accept("+15551230002", &"a".repeat(1530)).await;
    }
    let received = receiver.wait_for(30).await;
    assert_eq!(kinds(&received), vec![delivered(); 30]);
    assert_eq!(centre.submitted().len(), 300);
    assert_eq!(centre.most_under_way(), 16);
    gateway.service.stop().await.unwrap();
}

/// Connections end while messages are under way; nothing is lost, and what is sent twice is what was
/// not answered.
#[tokio::test]
async fn disconnects_lose_nothing() {
    let lost = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&lost);
    let centre = Centre::start(Arc::new(move |number, _| match number % 40 {
        39 => vec![(Duration::ZERO, Act::Disconnect)],
        38 => {
            counted.fetch_add(1, Ordering::Relaxed);
            vec![]
        }
        _ => vec![accepted(&number.to_string())],
    }))
    .await;
    let receiver = Receiver::good().await;
    let settings = Settings {
        has_receipts: false,
        timeout: Duration::from_secs(2),
        ..centre.settings()
    };
    let gateway = Gateway::start(with_smpp(receiver.address, settings)).await;
    let mut ids = vec![];
    for _ in 0..150 {
        ids.push(gateway.accept("+15551230002", "Hello").await["id"].clone());
    }
    let received = receiver.wait_long_for(150, 60).await;
    assert_eq!(kinds(&received), vec![delivered(); 150]);
    let mut found: Vec<_> = received
        .iter()
        .map(|one| one.event["message"]["id"].to_string())
        .collect();
    let mut ids: Vec<_> = ids.iter().map(Value::to_string).collect();
    found.sort();
    ids.sort();
    assert_eq!(found, ids);
    let (binds, all) = (centre.binds().len(), centre.submitted().len());
    assert!(binds > 1, "{binds}");
    assert!(
        all <= 150 + binds * 16 + lost.load(Ordering::Relaxed),
        "{all}"
    );
    gateway.service.stop().await.unwrap();
}

fn two(first: &Centre, second: &Centre, prefix: &str) -> Carriers {
    let settings = |centre: &Centre| {
        Network::Smpp(Box::new(Settings {
            has_receipts: false,
            ..centre.settings()
        }))
    };
    Carriers {
        carriers: vec![
            ("first".to_owned(), settings(first)),
            ("second".to_owned(), settings(second)),
        ],
        routes: vec![
            Route {
                prefix: prefix.to_owned(),
                carriers: vec!["first".to_owned(), "second".to_owned()],
            },
            Route {
                prefix: "+44".to_owned(),
                carriers: vec!["second".to_owned()],
            },
        ],
    }
}

/// The first carrier of a route that is connected gets the message; one that is away delays no route
/// of another.
#[tokio::test]
async fn routes_and_fail_over() {
    let (first, second) = (Centre::good().await, Centre::good().await);
    let receiver = Receiver::good().await;
    let carriers = two(&first, &second, "+1");
    let gateway = Gateway::start(with_carriers(receiver.address, carriers)).await;
    for centre in [&first, &second] {
        centre
            .wait_until("bound", |centre| !centre.binds().is_empty())
            .await;
    }
    tokio::time::sleep(Duration::from_millis(100)).await;
    gateway.accept("+15551230002", "Hello").await;
    receiver.wait_for(1).await;
    gateway.accept("+447700900123", "Hello").await;
    receiver.wait_for(2).await;
    let counts = || (first.submitted().len(), second.submitted().len());
    assert_eq!(counts(), (1, 1));
    first.refuse_binds(Some(CommandStatus::EsmeRsyserr));
    first.disconnect();
    tokio::time::sleep(Duration::from_millis(100)).await;
    gateway.accept("+15551230002", "Hello").await;
    receiver.wait_for(3).await;
    assert_eq!(counts(), (1, 2));
    first.refuse_binds(None);
    first.wait_until("bound again", Centre::is_bound).await;
    tokio::time::sleep(Duration::from_millis(100)).await;
    gateway.accept("+15551230002", "Hello").await;
    receiver.wait_for(4).await;
    assert_eq!(counts(), (2, 2));
    // No route.
    gateway.accept("+4915112345678", "Hello").await;
    let received = receiver.wait_for(5).await;
    assert_eq!(kinds(&received[4..]), [failed(5106)]);
    gateway.service.stop().await.unwrap();
}

#[tokio::test]
async fn a_transmitter_and_a_receiver() {
    let centre = Centre::with_receipts().await;
    let receiver = Receiver::good().await;
    let settings = Settings {
        binds: Binds::Separate,
        validity: Validity::None,
        enquire: Duration::from_millis(200),
        ..centre.settings()
    };
    let gateway = Gateway::start(with_smpp(receiver.address, settings)).await;
    centre
        .wait_until("2 binds", |centre| centre.binds().len() == 2)
        .await;
    gateway.accept("+15551230002", "Hello").await;
    assert_eq!(kinds(&receiver.wait_for(1).await), [delivered()]);
    let mut binds = centre.binds();
    binds.sort();
    assert_eq!(binds, [CommandId::BindReceiver, CommandId::BindTransmitter]);
    centre
        .wait_until("enquire_link", |centre| centre.enquiries() > 3)
        .await;
    gateway.service.stop().await.unwrap();
    assert_eq!(centre.unbinds(), 2);
}

/// A connection on which nothing is answered is given up.
#[tokio::test]
async fn a_silent_connection_is_replaced() {
    let (first, second) = (Centre::good().await, Centre::good().await);
    let receiver = Receiver::good().await;
    let mut carriers = two(&first, &second, "");
    for (_, network) in &mut carriers.carriers {
        if let Network::Smpp(settings) = network {
            settings.enquire = Duration::from_millis(200);
            settings.timeout = Duration::from_millis(300);
        }
    }
    let gateway = Gateway::start(with_carriers(receiver.address, carriers)).await;
    for centre in [&first, &second] {
        centre
            .wait_until("bound", |centre| !centre.binds().is_empty())
            .await;
    }
    tokio::time::sleep(Duration::from_millis(100)).await;
    first.fall_silent();
    tokio::time::sleep(Duration::from_millis(700)).await;
    gateway.accept("+15551230002", "Hello").await;
    assert_eq!(kinds(&receiver.wait_for(1).await), [delivered()]);
    assert_eq!(second.submitted().len(), 1);
    gateway.service.stop().await.unwrap();
}

/// Returns the median of how long messages wait after their carrier was connected.
async fn wait_for_a_new_connection() -> Duration {
    let mut all = vec![];
    for _ in 0..9 {
        let submitted: Arc<Mutex<Option<Instant>>> = Arc::default();
        let noted = Arc::clone(&submitted);
        let centre = Centre::start(Arc::new(move |number, _| {
            *noted.lock().unwrap() = Some(Instant::now());
            vec![accepted(&number.to_string())]
        }))
        .await;
        centre.refuse_binds(Some(CommandStatus::EsmeRbindfail));
        let config = with_smpp("127.0.0.1:1".parse().unwrap(), centre.settings());
        let gateway = Gateway::start(config).await;
        gateway.accept("+15551230002", "Hello").await;
        all.push((centre, gateway, submitted));
    }
    for (centre, ..) in &all {
        centre.refuse_binds(None);
    }
    let mut waits = vec![];
    for (centre, gateway, submitted) in all {
        centre
            .wait_until("submitted", |centre| centre.count() == 1)
            .await;
        let submitted = submitted.lock().unwrap().unwrap();
        waits.push(submitted - centre.bound_at().unwrap());
        gateway.service.stop().await.unwrap();
    }
    waits.sort();
    waits[4]
}

/// Messages that wait for a carrier leave when it is connected, and not when they are looked at next.
#[tokio::test]
async fn a_new_connection_is_used_at_once() {
    let mut waits = vec![];
    // More than once for a busy machine.
    for _ in 0..3 {
        let wait = wait_for_a_new_connection().await;
        if wait < Duration::from_millis(25) {
            return;
        }
        waits.push(wait);
    }
    panic!("{waits:?}");
}

/// The connection ends while receipts are being kept. What was kept of them is enough.
#[tokio::test]
async fn receipts_count_although_their_connection_ends() {
    for millis in [1, 2, 4, 8] {
        let centre = Centre::start(Arc::new(move |number, operation| {
            let id = (1000 + number).to_string();
            let receipt = Act::Deliver(Box::new(receipt(operation, &id, "DELIVRD", "000")));
            let together = Duration::from_millis(300 - 10 * number as u64);
            let mut acts = vec![accepted(&id), (together, receipt)];
            if number == 15 {
                acts.push((together + Duration::from_millis(millis), Act::Disconnect));
            }
            acts
        }))
        .await;
        let receiver = Receiver::good().await;
        let gateway = Gateway::start(with_smpp(receiver.address, centre.settings())).await;
        for _ in 0..16 {
            gateway.accept("+15551230002", "Hello").await;
        }
        let received = receiver.wait_for(16).await;
        assert_eq!(kinds(&received), vec![delivered(); 16]);
        gateway.service.stop().await.unwrap();
    }
}

/// Each connection has a window of its own, and all of them are used.
#[tokio::test]
async fn several_pairs_of_connections() {
    let centre = Centre::start(Arc::new(|number, operation| {
        let id = (1000 + number).to_string();
        let answer = Act::Answer(CommandStatus::EsmeRok, id.clone());
        let delay = Duration::from_millis(200);
        vec![
            (delay, answer),
            soon(receipt(operation, &id, "DELIVRD", "000")),
        ]
    }))
    .await;
    let receiver = Receiver::good().await;
    let settings = Settings {
        binds: Binds::Separate,
        connections: 3,
        window: 4,
        ..centre.settings()
    };
    let gateway = Gateway::start(with_smpp(receiver.address, settings)).await;
    centre
        .wait_until("6 binds", |centre| centre.binds().len() == 6)
        .await;
    let start = Instant::now();
    // 60 segments, of which 12 are under way at a time.
    for _ in 0..6 {
        gateway.accept("+15551230002", &"a".repeat(1530)).await;
    }
    let received = receiver.wait_for(6).await;
    assert_eq!(kinds(&received), vec![delivered(); 6]);
    assert_eq!(centre.submitted().len(), 60);
    assert_eq!(centre.most_under_way(), 4, "for each connection");
    let elapsed = start.elapsed();
    assert!(elapsed >= Duration::from_secs(1), "{elapsed:?}");
    assert!(elapsed < Duration::from_millis(2900), "{elapsed:?}");
    let mut binds = centre.binds();
    binds.sort();
    let (receivers, transmitters) = binds.split_at(3);
    assert_eq!(receivers, [CommandId::BindReceiver; 3]);
    assert_eq!(transmitters, [CommandId::BindTransmitter; 3]);
    gateway.service.stop().await.unwrap();
    assert_eq!(centre.unbinds(), 6);
}

/// The service stops while a message is half sent. Its other segments are sent after the restart,
/// with the same reference number, and only those.
#[tokio::test]
async fn segments_that_a_carrier_has_are_not_sent_again_after_a_restart() {
    let is_open = Arc::new(AtomicUsize::new(0));
    let open = Arc::clone(&is_open);
    let centre = Centre::start(Arc::new(move |number, operation| {
        let id = number.to_string();
        match (open.load(Ordering::Relaxed), number) {
            (0, 1) => vec![refused(CommandStatus::EsmeRmsgqful)],
            _ => vec![
                accepted(&id),
                soon(receipt(operation, &id, "DELIVRD", "000")),
            ],
        }
    }))
    .await;
    let receiver = Receiver::good().await;
    let folder = tempfile::tempdir().unwrap();
    let config = || {
        let mut config = with_smpp(
            receiver.address,
            Settings {
                window: 1,
                ..centre.settings()
            },
        );
        config.database = Some(Database::File(folder.path().join("messages.db")));
        config
    };
    let gateway = Gateway::start(config()).await;
    gateway.accept("+15551230002", &"a".repeat(459)).await;
    centre
        .wait_until("2 operations", |centre| centre.submitted().len() >= 2)
        .await;
    // For the receipt of the first.
    tokio::time::sleep(Duration::from_millis(200)).await;
    gateway.service.stop().await.unwrap();
    is_open.store(1, Ordering::Relaxed);
    let gateway = Gateway::start(config()).await;
    assert_eq!(kinds(&receiver.wait_for(1).await), [delivered()]);
    let numbers = centre
        .submitted()
        .into_iter()
        .map(|one| one.short_message()[3..6].to_vec());
    let numbers: Vec<_> = numbers.collect();
    let reference = numbers[0][0];
    let parts: Vec<_> = numbers.iter().map(|header| header[2]).collect();
    assert!(
        numbers.iter().all(|header| header[..2] == [reference, 3]),
        "{numbers:?}"
    );
    assert_eq!(parts, [1, 2, 2, 3]);
    gateway.service.stop().await.unwrap();
    for file in std::fs::read_dir(folder.path()).unwrap() {
        let content = std::fs::read(file.unwrap().path()).unwrap();
        let text = [b'a'; 20];
        assert!(!content.windows(text.len()).any(|window| window == text));
    }
}
