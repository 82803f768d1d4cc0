//! Requests that are not accepted.

mod support;

use reqwest::Method;
use serde_json::{Value, json};
use support::{Gateway, Receiver, message, sandbox};

const MESSAGES: &str = "/users/9900000/messages";

#[tokio::test]
async fn every_wrong_field_is_named() {
    let (gateway, _) = Gateway::with_receiver().await;
    let with = |member: &str, value: Value| {
        let mut body = message("+15551230002", "Hello");
        body[member] = value;
        body
    };
    let many: Vec<_> = (0..11).map(|last| format!("+155512300{last:02}")).collect();
    for (body, field, description) in [
        (
            with("to", json!(["+invalid"])),
            "to",
            "'+invalid' must be replaced with a valid E164 formatted telephone number",
        ),
        (
            with("to", json!("5551230002")),
            "to",
            "must be replaced with a valid E164",
        ),
        (with("to", json!([])), "to", "is required"),
        (with("to", Value::Null), "to", "is required"),
        (
            with("to", json!([1])),
            "to",
            "must be a string or an array of strings",
        ),
        (
            with("to", json!(["+15551230002", "+15551230002"])),
            "to",
            "'+15551230002' must not be repeated",
        ),
        (
            with("to", json!(many)),
            "to",
            "must have at most 10 recipients",
        ),
        (with("from", json!("")), "from", "is required"),
        (
            with("from", json!("Far too long a name")),
            "from",
            "must be replaced with a valid E164",
        ),
        (
            with("applicationId", Value::Null),
            "applicationId",
            "is required",
        ),
        (with("text", json!(5)), "text", "must be a string"),
        (
            with("text", json!("")),
            "text",
            "is needed unless there are media",
        ),
        (with("text", json!("a".repeat(2049))), "text", "is too long"),
        (
            with("media", json!(["ftp://example.com/a"])),
            "media[0]",
            "must be an address",
        ),
        (
            with("media", json!(["https://a.example/", 5])),
            "media[1]",
            "must be a string",
        ),
        (
            with(
                "media",
                json!([format!("https://a.example/{}", "a".repeat(4096))]),
            ),
            "media[0]",
            "at most 4096 characters",
        ),
        (
            with("tag", json!("a".repeat(1025))),
            "tag",
            "at most 1024 characters",
        ),
        (
            with("priority", json!("urgent")),
            "priority",
            "'default' or 'high'",
        ),
        (
            with("expiration", json!("2020-01-01T00:00:00Z")),
            "expiration",
            "in the future",
        ),
        (
            with("expiration", json!("soon")),
            "expiration",
            "a time with an offset",
        ),
        (json!([]), "body", "must be a JSON object"),
        (json!("text"), "body", "must be a JSON object"),
    ] {
        let answer = gateway.post(MESSAGES, &body).await;
        assert_eq!(answer.status, 400, "{body}");
        let json = answer.json();
        assert_eq!(json["type"], "request-validation");
        assert_eq!(json["description"], "Your request could not be accepted");
        let errors = answer.field_errors();
        assert!(
            errors
                .get(field)
                .is_some_and(|found| found.contains(description)),
            "{errors:?}"
        );
        assert_eq!(errors.len(), 1, "{errors:?}");
    }
    let all = gateway
        .post(MESSAGES, &json!({"to": 5, "priority": 1}))
        .await
        .field_errors();
    let mut fields: Vec<_> = all.keys().map(String::as_str).collect();
    fields.sort_unstable();
    assert_eq!(fields, ["applicationId", "from", "priority", "text", "to"]);
    let broken = gateway
        .request(Method::POST, MESSAGES)
        .header("content-type", "application/json");
    let answer = gateway.send(broken.body("{\"to\":")).await;
    assert!(answer.field_errors()["body"].contains("is not valid JSON"));
    gateway.service.stop().await.unwrap();
}

#[tokio::test]
async fn other_errors_have_their_status() {
    let (gateway, _) = Gateway::with_receiver().await;
    let body = message("+15551230002", "Hello");
    let post = || gateway.request(Method::POST, MESSAGES);
    let text = body.to_string();
    let typed = |kind: &str| post().header("content-type", kind).body(text.clone());
    let anonymous = gateway
        .client
        .post(format!("http://{}{MESSAGES}", gateway.service.address()));
    let wrong = anonymous
        .try_clone()
        .unwrap()
        .basic_auth("sandbox", Some("wrong"));
    for (request, status, kind) in [
        (anonymous.json(&body), 401, "unauthorized"),
        (wrong.json(&body), 401, "unauthorized"),
        (typed("text/plain"), 415, "unsupported-content-type"),
        (post().body(text.clone()), 415, "unsupported-content-type"),
        (
            typed("application/json; charset=latin1"),
            415,
            "unsupported-content-type",
        ),
        (
            typed("application/json").header("accept", "text/html"),
            406,
            "not-acceptable",
        ),
        (
            typed("application/json").header("accept", "application/json;q=0"),
            406,
            "not-acceptable",
        ),
        (
            gateway.request(Method::PATCH, MESSAGES),
            405,
            "method-not-allowed",
        ),
        (
            gateway.request(Method::GET, "/users/1/calls"),
            404,
            "not-found",
        ),
        (gateway.request(Method::GET, "/"), 404, "not-found"),
        (
            gateway.request(Method::GET, "/users/%FF/messages"),
            400,
            "request-validation",
        ),
        (
            typed("application/json").body("\"".repeat(300_000)),
            413,
            "request-too-large",
        ),
    ] {
        let answer = gateway.send(request).await;
        assert_eq!(answer.status, status, "{kind}");
        assert_eq!(answer.json()["type"], kind);
        assert!(!answer.json()["description"].as_str().unwrap().is_empty());
    }
    for kind in [
        "application/json",
        "Application/JSON;charset=UTF-8",
        "application/json; charset=\"utf-8\"",
    ] {
        let request = typed(kind).header("accept", "text/html, application/*;q=0.5");
        assert_eq!(gateway.send(request).await.status, 202, "{kind}");
    }
    gateway.service.stop().await.unwrap();
}

/// More than 15 minutes' worth of segments are refused. Segments that have left no longer count.
#[tokio::test]
async fn the_queue_holds_15_minutes() {
    let receiver = Receiver::good().await;
    let mut config = sandbox(receiver.address);
    config.rate = Some(1);
    let gateway = Gateway::start(config).await;
    let long = "ж".repeat(2048);
    let mut segments = 0;
    let answer = loop {
        let answer = gateway
            .post(MESSAGES, &message("+15551230002", &long))
            .await;
        if answer.status != 202 {
            break answer;
        }
        segments += answer.json()["segmentCount"].as_u64().unwrap();
    };
    assert_eq!(answer.status, 429);
    // The first message left at once, and the next one leaves 31 seconds later.
    assert_eq!(segments, 31 + 29 * 31);
    assert_eq!(answer.json()["type"], "max-message-queue-size-exceeded");
    let description = answer.json()["description"].as_str().unwrap().to_owned();
    assert!(
        description.contains("60 segments a minute"),
        "{description}"
    );
    assert_eq!(answer.headers["retry-after"], "60");
    // A shorter one still fits.
    gateway.accept("+15551230002", "Hello").await;
    gateway.service.stop().await.unwrap();
}
