//! A message centre that does what a script says.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use bytes::BytesMut;
use rusmpp::pdus::{
    BindReceiverResp, BindTransceiverResp, BindTransmitterResp, DeliverSm, SubmitSm, SubmitSmResp,
};
use rusmpp::tlvs::TlvValue;
use rusmpp::tokio_codec::CommandCodec;
use rusmpp::types::{COctetString, OctetString};
use rusmpp::values::Ton;
use rusmpp::{Command, CommandId, CommandStatus, Pdu};
use septet_gateway::delivery::smpp::{Address, Settings};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc;
use tokio_util::codec::{Decoder, Encoder};

/// What the message centre does.
#[derive(Clone, Debug)]
pub enum Act {
    /// Answers the operation with a status and an identifier.
    Answer(CommandStatus, String),
    /// Hands over a message or a receipt.
    Deliver(Box<DeliverSm>),
    Disconnect,
}

/// Everything that is done because of an operation, and after how long. The number counts all
/// operations from 0.
pub type Script = Arc<dyn Fn(usize, &SubmitSm) -> Vec<(Duration, Act)> + Send + Sync>;

#[derive(Default)]
struct State {
    /// The operations with their octets.
    submitted: Vec<(SubmitSm, Vec<u8>)>,
    binds: Vec<CommandId>,
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
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let centre = Self {
            address: listener.local_addr().unwrap(),
            state: Arc::default(),
            script,
        };
        let served = centre.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(served.clone().serve(stream));
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
        self.state().binds.clone()
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
        panic!("{what}: {:?}", self.submitted().len());
    }

    /// Hands over an operation and returns the answer.
    pub async fn deliver(&self, operation: DeliverSm) -> CommandStatus {
        self.wait_until("nobody is bound", Self::is_bound).await;
        let (sequence, receiver) = {
            let mut state = self.state();
            state.sequence += 1;
            (state.sequence, state.receivers[0].clone())
        };
        let command = Command::new(CommandStatus::EsmeRok, sequence, operation);
        receiver
            .send(Out::Command(Box::new(command)))
            .await
            .ok()
            .unwrap();
        for _ in 0..1000 {
            if let Some(status) = self.state().answers.remove(&sequence) {
                return status;
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        panic!("no answer");
    }

    async fn serve(self, stream: TcpStream) {
        let (mut read, mut write) = stream.into_split();
        let (out, mut waiting) = mpsc::channel::<Out>(1024);
        let writer = tokio::spawn(async move {
            while let Some(Out::Command(command)) = waiting.recv().await {
                let mut octets = BytesMut::new();
                CommandCodec::new().encode(&*command, &mut octets).unwrap();
                if write.write_all(&octets).await.is_err() {
                    return;
                }
            }
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
                    state.submitted.push((operation.clone(), octets));
                    state.submitted.len() - 1
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
        state.binds.push(id);
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
                // Held while nobody is bound.
                self.wait_until("nobody is bound", Self::is_bound).await;
                let (sequence, receiver) = {
                    let mut state = self.state();
                    state.sequence += 1;
                    (state.sequence, state.receivers.first().cloned())
                };
                let command = Command::new(CommandStatus::EsmeRok, sequence, *operation);
                if let Some(receiver) = receiver {
                    let _ = receiver.send(Out::Command(Box::new(command))).await;
                }
                return;
            }
            Act::Disconnect => Out::Disconnect,
        };
        let _ = out.send(sent).await;
    }
}

pub fn accepted(id: &str) -> (Duration, Act) {
    let answer = Act::Answer(CommandStatus::EsmeRok, id.to_owned());
    (Duration::ZERO, answer)
}

pub fn refused(status: CommandStatus) -> (Duration, Act) {
    (Duration::ZERO, Act::Answer(status, String::new()))
}

/// Hands over an operation a moment later.
pub fn soon(operation: DeliverSm) -> (Duration, Act) {
    (Duration::from_millis(20), Act::Deliver(Box::new(operation)))
}

/// A receipt for a segment.
pub fn receipt(operation: &SubmitSm, id: &str, state: &str, error: &str) -> DeliverSm {
    let text = format!(
        "id:{id} sub:001 dlvrd:001 submit date:2605011200 done date:2605011201 stat:{state} \
         err:{error} text:"
    );
    let mut receipt = DeliverSm::builder()
        .source_addr(operation.destination_addr.clone())
        .destination_addr(operation.source_addr.clone())
        .short_message(OctetString::from_string(text).unwrap())
        .build();
    receipt.esm_class = 0x04.into();
    receipt
}

/// A message from a handset to the number `+15551230001`.
pub fn message(from: &str, esm_class: u8, data_coding: u8, octets: &[u8]) -> DeliverSm {
    let mut operation = DeliverSm::builder()
        .source_addr_ton(Ton::International)
        .source_addr(COctetString::from_string(from.to_owned()).unwrap())
        .dest_addr_ton(Ton::International)
        .destination_addr(COctetString::from_string("15551230001".to_owned()).unwrap())
        .short_message(OctetString::from_slice(octets).unwrap())
        .build();
    operation.esm_class = esm_class.into();
    operation.data_coding = data_coding.into();
    operation
}

/// The `sar_` parameters of an operation and its payload.
pub fn parameters(operation: &SubmitSm) -> (Vec<u16>, Option<Vec<u8>>) {
    let (mut sar, mut payload) = (vec![], None);
    for parameter in operation.tlvs() {
        match parameter.value() {
            Some(TlvValue::SarMsgRefNum(number)) => sar.push(*number),
            Some(TlvValue::SarTotalSegments(number) | TlvValue::SarSegmentSeqnum(number)) => {
                sar.push((*number).into());
            }
            Some(TlvValue::MessagePayload(octets)) => payload = Some(octets.value.to_vec()),
            _ => {}
        }
    }
    (sar, payload)
}
