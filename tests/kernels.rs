//! The fast code against the naive model, at all places where it could go wrong: it reads
//! 64 octets together, or 32, or a word, so each kind of character stands at each place of
//! a block, each block is the last one, and each segment ends at each place in one.
//!
//! Random texts come by such places rarely. These come by all of them.

mod laws;
mod model;

use std::collections::BTreeMap;

use laws::{encoding, reference_width, segmenter};
use model::{Coding, Encoding, Rules};
use septet::wire::Fields;
use septet::{Counter, Measure, SplitError, UserData};

const RULES: [Rules; 6] = {
    let forced = [None, Some(Encoding::Gsm7), Some(Encoding::Ucs2)];
    let mut rules = [Rules::PLAIN; 6];
    let mut number = 0;
    while number < 6 {
        rules[number].forced = forced[number / 2];
        rules[number].wide_reference = number % 2 == 1;
        number += 1;
    }
    rules
};

/// What a text repeats.
const PATTERNS: [&str; 26] = [
    "The quick brown fox jumps over the lazy dog, 0123456789 times. ",
    "Pay $5 @once to a_b: #1 & 50%? (yes/no) \"+*=<>;'-,.!@AZaz09 z",
    // The extension table.
    "Here is one ] in forty characters, no more",
    "Seldom enough that whole blocks of 64 octets have none: one {, and then words and words",
    "a[b]c{d}e\\f~g|h^i",
    "[]{}\\~|^",
    "€",
    "It is 5 € or 10€, ",
    "\u{C}",
    "Page one.\u{C}And two",
    // Two octets.
    "Perché no, è così",
    "éàèìòùñüö",
    "ØøÅåÆæßÉ¤¡ÄÖÑÜ§¿£¥",
    "ΓΔΘΛΞΠΣΦΨΩ",
    "Γ is gamma, Δ is delta",
    // Line breaks.
    "\r\n",
    "line\r\nand next\nand\r",
    "aé€[\nΓ@_~\r\u{C}",
    // Beyond the alphabet.
    "привет, мир ",
    "中文短信",
    "😀",
    "ok 😀",
    "aж中😀",
    "a long text in plain letters, as most are, and then ж",
    "\u{FFFF}\u{10000}\u{10FFFF}\u{7FF}\u{800}\u{7F}\u{80}",
    "`\u{0}\u{1B}\u{7F}",
];

/// Characters without a code, each like some that have one: next to them, or with an octet
/// of theirs.
const UNMAPPABLE: [char; 21] = [
    '`', '\u{0}', '\u{9}', '\u{B}', '\u{E}', '\u{1B}', '\u{1F}', '\u{7F}', '\u{80}', '\u{A0}', 'ç',
    'À', 'Ê', 'Α', 'ж', '\u{20AD}', '\u{28C0}', '\u{3A40}', '\u{E4C0}', '中', '😀',
];

/// So many characters of a text that repeats a pattern.
fn repeated(pattern: &str, characters: usize) -> String {
    pattern.chars().cycle().take(characters).collect()
}

/// A measure, or what the model says of a text: units and segments are counts.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Costs {
    encoding: septet::Encoding,
    characters: usize,
    units: usize,
    segments: usize,
    capacity: usize,
    remaining: usize,
    unmappable: usize,
}

impl From<Measure> for Costs {
    fn from(measure: Measure) -> Self {
        Self {
            encoding: measure.encoding,
            characters: measure.characters as usize,
            units: measure.units as usize,
            segments: measure.segments as usize,
            capacity: measure.capacity.into(),
            remaining: measure.remaining.into(),
            unmappable: measure.unmappable as usize,
        }
    }
}

/// Of a text and each of its beginnings, what the model says, at the price of one text.
///
/// The model builds the segments of each text anew, which takes too long for all lengths.
/// Here a character is added to what was built. `the_growing_model_is_the_model` holds the
/// one against the other.
struct Growing<'t> {
    text: &'t str,
    /// For each number of characters: the octets, the units in each encoding, the
    /// characters without a code.
    beginnings: Vec<(usize, [usize; 2], usize)>,
    /// The same for each encoding and width of the reference: the segments and the units
    /// in the last one, if there are several.
    filled: [Vec<(usize, usize)>; 4],
    /// And where each segment ended, and with how many units.
    ends: [Vec<(usize, usize)>; 4],
}

