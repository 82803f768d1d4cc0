//! Concatenation elements that are invalid, of the wrong length, or repeated.

use septet::{ParseError, ReferenceWidth, UserData};

use crate::{GSM7, fields, hello_after, read};

#[test]
fn an_impossible_part_makes_the_message_a_single_one() {
    for (total, sequence) in [(0, 0), (0, 1), (2, 0), (2, 3), (254, 255)] {
        for elements in [
            vec![0x00, 3, 7, total, sequence],
            vec![0x08, 4, 7, 7, total, sequence],
        ] {
            let (udl, octets) = hello_after(&elements);
            let (error, lossy, text) = read(GSM7, true, udl, &octets);
            assert_eq!(
                error,
                Some(ParseError::InvalidPart {
                    offset: 1,
                    sequence,
                    total
                })
            );
            assert_eq!((lossy.concatenation(), text.as_str()), (None, "Hello"));
            assert_eq!(
                error.unwrap().to_string(),
                format!(
                    "the concatenation element at offset 1 has invalid part {sequence} of {total}"
                )
            );
        }
    }
}

#[test]
fn a_concatenation_element_of_the_wrong_length_is_skipped() {
    for identifier in [0x00, 0x08] {
        let valid = if identifier == 0 { 3 } else { 4 };
        for length in (0..7).filter(|&length| length != valid) {
            // A valid element of the other kind comes first and counts.
            let other = if identifier == 0 {
                &[0x08, 4, 1, 2, 3, 3][..]
            } else {
                &[0x00, 3, 2, 3, 3]
            };
            let mut elements = other.to_vec();
            elements.extend([identifier, length]);
            elements.extend(vec![1; length.into()]);
            let (udl, octets) = hello_after(&elements);
            let (error, lossy, text) = read(GSM7, true, udl, &octets);
            let offset = 1 + other.len();
            assert_eq!(
                error,
                Some(ParseError::ElementLength {
                    offset,
                    identifier,
                    length
                })
            );
            assert_eq!(lossy.concatenation().unwrap().part.total, 3);
            assert_eq!(text, "Hello");
            let expected = match identifier {
                0x00 => 3,
                0x08 => 4,
                _ => 1,
            };
            assert_eq!(
                error.unwrap().to_string(),
                format!(
                    "information element 0x{identifier:02X} at offset {offset} has length {length}, expected {expected}"
                )
            );
        }
    }
}

#[test]
fn the_last_of_several_concatenation_elements_counts() {
    let elements = [
        0x05, 4, 0x0B, 0x84, 0x23, 0xF0, 0x00, 3, 9, 4, 4, 0x70, 0, 0x08, 4, 1, 2, 3, 1, 0x01, 2,
        0, 0,
    ];
    let (udl, octets) = hello_after(&elements);
    let user_data = UserData::parse(fields(GSM7, true, udl), &octets).unwrap();
    let concatenation = user_data.concatenation().unwrap();
    assert_eq!(
        (concatenation.reference_width, concatenation.reference),
        (ReferenceWidth::Bits16, 0x0102)
    );
    assert_eq!(
        (concatenation.part.total, concatenation.part.sequence),
        (3, 1)
    );
    let identifiers: Vec<u8> = user_data
        .header()
        .unwrap()
        .elements()
        .map(|element| element.identifier)
        .collect();
    assert_eq!(identifiers, [0x05, 0x00, 0x70, 0x08, 0x01]);
    assert_eq!(
        user_data.decode().collect::<Result<String, _>>().unwrap(),
        "Hello"
    );
}
