//! Operations into texts.

use rusmpp::pdus::SubmitSm;
use rusmpp::tlvs::TlvValue as Tlv;
use septet::UserData;
use septet::reassembly::{Progress, Reassembler};

use crate::Error;

/// Holds up to 16 long messages with 255 parts. A sender is an address and, for parts numbered by
/// `sar_` parameters, the high octet of the reference number.
#[derive(Default)]
pub struct Receiver(Reassembler<(String, Option<u8>), 16, 255>);

impl Receiver {
    /// Returns the text of the message that `operation` completes. `at` is in seconds.
    pub fn receive(&mut self, operation: &SubmitSm, at: u64) -> Result<Option<String>, Error> {
        let tp_dcs = match u8::from(operation.data_coding) {
            same @ (0x00 | 0x08) => same, // in TP-DCS, GSM-7 and UCS-2 too
            other => return Err(format!("data_coding {other} is not supported").into()),
        };
        let (mut octets, mut sar): (&[u8], _) = (operation.short_message(), [None; 3]);
        for parameter in operation.tlvs() {
            match parameter.value() {
                Some(Tlv::MessagePayload(payload)) => octets = &payload.value,
                Some(Tlv::SarMsgRefNum(reference)) => sar[0] = Some(*reference),
                Some(Tlv::SarTotalSegments(total)) => sar[1] = Some((*total).into()),
                Some(Tlv::SarSegmentSeqnum(sequence)) => sar[2] = Some((*sequence).into()),
                _ => {}
            }
        }
        let has_header = u8::from(operation.esm_class) & 0x40 != 0;
        let (high, user_data) = match sar {
            _ if has_header => (None, UserData::from_unpacked(tp_dcs, true, octets)?),
            [Some(reference), Some(total), Some(sequence)] => {
                // As if the part had a header, so that one store joins both kinds.
                let [high, low] = reference.to_be_bytes();
                let header = [5, 0, 3, low, total as u8, sequence as u8];
                let user_data = UserData::from_unpacked_parts(tp_dcs, &header, octets)?;
                (Some(high), user_data)
            }
            _ => return decode(tp_dcs, octets).map(Some),
        };
        self.0.remove_older(at.saturating_sub(24 * 60 * 60));
        let sender = (operation.source_addr.to_string(), high);
        match self.0.push(sender, at, &user_data)? {
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

/// Decodes a text without a header in pieces, because a payload is longer than user data.
fn decode(tp_dcs: u8, mut octets: &[u8]) -> Result<String, Error> {
    let mut text = String::new();
    while !octets.is_empty() {
        // A piece must not end within an escape sequence or a surrogate pair.
        let end = match octets.get(..UserData::MAX_OCTETS) {
            None => octets.len(),
            Some([.., 0x1B]) if tp_dcs == 0x00 => UserData::MAX_OCTETS - 1,
            Some([.., 0xD8..=0xDB, _]) if tp_dcs == 0x08 => UserData::MAX_OCTETS - 2,
            Some(_) => UserData::MAX_OCTETS,
        };
        let piece = octets.split_off(..end).unwrap_or_default();
        text += &UserData::from_unpacked(tp_dcs, false, piece)?.text()?;
    }
    Ok(text)
}
