//! Which message a part belongs to, and what `push` returns.

use septet::reassembly::{MessageKey, Progress, Reassembler, ReassemblyError};
use septet::wire::Fields;
use septet::{ReferenceWidth, Segmenter, UserData};

use crate::{EIGHT_BIT, GSM7, Store, UCS2, key, part, parts, text, wide_part};

#[test]
fn parts_complete_a_message_in_every_order() {
    let long = "0123456789".repeat(45); // 153 + 153 + 144
    let sent = parts(&long, 7);
    let key = key("a", 7, 3);
    for order in [
        [0, 1, 2],
        [0, 2, 1],
        [1, 0, 2],
        [1, 2, 0],
        [2, 0, 1],
        [2, 1, 0],
    ] {
        let mut store = Store::new();
        for (missing, part) in [(2, order[0]), (1, order[1])] {
            assert_eq!(
                store.push("a", 0, &sent[part]),
                Ok(Progress::Held { key, missing })
            );
            assert!(!store.message(&key).unwrap().is_complete());
        }
        assert_eq!(
            store.push("a", 0, &sent[order[2]]),
            Ok(Progress::Complete(key))
        );
        let message = store.message(&key).unwrap();
        assert_eq!(
            message.decode().collect::<Result<String, _>>().unwrap(),
            long
        );
        assert!(message.parts().map(|(sequence, _)| sequence).eq([1, 2, 3]));
        assert_eq!(message.missing_parts().next(), None);
    }
}

#[test]
fn a_duplicate_changes_nothing() {
    let sent = parts(&"a".repeat(161), 7);
    let key = key("a", 7, 2);
    let mut store = Store::new();
    store.push("a", 5, &sent[1]).unwrap();
    assert_eq!(
        store.push("a", 9, &sent[1]),
        Ok(Progress::Duplicate { key, missing: 1 })
    );
    assert_eq!(store.message(&key).unwrap().last_seen(), 5);
    assert_eq!(store.parts_free(), 7);
    store.push("a", 9, &sent[0]).unwrap();
    // A complete message stays in the store, and is reported as complete only once.
    assert_eq!(
        store.push("a", 9, &sent[0]),
        Ok(Progress::Duplicate { key, missing: 0 })
    );
    // After the message is removed, a late duplicate starts another message.
    assert!(store.remove(&key));
    assert_eq!(
        store.push("a", 9, &sent[0]),
        Ok(Progress::Held { key, missing: 1 })
    );
}

#[test]
fn several_messages_at_a_time() {
    let texts = ["a".repeat(400), "b".repeat(400)];
    let sent: Vec<_> = texts.iter().map(|text| parts(text, 7)).collect();
    let mut store = Store::new();
    for part in [2, 0, 1] {
        store.push("a", 0, &sent[0][part]).unwrap();
        store.push("b", 0, &sent[1][part]).unwrap();
    }
    assert_eq!(text(&store, &key("a", 7, 3)), texts[0]);
    assert_eq!(text(&store, &key("b", 7, 3)), texts[1]);
    // Removing one message leaves the other unchanged.
    store.remove(&key("a", 7, 3));
    assert_eq!(text(&store, &key("b", 7, 3)), texts[1]);
    assert_eq!((store.len(), store.parts_free()), (1, 5));
}

#[test]
fn a_conflict_keeps_the_stored_part() {
    let (first, other) = (
        part(GSM7, [7, 2, 1], b"held"),
        part(GSM7, [7, 2, 1], b"late"),
    );
    let key = key("a", 7, 2);
    let mut store = Store::new();
    store.push("a", 1, &first).unwrap();
    let error = store.push("a", 2, &other).unwrap_err();
    assert_eq!(error, ReassemblyError::Conflict { key, sequence: 1 });
    assert_eq!(
        error.to_string(),
        "part 1 of 2 with reference 7 is already stored with different content"
    );
    assert_eq!(store.message(&key).unwrap().last_seen(), 1);
    assert_eq!(text(&store, &key), "held");
    // The same octets with another TP-DCS are different content too.
    let other = part(EIGHT_BIT, [7, 2, 1], first.body());
    assert!(store.push("a", 2, &other).is_err());
    // A caller that prefers the new part removes the message first.
    store.remove(&key);
    store.push("a", 3, &part(GSM7, [7, 2, 1], b"late")).unwrap();
    assert_eq!(text(&store, &key), "late");
}

