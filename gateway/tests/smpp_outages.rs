//! What becomes of messages whose carrier is away, or leaves answers out.

mod support;

use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use rusmpp::CommandStatus;
use septet_gateway::delivery::smpp::Settings;
use septet_gateway::delivery::{Carriers, Network, Route};
use septet_gateway::store::{CarrierStore, Database, Sqlite, Store};
use support::centre::{Act, Centre, accepted, receipt, soon};
use support::{Gateway, Receiver, delivered, failed, kinds, with_carriers, with_smpp};

/// The first carrier goes away in the middle of a message. The second gets all of it, and only its
/// receipts count.
#[tokio::test]
async fn the_next_carrier_gets_the_whole_message() {
    let first = Centre::start(Arc::new(|number, operation| match number {
        0 => vec![
            accepted("1"),
            soon(receipt(operation, "1", "UNDELIV", "000")),
        ],
        _ => vec![(Duration::from_millis(300), Act::Disconnect)],
    }))
    .await;
    let second = Centre::with_receipts().await;
    let receiver = Receiver::good().await;
    let carrier = |name: &str, centre: &Centre| {
        let settings = Settings {
            window: 1,
            ..centre.settings()
        };
        (name.to_owned(), Network::Smpp(Box::new(settings)))
    };
    let carriers = Carriers {
        carriers: vec![carrier("first", &first), carrier("second", &second)],
        routes: vec![Route {
            prefix: String::new(),
            carriers: vec!["first".to_owned(), "second".to_owned()],
        }],
    };
    let gateway = Gateway::start(with_carriers(receiver.address, carriers)).await;
    for centre in [&first, &second] {
        centre.wait_until("bound", Centre::is_bound).await;
    }
    tokio::time::sleep(Duration::from_millis(100)).await;
    gateway.accept("+15551230002", &"a".repeat(459)).await;
    first
        .wait_until("2 operations", |centre| centre.count() == 2)
        .await;
    first.refuse_binds(Some(CommandStatus::EsmeRbindfail));
    let received = receiver.wait_for(1).await;
    assert_eq!(received[0].event["type"], "message-delivered");
    let headers: Vec<_> = second
        .submitted()
        .iter()
        .map(|one| one.short_message()[3..6].to_vec())
        .collect();
    let reference = headers[0][0];
    assert_eq!(headers, [1, 2, 3].map(|part| vec![reference, 3, part]));
    assert_eq!(first.count(), 2);
    gateway.service.stop().await.unwrap();
}

/// The service stops for longer than receipts are waited for. They wait at the carrier meanwhile,
/// and count.
#[tokio::test]
async fn receipts_are_waited_for_while_a_carrier_is_bound() {
    let receipts = Arc::new(Mutex::new(vec![]));
    let noted = Arc::clone(&receipts);
    let centre = Centre::start(Arc::new(move |number, operation| {
        let id = (1000 + number).to_string();
        noted
            .lock()
            .unwrap()
            .push(receipt(operation, &id, "DELIVRD", "000"));
        vec![accepted(&id)]
    }))
    .await;
    let receiver = Receiver::good().await;
    let folder = tempfile::tempdir().unwrap();
    let config = |name: &str| {
        let settings = Settings {
            patience: Duration::from_secs(2),
            ..centre.settings()
        };
        let network = Network::Smpp(Box::new(settings));
        let mut carriers = Carriers::only(network);
        carriers.carriers[0].0 = name.to_owned();
        carriers.routes[0].carriers = vec![name.to_owned()];
        let mut config = with_carriers(receiver.address, carriers);
        config.database = Some(Database::File(folder.path().join("messages.db")));
        config
    };
    let gateway = Gateway::start(config("main")).await;
    for _ in 0..3 {
        gateway.accept("+15551230002", "Hello").await;
    }
    centre
        .wait_until("submitted", |centre| centre.count() == 3)
        .await;
    tokio::time::sleep(Duration::from_millis(300)).await;
    gateway.service.stop().await.unwrap();
    tokio::time::sleep(Duration::from_millis(2500)).await;
    // The carrier is away for some time more.
    centre.refuse_binds(Some(CommandStatus::EsmeRbindfail));
    let gateway = Gateway::start(config("main")).await;
    tokio::time::sleep(Duration::from_millis(1500)).await;
    assert_eq!(receiver.received().len(), 0);
    centre.refuse_binds(None);
    let receipts = receipts.lock().unwrap().clone();
    centre.deliver(receipts[0].clone()).await;
    assert_eq!(kinds(&receiver.wait_for(1).await), [delivered()]);
    let bound = centre.bound_at().unwrap();
    // The second does not come, though the carrier is bound.
    assert_eq!(
        kinds(&receiver.wait_for(3).await)[1..],
        [failed(9902), failed(9902)]
    );
    assert!(
        bound.elapsed() >= Duration::from_secs(2),
        "{:?}",
        bound.elapsed()
    );
    // Nobody waits for a carrier that is not configured any more.
    gateway.accept("+15551230002", "Hello").await;
    centre
        .wait_until("submitted", |centre| centre.count() == 4)
        .await;
    tokio::time::sleep(Duration::from_millis(300)).await;
    gateway.service.stop().await.unwrap();
    centre.refuse_binds(Some(CommandStatus::EsmeRbindfail));
    let gateway = Gateway::start(config("other")).await;
    assert_eq!(kinds(&receiver.wait_for(4).await)[3..], [failed(9902)]);
    gateway.service.stop().await.unwrap();
}

