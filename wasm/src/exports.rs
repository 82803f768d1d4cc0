//! The functions that JavaScript calls. Offsets are in UTF-16 code units.
//!
//! Each function except `truncate` returns the address of its result, or 0 if memory ran out. A
//! result is its length, the 12 numbers of the measure, and the numbers that the function appends.

#[cfg(not(feature = "substitutes"))]
use septet::explain::Explanation;
use septet::provider::{Estimate, LimitUnit};
#[cfg(feature = "substitutes")]
use septet::replace::{Groups, Policy};
use septet::segment::MAX_SEGMENTS;
use septet::{Encoding, Measure, SplitError};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::abi::{Row, number, with_text, with_units};
use crate::options::{channel, provider};

fn begin(estimate: &Estimate) -> Row {
    let check = estimate.limit;
    let unit = match check.unit {
        LimitUnit::Characters => 0,
        LimitUnit::Septets | LimitUnit::CodeUnits => 1,
        LimitUnit::Bytes => 3,
        _ => 2,
    };
    begin_with(
        &estimate.measure,
        estimate.segments,
        [unit, check.max, check.used],
    )
}

#[inline]
fn begin_with(measure: &Measure, segments: u32, [unit, max, used]: [u32; 3]) -> Row {
    #[cfg(feature = "national")]
    let [locking_shift, single_shift] = [measure.locking_shift, measure.single_shift]
        .map(|language| language.map_or(0, |language| language.identifier().into()));
    #[cfg(not(feature = "national"))]
    let [locking_shift, single_shift] = [0, 0];
    let mut row = Row::new();
    row.push(&[
        (measure.encoding == Encoding::Ucs2).into(),
        measure.characters,
        measure.units,
        segments,
        measure.capacity.into(),
        measure.remaining.into(),
        measure.unmappable,
        locking_shift,
        single_shift,
        unit,
        max,
        used,
    ]);
    row
}

/// Begins a result for a call without options, where only the protocol limits the message.
fn begin_default(measure: &Measure) -> Row {
    let segments = measure.segments;
    begin_with(measure, segments, [2, MAX_SEGMENTS, segments])
}

/// Measures a text of `units` UTF-16 code units without options.
#[wasm_bindgen]
#[must_use]
pub fn measure_units(units: usize) -> usize {
    with_units(units, |units| {
        begin_default(&septet::measure_utf16(units)).end()
    })
}

/// Measures a text of `octets` bytes of UTF-8.
#[wasm_bindgen]
#[must_use]
pub fn measure(octets: usize, options: u32) -> usize {
    with_text(octets, |text| {
        #[cfg(feature = "fast")]
        if options == 0 {
            return begin_default(&septet::measure(text)).end();
        }
        begin(&provider(options).estimate(text, channel(options))).end()
    })
}

/// Splits the text. Appends 0 and the end and the units of each segment; for too many segments, 1
/// and their number; for an unmappable character, 2, its offset and its code point.
#[wasm_bindgen]
#[must_use]
pub fn split(octets: usize, options: u32) -> usize {
    with_text(octets, |text| {
        let provider = provider(options);
        let mut row = begin(&provider.estimate(text, channel(options)));
        match provider.segmenter().split(text) {
            Ok(segments) => {
                row.push(&[0]);
                for segment in segments {
                    row.push(&[number(segment.utf16_range().end), segment.units().into()]);
                }
            }
            Err(SplitError::Unmappable(error)) => {
                let before = text.get(..error.byte_offset).unwrap_or_default();
                row.push(&[2, length(before), error.character.into()]);
            }
            Err(SplitError::TooManySegments { segments }) => row.push(&[1, segments]),
            Err(_) => row.push(&[1, 0]),
        }
        row.end()
    })
}

