//! Unpacked septets, one per octet, as SMPP carries them.

use septet::{ParseError, UserData};

use crate::{GSM7, UCS2};

#[test]
fn unpacked_input_is_checked() {
    let error =
        |header: &[u8], body: &[u8]| UserData::from_unpacked_parts(GSM7, header, body).unwrap_err();
    let header = [5, 0, 3, 1, 2, 1];
    assert_eq!(
        error(&header, b"ab\x80"),
        ParseError::NotASeptet {
            offset: 8,
            octet: 0x80
        }
    );
    assert_eq!(
        error(&header, b"ab\x80").to_string(),
        "octet 0x80 at offset 8 is not a septet (above 0x7F); the text may be UTF-8 or Latin-1"
    );
    assert_eq!(
        error(&[], &[0x61; 161]),
        ParseError::TooLong { octets: 141 }
    );
    assert_eq!(
        error(&header, &[0x61; 154]),
        ParseError::TooLong { octets: 141 }
    );
    assert_eq!(
        error(&header[..4], b""),
        ParseError::HeaderLength {
            needed: 6,
            octets: 4
        }
    );
    assert_eq!(
        error(&[1, 0, 0], b""),
        ParseError::HeaderLength {
            needed: 2,
            octets: 3
        }
    );
    assert_eq!(
        error(&[5, 0, 3, 1, 0, 1], b""),
        ParseError::InvalidPart {
            offset: 1,
            sequence: 1,
            total: 0
        }
    );
    assert_eq!(
        error(&[0; 141], b""),
        ParseError::HeaderLength {
            needed: 1,
            octets: 141
        }
    );
    assert_eq!(
        UserData::from_unpacked(GSM7, true, b"").unwrap_err(),
        ParseError::HeaderLength {
            needed: 1,
            octets: 0
        }
    );
    let long = UserData::from_unpacked(UCS2, false, &[0; 141]).unwrap_err();
    assert_eq!(long, ParseError::TooLong { octets: 141 });
    // The maximum: 160 septets, or 153 after this header.
    assert_eq!(
        UserData::from_unpacked(GSM7, false, &[0x61; 160])
            .unwrap()
            .octets()
            .len(),
        140
    );
    let full = UserData::from_unpacked_parts(GSM7, &header, &[0x61; 153]).unwrap();
    assert_eq!(
        (full.octets().len(), full.udl(), full.unpacked().len()),
        (140, 160, 159)
    );
}