impl<'t> Growing<'t> {
    fn of(text: &'t str) -> Self {
        let mut growing = Self {
            text,
            beginnings: vec![(0, [0, 0], 0)],
            filled: [const { vec![] }; 4].map(|mut filled: Vec<_>| {
                filled.push((1, 0));
                filled
            }),
            ends: [const { vec![] }; 4],
        };
        for (at, character) in text.char_indices() {
            let code = model::codes().get(&character);
            let costs = [code.map_or(1, Vec::len), character.len_utf16()];
            let (_, units, unmappable) = *growing.beginnings.last().unwrap();
            growing.beginnings.push((
                at + character.len_utf8(),
                [units[0] + costs[0], units[1] + costs[1]],
                unmappable + usize::from(code.is_none()),
            ));
            for kind in 0..4 {
                let (mut segments, mut used) = *growing.filled[kind].last().unwrap();
                if used + costs[kind / 2] > [153, 152, 67, 66][kind] {
                    growing.ends[kind].push((at, used));
                    (segments, used) = (segments + 1, 0);
                }
                growing.filled[kind].push((segments, used + costs[kind / 2]));
            }
        }
        growing
    }

    /// The most characters that a beginning has.
    fn longest(&self) -> usize {
        self.beginnings.len() - 1
    }

    fn beginning(&self, characters: usize) -> &'t str {
        &self.text[..self.beginnings[characters].0]
    }

    fn encoding(&self, characters: usize, rules: Rules) -> Encoding {
        match (rules.forced, self.beginnings[characters].2) {
            (Some(forced), _) => forced,
            (None, 0) => Encoding::Gsm7,
            (None, _) => Encoding::Ucs2,
        }
    }

    /// The octets where each segment of a beginning ends, and its units.
    fn segments(&self, characters: usize, rules: Rules) -> Vec<(usize, usize)> {
        let (octets, units, _) = self.beginnings[characters];
        let encoding = self.encoding(characters, rules);
        let (single, _) = model::capacities(encoding.plain(), rules);
        if units[encoding as usize] <= single {
            return vec![(octets, units[encoding as usize])];
        }
        let kind = 2 * encoding as usize + usize::from(rules.wide_reference);
        let (segments, used) = self.filled[kind][characters];
        let mut ends = self.ends[kind][..segments - 1].to_vec();
        ends.push((octets, used));
        ends
    }

    fn costs(&self, characters: usize, rules: Rules) -> Costs {
        let (_, units, unmappable) = self.beginnings[characters];
        let of = self.encoding(characters, rules);
        let (single, part) = model::capacities(of.plain(), rules);
        let units = units[of as usize];
        let kind = 2 * of as usize + usize::from(rules.wide_reference);
        let (segments, used, capacity) = match (units <= single, self.filled[kind][characters]) {
            (true, _) => (1, units, single),
            (false, (segments, used)) => (segments, used, part),
        };
        Costs {
            encoding: encoding(of),
            characters,
            units,
            segments,
            capacity,
            remaining: capacity - used,
            unmappable: match of {
                Encoding::Gsm7 => unmappable,
                Encoding::Ucs2 => 0,
            },
        }
    }

    fn check_measure(&self, characters: usize, rules: Rules) {
        let text = self.beginning(characters);
        let found = Costs::from(segmenter(rules).measure(text));
        assert_eq!(found, self.costs(characters, rules), "{rules:?}: {text:?}");
    }

    fn check_split(&self, characters: usize, rules: Rules) {
        let text = self.beginning(characters);
        let segments = match segmenter(rules).split(text) {
            Ok(segments) => segments,
            Err(SplitError::Unmappable(error)) => {
                assert_eq!(rules.forced, Some(Encoding::Gsm7), "{text:?}");
                let unmappable = text.char_indices().find(|&(_, c)| model::is_unmappable(c));
                assert_eq!(
                    Some((error.byte_offset, error.character)),
                    unmappable,
                    "{text:?}"
                );
                return;
            }
            Err(error) => panic!("{error}: {text:?}"),
        };
        assert_eq!(
            Costs::from(segments.measure()),
            self.costs(characters, rules)
        );
        let (mut start, mut utf16_start) = (0, 0);
        let expected = self.segments(characters, rules);
        assert_eq!(segments.len(), expected.len(), "{rules:?}: {text:?}");
        let found: Vec<_> = segments.collect();
        assert_eq!(found.len(), expected.len(), "{rules:?}: {text:?}");
        for (segment, (end, units)) in found.iter().zip(expected) {
            let stretch = &text[start..end];
            let utf16_end = utf16_start + stretch.encode_utf16().count();
            assert_eq!(segment.text(), stretch, "{rules:?}: {text:?}");
            assert_eq!(segment.range(), start..end, "{rules:?}: {text:?}");
            assert_eq!(
                segment.utf16_range(),
                utf16_start..utf16_end,
                "{rules:?}: {text:?}"
            );
            assert_eq!(usize::from(segment.units()), units, "{rules:?}: {text:?}");
            (start, utf16_start) = (end, utf16_end);
        }
    }

    /// The longest beginning of the whole text that costs no more.
    fn check_truncate(&self, most: usize, rules: Rules) {
        let expected = (0..=self.longest())
            .rev()
            .find(|&characters| self.costs(characters, rules).segments <= most)
            .unwrap();
        let found = segmenter(rules).truncate(self.text, most as u32);
        assert_eq!(
            found,
            self.beginning(expected),
            "{most}, {rules:?}: {:?}",
            self.text
        );
    }

    /// The whole text in pieces that end behind so many characters.
    fn check_counter(&self, ends: &[usize], rules: Rules) {
        let mut counter = Counter::new(reference_width(rules));
        let mut fed = 0;
        for &end in ends.iter().chain([&self.longest()]) {
            let piece = &self.text[fed..self.beginnings[end].0];
            counter.push_str(piece);
            fed = self.beginnings[end].0;
            assert_eq!(
                Costs::from(counter.measure()),
                self.costs(end, rules),
                "{ends:?}, {rules:?}: {:?}",
                self.text
            );
        }
    }
}

