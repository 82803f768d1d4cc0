//! A message centre that does what a script says.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::{Duration, Instant};

use bytes::BytesMut;
use rusmpp::pdus::{
    BindReceiverResp, BindTransceiverResp, BindTransmitterResp, DeliverSm, SubmitSm, SubmitSmResp,
};
use rusmpp::tokio_codec::CommandCodec;
use rusmpp::types::COctetString;
use rusmpp::{Command, CommandId, CommandStatus, Pdu};
use septet_gateway::delivery::smpp::{Address, Settings};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio::sync::mpsc;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_util::codec::{Decoder, Encoder};

pub use super::operations::{accepted, message, parameters, receipt, refused, soon};

/// What the message centre does.
#[derive(Clone, Debug)]
pub enum Act {
    /// Answers the operation with a status and an identifier.
    Answer(CommandStatus, String),
    /// Hands over a message or a receipt, again until the service has taken it.
    Deliver(Box<DeliverSm>),
    Disconnect,
}

/// Everything that is done because of an operation, and after how long. The number counts all
/// operations from 0.
pub type Script = Arc<dyn Fn(usize, &SubmitSm) -> Vec<(Duration, Act)> + Send + Sync>;

#[derive(Default)]
struct State {
    /// The operations with their octets, unless they are only counted.
    submitted: Vec<(SubmitSm, Vec<u8>)>,
    is_counting: bool,
    count: usize,
    binds: Vec<(CommandId, Instant)>,
    disconnects: usize,
    unbinds: usize,
    enquiries: usize,
    /// The connections that are bound for receiving.
    receivers: Vec<mpsc::Sender<Out>>,
    answers: HashMap<u32, CommandStatus>,
    sequence: u32,
    most_under_way: usize,
    /// What binds are refused with.
    refusal: Option<CommandStatus>,
    is_silent: bool,
}

enum Out {
    Command(Box<Command>),
    Disconnect,
}

#[derive(Clone)]
pub struct Centre {
    pub address: SocketAddr,
    state: Arc<Mutex<State>>,
    script: Script,
}

impl Centre {
    pub async fn start(script: Script) -> Self {
        Self::listen(script, None).await
    }

    /// With TLS.
    pub async fn with_tls(config: ServerConfig) -> Self {
        let script: Script = Arc::new(|number, _| vec![accepted(&number.to_string())]);
        Self::listen(script, Some(TlsAcceptor::from(Arc::new(config)))).await
    }

