//! Which characters of a text may be replaced, and by what.

use super::lookup::{Substitute, compose};
use super::set::Groups;
use crate::segment::NearestTables;

/// The groups of characters to replace, and the tables whose characters stay.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scope {
    groups: Groups,
    tables: NearestTables,
    /// Whether only a substitute that takes fewer code units may replace a character.
    is_shorter: bool,
}

impl Scope {
    /// Everything in these groups outside the default tables.
    pub(super) const fn all(groups: Groups) -> Self {
        Self::outside(NearestTables::DEFAULT, groups)
    }

    /// Everything in these groups that the tables lack.
    pub(crate) const fn outside(tables: NearestTables, groups: Groups) -> Self {
        Self {
            groups,
            tables,
            is_shorter: false,
        }
    }

    /// As [`Scope::outside`], if it takes fewer code units afterwards. Letters keep their marks.
    pub(super) const fn shorter(tables: NearestTables, groups: Groups) -> Self {
        Self {
            groups: groups.without(Groups::ACCENTS),
            tables,
            is_shorter: true,
        }
    }

    /// Returns whether a character stays because the tables have it.
    pub(super) fn keeps(&self, character: char) -> bool {
        self.tables.has_code(character)
    }

    /// Returns what replaces a character with this substitute.
    pub(super) fn permit(&self, character: char, found: Substitute) -> Option<&'static str> {
        let text = found.text;
        let is_permitted = if self.is_shorter {
            text.chars().map(char::len_utf16).sum::<usize>() < character.len_utf16()
        } else {
            self.can_be_sent(text)
        };
        (self.groups.contains(found.group) && is_permitted).then_some(text)
    }

    /// Returns what replaces a letter that is followed by this mark.
    pub(super) fn compose(&self, base: char, mark: char) -> Option<&'static str> {
        // What composes has as many code units as before, or one less without a mark.
        let group = match mark {
            NEGATION => Groups::TYPOGRAPHY,
            _ => Groups::ACCENTS,
        };
        if self.is_shorter || !self.groups.contains(group) {
            return None;
        }
        compose(base, mark).filter(|text| self.can_be_sent(text))
    }

    fn can_be_sent(&self, text: &str) -> bool {
        text.chars().all(|one| self.tables.is_substitute(one))
    }
}

/// A mark that makes `≠` of `=`.
const NEGATION: char = '\u{338}';

/// Returns whether a mark turns the meaning of a character into its opposite. It is never dropped.
pub(super) const fn is_negating(mark: char) -> bool {
    matches!(mark, NEGATION | '\u{20D2}' | '\u{20E5}')
}

/// Returns whether a character changes the look of the one before it: joiners, variation selectors
/// and tags.
pub(super) const fn is_shaping(character: char) -> bool {
    matches!(
        character,
        '\u{200C}' | '\u{200D}' | '\u{FE00}'..='\u{FE0F}' | '\u{E0020}'..='\u{E007F}'
    )
}

/// Returns whether a letter is Greek. The accent of a Greek capital is not that of the Latin letter
/// it looks like.
pub(super) const fn is_greek(character: char) -> bool {
    matches!(character, '\u{370}'..='\u{3FF}' | '\u{1F00}'..='\u{1FFF}')
}
