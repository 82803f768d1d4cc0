//! The laws of parts that are lost, duplicated, reordered and late: no message is a mixture.

use std::collections::BTreeMap;

use septet::reassembly::{JoinError, Progress, Reassembler, ReassemblyError};
use septet::wire::Fields;
use septet::{ReferenceWidth, Segmenter, UserData};

use crate::model::{self, Coding, Rules};

/// The parts of a text: as this crate sends them or, if `length` is given, divided after every
/// `length` code units, as other senders do.
fn parts_of(text: &str, wide: bool, reference: u16, length: Option<usize>) -> Vec<UserData> {
    let Some(length) = length else {
        let width = match wide {
            false => ReferenceWidth::Bits8,
            true => ReferenceWidth::Bits16,
        };
        let segmenter = Segmenter::new().with_reference_width(width);
        let segments = segmenter.split(text).unwrap();
        return segments.map(|segment| segment.encode(reference)).collect();
    };
    let units: Vec<u16> = text.encode_utf16().collect();
    let total = units.len().div_ceil(length);
    let rules = Rules {
        wide_reference: wide,
        ..Rules::PLAIN
    };
    let parts = units.chunks(length).enumerate().map(|(before, units)| {
        let mut octets = model::header(reference, before + 1, total, Coding::DEFAULT, rules);
        let has_header = !octets.is_empty();
        octets.extend(units.iter().flat_map(|unit| unit.to_be_bytes()));
        UserData::parse(
            Fields {
                tp_dcs: 0x08,
                tp_udhi: has_header,
                tp_udl: octets.len() as u8,
            },
            &octets,
        )
        .unwrap()
    });
    parts.collect()
}

/// The parts of long texts from two senders are lost, duplicated and reordered. Every complete
/// message is the text that was sent, even if the store is small.
pub fn messages_are_complete_or_absent(
    texts: &[String],
    reference: u16,
    length: Option<usize>,
    arrivals: &[u16],
) {
    // Two consecutive messages share a reference, but have different senders.
    let sender_and_reference = |message: usize| {
        let reference = reference.wrapping_add(message as u16 / 2);
        (message % 2, message.is_multiple_of(3), reference)
    };
    let mut sent = vec![];
    for (message, text) in texts.iter().take(60).enumerate() {
        let (_, wide, reference) = sender_and_reference(message);
        let units = text.encode_utf16().take(length.unwrap_or(60) * 9);
        let text = String::from_utf16_lossy(&units.collect::<Vec<_>>());
        for part in parts_of(&text, wide, reference, length) {
            sent.push((message, text.clone(), part));
        }
    }

    let mut store: Reassembler<usize, 3, 12> = Reassembler::new();
    for (at, &arrival) in arrivals.iter().enumerate() {
        let Some((message, text, part)) = sent.get(usize::from(arrival) % sent.len().max(1)) else {
            return;
        };
        let (sender, _, reference) = sender_and_reference(*message);
        let result = loop {
            let result = store.push(sender, at as u64, part);
            let (Err(ReassemblyError::MessagesFull | ReassemblyError::PartsFull), Some(stalest)) =
                (&result, store.stalest())
            else {
                break result;
            };
            let stalest = *stalest.key();
            store.remove(&stalest);
        };
        match result.unwrap() {
            Progress::Single => assert_eq!(part.decode_lossy().collect::<String>(), *text),
            Progress::Complete(key) => {
                assert_eq!(
                    (key.sender, key.reference & 0xFF),
                    (sender, reference & 0xFF)
                );
                let joined = store.message(&key).unwrap();
                let strict: Result<String, JoinError> = joined.decode().collect();
                assert_eq!(strict.as_ref(), Ok(text));
                assert_eq!(joined.decode_lossy().collect::<String>(), *text);
                assert!(store.remove(&key));
            }
            Progress::Held { .. } | Progress::Duplicate { .. } => {}
            other => panic!("{other:?}"),
        }
    }

    // If all parts arrive, the last part first, every message is complete.
    let mut store: Reassembler<usize, 60, 560> = Reassembler::new();
    for (message, _, part) in sent.iter().rev() {
        store
            .push(sender_and_reference(*message).0, 0, part)
            .unwrap();
    }
    assert!(store.messages().all(|message| message.is_complete()));
}

