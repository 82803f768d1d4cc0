//! Choosing national tables for a text.
//!
//! The class of a character is the set of tables that contain it. One pass counts the characters in
//! each class. These counts determine which pairs of tables can encode the text, and in how many
//! septets. The septet count depends only on the main table, because every character outside it
//! takes two septets. One candidate per main table is therefore enough, or two if clusters are kept
//! whole. Segments are counted only for candidates that can still be the best.

use super::boundary::Boundary;
use super::plan::{CountSegments, Plan, capacity};
use super::segmenter::Segmenter;
use crate::alphabet::{
    Alphabet, CLASSES, CharSet, Class, Coding, Language, Languages, SHARED, class, class_number,
    class_of, is_shared,
};
use crate::count::{SegmentTally, SegmentTotals};
use crate::kernel::{fast_path, skip_known};

/// The bit for the default table in a [`Class`].
pub(super) const DEFAULT: u16 = 1;

/// A plan with national tables, and the totals of the text under this plan.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NationalPlan {
    pub(crate) plan: Plan,
    pub(crate) units: u32,
    pub(crate) totals: SegmentTotals,
}

/// A pair of tables that can encode a text, and the text's septet count.
#[derive(Clone, Copy)]
struct Candidate {
    locking_shift: Option<Language>,
    single_shift: Option<Language>,
    septets: Septets,
}

#[derive(Clone, Copy)]
struct Septets {
    all: u32,
    /// Number of characters that take two septets.
    doubles: u32,
}

/// A candidate's rank; the lowest is best: segments, national tables, septets, and the identifiers
/// of the two tables (0 for a default table).
type Rank = (u32, u8, u32, u8, u8);

/// Returns the best plan with at least one national table, if it takes fewer than `below` segments.
///
/// `number` is the number of characters in `text`.
pub(super) fn cheapest(
    text: &(impl CountSegments + ?Sized),
    number: u32,
    segmenter: Segmenter,
    below: u32,
) -> Option<NationalPlan> {
    let excluded = &segmenter.excluded;
    if !excluded.is_empty() && text.characters().any(|one| excluded.contains(one)) {
        return None;
    }
    // At best, the text takes one national table and one septet per character.
    let national = Alphabet::national(None, Some(Language::Turkish));
    if capacity(segmenter, Coding::Gsm7(national)).least_segments(number) >= below {
        return None;
    }
    let mut candidates = Candidates::new(&count(text)?, segmenter);
    let mut best: Option<(Rank, NationalPlan)> = None;
    // Continue with the candidate whose best possible rank is the lowest.
    while let Some((least, candidate)) = candidates.take_least(segmenter) {
        let (segments, ..) = least;
        if segments >= below || best.as_ref().is_some_and(|(rank, _)| *rank < least) {
            break;
        }
        let plan = candidate.count_segments(text, segmenter);
        let rank = candidate.rank(plan.totals.segments);
        if plan.totals.segments < below && best.as_ref().is_none_or(|(best, _)| rank < *best) {
            best = Some((rank, plan));
        }
    }
    best.map(|(_, plan)| plan)
}

type Counts = [usize; 64];

const _: () = assert!(CLASSES.len() <= 64, "each class needs its own slot");

/// Counts the characters in each class. Returns `None` if a character is in no table.
fn count(text: &(impl CountSegments + ?Sized)) -> Option<Counts> {
    if let Some(text) = fast_path(|| text.text()).flatten() {
        return count_fast(text);
    }
    let mut counts = [0_usize; 64];
    for character in text.characters() {
        add(&mut counts, class_number(character))?;
    }
    Some(counts)
}

/// Counts the letters that most texts consist of together, because they are in one class.
fn count_fast(text: &str) -> Option<Counts> {
    let mut counts = [0_usize; 64];
    let shared = skip_known(text, is_shared, |code_point| {
        add(&mut counts, class_of(code_point))
    })?;
    if let Some(count) = counts.get_mut(SHARED) {
        *count = count.wrapping_add(shared);
    }
    Some(counts)
}

/// Counts a character of this class. Returns `None` if it is in no table.
#[inline]
fn add(counts: &mut Counts, class: usize) -> Option<()> {
    if class == 0 {
        return None;
    }
    // Always `Some`: the remainder removes the bounds check.
    if let Some(count) = counts.get_mut(class % 64) {
        *count = count.wrapping_add(1);
    }
    Some(())
}

