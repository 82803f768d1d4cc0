//! A message as operations, in the form that the carrier expects. The octets are the crate's.

use std::iter::repeat_n;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use rusmpp::pdus::SubmitSm;
use rusmpp::tlvs::MessageSubmissionRequestTlvValue as Tlv;
use rusmpp::types::{AnyOctetString, COctetString, EmptyOrFullCOctetString, OctetString};
use rusmpp::values::{DataCoding, Npi, PriorityFlag, RegisteredDelivery, ServiceType, Ton};
use septet::wire::Payload;
use septet::{Encoding, Segment};

use super::profile::{AddressType, DefaultAlphabet, Form, Settings, Validity};
use crate::clock::Millis;
use crate::message::Message;

/// The bit of `esm_class` that says that a header begins the octets.
const UDHI: u8 = 0x40;

/// The message has something that no operation can carry. Holds the error code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unsendable(pub u16);

/// Returns an operation for each segment, or one for all in the form of a payload. `reference`
/// numbers the parts.
pub fn operations(
    settings: &Settings,
    message: &Message,
    reference: u16,
    now: Millis,
) -> Result<Vec<SubmitSm>, Unsendable> {
    let text = &message.text;
    let rules = settings.segmenter();
    let base = base(settings, message, now)?;
    let segments = rules.split(text).map_err(|_| Unsendable(4411))?;
    let measure = rules.measure(text);
    let encoding = measure.encoding;
    if settings.form == Form::Payload && measure.segments > 1 {
        let octets = payload(settings.alphabet, text, encoding)?;
        let mut operation = filled(base, 0, encoding, vec![])?;
        operation.push_tlv(Tlv::MessagePayload(AnyOctetString::from_vec(octets).into()));
        return Ok(vec![operation]);
    }
    // Copied for all but the last.
    let bases = repeat_n(base, measure.segments as usize);
    let each = segments.zip(bases).map(|(segment, base)| {
        let (esm_class, octets) = octets(settings, &segment, reference)?;
        let mut operation = filled(base, esm_class, encoding, octets)?;
        let part = segment.part();
        if settings.form == Form::Sar && part.total > 1 {
            operation.push_tlv(Tlv::SarMsgRefNum(reference));
            operation.push_tlv(Tlv::SarTotalSegments(part.total));
            operation.push_tlv(Tlv::SarSegmentSeqnum(part.sequence));
        }
        Ok(operation)
    });
    each.collect()
}

/// Returns `esm_class` and the octets of a segment.
fn octets(
    settings: &Settings,
    segment: &Segment<'_>,
    reference: u16,
) -> Result<(u8, Vec<u8>), Unsendable> {
    let user_data = segment.encode(reference);
    let has_header = user_data.has_header() && settings.form == Form::Udh;
    let esm_class = if has_header { UDHI } else { 0 };
    let is_converted =
        segment.encoding() == Encoding::Gsm7 && settings.alphabet != DefaultAlphabet::Gsm7;
    let octets = match (is_converted, has_header) {
        (false, true) => user_data.unpacked().into_octets().to_vec(),
        (false, false) => user_data.unpacked_body().into_octets().to_vec(),
        (true, _) => {
            let header = user_data.header().filter(|_| has_header);
            let mut octets = header.map_or(vec![], |header| header.octets().to_vec());
            octets.extend(characters(segment.text())?);
            octets
        }
    };
    Ok((esm_class, octets))
}

fn payload(
    alphabet: DefaultAlphabet,
    text: &str,
    encoding: Encoding,
) -> Result<Vec<u8>, Unsendable> {
    if encoding == Encoding::Gsm7 && alphabet != DefaultAlphabet::Gsm7 {
        return characters(text);
    }
    let mut storage = vec![0; 2 * text.len()];
    let payload = Payload::write(text, encoding, &mut storage).map_err(|_| Unsendable(4301))?;
    Ok(payload.octets().to_vec())
}

