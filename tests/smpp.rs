//! The forms of SMPP: `short_message` with a header, `sar_` parameters, and `message_payload`.

mod laws;
mod model;
mod rows;

use septet::reassembly::{MessageKey, Progress, Reassembler};
use septet::wire::{Concatenation, Part, Payload, PayloadError, UnpackedOctets};
use septet::{DecodeError, ParseError, ReferenceWidth, Segmenter, UserData};

type Store = Box<Reassembler<&'static str, 4, 255>>;

/// What a `submit_sm` or a `deliver_sm` holds.
struct ShortMessage {
    esm_class: u8,
    octets: UnpackedOctets,
    /// `sar_msg_ref_num`, `sar_total_segments` and `sar_segment_seqnum`.
    sar: Option<(u16, u8, u8)>,
}

fn with_headers(rules: Segmenter, text: &str, reference: u16) -> Option<Vec<ShortMessage>> {
    let segments = rules.split(text).ok()?.map(|segment| {
        let user_data = segment.encode(reference);
        ShortMessage {
            esm_class: if user_data.has_header() { 0x40 } else { 0 },
            octets: user_data.unpacked().into_octets(),
            sar: None,
        }
    });
    Some(segments.collect())
}

fn with_sar(text: &str, reference: u16) -> Option<Vec<ShortMessage>> {
    let segments = septet::split(text).ok()?.map(|segment| {
        let Part { sequence, total } = segment.part();
        ShortMessage {
            esm_class: 0,
            octets: segment.encode(reference).unpacked_body().into_octets(),
            sar: (total > 1).then_some((reference, total, sequence)),
        }
    });
    Some(segments.collect())
}

/// The text that the last part completes. The parts arrive in reverse order, each twice.
fn received(tp_dcs: u8, messages: &[ShortMessage]) -> String {
    let mut store = Store::default();
    let mut text = None;
    for message in messages.iter().rev().flat_map(|message| [message, message]) {
        let has_header = message.esm_class & 0x40 != 0;
        let part = UserData::from_unpacked(tp_dcs, has_header, &message.octets).unwrap();
        let progress = match message.sar {
            None => store.push("a", 0, &part),
            Some((reference, total, sequence)) => {
                assert!(!has_header);
                let sar = Concatenation {
                    reference_width: ReferenceWidth::Bits16,
                    reference,
                    part: Part { sequence, total },
                };
                store.push_part("a", 0, sar, &part)
            }
        };
        match progress.unwrap() {
            Progress::Single => text = Some(part.text().unwrap().to_string()),
            Progress::Complete(key) => {
                let message = store.message(&key).unwrap();
                text = Some(message.decode().map(Result::unwrap).collect());
            }
            Progress::Held { .. } | Progress::Duplicate { .. } => {}
            other => panic!("{other:?}"),
        }
    }
    text.unwrap()
}

#[test]
fn every_vector_there_and_back() {
    let (mut seen, mut parts) = (0, 0);
    for vector in rows::vectors() {
        let text = &vector.text;
        let encoding = septet::measure(text).encoding;
        let tp_dcs = encoding.tp_dcs();
        for reference in [0, 7, 255, 256, 0xCAFE, u16::MAX] {
            let wide = Segmenter::new().with_reference_width(ReferenceWidth::Bits16);
            let forms = [
                with_headers(Segmenter::new(), text, reference),
                with_headers(wide, text, reference),
                with_sar(text, reference),
            ];
            for messages in forms.into_iter().flatten() {
                assert_eq!(received(tp_dcs, &messages), *text, "{}", vector.id);
                parts += messages.len();
            }
        }
        // In one piece, however long it is.
        let mut storage = vec![0; 2 * text.len()];
        let sent = Payload::write(text, encoding, &mut storage).unwrap();
        let payload = Payload::parse(tp_dcs, false, sent.octets()).unwrap();
        assert_eq!(
            payload.read(&mut vec![0; text.len()]),
            Ok(&**text),
            "{}",
            vector.id
        );
        laws::payload::payloads_round_trip(text);
        seen += 1;
    }
    assert!(
        seen >= 188 && parts > 6_000,
        "{seen} vectors, {parts} parts"
    );
}

/// A part with `sar_` parameters has as many septets as one with an 8-bit reference number.
#[test]
fn sar_parts_have_153_septets_and_a_16_bit_number() {
    let text = "a".repeat(255 * 153);
    let messages = with_sar(&text, 0xCAFE).unwrap();
    assert_eq!(messages.len(), 255);
    assert!(messages.iter().all(|message| message.octets.len() == 153));
    assert_eq!(received(0x00, &messages), text);

    // Some senders fill the parts, because no header follows.
    let mut store = Store::default();
    let number = |sequence| Concatenation {
        reference_width: ReferenceWidth::Bits16,
        reference: 0xCAFE,
        part: Part { sequence, total: 2 },
    };
    let full = UserData::from_unpacked(0x00, false, &[0x61; 160]).unwrap();
    store.push_part("a", 0, number(2), &full).unwrap();
    let progress = store.push_part("a", 0, number(1), &full).unwrap();
    let key = MessageKey {
        sender: "a",
        reference_width: ReferenceWidth::Bits16,
        reference: 0xCAFE,
        total: 2,
    };
    assert_eq!(progress, Progress::Complete(key));
    assert_eq!(store.message(&key).unwrap().decode().count(), 320);
}

