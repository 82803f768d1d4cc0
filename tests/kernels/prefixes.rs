//! The model's results for a text and all its prefixes.

use septet::{Counter, Measure, SplitError};

use crate::laws::{encoding, reference_width, segmenter};
use crate::model::{self, Encoding, Rules};
use crate::{RULES, for_each_offset};

/// The crate's `Measure`, or the same values from the model.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ModelMeasure {
    encoding: septet::Encoding,
    characters: usize,
    pub units: usize,
    segments: usize,
    capacity: usize,
    remaining: usize,
    unmappable: usize,
}

impl From<Measure> for ModelMeasure {
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

/// The model's results for each prefix of a text, computed in linear time.
///
/// The model rebuilds the segments for each text, which is too slow for all prefixes. Here each
/// character extends the previous state. `prefixes_equal_the_model` checks the results against the
/// model.
pub struct Prefixes<'t> {
    text: &'t str,
    /// For each number of characters: the number of bytes, of units in each encoding, and of
    /// unmappable characters.
    totals: Vec<(usize, [usize; 2], usize)>,
    /// For each encoding and reference width, and each number of characters: the number of segments
    /// of a concatenated message, and the units in the last segment.
    filled: [Vec<(usize, usize)>; 4],
    /// The byte offset of each segment's end, and the segment's units, without the last segment.
    ends: [Vec<(usize, usize)>; 4],
}

impl<'t> Prefixes<'t> {
    pub fn new(text: &'t str) -> Self {
        let mut prefixes = Self {
            text,
            totals: vec![(0, [0, 0], 0)],
            filled: [const { vec![] }; 4].map(|mut filled: Vec<_>| {
                filled.push((1, 0));
                filled
            }),
            ends: [const { vec![] }; 4],
        };
        for (at, character) in text.char_indices() {
            let code = model::codes().get(&character);
            let costs = [code.map_or(1, Vec::len), character.len_utf16()];
            let (_, units, unmappable) = *prefixes.totals.last().unwrap();
            prefixes.totals.push((
                at + character.len_utf8(),
                [units[0] + costs[0], units[1] + costs[1]],
                unmappable + usize::from(code.is_none()),
            ));
            for kind in 0..4 {
                let (mut segments, mut used) = *prefixes.filled[kind].last().unwrap();
                if used + costs[kind / 2] > [153, 152, 67, 66][kind] {
                    prefixes.ends[kind].push((at, used));
                    (segments, used) = (segments + 1, 0);
                }
                prefixes.filled[kind].push((segments, used + costs[kind / 2]));
            }
        }
        prefixes
    }

    /// The number of characters in the text.
    pub fn char_count(&self) -> usize {
        self.totals.len() - 1
    }

