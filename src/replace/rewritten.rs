//! Rewritten text that can be measured without storing it.

use core::str::Chars;

use super::replaced::Replace;
use super::set::Groups;
use crate::alphabet::CharSet;
use crate::count::is_unmappable;

/// The characters of a rewritten text.
///
/// All rewrites have the same type so that the code that measures them is compiled once. `next` is
/// a function pointer instead of an enum so that tables of unused rewrites are not linked.
#[derive(Clone)]
pub(crate) struct Rewritten<'t> {
    next: fn(&mut Self) -> Option<char>,
    kept: Chars<'t>,
    excluded: CharSet,
    replaced: Replace<'t>,
}

impl<'t> Rewritten<'t> {
    /// Drops characters that have no code in the default tables or are in `excluded`.
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
