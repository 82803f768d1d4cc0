//! Messages and what happens to them.

use std::fmt::Write;

use rand::distr::{Distribution, Uniform};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::clock::Millis;

/// A message from an application to one or more recipients.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Message {
    pub id: String,
    pub account: String,
    pub application: String,
    /// When it was accepted.
    pub time: Millis,
    pub from: String,
    /// The recipients, of whom there is at least one.
    pub to: Vec<String>,
    /// Empty once the carrier has the message. It is not in the JSON, so that it can be forgotten.
    #[serde(default, skip_serializing)]
    pub text: String,
    pub media: Vec<String>,
    pub tag: Option<String>,
    pub priority: Option<Priority>,
    /// As the application wrote it, and as a time.
    pub expiration: Option<(String, Millis)>,
    /// The number of segments that are billed to each recipient.
    pub segments: u32,
}

impl Message {
    /// Returns the message without its text as JSON.
    pub fn to_data(&self) -> Vec<u8> {
        serde_json::to_vec(self).expect("a message has no maps")
    }

    /// Returns whether the message is sent as MMS: with media, or to a group.
    pub fn is_mms(&self) -> bool {
        !self.media.is_empty() || self.to.len() > 1
    }

    /// When the message is given up unless a carrier has it.
    pub fn deadline(&self) -> Millis {
        const DAY: Millis = 24 * 60 * 60 * 1000;
        self.expiration
            .as_ref()
            .map_or(self.time.saturating_add(DAY), |(_, end)| *end)
    }

    /// The segments that count towards the rate: those of all recipients.
    pub fn load(&self) -> u64 {
        u64::from(self.segments) * self.to.len() as u64
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Priority {
    Default,
    High,
}

/// The types of callbacks that are sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EventKind {
    MessageSending,
    MessageSent,
    MessageDelivered,
    MessageFailed,
    MessageReceived,
}

impl EventKind {
    pub const ALL: [Self; 5] = [
        Self::MessageSending,
        Self::MessageSent,
        Self::MessageDelivered,
        Self::MessageFailed,
        Self::MessageReceived,
    ];

    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// The name in a callback.
    pub const fn name(self) -> &'static str {
        match self {
            Self::MessageSending => "message-sending",
            Self::MessageSent => "message-sent",
            Self::MessageDelivered => "message-delivered",
            Self::MessageFailed => "message-failed",
            Self::MessageReceived => "message-received",
        }
    }
}

/// Something that an application is told about a message.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    pub kind: EventKind,
    /// When it happened.
    pub time: Millis,
    /// The JSON array that is sent.
    pub body: Vec<u8>,
    /// Whether `plain` in `events` rebuilds it from the message, its error code and the time.
    pub is_plain: bool,
}

/// How a message has ended for a recipient.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    Delivered,
    /// With a documented error code.
    Failed(u16),
}

impl Outcome {
    /// The type of the callback that tells of it.
    pub fn kind(&self) -> EventKind {
        match self {
            Self::Delivered => EventKind::MessageDelivered,
            Self::Failed(_) => EventKind::MessageFailed,
        }
    }
}

/// Returns a new identifier: 13 digits of milliseconds and 16 letters and digits.
pub fn new_id(time: Millis) -> String {
    const DIGITS: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";
    let digits = Uniform::new(0, DIGITS.len()).expect("the range is not empty");
    let mut random = rand::rng();
    let mut id = String::with_capacity(29);
    let _ = write!(id, "{time:013}");
    id.extend((0..16).map(|_| char::from(DIGITS[digits.sample(&mut random)])));
    id
}

#[cfg(test)]
mod tests {
    #[test]
    fn identifiers_have_29_characters_and_differ() {
        let [one, another] = [0, 0].map(|_| super::new_id(1_589_228_074_636));
        assert_eq!(one.len(), 29);
        assert!(one.starts_with("1589228074636"));
        assert_ne!(one, another);
    }
}
