//! The way through a text: what is replaced, and what stays.
//!
//! A letter composes with any of the marks that follow it, not only with the first, and so does
//! what replaces a letter; the rows of composed letters keep the nearest letter too. So
//! canonically equal texts are replaced alike without a table of combining classes.
//!
//! A mark stays where its letter stays. Dropping it would win nothing, because the letter forces
//! UCS-2 already, and Cyrillic `й` in two characters would become `и`.

use core::str::Chars;

use super::lookup::{FIRST_MARK, compose, substitute};
use super::set::Groups;
use crate::alphabet::Alphabet;

/// Goes through a text by characters, and by letters together with the marks behind them
/// where they make another letter.
#[derive(Clone, Debug)]
pub(super) struct Steps<'t> {
    rest: &'t str,
    groups: Groups,
    /// Whether marks belong to a character that stays outside of the alphabet.
    marks_stay: bool,
}

/// A character, or a letter with its marks, and what stands in its place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Step<'t> {
    pub(super) from: &'t str,
    /// `None` where it stays: then it is one character.
    pub(super) to: Option<&'static str>,
}

impl<'t> Steps<'t> {
    pub(super) const fn new(text: &'t str, groups: Groups) -> Self {
        Self {
            rest: text,
            groups,
            marks_stay: false,
        }
    }

    /// What is still to come.
    pub(super) const fn rest(&self) -> &'t str {
        self.rest
    }

    /// A character of ASCII that has a code, and no mark behind it: most of them.
    fn plain(&mut self) -> Option<Step<'t>> {
        let (&first, behind) = self.rest.as_bytes().split_first()?;
        let is_followed = behind.first().is_some_and(|second| !second.is_ascii());
        if !first.is_ascii() || is_followed || Alphabet::default_code(first.into()).is_none() {
            return None;
        }
        let (from, behind) = self.rest.split_at_checked(1)?;
        self.rest = behind;
        self.marks_stay = false;
        Some(Step { from, to: None })
    }

    /// Whether the character is a mark that is dropped where nothing holds it.
    fn is_mark(&self, character: char) -> bool {
        character >= FIRST_MARK
            && self.groups.contains(Groups::ACCENTS)
            && substitute(character, Groups::ACCENTS) == Some("")
    }

    /// What a letter makes with one of the marks behind it, and what comes behind all of
    /// them. The first mark that makes another letter does.
    ///
    /// A mark between does not keep it from that: what the rows of composed letters say is
    /// the same, they keep the nearest letter (`ế`, which is `e` U+0302 U+0301, becomes `é`).
    fn composed(&self, base: char, mut behind: Chars<'t>) -> Option<(&'static str, &'t str)> {
        let mut found = None;
        let mut rest = behind.as_str();
        while let Some(mark) = behind.next().filter(|&mark| self.is_mark(mark)) {
            found = found.or_else(|| compose(base, mark));
            rest = behind.as_str();
        }
        Some((found?, rest))
    }
}

/// The only character of a text.
fn only(text: &str) -> Option<char> {
    let mut characters = text.chars();
    let first = characters.next()?;
    characters.as_str().is_empty().then_some(first)
}

impl<'t> Iterator for Steps<'t> {
    type Item = Step<'t>;

    fn next(&mut self) -> Option<Step<'t>> {
        if let Some(step) = self.plain() {
            return Some(step);
        }
        let mut characters = self.rest.chars();
        let first = characters.next()?;
        let mut behind = characters.as_str();
        let mut to = None;
        let base = if Alphabet::default_code(first).is_some() {
            Some(first)
        } else if self.marks_stay && self.is_mark(first) {
            None
        } else {
            to = substitute(first, self.groups);
            to.and_then(only)
        };
        // Marks are looked for behind what is in the alphabet now: nothing composes with a
        // character that is not.
        let composed = base.and_then(|base| self.composed(base, characters));
        if let Some((letter, rest)) = composed {
            (to, behind) = (Some(letter), rest);
        }
        self.marks_stay = base.is_none() && to.is_none();
        let length = self.rest.len().saturating_sub(behind.len());
        let from = self.rest.get(..length).unwrap_or_default();
        self.rest = behind;
        Some(Step { from, to })
    }
}
