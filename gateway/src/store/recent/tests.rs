//! Doubt, overflow, and instances that come one after another.

use super::*;
use crate::message::EventKind;

/// Each instance has a thousand places.
fn recent() -> Recent {
    Recent::new(1, 1000, 1000, |owner| 1000 * owner)
}

fn accepted(owner: i64, place: Place, text: &str) -> Change {
    let json = r#"{"id": "", "account": "", "application": "", "time": 0, "from": "", "to": [],
        "media": [], "segments": 1}"#;
    let message = Message {
        text: text.to_owned(),
        ..serde_json::from_str(json).unwrap()
    };
    Change::Accepted {
        owner,
        place,
        message: Arc::new(message),
    }
}

fn told(place: Place, receiver: &str) -> Change {
    Change::Told {
        owner: 1,
        place,
        receiver: receiver.to_owned(),
        event: Event {
            kind: EventKind::MessageDelivered,
            time: 0,
            body: vec![],
            is_plain: false,
        },
    }
}

fn messages(recent: &Recent, owner: i64, after: Place) -> Option<Vec<Place>> {
    let found = recent.messages(owner, after, 10)?;
    Some(found.iter().map(|queued| queued.place).collect())
}

fn events(recent: &Recent, receiver: &str, after: Place) -> Option<Vec<Place>> {
    let found = recent.events(1, receiver, after, 10)?.events;
    Some(found.iter().map(|queued| queued.place).collect())
}

#[test]
fn what_is_in_doubt_is_read_from_the_database() {
    let recent = recent();
    recent.apply(vec![accepted(1, 1001, ""), accepted(1, 1002, "")]);
    recent.doubt(vec![accepted(1, 1003, "")]);
    recent.apply(vec![accepted(1, 1004, "")]);
    assert_eq!(messages(&recent, 1, 1002), None);
    assert_eq!(messages(&recent, 1, 1003), Some(vec![1004]));
    // It may have ended.
    recent.doubt(vec![Change::Left(1004)]);
    assert_eq!(messages(&recent, 1, 1003), None);
    recent.apply(vec![told(1005, "one"), told(1006, "two")]);
    recent.doubt(vec![told(1007, "one")]);
    assert_eq!(events(&recent, "one", 1000), None);
    assert_eq!(events(&recent, "one", 1007), Some(vec![]));
    assert_eq!(events(&recent, "two", 1000), Some(vec![1006]));
    // It was taken.
    assert_eq!(events(&recent, "two", 1000), None);
}

#[test]
fn what_was_read_from_the_database_before_it_is_heard_of_is_not_read_again() {
    let recent = recent();
    recent.messages_were_read(1, 1001);
    recent.apply(vec![Change::Left(1001)]);
    recent.apply(vec![accepted(1, 1001, ""), accepted(1, 1002, "")]);
    assert_eq!(messages(&recent, 1, 1001), Some(vec![1002]));
    recent.events_were_read(1, "one", 1003);
    recent.apply(vec![told(1003, "one"), told(1004, "one")]);
    assert_eq!(events(&recent, "one", 1003), Some(vec![1004]));
}

#[test]
fn another_instance_begins_again() {
    let recent = recent();
    recent.apply(vec![accepted(1, 1001, "")]);
    assert_eq!(messages(&recent, 2, 2000), None);
    recent.apply(vec![accepted(2, 2001, ""), accepted(1, 1002, "")]);
    assert_eq!(messages(&recent, 1, 1000), None);
    assert_eq!(messages(&recent, 2, 1000), None);
    assert_eq!(messages(&recent, 2, 2000), Some(vec![2001]));
}

/// What was read and blocked under the new number stays so.
#[test]
fn another_instance_begins_again_once() {
    let recent = recent();
    let blocked = |place| Change::Blocked {
        owner: 2,
        place,
        receiver: "one".to_owned(),
    };
    recent.apply(vec![blocked(2001), blocked(2002)]);
    recent.messages_were_read(2, 2003);
    recent.apply(vec![accepted(2, 2003, ""), accepted(2, 2004, "")]);
    assert!(recent.events(2, "one", 2001, 10).is_none());
    assert_eq!(messages(&recent, 2, 2003), Some(vec![2004]));
}

#[test]
fn what_nobody_reads_is_left_to_the_database() {
    let recent = recent();
    let text = "x".repeat(MOST / 4);
    for place in 1001..=1004 {
        recent.apply(vec![accepted(1, place, &text)]);
    }
    assert_eq!(messages(&recent, 1, 1003), None);
    assert_eq!(messages(&recent, 1, 1004), Some(vec![]));
    let many = i64::try_from(MOST / ENTRY).unwrap() + 1;
    let all = (1..=many).map(|number| told(2000 + number, "one"));
    recent.apply(all.collect());
    assert_eq!(events(&recent, "one", 2000), None);
    assert_eq!(events(&recent, "one", 2000 + many), Some(vec![]));
}
