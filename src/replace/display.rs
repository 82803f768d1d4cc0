//! `Display` implementations.

use core::fmt;

use super::policy::{Policy, Replacement};
use super::replaced::Replace;

impl Policy {
    /// Returns the name used by `Display` and `FromStr`.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Never => "never",
            Self::IfFits => "fit",
            Self::IfSaves => "save",
            Self::Always => "always",
        }
    }
}

/// Writes `never`, `fit`, `save` or `always`, which are the CLI's option values.
impl fmt::Display for Policy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// Writes the remaining characters without advancing the iterator.
///
/// ```
/// # use septet::replace::Groups;
/// assert_eq!(Groups::ALL.replace("“naïve”").to_string(), "\"naive\"");
/// ```
impl fmt::Display for Replace<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rest = self.clone();
        while let Some(text) = rest.next_text() {
            f.write_str(text)?;
        }
        Ok(())
    }
}

/// Writes the new text.
///
/// ```
/// use septet::{Segmenter, replace::{Groups, Policy}};
///
/// let replacement = Segmenter::new().replace("wait…", Groups::ALL, Policy::Always);
/// assert_eq!(replacement.to_string(), "wait...");
/// ```
impl fmt::Display for Replacement<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.characters().fmt(f)
    }
}
