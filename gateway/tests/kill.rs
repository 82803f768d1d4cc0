//! Kills the service under load, again and again: no accepted message is lost.
//!
//! `SEPTET_ROUNDS` is the number of rounds, 3 by default.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::Bytes;
use axum::http::StatusCode;
use serde_json::{Value, json};
use tokio::net::TcpListener;

/// The number of clients that send messages, one after another.
const CLIENTS: usize = 16;
/// Of the callbacks, every seventh is refused, but each at most three times: the fourth attempt comes
/// after 35 seconds or a little more, and the sixth would come after minutes.
const REFUSED: usize = 7;
const ATTEMPTS: usize = 3;

/// Starts the service, and waits until it answers.
async fn start(database: &Path, callbacks: SocketAddr, address: SocketAddr) -> Child {
    let mut child = Command::new(env!("CARGO_BIN_EXE_septet-gateway"))
        .args(["--sandbox", "--listen", &address.to_string()])
        .args(["--callback", &format!("http://{callbacks}/")])
        .arg("--database")
        .arg(database)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    for _ in 0..500 {
        let health = reqwest::get(format!("http://{address}/healthz")).await;
        if health.is_ok_and(|answer| answer.status().is_success()) {
            return child;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    child.kill().unwrap();
    child.wait().unwrap();
    panic!("the service does not answer");
}

/// Sends messages until it is told to stop, and notes those that were accepted.
async fn client(address: SocketAddr, accepted: Arc<Mutex<Vec<String>>>, stop: Arc<AtomicBool>) {
    let client = reqwest::Client::new();
    let body = json!({
        "applicationId": "any", "to": "+15551230002", "from": "+15551230001", "text": "Hello",
    });
    while !stop.load(Ordering::Relaxed) {
        let request = client
            .post(format!("http://{address}/users/1/messages"))
            .basic_auth("sandbox", Some("sandbox"))
            .json(&body);
        // The service may be dead.
        let Ok(answer) = request.send().await else {
            tokio::time::sleep(Duration::from_millis(5)).await;
            continue;
        };
        if answer.status() == StatusCode::ACCEPTED
            && let Ok(body) = answer.json::<Value>().await
        {
            let id = body["id"].as_str().unwrap().to_owned();
            accepted.lock().unwrap().push(id);
        }
    }
}

/// Returns how many of the accepted messages have no callback yet.
fn lost(ended: &Mutex<HashMap<String, Vec<String>>>, accepted: &[String]) -> usize {
    let known = ended.lock().unwrap();
    accepted
        .iter()
        .filter(|id| !known.contains_key(*id))
        .count()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_accepted_message_is_lost() {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let rounds: u64 = std::env::var("SEPTET_ROUNDS").map_or(3, |rounds| rounds.parse().unwrap());
    let folder = tempfile::tempdir().unwrap();
    let database = folder.path().join("messages.db");

    // Counts the acknowledged callbacks of each message, by type.
    let ended: Arc<Mutex<HashMap<String, Vec<String>>>> = Arc::default();
    let callbacks = Arc::new(AtomicUsize::new(0));
    let receiver = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let receiver_address = receiver.local_addr().unwrap();
    let (known, counter) = (Arc::clone(&ended), Arc::clone(&callbacks));
    let refused: Arc<Mutex<HashMap<String, usize>>> = Arc::default();
    let receive = move |body: Bytes| {
        let number = counter.fetch_add(1, Ordering::Relaxed);
        let events: Value = serde_json::from_slice(&body).unwrap();
        let event = &events[0];
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        let (id, kind) = (text(&event["message"]["id"]), text(&event["type"]));
        let mut refused = refused.lock().unwrap();
        let status = match number % REFUSED {
            0 if refused.get(&id).is_none_or(|number| *number < ATTEMPTS) => {
                *refused.entry(id).or_default() += 1;
                StatusCode::SERVICE_UNAVAILABLE
            }
            _ => {
                known.lock().unwrap().entry(id).or_default().push(kind);
                StatusCode::OK
            }
        };
        async move { status }
    };
    let router = Router::new().fallback(receive);
    tokio::spawn(async move { axum::serve(receiver, router).await });

    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = free.local_addr().unwrap();
    drop(free);
    let accepted = Arc::new(Mutex::new(vec![]));
    let stop = Arc::new(AtomicBool::new(false));
    let mut clients = vec![];
    for _ in 0..CLIENTS {
        clients.push(tokio::spawn(client(
            address,
            Arc::clone(&accepted),
            Arc::clone(&stop),
        )));
    }
    for round in 0..rounds {
        let mut child = start(&database, receiver_address, address).await;
        tokio::time::sleep(Duration::from_millis(500 + round * 137 % 700)).await;
        // SIGKILL
        child.kill().unwrap();
        child.wait().unwrap();
    }
    stop.store(true, Ordering::Relaxed);
    for client in clients {
        client.await.unwrap();
    }
    let mut child = start(&database, receiver_address, address).await;
    let accepted = accepted.lock().unwrap().clone();
    // Refused callbacks come again after 5 seconds, then after 10 and 20.
    let limit = Instant::now() + Duration::from_secs(90);
    let lost = loop {
        let lost = lost(&ended, &accepted);
        if lost == 0 || Instant::now() > limit {
            break lost;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    };
    assert_eq!(lost, 0, "of {} accepted messages", accepted.len());
    assert!(
        accepted.len() > 100,
        "only {} messages were accepted",
        accepted.len()
    );
    child.kill().unwrap();
    child.wait().unwrap();

    let known = ended.lock().unwrap();
    let duplicates = known.values().filter(|kinds| kinds.len() > 1).count();
    // Only what was under way when the service was killed is repeated.
    let most = usize::try_from(rounds).unwrap() * 2 * 64 * 2 + 64;
    println!(
        "{} accepted in {rounds} rounds, none lost, {duplicates} told more than once",
        accepted.len()
    );
    assert!(
        duplicates <= most,
        "{duplicates} of {} are duplicates",
        known.len()
    );
    assert!(
        known
            .values()
            .flatten()
            .all(|kind| kind == "message-delivered")
    );
    let file = rusqlite::Connection::open(&database).unwrap();
    let check: String = file
        .query_row("PRAGMA integrity_check", [], |row| row.get(0))
        .unwrap();
    assert_eq!(check, "ok");
}