type Store = Reassembler<u8, 2, 12>;

/// The message that `part` completes: its text, its parts and its times.
struct Joined {
    text: String,
    parts: Vec<UserData>,
    first_seen: u64,
    last_seen: u64,
}

/// What the documentation of `Reassembler` tells callers to do. Returns whether there was a
/// conflict, and the message that `part` completes.
fn receive(store: &mut Store, sender: u8, at: u64, part: &UserData) -> (bool, Option<Joined>) {
    let mut conflict = false;
    loop {
        match store.push(sender, at, part) {
            Ok(Progress::Complete(key)) => {
                let message = store.message(&key).unwrap();
                let joined = Joined {
                    text: message.decode_lossy().collect(),
                    parts: message.parts().map(|(_, part)| part.clone()).collect(),
                    first_seen: message.first_seen(),
                    last_seen: message.last_seen(),
                };
                store.remove(&key);
                return (conflict, Some(joined));
            }
            Err(ReassemblyError::Conflict { key, .. }) => {
                conflict = true;
                assert!(store.remove(&key));
            }
            Err(ReassemblyError::MessagesFull | ReassemblyError::PartsFull) => {
                let stalest = *store.stalest().unwrap().key();
                assert!(store.remove(&stalest));
            }
            Ok(Progress::Held { .. } | Progress::Duplicate { .. }) => return (conflict, None),
            other => panic!("{other:?}"),
        }
    }
}

/// Three senders use the reference 0 for every message. Parts are lost, duplicated, reordered and
/// late.
///
/// If all parts of a message arrive more than the age limit before those of the next, every
/// complete message is the text that was sent. Otherwise (`overlap`), all its parts arrived within
/// the limit, and a part that differs from a stored one was never joined to it.
pub fn the_age_limit_keeps_messages_apart(
    texts: &[String],
    max_age: u8,
    overlap: bool,
    arrivals: &[[u8; 3]],
) {
    let max_age = u64::from(max_age);
    let mut store = Store::with_max_age(max_age);
    let mut now = 0;
    let mut round = 0;
    // When each part arrived, by sender and content.
    let mut arrived: BTreeMap<(u8, Vec<u8>), Vec<u64>> = BTreeMap::new();
    for &[kind, choice, tick] in arrivals {
        if kind >= 0xD0 {
            round += 1;
            now += if overlap { 1 } else { max_age + 1 };
        }
        now += match tick {
            0xF0.. => max_age + 1,
            _ => u64::from(tick % 8),
        };
        let sender = kind % 3;
        let text = texts.get((round + usize::from(sender)) % texts.len().max(1));
        let text: String = text.map_or("", String::as_str).chars().take(50).collect();
        // The texts of two messages differ, and have two to nine parts.
        let text = format!("{round} {sender} {text}жжжжж");
        let length = text
            .encode_utf16()
            .count()
            .div_ceil(2 + usize::from(sender) * 3);
        let parts = parts_of(&text, false, 0, Some(length.max(1)));
        let part = &parts[usize::from(choice) % parts.len()];
        let times = arrived.entry((sender, part.octets().to_vec())).or_default();
        times.push(now);

        let (conflict, joined) = receive(&mut store, sender, now, part);
        assert!(overlap || !conflict);
        let Some(joined) = joined else {
            continue;
        };
        assert!(joined.last_seen - joined.first_seen <= max_age);
        let within = joined.first_seen..=joined.last_seen;
        for part in &joined.parts {
            let times = &arrived[&(sender, part.octets().to_vec())];
            assert!(times.iter().any(|time| within.contains(time)));
        }
        if !overlap {
            assert_eq!(joined.text, text);
        }
    }
}
