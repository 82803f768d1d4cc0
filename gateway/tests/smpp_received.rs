//! Messages from handsets, through a message centre.

mod support;

use std::time::Duration;

use rusmpp::CommandStatus;
use rusmpp::tlvs::MessageDeliveryRequestTlvValue as Tlv;
use rusmpp::types::AnyOctetString;
use septet::{ReferenceWidth, Segmenter};
use septet_gateway::applications::Applications;
use septet_gateway::config::Config;
use septet_gateway::delivery::smpp::{DefaultAlphabet, Settings};
use septet_gateway::store::Database;
use serde_json::{Value, json};
use support::centre::{Centre, message};
use support::{Gateway, Receiver, with_smpp};
use tempfile::TempDir;

const FROM: &str = "15551230009";

/// A message that was received, as the application is told of it.
fn text(event: &Value) -> &str {
    assert_eq!(event["type"], "message-received");
    event["message"]["text"].as_str().unwrap()
}

#[tokio::test]
async fn the_documented_fields() {
    let centre = Centre::good().await;
    let receiver = Receiver::good().await;
    let gateway = Gateway::start(with_smpp(receiver.address, centre.settings())).await;
    let status = centre.deliver(message(FROM, 0, 0, b"5 \x1B\x65 \0")).await;
    assert_eq!(status, CommandStatus::EsmeRok);
    let received = receiver.wait_for(1).await;
    let mut event = received[0].event.clone();
    let (id, time) = (event["message"]["id"].take(), event["time"].take());
    assert_eq!(id.as_str().unwrap().len(), 29);
    assert_eq!(event["message"]["time"].take(), time);
    let expected = json!({
        "type": "message-received",
        "time": null,
        "description": "Incoming message received",
        "to": "+15551230001",
        "message": {
            "id": null,
            "owner": "+15551230001",
            "applicationId": "sandbox",
            "time": null,
            "segmentCount": 1,
            "direction": "in",
            "to": ["+15551230001"],
            "from": "+15551230009",
            "text": "5 € @",
        },
    });
    assert_eq!(event, expected);
    gateway.service.stop().await.unwrap();
}

#[tokio::test]
async fn every_alphabet() {
    let receiver = Receiver::good().await;
    for (alphabet, coding, octets, expected) in [
        (DefaultAlphabet::Gsm7, 0, &b"\0\x01"[..], "@£"),
        (DefaultAlphabet::Latin1, 0, b"@\xA3", "@£"),
        (DefaultAlphabet::Gsm7, 1, b"a@b", "a@b"),
        (DefaultAlphabet::Gsm7, 3, b"caf\xE9", "café"),
        (DefaultAlphabet::Gsm7, 8, b"\x04\x36\xD8\x3D\xDC\x4B", "ж👋"),
        // Not septets, but not lost.
        (DefaultAlphabet::Gsm7, 0, b"caf\xE9", "café"),
        (DefaultAlphabet::Gsm7, 0xF1, b"\0", "@"),
    ] {
        let centre = Centre::good().await;
        let settings = Settings {
            alphabet,
            ..centre.settings()
        };
        let before = receiver.received().len();
        let gateway = Gateway::start(with_smpp(receiver.address, settings)).await;
        centre.deliver(message(FROM, 0, coding, octets)).await;
        let received = receiver.wait_for(before + 1).await;
        assert_eq!(text(&received[before].event), expected);
        // Binary data is refused.
        let status = centre.deliver(message(FROM, 0, 4, b"\x01\x02")).await;
        assert_eq!(status, CommandStatus::EsmeRxRAppn);
        gateway.service.stop().await.unwrap();
        assert_eq!(receiver.received().len(), before + 1);
    }
}

fn stored(receiver: &Receiver, settings: Settings, folder: &TempDir) -> Config {
    let mut config = with_smpp(receiver.address, settings);
    config.database = Some(Database::File(folder.path().join("messages.db")));
    config
}

