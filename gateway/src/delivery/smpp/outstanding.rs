//! Segments whose answers have not come.

use std::collections::{HashMap, VecDeque};
use std::time::Duration;

use tokio::sync::{OwnedSemaphorePermit, oneshot};
use tokio::time::Instant;
use tracing::warn;

use super::status::Refusal;

/// An answer, and the segment's place in the window, which it keeps until the answer is in the store:
/// a crash repeats no more segments than the window has places.
pub type Answered = (Answer, OwnedSemaphorePermit);

/// What became of a segment.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// With the carrier's identifier, as it was written.
    Accepted(String),
    Refused(Refusal),
    /// The carrier may have it.
    Unanswered,
}

/// Who waits for an answer.
pub struct Waiter {
    pub answer: oneshot::Sender<Answered>,
    pub sent: Instant,
    pub permit: OwnedSemaphorePermit,
}

impl Waiter {
    pub fn end(self, answer: Answer) {
        let _ = self.answer.send((answer, self.permit));
    }
}

#[derive(Default)]
pub struct Outstanding {
    waiters: HashMap<u32, Waiter>,
    /// The sequence numbers of requests in the order of their times. The first has no answer.
    order: VecDeque<(Instant, u32)>,
}

impl Outstanding {
    pub fn is_empty(&self) -> bool {
        self.waiters.is_empty()
    }

    pub fn has(&self, sequence: u32) -> bool {
        self.waiters.contains_key(&sequence)
    }

    pub fn add(&mut self, sequence: u32, waiter: Waiter) {
        self.order.push_back((waiter.sent, sequence));
        self.waiters.insert(sequence, waiter);
    }

    /// Takes the one that waits for an answer, which may be late, or the second.
    pub fn take(&mut self, sequence: u32) -> Option<Waiter> {
        let waiter = self.waiters.remove(&sequence)?;
        while let Some((_, first)) = self.order.front()
            && !self.has(*first)
        {
            self.order.pop_front();
        }
        Some(waiter)
    }

    /// When the first was sent.
    pub fn first(&self) -> Option<Instant> {
        self.order.front().map(|(sent, _)| *sent)
    }

    /// Gives up those that were sent this time ago.
    pub fn give_up(&mut self, age: Duration) {
        let now = Instant::now();
        while let Some((sent, sequence)) = self.order.front().copied()
            && sent + age <= now
            && let Some(waiter) = self.take(sequence)
        {
            warn!("the message centre has not answered in time");
            waiter.end(Answer::Unanswered);
        }
    }

    /// Gives up all.
    pub fn give_up_all(&mut self) {
        self.order.clear();
        for (_, waiter) in self.waiters.drain() {
            waiter.end(Answer::Unanswered);
        }
    }
}
