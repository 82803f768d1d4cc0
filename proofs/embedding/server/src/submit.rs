//! Texts into operations.

use rusmpp::pdus::SubmitSm;
use rusmpp::tlvs::MessageSubmissionRequestTlvValue as Tlv;
use rusmpp::types::{AnyOctetString, OctetString};
use rusmpp::values::DataCoding;
use septet::alphabet::Alphabet;
use septet::{Encoding, Segmenter};

use crate::Error;

type Operation = Result<SubmitSm, Error>;
type Operations = Result<Vec<SubmitSm>, Error>;

/// Returns an operation for each segment, numbered by its header. `to` has the addresses; each
/// message needs its own `reference`.
pub fn with_headers(to: &SubmitSm, text: &str, rules: Segmenter, reference: u16) -> Operations {
    let operations = rules.split(text)?.map(|segment| {
        let user_data = segment.encode(reference);
        // The bit of TP-UDHI.
        let esm_class = if user_data.has_header() { 0x40 } else { 0 };
        let octets = user_data.unpacked().collect();
        filled(to, esm_class, segment.encoding(), octets)
    });
    operations.collect()
}

/// Returns an operation for each segment, numbered by `sar_` parameters. Without headers, there
/// are no national tables.
pub fn with_sar(to: &SubmitSm, text: &str, reference: u16) -> Operations {
    let operations = septet::split(text)?.map(|segment| {
        let octets = segment.encode(reference).unpacked_body().collect();
        let mut operation = filled(to, 0, segment.encoding(), octets)?;
        if segment.part().total > 1 {
            operation.push_tlv(Tlv::SarMsgRefNum(reference));
            operation.push_tlv(Tlv::SarTotalSegments(segment.part().total));
            operation.push_tlv(Tlv::SarSegmentSeqnum(segment.part().sequence));
        }
        Ok(operation)
    });
    operations.collect()
}

/// Returns an operation with the whole text in `message_payload`.
pub fn with_payload(to: &SubmitSm, text: &str) -> Operation {
    let encoding = septet::measure(text).encoding;
    let payload = match encoding {
        Encoding::Gsm7 => Alphabet::DEFAULT.septets(text).collect::<Result<_, _>>()?,
        Encoding::Ucs2 => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
    };
    let mut operation = filled(to, 0, encoding, Vec::new())?;
    let payload = AnyOctetString::from_vec(payload);
    operation.push_tlv(Tlv::MessagePayload(payload.into()));
    Ok(operation)
}

fn filled(to: &SubmitSm, esm_class: u8, encoding: Encoding, octets: Vec<u8>) -> Operation {
    // Not TP-DCS: 0 is the message centre's default alphabet, which must be GSM-7 here.
    let data_coding = match encoding {
        Encoding::Gsm7 => DataCoding::McSpecific,
        Encoding::Ucs2 => DataCoding::Ucs2,
    };
    let mut operation = to.clone().with_data_coding(data_coding);
    operation.esm_class = esm_class.into();
    Ok(operation.with_short_message(OctetString::from_vec(octets)?))
}
