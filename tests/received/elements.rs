//! The content and the names of information elements.

use septet::UserData;
use septet::wire::{
    ElementContent, HeaderExtras, InformationElement, Ports, SpecialMessage, WaitingKind,
};

fn content(identifier: u8, data: &[u8]) -> Option<ElementContent> {
    InformationElement { identifier, data }.content()
}

#[test]
fn ports_of_both_widths() {
    let ports = |destination, source| {
        Some(ElementContent::Ports(Ports {
            destination,
            source,
        }))
    };
    assert_eq!(content(0x04, &[240, 255]), ports(240, 255));
    assert_eq!(content(0x05, &[0x0B, 0x84, 0x23, 0xF0]), ports(2948, 9200));
    for (identifier, data) in [
        (0x04, &[1][..]),
        (0x04, &[1; 4]),
        (0x05, &[1; 2]),
        (0x05, &[]),
    ] {
        assert_eq!(content(identifier, data), None);
    }
    let extras = HeaderExtras::ports(65_535, 1);
    let header = [&[6][..], extras.octets()].concat();
    let user_data = UserData::from_unpacked_parts(0x04, &header, b"").unwrap();
    let ports = Ports {
        destination: 65_535,
        source: 1,
    };
    assert_eq!(user_data.header().unwrap().ports(), Some(ports));
    // The last valid element counts.
    let header = [9, 0x04, 2, 1, 2, 0x04, 3, 0, 0, 0];
    let user_data = UserData::from_unpacked_parts(0x04, &header, b"").unwrap();
    let ports = Ports {
        destination: 1,
        source: 2,
    };
    assert_eq!(user_data.header().unwrap().ports(), Some(ports));
}

#[test]
fn special_message_indications() {
    for octet in 0..=u8::MAX {
        let kinds = [
            WaitingKind::Voicemail,
            WaitingKind::Fax,
            WaitingKind::Email,
            WaitingKind::Other,
        ];
        let expected = SpecialMessage {
            kind: kinds[usize::from(octet % 4)],
            extension: octet / 4 % 8,
            profile: octet / 32 % 4 + 1,
            store: octet >= 128,
            count: 9,
        };
        let found = content(0x01, &[octet, 9]);
        assert_eq!(found, Some(ElementContent::SpecialMessage(expected)));
    }
    assert_eq!(content(0x01, &[1]), None);
}

#[test]
fn shifts_and_concatenation() {
    assert_eq!(content(0x24, &[3]), Some(ElementContent::SingleShift(3)));
    assert_eq!(
        content(0x25, &[200]),
        Some(ElementContent::LockingShift(200))
    );
    assert_eq!(content(0x24, &[]), None);
    let Some(ElementContent::Concatenation(part)) = content(0x08, &[1, 2, 3, 2]) else {
        panic!()
    };
    assert_eq!(
        (part.reference, part.part.total, part.part.sequence),
        (0x102, 3, 2)
    );
    // An impossible part is ignored.
    assert_eq!(content(0x00, &[1, 2, 3]), None);
}

#[test]
fn every_assigned_identifier_has_a_name() {
    let name = |identifier| {
        InformationElement {
            identifier,
            data: &[],
        }
        .name()
    };
    let reserved = (0..=u8::MAX).filter(|&identifier| name(identifier).is_none());
    let expected = [0x02, 0x03]
        .into_iter()
        .chain(0x1B..=0x1F)
        .chain(0x26..=0x6F);
    assert!(reserved.eq(expected.chain(0xA0..=0xBF).chain(0xE0..=0xFF)));
}
