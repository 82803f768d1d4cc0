//! A PostgreSQL database that several instances share.
#![cfg(feature = "postgres")]

mod support;

use std::collections::HashSet;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use rcgen::{CertificateParams, KeyPair};
use septet_gateway::message::Message;
use septet_gateway::store::{
    Database, Joined, Media, Part, PartKey, Place, Receipt, Segment, Store, Submitted,
};
use support::authority::authority;
use support::postgres::{Cluster, LONG, Proxy, open, two};
use support::stored::{event, message};
use support::{Gateway, Receiver, sandbox};
use tokio::time::Instant;

/// Both instances take parts and receipts of the same messages at the same time.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_comes_to_several_instances_at_once_is_seen_by_one() {
    let (_cluster, _, [one, other]) = two().await;
    for number in 0..200_u16 {
        let key = PartKey {
            carrier: "main".to_owned(),
            sender: "1".to_owned(),
            recipient: "2".to_owned(),
            width: 2,
            reference: number,
            total: 2,
        };
        let part = |sequence| Part {
            sequence,
            time: 0,
            coding: 0,
            has_header: false,
            octets: vec![sequence],
        };
        let (first, second) = tokio::join!(
            one.keep_part(key.clone(), part(1)),
            other.keep_part(key.clone(), part(2))
        );
        let joined = [first.unwrap(), second.unwrap()];
        let is_whole = |one: &&Joined| matches!(one, Joined::Complete(parts) if parts.len() == 2);
        assert_eq!(joined.iter().filter(is_whole).count(), 1, "{joined:?}");
        let (first, second) = tokio::join!(
            one.receive(Some(key.clone()), 1, None, "any"),
            other.receive(Some(key.clone()), 1, None, "any")
        );
        assert_ne!(
            first.unwrap(),
            second.unwrap(),
            "both or none have received it"
        );

        one.accept(message(&number.to_string())).await.unwrap();
        let place = one.new_messages(0, 1).await.unwrap()[0].place;
        let segment = |sequence| Segment {
            carrier: "main".to_owned(),
            sequence,
            total: 2,
            reference: 7,
            id: format!("{number}-{sequence}"),
            recipient: "1230002".to_owned(),
        };
        let end = Submitted {
            until: 1_000_000,
            events: vec![],
            receiver: "any".to_owned(),
        };
        let both = vec![segment(1), segment(2)];
        assert_eq!(one.submitted(place, both, Some(end)).await.unwrap(), None);
        let receipt = |sequence| Receipt {
            carrier: "main".to_owned(),
            ids: vec![(0, format!("{number}-{sequence}"))],
            numbers: ["1230002".to_owned(), String::new()],
            error: None,
            time: 0,
        };
        let (first, second) = tokio::join!(one.receipt(receipt(1)), other.receipt(receipt(2)));
        let folded = [first.unwrap().folded, second.unwrap().folded];
        let ends = folded.iter().flatten().count();
        assert_eq!(ends, 1, "{folded:?}");
        let (first, second) = tokio::join!(
            one.finish_submitted(place, vec![event(1)], "any", None),
            other.finish_submitted(place, vec![event(2)], "any", None)
        );
        assert_ne!(
            first.unwrap(),
            second.unwrap(),
            "both or none have ended it"
        );
        let events = |store: Arc<dyn Store>| async move {
            let new = store.new_events("any", 0, 10).await.unwrap();
            new.events
                .iter()
                .map(|one| one.place)
                .collect::<Vec<Place>>()
        };
        let [first, second] = [
            events(Arc::clone(&one)).await,
            events(Arc::clone(&other)).await,
        ];
        assert_eq!(first.len() + second.len(), 1, "its end is told once");
        for (store, places) in [(&one, first), (&other, second)] {
            for place in places {
                store.forget_event(place, 0).await.unwrap();
            }
        }
        assert!(one.held("1", 0, 10).await.unwrap().is_empty());
    }
    one.close().await.unwrap();
    other.close().await.unwrap();
}

