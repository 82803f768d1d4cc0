//! Errors in TPDUs.

use core::fmt;

use super::field::Field;
use crate::wire::ParseError;

/// An error in a TPDU, from [`Tpdu::parse`](crate::tpdu::Tpdu::parse) or
/// [`Pdu::parse`](crate::tpdu::Pdu::parse).
///
/// Offsets are in octets from the start of what was parsed, the SMSC address included. Only the
/// offset of `Hex` is in characters.
///
/// ```
/// use septet::tpdu::{Direction, Field, Tpdu, TpduError};
///
/// let error = Tpdu::parse(Direction::ToMobile, &[0x04, 0x0B, 0x91]).unwrap_err();
/// assert_eq!(error, TpduError::Truncated { field: Field::Address, offset: 3 });
/// assert_eq!(error.to_string(), "the octets end at offset 3, within the address");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[non_exhaustive]
pub enum TpduError {
    /// A character is not a hexadecimal digit, or the last octet has only one digit.
    Hex {
        /// The offset in characters.
        offset: usize,
    },
    /// The octets end before or within a field.
    Truncated {
        /// The field.
        field: Field,
        /// The number of octets.
        offset: usize,
    },
    /// The length of the SMSC address is neither 0 nor 2 to 11 octets; 24.011 §8.2.5.1.
    SmscLength {
        /// The length octet.
        length: u8,
    },
    /// The type (TP-MTI) is reserved in this direction; 23.040 §9.2.3.1.
    Type {
        /// The offset of the first octet of the TPDU.
        offset: usize,
        /// TP-MTI: 0 to 3.
        mti: u8,
    },
    /// An address is longer than 20 semi-octets; 23.040 §9.1.2.5.
    AddressLength {
        /// The offset of the length octet.
        offset: usize,
        /// The length octet.
        length: u8,
    },
    /// The user data is invalid.
    UserData {
        /// The offset of TP-UD.
        offset: usize,
        /// The error. Its own offset is from the start of TP-UD.
        error: ParseError,
    },
    /// Octets follow the last field.
    Trailing {
        /// The offset of the first of them.
        offset: usize,
    },
    /// The octets from this offset do not fit: 157 octets of command data (23.040 §9.2.2.4), or 256
    /// octets of hexadecimal digits.
    TooLong {
        /// The offset of the first octet that does not fit.
        offset: usize,
    },
}

impl TpduError {
    /// Returns the offset where the error begins: in characters for `Hex`, in octets otherwise.
    ///
    /// ```
    /// use septet::{ParseError, tpdu::TpduError};
    ///
    /// let error = ParseError::LengthMismatch { length: 5, needed: 5, octets: 4 };
    /// assert_eq!(TpduError::UserData { offset: 19, error }.offset(), 23);
    /// ```
    #[must_use]
    pub fn offset(self) -> usize {
        match self {
            Self::SmscLength { .. } => 0,
            Self::UserData { offset, error } => offset.saturating_add(error.offset()),
            Self::Hex { offset }
            | Self::Truncated { offset, .. }
            | Self::Type { offset, .. }
            | Self::AddressLength { offset, .. }
            | Self::Trailing { offset }
            | Self::TooLong { offset } => offset,
        }
    }

    /// Returns a name for the kind of error, for logs and JSON.
    ///
    /// ```
    /// assert_eq!(septet::tpdu::TpduError::Trailing { offset: 27 }.kind(), "trailing");
    /// ```
    #[must_use]
    pub const fn kind(self) -> &'static str {
        match self {
            Self::Hex { .. } => "hex",
            Self::Truncated { .. } => "truncated",
            Self::SmscLength { .. } => "smsc-length",
            Self::Type { .. } => "type",
            Self::AddressLength { .. } => "address-length",
            Self::UserData { .. } => "user-data",
            Self::Trailing { .. } => "trailing",
            Self::TooLong { .. } => "too-long",
        }
    }
}

impl fmt::Display for TpduError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Hex { offset } => {
                write!(
                    f,
                    "expected two hexadecimal digits per octet at offset {offset}"
                )
            }
            Self::Truncated { field, offset } => {
                write!(f, "the octets end at offset {offset}, within {field}")
            }
            Self::SmscLength { length } => write!(
                f,
                "the SMSC address at offset 0 has length {length}, expected 0 or 2 to 11 octets; \
                 the TPDU may have no SMSC address"
            ),
            Self::Type { offset, mti } => write!(
                f,
                "type {mti} at offset {offset} is reserved in this direction"
            ),
            Self::AddressLength { offset, length } => write!(
                f,
                "the address at offset {offset} has length {length}, expected at most 20 semi-octets"
            ),
            Self::UserData { offset, error } => {
                write!(f, "user data at offset {offset}: {error}")
            }
            Self::Trailing { offset } => {
                write!(f, "octets from offset {offset} follow the last field")
            }
            Self::TooLong { offset } => {
                write!(f, "the octets from offset {offset} do not fit")
            }
        }
    }
}

impl core::error::Error for TpduError {}
