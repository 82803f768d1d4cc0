//! Writing whole PDUs.

use core::time::Duration;

use septet::UserData;
use septet::tpdu::{
    Address, AddressError, DateTime, Deliver, ProtocolIdentifier, Submit, Timestamp, Validity,
    WrittenTpdu,
};
use septet::wire::Fields;
use wasm_bindgen::prelude::wasm_bindgen;

use super::output::push_octets;
use crate::abi::{ResultBuffer, utf16_length, with_octets, with_text};

const NAME: u32 = 1;
const SMSC: u32 = 2;
const TYPE: u32 = 8;

/// Encodes an address of `len` bytes of UTF-8. The flags are: a name (1), as an SMSC address (2), and
/// the type octet plus 1 from bit 8.
///
/// Appends 0 and the octets; 1 for an empty address; 2 for one that is too long, and the offset; 3 for
/// another character, its offset and its code point.
#[wasm_bindgen]
#[must_use]
pub fn encode_address(len: usize, flags: u32) -> usize {
    with_text(len, |text| {
        let mut result = ResultBuffer::new();
        let offset = |offset| utf16_length(text.get(..offset).unwrap_or_default());
        match address(text, flags) {
            Ok(address) => {
                result.push(&[0]);
                let mut octets = address.octets();
                let mut length = None;
                if flags & SMSC != 0 {
                    // The length of an SMSC address counts octets.
                    octets = octets.get(1..).unwrap_or_default();
                    length = u8::try_from(octets.len()).ok();
                }
                push_octets(
                    &mut result,
                    &mut length.into_iter().chain(octets.iter().copied()),
                );
            }
            Err(error @ AddressError::TooLong { .. }) => {
                result.push(&[2, offset(error.offset())]);
            }
            Err(AddressError::Character {
                offset: at,
                character,
            }) => result.push(&[3, offset(at), character.into()]),
            Err(_) => result.push(&[1]),
        }
        result.finish()
    })
}

fn address(text: &str, flags: u32) -> Result<Address, AddressError> {
    let address = match flags & NAME {
        0 => Address::new(text)?,
        _ => Address::alphanumeric(text)?,
    };
    Ok(match (flags >> TYPE).checked_sub(1).map(u8::try_from) {
        Some(Ok(octet)) => address.with_type_octet(octet),
        _ => address,
    })
}

/// The numbers before the address.
const HEAD: usize = 16;

/// Writes a TPDU of `len` bytes:
///
/// - the type (0 for DELIVER, 1 for SUBMIT), the flags of the first octet, TP-MR, TP-PID;
/// - TP-DCS, TP-UDHI, TP-UDL, the length of the address as UTF-8;
/// - the kind of time (0 for none, 1 for a relative validity, 2 for a date), and its seven numbers;
/// - the address, with the flags of [`encode_address`], and TP-UD.
///
/// Appends the octets of the TPDU, or none if the time is not valid.
#[wasm_bindgen]
#[must_use]
pub fn write_pdu(len: usize, flags: u32) -> usize {
    with_octets(len, |octets| {
        let mut result = ResultBuffer::new();
        let written = write(octets, flags);
        let octets = written.as_ref().map_or(&[][..], WrittenTpdu::octets);
        push_octets(&mut result, &mut octets.iter().copied());
        result.finish()
    })
}

fn write(input: &[u8], address_flags: u32) -> Option<WrittenTpdu> {
    let (head, rest) = input.split_first_chunk::<HEAD>()?;
    let &[
        kind,
        flags,
        reference,
        pid,
        dcs,
        udhi,
        udl,
        address_length,
        time,
        year,
        month,
        day,
        hour,
        minute,
        second,
        quarters,
    ] = head;
    let (address_bytes, user_data) = rest.split_at_checked(address_length.into())?;
    let address = address(str::from_utf8(address_bytes).ok()?, address_flags).ok()?;
    let fields = Fields {
        tp_dcs: dcs,
        tp_udhi: udhi != 0,
        tp_udl: udl,
    };
    let user_data = UserData::parse_lossy(fields, user_data);
    let protocol = ProtocolIdentifier::new(pid);
    let date = DateTime {
        year,
        month,
        day,
        hour,
        minute,
        second,
        quarters: quarters.cast_signed(),
    };
    let flag = |bit: u32| flags >> bit & 1 == 1;
    let written = if kind == 0 {
        let mut deliver = Deliver::new(address, Timestamp::new(date)?, user_data);
        deliver.protocol = protocol;
        deliver.more_messages = flag(0);
        deliver.loop_prevention = flag(1);
        deliver.status_report = flag(2);
        deliver.reply_path = flag(3);
        deliver.write()
    } else {
        let mut submit = Submit::new(address, user_data);
        submit.protocol = protocol;
        submit.message_reference = reference;
        submit.status_report = flag(2);
        submit.reply_path = flag(3);
        submit.reject_duplicates = flag(4);
        submit.validity = match time {
            0 => None,
            1 => {
                let seconds = u32::from_le_bytes([year, month, day, hour]);
                let duration = Duration::from_secs(seconds.into());
                Some(Validity::relative(duration))
            }
            _ => Some(Validity::Absolute(Timestamp::new(date)?)),
        };
        submit.write()
    };
    Some(written)
}