/// The candidates for a text, at most two per main table.
///
/// The first candidate uses the first suitable extension table, because no other gives a shorter
/// header. If clusters are kept whole, a longer header can be better: a cluster that no longer fits
/// in a segment is divided, so its first characters can fill the segment before. If the first
/// candidate uses the default extension table, the second therefore uses a single shift table.
///
/// Candidates with as many national tables have the same capacity, so that the one with the fewest
/// septets is the best of them.
struct Candidates {
    outside: Outside,
    /// The main tables of the remaining candidates: those with one national table, and those with
    /// two. The bits are those in a [`Class`].
    remaining: [u16; 2],
}

impl Candidates {
    fn new(counts: &Counts, segmenter: Segmenter) -> Self {
        let keeps_clusters = match segmenter.boundary {
            Boundary::Character => false,
            #[cfg(feature = "graphemes")]
            Boundary::Grapheme => true,
        };
        let outside = Outside::new(counts);
        let languages = segmenter.languages;
        let [mut default, mut single] = [0_u16; 2];
        for (bit, extensions) in (0..u16::BITS).zip(outside.extensions) {
            let table = 1 << (bit % u16::BITS);
            if extensions & DEFAULT != 0 {
                default |= table;
            }
            if extensions & languages.single_shift_bits() != 0 {
                single |= table;
            }
        }
        let locking_shift = languages.locking_shift_bits();
        let mut both = single & locking_shift;
        default &= locking_shift;
        if !keeps_clusters {
            both &= !default;
        }
        Self {
            outside,
            remaining: [default | (single & DEFAULT), both],
        }
    }

    /// Removes the candidate whose best possible rank is the lowest.
    fn take_least(&mut self, segmenter: Segmenter) -> Option<(Rank, Candidate)> {
        let mut least: Option<(Rank, Candidate)> = None;
        let [one, two] = self.remaining;
        for (tables, is_both) in [(one, false), (two, true)] {
            let Some(candidate) = self.shortest(tables, is_both, segmenter.languages) else {
                continue;
            };
            let rank = candidate.best_rank(segmenter);
            if least.is_none_or(|(least, _)| rank < least) {
                least = Some((rank, candidate));
            }
        }
        let (_, candidate) = least?;
        let table = candidate.locking_shift.map_or(DEFAULT, Language::bit);
        let [one, two] = &mut self.remaining;
        let tables = match candidate.locking_shift.and(candidate.single_shift) {
            None => one,
            Some(_) => two,
        };
        *tables &= !table;
        least
    }

    /// Returns the candidate with the fewest septets whose main table is one of `tables`.
    fn shortest(&self, tables: u16, is_both: bool, languages: Languages) -> Option<Candidate> {
        let mut shortest: Option<(u8, Septets)> = None;
        let mut left = tables;
        while let Some(table) = first(left) {
            left &= left.wrapping_sub(1);
            let septets = self.outside.septets(table);
            if shortest.is_none_or(|(_, shortest)| septets.all < shortest.all) {
                shortest = Some((table, septets));
            }
        }
        let (table, septets) = shortest?;
        let extensions = self.outside.extensions.get(usize::from(table))?;
        let single_shift = if is_both || table == 0 {
            first(extensions & languages.single_shift_bits())
        } else {
            None
        };
        Some(Candidate {
            locking_shift: Language::from_identifier(table),
            single_shift: single_shift.and_then(Language::from_identifier),
            septets,
        })
    }
}

/// The characters of a text that are outside each main table.
struct Outside {
    /// The number of all characters of the text.
    characters: usize,
    /// For each main table, in the order of its bit in a [`Class`], the number of characters
    /// outside it, and the extension tables that have all of them.
    numbers: [usize; u16::BITS as usize],
    extensions: [u16; u16::BITS as usize],
}

impl Outside {
    fn new(counts: &Counts) -> Self {
        let mut outside = Self {
            characters: 0,
            numbers: [0; u16::BITS as usize],
            extensions: [u16::MAX; u16::BITS as usize],
        };
        for (class, &count) in CLASSES.iter().zip(counts) {
            if count == 0 {
                continue;
            }
            outside.characters = outside.characters.wrapping_add(count);
            // All tables at once, without a branch.
            let tables = outside.numbers.iter_mut().zip(&mut outside.extensions);
            for (bit, (number, extensions)) in (0..u16::BITS).zip(tables) {
                let is_inside = class.main >> (bit % u16::BITS) & 1 == 1;
                *number = number.wrapping_add(if is_inside { 0 } else { count });
                *extensions &= class.extension | if is_inside { u16::MAX } else { 0 };
            }
        }
        outside
    }