/// The server crashes in the middle of commits: what was said to be written is there.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_written_is_there_after_the_server_has_crashed() {
    const TASKS: usize = 16;
    let (mut cluster, _, stores) = two().await;
    let (stop, number) = (
        Arc::new(AtomicBool::new(false)),
        Arc::new(AtomicUsize::new(0)),
    );
    let tasks: Vec<_> = (0..TASKS)
        .map(|task| {
            let store = Arc::clone(&stores[task % stores.len()]);
            let (stop, number) = (Arc::clone(&stop), Arc::clone(&number));
            tokio::spawn(async move {
                let mut written = vec![];
                while !stop.load(Ordering::Relaxed) {
                    let id = number.fetch_add(1, Ordering::Relaxed).to_string();
                    if store.accept(message(&id)).await.is_ok() {
                        written.push(id);
                    }
                }
                written
            })
        })
        .collect();
    for round in 0..8 {
        tokio::time::sleep(Duration::from_millis(150 + 7 * round)).await;
        cluster.crash().await;
    }
    tokio::time::sleep(Duration::from_millis(300)).await;
    stop.store(true, Ordering::Relaxed);
    let mut written = vec![];
    for task in tasks {
        written.extend(task.await.unwrap());
    }
    let [one, other] = stores;
    let held = one.held("1", 0, usize::MAX).await.unwrap();
    let held: HashSet<String> = held.into_iter().map(|held| held.message.id).collect();
    assert!(written.len() > 500, "only {} were written", written.len());
    let lost = written.iter().filter(|id| !held.contains(*id)).count();
    assert_eq!(lost, 0, "of {}", written.len());
    one.close().await.unwrap();
    other.close().await.unwrap();
}

/// An event of a message that another instance has told the first event of.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn events_of_a_message_are_told_in_order() {
    let (_cluster, _, [one, other]) = two().await;
    let mut last = 0;
    for number in 0..200 {
        one.accept(message(&number.to_string())).await.unwrap();
        let place = one.new_messages(0, 1).await.unwrap()[0].place;
        let end = Submitted {
            until: 1_000_000,
            events: vec![event(1)],
            receiver: "any".to_owned(),
        };
        one.submitted(place, vec![], Some(end)).await.unwrap();
        let first = one.new_events("any", 0, 1).await.unwrap().events[0].place;
        // The other instance has its end at the same time, and looks at new events once.
        let is_over = AtomicBool::new(false);
        let work = async {
            let (finished, forgotten) = tokio::join!(
                other.finish_submitted(place, vec![event(2)], "any", None),
                one.forget_event(first, 5)
            );
            assert!(finished.unwrap());
            forgotten.unwrap();
            is_over.store(true, Ordering::Relaxed);
        };
        let look = async {
            let mut found = vec![];
            loop {
                let is_last = is_over.load(Ordering::Relaxed);
                let new = other.new_events("any", last, 10).await.unwrap();
                last = new.last;
                found.extend(new.events);
                if is_last {
                    break found;
                }
                // What is in memory does not wait for anything.
                tokio::task::yield_now().await;
            }
        };
        let ((), new) = tokio::join!(work, look);
        let mut second: Vec<_> = new.into_iter().map(|found| (&other, found)).collect();
        for store in [&one, &other] {
            let due = store.due_events("any", 5, 10).await.unwrap();
            second.extend(due.into_iter().map(|found| (store, found)));
        }
        // It can be found twice, when it is new and when it is due.
        second.dedup_by_key(|(_, queued)| queued.place);
        let [(store, queued)] = &second[..] else {
            panic!("{} events", second.len());
        };
        assert_eq!(queued.event.body, b"2");
        store.forget_event(queued.place, 6).await.unwrap();
        assert!(one.held("1", 0, 10).await.unwrap().is_empty());
    }
    one.close().await.unwrap();
    other.close().await.unwrap();
}

