//! The functions that JavaScript calls. Offsets are in UTF-16 code units.
//!
//! Each function except `truncate` returns the address of its result, or 0 if memory ran out. A
//! result is its length, the 12 numbers of the measure, and the numbers that the function appends.

#[cfg(not(feature = "substitutes"))]
use septet::explain::Explanation;
use septet::provider::{Acceptance, Estimate, LimitUnit};
#[cfg(feature = "substitutes")]
use septet::replace::{Groups, Policy};
use septet::segment::MAX_SEGMENTS;
use septet::{Encoding, Measure, SplitError};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::abi::{ResultBuffer, to_u32, with_text, with_units};
use crate::options::{channel, provider};

fn start_result(estimate: &Estimate) -> ResultBuffer {
    let check = estimate.limit;
    let unit = match check.unit {
        LimitUnit::Characters => 0,
        LimitUnit::Septets | LimitUnit::CodeUnits => 1,
        LimitUnit::Bytes => 3,
        _ => 2,
    };
    let acceptance = match check.acceptance {
        Acceptance::Accepted => 0,
        Acceptance::MayBeRefused => 1,
        Acceptance::Refused => 2,
    };
    start_result_with(
        &estimate.measure,
        estimate.segments,
        [acceptance << 2 | unit, check.max, check.used],
    )
}

/// The first number of `limit` has the unit in its lowest two bits and the acceptance above.
#[inline]
fn start_result_with(
    measure: &Measure,
    segments: u32,
    [limit, max, used]: [u32; 3],
) -> ResultBuffer {
    #[cfg(feature = "national")]
    let [locking_shift, single_shift] = [measure.locking_shift, measure.single_shift]
        .map(|language| language.map_or(0, |language| language.identifier().into()));
    #[cfg(not(feature = "national"))]
    let [locking_shift, single_shift] = [0, 0];
    let mut result = ResultBuffer::new();
    result.push(&[
        (measure.encoding == Encoding::Ucs2).into(),
        measure.characters,
        measure.units,
        segments,
        measure.capacity.into(),
        measure.remaining.into(),
        measure.unmappable,
        locking_shift,
        single_shift,
        limit,
        max,
        used,
    ]);
    result
}

/// Starts a result for a call without options, where only the protocol limits the message.
fn start_default_result(measure: &Measure) -> ResultBuffer {
    let segments = measure.segments;
    let limit = if segments > MAX_SEGMENTS {
        2 << 2 | 2
    } else {
        2
    };
    start_result_with(measure, segments, [limit, MAX_SEGMENTS, segments])
}

/// Measures a text of `units` UTF-16 code units without options.
#[wasm_bindgen]
#[must_use]
pub fn measure_units(units: usize) -> usize {
    with_units(units, |units| {
        start_default_result(&septet::measure_utf16(units)).finish()
    })
}

/// Measures a text of `len` bytes of UTF-8.
#[wasm_bindgen]
#[must_use]
pub fn measure(len: usize, options: u32) -> usize {
    with_text(len, |text| {
        #[cfg(feature = "fast")]
        if options == 0 {
            return start_default_result(&septet::measure(text)).finish();
        }
        start_result(&provider(options).estimate(text, channel(options))).finish()
    })
}

/// Splits the text. Appends 0 and the end and the units of each segment; for too many segments, 1
/// and their number; for an unmappable character, 2, its offset and its code point.
#[wasm_bindgen]
#[must_use]
pub fn split(len: usize, options: u32) -> usize {
    with_text(len, |text| {
        let provider = provider(options);
        let mut result = start_result(&provider.estimate(text, channel(options)));
        match provider.segmenter().split(text) {
            Ok(segments) => {
                result.push(&[0]);
                for segment in segments {
                    result.push(&[to_u32(segment.utf16_range().end), segment.units().into()]);
                }
            }
            Err(SplitError::Unmappable(error)) => {
                let before = text.get(..error.byte_offset).unwrap_or_default();
                result.push(&[2, utf16_length(before), error.character.into()]);
            }
            Err(SplitError::TooManySegments { segments }) => result.push(&[1, segments]),
            Err(_) => result.push(&[1, 0]),
        }
        result.finish()
    })
}

