//! Messages: counts, answers and callbacks.

mod support;

use reqwest::Method;
use serde_json::{Value, json};
use support::{Gateway, Receiver, message, sandbox};

const MESSAGES: &str = "/users/9900000/messages";

/// The number of segments is that of the crate's rules, in the answer and in the callback.
#[tokio::test]
async fn segments_are_counted() {
    let (gateway, receiver) = Gateway::with_receiver().await;
    let mut ids = vec![];
    for (text, segments, encoding) in [
        ("Hello", 1, "GSM-7"),
        (&*"]".repeat(153), 3, "GSM-7"),
        (&"a".repeat(160), 1, "GSM-7"),
        (&"a".repeat(161), 2, "GSM-7"),
        (&"ж".repeat(70), 1, "UCS-2"),
        (&"ж".repeat(100), 2, "UCS-2"),
        ("Hi 👋", 1, "UCS-2"),
    ] {
        let answer = gateway.post(MESSAGES, &message("+15551230002", text)).await;
        assert_eq!(answer.status, 202);
        assert_eq!(answer.headers["septet-encoding"], encoding);
        let body = answer.json();
        assert_eq!(body["segmentCount"], segments, "{text}");
        assert_eq!(
            (&body["text"], &body["direction"]),
            (&text.into(), &"out".into())
        );
        assert_eq!(body["id"].as_str().unwrap().len(), 29);
        assert_eq!(
            (&body["owner"], &body["to"]),
            (&"+15551230001".into(), &json!(["+15551230002"]))
        );
        ids.push((body["id"].clone(), segments));
    }
    let received = receiver.wait_for(ids.len()).await;
    for (id, segments) in ids {
        let callback = received
            .iter()
            .find(|one| one.event["message"]["id"] == id)
            .unwrap();
        assert_eq!(callback.content_type, "application/json; charset=utf-8");
        let event = &callback.event;
        assert_eq!(event["type"], "message-delivered");
        assert_eq!(event["message"]["segmentCount"], segments);
        assert_eq!(
            (&event["to"], &event["message"]["text"]),
            (&"+15551230002".into(), &"".into())
        );
        for time in [&event["time"], &event["message"]["time"]] {
            let time = time.as_str().unwrap();
            assert!(time.len() == 24 && time.ends_with('Z'), "{time}");
        }
    }
    gateway.service.stop().await.unwrap();
}

/// A multimedia message, to a group or with media, costs one segment for each recipient.
#[tokio::test]
async fn multimedia_messages_count_as_one() {
    let (gateway, receiver) = Gateway::with_receiver().await;
    let mut group = message("", &"ж".repeat(500));
    group["to"] = json!(["+15551230002", "+15551230003", "+15551234432"]);
    let mut media = message("+15551230002", "");
    media["media"] = json!(["https://example.com/a.png"]);
    media["tag"] = json!("a tag");
    media["priority"] = json!("high");
    for body in [group, media] {
        let answer = gateway.post(MESSAGES, &body).await;
        assert_eq!(
            (answer.status, &answer.json()["segmentCount"]),
            (202, &1.into())
        );
        for member in ["media", "tag", "priority"] {
            assert_eq!(answer.json().get(member), body.get(member), "{member}");
        }
    }
    let received = receiver.wait_for(8).await;
    let of = |to: &str, media: bool| {
        let events = received.iter().filter(|one| {
            one.event["to"] == to && one.event["message"].get("media").is_some() == media
        });
        events.map(|one| one.event.clone()).collect::<Vec<Value>>()
    };
    for to in ["+15551230002", "+15551230003"] {
        let kinds: Vec<_> = of(to, false)
            .iter()
            .map(|event| event["type"].clone())
            .collect();
        assert_eq!(kinds, ["message-sending", "message-delivered"]);
    }
    let failed = of("+15551234432", false);
    assert_eq!(
        (&failed[1]["type"], &failed[1]["errorCode"]),
        (&"message-failed".into(), &4432.into())
    );
    assert_eq!(failed[1]["description"], "forbidden to country");
    assert_eq!(failed[1]["message"]["to"].as_array().unwrap().len(), 3);
    assert_eq!(of("+15551230002", true)[1]["message"]["tag"], "a tag");
    gateway.service.stop().await.unwrap();
}