/// Parts with different senders, references, widths or totals belong to different messages.
#[test]
fn every_field_of_the_key_counts() {
    let mut store: Reassembler<&str, 8, 16> = Reassembler::new();
    let first = |reference, total| part(UCS2, [reference, total, 1], &[0, 0x61]);
    store.push("a", 0, &first(7, 2)).unwrap();
    for (len, sender, part) in [
        (2, "b", first(7, 2)),
        (3, "a", first(8, 2)),
        (4, "a", first(7, 3)),
        (5, "a", wide_part(7, 2, 1, &[0, 0x62])),
        (6, "a", wide_part(0x107, 2, 1, &[0, 0x63])),
    ] {
        assert!(matches!(
            store.push(sender, 0, &part),
            Ok(Progress::Held { .. })
        ));
        assert_eq!(store.len(), len);
    }
    let key = MessageKey {
        reference_width: ReferenceWidth::Bits16,
        ..key("a", 7, 2)
    };
    assert_eq!(text(&store, &key), "b");
}

/// An 8-bit reference repeats after 256 messages. Parts of the old and the new message do not
/// always conflict, so callers must remove old messages in time.
#[test]
fn a_wrapped_reference_conflicts() {
    let (old, new) = (parts(&"o".repeat(161), 7), parts(&"n".repeat(161), 7 + 256));
    let mut store = Store::new();
    store.push("a", 0, &old[0]).unwrap();
    let error = store.push("a", 1000, &new[0]).unwrap_err();
    assert!(matches!(
        error,
        ReassemblyError::Conflict { sequence: 1, .. }
    ));
    let stalest = *store.stalest().unwrap().key();
    store.remove(&stalest);
    store.push("a", 1000, &new[0]).unwrap();
    store.push("a", 1001, &new[1]).unwrap();
    assert_eq!(text(&store, &key("a", 7, 2)), "n".repeat(161));
    // With another total there is no conflict.
    store
        .push("a", 1002, &parts(&"x".repeat(400), 7)[0])
        .unwrap();
    assert_eq!(store.len(), 2);
}

#[test]
fn single_messages_are_not_stored() {
    let mut store = Store::new();
    let ports = UserData::from_unpacked_parts(GSM7, &[6, 5, 4, 0x0B, 0x84, 0x23, 0xF0], b"text");
    let no_part = UserData::parse_lossy(
        Fields {
            tp_dcs: UCS2,
            tp_udhi: true,
            tp_udl: 8,
        },
        &[5, 0, 3, 7, 2, 3, 0, 0x61],
    );
    for alone in [
        parts("Hello", 7).remove(0),
        part(GSM7, [7, 1, 1], b"one of one"),
        wide_part(7, 1, 1, &[0, 0x61]),
        ports.unwrap(),
        no_part, // part 3 of 2
    ] {
        assert_eq!(store.push("a", 0, &alone), Ok(Progress::Single));
    }
    assert!(store.is_empty());
    assert_eq!(store.parts_free(), 8);
}

/// Any type can be the sender, `Copy` or not.
#[test]
fn the_sender_can_own_its_data() {
    let mut store: Reassembler<(String, u64), 2, 4> = Reassembler::default();
    let segmenter = Segmenter::new().with_reference_width(ReferenceWidth::Bits16);
    let text = "ж".repeat(100);
    let from = ("+491234".to_owned(), 5);
    let mut result = Ok(Progress::Single);
    for segment in segmenter.split(&text).unwrap() {
        result = store.push(from.clone(), 0, &segment.encode(0xCAFE));
    }
    let Ok(Progress::Complete(key)) = result else {
        panic!("{result:?}");
    };
    assert_eq!(
        (&key.sender, key.reference_width),
        (&from, ReferenceWidth::Bits16)
    );
    assert_eq!((key.reference, key.total), (0xCAFE, 2));
    let clone = store.clone();
    store.clear();
    assert!(store.message(&key).is_none());
    assert_eq!(
        clone
            .message(&key)
            .unwrap()
            .decode_lossy()
            .collect::<String>(),
        text
    );
}
