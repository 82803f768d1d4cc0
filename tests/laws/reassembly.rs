//! The laws of joining parts, judged by the naive store.

use septet::reassembly::{JoinError, MessageKey, Progress, Reassembler, ReassemblyError};
use septet::wire::Fields;
use septet::{ReferenceWidth, Segmenter, UserData};

use crate::model::reassembly::{Body, Content, Key, Outcome, Store, read};
use crate::model::{self, Coding, Rules};

/// What happens to a store: six octets, each of them any.
pub type Event = [u8; 6];

fn reference_width(wide: bool) -> ReferenceWidth {
    match wide {
        false => ReferenceWidth::Bits8,
        true => ReferenceWidth::Bits16,
    }
}

/// A sender is a `String` here, which is not copied by itself.
fn key(key: Key) -> MessageKey<String> {
    let (sender, wide, number, total) = key;
    MessageKey {
        sender: sender.to_string(),
        reference_width: reference_width(wide),
        reference: number,
        total,
    }
}

fn header(key: Key, sequence: u8) -> Vec<u8> {
    let rules = Rules {
        wide_reference: key.1,
        ..Rules::PLAIN
    };
    model::header(key.2, sequence.into(), key.3.into(), Coding::DEFAULT, rules)
}

/// A part with a body of this kind, which says whose it is.
fn content(key: Key, sequence: u8, kind: u8) -> Content {
    let (sender, wide, number, total) = key;
    let [high, low] = number.to_be_bytes();
    let mark = [sender, wide.into(), high, low, total, sequence, kind];
    let units = mark.map(|octet| 0x4E00 | u16::from(octet));
    let body = match kind % 12 {
        0..=2 => Body::Units([&[0xDE00], &units[..], &[0xD83D]].concat(), false),
        3 => Body::Units([&units[..], &[0xD83D]].concat(), false),
        4 => Body::Units([&[0xDE00], &units[..]].concat(), false),
        5 => Body::Units(vec![0xDC00 | u16::from(sequence)], false),
        6 => Body::Units(vec![], false),
        7 => Body::Units([&units[..], &[0xD83D]].concat(), true),
        8 => Body::Septets(mark.map(|octet| octet & 0x7F).to_vec()),
        9 => Body::Septets([&mark.map(|octet| octet & 0x7F)[..], &[0x1B]].concat()),
        10 => Body::Data(mark.to_vec()),
        _ => Body::Units(units.to_vec(), false),
    };
    let header = header(key, sequence);
    let (tp_dcs, udl, octets) = match &body {
        Body::Septets(septets) => {
            let (udl, octets) = model::pack(&header, septets);
            (0x00, udl, octets)
        }
        Body::Units(units, half) => {
            let mut octets = header;
            octets.extend(units.iter().flat_map(|unit| unit.to_be_bytes()));
            octets.extend(half.then_some(0xDE));
            (0x08, octets.len(), octets)
        }
        Body::Data(data) => {
            let octets = [&header[..], data].concat();
            (0x04, octets.len(), octets)
        }
    };
    Content {
        tp_dcs,
        udl: udl as u8,
        octets,
        body,
    }
}

/// Both stores, and the clock of their caller.
struct Pair<const MESSAGES: usize, const PARTS: usize> {
    store: Reassembler<String, MESSAGES, PARTS>,
    model: Store,
    now: u64,
}

impl<const MESSAGES: usize, const PARTS: usize> Pair<MESSAGES, PARTS> {
    fn happens(&mut self, event: Event) {
        let [kind, whose, part, variant, numbers, tick] = event;
        self.now += u64::from(tick % 4);
        // Few messages, so that most parts meet one that is there.
        let sender = [0, 0, 0, 0, 1, 2][usize::from(whose) % 6];
        let wide = whose >= 0xE0;
        let number = match numbers {
            0..0xA0 => 0x00,
            0xA0..0xC0 => 0x01,
            0xC0..0xE0 => 0xFF,
            0xE0..0xF0 => 0x100,
            _ => 0xFF00,
        };
        let number = if wide { number } else { number & 0xFF };
        let total = match part % 16 {
            0..7 => 3,
            7..10 => 2,
            10..13 => 4,
            13 | 14 => 8,
            _ => 255,
        };
        let sequence = (part >> 4) % total + 1;
        let of = (sender, wide, number, total);
        match kind {
            0..10 => self.remove(of),
            10..25 => self.remove_oldest(),
            25 => {
                self.store.clear();
                self.model.messages.clear();
            }
            26..40 => self.alone(variant),
            _ => {
                // Nearly always what a part of this place in this message holds.
                let usual = (number as u8)
                    .wrapping_mul(5)
                    .wrapping_add((sequence - 1) * (sender & 1));
                let kind = if variant < 0xE0 { usual } else { variant };
                let content = content(of, sequence, kind);
                while self.push(of, sequence, &content) && variant & 3 > 0 {
                    self.remove_oldest();
                }
            }
        }
        self.agree();
    }

