//! Operations into texts.

use rusmpp::pdus::SubmitSm;
use rusmpp::tlvs::TlvValue as Tlv;
use septet::reassembly::{Progress, Reassembler};
use septet::wire::{Concatenation, Part, Payload};
use septet::{ReferenceWidth, UserData};

use crate::Error;

/// Holds up to 16 long messages with 255 parts.
pub struct Receiver(Reassembler<String, 16, 255>);

impl Default for Receiver {
    fn default() -> Self {
        Self(Reassembler::with_max_age(24 * 60 * 60))
    }
}

impl Receiver {
    /// Returns the text of the message that `operation` completes. `at` is in seconds.
    pub fn receive(&mut self, operation: &SubmitSm, at: u64) -> Result<Option<String>, Error> {
        let tp_dcs = match u8::from(operation.data_coding) {
            same @ (0x00 | 0x08) => same, // in TP-DCS, GSM-7 and UCS-2 too
            other => return Err(format!("data_coding {other} is not supported").into()),
        };
        let has_header = u8::from(operation.esm_class) & 0x40 != 0;
        let (mut reference, mut total, mut sequence) = (None, None, None);
        for parameter in operation.tlvs() {
            match parameter.value() {
                Some(Tlv::MessagePayload(payload)) => {
                    let payload = Payload::parse(tp_dcs, has_header, &payload.value)?;
                    return Ok(Some(payload.decode().collect::<Result<_, _>>()?));
                }
                Some(Tlv::SarMsgRefNum(value)) => reference = Some(*value),
                Some(Tlv::SarTotalSegments(value)) => total = Some(*value),
                Some(Tlv::SarSegmentSeqnum(value)) => sequence = Some(*value),
                _ => {}
            }
        }
        let user_data = UserData::from_unpacked(tp_dcs, has_header, operation.short_message())?;
        let sender = operation.source_addr.to_string();
        let progress = match (reference, total, sequence) {
            (Some(reference), Some(total), Some(sequence)) if !has_header => {
                let sar = Concatenation {
                    reference_width: ReferenceWidth::Bits16,
                    reference,
                    part: Part { sequence, total },
                };
                self.0.push_part(sender, at, sar, &user_data)?
            }
            _ => self.0.push(sender, at, &user_data)?,
        };
        match progress {
            Progress::Single => Ok(Some(user_data.text()?.to_string())),
            Progress::Complete(key) => {
                let message = self.0.message(&key);
                let text = message.map(|message| message.decode().collect());
                self.0.remove(&key);
                Ok(text.transpose()?)
            }
            _ => Ok(None),
        }
    }
}
