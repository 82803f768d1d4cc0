//! The age limit: what is old is never joined with what is new.

use septet::UserData;
use septet::reassembly::{Progress, Reassembler, ReassemblyError};

use crate::{GSM7, Store, key, part, parts, text};

const DAY: u64 = 24 * 60 * 60;
const MAX_AGE: u64 = 6 * 60 * 60;

/// The example of the documentation.
fn receive(store: &mut Store, sender: &'static str, at: u64, part: &UserData) -> Option<String> {
    loop {
        match store.push(sender, at, part) {
            Ok(Progress::Single) => return Some(part.decode_lossy().collect()),
            Ok(Progress::Complete(key)) => {
                let text = store.message(&key)?.decode_lossy().collect::<String>();
                store.remove(&key);
                return Some(text);
            }
            Err(ReassemblyError::Conflict { key, .. }) => {
                store.remove(&key);
            }
            Err(ReassemblyError::MessagesFull | ReassemblyError::PartsFull) => {
                let stalest = *store.stalest()?.key();
                store.remove(&stalest);
            }
            _ => return None,
        }
    }
}

/// Part 2 of Monday's message is lost, and Tuesday's message has the same reference.
#[test]
fn the_example_never_joins_monday_with_tuesday() {
    let monday = part(GSM7, [0, 2, 1], b"Monday 1, ");
    let tuesday = [
        part(GSM7, [0, 2, 1], b"Tuesday 1, "),
        part(GSM7, [0, 2, 2], b"Tuesday 2"),
    ];
    for order in [[0, 1], [1, 0]] {
        // Monday and Tuesday, or a conflict within the limit: its first part must come first.
        for at in [DAY, MAX_AGE + 1, MAX_AGE] {
            if at <= MAX_AGE && order == [1, 0] {
                continue;
            }
            let mut store = Store::with_max_age(MAX_AGE);
            assert_eq!(receive(&mut store, "a", 0, &monday), None);
            assert_eq!(receive(&mut store, "a", at, &tuesday[order[0]]), None);
            let read = receive(&mut store, "a", at + 5, &tuesday[order[1]]);
            assert_eq!(read.as_deref(), Some("Tuesday 1, Tuesday 2"));
            assert!(store.is_empty());
        }
    }
}

/// A sender that gives all its messages the reference 0, and a network that loses one part in
/// three.
#[test]
fn the_example_survives_lost_parts_and_equal_references() {
    let mut store = Store::with_max_age(MAX_AGE);
    let mut read = 0;
    for day in 0..60_u8 {
        let letter = char::from(b'a' + day % 26).to_string();
        let sent = parts(&letter.repeat(200), 0);
        for (index, part) in sent.iter().enumerate() {
            if (usize::from(day) * 2 + index).is_multiple_of(3) {
                continue; // lost
            }
            let at = u64::from(day) * DAY + index as u64;
            if let Some(text) = receive(&mut store, "a", at, part) {
                assert_eq!(text, letter.repeat(200));
                read += 1;
            }
        }
    }
    assert_eq!(read, 20);
}

#[test]
fn the_limit_counts_from_the_first_part() {
    let mut store = Store::with_max_age(10);
    assert_eq!(store.max_age(), Some(10));
    let part = |sequence| part(GSM7, [7, 3, sequence], b"part");
    store.push("a", 100, &part(1)).unwrap();
    store.push("a", 108, &part(2)).unwrap();
    // Exactly the limit is within it.
    assert!(matches!(
        store.clone().push("a", 110, &part(3)),
        Ok(Progress::Complete(_))
    ));
    // The second part is not old, but the message is.
    assert_eq!(
        store.push("a", 111, &part(3)),
        Ok(Progress::Held {
            key: key("a", 7, 3),
            missing: 2
        })
    );
    let message = store.stalest().unwrap();
    assert_eq!((message.first_seen(), message.last_seen()), (111, 111));
    assert!(message.missing_parts().eq([1, 2]));
}