#[tokio::test]
async fn reference_numbers_and_rates_are_shared() {
    let (_cluster, _, [one, other]) = two().await;
    let mut numbers = HashSet::new();
    for _ in 0..128 {
        for store in [&one, &other] {
            let number = store.next_reference("+15551230002").await.unwrap();
            assert!(numbers.insert(number as u8), "{number} came again");
        }
    }
    let period = Duration::from_millis(10);
    let start = Instant::now();
    let mut last = Duration::ZERO;
    for _ in 0..50 {
        for store in [&one, &other] {
            let wait = store.reserve("any", period, 3).await.unwrap();
            last = start.elapsed() + wait;
        }
    }
    // The last three of 300 leave after all others.
    assert!(last >= 297 * period, "{last:?}");
    assert!(last < 300 * period + Duration::from_secs(2), "{last:?}");
    let wait = other.reserve("another", period, 3).await.unwrap();
    assert_eq!(wait, Duration::ZERO, "each rate by itself");
    one.close().await.unwrap();
    other.close().await.unwrap();
}

/// Each write happens once, although connections are cut while transactions are committed.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_lost_answer_to_a_commit_is_looked_up() {
    let cluster = Cluster::start(false).await;
    let name = cluster.create().await;
    let proxy = Proxy::start(cluster.address()).await;
    let store = open(&cluster.url(proxy.address, &name), LONG).await;
    let accepted = Arc::new(AtomicUsize::new(0));
    let mut tasks = vec![];
    for task in 0..8 {
        let (store, accepted) = (Arc::clone(&store), Arc::clone(&accepted));
        tasks.push(tokio::spawn(async move {
            for number in 0..250 {
                let id = format!("{task}-{number}");
                store.accept(message(&id)).await.unwrap();
                accepted.fetch_add(1, Ordering::Relaxed);
            }
        }));
    }
    let mut cuts = 0;
    while !tasks.iter().all(|task| task.is_finished()) {
        let before = accepted.load(Ordering::Relaxed);
        proxy.cut();
        cuts += 1;
        // Not again before something came through, and then in the middle of something.
        while accepted.load(Ordering::Relaxed) == before
            && !tasks.iter().all(|task| task.is_finished())
        {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        tokio::time::sleep(Duration::from_micros(700 * (cuts % 7))).await;
    }
    for task in tasks {
        task.await.unwrap();
    }
    assert!(cuts > 5, "only {cuts} cuts");
    let held = store.held("1", 0, 10_000).await.unwrap();
    let ids: HashSet<_> = held.iter().map(|one| &one.message.id).collect();
    assert_eq!((held.len(), ids.len()), (2000, 2000));
    let _ = store.close().await;
}

/// What SQLite keeps, PostgreSQL keeps: its texts cannot have U+0000.
#[tokio::test]
async fn all_characters_are_kept() {
    let (_cluster, _, [store, other]) = two().await;
    let text = "a\0b\u{10FFFF}\u{202E}";
    let odd = Message {
        account: text.to_owned(),
        text: text.to_owned(),
        tag: Some(text.to_owned()),
        ..message("1")
    };
    store.accept(odd.clone()).await.unwrap();
    assert_eq!(
        store.new_messages(0, 1).await.unwrap()[0].message,
        odd.into()
    );
    let held = store.held(text, 0, 10).await.unwrap();
    assert_eq!(held[0].length, 5);
    let media = Media {
        content: text.into(),
        content_type: None,
        cache_control: Some("no-cache".to_owned()),
    };
    for name in ["b", "B", text, "ä"] {
        store
            .put_media(text, name, media.clone(), 10)
            .await
            .unwrap();
    }
    let found = other.media(text, text, 0).await.unwrap();
    assert_eq!(found, Some(media));
    let names = other.list_media(text, "", 10, 0).await.unwrap();
    let names: Vec<_> = names.iter().map(|(name, _)| &**name).collect();
    assert_eq!(names, ["B", text, "b", "ä"], "by their octets");
    assert!(other.delete_media(text, "b", 0).await.unwrap());
    assert!(!store.delete_media(text, "b", 0).await.unwrap());
    assert_eq!(store.sweep_media(11).await.unwrap(), 3);
    store.close().await.unwrap();
    other.close().await.unwrap();
}

