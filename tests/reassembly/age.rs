//! The age of messages: `Reassembler::stalest` and `Reassembler::remove_older`.

use septet::reassembly::ReassemblyError;

use crate::{GSM7, Store, part};

/// Stores one of three parts.
fn hold(store: &mut Store, at: u64, sender: &'static str, sequence: u8) {
    let part = part(GSM7, [7, 3, sequence], b"held");
    store.push(sender, at, &part).unwrap();
}

#[test]
fn the_stalest_message_comes_first() {
    let mut store = Store::new();
    let mut push = |at, sender, sequence| hold(&mut store, at, sender, sequence);
    push(10, "a", 1);
    push(11, "b", 1);
    push(11, "c", 1);
    push(12, "a", 2);
    push(13, "b", 1); // a duplicate, which does not count
    let order = |store: &Store| {
        let mut store = store.clone();
        let mut order = vec![];
        while let Some(key) = store.stalest().map(|stalest| *stalest.key()) {
            store.remove(&key);
            order.push(key.sender);
        }
        assert_eq!((store.is_empty(), store.parts_free()), (true, 8));
        order
    };
    // `b` and `c` have equal times, and `b` is first in the store. `a` was first seen before both,
    // but last seen after them.
    assert_eq!(order(&store), ["b", "c", "a"]);
    let ages = store
        .messages()
        .map(|message| (message.first_seen(), message.last_seen()));
    assert_eq!(ages.collect::<Vec<_>>(), [(10, 12), (11, 11), (11, 11)]);
    // If all times are equal, the first message in the store is the stalest.
    let mut store = Store::new();
    for sender in ["c", "a", "b"] {
        store
            .push(sender, 5, &part(GSM7, [7, 2, 1], b"held"))
            .unwrap();
    }
    assert_eq!(order(&store), ["c", "a", "b"]);
    // If only `last_seen` is equal, the message with the lower `first_seen` is the stalest.
    let mut store = Store::new();
    store.push("a", 9, &part(GSM7, [7, 3, 1], b"held")).unwrap();
    store.push("b", 4, &part(GSM7, [7, 3, 1], b"held")).unwrap();
    store.push("b", 9, &part(GSM7, [7, 3, 2], b"held")).unwrap();
    assert_eq!(order(&store), ["b", "a"]);
}

#[test]
fn a_clock_that_goes_back_loses_nothing() {
    let mut store = Store::new();
    store
        .push("a", 10, &part(GSM7, [7, 2, 1], b"one "))
        .unwrap();
    store.push("a", 4, &part(GSM7, [7, 2, 2], b"two")).unwrap();
    let message = store.stalest().unwrap();
    assert_eq!((message.first_seen(), message.last_seen()), (10, 10));
    assert_eq!(message.decode_lossy().collect::<String>(), "one two");
}

/// If a reference is used again after a part was lost, an age limit keeps the messages apart.
/// Without an age limit, a conflict shows that a new message has begun.
#[test]
fn a_reference_that_is_used_again_begins_a_new_message() {
    const DAY: u64 = 24 * 60 * 60;
    let monday = part(GSM7, [0, 2, 1], b"Monday 1, ");
    let tuesday = [
        part(GSM7, [0, 2, 1], b"Tuesday 1, "),
        part(GSM7, [0, 2, 2], b"Tuesday 2"),
    ];
    for order in [[0, 1], [1, 0]] {
        let mut store = Store::new();
        store.push("a", 0, &monday).unwrap();
        assert_eq!(store.remove_older(DAY), 1);
        for index in order {
            store.push("a", DAY + 60, &tuesday[index]).unwrap();
        }
        let message = store.stalest().unwrap();
        assert!(message.is_complete());
        assert_eq!(
            message.decode_lossy().collect::<String>(),
            "Tuesday 1, Tuesday 2"
        );
    }

    let mut store = Store::new();
    store.push("a", 0, &monday).unwrap();
    let Err(ReassemblyError::Conflict { key, sequence: 1 }) = store.push("a", DAY, &tuesday[0])
    else {
        panic!("the parts differ");
    };
    store.remove(&key);
    for part in &tuesday {
        store.push("a", DAY, part).unwrap();
    }
    let text: String = store.stalest().unwrap().decode_lossy().collect();
    assert_eq!(text, "Tuesday 1, Tuesday 2");
}

#[test]
fn old_messages_are_removed_with_their_parts() {
    let mut store = Store::new();
    let mut push = |at, sender, sequence| hold(&mut store, at, sender, sequence);
    push(10, "a", 1);
    push(11, "b", 1);
    push(12, "c", 1);
    push(13, "a", 2);
    push(14, "c", 2);
    assert_eq!(store.remove_older(10), 0);
    // The time of the last part counts.
    assert_eq!(store.remove_older(13), 1);
    assert_eq!((store.len(), store.parts_free()), (2, 4));
    assert_eq!(store.remove_older(14), 1);
    let left = store.stalest().unwrap();
    assert_eq!((left.key().sender, left.decode_lossy().count()), ("c", 8));
    assert_eq!(store.remove_older(u64::MAX), 1);
    assert_eq!((store.is_empty(), store.parts_free()), (true, 8));
}
