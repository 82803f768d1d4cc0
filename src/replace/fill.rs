//! Replacing whatever GSM-7 cannot encode with a fill character.

use core::fmt::{self, Write};
use core::iter::FusedIterator;

use super::rewritten::Rewritten;
use crate::alphabet::{Encoding, UnmappableError};
use crate::segment::{Measure, NearestTables, Position, Segmenter};

impl Segmenter {
    /// Replaces every character that these rules cannot send as GSM-7 with `fill`, as phones that
    /// send "7-bit only" do. [`Filled::lost`] reports what is lost.
    ///
    /// If national tables are allowed, the nearest tables decide, as in
    /// [`Explanation::unmappable`](crate::explain::Explanation::unmappable). To keep more of the
    /// text, [replace](super::Groups::replace) characters first.
    ///
    /// # Errors
    ///
    /// Returns an error if `fill` is needed and cannot be sent as GSM-7 itself; the byte offset is
    /// 0.
    ///
    /// ```
    /// let rules = septet::Segmenter::new();
    /// let filled = rules.fill("5 ж and 😀", '?').unwrap();
    /// assert_eq!(filled.to_string(), "5 ? and ?");
    /// assert_eq!(filled.measure(), septet::measure("5 ? and ?"));
    /// let lost: Vec<_> = filled.lost().map(|lost| (lost.byte_offset, lost.character)).collect();
    /// assert_eq!(lost, [(2, 'ж'), (9, '😀')]);
    ///
    /// assert!(rules.fill("5 ж", '�').is_err());
    /// ```
    pub fn fill(self, text: &str, fill: char) -> Result<Filled<'_>, UnmappableError> {
        let tables = NearestTables::new(text, self);
        let is_needed = tables.mappable_prefix_len(text) < text.len();
        if is_needed && !tables.is_mappable(fill) {
            return Err(UnmappableError {
                byte_offset: 0,
                character: fill,
            });
        }
        let rules = self.with_encoding(Encoding::Gsm7);
        Ok(Filled {
            text,
            tables,
            fill,
            measure: Rewritten::filled(text, tables, fill).measure(rules),
        })
    }
}

/// A text with a fill character for whatever GSM-7 cannot encode, from [`Segmenter::fill`].
///
/// Displays as the text.
#[derive(Clone, Debug)]
pub struct Filled<'t> {
    text: &'t str,
    tables: NearestTables,
    fill: char,
    measure: Measure,
}

impl<'t> Filled<'t> {
    /// Returns the characters of the new text.
    ///
    /// ```
    /// let filled = septet::Segmenter::new().fill("aжb", ' ').unwrap();
    /// assert_eq!(filled.characters().collect::<String>(), "a b");
    /// ```
    pub fn characters(&self) -> impl Iterator<Item = char> + Clone + 't {
        Rewritten::filled(self.text, self.tables, self.fill)
    }

    /// Returns the measure of the new text, which is sent as GSM-7.
    ///
    /// ```
    /// let filled = septet::Segmenter::new().fill("aжb", ' ').unwrap();
    /// assert_eq!(filled.measure().units, 3);
    /// ```
    #[must_use]
    pub const fn measure(&self) -> Measure {
        self.measure
    }

    /// Returns the characters that `fill` replaced, in order.
    ///
    /// ```
    /// let filled = septet::Segmenter::new().fill("aжb", ' ').unwrap();
    /// assert_eq!(filled.lost().count(), 1);
    /// ```
    #[must_use]
    pub const fn lost(&self) -> Lost<'t> {
        Lost {
            rest: self.text,
            next: Position::START,
            tables: self.tables,
        }
    }
}

impl fmt::Display for Filled<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.characters()
            .try_for_each(|character| f.write_char(character))
    }
}

/// A character that a fill character replaced, from [`Filled::lost`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct LostChar {
    /// The byte offset in the original text.
    #[cfg_attr(feature = "serde", serde(rename = "offset"))]
    pub byte_offset: usize,
    /// The offset in UTF-16 code units in the original text.
    pub utf16_offset: usize,
    /// The character.
    #[cfg_attr(feature = "serde", serde(rename = "char"))]
    pub character: char,
}

/// The characters that a fill character replaced, in order, from [`Filled::lost`].
#[derive(Clone, Debug)]
pub struct Lost<'t> {
    rest: &'t str,
    next: Position,
    tables: NearestTables,
}

impl Iterator for Lost<'_> {
    type Item = LostChar;

    fn next(&mut self) -> Option<LostChar> {
        let mut characters = self.rest.chars();
        loop {
            let character = characters.next()?;
            let position = self.next;
            self.next = position.after_char(character);
            self.rest = characters.as_str();
            if !self.tables.is_mappable(character) {
                return Some(LostChar {
                    byte_offset: position.byte,
                    utf16_offset: position.utf16,
                    character,
                });
            }
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, Some(self.rest.len()))
    }
}

impl FusedIterator for Lost<'_> {}
