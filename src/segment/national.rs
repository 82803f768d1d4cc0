//! Which national tables a text is written in.
//!
//! All that matters about a character is the tables in which it has a code: its class. 1,072
//! characters fall into 37 classes. One pass that counts the characters of each class tells, for
//! every pair of tables, whether it has codes for the text and how many septets the text takes.
//! The septets depend on the locking shift table alone: what is not in it takes two, whatever the
//! single shift table. So there is one candidate for each locking shift table, and segments are
//! counted only for those that may still take the fewest.

use super::boundary::Boundary;
use super::plan::{Divide, Plan, capacity};
use super::segmenter::Segmenter;
use crate::alphabet::{
    Alphabet, CLASSES, CharSet, Class, Coding, Language, Languages, WITH_LOCKING, class,
    class_number,
};
use crate::count::{SegmentTally, SegmentTotals};

/// The main tables: the default one and the locking shift tables.
const MAIN: usize = 1 + WITH_LOCKING.len();

/// The bit of the default tables.
const DEFAULT: u16 = 1;

/// A text in national tables.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NationalPlan {
    pub(crate) plan: Plan,
    pub(crate) units: u32,
    pub(crate) totals: SegmentTotals,
}

/// Tables with codes for a text, and the septets that it takes in them.
#[derive(Clone, Copy)]
struct Candidate {
    locking_shift: Option<Language>,
    single_shift: Option<Language>,
    septets: Septets,
}

/// The septets of a text.
#[derive(Clone, Copy)]
struct Septets {
    all: u32,
    /// The characters that take two of them.
    doubles: u32,
}

/// The order of preference: segments, national tables, septets, and the identifiers of the
/// tables, 0 for a default one.
type Rank = (u32, u8, u32, u8, u8);

/// The pair of allowed tables that gives the fewest segments, if that is fewer than `below` and at
/// least one of the tables is national. The text has `number` characters, and is given itself if
/// clusters are kept whole.
pub(crate) fn cheapest(
    characters: &(impl Iterator<Item = char> + Clone),
    text: Option<&(impl Divide + ?Sized)>,
    number: u32,
    segmenter: Segmenter,
    below: u32,
) -> Option<NationalPlan> {
    let excluded = &segmenter.excluded;
    if !excluded.is_empty() && characters.clone().any(|one| excluded.contains(one)) {
        return None;
    }
    // One national table at least, and one septet at least for each character.
    let national = Alphabet::national(None, Some(Language::Turkish));
    if capacity(segmenter, Coding::Gsm7(national)).least_segments(number) >= below {
        return None;
    }
    let mut candidates = candidates(&count(characters.clone())?, segmenter);
    let mut best: Option<(Rank, NationalPlan)> = None;
    loop {
        // The one that comes first if its segments are as full as they can be.
        let ranked = candidates.iter_mut().flatten().filter_map(|candidate| {
            let rank = (*candidate)?.least(segmenter);
            Some((rank, candidate))
        });
        let Some((least, candidate)) = ranked.min_by_key(|&(rank, _)| rank) else {
            break;
        };
        let (segments, ..) = least;
        if segments >= below || best.as_ref().is_some_and(|(rank, _)| *rank < least) {
            break;
        }
        let Some(candidate) = candidate.take() else {
            break;
        };
        let plan = candidate.divide(characters.clone(), text, segmenter);
        let rank = candidate.rank(plan.totals.segments);
        if plan.totals.segments < below && best.as_ref().is_none_or(|(best, _)| rank < *best) {
            best = Some((rank, plan));
        }
    }
    best.map(|(_, plan)| plan)
}

/// The number of characters of each class.
type Counts = [usize; 64];

const _: () = assert!(CLASSES.len() <= 64, "each class has a slot of its own");

/// Counts the characters of each class; `None` if one is in no table at all.
fn count(characters: impl Iterator<Item = char>) -> Option<Counts> {
    let mut counts = [0_usize; 64];
    for character in characters {
        let class = class_number(character);
        if class == 0 {
            return None;
        }
        // Always there: the remainder spares the comparison.
        if let Some(count) = counts.get_mut(class % 64) {
            *count = count.wrapping_add(1);
        }
    }
    Some(counts)
}

