use septet::{DecodeError, ParseError};

#[test]
fn decode_errors_have_messages() {
    for (error, message) in [
        (
            DecodeError::LoneEscape { septet: 3 },
            "nothing follows the escape at septet 3",
        ),
        (
            DecodeError::LoneSurrogate {
                offset: 2,
                unit: 0xD83D,
            },
            "the surrogate 0xD83D at offset 2 has no other half",
        ),
        (
            DecodeError::OddLength { offset: 4 },
            "the octet at offset 4 is half a code unit",
        ),
        (
            DecodeError::NotText { offset: 7 },
            "the data from offset 7 is not text",
        ),
    ] {
        assert_eq!(error.to_string(), message);
    }
}

#[test]
fn parse_errors_have_offsets() {
    for (error, offset) in [
        (ParseError::TooLong { octets: 150 }, 140),
        (
            ParseError::LengthMismatch {
                length: 8,
                needed: 7,
                octets: 9,
            },
            7,
        ),
        (
            ParseError::LengthMismatch {
                length: 8,
                needed: 7,
                octets: 3,
            },
            3,
        ),
        (
            ParseError::HeaderLength {
                needed: 9,
                octets: 3,
            },
            0,
        ),
        (
            ParseError::MissingFillBits {
                length: 6,
                needed: 7,
            },
            0,
        ),
        (
            ParseError::TruncatedElement {
                offset: 6,
                identifier: 1,
            },
            6,
        ),
        (
            ParseError::ElementLength {
                offset: 5,
                identifier: 0,
                length: 2,
            },
            5,
        ),
        (
            ParseError::InvalidPart {
                offset: 4,
                sequence: 0,
                total: 1,
            },
            4,
        ),
        (
            ParseError::NotASeptet {
                offset: 3,
                octet: 0x80,
            },
            3,
        ),
    ] {
        assert_eq!(error.offset(), offset, "{error}");
    }
}
