//! Errors in numbers and names.

use core::fmt;

/// An error from [`Address::new`](crate::tpdu::Address::new) or
/// [`Address::alphanumeric`](crate::tpdu::Address::alphanumeric).
///
/// Offsets are in bytes from the start of the string.
///
/// ```
/// use septet::tpdu::{Address, AddressError};
///
/// let error = Address::new("+1 555").unwrap_err();
/// assert_eq!(error, AddressError::Character { offset: 2, character: ' ' });
/// assert_eq!(error.to_string(), "character U+0020 at offset 2 is not allowed in an address");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[non_exhaustive]
pub enum AddressError {
    /// There is no digit, or no character.
    Empty,
    /// The number has more than 20 digits, or the name more than 11 septets.
    TooLong {
        /// The offset of the first character that does not fit.
        offset: usize,
    },
    /// The character is not a digit, or has no code in the default alphabet.
    Character {
        /// The offset of the character.
        offset: usize,
        /// The character.
        character: char,
    },
}

impl AddressError {
    /// Returns the offset where the error begins, in bytes.
    ///
    /// ```
    /// assert_eq!(septet::tpdu::AddressError::TooLong { offset: 21 }.offset(), 21);
    /// ```
    #[must_use]
    pub const fn offset(self) -> usize {
        match self {
            Self::Empty => 0,
            Self::TooLong { offset } | Self::Character { offset, .. } => offset,
        }
    }
}

impl fmt::Display for AddressError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("the address is empty"),
            Self::TooLong { offset } => write!(
                f,
                "the address is too long from offset {offset}: at most 20 digits or 11 septets"
            ),
            Self::Character { offset, character } => write!(
                f,
                "character U+{:04X} at offset {offset} is not allowed in an address",
                u32::from(*character)
            ),
        }
    }
}

impl core::error::Error for AddressError {}
