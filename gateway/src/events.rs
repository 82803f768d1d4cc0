//! What an application is told: an array of one event.

use serde::Serialize;

use crate::clock::{self, Millis};
use crate::codes;
use crate::message::{Event, EventKind, Message, Outcome, Priority};

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Callback<'m> {
    #[serde(rename = "type")]
    kind: EventKind,
    time: String,
    description: &'static str,
    /// The recipient that the event is about.
    to: &'m str,
    #[serde(skip_serializing_if = "Option::is_none")]
    error_code: Option<u16>,
    message: Body<'m>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Body<'m> {
    id: &'m str,
    owner: &'m str,
    application_id: &'m str,
    time: String,
    segment_count: u32,
    direction: &'static str,
    to: &'m [String],
    from: &'m str,
    /// Always empty for a message that the application sent.
    text: &'m str,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    media: &'m [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    tag: Option<&'m str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    priority: Option<Priority>,
}

impl Callback<'_> {
    /// `time` is that of the callback.
    fn event(&self, time: Millis) -> Event {
        // Enough for most, so that it need not grow.
        let mut body = Vec::with_capacity(512);
        serde_json::to_writer(&mut body, &[self]).expect("a callback has no maps");
        Event {
            kind: self.kind,
            time,
            body,
            is_plain: false,
        }
    }
}

/// Returns the event that a message has ended for a recipient.
pub fn ended(message: &Message, to: &str, outcome: &Outcome, time: Millis) -> Event {
    let (description, code) = match outcome {
        Outcome::Delivered if message.is_mms() => ("Message delivered to carrier", None),
        Outcome::Delivered => ("ok", None),
        Outcome::Failed(code) => {
            let description = codes::description(*code).unwrap_or("unknown error");
            (description, Some(*code))
        }
    };
    let event = status(message, to, outcome.kind(), description, code, time);
    Event {
        is_plain: message.to.len() == 1,
        ..event
    }
}

/// Returns the event that a message has ended for its first recipient, with an error code if it failed.
pub fn plain(message: &Message, error: Option<u16>, time: Millis) -> Event {
    let outcome = error.map_or(Outcome::Delivered, Outcome::Failed);
    let to = message.to.first().map_or("", String::as_str);
    ended(message, to, &outcome, time)
}

/// Returns the event that an MMS message is on its way to a recipient.
pub fn sending(message: &Message, to: &str, time: Millis) -> Event {
    let (kind, description) = (EventKind::MessageSending, "Message is sending to carrier");
    status(message, to, kind, description, None, time)
}

/// Returns the event that a message has left for the carrier of a recipient.
pub fn sent(message: &Message, to: &str, time: Millis) -> Event {
    let (kind, description) = (EventKind::MessageSent, "Message sent to carrier");
    status(message, to, kind, description, None, time)
}

/// A message from a handset, or what there is of one.
pub struct Inbound<'m> {
    pub id: &'m str,
    pub application: &'m str,
    pub from: &'m str,
    /// The number of the application.
    pub to: &'m str,
    pub time: Millis,
    pub segments: u32,
}

impl Inbound<'_> {
    /// Returns the event that the message was received.
    pub fn received(&self, text: &str) -> Event {
        let description = "Incoming message received";
        self.event(
            EventKind::MessageReceived,
            description,
            None,
            text,
            self.time,
        )
    }

    /// Returns the event that parts of the message did not arrive.
    pub fn failed(&self, code: u16, time: Millis) -> Event {
        let description = codes::description(code).unwrap_or("unknown error");
        let kind = EventKind::MessageFailed;
        self.event(kind, description, Some(code), "", time)
    }

    fn event(
        &self,
        kind: EventKind,
        description: &'static str,
        error_code: Option<u16>,
        text: &str,
        time: Millis,
    ) -> Event {
        let callback = Callback {
            kind,
            time: clock::format(time),
            description,
            to: self.to,
            error_code,
            message: Body {
                id: self.id,
                owner: self.to,
                application_id: self.application,
                time: clock::format(self.time),
                segment_count: self.segments,
                direction: "in",
                to: &[self.to.to_owned()],
                from: self.from,
                text,
                media: &[],
                tag: None,
                priority: None,
            },
        };
        callback.event(time)
    }
}

fn status(
    message: &Message,
    to: &str,
    kind: EventKind,
    description: &'static str,
    error_code: Option<u16>,
    time: Millis,
) -> Event {
    let callback = Callback {
        kind,
        time: clock::format(time),
        description,
        to,
        error_code,
        message: Body {
            id: &message.id,
            owner: &message.from,
            application_id: &message.application,
            time: clock::format(message.time),
            segment_count: message.segments,
            direction: "out",
            to: &message.to,
            from: &message.from,
            text: "",
            media: &message.media,
            tag: message.tag.as_deref(),
            priority: message.priority,
        },
    };
    callback.event(time)
}
