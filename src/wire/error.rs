//! Errors in received octets.

use core::fmt;

use super::identifier::data_length;
use super::packing::{MAX_OCTETS, octet_index};

/// An error in received octets, from [`UserData::parse`](crate::UserData::parse).
///
/// Offsets are in octets from the start of the user data.
///
/// ```
/// use septet::{ParseError, UserData, wire::Fields};
///
/// // Five septets take five octets, but there are only four.
/// let fields = Fields { tp_dcs: 0x00, tp_udhi: false, tp_udl: 5 };
/// let error = UserData::parse(fields, &[0xC8, 0x32, 0x9B, 0xFD]).unwrap_err();
/// assert_eq!(error, ParseError::LengthMismatch { length: 5, needed: 5, octets: 4 });
/// assert_eq!(error.to_string(), "a user data length of 5 takes 5 octets, found 4");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[non_exhaustive]
pub enum ParseError {
    /// The user data is longer than 140 octets; 23.040 §9.2.3.24.
    TooLong {
        /// The number of octets after packing.
        octets: usize,
    },
    /// TP-UDL does not match the number of octets; 23.040 §9.2.3.16.
    LengthMismatch {
        /// TP-UDL: septets for GSM 7-bit text, octets for everything else.
        length: u8,
        /// The number of octets that this length requires.
        needed: usize,
        /// The number of octets found.
        octets: usize,
    },
    /// The header is longer than the data, or a separate header does not match its length octet;
    /// 23.040 §9.2.3.24.
    HeaderLength {
        /// The length of the header in octets, according to its length octet.
        needed: usize,
        /// The number of octets found.
        octets: usize,
    },
    /// TP-UDL is too short for the header and its fill bits; 23.040 §9.2.3.24.
    MissingFillBits {
        /// TP-UDL, in septets.
        length: u8,
        /// The length of the header in septets, including its fill bits.
        needed: usize,
    },
    /// An information element is longer than the rest of the header; 23.040 §9.2.3.24.
    TruncatedElement {
        /// The offset of the element.
        offset: usize,
        /// The identifier (IEI).
        identifier: u8,
    },
    /// The data of a concatenation element (3 or 4 octets) or a national shift element (1 octet)
    /// has the wrong length; 23.040 §9.2.3.24.1, .8, .15 and .16.
    ElementLength {
        /// The offset of the element.
        offset: usize,
        /// The identifier (IEI).
        identifier: u8,
        /// The length of the data (IEDL).
        length: u8,
    },
    /// A concatenation element has total 0, sequence 0, or a sequence above the total; 23.040
    /// §9.2.3.24.1.
    InvalidPart {
        /// The offset of the element.
        offset: usize,
        /// The sequence number.
        sequence: u8,
        /// The number of segments in the message.
        total: u8,
    },
    /// An octet is above 0x7F where one septet per octet is expected.
    NotASeptet {
        /// The offset of the octet.
        offset: usize,
        /// The octet.
        octet: u8,
    },
}

impl ParseError {
    /// Returns the offset of the octet where the error begins.
    ///
    /// For `TooLong` and `LengthMismatch`, this is the first missing or extra octet.
    ///
    /// ```
    /// let error = septet::ParseError::LengthMismatch { length: 5, needed: 5, octets: 4 };
    /// assert_eq!(error.offset(), 4);
    /// ```
    #[must_use]
    pub fn offset(self) -> usize {
        match self {
            Self::TooLong { .. } => MAX_OCTETS,
            Self::LengthMismatch { needed, octets, .. } => needed.min(octets),
            Self::HeaderLength { .. } | Self::MissingFillBits { .. } => 0,
            Self::TruncatedElement { offset, .. }
            | Self::ElementLength { offset, .. }
            | Self::InvalidPart { offset, .. }
            | Self::NotASeptet { offset, .. } => offset,
        }
    }
}

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLong { octets } => {
                write!(
                    f,
                    "user data holds at most {MAX_OCTETS} octets, found {octets}"
                )
            }
            Self::LengthMismatch {
                length,
                needed,
                octets,
            } => write!(
                f,
                "a user data length of {length} takes {needed} octets, found {octets}"
            ),
            Self::HeaderLength { needed, octets } => write!(
                f,
                "the header at offset 0 takes {needed} octets, found {octets}"
            ),
            Self::MissingFillBits { length, needed } => write!(
                f,
                "a user data length of {length} septets ends within the header, which takes {needed}"
            ),
            Self::TruncatedElement { offset, identifier } => write!(
                f,
                "information element 0x{identifier:02X} at offset {offset} is longer than the rest of the header"
            ),
            Self::ElementLength {
                offset,
                identifier,
                length,
            } => write!(
                f,
                "information element 0x{identifier:02X} at offset {offset} has length {length}, \
                 expected {}",
                data_length(*identifier).unwrap_or_default()
            ),
            Self::InvalidPart {
                offset,
                sequence,
                total,
            } => write!(
                f,
                "the concatenation element at offset {offset} has invalid part {sequence} of {total}"
            ),
            Self::NotASeptet { offset, octet } => write!(
                f,
                "octet 0x{octet:02X} at offset {offset} is not a septet (above 0x7F); \
                 the text may be UTF-8 or Latin-1"
            ),
        }
    }
}

