//! What can be asked of a text. Places are counted in UTF-16 code units.
//!
//! Each function gives the address of its answer, or 0 if there was no room for it. An answer is
//! how many numbers it has, what the text costs, and what was asked for besides.

#[cfg(not(feature = "substitutes"))]
use septet::Segmenter;
use septet::provider::{Estimate, Limit};
#[cfg(feature = "substitutes")]
use septet::replace::{Groups, Policy};
use septet::segment::MAX_SEGMENTS;
use septet::{Encoding, Measure, SplitError};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::abi::{Row, number, with_text, with_units};
use crate::options::{channel, provider};

/// Begins the answer with what a text costs: 12 numbers after the first.
fn measured(estimate: &Estimate) -> Row {
    let check = estimate.limit;
    let unit = match check.limit {
        Limit::Characters(_) => 0,
        Limit::Units { .. } => 1,
        _ => 2,
    };
    costs(
        &estimate.measure,
        estimate.segments,
        [unit, check.max, check.used],
    )
}

#[inline]
fn costs(measure: &Measure, segments: u32, [unit, max, used]: [u32; 3]) -> Row {
    #[cfg(feature = "national")]
    let [locking, single] = [measure.locking_shift, measure.single_shift]
        .map(|language| language.map_or(0, |language| language.identifier().into()));
    #[cfg(not(feature = "national"))]
    let [locking, single] = [0, 0];
    let mut row = Row::new();
    row.push(&[
        (measure.encoding == Encoding::Ucs2).into(),
        measure.characters,
        measure.units,
        segments,
        measure.capacity.into(),
        measure.remaining.into(),
        measure.unmappable,
        locking,
        single,
        unit,
        max,
        used,
    ]);
    row
}

/// What is asked for most: without a provider the limit is that of the protocol.
fn usual(measure: &Measure) -> Row {
    let segments = measure.segments;
    costs(measure, segments, [2, MAX_SEGMENTS, segments])
}

/// What the text of so many code units costs without options.
#[wasm_bindgen]
#[must_use]
pub fn measure_units(units: usize) -> usize {
    with_units(units, |units| usual(&septet::measure_utf16(units)).end())
}

/// What the text costs.
#[wasm_bindgen]
#[must_use]
pub fn measure(octets: usize, rules: u32) -> usize {
    with_text(octets, |text| {
        #[cfg(feature = "fast")]
        if rules == 0 {
            return usual(&septet::measure(text)).end();
        }
        measured(&provider(rules).estimate(text, channel(rules))).end()
    })
}

/// The parts: a number that is 0, and for each part its end and its units. Or, in place of the
/// 0 and the rest: 1 and the number of segments, which is above 255; 2, the place of a
/// character without a code and the character.
#[wasm_bindgen]
#[must_use]
pub fn split(octets: usize, rules: u32) -> usize {
    with_text(octets, |text| {
        let provider = provider(rules);
        let mut row = measured(&provider.estimate(text, channel(rules)));
        match provider.segmenter().split(text) {
            Ok(parts) => {
                row.push(&[0]);
                for part in parts {
                    row.push(&[number(part.utf16_range().end), part.units().into()]);
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

/// Why it costs that: five numbers of segments, how long the four lists are, and the lists.
#[wasm_bindgen]
#[must_use]
pub fn explain(octets: usize, rules: u32) -> usize {
    with_text(octets, |text| {
        let provider = provider(rules);
        let mut row = measured(&provider.estimate(text, channel(rules)));
        let explanation = provider.segmenter().explain(text);
        #[cfg(feature = "substitutes")]
        let replaced = explanation.measure_with_substitutes(Groups::ALL);
        #[cfg(feature = "substitutes")]
        let replaced = replaced.map_or(0, |measure| measure.segments);
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
        unmappable(text, provider.segmenter(), explanation.measure(), |place| {
            row.push(&[place, 0, 0]);
        });
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

/// What is replaced in it: for each change where it begins, how long that is, and the
/// replacement. `how` has the groups in bits 0 to 3 and the policy above them.
#[cfg(feature = "substitutes")]
#[wasm_bindgen]
#[must_use]
pub fn replace(octets: usize, rules: u32, how: u32) -> usize {
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
        let provider = provider(rules);
        let mut row = measured(&provider.estimate(text, channel(rules)));
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

/// The places of the characters that keep a text from being GSM-7. `Explanation::unmappable` has
/// them too, but with all the substitutes.
#[cfg(not(feature = "substitutes"))]
fn unmappable(text: &str, rules: Segmenter, measure: Measure, mut each: impl FnMut(u32)) {
    if measure.encoding == Encoding::Gsm7 && measure.unmappable == 0 {
        return;
    }
    // The default tables, without what the sender does not take.
    let alone = rules.with_automatic_encoding();
    #[cfg(feature = "national")]
    let alone = alone.with_languages(septet::alphabet::Languages::NONE);
    let mut place = 0_u32;
    for character in text.chars() {
        if alone.measure(character.encode_utf8(&mut [0; 4])).encoding == Encoding::Ucs2 {
            each(place);
        }
        place = place.saturating_add(number(character.len_utf16()));
    }
}

/// The length of the longest beginning that so many segments hold.
#[cfg(feature = "truncate")]
#[wasm_bindgen]
#[must_use]
pub fn truncate(octets: usize, rules: u32, segments: u32) -> u32 {
    with_text(octets, |text| {
        length(provider(rules).truncate(text, segments))
    })
}

/// The length of a text.
fn length(text: &str) -> u32 {
    number(text.chars().map(char::len_utf16).sum())
}

/// The address of a text that stays where it is, and one more than its octets; 0 if there is
/// none.
#[cfg(feature = "substitutes")]
fn borrowed(text: Option<&'static str>) -> [u32; 2] {
    text.map_or([0, 0], |text| {
        [number(text.as_ptr().addr()), number(text.len()) + 1]
    })
}