/// `to` may be a string, as some applications send it.
#[tokio::test]
async fn one_recipient_may_be_a_string() {
    let (gateway, receiver) = Gateway::with_receiver().await;
    let mut body = message("", "Hello");
    body["to"] = json!("+15551230002");
    body["from"] = json!("Septet");
    body["expiration"] = json!("2100-01-01T00:00:00+01:00");
    let answer = gateway.post("/api/v2/users/1/messages", &body).await.json();
    assert_eq!(answer["to"], json!(["+15551230002"]));
    assert_eq!(answer["expiration"], body["expiration"]);
    assert_eq!(
        receiver.wait_for(1).await[0].event["message"]["from"],
        "Septet"
    );
    gateway.service.stop().await.unwrap();
}

#[tokio::test]
async fn messages_are_found_while_they_are_held() {
    let receiver = Receiver::good().await;
    let mut config = sandbox(receiver.address);
    config.rate = Some(1);
    let gateway = Gateway::start(config).await;
    for number in 0..5 {
        gateway
            .accept(&format!("+1555123000{number}"), &"a".repeat(161))
            .await;
    }
    let search = async |query: &str| {
        let path = format!("{MESSAGES}{query}");
        gateway.send(gateway.request(Method::GET, &path)).await
    };
    assert_eq!(search("").await.status, 400);
    assert_eq!(search("?limit=5").await.status, 400);
    assert_eq!(search("?fromDateTime=yesterday").await.status, 400);
    assert_eq!(search("?errorCode=x").await.status, 400);
    let found = search("?destinationTn=%2B15551230004").await.json();
    assert_eq!(found["totalCount"], 1, "{found}");
    let item = &found["messages"][0];
    assert_eq!(
        (&item["messageStatus"], &item["segmentCount"]),
        (&"QUEUED".into(), &2.into())
    );
    assert_eq!(
        (&item["messageLength"], item.get("text")),
        (&161.into(), None)
    );
    for (query, number) in [
        ("?messageStatus=failed", 0),
        ("?messageType=mms", 0),
        ("?fromSegmentCount=3", 0),
        ("?sourceTn=55512300", 4),
        ("?fromDateTime=2100-01-01T00:00:00.000Z", 0),
    ] {
        let found = search(query).await.json();
        let count = found["totalCount"].as_u64().unwrap();
        assert!(
            if number == 0 {
                count == 0
            } else {
                count >= number
            },
            "{query}: {found}"
        );
    }
    let first = search("?messageDirection=OUTBOUND&limit=2").await.json();
    let token = first["pageInfo"]["nextPageToken"].as_str().unwrap();
    let second = search(&format!(
        "?messageDirection=OUTBOUND&limit=100&pageToken={token}"
    ))
    .await
    .json();
    assert_ne!(first["messages"][1], second["messages"][0]);
    let next = first["pageInfo"]["nextPage"].as_str().unwrap();
    let next = gateway.send(gateway.request(Method::GET, next)).await;
    assert_eq!(
        (next.status, &next.json()["messages"][0]),
        (200, &second["messages"][0])
    );
    assert!(
        second["pageInfo"].get("nextPageToken").is_none(),
        "{second}"
    );
    // Other accounts see nothing.
    let other = gateway.request(Method::GET, "/users/1/messages?messageDirection=OUTBOUND");
    assert_eq!(gateway.send(other).await.json()["totalCount"], 0);
    gateway.service.stop().await.unwrap();
}

#[tokio::test]
async fn an_estimate_says_what_is_cheaper() {
    let (gateway, receiver) = Gateway::with_receiver().await;
    let path = "/users/9900000/messages/estimate";
    let text = "It’s ".repeat(20);
    let estimate = gateway.post(path, &json!({"text": text})).await.json();
    assert_eq!(
        (&estimate["segmentCount"], &estimate["encoding"]),
        (&2.into(), &"UCS-2".into())
    );
    assert_eq!(estimate["cheaper"][0]["text"], "It's ".repeat(20));
    assert_eq!(estimate["characters"][0]["offset"], 2);
    let mms = gateway
        .post(path, &json!({"text": text, "media": ["https://a.example"]}))
        .await;
    assert_eq!(mms.json()["segmentCount"], 1);
    assert_eq!(gateway.post(path, &json!({"text": 5})).await.status, 400);
    assert!(receiver.received().is_empty());
    gateway.service.stop().await.unwrap();
}
