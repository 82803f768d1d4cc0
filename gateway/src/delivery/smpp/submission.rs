//! Submits a message, segment by segment, and keeps what the carrier says.

use std::collections::HashSet;
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::sync::LazyLock;
use std::task::Poll;
use std::time::Duration;

use metrics::Counter;
use tokio::sync::{oneshot, watch};
use tracing::debug;

use super::super::ledger::{Ledger, too_late};
use super::outstanding::{Answer, Answered};
use super::session::Request;
use super::status::Remedy;
use super::{Carrier, NoPlace, forms, receipt};
use crate::codes;
use crate::message::{Message, Outcome};
use crate::store::{Place, QueuedMessage, Segment};

/// The first wait of a message that was refused for now, doubled each time up to the longest.
const FIRST: Duration = Duration::from_secs(1);
const LONGEST: Duration = Duration::from_secs(60);
/// How often a carrier may leave a message without an answer. It may have the message each time.
const UNANSWERED: u32 = 5;

/// Looked up once, because each message changes it.
static ACCEPTED: LazyLock<Counter> =
    LazyLock::new(|| metrics::counter!("septet_submitted_total", "result" => "accepted"));

/// What has become of an attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pass {
    /// The store knows what is to be known.
    Done,
    /// Another carrier may have it: nothing was submitted.
    NotConnected,
    /// The store has it for another attempt.
    Postponed,
    /// The service stops, or others may have it; the message stays as it is.
    Stopped,
}

/// What is wrong, the worst last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Trouble {
    NotConnected,
    Stopped,
    Later,
    Unanswered,
    TooLate,
    Failed(u16),
}

/// The sequence numbers of submitted segments, and their answers.
type Waiting = Vec<(u8, oneshot::Receiver<Answered>)>;
type Answers = Vec<(u8, Option<Answered>)>;

/// Returns the answers that have come, at least one, or never if there is nothing to wait for.
/// Nothing is lost if the future is dropped.
async fn next(waiting: &mut Waiting) -> Answers {
    poll_fn(|context| {
        let mut answers = Answers::new();
        waiting.retain_mut(|(sequence, answer)| match Pin::new(answer).poll(context) {
            Poll::Ready(answered) => {
                answers.push((*sequence, answered.ok()));
                false
            }
            Poll::Pending => true,
        });
        match answers.is_empty() {
            true => Poll::Pending,
            false => Poll::Ready(answers),
        }
    })
    .await
}

/// An attempt that is under way.
struct Attempt<'m> {
    carrier: &'m Carrier,
    ledger: &'m Ledger,
    place: Place,
    message: &'m Message,
    reference: u16,
    total: usize,
    /// The sequence numbers of segments that the carrier has.
    accepted: HashSet<u8>,
    trouble: Option<Trouble>,
}

impl Carrier {
    /// Submits what the carrier does not have of a message, as long as `tenure` lasts.
    pub async fn submit(
        &self,
        ledger: &Ledger,
        queued: &QueuedMessage,
        tenure: Option<i64>,
        stop: &mut watch::Receiver<bool>,
    ) -> Pass {
        let (place, message) = (queued.place, &queued.message);
        let read = || ledger.store.segments(place);
        let before = match queued.is_begun {
            false => Some(vec![]),
            true => ledger.keep(&message.id, read).await,
        };
        let Some(before) = before else {
            return Pass::Stopped;
        };
        let mine = |segment: &&Segment| segment.carrier == self.name;
        let begun = before.iter().find(mine);
        let to = message.to.first().map_or("", |to| to);
        let reference = match begun {
            Some(segment) => Some(segment.reference),
            None if self.settings.segmenter().measure(&message.text).segments > 1 => {
                let next = || ledger.store.next_reference(to);
                ledger.keep(&message.id, next).await
            }
            None => Some(0),
        };
        let Some(reference) = reference else {
            return Pass::Stopped;
        };
        let now = ledger.clock.now();
        let operations = match forms::operations(&self.settings, message, reference, now) {
            Ok(operations) => operations,
            Err(forms::Unsendable(code)) => {
                let outcome = Outcome::Failed(code);
                ledger.end(place, message, vec![], &outcome).await;
                return Pass::Done;
            }
        };
        let total = operations.len();
        let same = |segment: &&Segment| mine(segment) && usize::from(segment.total) == total;
        let mut attempt = Attempt {
            carrier: self,
            ledger,
            place,
            message,
            reference,
            total,
            accepted: before.iter().filter(same).map(|one| one.sequence).collect(),
            trouble: None,
        };
        let deadline = ledger.clock.instant(message.deadline());
        let mut waiting = Waiting::new();
        for (sequence, operation) in (1..=u8::MAX).zip(operations) {
            if attempt.accepted.contains(&sequence) {
                continue;
            }
            // Answered segments have a place in the window until they are kept.
            let found = loop {
                tokio::select! {
                    found = self.place(deadline, stop) => break found,
                    answers = next(&mut waiting) => attempt.note(answers).await,
                }
            };
            let (handle, permit) = match found {
                Ok(place) => place,
                Err(reason) => {
                    attempt.worse(match reason {
                        NoPlace::Stopped => Trouble::Stopped,
                        NoPlace::TooLate => Trouble::TooLate,
                        NoPlace::NotConnected => Trouble::NotConnected,
                    });
                    break;
                }
            };
            if ledger.store.tenure() != tenure {
                attempt.worse(Trouble::Stopped);
            }
            if attempt.trouble.is_some() {
                break;
            }
            let (answer, answered) = oneshot::channel();
            let request = Request {
                operation,
                answer,
                permit,
            };
            // The channel has room for the window; it is closed if the connection has ended.
            if handle.requests.try_send(request).is_err() {
                attempt.worse(Trouble::NotConnected);
                break;
            }
            waiting.push((sequence, answered));
        }
        // A session answers all requests, in time.
        while !waiting.is_empty() {
            attempt.note(next(&mut waiting).await).await;
        }
        attempt.conclude(queued).await
    }
}

