//! Files of earlier versions of the tables.

mod support;

use rusqlite::{Connection, params};
use septet_gateway::message::Message;
use septet_gateway::store::Database;
use serde_json::json;
use support::centre::{Centre, message as from_handset};
use support::{Gateway, Receiver, delivered, failed, kinds, with_smpp};

/// The tables of version 1, as they were created.
const VERSION_1: &str = "
CREATE TABLE messages (
    place INTEGER PRIMARY KEY,
    account TEXT NOT NULL,
    accepted INTEGER NOT NULL,
    load INTEGER NOT NULL,
    is_sent INTEGER NOT NULL DEFAULT 0,
    attempts INTEGER NOT NULL DEFAULT 0,
    due INTEGER,
    error INTEGER,
    data BLOB NOT NULL
);
CREATE INDEX messages_of_account ON messages (account);
CREATE INDEX waiting_messages ON messages (accepted, load) WHERE is_sent = 0;
CREATE INDEX due_messages ON messages (due) WHERE due IS NOT NULL AND is_sent = 0;
CREATE TABLE events (
    place INTEGER PRIMARY KEY,
    message INTEGER NOT NULL,
    receiver TEXT NOT NULL,
    kind TEXT NOT NULL,
    time INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    due INTEGER,
    body BLOB NOT NULL
);
CREATE INDEX events_of_message ON events (message, place);
CREATE INDEX new_events ON events (receiver, place) WHERE due IS NULL;
CREATE INDEX events_by_time ON events (time);
CREATE INDEX due_events ON events (receiver, due) WHERE due IS NOT NULL;
CREATE TABLE media (
    account TEXT NOT NULL,
    name TEXT NOT NULL,
    content_type TEXT,
    cache_control TEXT,
    until INTEGER NOT NULL,
    content BLOB NOT NULL,
    PRIMARY KEY (account, name)
);
CREATE INDEX media_until ON media (until);
PRAGMA user_version = 1;
";

/// What version 2 added.
const VERSION_2: &str = "
ALTER TABLE messages ADD COLUMN unanswered INTEGER NOT NULL DEFAULT 0;
ALTER TABLE messages ADD COLUMN expires INTEGER;
CREATE INDEX expiring_messages ON messages (expires) WHERE is_sent = 0;
CREATE INDEX submitted_messages ON messages (due) WHERE is_sent = 2;
CREATE TABLE segments (
    message INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    total INTEGER NOT NULL,
    reference INTEGER NOT NULL,
    carrier TEXT NOT NULL,
    id TEXT NOT NULL,
    recipient TEXT NOT NULL,
    outcome INTEGER,
    PRIMARY KEY (message, sequence)
) WITHOUT ROWID;
CREATE INDEX segments_by_id ON segments (carrier, id);
CREATE TABLE receipts (
    number INTEGER NOT NULL,
    carrier TEXT NOT NULL,
    id TEXT NOT NULL,
    form INTEGER NOT NULL,
    source TEXT NOT NULL,
    destination TEXT NOT NULL,
    outcome INTEGER NOT NULL,
    time INTEGER NOT NULL
);
CREATE INDEX receipts_by_number ON receipts (number);
CREATE INDEX receipts_by_id ON receipts (carrier, id);
CREATE INDEX receipts_by_time ON receipts (time);
CREATE TABLE parts (
    carrier TEXT NOT NULL,
    sender TEXT NOT NULL,
    recipient TEXT NOT NULL,
    width INTEGER NOT NULL,
    reference INTEGER NOT NULL,
    total INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    time INTEGER NOT NULL,
    coding INTEGER NOT NULL,
    has_header INTEGER NOT NULL,
    octets BLOB NOT NULL,
    PRIMARY KEY (carrier, sender, recipient, width, reference, total, sequence)
) WITHOUT ROWID;
CREATE INDEX parts_by_time ON parts (time);
CREATE TABLE joined (
    carrier TEXT NOT NULL,
    sender TEXT NOT NULL,
    recipient TEXT NOT NULL,
    width INTEGER NOT NULL,
    reference INTEGER NOT NULL,
    total INTEGER NOT NULL,
    time INTEGER NOT NULL,
    PRIMARY KEY (carrier, sender, recipient, width, reference, total)
) WITHOUT ROWID;
PRAGMA user_version = 2;
";

fn now() -> i64 {
    jiff::Timestamp::now().as_millisecond()
}

