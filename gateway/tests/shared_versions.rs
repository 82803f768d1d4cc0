//! Databases of earlier versions of the tables, which several instances share.
#![cfg(feature = "postgres")]

mod support;

use std::time::Duration;

use septet_gateway::message::Message;
use septet_gateway::store::Database;
use serde_json::json;
use support::centre::{Centre, receipt};
use support::postgres::{Cluster, LONG, open};
use support::{Gateway, Receiver, delivered, failed, kinds, with_smpp};
use tokio_postgres::Client;

/// The tables of version 1, as they were created.
const VERSION_1: &str = include_str!("support/versions/postgres_1.sql");
/// The place before the first of the instance that has everything in the database.
const PLACE: i64 = 1 << 40;
const DAY: i64 = 24 * 3_600_000;

fn now() -> i64 {
    jiff::Timestamp::now().as_millisecond()
}

/// What a row of a message has besides the message.
struct Row {
    progress: i16,
    /// How long before now it was accepted.
    age: i64,
    due: Option<i64>,
    text: Option<&'static str>,
}

/// Inserts a message, whose number is in its place, and returns its event.
async fn insert(client: &Client, number: i64, row: Row) -> serde_json::Value {
    let accepted = now() - row.age;
    let message = Message {
        id: format!("message {number}"),
        time: accepted,
        ..support::stored::message("")
    };
    let data = serde_json::to_vec(&message).unwrap();
    let insert = "INSERT INTO septet.messages
            (place, owner, account, accepted, load, progress, due, expires, data, text)
        VALUES ($1, 1, '1', $2, 1, $3, $4, $5, $6, $7)";
    let (place, expires) = (PLACE + number, accepted + DAY);
    let text = row.text.map(str::as_bytes);
    client
        .execute(
            insert,
            &[
                &place,
                &accepted,
                &row.progress,
                &row.due,
                &expires,
                &data,
                &text,
            ],
        )
        .await
        .unwrap();
    json!({"type": "message-delivered", "to": "+15551230002", "message": {"id": message.id}})
}

/// Creates a database of version 1, with the instance that has its rows and that has been silent for this
/// time. Returns its address and a client.
async fn first(cluster: &Cluster, silence: &str) -> (String, Client) {
    let name = cluster.create().await;
    let client = cluster.client(&name).await;
    client.batch_execute(VERSION_1).await.unwrap();
    let instance = format!(
        "INSERT INTO septet.instances (seen, lease)
            VALUES (clock_timestamp() - interval '{silence}', 10000)"
    );
    client.batch_execute(&instance).await.unwrap();
    (cluster.url(cluster.address(), &name), client)
}

async fn version(client: &Client) -> i32 {
    let version = "SELECT version FROM septet.version";
    client.query_one(version, &[]).await.unwrap().get(0)
}

