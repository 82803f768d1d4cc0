//! Rewritten text that can be measured without being stored.

use core::str::Chars;

use super::replaced::Replace;
use super::scope::Scope;
use super::set::Groups;
use crate::segment::NearestTables;

/// The characters of a rewritten text.
///
/// All rewrites have the same type so that the code that measures them is compiled once. `next` is
/// a function pointer, not an enum, so that the tables of unused rewrites are not linked.
#[derive(Clone)]
pub(crate) struct Rewritten<'t> {
    next: fn(&mut Self) -> Option<char>,
    kept: Chars<'t>,
    tables: NearestTables,
    /// The last character before `kept`, or the fill character.
    last: char,
    replaced: Replace<'t>,
}

impl<'t> Rewritten<'t> {
    /// Drops the characters that are unmappable in these tables.
    pub(crate) fn without_unmappable(text: &'t str, tables: NearestTables) -> Self {
        Self {
            next: |this| {
                let tables = this.tables;
                this.kept.find(|&one| tables.is_mappable(one))
            },
            tables,
            ..Self::unchanged(text)
        }
    }

    /// Drops the CR of each CR LF.
    pub(crate) fn with_line_feeds(text: &'t str) -> Self {
        Self {
            next: |this| {
                let character = this.kept.next()?;
                if character == '\r' && this.kept.as_str().starts_with('\n') {
                    return this.kept.next();
                }
                Some(character)
            },
            ..Self::unchanged(text)
        }
    }

    /// Adds a CR before each LF that has none.
    pub(crate) fn with_crlf(text: &'t str) -> Self {
        Self {
            next: |this| {
                let before = this.last;
                let rest = this.kept.as_str();
                if rest.starts_with('\n') && before != '\r' {
                    this.last = '\r';
                    return Some('\r');
                }
                this.last = this.kept.next()?;
                Some(this.last)
            },
            ..Self::unchanged(text)
        }
    }

    /// Replaces the characters that are unmappable in these tables with `fill`.
    pub(crate) fn filled(text: &'t str, tables: NearestTables, fill: char) -> Self {
        Self {
            next: |this| {
                let character = this.kept.next()?;
                if this.tables.is_mappable(character) {
                    return Some(character);
                }
                Some(this.last)
            },
            tables,
            last: fill,
            ..Self::unchanged(text)
        }
    }

    /// Replaces the characters in `groups` that the tables lack.
    pub(crate) fn with_substitutes(text: &'t str, groups: Groups, tables: NearestTables) -> Self {
        Self::replaced(Replace::new(text, Scope::outside(tables, groups)))
    }

    pub(crate) fn replaced(replaced: Replace<'t>) -> Self {
        Self {
            next: |this| this.replaced.next(),
            replaced,
            ..Self::unchanged("")
        }
    }

    fn unchanged(text: &'t str) -> Self {
        Self {
            next: |this| this.kept.next(),
            kept: text.chars(),
            tables: NearestTables::DEFAULT,
            last: '\0',
            replaced: Groups::NONE.replace(""),
        }
    }
}

impl Iterator for Rewritten<'_> {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        (self.next)(self)
    }
}
