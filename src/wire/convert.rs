//! Conversions between the types of this module and other types.

use core::fmt;

use super::concatenation::ReferenceWidth;
use super::data_coding::DataCoding;
use super::element::{Elements, InformationElement};
use super::extras::HeaderExtras;
use super::header::Header;
use super::user_data::UserData;
use crate::alphabet::Encoding;

/// Converts a number of bits: 8 or 16.
///
/// ```
/// use septet::ReferenceWidth;
///
/// assert_eq!(ReferenceWidth::try_from(16), Ok(ReferenceWidth::Bits16));
/// assert!(ReferenceWidth::try_from(12).is_err());
/// ```
impl TryFrom<u8> for ReferenceWidth {
    type Error = ReferenceWidthError;

    fn try_from(bits: u8) -> Result<Self, ReferenceWidthError> {
        match bits {
            8 => Ok(Self::Bits8),
            16 => Ok(Self::Bits16),
            _ => Err(ReferenceWidthError { bits }),
        }
    }
}

/// Returns the number of bits: 8 or 16.
impl From<ReferenceWidth> for u8 {
    fn from(width: ReferenceWidth) -> Self {
        match width {
            ReferenceWidth::Bits8 => 8,
            ReferenceWidth::Bits16 => 16,
        }
    }
}

/// A reference width that is neither 8 nor 16 bits.
///
/// ```
/// let error = septet::ReferenceWidth::try_from(12).unwrap_err();
/// assert_eq!(error.to_string(), "reference width is 12 bits, expected 8 or 16");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[non_exhaustive]
pub struct ReferenceWidthError {
    /// The number of bits.
    pub bits: u8,
}

impl fmt::Display for ReferenceWidthError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { bits } = self;
        write!(f, "reference width is {bits} bits, expected 8 or 16")
    }
}

impl core::error::Error for ReferenceWidthError {}

impl From<DataCoding> for u8 {
    fn from(data_coding: DataCoding) -> Self {
        data_coding.octet()
    }
}

/// Creates a data coding scheme from [`Encoding::tp_dcs`].
///
/// ```
/// use septet::{Encoding, wire::DataCoding};
///
/// assert_eq!(DataCoding::from(Encoding::Ucs2), DataCoding::new(0x08));
/// ```
impl From<Encoding> for DataCoding {
    fn from(encoding: Encoding) -> Self {
        Self::new(encoding.tp_dcs())
    }
}

impl AsRef<[u8]> for UserData {
    fn as_ref(&self) -> &[u8] {
        self.octets()
    }
}

impl AsRef<[u8]> for HeaderExtras {
    fn as_ref(&self) -> &[u8] {
        self.octets()
    }
}

/// Iterates over [`Header::elements`].
///
/// ```
/// let text = "a".repeat(161);
/// let first = septet::split(&text)?.next().unwrap().encode(0x42);
/// for element in first.header().unwrap() {
///     assert_eq!((element.identifier, element.data), (0x00, &[0x42, 2, 1][..]));
/// }
/// # Ok::<(), septet::SplitError>(())
/// ```
impl<'d> IntoIterator for Header<'d> {
    type Item = InformationElement<'d>;
    type IntoIter = Elements<'d>;

    fn into_iter(self) -> Elements<'d> {
        self.elements()
    }
}
