//! The nearest tables of a text, which determine its unmappable characters.

#[cfg(feature = "national")]
use super::national::{DEFAULT, main_tables};
use super::segmenter::Segmenter;
use crate::alphabet::{Alphabet, CharSet};
#[cfg(feature = "national")]
use crate::alphabet::{CLASSES, Language, Languages, class, class_number};
use crate::kernel::{coded_prefix_len, fast_path};

/// The allowed tables that lack the fewest characters of a text.
///
/// Ties are broken as in [`Segmenter::with_languages`]: the default tables, then the fewest
/// national tables, the fewest septets and the lowest identifiers.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NearestTables {
    alphabet: Alphabet,
    excluded: CharSet,
    /// One bit for each extension table that, with the same main table, lacks no more characters
    /// than `alphabet`.
    #[cfg(feature = "national")]
    extensions: u16,
}

impl NearestTables {
    /// The default tables, with nothing excluded.
    pub(crate) const DEFAULT: Self = Self::default_tables(CharSet::EMPTY);

    const fn default_tables(excluded: CharSet) -> Self {
        Self {
            alphabet: Alphabet::DEFAULT,
            excluded,
            #[cfg(feature = "national")]
            extensions: DEFAULT,
        }
    }

    pub(crate) fn new(text: &str, segmenter: Segmenter) -> Self {
        #[cfg(feature = "national")]
        if !segmenter.languages.is_empty() {
            return Self::find(text.chars(), segmenter).0;
        }
        let _ = text;
        Self::default_tables(segmenter.excluded)
    }

    /// Returns whether the tables have this character and the rules do not exclude it.
    pub(crate) fn is_mappable(&self, character: char) -> bool {
        self.has_code(character) && !self.excludes(character)
    }

    /// Returns whether the tables have this character, even if it is excluded. Not inlined, so that
    /// there is one copy of the lookup in national tables.
    #[inline(never)]
    pub(crate) fn has_code(&self, character: char) -> bool {
        if self.alphabet.is_default() {
            return Alphabet::default_code(character).is_some();
        }
        // Unlike `code`, this links no tables of codes into programs that encode nothing.
        self.alphabet.cost(character).is_some()
    }

    /// Returns whether a substitute may contain this character: the main table or one of
    /// `extensions` has it, and it is not excluded.
    pub(crate) fn is_substitute(&self, character: char) -> bool {
        #[cfg(feature = "national")]
        if !self.alphabet.is_default() || self.extensions != DEFAULT {
            let (main, _) = bits(self.alphabet);
            let class = class(character);
            let has_code = class.main & main != 0 || class.extension & self.extensions != 0;
            return has_code && !self.excludes(character);
        }
        self.is_mappable(character)
    }

    /// Returns whether a substitute may contain every character of `text`, which must be a
    /// substitute for the default tables.
    pub(crate) fn can_substitute(&self, text: &str) -> bool {
        let is_default = fast_path(|| self.is_default()).unwrap_or(false);
        is_default || text.chars().all(|one| self.is_substitute(one))
    }

    /// Returns whether these are the default tables, with nothing excluded.
    fn is_default(&self) -> bool {
        #[cfg(feature = "national")]
        if self.extensions != DEFAULT {
            return false;
        }
        self.alphabet.is_default() && self.excluded.is_empty()
    }

    fn excludes(&self, character: char) -> bool {
        !self.excluded.is_empty() && self.excluded.contains(character)
    }

    /// Returns the length in bytes of the prefix before the first unmappable character.
    pub(crate) fn mappable_prefix_len(&self, text: &str) -> usize {
        self.prefix_len(text, self.excluded)
    }

    /// Returns the length in bytes of the prefix before the first character that the tables lack,
    /// even if characters in it are excluded.
    pub(crate) fn coded_prefix_len(&self, text: &str) -> usize {
        self.prefix_len(text, CharSet::EMPTY)
    }

