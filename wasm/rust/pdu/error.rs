//! Errors as six numbers: the kind, the offset, where the user data begins, and three details.
//!
//! The kinds are those of `TpduError` from 1, of `ParseError` from 7, and of `DecodeError` from 15.
//! The offset of the latter two is counted from the start of the user data. `js/pdu/errors.js` has
//! the words.

use septet::tpdu::{Field, TpduError};
use septet::{DecodeError, ParseError};

use crate::abi::to_u32;

/// An error, or no error if the first number is 0.
pub(super) type Numbers = [u32; 6];

pub(super) const NONE: Numbers = [0; 6];

pub(super) fn of_tpdu(error: TpduError) -> Numbers {
    let offset = to_u32(error.offset());
    match error {
        TpduError::Truncated { field, .. } => [1, offset, 0, number(field), 0, 0],
        TpduError::SmscLength { length } => [2, offset, 0, length.into(), 0, 0],
        TpduError::Type { mti, .. } => [3, offset, 0, mti.into(), 0, 0],
        TpduError::AddressLength { length, .. } => [4, offset, 0, length.into(), 0, 0],
        TpduError::Trailing { .. } => [5, offset, 0, 0, 0, 0],
        TpduError::UserData { offset, error } => of_user_data(error, offset),
        // Octets have no digits, so this is `TooLong`.
        _ => [6, offset, 0, 0, 0, 0],
    }
}

pub(super) fn of_user_data(error: ParseError, start: usize) -> Numbers {
    let (kind, [a, b, c]) = match error {
        ParseError::LengthMismatch {
            length,
            needed,
            octets,
        } => (8, [length.into(), to_u32(needed), to_u32(octets)]),
        ParseError::HeaderLength { needed, octets } => (9, [to_u32(needed), to_u32(octets), 0]),
        ParseError::MissingFillBits { length, needed } => (10, [length.into(), to_u32(needed), 0]),
        ParseError::TruncatedElement { identifier, .. } => (11, [identifier.into(), 0, 0]),
        ParseError::ElementLength {
            identifier, length, ..
        } => (12, [identifier.into(), length.into(), 0]),
        ParseError::InvalidPart {
            sequence, total, ..
        } => (13, [sequence.into(), total.into(), 0]),
        ParseError::NotASeptet { octet, .. } => (14, [octet.into(), 0, 0]),
        ParseError::TooLong { octets } => (7, [to_u32(octets), 0, 0]),
        _ => (7, [0; 3]),
    };
    [kind, to_u32(error.offset()), to_u32(start), a, b, c]
}

/// Returns whether this is a `ParseError`.
pub(super) const fn is_of_user_data([kind, ..]: Numbers) -> bool {
    matches!(kind, 7..=14)
}

pub(super) fn of_text(error: DecodeError, start: usize) -> Numbers {
    let (kind, a, b) = match error {
        DecodeError::LoneEscape { septet } => (15, to_u32(septet), 0),
        DecodeError::UnknownEscape { septet, code } => (16, to_u32(septet), code.into()),
        DecodeError::UnassignedSeptet { septet, code } => (17, to_u32(septet), code.into()),
        DecodeError::LoneSurrogate { unit, .. } => (18, unit.into(), 0),
        DecodeError::OddLength { .. } => (19, 0, 0),
        _ => (20, 0, 0),
    };
    [kind, to_u32(error.offset()), to_u32(start), a, b, 0]
}

/// The fields, in the order of their names in `js/pdu/errors.js`.
fn number(field: Field) -> u32 {
    match field {
        Field::Smsc => 0,
        Field::FirstOctet => 1,
        Field::Address => 2,
        Field::MessageReference => 3,
        Field::ProtocolIdentifier => 4,
        Field::DataCoding => 5,
        Field::Timestamp => 6,
        Field::DischargeTime => 7,
        Field::ValidityPeriod => 8,
        Field::Status => 9,
        Field::FailureCause => 10,
        Field::ParameterIndicator => 11,
        Field::CommandType => 12,
        Field::MessageNumber => 13,
        Field::CommandDataLength => 14,
        Field::CommandData => 15,
        _ => 16,
    }
}
