//! The law of texts in one buffer.

use septet::segment::{Offset, OffsetError};

use super::segmenter;
use crate::model::Rules;

/// Cuts a text at the places in `cuts`, in characters and in any order, so that some pairs of
/// offsets decrease. Each of the other texts costs what it costs alone, with offsets of any type.
pub fn texts_in_one_buffer_cost_what_they_cost_alone(text: &str, rules: Rules, cuts: &[usize]) {
    let mut places: Vec<usize> = text.char_indices().map(|(place, _)| place).collect();
    places.push(text.len());
    let offsets: Vec<usize> = cuts.iter().map(|cut| places[cut % places.len()]).collect();
    equal_alone(text, rules, &offsets);
    let signed: Vec<i32> = offsets.iter().map(|&offset| offset as i32).collect();
    equal_alone(text, rules, &signed);
    let mut ordered = offsets;
    ordered.sort_unstable();
    let long: Vec<i64> = ordered.iter().map(|&offset| offset as i64).collect();
    equal_alone(text, rules, &long);
    let unsigned: Vec<u64> = ordered.iter().map(|&offset| offset as u64).collect();
    equal_alone(text, rules, &unsigned);
    // Offsets within characters and past the end.
    let any: Vec<u32> = cuts
        .iter()
        .map(|cut| (cut % (text.len() + 3)) as u32)
        .collect();
    equal_alone(text, rules, &any);
    let negative: Vec<i64> = cuts.iter().map(|&cut| (cut % 9) as i64 - 1).collect();
    equal_alone(text, rules, &negative);
    equal_alone(text, rules, &[0, i32::MIN, 0, i32::MAX, i32::MIN, -1, 0, 0]);
    equal_alone(text, rules, &[0, i64::MIN, 0, i64::MAX, i64::MIN, -1, 0, 0]);
    equal_alone(text, rules, &[0, u32::MAX, 0, 0]);
    equal_alone(text, rules, &[0, u64::MAX, 0, 0]);
    equal_alone(text, rules, &[0, usize::MAX, 0, 0]);
    // So many that runs of texts are measured without looking ahead.
    let many: Vec<u32> = any.iter().copied().cycle().take(40 * any.len()).collect();
    equal_alone(text, rules, &many);
}

fn equal_alone<O: Offset + TryInto<i128>>(text: &str, rules: Rules, offsets: &[O]) {
    let rules = segmenter(rules);
    let measures = rules.measure_all(text, offsets);
    assert_eq!(measures.len(), offsets.len().saturating_sub(1));
    let expected = offsets.windows(2).enumerate().map(|(number, pair)| {
        let range = index(pair[0]).zip(index(pair[1]));
        let alone = range.and_then(|(start, end)| text.get(start..end));
        let alone = alone.map(|alone| rules.measure(alone));
        alone.ok_or(OffsetError { text: number })
    });
    let mut folded = vec![];
    measures.clone().for_each(|measure| folded.push(measure));
    assert!(folded.into_iter().eq(expected.clone()), "{text:?}");
    assert!(measures.eq(expected), "{text:?}");
}

/// Returns the offset as an index, by way of a type that every offset fits in.
fn index<O: Offset + TryInto<i128>>(offset: O) -> Option<usize> {
    let index = offset
        .try_into()
        .ok()
        .and_then(|wide| usize::try_from(wide).ok());
    assert_eq!(offset.index(), index);
    index
}
