//! Inline events: those that the PostgreSQL store keeps in the rows of their messages.
#![cfg(feature = "postgres")]

mod support;

use std::time::Duration;

use septet_gateway::clock::Millis;
use septet_gateway::events;
use septet_gateway::store::{NewEvents, Place, Progress, QueuedEvent, Segment, Store, Submitted};
use support::postgres::{Cluster, LONG, open, two};
use support::stored::message;

const TIME: Millis = 1_700_000_000_000;

/// Lets a carrier have a message, which ends with its receipt.
async fn end_submitted(store: &dyn Store, after: Place, id: &str, error: Option<u16>) -> Place {
    let message = message(id);
    store.accept(message.clone()).await.unwrap();
    let new = store.new_messages(after, 10).await.unwrap();
    let place = new.last().unwrap().place;
    let segment = Segment {
        carrier: "main".to_owned(),
        sequence: 1,
        total: 1,
        reference: 0,
        id: id.to_owned(),
        recipient: message.to[0].clone(),
    };
    let end = Submitted {
        until: TIME,
        events: vec![],
        receiver: "any".to_owned(),
    };
    let folded = store.submitted(place, vec![segment], Some(end)).await;
    assert!(folded.unwrap().is_none());
    let event = events::plain(&message, error, TIME);
    let finished = store.finish_submitted(place, vec![event], "any", error);
    assert!(finished.await.unwrap());
    assert!(store.segments(place).await.unwrap().is_empty());
    place
}

/// Accepts a message and ends it as most end, with or without an error. Returns its place.
async fn end(store: &dyn Store, after: Place, id: &str, error: Option<u16>) -> Place {
    let message = message(id);
    store.accept(message.clone()).await.unwrap();
    let new = store.new_messages(after, 10).await.unwrap();
    let place = new.last().unwrap().place;
    let event = events::plain(&message, error, TIME);
    let finished = store.finish(place, vec![event], "any", error).await;
    assert!(finished.unwrap());
    place
}

fn check(queued: &QueuedEvent, id: &str, error: Option<u16>) {
    let event = events::plain(&message(id), error, TIME);
    assert_eq!((queued.event.kind, queued.event.time), (event.kind, TIME));
    assert_eq!(queued.event.body, event.body);
}

/// Another instance sends what one has not deleted, with the same place, whether or not that had read it.
#[tokio::test]
async fn they_are_taken_over_as_they_were() {
    let (_cluster, _, [one, other]) = two().await;
    let first = end(&*one, 0, "1", None).await;
    let second = end_submitted(&*one, first, "2", Some(4432)).await;
    let read = one.new_events("any", 0, 1).await.unwrap().events;
    check(&read[0], "1", None);
    assert_eq!(read[0].place, first);
    let backlog = one.backlog().await.unwrap();
    assert_eq!((backlog.messages, backlog.events), (0, 2));
    assert_eq!(backlog.oldest_event, Some(TIME));
    let held = one.held("1", 0, 10).await.unwrap();
    let ends: Vec<_> = held.iter().map(|one| (one.progress, one.error)).collect();
    let expected = [(Progress::Ended, None), (Progress::Ended, Some(4432))];
    assert_eq!(ends, expected);

    let mut taken = other.taken();
    one.close().await.unwrap();
    taken.changed().await.unwrap();
    let mut due = other.due_events("any", 0, 10).await.unwrap();
    due.sort_by_key(|one| one.place);
    assert_eq!(due.len(), 2);
    check(&due[0], "1", None);
    check(&due[1], "2", Some(4432));
    let whose: Vec<_> = due.iter().map(|one| (one.place, one.attempts)).collect();
    assert_eq!(whose, [(first, 0), (second, 0)]);
    let held = other.held("1", 0, 10).await.unwrap();
    let ends: Vec<_> = held.iter().map(|one| (one.progress, one.error)).collect();
    assert_eq!(ends, expected);
    for place in [first, second] {
        assert!(!other.forget_event(place, TIME).await.unwrap());
    }
    assert_eq!(other.backlog().await.unwrap(), Default::default());
    other.close().await.unwrap();
}

/// An event that is sent again is read from the database, and no longer from memory.
#[tokio::test]
async fn they_are_due_after_an_attempt() {
    let (_cluster, _, [one, other]) = two().await;
    let place = end(&*one, 0, "1", None).await;
    let read = one.new_events("any", 0, 10).await.unwrap();
    assert_eq!(read.events.len(), 1);
    one.postpone_event(place, 5).await.unwrap();
    let NewEvents { events, last } = one.new_events("any", 0, 10).await.unwrap();
    assert!(events.is_empty());
    assert!(one.due_events("any", 4, 10).await.unwrap().is_empty());
    let due = one.due_events("any", 5, 10).await.unwrap();
    check(&due[0], "1", None);
    assert_eq!((due[0].place, due[0].attempts), (place, 1));
    one.postpone_event(place, 7).await.unwrap();
    let due = one.due_events("any", 7, 10).await.unwrap();
    assert_eq!((due[0].place, due[0].attempts), (place, 2));
    assert!(other.due_events("any", 7, 10).await.unwrap().is_empty());
    assert!(!one.forget_event(place, TIME).await.unwrap());
    assert!(one.due_events("any", 7, 10).await.unwrap().is_empty());
    let after = one.new_events("any", last, 10).await.unwrap();
    assert!(after.events.is_empty());
    one.close().await.unwrap();
    other.close().await.unwrap();
}

/// The end of a message is a HOT update, which is what makes it cheap.
#[tokio::test]
async fn their_rows_are_updated_within_their_pages() {
    let cluster = Cluster::start(false).await;
    let name = cluster.create().await;
    let store = open(&cluster.url(cluster.address(), &name), LONG).await;
    let id = |number: usize| format!("{number:03}");
    for number in 0..200 {
        store.accept(message(&id(number))).await.unwrap();
    }
    // They fill their pages before the first of them ends.
    let all = store.new_messages(0, 200).await.unwrap();
    for (number, queued) in all.iter().enumerate() {
        let event = events::plain(&message(&id(number)), None, TIME);
        let finished = store.finish(queued.place, vec![event], "any", None).await;
        assert!(finished.unwrap());
    }
    let client = cluster.client(&name).await;
    let changed = "SELECT n_tup_upd, n_tup_hot_upd FROM pg_stat_all_tables
        WHERE relid = 'septet.messages'::regclass";
    let mut counted = (0_i64, 0_i64);
    for _ in 0..300 {
        let row = client.query_one(changed, &[]).await.unwrap();
        counted = (row.get(0), row.get(1));
        if counted.0 == 200 {
            break;
        }
        // The server's statistics lag.
        store.check().await.unwrap();
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    assert_eq!(counted, (200, 200));
    store.close().await.unwrap();
}
