//! Rewritten text that can be measured without being stored.

use core::str::Chars;

use super::replaced::Replace;
use super::scope::Scope;
use super::set::Groups;
use crate::kernel::fast_path;
use crate::segment::{
    Fragment, Measure, NearestTables, Segmenter, measure_characters, measure_fragments,
};

/// The fragments of a rewritten text, and its characters.
///
/// All rewrites have the same type so that the code that measures them is compiled once. `next` is
/// a function pointer, not an enum, so that the tables of unused rewrites are not linked.
#[derive(Clone)]
pub(crate) struct Rewritten<'t> {
    next: fn(&mut Self) -> Option<Fragment<'t>>,
    rest: &'t str,
    tables: NearestTables,
    /// The last character before `rest`, or the fill character.
    last: char,
    replaced: Replace<'t>,
    /// Characters of the last fragment, for the iterator over characters.
    pending: Chars<'t>,
}

impl<'t> Rewritten<'t> {
    /// Drops the characters that are unmappable in these tables.
    pub(crate) fn without_unmappable(text: &'t str, tables: NearestTables) -> Self {
        Self {
            tables,
            ..Self::new(text, |this| {
                loop {
                    let mappable = this.take(this.tables.mappable_prefix_len(this.rest));
                    if !mappable.is_empty() {
                        return Some(Fragment::Text(mappable));
                    }
                    this.take_one()?;
                }
            })
        }
    }

    /// Drops the CR of each CR LF.
    pub(crate) fn with_line_feeds(text: &'t str) -> Self {
        Self::new(text, |this| {
            if this.rest.starts_with("\r\n") {
                this.take(1);
            }
            let mut pairs = this.rest.as_bytes().windows(2);
            let length = pairs.position(|pair| pair == b"\r\n");
            let line = this.take(length.unwrap_or(this.rest.len()));
            (!line.is_empty()).then_some(Fragment::Text(line))
        })
    }

    /// Adds a CR before each LF that has none.
    pub(crate) fn with_crlf(text: &'t str) -> Self {
        Self::new(text, |this| {
            let begins_with_feed = this.rest.starts_with('\n');
            if begins_with_feed && this.last != '\r' {
                this.last = '\r';
                return Some(Fragment::One('\r'));
            }
            let start = usize::from(begins_with_feed);
            let mut bytes = this.rest.as_bytes().iter().skip(start);
            let length = bytes.position(|&byte| byte == b'\n');
            let line = this.take(length.map_or(this.rest.len(), |at| at.saturating_add(start)));
            this.last = line.chars().next_back()?;
            Some(Fragment::Text(line))
        })
    }

    /// Replaces the characters that are unmappable in these tables with `fill`.
    pub(crate) fn filled(text: &'t str, tables: NearestTables, fill: char) -> Self {
        Self {
            tables,
            last: fill,
            ..Self::new(text, |this| {
                let mappable = this.take(this.tables.mappable_prefix_len(this.rest));
                if !mappable.is_empty() {
                    return Some(Fragment::Text(mappable));
                }
                this.take_one()?;
                Some(Fragment::One(this.last))
            })
        }
    }

    /// Replaces the characters in `groups` that the tables lack.
    pub(crate) fn with_substitutes(text: &'t str, groups: Groups, tables: NearestTables) -> Self {
        Self::replaced(Replace::new(text, Scope::outside(tables, groups)))
    }

    pub(crate) fn replaced(replaced: Replace<'t>) -> Self {
        Self {
            replaced,
            ..Self::new("", |this| this.replaced.next_text().map(Fragment::Text))
        }
    }

    fn new(text: &'t str, next: fn(&mut Self) -> Option<Fragment<'t>>) -> Self {
        Self {
            next,
            rest: text,
            tables: NearestTables::DEFAULT,
            last: '\0',
            replaced: Replace::unchanged(""),
            pending: "".chars(),
        }
    }

    /// Takes the first `length` bytes of `rest`.
    fn take(&mut self, length: usize) -> &'t str {
        let (taken, rest) = self.rest.split_at_checked(length).unwrap_or_default();
        self.rest = rest;
        taken
    }

    /// Takes the first character of `rest`.
    fn take_one(&mut self) -> Option<char> {
        let mut characters = self.rest.chars();
        let first = characters.next();
        self.rest = characters.as_str();
        first
    }

    /// Returns what the text costs under these rules.
    pub(crate) fn measure(self, segmenter: Segmenter) -> Measure {
        self.measure_fragments(segmenter, false)
    }

    /// Like [`Rewritten::measure`], but incomplete if the text is sent as UCS-2.
    pub(super) fn measure_if_gsm7(self, segmenter: Segmenter) -> Measure {
        self.measure_fragments(segmenter, true)
    }

    fn measure_fragments(self, segmenter: Segmenter, only_gsm7: bool) -> Measure {
        let by_fragments = fast_path(|| {
            let mut fragments = self.clone();
            let next = || (fragments.next)(&mut fragments);
            measure_fragments(next, self.clone(), segmenter, only_gsm7)
        });
        by_fragments.unwrap_or_else(|| measure_characters(&self, segmenter))
    }
}

impl Iterator for Rewritten<'_> {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        loop {
            if let Some(character) = self.pending.next() {
                return Some(character);
            }
            match (self.next)(self)? {
                Fragment::Text(text) => self.pending = text.chars(),
                Fragment::One(character) => return Some(character),
            }
        }
    }
}