#[test]
fn numbers_are_kept_apart() {
    let part = |body: &[u8]| UserData::from_unpacked(0x04, false, body).unwrap();
    let number = |reference_width, reference, sequence, total| Concatenation {
        reference_width,
        reference,
        part: Part { sequence, total },
    };
    let mut store = Store::default();
    let wide = ReferenceWidth::Bits16;
    for reference in [0x0107, 0x0207, 0x0007] {
        let number = number(wide, reference, 1, 2);
        store.push_part("a", 0, number, &part(b"x")).unwrap();
    }
    assert_eq!(store.len(), 3);
    // 8-bit numbers are taken modulo 256, as a header has them.
    let number_8 = number(ReferenceWidth::Bits8, 0x0107, 2, 2);
    store.push_part("a", 0, number_8, &part(b"y")).unwrap();
    let header = UserData::from_unpacked(0x04, true, b"\x05\0\x03\x07\x02\x01x").unwrap();
    let progress = store.push("a", 0, &header).unwrap();
    assert!(matches!(progress, Progress::Complete(key) if key.reference == 7));
    // The number of the header is not read, and impossible numbers are ignored.
    store.clear();
    store
        .push_part("a", 0, number(wide, 9, 1, 2), &header)
        .unwrap();
    assert_eq!(store.stalest().unwrap().key().reference, 9);
    for (sequence, total) in [(0, 2), (3, 2), (0, 0), (1, 1), (1, 0)] {
        let single = store.push_part("a", 0, number(wide, 7, sequence, total), &header);
        assert_eq!(single, Ok(Progress::Single), "{sequence} of {total}");
    }
    assert_eq!(store.len(), 1);
}

#[test]
fn unpacked_octets_are_slices() {
    let text = "a".repeat(159) + "€";
    let last = septet::split(&text).unwrap().last().unwrap().encode(0x42);
    let octets = last.unpacked().into_octets();
    assert_eq!(octets.as_ref(), b"\x05\x00\x03\x42\x02\x02aaaaaa\x1B\x65");
    assert_eq!(octets[6..], *last.unpacked_body().into_octets());
    let mut rest = last.unpacked();
    assert_eq!(rest.nth(6), Some(b'a'));
    assert_eq!(rest.into_octets().as_ref(), b"aaaaa\x1B\x65");
    let longest = UserData::from_unpacked(0x00, false, &[0x61; 160]).unwrap();
    assert_eq!(longest.unpacked().into_octets().as_ref(), [0x61; 160]);
    assert!(UnpackedOctets::default().is_empty());
    assert!(size_of::<UnpackedOctets>() <= 162);
}

#[test]
fn payloads_are_checked() {
    let error =
        |tp_dcs, has_header, octets| Payload::parse(tp_dcs, has_header, octets).unwrap_err();
    let octets = [&[0x61; 300][..], b"\xE9"].concat();
    assert_eq!(
        error(0x00, false, &octets),
        ParseError::NotASeptet {
            offset: 300,
            octet: 0xE9
        }
    );
    assert_eq!(
        error(0x00, true, b"\x05\0\x03"),
        ParseError::HeaderLength {
            needed: 6,
            octets: 3
        }
    );
    // A header's octets are not septets, and it is not part of the text.
    let octets = [b"\x06\x05\x04\x0B\x84\x23\xF0", &[0x61; 500][..]].concat();
    let payload = Payload::parse(0x00, true, &octets).unwrap();
    assert_eq!(payload.decode().count(), 500);
    assert_eq!(payload.header().unwrap().octets().len(), 7);

    let text = [&[0x61; 200][..], b"\x1B"].concat();
    let payload = Payload::parse(0x00, false, &text).unwrap();
    let error = PayloadError::Decode {
        offset: 200,
        error: DecodeError::LoneEscape { septet: 200 },
    };
    assert_eq!(payload.read(&mut [0; 600]), Err(error));
    assert_eq!(
        error.to_string(),
        "nothing follows the escape at septet 200"
    );
    let mut storage = [0; 299];
    let storage = Payload::write(&"a".repeat(300), septet::Encoding::Gsm7, &mut storage);
    assert_eq!(
        storage.unwrap_err().to_string(),
        "the storage holds 299 bytes, 300 are needed"
    );
    let data = Payload::parse(0x04, false, &[0xA5; 1000]).unwrap();
    let Some(Err(PayloadError::Decode { offset: 0, error })) = data.decode().next() else {
        panic!("{data:?}");
    };
    assert_eq!(error, DecodeError::NotText { offset: 0 });
    assert_eq!(data.body(), [0xA5; 1000]);
}
