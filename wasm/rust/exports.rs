//! The functions that JavaScript calls. Offsets are in UTF-16 code units.
//!
//! Each function except `truncate` returns the address of its result, or 0 if memory ran out. A
//! result is its length, the 12 numbers of the measure, and the numbers that the function appends.

use septet::SplitError;
#[cfg(not(feature = "substitutes"))]
use septet::explain::Explanation;
#[cfg(feature = "substitutes")]
use septet::replace::{Groups, Replacement};
use wasm_bindgen::prelude::wasm_bindgen;

#[cfg(feature = "substitutes")]
use crate::abi::address_and_length;
use crate::abi::{ResultBuffer, to_u32, utf16_length, with_text, with_units};
use crate::measured::{start_default_result, start_result};
#[cfg(feature = "substitutes")]
use crate::options::{GROUPS, POLICIES};
use crate::options::{channel, provider};

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

/// Explains the cost. Appends six segment counts; the offset, the characters and the remaining
/// segments of the surplus, or zeros; the lengths of four lists, and the lists.
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
        #[cfg(not(feature = "truncate"))]
        let surplus = [0; 3];
        #[cfg(feature = "truncate")]
        let surplus = explanation.surplus().map_or([0; 3], |surplus| {
            [
                to_u32(surplus.utf16_offset),
                to_u32(surplus.characters),
                surplus.segments,
            ]
        });
        result.push(&[
            explanation.measure_without_unmappable().segments,
            replaced,
            explanation.segments_without_extensions(),
            explanation.segments_with_line_feeds(),
            explanation.segments_with_crlf(),
            explanation.naive_segments(),
        ]);
        result.push(&surplus);
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

/// Replaces characters. Appends the changes. `groups_and_policy` has the groups in bits 0 to 4 and
/// the policy in the bits above.
#[cfg(feature = "substitutes")]
#[wasm_bindgen]
#[must_use]
pub fn replace(len: usize, options: u32, groups_and_policy: u32) -> usize {
    let mut groups = Groups::NONE;
    for (bit, group) in GROUPS.into_iter().enumerate() {
        if groups_and_policy >> bit & 1 == 1 {
            groups = groups.with(group);
        }
    }
    let policy = usize::try_from(groups_and_policy >> GROUPS.len())
        .ok()
        .and_then(|index| POLICIES.get(index).copied())
        .unwrap_or_default();
    with_text(len, |text| {
        let provider = provider(options);
        let mut result = start_result(&provider.estimate(text, channel(options)));
        push_changes(
            &mut result,
            &provider.segmenter().replace(text, groups, policy),
        );
        result.finish()
    })
}

/// Replaces characters as the provider's smart encoding does. Appends the changes: none if the
/// provider has no smart encoding.
#[cfg(feature = "substitutes")]
#[wasm_bindgen]
#[must_use]
pub fn apply_smart_encoding(len: usize, options: u32) -> usize {
    with_text(len, |text| {
        let provider = provider(options);
        let mut result = start_result(&provider.estimate(text, channel(options)));
        if let Some(smart) = provider.smart_encoding() {
            let replacement = provider.segmenter().apply_smart_encoding(text, smart);
            push_changes(&mut result, &replacement);
        }
        result.finish()
    })
}

/// Appends the offset and the length of each replaced text, and the address and the length plus 1
/// of its replacement.
#[cfg(feature = "substitutes")]
#[inline(never)]
fn push_changes(result: &mut ResultBuffer, replacement: &Replacement<'_>) {
    for change in replacement.changes() {
        let [to_address, to_length] = address_and_length(Some(change.to));
        result.push(&[
            to_u32(change.utf16_offset),
            utf16_length(change.from),
            to_address,
            to_length,
        ]);
    }
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
