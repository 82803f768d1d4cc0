//! The languages that have national tables: 3GPP TS 23.038 §6.2.1.2.

use core::fmt;

/// A language with national tables (23.038 §6.2.1.2.4).
///
/// Displays as its English name.
///
/// ```
/// use septet::alphabet::Language;
///
/// assert_eq!(Language::Turkish.to_string(), "Turkish");
/// assert_eq!(Language::ALL.len(), 13);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[non_exhaustive]
#[repr(u8)]
pub enum Language {
    /// Identifier 1.
    Turkish = 1,
    /// Identifier 2; the only language without a locking shift table.
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
    /// All languages, in the order of their identifiers.
    pub const ALL: &'static [Self] = &[
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

    /// Returns the identifier of the language in a header: 1 to 13 (23.038 §6.2.1.2.4).
    ///
    /// ```
    /// assert_eq!(septet::alphabet::Language::Portuguese.identifier(), 3);
    /// ```
    #[must_use]
    pub const fn identifier(self) -> u8 {
        self as u8
    }

    /// Returns the language with this identifier, or `None` if it is 0 or above 13 (reserved).
    ///
    /// ```
    /// use septet::alphabet::Language;
    ///
    /// assert_eq!(Language::from_identifier(13), Some(Language::Urdu));
    /// assert_eq!(Language::from_identifier(0), None);
    /// assert_eq!(Language::from_identifier(14), None);
    /// ```
    #[must_use]
    pub const fn from_identifier(identifier: u8) -> Option<Self> {
        let mut languages = Self::ALL;
        while let [language, rest @ ..] = languages {
            if language.identifier() == identifier {
                return Some(*language);
            }
            languages = rest;
        }
        None
    }

    /// Returns the two-letter code (ISO 639-1): `tr es pt bn gu hi kn ml or pa ta te ur`.
    ///
    /// ```
    /// assert_eq!(septet::alphabet::Language::Punjabi.code(), "pa");
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

    /// Returns the language with this two-letter code, which must be in lower case.
    ///
    /// ```
    /// use septet::alphabet::Language;
    ///
    /// assert_eq!(Language::from_code("hi"), Some(Language::Hindi));
    /// assert_eq!(Language::from_code("de"), None);
    /// ```
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|language| language.code() == code)
    }

    /// Returns the English name.
    ///
    /// ```
    /// assert_eq!(septet::alphabet::Language::Urdu.name(), "Urdu");
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

    /// Returns whether the language has a locking shift table: `false` only for Spanish.
    ///
    /// Every language has a single shift table.
    ///
    /// ```
    /// use septet::alphabet::Language;
    ///
    /// assert!(Language::Turkish.has_locking_shift());
    /// assert!(!Language::Spanish.has_locking_shift());
    /// ```
    #[must_use]
    pub const fn has_locking_shift(self) -> bool {
        !matches!(self, Self::Spanish)
    }

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
