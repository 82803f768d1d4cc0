//! What carriers have accepted and not yet reported on, and parts of messages that they have handed
//! over.

use std::time::Duration;

use async_trait::async_trait;

use super::{Place, QueuedMessage, Result};
use crate::clock::Millis;
use crate::message::{Event, Message};

/// The least time for which receipts are held whose segments are not known.
pub const HELD: Duration = Duration::from_secs(120);

/// How much longer receipts are waited for while their carrier is away.
pub const LONGER: Millis = 7 * 24 * 3_600_000;

/// A segment that a carrier has accepted.
#[derive(Clone, Debug, PartialEq)]
pub struct Segment {
    pub carrier: String,
    /// From 1.
    pub sequence: u8,
    pub total: u8,
    /// The reference number of the message.
    pub reference: u16,
    /// The carrier's identifier, in the form that receipts are looked up by.
    pub id: String,
    /// The recipient, in the form that receipts are compared with.
    pub recipient: String,
}

/// What is kept with the last segment of a message.
#[derive(Clone, Debug, PartialEq)]
pub struct Submitted {
    /// When its receipts are given up.
    pub until: Millis,
    pub events: Vec<Event>,
    pub receiver: String,
}

/// A carrier's receipt for a segment.
#[derive(Clone, Debug, PartialEq)]
pub struct Receipt {
    pub carrier: String,
    /// The forms that the segment's identifier can have had in the answer, with the numbers of the
    /// forms: 0 as it is, which comes first, 1 in hexadecimal and 2 in decimal.
    pub ids: Vec<(u8, String)>,
    /// Both addresses of the receipt, in the form that recipients have.
    pub numbers: [String; 2],
    /// The error code, unless the segment was delivered.
    pub error: Option<u16>,
    pub time: Millis,
}

/// What a receipt has changed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Noted {
    /// Whether its segment is known. Otherwise the receipt is held.
    pub is_found: bool,
    pub folded: Option<Folded>,
}

/// A message whose end is known, and which is to be finished.
#[derive(Clone, Debug, PartialEq)]
pub struct Folded {
    pub place: Place,
    pub message: Message,
    /// The error code, unless all segments were delivered.
    pub error: Option<u16>,
}

/// Which message a part belongs to.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PartKey {
    pub carrier: String,
    pub sender: String,
    pub recipient: String,
    /// The octets of the reference number: 1 in a header, 2 in a header or in SMPP's parameters.
    pub width: u8,
    pub reference: u16,
    pub total: u8,
}

/// A part of a message from a carrier.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    pub sequence: u8,
    pub time: Millis,
    /// TP-DCS.
    pub coding: u8,
    /// Whether the octets begin with a header.
    pub has_header: bool,
    /// Unpacked: one septet per octet.
    pub octets: Vec<u8>,
}

/// What has become of a part.
#[derive(Clone, Debug, PartialEq)]
pub enum Joined {
    /// Others are missing.
    Held,
    /// The message has been received already.
    Duplicate,
    /// Nothing is kept, because parts of another message with the same key are held. Its first part is
    /// of this time.
    Conflict(Millis),
    /// All parts, in order.
    Complete(Vec<Part>),
}

/// When a method returns, what it did is on the disk.
#[async_trait]
pub trait CarrierStore: Send + Sync {
    /// The segments of a message that carriers have accepted.
    async fn segments(&self, place: Place) -> Result<Vec<Segment>>;

    /// Keeps accepted segments of one attempt, in place of those of a message that was split in another
    /// way. With the last of a message, forgets its text and keeps its events.
    async fn submitted(
        &self,
        place: Place,
        segments: Vec<Segment>,
        end: Option<Submitted>,
    ) -> Result<Option<Folded>>;

    /// Keeps a receipt with its segment, which has its identifier in some form. Holds the receipt if
    /// that segment is yet to be recorded by `submitted`, or if several segments can be the one.
    async fn receipt(&self, receipt: Receipt) -> Result<Noted>;

    /// Looks for the segments of at most `limit` receipts from before a time that are still held,
    /// after a number. Returns the number after which to go on, or 0 at the end.
    async fn find_old_receipts(
        &self,
        before: Millis,
        after: i64,
        limit: usize,
    ) -> Result<(Vec<Folded>, i64)>;

    /// As [`Store::finish`](super::Store::finish) of a message that its carrier has.
    async fn finish_submitted(
        &self,
        place: Place,
        events: Vec<Event>,
        receiver: &str,
        error: Option<u16>,
    ) -> Result<bool>;

    /// Keeps a message for another attempt. `is_unanswered` is whether the carrier may have it.
    async fn retry(&self, place: Place, until: Millis, is_unanswered: bool) -> Result<()>;

    /// Lets messages wait for their carriers until a time. That is no attempt.
    async fn delay(&self, places: Vec<Place>, until: Millis) -> Result<()>;

    /// Messages without all of their receipts whose time has passed. Those of carriers that are away
    /// have a week longer.
    async fn overdue(&self, now: Millis, away: &[String], limit: usize) -> Result<Vec<Folded>>;

    /// Messages with all of their receipts that were not finished before the last stop.
    async fn unfinished(&self) -> Result<Vec<Folded>>;

    /// Messages that wait for a carrier although their time has passed.
    async fn expired(&self, now: Millis, limit: usize) -> Result<Vec<QueuedMessage>>;

    /// Keeps a part of a message, unless there is another part with its number. The parts of a message
    /// that was complete a minute ago or less are duplicates; a part with other content begins another
    /// message.
    async fn keep_part(&self, key: PartKey, part: Part) -> Result<Joined>;

    /// Forgets the parts of a message and keeps its event, unless they were forgotten before.
    /// Returns whether the event was kept.
    async fn receive(
        &self,
        key: Option<PartKey>,
        time: Millis,
        event: Option<Event>,
        receiver: &str,
    ) -> Result<bool>;

    /// Messages from a carrier whose first part was received before a time, and that time.
    async fn stale_parts(
        &self,
        carrier: &str,
        before: Millis,
        limit: usize,
    ) -> Result<Vec<(PartKey, Millis)>>;

    /// Forgets receipts that were held since before a time, and which messages were complete.
    async fn sweep_receipts(&self, before: Millis) -> Result<u64>;
}
