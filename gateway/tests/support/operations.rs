//! Operations of message centres, and what is in those of the service.

use std::time::Duration;

use rusmpp::CommandStatus;
use rusmpp::pdus::{DeliverSm, SubmitSm};
use rusmpp::tlvs::TlvValue;
use rusmpp::types::{COctetString, OctetString};
use rusmpp::values::Ton;

use super::centre::Act;

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
