//! Headers and elements that are longer than the data.

use septet::ParseError;

use crate::{GSM7, hello_after, read};

#[test]
fn a_header_longer_than_the_data_is_ignored() {
    // TP-UDHI is set on plain text, so its first octet is read as a header length of 0xC8.
    let (error, lossy, text) = read(GSM7, true, 5, &[0xC8, 0x32, 0x9B, 0xFD, 0x06]);
    assert_eq!(
        error,
        Some(ParseError::HeaderLength {
            needed: 201,
            octets: 5
        })
    );
    assert_eq!((lossy.has_header(), text.as_str()), (false, "Hello"));
    assert_eq!(
        error.unwrap().to_string(),
        "the header at offset 0 takes 201 octets, found 5"
    );

    let (error, lossy, text) = read(GSM7, true, 0, &[]);
    assert_eq!(
        error,
        Some(ParseError::HeaderLength {
            needed: 1,
            octets: 0
        })
    );
    assert_eq!((lossy.has_header(), text.as_str()), (false, ""));
}

#[test]
fn a_header_without_its_fill_bits_has_no_text() {
    // Six septets take six octets, which hold the header but not its fill bit.
    let (error, lossy, text) = read(GSM7, true, 6, &[5, 0, 3, 1, 2, 1]);
    assert_eq!(
        error,
        Some(ParseError::MissingFillBits {
            length: 6,
            needed: 7
        })
    );
    assert_eq!(
        error.unwrap().to_string(),
        "a user data length of 6 septets ends within the header, which takes 7"
    );
    assert_eq!((lossy.has_header(), text.as_str()), (true, ""));
    assert_eq!(lossy.concatenation().unwrap().part.total, 2);
    assert!(lossy.unpacked().eq([5, 0, 3, 1, 2, 1]));
    assert_eq!(lossy.decode().next(), None);
    // With the fill bit: a header and no text.
    let (error, lossy, text) = read(GSM7, true, 7, &[5, 0, 3, 1, 2, 1, 0]);
    assert_eq!((error, lossy.has_header(), text.as_str()), (None, true, ""));
}

#[test]
fn a_header_with_a_truncated_element_is_ignored() {
    // A valid concatenation element, then an element that claims 9 octets of data but has only one.
    let (udl, octets) = hello_after(&[0x00, 3, 7, 2, 1, 0x70, 9, 0xFF]);
    let (error, lossy, text) = read(GSM7, true, udl, &octets);
    assert_eq!(
        error,
        Some(ParseError::TruncatedElement {
            offset: 6,
            identifier: 0x70
        })
    );
    assert_eq!(lossy.concatenation(), None);
    assert_eq!(lossy.header().unwrap().elements().count(), 0);
    assert_eq!((lossy.has_header(), text.as_str()), (true, "Hello"));
    assert_eq!(
        error.unwrap().to_string(),
        "information element 0x70 at offset 6 is longer than the rest of the header"
    );

    // An identifier without a length.
    let (udl, octets) = hello_after(&[0x00, 3, 7, 2, 1, 0x71]);
    let (error, lossy, text) = read(GSM7, true, udl, &octets);
    assert_eq!(
        error,
        Some(ParseError::TruncatedElement {
            offset: 6,
            identifier: 0x71
        })
    );
    assert_eq!((lossy.concatenation(), text.as_str()), (None, "Hello"));
}

#[test]
fn a_header_without_elements_is_valid() {
    let (udl, octets) = hello_after(&[]);
    let (error, lossy, text) = read(GSM7, true, udl, &octets);
    assert_eq!(
        (error, lossy.concatenation(), text.as_str()),
        (None, None, "Hello")
    );
    assert_eq!(lossy.header().unwrap().octets(), [0]);
}
