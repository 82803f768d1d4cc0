//! Measuring a text, at once and in pieces.

use super::prefixes::Prefixes;
use crate::laws::{encoding, segmenter};
use crate::model::{self, Encoding};
use crate::{PATTERNS, RULES, for_each_offset, repeated};

/// Unmappable characters that are close to mappable characters: adjacent code points, or a shared
/// byte of UTF-8.
const UNMAPPABLE: [char; 21] = [
    '`', '\u{0}', '\u{9}', '\u{B}', '\u{E}', '\u{1B}', '\u{1F}', '\u{7F}', '\u{80}', '\u{A0}', 'ç',
    'À', 'Ê', 'Α', 'ж', '\u{20AD}', '\u{28C0}', '\u{3A40}', '\u{E4C0}', '中', '😀',
];

#[test]
fn measure_of_each_length() {
    for_each_offset((0..=70).step_by(5), 700, |text, offset| {
        let prefixes = Prefixes::new(text);
        for length in 0..=700 {
            prefixes.check_measure(length, RULES[(length + offset) % 6]);
        }
    });
}

#[test]
fn measure_at_each_offset() {
    for_each_offset(0..=70, 260, |text, offset| {
        let prefixes = Prefixes::new(text);
        for length in (offset % 3..prefixes.char_count()).step_by(3) {
            prefixes.check_measure(length, RULES[(length / 3 + offset) % 6]);
        }
    });
}

/// One unmappable character at each position, in texts that end at different positions after it.
#[test]
fn one_unmappable_character_is_found_at_each_position() {
    // Patterns of these lengths put multi-byte characters across the ends of blocks.
    let bases = [PATTERNS[0], "[a{", "Perché no, ", "éàa", "€5,", "\r\n"];
    for (number, unmappable) in UNMAPPABLE.into_iter().enumerate() {
        for (turn, base) in bases.into_iter().enumerate() {
            for position in (turn..200).step_by(bases.len()).chain(60..70) {
                let mut text = repeated(base, position);
                text.push(unmappable);
                text.push_str(&repeated(base, 135));
                let prefixes = Prefixes::new(&text);
                for after in (position % 7..=135).step_by(7).chain(63..66) {
                    let rules = RULES[(position / 6 + after + number) % 4];
                    prefixes.check_measure(position + after, rules);
                }
                prefixes.check_split(prefixes.char_count(), RULES[(position / 6 + number) % 4]);
            }
        }
    }
}

/// Every character of the Basic Multilingual Plane and a sample of the others, among accented
/// letters.
#[test]
fn every_character_is_classified_in_a_block() {
    let gsm7 = segmenter(RULES[2]);
    let large = ('\u{10000}'..=char::MAX).step_by(997);
    for character in ('\0'..'\u{10000}').chain(large) {
        // At the start, at the end and across the end of a block.
        let position = character as usize % 71;
        let text = repeated("aé", position) + &String::from(character) + "à and more";
        let unmappable = model::is_unmappable(character);
        let measure = septet::measure(&text);
        let expected = if unmappable {
            Encoding::Ucs2
        } else {
            Encoding::Gsm7
        };
        assert_eq!(measure.encoding, encoding(expected), "{character:?}");
        let units = match model::codes().get(&character) {
            Some(code) => code.len(),
            None => character.len_utf16(),
        };
        assert_eq!(
            measure.units as usize,
            position + units + 10,
            "{character:?}"
        );
        let measure = gsm7.measure(&text);
        assert_eq!(measure.unmappable, u32::from(unmappable), "{character:?}");
    }
}

#[test]
fn counter_with_pieces_that_end_at_each_position() {
    for_each_offset([0, 5, 33].into_iter(), 300, |text, offset| {
        let prefixes = Prefixes::new(text);
        for end in 0..=140 {
            let rules = RULES[(end + offset) % 2];
            prefixes.check_counter(&[end], rules);
            prefixes.check_counter(&[end / 2, end, end + 1, end + 64], rules);
        }
    });
}
