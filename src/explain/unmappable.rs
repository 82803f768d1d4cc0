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
    /// Whether the last step replaced its characters.
    is_replaced: bool,
}

impl<'t> Unmappable<'t> {
    pub(super) fn new(text: &'t str, tables: NearestTables) -> Self {
        Self {
            positions: CharPositions::new(text),
            tables,
            replacement: Walk::new(text, Scope::outside(tables, Groups::ALL)),
            end: 0,
            is_replaced: false,
        }
    }

    /// Returns the next unmappable character without looking up its substitute.
    pub(super) fn next_position(&mut self) -> Option<CharPosition> {
        loop {
            let position = self.positions.next()?;
            if !self.tables.is_mappable(position.character) {
                return Some(position);
            }
        }
    }

    /// Returns whether the character at this byte offset can be replaced. A mark on a Cyrillic
    /// letter or a joiner in an emoji cannot, because the letter or the emoji stays.
    fn is_replaceable(&mut self, byte_offset: usize) -> bool {
        while self.end <= byte_offset {
            let Some(step) = self.replacement.next() else {
                return false;
            };
            self.end = self.end.saturating_add(step.from.len());
            self.is_replaced = step.to.is_some();
        }
        self.is_replaced
    }
}

impl Iterator for Unmappable<'_> {
    type Item = UnmappableChar;

    fn next(&mut self) -> Option<UnmappableChar> {
        let position = self.next_position()?;
        let substitute = if self.is_replaceable(position.byte_offset) {
            substitute(position.character, Groups::ALL)
                .filter(|text| text.chars().all(|one| self.tables.is_substitute(one)))
        } else {
            None
        };
        Some(UnmappableChar {
            byte_offset: position.byte_offset,
            utf16_offset: position.utf16_offset,
            character: position.character,
            substitute,
        })
    }
}

impl FusedIterator for Unmappable<'_> {}
