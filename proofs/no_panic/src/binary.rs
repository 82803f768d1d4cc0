//! Binary data, Latin-1 text and payloads.

use core::hint::black_box;

use septet::Encoding;
use septet::segment::{self, DataError, DataSegments};
use septet::wire::{self, DataCoding, Payload};

use crate::counting::segmenter;
use crate::iterators::{exact, iterate};
use crate::{error, show};

#[inline(never)]
pub fn binary(text: &str, octets: &[u8]) {
    black_box(segment::Segmenter::data_capacity(segmenter()));
    black_box(segment::Segmenter::measure_data(
        segmenter(),
        black_box(300),
    ));
    black_box(segment::Segmenter::measure_latin1(segmenter(), text).is_ok());
    segments(segment::Segmenter::split_data(segmenter(), octets));
    segments(segment::Segmenter::split_latin1(segmenter(), text));
    show::<wire::Latin1<'_>>(wire::Latin1::new(octets));
    exact::<wire::Latin1<'_>>(wire::Latin1::new(octets));
    payloads(text, octets);
}

#[inline(never)]
fn payloads(text: &str, octets: &[u8]) {
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

#[inline(never)]
fn segments(segments: Result<DataSegments<'_>, DataError>) {
    let segments = match segments {
        Ok(segments) => segments,
        Err(found) => return error::<segment::DataError>(found),
    };
    black_box(segment::DataSegments::measure(&segments));
    exact::<segment::DataSegments<'_>>(segments.clone());
    for segment in segments {
        black_box(segment::DataSegment::part(&segment));
        iterate::<segment::Octets<'_>>(segment::DataSegment::octets(&segment));
        let sent = segment::DataSegment::encode(&segment, black_box(7));
        black_box(wire::UserData::latin1(&sent).is_some());
        let data_coding = black_box(DataCoding::new(black_box(4)));
        black_box(segment::DataSegment::encode_as(&segment, black_box(7), data_coding).is_some());
    }
}
