//! A replacement as its characters.

use super::policy::Replacement;
use super::replaced::Replace;

/// The characters, as [`Replacement::characters`].
///
/// ```
/// use septet::Segmenter;
/// use septet::replace::{Groups, Policy};
///
/// let replacement = Segmenter::new().replace("wait…", Groups::ALL, Policy::Always);
/// let mut text = String::new();
/// text.extend(replacement);
/// assert_eq!(text, "wait...");
/// ```
#[expect(clippy::into_iter_without_iter, reason = "the method is `characters`")]
impl<'t> IntoIterator for &Replacement<'t> {
    type Item = char;
    type IntoIter = Replace<'t>;

    fn into_iter(self) -> Replace<'t> {
        self.characters()
    }
}

/// The characters, as [`Replacement::characters`].
impl<'t> IntoIterator for Replacement<'t> {
    type Item = char;
    type IntoIter = Replace<'t>;

    fn into_iter(self) -> Replace<'t> {
        self.characters()
    }
}
