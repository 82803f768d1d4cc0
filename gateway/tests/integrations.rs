//! Chatwoot, RapidPro's courier and Spoke: requests with the headers that they send, and what they
//! read of answers and callbacks. `docs/INTEGRATIONS.md` names the sources, and has the configurations.

mod support;

use axum::http::HeaderMap;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use jiff::civil::DateTime;
use septet_gateway::applications::{Applications, Target};
use septet_gateway::config::{Config, parse};
use septet_gateway::delivery::{Carriers, Network};
use serde_json::{Value, json};
use support::centre::{Centre, message};
use support::{Answer, Gateway, Received, Receiver};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

const GUIDE: &str = include_str!("../docs/INTEGRATIONS.md");

const APPLICATION: &str = "93de2206-9669-4e07-948d-329f4b722ee2";
const RECIPIENT: &str = "+15551230002";
/// Fails with 4720.
const FAILING: &str = "+15551234720";
const NUMBER: &str = "+15551230001";

/// From HTTParty 0.21 with Ruby 3.1, called as `Channel::Sms` calls it.
const CHATWOOT: &str = "\
POST /api/v2/users/9900000/messages HTTP/1.1
Content-Type: application/json
Accept-Encoding: gzip;q=1.0,deflate;q=0.6,identity;q=0.3
Accept: */*
User-Agent: Ruby
Authorization: Basic dXNlcjpwYXNzd29yZA==
Connection: close
Host: gateway:8080";

/// From Go's client with the headers that courier sets.
const COURIER: &str = "\
POST /users/9900000/messages HTTP/1.1
Host: gateway:8080
User-Agent: Courier/26.3
Accept: application/json
Authorization: Basic dXNlcjpwYXNzd29yZA==
Content-Type: application/json
Accept-Encoding: gzip";

/// From npm `@bandwidth/messaging` 3.0.0, with the service as its proxy.
const SPOKE: &str = "\
POST https://messaging.bandwidth.com/api/v2/users/9900000/messages HTTP/1.1
Accept: application/json
Content-Type: application/json
user-agent: APIMATIC 2.0
host: messaging.bandwidth.com
Authorization: Basic dXNlcjpwYXNzd29yZA==
Connection: keep-alive";

/// From npm `@bandwidth/messaging` 4.1.7, with the service as its `baseUrl`.
const SPOKE_4: &str = "\
POST /api/v2/users/9900000/messages HTTP/1.1
Accept: application/json
Content-Type: application/json
user-agent: node-messaging
Accept-Encoding: gzip, compress, deflate, br
Host: gateway:8080
Authorization: Basic dXNlcjpwYXNzd29yZA==
Connection: keep-alive";

/// The look-up of a message by Spoke's SDK.
const SPOKE_SEARCH: &str = "\
GET /api/v2/users/9900000/messages?messageId=ID HTTP/1.1
Accept: application/json
user-agent: node-messaging
Accept-Encoding: gzip, compress, deflate, br
Host: gateway:8080
Authorization: Basic dXNlcjpwYXNzd29yZA==
Connection: keep-alive";

/// Sends a request with these first lines, and returns the answer.
async fn send(gateway: &Gateway, head: &str, body: &str) -> Answer {
    let mut stream = TcpStream::connect(gateway.service.address()).await.unwrap();
    let mut request = head.replace('\n', "\r\n");
    if !body.is_empty() {
        request += &format!("\r\nContent-Length: {}", body.len());
    }
    request += &format!("\r\n\r\n{body}");
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut received = vec![];
    loop {
        if let Some(answer) = read(&received) {
            return answer;
        }
        assert_ne!(stream.read_buf(&mut received).await.unwrap(), 0);
    }
}

/// Reads an answer, if all of it is there.
fn read(received: &[u8]) -> Option<Answer> {
    let text = std::str::from_utf8(received).unwrap();
    let (head, body) = text.split_once("\r\n\r\n")?;
    let mut lines = head.lines();
    let status = lines.next()?.split(' ').nth(1)?.parse().unwrap();
    let headers: HeaderMap = lines
        .filter_map(|line| line.split_once(": "))
        .map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap()))
        .collect();
    let length: usize = headers["content-length"].to_str().unwrap().parse().unwrap();
    (body.len() == length).then(|| Answer {
        status,
        headers,
        body: body.as_bytes().to_vec(),
    })
}

/// The configuration of a section of the guide, whose callbacks go to a receiver.
fn configuration(section: &str, host: &str, receiver: &Receiver) -> Config {
    let (_, text) = GUIDE.split_once(&format!("\n## {section}\n")).unwrap();
    let (_, text) = text.split_once("```toml\n").unwrap();
    let (text, _) = text.split_once("```").unwrap();
    let parsed = parse(&text.replace(
        &format!("https://{host}"),
        &format!("http://{}", receiver.address),
    ));
    Config {
        listen: "127.0.0.1:0".parse().unwrap(),
        database: None,
        ..parsed.unwrap()
    }
}

/// The service of a section, and the receiver of its callbacks.
async fn start(section: &str, host: &str) -> (Gateway, Receiver) {
    let receiver = Receiver::good().await;
    let config = configuration(section, host, &receiver);
    (Gateway::start(config).await, receiver)
}

/// What is told of a message from a handset, through a message centre.
async fn receive(section: &str, host: &str) -> Received {
    let (centre, receiver) = (Centre::good().await, Receiver::good().await);
    let config = Config {
        carriers: Carriers::only(Network::Smpp(Box::new(centre.settings()))),
        ..configuration(section, host, &receiver)
    };
    let gateway = Gateway::start(config).await;
    centre.deliver(message("15551230002", 0, 0, b"Hello")).await;
    let received = receiver.wait_for(1).await.remove(0);
    gateway.service.stop().await.unwrap();
    received
}

/// A member that is a string.
fn text<'v>(value: &'v Value, pointer: &str) -> &'v str {
    let found = value.pointer(pointer).and_then(Value::as_str);
    found.unwrap_or_else(|| panic!("{pointer} of {value} is not a string"))
}

/// The identifier in the answer to a message that was accepted.
fn accepted(answer: &Answer) -> String {
    assert_eq!(answer.status, 202, "{}", answer.json());
    // All three parse the body only if its type is JSON.
    let kind = answer.headers["content-type"].to_str().unwrap();
    assert!(kind.starts_with("application/json"), "{kind}");
    text(&answer.json(), "/id").to_owned()
}

#[tokio::test]
async fn chatwoot() {
    let (gateway, receiver) = start("Chatwoot", "chatwoot.example.com").await;
    let send = async |to: &str| {
        let body = format!(
            r#"{{"to":"{to}","from":"{NUMBER}","text":"Hello","applicationId":"{APPLICATION}"}}"#
        );
        send(&gateway, CHATWOOT, &body).await
    };
    let id = accepted(&send(RECIPIENT).await);
    let delivered = receiver.wait_for(1).await.remove(0);
    let failed_id = accepted(&send(FAILING).await);
    let failed = receiver.wait_for(2).await.remove(1);
    for (one, kind, id, to) in [
        (&delivered, "message-delivered", id, RECIPIENT),
        (&failed, "message-failed", failed_id, FAILING),
    ] {
        assert_eq!(one.path, "/webhooks/sms/15551230001");
        assert_eq!(one.authorization, None);
        assert_eq!(text(&one.event, "/type"), kind);
        assert_eq!(text(&one.event, "/message/id"), id);
        // Why the job of the guide looks for the sender.
        assert_eq!(text(&one.event, "/message/from"), NUMBER);
        assert_eq!(text(&one.event, "/to"), to);
    }
    assert!(delivered.event.get("errorCode").is_none());
    let (code, why) = (
        &failed.event["errorCode"],
        text(&failed.event, "/description"),
    );
    assert_eq!(
        format!("{code} - {why}"),
        "4720 - invalid destination address"
    );
    let refused = send("5551230002").await;
    assert_eq!(refused.status, 400);
    assert_eq!(
        text(&refused.json(), "/description"),
        "Your request could not be accepted"
    );
    gateway.service.stop().await.unwrap();

    let received = receive("Chatwoot", "chatwoot.example.com").await;
    assert_eq!(received.path, "/webhooks/sms/15551230001");
    assert_eq!(text(&received.event, "/type"), "message-received");
    // The inbox is found by this, and the contact by the other.
    assert_eq!(text(&received.event, "/to"), NUMBER);
    assert_eq!(text(&received.event, "/message/from"), RECIPIENT);
    assert_eq!(text(&received.event, "/message/text"), "Hello");
    assert_eq!(text(&received.event, "/message/id").len(), 29);
    assert!(received.event["message"].get("media").is_none());
}

/// The path of the channel of the guide.
const CHANNEL: &str = "/c/bw/8eb23e93-5ecb-45ba-b726-3b064e0c56ab";

/// What Go's `time.Parse` accepts with the layout of courier; a fraction is allowed after seconds.
fn is_time_of_courier(time: &str) -> bool {
    let Some(time) = time.strip_suffix('Z') else {
        return false;
    };
    time.len() >= 19 && time.as_bytes()[10] == b'T' && time.parse::<DateTime>().is_ok()
}

#[tokio::test]
async fn courier() {
    let (gateway, receiver) = start("RapidPro", "rapidpro.example.com").await;
    let send = async |to: &str, text: &str, media: &str| {
        let body = format!(
            r#"{{"applicationId":"{APPLICATION}","to":["{to}"],"from":"{NUMBER}","text":"{text}"{media}}}"#
        );
        send(&gateway, COURIER, &body).await
    };
    // It leaves the text empty if there is an attachment only.
    let media = r#","media":["https://foo.bar/image.jpg"]"#;
    let mut expected = vec![];
    for (to, text, media, kind) in [
        (RECIPIENT, "Simple Message ☺", "", "message-delivered"),
        (FAILING, "Hello", "", "message-failed"),
        (RECIPIENT, "", media, "message-delivered"),
    ] {
        let id = accepted(&send(to, text, media).await);
        expected.push((id, kind.to_owned()));
        receiver.wait_for(expected.len()).await;
    }
    let received = receiver.received();
    let states = received.iter().map(|one| {
        assert_eq!(one.path, format!("{CHANNEL}/status"));
        let code = &one.event["errorCode"];
        match text(&one.event, "/type") {
            "message-failed" => assert_eq!(*code, json!(4720)),
            _ => assert!(code.is_null()),
        }
        text(&one.event, "/description");
        (
            text(&one.event, "/message/id").to_owned(),
            text(&one.event, "/type").to_owned(),
        )
    });
    assert_eq!(states.collect::<Vec<_>>(), expected);
    let refused = send("5551230002", "Hello", "").await;
    assert_eq!(refused.status, 400);
    assert_eq!(text(&refused.json(), "/type"), "request-validation");
    assert!(!text(&refused.json(), "/description").is_empty());
    gateway.service.stop().await.unwrap();

    let received = receive("RapidPro", "rapidpro.example.com").await;
    assert_eq!(received.path, format!("{CHANNEL}/receive"));
    assert_eq!(text(&received.event, "/type"), "message-received");
    let body = &received.event["message"];
    assert_eq!(text(body, "/from"), RECIPIENT);
    assert_eq!(text(body, "/text"), "Hello");
    assert_eq!(text(body, "/id").len(), 29);
    assert!(is_time_of_courier(text(body, "/time")), "{body}");
    assert!(body.get("media").is_none());
}

#[test]
fn times_of_courier() {
    assert!(is_time_of_courier("2016-09-14T18:20:16Z"));
    assert!(is_time_of_courier("2020-06-25T18:42:36.979Z"));
    for other in [
        "2016-09-14 18:20:16",
        "2016-09-14T18:20:16+00:00",
        "2016-09-14T18:20Z",
    ] {
        assert!(!is_time_of_courier(other), "{other}");
    }
}

/// Each of the two addresses gets only what courier expects there.
#[tokio::test]
async fn courier_gets_no_type_that_it_does_not_know() {
    let receiver = Receiver::good().await;
    let config = configuration("RapidPro", "rapidpro.example.com", &receiver);
    let Applications::Configured(all) = &config.applications else {
        panic!()
    };
    for application in all.values() {
        let Target::Address { url, .. } = &application.target else {
            panic!()
        };
        let known: &[&str] = match url.path().rsplit('/').next() {
            Some("status") => &["message-sending", "message-delivered", "message-failed"],
            _ => &["message-received"],
        };
        let wanted: Vec<_> = application.kinds.iter().map(|kind| kind.name()).collect();
        assert_eq!(wanted, known);
    }
    assert_eq!(all.len(), 2);
}

#[tokio::test]
async fn spoke() {
    let (gateway, receiver) = start("Spoke", "spoke.example.com").await;
    let post = async |head: &str, to: &str| {
        let body = format!(
            r#"{{"applicationId":"{APPLICATION}","to":["{to}"],"from":"{NUMBER}","text":"Hello","tag":"1|2|3"}}"#
        );
        send(&gateway, head, &body).await
    };
    let mut told = 0;
    for (head, to, kind, code) in [
        (SPOKE, RECIPIENT, "message-delivered", Value::Null),
        (SPOKE_4, FAILING, "message-failed", json!(4720)),
    ] {
        let answer = post(head, to).await;
        let id = accepted(&answer);
        assert_eq!(text(&answer.json(), "/from"), NUMBER);
        told += 1;
        let one = receiver.wait_for(told).await.remove(told - 1);
        assert_eq!(one.path, "/bandwidth/1");
        let credentials = BASE64_STANDARD.encode("bandwidth.com:PASSWORD");
        assert_eq!(one.authorization, Some(format!("Basic {credentials}")));
        assert_eq!(text(&one.event, "/type"), kind);
        assert_eq!(one.event["errorCode"], code);
        assert_eq!(text(&one.event, "/to"), to);
        for (pointer, value) in [
            ("/id", &*id),
            ("/from", NUMBER),
            ("/applicationId", APPLICATION),
            // The organization, the campaign and the contact.
            ("/tag", "1|2|3"),
        ] {
            assert_eq!(text(&one.event["message"], pointer), value);
        }
    }
    let found = send(&gateway, &SPOKE_SEARCH.replace("ID", "1"), "").await;
    assert_eq!((found.status, &found.json()["messages"]), (200, &json!([])));
    gateway.service.stop().await.unwrap();

    let received = receive("Spoke", "spoke.example.com").await;
    assert_eq!(received.path, "/bandwidth/1");
    assert_eq!(text(&received.event, "/type"), "message-received");
    assert_eq!(text(&received.event, "/to"), NUMBER);
    let body = &received.event["message"];
    assert_eq!(text(body, "/from"), RECIPIENT);
    assert_eq!(text(body, "/text"), "Hello");
    assert_eq!(text(body, "/applicationId"), APPLICATION);
    assert_eq!(text(body, "/id").len(), 29);
}
