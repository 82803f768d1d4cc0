//! Grapheme clusters of a text that is not stored as a `&str`, such as a rewritten or UTF-16 text.
//!
//! Most cluster boundaries depend only on the characters before and after them. Three UAX #29 rules
//! look further back: the rules for Indic conjuncts (`GB9c`), emoji joined by U+200D (GB11) and
//! flags (GB12). `ClusterBoundaries` stores what these rules need, so the text is only read
//! forwards.

use unicode_segmentation::GraphemeCursor;

use crate::count::SegmentTally;

/// The first character that can continue a cluster.
const FIRST_MARK: char = '\u{300}';
/// The first character that a joiner can connect as an emoji, `©`.
const FIRST_EMOJI: char = '\u{A9}';
const JOINER: char = '\u{200D}';
const EMOJI: char = '\u{1F600}';
/// An Indic consonant, and the sign that joins it to the next consonant.
const CONSONANT: char = '\u{915}';
const VIRAMA: char = '\u{94D}';

/// Counts the segments of `capacity` units that a text takes if grapheme clusters are kept whole.
/// CR LF and clusters larger than a segment are divided between characters. `costs` yields each
/// character with its number of units.
pub(crate) fn count_by_clusters(
    costs: impl Iterator<Item = (char, u16)> + Clone,
    capacity: u16,
) -> SegmentTally {
    let mut tally = SegmentTally::new(capacity);
    let mut clusters = ClusterBoundaries::default();
    // Starts at the first character of the current cluster.
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

/// Finds cluster boundaries, one character at a time.
#[derive(Default)]
struct ClusterBoundaries {
    before: Option<char>,
    /// The last character, not counting marks and joiners that continue a cluster.
    base: char,
    /// Whether the text so far ends with half a flag: an odd number of regional indicators.
    is_half_flag: bool,
    /// What follows the base under GB11. `Joined` means that a joiner comes last.
    emoji: Tail,
    /// What follows the base under `GB9c`. `Joined` means that one of the marks is a virama.
    conjunct: Tail,
}

/// What follows the base of a cluster.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Tail {
    /// Anything after which no character joins the base.
    #[default]
    Other,
    /// Nothing, or only marks.
    Marks,
    /// A sequence that joins the next character to the base if both are of the right kind.
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

    /// Returns whether `character` begins a cluster when it follows `before`.
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

/// Returns whether `character` begins a cluster when it follows `before`, which has at most three
/// characters.
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
