//! Binary data and Latin-1 text.

use core::hint::black_box;

use septet::segment::{self, DataError, DataSegments};
use septet::wire::{self, DataCoding};

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
