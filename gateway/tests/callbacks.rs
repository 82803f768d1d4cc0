//! Callbacks: which, in what order, to whom, and how often.

mod support;

use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::http::{HeaderMap, StatusCode};
use septet_gateway::applications::{Application, Applications, Target};
use septet_gateway::codes::CODES;
use septet_gateway::config::{Accounts, SANDBOX, types};
use septet_gateway::message::EventKind;
use serde_json::{Value, json};
use support::{Gateway, Received, Receiver, message, sandbox};

const MESSAGES: &str = "/users/9900000/messages";

fn kinds<'r>(received: impl IntoIterator<Item = &'r Received>) -> Vec<&'r str> {
    let received = received.into_iter();
    received
        .map(|one| one.event["type"].as_str().unwrap())
        .collect()
}

fn of<'r>(received: &'r [Received], id: &Value) -> Vec<&'r Received> {
    let received = received.iter();
    received
        .filter(|one| one.event["message"]["id"] == *id)
        .collect()
}

/// The last four digits of a recipient are the code with which it fails, and nothing else fails.
#[tokio::test]
async fn documented_codes_fail() {
    let (gateway, receiver) = Gateway::with_receiver().await;
    let mut expected = vec![];
    for code in (4000..6000).chain(9900..10_000).step_by(1) {
        let known = CODES.iter().find(|(known, _)| *known == code);
        if known.is_some() || code % 50 == 0 {
            let answer = gateway.accept(&format!("+1555123{code}"), "Hello").await;
            expected.push((answer["id"].clone(), known));
        }
    }
    let received = receiver.wait_for(expected.len()).await;
    assert!(expected.len() > 100);
    for (id, known) in expected {
        let [one] = of(&received, &id)[..] else {
            panic!("{id} has no callback, or several");
        };
        match known {
            Some((code, description)) => {
                assert_eq!(one.event["type"], "message-failed");
                assert_eq!(one.event["errorCode"], *code);
                assert_eq!(one.event["description"], *description);
            }
            None => {
                assert_eq!(one.event["type"], "message-delivered");
                assert!(one.event.get("errorCode").is_none());
            }
        }
    }
    gateway.service.stop().await.unwrap();
}

