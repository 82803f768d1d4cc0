//! Conversions from names and numbers.

use core::fmt;
use core::str::FromStr;

use super::encoding::Encoding;
#[cfg(feature = "national")]
use super::language::Language;

/// Returns the value with this name, ignoring ASCII case.
pub(crate) fn find_by_name<T: Copy>(name: &str, values: &[(&str, T)]) -> Option<T> {
    let (_, value) = values
        .iter()
        .find(|(candidate, _)| candidate.eq_ignore_ascii_case(name))?;
    Some(*value)
}

/// Parses `GSM-7`, `GSM7`, `UCS-2` and `UCS2`, ignoring ASCII case.
///
/// ```
/// use septet::Encoding;
///
/// assert_eq!("gsm-7".parse(), Ok(Encoding::Gsm7));
/// assert!("latin-1".parse::<Encoding>().is_err());
/// ```
impl FromStr for Encoding {
    type Err = ParseEncodingError;

    fn from_str(name: &str) -> Result<Self, ParseEncodingError> {
        let names = [
            ("GSM-7", Self::Gsm7),
            ("GSM7", Self::Gsm7),
            ("UCS-2", Self::Ucs2),
            ("UCS2", Self::Ucs2),
        ];
        find_by_name(name, &names).ok_or(ParseEncodingError(()))
    }
}

/// The error for a string that is not the name of an [`Encoding`].
///
/// ```
/// use septet::Encoding;
///
/// let error = "latin-1".parse::<Encoding>().unwrap_err();
/// assert_eq!(error.to_string(), "unknown encoding, expected GSM-7 or UCS-2");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub struct ParseEncodingError(());

impl fmt::Display for ParseEncodingError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("unknown encoding, expected GSM-7 or UCS-2")
    }
}

impl core::error::Error for ParseEncodingError {}

/// Parses the English name or the two-letter code, ignoring ASCII case.
///
/// ```
/// use septet::alphabet::Language;
///
/// assert_eq!("Turkish".parse(), Ok(Language::Turkish));
/// assert_eq!("tr".parse(), Ok(Language::Turkish));
/// assert!("Klingon".parse::<Language>().is_err());
/// ```
#[cfg(feature = "national")]
impl FromStr for Language {
    type Err = ParseLanguageError;

    fn from_str(name: &str) -> Result<Self, ParseLanguageError> {
        let is_named = |language: &&Self| {
            [language.name(), language.code()]
                .iter()
                .any(|candidate| candidate.eq_ignore_ascii_case(name))
        };
        Self::ALL
            .iter()
            .find(is_named)
            .copied()
            .ok_or(ParseLanguageError(()))
    }
}

/// The error for a string that is neither the name nor the code of a [`Language`].
///
/// ```
/// use septet::alphabet::Language;
///
/// let error = "Klingon".parse::<Language>().unwrap_err();
/// assert_eq!(error.to_string(), "unknown language, expected a name or a code such as tr");
/// ```
#[cfg(feature = "national")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub struct ParseLanguageError(());

#[cfg(feature = "national")]
impl fmt::Display for ParseLanguageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("unknown language, expected a name or a code such as tr")
    }
}

#[cfg(feature = "national")]
impl core::error::Error for ParseLanguageError {}

/// Returns the language with this identifier; see [`Language::from_identifier`].
///
/// ```
/// use septet::alphabet::Language;
///
/// assert_eq!(Language::try_from(1), Ok(Language::Turkish));
/// assert!(Language::try_from(14).is_err());
/// ```
#[cfg(feature = "national")]
impl TryFrom<u8> for Language {
    type Error = LanguageIdentifierError;

    fn try_from(identifier: u8) -> Result<Self, LanguageIdentifierError> {
        Self::from_identifier(identifier).ok_or(LanguageIdentifierError { identifier })
    }
}

/// The error for a number that is not the identifier of a [`Language`].
///
/// ```
/// use septet::alphabet::Language;
///
/// let error = Language::try_from(14).unwrap_err();
/// assert_eq!(error.to_string(), "14 is not a language identifier, expected 1 to 13");
/// ```
#[cfg(feature = "national")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[non_exhaustive]
pub struct LanguageIdentifierError {
    /// The invalid number.
    pub identifier: u8,
}

#[cfg(feature = "national")]
impl fmt::Display for LanguageIdentifierError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { identifier } = self;
        let last = Language::ALL.len();
        write!(
            f,
            "{identifier} is not a language identifier, expected 1 to {last}"
        )
    }
}

#[cfg(feature = "national")]
impl core::error::Error for LanguageIdentifierError {}

/// Equivalent to [`Language::identifier`].
#[cfg(feature = "national")]
impl From<Language> for u8 {
    fn from(language: Language) -> Self {
        language.identifier()
    }
}
