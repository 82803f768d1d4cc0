//! The user data length, and the bits that it does not cover.

use septet::{ParseError, UserData};

use crate::{EIGHT_BIT, GSM7, UCS2, fields, hello_after, read};

#[test]
fn wrong_lengths_are_errors() {
    let hello = [0xC8, 0x32, 0x9B, 0xFD, 0x06];
    for (udl, needed, expected) in [
        (4, 4, "Hell"),
        (6, 6, "Hello"),
        (160, 140, "Hello"),
        (0, 0, ""),
    ] {
        let (error, _, text) = read(GSM7, false, udl, &hello);
        assert_eq!(
            error,
            Some(ParseError::LengthMismatch {
                length: udl,
                needed,
                octets: 5
            })
        );
        assert_eq!(text, expected);
    }
    // Five octets hold five septets and five spare bits.
    assert_eq!(read(GSM7, false, 255, &hello).1.udl(), 5);
    let (error, lossy, text) = read(UCS2, false, 4, &[0x04, 0x36]);
    assert_eq!(
        error,
        Some(ParseError::LengthMismatch {
            length: 4,
            needed: 4,
            octets: 2
        })
    );
    assert_eq!((lossy.udl(), text.as_str()), (2, "ж"));
}

#[test]
fn more_than_140_octets_are_an_error() {
    let octets = [0x61; 141];
    let (error, lossy, _) = read(EIGHT_BIT, false, 141, &octets);
    assert_eq!(error, Some(ParseError::TooLong { octets: 141 }));
    assert_eq!(lossy.octets(), &octets[..140]);
    assert_eq!(
        error.unwrap().to_string(),
        "user data holds at most 140 octets, found 141"
    );
}

#[test]
fn spare_bits_and_fill_bits_are_ignored() {
    let (udl, mut octets) = hello_after(&[0x00, 3, 7, 2, 1]);
    let clean = UserData::parse(fields(GSM7, true, udl), &octets).unwrap();
    octets[6] |= 0x01; // the fill bit
    *octets.last_mut().unwrap() |= 0xF8; // the bits after the last septet
    let dirty = UserData::parse(fields(GSM7, true, udl), &octets).unwrap();
    assert!(dirty.decode().eq(clean.decode()));
}