/// Returns the characters of Latin-1 or ASCII as octets.
fn characters(text: &str) -> Result<Vec<u8>, Unsendable> {
    let octets = text.chars().map(u8::try_from);
    octets
        .collect::<Result<_, _>>()
        .map_err(|_| Unsendable(4301))
}

fn filled(
    base: SubmitSm,
    esm_class: u8,
    encoding: Encoding,
    octets: Vec<u8>,
) -> Result<SubmitSm, Unsendable> {
    let data_coding = match encoding {
        Encoding::Gsm7 => DataCoding::McSpecific,
        Encoding::Ucs2 => DataCoding::Ucs2,
    };
    let mut operation = base.with_data_coding(data_coding);
    operation.esm_class = esm_class.into();
    let octets = OctetString::from_vec(octets).map_err(|_| Unsendable(4751))?;
    Ok(operation.with_short_message(octets))
}

/// Returns what all operations of a message have.
fn base(settings: &Settings, message: &Message, now: Millis) -> Result<SubmitSm, Unsendable> {
    let to = message.to.first().map_or("", |to| &**to);
    let (source, source_type) = address(&message.from, settings.source);
    let (destination, destination_type) = address(to, settings.destination);
    let source = COctetString::from_string(source.to_owned()).map_err(|_| Unsendable(4302))?;
    let destination =
        COctetString::from_string(destination.to_owned()).map_err(|_| Unsendable(4303))?;
    let mut operation = SubmitSm::builder()
        .service_type(ServiceType::default())
        .source_addr_ton(Ton::from(source_type.ton))
        .source_addr_npi(Npi::from(source_type.npi))
        .source_addr(source)
        .dest_addr_ton(Ton::from(destination_type.ton))
        .dest_addr_npi(Npi::from(destination_type.npi))
        .destination_addr(destination)
        .priority_flag(PriorityFlag::default())
        .build();
    operation.registered_delivery = RegisteredDelivery::from(u8::from(settings.has_receipts));
    if let Some((_, end)) = &message.expiration
        && let Some(validity) = validity(settings.validity, *end, now)
    {
        operation.validity_period = validity;
    }
    Ok(operation)
}

/// Returns an address as it is sent, and its type: international, alphanumeric or a short code.
fn address(address: &str, configured: Option<AddressType>) -> (&str, AddressType) {
    let (sent, suggested) = match address.strip_prefix('+') {
        Some(digits) => (digits, AddressType { ton: 1, npi: 1 }),
        None if address.bytes().all(|one| one.is_ascii_digit()) => {
            (address, AddressType { ton: 3, npi: 0 })
        }
        None => (address, AddressType { ton: 5, npi: 0 }),
    };
    (sent, configured.unwrap_or(suggested))
}

/// Returns the time until which a message is tried (SMPP 3.4 §7.1.1).
fn validity(form: Validity, end: Millis, now: Millis) -> Option<EmptyOrFullCOctetString<17>> {
    let text = match form {
        Validity::None => return None,
        Validity::Absolute => {
            let time = Timestamp::from_millisecond(end).ok()?;
            let time = time.to_zoned(TimeZone::UTC);
            let tenths = end.rem_euclid(1000) / 100;
            format!("{}{tenths}00+", time.strftime("%y%m%d%H%M%S"))
        }
        Validity::Relative => {
            let seconds = ((end - now) / 1000).clamp(1, 31 * 24 * 60 * 60 - 1);
            let (minutes, seconds) = (seconds / 60, seconds % 60);
            let (hours, minutes) = (minutes / 60, minutes % 60);
            let (days, hours) = (hours / 24, hours % 24);
            format!("0000{days:02}{hours:02}{minutes:02}{seconds:02}000R")
        }
    };
    EmptyOrFullCOctetString::from_string(text).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn validity_is_written_in_both_forms() {
        let end = 1_589_228_074_636;
        let text = |form| validity(form, end, end - 90_061_000).unwrap().to_string();
        assert_eq!(text(Validity::Absolute), "200511201434600+");
        assert_eq!(text(Validity::Relative), "000001010101000R");
        assert_eq!(validity(Validity::None, end, 0), None);
    }
}
