//! Deciding which characters of a text to replace.
//!
//! A letter, or its substitute, can compose with any of the marks after it, not only with the
//! first. The table rows of precomposed letters use the nearest letter, which gives the same
//! result. Canonically equivalent texts are therefore replaced in the same way, without a table of
//! combining classes.
//!
//! A letter and its marks are replaced as a whole or not at all. If the letter has no substitute,
//! dropping its marks would save nothing and turn Cyrillic `й` into `и`. If a mark has no
//! substitute, such as the stroke that negates `≤`, the character before it stays. If a character
//! without a code stays, so do the joiners and variation selectors after it: without them, an emoji
//! would fall apart.

use core::mem;
use core::str::Chars;

use super::lookup::{Substitute, can_be_mark};
use super::scope::{Scope, is_greek, is_negating, is_shaping};
use super::set::Groups;
use crate::kernel::fast_path;

/// Iterates over the characters of a text. A letter that composes with one of its marks is a single
/// item with all its marks.
#[derive(Clone, Debug)]
pub(crate) struct Walk<'t> {
    rest: &'t str,
    scope: Scope,
    is_start: bool,
    /// Whether the next marks stay because the character before them stays.
    keep_marks: bool,
}

/// Characters that stay, or a character or a letter with its marks and its replacement.
#[derive(Clone, Copy, Debug)]
pub(crate) struct WalkStep<'t> {
    pub(crate) from: &'t str,
    /// `None` if `from` stays.
    pub(crate) to: Option<&'static str>,
}

impl<'t> WalkStep<'t> {
    /// Returns the new text.
    pub(crate) fn text(self) -> &'t str {
        self.to.unwrap_or(self.from)
    }
}

/// The marks after a letter.
struct Marks<'t> {
    /// The composition of the letter with one of the marks.
    composed: Option<&'static str>,
    /// Whether one of the marks neither composes nor can be dropped.
    must_stay: bool,
    /// The text after the marks.
    rest: &'t str,
}

impl<'t> Walk<'t> {
    pub(crate) const fn new(text: &'t str, scope: Scope) -> Self {
        Self {
            rest: text,
            scope,
            is_start: true,
            keep_marks: false,
        }
    }

    pub(super) const fn scope(&self) -> Scope {
        self.scope
    }

    pub(super) const fn rest(&self) -> &'t str {
        self.rest
    }

    /// Takes characters that stay because the tables have them, but not one that a mark follows.
    fn next_kept(&mut self) -> Option<WalkStep<'t>> {
        // In scripts other than Latin, there is rarely a run, and looking for one takes time.
        if !self.rest.as_bytes().first()?.is_ascii() {
            return None;
        }
        let length = self.scope.kept_prefix_len(self.rest);
        let (mut kept, mut rest) = self.rest.split_at_checked(length)?;
        if begins_with_mark(rest) {
            kept = kept.get(..kept.len().saturating_sub(last_len(kept)))?;
            rest = self.rest.get(kept.len()..)?;
        }
        if kept.is_empty() {
            return None;
        }
        (self.is_start, self.keep_marks) = (false, false);
        Some(self.step(rest, None))
    }

    /// Takes the text up to `rest`.
    fn step(&mut self, rest: &'t str, to: Option<&'static str>) -> WalkStep<'t> {
        let length = self.rest.len().saturating_sub(rest.len());
        let from = self.rest.get(..length).unwrap_or_default();
        self.rest = rest;
        WalkStep { from, to }
    }

    /// Reads the marks at the start of `text`. `base` is the letter before them, or its substitute.
    ///
    /// A mark can compose even if other marks come before it. The rows of precomposed letters
    /// agree, because they use the nearest letter: `ế`, which is `e` U+0302 U+0301, becomes `é`.
    fn marks(&self, base: Option<char>, text: Chars<'t>) -> Marks<'t> {
        let mut following = text;
        let mut marks = Marks {
            composed: None,
            must_stay: false,
            rest: following.as_str(),
        };
        let mut is_negated = false;
        while let Some(mark) = following.next().filter(|&mark| can_be_mark(mark)) {
            let found = Substitute::from_char(mark);
            if !is_mark(mark, found) {
                break;
            }
            // `!=` says only one negation. A second one, as in `≠` U+0338, must stay.
            let is_second = is_negating(mark) && mem::replace(&mut is_negated, true);
            let composed = base
                .filter(|_| !is_second)
                .and_then(|base| self.scope.compose(base, mark));
            let dropped = found.and_then(|found| self.scope.permit(mark, found));
            marks.must_stay |= composed.is_none() && dropped.is_none();
            marks.composed = marks.composed.or(composed);
            marks.rest = following.as_str();
        }
        marks
    }
}

