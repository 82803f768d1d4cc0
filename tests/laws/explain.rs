//! The laws of explanations and replacements: under any rules, each value equals the model's.

use septet::Measure;
use septet::replace::{Policy, Replacement};

use super::substitute::groups;
use super::{equals_the_model, segmenter};
use crate::model::substitute::{self as naive, Way, replaced};
use crate::model::{self, Coding, Rules};

/// The low five bits of `bits` are the groups of substitutes.
pub fn explanations_are_true(text: &str, rules: Rules, bits: u8) {
    let bits = bits & naive::ALL;
    let explanation = segmenter(rules).explain(text);
    let coding = model::coding(text, rules);
    equals_the_model(explanation.measure(), text, rules);
    // The model is slow, and many texts below equal this one.
    let is_cost_of = |measure: Measure, other: &str| match other == text {
        true => assert_eq!(measure, explanation.measure()),
        false => equals_the_model(measure, other, rules),
    };

    // The unmappable characters, and their offsets.
    let utf16 = |offset: usize| text[..offset].encode_utf16().count();
    let expected = model::unmappable(text, rules);
    let all = Way::outside_the_nearest_tables(text, naive::ALL, rules);
    let pieces = all.pieces(text);
    let found: Vec<_> = explanation
        .unmappable()
        .map(|one| {
            assert_eq!(one.utf16_offset, utf16(one.byte_offset));
            let next = text[one.byte_offset..].chars().nth(1);
            let row = all.row_before(one.character, next).map(|row| &*row.text);
            let stays = stays(&pieces, one.byte_offset);
            assert_eq!(one.substitute, row.filter(|_| !stays), "{one:?}");
            (one.byte_offset, one.character)
        })
        .collect();
    assert_eq!(found, expected);
    for character in text.chars() {
        let is_mappable = expected.iter().all(|&(_, one)| one != character);
        assert_eq!(explanation.is_mappable(character), is_mappable);
    }
    let first = expected.first().map(|&(_, one)| one);
    let is_only = expected.iter().all(|&(_, one)| Some(one) == first);
    assert_eq!(explanation.only_unmappable(), first.filter(|_| is_only));

    // The measures without unmappable characters, and with substitutes.
    let is_kept = |&(at, c): &(usize, char)| !expected.contains(&(at, c));
    let kept: String = text
        .char_indices()
        .filter(is_kept)
        .map(|(_, c)| c)
        .collect();
    is_cost_of(explanation.measure_without_unmappable(), &kept);
    let way = Way::outside_the_nearest_tables(text, bits, rules);
    let written = match expected.is_empty() {
        true => text.to_owned(),
        false => replaced(&way.pieces(text)),
    };
    let found = explanation.measure_with_substitutes(groups(bits));
    is_cost_of(found, &written);

    // Extensions and line breaks.
    let is_extension = |c| coding != Coding::Ucs2 && model::cost(c, coding) == 2;
    let extensions = text.char_indices().filter(|&(_, c)| is_extension(c));
    let found = explanation.extensions().map(|position| {
        assert_eq!(position.utf16_offset, utf16(position.byte_offset));
        (position.byte_offset, position.character)
    });
    assert!(found.eq(extensions));
    let even = match coding {
        Coding::Ucs2 => model::segments_in(text, coding, rules).len(),
        Coding::Gsm7 { .. } => model::segments_of_single_units(text, coding, rules),
    };
    assert_eq!(explanation.segments_without_extensions() as usize, even);
    let breaks = text.match_indices("\r\n").map(|(at, _)| at);
    let found = explanation
        .crlf_breaks()
        .map(|position| position.byte_offset);
    assert!(found.eq(breaks));
    let line_feeds = match text.contains("\r\n") {
        true => model::segments(&text.replace("\r\n", "\n"), rules).len(),
        false => model::segments_in(text, coding, rules).len(),
    };
    assert_eq!(explanation.segments_with_line_feeds() as usize, line_feeds);

    segment_ends_equal_the_model(text, coding, rules);
}

/// Whether the character at `offset` is not replaced.
fn stays(pieces: &[naive::Piece], offset: usize) -> bool {
    let mut end = 0;
    let piece = pieces.iter().find(|piece| {
        end += piece.from.len();
        end > offset
    });
    piece.unwrap().to.is_none()
}

fn segment_ends_equal_the_model(text: &str, coding: Coding, rules: Rules) {
    let explanation = segmenter(rules).explain(text);
    let utf16 = |offset: usize| text[..offset].encode_utf16().count();
    let capacity = usize::from(explanation.measure().capacity);
    let segments = model::segments_in(text, coding, rules);
    let mut end = 0;
    let (_, others) = segments.split_last().unwrap();
    let ends = others.iter().map(|(segment, units)| {
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

fn policy(policy: naive::Policy) -> Policy {
    match policy {
        naive::Policy::Never => Policy::Never,
        naive::Policy::IfFits => Policy::IfFits,
        naive::Policy::IfSaves => Policy::IfSaves,
        naive::Policy::Always => Policy::Always,
    }
}

/// With every policy, the crate changes the text like the model. The low five bits of `bits` are
/// the groups.
pub fn replacing_follows_the_policy(text: &str, rules: Rules, bits: u8) {
    let bits = bits & naive::ALL;
    let before = segmenter(rules).measure(text);
    equals_the_model(before, text, rules);
    for one in naive::POLICIES {
        let pieces = naive::replace(text, bits, one, rules);
        let expected = replaced(&pieces);
        let replacement = segmenter(rules).replace(text, groups(bits), policy(one));
        let written: String = replacement.characters().collect();
        assert_eq!(written, expected, "{one:?}");
        assert_eq!(replacement.before(), before);
        match expected == text {
            true => assert_eq!(replacement.after(), before),
            false => equals_the_model(replacement.after(), &expected, rules),
        }
        changes_equal_the_model(&replacement, &pieces);
        if one == naive::Policy::IfSaves && replacement.is_changed() {
            assert!(replacement.after().segments < replacement.before().segments);
        }
    }
}

fn changes_equal_the_model(replacement: &Replacement<'_>, pieces: &[naive::Piece]) {
    let mut offset = 0;
    let mut expected = vec![];
    for piece in pieces {
        expected.extend(piece.to.as_deref().map(|to| (offset, &*piece.from, to)));
        offset += piece.from.len();
    }
    let found: Vec<_> = replacement
        .changes()
        .map(|change| (change.byte_offset, change.from, change.to))
        .collect();
    assert_eq!(found, expected);
    assert_eq!(replacement.is_changed(), !expected.is_empty());
}
