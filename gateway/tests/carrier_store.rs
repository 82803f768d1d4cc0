//! Whose receipts they are, and what becomes of segments of earlier attempts, in the store.

mod support;

use std::sync::Arc;

use septet_gateway::store::{Folded, Noted, Place, Receipt, Segment, Store, Submitted};
use support::stored::{Stores, message};

/// A store with messages that wait.
struct Fixture {
    store: Arc<dyn Store>,
    /// The place of the first.
    first: Place,
}

impl Fixture {
    async fn new(stores: &Stores, messages: usize) -> Self {
        let store = Arc::clone(stores.create().await.store());
        for _ in 0..messages {
            store.accept(message("1")).await.unwrap();
        }
        let held = store.held("1", 0, 1).await.unwrap();
        let first = held[0].place;
        Self { store, first }
    }

    /// The place of a message, from 1.
    fn at(&self, number: Place) -> Place {
        self.first + number - 1
    }

    /// Keeps the last segments of a message.
    async fn submit(&self, number: Place, segments: Vec<Segment>) -> Option<Folded> {
        let end = Submitted {
            until: 1_000_000,
            events: vec![],
            receiver: "any".to_owned(),
        };
        let place = self.at(number);
        self.store
            .submitted(place, segments, Some(end))
            .await
            .unwrap()
    }

    /// The number of a message that has ended, and its error code.
    fn end(&self, folded: Option<Folded>) -> Option<(Place, Option<u16>)> {
        folded.map(|folded| (folded.place - self.first + 1, folded.error))
    }

    async fn old(&self) -> Vec<(Place, Option<u16>)> {
        let found = self.store.find_old_receipts(10_000, 0, 100).await;
        let (found, _) = found.unwrap();
        found
            .into_iter()
            .filter_map(|one| self.end(Some(one)))
            .collect()
    }
}

fn segment(carrier: &str, sequence: u8, total: u8, id: &str) -> Segment {
    Segment {
        carrier: carrier.to_owned(),
        sequence,
        total,
        reference: 7,
        id: id.to_owned(),
        recipient: "1230002".to_owned(),
    }
}

/// Keeps a receipt with an identifier as it is, and with what it is in decimal if that was in
/// hexadecimal.
async fn receipt(store: &dyn Store, ids: &[&str], number: &str, error: Option<u16>) -> Noted {
    let ids = [0, 2].into_iter().zip(ids.iter().map(|&id| id.to_owned()));
    let receipt = Receipt {
        carrier: "main".to_owned(),
        ids: ids.collect(),
        numbers: [number.to_owned(), "1230001".to_owned()],
        error,
        time: 1000,
    };
    store.receipt(receipt).await.unwrap()
}

/// A store with 5 messages. From the receipts of the first 3 it has learned that the carrier writes
/// identifiers as they are.
async fn with_learned_form(stores: &Stores) -> Fixture {
    let fixture = Fixture::new(stores, 5).await;
    for (number, ids) in [
        (1, ["1001", "4097"]),
        (2, ["1002", "4098"]),
        (3, ["1003", "4099"]),
    ] {
        fixture
            .submit(number, vec![segment("main", 1, 1, ids[0])])
            .await;
        let noted = receipt(&*fixture.store, &ids, "1230002", None).await;
        assert_eq!(fixture.end(noted.folded), Some((number, None)));
    }
    fixture
}

/// The last receipts of a message that has failed are for no other that looks alike.
async fn receipts_of_ended_messages_are_dropped(stores: &Stores) {
    let fixture = with_learned_form(stores).await;
    let store = &*fixture.store;
    let both = vec![segment("main", 1, 2, "15-a"), segment("main", 2, 2, "16")];
    fixture.submit(4, both).await;
    let noted = receipt(store, &["15-a"], "1230002", Some(5650)).await;
    assert_eq!(fixture.end(noted.folded), Some((4, Some(5650))));
    let finished = store
        .finish_submitted(fixture.at(4), vec![], "any", Some(5650))
        .await;
    assert!(finished.unwrap());
    // 16 in hexadecimal is 22, which another message for the same recipient has.
    let noted = receipt(store, &["16", "22"], "1230002", None).await;
    assert!(!noted.is_found);
    let folded = fixture.submit(5, vec![segment("main", 1, 1, "22")]).await;
    assert_eq!(fixture.end(folded), None);
    assert_eq!(fixture.old().await, []);
    assert_eq!(store.sweep_receipts(10_000).await.unwrap(), 0, "dropped");
    let noted = receipt(store, &["22", "34"], "1230002", Some(4720)).await;
    assert_eq!(fixture.end(noted.folded), Some((5, Some(4720))));
    store.close().await.unwrap();
}

