//! Characters of a text with their places.

use core::iter::FusedIterator;
use core::str::Chars;

use crate::alphabet::Coding;
use crate::segment::Position;

/// A character and where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct CharPosition {
    /// Where it begins, in octets of UTF-8.
    pub byte_offset: usize,
    /// Where it begins, in UTF-16 code units.
    pub utf16_offset: usize,
    /// The character.
    pub character: char,
}

/// All characters of a text with their places.
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

    /// What is behind the last place that was given.
    pub(super) fn rest(&self) -> &'t str {
        self.characters.as_str()
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

/// The characters of two septets, from
/// [`Explanation::extensions`](crate::explain::Explanation::extensions).
#[derive(Clone, Debug)]
pub struct Extensions<'t> {
    places: CharPositions<'t>,
    coding: Coding,
}

impl<'t> Extensions<'t> {
    pub(super) fn new(text: &'t str, coding: Coding) -> Self {
        Self {
            places: CharPositions::new(text),
            coding,
        }
    }
}

impl Iterator for Extensions<'_> {
    type Item = CharPosition;

    fn next(&mut self) -> Option<CharPosition> {
        let coding = self.coding;
        self.places.find(|place| coding.units(place.character) == 2)
    }
}

impl FusedIterator for Extensions<'_> {}

/// The line breaks of two characters, from
/// [`Explanation::crlf_breaks`](crate::explain::Explanation::crlf_breaks).
#[derive(Clone, Debug)]
pub struct CrlfBreaks<'t> {
    places: CharPositions<'t>,
}

impl<'t> CrlfBreaks<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self {
            places: CharPositions::new(text),
        }
    }
}

impl Iterator for CrlfBreaks<'_> {
    type Item = CharPosition;

    fn next(&mut self) -> Option<CharPosition> {
        loop {
            let place = self.places.next()?;
            if place.character == '\r' && self.places.rest().starts_with('\n') {
                return Some(place);
            }
        }
    }
}

impl FusedIterator for CrlfBreaks<'_> {}
