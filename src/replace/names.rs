//! `FromStr` implementations.

use core::fmt;
use core::str::FromStr;

use super::policy::Policy;
use crate::alphabet::find_by_name;

/// Parses `never`, `fit`, `save` or `always`, ignoring ASCII case.
///
/// ```
/// use septet::replace::Policy;
///
/// assert_eq!("save".parse(), Ok(Policy::IfSaves));
/// assert!("sometimes".parse::<Policy>().is_err());
/// ```
impl FromStr for Policy {
    type Err = ParsePolicyError;

    fn from_str(name: &str) -> Result<Self, ParsePolicyError> {
        let all = [Self::Never, Self::IfFits, Self::IfSaves, Self::Always];
        find_by_name(name, &all.map(|policy| (policy.name(), policy))).ok_or(ParsePolicyError(()))
    }
}

/// The error returned when a string is not the name of a [`Policy`].
///
/// ```
/// let error = "sometimes".parse::<septet::replace::Policy>().unwrap_err();
/// assert_eq!(error.to_string(), "unknown policy, expected never, fit, save or always");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub struct ParsePolicyError(());

impl fmt::Display for ParsePolicyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("unknown policy, expected never, fit, save or always")
    }
}

impl core::error::Error for ParsePolicyError {}
