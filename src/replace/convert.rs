//! `IntoIterator` for replacements.

use super::policy::Replacement;
use super::replaced::Replace;

/// Iterates over the characters of the new text, like [`Replacement::characters`].
///
/// ```
/// use septet::{Segmenter, replace::{Groups, Policy}};
///
/// let replacement = Segmenter::new().replace("wait…", Groups::ALL, Policy::Always);
/// assert_eq!(String::from_iter(&replacement), "wait...");
/// ```
#[expect(clippy::into_iter_without_iter, reason = "the method is `characters`")]
impl<'t> IntoIterator for &Replacement<'t> {
    type Item = char;
    type IntoIter = Replace<'t>;

    fn into_iter(self) -> Replace<'t> {
        self.characters()
    }
}

/// Iterates over the characters of the new text, like [`Replacement::characters`].
impl<'t> IntoIterator for Replacement<'t> {
    type Item = char;
    type IntoIter = Replace<'t>;

    fn into_iter(self) -> Replace<'t> {
        self.characters()
    }
}