/// The pairs of allowed tables with codes for a text whose characters are counted by class. The
/// default tables are not one of them.
///
/// For each main table it is the pair with the first extension table, because the others cost the
/// same or more. Clusters make a difference: one that just fits a larger segment is whole there
/// and cut in a smaller one, which may then be filled better. So for clusters there is a second
/// pair, with the first single shift table, if the first pair has none.
fn candidates(counts: &Counts, segmenter: Segmenter) -> [[Option<Candidate>; 2]; MAIN] {
    let languages = segmenter.languages;
    let mut candidates = [[None; 2]; MAIN];
    for (slots, locking_shift) in candidates.iter_mut().zip(main_tables(languages)) {
        let (extensions, septets) = extensions(counts, locking_shift, languages);
        let candidate = |single_shift| Candidate {
            locking_shift,
            single_shift: Language::from_identifier(single_shift),
            septets,
        };
        let second = match segmenter.boundary {
            Boundary::Character => 0,
            #[cfg(feature = "graphemes")]
            Boundary::Grapheme if extensions & DEFAULT != 0 => extensions & !DEFAULT,
            #[cfg(feature = "graphemes")]
            Boundary::Grapheme => 0,
        };
        *slots = [extensions, second].map(|tables| first(tables).map(candidate));
    }
    candidates
}

/// The extension tables that have everything the main table lacks, and the septets that the text
/// then takes.
fn extensions(
    counts: &Counts,
    locking_shift: Option<Language>,
    languages: Languages,
) -> (u16, Septets) {
    let main = locking_shift.map_or(DEFAULT, Language::bit);
    let mut extensions = languages.single_bits();
    if locking_shift.is_some() {
        extensions |= DEFAULT;
    }
    let (mut characters, mut doubles) = (0_usize, 0_usize);
    for (class, &count) in CLASSES.iter().zip(counts) {
        characters = characters.wrapping_add(count);
        if count > 0 && class.main & main == 0 {
            extensions &= class.extension;
            doubles = doubles.wrapping_add(count);
        }
        if extensions == 0 {
            break;
        }
    }
    let saturated = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    (
        extensions,
        Septets {
            all: saturated(characters.saturating_add(doubles)),
            doubles: saturated(doubles),
        },
    )
}

/// The default table and the allowed locking shift tables, in the order of preference.
fn main_tables(languages: Languages) -> impl Iterator<Item = Option<Language>> {
    let locking_shift = Language::ALL
        .iter()
        .copied()
        .filter(move |&language| languages.allows_locking_shift(language));
    [None].into_iter().chain(locking_shift.map(Some))
}

/// The identifier of the lowest of these tables, 0 for the default one.
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

    /// The rank if no unit is unused in any segment but the last.
    fn least(self, segmenter: Segmenter) -> Rank {
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

    /// The characters in these tables, or the text that they are if clusters are kept whole.
    fn divide(
        self,
        characters: impl Iterator<Item = char>,
        text: Option<&(impl Divide + ?Sized)>,
        segmenter: Segmenter,
    ) -> NationalPlan {
        let plan = self.plan(segmenter);
        let Septets { all, doubles } = self.septets;
        let totals = SegmentTotals::new(all, plan.capacity, || {
            let mut tally = SegmentTally::new(plan.capacity.part);
            match text {
                Some(text) if !plan.is_by_characters() => {
                    let (segments, last) = text.count(plan, plan.capacity.part);
                    tally = SegmentTally::from_last(plan.capacity.part, segments, last);
                }
                _ if doubles == 0 => tally.push_even(all),
                _ => {
                    let coding = plan.coding;
                    characters.for_each(|character| tally.push(coding.units(character).into()));
                }
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

/// A pair of tables, and the offset of the first character without a code in it.
#[derive(Clone, Copy)]
pub(crate) struct TableReach {
    pub(crate) coding: Coding,
    pub(crate) unmappable: usize,
}

/// For each main table, the pairs of allowed tables that reach furthest into a text: with the
/// default extension table, and with a single shift table. Every prefix that another pair encodes
/// is encoded by one of these in as many septets.
pub(crate) fn reaches(text: &str, segmenter: Segmenter) -> impl Iterator<Item = TableReach> {
    let languages = segmenter.languages;
    main_tables(languages).flat_map(move |locking_shift| {
        let default = if locking_shift.is_some() { DEFAULT } else { 0 };
        [default, languages.single_bits()]
            .into_iter()
            .filter_map(move |extensions| {
                reach(text, locking_shift, extensions, &segmenter.excluded)
            })
    })
}

/// The pair with this main table and one of these extension tables that reaches furthest.
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
