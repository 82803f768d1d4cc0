//! The lease of an instance ends and comes back while callbacks wait: each is sent.
#![cfg(feature = "postgres")]

mod support;

use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;

use axum::http::{HeaderMap, StatusCode};
use septet_gateway::applications::Applications;
use septet_gateway::config::Config;
use septet_gateway::store::Database;
use support::postgres::{Cluster, Proxy, forget_instances};
use support::{Gateway, Receiver, sandbox};

const LEASE: Duration = Duration::from_millis(600);
/// How long the receiver takes for a callback, of which one is sent at a time.
const SLOW: Duration = Duration::from_millis(250);
const MESSAGES: usize = 12;

/// Sends messages, and returns when the first of them were told.
async fn begin(cluster: &Cluster, proxy: &Proxy, name: &str) -> (Gateway, Receiver) {
    let answer = |_: usize, _: &serde_json::Value| (StatusCode::OK, HeaderMap::new(), SLOW);
    let receiver = Receiver::start(Arc::new(answer)).await;
    let mut config: Config = sandbox(receiver.address);
    let url = cluster.url(proxy.address, name);
    config.database = Some(Database::parse(&url, LEASE).unwrap());
    if let Applications::Sandbox(application) = &mut config.applications {
        application.concurrency = 1;
    }
    let gateway = Gateway::start(config).await;
    for _ in 0..MESSAGES {
        gateway.accept("+15551230002", "Hello").await;
    }
    receiver.wait_for(2).await;
    (gateway, receiver)
}

/// Each message is told; some twice, if that was under way.
async fn check(receiver: &Receiver, twice: usize) {
    let told = || {
        let received = receiver.received();
        let ids = received
            .iter()
            .map(|one| one.event["message"]["id"].to_string());
        (ids.collect::<HashSet<_>>().len(), received.len())
    };
    for _ in 0..3000 {
        if told().0 == MESSAGES {
            break;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    let (different, all) = told();
    assert_eq!(different, MESSAGES);
    assert!(all <= MESSAGES + twice, "{all} callbacks");
}

#[tokio::test]
async fn a_lease_that_comes_back_loses_no_callback() {
    let cluster = Cluster::start(false).await;
    let name = cluster.create().await;
    let proxy = Proxy::start(cluster.address()).await;
    let (gateway, receiver) = begin(&cluster, &proxy, &name).await;
    proxy.interrupt(2 * LEASE).await;
    check(&receiver, 0).await;
    gateway.service.stop().await.unwrap();
}

#[tokio::test]
async fn an_instance_that_was_gone_takes_over_its_own_callbacks() {
    let cluster = Cluster::start(false).await;
    let name = cluster.create().await;
    let proxy = Proxy::start(cluster.address()).await;
    let (gateway, receiver) = begin(&cluster, &proxy, &name).await;
    forget_instances(&cluster.client(&name).await).await;
    // Those that are under way, also with answers that are yet to be stored.
    check(&receiver, 4).await;
    gateway.service.stop().await.unwrap();
}
