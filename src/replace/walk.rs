//! Walking through a text: what is replaced, and what stays.
//!
//! A letter composes with any of the marks that follow it, not only with the first, and so does the
//! substitute of a letter. The rows of precomposed letters use the nearest letter too. So
//! canonically equivalent texts are replaced alike without a table of combining classes.
//!
//! A mark stays if its letter stays. Dropping it would save nothing, because the letter forces
//! UCS-2 already, and Cyrillic `й` in two characters would become `и`.

use core::str::Chars;

use super::lookup::{FIRST_MARK, compose, substitute};
use super::set::Groups;
use crate::alphabet::Alphabet;

/// Walks through a text by characters, and by letters with the marks after them if these compose
/// another letter.
#[derive(Clone, Debug)]
pub(super) struct Walk<'t> {
    rest: &'t str,
    groups: Groups,
    /// Whether the marks that follow belong to a character that stays outside of the alphabet.
    marks_stay: bool,
}

/// A character, or a letter with its marks, and what replaces it.
#[derive(Clone, Copy, Debug)]
pub(super) struct WalkStep<'t> {
    pub(super) from: &'t str,
    /// `None` if it stays; then it is one character.
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

    /// The rest of the text.
    pub(super) const fn rest(&self) -> &'t str {
        self.rest
    }

    /// The common case: an ASCII character that has a code, without a mark after it.
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

    /// Returns whether the character is a mark that is dropped unless it composes or stays.
    fn is_mark(&self, character: char) -> bool {
        character >= FIRST_MARK
            && self.groups.contains(Groups::ACCENTS)
            && substitute(character, Groups::ACCENTS) == Some("")
    }

    /// Returns what a letter composes to with the first mark after it that composes, and the text
    /// after all of the marks.
    ///
    /// Marks before that one do not prevent it. The rows of precomposed letters agree, because they
    /// use the nearest letter: `ế`, which is `e` U+0302 U+0301, becomes `é`.
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

/// Returns the character of a text that has exactly one.
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
        // Only a character of the alphabet, or a substitute, composes with marks.
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
