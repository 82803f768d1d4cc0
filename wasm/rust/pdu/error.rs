//! Errors as five numbers: the kind, the offset, and three details.
//!
//! The kinds are those of `ParseError` from 1, and of `DecodeError` from 9. `js/pdu/errors.js` has the
//! words.

use septet::{DecodeError, ParseError};

use crate::abi::to_u32;

/// An error, or no error if the first number is 0.
pub(super) type Numbers = [u32; 5];

pub(super) const NONE: Numbers = [0; 5];

pub(super) fn of_user_data(error: ParseError) -> Numbers {
    let (kind, [a, b, c]) = match error {
        ParseError::LengthMismatch {
            length,
            needed,
            octets,
        } => (2, [length.into(), to_u32(needed), to_u32(octets)]),
        ParseError::HeaderLength { needed, octets } => (3, [to_u32(needed), to_u32(octets), 0]),
        ParseError::MissingFillBits { length, needed } => (4, [length.into(), to_u32(needed), 0]),
        ParseError::TruncatedElement { identifier, .. } => (5, [identifier.into(), 0, 0]),
        ParseError::ElementLength {
            identifier, length, ..
        } => (6, [identifier.into(), length.into(), 0]),
        ParseError::InvalidPart {
            sequence, total, ..
        } => (7, [sequence.into(), total.into(), 0]),
        ParseError::NotASeptet { octet, .. } => (8, [octet.into(), 0, 0]),
        ParseError::TooLong { octets } => (1, [to_u32(octets), 0, 0]),
        _ => (1, [0; 3]),
    };
    [kind, to_u32(error.offset()), a, b, c]
}

pub(super) fn of_text(error: DecodeError) -> Numbers {
    let (kind, a, b) = match error {
        DecodeError::LoneEscape { septet } => (9, to_u32(septet), 0),
        DecodeError::UnknownEscape { septet, code } => (10, to_u32(septet), code.into()),
        DecodeError::UnassignedSeptet { septet, code } => (11, to_u32(septet), code.into()),
        DecodeError::LoneSurrogate { unit, .. } => (12, unit.into(), 0),
        DecodeError::OddLength { .. } => (13, 0, 0),
        _ => (14, 0, 0),
    };
    [kind, to_u32(error.offset()), a, b, 0]
}
