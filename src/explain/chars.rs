//! Characters of a text with their places.

use core::iter::FusedIterator;
use core::str::Chars;

use crate::alphabet::Coding;

/// A character and where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Place {
    /// Where it begins, in octets of UTF-8.
    pub offset: usize,
    /// Where it begins, in UTF-16 code units.
    pub utf16_offset: usize,
    /// The character.
    pub character: char,
}

/// All characters of a text with their places.
#[derive(Clone, Debug)]
pub(super) struct Places<'t> {
    characters: Chars<'t>,
    offset: usize,
    utf16_offset: usize,
}

impl<'t> Places<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self {
            characters: text.chars(),
            offset: 0,
            utf16_offset: 0,
        }
    }

    /// What is behind the last place that was given.
    pub(super) fn rest(&self) -> &'t str {
        self.characters.as_str()
    }
}

impl Iterator for Places<'_> {
    type Item = Place;

    fn next(&mut self) -> Option<Place> {
        let character = self.characters.next()?;
        let place = Place {
            offset: self.offset,
            utf16_offset: self.utf16_offset,
            character,
        };
        self.offset = self.offset.saturating_add(character.len_utf8());
        self.utf16_offset = self.utf16_offset.saturating_add(character.len_utf16());
        Some(place)
    }
}

/// The characters of two septets, from
/// [`Explanation::extensions`](crate::Explanation::extensions).
#[derive(Clone, Debug)]
pub struct Extensions<'t> {
    places: Places<'t>,
    coding: Coding,
}

impl<'t> Extensions<'t> {
    pub(super) fn new(text: &'t str, coding: Coding) -> Self {
        Self {
            places: Places::new(text),
            coding,
        }
    }
}

impl Iterator for Extensions<'_> {
    type Item = Place;

    fn next(&mut self) -> Option<Place> {
        let coding = self.coding;
        self.places.find(|place| coding.units(place.character) == 2)
    }
}

impl FusedIterator for Extensions<'_> {}

/// The line breaks of two characters, from
/// [`Explanation::line_breaks`](crate::Explanation::line_breaks).
#[derive(Clone, Debug)]
pub struct LineBreaks<'t> {
    places: Places<'t>,
}

impl<'t> LineBreaks<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self {
            places: Places::new(text),
        }
    }
}

impl Iterator for LineBreaks<'_> {
    type Item = Place;

    fn next(&mut self) -> Option<Place> {
        loop {
            let place = self.places.next()?;
            if place.character == '\r' && self.places.rest().starts_with('\n') {
                return Some(place);
            }
        }
    }
}

impl FusedIterator for LineBreaks<'_> {}