    /// Returns the septet count with this main table.
    fn septets(&self, table: u8) -> Septets {
        let doubles = self.numbers.get(usize::from(table)).copied().unwrap_or(0);
        let saturated = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        Septets {
            all: saturated(self.characters.saturating_add(doubles)),
            doubles: saturated(doubles),
        }
    }
}

/// Returns the default table (`None`) and the allowed locking shift tables, in the order of their
/// identifiers.
pub(super) fn main_tables(languages: Languages) -> impl Iterator<Item = Option<Language>> {
    let locking_shift = Language::ALL
        .iter()
        .copied()
        .filter(move |&language| languages.allows_locking_shift(language));
    [None].into_iter().chain(locking_shift.map(Some))
}

/// Returns the lowest identifier in a set of tables. The default table is 0.
fn first(tables: u16) -> Option<u8> {
    if tables == 0 {
        return None;
    }
    u8::try_from(tables.trailing_zeros()).ok()
}

impl Candidate {
    fn alphabet(self) -> Alphabet {
        Alphabet::national(self.locking_shift, self.single_shift)
    }

    fn plan(self, segmenter: Segmenter) -> Plan {
        Plan::new(segmenter, Coding::Gsm7(self.alphabet()), false)
    }

    /// Returns the best possible rank: the rank if only the last segment has unused units.
    fn best_rank(self, segmenter: Segmenter) -> Rank {
        let capacity = self.plan(segmenter).capacity;
        self.rank(capacity.least_segments(self.septets.all))
    }

    fn rank(self, segments: u32) -> Rank {
        let identifier = |table: Option<Language>| table.map_or(0, Language::identifier);
        (
            segments,
            self.alphabet().national_tables(),
            self.septets.all,
            identifier(self.locking_shift),
            identifier(self.single_shift),
        )
    }

    /// Counts the segments that the text takes in these tables.
    fn count_segments(
        self,
        text: &(impl CountSegments + ?Sized),
        segmenter: Segmenter,
    ) -> NationalPlan {
        let plan = self.plan(segmenter);
        let Septets { all, doubles } = self.septets;
        let totals = SegmentTotals::new(all, plan.capacity, || {
            let capacity = plan.capacity.part;
            if !plan.is_by_characters() {
                let (segments, last) = text.count_segments(plan, capacity);
                return SegmentTally::from_last(capacity, segments, last);
            }
            let mut tally = SegmentTally::new(capacity);
            if doubles == 0 {
                tally.push_total(all);
            } else {
                let costs = text
                    .characters()
                    .map(|character| plan.coding.units(character));
                costs.for_each(|units| tally.push(units.into()));
            }
            tally
        });
        NationalPlan {
            plan,
            units: all,
            totals,
        }
    }
}

/// A pair of tables, and the byte offset of the first character that it cannot encode, or the
/// length of the text.
#[derive(Clone, Copy)]
pub(crate) struct TableReach {
    pub(crate) coding: Coding,
    pub(crate) unmappable: usize,
}

/// For each main table, returns the pair with the default extension table (unless the main table is
/// the default too) and the pair with a single shift table that encodes the longest prefix. If any
/// other pair with that main table can encode a prefix, one of these two can too, in the same
/// number of septets.
pub(crate) fn reaches(text: &str, segmenter: Segmenter) -> impl Iterator<Item = TableReach> {
    let languages = segmenter.languages;
    main_tables(languages).flat_map(move |locking_shift| {
        let default = if locking_shift.is_some() { DEFAULT } else { 0 };
        [default, languages.single_shift_bits()]
            .into_iter()
            .filter_map(move |extensions| {
                reach(text, locking_shift, extensions, &segmenter.excluded)
            })
    })
}

/// Returns the pair with this main table and one of `extensions` that encodes the longest prefix.
fn reach(
    text: &str,
    locking_shift: Option<Language>,
    extensions: u16,
    excluded: &CharSet,
) -> Option<TableReach> {
    let main = locking_shift.map_or(DEFAULT, Language::bit);
    let mut left = extensions;
    let mut unmappable = text.len();
    for (offset, character) in text.char_indices() {
        if excluded.contains(character) {
            unmappable = offset;
            break;
        }
        let Class {
            main: mains,
            extension,
        } = class(character);
        if mains & main != 0 {
            continue;
        }
        if left & extension == 0 {
            unmappable = offset;
            break;
        }
        left &= extension;
    }
    let alphabet = Alphabet::national(locking_shift, Language::from_identifier(first(left)?));
    Some(TableReach {
        coding: Coding::Gsm7(alphabet),
        unmappable,
    })
}
