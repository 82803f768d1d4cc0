//! What can be wrong with received octets, and where.
//!
//! An error is small, can be compared, and holds no strings. A message is lower
//! case without a final stop; a character is shown as `U+0436`, because it may be
//! invisible, combine with what stands before it, or be missing from the font.

use core::fmt;

use super::identifier::data_length;
use super::packing::{OCTETS, octet_of};

/// Why received octets are no user data, or not what their header says.
///
/// Offsets count octets from the start of the user data.
///
/// ```
/// use septet::{ParseError, UserData};
/// use septet::wire::Fields;
///
/// // TP-UDL says five septets, which take five octets; four are there.
/// let error = UserData::parse(Fields { tp_dcs: 0x00, tp_udhi: false, tp_udl: 5 }, &[0xC8, 0x32, 0x9B, 0xFD]).unwrap_err();
/// assert_eq!(error, ParseError::LengthMismatch { length: 5, needed: 5, octets: 4 });
/// assert_eq!(error.to_string(), "a user data length of 5 takes 5 octets, found 4");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ParseError {
    /// More than the 140 octets that TP-UD holds; 23.040 §9.2.3.24.
    TooLong {
        /// How many octets there are, or would be once packed.
        octets: usize,
    },
    /// TP-UDL does not go with the number of octets; 23.040 §9.2.3.16.
    LengthMismatch {
        /// TP-UDL: septets for GSM 7-bit text, octets for everything else.
        length: u8,
        /// The octets that this length takes.
        needed: usize,
        /// The octets that are there.
        octets: usize,
    },
    /// The header reaches beyond the data; 23.040 §9.2.3.24.
    TruncatedHeader {
        /// The octets that the header takes, its length octet included.
        needed: usize,
        /// The octets that are there for it.
        octets: usize,
    },
    /// TP-UDL ends within the header: before its fill bits; 23.040 §9.2.3.24.
    MissingFillBits {
        /// TP-UDL, in septets.
        length: u8,
        /// The septets that the header takes, its fill bits included.
        needed: usize,
    },
    /// An information element reaches beyond the header; 23.040 §9.2.3.24.
    TruncatedElement {
        /// Where the element begins.
        offset: usize,
        /// Its identifier (IEI).
        identifier: u8,
    },
    /// A concatenation or national shift element whose data has not the length that its
    /// identifier asks for (3 or 4 octets, or 1); 23.040 §9.2.3.24.1, .8, .15 and .16.
    ElementLength {
        /// Where the element begins.
        offset: usize,
        /// Its identifier (IEI).
        identifier: u8,
        /// The length of its data (IEDL).
        length: u8,
    },
    /// A concatenation element with total 0, sequence 0, or a sequence above the
    /// total; 23.040 §9.2.3.24.1.
    InvalidPart {
        /// Where the element begins.
        offset: usize,
        /// The sequence number it gives.
        sequence: u8,
        /// The total it gives.
        total: u8,
    },
    /// An octet above 0x7F where one septet per octet is expected.
    NotASeptet {
        /// Where the octet stands.
        offset: usize,
        /// The octet.
        octet: u8,
    },
}

impl ParseError {
    /// The octet in which the fault begins, from 0: the first that is missing or too
    /// many, the header, the element, or the octet itself.
    ///
    /// ```
    /// use septet::UserData;
    /// use septet::wire::Fields;
    ///
    /// let error = UserData::parse(Fields { tp_dcs: 0x00, tp_udhi: false, tp_udl: 5 }, &[0xC8, 0x32, 0x9B, 0xFD]).unwrap_err();
    /// assert_eq!(error.offset(), 4);
    /// ```
    #[must_use]
    pub fn offset(&self) -> usize {
        match *self {
            Self::TooLong { .. } => OCTETS,
            Self::LengthMismatch { needed, octets, .. } => needed.min(octets),
            Self::TruncatedHeader { .. } | Self::MissingFillBits { .. } => 0,
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
                write!(f, "user data holds at most {OCTETS} octets, found {octets}")
            }
            Self::LengthMismatch {
                length,
                needed,
                octets,
            } => write!(
                f,
                "a user data length of {length} takes {needed} octets, found {octets}"
            ),
            Self::TruncatedHeader { needed, octets } => write!(
                f,
                "the header at offset 0 takes {needed} octets, found {octets}"
            ),
            Self::MissingFillBits { length, needed } => write!(
                f,
                "a user data length of {length} septets ends within the header, which takes {needed}"
            ),
            Self::TruncatedElement { offset, identifier } => write!(
                f,
                "information element 0x{identifier:02X} at offset {offset} reaches beyond the header"
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
                "the concatenation element at offset {offset} says part {sequence} of {total}"
            ),
            Self::NotASeptet { offset, octet } => write!(
                f,
                "octet 0x{octet:02X} at offset {offset} is not a septet (above 0x7F)"
            ),
        }
    }
}

impl core::error::Error for ParseError {}

/// Why user data is no text from here on.
///
/// A septet is counted as TP-UDL counts it: from the start of the user data, header
/// and fill bits included (23.040 §9.2.3.16). [`DecodeError::offset`] gives the
/// octet in every case.
///
/// ```
/// use septet::{DecodeError, UserData};
/// use septet::wire::Fields;
///
/// let user_data = UserData::parse(Fields { tp_dcs: 0x00, tp_udhi: false, tp_udl: 2 }, &[0x61 | 0x80, 0x0D]).unwrap();
/// let characters: Vec<_> = user_data.decode().collect();
/// assert_eq!(characters, [Ok('a'), Err(DecodeError::LoneEscape { septet: 1 })]);
/// assert_eq!(
///     DecodeError::LoneEscape { septet: 1 }.to_string(),
///     "nothing follows the escape at septet 1"
/// );
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DecodeError {
    /// The last septet is the escape.
    LoneEscape {
        /// The place of the escape.
        septet: usize,
    },
    /// The escape leads to a cell without a character; 23.038 §6.2.1.1.
    UnknownEscape {
        /// The place of the escape.
        septet: usize,
        /// The code behind it.
        code: u8,
    },
    /// A septet that a locking shift table has no character for; 23.038 §6.1.1.
    #[cfg(feature = "national")]
    UnassignedSeptet {
        /// The place of the septet.
        septet: usize,
        /// The septet.
        code: u8,
    },
    /// A surrogate without its other half.
    LoneSurrogate {
        /// Where the code unit begins, in octets.
        offset: usize,
        /// The code unit: 0xD800 to 0xDFFF.
        unit: u16,
    },
    /// Half a code unit: the text has an odd number of octets.
    OddLength {
        /// Where the last octet stands.
        offset: usize,
    },
    /// No text: 8-bit data, or compressed. Read
    /// [`UserData::body`](crate::UserData::body) instead.
    NotText {
        /// Where the body begins, in octets.
        offset: usize,
    },
}

impl DecodeError {
    /// The octet of the user data in which the fault begins, from 0.
    ///
    /// ```
    /// use septet::DecodeError;
    ///
    /// // Septet 9 begins at bit 63, the last one of octet 7.
    /// assert_eq!(DecodeError::LoneEscape { septet: 9 }.offset(), 7);
    /// assert_eq!(DecodeError::OddLength { offset: 4 }.offset(), 4);
    /// ```
    #[must_use]
    pub const fn offset(&self) -> usize {
        match *self {
            Self::LoneEscape { septet } | Self::UnknownEscape { septet, .. } => octet_of(septet),
            #[cfg(feature = "national")]
            Self::UnassignedSeptet { septet, .. } => octet_of(septet),
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
