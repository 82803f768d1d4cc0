//! A text that is written otherwise, character by character: what it costs is counted without
//! writing it anywhere.

use core::str::Chars;

use super::replaced::Replace;
use super::set::Groups;
use crate::alphabet::CharSet;
use crate::count::is_unmappable;

/// The characters of a text that is written otherwise.
///
/// One type for all ways, so that what counts them is compiled once. The way is a function
/// and no case of an enumeration: the tables of a way that nobody asks for are not linked.
#[derive(Clone)]
pub(crate) struct Rewritten<'t> {
    next: fn(&mut Self) -> Option<char>,
    kept: Chars<'t>,
    excluded: CharSet,
    replaced: Replace<'t>,
}

impl<'t> Rewritten<'t> {
    /// Without the characters that have no code in the default tables, or one that does not
    /// count.
    pub(crate) fn without_unmappable(text: &'t str, excluded: CharSet) -> Self {
        Self {
            next: |this| {
                let excluded = this.excluded;
                this.kept.find(|&one| !is_unmappable(one, &excluded))
            },
            kept: text.chars(),
            excluded,
            replaced: Groups::NONE.replace(""),
        }
    }

    /// With some replaced.
    pub(crate) fn replaced(replaced: Replace<'t>) -> Self {
        Self {
            next: |this| this.replaced.next(),
            kept: "".chars(),
            excluded: CharSet::EMPTY,
            replaced,
        }
    }
}

impl Iterator for Rewritten<'_> {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        (self.next)(self)
    }
}
