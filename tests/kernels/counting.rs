//! Measuring a text, whole and in pieces.

use super::growing::Growing;
use crate::laws::{encoding, segmenter};
use crate::model::{self, Encoding};
use crate::{PATTERNS, RULES, each_phase, repeated};

/// Characters without a code, each like some that have one: next to them, or with an octet
/// of theirs.
const UNMAPPABLE: [char; 21] = [
    '`', '\u{0}', '\u{9}', '\u{B}', '\u{E}', '\u{1B}', '\u{1F}', '\u{7F}', '\u{80}', '\u{A0}', 'ç',
    'À', 'Ê', 'Α', 'ж', '\u{20AD}', '\u{28C0}', '\u{3A40}', '\u{E4C0}', '中', '😀',
];

#[test]
fn measure_of_each_length() {
    each_phase((0..=70).step_by(5), 700, |text, phase| {
        let growing = Growing::of(text);
        for length in 0..=700 {
            growing.check_measure(length, RULES[(length + phase) % 6]);
        }
    });
}

#[test]
fn measure_in_each_phase() {
    each_phase(0..=70, 260, |text, phase| {
        let growing = Growing::of(text);
        for length in (phase % 3..growing.longest()).step_by(3) {
            growing.check_measure(length, RULES[(length / 3 + phase) % 6]);
        }
    });
}

/// One character without a code, at each place, and the text ends at each place behind.
#[test]
fn one_foreign_character_is_found_at_each_place() {
    // Of lengths that bring a character of several octets across the end of a block.
    let bases = [PATTERNS[0], "[a{", "Perché no, ", "éàa", "€5,", "\r\n"];
    for (number, unmappable) in UNMAPPABLE.into_iter().enumerate() {
        for (turn, base) in bases.into_iter().enumerate() {
            for place in (turn..200).step_by(bases.len()).chain(60..70) {
                let mut text = repeated(base, place);
                text.push(unmappable);
                text.push_str(&repeated(base, 135));
                let growing = Growing::of(&text);
                for behind in (place % 7..=135).step_by(7).chain(63..66) {
                    let rules = RULES[(place / 6 + behind + number) % 4];
                    growing.check_measure(place + behind, rules);
                }
                growing.check_split(growing.longest(), RULES[(place / 6 + number) % 4]);
            }
        }
    }
}

/// Every character in a block of accented letters, and all octets that can follow another.
#[test]
fn every_character_is_known_in_a_block() {
    let gsm7 = segmenter(RULES[2]);
    let large = ('\u{10000}'..=char::MAX).step_by(997);
    for character in ('\0'..'\u{10000}').chain(large) {
        // The first and the last octets of the block, and such as lie across its end.
        let place = character as usize % 71;
        let text = repeated("aé", place) + &String::from(character) + "à and more";
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
        assert_eq!(measure.units as usize, place + units + 10, "{character:?}");
        let measure = gsm7.measure(&text);
        assert_eq!(measure.unmappable, u32::from(unmappable), "{character:?}");
    }
}

#[test]
fn counter_in_pieces_that_end_at_each_place() {
    each_phase([0, 5, 33].into_iter(), 300, |text, phase| {
        let growing = Growing::of(text);
        for end in 0..=140 {
            let rules = RULES[(end + phase) % 2];
            growing.check_counter(&[end], rules);
            growing.check_counter(&[end / 2, end, end + 1, end + 64], rules);
        }
    });
}
