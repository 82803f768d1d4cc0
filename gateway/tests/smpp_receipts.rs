//! What becomes of messages that a message centre has, or refuses.

mod support;

use std::sync::Arc;
use std::time::{Duration, Instant};

use reqwest::Method;
use rusmpp::CommandStatus;
use septet_gateway::delivery::smpp::Settings;
use septet_gateway::message::EventKind;
use septet_gateway::store::Database;
use serde_json::json;
use support::centre::{Act, Centre, accepted, receipt, refused, soon};
use support::{Gateway, Receiver, delivered, failed, kinds, message, with_smpp};

const MESSAGES: &str = "/users/9900000/messages";

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

/// A message centre whose answers have identifiers in decimal and whose receipts have them in
/// hexadecimal. The receipt for 16 looks as one for 10 would by the standard.
async fn hexadecimal(ids: &'static [u32]) -> Centre {
    Centre::start(Arc::new(move |number, operation| {
        let id = ids[number];
        let state = if id == 16 { "UNDELIV" } else { "DELIVRD" };
        let receipt = receipt(operation, &format!("{id:x}"), state, "000");
        // After both answers.
        let millis = match id {
            16 => 300,
            10 => 1500,
            _ => 20,
        };
        let receipt = Act::Deliver(Box::new(receipt));
        vec![
            accepted(&id.to_string()),
            (Duration::from_millis(millis), receipt),
        ]
    }))
    .await
}

/// By their recipients, before the form is known.
#[tokio::test]
async fn receipts_are_for_the_recipient_that_they_name() {
    let centre = hexadecimal(&[10, 16]).await;
    let receiver = Receiver::good().await;
    let gateway = Gateway::start(with_smpp(receiver.address, centre.settings())).await;
    gateway.accept("+15551230002", "Hello").await;
    centre
        .wait_until("submitted", |centre| centre.count() == 1)
        .await;
    gateway.accept("+15551230003", "Hello").await;
    let received = receiver.wait_for(2).await;
    assert_eq!(kinds(&received), [failed(5650), delivered()]);
    assert_eq!(received[0].event["to"], "+15551230003");
    gateway.service.stop().await.unwrap();
}

/// By the form that earlier receipts had, also after a restart.
#[tokio::test]
async fn the_form_of_identifiers_is_remembered() {
    let centre = hexadecimal(&[1000, 1001, 1002, 10, 16]).await;
    let receiver = Receiver::good().await;
    let folder = tempfile::tempdir().unwrap();
    let config = || {
        let mut config = with_smpp(receiver.address, centre.settings());
        config.database = Some(Database::File(folder.path().join("messages.db")));
        config
    };
    let gateway = Gateway::start(config()).await;
    for number in 1..=3 {
        gateway.accept("+15551230002", "Hello").await;
        receiver.wait_for(number).await;
    }
    gateway.service.stop().await.unwrap();
    let gateway = Gateway::start(config()).await;
    // Of one recipient.
    gateway.accept("+15551230002", "Hello").await;
    centre
        .wait_until("submitted", |centre| centre.count() == 4)
        .await;
    let second = gateway.accept("+15551230002", "Hello").await;
    let received = receiver.wait_for(5).await;
    assert_eq!(kinds(&received[3..]), [failed(5650), delivered()]);
    assert_eq!(received[3].event["message"]["id"], second["id"]);
    gateway.service.stop().await.unwrap();
}

/// Nothing decides for some seconds; then it is what the standard says.
#[tokio::test]
async fn a_receipt_that_can_be_for_two_segments_waits() {
    let centre = Centre::start(Arc::new(|number, operation| {
        let id = ["10", "16"][number];
        let delay = Duration::from_millis(300);
        let receipt = receipt(operation, id, "DELIVRD", "000");
        vec![accepted(id), (delay, Act::Deliver(Box::new(receipt)))]
    }))
    .await;
    let receiver = Receiver::good().await;
    let gateway = Gateway::start(with_smpp(receiver.address, centre.settings())).await;
    let start = Instant::now();
    for _ in 0..2 {
        gateway.accept("+15551230002", "Hello").await;
    }
    let received = receiver.wait_for(2).await;
    assert_eq!(kinds(&received), [delivered(), delivered()]);
    assert!(
        start.elapsed() > Duration::from_secs(2),
        "{:?}",
        start.elapsed()
    );
    gateway.service.stop().await.unwrap();
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
        let delay = Duration::from_millis(600 + 50 * number as u64);
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
    let mut found = json!(null);
    for _ in 0..50 {
        let request = gateway.request(Method::GET, &search);
        found = gateway.send(request).await.json();
        if found["totalCount"] == 1 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    assert_eq!(found["totalCount"], 1);
    assert_eq!(found["messages"][0]["messageLength"], 0);
    assert_eq!(kinds(&receiver.wait_for(1).await), [delivered()]);
    assert!(start.elapsed() >= Duration::from_millis(700));
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