    /// Returns the length in bytes of the prefix before the first character that the tables lack or
    /// that is excluded.
    fn prefix_len(&self, text: &str, excluded: CharSet) -> usize {
        let can_skip = self.alphabet.is_default() && excluded.is_empty();
        let mut rest = text;
        loop {
            if can_skip && rest.as_bytes().first().is_some_and(u8::is_ascii) {
                rest = rest
                    .get(coded_prefix_len(rest.as_bytes())..)
                    .unwrap_or_default();
            }
            let mut characters = rest.chars();
            match characters.next() {
                Some(character) if self.has_code(character) && !excluded.contains(character) => {
                    rest = characters.as_str();
                }
                _ => return text.len().wrapping_sub(rest.len()),
            }
        }
    }
}

#[cfg(feature = "national")]
impl NearestTables {
    /// Returns the nearest tables, and the number of characters that they lack or that the rules
    /// exclude.
    pub(super) fn find(
        characters: impl Iterator<Item = char>,
        segmenter: Segmenter,
    ) -> (Self, u32) {
        let counts = count(characters, segmenter.excluded);
        let lacking = |alphabet| totals(&counts, alphabet).0;
        let alphabets = |locking_shift: Option<Language>| {
            single_shifts(segmenter.languages)
                .map(move |single_shift| Alphabet::national(locking_shift, single_shift))
        };
        // `min_by_key` returns the first minimum, so ties go to the lowest identifiers.
        let alphabet = main_tables(segmenter.languages)
            .flat_map(alphabets)
            .min_by_key(|&alphabet| rank(&counts, alphabet))
            .unwrap_or(Alphabet::DEFAULT);
        let fewest = lacking(alphabet);
        let extensions = alphabets(alphabet.locking_shift())
            .filter(|&alphabet| lacking(alphabet) == fewest)
            .fold(0, |extensions, alphabet| extensions | bits(alphabet).1);
        let tables = Self {
            alphabet,
            excluded: segmenter.excluded,
            extensions,
        };
        (tables, u32::try_from(fewest).unwrap_or(u32::MAX))
    }
}

/// Returns the default extension table (`None`) and the allowed single shift tables, in the order
/// of their identifiers.
#[cfg(feature = "national")]
fn single_shifts(languages: Languages) -> impl Iterator<Item = Option<Language>> {
    let single_shift = Language::ALL
        .iter()
        .copied()
        .filter(move |&language| languages.allows_single_shift(language));
    [None].into_iter().chain(single_shift.map(Some))
}

/// Returns the [`CLASSES`] bits of the main table and the extension table.
#[cfg(feature = "national")]
fn bits(alphabet: Alphabet) -> (u16, u16) {
    let bit = |language: Option<Language>| language.map_or(DEFAULT, Language::bit);
    (bit(alphabet.locking_shift()), bit(alphabet.single_shift()))
}

/// Returns the rank of a pair of tables (lower is better): the numbers of missing characters,
/// national tables and septets.
#[cfg(feature = "national")]
fn rank(counts: &[usize; 64], alphabet: Alphabet) -> (usize, u8, usize) {
    let (lacking, septets) = totals(counts, alphabet);
    (lacking, alphabet.national_tables(), septets)
}

/// Counts the characters in each class. Excluded characters count as being in no table.
#[cfg(feature = "national")]
fn count(characters: impl Iterator<Item = char>, excluded: CharSet) -> [usize; 64] {
    let mut counts = [0_usize; 64];
    for character in characters {
        let is_excluded = !excluded.is_empty() && excluded.contains(character);
        let class = if is_excluded {
            0
        } else {
            class_number(character)
        };
        if let Some(count) = counts.get_mut(class % 64) {
            *count = count.wrapping_add(1);
        }
    }
    counts
}

/// Returns how many characters these tables lack, and the septet count of the text if each missing
/// character takes one septet.
#[cfg(feature = "national")]
fn totals(counts: &[usize; 64], alphabet: Alphabet) -> (usize, usize) {
    let (main, extension) = bits(alphabet);
    let (mut lacking, mut septets) = (0_usize, 0_usize);
    for (class, &count) in CLASSES.iter().zip(counts) {
        septets = septets.wrapping_add(count);
        if class.main & main == 0 {
            if class.extension & extension == 0 {
                lacking = lacking.wrapping_add(count);
            } else {
                septets = septets.wrapping_add(count);
            }
        }
    }
    (lacking, septets)
}
