//! Characters that rule out GSM-7.

use core::iter::FusedIterator;

use super::chars::{CharPosition, CharPositions};
use crate::replace::{Groups, Scope, Walk, substitute};
use crate::segment::NearestTables;

/// A character that rules out GSM-7, from
/// [`Explanation::unmappable`](crate::explain::Explanation::unmappable).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct UnmappableChar {
    /// The byte offset.
    #[cfg_attr(feature = "serde", serde(rename = "offset"))]
    pub byte_offset: usize,
    /// The offset in UTF-16 code units, as in JavaScript, Java and C# strings.
    pub utf16_offset: usize,
    /// The character.
    #[cfg_attr(feature = "serde", serde(rename = "char"))]
    pub character: char,
    /// The text that could replace the character; empty if the character can be dropped. `None` if
    /// the character has no substitute, if the nearest tables cannot encode the substitute, if the
    /// rules exclude part of it, or if the character belongs to another character that stays, such
    /// as a joiner in an emoji.
    pub substitute: Option<&'static str>,
}

/// The characters that rule out GSM-7, from
/// [`Explanation::unmappable`](crate::explain::Explanation::unmappable).
#[derive(Clone, Debug)]
pub struct Unmappable<'t> {
    positions: CharPositions<'t>,
    tables: NearestTables,
    /// The steps of replacing the same text, read up to byte offset `end`.
    replacement: Walk<'t>,
    end: usize,
    /// The last step's number of bytes, and its replacement if it has one.
    length: usize,
    replaced: Option<&'static str>,
}

impl<'t> Unmappable<'t> {
    pub(super) fn new(text: &'t str, tables: NearestTables) -> Self {
        Self {
            positions: CharPositions::new(text),
            tables,
            replacement: Walk::new(text, Scope::outside(tables, Groups::ALL)),
            end: 0,
            length: 0,
            replaced: None,
        }
    }

    /// Returns the next unmappable character without looking up its substitute.
    pub(super) fn next_position(&mut self) -> Option<CharPosition> {
        let mappable = self.tables.mappable_prefix_len(self.positions.rest());
        self.positions.pass(mappable);
        self.positions.next()
    }

    /// Returns the substitute for a character. A mark on a Cyrillic letter or a joiner in an emoji
    /// has none, because the letter or the emoji stays.
    fn substitute(&mut self, position: CharPosition) -> Option<&'static str> {
        while self.end <= position.byte_offset {
            let step = self.replacement.next()?;
            self.length = step.from.len();
            self.end = self.end.saturating_add(self.length);
            self.replaced = step.to;
        }
        let replaced = self.replaced?;
        if self.length == position.character.len_utf8() {
            return Some(replaced);
        }
        // A letter that is replaced together with its marks.
        substitute(position.character, Groups::ALL)
            .filter(|text| text.chars().all(|one| self.tables.is_substitute(one)))
    }
}

impl Iterator for Unmappable<'_> {
    type Item = UnmappableChar;

    fn next(&mut self) -> Option<UnmappableChar> {
        let position = self.next_position()?;
        Some(UnmappableChar {
            byte_offset: position.byte_offset,
            utf16_offset: position.utf16_offset,
            character: position.character,
            substitute: self.substitute(position),
        })
    }
}

impl FusedIterator for Unmappable<'_> {}
