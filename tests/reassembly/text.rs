//! The text of a message, complete or not.

use septet::reassembly::{JoinError, ReadError, Reassembler};
use septet::{DecodeError, UserData};

use crate::{EIGHT_BIT, GSM7, Store, UCS2, part, parts, units, wide_part};

/// The strict and the lossy text of the message that these parts form.
fn joined(parts: &[UserData]) -> (Vec<Result<char, JoinError>>, String) {
    let mut store = Store::new();
    for part in parts {
        store.push("a", 0, part).unwrap();
    }
    assert_eq!(store.len(), 1);
    let message = store.stalest().unwrap();
    let strict: Vec<Result<char, JoinError>> = message.decode().collect();
    let shown: String = message.decode_lossy().collect();
    let mut storage = [0; 2_000];
    assert_eq!(message.read_lossy(&mut storage), Ok(&*shown));
    let text: Result<String, JoinError> = strict.iter().copied().collect();
    let read = message.read(&mut storage).map(str::to_owned);
    assert_eq!(read, text.map_err(ReadError::Join));
    (strict, shown)
}

#[test]
fn short_storage() {
    let sent = parts(&("a".repeat(153) + &"é".repeat(100)), 7);
    let mut store = Store::new();
    for part in &sent {
        store.push("a", 0, part).unwrap();
    }
    let message = store.stalest().unwrap();
    for available in 0..353 {
        let error = Err(ReadError::Storage {
            needed: 353,
            available,
        });
        assert_eq!(message.read(&mut vec![0; available]), error);
        assert_eq!(message.read_lossy(&mut vec![0; available]), error);
    }
    assert_eq!(message.read(&mut [0; 353]).map(str::len), Ok(353));
}

const fn lone(sequence: u8, offset: usize, unit: u16) -> Result<char, JoinError> {
    let error = DecodeError::LoneSurrogate { offset, unit };
    Err(JoinError { sequence, error })
}

#[test]
fn a_missing_part_is_left_out() {
    let sent = parts(&("a".repeat(153) + &"b".repeat(153) + "c"), 7);
    let (strict, shown) = joined(&[sent[2].clone(), sent[0].clone()]);
    assert_eq!(shown, "a".repeat(153) + "c");
    assert!(strict.iter().all(Result::is_ok));
    // Surrogates on both sides of a missing part do not make a pair.
    let divided = [
        part(UCS2, [7, 3, 1], &units(&[0x61, 0xD83D])),
        part(UCS2, [7, 3, 3], &units(&[0xDE00, 0x62])),
    ];
    let (strict, shown) = joined(&divided);
    assert_eq!(shown, "a\u{FFFD}\u{FFFD}b");
    assert_eq!(strict, [Ok('a'), lone(1, 8, 0xD83D)]);
}

/// A text divided after each code unit in turn, and after every code unit at once.
#[test]
fn a_pair_divided_between_parts_is_joined() {
    let text = "😀a😀😀ж\u{10FFFF}\u{10000}é😀";
    let all: Vec<u16> = text.encode_utf16().collect();
    for end in 0..=all.len() {
        let (first, last) = all.split_at(end);
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
    for (sequence, unit) in (1..).zip(&all) {
        let part = part(UCS2, [7, all.len() as u8, sequence], &units(&[*unit]));
        store.push("a", 0, &part).unwrap();
    }
    assert!(store.stalest().unwrap().is_complete());
    assert_eq!(
        store.stalest().unwrap().decode_lossy().collect::<String>(),
        text
    );
}

#[test]
fn surrogates_that_make_no_pair() {
    let two = |first: &[u16], last: &[u16]| {
        joined(&[
            part(UCS2, [7, 2, 1], &units(first)),
            part(UCS2, [7, 2, 2], &units(last)),
        ])
    };
    // If no low surrogate follows a high surrogate, the text after it is kept.
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
    // A low surrogate at the end of a part does not start a pair.
    for (first, error) in [
        (&[0xDE00][..], lone(1, 6, 0xDE00)),
        (&[], lone(2, 6, 0xDE00)),
    ] {
        let (strict, _) = two(first, &[0xDE00]);
        assert_eq!(strict, [error]);
    }
    // Nor does a high surrogate that is not the last unit of its part.
    let (strict, shown) = two(&[0xD83D, 0x61], &[0xDE00]);
    assert_eq!(
        (strict, shown.as_str()),
        (vec![lone(1, 6, 0xD83D)], "\u{FFFD}a\u{FFFD}")
    );
}

#[test]
fn surrogates_with_something_between_them_make_no_pair() {
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
    // Half a code unit between them also prevents a pair.
    let mut octets = units(&[0xD83D]);
    octets.push(0xDE);
    let low = part(UCS2, [7, 2, 2], &units(&[0xDE00]));
    let (_, lossy) = joined(&[part(UCS2, [7, 2, 1], &octets), low]);
    assert_eq!(lossy, "\u{FFFD}\u{FFFD}\u{FFFD}");
}

/// 23.040 §9.2.3.24.1: senders must not divide an escape, and each part has its own tables.
#[test]
fn a_divided_escape_is_not_joined() {
    let divided = [
        part(GSM7, [7, 2, 1], b"a\x1B"),
        part(GSM7, [7, 2, 2], b"\x65b"),
    ];
    let (strict, lossy) = joined(&divided);
    let error = DecodeError::LoneEscape { septet: 8 };
    assert_eq!(strict, [Ok('a'), Err(JoinError { sequence: 1, error })]);
    assert_eq!(lossy, "a eb");
}

#[test]
fn each_part_is_decoded_by_its_own_header() {
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
    assert!(source.is_none(), "the message contains the inner error");
}

/// Strict decoding ends after an error.
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
