//! Totals of a text that arrives in pieces.

use core::fmt;

use super::totals::Measure;
use crate::count::Scan;
use crate::wire::ReferenceWidth;

/// Measures a text that arrives in pieces, without storing it.
///
/// However the text is divided, the result is that of
/// [`Segmenter::measure`](crate::Segmenter::measure) for the whole, with this reference width,
/// segments that end at characters, and no national tables.
///
/// Implements `fmt::Write`, and `Extend` for characters and strings.
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
}

impl Counter {
    /// Creates a counter that has seen nothing: one segment of zero units.
    ///
    /// ```
    /// use septet::{Counter, ReferenceWidth};
    ///
    /// assert_eq!(Counter::new(ReferenceWidth::Bits8).measure(), septet::measure(""));
    /// ```
    #[must_use]
    pub const fn new(reference: ReferenceWidth) -> Self {
        Self {
            scan: Scan::new(reference, 0, None),
        }
    }

    /// Counts a character.
    ///
    /// ```
    /// use septet::{Counter, ReferenceWidth};
    ///
    /// let mut counter = Counter::new(ReferenceWidth::Bits8);
    /// counter.push('€');
    /// assert_eq!(counter.measure().units, 2);
    /// ```
    pub fn push(&mut self, character: char) {
        self.scan.push(character);
    }

    /// Counts the characters of a string.
    ///
    /// ```
    /// use septet::{Counter, ReferenceWidth};
    ///
    /// let mut counter = Counter::new(ReferenceWidth::Bits16);
    /// counter.push_str(&"a".repeat(152));
    /// counter.push_str(&"a".repeat(153));
    /// assert_eq!(counter.measure().segments, 3);
    /// ```
    pub fn push_str(&mut self, text: &str) {
        self.scan.push_str(text);
    }

    /// Counts the characters of a text in UTF-16.
    ///
    /// A lone surrogate counts as U+FFFD, which is what is sent. So does half a pair at the end of
    /// a piece: divide pieces between characters.
    ///
    /// ```
    /// use septet::{Counter, ReferenceWidth};
    ///
    /// let mut counter = Counter::new(ReferenceWidth::Bits8);
    /// counter.push_utf16(&[0x48, 0x69, 0x20]);
    /// counter.push_utf16(&[0xD83D, 0xDC4B]);
    /// assert_eq!(counter.measure(), septet::measure("Hi 👋"));
    /// ```
    pub fn push_utf16(&mut self, units: &[u16]) {
        self.scan.push_utf16(units);
    }

    /// Returns what the text so far costs.
    ///
    /// ```
    /// use septet::{Counter, ReferenceWidth};
    ///
    /// let mut counter = Counter::new(ReferenceWidth::Bits8);
    /// counter.push_str("Hello");
    /// assert_eq!(counter.measure().remaining, 155);
    /// ```
    #[must_use]
    pub fn measure(&self) -> Measure {
        Measure::by_characters(&self.scan)
    }
}

impl fmt::Write for Counter {
    /// Counts the string; never fails.
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
