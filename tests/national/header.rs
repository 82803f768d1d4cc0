//! The header of a message that uses national tables.

use septet::alphabet::{Language, Languages};
use septet::wire::{HeaderExtras, HeaderExtrasError};
use septet::{ReferenceWidth, Segmenter, UserData};

use crate::{ALL, fields};

/// Concatenation, single shift, locking shift, then the application's elements, in every part.
#[test]
fn header_elements_are_in_order_in_every_part() {
    let languages = Languages::NONE
        .with_locking_shift(Language::Hindi)
        .with_single_shift(Language::Tamil);
    let rules = Segmenter::new()
        .with_languages(languages)
        .with_header_extras(HeaderExtras::ports(2948, 9200));
    let text = "नA".repeat(200);
    let segments = rules.split(&text).unwrap();
    assert_eq!(segments.measure().capacity, 139); // 140 - 18 octets hold 139 septets
    let total = segments.len() as u8;
    for (segment, sequence) in segments.zip(1..) {
        let sent = segment.encode(0x21);
        let expected = [
            &[17, 0x00, 3, 0x21, total, sequence][..],
            &[0x24, 1, 11, 0x25, 1, 6],
            &[0x05, 4, 0x0B, 0x84, 0x23, 0xF0],
        ];
        assert_eq!(sent.header().unwrap().octets(), expected.concat());
        assert_eq!(sent.text().unwrap(), segment.text());
        let received = UserData::parse(fields(sent.udl()), sent.octets());
        assert_eq!(received.as_ref(), Ok(&sent));
    }
}

#[test]
fn extras_reject_long_and_reserved_elements() {
    assert_eq!(HeaderExtras::default(), HeaderExtras::NONE);
    let full = HeaderExtras::NONE.with(0x70, &[7; 14]).unwrap();
    assert_eq!(full.octets().len(), HeaderExtras::MAX_OCTETS);
    assert_eq!(
        full.with(0x70, &[]),
        Err(HeaderExtrasError::TooLong { octets: 18 })
    );
    let long = HeaderExtras::NONE.with(0x70, &[0; 300]);
    assert_eq!(long, Err(HeaderExtrasError::TooLong { octets: 302 }));
    for identifier in 0..=u8::MAX {
        let error = match identifier {
            0x00 | 0x02 | 0x03 | 0x08 | 0x24 | 0x25 => {
                Some(HeaderExtrasError::Identifier { identifier })
            }
            0x04 | 0x05 => Some(HeaderExtrasError::PortLength {
                identifier,
                octets: 1,
            }),
            _ => None,
        };
        assert_eq!(HeaderExtras::NONE.with(identifier, &[1]).err(), error);
    }
    // Extras accept 8-bit or 16-bit ports, but only once.
    let ports = [(0x04, &[1, 2][..]), (0x05, &[1, 2, 3, 4])];
    for (identifier, data) in ports {
        let with = HeaderExtras::NONE
            .with(0x70, &[0x05, 4])
            .and_then(|extras| extras.with(identifier, data))
            .unwrap();
        for (second, data) in ports {
            let error = HeaderExtrasError::SecondPort { identifier: second };
            assert_eq!(with.with(second, data), Err(error));
        }
    }
    let second = HeaderExtras::ports(1, 2).with(0x04, &[1, 2]).unwrap_err();
    assert_eq!(
        second.to_string(),
        "information element 0x04 follows other application ports"
    );
    let length = HeaderExtras::NONE.with(0x05, &[1]).unwrap_err();
    assert_eq!(
        length.to_string(),
        "information element 0x05 has data of length 1, expected 4"
    );
    let message = HeaderExtrasError::Identifier { identifier: 0x08 }.to_string();
    assert_eq!(
        message,
        "information element 0x08 is reserved, or written by septet itself"
    );

    // The smallest possible capacity of a segment.
    let rules = ALL
        .with_reference_width(ReferenceWidth::Bits16)
        .with_header_extras(full);
    assert_eq!(rules.measure(&"ж".repeat(200)).capacity, 58);
    let text = "नA".repeat(200);
    assert_eq!(rules.measure(&text).capacity, 126);
    for segment in rules.split(&text).unwrap() {
        assert!(segment.encode(0xFFFF).octets().len() <= UserData::MAX_OCTETS);
    }
}