async fn wait_until(is_so: impl Fn() -> bool) {
    for _ in 0..1000 {
        if is_so() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("waited too long");
}

#[tokio::test]
async fn messages_of_the_first_version_are_delivered() {
    let cluster = Cluster::start(false).await;
    let (url, client) = first(&cluster, "1 minute").await;
    let row = |progress, age, due, text| Row {
        progress,
        age,
        due,
        text,
    };
    insert(&client, 1, row(0, 0, None, Some("never tried"))).await;
    insert(&client, 2, row(0, 0, Some(now()), Some("tried before"))).await;
    // Its receipt is yet to come.
    insert(&client, 3, row(2, 0, Some(now() + 60_000), None)).await;
    // Its receipt should have come more than a week ago.
    insert(&client, 4, row(2, 9 * DAY, Some(now() - 8 * DAY), None)).await;
    // Ended, and its callback is to be sent.
    let event = insert(&client, 5, row(1, 0, None, None)).await;
    let body = json!([event]).to_string().into_bytes();
    let event = "INSERT INTO septet.events (place, message, owner, receiver, kind, time, body)
        SELECT $1::bigint + 7, $1 + 5, 1, 'sandbox', 'message-delivered', $2, $3";
    client
        .execute(event, &[&PLACE, &now(), &body])
        .await
        .unwrap();
    let segments = "INSERT INTO septet.segments
            (message, sequence, total, reference, carrier, id, recipient)
        SELECT $1::bigint + number, 1, 1, 0, 'carrier', (70 + number)::text, '1230002'
        FROM unnest(ARRAY[3, 4]) AS each (number)";
    client.execute(segments, &[&PLACE]).await.unwrap();

    let centre = Centre::with_receipts().await;
    let receiver = Receiver::good().await;
    let mut config = with_smpp(receiver.address, centre.settings());
    config.database = Some(Database::parse(&url, Duration::from_secs(2)).unwrap());
    let gateway = Gateway::start(config).await;
    let received = receiver.wait_for(4).await;
    let mut told: Vec<_> = received
        .iter()
        .zip(kinds(&received))
        .map(|(one, kind)| (one.event["message"]["id"].as_str().unwrap(), kind))
        .collect();
    told.sort_unstable();
    let each = [
        ("message 1", delivered()),
        ("message 2", delivered()),
        ("message 4", failed(9902)),
        ("message 5", delivered()),
    ];
    assert_eq!(told, each);
    let operation = centre.submitted().remove(0);
    assert_eq!(centre.submitted().len(), 2);
    centre
        .deliver(receipt(&operation, "73", "DELIVRD", "000"))
        .await;
    let received = receiver.wait_for(5).await;
    assert_eq!(received[4].event["message"]["id"], "message 3");
    gateway.accept("+15551230002", "Hello").await;
    receiver.wait_for(6).await;
    gateway.service.stop().await.unwrap();
    let left = "SELECT count(*) FROM septet.messages";
    let left: i64 = client.query_one(left, &[]).await.unwrap().get(0);
    assert_eq!(left, 0);
}

/// An instance of the earlier version would write what the tables do not have any more.
#[tokio::test]
async fn tables_are_not_changed_while_instances_of_the_earlier_version_run() {
    let cluster = Cluster::start(false).await;
    let (url, client) = first(&cluster, "1 second").await;
    let database = Database::parse(&url, LONG).unwrap();
    let refusal = database.open().await.err().expect("an instance runs");
    let said = "the tables cannot be changed from version 1 to version 2 while instances of the \
                earlier version run: stop them first (still running: 1)";
    assert!(refusal.0.ends_with(said), "{refusal}");
    assert_eq!(version(&client).await, 1);
    // It has stopped.
    support::postgres::forget_instances(&client).await;
    let store = open(&url, LONG).await;
    assert_eq!(version(&client).await, 2);
    store.close().await.unwrap();
}

/// It was away while a newer version changed the tables.
#[tokio::test]
async fn an_instance_does_not_come_back_to_newer_tables() {
    let cluster = Cluster::start(false).await;
    let name = cluster.create().await;
    let url = cluster.url(cluster.address(), &name);
    let lease = Duration::from_millis(600);
    let store = open(&url, lease).await;
    assert!(store.tenure().is_some());
    let client = cluster.client(&name).await;
    let change = "UPDATE septet.version SET version = 3;
        UPDATE septet.instances SET is_gone = true";
    client.batch_execute(change).await.unwrap();
    wait_until(|| store.tenure().is_none()).await;
    tokio::time::sleep(2 * lease).await;
    assert!(store.tenure().is_none());
    let refusal = Database::parse(&url, lease).unwrap().open().await;
    let said = "the database has version 3 of the tables, but this program knows only version 2";
    assert!(refusal.err().unwrap().0.ends_with(said));
    // A way back.
    let change = "UPDATE septet.version SET version = 2";
    client.batch_execute(change).await.unwrap();
    wait_until(|| store.tenure().is_some()).await;
    store.close().await.unwrap();
}
