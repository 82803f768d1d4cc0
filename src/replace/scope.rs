//! Decides which characters of a text may be replaced, and with what.

use super::lookup::{Substitute, can_be_longer, can_be_mark, compose};
use super::set::Groups;
use super::smart_encoding::{Lookup, SmartEncoding};
use crate::kernel::{coded_prefix_len, count_code_units};
use crate::segment::NearestTables;

/// The groups of characters to replace, and the tables whose characters stay.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scope {
    groups: Groups,
    tables: NearestTables,
    /// Whether a character is replaced only if its substitute takes fewer code units.
    requires_shorter: bool,
    /// Replaces the groups. The function is a pointer, so that only programs that use smart
    /// encodings link their tables.
    smart: Option<Lookup>,
}

impl Scope {
    /// Covers all characters in `groups` that the default tables lack.
    pub(super) const fn all(groups: Groups) -> Self {
        Self::outside(NearestTables::DEFAULT, groups)
    }

    /// Covers all characters in `groups` that `tables` lack.
    pub(crate) const fn outside(tables: NearestTables, groups: Groups) -> Self {
        Self {
            groups,
            tables,
            requires_shorter: false,
            smart: None,
        }
    }

    /// Covers what a smart encoding replaces.
    pub(super) const fn new_smart(encoding: SmartEncoding) -> Self {
        Self {
            smart: Some(encoding.lookup()),
            ..Self::all(Groups::NONE)
        }
    }

    /// Like [`Scope::outside`], but only for characters whose substitutes take fewer code units.
    /// Letters keep their marks.
    pub(super) const fn shorter(tables: NearestTables, groups: Groups) -> Self {
        Self {
            groups: groups.without(Groups::ACCENTS),
            tables,
            requires_shorter: true,
            smart: None,
        }
    }

    /// Returns the lookup of the smart encoding that replaces the groups.
    pub(super) const fn smart(&self) -> Option<Lookup> {
        self.smart
    }

    /// Returns the length in bytes of a prefix of characters that stay, if no mark follows them.
    pub(super) fn kept_prefix_len(&self, text: &str) -> usize {
        match self.smart {
            // Smart encodings replace only characters without a code.
            Some(_) => coded_prefix_len(text.as_bytes()),
            None => self.tables.coded_prefix_len(text),
        }
    }

    /// Returns whether a character of the text may be replaced on its own, for a scope of shorter
    /// substitutes. In such a scope nothing composes.
    pub(super) fn can_shorten(&self, text: &str) -> bool {
        let mut rest = text;
        loop {
            let mut characters = rest
                .get(self.kept_prefix_len(rest)..)
                .unwrap_or_default()
                .chars();
            let Some(first) = characters.next() else {
                return false;
            };
            let found = Some(first).filter(|&first| can_be_longer(first));
            let found = found.and_then(Substitute::from_char);
            if found.is_some_and(|found| self.permit(first, found).is_some()) {
                return true;
            }
            rest = characters.as_str();
        }
    }

    /// Returns whether a character stays because the tables have it.
    pub(super) fn keeps(&self, character: char) -> bool {
        self.tables.has_code(character)
    }

    /// Returns the substitute's text if it may replace `character`.
    pub(super) fn permit(&self, character: char, found: Substitute) -> Option<&'static str> {
        let text = found.text;
        let is_permitted = if self.requires_shorter {
            count_code_units(text.as_bytes()) < character.len_utf16()
        } else {
            self.tables.can_substitute(text)
        };
        (self.groups.contains(found.group) && is_permitted).then_some(text)
    }

    /// Returns the replacement for `base` followed by `mark`, if the scope allows it.
    pub(super) fn compose(&self, base: char, mark: char) -> Option<&'static str> {
        // If substitutes must be shorter, nothing composes: `!=` takes as many code units as `=`
        // and U+0338, and letters keep their marks.
        let group = match mark {
            NEGATION => Groups::TYPOGRAPHY,
            _ => Groups::ACCENTS,
        };
        if self.requires_shorter || !self.groups.contains(group) {
            return None;
        }
        compose(base, mark).filter(|text| self.tables.can_substitute(text))
    }
}

/// The mark that turns `=` into `≠`.
const NEGATION: char = '\u{338}';

/// Returns whether a mark negates the character before it. Such marks are never dropped.
pub(super) const fn is_negating(mark: char) -> bool {
    matches!(mark, NEGATION | '\u{20D2}' | '\u{20D3}' | '\u{20E5}')
}

// Checks that `can_be_mark` does not miss a mark that negates.
const _: () = {
    let mut mark = '\0';
    while mark <= '\u{20FF}' {
        assert!(can_be_mark(mark) || !is_negating(mark));
        mark = match char::from_u32(mark as u32 + 1) {
            Some(next) => next,
            None => panic!("a surrogate"),
        };
    }
};

/// Returns whether a character changes the appearance of the character before it: a joiner, a
/// variation selector or a tag.
pub(super) const fn is_shaping(character: char) -> bool {
    matches!(
        character,
        '\u{200C}' | '\u{200D}' | '\u{FE00}'..='\u{FE0F}' | '\u{E0020}'..='\u{E007F}'
    )
}

/// Returns whether a letter is Greek. Greek accents do not compose with the Latin capital that
/// replaces a Greek letter.
pub(super) const fn is_greek(character: char) -> bool {
    matches!(character, '\u{370}'..='\u{3FF}' | '\u{1F00}'..='\u{1FFF}')
}