/// Explains the cost. Appends five segment counts, the lengths of four lists, and the lists.
#[wasm_bindgen]
#[must_use]
pub fn explain(len: usize, options: u32) -> usize {
    with_text(len, |text| {
        let provider = provider(options);
        let mut result = start_result(&provider.estimate(text, channel(options)));
        let explanation = provider.segmenter().explain(text);
        #[cfg(feature = "substitutes")]
        let replaced = explanation.measure_with_substitutes(Groups::ALL);
        #[cfg(feature = "substitutes")]
        let replaced = replaced.segments;
        #[cfg(not(feature = "substitutes"))]
        let replaced = 0;
        result.push(&[
            explanation.measure_without_unmappable().segments,
            replaced,
            explanation.segments_without_extensions(),
            explanation.segments_with_line_feeds(),
            explanation.naive_segments(),
        ]);
        let lengths = result.count();
        result.push(&[0; 4]);
        let mut index = usize::try_from(lengths).unwrap_or_default();
        let mut list = |result: &mut ResultBuffer, start: u32| {
            result.set(index, result.count() - start);
            index += 1;
        };

        let start = result.count();
        #[cfg(feature = "substitutes")]
        for unmappable in explanation.unmappable() {
            let [address, length] = address_and_length(unmappable.substitute);
            result.push(&[to_u32(unmappable.utf16_offset), address, length]);
        }
        #[cfg(not(feature = "substitutes"))]
        unmappable(text, &explanation, |offset| {
            result.push(&[offset, 0, 0]);
        });
        list(&mut result, start);
        let start = result.count();
        for position in explanation.extensions() {
            result.push(&[to_u32(position.utf16_offset)]);
        }
        list(&mut result, start);
        let start = result.count();
        for position in explanation.crlf_breaks() {
            result.push(&[to_u32(position.utf16_offset)]);
        }
        list(&mut result, start);
        let start = result.count();
        for end in explanation.segment_ends() {
            result.push(&[to_u32(end.utf16_offset), end.unused_units.into()]);
        }
        list(&mut result, start);
        result.finish()
    })
}

/// Replaces characters. Appends the offset and the length of each replaced text, and the address
/// and the length plus 1 of its replacement. `groups_and_policy` has the groups in bits 0 to 4 and
/// the policy in the bits above.
#[cfg(feature = "substitutes")]
#[wasm_bindgen]
#[must_use]
pub fn replace(len: usize, options: u32, groups_and_policy: u32) -> usize {
    const GROUPS: [Groups; 5] = [
        Groups::TYPOGRAPHY,
        Groups::SPACES,
        Groups::ACCENTS,
        Groups::LOOKALIKES,
        Groups::GREEK,
    ];
    let mut groups = Groups::NONE;
    for (bit, group) in GROUPS.into_iter().enumerate() {
        if groups_and_policy >> bit & 1 == 1 {
            groups = groups.with(group);
        }
    }
    let policy = match groups_and_policy >> 5 {
        0 => Policy::Never,
        1 => Policy::IfFits,
        2 => Policy::IfSaves,
        _ => Policy::Always,
    };
    with_text(len, |text| {
        let provider = provider(options);
        let mut result = start_result(&provider.estimate(text, channel(options)));
        let replacement = provider.segmenter().replace(text, groups, policy);
        for change in replacement.changes() {
            let [to_address, to_length] = address_and_length(Some(change.to));
            result.push(&[
                to_u32(change.utf16_offset),
                utf16_length(change.from),
                to_address,
                to_length,
            ]);
        }
        result.finish()
    })
}

/// Calls `each` with the offset of each character in [`Explanation::unmappable`], which would add
/// the table of substitutes to the module.
#[cfg(not(feature = "substitutes"))]
fn unmappable(text: &str, explanation: &Explanation<'_>, mut each: impl FnMut(u32)) {
    let mut offset = 0_u32;
    for character in text.chars() {
        if !explanation.is_mappable(character) {
            each(offset);
        }
        offset = offset.saturating_add(to_u32(character.len_utf16()));
    }
}

/// Returns the length of the longest prefix that fits, in UTF-16 code units.
#[cfg(feature = "truncate")]
#[wasm_bindgen]
#[must_use]
pub fn truncate(len: usize, options: u32, segments: u32) -> u32 {
    with_text(len, |text| {
        utf16_length(provider(options).truncate(text, segments))
    })
}

/// Returns the length in UTF-16 code units.
fn utf16_length(text: &str) -> u32 {
    to_u32(text.chars().map(char::len_utf16).sum())
}

/// Returns the address of a static text and its length in bytes plus 1, or zeros for `None`.
#[cfg(feature = "substitutes")]
fn address_and_length(text: Option<&'static str>) -> [u32; 2] {
    text.map_or([0, 0], |text| {
        [to_u32(text.as_ptr().addr()), to_u32(text.len()) + 1]
    })
}
