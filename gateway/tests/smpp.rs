//! What goes to a message centre, and what becomes of it.

#[path = "../../tests/rows/mod.rs"]
mod rows;
mod support;

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use reqwest::Method;
use rusmpp::{CommandId, CommandStatus};
use septet::alphabet::Languages;
use septet::wire::Payload;
use septet::{Encoding, ReferenceWidth};
use septet_gateway::delivery::smpp::{Binds, DefaultAlphabet, Form, Settings, Validity};
use septet_gateway::delivery::{Carriers, Network, Route};
use septet_gateway::message::EventKind;
use serde_json::{Value, json};
use support::centre::{self, Act, Centre, accepted, receipt, refused, soon};
use support::{Gateway, Receiver, message, with_carriers, with_smpp};

const MESSAGES: &str = "/users/9900000/messages";

fn kinds(received: &[support::Received]) -> Vec<(String, i64)> {
    let each = received.iter().map(|one| {
        let code = one.event["errorCode"].as_i64().unwrap_or(0);
        (one.event["type"].as_str().unwrap().to_owned(), code)
    });
    each.collect()
}

fn delivered() -> (String, i64) {
    ("message-delivered".to_owned(), 0)
}

fn failed(code: i64) -> (String, i64) {
    ("message-failed".to_owned(), code)
}

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
        let gateway = Gateway::start(with_smpp(receiver.address, settings.clone())).await;
        let mut sent = 0;
        for vector in rows::vectors() {
            let text = &vector.text;
            if text.is_empty() || text.chars().count() > 2048 || text.encode_utf16().count() > 2048
            {
                continue;
            }
            let before = centre.submitted().len();
            let answer = gateway.accept("+15551230002", text).await;
            sent += 1;
            receiver.wait_for(sent).await;
            let submitted = centre.submitted().split_off(before);
            let segments = answer["segmentCount"].as_u64().unwrap() as usize;
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
        gateway.service.stop().await.unwrap();
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

/// The answer and the receipt have the identifier in different forms, and the receipt may come before
/// the answer.
#[tokio::test]
async fn receipts_are_found_in_every_form() {
    let forms: [(&str, &str); 6] = [
        ("6699", "6699"),
        ("6700", "1a2c"),
        ("6701", "00001A2D"),
        ("1A2E", "6702"),
        ("1a2f", "0000006703"),
        ("af3c-77", "AF3C-77"),
    ];
    for is_early in [false, true] {
        let centre = Centre::start(Arc::new(move |number, operation| {
            let (answered, reported) = forms[number];
            let receipt = soon(receipt(operation, reported, "DELIVRD", "000"));
            let answer = Act::Answer(CommandStatus::EsmeRok, answered.to_owned());
            let delay = Duration::from_millis(if is_early { 200 } else { 0 });
            vec![(delay, answer), receipt]
        }))
        .await;
        let receiver = Receiver::good().await;
        let gateway = Gateway::start(with_smpp(receiver.address, centre.settings())).await;
        for number in 0..forms.len() {
            gateway.accept("+15551230002", "Hello").await;
            let received = receiver.wait_for(number + 1).await;
            assert_eq!(
                kinds(&received[number..]),
                [delivered()],
                "{number} {is_early}"
            );
        }
        gateway.service.stop().await.unwrap();
    }
}

/// The receipts of all segments are one event; a failure is told once, whatever comes after.
#[tokio::test]
async fn receipts_are_folded() {
    let centre = Centre::start(Arc::new(|number, operation| {
        let id = format!("{number:04}");
        // Of the second message, two segments fail.
        let (state, error) = match number {
            4 => ("UNDELIV", "775"),
            5 => ("EXPIRED", "000"),
            _ => ("DELIVRD", "000"),
        };
        let mut acts = vec![
            accepted(&id),
            soon(receipt(operation, &id, "ENROUTE", "000")),
        ];
        let end = receipt(operation, &id, state, error);
        let delay = Duration::from_millis(100 + 50 * number as u64);
        acts.push((delay, Act::Deliver(Box::new(end.clone()))));
        acts.push((
            delay + Duration::from_millis(10),
            Act::Deliver(Box::new(end)),
        ));
        acts
    }))
    .await;
    let receiver = Receiver::good().await;
    let gateway = Gateway::start(with_smpp(receiver.address, centre.settings())).await;
    let start = Instant::now();
    let answer = gateway.accept("+15551230002", &"a".repeat(459)).await;
    assert_eq!(answer["segmentCount"], 3);
    let search = format!("{MESSAGES}?messageStatus=SENT");
    centre
        .wait_until("3 segments", |centre| centre.submitted().len() == 3)
        .await;
    tokio::time::sleep(Duration::from_millis(60)).await;
    let found = gateway
        .send(gateway.request(Method::GET, &search))
        .await
        .json();
    assert_eq!(found["totalCount"], 1);
    assert_eq!(found["messages"][0]["messageLength"], 0);
    assert_eq!(kinds(&receiver.wait_for(1).await), [delivered()]);
    assert!(start.elapsed() >= Duration::from_millis(200));
    gateway.accept("+15551230002", &"a".repeat(459)).await;
    let received = receiver.wait_for(2).await;
    assert_eq!(kinds(&received), [delivered(), failed(4775)]);
    assert_eq!(received[1].event["message"]["segmentCount"], 3);
    tokio::time::sleep(Duration::from_millis(600)).await;
    assert_eq!(receiver.received().len(), 2);
    let found = gateway.request(
        Method::GET,
        &format!("{MESSAGES}?messageDirection=OUTBOUND"),
    );
    assert_eq!(gateway.send(found).await.json()["totalCount"], 0);
    gateway.service.stop().await.unwrap();
}

/// Applications can ask for the event that a message has left.
#[tokio::test]
async fn sent_comes_before_delivered() {
    let centre = Centre::with_receipts().await;
    let receiver = Receiver::good().await;
    let mut config = with_smpp(receiver.address, centre.settings());
    if let septet_gateway::applications::Applications::Sandbox(application) =
        &mut config.applications
    {
        application.kinds.push(EventKind::MessageSent);
    }
    let gateway = Gateway::start(config).await;
    gateway.accept("+15551230002", "Hello").await;
    let received = receiver.wait_for(2).await;
    assert_eq!(
        kinds(&received),
        [("message-sent".to_owned(), 0), delivered()]
    );
    gateway.service.stop().await.unwrap();
}

#[tokio::test]
async fn a_receipt_that_does_not_come_is_given_up() {
    let centre = Centre::good().await;
    let receiver = Receiver::good().await;
    let settings = Settings {
        patience: Duration::from_secs(1),
        ..centre.settings()
    };
    let gateway = Gateway::start(with_smpp(receiver.address, settings)).await;
    gateway.accept("+15551230002", "Hello").await;
    assert_eq!(kinds(&receiver.wait_for(1).await), [failed(9902)]);
    gateway.service.stop().await.unwrap();
}

/// A whole window is answered in one moment, again and again.
#[tokio::test]
async fn a_burst_of_answers_passes() {
    let centre = Centre::start(Arc::new(|number, _| {
        let answer = Act::Answer(CommandStatus::EsmeRok, number.to_string());
        // All of a window at the same time.
        let delay = Duration::from_millis(100);
        vec![(delay, answer)]
    }))
    .await;
    let receiver = Receiver::good().await;
    let settings = Settings {
        has_receipts: false,
        ..centre.settings()
    };
    let gateway = Gateway::start(with_smpp(receiver.address, settings)).await;
    for _ in 0..30 {
        gateway.accept("+15551230002", &"a".repeat(1530)).await;
    }
    let received = receiver.wait_for(30).await;
    assert_eq!(kinds(&received), vec![delivered(); 30]);
    assert_eq!(centre.submitted().len(), 300);
    assert_eq!(centre.most_under_way(), 16);
    gateway.service.stop().await.unwrap();
}

/// Throttling, full queues and temporary errors delay messages; permanent errors fail them once.
#[tokio::test]
async fn temporary_errors_keep_the_message_and_permanent_ones_fail_it() {
    let centre = Centre::start(Arc::new(|number, _| {
        vec![match number {
            0 => refused(CommandStatus::EsmeRthrottled),
            1 => refused(CommandStatus::EsmeRmsgqful),
            2 => refused(CommandStatus::EsmeRsyserr),
            4 => refused(CommandStatus::EsmeRinvdstadr),
            5 => refused(CommandStatus::Other(0x401)),
            _ => accepted("7"),
        }]
    }))
    .await;
    let receiver = Receiver::good().await;
    let settings = Settings {
        has_receipts: false,
        ..centre.settings()
    };
    let gateway = Gateway::start(with_smpp(receiver.address, settings)).await;
    let start = Instant::now();
    gateway.accept("+15551230002", "Hello").await;
    assert_eq!(kinds(&receiver.wait_for(1).await), [delivered()]);
    assert_eq!(centre.submitted().len(), 4);
    assert!(start.elapsed() >= Duration::from_secs(2));
    gateway.accept("+15551230002", "Hello").await;
    receiver.wait_for(2).await;
    gateway.accept("+15551230002", "Hello").await;
    let received = receiver.wait_for(3).await;
    assert_eq!(kinds(&received[1..]), [failed(4720), failed(5610)]);
    assert_eq!(centre.submitted().len(), 6);
    gateway.service.stop().await.unwrap();
}

/// Connections end while messages are under way; nothing is lost, and what is sent twice is what was
/// not answered.
#[tokio::test]
async fn disconnects_lose_nothing() {
    let lost = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&lost);
    let centre = Centre::start(Arc::new(move |number, _| match number % 40 {
        39 => vec![(Duration::ZERO, Act::Disconnect)],
        38 => {
            counted.fetch_add(1, Ordering::Relaxed);
            vec![]
        }
        _ => vec![accepted(&number.to_string())],
    }))
    .await;
    let receiver = Receiver::good().await;
    let settings = Settings {
        has_receipts: false,
        timeout: Duration::from_secs(2),
        ..centre.settings()
    };
    let gateway = Gateway::start(with_smpp(receiver.address, settings)).await;
    let mut ids = vec![];
    for _ in 0..150 {
        ids.push(gateway.accept("+15551230002", "Hello").await["id"].clone());
    }
    let received = receiver.wait_long_for(150, 60).await;
    assert_eq!(kinds(&received), vec![delivered(); 150]);
    let mut found: Vec<_> = received
        .iter()
        .map(|one| one.event["message"]["id"].to_string())
        .collect();
    let mut ids: Vec<_> = ids.iter().map(Value::to_string).collect();
    found.sort();
    ids.sort();
    assert_eq!(found, ids);
    let (binds, all) = (centre.binds().len(), centre.submitted().len());
    assert!(binds > 1, "{binds}");
    assert!(
        all <= 150 + binds * 16 + lost.load(Ordering::Relaxed),
        "{all}"
    );
    gateway.service.stop().await.unwrap();
}