/// An identifier that is used again: its receipt comes before the answer, and names another
/// recipient than the segment that has it already.
async fn a_receipt_for_another_recipient_waits_for_its_segment(stores: &Stores) {
    let fixture = Fixture::new(stores, 3).await;
    let store = &*fixture.store;
    fixture.submit(1, vec![segment("main", 1, 1, "5")]).await;
    let noted = receipt(store, &["5"], "2220002", Some(5650)).await;
    assert_eq!((noted.is_found, fixture.end(noted.folded)), (false, None));
    let other = Segment {
        recipient: "2220002".to_owned(),
        ..segment("main", 1, 1, "5")
    };
    let folded = fixture.submit(2, vec![other]).await;
    assert_eq!(fixture.end(folded), Some((2, Some(5650))));
    // With no other, it is for the one that there is: some carriers write addresses in another way.
    fixture.submit(3, vec![segment("main", 1, 1, "6")]).await;
    let noted = receipt(store, &["6"], "2220002", None).await;
    assert!(!noted.is_found);
    assert_eq!(fixture.old().await, [(3, None)]);
    store.close().await.unwrap();
}

/// A carrier has some segments of three, and another has the whole message as one.
async fn segments_of_an_attempt_with_another_total_do_not_count(stores: &Stores) {
    let fixture = Fixture::new(stores, 1).await;
    let store = &*fixture.store;
    for sequence in [1, 2] {
        let id = format!("A{sequence}");
        let one = vec![segment("first", sequence, 3, &id)];
        store.submitted(fixture.at(1), one, None).await.unwrap();
    }
    let whole = segment("main", 1, 1, "B1");
    assert_eq!(
        fixture.end(fixture.submit(1, vec![whole.clone()]).await),
        None
    );
    assert_eq!(store.segments(fixture.at(1)).await.unwrap(), [whole]);
    let noted = receipt(store, &["b1"], "1230002", None).await;
    assert!(!noted.is_found);
    let noted = receipt(store, &["B1"], "1230002", None).await;
    assert_eq!(fixture.end(noted.folded), Some((1, None)));
    store.close().await.unwrap();
}

/// A carrier has a segment, and another then has the whole message. The receipt of the first is for
/// no other segment that looks alike.
async fn receipts_of_replaced_segments_are_dropped(stores: &Stores) {
    let fixture = with_learned_form(stores).await;
    let store = &*fixture.store;
    let one = vec![segment("main", 1, 2, "16")];
    store.submitted(fixture.at(4), one, None).await.unwrap();
    let both = vec![segment("other", 1, 2, "A"), segment("other", 2, 2, "B")];
    assert_eq!(fixture.end(fixture.submit(4, both).await), None);
    // 16 in hexadecimal is 22.
    let folded = fixture.submit(5, vec![segment("main", 1, 1, "22")]).await;
    assert_eq!(fixture.end(folded), None);
    receipt(store, &["16", "22"], "1230002", Some(4720)).await;
    assert_eq!(fixture.old().await, []);
    assert_eq!(store.sweep_receipts(10_000).await.unwrap(), 0, "dropped");
    let noted = receipt(store, &["22", "34"], "1230002", None).await;
    assert_eq!(fixture.end(noted.folded), Some((5, None)));
    store.close().await.unwrap();
}

/// Waiting for a carrier is no attempt, and delays nothing that a carrier has.
async fn messages_are_delayed(stores: &Stores) {
    let fixture = Fixture::new(stores, 3).await;
    let store = &*fixture.store;
    for place in [1, 2] {
        store.retry(fixture.at(place), 100, true).await.unwrap();
    }
    fixture.submit(2, vec![segment("main", 1, 1, "1")]).await;
    store
        .delay(vec![fixture.at(1), fixture.at(2)], 5000)
        .await
        .unwrap();
    assert_eq!(store.due_messages(4999, 10).await.unwrap().len(), 0);
    let due = store.due_messages(5000, 10).await.unwrap();
    let due: Vec<_> = due
        .iter()
        .map(|one| (one.place - fixture.at(1) + 1, one.attempts, one.unanswered))
        .collect();
    assert_eq!(due, [(1, 1, 1)]);
    assert_eq!(store.overdue(1_000_000, &[], 10).await.unwrap().len(), 1);
    let away = ["main".to_owned()];
    assert_eq!(store.overdue(1_000_000, &away, 10).await.unwrap().len(), 0);
    let week = 7 * 24 * 3_600_000;
    let overdue = store.overdue(1_000_000 + week, &away, 10).await.unwrap();
    assert_eq!(overdue.len(), 1, "not for ever");
    store.close().await.unwrap();
}

on_both_stores!(async
    receipts_of_ended_messages_are_dropped,
    a_receipt_for_another_recipient_waits_for_its_segment,
    segments_of_an_attempt_with_another_total_do_not_count,
    receipts_of_replaced_segments_are_dropped,
    messages_are_delayed,
);