/// Each part arrives twice, in reverse order, and the service restarts after each. Headers with both
/// widths, `sar_` parameters, and parts in payloads.
#[tokio::test]
async fn parts_are_joined_across_restarts() {
    let centre = Centre::good().await;
    let receiver = Receiver::good().await;
    let folder = tempfile::tempdir().unwrap();
    let text_sent = "ж".repeat(66) + "👋" + &"ж".repeat(70);
    for (form, expected) in ["8 bits", "16 bits", "sar", "payload"].iter().zip(1..) {
        let width = match *form {
            "16 bits" => ReferenceWidth::Bits16,
            _ => ReferenceWidth::Bits8,
        };
        let rules = Segmenter::new().with_reference_width(width);
        let segments: Vec<_> = rules.split(&text_sent).unwrap().collect();
        let total = segments.len() as u8;
        for segment in segments.iter().rev() {
            let gateway = Gateway::start(stored(&receiver, centre.settings(), &folder)).await;
            let user_data = segment.encode(0x1234 + expected as u16);
            let octets: Vec<u8> = user_data.unpacked().collect();
            let operation = match *form {
                "sar" => {
                    let body: Vec<u8> = user_data.unpacked_body().collect();
                    let mut operation = message(FROM, 0, 8, &body);
                    operation.push_tlv(Tlv::SarMsgRefNum(0xCAFE));
                    operation.push_tlv(Tlv::SarTotalSegments(total));
                    operation.push_tlv(Tlv::SarSegmentSeqnum(segment.part().sequence));
                    operation
                }
                "payload" => {
                    let mut operation = message(FROM, 0x40, 8, b"");
                    let payload = AnyOctetString::from_vec(octets);
                    operation.push_tlv(Tlv::MessagePayload(payload.into()));
                    operation
                }
                _ => message(FROM, 0x40, 8, &octets),
            };
            for _ in 0..2 {
                let status = centre.deliver(operation.clone()).await;
                assert_eq!(status, CommandStatus::EsmeRok);
            }
            gateway.service.stop().await.unwrap();
            centre
                .wait_until("disconnected", |centre| !centre.is_bound())
                .await;
        }
        let received = receiver.wait_for(expected).await;
        assert_eq!(text(&received[expected - 1].event), text_sent, "{form}");
        assert_eq!(
            received[expected - 1].event["message"]["segmentCount"],
            total
        );
        assert_eq!(received.len(), expected);
    }
    for file in std::fs::read_dir(folder.path()).unwrap() {
        let content = std::fs::read(file.unwrap().path()).unwrap();
        let octets = b"\x04\x36".repeat(10);
        assert!(!content.windows(octets.len()).any(|window| window == octets));
    }
}

/// A whole text in a payload, which is longer than a part.
#[tokio::test]
async fn a_long_payload() {
    let centre = Centre::good().await;
    let receiver = Receiver::good().await;
    let gateway = Gateway::start(with_smpp(receiver.address, centre.settings())).await;
    let mut operation = message(FROM, 0, 0, b"");
    let payload = AnyOctetString::from_vec(vec![b'a'; 1000]);
    operation.push_tlv(Tlv::MessagePayload(payload.into()));
    centre.deliver(operation).await;
    let received = receiver.wait_for(1).await;
    assert_eq!(text(&received[0].event), "a".repeat(1000));
    assert_eq!(received[0].event["message"]["segmentCount"], 7);
    gateway.service.stop().await.unwrap();
}

/// Parts of two senders and of two messages with the same number are not mixed.
#[tokio::test]
async fn messages_are_not_mixed_and_numbers_are_used_again() {
    let centre = Centre::good().await;
    let receiver = Receiver::good().await;
    let gateway = Gateway::start(with_smpp(receiver.address, centre.settings())).await;
    let part = |from: &str, sequence: u8, text: &str| {
        let octets = [&[5, 0, 3, 7, 2, sequence], text.as_bytes()].concat();
        message(from, 0x40, 0, &octets)
    };
    // The first half of a message whose second never comes; then the number is used again.
    for (from, sequence, text) in [
        (FROM, 1, "lost "),
        (FROM, 1, "first "),
        ("15551230008", 2, "other"),
        (FROM, 2, "message"),
        ("15551230008", 1, "the "),
    ] {
        centre.deliver(part(from, sequence, text)).await;
    }
    let received = receiver.wait_for(3).await;
    let (lost, whole): (Vec<_>, Vec<_>) = received
        .iter()
        .partition(|one| one.event["type"] == "message-failed");
    assert_eq!(lost[0].event["errorCode"], 5231);
    let texts: Vec<_> = whole.iter().map(|one| text(&one.event)).collect();
    assert_eq!(texts, ["first message", "the other"]);
    gateway.service.stop().await.unwrap();
}

