//! Replacing characters if a policy allows it.

use super::replaced::{Changes, Replace};
use super::rewritten::Rewritten;
use super::set::Groups;
use crate::alphabet::{CharSet, Encoding};
use crate::count::{first_unmappable, is_unmappable};
use crate::segment::{Boundary, Measure, Segmenter, measure_characters};

/// When to replace characters.
///
/// Replacing alters the text, so by default it must save a segment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[non_exhaustive]
pub enum Policy {
    /// Never.
    Never,
    /// Only if the original text does not fit GSM-7 and the new text does. The new text may take
    /// more segments: for example, `…` becomes three septets.
    IfFits,
    /// Only if the new text fits GSM-7 and takes fewer segments.
    #[default]
    IfSaves,
    /// Always, even if the new text does not fit GSM-7.
    Always,
}

/// The result of [`Segmenter::replace`].
///
/// Stores no text: [`characters`](Self::characters) yields the new text lazily.
#[derive(Clone, Debug)]
pub struct Replacement<'t> {
    replaced: Replace<'t>,
    before: Measure,
    after: Option<Measure>,
}

impl<'t> Replacement<'t> {
    /// Returns the characters of the new text, which is the original one if nothing is replaced.
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
    /// // One segment before, one after: nothing is saved.
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
    /// Returns `None` if the new text does not fit GSM-7 and clusters are kept whole. In that case,
    /// collect the characters and measure the result.
    ///
    /// ```
    /// use septet::{Segmenter, replace::{Groups, Policy}};
    /// let replacement = Segmenter::new().replace("wait…", Groups::ALL, Policy::Always);
    /// assert_eq!(replacement.after(), Some(septet::measure("wait...")));
    /// ```
    #[must_use]
    pub const fn after(&self) -> Option<Measure> {
        self.after
    }
}

impl Segmenter {
    /// Replaces the characters in `groups` if `policy` allows it.
    ///
    /// [`Policy::IfFits`] leaves text unchanged if national tables are chosen for it. If UCS-2 is
    /// forced, [`Policy::IfFits`] and [`Policy::IfSaves`] leave every text unchanged.
    ///
    /// ```
    /// use septet::{Segmenter, replace::{Groups, Policy}};
    ///
    /// let text = "a".repeat(80) + "—";
    /// let replacement = Segmenter::new().replace(&text, Groups::ALL, Policy::IfSaves);
    /// assert_eq!(replacement.before().segments, 2);
    /// assert_eq!(replacement.after().unwrap().segments, 1);
    ///
    /// // The emoji forces UCS-2, so replacing the dash would save nothing.
    /// let text = text + "😀";
    /// assert!(!Segmenter::new().replace(&text, Groups::ALL, Policy::IfSaves).is_changed());
    /// ```
    #[must_use]
    pub fn replace(self, text: &str, groups: Groups, policy: Policy) -> Replacement<'_> {
        let before = self.measure(text);
        let replaced = groups.replace(text);
        let unchanged = || Replacement {
            replaced: Groups::NONE.replace(text),
            before,
            after: Some(before),
        };
        // If every character has a code, nothing can be replaced.
        if policy == Policy::Never || first_unmappable(text, CharSet::EMPTY).is_none() {
            return unchanged();
        }
        let fits = !replaced
            .clone()
            .any(|one| is_unmappable(one, &self.excluded));
        let after = if fits || self.boundary == Boundary::Character {
            let replaced = Rewritten::replaced(replaced.clone());
            Some(measure_characters(&replaced, self))
        } else {
            None
        };
        let is_wanted = match (policy, after) {
            (Policy::Always, _) => true,
            (Policy::IfFits, _) => {
                fits && (before.encoding == Encoding::Ucs2 || before.unmappable > 0)
            }
            (Policy::IfSaves, Some(after)) => fits && after.segments < before.segments,
            (Policy::Never | Policy::IfSaves, _) => false,
        };
        let is_useless = self.encoding == Some(Encoding::Ucs2) && policy != Policy::Always;
        if !is_wanted || is_useless {
            return unchanged();
        }
        Replacement {
            replaced,
            before,
            after,
        }
    }
}
