//! What was read equals what was sent, through the octets of `rusmpp`'s codec.

use bytes::BytesMut;
use rusmpp::pdus::SubmitSm;
use rusmpp::tokio_codec::CommandCodec;
use rusmpp::types::{COctetString, OctetString};
use rusmpp::values::DataCoding;
use rusmpp::{Command, CommandStatus, Pdu};
use septet::alphabet::Languages;
use septet::reassembly::{Progress, Reassembler};
use septet::wire::HeaderExtras;
use septet::{Boundary, ReferenceWidth, Segmenter, UserData};
use smpp_gateway::{Receiver, with_headers, with_payload, with_sar};
use tokio_util::codec::{Decoder, Encoder};

fn from(sender: &str) -> SubmitSm {
    SubmitSm::builder()
        .source_addr(COctetString::from_string(sender.to_owned()).unwrap())
        .build()
}

/// Encodes and decodes the operation.
fn transmitted(operation: SubmitSm) -> (Vec<u8>, SubmitSm) {
    let mut octets = BytesMut::new();
    let mut codec = CommandCodec::new().without_max_length();
    let command = Command::new(CommandStatus::EsmeRok, 1, operation);
    codec.encode(command, &mut octets).unwrap();
    let sent = octets.to_vec();
    let received = codec.decode(&mut octets).unwrap().unwrap();
    assert!(octets.is_empty());
    let Pdu::SubmitSm(operation) = received.pdu().unwrap() else {
        panic!("{received:?}");
    };
    (sent, operation.clone())
}

/// Texts and their numbers of segments by the default rules.
fn texts() -> Vec<(String, usize)> {
    vec![
        (String::new(), 1),
        ("Hello".to_owned(), 1),
        ("@".repeat(8), 1),
        ("{[€]}".repeat(16), 1),
        ("a".repeat(152) + "€" + &"b".repeat(8), 2),
        ("a".repeat(139) + "€" + &"b".repeat(100), 2),
        ("a".repeat(1530), 10),
        ("€".repeat(765), 11),
        ("ж".repeat(66) + "👋" + &"ж".repeat(4), 2),
        ("ж".repeat(69) + "👋" + &"ж".repeat(69), 3),
        ("👨‍👩‍👧‍👦 family ".repeat(20), 6),
        ("ğüşıç ".repeat(40), 4),
        ("a".repeat(255 * 153), 255),
    ]
}

#[derive(Clone, Copy, Debug)]
enum Form {
    Headers(Segmenter),
    Sar,
    Payload,
}

impl Form {
    fn submit(self, text: &str, reference: u16) -> Vec<SubmitSm> {
        let to = from("4512345678");
        match self {
            Self::Headers(rules) => with_headers(&to, text, rules, reference).unwrap(),
            Self::Sar => with_sar(&to, text, reference).unwrap(),
            Self::Payload => vec![with_payload(&to, text).unwrap()],
        }
    }
}

#[test]
fn what_is_read_is_what_was_sent() {
    let plain = Segmenter::new();
    let mut receiver = Receiver::default();
    let (mut reference, mut seen) = (250, 0);
    for (text, _) in texts() {
        let forms = [
            Form::Headers(plain),
            Form::Headers(plain.with_reference_width(ReferenceWidth::Bits16)),
            Form::Headers(plain.with_boundary(Boundary::Grapheme)),
            Form::Headers(plain.with_languages(Languages::ALL)),
            Form::Sar,
            Form::Payload,
        ];
        // The longest text has too many segments for 16-bit reference numbers.
        let possible = |form: &Form| match form {
            Form::Headers(rules) => rules.split(&text).is_ok(),
            _ => true,
        };
        for form in forms.into_iter().filter(possible) {
            let mut operations = form.submit(&text, reference);
            reference += 1;
            operations.reverse(); // parts may arrive in any order
            let last = operations.pop().unwrap();
            for operation in operations {
                let (_, operation) = transmitted(operation);
                assert_eq!(receiver.receive(&operation, 60).unwrap(), None, "{form:?}");
            }
            let (_, last) = transmitted(last);
            let read = receiver.receive(&last, 60).unwrap();
            assert_eq!(read.as_deref(), Some(&*text), "{form:?}");
            seen += 1;
        }
    }
    assert_eq!(seen, 13 * 6 - 1);
}