#[test]
fn a_conflict_is_an_error_until_the_old_message_expires() {
    let (old, new) = (part(GSM7, [7, 2, 1], b"old"), part(GSM7, [7, 2, 1], b"new"));
    let mut store = Store::with_max_age(10);
    store.push("a", 0, &old).unwrap();
    let conflict = store.push("a", 10, &new).unwrap_err();
    assert!(matches!(
        conflict,
        ReassemblyError::Conflict { sequence: 1, .. }
    ));
    assert_eq!(text(&store, &key("a", 7, 2)), "old");
    let progress = store.push("a", 11, &new).unwrap();
    assert!(matches!(progress, Progress::Held { missing: 1, .. }));
    assert_eq!(text(&store, &key("a", 7, 2)), "new");
    // A duplicate is one only within the limit, whether the message is complete or not.
    let duplicate = store.push("a", 21, &new).unwrap();
    assert!(matches!(duplicate, Progress::Duplicate { missing: 1, .. }));
    store.push("a", 21, &part(GSM7, [7, 2, 2], b".")).unwrap();
    let duplicate = store.push("a", 21, &new).unwrap();
    assert!(matches!(duplicate, Progress::Duplicate { missing: 0, .. }));
    let again = store.push("a", 22, &new).unwrap();
    assert!(matches!(again, Progress::Held { missing: 1, .. }));
    assert_eq!(store.len(), 1);
}

#[test]
fn expired_messages_make_room() {
    // In the pool, they are before and after the message that is added to.
    let mut store: Reassembler<&str, 3, 4> = Reassembler::with_max_age(10);
    store.push("a", 0, &part(GSM7, [7, 3, 1], b"a")).unwrap();
    store.push("b", 5, &part(GSM7, [7, 3, 3], b"3")).unwrap();
    store.push("c", 0, &part(GSM7, [7, 3, 1], b"c")).unwrap();
    let next = part(GSM7, [7, 3, 1], b"d");
    assert_eq!(
        store.push("d", 10, &next),
        Err(ReassemblyError::MessagesFull)
    );
    assert!(store.push("d", 11, &next).is_ok());
    assert!(
        store
            .messages()
            .map(|message| message.key().sender)
            .eq(["b", "d"])
    );
    store.push("d", 11, &part(GSM7, [7, 3, 3], b"3")).unwrap();
    store.push("b", 11, &part(GSM7, [7, 3, 1], b"1")).unwrap();
    let last = part(GSM7, [7, 3, 2], b"2");
    assert_eq!(store.push("d", 15, &last), Err(ReassemblyError::PartsFull));
    assert!(matches!(
        store.push("d", 16, &last),
        Ok(Progress::Complete(_))
    ));
    assert_eq!(text(&store, &key("d", 7, 3)), "d23");
    assert_eq!((store.len(), store.parts_free()), (1, 1));
    // A part that needs no room removes nothing, and neither does one that can never fit.
    assert!(store.push("d", 27, &part(GSM7, [7, 5, 1], b"")).is_err());
    assert_eq!(
        store.push("e", 27, &parts("Hi", 1)[0]),
        Ok(Progress::Single)
    );
    assert_eq!(store.len(), 1);
    assert_eq!(store.remove_expired(21), 0);
    assert_eq!(store.remove_expired(22), 1);
    assert_eq!(store.parts_free(), 4);
}

/// After a restart, a clock may begin again at 0.
#[test]
fn a_message_from_the_future_is_expired() {
    let mut store = Store::with_max_age(10);
    store.push("a", 1000, &part(GSM7, [7, 2, 1], b"1")).unwrap();
    let second = part(GSM7, [7, 2, 2], b"2");
    let late = store.clone().push("a", 990, &second).unwrap();
    assert!(matches!(late, Progress::Complete(_)));
    let reset = store.push("a", 989, &second).unwrap();
    assert!(matches!(reset, Progress::Held { .. }));
}

#[test]
fn limits_of_zero_and_none() {
    let two = parts(&"a".repeat(161), 7);
    let mut store = Store::with_max_age(0);
    store.push("a", 5, &two[0]).unwrap();
    assert!(matches!(
        store.push("a", 5, &two[1]),
        Ok(Progress::Complete(_))
    ));
    for mut store in [
        Store::new(),
        Store::default(),
        Store::with_max_age(u64::MAX),
    ] {
        assert_eq!(store.max_age(), None);
        store.push("a", 0, &two[0]).unwrap();
        assert_eq!(store.remove_expired(u64::MAX), 0);
        let last = store.push("a", u64::MAX, &two[1]);
        assert!(matches!(last, Ok(Progress::Complete(_))));
    }
}
