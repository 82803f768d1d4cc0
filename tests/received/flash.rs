//! Message classes and message waiting indications, set and read.

use septet::UserData;
use septet::wire::{DataCoding, MessageClass, MessageWaiting, WaitingKind};

const CLASSES: [MessageClass; 4] = [
    MessageClass::Flash,
    MessageClass::Handset,
    MessageClass::Sim,
    MessageClass::Equipment,
];

#[test]
fn a_class_keeps_everything_but_a_waiting_indication() {
    for (number, class) in (0..).zip(CLASSES) {
        assert_eq!(class.number(), number);
        assert_eq!(MessageClass::from_number(number), Some(class));
        for octet in 0..=u8::MAX {
            let coding = DataCoding::new(octet);
            let with_class = coding.with_message_class(class);
            assert_eq!(with_class.message_class(), Some(number), "{octet:02X}");
            assert_eq!(with_class.character_set(), coding.character_set());
            assert_eq!(with_class.is_compressed(), coding.is_compressed());
            assert_eq!(with_class.is_auto_delete(), coding.is_auto_delete());
            assert_eq!(with_class.counts_septets(), coding.counts_septets());
            assert_eq!(with_class.message_waiting(), None);
            assert!(!with_class.is_reserved());
        }
    }
    assert!((4..=u8::MAX).all(|number| MessageClass::from_number(number).is_none()));
}

#[test]
fn a_waiting_indication_keeps_the_character_set() {
    let mut groups = 0;
    for octet in 0..=u8::MAX {
        let coding = DataCoding::new(octet);
        // The groups with an indication, as they are read.
        for waiting in (0xC0..0xF0).map(|octet| DataCoding::new(octet).message_waiting().unwrap()) {
            let Some(with_waiting) = coding.with_message_waiting(waiting) else {
                continue;
            };
            groups += 1;
            assert_eq!(with_waiting.message_waiting(), Some(waiting));
            assert_eq!(with_waiting.character_set(), coding.character_set());
            assert!(!coding.is_compressed());
        }
    }
    assert!(groups > 0);
    let voicemail = MessageWaiting {
        kind: WaitingKind::Voicemail,
        active: true,
        store: false,
    };
    for (octet, expected) in [(0x00, Some(0xC8)), (0x08, None), (0x04, None), (0x20, None)] {
        let found = DataCoding::new(octet).with_message_waiting(voicemail);
        assert_eq!(found.map(DataCoding::octet), expected);
    }
}

#[test]
fn a_sent_message_keeps_its_text() {
    for text in ["Hello", "Привет", &"a".repeat(200)] {
        for segment in septet::split(text).unwrap() {
            let sent = segment.encode(7).with_message_class(MessageClass::Flash);
            assert_eq!(sent.data_coding().message_class(), Some(0));
            assert_eq!(sent.text().as_deref(), Ok(segment.text()));
            assert_eq!(UserData::parse(sent.fields(), sent.octets()), Ok(sent));
            let waiting = MessageWaiting {
                kind: WaitingKind::Email,
                active: false,
                store: true,
            };
            let sent = segment.encode(7).with_message_waiting(waiting).unwrap();
            assert_eq!(sent.data_coding().message_waiting(), Some(waiting));
            assert_eq!(sent.text().as_deref(), Ok(segment.text()));
        }
    }
}