impl Attempt<'_> {
    fn worse(&mut self, trouble: Trouble) {
        self.trouble = self.trouble.max(Some(trouble));
    }

    /// Keeps the answers for segments, and then gives up their places; none for one that was never
    /// sent.
    async fn note(&mut self, answers: Answers) {
        let (mut segments, mut permits) = (vec![], vec![]);
        for (sequence, answered) in answers {
            let (answer, permit) = answered.unzip();
            permits.push(permit);
            self.heard(answer.as_ref());
            if let Some(Answer::Accepted(id)) = answer {
                self.accepted.insert(sequence);
                segments.push(self.segment(sequence, &id));
            }
        }
        if !segments.is_empty() {
            self.keep(segments).await;
        }
        drop(permits);
    }

    fn heard(&mut self, answer: Option<&Answer>) {
        let count = |result| metrics::counter!("septet_submitted_total", "result" => result);
        match answer {
            None => count("not sent").increment(1),
            Some(Answer::Accepted(_)) => ACCEPTED.increment(1),
            Some(Answer::Refused(_)) => count("refused").increment(1),
            Some(Answer::Unanswered) => count("unanswered").increment(1),
        }
        match answer {
            None => self.worse(Trouble::NotConnected),
            Some(Answer::Unanswered) => self.worse(Trouble::Unanswered),
            Some(Answer::Refused(refusal)) => {
                debug!(%refusal, carrier = self.carrier.name, "a segment was refused");
                match refusal.remedy() {
                    Remedy::Fail(code) => self.worse(Trouble::Failed(code)),
                    Remedy::Reconnect => self.worse(Trouble::Later),
                    Remedy::Pause => {
                        self.carrier.pace().throttled();
                        self.worse(Trouble::Later);
                    }
                    Remedy::Later => {
                        self.carrier.pace().troubled();
                        self.worse(Trouble::Later);
                    }
                }
            }
            Some(Answer::Accepted(_)) => self.carrier.pace().accepted(),
        }
    }

    fn segment(&self, sequence: u8, id: &str) -> Segment {
        Segment {
            carrier: self.carrier.name.clone(),
            sequence,
            total: u8::try_from(self.total).unwrap_or(u8::MAX),
            reference: self.reference,
            id: receipt::stored(id),
            recipient: receipt::tail(self.message.to.first().map_or("", |to| to)),
        }
    }

    async fn keep(&self, segments: Vec<Segment>) {
        let is_last = self.accepted.len() == self.total;
        let settings = &self.carrier.settings;
        if is_last && !settings.has_receipts {
            let events = self.ledger.sent(self.message);
            self.ledger
                .end(self.place, self.message, events, &Outcome::Delivered)
                .await;
            return;
        }
        let patience = i64::try_from(settings.patience.as_millis()).unwrap_or(i64::MAX);
        let until = is_last.then(|| self.ledger.clock.now().saturating_add(patience));
        self.ledger
            .submitted(self.place, self.message, segments, until)
            .await;
    }

    /// Keeps what has become of the attempt, unless that was kept with the last segment.
    async fn conclude(self, queued: &QueuedMessage) -> Pass {
        if self.accepted.len() == self.total {
            return Pass::Done;
        }
        let trouble = self.trouble.unwrap_or(Trouble::Later);
        let outcome = match trouble {
            Trouble::Stopped => return Pass::Stopped,
            Trouble::NotConnected if self.accepted.is_empty() => return Pass::NotConnected,
            Trouble::Failed(code) => Some(Outcome::Failed(code)),
            Trouble::TooLate => Some(too_late(self.message)),
            Trouble::Unanswered if queued.unanswered + 1 >= UNANSWERED => {
                Some(Outcome::Failed(codes::NOT_ACKNOWLEDGED))
            }
            Trouble::NotConnected | Trouble::Later | Trouble::Unanswered => None,
        };
        let (place, message) = (self.place, self.message);
        if let Some(outcome) = outcome {
            self.ledger.end(place, message, vec![], &outcome).await;
            return Pass::Done;
        }
        let wait = FIRST
            .saturating_mul(1 << queued.attempts.min(10))
            .min(LONGEST);
        let wait = wait.mul_f64(rand::random_range(0.5..1.0));
        let until = self.ledger.clock.now() + i64::try_from(wait.as_millis()).unwrap_or(0);
        let until = until.min(message.deadline());
        let is_unanswered = trouble == Trouble::Unanswered;
        let write = || self.ledger.store.retry(place, until, is_unanswered);
        match self.ledger.keep(&message.id, write).await {
            Some(()) => Pass::Postponed,
            None => Pass::Stopped,
        }
    }
}
