//! One connection that is bound: requests and answers, in both directions.
//!
//! One task reads the connection and knows what is under way; another writes. Neither waits for
//! anything without a time-out.

use std::pin::pin;
use std::sync::{Arc, LazyLock};
use std::time::Duration;

use bytes::BytesMut;
use metrics::Histogram;
use rusmpp::pdus::{DataSmResp, DeliverSmResp, SubmitSm};
use rusmpp::types::COctetString;
use rusmpp::{Command, CommandId, CommandStatus, Pdu};
use tokio::io::ReadHalf;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, mpsc, oneshot, watch};
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep_until, timeout};
use tracing::debug;

use super::connect::Stream;
use super::frame::{self, Frame};
use super::inbound::{Inbound, Operation};
use super::outstanding::{Answer, Answered, Outstanding, Waiter};
use super::status::{Refusal, Remedy};
use super::transport::{BindError, next_frame, read_frame, write_all};

/// The most frames that wait to be written.
const FRAMES: usize = 4096;
/// The most messages and receipts that are being kept at a time; others are sent again later.
const INBOUND: usize = 256;
/// How long answers are waited for when the service stops.
const DRAIN: Duration = Duration::from_secs(10);
/// How long the message centre may take to answer `unbind`.
const UNBIND: Duration = Duration::from_secs(3);
/// How long the last frames may take.
const LAST: Duration = Duration::from_secs(1);

/// Looked up once, because each segment changes it.
static SUBMIT_SECONDS: LazyLock<Histogram> =
    LazyLock::new(|| metrics::histogram!("septet_submit_seconds"));

/// A segment to be submitted.
pub struct Request {
    pub operation: SubmitSm,
    pub answer: oneshot::Sender<Answered>,
    /// Its place in the window.
    pub permit: OwnedSemaphorePermit,
}

/// A bound connection's side for those that submit.
#[derive(Clone)]
pub struct Handle {
    pub requests: mpsc::Sender<Request>,
    pub window: Arc<Semaphore>,
}

/// A connection after its bind.
pub struct Session {
    read: ReadHalf<Box<dyn Stream>>,
    received: BytesMut,
    frames: mpsc::Sender<BytesMut>,
    writer: JoinSet<()>,
    sequence: u32,
    outstanding: Outstanding,
    answer_time: Duration,
    enquire: Duration,
    /// When something was received last, and when `enquire_link` was sent since.
    heard: Instant,
    enquired: Option<Instant>,
}

impl Session {
    /// Sends a bind, and returns when the message centre has agreed.
    pub async fn bind(
        stream: Box<dyn Stream>,
        bind: Pdu,
        answer_time: Duration,
        enquire: Duration,
    ) -> Result<Self, BindError> {
        let (read, write) = tokio::io::split(stream);
        let (frames, waiting) = mpsc::channel(FRAMES);
        let mut writer = JoinSet::new();
        writer.spawn(write_all(write, waiting));
        let mut session = Self {
            read,
            received: BytesMut::new(),
            frames,
            writer,
            sequence: 0,
            outstanding: Outstanding::default(),
            answer_time,
            enquire,
            heard: Instant::now(),
            enquired: None,
        };
        let sequence = session.next_sequence();
        session
            .send(CommandStatus::EsmeRok, sequence, bind)
            .map_err(BindError::Closed)?;
        let answered = timeout(answer_time, async {
            loop {
                match read_frame(&mut session.read, &mut session.received).await {
                    Err(reason) => return Err(BindError::Closed(reason)),
                    Ok(Frame::Command(command)) if command.sequence_number() == sequence => {
                        return Ok(command.status());
                    }
                    // The body of a refusal may be anything.
                    Ok(Frame::Unreadable {
                        status,
                        sequence: answered,
                        ..
                    }) if answered == sequence => return Ok(status),
                    Ok(_) => {}
                }
            }
        });
        match answered.await.unwrap_or(Err(BindError::TimedOut))? {
            CommandStatus::EsmeRok => Ok(session),
            status => Err(BindError::Refused(Refusal(status))),
        }
    }

