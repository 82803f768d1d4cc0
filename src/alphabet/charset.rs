//! Sets of characters from the default alphabet.

use super::code::Code;
use super::default;

/// A set of characters from the default alphabet and its extension table.
///
/// The set never contains a character without a code in the default tables.
///
/// ```
/// use septet::alphabet::CharSet;
///
/// const GREEK: CharSet = CharSet::from_chars(&['Δ', 'Φ', 'Γ', 'Λ', 'Ω', 'Π', 'Ψ', 'Σ', 'Θ', 'Ξ']);
///
/// assert!(GREEK.contains('Ω'));
/// assert!(!GREEK.contains('O'));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub struct CharSet {
    /// One bit per septet of the main table.
    main: [u32; 4],
    /// One bit per character of the extension table, in table order.
    extension: u32,
}

impl CharSet {
    /// The empty set.
    pub const EMPTY: Self = Self {
        main: [0; 4],
        extension: 0,
    };

    /// Creates a set from characters, ignoring those without a code in the default tables.
    ///
    /// ```
    /// use septet::alphabet::CharSet;
    ///
    /// let set = CharSet::from_chars(&['€', 'ж']);
    /// assert!(set.contains('€') && !set.contains('ж'));
    /// ```
    #[must_use]
    pub const fn from_chars(characters: &[char]) -> Self {
        let mut set = Self::EMPTY;
        let mut rest = characters;
        while let [character, others @ ..] = rest {
            set = set.with(*character);
            rest = others;
        }
        set
    }

    /// Adds a character if it has a code in the default tables.
    ///
    /// ```
    /// assert!(septet::alphabet::CharSet::EMPTY.with('@').contains('@'));
    /// ```
    #[must_use]
    pub const fn with(mut self, character: char) -> Self {
        match default::lookup().code(character) {
            Some(Code::Main(septet)) => {
                if let Some((_, [word, ..])) = self.main.split_at_mut_checked(word_of(septet)) {
                    *word |= bit_of(septet);
                }
            }
            Some(Code::Extension(septet)) => self.extension |= extension_bit(septet),
            None => {}
        }
        self
    }

    /// Returns whether the set contains this character.
    ///
    /// ```
    /// assert!(!septet::alphabet::CharSet::EMPTY.contains('a'));
    /// ```
    #[must_use]
    pub const fn contains(self, character: char) -> bool {
        match default::lookup().code(character) {
            Some(code) => self.contains_code(code),
            None => false,
        }
    }

    /// Returns all characters that are not ASCII.
    pub(crate) const fn not_ascii() -> Self {
        let mut set = Self::EMPTY;
        let mut septet = 0;
        while septet < 0x80 {
            set = set.with_not_ascii(default::MAIN.code_point(septet));
            septet = septet.saturating_add(1);
        }
        let mut cells = default::EXTENSION.cells().as_slice();
        while let [(_, code_point), rest @ ..] = cells {
            set = set.with_not_ascii(*code_point);
            cells = rest;
        }
        set
    }

    const fn with_not_ascii(self, code_point: u16) -> Self {
        match char::from_u32(code_point as u32) {
            Some(character) if !character.is_ascii() => self.with(character),
            _ => self,
        }
    }

    /// Returns whether the set is empty.
    ///
    /// ```
    /// assert!(septet::alphabet::CharSet::EMPTY.is_empty());
    /// ```
    #[inline]
    #[must_use]
    pub const fn is_empty(self) -> bool {
        matches!(self.main, [0, 0, 0, 0]) && self.extension == 0
    }

    /// Returns whether the set contains the character with this code in the default tables.
    #[inline(never)]
    pub(crate) const fn contains_code(&self, code: Code) -> bool {
        match code {
            Code::Main(septet) => match self.main.split_at_checked(word_of(septet)) {
                Some((_, [word, ..])) => *word & bit_of(septet) != 0,
                _ => false,
            },
            Code::Extension(septet) => self.extension & extension_bit(septet) != 0,
        }
    }
}

const fn word_of(septet: u8) -> usize {
    septet as usize / 32
}

const fn bit_of(septet: u8) -> u32 {
    1 << (septet % 32)
}

/// Returns the bit for a septet of the extension table, or 0 if its cell is empty.
const fn extension_bit(septet: u8) -> u32 {
    let mut cells = default::EXTENSION.cells().as_slice();
    let mut bit = 1;
    while let [(cell, _), rest @ ..] = cells {
        if *cell == septet {
            return bit;
        }
        bit <<= 1;
        cells = rest;
    }
    0
}

impl FromIterator<char> for CharSet {
    /// Equivalent to [`CharSet::from_chars`].
    fn from_iter<I: IntoIterator<Item = char>>(characters: I) -> Self {
        characters.into_iter().fold(Self::EMPTY, Self::with)
    }
}
