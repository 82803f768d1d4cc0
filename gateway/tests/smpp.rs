//! What goes to a message centre, octet for octet.

#[path = "../../tests/rows/mod.rs"]
mod rows;
mod support;

use std::sync::Arc;
use std::time::{Duration, Instant};

use septet::alphabet::Languages;
use septet::wire::Payload;
use septet::{Encoding, ReferenceWidth};
use septet_gateway::delivery::smpp::{DefaultAlphabet, Form, Settings};
use septet_gateway::delivery::{Carriers, Network, Route};
use serde_json::json;
use support::centre::{self, Centre};
use support::{Gateway, Receiver, failed, kinds, message, with_carriers, with_smpp};
use tokio::task::JoinSet;

const MESSAGES: &str = "/users/9900000/messages";

/// The octets of a text as the crate has them, and `esm_class` and `data_coding`.
fn expected(settings: &Settings, text: &str, reference: u16) -> Vec<(u8, u8, Vec<u8>)> {
    let segments = settings.segmenter().split(text).unwrap();
    let is_converted = settings.alphabet != DefaultAlphabet::Gsm7;
    let each = segments.map(|segment| {
        let user_data = segment.encode(reference);
        let has_header = user_data.has_header() && settings.form == Form::Udh;
        let (coding, octets) = match segment.encoding() {
            Encoding::Gsm7 if is_converted => {
                let header = user_data.header().filter(|_| has_header);
                let mut octets = header.map_or(vec![], |header| header.octets().to_vec());
                octets.extend(segment.text().chars().map(|one| one as u8));
                (0, octets)
            }
            encoding if has_header => (encoding.tp_dcs(), user_data.unpacked().collect::<Vec<_>>()),
            encoding => (encoding.tp_dcs(), user_data.unpacked_body().collect()),
        };
        (if has_header { 0x40 } else { 0 }, coding, octets)
    });
    each.collect()
}

/// Every text of the crate's table, in every form: the octets are the crate's, and there are as many
/// operations as the answer says segments.
#[tokio::test]
async fn what_goes_out_is_what_the_crate_says() {
    let plain = Centre::good().await;
    let base = Settings {
        has_receipts: false,
        window: 64,
        ..plain.settings()
    };
    let all = [
        base.clone(),
        Settings {
            reference_width: ReferenceWidth::Bits16,
            ..base.clone()
        },
        Settings {
            form: Form::Sar,
            ..base.clone()
        },
        Settings {
            form: Form::Payload,
            ..base.clone()
        },
        Settings {
            languages: Languages::ALL,
            ..base.clone()
        },
        Settings {
            alphabet: DefaultAlphabet::Latin1,
            ..base.clone()
        },
        Settings {
            alphabet: DefaultAlphabet::Ascii,
            form: Form::Sar,
            ..base.clone()
        },
    ];
    let mut operations = 0;
    for settings in all {
        let centre = Centre::good().await;
        let settings = Settings {
            address: centre.settings().address,
            ..settings
        };
        let receiver = Receiver::good().await;
        let mut config = with_smpp(receiver.address, settings.clone());
        config.connections = 1000;
        let gateway = Arc::new(Gateway::start(config).await);
        // All at once, so that they share the writes, each to a recipient of its own.
        let mut accepting = JoinSet::new();
        for (vector, number) in rows::vectors().into_iter().zip(15_551_240_000_u64..) {
            let length = vector.text.encode_utf16().count();
            if length == 0 || length > 2048 {
                continue;
            }
            let gateway = Arc::clone(&gateway);
            accepting.spawn(async move {
                let to = number.to_string();
                let answer = gateway.accept(&format!("+{to}"), &vector.text).await;
                let segments = answer["segmentCount"].as_u64().unwrap() as usize;
                (vector, to, segments)
            });
        }
        let accepted = accepting.join_all().await;
        receiver.wait_long_for(accepted.len(), 60).await;
        let all = centre.submitted();
        for (vector, to, segments) in accepted {
            let text = &vector.text;
            let to_it = all.iter().filter(|one| one.destination_addr.as_str() == to);
            let submitted: Vec<_> = to_it.cloned().collect();
            let rules = settings.segmenter();
            assert_eq!(segments, rules.measure(text).segments as usize);
            if rules == septet::Segmenter::new() {
                assert_eq!(segments, vector.segments as usize, "{}", vector.id);
            }
            if settings.form == Form::Payload && segments > 1 {
                let [operation] = &submitted[..] else {
                    panic!()
                };
                let mut storage = vec![0; 2 * text.len()];
                let encoding = rules.measure(text).encoding;
                let payload = Payload::write(text, encoding, &mut storage).unwrap();
                let (sar, found) = centre::parameters(operation);
                assert_eq!((sar, found), (vec![], Some(payload.octets().to_vec())));
                assert!(operation.short_message().is_empty());
                assert_eq!(u8::from(operation.data_coding), encoding.tp_dcs());
                continue;
            }
            assert_eq!(submitted.len(), segments, "{}", vector.id);
            let (sar, _) = centre::parameters(&submitted[0]);
            let first = submitted[0].short_message();
            let reference = match (settings.form, settings.reference_width) {
                _ if segments == 1 => 0,
                (Form::Sar, _) => sar[0],
                // Of a header with national tables too, the reference number comes first.
                (_, ReferenceWidth::Bits16) => u16::from_be_bytes([first[3], first[4]]),
                _ => first[3].into(),
            };
            let expected = expected(&settings, text, reference);
            for (index, (operation, expected)) in submitted.iter().zip(expected).enumerate() {
                let found = (
                    u8::from(operation.esm_class),
                    u8::from(operation.data_coding),
                    operation.short_message().to_vec(),
                );
                assert_eq!(found, expected, "{} {index}", vector.id);
                let (sar, payload) = centre::parameters(operation);
                let numbers = [reference, segments as u16, index as u16 + 1];
                match settings.form == Form::Sar && segments > 1 {
                    true => assert_eq!(sar, numbers),
                    false => assert!(sar.is_empty()),
                }
                assert_eq!(payload, None);
                operations += 1;
            }
        }
        Arc::into_inner(gateway)
            .unwrap()
            .service
            .stop()
            .await
            .unwrap();
        assert_eq!(centre.unbinds(), 1);
    }
    assert!(operations > 2_000, "only {operations} operations");
}

