//! Parts that come in any order, twice, from several senders, or not at all, and texts
//! that were torn where no text is to be torn.

use septet::reassembly::{JoinError, MessageKey, Progress, Reassembler, ReassemblyError};
use septet::wire::Fields;
use septet::{DecodeError, ReferenceWidth, Segmenter, UserData};

const GSM7: u8 = 0x00;
const EIGHT_BIT: u8 = 0x04;
const UCS2: u8 = 0x08;

type Store = Reassembler<&'static str, 3, 8>;

fn parts(text: &str, number: u16) -> Vec<UserData> {
    let segments = septet::split(text).unwrap();
    segments.map(|segment| segment.encode(number)).collect()
}

/// A part with an 8-bit reference, whose body is octets or septets.
fn part(tp_dcs: u8, [number, total, sequence]: [u8; 3], body: &[u8]) -> UserData {
    let header = [5, 0x00, 3, number, total, sequence];
    UserData::from_unpacked_parts(tp_dcs, &header, body).unwrap()
}

fn wide_part(number: u16, total: u8, sequence: u8, body: &[u8]) -> UserData {
    let [high, low] = number.to_be_bytes();
    let header = [6, 0x08, 4, high, low, total, sequence];
    UserData::from_unpacked_parts(UCS2, &header, body).unwrap()
}

fn units(units: &[u16]) -> Vec<u8> {
    units.iter().flat_map(|unit| unit.to_be_bytes()).collect()
}

