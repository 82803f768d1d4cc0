//! Replacing characters if a policy allows it.

use super::replaced::{Changes, Replace};
use super::rewritten::Rewritten;
use super::scope::Scope;
use super::set::Groups;
use crate::alphabet::{CharSet, Encoding};
use crate::count::first_unmappable;
use crate::kernel::fast_path;
use crate::segment::{Measure, NearestTables, Segmenter};

/// When to replace characters.
///
/// Replacing alters the text, so by default it must save a segment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[non_exhaustive]
pub enum Policy {
    /// Never.
    Never,
    /// Only if the original text is not sent as GSM-7 and the new text is. The new text may take
    /// more segments: for example, `…` becomes three septets.
    IfFits,
    /// Only if the new text takes fewer segments. If the new text is UCS-2, a character is replaced
    /// only if its substitute takes fewer code units, for example if it is invisible; letters keep
    /// their marks.
    #[default]
    IfSaves,
    /// Always, even if the new text cannot be sent as GSM-7.
    Always,
}

/// The result of [`Segmenter::replace`].
///
/// Stores no text: [`characters`](Self::characters) yields the new text lazily.
#[derive(Clone, Debug)]
pub struct Replacement<'t> {
    replaced: Replace<'t>,
    before: Measure,
    after: Measure,
}

impl<'t> Replacement<'t> {
    pub(super) const fn new(replaced: Replace<'t>, before: Measure, after: Measure) -> Self {
        Self {
            replaced,
            before,
            after,
        }
    }

    pub(super) fn unchanged(text: &'t str, before: Measure) -> Self {
        Self::new(Replace::unchanged(text), before, before)
    }

    /// Returns the characters of the new text, which is the original text if nothing is replaced.
    ///
    /// ```
    /// use septet::{Segmenter, replace::{Groups, Policy}};
    /// let text = "“Yes” — ".repeat(10);
    /// let replacement = Segmenter::new().replace(&text, Groups::ALL, Policy::IfSaves);
    /// assert_eq!(replacement.characters().collect::<String>(), "\"Yes\" - ".repeat(10));
    /// ```
    #[must_use]
    pub fn characters(&self) -> Replace<'t> {
        self.replaced.clone()
    }

    /// Returns the changes in order.
    ///
    /// ```
    /// use septet::{Segmenter, replace::{Groups, Policy}};
    /// let replacement = Segmenter::new().replace("wait…", Groups::ALL, Policy::Always);
    /// let change = replacement.changes().next().unwrap();
    /// assert_eq!((change.byte_offset, change.from, change.to), (4, "…", "..."));
    /// ```
    #[must_use]
    pub fn changes(&self) -> Changes<'t> {
        self.replaced.changes()
    }

    /// Returns whether anything is replaced.
    ///
    /// ```
    /// use septet::{Segmenter, replace::{Groups, Policy}};
    /// // One segment before and after: nothing is saved.
    /// assert!(!Segmenter::new().replace("wait…", Groups::ALL, Policy::IfSaves).is_changed());
    /// ```
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.replaced.is_changed()
    }

    /// Returns the measure of the original text.
    ///
    /// ```
    /// use septet::{Segmenter, replace::{Groups, Policy}};
    /// let replacement = Segmenter::new().replace("wait…", Groups::ALL, Policy::Always);
    /// assert_eq!(replacement.before(), septet::measure("wait…"));
    /// ```
    #[must_use]
    pub const fn before(&self) -> Measure {
        self.before
    }

    /// Returns the measure of the new text.
    ///
    /// ```
    /// use septet::{Segmenter, replace::{Groups, Policy}};
    /// let replacement = Segmenter::new().replace("wait…", Groups::ALL, Policy::Always);
    /// assert_eq!(replacement.after(), septet::measure("wait..."));
    /// ```
    #[must_use]
    pub const fn after(&self) -> Measure {
        self.after
    }
}