/// Each pattern behind up to 70 plain characters: that brings each of its characters to
/// each place of a block, and the text to each kind of address.
fn each_phase(
    phases: impl Iterator<Item = usize> + Clone,
    length: usize,
    law: impl Fn(&str, usize),
) {
    for pattern in PATTERNS {
        let text = repeated("abcdefghijk", 70) + &repeated(pattern, length);
        for phase in phases.clone() {
            law(&text[70 - phase..], phase);
        }
    }
}

#[test]
fn the_growing_model_is_the_model() {
    each_phase([0, 37].into_iter(), 400, |text, phase| {
        let growing = Growing::of(text);
        for (number, length) in [0, 1, 66, 70, 71, 135, 152, 160, 161, 333, 400]
            .into_iter()
            .enumerate()
        {
            let rules = RULES[(number + phase) % 6];
            let beginning = growing.beginning(length);
            let expected = model::segments(beginning, rules);
            let of = model::encoding(beginning, rules);
            let (single, part) = model::capacities(of.plain(), rules);
            let capacity = if expected.len() > 1 { part } else { single };
            let costs = Costs {
                encoding: encoding(of),
                characters: beginning.chars().count(),
                units: model::units(beginning, of.plain()),
                segments: expected.len(),
                capacity,
                remaining: capacity - expected.last().unwrap().1,
                unmappable: match of {
                    Encoding::Gsm7 => model::unmappable(beginning).len(),
                    Encoding::Ucs2 => 0,
                },
            };
            assert_eq!(growing.costs(length, rules), costs);
            let mut start = 0;
            let segments = growing.segments(length, rules).into_iter();
            let segments: Vec<_> = segments
                .map(|(end, units)| {
                    let stretch = beginning[start..end].to_owned();
                    start = end;
                    (stretch, units)
                })
                .collect();
            assert_eq!(segments, expected);
        }
    });
}

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
fn split_in_each_phase() {
    each_phase(0..=70, 700, |text, phase| {
        let growing = Growing::of(text);
        for turn in 0..6 {
            let length = growing.longest() - (phase * 11 + turn * 101) % 700;
            growing.check_split(length, RULES[(turn + phase) % 6]);
        }
    });
}