fn key(sender: &'static str, number: u16, total: u8) -> MessageKey<&'static str> {
    MessageKey {
        sender,
        reference_width: ReferenceWidth::Bits8,
        reference: number,
        total,
    }
}

fn text<const MESSAGES: usize, const PARTS: usize>(
    store: &Reassembler<&'static str, MESSAGES, PARTS>,
    key: &MessageKey<&'static str>,
) -> String {
    store.message(key).unwrap().decode_lossy().collect()
}

/// What the only message of a store with these parts gives, strictly and with losses.
fn joined(parts: &[UserData]) -> (Vec<Result<char, JoinError>>, String) {
    let mut store = Store::new();
    for part in parts {
        store.push("a", 0, part).unwrap();
    }
    assert_eq!(store.len(), 1);
    let message = store.stalest().unwrap();
    (message.decode().collect(), message.decode_lossy().collect())
}

const fn lone(sequence: u8, offset: usize, unit: u16) -> Result<char, JoinError> {
    let error = DecodeError::LoneSurrogate { offset, unit };
    Err(JoinError { sequence, error })
}

#[test]
fn in_every_order() {
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
fn what_comes_again_changes_nothing() {
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
    // What is complete stays, and is completed once.
    assert_eq!(
        store.push("a", 9, &sent[0]),
        Ok(Progress::Duplicate { key, missing: 0 })
    );
    // Behind its removal a late duplicate begins another message.
    assert!(store.remove(&key));
    assert_eq!(
        store.push("a", 9, &sent[0]),
        Ok(Progress::Held { key, missing: 1 })
    );
}

#[test]
fn several_at_a_time() {
    let texts = ["a".repeat(400), "b".repeat(400)];
    let sent: Vec<_> = texts.iter().map(|text| parts(text, 7)).collect();
    let mut store = Store::new();
    for part in [2, 0, 1] {
        store.push("a", 0, &sent[0][part]).unwrap();
        store.push("b", 0, &sent[1][part]).unwrap();
    }
    assert_eq!(text(&store, &key("a", 7, 3)), texts[0]);
    assert_eq!(text(&store, &key("b", 7, 3)), texts[1]);
    // The first one goes, the other one is as it was.
    store.remove(&key("a", 7, 3));
    assert_eq!(text(&store, &key("b", 7, 3)), texts[1]);
    assert_eq!((store.len(), store.parts_free()), (1, 5));
}

#[test]
fn a_conflict_keeps_what_is_held() {
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
    // The same octets under another TP-DCS are other content too.
    let other = part(EIGHT_BIT, [7, 2, 1], first.body());
    assert!(store.push("a", 2, &other).is_err());
    // The caller may want the new one.
    store.remove(&key);
    store.push("a", 3, &part(GSM7, [7, 2, 1], b"late")).unwrap();
    assert_eq!(text(&store, &key), "late");
}

/// Sender, reference, width and total: with one of them different it is another message.
#[test]
fn all_of_the_key_counts() {
    let mut store: Reassembler<&str, 8, 16> = Reassembler::new();
    let first = |number, total| part(UCS2, [number, total, 1], &[0, 0x61]);
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

/// 256 messages later the reference is the same. What was left of the old message meets
/// the new one, which is seen at once or not at all; so leftovers are to go in time.
#[test]
fn a_reference_that_has_wrapped() {
    let (old, new) = (parts(&"o".repeat(161), 7), parts(&"n".repeat(161), 7 + 256));
    let mut store = Store::new();
    store.push("a", 0, &old[0]).unwrap();
    let error = store.push("a", 1000, &new[0]).unwrap_err();
    assert!(matches!(
        error,
        ReassemblyError::Conflict { sequence: 1, .. }
    ));
    let oldest = *store.stalest().unwrap().key();
    store.remove(&oldest);
    store.push("a", 1000, &new[0]).unwrap();
    store.push("a", 1001, &new[1]).unwrap();
    assert_eq!(text(&store, &key("a", 7, 2)), "n".repeat(161));
    // With another total they do not meet.
    store
        .push("a", 1002, &parts(&"x".repeat(400), 7)[0])
        .unwrap();
    assert_eq!(store.len(), 2);
}

#[test]
fn no_room_for_another_message() {
    let mut store = Store::new();
    for (at, sender) in [(10, "a"), (11, "b"), (12, "c")] {
        store
            .push(sender, at, &part(GSM7, [7, 2, 1], b"held"))
            .unwrap();
    }
    let before = format!("{store:?}");
    let error = store
        .push("d", 13, &part(GSM7, [7, 2, 1], b"new"))
        .unwrap_err();
    assert_eq!(error, ReassemblyError::MessagesFull);
    assert_eq!(
        error.to_string(),
        "the store has no room for another message"
    );
    assert_eq!(format!("{store:?}"), before);
    // A message that is there goes on.
    let key = key("b", 7, 2);
    let last = part(GSM7, [7, 2, 2], b" on");
    assert_eq!(store.push("b", 13, &last), Ok(Progress::Complete(key)));
    assert_eq!(text(&store, &key), "held on");
}

#[test]
fn no_room_for_another_part() {
    let mut store: Reassembler<&str, 3, 3> = Reassembler::new();
    for (at, sender, sequence) in [(10, "a", 1), (11, "a", 3), (12, "b", 2)] {
        store
            .push(sender, at, &part(GSM7, [7, 3, sequence], b"held"))
            .unwrap();
    }
    let before = format!("{store:?}");
    for sender in ["a", "c"] {
        let free = if sender == "a" { 2 } else { 1 };
        let error = store
            .push(sender, 13, &part(GSM7, [7, 3, free], b"new"))
            .unwrap_err();
        assert_eq!(error, ReassemblyError::PartsFull);
        assert_eq!(error.to_string(), "the store has no room for another part");
        assert_eq!(
            format!("{store:?}"),
            before,
            "no message without a part is left behind"
        );
    }
    // What takes no room is still answered.
    let again = part(GSM7, [7, 3, 3], b"held");
    let repeated = store.push("a", 13, &again);
    assert!(matches!(
        repeated,
        Ok(Progress::Duplicate { missing: 1, .. })
    ));
    let other = store.push("a", 13, &part(GSM7, [7, 3, 3], b"other"));
    assert!(matches!(
        other,
        Err(ReassemblyError::Conflict { sequence: 3, .. })
    ));
    let alone = &parts("Hello", 7)[0];
    assert_eq!(store.push("c", 13, alone), Ok(Progress::Single));
    assert_eq!(format!("{store:?}"), before);
}

#[test]
fn more_parts_than_the_store_could_ever_hold() {
    let mut store: Reassembler<&str, 1, 2> = Reassembler::new();
    store.push("a", 0, &part(GSM7, [7, 2, 1], b"held")).unwrap();
    let error = store
        .push("a", 1, &part(GSM7, [8, 3, 1], b"new"))
        .unwrap_err();
    assert_eq!(error, ReassemblyError::TooManyParts { total: 3 });
    assert_eq!(
        error.to_string(),
        "a message of 3 parts is larger than the store"
    );
    assert_eq!(text(&store, &key("a", 7, 2)), "held");

    let mut store: Reassembler<&str, 0, 2> = Reassembler::new();
    let error = store.push("a", 1, &part(GSM7, [7, 2, 1], b"new"));
    assert_eq!(error, Err(ReassemblyError::MessagesFull));
    assert!(store.stalest().is_none());
}

#[test]
fn the_oldest_goes_first() {
    let mut store = Store::new();
    let mut push = |at, sender, sequence| {
        let part = part(GSM7, [7, 3, sequence], b"held");
        store.push(sender, at, &part).unwrap();
    };
    push(10, "a", 1);
    push(11, "b", 1);
    push(11, "c", 1);
    push(12, "a", 2);
    push(13, "b", 1); // again, which does not count
    let order = |store: &Store| {
        let mut store = store.clone();
        let mut order = vec![];
        while let Some(key) = store.stalest().map(|oldest| *oldest.key()) {
            store.remove(&key);
            order.push(key.sender);
        }
        assert_eq!((store.is_empty(), store.parts_free()), (true, 8));
        order
    };
    // Of b and c the one that began first; a began before both, but is still coming in.
    assert_eq!(order(&store), ["b", "c", "a"]);
    let ages = store
        .messages()
        .map(|message| (message.first_seen(), message.last_seen()));
    assert_eq!(ages.collect::<Vec<_>>(), [(10, 12), (11, 11), (11, 11)]);
    // Equal in both: the first in the store.
    let mut store = Store::new();
    for sender in ["c", "a", "b"] {
        store
            .push(sender, 5, &part(GSM7, [7, 2, 1], b"held"))
            .unwrap();
    }
    assert_eq!(order(&store), ["c", "a", "b"]);
    // Equal in the latest only: the one that began first.
    let mut store = Store::new();
    store.push("a", 9, &part(GSM7, [7, 3, 1], b"held")).unwrap();
    store.push("b", 4, &part(GSM7, [7, 3, 1], b"held")).unwrap();
    store.push("b", 9, &part(GSM7, [7, 3, 2], b"held")).unwrap();
    assert_eq!(order(&store), ["b", "a"]);
}

/// A clock that goes back makes no message look newer than it is, and no part is lost.
#[test]
fn a_clock_that_goes_back() {
    let mut store = Store::new();
    store
        .push("a", 10, &part(GSM7, [7, 2, 1], b"one "))
        .unwrap();
    store.push("a", 4, &part(GSM7, [7, 2, 2], b"two")).unwrap();
    let message = store.stalest().unwrap();
    assert_eq!((message.first_seen(), message.last_seen()), (10, 10));
    assert_eq!(message.decode_lossy().collect::<String>(), "one two");
}

#[test]
fn as_many_parts_as_there_can_be() {
    let long = "a".repeat(39_015);
    let sent = parts(&long, 7);
    assert_eq!(sent.len(), 255);
    let mut store: Box<Reassembler<&str, 1, 255>> = Box::default();
    for part in sent.iter().skip(1).step_by(2) {
        store.push("a", 0, part).unwrap();
    }
    let odd: Vec<u8> = (1..=255).step_by(2).collect();
    let message = store.stalest().unwrap();
    assert_eq!(message.missing(), 128);
    assert!(message.missing_parts().eq(odd));
    for (turn, part) in sent.iter().step_by(2).rev().enumerate() {
        let said = store.push("a", 0, part).unwrap();
        assert_eq!(matches!(said, Progress::Complete(_)), turn == 127);
    }
    let message = store.stalest().unwrap();
    assert!(message.decode().map(Result::unwrap).eq(long.chars()));
    assert!(message.missing_parts().eq([]));
    assert_eq!(message.parts().last(), Some((255, &sent[254])));
}

#[test]
fn the_last_part_alone_of_255() {
    let mut store: Box<Reassembler<&str, 1, 255>> = Box::default();
    store
        .push("a", 0, &part(GSM7, [7, 255, 255], b"end"))
        .unwrap();
    let message = store.stalest().unwrap();
    assert!(message.missing_parts().eq(1..=254));
    assert_eq!(message.decode_lossy().collect::<String>(), "end");
}

#[test]
fn what_stands_alone_is_not_kept() {
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

#[test]
fn a_part_that_is_missing_is_left_out() {
    let sent = parts(&("a".repeat(153) + &"b".repeat(153) + "c"), 7);
    let (strict, shown) = joined(&[sent[2].clone(), sent[0].clone()]);
    assert_eq!(shown, "a".repeat(153) + "c");
    assert!(strict.iter().all(Result::is_ok));
    // Halves that did not follow each other are none of one pair.
    let torn = [
        part(UCS2, [7, 3, 1], &units(&[0x61, 0xD83D])),
        part(UCS2, [7, 3, 3], &units(&[0xDE00, 0x62])),
    ];
    let (strict, shown) = joined(&torn);
    assert_eq!(shown, "a\u{FFFD}\u{FFFD}b");
    assert_eq!(strict, [Ok('a'), lone(1, 8, 0xD83D)]);
}

/// Each place of a text between two code units as the edge of two parts, and all of them
/// at once.
#[test]
fn a_pair_torn_at_every_edge() {
    let text = "😀a😀😀ж\u{10FFFF}\u{10000}é😀";
    let sent: Vec<u16> = text.encode_utf16().collect();
    for edge in 0..=sent.len() {
        let (first, last) = sent.split_at(edge);
        for wide in [false, true] {
            let parts = [(1, first), (2, last)].map(|(sequence, half)| match wide {
                false => part(UCS2, [7, 2, sequence], &units(half)),
                true => wide_part(7, 2, sequence, &units(half)),
            });
            let (strict, shown) = joined(&parts);
            assert_eq!(shown, text);
            assert!(strict.into_iter().eq(text.chars().map(Ok)));
        }
    }
    let mut store: Reassembler<&str, 1, 32> = Reassembler::new();
    for (sequence, unit) in (1..).zip(&sent) {
        let part = part(UCS2, [7, sent.len() as u8, sequence], &units(&[*unit]));
        store.push("a", 0, &part).unwrap();
    }
    assert!(store.stalest().unwrap().is_complete());
    assert_eq!(
        store.stalest().unwrap().decode_lossy().collect::<String>(),
        text
    );
}

#[test]
fn halves_that_make_no_pair() {
    let two = |first: &[u16], last: &[u16]| {
        joined(&[
            part(UCS2, [7, 2, 1], &units(first)),
            part(UCS2, [7, 2, 2], &units(last)),
        ])
    };
    // A high half, then anything else: nothing behind it is lost.
    let high = lone(1, 8, 0xD83D);
    for (last, shown) in [
        (&[0x62, 0x63][..], "a\u{FFFD}bc"),
        (&[], "a\u{FFFD}"),
        (&[0xD83D, 0xDE00], "a\u{FFFD}😀"),
        (&[0xD83D], "a\u{FFFD}\u{FFFD}"),
        (&[0xE000], "a\u{FFFD}\u{E000}"),
    ] {
        let (strict, lossy) = two(&[0x61, 0xD83D], last);
        assert_eq!((strict, lossy.as_str()), (vec![Ok('a'), high], shown));
    }
    // A low half at the end of a part takes no other.
    for (first, error) in [
        (&[0xDE00][..], lone(1, 6, 0xDE00)),
        (&[], lone(2, 6, 0xDE00)),
    ] {
        let (strict, _) = two(first, &[0xDE00]);
        assert_eq!(strict, [error]);
    }
    // Nor does a high half that is not the last unit.
    let (strict, shown) = two(&[0xD83D, 0x61], &[0xDE00]);
    assert_eq!(
        (strict, shown.as_str()),
        (vec![lone(1, 6, 0xD83D)], "\u{FFFD}a\u{FFFD}")
    );
}

#[test]
fn halves_with_something_between_them() {
    let high = part(UCS2, [7, 3, 1], &units(&[0xD83D]));
    for (between, shown) in [
        (part(GSM7, [7, 3, 2], b"b"), "\u{FFFD}b\u{FFFD}"),
        (part(UCS2, [7, 3, 2], &[]), "\u{FFFD}\u{FFFD}"),
        (
            part(EIGHT_BIT, [7, 3, 2], &[0xDE, 0x00]),
            "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}",
        ),
    ] {
        let low = part(UCS2, [7, 3, 3], &units(&[0xDE00]));
        let (strict, lossy) = joined(&[high.clone(), between, low]);
        assert_eq!((strict, lossy.as_str()), (vec![lone(1, 6, 0xD83D)], shown));
    }
    // Half a code unit stands between them too.
    let mut octets = units(&[0xD83D]);
    octets.push(0xDE);
    let low = part(UCS2, [7, 2, 2], &units(&[0xDE00]));
    let (_, lossy) = joined(&[part(UCS2, [7, 2, 1], &octets), low]);
    assert_eq!(lossy, "\u{FFFD}\u{FFFD}\u{FFFD}");
}

/// 23.040 §9.2.3.24.1: it is not to be torn, and each part has its own tables.
#[test]
fn a_torn_escape_is_not_joined() {
    let torn = [
        part(GSM7, [7, 2, 1], b"a\x1B"),
        part(GSM7, [7, 2, 2], b"\x65b"),
    ];
    let (strict, lossy) = joined(&torn);
    let error = DecodeError::LoneEscape { septet: 8 };
    assert_eq!(strict, [Ok('a'), Err(JoinError { sequence: 1, error })]);
    assert_eq!(lossy, "a eb");
}

#[test]
fn each_part_is_read_by_its_own_header() {
    let mixed = [
        part(GSM7, [7, 3, 1], b"5 \x1B\x65, "),
        part(UCS2, [7, 3, 2], &units(&[0x0436, 0x21])),
        part(EIGHT_BIT, [7, 3, 3], &[1, 2]),
    ];
    let (strict, lossy) = joined(&mixed);
    assert_eq!(lossy, "5 €, ж!\u{FFFD}\u{FFFD}");
    let error = JoinError {
        sequence: 3,
        error: DecodeError::NotText { offset: 6 },
    };
    assert_eq!(strict.last(), Some(&Err(error)));
    assert_eq!(strict.len(), 8);
    assert_eq!(
        error.to_string(),
        "part 3: the data from offset 6 is not text"
    );
    let source = std::error::Error::source(&error);
    assert!(source.is_none(), "the inner error is shown already");
}

/// Behind a fault the strict reading ends, and both say that nothing is left.
#[test]
fn iterators_end() {
    let sent = [
        part(UCS2, [7, 2, 1], &units(&[0xD83D])),
        part(GSM7, [7, 2, 2], b"b"),
    ];
    let mut store = Store::new();
    for part in &sent {
        store.push("a", 0, part).unwrap();
    }
    let message = store.stalest().unwrap();
    let mut strict = message.decode();
    assert_eq!(strict.size_hint(), (0, Some(320)));
    assert!(strict.next().unwrap().is_err());
    assert_eq!((strict.size_hint(), strict.next()), ((0, Some(0)), None));
    let mut lossy = message.decode_lossy();
    assert_eq!(lossy.size_hint(), (0, Some(320)));
    assert_eq!(lossy.by_ref().count(), 2);
    assert_eq!(lossy.next(), None);
    assert_eq!(store.messages().size_hint(), (1, Some(1)));
    assert_eq!(message.parts().size_hint(), (2, Some(2)));
}

/// The sender is whatever the caller takes for one, copied or not.
#[test]
fn a_sender_that_owns_its_name() {
    let mut store: Reassembler<(String, u64), 2, 4> = Reassembler::default();
    let segmenter = Segmenter::new().with_reference_width(ReferenceWidth::Bits16);
    let text = "ж".repeat(100);
    let from = ("+491234".to_owned(), 5);
    let mut said = Ok(Progress::Single);
    for segment in segmenter.split(&text).unwrap() {
        said = store.push(from.clone(), 0, &segment.encode(0xCAFE));
    }
    let Ok(Progress::Complete(key)) = said else {
        panic!("{said:?}");
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

/// What the documentation says of memory: 145 octets for a part, at most 32 and the sender
/// for a message; and two counts.
#[test]
fn it_takes_as_much_memory_as_is_said() {
    fn plain<T: Send + Sync + Unpin + Clone + std::fmt::Debug + 'static>() {}
    plain::<Reassembler<u64, 4, 16>>();
    plain::<septet::reassembly::Message<'static, u64>>();
    plain::<septet::reassembly::Messages<'static, u64>>();
    plain::<septet::reassembly::Parts<'static>>();
    plain::<septet::reassembly::MissingParts<'static>>();
    plain::<septet::wire::Decode<'static>>();
    plain::<septet::wire::DecodeLossy<'static>>();
    plain::<ReassemblyError<u64>>();

    let most =
        |messages: usize, parts: usize, sender: usize| messages * (32 + sender) + parts * 145 + 24;
    assert!(size_of::<Reassembler<u32, 4, 16>>() <= most(4, 16, 4));
    assert!(size_of::<Reassembler<u64, 4, 16>>() <= most(4, 16, 8));
    assert!(size_of::<Reassembler<[u8; 16], 8, 64>>() <= most(8, 64, 16));
    if cfg!(target_pointer_width = "64") {
        assert_eq!(size_of::<Reassembler<u64, 4, 16>>(), 2496);
    }
}