/// Returns the substitute for a character before `after`.
///
/// Before a Latin letter, the Greek letter `μ` is meant as the micro sign: `5 μg` becomes `5 ug`,
/// not `5 Mg`. It needs the groups of both: if the set lacks Greek, `μ` always stays.
fn substitute_before(character: char, after: &str, scope: &Scope) -> Option<Substitute> {
    if character == 'μ'
        && after
            .chars()
            .next()
            .is_some_and(|next| is_kept_latin(next, scope))
    {
        let mut micro_sign = Substitute::from_char('µ')?;
        micro_sign.group = micro_sign.group.with(Groups::GREEK);
        return Some(micro_sign);
    }
    Substitute::from_char(character)
}

/// Returns whether a character is a Latin letter that stays, or becomes another one with its marks.
fn is_kept_latin(character: char, scope: &Scope) -> bool {
    character.is_ascii_alphabetic()
        || (matches!(character, '\u{C0}'..='\u{24F}') && scope.keeps(character))
}

/// Returns whether a character with this substitute is a mark on the character before it.
fn is_mark(character: char, found: Option<Substitute>) -> bool {
    let is_dropped =
        found.is_some_and(|found| found.group == Groups::ACCENTS && found.text.is_empty());
    is_dropped || is_negating(character)
}

/// Returns whether the first character may be a mark on the character before it.
#[inline]
fn begins_with_mark(text: &str) -> bool {
    text.chars().next().is_some_and(can_be_mark)
}

/// Returns the length in bytes of the last character.
fn last_len(text: &str) -> usize {
    text.chars().next_back().map_or(0, char::len_utf8)
}

/// Returns the character of `text`, if it has exactly one.
fn single_char(text: &str) -> Option<char> {
    let mut characters = text.chars();
    let first = characters.next()?;
    characters.as_str().is_empty().then_some(first)
}

impl<'t> Iterator for Walk<'t> {
    type Item = WalkStep<'t>;

    fn next(&mut self) -> Option<WalkStep<'t>> {
        if let Some(step) = fast_path(|| self.next_kept()).flatten() {
            return Some(step);
        }
        let mut characters = self.rest.chars();
        let first = characters.next()?;
        let after = characters.as_str();
        if let Some(substitute) = self.scope.smart() {
            return Some(self.step(after, substitute(first)));
        }
        let is_start = mem::take(&mut self.is_start);
        let is_kept = self.scope.keeps(first);
        let found = if is_kept {
            None
        } else {
            substitute_before(first, after, &self.scope)
        };
        let is_mark = is_mark(first, found);
        if self.keep_marks && (is_mark || is_shaping(first)) {
            return Some(self.step(after, None));
        }
        let to = found.and_then(|found| self.scope.permit(first, found));
        self.keep_marks = !is_kept && to.is_none();
        let is_alone = !is_mark && !begins_with_mark(after);
        if is_alone || self.keep_marks || is_mark && !is_start {
            return Some(self.step(after, to));
        }
        // Marks at the start of a text follow no letter.
        let marks = if is_mark {
            self.marks(None, self.rest.chars())
        } else {
            let shown = if is_kept {
                Some(first)
            } else {
                to.and_then(single_char)
            };
            self.marks(shown.filter(|_| !is_greek(first)), characters)
        };
        if marks.must_stay {
            self.keep_marks = true;
            return Some(self.step(after, None));
        }
        match marks.composed {
            Some(_) => Some(self.step(marks.rest, marks.composed)),
            None => Some(self.step(after, to)),
        }
    }
}
