//! 24 hours of callbacks that are never acknowledged, in simulated time.

mod support;

use septet_gateway::store::Database;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::http::{HeaderMap, StatusCode};
use reqwest::Method;
use support::{Gateway, Receiver, sandbox};
use tokio::task::spawn_blocking;
use tokio::time::{Instant, advance};

/// Lets the disk and the network finish what is under way, while the simulated time stands still.
async fn settle(receiver: &Receiver) {
    // On a busy machine, one quiet pause can be one in which nothing has run yet.
    let (mut before, mut quiet) = (usize::MAX, 0);
    for _ in 0..200 {
        let pause = || std::thread::sleep(Duration::from_millis(20));
        spawn_blocking(pause).await.unwrap();
        let now = receiver.received().len();
        quiet = match now == before {
            true => quiet + 1,
            false => 0,
        };
        if quiet == 3 {
            return;
        }
        before = now;
    }
}

#[tokio::test(start_paused = true)]
async fn callbacks_are_sent_for_24_hours_and_then_dropped() {
    // While a blocking task runs, tokio does not skip the time until the next timer.
    let (hold, held) = std::sync::mpsc::channel::<()>();
    let holding = spawn_blocking(move || held.recv());
    let start = Instant::now();
    let times: Arc<Mutex<Vec<Duration>>> = Arc::default();
    let noted = Arc::clone(&times);
    let receiver = Receiver::start(Arc::new(move |_, _| {
        noted.lock().unwrap().push(start.elapsed());
        (StatusCode::BAD_GATEWAY, HeaderMap::new(), Duration::ZERO)
    }))
    .await;
    let folder = tempfile::tempdir().unwrap();
    let mut config = sandbox(receiver.address);
    config.database = Some(Database::File(folder.path().join("messages.db")));
    let gateway = Gateway::start(config).await;
    let id = gateway.accept("+15551230002", "Hello").await["id"].clone();
    let day = Duration::from_secs(24 * 60 * 60);
    let end = day + Duration::from_secs(10);
    let mut longest = Duration::ZERO;
    while start.elapsed() < end {
        settle(&receiver).await;
        let step = (start.elapsed() / 40).clamp(Duration::from_secs(1), Duration::from_secs(900));
        longest = longest.max(step);
        let left = match start.elapsed() < day {
            true => day - start.elapsed(),
            false => Duration::from_secs(1),
        };
        advance(step.min(left)).await;
    }
    settle(&receiver).await;
    let attempts = times.lock().unwrap().clone();
    // Each 5 s, 10 s, … after the one before, or a tenth more; the last at the end.
    assert!([15, 16].contains(&attempts.len()), "{attempts:?}");
    let (last, regular) = attempts.split_last().unwrap();
    for (pair, doubling) in regular.windows(2).zip(0..) {
        let delay = Duration::from_secs(5 << doubling);
        let found = pair[1] - pair[0];
        assert!(
            found >= delay && found <= delay * 11 / 10 + longest,
            "{attempts:?}"
        );
    }
    assert!(*last >= day && *last < end, "{attempts:?}");
    let received = receiver.received();
    assert!(
        received
            .iter()
            .all(|one| one.id == received[0].id && one.event["message"]["id"] == id)
    );

    // The last attempt was the last, and nothing is left.
    for _ in 0..8 {
        advance(Duration::from_secs(1)).await;
        settle(&receiver).await;
    }
    let search = gateway.request(
        Method::GET,
        "/users/9900000/messages?messageDirection=OUTBOUND",
    );
    assert_eq!(gateway.send(search).await.json()["totalCount"], 0);
    for file in std::fs::read_dir(folder.path()).unwrap() {
        let content = std::fs::read(file.unwrap().path()).unwrap();
        let number = b"+15551230002";
        assert!(!content.windows(number.len()).any(|window| window == number));
    }
    let dropped = gateway
        .send(gateway.request(Method::GET, "/metrics"))
        .await
        .body;
    let dropped = String::from_utf8(dropped).unwrap();
    assert!(
        dropped.contains("septet_callbacks_total{result=\"dropped\",type=\"message-delivered\"} 1")
    );
    assert_eq!(receiver.received().len(), attempts.len());
    hold.send(()).unwrap();
    holding.await.unwrap().unwrap();
    gateway.service.stop().await.unwrap();
}
