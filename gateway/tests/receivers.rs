//! Receivers that read callbacks as known applications do.

mod support;

use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::http::{HeaderMap, StatusCode};
use septet_gateway::applications::Applications;
use septet_gateway::message::EventKind;
use serde_json::{Value, json};
use support::{Gateway, Receiver, message, sandbox};

const MESSAGES: &str = "/users/9900000/messages";

/// What an application knows of its messages: the status by identifier.
type Statuses = Arc<Mutex<Vec<(String, String)>>>;

/// Starts the service with these types of callbacks, and a receiver that notes the status that
/// `read` finds in an event, or answers with 400.
async fn start(
    kinds: Vec<EventKind>,
    read: impl Fn(&Value) -> Option<String> + Send + Sync + 'static,
) -> (Gateway, Receiver, Statuses) {
    let statuses = Statuses::default();
    let known = Arc::clone(&statuses);
    let receiver = Receiver::start(Arc::new(move |_, event| {
        let status = match read(event) {
            Some(status) => {
                let id = event["message"]["id"].as_str().unwrap().to_owned();
                known.lock().unwrap().push((id, status));
                StatusCode::OK
            }
            None => StatusCode::BAD_REQUEST,
        };
        (status, HeaderMap::new(), Duration::ZERO)
    }))
    .await;
    let mut config = sandbox(receiver.address);
    if let Applications::Sandbox(application) = &mut config.applications {
        application.kinds = kinds;
    }
    (Gateway::start(config).await, receiver, statuses)
}

/// Courier (RapidPro) reads element 0 of the array and answers 400 to a type that it does not know,
/// `message-sent` among them. It sends `to` as an array.
#[tokio::test]
async fn courier_understands_each_callback() {
    let kinds = vec![
        EventKind::MessageSending,
        EventKind::MessageDelivered,
        EventKind::MessageFailed,
    ];
    let (gateway, receiver, statuses) = start(kinds, |event| {
        let status = match event["type"].as_str()? {
            "message-sending" => "wired",
            "message-delivered" => "delivered",
            "message-failed" => {
                event["errorCode"].as_u64()?;
                event["description"].as_str()?;
                "failed"
            }
            _ => return None,
        };
        Some(status.to_owned())
    })
    .await;
    let mut ids = vec![];
    for (to, media) in [
        ("+15551230002", json!([])),
        ("+15551234720", json!([])),
        ("+15551230002", json!(["https://example.com/a.png"])),
    ] {
        let mut body = message(to, "Hello");
        body["media"] = media;
        let answer = gateway.post(MESSAGES, &body).await;
        assert_eq!(answer.status, 202);
        ids.push(answer.json()["id"].as_str().unwrap().to_owned());
    }
    receiver.wait_for(4).await;
    tokio::time::sleep(Duration::from_millis(100)).await;
    let mut expected = vec![
        (ids[0].clone(), "delivered"),
        (ids[1].clone(), "failed"),
        (ids[2].clone(), "wired"),
        (ids[2].clone(), "delivered"),
    ];
    let mut found = statuses.lock().unwrap().clone();
    // The order is kept within a message.
    expected.sort_by(|one, other| one.0.cmp(&other.0));
    found.sort_by(|one, other| one.0.cmp(&other.0));
    let expected: Vec<_> = expected
        .into_iter()
        .map(|(id, status)| (id, status.to_owned()))
        .collect();
    assert_eq!(found, expected);
    assert_eq!(receiver.received().len(), 4);
    gateway.service.stop().await.unwrap();
}

/// Chatwoot sends `to` as a string, takes the first event of the array, looks up the message by its
/// identifier, and shows the code and the description of a failure. It shows the description of an
/// answer that is not 202 to its user.
#[tokio::test]
async fn chatwoot_shows_why_a_message_failed() {
    let kinds = vec![EventKind::MessageDelivered, EventKind::MessageFailed];
    let (gateway, receiver, statuses) = start(kinds, |event| {
        let kind = event["type"].as_str()?.strip_prefix("message-")?;
        let text = event["description"].as_str()?;
        Some(match event["errorCode"].as_u64() {
            Some(code) if kind == "failed" => format!("{code} - {text}"),
            _ => kind.to_owned(),
        })
    })
    .await;
    let send = async |to: &str| {
        let mut body = message("", "Hello");
        body["to"] = json!(to);
        gateway.post(MESSAGES, &body).await
    };
    let delivered = send("+15551230002").await.json()["id"].clone();
    receiver.wait_for(1).await;
    let failed = send("+15551234432").await.json()["id"].clone();
    receiver.wait_for(2).await;
    let text = |id: &Value| id.as_str().unwrap().to_owned();
    assert_eq!(
        *statuses.lock().unwrap(),
        [
            (text(&delivered), "delivered".to_owned()),
            (text(&failed), "4432 - forbidden to country".to_owned()),
        ]
    );
    let refused = send("12").await;
    assert_eq!(refused.status, 400);
    assert!(!refused.json()["description"].as_str().unwrap().is_empty());
    gateway.service.stop().await.unwrap();
}