#[tokio::test]
async fn what_is_wrong_with_a_database_is_said() {
    let (cluster, url, [one, other]) = two().await;
    one.close().await.unwrap();
    other.close().await.unwrap();
    let said = |result: Result<Arc<dyn Store>, septet_gateway::store::StoreError>| {
        result.map(|_| ()).unwrap_err().0
    };
    let newer = "UPDATE septet.version SET version = 99";
    let name = url.rsplit('/').next().unwrap().split('?').next().unwrap();
    cluster
        .client(name)
        .await
        .batch_execute(newer)
        .await
        .unwrap();
    let opened = Database::parse(&url, LONG).unwrap().open().await;
    let text = said(opened);
    assert!(text.contains("has version 99 of the tables"), "{text}");
    let missing = cluster.url(cluster.address(), "missing");
    let text = said(Database::parse(&missing, LONG).unwrap().open().await);
    assert!(
        text.contains("database \"missing\" does not exist"),
        "{text}"
    );
    let nobody = cluster.url(support::process::free_address(), "missing");
    let text = said(Database::parse(&nobody, LONG).unwrap().open().await);
    assert!(text.contains("onnect"), "{text}");
    let fault = Database::parse("postgres://host:port/name", LONG).unwrap_err();
    assert!(fault.0.contains("port"), "{}", fault.0);
}

/// The certificate of the server has to be for its name, and of an authority in the file.
#[tokio::test]
async fn the_database_is_reached_with_tls() {
    let folder = tempfile::tempdir().unwrap();
    let (known, file) = authority(&folder, "ca.pem");
    let (_, other) = authority(&folder, "other.pem");
    let mut cluster = Cluster::start(false).await;
    let name = cluster.create().await;
    let key = KeyPair::generate().unwrap();
    let parameters = CertificateParams::new(["localhost".to_owned()]).unwrap();
    let certificate = parameters.signed_by(&key, &known).unwrap();
    cluster
        .use_tls(&certificate.pem(), &key.serialize_pem())
        .await;
    let port = cluster.address().port();
    let url = |host: &str, file: &Path| {
        let file = file.display();
        format!("postgres://septet@{host}:{port}/{name}?sslmode=require&sslrootcert={file}")
    };
    // The server reads its settings again a moment later.
    let mut tries = 0;
    let store = loop {
        let database = Database::parse(&url("localhost", &file), LONG).unwrap();
        match database.open().await {
            Ok(store) => break store,
            Err(error) => assert!(tries < 50, "{error}"),
        }
        tries += 1;
        tokio::time::sleep(Duration::from_millis(100)).await;
    };
    let encrypted = "SELECT count(*) FROM pg_stat_ssl JOIN pg_stat_activity USING (pid)
        WHERE ssl AND application_name = 'septet-gateway'";
    let client = cluster.client(&name).await;
    let number: i64 = client.query_one(encrypted, &[]).await.unwrap().get(0);
    assert!(number > 0);
    for (host, file, said) in [
        ("localhost", &other, "UnknownIssuer"),
        ("127.0.0.1", &file, "certificate not valid for name"),
    ] {
        let database = Database::parse(&url(host, file), LONG).unwrap();
        let error = database.open().await.map(|_| ()).unwrap_err();
        assert!(error.0.contains(said), "{error}");
    }
    store.close().await.unwrap();
}

/// Two instances share the rate of the sandbox.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn instances_are_no_faster_than_one() {
    const RATE: u32 = 50;
    const MESSAGES: usize = 60;
    let cluster = Cluster::start(false).await;
    let url = cluster.url(cluster.address(), &cluster.create().await);
    let receiver = Receiver::good().await;
    let mut instances = vec![];
    for _ in 0..2 {
        let mut config = sandbox(receiver.address);
        config.database = Some(Database::parse(&url, LONG).unwrap());
        config.rate = Some(RATE);
        instances.push(Gateway::start(config).await);
    }
    let start = Instant::now();
    for number in 0..MESSAGES {
        for instance in &instances {
            instance.accept(&format!("+1555{number:07}"), "Hello").await;
        }
    }
    receiver.wait_long_for(2 * MESSAGES, 60).await;
    let least = Duration::from_secs_f64((2 * MESSAGES) as f64 / f64::from(RATE));
    let taken = start.elapsed();
    assert!(
        taken >= least.mul_f64(0.9),
        "{taken:?} instead of {least:?}"
    );
    for instance in instances {
        instance.service.stop().await.unwrap();
    }
}