/// All octets after the header, written out.
#[tokio::test]
async fn the_fields_are_those_of_the_protocol() {
    let centre = Centre::good().await;
    let receiver = Receiver::good().await;
    let gateway = Gateway::start(with_smpp(receiver.address, centre.settings())).await;
    for (from, text, expiration) in [
        ("+15551230001", "5 €", Some("2096-05-01T12:00:00.2Z")),
        ("ACME", "ж", None),
        ("12345", "@£[é", None),
    ] {
        let mut body = message("+15551230002", text);
        body["from"] = json!(from);
        body["expiration"] = json!(expiration);
        let number = centre.submitted().len();
        assert_eq!(gateway.post(MESSAGES, &body).await.status, 202);
        centre
            .wait_until("one more", |centre| centre.submitted().len() > number)
            .await;
    }
    let expected: [&[u8]; 3] = [
        b"\0\x01\x0115551230001\0\x01\x0115551230002\0\0\0\0\0960501120000200+\0\x01\0\0\0\x045 \x1B\x65",
        b"\0\x05\0ACME\0\x01\x0115551230002\0\0\0\0\0\0\x01\0\x08\0\x02\x04\x36",
        b"\0\x03\x0012345\0\x01\x0115551230002\0\0\0\0\0\0\x01\0\0\0\x05\0\x01\x1B\x3C\x05",
    ];
    for (found, expected) in centre.bodies().iter().zip(expected) {
        let shown = |octets: &[u8]| String::from_utf8_lossy(octets).into_owned();
        assert_eq!(found, expected, "{:?}", shown(found));
    }
    gateway.service.stop().await.unwrap();
}

#[tokio::test]
async fn multimedia_messages_have_no_carrier() {
    let centre = Centre::good().await;
    let receiver = Receiver::good().await;
    let gateway = Gateway::start(with_smpp(receiver.address, centre.settings())).await;
    let mut body = message("+15551230002", "Hello");
    body["media"] = json!(["https://example.com/a.png"]);
    gateway.post(MESSAGES, &body).await;
    assert_eq!(kinds(&receiver.wait_for(1).await), [failed(4420)]);
    let mut group = message("", "Hello");
    group["to"] = json!(["+15551230002", "+15551230003"]);
    gateway.post(MESSAGES, &group).await;
    let received = receiver.wait_for(3).await;
    assert_eq!(kinds(&received[1..]), [failed(4420), failed(4420)]);
    assert_eq!(centre.submitted().len(), 0);
    gateway.service.stop().await.unwrap();
}

/// The recipient decides by which rules an estimate counts, as with a message.
#[tokio::test]
async fn estimates_count_as_the_carrier_of_the_recipient_does() {
    let (gsm7, ascii) = (Centre::good().await, Centre::good().await);
    let receiver = Receiver::good().await;
    let settings = Settings {
        alphabet: DefaultAlphabet::Ascii,
        ..ascii.settings()
    };
    let route = |prefix: &str, carrier: &str| Route {
        prefix: prefix.to_owned(),
        carriers: vec![carrier.to_owned()],
    };
    let carriers = Carriers {
        carriers: vec![
            ("gsm7".to_owned(), Network::Smpp(Box::new(gsm7.settings()))),
            ("ascii".to_owned(), Network::Smpp(Box::new(settings))),
        ],
        routes: vec![route("", "gsm7"), route("+44", "ascii")],
    };
    let gateway = Gateway::start(with_carriers(receiver.address, carriers)).await;
    let text = "é".repeat(100);
    for (to, segments, encoding) in [
        (json!(null), 1, "GSM-7"),
        (json!("+15551230002"), 1, "GSM-7"),
        (json!(["+15551230002"]), 1, "GSM-7"),
        (json!(["+447700900123"]), 2, "UCS-2"),
        (json!("+447700900123"), 2, "UCS-2"),
    ] {
        let body = json!({"to": to, "text": text});
        let path = format!("{MESSAGES}/estimate");
        let estimate = gateway.post(&path, &body).await.json();
        let found = (&estimate["segmentCount"], &estimate["encoding"]);
        assert_eq!(found, (&json!(segments), &json!(encoding)), "{to}");
        if let Some(to) = to[0].as_str() {
            assert_eq!(gateway.accept(to, &text).await["segmentCount"], segments);
        }
    }
    gateway.service.stop().await.unwrap();
}

#[tokio::test]
async fn the_rate_counts_segments() {
    let centre = Centre::good().await;
    let receiver = Receiver::good().await;
    let settings = Settings {
        has_receipts: false,
        rate: Some(10),
        ..centre.settings()
    };
    let gateway = Gateway::start(with_smpp(receiver.address, settings)).await;
    let start = Instant::now();
    gateway.accept("+15551230002", &"a".repeat(1530)).await;
    gateway.accept("+15551230002", &"a".repeat(1530)).await;
    receiver.wait_for(2).await;
    let elapsed = start.elapsed();
    assert!(elapsed >= Duration::from_millis(1800), "{elapsed:?}");
    assert!(elapsed < Duration::from_millis(3500), "{elapsed:?}");
    gateway.service.stop().await.unwrap();
}