    /// Whether there was no room, and removing something would help.
    fn push(&mut self, of: Key, sequence: u8, content: &Content) -> bool {
        let Content {
            tp_dcs,
            udl,
            octets,
            ..
        } = content;
        let received = UserData::parse(
            Fields {
                tp_dcs: *tp_dcs,
                tp_udhi: true,
                tp_udl: *udl,
            },
            octets,
        )
        .unwrap();
        let said = self.store.push(of.0.to_string(), self.now, &received);
        let expected = self.model.push(of, sequence, self.now, content.clone());
        let key = key(of);
        assert_eq!(
            said,
            match expected {
                Outcome::Held(missing) => Ok(Progress::Held { key, missing }),
                Outcome::Repeated(missing) => Ok(Progress::Duplicate { key, missing }),
                Outcome::Complete => Ok(Progress::Complete(key)),
                Outcome::Conflict => Err(ReassemblyError::Conflict { key, sequence }),
                Outcome::MessagesFull => Err(ReassemblyError::MessagesFull),
                Outcome::PartsFull => Err(ReassemblyError::PartsFull),
                Outcome::TooManyParts => Err(ReassemblyError::TooManyParts { total: key.total }),
            }
        );
        matches!(expected, Outcome::MessagesFull | Outcome::PartsFull)
            && !self.model.messages.is_empty()
    }

    fn alone(&mut self, variant: u8) {
        let header: &[u8] = match variant % 5 {
            0 => &[],
            1 => &[5, 0x00, 3, variant, 1, 1],
            2 => &[5, 0x00, 3, variant, 2, 3],
            3 => &[5, 0x00, 3, variant, 0, 0],
            _ => &[3, 0x70, 1, variant],
        };
        let octets = [header, b"text"].concat();
        let received = UserData::parse_lossy(
            Fields {
                tp_dcs: 0x04,
                tp_udhi: !header.is_empty(),
                tp_udl: 140,
            },
            &octets,
        );
        let said = self.store.push("0".to_owned(), self.now, &received);
        assert_eq!(said, Ok(Progress::Single));
    }

    fn remove(&mut self, of: Key) {
        let there = self.model.messages.remove(&of).is_some();
        assert_eq!(self.store.remove(&key(of)), there);
    }

    fn remove_oldest(&mut self) {
        let oldest = self.store.stalest().map(|oldest| oldest.key().clone());
        assert_eq!(oldest, self.model.stalest().map(key));
        if let Some(oldest) = oldest {
            assert!(self.store.remove(&oldest));
            self.model.messages.remove(&self.model.stalest().unwrap());
        }
    }

    /// All that can be seen of a store is what the model holds.
    fn agree(&self) {
        let Self { store, model, .. } = self;
        assert_eq!(store.len(), model.messages.len());
        assert_eq!(store.is_empty(), model.messages.is_empty());
        assert_eq!(store.parts_free(), PARTS - model.parts());
        assert_eq!(
            store.stalest().map(|oldest| oldest.key().clone()),
            model.stalest().map(key)
        );
        let messages = store.messages();
        assert_eq!(messages.len(), model.messages.len());
        for (message, of) in messages.zip(model.in_turn()) {
            let expected = &model.messages[&of];
            assert_eq!(*message.key(), key(of));
            assert!(
                store
                    .message(message.key())
                    .unwrap()
                    .parts()
                    .eq(message.parts())
            );
            assert_eq!(
                (message.first_seen(), message.last_seen()),
                (expected.began, expected.latest)
            );
            assert_eq!(
                usize::from(message.missing()),
                usize::from(of.3) - expected.parts.len()
            );
            assert_eq!(message.is_complete(), message.missing() == 0);
            let missing = message.missing_parts();
            assert_eq!(missing.len(), usize::from(message.missing()));
            assert!(
                missing.eq((1..=of.3).filter(|sequence| !expected.parts.contains_key(sequence)))
            );

            let parts = message.parts();
            assert_eq!(parts.len(), expected.parts.len());
            let parts =
                parts.map(|(sequence, part)| (sequence, part.tp_dcs(), part.udl(), part.octets()));
            let held = expected
                .parts
                .iter()
                .map(|(&sequence, part)| (sequence, part.tp_dcs, part.udl, &part.octets[..]));
            assert!(parts.eq(held));

            let (text, fault) = read(expected);
            assert_eq!(message.decode_lossy().collect::<String>(), text);
            let most = message.decode_lossy().size_hint().1.unwrap();
            assert!(text.chars().count() <= most);
            let steps: Vec<Result<char, JoinError>> = message.decode().collect();
            let good: String = steps.iter().map_while(|step| step.ok()).collect();
            let before = fault.map_or(usize::MAX, |(before, _)| before);
            assert_eq!(good, text.chars().take(before).collect::<String>());
            let found = steps.iter().find_map(|step| step.err());
            assert_eq!(
                found.map(|error| error.sequence),
                fault.map(|(_, sequence)| sequence)
            );
        }
    }
}

