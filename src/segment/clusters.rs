//! Grapheme clusters of a text that is not stored as a `&str`: rewritten or UTF-16.
//!
//! Most cluster boundaries depend on the two characters around them. Three rules of UAX #29 look
//! further back: those for Indic conjuncts (GB 9c), for emoji joined by U+200D (GB 11) and for flags
//! (GB 12). What they need is kept as state, so the text is read once, forwards.

use unicode_segmentation::GraphemeCursor;

use crate::count::SegmentTally;

/// The first character that can continue a cluster.
const FIRST_MARK: char = '\u{300}';
/// The first emoji that a joiner can connect.
const FIRST_EMOJI: char = '\u{A9}';
const JOINER: char = '\u{200D}';
const EMOJI: char = '\u{1F600}';
/// An Indic consonant, and the sign that connects it to the next one.
const CONSONANT: char = '\u{915}';
const VIRAMA: char = '\u{94D}';

/// Counts the segments of this capacity that characters with these costs fill if clusters are kept
/// whole. A cluster larger than a segment is divided between characters, and so is CR LF.
pub(crate) fn count_by_clusters(
    costs: impl Iterator<Item = (char, u16)> + Clone,
    capacity: u16,
) -> SegmentTally {
    let mut tally = SegmentTally::new(capacity);
    let mut clusters = ClusterBoundaries::default();
    // The characters of the cluster that is being read.
    let mut cluster = costs.clone();
    let (mut length, mut units) = (0_usize, 0_u16);
    let mut push = |length: usize, units: u16| {
        let characters = cluster.by_ref().take(length);
        if units <= capacity {
            characters.for_each(drop);
            tally.push(units.into());
        } else {
            characters.for_each(|(_, cost)| tally.push(cost.into()));
        }
    };
    for (character, cost) in costs {
        if clusters.push(character) {
            push(length, units);
            (length, units) = (0, 0);
        }
        length = length.saturating_add(1);
        units = units.saturating_add(cost);
    }
    push(length, units);
    tally
}

/// Finds the cluster boundaries in a text that is read character by character.
#[derive(Default)]
struct ClusterBoundaries {
    before: Option<char>,
    /// The last character that is not a mark or joiner after another.
    base: char,
    /// Whether the text ends with an odd number of regional indicators, half a flag.
    is_half_flag: bool,
    /// What follows the base, for emoji: marks, or marks and a joiner.
    emoji: Tail,
    /// What follows the base, for conjuncts: marks, or marks of which one is a virama.
    conjunct: Tail,
}

/// What follows the base of a cluster.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Tail {
    /// Something that joins no other character to the base.
    #[default]
    Other,
    /// Only marks.
    Marks,
    /// Marks and what joins the next character, if it is of the right kind.
    Joined,
}

impl ClusterBoundaries {
    /// Reads a character and returns whether a cluster begins with it. CR LF is two clusters.
    fn push(&mut self, character: char) -> bool {
        let begins = match self.before {
            None => true,
            Some(before) => self.begins(before, character),
        };
        if begins || is_boundary(&['a'], character) {
            let completes_flag = !begins && self.is_half_flag;
            self.base = character;
            self.is_half_flag = is_regional_indicator(character) && !completes_flag;
            let marks = |first| {
                if character >= first {
                    Tail::Marks
                } else {
                    Tail::Other
                }
            };
            (self.emoji, self.conjunct) = (marks(FIRST_EMOJI), marks(FIRST_MARK));
        } else {
            self.push_mark(character);
        }
        self.before = Some(character);
        begins
    }

    /// Reads a mark or joiner that continues the cluster.
    fn push_mark(&mut self, mark: char) {
        self.emoji = match self.emoji {
            Tail::Marks if mark == JOINER => Tail::Joined,
            Tail::Marks if !is_boundary(&[EMOJI, mark, JOINER], EMOJI) => Tail::Marks,
            _ => Tail::Other,
        };
        self.conjunct = match self.conjunct {
            Tail::Other => Tail::Other,
            _ if is_boundary(&[CONSONANT, VIRAMA, mark], CONSONANT) => Tail::Other,
            Tail::Marks if is_boundary(&[CONSONANT, mark], CONSONANT) => Tail::Marks,
            _ => Tail::Joined,
        };
    }

    /// Returns whether a cluster begins with `character`, if the text ends with `before`.
    fn begins(&self, before: char, character: char) -> bool {
        if before < FIRST_MARK && character < FIRST_MARK {
            return true;
        }
        if is_regional_indicator(before) && is_regional_indicator(character) {
            return !self.is_half_flag;
        }
        let joins =
            |tail, joiner| tail == Tail::Joined && !is_boundary(&[self.base, joiner], character);
        is_boundary(&[before], character)
            && !joins(self.emoji, JOINER)
            && !joins(self.conjunct, VIRAMA)
    }
}

const fn is_regional_indicator(character: char) -> bool {
    matches!(character, '\u{1F1E6}'..='\u{1F1FF}')
}

/// Returns whether a cluster begins with `character` in a text of at most three characters and it.
fn is_boundary(before: &[char], character: char) -> bool {
    let mut text = heapless::String::<16>::new();
    let mut offset = 0;
    for &one in before.iter().chain([&character]) {
        offset = text.len();
        // There is room for four characters of four bytes.
        let _ = text.push(one);
    }
    GraphemeCursor::new(offset, text.len(), true)
        .is_boundary(&text, 0)
        .unwrap_or(true)
}
