//! The characters that force UCS-2.

use core::iter::FusedIterator;

use super::chars::{CharPosition, CharPositions};
use crate::alphabet::CharSet;
use crate::count::is_unmappable;
use crate::replace::{Groups, substitute};
use crate::segment::Segmenter;

/// A character that forces UCS-2, from
/// [`Explanation::unmappable`](crate::explain::Explanation::unmappable).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct UnmappableChar {
    /// The byte offset in the text.
    #[cfg_attr(feature = "serde", serde(rename = "offset"))]
    pub byte_offset: usize,
    /// The offset in the text in UTF-16 code units, as strings in JavaScript, Java and C# are
    /// indexed.
    pub utf16_offset: usize,
    /// The character.
    #[cfg_attr(feature = "serde", serde(rename = "char"))]
    pub character: char,
    /// The characters that could replace it in GSM-7; an empty string if it can be dropped. `None`
    /// if there are none, or if these rules exclude them.
    pub substitute: Option<&'static str>,
}

/// The characters that force UCS-2, from
/// [`Explanation::unmappable`](crate::explain::Explanation::unmappable).
#[derive(Clone, Debug)]
pub struct Unmappable<'t> {
    positions: CharPositions<'t>,
    excluded: CharSet,
}

impl<'t> Unmappable<'t> {
    pub(super) fn new(text: &'t str, segmenter: Segmenter) -> Self {
        Self {
            positions: CharPositions::new(text),
            excluded: segmenter.excluded,
        }
    }

    /// Returns whether a character is one of them.
    pub(super) fn contains(&self, character: char) -> bool {
        is_unmappable(character, &self.excluded)
    }

    /// Returns the next one, without its substitute.
    pub(super) fn next_position(&mut self) -> Option<CharPosition> {
        loop {
            let position = self.positions.next()?;
            if self.contains(position.character) {
                return Some(position);
            }
        }
    }
}

impl Iterator for Unmappable<'_> {
    type Item = UnmappableChar;

    fn next(&mut self) -> Option<UnmappableChar> {
        let position = self.next_position()?;
        let substitute = substitute(position.character, Groups::ALL)
            .filter(|text| !text.chars().any(|one| self.contains(one)));
        Some(UnmappableChar {
            byte_offset: position.byte_offset,
            utf16_offset: position.utf16_offset,
            character: position.character,
            substitute,
        })
    }
}

impl FusedIterator for Unmappable<'_> {}