    async fn listen(script: Script, tls: Option<TlsAcceptor>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let centre = Self {
            address: listener.local_addr().unwrap(),
            state: Arc::default(),
            script,
        };
        let served = centre.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let served = served.clone();
                match tls.clone() {
                    None => drop(tokio::spawn(served.serve(stream))),
                    Some(tls) => drop(tokio::spawn(async move {
                        if let Ok(stream) = tls.accept(stream).await {
                            served.serve(stream).await;
                        }
                    })),
                }
            }
        });
        centre
    }

    /// Accepts everything, without receipts.
    pub async fn good() -> Self {
        Self::start(Arc::new(|number, _| vec![accepted(&number.to_string())])).await
    }

    /// Accepts everything, and reports that everything was delivered.
    pub async fn with_receipts() -> Self {
        Self::start(Arc::new(|number, operation| {
            let id = (1000 + number).to_string();
            vec![
                accepted(&id),
                soon(receipt(operation, &id, "DELIVRD", "000")),
            ]
        }))
        .await
    }

    pub fn settings(&self) -> Settings {
        let address = Address::parse(&format!("smpp://esme:secret@{}", self.address)).unwrap();
        Settings::new(address)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap()
    }

    pub fn submitted(&self) -> Vec<SubmitSm> {
        let state = self.state();
        let operations = state.submitted.iter();
        operations.map(|(operation, _)| operation.clone()).collect()
    }

    /// Only counts operations from now on.
    pub fn count_only(&self) {
        self.state().is_counting = true;
    }

    /// The number of all operations.
    pub fn count(&self) -> usize {
        self.state().count
    }

    /// How often it has closed a connection.
    pub fn disconnects(&self) -> usize {
        self.state().disconnects
    }

    /// The octets of all operations, without their headers.
    pub fn bodies(&self) -> Vec<Vec<u8>> {
        let state = self.state();
        let all = state.submitted.iter();
        all.map(|(_, octets)| octets[16..].to_vec()).collect()
    }

    /// Whether there is a connection that is bound for receiving.
    pub fn is_bound(&self) -> bool {
        !self.state().receivers.is_empty()
    }

    pub fn binds(&self) -> Vec<CommandId> {
        let state = self.state();
        state.binds.iter().map(|(id, _)| *id).collect()
    }

    /// When it was bound last.
    pub fn bound_at(&self) -> Option<Instant> {
        self.state().binds.last().map(|(_, time)| *time)
    }

    pub fn unbinds(&self) -> usize {
        self.state().unbinds
    }

    pub fn enquiries(&self) -> usize {
        self.state().enquiries
    }

    pub fn most_under_way(&self) -> usize {
        self.state().most_under_way
    }

    pub fn refuse_binds(&self, refusal: Option<CommandStatus>) {
        self.state().refusal = refusal;
    }

    /// Answers nothing any more.
    pub fn fall_silent(&self) {
        self.state().is_silent = true;
    }

    pub fn disconnect(&self) {
        for receiver in self.state().receivers.drain(..) {
            let _ = receiver.try_send(Out::Disconnect);
        }
    }

    pub async fn wait_until(&self, what: &str, is_so: impl Fn(&Self) -> bool) {
        for _ in 0..2000 {
            if is_so(self) {
                return;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        panic!("{what}: {:?}", self.count());
    }

    /// Hands over an operation and returns the answer.
    pub async fn deliver(&self, operation: DeliverSm) -> CommandStatus {
        self.wait_until("nobody is bound", Self::is_bound).await;
        let answer = self.try_to_deliver(&operation, 1000).await;
        answer.expect("an answer")
    }

    /// Hands over an operation until the service has taken it, for about a minute.
    pub async fn hand_over(&self, operation: DeliverSm) {
        for _ in 0..300 {
            match self.try_to_deliver(&operation, 400).await {
                Some(CommandStatus::EsmeRxTAppn) | None => {}
                Some(_) => return,
            }
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
    }

    /// Hands over an operation and waits for the answer, as long as its connection lasts.
    async fn try_to_deliver(&self, operation: &DeliverSm, looks: usize) -> Option<CommandStatus> {
        let (sequence, receiver) = {
            let mut state = self.state();
            state.sequence += 1;
            (state.sequence, state.receivers.first().cloned()?)
        };
        let command = Command::new(CommandStatus::EsmeRok, sequence, operation.clone());
        receiver.send(Out::Command(Box::new(command))).await.ok()?;
        for _ in 0..looks {
            if let Some(status) = self.state().answers.remove(&sequence) {
                return Some(status);
            }
            if receiver.is_closed() {
                return None;
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        None
    }

    async fn serve(self, stream: impl AsyncRead + AsyncWrite + Send + 'static) {
        let (mut read, mut write) = tokio::io::split(stream);
        let (out, mut waiting) = mpsc::channel::<Out>(1024);
        let writer = tokio::spawn(async move {
            while let Some(Out::Command(command)) = waiting.recv().await {
                let mut octets = BytesMut::new();
                CommandCodec::new().encode(&*command, &mut octets).unwrap();
                let written = write.write_all(&octets).await;
                if written.is_err() || write.flush().await.is_err() {
                    return;
                }
            }
            let _ = write.shutdown().await;
        });
        let under_way = Arc::new(Mutex::new(0));
        let mut received = BytesMut::new();
        loop {
            let length = received
                .first_chunk::<4>()
                .map(|four| u32::from_be_bytes(*four));
            let is_whole = length.is_some_and(|length| received.len() >= length as usize);
            if !is_whole {
                let read = async { matches!(read.read_buf(&mut received).await, Ok(1..)) };
                if writer.is_finished() || !read.await {
                    break;
                }
                continue;
            }
            let mut frame = received.split_to(length.unwrap() as usize);
            let octets = frame.to_vec();
            let command = CommandCodec::new().decode(&mut frame).unwrap().unwrap();
            if !self.state().is_silent {
                self.received(command, octets, &out, &under_way).await;
            }
        }
        let mut state = self.state();
        state.receivers.retain(|one| !one.same_channel(&out));
        writer.abort();
    }

    async fn received(
        &self,
        command: Command,
        octets: Vec<u8>,
        out: &mpsc::Sender<Out>,
        under_way: &Arc<Mutex<usize>>,
    ) {
        let sequence = command.sequence_number();
        let refusal = self.state().refusal;
        let answer = |pdu: Pdu| {
            let status = refusal.unwrap_or(CommandStatus::EsmeRok);
            let _ = out.try_send(Out::Command(Box::new(Command::new(status, sequence, pdu))));
        };
        match command.pdu() {
            Some(Pdu::BindTransceiver(_)) => {
                answer(BindTransceiverResp::default().into());
                self.bound(command.id(), refusal.is_none().then_some(out));
            }
            Some(Pdu::BindReceiver(_)) => {
                answer(BindReceiverResp::default().into());
                self.bound(command.id(), refusal.is_none().then_some(out));
            }
            Some(Pdu::BindTransmitter(_)) => {
                answer(BindTransmitterResp::default().into());
                self.bound(command.id(), None);
            }
            Some(Pdu::EnquireLink) => {
                self.state().enquiries += 1;
                answer(Pdu::EnquireLinkResp);
            }
            Some(Pdu::Unbind) => {
                self.state().unbinds += 1;
                answer(Pdu::UnbindResp);
            }
            Some(Pdu::DeliverSmResp(_)) => {
                self.state().answers.insert(sequence, command.status());
            }
            Some(Pdu::SubmitSm(operation)) => {
                let number = {
                    let mut state = self.state();
                    let mut under_way = under_way.lock().unwrap();
                    *under_way += 1;
                    state.most_under_way = state.most_under_way.max(*under_way);
                    if !state.is_counting {
                        state.submitted.push((operation.clone(), octets));
                    }
                    state.count += 1;
                    state.count - 1
                };
                for (delay, act) in (self.script)(number, operation) {
                    let act = self
                        .clone()
                        .act(act, sequence, out.clone(), Arc::clone(under_way));
                    if delay.is_zero() {
                        act.await;
                    } else {
                        tokio::spawn(async move {
                            tokio::time::sleep(delay).await;
                            act.await;
                        });
                    }
                }
            }
            _ => {}
        }
    }

    fn bound(&self, id: CommandId, receiver: Option<&mpsc::Sender<Out>>) {
        let mut state = self.state();
        state.binds.push((id, Instant::now()));
        state.receivers.extend(receiver.cloned());
    }

    async fn act(
        self,
        act: Act,
        sequence: u32,
        out: mpsc::Sender<Out>,
        under_way: Arc<Mutex<usize>>,
    ) {
        let sent = match act {
            Act::Answer(status, id) => {
                {
                    let mut under_way = under_way.lock().unwrap();
                    *under_way = under_way.saturating_sub(1);
                }
                let id = COctetString::from_string(id).unwrap();
                let response = SubmitSmResp::builder().message_id(id).build();
                Out::Command(Box::new(Command::new(status, sequence, response)))
            }
            Act::Deliver(operation) => {
                self.hand_over(*operation).await;
                return;
            }
            Act::Disconnect => {
                self.state().disconnects += 1;
                Out::Disconnect
            }
        };
        let _ = out.send(sent).await;
    }
}
