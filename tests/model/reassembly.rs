//! The naive store of parts: maps of maps, and a counter for the order in which messages
//! were first seen.

use std::collections::BTreeMap;

use super::{Coding, read_septets};

/// The sender, whether the reference has 16 bits, the reference, and the total.
pub type Key = (u8, bool, u16, u8);

/// A received part, with its body decoded.
#[derive(Clone, Debug, PartialEq)]
pub struct Content {
    pub tp_dcs: u8,
    pub udl: u8,
    pub octets: Vec<u8>,
    pub body: Body,
}

/// The body after the header.
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    Septets(Vec<u8>),
    /// Code units, and whether an odd octet follows.
    Units(Vec<u16>, bool),
    Data(Vec<u8>),
}

#[derive(Clone, Debug)]
pub struct Message {
    pub first_seen: u64,
    pub last_seen: u64,
    pub order: usize,
    pub parts: BTreeMap<u8, Content>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Outcome {
    Held(u8),
    Duplicate(u8),
    Complete,
    Conflict,
    MessagesFull,
    PartsFull,
    TooManyParts,
}

pub struct Store {
    pub messages: BTreeMap<Key, Message>,
    max_messages: usize,
    max_parts: usize,
    max_age: Option<u64>,
    counter: usize,
}

impl Store {
    pub fn new(max_messages: usize, max_parts: usize, max_age: Option<u64>) -> Self {
        Self {
            messages: BTreeMap::new(),
            max_messages,
            max_parts,
            max_age,
            counter: 0,
        }
    }

    pub fn parts(&self) -> usize {
        self.messages
            .values()
            .map(|message| message.parts.len())
            .sum()
    }

    pub fn push(&mut self, key: Key, sequence: u8, at: u64, content: Content) -> Outcome {
        let total = key.3;
        if usize::from(total) > self.max_parts {
            return Outcome::TooManyParts;
        }
        // A part does not join an expired message.
        if let Some(message) = self.messages.get(&key)
            && self.is_expired(message, at)
        {
            self.messages.remove(&key);
        }
        if let Some(message) = self.messages.get(&key)
            && let Some(stored) = message.parts.get(&sequence)
        {
            return match *stored == content {
                true => Outcome::Duplicate(total - message.parts.len() as u8),
                false => Outcome::Conflict,
            };
        }
        if self.lacks_room(key).is_some() {
            self.remove_expired(at);
        }
        if let Some(outcome) = self.lacks_room(key) {
            return outcome;
        }
        self.counter += 1;
        let message = self.messages.entry(key).or_insert(Message {
            first_seen: at,
            last_seen: at,
            order: self.counter,
            parts: BTreeMap::new(),
        });
        message.parts.insert(sequence, content);
        message.last_seen = message.last_seen.max(at);
        match total - message.parts.len() as u8 {
            0 => Outcome::Complete,
            missing => Outcome::Held(missing),
        }
    }

    fn lacks_room(&self, key: Key) -> Option<Outcome> {
        let is_new = !self.messages.contains_key(&key);
        if is_new && self.messages.len() == self.max_messages {
            return Some(Outcome::MessagesFull);
        }
        (self.parts() == self.max_parts).then_some(Outcome::PartsFull)
    }

    fn is_expired(&self, message: &Message, now: u64) -> bool {
        let age = message.first_seen.abs_diff(now);
        self.max_age.is_some_and(|max_age| age > max_age)
    }

    pub fn remove_expired(&mut self, now: u64) -> usize {
        let mut messages = self.messages.clone();
        messages.retain(|_, message| !self.is_expired(message, now));
        let removed = self.messages.len() - messages.len();
        self.messages = messages;
        removed
    }

    pub fn remove_older(&mut self, time: u64) -> usize {
        let before = self.messages.len();
        self.messages.retain(|_, message| message.last_seen >= time);
        before - self.messages.len()
    }

    /// The keys in the order in which their messages were first seen.
    pub fn in_order(&self) -> Vec<Key> {
        let mut keys: Vec<Key> = self.messages.keys().copied().collect();
        keys.sort_by_key(|key| self.messages[key].order);
        keys
    }

    pub fn stalest(&self) -> Option<Key> {
        self.in_order()
            .into_iter()
            .min_by_key(|key| (self.messages[key].last_seen, self.messages[key].first_seen))
    }
}

/// The text of the stored parts, and for the first error, the number of characters before it and
/// the sequence number of its part.
pub fn read(message: &Message) -> (String, Option<(usize, u8)>) {
    let mut parts = message.parts.clone();
    // A low surrogate at the start of a part moves to the previous part if that ends with a high
    // surrogate.
    for sequence in 1..u8::MAX {
        let Some(Body::Units(next, _)) = parts.get(&(sequence + 1)).map(|part| &part.body) else {
            continue;
        };
        let first = next.first().copied();
        let Some(Body::Units(units, false)) = parts.get_mut(&sequence).map(|part| &mut part.body)
        else {
            continue;
        };
        if let (Some(0xD800..0xDC00), Some(low @ 0xDC00..0xE000)) = (units.last(), first) {
            units.push(low);
            if let Some(Body::Units(next, _)) =
                parts.get_mut(&(sequence + 1)).map(|part| &mut part.body)
            {
                next.remove(0);
            }
        }
    }

    let mut text = String::new();
    let mut fault = None;
    for (&sequence, part) in &parts {
        let (part_text, position) = match &part.body {
            Body::Septets(septets) => read_septets(septets, Coding::DEFAULT),
            Body::Units(units, half) => {
                let mut part_text = String::from_utf16_lossy(units);
                let valid = char::decode_utf16(units.iter().copied()).take_while(Result::is_ok);
                let valid = valid.count();
                if *half {
                    part_text.push('\u{FFFD}');
                }
                let all = part_text.chars().count();
                (part_text, (valid < all).then_some(valid))
            }
            Body::Data(data) => (
                "\u{FFFD}".repeat(data.len()),
                (!data.is_empty()).then_some(0),
            ),
        };
        if let Some(position) = position {
            fault = fault.or(Some((text.chars().count() + position, sequence)));
        }
        text.push_str(&part_text);
    }
    (text, fault)
}