impl Segmenter {
    /// Replaces the characters in `groups` if `policy` allows it.
    ///
    /// Except with [`Policy::Always`], only characters that rule out GSM-7 are replaced (see
    /// [`Explanation::unmappable`](crate::explain::Explanation::unmappable)), so characters of the
    /// nearest national tables stay. Every candidate text is measured under all rules.
    ///
    /// ```
    /// use septet::{Segmenter, replace::{Groups, Policy}};
    ///
    /// let text = "a".repeat(80) + "—";
    /// let replacement = Segmenter::new().replace(&text, Groups::ALL, Policy::IfSaves);
    /// assert_eq!(replacement.before().segments, 2);
    /// assert_eq!(replacement.after().segments, 1);
    ///
    /// // The emoji forces UCS-2, so replacing the dash would save nothing.
    /// let text = text + "😀";
    /// assert!(!Segmenter::new().replace(&text, Groups::ALL, Policy::IfSaves).is_changed());
    ///
    /// // Invisible characters also take code units in UCS-2.
    /// let text = "ש".repeat(69) + "\u{200F}\u{200F}";
    /// let replacement = Segmenter::new().replace(&text, Groups::SPACES, Policy::IfSaves);
    /// assert_eq!((replacement.before().segments, replacement.after().segments), (2, 1));
    /// ```
    #[must_use]
    pub fn replace(self, text: &str, groups: Groups, policy: Policy) -> Replacement<'_> {
        let before = self.measure(text);
        let unchanged = Replacement::unchanged(text, before);
        // If only GSM-7 is wanted, the measure is incomplete if the new text is sent as UCS-2.
        let replace = |scope, only_gsm7| {
            let replaced = Replace::new(text, scope);
            let rewritten = Rewritten::replaced(replaced.clone());
            let after = if only_gsm7 {
                rewritten.measure_if_gsm7(self)
            } else {
                rewritten.measure(self)
            };
            Replacement::new(replaced, before, after)
        };
        if policy == Policy::Never || self.has_default_codes(text, before) {
            return unchanged;
        }
        if policy == Policy::Always {
            return replace(Scope::all(groups), false);
        }
        if is_gsm7(before) {
            return unchanged;
        }
        let tables = NearestTables::new(text, self);
        if policy == Policy::IfFits {
            let replaced = replace(Scope::outside(tables, groups), true);
            return if is_gsm7(replaced.after) {
                replaced
            } else {
                unchanged
            };
        }
        // Prefer the smaller change, unless the larger change saves more segments.
        let mut best = unchanged;
        let scope = Scope::shorter(tables, groups);
        let can_shorten = fast_path(|| scope.can_shorten(text)).unwrap_or(true);
        if before.segments > 1 && can_shorten {
            let shorter = replace(scope, false);
            if shorter.after.segments < before.segments && shorter.after.unmappable == 0 {
                best = shorter;
            }
        }
        if best.after.segments > 1 {
            let replaced = replace(Scope::outside(tables, groups), true);
            if is_gsm7(replaced.after) && replaced.after.segments < best.after.segments {
                best = replaced;
            }
        }
        best
    }

    /// Returns whether every character has a code in the default tables, so that nothing can be
    /// replaced.
    fn has_default_codes(self, text: &str, measure: Measure) -> bool {
        let is_default = is_gsm7(measure);
        #[cfg(feature = "national")]
        let is_default =
            is_default && measure.locking_shift.is_none() && measure.single_shift.is_none();
        if is_default
            || (self.encoding.is_none() && self.excluded.is_empty() && self.is_without_languages())
        {
            return is_default;
        }
        first_unmappable(text, CharSet::EMPTY).is_none()
    }
}

/// Returns whether the text is sent as GSM-7.
pub(super) fn is_gsm7(measure: Measure) -> bool {
    measure.encoding == Encoding::Gsm7 && measure.unmappable == 0
}
