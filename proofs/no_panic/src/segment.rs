//! Counting and splitting.

use core::fmt::Write;
use core::hint::black_box;

use septet::alphabet::UnmappableError;
use septet::{Counter, Encoding, Measure, ReferenceWidth, Segment, SplitError};

use crate::wire::user_data;
use crate::{segmenter, show};

#[inline(never)]
pub fn measure(text: &str) {
    black_box::<Measure>(septet::measure(text));
    black_box(segmenter().measure(text));
    black_box(septet::truncate(text, black_box(1)));
    black_box(segmenter().truncate(text, black_box(1)));
}

#[inline(never)]
pub fn split(text: &str) {
    for segments in [septet::split(text), segmenter().split(text)] {
        match segments {
            Err(error) => {
                show(error);
                if let SplitError::Unmappable(error) = error {
                    show::<UnmappableError>(error);
                }
                black_box(core::error::Error::source(&error).is_some());
            }
            Ok(segments) => {
                black_box(segments.measure());
                black_box((segments.len(), segments.size_hint()));
                black_box(segments.clone().nth(black_box(3)));
                black_box(segments.clone().last());
                segments.for_each(segment);
            }
        }
    }
}

#[inline(never)]
fn segment(segment: Segment<'_>) {
    black_box((
        segment.text(),
        segment.units(),
        segment.encoding(),
        segment.part(),
    ));
    black_box((segment.range(), segment.utf16_range()));
    show(segment.encoding());
    black_box(segment.encoding().tp_dcs());
    user_data(&segment.encode(black_box(7)));
}

#[inline(never)]
pub fn counter(text: &str) {
    let mut counter = Counter::new(black_box(ReferenceWidth::Bits8));
    counter.push(black_box('a'));
    counter.push_str(text);
    counter.extend(text.chars());
    counter.extend([text]);
    black_box(counter.write_str(text).is_ok());
    let mut units = [0; 8];
    for (unit, of_text) in units.iter_mut().zip(text.encode_utf16()) {
        *unit = of_text;
    }
    // A slice whose length the compiler does not know.
    let units: &[u16] = black_box(&units);
    counter.push_utf16(units);
    black_box(septet::measure_utf16(units));
    black_box(counter.measure());
    black_box(segmenter().measure_utf16(units));
    black_box(segmenter().capacity(black_box(Encoding::Ucs2)));
    match Counter::from_segmenter(segmenter()) {
        Ok(counter) => {
            black_box(counter);
        }
        Err(error) => show(error),
    }
}