/// Inserts a message, and returns its event.
fn insert(file: &Connection, place: i64, text: &str, is_sent: u8) -> serde_json::Value {
    let message = Message {
        id: format!("message {place}"),
        account: "1".to_owned(),
        application: "any".to_owned(),
        time: now(),
        from: "+15551230001".to_owned(),
        to: vec!["+15551230002".to_owned()],
        text: text.to_owned(),
        media: vec![],
        tag: None,
        priority: None,
        expiration: None,
        segments: 1,
    };
    // Up to the third version the data has the text.
    let mut data = serde_json::to_value(&message).unwrap();
    data["text"] = text.into();
    let data = data.to_string().into_bytes();
    let values = params![place, message.account, message.time, is_sent, data];
    let insert = "INSERT INTO messages (place, account, accepted, load, is_sent, data)
        VALUES (?1, ?2, ?3, 1, ?4, ?5)";
    file.execute(insert, values).unwrap();
    json!({"type": "message-delivered", "to": "+15551230002", "message": {"id": message.id}})
}

#[tokio::test]
async fn messages_of_the_first_version_are_delivered() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("messages.db");
    let file = Connection::open(&path).unwrap();
    file.execute_batch(VERSION_1).unwrap();
    insert(&file, 1, "waits for its carrier", 0);
    insert(&file, 2, "too", 0);
    // Ended, and its callback is to be sent.
    let event = insert(&file, 3, "", 1);
    let values = params![now(), json!([event]).to_string().into_bytes()];
    let insert = "INSERT INTO events (place, message, receiver, kind, time, body)
        VALUES (7, 3, 'sandbox', 'message-delivered', ?1, ?2)";
    file.execute(insert, values).unwrap();
    drop(file);

    let centre = Centre::with_receipts().await;
    let receiver = Receiver::good().await;
    let mut config = with_smpp(receiver.address, centre.settings());
    config.database = Some(Database::File(path.clone()));
    let gateway = Gateway::start(config).await;
    let received = receiver.wait_for(3).await;
    assert_eq!(kinds(&received), vec![delivered(); 3]);
    let mut ids: Vec<_> = received
        .iter()
        .map(|one| one.event["message"]["id"].as_str())
        .collect();
    ids.sort_unstable();
    assert_eq!(
        ids,
        [Some("message 1"), Some("message 2"), Some("message 3")]
    );
    let submitted = centre.submitted();
    assert_eq!(
        submitted[0].short_message().to_vec(),
        b"waits for its carrier"
    );
    assert_eq!(submitted.len(), 2);
    gateway.accept("+15551230002", "Hello").await;
    receiver.wait_for(4).await;
    gateway.service.stop().await.unwrap();
    let file = Connection::open(&path).unwrap();
    let left: u32 = file
        .query_row("SELECT count(*) FROM messages", [], |row| row.get(0))
        .unwrap();
    assert_eq!(left, 0);
}

/// A message whose receipt is yet to come, a receipt whose segment is yet to be recorded, and a part.
#[tokio::test]
async fn messages_of_the_second_version_are_delivered() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("messages.db");
    let file = Connection::open(&path).unwrap();
    file.execute_batch(VERSION_1).unwrap();
    file.execute_batch(VERSION_2).unwrap();
    insert(&file, 1, "waits for its carrier", 0);
    insert(&file, 2, "", 2);
    let due = params![now() + 60_000];
    file.execute("UPDATE messages SET due = ?1 WHERE place = 2", due)
        .unwrap();
    file.execute_batch(
        "INSERT INTO segments VALUES (2, 1, 1, 0, 'carrier', '77', '1230002', NULL)",
    )
    .unwrap();
    let time = params![now()];
    let receipt = "INSERT INTO receipts
        VALUES (1, 'carrier', '1000', 0, '1230002', '1230001', 4720, ?1)";
    file.execute(receipt, time).unwrap();
    let part = "INSERT INTO parts
        VALUES ('carrier', '+15551230009', '+15551230001', 1, 7, 2, 1, ?1, 0, 1, x'0500030702014869')";
    file.execute(part, time).unwrap();
    drop(file);

    // Its first answer has the identifier 1000.
    let centre = Centre::start(std::sync::Arc::new(|_, _| {
        vec![support::centre::accepted("1000")]
    }))
    .await;
    let receiver = Receiver::good().await;
    let mut config = with_smpp(receiver.address, centre.settings());
    config.database = Some(Database::File(path));
    let gateway = Gateway::start(config).await;
    let received = receiver.wait_for(1).await;
    assert_eq!(kinds(&received), [failed(4720)]);
    assert_eq!(received[0].event["message"]["id"], "message 1");
    let operation = centre.submitted().remove(0);
    let receipt = support::centre::receipt(&operation, "77", "DELIVRD", "000");
    centre.deliver(receipt).await;
    let received = receiver.wait_for(2).await;
    assert_eq!(received[1].event["message"]["id"], "message 2");
    assert_eq!(kinds(&received[1..]), [delivered()]);
    let octets = b"\x05\0\x03\x07\x02\x02!";
    centre
        .deliver(from_handset("15551230009", 0x40, 0, octets))
        .await;
    let received = receiver.wait_for(3).await;
    assert_eq!(received[2].event["message"]["text"], "Hi!");
    gateway.service.stop().await.unwrap();
}