impl core::error::Error for ParseError {}

/// An error in the text of user data, from [`UserData::decode`](crate::UserData::decode).
///
/// Septet indices include the header and its fill bits, as TP-UDL does (23.040 §9.2.3.16).
/// [`DecodeError::offset`] returns the offset in octets for every variant.
///
/// ```
/// use septet::{DecodeError, UserData};
///
/// let user_data = UserData::from_unpacked(0x00, false, b"a\x1B").unwrap();
/// let error = DecodeError::LoneEscape { septet: 1 };
/// assert!(user_data.decode().eq([Ok('a'), Err(error)]));
/// assert_eq!(error.to_string(), "nothing follows the escape at septet 1");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[non_exhaustive]
pub enum DecodeError {
    /// The last septet is an escape.
    LoneEscape {
        /// The index of the escape.
        septet: usize,
    },
    /// The extension table has no character for the septet after the escape; 23.038 §6.2.1.1.
    UnknownEscape {
        /// The index of the escape.
        septet: usize,
        /// The septet after the escape.
        code: u8,
    },
    /// The locking shift table has no character for the septet; 23.038 §6.1.1.
    #[cfg(feature = "national")]
    UnassignedSeptet {
        /// The index of the septet.
        septet: usize,
        /// The value of the septet.
        code: u8,
    },
    /// A surrogate is not part of a pair.
    LoneSurrogate {
        /// The offset of the code unit, in octets.
        offset: usize,
        /// The code unit: 0xD800 to 0xDFFF.
        unit: u16,
    },
    /// UCS-2 text has an odd number of octets.
    OddLength {
        /// The offset of the last octet.
        offset: usize,
    },
    /// The data is 8-bit or compressed, not text. Use [`UserData::body`](crate::UserData::body).
    NotText {
        /// The offset of the body, in octets.
        offset: usize,
    },
}

impl DecodeError {
    /// Returns the offset of the octet where the error begins.
    ///
    /// ```
    /// use septet::DecodeError;
    ///
    /// // Septet 9 begins at bit 63, the last bit of octet 7.
    /// assert_eq!(DecodeError::LoneEscape { septet: 9 }.offset(), 7);
    /// assert_eq!(DecodeError::OddLength { offset: 4 }.offset(), 4);
    /// ```
    #[must_use]
    pub const fn offset(self) -> usize {
        match self {
            Self::LoneEscape { septet } | Self::UnknownEscape { septet, .. } => octet_index(septet),
            #[cfg(feature = "national")]
            Self::UnassignedSeptet { septet, .. } => octet_index(septet),
            Self::LoneSurrogate { offset, .. }
            | Self::OddLength { offset }
            | Self::NotText { offset } => offset,
        }
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::LoneEscape { septet } => {
                write!(f, "nothing follows the escape at septet {septet}")
            }
            Self::UnknownEscape { septet, code } => write!(
                f,
                "the escape at septet {septet} is followed by 0x{code:02X}, which has no character"
            ),
            #[cfg(feature = "national")]
            Self::UnassignedSeptet { septet, code } => {
                write!(f, "0x{code:02X} at septet {septet} has no character")
            }
            Self::LoneSurrogate { offset, unit } => {
                write!(
                    f,
                    "the surrogate 0x{unit:04X} at offset {offset} has no other half"
                )
            }
            Self::OddLength { offset } => {
                write!(f, "the octet at offset {offset} is half a code unit")
            }
            Self::NotText { offset } => {
                write!(f, "the data from offset {offset} is not text")
            }
        }
    }
}

impl core::error::Error for DecodeError {}
