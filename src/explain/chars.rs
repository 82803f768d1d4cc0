//! Characters with their offsets.

use core::iter::FusedIterator;
use core::str::Chars;

use crate::alphabet::Coding;
use crate::kernel::{count_code_units, single_prefix_len};
use crate::segment::Position;

/// A character with its offsets in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct CharPosition {
    /// The byte offset.
    #[cfg_attr(feature = "serde", serde(rename = "offset"))]
    pub byte_offset: usize,
    /// The offset in UTF-16 code units.
    pub utf16_offset: usize,
    /// The character.
    #[cfg_attr(feature = "serde", serde(rename = "char"))]
    pub character: char,
}

/// All characters of a text with their offsets.
#[derive(Clone, Debug)]
pub(super) struct CharPositions<'t> {
    characters: Chars<'t>,
    next: Position,
}

impl<'t> CharPositions<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self {
            characters: text.chars(),
            next: Position::START,
        }
    }

    pub(super) fn rest(&self) -> &'t str {
        self.characters.as_str()
    }

    /// Passes over the first `length` bytes.
    pub(super) fn pass(&mut self, length: usize) {
        let (skipped, rest) = self.rest().split_at_checked(length).unwrap_or_default();
        self.next = self
            .next
            .after(skipped, count_code_units(skipped.as_bytes()));
        self.characters = rest.chars();
    }
}

impl Iterator for CharPositions<'_> {
    type Item = CharPosition;

    fn next(&mut self) -> Option<CharPosition> {
        let character = self.characters.next()?;
        let position = self.next;
        self.next = position.after_char(character);
        Some(CharPosition {
            byte_offset: position.byte,
            utf16_offset: position.utf16,
            character,
        })
    }
}

/// The characters that take two septets, from
/// [`Explanation::extensions`](crate::explain::Explanation::extensions).
#[derive(Clone, Debug)]
pub struct Extensions<'t> {
    positions: CharPositions<'t>,
    coding: Coding,
}

impl<'t> Extensions<'t> {
    pub(super) fn new(text: &'t str, coding: Coding) -> Self {
        Self {
            positions: CharPositions::new(text),
            coding,
        }
    }
}

impl Iterator for Extensions<'_> {
    type Item = CharPosition;

    fn next(&mut self) -> Option<CharPosition> {
        let coding = self.coding;
        let is_default = matches!(coding, Coding::Gsm7(alphabet) if alphabet.is_default());
        loop {
            if is_default {
                let length = single_prefix_len(self.positions.rest().as_bytes());
                if length > 0 {
                    self.positions.pass(length);
                }
            }
            let position = self.positions.next()?;
            if coding.units(position.character) == 2 {
                return Some(position);
            }
        }
    }
}

impl FusedIterator for Extensions<'_> {}

/// The CR LF line breaks, from
/// [`Explanation::crlf_breaks`](crate::explain::Explanation::crlf_breaks).
#[derive(Clone, Debug)]
pub struct CrlfBreaks<'t> {
    positions: CharPositions<'t>,
}

impl<'t> CrlfBreaks<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self {
            positions: CharPositions::new(text),
        }
    }
}

impl Iterator for CrlfBreaks<'_> {
    type Item = CharPosition;

    fn next(&mut self) -> Option<CharPosition> {
        loop {
            let position = self.positions.next()?;
            if position.character == '\r' && self.positions.rest().starts_with('\n') {
                return Some(position);
            }
        }
    }
}

impl FusedIterator for CrlfBreaks<'_> {}