/// The octets of a binary message, through `short_message` with headers.
#[test]
fn data_is_read_as_it_was_sent() {
    let mut store: Box<Reassembler<u8, 1, 255>> = Box::default();
    let rules = Segmenter::new().with_header_extras(HeaderExtras::ports(2948, 9200));
    for length in [1, 133, 134, 500, 255 * 128] {
        let data: Vec<u8> = (0..length).map(|index| (index % 251) as u8).collect();
        let mut read = None;
        for segment in rules.split_data(&data).unwrap() {
            let sent = segment.encode(7);
            let octets = sent.unpacked().into_octets();
            let mut operation = from("1").with_data_coding(DataCoding::OctetUnspecified2);
            operation.esm_class = 0x40.into();
            let octets = OctetString::from_slice(&octets).unwrap();
            let (_, received) = transmitted(operation.with_short_message(octets));
            let tp_dcs = u8::from(received.data_coding);
            let part = UserData::from_unpacked(tp_dcs, true, received.short_message());
            let part = part.unwrap();
            assert_eq!(part, sent);
            match store.push(1, 0, &part).unwrap() {
                Progress::Single => read = Some(part.body().to_vec()),
                Progress::Complete(key) => {
                    let bodies = store.message(&key).unwrap().bodies();
                    read = Some(bodies.collect::<Vec<_>>().concat());
                    store.remove(&key);
                }
                _ => {}
            }
        }
        assert_eq!(read, Some(data));
    }
}

#[test]
fn there_is_an_operation_for_each_segment() {
    for (text, segments) in texts() {
        for form in [Form::Headers(Segmenter::new()), Form::Sar] {
            assert_eq!(form.submit(&text, 7).len(), segments, "{form:?} {text}");
        }
    }
}

#[test]
fn national_tables_need_a_header() {
    let text = "ğ".repeat(140);
    let turkish = Segmenter::new().with_languages(Languages::ALL);
    let [single] = &Form::Headers(turkish).submit(&text, 7)[..] else {
        panic!()
    };
    let (_, single) = transmitted(single.clone());
    // 0x25: the locking shift table of Turkish.
    assert_eq!(single.short_message()[..5], [3, 0x25, 1, 1, 0x0C]);
    assert_eq!(u8::from(single.esm_class), 0x40);
    assert_eq!(u8::from(single.data_coding), 0);
}

/// All octets after the header of the operation.
#[test]
fn the_octets_are_those_of_the_protocol() {
    let octets = |form: Form, text: &str| {
        let operations = form.submit(text, 0x1234);
        let octets = |operation| transmitted(operation).0[16..].to_vec();
        operations.into_iter().map(octets).collect::<Vec<_>>()
    };
    let expected = |esm_class: u8, data_coding: u8, length: u8, rest: &[u8]| {
        // service_type, source, destination
        let addresses = b"\0\0\x004512345678\0\0\0\0";
        let fields = [esm_class, 0, 0, 0, 0, 0, 0, data_coding, 0, length];
        [&addresses[..], &fields, rest].concat()
    };
    let headers = Form::Headers(Segmenter::new());
    assert_eq!(octets(headers, "5 €"), [expected(0, 0, 4, b"5 \x1B\x65")]);
    assert_eq!(octets(headers, "ж"), [expected(0, 8, 2, b"\x04\x36")]);
    let text = "a".repeat(160) + "@";
    let last = expected(0x40, 0, 14, b"\x05\0\x03\x34\x02\x02aaaaaaa\0");
    assert_eq!(octets(headers, &text)[1], last);
    // 0x020C: sar_msg_ref_num, 0x020E: sar_total_segments, 0x020F: sar_segment_seqnum
    let sar = b"\x02\x0C\0\x02\x12\x34\x02\x0E\0\x01\x02\x02\x0F\0\x01\x02";
    let last = expected(0, 0, 8, &[b"aaaaaaa\0", &sar[..]].concat());
    assert_eq!(octets(Form::Sar, &text)[1], last);
    // 0x0424: message_payload
    let payload = [b"\x04\x24\0\xA1", "a".repeat(160).as_bytes(), b"\0"].concat();
    assert_eq!(octets(Form::Payload, &text), [expected(0, 0, 0, &payload)]);
}

#[test]
fn messages_are_not_mixed() {
    let text = |letter: &str| letter.repeat(300);
    // Equal low octets of the reference number, or equal numbers from two senders.
    let rules = Segmenter::new();
    let messages = [
        with_sar(&from("1"), &text("a"), 0x0107),
        with_sar(&from("1"), &text("b"), 0x0207),
        with_headers(&from("1"), &text("c"), rules, 0x0007),
        with_headers(&from("2"), &text("d"), rules, 0x0007),
    ]
    .map(Result::unwrap);
    let mut receiver = Receiver::default();
    let mut read = Vec::new();
    for index in 0..2 {
        for message in &messages {
            read.extend(receiver.receive(&message[index], 60).unwrap());
        }
    }
    assert_eq!(read, ["a", "b", "c", "d"].map(text));
}

#[test]
fn what_cannot_be_read_is_an_error() {
    let error = |operation: &SubmitSm| Receiver::default().receive(operation, 60).unwrap_err();
    let [operation] = &with_sar(&from("1"), "café", 7).unwrap()[..] else {
        panic!()
    };
    let utf8 = OctetString::from_slice("café".as_bytes()).unwrap();
    let utf8 = error(&operation.clone().with_short_message(utf8)).to_string();
    assert!(utf8.contains("0xC3 at offset 3"), "{utf8}");
    let latin1 = operation.clone().with_data_coding(DataCoding::Latin1);
    assert_eq!(error(&latin1).to_string(), "data_coding 3 is not supported");
}
