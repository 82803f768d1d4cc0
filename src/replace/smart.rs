//! Replacing characters as a provider's smart encoding does.

use super::policy::{Replacement, is_gsm7};
use super::replaced::Replace;
use super::rewritten::Rewritten;
use super::scope::Scope;
use super::smart_encoding::{SmartCondition, SmartEncoding};
use crate::segment::Segmenter;

impl Segmenter {
    /// Replaces characters as a provider's smart encoding does.
    ///
    /// ```
    /// use septet::{Segmenter, replace::SmartEncoding};
    ///
    /// let text = "“Yes” — ".repeat(10);
    /// let replacement = Segmenter::new().apply_smart_encoding(&text, SmartEncoding::TWILIO);
    /// assert_eq!((replacement.before().segments, replacement.after().segments), (2, 1));
    /// assert_eq!(replacement.to_string(), "\"Yes\" - ".repeat(10));
    ///
    /// // All or nothing: the emoji remains.
    /// let replacement = Segmenter::new().apply_smart_encoding("“😀”", SmartEncoding::BIRD);
    /// assert!(!replacement.is_changed());
    /// ```
    #[must_use]
    pub fn apply_smart_encoding(self, text: &str, smart: SmartEncoding) -> Replacement<'_> {
        let replaced = Replace::new(text, Scope::new_smart(smart));
        let before = self.measure(text);
        let after = Rewritten::replaced(replaced.clone()).measure(self);
        let applies = match smart.condition() {
            SmartCondition::Always => true,
            SmartCondition::AllOrNothing => is_gsm7(after),
            SmartCondition::SeveralSegments => before.segments > 1,
        };
        if applies {
            Replacement::new(replaced, before, after)
        } else {
            Replacement::unchanged(text, before)
        }
    }
}
