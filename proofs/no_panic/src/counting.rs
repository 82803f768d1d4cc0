//! Counting and splitting.

use core::hint::black_box;

use septet::alphabet;
use septet::segment::{self, Segmenter};
use septet::wire::HeaderExtras;
use septet::{Boundary, Encoding, ReferenceWidth};

use crate::user_data::user_data;
use crate::{error, show};

/// Rules that are opaque to the compiler.
pub fn segmenter() -> Segmenter {
    black_box(segment::Segmenter::default());
    let rules = segment::Segmenter::new();
    #[cfg(feature = "national")]
    let rules =
        segment::Segmenter::with_languages(rules, black_box(septet::alphabet::Languages::ALL));
    let rules = segment::Segmenter::with_header_extras(rules, black_box(HeaderExtras::NONE));
    let rules = segment::Segmenter::excluding(
        rules,
        black_box(alphabet::CharSet::from_chars(black_box(&['a']))),
    );
    let rules = segment::Segmenter::with_reference_width(rules, black_box(ReferenceWidth::Bits16));
    let rules = segment::Segmenter::with_boundary(rules, black_box(Boundary::default()));
    #[cfg(feature = "graphemes")]
    let rules = segment::Segmenter::with_boundary(rules, black_box(Boundary::Grapheme));
    let rules = segment::Segmenter::with_automatic_encoding(rules);
    // The result is opaque as a whole, so the compiler must allow for automatic and forced
    // encoding.
    black_box(segment::Segmenter::with_encoding(
        rules,
        black_box(Encoding::Gsm7),
    ))
}

#[inline(never)]
pub fn measure(text: &str) {
    black_box(segment::measure(text));
    black_box(segment::Segmenter::measure(segmenter(), text));
    black_box(segment::truncate(text, black_box(1)));
    black_box(segment::Segmenter::truncate(
        segmenter(),
        text,
        black_box(1),
    ));
    black_box(segment::Segmenter::reference_width(segmenter()));
    black_box(segment::Segmenter::capacity(
        segmenter(),
        black_box(Encoding::Ucs2),
    ));
}

#[inline(never)]
pub fn split(text: &str) {
    for segments in [
        segment::split(text),
        segment::Segmenter::split(segmenter(), text),
    ] {
        match segments {
            Err(found) => error::<segment::SplitError>(found),
            Ok(segments) => {
                black_box(segment::Segments::measure(&segments));
                segments.for_each(segment);
            }
        }
    }
}

#[inline(never)]
fn segment(segment: segment::Segment<'_>) {
    black_box((
        segment::Segment::text(&segment),
        segment::Segment::units(&segment),
        segment::Segment::encoding(&segment),
        segment::Segment::part(&segment),
    ));
    black_box(segment::Segment::range(&segment));
    black_box(segment::Segment::utf16_range(&segment));
    user_data(&segment::Segment::encode(&segment, black_box(7)));
}

#[inline(never)]
pub fn counter(text: &str) {
    let mut counter = segment::Counter::new(black_box(ReferenceWidth::Bits8));
    black_box(&mut counter);
    segment::Counter::push(&mut counter, black_box('a'));
    black_box(&mut counter);
    segment::Counter::push_str(&mut counter, text);
    black_box(&mut counter);
    let mut units = [0; 8];
    for (unit, of_text) in units.iter_mut().zip(text.encode_utf16()) {
        *unit = of_text;
    }
    // A slice whose length the compiler does not know.
    let units: &[u16] = black_box(&units);
    segment::Counter::push_utf16(&mut counter, units);
    black_box(&mut counter);
    black_box(segment::Counter::measure(&counter));
    black_box(segment::measure_utf16(units));
    black_box(segment::Segmenter::measure_utf16(segmenter(), units));
    match segment::Counter::from_segmenter(segmenter()) {
        Ok(counter) => {
            black_box(counter);
        }
        Err(found) => show::<segment::CounterError>(found),
    }
}
