//! Replaced text and the list of changes.

use core::iter::FusedIterator;
use core::mem;
use core::str::Chars;

use super::scope::Scope;
use super::set::Groups;
use super::walk::{Walk, WalkStep};
use crate::kernel::count_code_units;
use crate::segment::Position;

impl Groups {
    /// Lazily replaces every character in these groups, even if this saves no segment.
    ///
    /// Characters without a substitute stay. If one of them is outside the GSM 7-bit default
    /// alphabet, the whole text is still sent as UCS-2, and the replacements may save nothing.
    ///
    /// With [`Groups::ACCENTS`], a letter and the combining marks after it become the composed
    /// letter if the alphabet has it, otherwise the letter alone. Canonically equivalent texts are
    /// replaced in the same way. A letter and its marks are replaced as a whole or not at all:
    /// Cyrillic `й` written as two characters does not become `и`, and `≤` with U+0338 does not
    /// become `<=`. Joiners, variation selectors and tags stay if they follow a character that is
    /// outside the alphabet and stays, so that emoji remain whole.
    ///
    /// The result has at most `text.len() + text.len() / 2` bytes. Applying the same groups again
    /// changes nothing.
    ///
    /// ```
    /// let replaced = septet::replace::Groups::ALL.replace("“Übung” – 5 × e\u{301}…");
    /// assert_eq!(replaced.clone().collect::<String>(), "\"Übung\" - 5 x é...");
    /// assert_eq!(replaced.changes().count(), 6);
    /// ```
    #[must_use]
    pub fn replace(self, text: &str) -> Replace<'_> {
        Replace::new(text, Scope::all(self))
    }
}

/// The characters of a text after replacement, from [`Groups::replace`].
#[derive(Clone, Debug)]
pub struct Replace<'t> {
    text: &'t str,
    walk: Walk<'t>,
    /// Characters that `walk` has passed.
    pending: Chars<'t>,
}

impl<'t> Replace<'t> {
    pub(super) fn new(text: &'t str, scope: Scope) -> Self {
        Self {
            text,
            walk: Walk::new(text, scope),
            pending: "".chars(),
        }
    }

    /// Yields the text itself, without looking at its characters.
    pub(super) fn unchanged(text: &'t str) -> Self {
        Self {
            pending: text.chars(),
            ..Self::new("", Scope::all(Groups::NONE))
        }
    }

    /// Returns the next characters, of which there is at least one unless `None`.
    pub(super) fn next_text(&mut self) -> Option<&'t str> {
        loop {
            let pending = mem::replace(&mut self.pending, "".chars()).as_str();
            if !pending.is_empty() {
                return Some(pending);
            }
            self.pending = self.walk.next()?.text().chars();
        }
    }

    /// Returns all changes in order, including changes that the iterator has already passed.
    ///
    /// ```
    /// let replaced = septet::replace::Groups::ALL.replace("naïve…");
    /// let changes = replaced.changes().map(|change| (change.byte_offset, change.from, change.to));
    /// assert!(changes.eq([(2, "ï", "i"), (6, "…", "...")]));
    /// ```
    #[must_use]
    pub fn changes(&self) -> Changes<'t> {
        Changes {
            walk: Walk::new(self.text, self.walk.scope()),
            next: Position::START,
        }
    }

    /// Returns whether anything was replaced.
    ///
    /// ```
    /// # use septet::replace::Groups;
    /// assert!(Groups::ALL.replace("“hi”").is_changed());
    /// assert!(!Groups::ALL.replace("hi").is_changed());
    /// ```
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.changes().next().is_some()
    }
}

impl Iterator for Replace<'_> {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        loop {
            if let Some(character) = self.pending.next() {
                return Some(character);
            }
            self.pending = self.walk.next()?.text().chars();
        }
    }

    fn fold<B, F: FnMut(B, char) -> B>(self, first: B, mut function: F) -> B {
        let folded = self.pending.fold(first, &mut function);
        self.walk.fold(folded, |folded, step| {
            step.text().chars().fold(folded, &mut function)
        })
    }

    /// The remaining text may be dropped entirely or grow: by half, or with a smart encoding, which
    /// can replace a tab with seven spaces, to seven times its length.
    fn size_hint(&self) -> (usize, Option<usize>) {
        let (least, most) = self.pending.size_hint();
        let rest = self.walk.rest().len();
        let longest = if self.walk.scope().smart().is_some() {
            rest.checked_mul(7)
        } else {
            rest.checked_add(rest / 2)
        };
        let most = most.and_then(|pending| pending.checked_add(longest?));
        (least, most)
    }
}

impl FusedIterator for Replace<'_> {}

/// The changes in a text, in order, from [`Replace::changes`].
#[derive(Clone, Debug)]
pub struct Changes<'t> {
    walk: Walk<'t>,
    next: Position,
}

/// One change to a text.
///
/// A change replaces one character, or a letter and all combining marks after it if the letter
/// composes with one of them. Otherwise each dropped mark is a separate change.
///
/// ```
/// use septet::replace::{Change, Groups};
///
/// let changes: Vec<_> = Groups::ALL.replace("😀 u\u{308}\u{301}").changes().collect();
/// let expected = Change { byte_offset: 5, utf16_offset: 3, from: "u\u{308}\u{301}", to: "ü" };
/// assert_eq!(changes, [expected]);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Change<'t> {
    /// The byte offset in the original text.
    #[cfg_attr(feature = "serde", serde(rename = "offset"))]
    pub byte_offset: usize,
    /// The offset in UTF-16 code units in the original text.
    pub utf16_offset: usize,
    /// The original characters.
    pub from: &'t str,
    /// The new characters; empty if the original characters are dropped.
    pub to: &'static str,
}

impl<'t> Iterator for Changes<'t> {
    type Item = Change<'t>;

    fn next(&mut self) -> Option<Change<'t>> {
        loop {
            let WalkStep { from, to } = self.walk.next()?;
            let position = self.next;
            self.next = position.after(from, count_code_units(from.as_bytes()));
            if let Some(to) = to {
                return Some(Change {
                    byte_offset: position.byte,
                    utf16_offset: position.utf16,
                    from,
                    to,
                });
            }
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, Some(self.walk.rest().len()))
    }
}

impl FusedIterator for Changes<'_> {}
