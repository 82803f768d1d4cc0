//! The laws of explanations and replacements, checked against the model.

use septet::replace::{Groups, Policy};

use super::segmenter;
use crate::model::{self, Coding, Rules};

/// Each value equals the measure of the text rewritten as the value describes.
pub fn explanations_are_true(text: &str, rules: Rules) {
    let segmenter = segmenter(rules);
    let explanation = segmenter.explain(text);
    let coding = model::coding(text, rules);
    let segments = model::segments_in(text, coding, rules);
    assert_eq!(explanation.measure(), segmenter.measure(text));

    // The characters that force UCS-2, and their offsets.
    let utf16 = |offset: usize| text[..offset].encode_utf16().count();
    let unmappable: Vec<_> = explanation.unmappable().collect();
    let positions: Vec<_> = unmappable
        .iter()
        .map(|one| (one.byte_offset, one.character))
        .collect();
    assert_eq!(positions, model::unmappable(text));
    for one in &unmappable {
        assert_eq!(one.utf16_offset, utf16(one.byte_offset));
        if let Some(substitute) = one.substitute {
            assert!(substitute.chars().all(|c| !model::is_unmappable(c)));
        }
    }
    let only = explanation.only_unmappable();
    let first = positions.first().map(|&(_, one)| one);
    let alone = positions.iter().all(|&(_, one)| Some(one) == first);
    assert_eq!(only, first.filter(|_| alone));

    // Without them, and with substitutes.
    let kept: String = text.chars().filter(|&c| !model::is_unmappable(c)).collect();
    assert_eq!(
        explanation.measure_without_unmappable(),
        segmenter.measure(&kept)
    );
    let replaced: String = Groups::ALL.replace(text).collect();
    let expected = model::unmappable(&replaced).is_empty();
    let found = explanation.measure_with_substitutes(Groups::ALL);
    assert_eq!(found, expected.then(|| segmenter.measure(&replaced)));

    // Pairs and line breaks.
    let is_pair = |c: char| coding == Coding::DEFAULT && model::units(&c.to_string(), coding) == 2;
    let pairs: Vec<_> = text.char_indices().filter(|&(_, c)| is_pair(c)).collect();
    let found = explanation.extensions().map(|position| {
        assert_eq!(position.utf16_offset, utf16(position.byte_offset));
        (position.byte_offset, position.character)
    });
    assert!(found.eq(pairs));
    let even: String = text
        .chars()
        .map(|c| if is_pair(c) { 'a' } else { c })
        .collect();
    let even = segmenter.measure(&even).segments;
    assert_eq!(explanation.segments_without_extensions(), even);
    let breaks = text.match_indices("\r\n").map(|(at, _)| at);
    assert!(
        explanation
            .crlf_breaks()
            .map(|position| position.byte_offset)
            .eq(breaks)
    );
    let line_feeds = segmenter.measure(&text.replace("\r\n", "\n")).segments;
    assert_eq!(explanation.segments_with_line_feeds(), line_feeds);

    // Segment ends.
    let capacity = usize::from(explanation.measure().capacity);
    let mut end = 0;
    let ends = segments
        .split_last()
        .unwrap()
        .1
        .iter()
        .map(|(segment, units)| {
            end += segment.len();
            (end, utf16(end), capacity - units)
        });
    let found = explanation
        .segment_ends()
        .map(|end| (end.byte_offset, end.utf16_offset, end.unused_units.into()));
    assert!(found.eq(ends.collect::<Vec<_>>()));
    let (alone, part) = model::capacities(coding, rules);
    let units = model::units(text, coding);
    let naive = if units <= alone {
        1
    } else {
        units.div_ceil(part)
    };
    assert_eq!(explanation.naive_segments() as usize, naive);
    assert!(explanation.naive_segments() <= explanation.measure().segments);
}

/// The text changes only if the policy allows it.
pub fn replacing_follows_the_policy(text: &str, rules: Rules) {
    let segmenter = segmenter(rules);
    let before = segmenter.measure(text);
    let all: String = Groups::ALL.replace(text).collect();
    let fits = model::unmappable(&all).is_empty();
    for policy in [
        Policy::Never,
        Policy::IfFits,
        Policy::IfSaves,
        Policy::Always,
    ] {
        let replacement = segmenter.replace(text, Groups::ALL, policy);
        let written: String = replacement.characters().collect();
        assert_eq!(replacement.before(), before);
        let after = segmenter.measure(&written);
        match replacement.after() {
            Some(measure) => assert_eq!(measure, after),
            None => assert!(rules.clusters && !model::unmappable(&written).is_empty()),
        }
        let expected = match policy {
            Policy::Always => true,
            Policy::IfFits => fits,
            Policy::IfSaves => fits && segmenter.measure(&all).segments < before.segments,
            _ => false,
        };
        assert_eq!(written, if expected { &all } else { text });
        assert_eq!(replacement.is_changed(), written != text);
        let (changes, expected) = (replacement.changes().count(), expected && all != text);
        assert_eq!(changes > 0, expected);
        if policy == Policy::IfSaves {
            assert!(written == text || after.segments < before.segments);
        }
    }
}
