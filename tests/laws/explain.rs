//! What explanations and replacements promise, judged by the model.

use septet::replace::{Groups, Policy};

use super::segmenter;
use crate::model::{self, Coding, Rules};

/// Each answer is that of the text written out as the answer says it would be.
pub fn explanations_are_true(text: &str, rules: Rules) {
    let segmenter = segmenter(rules);
    let explanation = segmenter.explain(text);
    let coding = model::coding(text, rules);
    let segments = model::segments_in(text, coding, rules);
    assert_eq!(explanation.measure(), segmenter.measure(text));

    // Who forces UCS-2, and where.
    let utf16 = |offset: usize| text[..offset].encode_utf16().count();
    let unmappable: Vec<_> = explanation.unmappable().collect();
    let places: Vec<_> = unmappable
        .iter()
        .map(|one| (one.byte_offset, one.character))
        .collect();
    assert_eq!(places, model::unmappable(text));
    for one in &unmappable {
        assert_eq!(one.utf16_offset, utf16(one.byte_offset));
        if let Some(substitute) = one.substitute {
            assert!(substitute.chars().all(|c| !model::is_unmappable(c)));
        }
    }
    let only = explanation.only_unmappable();
    let first = places.first().map(|&(_, one)| one);
    let alone = places.iter().all(|&(_, one)| Some(one) == first);
    assert_eq!(only, first.filter(|_| alone));

    // Without them, and with others in their place.
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
    let found = explanation.extensions().map(|place| {
        assert_eq!(place.utf16_offset, utf16(place.byte_offset));
        (place.byte_offset, place.character)
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
            .map(|place| place.byte_offset)
            .eq(breaks)
    );
    let line_feeds = segmenter.measure(&text.replace("\r\n", "\n")).segments;
    assert_eq!(explanation.segments_with_line_feeds(), line_feeds);

    // The ends of segments.
    let capacity = usize::from(explanation.measure().capacity);
    let mut end = 0;
    let edges = segments
        .split_last()
        .unwrap()
        .1
        .iter()
        .map(|(segment, units)| {
            end += segment.len();
            (end, utf16(end), capacity - units)
        });
    let found = explanation.segment_ends().map(|edge| {
        (
            edge.byte_offset,
            edge.utf16_offset,
            edge.unused_units.into(),
        )
    });
    assert!(found.eq(edges.collect::<Vec<_>>()));
    let (single, part) = model::capacities(coding, rules);
    let units = model::units(text, coding);
    let plain = if units <= single {
        1
    } else {
        units.div_ceil(part)
    };
    assert_eq!(explanation.naive_segments() as usize, plain);
    assert!(explanation.naive_segments() <= explanation.measure().segments);
}

/// A text is damaged only for what the policy asks for: to save, to fit.
pub fn replacing_saves_or_leaves_alone(text: &str, rules: Rules) {
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
            Some(told) => assert_eq!(told, after),
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
