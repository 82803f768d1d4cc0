//! The characters that keep a text from being GSM-7.

use core::iter::FusedIterator;

use super::chars::{CharPosition, CharPositions};
use crate::alphabet::CharSet;
use crate::count::is_unmappable;
use crate::replace::{Groups, substitute};
use crate::segment::Segmenter;

/// A character that keeps a text from being GSM-7, from
/// [`Explanation::unmappable`](crate::explain::Explanation::unmappable).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct UnmappableChar {
    /// Where it begins, in octets of UTF-8.
    pub byte_offset: usize,
    /// Where it begins, in UTF-16 code units: what a string of JavaScript, Java or C# is
    /// indexed by.
    pub utf16_offset: usize,
    /// The character.
    pub character: char,
    /// What could stand for it in GSM-7, nothing (an empty string) among it; `None` if it is
    /// not known, or not taken by these rules.
    pub substitute: Option<&'static str>,
}

/// The characters that keep a text from being GSM-7, from
/// [`Explanation::unmappable`](crate::explain::Explanation::unmappable).
#[derive(Clone, Debug)]
pub struct Unmappable<'t> {
    places: CharPositions<'t>,
    excluded: CharSet,
}

impl<'t> Unmappable<'t> {
    pub(super) fn new(text: &'t str, segmenter: Segmenter) -> Self {
        Self {
            places: CharPositions::new(text),
            excluded: segmenter.excluded,
        }
    }

    /// Whether a character is one of them, wherever it stands.
    pub(super) fn is_one(&self, character: char) -> bool {
        is_unmappable(character, &self.excluded)
    }

    /// The next of them, without looking for what could stand for it.
    pub(super) fn next_place(&mut self) -> Option<CharPosition> {
        loop {
            let place = self.places.next()?;
            if self.is_one(place.character) {
                return Some(place);
            }
        }
    }
}

impl Iterator for Unmappable<'_> {
    type Item = UnmappableChar;

    fn next(&mut self) -> Option<UnmappableChar> {
        let place = self.next_place()?;
        let substitute = substitute(place.character, Groups::ALL)
            .filter(|text| !text.chars().any(|one| self.is_one(one)));
        Some(UnmappableChar {
            byte_offset: place.byte_offset,
            utf16_offset: place.utf16_offset,
            character: place.character,
            substitute,
        })
    }
}

impl FusedIterator for Unmappable<'_> {}
