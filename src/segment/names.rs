//! Parsing names.

use core::fmt;
use core::str::FromStr;

use super::boundary::Boundary;
use crate::alphabet::find_by_name;

/// Parses `character` or `grapheme`, ignoring ASCII case. `grapheme` requires the `graphemes`
/// feature.
///
/// ```
/// assert_eq!("character".parse(), Ok(septet::Boundary::Character));
/// assert!("word".parse::<septet::Boundary>().is_err());
/// ```
impl FromStr for Boundary {
    type Err = ParseBoundaryError;

    fn from_str(name: &str) -> Result<Self, ParseBoundaryError> {
        let names = [
            (Self::Character.name(), Self::Character),
            #[cfg(feature = "graphemes")]
            (Self::Grapheme.name(), Self::Grapheme),
        ];
        find_by_name(name, &names).ok_or(ParseBoundaryError(()))
    }
}

/// The error returned when a string is not the name of a [`Boundary`].
///
/// ```
/// # #[cfg(feature = "graphemes")] {
/// let error = "word".parse::<septet::Boundary>().unwrap_err();
/// assert_eq!(error.to_string(), "unknown boundary, expected character or grapheme");
/// # }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub struct ParseBoundaryError(());

impl fmt::Display for ParseBoundaryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("unknown boundary, expected character")?;
        if cfg!(feature = "graphemes") {
            f.write_str(" or grapheme")?;
        }
        Ok(())
    }
}

impl core::error::Error for ParseBoundaryError {}
