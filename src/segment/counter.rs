//! Measuring a text that arrives in pieces.

use core::fmt;

use super::boundary::Boundary;
use super::scan::{decode_utf16_lossy, new_scan, push_character};
use super::segmenter::Segmenter;
use super::totals::Measure;
use crate::alphabet::CharSet;
use crate::count::Scan;
use crate::wire::ReferenceWidth;

/// Measures a text that arrives in pieces, without storing it.
///
/// The result is the same as if [`Segmenter::measure`](crate::Segmenter::measure) measured the
/// whole text at once.
///
/// ```
/// use core::fmt::Write;
/// use septet::{Counter, ReferenceWidth};
///
/// let mut counter = Counter::new(ReferenceWidth::Bits8);
/// write!(counter, "Your code is {:06}.", 1234)?;
/// assert_eq!(counter.measure(), septet::measure("Your code is 001234."));
///
/// counter.extend(['\u{20}', '👋']);
/// assert_eq!(counter.measure(), septet::measure("Your code is 001234. 👋"));
/// # Ok::<(), core::fmt::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Counter {
    scan: Scan,
    /// `None` if no character is excluded.
    excluded: Option<CharSet>,
}

impl Counter {
    /// Creates an empty counter that uses the default rules with this reference width.
    ///
    /// ```
    /// let counter = septet::Counter::new(septet::ReferenceWidth::Bits8);
    /// assert_eq!(counter.measure(), septet::measure(""));
    /// ```
    #[must_use]
    pub const fn new(reference_width: ReferenceWidth) -> Self {
        Self {
            scan: Scan::new(reference_width, 0, None),
            excluded: None,
        }
    }

    /// Creates an empty counter with these rules.
    ///
    /// # Errors
    ///
    /// [`CounterError`] if the rules keep grapheme clusters whole or allow national tables, because
    /// both need the whole text.
    ///
    /// ```
    /// let rules = septet::provider::Provider::TELNYX.segmenter();
    /// let mut counter = septet::Counter::from_segmenter(rules)?;
    /// counter.push_str("10 ");
    /// counter.push_str("Ω");
    /// assert_eq!(counter.measure(), rules.measure("10 Ω")); // UCS-2, because Ω is excluded
    /// # Ok::<(), septet::segment::CounterError>(())
    /// ```
    pub const fn from_segmenter(segmenter: Segmenter) -> Result<Self, CounterError> {
        if !matches!(segmenter.boundary, Boundary::Character) {
            return Err(CounterError::Boundary);
        }
        if !segmenter.is_without_languages() {
            return Err(CounterError::Languages);
        }
        Ok(Self {
            scan: new_scan(segmenter),
            excluded: if segmenter.excluded.is_empty() {
                None
            } else {
                Some(segmenter.excluded)
            },
        })
    }

    /// Counts a character.
    ///
    /// ```
    /// let mut counter = septet::Counter::new(septet::ReferenceWidth::Bits8);
    /// counter.push('€');
    /// assert_eq!(counter.measure().units, 2);
    /// ```
    #[inline]
    pub fn push(&mut self, character: char) {
        if self.excluded.is_some() {
            return self.push_with_excluded(character);
        }
        self.scan.push(character);
    }

    #[cold]
    #[inline(never)]
    fn push_with_excluded(&mut self, character: char) {
        let excluded = self.excluded.unwrap_or_default();
        push_character(&mut self.scan, character, excluded);
    }

    /// Counts a string.
    ///
    /// ```
    /// let mut counter = septet::Counter::new(septet::ReferenceWidth::Bits16);
    /// counter.push_str(&"a".repeat(152));
    /// counter.push_str(&"a".repeat(153));
    /// assert_eq!(counter.measure().segments, 3);
    /// ```
    #[inline]
    pub fn push_str(&mut self, text: &str) {
        if self.excluded.is_some() {
            return self.extend(text.chars());
        }
        self.scan.push_str(text);
    }

    /// Counts UTF-16 code units.
    ///
    /// A lone surrogate counts as U+FFFD. Do not divide a surrogate pair between two calls: each
    /// half would count as a lone surrogate.
    ///
    /// ```
    /// let mut counter = septet::Counter::new(septet::ReferenceWidth::Bits8);
    /// counter.push_utf16(&[0x48, 0x69, 0x20]);
    /// counter.push_utf16(&[0xD83D, 0xDC4B]);
    /// assert_eq!(counter.measure(), septet::measure("Hi 👋"));
    /// ```
    pub fn push_utf16(&mut self, units: &[u16]) {
        if self.excluded.is_some() {
            return self.extend(decode_utf16_lossy(units));
        }
        self.scan.push_utf16(units);
    }

    /// Returns the measure of the text so far.
    ///
    /// ```
    /// let mut counter = septet::Counter::new(septet::ReferenceWidth::Bits8);
    /// counter.push_str("Hello");
    /// assert_eq!(counter.measure().remaining, 155);
    /// ```
    #[must_use]
    pub fn measure(&self) -> Measure {
        let mut scan = self.scan;
        scan.saturate();
        Measure::from_scan(&scan)
    }
}

/// The error returned by [`Counter::from_segmenter`] for rules that need the whole text.
///
/// ```
/// # #[cfg(feature = "graphemes")] {
/// let rules = septet::Segmenter::new().with_boundary(septet::Boundary::Grapheme);
/// let error = septet::Counter::from_segmenter(rules).unwrap_err();
/// assert_eq!(error, septet::segment::CounterError::Boundary);
/// assert_eq!(error.to_string(), "a counter cannot keep grapheme clusters whole");
/// # }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[non_exhaustive]
pub enum CounterError {
    /// The rules keep grapheme clusters whole.
    Boundary,
    /// The rules allow national tables.
    Languages,
}

impl fmt::Display for CounterError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Boundary => "a counter cannot keep grapheme clusters whole",
            Self::Languages => "a counter cannot use national tables",
        })
    }
}

impl core::error::Error for CounterError {}

impl fmt::Write for Counter {
    /// Counts a string. Never fails.
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.push_str(text);
        Ok(())
    }
}

impl Extend<char> for Counter {
    fn extend<I: IntoIterator<Item = char>>(&mut self, characters: I) {
        characters
            .into_iter()
            .for_each(|character| self.push(character));
    }
}

impl<'t> Extend<&'t str> for Counter {
    fn extend<I: IntoIterator<Item = &'t str>>(&mut self, texts: I) {
        texts.into_iter().for_each(|text| self.push_str(text));
    }
}