#[tokio::test]
async fn a_carrier_that_never_answers_is_not_asked_for_ever() {
    let centre = Centre::start(Arc::new(|_, _| vec![])).await;
    let receiver = Receiver::good().await;
    let settings = Settings {
        timeout: Duration::from_millis(100),
        ..centre.settings()
    };
    let gateway = Gateway::start(with_smpp(receiver.address, settings)).await;
    gateway.accept("+15551230002", "Hello").await;
    let mut received = vec![];
    for _ in 0..4 {
        tokio::time::sleep(Duration::from_secs(5)).await;
        received = receiver.received();
        if !received.is_empty() {
            break;
        }
    }
    assert_eq!(kinds(&received), [failed(5630)]);
    assert_eq!(centre.submitted().len(), 5);
    gateway.service.stop().await.unwrap();
}

/// Also of messages that are not read yet because the carrier is away.
#[tokio::test]
async fn messages_expire_while_their_carrier_is_away() {
    let receiver = Receiver::good().await;
    let centre = Centre::good().await;
    centre.refuse_binds(Some(CommandStatus::EsmeRbindfail));
    let gateway = Gateway::start(with_smpp(receiver.address, centre.settings())).await;
    let soon = jiff::Timestamp::now() + Duration::from_secs(2);
    for _ in 0..20 {
        let mut body = message("+15551230002", "Hello");
        body["expiration"] = json!(soon.to_string());
        assert_eq!(gateway.post(MESSAGES, &body).await.status, 202);
    }
    let received = receiver.wait_for(20).await;
    assert_eq!(kinds(&received), vec![failed(4360); 20]);
    assert_eq!(centre.submitted().len(), 0);
    // It comes back.
    centre.refuse_binds(None);
    gateway.accept("+15551230002", "Hello").await;
    centre
        .wait_until("submitted", |centre| centre.submitted().len() == 1)
        .await;
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

fn two(first: &Centre, second: &Centre, prefix: &str) -> Carriers {
    let settings = |centre: &Centre| {
        Network::Smpp(Box::new(Settings {
            has_receipts: false,
            ..centre.settings()
        }))
    };
    Carriers {
        carriers: vec![
            ("first".to_owned(), settings(first)),
            ("second".to_owned(), settings(second)),
        ],
        routes: vec![
            Route {
                prefix: prefix.to_owned(),
                carriers: vec!["first".to_owned(), "second".to_owned()],
            },
            Route {
                prefix: "+44".to_owned(),
                carriers: vec!["second".to_owned()],
            },
        ],
    }
}

/// The first carrier of a route that is connected gets the message; one that is away delays no route
/// of another.
#[tokio::test]
async fn routes_and_fail_over() {
    let (first, second) = (Centre::good().await, Centre::good().await);
    let receiver = Receiver::good().await;
    let carriers = two(&first, &second, "+1");
    let gateway = Gateway::start(with_carriers(receiver.address, carriers)).await;
    for centre in [&first, &second] {
        centre
            .wait_until("bound", |centre| !centre.binds().is_empty())
            .await;
    }
    tokio::time::sleep(Duration::from_millis(100)).await;
    gateway.accept("+15551230002", "Hello").await;
    receiver.wait_for(1).await;
    gateway.accept("+447700900123", "Hello").await;
    receiver.wait_for(2).await;
    let counts = || (first.submitted().len(), second.submitted().len());
    assert_eq!(counts(), (1, 1));
    first.refuse_binds(Some(CommandStatus::EsmeRsyserr));
    first.disconnect();
    tokio::time::sleep(Duration::from_millis(100)).await;
    gateway.accept("+15551230002", "Hello").await;
    receiver.wait_for(3).await;
    assert_eq!(counts(), (1, 2));
    first.refuse_binds(None);
    first.wait_until("bound again", Centre::is_bound).await;
    tokio::time::sleep(Duration::from_millis(100)).await;
    gateway.accept("+15551230002", "Hello").await;
    receiver.wait_for(4).await;
    assert_eq!(counts(), (2, 2));
    // No route.
    gateway.accept("+4915112345678", "Hello").await;
    let received = receiver.wait_for(5).await;
    assert_eq!(kinds(&received[4..]), [failed(5106)]);
    gateway.service.stop().await.unwrap();
}

#[tokio::test]
async fn a_transmitter_and_a_receiver() {
    let centre = Centre::with_receipts().await;
    let receiver = Receiver::good().await;
    let settings = Settings {
        binds: Binds::Separate,
        validity: Validity::None,
        enquire: Duration::from_millis(200),
        ..centre.settings()
    };
    let gateway = Gateway::start(with_smpp(receiver.address, settings)).await;
    centre
        .wait_until("2 binds", |centre| centre.binds().len() == 2)
        .await;
    gateway.accept("+15551230002", "Hello").await;
    assert_eq!(kinds(&receiver.wait_for(1).await), [delivered()]);
    let mut binds = centre.binds();
    binds.sort();
    assert_eq!(binds, [CommandId::BindReceiver, CommandId::BindTransmitter]);
    centre
        .wait_until("enquire_link", |centre| centre.enquiries() > 3)
        .await;
    gateway.service.stop().await.unwrap();
    assert_eq!(centre.unbinds(), 2);
}

/// A connection on which nothing is answered is given up.
#[tokio::test]
async fn a_silent_connection_is_replaced() {
    let (first, second) = (Centre::good().await, Centre::good().await);
    let receiver = Receiver::good().await;
    let mut carriers = two(&first, &second, "");
    for (_, network) in &mut carriers.carriers {
        if let Network::Smpp(settings) = network {
            settings.enquire = Duration::from_millis(200);
            settings.timeout = Duration::from_millis(300);
        }
    }
    let gateway = Gateway::start(with_carriers(receiver.address, carriers)).await;
    for centre in [&first, &second] {
        centre
            .wait_until("bound", |centre| !centre.binds().is_empty())
            .await;
    }
    tokio::time::sleep(Duration::from_millis(100)).await;
    first.fall_silent();
    tokio::time::sleep(Duration::from_millis(700)).await;
    gateway.accept("+15551230002", "Hello").await;
    assert_eq!(kinds(&receiver.wait_for(1).await), [delivered()]);
    assert_eq!(second.submitted().len(), 1);
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

/// The service stops while a message is half sent. Its other segments are sent after the restart,
/// with the same reference number, and only those.
#[tokio::test]
async fn segments_that_a_carrier_has_are_not_sent_again_after_a_restart() {
    let is_open = Arc::new(AtomicUsize::new(0));
    let open = Arc::clone(&is_open);
    let centre = Centre::start(Arc::new(move |number, operation| {
        let id = number.to_string();
        match (open.load(Ordering::Relaxed), number) {
            (0, 1) => vec![refused(CommandStatus::EsmeRmsgqful)],
            _ => vec![
                accepted(&id),
                soon(receipt(operation, &id, "DELIVRD", "000")),
            ],
        }
    }))
    .await;
    let receiver = Receiver::good().await;
    let folder = tempfile::tempdir().unwrap();
    let config = || {
        let mut config = with_smpp(
            receiver.address,
            Settings {
                window: 1,
                ..centre.settings()
            },
        );
        config.database = Some(folder.path().join("messages.db"));
        config
    };
    let gateway = Gateway::start(config()).await;
    gateway.accept("+15551230002", &"a".repeat(459)).await;
    centre
        .wait_until("2 operations", |centre| centre.submitted().len() >= 2)
        .await;
    // For the receipt of the first.
    tokio::time::sleep(Duration::from_millis(200)).await;
    gateway.service.stop().await.unwrap();
    is_open.store(1, Ordering::Relaxed);
    let gateway = Gateway::start(config()).await;
    assert_eq!(kinds(&receiver.wait_for(1).await), [delivered()]);
    let numbers = centre
        .submitted()
        .into_iter()
        .map(|one| one.short_message()[3..6].to_vec());
    let numbers: Vec<_> = numbers.collect();
    let reference = numbers[0][0];
    let parts: Vec<_> = numbers.iter().map(|header| header[2]).collect();
    assert!(
        numbers.iter().all(|header| header[..2] == [reference, 3]),
        "{numbers:?}"
    );
    assert_eq!(parts, [1, 2, 2, 3]);
    gateway.service.stop().await.unwrap();
    for file in std::fs::read_dir(folder.path()).unwrap() {
        let content = std::fs::read(file.unwrap().path()).unwrap();
        let text = [b'a'; 20];
        assert!(!content.windows(text.len()).any(|window| window == text));
    }
}