/// Many messages end at a time.
#[tokio::test]
async fn receipts_that_do_not_come_are_given_up_in_common_commits() {
    let centre = Centre::good().await;
    let receiver = Receiver::good().await;
    let settings = Settings {
        patience: Duration::from_secs(4),
        window: 500,
        ..centre.settings()
    };
    let gateway = Gateway::start(with_smpp(receiver.address, settings)).await;
    let gateway = Arc::new(gateway);
    let mut posts = tokio::task::JoinSet::new();
    for _ in 0..16 {
        let gateway = Arc::clone(&gateway);
        posts.spawn(async move {
            for _ in 0..75 {
                gateway.accept("+15551230002", "Hello").await;
            }
        });
    }
    posts.join_all().await;
    let start = Instant::now();
    let received = receiver.wait_long_for(1200, 30).await;
    assert_eq!(kinds(&received), vec![failed(9902); 1200]);
    let elapsed = start.elapsed();
    assert!(elapsed < Duration::from_secs(15), "{elapsed:?}");
    let gateway = Arc::into_inner(gateway).unwrap();
    gateway.service.stop().await.unwrap();
}

/// An answer that does not come holds up no other of the same message.
#[tokio::test]
async fn a_lost_answer_holds_up_no_other() {
    let centre = Centre::start(Arc::new(|number, operation| {
        let id = (1000 + number).to_string();
        match number {
            0 => vec![],
            _ => vec![
                accepted(&id),
                soon(receipt(operation, &id, "DELIVRD", "000")),
            ],
        }
    }))
    .await;
    let receiver = Receiver::good().await;
    let settings = Settings {
        window: 2,
        timeout: Duration::from_secs(4),
        ..centre.settings()
    };
    let gateway = Gateway::start(with_smpp(receiver.address, settings)).await;
    gateway.accept("+15551230002", &"a".repeat(1000)).await;
    centre
        .wait_until("submitted", |centre| centre.count() > 0)
        .await;
    let start = Instant::now();
    centre
        .wait_until("all segments", |centre| centre.count() == 7)
        .await;
    assert!(
        start.elapsed() < Duration::from_secs(3),
        "{:?}",
        start.elapsed()
    );
    // Only the first is sent again.
    assert_eq!(kinds(&receiver.wait_for(1).await), [delivered()]);
    assert_eq!(centre.count(), 8);
    gateway.service.stop().await.unwrap();
}

/// Many messages that were tried wait for a carrier that is away. Those of another are not slower,
/// and waiting is no attempt.
#[tokio::test]
async fn a_carrier_that_is_away_delays_no_other() {
    let (first, away) = (Centre::good().await, Centre::good().await);
    away.refuse_binds(Some(CommandStatus::EsmeRbindfail));
    let receiver = Receiver::good().await;
    let names = ["first", "away"];
    let carriers = [&first, &away].map(|centre| {
        let settings = Settings {
            has_receipts: false,
            ..centre.settings()
        };
        Network::Smpp(Box::new(settings))
    });
    let routes = names.into_iter().zip(["+1", "+44"]);
    let carriers = Carriers {
        carriers: names.map(str::to_owned).into_iter().zip(carriers).collect(),
        routes: routes
            .map(|(name, prefix)| Route {
                prefix: prefix.to_owned(),
                carriers: vec![name.to_owned()],
            })
            .collect(),
    };
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("messages.db");
    let config = || {
        let mut config = with_carriers(receiver.address, carriers.clone());
        config.database = Some(Database::File(file.clone()));
        config
    };
    let gateway = Gateway::start(config()).await;
    gateway.accept("+447700900123", "Hello").await;
    gateway.service.stop().await.unwrap();
    let store = Arc::new(Sqlite::open(&file).unwrap());
    let message = store.new_messages(0, 1).await.unwrap().remove(0).message;
    let mut tasks = tokio::task::JoinSet::new();
    for _ in 0..2500 {
        let (store, message) = (Arc::clone(&store), message.clone());
        tasks.spawn(async move { store.accept((*message).clone()).await.unwrap() });
    }
    tasks.join_all().await;
    let mut tasks = tokio::task::JoinSet::new();
    for queued in store.new_messages(0, 5000).await.unwrap() {
        let store = Arc::clone(&store);
        tasks.spawn(async move { store.retry(queued.place, 1, false).await.unwrap() });
    }
    tasks.join_all().await;
    store.close().await.unwrap();
    let gateway = Gateway::start(config()).await;
    first.wait_until("bound", Centre::is_bound).await;
    for number in 1..=3 {
        let start = Instant::now();
        gateway.accept("+15551230002", "Hello").await;
        receiver.wait_for(number).await;
        assert!(
            start.elapsed() < Duration::from_secs(2),
            "{:?}",
            start.elapsed()
        );
    }
    gateway.service.stop().await.unwrap();
    let store = Sqlite::open(&file).unwrap();
    let waiting = store.due_messages(i64::MAX, 5000).await.unwrap();
    assert_eq!(waiting.len(), 2501);
    assert!(waiting.iter().all(|queued| queued.attempts == 1));
    store.close().await.unwrap();
}