/// Explains the cost. Appends five segment counts, the lengths of four lists, and the lists.
#[wasm_bindgen]
#[must_use]
pub fn explain(octets: usize, options: u32) -> usize {
    with_text(octets, |text| {
        let provider = provider(options);
        let mut row = begin(&provider.estimate(text, channel(options)));
        let explanation = provider.segmenter().explain(text);
        #[cfg(feature = "substitutes")]
        let replaced = explanation.measure_with_substitutes(Groups::ALL);
        #[cfg(feature = "substitutes")]
        let replaced = replaced.segments;
        #[cfg(not(feature = "substitutes"))]
        let replaced = 0;
        row.push(&[
            explanation.measure_without_unmappable().segments,
            replaced,
            explanation.segments_without_extensions(),
            explanation.segments_with_line_feeds(),
            explanation.naive_segments(),
        ]);
        let lengths = row.count();
        row.push(&[0; 4]);
        let mut place = usize::try_from(lengths).unwrap_or_default();
        let mut list = |row: &mut Row, start: u32| {
            row.set(place, row.count() - start);
            place += 1;
        };

        let start = row.count();
        #[cfg(feature = "substitutes")]
        for one in explanation.unmappable() {
            let [address, length] = borrowed(one.substitute);
            row.push(&[number(one.utf16_offset), address, length]);
        }
        #[cfg(not(feature = "substitutes"))]
        unmappable(
            text,
            &explanation,
            |offset| {
                row.push(&[offset, 0, 0]);
            },
        );
        list(&mut row, start);
        let start = row.count();
        for one in explanation.extensions() {
            row.push(&[number(one.utf16_offset)]);
        }
        list(&mut row, start);
        let start = row.count();
        for one in explanation.crlf_breaks() {
            row.push(&[number(one.utf16_offset)]);
        }
        list(&mut row, start);
        let start = row.count();
        for one in explanation.segment_ends() {
            row.push(&[number(one.utf16_offset), one.unused_units.into()]);
        }
        list(&mut row, start);
        row.end()
    })
}

/// Replaces characters. Appends the offset and the length of each replaced text, and the address
/// and the length plus 1 of its replacement. `how` has the groups in bits 0 to 3 and the policy in
/// the bits above.
#[cfg(feature = "substitutes")]
#[wasm_bindgen]
#[must_use]
pub fn replace(octets: usize, options: u32, how: u32) -> usize {
    const GROUPS: [Groups; 4] = [
        Groups::TYPOGRAPHY,
        Groups::SPACES,
        Groups::ACCENTS,
        Groups::LOOKALIKES,
    ];
    let mut groups = Groups::NONE;
    for (bit, group) in GROUPS.into_iter().enumerate() {
        if how >> bit & 1 == 1 {
            groups = groups.with(group);
        }
    }
    let policy = match how >> 4 {
        0 => Policy::Never,
        1 => Policy::IfFits,
        2 => Policy::IfSaves,
        _ => Policy::Always,
    };
    with_text(octets, |text| {
        let provider = provider(options);
        let mut row = begin(&provider.estimate(text, channel(options)));
        let replacement = provider.segmenter().replace(text, groups, policy);
        for change in replacement.changes() {
            let [address, octets] = borrowed(Some(change.to));
            row.push(&[
                number(change.utf16_offset),
                length(change.from),
                address,
                octets,
            ]);
        }
        row.end()
    })
}

/// Calls `each` with the offset of each character in [`Explanation::unmappable`], which would add the
/// table of substitutes to the module.
#[cfg(not(feature = "substitutes"))]
fn unmappable(text: &str, explanation: &Explanation<'_>, mut each: impl FnMut(u32)) {
    let mut offset = 0_u32;
    for character in text.chars() {
        if !explanation.is_mappable(character) {
            each(offset);
        }
        offset = offset.saturating_add(number(character.len_utf16()));
    }
}

/// Returns the length of the longest prefix that fits, in UTF-16 code units.
#[cfg(feature = "truncate")]
#[wasm_bindgen]
#[must_use]
pub fn truncate(octets: usize, options: u32, segments: u32) -> u32 {
    with_text(octets, |text| {
        length(provider(options).truncate(text, segments))
    })
}

/// Returns the length in UTF-16 code units.
fn length(text: &str) -> u32 {
    number(text.chars().map(char::len_utf16).sum())
}

/// Returns the address of a static text and its length in bytes plus 1, or zeros for `None`.
#[cfg(feature = "substitutes")]
fn borrowed(text: Option<&'static str>) -> [u32; 2] {
    text.map_or([0, 0], |text| {
        [number(text.as_ptr().addr()), number(text.len()) + 1]
    })
}
