//! What a message centre hands over: receipts, and messages from handsets.

use std::sync::LazyLock;

use metrics::Counter;
use rusmpp::CommandStatus;
use rusmpp::pdus::{DataSm, DeliverSm};
use rusmpp::tlvs::{Tlv, TlvValue};
use rusmpp::values::MessageState;
use septet::wire::{Concatenation, Part as PartNumber};
use septet::{ReferenceWidth, Segmenter};
use tracing::warn;

use super::super::ledger::Ledger;
use super::profile::{DefaultAlphabet, Settings};
use super::receipt::{self, Outcome};
use super::text;
use crate::applications::Application;
use crate::clock::Millis;
use crate::codes;
use crate::events;
use crate::message::{EventKind, new_id};
use crate::store::{self, Joined, Part, PartKey, StoreError};

/// Looked up once, because each receipt changes it.
static FOUND: LazyLock<Counter> =
    LazyLock::new(|| metrics::counter!("septet_receipts_total", "result" => "found"));

/// An operation, whichever of the two it is.
#[derive(Clone, Debug, Default)]
pub struct Operation {
    source: String,
    destination: String,
    esm_class: u8,
    data_coding: u8,
    octets: Vec<u8>,
    sar: Option<Concatenation>,
    receipted: Option<String>,
    state: Option<MessageState>,
    error: Option<u16>,
}

impl From<&DeliverSm> for Operation {
    fn from(operation: &DeliverSm) -> Self {
        Self {
            source: address(
                operation.source_addr_ton.into(),
                operation.source_addr.as_str(),
            ),
            destination: address(
                operation.dest_addr_ton.into(),
                operation.destination_addr.as_str(),
            ),
            esm_class: operation.esm_class.into(),
            data_coding: operation.data_coding.into(),
            octets: operation.short_message().to_vec(),
            ..Self::default()
        }
        .with(operation.tlvs())
    }
}

impl From<&DataSm> for Operation {
    fn from(operation: &DataSm) -> Self {
        Self {
            source: address(
                operation.source_addr_ton.into(),
                operation.source_addr.as_str(),
            ),
            destination: address(
                operation.dest_addr_ton.into(),
                operation.destination_addr.as_str(),
            ),
            esm_class: operation.esm_class.into(),
            data_coding: operation.data_coding.into(),
            ..Self::default()
        }
        .with(operation.tlvs())
    }
}

/// Returns an international number with its plus sign.
fn address(ton: u8, address: &str) -> String {
    let is_number = !address.is_empty() && address.bytes().all(|one| one.is_ascii_digit());
    match ton == 1 && is_number {
        true => format!("+{address}"),
        false => address.to_owned(),
    }
}

impl Operation {
    fn with(mut self, parameters: &[Tlv]) -> Self {
        let mut sar = [None; 3];
        for parameter in parameters {
            match parameter.value() {
                Some(TlvValue::MessagePayload(payload)) => self.octets = payload.value.to_vec(),
                Some(TlvValue::SarMsgRefNum(number)) => sar[0] = Some(*number),
                Some(TlvValue::SarTotalSegments(number)) => sar[1] = Some((*number).into()),
                Some(TlvValue::SarSegmentSeqnum(number)) => sar[2] = Some((*number).into()),
                Some(TlvValue::ReceiptedMessageId(id)) => {
                    self.receipted = Some(id.as_str().to_owned());
                }
                Some(TlvValue::MessageState(state)) => self.state = Some(*state),
                Some(TlvValue::NetworkErrorCode(error)) => self.error = Some(error.error_code),
                _ => {}
            }
        }
        if let [Some(reference), Some(total), Some(sequence)] = sar {
            self.sar = Some(Concatenation {
                reference_width: ReferenceWidth::Bits16,
                reference,
                part: PartNumber {
                    sequence: u8::try_from(sequence).unwrap_or(0),
                    total: u8::try_from(total).unwrap_or(0),
                },
            });
        }
        self
    }

    fn has_header(&self) -> bool {
        self.esm_class & 0x40 != 0
    }

    /// The text of a receipt, which is ASCII.
    fn written(&self) -> String {
        self.octets.iter().copied().map(char::from).collect()
    }

