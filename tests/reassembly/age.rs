//! Which message is the stalest.

use crate::{GSM7, Store, part};

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
