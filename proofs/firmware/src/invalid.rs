//! Invalid inputs and their errors.

use septet::alphabet::UnmappableError;
use septet::wire::Fields;
use septet::{DecodeError, Encoding, ParseError, Segmenter, SplitError, UserData};

use crate::check::{Outcome, ensure};

/// A name and a check.
type Check = (&'static str, fn() -> Outcome);

pub static CHECKS: &[Check] = &[
    ("a total of 0", || {
        let error = ParseError::InvalidPart {
            offset: 1,
            sequence: 1,
            total: 0,
        };
        not_parsed(true, 8, &[0x05, 0x00, 0x03, 0x42, 0x00, 0x01, 0x82], error)
    }),
    ("a header longer than the data", || {
        let error = ParseError::HeaderLength {
            needed: 8,
            octets: 7,
        };
        not_parsed(true, 8, &[0x07, 0x00, 0x03, 0x42, 0x02, 0x01, 0x82], error)
    }),
    ("an element longer than the header", || {
        let error = ParseError::TruncatedElement {
            offset: 1,
            identifier: 0x00,
        };
        not_parsed(true, 8, &[0x05, 0x00, 0x04, 0x42, 0x02, 0x01, 0x82], error)
    }),
    ("a length greater than the data", || {
        let error = ParseError::LengthMismatch {
            length: 5,
            needed: 5,
            octets: 2,
        };
        not_parsed(false, 5, &[0xC8, 0x32], error)
    }),
    ("141 octets", || {
        not_parsed(false, 161, &[0; 141], ParseError::TooLong { octets: 141 })
    }),
    ("an octet that is not a septet", || {
        let error = ParseError::NotASeptet {
            offset: 3,
            octet: 0xE9,
        };
        let parsed = UserData::from_unpacked(0x00, false, b"caf\xE9");
        ensure(parsed == Err(error), "the error")
    }),
    ("a lone surrogate", || {
        let error = DecodeError::LoneSurrogate {
            offset: 2,
            unit: 0xD83D,
        };
        not_decoded(0x08, 6, &[0x00, 0x41, 0xD8, 0x3D, 0x00, 0x42], error)
    }),
    ("half a code unit", || {
        let error = DecodeError::OddLength { offset: 2 };
        not_decoded(0x08, 3, &[0x00, 0x41, 0x00], error)
    }),
    ("a lone escape", || {
        let error = DecodeError::LoneEscape { septet: 1 };
        not_decoded(0x00, 2, &[0xC1, 0x0D], error)
    }),
    ("an unmappable character", || {
        let gsm7 = Segmenter::new().with_encoding(Encoding::Gsm7);
        let error = SplitError::Unmappable(UnmappableError {
            byte_offset: 2,
            character: 'ï',
        });
        ensure(gsm7.split("naïve").err() == Some(error), "the error")
    }),
];

/// Checks that parsing returns `error`.
fn not_parsed(has_header: bool, udl: u8, octets: &[u8], error: ParseError) -> Outcome {
    let parsed = UserData::parse(
        Fields {
            tp_dcs: 0x00,
            tp_udhi: has_header,
            tp_udl: udl,
        },
        octets,
    );
    ensure(parsed == Err(error), "the error")
}

/// Checks that decoding returns an `A` and then `error`.
fn not_decoded(tp_dcs: u8, udl: u8, octets: &[u8], error: DecodeError) -> Outcome {
    let user_data = UserData::parse(
        Fields {
            tp_dcs,
            tp_udhi: false,
            tp_udl: udl,
        },
        octets,
    )
    .map_err(|_| "the octets cannot be parsed")?;
    let read = [Ok('A'), Err(error)];
    ensure(user_data.decode().eq(read), "the error")
}