    /// Whether `esm_class` and the parameters say that this is a receipt. Some message centres say
    /// that theirs are messages; but messages with the identifier alone are messages.
    fn is_receipt(&self) -> bool {
        match self.esm_class & 0x3C {
            0x00 => {
                let has_state = self.state.is_some() || receipt::has_state(&self.written());
                self.receipted.is_some() && has_state
            }
            kind => kind == 0x04,
        }
    }
}

pub struct Inbound {
    carrier: String,
    settings: Settings,
    ledger: Ledger,
}

impl Inbound {
    pub fn new(carrier: String, settings: Settings, ledger: Ledger) -> Self {
        Self {
            carrier,
            settings,
            ledger,
        }
    }

    /// Keeps a receipt or a message, and returns what to answer.
    pub async fn receive(&self, operation: Operation) -> CommandStatus {
        // The type of message (SMPP 3.4 §5.2.12).
        let result = match operation.esm_class & 0x3C {
            _ if operation.is_receipt() => self.receipt(operation).await,
            0x00 => self.message(operation).await,
            // Acknowledgements of users and intermediate notifications.
            _ => Ok(CommandStatus::EsmeRok),
        };
        result.unwrap_or_else(|error| {
            warn!(%error, carrier = self.carrier, "cannot keep what a carrier has sent");
            CommandStatus::EsmeRxTAppn
        })
    }

    async fn receipt(&self, operation: Operation) -> Result<CommandStatus, StoreError> {
        let text = operation.written();
        let (id, state) = (operation.receipted.clone(), operation.state);
        let Some(read) = receipt::read(&text, id, state, operation.error, &self.settings) else {
            warn!(carrier = self.carrier, "a receipt cannot be read");
            return Ok(CommandStatus::EsmeRok);
        };
        let error = match read.outcome {
            Outcome::UnderWay => return Ok(CommandStatus::EsmeRok),
            Outcome::Delivered => None,
            Outcome::Failed(code) => Some(code),
        };
        let receipt = store::Receipt {
            carrier: self.carrier.clone(),
            ids: receipt::forms(&read.id),
            numbers: [&operation.source, &operation.destination].map(|one| receipt::tail(one)),
            error,
            time: self.ledger.clock.now(),
        };
        let noted = self.ledger.store.receipt(receipt).await?;
        match noted.is_found {
            true => FOUND.increment(1),
            false => metrics::counter!("septet_receipts_total", "result" => "held").increment(1),
        }
        if let Some(folded) = noted.folded {
            self.ledger.fold(folded).await;
        }
        Ok(CommandStatus::EsmeRok)
    }

    /// TP-DCS of a text; Latin-1 is 8-bit data there.
    fn coding(&self, data_coding: u8, octets: &[u8]) -> Option<u8> {
        // Some message centres say ASCII and send GSM-7, which has characters in place of controls.
        let is_control = |octet: &u8| *octet < 0x20 && !matches!(octet, b'\n' | b'\r');
        if data_coding == 1 && octets.iter().any(is_control) {
            return Some(0);
        }
        match (data_coding, self.settings.alphabet) {
            (0, DefaultAlphabet::Gsm7) => Some(0),
            (0, _) | (1 | 3, _) => Some(text::LATIN1),
            (8, _) => Some(8),
            (0xF0..=0xFF, _) if data_coding & 4 == 0 => Some(data_coding),
            _ => None,
        }
    }

    fn application(&self, number: &str) -> Option<&Application> {
        let applications = &self.ledger.applications;
        let name = self.settings.application.as_deref();
        applications
            .of_number(number)
            .or_else(|| applications.named(name?))
    }

