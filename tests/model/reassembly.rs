//! The naive store of parts: maps of maps, and a number for the order in which messages
//! began.

use std::collections::BTreeMap;

use super::{Coding, read_septets};

/// Sender, whether the reference is wide, its number, and the total.
pub type Key = (u8, bool, u16, u8);

/// A part as it came, and what its text is made of.
#[derive(Clone, Debug, PartialEq)]
pub struct Content {
    pub tp_dcs: u8,
    pub udl: u8,
    pub octets: Vec<u8>,
    pub body: Body,
}

/// What stands behind the header.
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    Septets(Vec<u8>),
    /// Code units, and whether half of one more.
    Units(Vec<u16>, bool),
    Data(Vec<u8>),
}

#[derive(Clone, Debug)]
pub struct Message {
    pub began: u64,
    pub latest: u64,
    pub turn: usize,
    pub parts: BTreeMap<u8, Content>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Outcome {
    Held(u8),
    Repeated(u8),
    Complete,
    Conflict,
    MessagesFull,
    PartsFull,
    TooManyParts,
}

pub struct Store {
    pub messages: BTreeMap<Key, Message>,
    most_messages: usize,
    most_parts: usize,
    turns: usize,
}

impl Store {
    pub fn new(most_messages: usize, most_parts: usize) -> Self {
        Self {
            messages: BTreeMap::new(),
            most_messages,
            most_parts,
            turns: 0,
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
        if usize::from(total) > self.most_parts {
            return Outcome::TooManyParts;
        }
        let full = self.parts() == self.most_parts;
        if let Some(message) = self.messages.get_mut(&key) {
            let missing = total - message.parts.len() as u8;
            return match message.parts.get(&sequence) {
                Some(held) if *held == content => Outcome::Repeated(missing),
                Some(_) => Outcome::Conflict,
                None if full => Outcome::PartsFull,
                None => {
                    message.parts.insert(sequence, content);
                    message.latest = at;
                    match missing - 1 {
                        0 => Outcome::Complete,
                        missing => Outcome::Held(missing),
                    }
                }
            };
        }
        if self.messages.len() == self.most_messages {
            return Outcome::MessagesFull;
        }
        if full {
            return Outcome::PartsFull;
        }
        self.turns += 1;
        let message = Message {
            began: at,
            latest: at,
            turn: self.turns,
            parts: BTreeMap::from([(sequence, content)]),
        };
        self.messages.insert(key, message);
        Outcome::Held(total - 1)
    }

    /// The keys, in the order in which their messages began.
    pub fn in_turn(&self) -> Vec<Key> {
        let mut keys: Vec<Key> = self.messages.keys().copied().collect();
        keys.sort_by_key(|key| self.messages[key].turn);
        keys
    }

    pub fn stalest(&self) -> Option<Key> {
        self.in_turn()
            .into_iter()
            .min_by_key(|key| (self.messages[key].latest, self.messages[key].began))
    }
}

/// The text of what is there, and where the first fault is: so many characters before it,
/// and the part that has it.
pub fn read(message: &Message) -> (String, Option<(usize, u8)>) {
    let mut parts = message.parts.clone();
    // A half that was torn off goes back to where the other one is.
    for sequence in 1..u8::MAX {
        let Some(Body::Units(behind, _)) = parts.get(&(sequence + 1)).map(|part| &part.body) else {
            continue;
        };
        let first = behind.first().copied();
        let Some(Body::Units(units, false)) = parts.get_mut(&sequence).map(|part| &mut part.body)
        else {
            continue;
        };
        if let (Some(0xD800..0xDC00), Some(low @ 0xDC00..0xE000)) = (units.last(), first) {
            units.push(low);
            if let Some(Body::Units(behind, _)) =
                parts.get_mut(&(sequence + 1)).map(|part| &mut part.body)
            {
                behind.remove(0);
            }
        }
    }

    let mut text = String::new();
    let mut fault = None;
    for (&sequence, part) in &parts {
        let (shown, wrong) = match &part.body {
            Body::Septets(septets) => read_septets(septets, Coding::DEFAULT),
            Body::Units(units, half) => {
                let mut shown = String::from_utf16_lossy(units);
                let good = char::decode_utf16(units.iter().copied()).take_while(Result::is_ok);
                let good = good.count();
                if *half {
                    shown.push('\u{FFFD}');
                }
                let all = shown.chars().count();
                (shown, (good < all).then_some(good))
            }
            Body::Data(data) => (
                "\u{FFFD}".repeat(data.len()),
                (!data.is_empty()).then_some(0),
            ),
        };
        if let Some(wrong) = wrong {
            fault = fault.or(Some((text.chars().count() + wrong, sequence)));
        }
        text.push_str(&shown);
    }
    (text, fault)
}
