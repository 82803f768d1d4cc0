//! Runs of characters: what an explanation finds between them, and what replaces it.

use std::collections::BTreeSet;

use septet::Segmenter;
use septet::replace::Groups;

use crate::laws::batch::texts_in_one_buffer_cost_what_they_cost_alone;
use crate::laws::explain::{explanations_are_true, replacing_follows_the_policy};
use crate::laws::{equals_the_model, segmenter};
use crate::model::substitute::{ALL, rows};
use crate::model::{self, Coding, Rules, is_unmappable};
use crate::{RULES, every_length, for_each_offset, repeated};

/// A character and its offsets in UTF-8 and UTF-16.
type Place = (usize, usize, char);

fn places(text: &str) -> Vec<Place> {
    let mut utf16 = 0;
    let place = |(byte, character): (usize, char)| {
        utf16 += character.len_utf16();
        (byte, utf16 - character.len_utf16(), character)
    };
    text.char_indices().map(place).collect()
}

/// Returns the lengths to test: all up to a block of 64 and a word, then some or all up to 700.
fn lengths(offset: usize) -> impl Iterator<Item = usize> {
    let (first, step) = match every_length() {
        true => (73, 1),
        false => (73 + offset % 23, 23),
    };
    (0..=72).chain((first..=700).step_by(step))
}

#[test]
fn characters_between_runs_are_found_at_each_position() {
    for_each_offset((0..=70).step_by(7), 700, |text, offset| {
        let all = places(text);
        for length in lengths(offset) {
            let places = &all[..length.min(all.len())];
            let text = &text[..all.get(length).map_or(text.len(), |&(byte, ..)| byte)];
            let explanation = Segmenter::new().explain(text);

            let found = explanation.unmappable();
            let found = found.map(|one| (one.byte_offset, one.utf16_offset, one.character));
            let expected: Vec<Place> = places
                .iter()
                .copied()
                .filter(|&(.., character)| is_unmappable(character))
                .collect();
            assert!(found.eq(expected.iter().copied()), "{text:?}");

            let found = explanation.extensions();
            let found = found.map(|one| (one.byte_offset, one.utf16_offset, one.character));
            let is_double = |&(.., character): &Place| {
                expected.is_empty() && model::cost(character, Coding::DEFAULT) == 2
            };
            assert!(
                found.eq(places.iter().copied().filter(is_double)),
                "{text:?}"
            );

            // None of these texts has a mark.
            let replaced: String = Groups::ALL.replace(text).collect();
            let mut rest = &replaced[..];
            for &(.., character) in places {
                let own = character.to_string();
                let row = rows().get(&character).map(|row| &row.text);
                rest = rest.strip_prefix(row.unwrap_or(&own)).unwrap();
            }
            assert_eq!(rest, "");
        }
    });
}

/// Marks, and characters that look like them, after and before characters of each length.
#[test]
fn marks_are_found_at_each_position() {
    let specials = [
        "e\u{301}",
        "é\u{301}",
        "—\u{301}",
        "=\u{338}",
        "\u{301}e",
        "e\u{1DCD}",
        "x\u{20D2}“",
        "й\u{306}",
        "👩\u{200D}🔬",
        "\u{AD}a\u{FE0F}",
        "μg and μ",
        "\r\n",
        "€{",
    ];
    for offset in 0..=70 {
        for (number, special) in specials.into_iter().enumerate() {
            let plain = repeated("abcdefghijk", offset);
            let text = plain.clone() + special + &plain[..offset / 2] + special;
            let rules = RULES[(offset + number) % 6];
            explanations_are_true(&text, rules, ALL);
            replacing_follows_the_policy(&text, rules, ALL);
            replacing_follows_the_policy(&text.repeat(1 + 160 / text.len()), Rules::PLAIN, ALL);
        }
    }
}

/// Rules under which other characters than usual keep a text from the default tables.
const OTHER_RULES: [Rules; 3] = [
    Rules {
        locking: ALL_LANGUAGES,
        single: ALL_LANGUAGES,
        ..Rules::PLAIN
    },
    Rules {
        excluded: &['_', 'é'],
        ..Rules::PLAIN
    },
    Rules {
        excluded: &['k'],
        wide_reference: true,
        ..Rules::PLAIN
    },
];

const ALL_LANGUAGES: u16 = if cfg!(feature = "national") { !1 } else { 0 };

/// Texts in one buffer that is plain but for one character, which may be in any of them, and in
/// another buffer in which one text in three is not plain.
#[test]
fn plain_texts_in_one_buffer_are_found_around_each_position() {
    let all_rules = [&RULES[..], &OTHER_RULES].concat();
    let cuts: Vec<usize> = (0..400).map(|number| number * 11).collect();
    let mut pairs = BTreeSet::new();
    for (turn, position) in (0..2_200).step_by(13).enumerate() {
        let specials = ["€", "_", "ж", "{", "é", "\n", "ş"];
        let special = specials[turn % specials.len()];
        let number = turn / specials.len() % all_rules.len();
        pairs.insert((special, number));
        let plain = repeated("abcdefghijk", 2_500);
        let text = [&plain[..position], special, &plain[position..]].concat();
        let rules = all_rules[number];
        texts_in_one_buffer_cost_what_they_cost_alone(&text, rules, &cuts);
        // Texts of several segments, for which national tables may be chosen.
        let long = [0, position, position + 200, text.chars().count()];
        texts_in_one_buffer_cost_what_they_cost_alone(&text, rules, &long);
        texts_around_cost_what_the_model_says(&text, rules, position);
    }
    assert_eq!(pairs.len(), 7 * all_rules.len());
    for rules in all_rules {
        let text = repeated("abcdefghijk0123456789abc{efghijk", 4_000);
        texts_in_one_buffer_cost_what_they_cost_alone(&text, rules, &cuts);
    }
}

/// Compares the text at a position, those around it and the rest of the buffer with the model.
fn texts_around_cost_what_the_model_says(text: &str, rules: Rules, position: usize) {
    let offsets: Vec<usize> = [0, 11, 22, 33, 233]
        .into_iter()
        .map(|offset| (position + offset).saturating_sub(16))
        .filter(|&offset| text.is_char_boundary(offset))
        .collect();
    let measures = segmenter(rules).measure_all(text, &offsets);
    for (range, measure) in offsets.windows(2).zip(measures) {
        equals_the_model(measure.unwrap(), &text[range[0]..range[1]], rules);
    }
}

/// UTF-16 costs what its text costs, whatever the length and the place of each character.
#[test]
fn utf16_costs_what_its_text_costs_at_each_position() {
    for_each_offset((0..=70).step_by(5), 700, |text, offset| {
        let places = places(text);
        let units: Vec<u16> = text.encode_utf16().collect();
        for length in lengths(offset) {
            let &(byte, utf16, _) = places
                .get(length)
                .unwrap_or(&(text.len(), units.len(), ' '));
            for rules in [RULES[0], RULES[2], RULES[4]].map(segmenter) {
                let expected = rules.measure(&text[..byte]);
                assert_eq!(rules.measure_utf16(&units[..utf16]), expected);
            }
        }
    });
}
