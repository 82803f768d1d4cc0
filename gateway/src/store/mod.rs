//! What the service keeps, and only as long as it must: messages that no carrier has yet, and events
//! that no application has acknowledged yet.
//!
//! Each of both is a queue. New entries are read in order after a cursor; an entry that is to be
//! tried again is read when that is due. Of a store that several instances share, each instance reads
//! its own.

mod carrier;
mod choice;
mod database;
mod media;
#[cfg(feature = "postgres")]
mod postgres;
mod recent;
mod references;
mod repeats;
mod sqlite;

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use tokio::sync::watch;

use crate::clock::Millis;
use crate::message::{Event, Message};

pub use carrier::{
    CarrierStore, Folded, HELD, Joined, LONGER, Noted, Part, PartKey, Receipt, Segment, Submitted,
};
pub use database::Database;
pub use media::{Media, MediaStore};
#[cfg(feature = "postgres")]
pub use postgres::Postgres;
pub use sqlite::Sqlite;

/// A failure of the store: the disk is full, for example.
#[derive(Clone, Debug, PartialEq)]
pub struct StoreError(pub String);

impl std::fmt::Display for StoreError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "the store failed: {}", self.0)
    }
}

impl std::error::Error for StoreError {}

pub type Result<T> = std::result::Result<T, StoreError>;

/// The place of an entry in its queue.
pub type Place = i64;

/// A message that waits for its carrier.
#[derive(Clone, Debug)]
pub struct QueuedMessage {
    pub place: Place,
    pub message: Arc<Message>,
    /// How often it was postponed.
    pub attempts: u32,
    /// How often a carrier did not answer, and so may have it.
    pub unanswered: u32,
    /// Whether a carrier has segments of it.
    pub is_begun: bool,
}

/// An event that waits for its receiver.
#[derive(Clone, Debug)]
pub struct QueuedEvent {
    pub place: Place,
    pub event: Event,
    pub attempts: u32,
}

/// How far a message has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// It waits for a carrier.
    Waiting,
    /// Its end is known.
    Ended,
    /// A carrier has it and will report on it.
    Submitted,
}

/// A message that is still held, for the search. It has no text.
#[derive(Clone, Debug)]
pub struct HeldMessage {
    pub place: Place,
    pub message: Message,
    pub progress: Progress,
    /// The code of the last failure.
    pub error: Option<u16>,
    /// The length of the text in characters, while it is held.
    pub length: usize,
}

/// The sizes of the queues.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Backlog {
    pub messages: u64,
    pub events: u64,
    /// The segments of all messages that wait for their carrier.
    pub segments: u64,
    /// When the oldest of both was accepted.
    pub oldest_message: Option<Millis>,
    pub oldest_event: Option<Millis>,
}

/// When a method returns, what it did is on the disk.
#[async_trait]
pub trait Store: MediaStore + CarrierStore {
    /// Keeps a message until [`Store::finish`].
    async fn accept(&self, message: Message) -> Result<()>;

    /// Reads at most `limit` messages after a place that have not been postponed, in order.
    async fn new_messages(&self, after: Place, limit: usize) -> Result<Vec<QueuedMessage>>;

    /// Reads at most `limit` messages that were postponed until a time before `now`, in the order of
    /// these times.
    async fn due_messages(&self, now: Millis, limit: usize) -> Result<Vec<QueuedMessage>>;

    /// Keeps a message for another attempt, and its events for the receiver.
    async fn postpone_message(
        &self,
        place: Place,
        until: Millis,
        events: Vec<Event>,
        receiver: &str,
    ) -> Result<()>;

    /// Forgets the text of a message that waits for a carrier and keeps its last events for a
    /// receiver; without any, forgets the message. Does nothing and returns false if the message does
    /// not wait any more.
    async fn finish(
        &self,
        place: Place,
        events: Vec<Event>,
        receiver: &str,
        error: Option<u16>,
    ) -> Result<bool>;

    /// Reads at most `limit` events for a receiver after a place that have not been postponed, in
    /// order. Leaves out events of a message that has an earlier event. A store can keep some that come
    /// after these, whatever their places are, and that it returns only once. Each receiver has one
    /// reader, which begins after 0, and again after each change of the tenure.
    async fn new_events(&self, receiver: &str, after: Place, limit: usize) -> Result<NewEvents>;

    /// Reads at most `limit` events for a receiver that were postponed until a time before `now`, in
    /// the order of these times.
    async fn due_events(
        &self,
        receiver: &str,
        now: Millis,
        limit: usize,
    ) -> Result<Vec<QueuedEvent>>;

    /// Keeps an event for another attempt.
    async fn postpone_event(&self, place: Place, until: Millis) -> Result<()>;

    /// Forgets an event, and its message if that was the last. The next event of the message becomes
    /// due at `now`: returns whether there may be one.
    async fn forget_event(&self, place: Place, now: Millis) -> Result<bool>;

    /// Forgets all events before a time, and returns their number. If there were any, the first new
    /// event of each message that can have others becomes due at `now`: it may have been left out.
    async fn expire_events(&self, before: Millis, now: Millis) -> Result<u64>;

    /// When the next postponed message becomes due.
    async fn next_due_message(&self) -> Result<Option<Millis>>;

    /// When the next postponed event for a receiver becomes due.
    async fn next_due_event(&self, receiver: &str) -> Result<Option<Millis>>;

    /// Reads at most `limit` messages of an account that are still held, after a place.
    async fn held(&self, account: &str, after: Place, limit: usize) -> Result<Vec<HeldMessage>>;

    async fn backlog(&self) -> Result<Backlog>;

    /// Writes something that changes nothing, to see whether that is possible.
    async fn check(&self) -> Result<()>;

    /// Removes what was forgotten from the files, if anything was since the last time.
    async fn scrub(&self) -> Result<()>;

    /// Finishes what was begun, and closes the files.
    async fn close(&self) -> Result<()>;

    /// Takes the next reference number for a long message to a destination, whose parts a handset
    /// joins by sender and number. The low octet is a number of its own, for headers with 8 bits.
    async fn next_reference(&self, destination: &str) -> Result<u16>;

    /// Whether other instances of the service can have the same store.
    fn is_shared(&self) -> bool {
        false
    }

    /// Takes the time of segments from a rate that all instances share, whose segments are `period`
    /// apart. Returns how long to wait for the first of them. Only a store that is shared knows.
    async fn reserve(&self, _name: &str, _period: Duration, _segments: u32) -> Result<Duration> {
        Ok(Duration::ZERO)
    }

    /// The number of the time since which the messages that were read are this instance's own, or
    /// nothing while it cannot know that: others may have taken them over.
    fn tenure(&self) -> Option<i64> {
        Some(0)
    }

    /// Changes when messages or events of an instance that is gone were taken over: they are due.
    fn taken(&self) -> watch::Receiver<()>;
}

/// The result of [`Store::new_events`].
#[derive(Clone, Debug, Default)]
pub struct NewEvents {
    pub events: Vec<QueuedEvent>,
    /// The place of the last event that was looked at, also if it was left out. Those that are
    /// returned only once do not count.
    pub last: Place,
}
