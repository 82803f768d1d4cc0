//! The laws of reassembly, checked against the naive store.

use septet::reassembly::{
    JoinError, MessageKey, Progress, ReadError, Reassembler, ReassemblyError,
};
use septet::wire::Fields;
use septet::{ReferenceWidth, UserData};

use crate::model::reassembly::{Body, Content, Key, Outcome, Store, read};
use crate::model::{self, Coding, Rules};

/// One operation on a store, encoded in six arbitrary octets.
pub type Event = [u8; 6];

fn reference_width(wide: bool) -> ReferenceWidth {
    match wide {
        false => ReferenceWidth::Bits8,
        true => ReferenceWidth::Bits16,
    }
}

/// The sender is a `String`, which is not `Copy`.
fn key(key: Key) -> MessageKey<String> {
    let (sender, wide, reference, total) = key;
    MessageKey {
        sender: sender.to_string(),
        reference_width: reference_width(wide),
        reference,
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

/// A part with a body of this kind. Most kinds contain the key and the sequence number, so
/// different parts have different content.
fn content(key: Key, sequence: u8, kind: u8) -> Content {
    let (sender, wide, reference, total) = key;
    let [high, low] = reference.to_be_bytes();
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

/// Both stores, and the caller's clock.
struct Pair<const MESSAGES: usize, const PARTS: usize> {
    store: Reassembler<String, MESSAGES, PARTS>,
    model: Store,
    now: u64,
}

impl<const MESSAGES: usize, const PARTS: usize> Pair<MESSAGES, PARTS> {
    fn apply(&mut self, event: Event) {
        let [kind, whose, part, variant, references, tick] = event;
        self.now = match tick {
            0xFE => self.now + 100,
            0xFF => self.now.saturating_sub(10), // a clock that goes back
            _ => self.now + u64::from(tick % 4),
        };
        // Few different keys, so that most parts belong to a stored message.
        let sender = [0, 0, 0, 0, 1, 2][usize::from(whose) % 6];
        let wide = whose >= 0xE0;
        let reference = match references {
            0..0xA0 => 0x00,
            0xA0..0xC0 => 0x01,
            0xC0..0xE0 => 0xFF,
            0xE0..0xF0 => 0x100,
            _ => 0xFF00,
        };
        let reference = if wide { reference } else { reference & 0xFF };
        let total = match part % 16 {
            0..7 => 3,
            7..10 => 2,
            10..13 => 4,
            13 | 14 => 8,
            _ => 255,
        };
        let sequence = (part >> 4) % total + 1;
        let id = (sender, wide, reference, total);
        match kind {
            0..10 => self.remove(id),
            10..25 => self.remove_stalest(),
            25 => {
                self.store.clear();
                self.model.messages.clear();
            }
            26 | 27 => {
                let time = self.now.saturating_sub(u64::from(variant % 8));
                let removed = self.model.remove_older(time);
                assert_eq!(self.store.remove_older(time), removed);
            }
            28..40 => self.alone(variant),
            40..42 => {
                let removed = self.model.remove_expired(self.now);
                assert_eq!(self.store.remove_expired(self.now), removed);
            }
            _ => {
                // Parts with the same key and sequence nearly always have the same content.
                let usual = (reference as u8)
                    .wrapping_mul(5)
                    .wrapping_add((sequence - 1) * (sender & 1));
                let kind = if variant < 0xE0 { usual } else { variant };
                let content = content(id, sequence, kind);
                while self.push(id, sequence, &content) && variant & 3 > 0 {
                    self.remove_stalest();
                }
            }
        }
        self.agree();
    }

    /// Returns whether the store was full and removing a message would make room.
    fn push(&mut self, id: Key, sequence: u8, content: &Content) -> bool {
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
        let result = self.store.push(id.0.to_string(), self.now, &received);
        let expected = self.model.push(id, sequence, self.now, content.clone());
        let key = key(id);
        assert_eq!(
            result,
            match expected {
                Outcome::Held(missing) => Ok(Progress::Held { key, missing }),
                Outcome::Duplicate(missing) => Ok(Progress::Duplicate { key, missing }),
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
        let result = self.store.push("0".to_owned(), self.now, &received);
        assert_eq!(result, Ok(Progress::Single));
    }

    fn remove(&mut self, id: Key) {
        let present = self.model.messages.remove(&id).is_some();
        assert_eq!(self.store.remove(&key(id)), present);
    }

    fn remove_stalest(&mut self) {
        let stalest = self.store.stalest().map(|stalest| stalest.key().clone());
        assert_eq!(stalest, self.model.stalest().map(key));
        if let Some(stalest) = stalest {
            assert!(self.store.remove(&stalest));
            self.model.messages.remove(&self.model.stalest().unwrap());
        }
    }

    /// Checks that everything observable about the store equals the model.
    fn agree(&self) {
        let Self { store, model, .. } = self;
        assert_eq!(store.len(), model.messages.len());
        assert_eq!(store.is_empty(), model.messages.is_empty());
        assert_eq!(store.parts_free(), PARTS - model.parts());
        assert_eq!(
            store.stalest().map(|stalest| stalest.key().clone()),
            model.stalest().map(key)
        );
        let messages = store.messages();
        assert_eq!(messages.len(), model.messages.len());
        for (message, id) in messages.zip(model.in_order()) {
            let expected = &model.messages[&id];
            assert_eq!(*message.key(), key(id));
            assert!(
                store
                    .message(message.key())
                    .unwrap()
                    .parts()
                    .eq(message.parts())
            );
            assert_eq!(
                (message.first_seen(), message.last_seen()),
                (expected.first_seen, expected.last_seen)
            );
            assert_eq!(
                usize::from(message.missing()),
                usize::from(id.3) - expected.parts.len()
            );
            assert_eq!(message.is_complete(), message.missing() == 0);
            let missing = message.missing_parts();
            assert_eq!(missing.len(), usize::from(message.missing()));
            assert!(
                missing.eq((1..=id.3).filter(|sequence| !expected.parts.contains_key(sequence)))
            );

            let parts = message.parts();
            assert_eq!(parts.len(), expected.parts.len());
            let parts =
                parts.map(|(sequence, part)| (sequence, part.tp_dcs(), part.udl(), part.octets()));
            let stored = expected
                .parts
                .iter()
                .map(|(&sequence, part)| (sequence, part.tp_dcs, part.udl, &part.octets[..]));
            assert!(parts.eq(stored));

            let (text, fault) = read(expected);
            assert_eq!(message.decode_lossy().collect::<String>(), text);
            let needed = text.len();
            for room in [needed, needed + 1, needed + 33, needed + 500] {
                assert_eq!(message.read_lossy(&mut vec![0; room]), Ok(&*text));
            }
            let upper = message.decode_lossy().size_hint().1.unwrap();
            assert!(text.chars().count() <= upper);
            let steps: Vec<Result<char, JoinError>> = message.decode().collect();
            let valid: String = steps.iter().map_while(|step| step.ok()).collect();
            let before = fault.map_or(usize::MAX, |(before, _)| before);
            assert_eq!(valid, text.chars().take(before).collect::<String>());
            let found = steps.iter().find_map(|step| step.err());
            assert_eq!(
                found.map(|error| error.sequence),
                fault.map(|(_, sequence)| sequence)
            );
            let read = found.map_or(Ok(&*text), |error| Err(ReadError::Join(error)));
            assert_eq!(message.read(&mut vec![0; needed]), read);
            assert_eq!(message.read(&mut vec![0; needed + 200]), read);
            if let Some(available) = needed.checked_sub(1) {
                for available in [0, needed / 2, available] {
                    let error = Err(ReadError::Storage { needed, available });
                    assert_eq!(message.read_lossy(&mut vec![0; available]), error);
                    // Any other error comes first.
                    let error = if read.is_ok() { error } else { read };
                    assert_eq!(message.read(&mut vec![0; available]), error);
                }
            }
        }
    }
}

fn run<const MESSAGES: usize, const PARTS: usize>(max_age: Option<u64>, events: &[Event]) {
    let mut pair = Pair::<MESSAGES, PARTS> {
        store: max_age.map_or(Reassembler::new(), Reassembler::with_max_age),
        model: Store::new(MESSAGES, PARTS, max_age),
        now: 0,
    };
    assert_eq!(pair.store.max_age(), max_age);
    for &event in events {
        pair.apply(event);
    }
}

/// For any operations in any order, a store of each size and age limit returns and contains the
/// same as the naive store. It never mixes two messages and never loses a stored part.
pub fn reassembly_equals_the_model(size: u8, events: &[Event]) {
    let max_age = [None, Some(40), Some(5), Some(0)][usize::from(size / 16 % 4)];
    match size % 16 {
        0 => run::<0, 2>(max_age, events),
        1 => run::<2, 0>(max_age, events),
        2 => run::<1, 2>(max_age, events),
        3 => run::<9, 6>(max_age, events),
        4..8 => run::<2, 5>(max_age, events),
        8..12 => run::<4, 9>(max_age, events),
        _ => run::<6, 255>(max_age, events),
    }
}
