//! The model, for a text and all its prefixes.

use septet::{Counter, Measure, SplitError};

use crate::laws::{encoding, reference_width, segmenter};
use crate::model::{self, Encoding, Rules};
use crate::{RULES, each_phase};

/// A measure, or what the model says of a text: units and segments are counts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Costs {
    encoding: septet::Encoding,
    characters: usize,
    pub units: usize,
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
pub struct Growing<'t> {
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
    pub fn of(text: &'t str) -> Self {
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
    pub fn longest(&self) -> usize {
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

    pub fn costs(&self, characters: usize, rules: Rules) -> Costs {
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

    pub fn check_measure(&self, characters: usize, rules: Rules) {
        let text = self.beginning(characters);
        let found = Costs::from(segmenter(rules).measure(text));
        assert_eq!(found, self.costs(characters, rules), "{rules:?}: {text:?}");
    }

    pub fn check_split(&self, characters: usize, rules: Rules) {
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
    pub fn check_truncate(&self, most: usize, rules: Rules) {
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
    pub fn check_counter(&self, ends: &[usize], rules: Rules) {
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
