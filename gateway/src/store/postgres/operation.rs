//! What is written, and the transaction that does many at once.
//!
//! Those that every message needs are done together, with one statement for all of them. They are
//! about different messages, or their order does not matter.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::super::recent::Change;
use super::super::{
    Folded, Joined, Media, Noted, Part, PartKey, Place, Progress, Receipt, Result, Segment,
    StoreError, Submitted,
};
use super::error::Failure;
use super::inline_queue::Told;
use super::instance::Instance;
use super::transaction::Transaction;
use super::{events, finish, inline, media, messages, parts, receipts, submitted};
use crate::clock::Millis;
use crate::message::{Event, Message};

/// The results of functions here.
pub type Written<T> = std::result::Result<T, Failure>;

/// Where a result is put, as often as the transaction is repeated.
pub struct Slot<T>(Arc<Mutex<Option<T>>>);

impl<T> Clone for Slot<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<T> Slot<T> {
    pub fn new() -> Self {
        Self(Arc::default())
    }

    pub fn put(&self, value: T) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(value);
    }

    pub fn take(&self) -> Result<T> {
        let value = self.0.lock().unwrap_or_else(PoisonError::into_inner).take();
        value.ok_or_else(|| StoreError("nothing was written".to_owned()))
    }
}

pub struct Submission {
    pub place: Place,
    pub segments: Vec<Segment>,
    pub end: Option<Submitted>,
    pub folded: Slot<Option<Folded>>,
}

pub struct Finish {
    /// How far the message must have come.
    pub from: Progress,
    pub place: Place,
    pub events: Vec<Event>,
    pub receiver: String,
    pub error: Option<u16>,
    pub is_done: Slot<bool>,
}

impl Finish {
    /// The number of the progress that the message must have.
    pub fn code(&self) -> i16 {
        messages::code(self.from)
    }

    pub fn key(&self) -> (Place, i16) {
        (self.place, self.code())
    }
}

pub struct Postponed {
    pub place: Place,
    pub until: Millis,
    pub events: Vec<Event>,
    pub receiver: String,
}

pub struct Received {
    pub key: Option<PartKey>,
    pub time: Millis,
    pub event: Option<Event>,
    pub receiver: String,
    pub is_kept: Slot<bool>,
}

pub struct OldReceipts {
    pub before: Millis,
    pub after: i64,
    pub limit: usize,
    pub found: Slot<(Vec<Folded>, i64)>,
}

pub struct NewMedia {
    pub account: String,
    pub name: String,
    pub media: Media,
    pub until: Millis,
}

/// A write.
pub enum Operation {
    Accept(Arc<Message>),
    Submit(Submission),
    Receipt(Box<Receipt>, Slot<Noted>),
    Finish(Finish),
    ForgetEvent(Place, Millis, Slot<bool>),
    PostponeEvent(Place, Millis),
    /// Those that are rare are done one by one.
    Other(Box<Other>),
}

pub enum Other {
    PostponeMessage(Postponed),
    Retry {
        place: Place,
        until: Millis,
        is_unanswered: bool,
    },
    Delay {
        places: Vec<Place>,
        until: Millis,
    },
    FindOldReceipts(OldReceipts),
    SweepReceipts(Millis, Slot<u64>),
    ExpireEvents {
        before: Millis,
        now: Millis,
        expired: Slot<u64>,
    },
    KeepPart(PartKey, Part, Slot<Joined>),
    Receive(Received),
    PutMedia(NewMedia),
    DeleteMedia {
        account: String,
        name: String,
        now: Millis,
        is_deleted: Slot<bool>,
    },
    SweepMedia(Millis, Slot<u64>),
    /// Inline events that may have been written and are not in memory, with their owners.
    GiveBack(HashMap<Place, i64>),
    Check,
}

impl Operation {
    /// The message, if one is accepted.
    pub fn accepted(&self) -> Option<&Arc<Message>> {
        match self {
            Self::Accept(message) => Some(message),
            _ => None,
        }
    }

    pub fn is_check(&self) -> bool {
        matches!(self, Self::Other(other) if matches!(**other, Other::Check))
    }
}

/// What a transaction changes, for those that have it in memory.
#[derive(Default)]
pub struct Changes {
    pub recent: Vec<Change>,
    pub inline: Vec<Told>,
    /// Events from before this time were forgotten.
    pub expired: Option<Millis>,
}

