//! A text with characters replaced, and what has changed in it.

use core::iter::FusedIterator;
use core::str::Chars;

use super::set::Groups;
use super::walk::{Step, Steps};
use crate::segment::Position;

impl Groups {
    /// The text with every character of these groups replaced by characters of the GSM
    /// 7-bit default alphabet and its extension table, lazily.
    ///
    /// What is in that alphabet stays as it is, and so does what nothing stands for: to
    /// replace does not mean that the text fits into GSM-7. Where it does not, all of it is
    /// sent in UCS-2, and replacing may have been in vain.
    ///
    /// With [`Groups::ACCENTS`] a letter and the combining marks behind it are read as one
    /// letter: what they make if it is in the alphabet, and else the letter alone. Marks
    /// behind a character that stays outside of the alphabet stay with it: Cyrillic `й`
    /// written as two characters does not become `и`.
    ///
    /// To replace again changes nothing.
    ///
    /// # How long it gets
    ///
    /// In octets of UTF-8 at most half as long again: `text.len() + text.len() / 2`.
    ///
    /// ```
    /// use septet::replace::Groups;
    ///
    /// let replaced = Groups::ALL.replace("“Übung” – 5 × e\u{301}…");
    /// assert_eq!(replaced.clone().collect::<String>(), "\"Übung\" - 5 x é...");
    /// assert_eq!(replaced.changes().count(), 6);
    /// ```
    #[must_use]
    pub fn replace(self, text: &str) -> Replace<'_> {
        Replace {
            text,
            groups: self,
            steps: Steps::new(text, self),
            pending: "".chars(),
        }
    }
}

/// The characters of a text in which some were replaced, from [`Groups::replace`].
#[derive(Clone, Debug)]
pub struct Replace<'t> {
    text: &'t str,
    groups: Groups,
    steps: Steps<'t>,
    pending: Chars<'static>,
}

impl<'t> Replace<'t> {
    /// What was replaced in the text, in order: all of it, however many characters have
    /// been taken already.
    ///
    /// ```
    /// use septet::replace::Groups;
    ///
    /// let replaced = Groups::ALL.replace("naïve…");
    /// let changes: Vec<_> = replaced
    ///     .changes()
    ///     .map(|change| (change.byte_offset, change.from, change.to))
    ///     .collect();
    /// assert_eq!(changes, [(2, "ï", "i"), (6, "…", "...")]);
    /// ```
    #[must_use]
    pub fn changes(&self) -> Changes<'t> {
        Changes {
            steps: Steps::new(self.text, self.groups),
            next: Position::START,
        }
    }

    /// Whether anything was replaced.
    ///
    /// ```
    /// use septet::replace::Groups;
    ///
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
            let Step { from, to } = self.steps.next()?;
            match to {
                None => return from.chars().next(),
                Some(to) => self.pending = to.chars(),
            }
        }
    }

    /// All that is still to come may be dropped, or be half as long again.
    fn size_hint(&self) -> (usize, Option<usize>) {
        let (least, most) = self.pending.size_hint();
        let rest = self.steps.rest().len();
        let longest = rest.checked_add(rest / 2);
        let most = most.and_then(|pending| pending.checked_add(longest?));
        (least, most)
    }
}

impl FusedIterator for Replace<'_> {}

/// What was replaced in a text, in order, from [`Replace::changes`].
#[derive(Clone, Debug)]
pub struct Changes<'t> {
    steps: Steps<'t>,
    next: Position,
}

/// A place of a text where something was replaced.
///
/// It is one character; or a letter and all combining marks behind it, where they make a
/// letter of the alphabet. Marks that make none are changes of their own, one for each.
///
/// ```
/// use septet::replace::{Change, Groups};
///
/// let changes: Vec<_> = Groups::ALL.replace("😀 u\u{308}\u{301}").changes().collect();
/// let expected = Change { byte_offset: 5, utf16_offset: 3, from: "u\u{308}\u{301}", to: "ü" };
/// assert_eq!(changes, [expected]);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Change<'t> {
    /// Where it begins, in octets of UTF-8 from the start of the text.
    pub byte_offset: usize,
    /// Where it begins, in code units of UTF-16 from the start of the text.
    pub utf16_offset: usize,
    /// What stood there.
    pub from: &'t str,
    /// What stands in its place; empty where it was dropped.
    pub to: &'static str,
}

impl<'t> Iterator for Changes<'t> {
    type Item = Change<'t>;

    fn next(&mut self) -> Option<Change<'t>> {
        loop {
            let Step { from, to } = self.steps.next()?;
            let position = self.next;
            let code_units = from.chars().map(char::len_utf16).sum();
            self.next = position.after(from, code_units);
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
        (0, Some(self.steps.rest().len()))
    }
}

impl FusedIterator for Changes<'_> {}
