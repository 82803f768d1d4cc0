//! The database's server is lost, and its standby takes its place.
#![cfg(feature = "postgres")]

mod support;

use std::collections::HashSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use septet_gateway::store::Database;
use support::postgres::Cluster;
use support::{Gateway, Receiver, message, sandbox};
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep, timeout};

const LEASE: Duration = Duration::from_secs(2);
const CLIENTS: usize = 4;
/// How many messages are accepted before the server is lost, and how many after that.
const EACH: usize = 60;

/// Sends messages one after another until `most` were accepted. Returns their identifiers.
async fn send(gateway: &Gateway, accepted: &AtomicUsize, most: usize) -> Vec<String> {
    let mut ids = vec![];
    while accepted.load(Ordering::Relaxed) < most {
        let body = message("+15551230002", "Hello");
        let answer = gateway.post("/users/9900000/messages", &body).await;
        match answer.status {
            202 => {
                accepted.fetch_add(1, Ordering::Relaxed);
                ids.push(answer.json()["id"].as_str().unwrap().to_owned());
            }
            500 => sleep(Duration::from_millis(20)).await,
            other => panic!("{other}"),
        }
    }
    ids
}

/// Both instances have the addresses of both servers.
#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_lost_with_the_server() {
    let mut primary = Cluster::start(false).await;
    let standby = primary.standby().await;
    let name = primary.create().await;
    let url = format!(
        "postgres://septet@{},{}/{name}?sslmode=disable",
        primary.address(),
        standby.address()
    );
    let receiver = Receiver::good().await;
    let mut gateways = vec![];
    for _ in 0..2 {
        let mut config = sandbox(receiver.address);
        config.database = Some(Database::parse(&url, LEASE).unwrap());
        gateways.push(Arc::new(Gateway::start(config).await));
    }
    let accepted = Arc::new(AtomicUsize::new(0));
    let mut clients = JoinSet::new();
    for client in 0..CLIENTS {
        let gateway = Arc::clone(&gateways[client % 2]);
        let accepted = Arc::clone(&accepted);
        clients.spawn(async move { send(&gateway, &accepted, 2 * EACH).await });
    }
    while accepted.load(Ordering::Relaxed) < EACH {
        sleep(Duration::from_millis(1)).await;
    }
    assert!(accepted.load(Ordering::Relaxed) < 2 * EACH);
    primary.kill();
    let lost = Instant::now();
    // Whoever decides that takes some time.
    sleep(LEASE).await;
    let promote = "SELECT pg_promote()";
    let client = standby.client("postgres").await;
    let promoted = client.query_one(promote, &[]).await.unwrap();
    assert!(promoted.get::<_, bool>(0));
    let all = timeout(Duration::from_secs(60), clients.join_all());
    let ids: Vec<String> = all.await.expect("messages are accepted again").concat();
    println!("accepted again after {:?}", lost.elapsed());
    let mut told: HashSet<String> = HashSet::new();
    for _ in 0..1500 {
        let received = receiver.received();
        let each = received.iter().map(|one| &one.event["message"]["id"]);
        told = each.map(|id| id.as_str().unwrap().to_owned()).collect();
        if ids.iter().all(|id| told.contains(id)) {
            break;
        }
        sleep(Duration::from_millis(20)).await;
    }
    let missing = ids.iter().filter(|id| !told.contains(*id)).count();
    assert_eq!(missing, 0, "of {}", ids.len());
    for gateway in gateways {
        let gateway = Arc::into_inner(gateway).unwrap();
        gateway.service.stop().await.unwrap();
    }
}