fn run<const MESSAGES: usize, const PARTS: usize>(events: &[Event]) {
    let mut pair = Pair::<MESSAGES, PARTS> {
        store: Reassembler::new(),
        model: Store::new(MESSAGES, PARTS),
        now: 0,
    };
    for &event in events {
        pair.happens(event);
    }
}

/// Whatever comes in whatever order, a store of some size says and holds what the naive
/// one does: it mixes no two messages, and loses nothing that it held.
pub fn reassembly_is_the_model_s(size: u8, events: &[Event]) {
    match size % 16 {
        0 => run::<0, 2>(events),
        1 => run::<2, 0>(events),
        2 => run::<1, 2>(events),
        3 => run::<9, 6>(events),
        4..8 => run::<2, 5>(events),
        8..12 => run::<4, 9>(events),
        _ => run::<6, 255>(events),
    }
}

/// The parts of a text, as this crate sends them, or torn after each so many code units,
/// as other senders do.
fn parts_of(text: &str, wide: bool, number: u16, torn: Option<usize>) -> Vec<UserData> {
    let Some(torn) = torn else {
        let segmenter = Segmenter::new().with_reference_width(reference_width(wide));
        let segments = segmenter.split(text).unwrap();
        return segments.map(|segment| segment.encode(number)).collect();
    };
    let units: Vec<u16> = text.encode_utf16().collect();
    let total = units.len().div_ceil(torn);
    let rules = Rules {
        wide_reference: wide,
        ..Rules::PLAIN
    };
    let parts = units.chunks(torn).enumerate().map(|(before, units)| {
        let mut octets = model::header(number, before + 1, total, Coding::DEFAULT, rules);
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

/// Long texts of two senders, whose parts come lost, twice and in any order: a message
/// that is complete is the text that was sent, even if there was room for few of them.
pub fn messages_come_whole_or_not_at_all(
    texts: &[String],
    number: u16,
    torn: Option<usize>,
    arrivals: &[u16],
) {
    // Two messages at a time share their number and have two senders.
    let of = |message: usize| {
        let number = number.wrapping_add(message as u16 / 2);
        (message % 2, message.is_multiple_of(3), number)
    };
    let mut sent = vec![];
    for (message, text) in texts.iter().take(60).enumerate() {
        let (_, wide, number) = of(message);
        let units = text.encode_utf16().take(torn.unwrap_or(60) * 9);
        let text = String::from_utf16_lossy(&units.collect::<Vec<_>>());
        for part in parts_of(&text, wide, number, torn) {
            sent.push((message, text.clone(), part));
        }
    }

    let mut store: Reassembler<usize, 3, 12> = Reassembler::new();
    for (at, &arrival) in arrivals.iter().enumerate() {
        let Some((message, text, part)) = sent.get(usize::from(arrival) % sent.len().max(1)) else {
            return;
        };
        let (sender, _, number) = of(*message);
        let said = loop {
            let said = store.push(sender, at as u64, part);
            let (Err(ReassemblyError::MessagesFull | ReassemblyError::PartsFull), Some(oldest)) =
                (&said, store.stalest())
            else {
                break said;
            };
            let oldest = *oldest.key();
            store.remove(&oldest);
        };
        match said.unwrap() {
            Progress::Single => assert_eq!(part.decode_lossy().collect::<String>(), *text),
            Progress::Complete(key) => {
                assert_eq!((key.sender, key.reference & 0xFF), (sender, number & 0xFF));
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

    // All of them, the last part first: with nothing lost nothing is missing.
    let mut store: Reassembler<usize, 60, 560> = Reassembler::new();
    for (message, _, part) in sent.iter().rev() {
        store.push(of(*message).0, 0, part).unwrap();
    }
    assert!(store.messages().all(|message| message.is_complete()));
}
