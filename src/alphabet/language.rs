//! The languages that have national tables, and sets of them; 3GPP TS 23.038 §6.2.1.2.

use core::fmt;

use super::national::has_locking_table;

/// A language that has national tables in 23.038 (§6.2.1.2.4).
///
/// Displays as its English name.
///
/// ```
/// use septet::Language;
///
/// assert_eq!(Language::Turkish.to_string(), "Turkish");
/// assert_eq!(Language::ALL.len(), 13);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Language {
    /// Identifier 1.
    Turkish = 1,
    /// Identifier 2; the only one without a locking shift table.
    Spanish,
    /// Identifier 3.
    Portuguese,
    /// Identifier 4.
    Bengali,
    /// Identifier 5.
    Gujarati,
    /// Identifier 6.
    Hindi,
    /// Identifier 7.
    Kannada,
    /// Identifier 8.
    Malayalam,
    /// Identifier 9.
    Oriya,
    /// Identifier 10.
    Punjabi,
    /// Identifier 11.
    Tamil,
    /// Identifier 12.
    Telugu,
    /// Identifier 13.
    Urdu,
}

impl Language {
    /// All of them, in the order of their identifiers.
    pub const ALL: [Self; 13] = [
        Self::Turkish,
        Self::Spanish,
        Self::Portuguese,
        Self::Bengali,
        Self::Gujarati,
        Self::Hindi,
        Self::Kannada,
        Self::Malayalam,
        Self::Oriya,
        Self::Punjabi,
        Self::Tamil,
        Self::Telugu,
        Self::Urdu,
    ];

    /// The number that a header names the language by: 1 to 13 (23.038 §6.2.1.2.4).
    ///
    /// ```
    /// assert_eq!(septet::Language::Portuguese.identifier(), 3);
    /// ```
    #[must_use]
    pub const fn identifier(self) -> u8 {
        self as u8
    }

    /// The language with this number; `None` for 0 and from 14 on, which are reserved.
    ///
    /// ```
    /// use septet::Language;
    ///
    /// assert_eq!(Language::from_identifier(13), Some(Language::Urdu));
    /// assert_eq!(Language::from_identifier(0), None);
    /// assert_eq!(Language::from_identifier(14), None);
    /// ```
    #[must_use]
    pub const fn from_identifier(identifier: u8) -> Option<Self> {
        let mut languages = Self::ALL.as_slice();
        while let [language, rest @ ..] = languages {
            if language.identifier() == identifier {
                return Some(*language);
            }
            languages = rest;
        }
        None
    }

    /// Its code of two letters (ISO 639-1): `tr es pt bn gu hi kn ml or pa ta te ur`.
    ///
    /// ```
    /// assert_eq!(septet::Language::Punjabi.code(), "pa");
    /// ```
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Turkish => "tr",
            Self::Spanish => "es",
            Self::Portuguese => "pt",
            Self::Bengali => "bn",
            Self::Gujarati => "gu",
            Self::Hindi => "hi",
            Self::Kannada => "kn",
            Self::Malayalam => "ml",
            Self::Oriya => "or",
            Self::Punjabi => "pa",
            Self::Tamil => "ta",
            Self::Telugu => "te",
            Self::Urdu => "ur",
        }
    }

    /// The language with this code of two letters, in lower case.
    ///
    /// ```
    /// use septet::Language;
    ///
    /// assert_eq!(Language::from_code("hi"), Some(Language::Hindi));
    /// assert_eq!(Language::from_code("de"), None);
    /// ```
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|language| language.code() == code)
    }

    /// Its English name.
    ///
    /// ```
    /// assert_eq!(septet::Language::Urdu.name(), "Urdu");
    /// ```
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Turkish => "Turkish",
            Self::Spanish => "Spanish",
            Self::Portuguese => "Portuguese",
            Self::Bengali => "Bengali",
            Self::Gujarati => "Gujarati",
            Self::Hindi => "Hindi",
            Self::Kannada => "Kannada",
            Self::Malayalam => "Malayalam",
            Self::Oriya => "Oriya",
            Self::Punjabi => "Punjabi",
            Self::Tamil => "Tamil",
            Self::Telugu => "Telugu",
            Self::Urdu => "Urdu",
        }
    }

    /// Whether it has a locking shift table, as all but Spanish do. All have a single
    /// shift table.
    ///
    /// ```
    /// use septet::Language;
    ///
    /// assert!(Language::Turkish.has_locking_table());
    /// assert!(!Language::Spanish.has_locking_table());
    /// ```
    #[must_use]
    pub const fn has_locking_table(self) -> bool {
        has_locking_table(self)
    }

    /// A bit for each language.
    #[inline]
    pub(crate) const fn bit(self) -> u16 {
        1 << self.identifier()
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

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
