//! Rewritten text as an iterator of characters, measured without storing it.

use core::str::Chars;

use super::replaced::Replace;
use super::set::Groups;
use crate::alphabet::CharSet;
use crate::count::is_unmappable;

/// The characters of a rewritten text.
///
/// One type for all rewrites, so that the code that measures them is compiled once. The rewrite is
/// a function pointer and not an enum, so that the tables of a rewrite that is never used are not
/// linked.
#[derive(Clone)]
pub(crate) struct Rewritten<'t> {
    next: fn(&mut Self) -> Option<char>,
    kept: Chars<'t>,
    excluded: CharSet,
    replaced: Replace<'t>,
}

impl<'t> Rewritten<'t> {
    /// Drops the characters without a code in the default tables, and those in `excluded`.
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

    /// Yields the characters after replacement.
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