/// Does all of them, and adds what they change.
pub async fn execute(
    transaction: &Transaction<'_>,
    instance: &Instance,
    operations: &[Operation],
    changes: &mut Changes,
) -> Written<()> {
    let mut submissions = vec![];
    let mut received = vec![];
    let mut finished = vec![];
    let mut forgotten = vec![];
    let mut postponed = vec![];
    let mut keys = vec![];
    for operation in operations {
        match operation {
            // They have a writer of their own.
            Operation::Accept(_) => {
                let reason = "messages are accepted without other writes";
                return Err(Failure::Refused(reason.to_owned()));
            }
            Operation::Submit(submission) => submissions.push(submission),
            Operation::Receipt(receipt, slot) => received.push((&**receipt, slot)),
            Operation::Finish(finish) => finished.push(finish),
            Operation::ForgetEvent(place, now, slot) => {
                // For those that are the only ones of their messages.
                slot.put(false);
                forgotten.push((*place, *now, slot));
            }
            Operation::PostponeEvent(place, until) => postponed.push((*place, *until)),
            Operation::Other(other) => match &**other {
                Other::KeepPart(key, ..) => keys.push(key),
                Other::Receive(one) => keys.extend(&one.key),
                _ => {}
            },
        }
    }
    submitted::submit(transaction, instance, &submissions, changes).await?;
    receipts::keep(transaction, instance, &received).await?;
    let places: Vec<_> = forgotten.iter().map(|(place, ..)| *place).collect();
    // An inline event was finished in an earlier transaction, so these need not wait for each other.
    let ((), gone) = tokio::try_join!(
        biased;
        finish::finish(transaction, instance, &finished, changes),
        inline::forget(transaction, &places)
    )?;
    forgotten.retain(|(place, ..)| !gone.contains(place));
    events::forget(transaction, instance, &forgotten).await?;
    events::postpone(transaction, instance, &postponed).await?;
    parts::lock(transaction, &keys).await?;
    for operation in operations {
        if let Operation::Other(other) = operation {
            execute_one(transaction, instance, other, changes).await?;
        }
    }
    Ok(())
}

async fn execute_one(
    transaction: &Transaction<'_>,
    instance: &Instance,
    operation: &Other,
    changes: &mut Changes,
) -> Written<()> {
    match operation {
        Other::PostponeMessage(one) => {
            changes.recent.push(Change::Left(one.place));
            messages::postpone(transaction, instance, one, changes).await
        }
        Other::Retry {
            place,
            until,
            is_unanswered,
        } => {
            changes.recent.push(Change::Left(*place));
            messages::retry(transaction, *place, *until, *is_unanswered).await
        }
        Other::Delay { places, until } => {
            changes
                .recent
                .extend(places.iter().copied().map(Change::Left));
            messages::delay(transaction, places, *until).await
        }
        Other::FindOldReceipts(one) => receipts::find_old(transaction, one).await,
        Other::SweepReceipts(before, swept) => {
            let number = receipts::sweep(transaction, *before).await?;
            parts::sweep_joined(transaction, *before).await?;
            swept.put(number);
            Ok(())
        }
        Other::ExpireEvents {
            before,
            now,
            expired,
        } => {
            changes.recent.push(Change::Expired(instance.next_place()));
            changes.expired = Some(*before);
            expired.put(events::expire(transaction, *before, *now).await?);
            Ok(())
        }
        Other::KeepPart(key, part, joined) => {
            joined.put(parts::keep(transaction, key, part).await?);
            Ok(())
        }
        Other::Receive(one) => {
            let is_new = match &one.key {
                Some(key) => parts::forget(transaction, key, one.time).await?,
                None => true,
            };
            if is_new && let Some(event) = &one.event {
                // Not the place of a message: the only event of its own.
                let own = -instance.next_place();
                let all = [(own, event, &*one.receiver)];
                events::insert(transaction, instance, &all, changes).await?;
            }
            one.is_kept.put(is_new);
            Ok(())
        }
        Other::PutMedia(one) => media::put(transaction, one).await,
        Other::DeleteMedia {
            account,
            name,
            now,
            is_deleted,
        } => {
            is_deleted.put(media::delete(transaction, account, name, *now).await?);
            Ok(())
        }
        Other::SweepMedia(now, swept) => {
            swept.put(media::sweep(transaction, *now).await?);
            Ok(())
        }
        Other::GiveBack(all) => inline::give_back(transaction, instance, all).await,
        // The transaction itself is on the disk when it is committed.
        Other::Check => Ok(()),
    }
}
