//! Payloads, for gateways that speak SMPP.

use core::hint::black_box;

use septet::Encoding;
use septet::wire::{self, Payload};

use crate::error;
use crate::iterators::iterate;

#[inline(never)]
pub fn gateways(text: &str, octets: &[u8]) {
    let mut storage = black_box([0; 7]);
    match wire::Payload::write(text, black_box(Encoding::Ucs2), &mut storage) {
        Ok(payload) => black_box(payload).octets().len(),
        Err(found) => {
            error::<wire::PayloadError>(found);
            0
        }
    };
    let (tp_dcs, has_header) = black_box((0, true));
    match wire::Payload::parse(tp_dcs, has_header, octets) {
        Ok(received) => payload(received),
        Err(found) => error::<wire::ParseError>(found),
    }
}

#[inline(never)]
fn payload(payload: Payload<'_>) {
    black_box((
        wire::Payload::octets(payload),
        wire::Payload::body(payload),
        wire::Payload::data_coding(payload),
    ));
    black_box(wire::Payload::header(payload).is_some());
    iterate::<wire::PayloadDecode<'_>>(wire::Payload::decode(payload));
    iterate::<wire::PayloadDecodeLossy<'_>>(wire::Payload::decode_lossy(payload));
    let mut storage = black_box([0; 7]);
    black_box(wire::Payload::read(payload, &mut storage).is_ok());
    black_box(wire::Payload::read_lossy(payload, &mut storage).is_ok());
}