/// A refused callback is sent again with the same identifier after 5 seconds, or when the receiver
/// wants it. The next event of the message waits, other messages do not.
#[tokio::test]
async fn refused_callbacks_are_sent_again_in_order() {
    let refused = "+15551230001";
    let wait = "+15551230002";
    let moved = "+15551230003";
    let receiver = Receiver::start(Arc::new(move |_, event| {
        let mut headers = HeaderMap::new();
        let status = match event["to"].as_str().unwrap() {
            to if to == wait => {
                headers.insert("retry-after", "7".parse().unwrap());
                StatusCode::TOO_MANY_REQUESTS
            }
            to if to == moved => {
                headers.insert("location", "http://127.0.0.1:1/".parse().unwrap());
                StatusCode::FOUND
            }
            to if to == refused && event["type"] == "message-sending" => {
                StatusCode::SERVICE_UNAVAILABLE
            }
            _ => StatusCode::NO_CONTENT,
        };
        (status, headers, Duration::ZERO)
    }))
    .await;
    let gateway = Gateway::start(sandbox(receiver.address)).await;
    let start = Instant::now();
    let mut mms = message(refused, "Hello");
    mms["media"] = json!(["https://example.com/a.png"]);
    let mms = gateway.post(MESSAGES, &mms).await.json()["id"].clone();
    let waiting = gateway.accept(wait, "Hello").await["id"].clone();
    let redirected = gateway.accept(moved, "Hello").await["id"].clone();
    let other = gateway.accept("+15551230009", "Hello").await["id"].clone();
    let received = receiver.wait_for(4).await;
    assert_eq!(kinds(of(&received, &other)), ["message-delivered"]);
    assert_eq!(kinds(of(&received, &mms)), ["message-sending"]);
    assert!(start.elapsed() < Duration::from_secs(4));

    let is_there =
        |received: &[Received]| of(received, &waiting).len() >= 2 && of(received, &mms).len() >= 2;
    while !is_there(&receiver.received()) && start.elapsed() < Duration::from_secs(20) {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    assert!(start.elapsed() >= Duration::from_secs(7));
    let received = receiver.received();
    for id in [&mms, &waiting, &redirected] {
        let all = of(&received, id);
        assert_eq!(all.len(), 2, "{all:?}");
        assert_eq!((&all[0].id, &all[0].event), (&all[1].id, &all[1].event));
    }
    assert_eq!(
        kinds(of(&received, &mms)),
        ["message-sending", "message-sending"]
    );
    gateway.service.stop().await.unwrap();
}

#[tokio::test]
async fn endings_delay_and_reverse() {
    let (gateway, receiver) = Gateway::with_receiver().await;
    let start = Instant::now();
    let mut late = message("+15551237002", "Hello");
    late["media"] = json!(["https://example.com/a.png"]);
    let mut reversed = message("+15551237100", "Hello");
    reversed["media"] = json!(["https://example.com/a.png"]);
    let late = gateway.post(MESSAGES, &late).await.json()["id"].clone();
    let reversed = gateway.post(MESSAGES, &reversed).await.json()["id"].clone();
    let received = receiver.wait_for(3).await;
    assert!(start.elapsed() < Duration::from_millis(1900));
    assert_eq!(kinds(of(&received, &late)), ["message-sending"]);
    assert_eq!(
        kinds(of(&received, &reversed)),
        ["message-delivered", "message-sending"]
    );
    let received = receiver.wait_for(4).await;
    assert!(start.elapsed() >= Duration::from_secs(2));
    assert_eq!(
        kinds(of(&received, &late)),
        ["message-sending", "message-delivered"]
    );
    gateway.service.stop().await.unwrap();
}

/// The rate holds back new messages, but not what is due of messages that have left.
#[tokio::test]
async fn the_rate_delays_only_new_messages() {
    let receiver = Receiver::good().await;
    let mut config = sandbox(receiver.address);
    config.rate = Some(1);
    let gateway = Gateway::start(config).await;
    let start = Instant::now();
    let late = gateway.accept("+15551237001", "Hello").await["id"].clone();
    for _ in 0..3 {
        gateway.accept("+15551230002", &"a".repeat(459)).await;
    }
    let mut expired = message("+15551230002", "Hello");
    let soon = jiff::Timestamp::now() + Duration::from_secs(2);
    expired["expiration"] = json!(soon.to_string());
    let expired = gateway.post(MESSAGES, &expired).await.json()["id"].clone();
    let received = receiver.wait_for(2).await;
    assert!(start.elapsed() < Duration::from_secs(3), "{received:?}");
    assert_eq!(kinds(of(&received, &late)), ["message-delivered"]);
    // Each of the others takes 3 seconds, so that the last is too late.
    let received = receiver.wait_for(5).await;
    assert!(start.elapsed() >= Duration::from_secs(9));
    let failed = &of(&received, &expired)[0].event;
    assert_eq!(
        (&failed["type"], &failed["errorCode"]),
        (&"message-failed".into(), &4360.into())
    );
    gateway.service.stop().await.unwrap();
}

/// Each application gets the types that it asked for, with its own password. A slow one delays no
/// other.
#[tokio::test]
async fn applications_are_apart() {
    let slow = Receiver::start(Arc::new(|_, _| {
        (StatusCode::OK, HeaderMap::new(), Duration::from_secs(2))
    }))
    .await;
    let fast = Receiver::good().await;
    let application = |id: &str, receiver: &Receiver, kinds: Vec<EventKind>| Application {
        id: id.to_owned(),
        account: Some("9900000".to_owned()),
        target: Target::Address {
            url: format!("http://{}/", receiver.address).parse().unwrap(),
            credentials: Some(("user".to_owned(), id.to_owned())),
        },
        kinds,
        has_mms_receipts: false,
        concurrency: 1,
        numbers: vec![],
    };
    let all = [
        application("slow", &slow, types()),
        application("fast", &fast, types()),
        application("failures", &fast, vec![EventKind::MessageFailed]),
        application("sent", &fast, vec![EventKind::MessageSent]),
    ];
    let mut config = sandbox(fast.address);
    config.applications =
        Applications::Configured(all.into_iter().map(|one| (one.id.clone(), one)).collect());
    let user = (SANDBOX.to_owned(), SANDBOX.to_owned());
    let other = ("other".to_owned(), "other".to_owned());
    let accounts = [("9900000".to_owned(), user), ("1".to_owned(), other)];
    config.accounts = Accounts::Configured(accounts.into());
    let gateway = Gateway::start(config).await;
    let send = async |application: &str, to: &str, media: bool| {
        let mut body = message(to, "Hello");
        body["applicationId"] = json!(application);
        if media {
            body["media"] = json!(["https://example.com/a.png"]);
        }
        gateway.post(MESSAGES, &body).await
    };
    for _ in 0..3 {
        assert_eq!(send("slow", "+15551230002", false).await.status, 202);
    }
    let start = Instant::now();
    for (application, to) in [
        ("fast", "+15551230002"),
        ("failures", "+15551230002"),
        ("failures", "+15551234720"),
        ("sent", "+15551230002"),
    ] {
        assert_eq!(send(application, to, false).await.status, 202);
    }
    // Without receipts, nobody knows that a multimedia message failed.
    assert_eq!(send("fast", "+15551234720", true).await.status, 202);
    let received = fast.wait_for(4).await;
    assert!(start.elapsed() < Duration::from_secs(2));
    let mut found: Vec<_> = received
        .iter()
        .map(|one| {
            let application = one.event["message"]["applicationId"].as_str().unwrap();
            (application.to_owned(), kinds([one])[0].to_owned())
        })
        .collect();
    found.sort();
    let expected = [
        ("failures", "message-failed"),
        ("fast", "message-delivered"),
        ("fast", "message-delivered"),
        ("sent", "message-sent"),
    ];
    assert_eq!(
        found,
        expected.map(|(one, kind)| (one.to_owned(), kind.to_owned()))
    );
    // "user:fast" in base 64.
    assert!(
        received
            .iter()
            .any(|one| one.authorization.as_deref() == Some("Basic dXNlcjpmYXN0"))
    );
    assert_eq!(slow.received().len(), 1);

    let unknown = send("unknown", "+15551230002", false).await;
    assert_eq!(unknown.status, 400);
    assert!(unknown.field_errors()["applicationId"].contains("not an application"));
    let forbidden = gateway
        .post("/users/1/messages", &message("+15551230002", "Hello"))
        .await;
    assert_eq!(
        (forbidden.status, &forbidden.json()["type"]),
        (403, &"forbidden".into())
    );
    gateway.service.stop().await.unwrap();
}
