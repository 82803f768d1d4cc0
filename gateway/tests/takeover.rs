//! What instances of the service take over from each other, and what they leave alone.
#![cfg(feature = "postgres")]

mod support;

use std::time::Duration;

use septet_gateway::message::Event;
use septet_gateway::store::{Place, QueuedEvent, Store};
use support::postgres::{open, two};
use support::stored::{event, message};
use tokio::time::Instant;

/// Accepts a message and ends it with events. Returns its place.
async fn end(store: &dyn Store, after: Place, events: Vec<Event>) -> Place {
    store.accept(message("1")).await.unwrap();
    let new = store.new_messages(after, 10).await.unwrap();
    let place = new.last().unwrap().place;
    assert!(store.finish(place, events, "any", None).await.unwrap());
    place
}

fn bodies(events: &[QueuedEvent]) -> Vec<&[u8]> {
    events.iter().map(|one| &*one.event.body).collect()
}

/// Another takes over at once what an instance had when it left, and after the lease if it is gone.
#[tokio::test]
async fn others_take_over() {
    let (_cluster, url, [one, other]) = two().await;
    one.accept(message("1")).await.unwrap();
    one.accept(message("2")).await.unwrap();
    let places = one.new_messages(0, 10).await.unwrap();
    let finished = one.finish(places[1].place, vec![event(1), event(2)], "any", None);
    assert!(finished.await.unwrap());
    assert!(other.new_messages(0, 10).await.unwrap().is_empty());
    assert!(
        other
            .new_events("any", 0, 10)
            .await
            .unwrap()
            .events
            .is_empty()
    );
    let mut taken = other.taken();
    let start = Instant::now();
    one.close().await.unwrap();
    taken.changed().await.unwrap();
    assert!(start.elapsed() < Duration::from_secs(10));
    let due = other.due_messages(0, 10).await.unwrap();
    assert_eq!(due.len(), 1);
    assert_eq!((&*due[0].message.id, &*due[0].message.text), ("1", "Hello"));
    let events = other.due_events("any", 0, 10).await.unwrap();
    assert_eq!(events.len(), 1, "the second waits for the first");
    assert_eq!(events[0].event.body, b"1");
    let tenure = other.tenure();
    assert!(tenure.is_some());

    // Not closed: nothing is heard of it any more.
    let short = Duration::from_millis(500);
    let lost = open(&url, short).await;
    lost.accept(message("3")).await.unwrap();
    drop((lost, taken));
    let third = open(&url, short).await;
    let mut due = vec![];
    for _ in 0..200 {
        due = third.due_messages(0, 10).await.unwrap();
        if !due.is_empty() {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let ids: Vec<_> = due.iter().map(|one| &*one.message.id).collect();
    assert_eq!(ids, ["3"], "the other is there for an hour");
    assert_ne!(third.tenure(), tenure);
    other.close().await.unwrap();
    third.close().await.unwrap();
}

/// The places of another instance can be later: what it had does not hide what is new here.
#[tokio::test]
async fn what_was_taken_over_hides_nothing() {
    let (_cluster, _, [one, other]) = two().await;
    end(&*other, 0, vec![event(1), event(2)]).await;
    let mut taken = one.taken();
    other.close().await.unwrap();
    taken.changed().await.unwrap();
    let due = one.due_events("any", 0, 10).await.unwrap();
    assert_eq!(bodies(&due), [b"1"]);
    let before = one.new_events("any", 0, 10).await.unwrap();
    assert!(before.events.is_empty());
    end(&*one, 0, vec![event(3)]).await;
    let new = one.new_events("any", before.last, 10).await.unwrap();
    assert_eq!(bodies(&new.events), [b"3"]);
    assert!(one.forget_event(due[0].place, 5).await.unwrap());
    let due = one.due_events("any", 5, 10).await.unwrap();
    assert_eq!(bodies(&due), [b"2"]);
    one.close().await.unwrap();
}

/// If one instance forgets old events, that makes none of another due that it tells anyway.
#[tokio::test]
async fn what_expires_elsewhere_is_not_told_twice() {
    let (_cluster, _, [one, other]) = two().await;
    end(&*one, 0, vec![event(1)]).await;
    let place = end(&*other, 0, vec![]).await;
    let later = |number| Event {
        time: 10,
        ..event(number)
    };
    end(&*other, place, vec![later(2)]).await;
    assert_eq!(one.expire_events(5, 20).await.unwrap(), 1);
    let due = other.due_events("any", 20, 10).await.unwrap();
    assert!(due.is_empty());
    let new = other.new_events("any", place, 10).await.unwrap();
    assert_eq!(bodies(&new.events), [b"2"]);
    one.close().await.unwrap();
    other.close().await.unwrap();
}