    async fn message(&self, operation: Operation) -> Result<CommandStatus, StoreError> {
        let refused = |reason: &'static str| {
            warn!(carrier = self.carrier, reason, "a message was refused");
            metrics::counter!("septet_received_total", "result" => "refused").increment(1);
            Ok(CommandStatus::EsmeRxRAppn)
        };
        let Some(application) = self.application(&operation.destination) else {
            return refused("its number belongs to no application");
        };
        let Some(coding) = self.coding(operation.data_coding, &operation.octets) else {
            return refused("it is not a text");
        };
        // Applications compare it with what they know, also if the carrier leaves out its plus sign.
        let destination = application.number(&operation.destination);
        let destination = destination.unwrap_or(&operation.destination).to_owned();
        let now = self.ledger.clock.now();
        let (piece, concatenation) = text::parse(coding, operation.has_header(), operation.octets);
        let concatenation = concatenation.or(operation.sar).filter(|one| {
            let PartNumber { sequence, total } = one.part;
            total > 1 && (1..=total).contains(&sequence)
        });
        let (key, parts) = match concatenation {
            None => (None, vec![piece]),
            Some(number) => {
                let key = PartKey {
                    carrier: self.carrier.clone(),
                    sender: operation.source.clone(),
                    recipient: destination.clone(),
                    width: match number.reference_width {
                        ReferenceWidth::Bits8 => 1,
                        _ => 2,
                    },
                    reference: number.reference,
                    total: number.part.total,
                };
                let part = Part {
                    sequence: number.part.sequence,
                    time: now,
                    ..piece
                };
                match self.keep(&key, part).await? {
                    None => return Ok(CommandStatus::EsmeRok),
                    Some(parts) => (Some(key), parts),
                }
            }
        };
        let text = text::join(&parts);
        let segments = match &key {
            Some(key) => key.total.into(),
            None => Segmenter::new().measure(&text).segments.max(1),
        };
        let event = events::Inbound {
            id: &new_id(now),
            application: &application.id,
            from: &operation.source,
            to: &destination,
            time: now,
            segments,
        };
        let event = application
            .wants(EventKind::MessageReceived)
            .then(|| event.received(&text));
        let receiver = application.receiver();
        if self.ledger.store.receive(key, now, event, receiver).await? {
            metrics::counter!("septet_received_total", "result" => "received").increment(1);
        }
        self.ledger.bells.ring(receiver);
        Ok(CommandStatus::EsmeRok)
    }

    /// Keeps a part, and returns all of its message if that is complete.
    async fn keep(&self, key: &PartKey, part: Part) -> Result<Option<Vec<Part>>, StoreError> {
        loop {
            match self
                .ledger
                .store
                .keep_part(key.clone(), part.clone())
                .await?
            {
                Joined::Held | Joined::Duplicate => return Ok(None),
                Joined::Complete(parts) => return Ok(Some(parts)),
                // The sender uses the number of a message again whose other parts have not come.
                Joined::Conflict(first) => self.give_up(key.clone(), first).await?,
            }
        }
    }

    /// Gives up messages whose parts do not come.
    pub async fn sweep(&self) -> Result<(), StoreError> {
        let now = self.ledger.clock.now();
        let age = i64::try_from(self.settings.joining.as_millis()).unwrap_or(i64::MAX);
        let stale = self
            .ledger
            .store
            .stale_parts(&self.carrier, now.saturating_sub(age), 256)
            .await?;
        for (key, first) in stale {
            self.give_up(key, first).await?;
        }
        Ok(())
    }

    /// Forgets the parts of a message, the first of which came at a time, and tells of it.
    async fn give_up(&self, key: PartKey, first: Millis) -> Result<(), StoreError> {
        let now = self.ledger.clock.now();
        let Some(application) = self.application(&key.recipient) else {
            return self
                .ledger
                .store
                .receive(Some(key), now, None, "")
                .await
                .map(drop);
        };
        let event = events::Inbound {
            id: &new_id(first),
            application: &application.id,
            from: &key.sender,
            to: &key.recipient,
            time: first,
            segments: key.total.into(),
        };
        let event = application
            .wants(EventKind::MessageFailed)
            .then(|| event.failed(codes::PARTS_MISSING, now));
        let receiver = application.receiver();
        if self
            .ledger
            .store
            .receive(Some(key), now, event, receiver)
            .await?
        {
            metrics::counter!("septet_received_total", "result" => "incomplete").increment(1);
        }
        self.ledger.bells.ring(receiver);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn receipts_are_told_from_messages() {
        let state = Some(MessageState::Delivered);
        for (esm_class, receipted, state, text, is_receipt) in [
            (0x00, None, None, "id:7 stat:DELIVRD", false),
            (0x00, Some("7"), None, "1", false),
            (0x00, Some("7"), None, "id:7 stat:DELIVRD", true),
            (0x00, Some("7"), state, "", true),
            (0x40, None, state, "", false),
            (0x04, None, None, "id:7 stat:DELIVRD", true),
            (0x08, Some("7"), state, "", false),
            (0x20, Some("7"), state, "", false),
        ] {
            let operation = Operation {
                esm_class,
                octets: text.into(),
                receipted: receipted.map(str::to_owned),
                state,
                ..Operation::default()
            };
            assert_eq!(operation.is_receipt(), is_receipt, "{operation:?}");
        }
    }
}
