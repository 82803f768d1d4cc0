//! Parts that arrive in any order, twice, from several senders or not at all, and characters that
//! are divided between parts.

// Nested, so that the files are in `tests/reassembly`.
mod reassembly {
    mod age;
    mod capacity;
    mod limit;
    mod memory;
    mod store;
    mod text;
}

use septet::reassembly::{MessageKey, Reassembler};
use septet::{ReferenceWidth, UserData};

const GSM7: u8 = 0x00;
const EIGHT_BIT: u8 = 0x04;
const UCS2: u8 = 0x08;

type Store = Reassembler<&'static str, 3, 8>;

fn parts(text: &str, reference: u16) -> Vec<UserData> {
    let segments = septet::split(text).unwrap();
    segments.map(|segment| segment.encode(reference)).collect()
}

/// A part with an 8-bit reference. `body` has octets, or septets for GSM-7.
fn part(tp_dcs: u8, [reference, total, sequence]: [u8; 3], body: &[u8]) -> UserData {
    let header = [5, 0x00, 3, reference, total, sequence];
    UserData::from_unpacked_parts(tp_dcs, &header, body).unwrap()
}

fn wide_part(reference: u16, total: u8, sequence: u8, body: &[u8]) -> UserData {
    let [high, low] = reference.to_be_bytes();
    let header = [6, 0x08, 4, high, low, total, sequence];
    UserData::from_unpacked_parts(UCS2, &header, body).unwrap()
}

fn units(units: &[u16]) -> Vec<u8> {
    units.iter().flat_map(|unit| unit.to_be_bytes()).collect()
}

fn key(sender: &'static str, reference: u16, total: u8) -> MessageKey<&'static str> {
    MessageKey {
        sender,
        reference_width: ReferenceWidth::Bits8,
        reference,
        total,
    }
}

fn text<const MESSAGES: usize, const PARTS: usize>(
    store: &Reassembler<&'static str, MESSAGES, PARTS>,
    key: &MessageKey<&'static str>,
) -> String {
    store.message(key).unwrap().decode_lossy().collect()
}