#[test]
fn truncate_in_each_phase() {
    each_phase((0..=70).step_by(3), 420, |text, phase| {
        let growing = Growing::of(text);
        for most in 1..=3 {
            growing.check_truncate(most, RULES[(phase / 3 + most) % 6]);
        }
    });
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

/// A character of two units at each place near the end of a segment, and the text ends
/// near it too.
#[test]
fn edges_of_segments() {
    let mut edges = 0;
    for rules in RULES {
        for (base, pair) in [
            ("a", '€'),
            ("a", '['),
            ("a", '\u{C}'),
            ("é", '~'),
            ("\r", '^'),
            ("a", '😀'),
            ("é", '😀'),
            ("ж", '😀'),
            ("中", '😀'),
        ] {
            let whole = base.to_owned() + &String::from(pair);
            let of = model::encoding(&whole, rules);
            let (single, part) = model::capacities(of.plain(), rules);
            if rules.forced.is_some() && model::units(&whole, of.plain()) != 3 {
                continue; // no pair in this encoding
            }
            for edge in [single, 2 * part, 3 * part] {
                for place in edge - 4..=edge + 4 {
                    // Where other pairs left a unit unused, the edge is earlier.
                    for before in ["", "]]", "€é", "ж", "😀"] {
                        let mut text = before.to_owned();
                        text.push_str(&repeated(base, place - text.chars().count()));
                        text.push(pair);
                        text.push_str(&repeated(base, 6));
                        let growing = Growing::of(&text);
                        for length in edge - 8..=growing.longest() {
                            let costs = growing.costs(length, rules);
                            if costs.units.abs_diff(edge) <= 3 {
                                edges += 1;
                                growing.check_measure(length, rules);
                                if (length + place) % 4 == 0 {
                                    growing.check_split(length, rules);
                                }
                            }
                        }
                    }
                }
            }
        }
    }
    assert!(edges > 10_000, "{edges}");
}

/// What is sent is the model's octets, and is read again.
#[test]
fn octets_in_each_phase() {
    // The sender writes 32 octets at once, and then words of 8.
    each_phase((0..=40).chain([63, 64, 70]), 330, |text, phase| {
        for rules in [RULES[phase % 2], RULES[4 + phase % 2]] {
            for segment in segmenter(rules).split(text).unwrap() {
                let number = 0x1234 + phase as u16;
                let sent = segment.encode(number);
                let part = segment.part();
                let of = model::coding(text, rules);
                let header =
                    model::header(number, part.sequence.into(), part.total.into(), of, rules);
                let (udl, octets) = model::user_data(&header, segment.text(), of);
                assert_eq!((sent.udl().into(), sent.octets()), (udl, &octets[..]));
                assert_eq!(sent.text().as_deref(), Ok(segment.text()));
                assert_eq!(sent.text_lossy(), segment.text());
                let read: Result<String, _> = sent.decode().collect();
                assert_eq!(read.as_deref(), Ok(segment.text()));
            }
        }
    });
}

/// The septets of a text of each length, in a single segment.
#[test]
fn octets_of_each_length() {
    for pattern in PATTERNS {
        for length in 0..=160 {
            let text = repeated(pattern, length);
            let of = model::encoding(&text, Rules::PLAIN);
            if model::units(&text, of.plain()) > model::capacities(of.plain(), Rules::PLAIN).0 {
                break;
            }
            let sent = septet::split(&text).unwrap().next().unwrap().encode(0);
            let (udl, octets) = model::user_data(&[], &text, of.plain());
            assert_eq!((sent.udl().into(), sent.octets()), (udl, &octets[..]));
            assert_eq!(sent.text().as_deref(), Ok(&text[..]));
            assert_eq!(sent.text_lossy(), &text[..]);
        }
    }
}

/// A header of so many octets, with one element; or one that has no room for an element.
fn header(octets: usize) -> Vec<u8> {
    let mut header: Vec<u8> = [octets as u8 - 1, 0x70, octets.saturating_sub(3) as u8].into();
    header.resize(octets, 0xA5);
    header
}

fn check_received(header: &[u8], septets: &[u8]) {
    let (udl, octets) = model::pack(header, septets);
    let received = UserData::parse_lossy(
        Fields {
            tp_dcs: 0x00,
            tp_udhi: !header.is_empty(),
            tp_udl: udl as u8,
        },
        &octets,
    );
    let (shown, fault) = model::read_septets(septets, Coding::DEFAULT);
    assert_eq!(
        received.text_lossy(),
        &shown[..],
        "{header:X?} {septets:X?}"
    );
    assert_eq!(received.decode_lossy().collect::<String>(), shown);
    let strict: Result<String, _> = received.decode().collect();
    assert_eq!(strict.is_err(), fault.is_some(), "{header:X?} {septets:X?}");
    assert_eq!(received.text().as_deref(), strict.as_deref());
    let unpacked: Vec<u8> = received.unpacked_body().collect();
    assert_eq!(unpacked, septets);
    if let (Ok(again), 0 | 3..) = (
        UserData::from_unpacked_parts(0x00, header, septets),
        header.len(),
    ) {
        assert_eq!(again, received);
    }
}

/// Septets of each number behind headers that leave each number of fill bits.
#[test]
fn septets_of_each_length_behind_each_header() {
    for octets in 0..=13 {
        let header = if octets == 0 { vec![] } else { header(octets) };
        let room = 160 - (8 * octets).div_ceil(7);
        for length in 0..=room {
            // Some that stand for themselves, and some of each other kind.
            let septets: Vec<u8> = match (length + octets) % 3 {
                0 => (0..length).map(|place| b'a' + (place % 26) as u8).collect(),
                1 => (0..length).map(|place| (place * 37 % 128) as u8).collect(),
                _ => vec![0x7F; length],
            };
            check_received(&header, &septets);
        }
    }
}

/// Seven spare bits could be one more septet, and are none.
#[test]
fn spare_bits_are_no_septet() {
    for octets in [0, 3, 4, 5, 6, 7, 8, 9] {
        let header = if octets == 0 { vec![] } else { header(octets) };
        for length in 1..=159 - (8 * octets).div_ceil(7) {
            let septets = vec![b'e'; length];
            let (udl, mut sent) = model::pack(&header, &septets);
            if 8 * sent.len() - 7 * udl != 7 {
                continue;
            }
            *sent.last_mut().unwrap() |= b'f' << 1;
            let received = UserData::parse(
                Fields {
                    tp_dcs: 0x00,
                    tp_udhi: octets > 0,
                    tp_udl: udl as u8,
                },
                &sent,
            )
            .unwrap();
            let expected = "e".repeat(length);
            assert_eq!(received.text().as_deref(), Ok(&expected[..]));
            assert_eq!(received.text_lossy(), &expected[..]);
            assert!(received.decode().eq(expected.chars().map(Ok)));
        }
    }
}

/// An escape of each kind at each place of a text that is read by blocks otherwise.
#[test]
fn escapes_at_each_place() {
    for (number, behind) in [0x65, 0x1B, 0x14, b'a', 0x00].into_iter().enumerate() {
        for place in 0..=159 {
            let header = match (place + number) % 3 {
                0 => vec![],
                1 => vec![5, 0, 3, 0x42, 2, 1],
                _ => vec![6, 8, 4, 0x42, 0x43, 2, 1],
            };
            let room = 160 - (8 * header.len()).div_ceil(7);
            let mut septets = b"plain letters ".repeat(12)[..room].to_vec();
            for (at, septet) in [(place, 0x1B), (place + 1, behind)] {
                if let Some(cell) = septets.get_mut(at) {
                    *cell = septet;
                }
            }
            check_received(&header, &septets);
        }
    }
}

/// A character of each kind that is not ASCII, or not the same septet, at each place.
#[test]
fn each_septet_stands_at_each_place() {
    let mut seen = BTreeMap::new();
    for first in 0..=0x7F_u8 {
        let septets: Vec<u8> = (0..160)
            .map(|place| first.wrapping_add(place) & 0x7F)
            .collect();
        for (place, septet) in septets.iter().enumerate() {
            *seen.entry((*septet, place % 32)).or_insert(0) += 1;
        }
        check_received(&[], &septets);
    }
    assert_eq!(seen.len(), 128 * 32);
    for septet in (0..=0x7F_u8).filter(|&septet| septet != 0x1B) {
        // Alone among some that are read by blocks.
        for place in (usize::from(septet % 3)..70).step_by(3) {
            let mut septets = vec![b'x'; 71];
            septets[place] = septet;
            check_received(&[], &septets);
        }
    }
}
