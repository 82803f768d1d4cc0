//! Deciding which characters of a text to replace.
//!
//! A letter, or its substitute, composes with any of the marks that follow it, not only with the
//! first. The table rows of precomposed letters use the nearest letter and so give the same result.
//! Canonically equivalent texts are therefore replaced alike without a table of combining classes.
//!
//! If a letter outside the alphabet has no substitute, the marks after it stay. Dropping them would
//! save nothing, because the letter forces UCS-2, and would turn Cyrillic `й` into `и`.

use core::str::Chars;

use super::lookup::{FIRST_MARK, compose, substitute};
use super::set::Groups;
use crate::alphabet::Alphabet;

/// Iterates over the characters of a text. A letter that composes with a mark after it is one item
/// with all its marks.
#[derive(Clone, Debug)]
pub(super) struct Walk<'t> {
    rest: &'t str,
    groups: Groups,
    /// Whether the next marks stay, because the character before them stays outside the alphabet.
    marks_stay: bool,
}

/// A character, or a letter with its marks, and its replacement.
#[derive(Clone, Copy, Debug)]
pub(super) struct WalkStep<'t> {
    pub(super) from: &'t str,
    /// `None` if `from` stays, in which case it is a single character.
    pub(super) to: Option<&'static str>,
}

impl<'t> Walk<'t> {
    pub(super) const fn new(text: &'t str, groups: Groups) -> Self {
        Self {
            rest: text,
            groups,
            marks_stay: false,
        }
    }

    pub(super) const fn rest(&self) -> &'t str {
        self.rest
    }

    /// Handles the common case: an ASCII character with a code, followed by ASCII or nothing.
    fn plain(&mut self) -> Option<WalkStep<'t>> {
        let (&first, tail) = self.rest.as_bytes().split_first()?;
        let is_followed = tail.first().is_some_and(|second| !second.is_ascii());
        if !first.is_ascii() || is_followed || Alphabet::default_code(first.into()).is_none() {
            return None;
        }
        let (from, rest) = self.rest.split_at_checked(1)?;
        self.rest = rest;
        self.marks_stay = false;
        Some(WalkStep { from, to: None })
    }

    /// Returns whether the character is a combining mark that these groups drop.
    fn is_mark(&self, character: char) -> bool {
        character >= FIRST_MARK
            && self.groups.contains(Groups::ACCENTS)
            && substitute(character, Groups::ACCENTS) == Some("")
    }

    /// Composes a letter with the first mark after it that allows this, and returns the result and
    /// the text after all marks.
    ///
    /// For example, `e` U+0302 U+0301 becomes `é`, and so does the precomposed `ế`.
    fn composed(&self, base: char, mut following: Chars<'t>) -> Option<(&'static str, &'t str)> {
        let mut found = None;
        let mut rest = following.as_str();
        while let Some(mark) = following.next().filter(|&mark| self.is_mark(mark)) {
            found = found.or_else(|| compose(base, mark));
            rest = following.as_str();
        }
        Some((found?, rest))
    }
}

/// Returns the only character of `text`, or `None` if there are none or several.
fn only(text: &str) -> Option<char> {
    let mut characters = text.chars();
    let first = characters.next()?;
    characters.as_str().is_empty().then_some(first)
}

impl<'t> Iterator for Walk<'t> {
    type Item = WalkStep<'t>;

    fn next(&mut self) -> Option<WalkStep<'t>> {
        if let Some(step) = self.plain() {
            return Some(step);
        }
        let mut characters = self.rest.chars();
        let first = characters.next()?;
        let mut after = characters.as_str();
        let mut to = None;
        let base = if Alphabet::default_code(first).is_some() {
            Some(first)
        } else if self.marks_stay && self.is_mark(first) {
            None
        } else {
            to = substitute(first, self.groups);
            to.and_then(only)
        };
        let composed = base.and_then(|base| self.composed(base, characters));
        if let Some((letter, rest)) = composed {
            (to, after) = (Some(letter), rest);
        }
        self.marks_stay = base.is_none() && to.is_none();
        let length = self.rest.len().saturating_sub(after.len());
        let from = self.rest.get(..length).unwrap_or_default();
        self.rest = after;
        Some(WalkStep { from, to })
    }
}
