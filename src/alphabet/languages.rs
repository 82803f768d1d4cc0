//! Sets of national language tables: 3GPP TS 23.038 §6.2.1.2.

use super::language::Language;

/// A set of national tables that a sender may use.
///
/// The default is the empty set, because few handsets support a language's tables outside the
/// countries where it is spoken.
///
/// ```
/// use septet::alphabet::{Language, Languages};
/// use septet::Segmenter;
///
/// const TURKEY: Languages = Languages::NONE.with(Language::Turkish);
///
/// let text = "ğ".repeat(80);
/// assert_eq!(Segmenter::new().measure(&text).segments, 2); // UCS-2
/// assert_eq!(Segmenter::new().with_languages(TURKEY).measure(&text).segments, 1);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub struct Languages {
    locking_shift: u16,
    single_shift: u16,
}

impl Languages {
    /// The empty set.
    pub const NONE: Self = Self {
        locking_shift: 0,
        single_shift: 0,
    };

    /// Every national table.
    pub const ALL: Self = {
        let mut all = Self::NONE;
        let mut languages = Language::ALL;
        while let [language, rest @ ..] = languages {
            all = all.with(*language);
            languages = rest;
        }
        all
    };

    /// Adds all tables of a language.
    ///
    /// ```
    /// use septet::alphabet::{Language, Languages};
    ///
    /// let languages = Languages::NONE.with(Language::Turkish).with(Language::Spanish);
    /// assert!(languages.allows_single_shift(Language::Spanish));
    /// assert!(!languages.allows_locking_shift(Language::Spanish)); // no such table
    /// ```
    #[must_use]
    pub const fn with(self, language: Language) -> Self {
        self.with_single_shift(language)
            .with_locking_shift(language)
    }

    /// Adds the single shift table of a language.
    ///
    /// The table replaces the default extension table. A receiver that lacks it still decodes the
    /// characters of the main table.
    ///
    /// ```
    /// use septet::alphabet::{Language, Languages};
    ///
    /// let languages = Languages::NONE.with_single_shift(Language::Turkish);
    /// assert!(languages.allows_single_shift(Language::Turkish));
    /// assert!(!languages.allows_locking_shift(Language::Turkish));
    /// ```
    #[must_use]
    pub const fn with_single_shift(mut self, language: Language) -> Self {
        self.single_shift |= language.bit();
        self
    }

    /// Adds the locking shift table of a language, if it has one.
    ///
    /// The table replaces the default main table.
    ///
    /// ```
    /// use septet::alphabet::{Language, Languages};
    ///
    /// let languages = Languages::NONE.with_locking_shift(Language::Hindi);
    /// assert!(languages.allows_locking_shift(Language::Hindi));
    /// assert!(!languages.allows_single_shift(Language::Hindi));
    /// ```
    #[must_use]
    pub const fn with_locking_shift(mut self, language: Language) -> Self {
        if language.has_locking_shift() {
            self.locking_shift |= language.bit();
        }
        self
    }

    /// Returns whether the set contains the locking shift table of a language.
    ///
    /// ```
    /// use septet::alphabet::{Language, Languages};
    ///
    /// assert!(Languages::ALL.allows_locking_shift(Language::Tamil));
    /// ```
    #[must_use]
    pub const fn allows_locking_shift(self, language: Language) -> bool {
        self.locking_shift & language.bit() != 0
    }

    /// Returns whether the set contains the single shift table of a language.
    ///
    /// ```
    /// use septet::alphabet::{Language, Languages};
    ///
    /// assert!(!Languages::NONE.allows_single_shift(Language::Tamil));
    /// ```
    #[must_use]
    pub const fn allows_single_shift(self, language: Language) -> bool {
        self.single_shift & language.bit() != 0
    }

    /// Returns whether the set is empty.
    ///
    /// ```
    /// assert!(septet::alphabet::Languages::NONE.is_empty());
    /// assert!(!septet::alphabet::Languages::ALL.is_empty());
    /// ```
    #[inline]
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.locking_shift | self.single_shift == 0
    }

    /// Returns the locking shift tables as a bit set. Bit `n` is the language with identifier `n`.
    #[cfg(feature = "national")]
    pub(crate) const fn locking_shift_bits(self) -> u16 {
        self.locking_shift
    }

    /// Returns the single shift tables as a bit set. Bit `n` is the language with identifier `n`.
    pub(crate) const fn single_shift_bits(self) -> u16 {
        self.single_shift
    }
}

impl FromIterator<Language> for Languages {
    /// Creates a set with all tables of these languages.
    fn from_iter<I: IntoIterator<Item = Language>>(languages: I) -> Self {
        languages.into_iter().fold(Self::NONE, Self::with)
    }
}

impl Extend<Language> for Languages {
    fn extend<I: IntoIterator<Item = Language>>(&mut self, languages: I) {
        *self = languages.into_iter().fold(*self, Self::with);
    }
}
