//! A statement that the server executes after its connection was lost and the write was repeated.
#![cfg(feature = "postgres")]

mod support;

use std::time::Duration;

use support::postgres::{Cluster, LONG, Proxy, open};
use support::stored::message;
use tokio_postgres::Client;

/// Waits until a query returns true.
async fn wait_for(client: &Client, query: &str) {
    for _ in 0..500 {
        if client.query_one(query, &[]).await.unwrap().get(0) {
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("never true: {query}");
}

/// The lock keeps the server from executing the statement until the store has asked whether that has
/// happened.
#[tokio::test]
async fn a_late_statement_accepts_nothing() {
    let cluster = Cluster::start(false).await;
    let name = cluster.create().await;
    let proxy = Proxy::start(cluster.address()).await;
    let store = open(&cluster.url(proxy.address, &name), LONG).await;
    store.accept(message("first")).await.unwrap();
    let [blocker, observer] = [cluster.client(&name).await, cluster.client(&name).await];
    let lock = "BEGIN; LOCK TABLE septet.messages IN ACCESS EXCLUSIVE MODE";
    blocker.batch_execute(lock).await.unwrap();
    let accepting = {
        let store = store.clone();
        tokio::spawn(async move { store.accept(message("late")).await })
    };
    const BLOCKED: &str = "FROM pg_stat_activity
        WHERE wait_event_type = 'Lock' AND query LIKE '%counted%'";
    let is_blocked = format!("SELECT count(*) = 1 {BLOCKED}");
    wait_for(&observer, &is_blocked).await;
    let pid = format!("SELECT pid {BLOCKED}");
    let pid: i32 = observer.query_one(&pid, &[]).await.unwrap().get(0);
    proxy.cut();
    let was_asked = "SELECT EXISTS (SELECT FROM septet.writers WHERE number % 2 = 1)";
    wait_for(&observer, was_asked).await;
    blocker.batch_execute("COMMIT").await.unwrap();
    accepting.await.unwrap().unwrap();
    let is_over = format!("SELECT NOT EXISTS (SELECT FROM pg_stat_activity WHERE pid = {pid})");
    wait_for(&observer, &is_over).await;
    let held = store.held("1", 0, 10).await.unwrap();
    let ids: Vec<_> = held.iter().map(|one| &*one.message.id).collect();
    assert_eq!(ids, ["first", "late"]);
    store.close().await.unwrap();
}