/// A sender uses a number again at once. Parts that come again are told from those of new messages by
/// their content.
#[tokio::test]
async fn numbers_are_used_again_at_once() {
    let centre = Centre::good().await;
    let receiver = Receiver::good().await;
    let gateway = Gateway::start(with_smpp(receiver.address, centre.settings())).await;
    let mut expected = vec![];
    for (sequence, text, whole) in [
        (1, "The first ", None),
        (2, "message", Some("The first message")),
        // Both come again.
        (2, "message", None),
        (1, "The first ", None),
        // Another message, between whose parts one of the message before comes late.
        (2, "alarm", None),
        (1, "The first ", None),
        (1, "The last ", Some("The last alarm")),
        (1, "The last ", None),
        (1, "No ", None),
        (2, "news", Some("No news")),
    ] {
        let octets = [&[5, 0, 3, 7, 2, sequence], text.as_bytes()].concat();
        let status = centre.deliver(message(FROM, 0x40, 0, &octets)).await;
        assert_eq!(status, CommandStatus::EsmeRok);
        expected.extend(whole);
        let received = receiver.wait_for(expected.len()).await;
        let texts: Vec<_> = received.iter().map(|one| self::text(&one.event)).collect();
        assert_eq!(texts, expected, "{sequence} {text}");
    }
    tokio::time::sleep(Duration::from_millis(300)).await;
    assert_eq!(receiver.received().len(), expected.len());
    gateway.service.stop().await.unwrap();
}

#[tokio::test]
async fn parts_that_do_not_come_are_given_up() {
    let centre = Centre::good().await;
    let receiver = Receiver::good().await;
    let settings = Settings {
        joining: Duration::from_millis(500),
        ..centre.settings()
    };
    let gateway = Gateway::start(with_smpp(receiver.address, settings)).await;
    centre
        .deliver(message(FROM, 0x40, 0, b"\x05\0\x03\x07\x02\x01Hello"))
        .await;
    let received = receiver.wait_long_for(1, 20).await;
    let event = &received[0].event;
    assert_eq!(
        (&event["type"], &event["errorCode"]),
        (&json!("message-failed"), &json!(5231))
    );
    // A sender uses the number again before the first message is whole.
    for octets in [
        b"\x05\0\x03\x08\x02\x01One",
        b"\x05\0\x03\x08\x02\x01Two",
        b"\x05\0\x03\x08\x02\x02 te",
    ] {
        centre.deliver(message(FROM, 0x40, 0, octets)).await;
    }
    let received = receiver.wait_long_for(3, 20).await;
    let mut kinds: Vec<_> = received[1..].iter().map(|one| &one.event).collect();
    kinds.sort_by_key(|event| event["type"].as_str().unwrap().to_owned());
    assert_eq!(kinds[0]["errorCode"], json!(5231));
    assert_eq!(text(kinds[1]), "Two te");
    assert_eq!(
        (&event["message"]["direction"], &event["message"]["text"]),
        (&json!("in"), &json!(""))
    );
    gateway.service.stop().await.unwrap();
}

/// The application is the one that has the number, or the carrier's; a message to a number of nobody
/// is refused. The number is told as the application has it, whatever its form is at the carrier.
#[tokio::test]
async fn the_number_decides_who_is_told() {
    for (numbers, fallback, expected) in [
        (vec!["+15551230001".to_owned()], None, true),
        (vec!["15551230001".to_owned()], None, true),
        (vec![], Some("app".to_owned()), true),
        (vec!["+15551230000".to_owned()], None, false),
    ] {
        let centre = Centre::good().await;
        let receiver = Receiver::good().await;
        let settings = Settings {
            application: fallback,
            ..centre.settings()
        };
        let mut config = with_smpp(receiver.address, settings);
        let Applications::Sandbox(mut application) = config.applications else {
            panic!()
        };
        application.id = "app".to_owned();
        application.numbers = numbers.clone();
        config.applications = Applications::Configured([("app".to_owned(), application)].into());
        let gateway = Gateway::start(config).await;
        let status = centre.deliver(message(FROM, 0, 0, b"Hello")).await;
        match expected {
            true => {
                assert_eq!(status, CommandStatus::EsmeRok);
                let received = receiver.wait_for(1).await;
                let event = &received[0].event;
                assert_eq!(event["message"]["applicationId"], "app");
                for number in numbers {
                    assert_eq!(event["to"], number);
                }
            }
            false => assert_eq!(status, CommandStatus::EsmeRxRAppn),
        }
        gateway.service.stop().await.unwrap();
    }
}
