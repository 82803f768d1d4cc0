//! Payloads, for gateways that speak SMPP, and many texts at once.

use core::hint::black_box;

use septet::wire::{self, Payload};
use septet::{Encoding, Segmenter, segment};

use crate::error;
use crate::iterators::{exact, iterate};

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
    batch::<u32>(text, [0, 1, 2]);
    batch::<u64>(text, [0, 1, 2]);
    batch::<usize>(text, [0, 1, 2]);
    batch::<i32>(text, [0, 1, 2]);
    batch::<i64>(text, [0, 1, 2]);
    let (tp_dcs, has_header) = black_box((0, true));
    match wire::Payload::parse(tp_dcs, has_header, octets) {
        Ok(received) => payload(received),
        Err(found) => error::<wire::ParseError>(found),
    }
}

/// Measures the texts between some offsets.
#[inline(never)]
fn batch<O: segment::Offset>(text: &str, offsets: [O; 3]) {
    black_box(segment::Offset::index(black_box(offsets[0])));
    let rules = black_box(Segmenter::new());
    let offsets: &[O] = black_box(&offsets);
    exact::<segment::Measures<'_, O>>(segment::Segmenter::measure_all(rules, text, offsets));
    for found in segment::Segmenter::measure_all(rules, text, offsets) {
        if let Err(found) = found {
            error::<segment::OffsetError>(found);
        }
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