    fn prefix(&self, characters: usize) -> &'t str {
        &self.text[..self.totals[characters].0]
    }

    fn encoding(&self, characters: usize, rules: Rules) -> Encoding {
        match (rules.forced, self.totals[characters].2) {
            (Some(forced), _) => forced,
            (None, 0) => Encoding::Gsm7,
            (None, _) => Encoding::Ucs2,
        }
    }

    /// The byte offset of the end of each segment of a prefix, and the segment's units.
    fn segments(&self, characters: usize, rules: Rules) -> Vec<(usize, usize)> {
        let (bytes, units, _) = self.totals[characters];
        let encoding = self.encoding(characters, rules);
        let (alone, _) = model::capacities(encoding.plain(), rules);
        if units[encoding as usize] <= alone {
            return vec![(bytes, units[encoding as usize])];
        }
        let kind = 2 * encoding as usize + usize::from(rules.wide_reference);
        let (segments, used) = self.filled[kind][characters];
        let mut ends = self.ends[kind][..segments - 1].to_vec();
        ends.push((bytes, used));
        ends
    }

    pub fn measure(&self, characters: usize, rules: Rules) -> ModelMeasure {
        let (_, units, unmappable) = self.totals[characters];
        let of = self.encoding(characters, rules);
        let (alone, part) = model::capacities(of.plain(), rules);
        let units = units[of as usize];
        let kind = 2 * of as usize + usize::from(rules.wide_reference);
        let (segments, used, capacity) = match (units <= alone, self.filled[kind][characters]) {
            (true, _) => (1, units, alone),
            (false, (segments, used)) => (segments, used, part),
        };
        ModelMeasure {
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
        let text = self.prefix(characters);
        let found = ModelMeasure::from(segmenter(rules).measure(text));
        assert_eq!(
            found,
            self.measure(characters, rules),
            "{rules:?}: {text:?}"
        );
    }

    pub fn check_split(&self, characters: usize, rules: Rules) {
        let text = self.prefix(characters);
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
            ModelMeasure::from(segments.measure()),
            self.measure(characters, rules)
        );
        let (mut start, mut utf16_start) = (0, 0);
        let expected = self.segments(characters, rules);
        assert_eq!(segments.len(), expected.len(), "{rules:?}: {text:?}");
        let found: Vec<_> = segments.collect();
        assert_eq!(found.len(), expected.len(), "{rules:?}: {text:?}");
        for (segment, (end, units)) in found.iter().zip(expected) {
            let slice = &text[start..end];
            let utf16_end = utf16_start + slice.encode_utf16().count();
            assert_eq!(segment.text(), slice, "{rules:?}: {text:?}");
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

    /// Checks that `truncate` returns the longest prefix of at most `limit` segments.
    pub fn check_truncate(&self, limit: usize, rules: Rules) {
        let expected = (0..=self.char_count())
            .rev()
            .find(|&characters| self.measure(characters, rules).segments <= limit)
            .unwrap();
        let found = segmenter(rules).truncate(self.text, limit as u32);
        assert_eq!(
            found,
            self.prefix(expected),
            "{limit}, {rules:?}: {:?}",
            self.text
        );
    }

    /// Checks a counter that receives the text in pieces, which end at these numbers of characters.
    pub fn check_counter(&self, ends: &[usize], rules: Rules) {
        let mut counter = Counter::new(reference_width(rules));
        let mut fed = 0;
        for &end in ends.iter().chain([&self.char_count()]) {
            let piece = &self.text[fed..self.totals[end].0];
            counter.push_str(piece);
            fed = self.totals[end].0;
            assert_eq!(
                ModelMeasure::from(counter.measure()),
                self.measure(end, rules),
                "{ends:?}, {rules:?}: {:?}",
                self.text
            );
        }
    }
}

#[test]
fn prefixes_equal_the_model() {
    for_each_offset([0, 37].into_iter(), 400, |text, offset| {
        let prefixes = Prefixes::new(text);
        for (number, length) in [0, 1, 66, 70, 71, 135, 152, 160, 161, 333, 400]
            .into_iter()
            .enumerate()
        {
            let rules = RULES[(number + offset) % 6];
            let prefix = prefixes.prefix(length);
            let expected = model::segments(prefix, rules);
            let of = model::encoding(prefix, rules);
            let (alone, part) = model::capacities(of.plain(), rules);
            let capacity = if expected.len() > 1 { part } else { alone };
            let measure = ModelMeasure {
                encoding: encoding(of),
                characters: prefix.chars().count(),
                units: model::units(prefix, of.plain()),
                segments: expected.len(),
                capacity,
                remaining: capacity - expected.last().unwrap().1,
                unmappable: match of {
                    Encoding::Gsm7 => model::unmappable(prefix, rules).len(),
                    Encoding::Ucs2 => 0,
                },
            };
            assert_eq!(prefixes.measure(length, rules), measure);
            let mut start = 0;
            let segments = prefixes.segments(length, rules).into_iter();
            let segments: Vec<_> = segments
                .map(|(end, units)| {
                    let slice = prefix[start..end].to_owned();
                    start = end;
                    (slice, units)
                })
                .collect();
            assert_eq!(segments, expected);
        }
    });
}
