//! Replacement where it pays.

use super::replaced::{Changes, Replace};
use super::rewritten::Rewritten;
use super::set::Groups;
use crate::alphabet::{CharSet, Encoding};
use crate::count::{first_unmappable, is_unmappable};
use crate::segment::{Boundary, Measure, Segmenter, measure_characters};

/// When characters are replaced. A replacement damages the text, so it ought to buy something.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Policy {
    /// Never.
    Never,
    /// Only if the text does not fit GSM-7 as it is, and does afterwards. It can take more
    /// segments then: `…` becomes three septets.
    IfFits,
    /// Only if the text fits GSM-7 afterwards and takes fewer segments.
    #[default]
    IfSaves,
    /// Whatever can be replaced is; what cannot stays, and with it UCS-2.
    Always,
}

/// A text with the replacements that were decided on, from [`Segmenter::replace`].
///
/// Nothing is written down: the characters come one by one. They are those of the text itself
/// where nothing is replaced.
#[derive(Clone, Debug)]
pub struct Replacement<'t> {
    replaced: Replace<'t>,
    before: Measure,
    after: Option<Measure>,
}

impl<'t> Replacement<'t> {
    /// The characters, to be written where the caller wants them.
    ///
    /// ```
    /// use septet::replace::{Groups, Policy};
    /// use septet::Segmenter;
    ///
    /// let text = "“Yes” — ".repeat(10);
    /// let replacement = Segmenter::new().replace(&text, Groups::ALL, Policy::IfSaves);
    /// assert_eq!(replacement.characters().collect::<String>(), "\"Yes\" - ".repeat(10));
    /// ```
    #[must_use]
    pub fn characters(&self) -> Replace<'t> {
        self.replaced.clone()
    }

    /// What is replaced, and by what; nothing where the text stays as it is.
    ///
    /// ```
    /// use septet::replace::{Groups, Policy};
    /// use septet::Segmenter;
    ///
    /// let replacement = Segmenter::new().replace("wait…", Groups::ALL, Policy::Always);
    /// let change = replacement.changes().next().unwrap();
    /// assert_eq!((change.byte_offset, change.from, change.to), (4, "…", "..."));
    /// ```
    #[must_use]
    pub fn changes(&self) -> Changes<'t> {
        self.replaced.changes()
    }

    /// Whether anything is replaced.
    ///
    /// ```
    /// use septet::replace::{Groups, Policy};
    /// use septet::Segmenter;
    ///
    /// // One segment before, one after: nothing is won.
    /// assert!(!Segmenter::new().replace("wait…", Groups::ALL, Policy::IfSaves).is_changed());
    /// ```
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.replaced.is_changed()
    }

    /// What the text costs as it is.
    ///
    /// ```
    /// use septet::replace::{Groups, Policy};
    /// use septet::Segmenter;
    ///
    /// let replacement = Segmenter::new().replace("wait…", Groups::ALL, Policy::Always);
    /// assert_eq!(replacement.before(), septet::measure("wait…"));
    /// ```
    #[must_use]
    pub const fn before(&self) -> Measure {
        self.before
    }

    /// What [`Replacement::characters`] cost. `None` if they are still UCS-2 and clusters are
    /// kept whole: write them down, and measure them.
    ///
    /// ```
    /// use septet::replace::{Groups, Policy};
    /// use septet::Segmenter;
    ///
    /// let replacement = Segmenter::new().replace("wait…", Groups::ALL, Policy::Always);
    /// assert_eq!(replacement.after(), Some(septet::measure("wait...")));
    /// ```
    #[must_use]
    pub const fn after(&self) -> Option<Measure> {
        self.after
    }
}

impl Segmenter {
    /// A text with those of its characters replaced that these groups name, if the policy
    /// has it so. Two passes at most are made to decide.
    ///
    /// Characters that national tables hold already are replaced by [`Policy::Always`] only.
    /// Where UCS-2 is asked for, nothing can be won, and [`Policy::IfFits`] and [`Policy::IfSaves`]
    /// leave every text as it is.
    ///
    /// ```
    /// use septet::replace::{Groups, Policy};
    /// use septet::Segmenter;
    ///
    /// let text = "a".repeat(80) + "—";
    /// let replacement = Segmenter::new().replace(&text, Groups::ALL, Policy::IfSaves);
    /// assert_eq!(replacement.before().segments, 2);
    /// assert_eq!(replacement.after().unwrap().segments, 1);
    ///
    /// // An emoji stays, and so does UCS-2: nothing is replaced in vain.
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
        // What has a code is never replaced by itself.
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
        let is_vain = self.forced == Some(Encoding::Ucs2) && policy != Policy::Always;
        if !is_wanted || is_vain {
            return unchanged();
        }
        Replacement {
            replaced,
            before,
            after,
        }
    }
}
