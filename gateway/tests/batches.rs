//! Writes that wait at the same time share a transaction.
#![cfg(feature = "postgres")]

mod support;

use std::sync::Arc;

use support::postgres::{Cluster, LONG, open};
use support::stored::message;
use tokio::task::JoinSet;

const MESSAGES: usize = 200;

/// A health check comes while messages are accepted.
#[tokio::test]
async fn a_check_does_not_divide_a_batch() {
    let cluster = Cluster::start(false).await;
    let name = cluster.create().await;
    let store = open(&cluster.url(cluster.address(), &name), LONG).await;
    let mut writes = JoinSet::new();
    for number in 0..MESSAGES {
        let accepting = Arc::clone(&store);
        writes.spawn(async move { accepting.accept(message(&number.to_string())).await });
        if number % 20 == 0 {
            let checked = Arc::clone(&store);
            writes.spawn(async move { checked.check().await });
        }
    }
    for written in writes.join_all().await {
        written.unwrap();
    }
    let client = cluster.client(&name).await;
    let count = "SELECT count(*) FROM septet.messages";
    let accepted: i64 = client.query_one(count, &[]).await.unwrap().get(0);
    assert_eq!(accepted, MESSAGES as i64);
    // Each transaction adds 2, and there are a few for each writer.
    let numbers = "SELECT max(number) FROM septet.writers";
    let number: i64 = client.query_one(numbers, &[]).await.unwrap().get(0);
    assert!(
        number / 2 < MESSAGES as i64 / 4,
        "{} transactions",
        number / 2
    );
    store.close().await.unwrap();
}
