//! A full store, the longest message, and the size in memory.

use septet::reassembly::{Progress, Reassembler, ReassemblyError};

use crate::{GSM7, Store, key, part, parts, text};

#[test]
fn a_store_full_of_messages_rejects_another() {
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
    // A stored message still accepts parts.
    let key = key("b", 7, 2);
    let last = part(GSM7, [7, 2, 2], b" on");
    assert_eq!(store.push("b", 13, &last), Ok(Progress::Complete(key)));
    assert_eq!(text(&store, &key), "held on");
}

#[test]
fn a_store_full_of_parts_rejects_another() {
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
            "no message without parts remains"
        );
    }
    // A full store still handles parts that need no space.
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
fn a_message_larger_than_the_store_is_rejected() {
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
fn a_message_of_255_parts() {
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
        let progress = store.push("a", 0, part).unwrap();
        assert_eq!(matches!(progress, Progress::Complete(_)), turn == 127);
    }
    let message = store.stalest().unwrap();
    assert!(message.decode().map(Result::unwrap).eq(long.chars()));
    assert!(message.missing_parts().eq([]));
    assert_eq!(message.parts().last(), Some((255, &sent[254])));
}

#[test]
fn only_the_last_of_255_parts() {
    let mut store: Box<Reassembler<&str, 1, 255>> = Box::default();
    store
        .push("a", 0, &part(GSM7, [7, 255, 255], b"end"))
        .unwrap();
    let message = store.stalest().unwrap();
    assert!(message.missing_parts().eq(1..=254));
    assert_eq!(message.decode_lossy().collect::<String>(), "end");
}

/// 145 bytes per part, at most 32 bytes plus the size of the sender per message, two counts and the
/// age limit.
#[test]
fn the_size_is_as_documented() {
    fn plain<T: Send + Sync + Unpin + Clone + std::fmt::Debug + 'static>() {}
    plain::<Reassembler<u64, 4, 16>>();
    plain::<septet::reassembly::Message<'static, u64>>();
    plain::<septet::reassembly::Messages<'static, u64>>();
    plain::<septet::reassembly::Parts<'static>>();
    plain::<septet::reassembly::MissingParts<'static>>();
    plain::<septet::wire::Decode<'static>>();
    plain::<septet::wire::DecodeLossy<'static>>();
    plain::<ReassemblyError<u64>>();

    let bound =
        |messages: usize, parts: usize, sender: usize| messages * (32 + sender) + parts * 145 + 32;
    assert!(size_of::<Reassembler<u32, 4, 16>>() <= bound(4, 16, 4));
    assert!(size_of::<Reassembler<u64, 4, 16>>() <= bound(4, 16, 8));
    assert!(size_of::<Reassembler<[u8; 16], 8, 64>>() <= bound(8, 64, 16));
    if cfg!(target_pointer_width = "64") {
        assert_eq!(size_of::<Reassembler<u64, 4, 16>>(), 2504);
    }
}
