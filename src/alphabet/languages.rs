//! Sets of national language tables; 3GPP TS 23.038 §6.2.1.2.

use super::language::Language;

/// The national tables that a sender may use: a set, and a value that can be a constant.
///
/// Phones and networks know the tables where the language is spoken, if there. So none
/// is used unless it is allowed.
///
/// ```
/// use septet::{Language, Languages, Segmenter};
///
/// const TURKEY: Languages = Languages::NONE.with(Language::Turkish);
///
/// let text = "ğ".repeat(80);
/// assert_eq!(Segmenter::new().measure(&text).segments, 2); // UCS-2
/// assert_eq!(Segmenter::new().with_languages(TURKEY).measure(&text).segments, 1);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Languages {
    locking: u16,
    single: u16,
}

impl Languages {
    /// No national table.
    pub const NONE: Self = Self {
        locking: 0,
        single: 0,
    };

    /// Every national table.
    pub const ALL: Self = {
        let mut all = Self::NONE;
        let mut languages = Language::ALL.as_slice();
        while let [language, rest @ ..] = languages {
            all = all.with(*language);
            languages = rest;
        }
        all
    };

    /// These and all tables of a language.
    ///
    /// ```
    /// use septet::{Language, Languages};
    ///
    /// let languages = Languages::NONE.with(Language::Turkish).with(Language::Spanish);
    /// assert!(languages.allows_single(Language::Spanish));
    /// assert!(!languages.allows_locking(Language::Spanish)); // there is no such table
    /// ```
    #[must_use]
    pub const fn with(self, language: Language) -> Self {
        self.with_single(language).with_locking(language)
    }

    /// These and the single shift table of a language: it stands in place of the extension
    /// table, and a receiver that does not know it still reads all other characters.
    ///
    /// ```
    /// use septet::{Language, Languages};
    ///
    /// let languages = Languages::NONE.with_single(Language::Turkish);
    /// assert!(languages.allows_single(Language::Turkish));
    /// assert!(!languages.allows_locking(Language::Turkish));
    /// ```
    #[must_use]
    pub const fn with_single(mut self, language: Language) -> Self {
        self.single |= language.bit();
        self
    }

    /// These and the locking shift table of a language, if it has one: it stands in place
    /// of the default table.
    ///
    /// ```
    /// use septet::{Language, Languages};
    ///
    /// let languages = Languages::NONE.with_locking(Language::Hindi);
    /// assert!(languages.allows_locking(Language::Hindi));
    /// assert!(!languages.allows_single(Language::Hindi));
    /// ```
    #[must_use]
    pub const fn with_locking(mut self, language: Language) -> Self {
        if language.has_locking_table() {
            self.locking |= language.bit();
        }
        self
    }

    /// Whether the locking shift table of a language is among them.
    ///
    /// ```
    /// use septet::{Language, Languages};
    ///
    /// assert!(Languages::ALL.allows_locking(Language::Tamil));
    /// ```
    #[must_use]
    pub const fn allows_locking(self, language: Language) -> bool {
        self.locking & language.bit() != 0
    }

    /// Whether the single shift table of a language is among them.
    ///
    /// ```
    /// use septet::{Language, Languages};
    ///
    /// assert!(!Languages::NONE.allows_single(Language::Tamil));
    /// ```
    #[must_use]
    pub const fn allows_single(self, language: Language) -> bool {
        self.single & language.bit() != 0
    }

    /// Whether there is no table among them.
    ///
    /// ```
    /// assert!(septet::Languages::NONE.is_empty());
    /// assert!(!septet::Languages::ALL.is_empty());
    /// ```
    #[inline]
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.locking | self.single == 0
    }

    /// The single shift tables as bits, each at the number of its language.
    pub(crate) const fn single_bits(self) -> u16 {
        self.single
    }
}

impl FromIterator<Language> for Languages {
    /// All tables of these languages.
    fn from_iter<I: IntoIterator<Item = Language>>(languages: I) -> Self {
        languages.into_iter().fold(Self::NONE, Self::with)
    }
}

impl Extend<Language> for Languages {
    fn extend<I: IntoIterator<Item = Language>>(&mut self, languages: I) {
        *self = languages.into_iter().fold(*self, Self::with);
    }
}