    /// Submits what comes through `requests` and keeps what the message centre sends, until the
    /// connection ends or `stop` is true. Afterwards all requests are answered. Returns why the
    /// connection has ended, unless the service stops.
    pub async fn run(
        mut self,
        mut requests: mpsc::Receiver<Request>,
        inbound: Arc<Inbound>,
        mut stop: watch::Receiver<bool>,
    ) -> Option<&'static str> {
        let mut kept: JoinSet<(CommandStatus, u32, bool)> = JoinSet::new();
        let mut stopping = None;
        // At the earliest of all times that were next: set again only when it has come.
        let mut look = pin!(sleep_until(self.next_time(stopping)));
        let reason = loop {
            if stopping.is_none() && *stop.borrow() {
                stopping = Some(Instant::now() + DRAIN);
                requests.close();
            }
            let is_done = self.outstanding.is_empty() && kept.is_empty() && requests.is_empty();
            if stopping.is_some_and(|end| is_done || end <= Instant::now()) {
                self.unbind().await;
                break None;
            }
            let next = self.next_time(stopping);
            if look.is_elapsed() || next < look.deadline() {
                look.as_mut().reset(next);
            }
            let result = tokio::select! {
                frame = read_frame(&mut self.read, &mut self.received) => {
                    self.received_all(frame, &inbound, &mut kept)
                }
                Some(request) = requests.recv() => self.submit_all(request, &mut requests),
                Some(done) = kept.join_next() => self.answer(done.ok()),
                _ = self.writer.join_next() => Err("it could not be written to"),
                () = &mut look => self.look_at_the_time(),
                _ = stop.changed(), if stopping.is_none() => Ok(()),
            };
            if let Err(reason) = result {
                break Some(reason);
            }
        };
        requests.close();
        // What has begun to be kept is finished.
        kept.detach_all();
        self.outstanding.give_up_all();
        drop(self.frames);
        let _ = timeout(LAST, self.writer.join_next()).await;
        reason
    }

    fn next_sequence(&mut self) -> u32 {
        loop {
            self.sequence = match self.sequence {
                0x7FFF_FFFF.. => 1,
                sequence => sequence + 1,
            };
            if !self.outstanding.has(self.sequence) {
                return self.sequence;
            }
        }
    }

    /// Fails if the other side does not read.
    fn send(
        &self,
        status: CommandStatus,
        sequence: u32,
        pdu: impl Into<Pdu>,
    ) -> Result<(), &'static str> {
        let octets = frame::octets(&Command::new(status, sequence, pdu));
        let sent = self.frames.try_send(octets);
        sent.map_err(|_| "it could not be written to")
    }

    /// Submits what waits.
    fn submit_all(
        &mut self,
        first: Request,
        requests: &mut mpsc::Receiver<Request>,
    ) -> Result<(), &'static str> {
        self.submit(first)?;
        while let Ok(request) = requests.try_recv() {
            self.submit(request)?;
        }
        Ok(())
    }

    fn submit(&mut self, request: Request) -> Result<(), &'static str> {
        let sequence = self.next_sequence();
        let Request {
            operation,
            answer,
            permit,
        } = request;
        let waiter = Waiter {
            answer,
            sent: Instant::now(),
            permit,
        };
        self.outstanding.add(sequence, waiter);
        self.send(CommandStatus::EsmeRok, sequence, operation)
    }

    /// Handles what has come with a frame.
    fn received_all(
        &mut self,
        first: Result<Frame, &'static str>,
        inbound: &Arc<Inbound>,
        kept: &mut JoinSet<(CommandStatus, u32, bool)>,
    ) -> Result<(), &'static str> {
        self.received(first?, inbound, kept)?;
        while let Some(frame) = next_frame(&mut self.received)? {
            self.received(frame, inbound, kept)?;
        }
        Ok(())
    }

    fn received(
        &mut self,
        frame: Frame,
        inbound: &Arc<Inbound>,
        kept: &mut JoinSet<(CommandStatus, u32, bool)>,
    ) -> Result<(), &'static str> {
        self.heard = Instant::now();
        self.enquired = None;
        let command = match frame {
            Frame::Command(command) => command,
            Frame::Unreadable {
                id,
                status,
                sequence,
                body,
            } => {
                debug!(?id, "an operation cannot be read");
                return match id {
                    CommandId::SubmitSmResp | CommandId::GenericNack => {
                        let end = body.iter().position(|&octet| octet == 0);
                        let id = &body[..end.unwrap_or(body.len())];
                        self.answered(status, sequence, &String::from_utf8_lossy(id))
                    }
                    CommandId::DeliverSm => {
                        metrics::counter!("septet_unreadable_total").increment(1);
                        self.answer(Some((CommandStatus::EsmeRxRAppn, sequence, false)))
                    }
                    CommandId::DataSm => {
                        metrics::counter!("septet_unreadable_total").increment(1);
                        self.answer(Some((CommandStatus::EsmeRxRAppn, sequence, true)))
                    }
                    id if u32::from(id) & 0x8000_0000 != 0 => Ok(()),
                    _ => self.send(CommandStatus::EsmeRinvcmdid, sequence, Pdu::GenericNack),
                };
            }
        };
        let (status, sequence) = (command.status(), command.sequence_number());
        let operation = match command.pdu() {
            Some(Pdu::SubmitSmResp(response)) => {
                return self.answered(status, sequence, response.message_id().as_str());
            }
            Some(Pdu::EnquireLink) => {
                return self.send(CommandStatus::EsmeRok, sequence, Pdu::EnquireLinkResp);
            }
            Some(Pdu::Unbind) => {
                self.send(CommandStatus::EsmeRok, sequence, Pdu::UnbindResp)?;
                return Err("the message centre has unbound");
            }
            Some(Pdu::DeliverSm(operation)) => Operation::from(operation),
            Some(Pdu::DataSm(operation)) => Operation::from(operation),
            _ => match command.id() {
                // Without a body, if it is a refusal.
                CommandId::SubmitSmResp | CommandId::GenericNack => {
                    return self.answered(status, sequence, "");
                }
                CommandId::AlertNotification | CommandId::Outbind => return Ok(()),
                id if u32::from(id) & 0x8000_0000 != 0 => return Ok(()),
                _ => return self.send(CommandStatus::EsmeRinvcmdid, sequence, Pdu::GenericNack),
            },
        };
        let is_data = command.id() == CommandId::DataSm;
        if kept.len() >= INBOUND {
            return self.answer(Some((CommandStatus::EsmeRxTAppn, sequence, is_data)));
        }
        let inbound = Arc::clone(inbound);
        kept.spawn(async move { (inbound.receive(operation).await, sequence, is_data) });
        Ok(())
    }

    /// Answers a message or a receipt that was kept, or could not be.
    fn answer(&self, done: Option<(CommandStatus, u32, bool)>) -> Result<(), &'static str> {
        match done {
            // The task has panicked; the message centre sends it again.
            None => Ok(()),
            Some((status, sequence, true)) => self.send(status, sequence, DataSmResp::default()),
            Some((status, sequence, false)) => {
                let response = DeliverSmResp::builder().message_id(COctetString::empty());
                self.send(status, sequence, response.build())
            }
        }
    }

    /// Passes an answer on to whoever waits for it. It may be late, or the second.
    fn answered(
        &mut self,
        status: CommandStatus,
        sequence: u32,
        id: &str,
    ) -> Result<(), &'static str> {
        let Some(waiter) = self.outstanding.take(sequence) else {
            metrics::counter!("septet_unexpected_answers_total").increment(1);
            return Ok(());
        };
        SUBMIT_SECONDS.record((self.heard - waiter.sent).as_secs_f64());
        let refusal = Refusal(status);
        waiter.end(match status {
            CommandStatus::EsmeRok => Answer::Accepted(id.to_owned()),
            _ => Answer::Refused(refusal),
        });
        match refusal.remedy() {
            Remedy::Reconnect => Err("the message centre has forgotten it"),
            _ => Ok(()),
        }
    }

    fn next_time(&self, stopping: Option<Instant>) -> Instant {
        let enquire = match self.enquired {
            Some(sent) => sent + self.answer_time,
            None => self.heard + self.enquire,
        };
        let first = self.outstanding.first();
        let answer = first.map(|sent| sent + self.answer_time);
        let all = [answer, stopping].into_iter().flatten();
        all.fold(enquire, Instant::min)
    }

    fn look_at_the_time(&mut self) -> Result<(), &'static str> {
        let now = Instant::now();
        self.outstanding.give_up(self.answer_time);
        match self.enquired {
            Some(sent) if sent + self.answer_time <= now => Err("enquire_link was not answered"),
            None if self.heard + self.enquire <= now => {
                self.enquired = Some(now);
                let sequence = self.next_sequence();
                self.send(CommandStatus::EsmeRok, sequence, Pdu::EnquireLink)
            }
            _ => Ok(()),
        }
    }

    /// Unbinds, and waits a little for the answer.
    async fn unbind(&mut self) {
        let sequence = self.next_sequence();
        if self
            .send(CommandStatus::EsmeRok, sequence, Pdu::Unbind)
            .is_err()
        {
            return;
        }
        let answered = async {
            while let Ok(frame) = read_frame(&mut self.read, &mut self.received).await {
                if matches!(frame, Frame::Command(command) if command.id() == CommandId::UnbindResp)
                {
                    return;
                }
            }
        };
        let _ = timeout(UNBIND, answered).await;
    }
}
