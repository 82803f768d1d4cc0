//! The order of `Reassembler::stalest`.

use crate::{GSM7, Store, part};

#[test]
fn the_stalest_message_comes_first() {
    let mut store = Store::new();
    let mut push = |at, sender, sequence| {
        let part = part(GSM7, [7, 3, sequence], b"held");
        store.push(sender, at, &part).unwrap();
    };
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
    // If all times are equal, the first one in the store is the stalest.
    let mut store = Store::new();
    for sender in ["c", "a", "b"] {
        store
            .push(sender, 5, &part(GSM7, [7, 2, 1], b"held"))
            .unwrap();
    }
    assert_eq!(order(&store), ["c", "a", "b"]);
    // If only `last_seen` is equal, the one with the lower `first_seen` is the stalest.
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
