//! How values of this layer are shown.

use core::fmt::{self, Write};

use super::policy::{Policy, Replacement};
use super::replaced::Replace;

impl Policy {
    /// The name that [`Policy`] displays as, and is read from.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Never => "never",
            Self::IfFits => "fit",
            Self::IfSaves => "save",
            Self::Always => "always",
        }
    }
}

/// Shows `never`, `fit`, `save` or `always`, as the option of the command is given.
impl fmt::Display for Policy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// Shows the remaining characters; the iterator does not advance.
///
/// ```
/// use septet::replace::Groups;
///
/// assert_eq!(Groups::ALL.replace("“naïve”").to_string(), "\"naive\"");
/// ```
impl fmt::Display for Replace<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.clone()
            .try_for_each(|character| f.write_char(character))
    }
}

/// Shows the text with its replacements.
///
/// ```
/// use septet::Segmenter;
/// use septet::replace::{Groups, Policy};
///
/// let replacement = Segmenter::new().replace("wait…", Groups::ALL, Policy::Always);
/// assert_eq!(replacement.to_string(), "wait...");
/// ```
impl fmt::Display for Replacement<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.characters().fmt(f)
    }
}
