//! Whose receipts they are, and what becomes of segments of earlier attempts, in the store.

use septet_gateway::message::Message;
use septet_gateway::store::{
    CarrierStore, Folded, Noted, Place, Receipt, Segment, Sqlite, Store, Submitted,
};
use tempfile::TempDir;

/// A store with messages that wait, whose places are from 1.
async fn with_messages(number: usize) -> (TempDir, Sqlite) {
    let folder = TempDir::new().unwrap();
    let store = Sqlite::open(&folder.path().join("messages.db")).unwrap();
    for _ in 0..number {
        let message = Message {
            id: "1".to_owned(),
            account: "1".to_owned(),
            application: "any".to_owned(),
            time: 0,
            from: "+15551230001".to_owned(),
            to: vec!["+15551230002".to_owned()],
            text: "Hello".to_owned(),
            media: vec![],
            tag: None,
            priority: None,
            expiration: None,
            segments: 1,
        };
        store.accept(message).await.unwrap();
    }
    (folder, store)
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

/// Keeps the last segments of a message.
async fn submit(store: &Sqlite, place: Place, segments: Vec<Segment>) -> Option<Folded> {
    let end = Submitted {
        until: 1_000_000,
        events: vec![],
        receiver: "any".to_owned(),
    };
    store.submitted(place, segments, Some(end)).await.unwrap()
}

/// Keeps a receipt with an identifier as it is, and with what it is in decimal if that was in
/// hexadecimal.
async fn receipt(store: &Sqlite, ids: &[&str], number: &str, error: Option<u16>) -> Noted {
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

fn end(folded: Option<Folded>) -> Option<(Place, Option<u16>)> {
    folded.map(|folded| (folded.place, folded.error))
}

async fn old(store: &Sqlite) -> Vec<(Place, Option<u16>)> {
    let (found, _) = store.find_old_receipts(10_000, 0, 100).await.unwrap();
    found.into_iter().filter_map(|one| end(Some(one))).collect()
}

/// A store with 5 messages. From the receipts of the first 3 it has learned that the carrier writes
/// identifiers as they are.
async fn with_learned_form() -> (TempDir, Sqlite) {
    let (folder, store) = with_messages(5).await;
    for (place, ids) in [
        (1, ["1001", "4097"]),
        (2, ["1002", "4098"]),
        (3, ["1003", "4099"]),
    ] {
        submit(&store, place, vec![segment("main", 1, 1, ids[0])]).await;
        let noted = receipt(&store, &ids, "1230002", None).await;
        assert_eq!(end(noted.folded), Some((place, None)));
    }
    (folder, store)
}

/// The last receipts of a message that has failed are for no other that looks alike.
#[tokio::test]
async fn receipts_of_ended_messages_are_dropped() {
    let (_folder, store) = with_learned_form().await;
    let both = vec![segment("main", 1, 2, "15-a"), segment("main", 2, 2, "16")];
    submit(&store, 4, both).await;
    let noted = receipt(&store, &["15-a"], "1230002", Some(5650)).await;
    assert_eq!(end(noted.folded), Some((4, Some(5650))));
    let finished = store.finish_submitted(4, vec![], "any", Some(5650)).await;
    assert!(finished.unwrap());
    // 16 in hexadecimal is 22, which another message for the same recipient has.
    let noted = receipt(&store, &["16", "22"], "1230002", None).await;
    assert!(!noted.is_found);
    let folded = submit(&store, 5, vec![segment("main", 1, 1, "22")]).await;
    assert_eq!(end(folded), None);
    assert_eq!(old(&store).await, []);
    assert_eq!(store.sweep_receipts(10_000).await.unwrap(), 0, "dropped");
    let noted = receipt(&store, &["22", "34"], "1230002", Some(4720)).await;
    assert_eq!(end(noted.folded), Some((5, Some(4720))));
    store.close().await.unwrap();
}

/// An identifier that is used again: its receipt comes before the answer, and names another
/// recipient than the segment that has it already.
#[tokio::test]
async fn a_receipt_for_another_recipient_waits_for_its_segment() {
    let (_folder, store) = with_messages(3).await;
    submit(&store, 1, vec![segment("main", 1, 1, "5")]).await;
    let noted = receipt(&store, &["5"], "2220002", Some(5650)).await;
    assert_eq!((noted.is_found, end(noted.folded)), (false, None));
    let other = Segment {
        recipient: "2220002".to_owned(),
        ..segment("main", 1, 1, "5")
    };
    let folded = submit(&store, 2, vec![other]).await;
    assert_eq!(end(folded), Some((2, Some(5650))));
    // With no other, it is for the one that there is: some carriers write addresses in another way.
    submit(&store, 3, vec![segment("main", 1, 1, "6")]).await;
    let noted = receipt(&store, &["6"], "2220002", None).await;
    assert!(!noted.is_found);
    assert_eq!(old(&store).await, [(3, None)]);
    store.close().await.unwrap();
}

/// A carrier has some segments of three, and another has the whole message as one.
#[tokio::test]
async fn segments_of_an_attempt_with_another_total_do_not_count() {
    let (_folder, store) = with_messages(1).await;
    for sequence in [1, 2] {
        let id = format!("A{sequence}");
        let one = vec![segment("first", sequence, 3, &id)];
        store.submitted(1, one, None).await.unwrap();
    }
    let whole = segment("main", 1, 1, "B1");
    assert_eq!(end(submit(&store, 1, vec![whole.clone()]).await), None);
    assert_eq!(store.segments(1).await.unwrap(), [whole]);
    let noted = receipt(&store, &["b1"], "1230002", None).await;
    assert!(!noted.is_found);
    let noted = receipt(&store, &["B1"], "1230002", None).await;
    assert_eq!(end(noted.folded), Some((1, None)));
    store.close().await.unwrap();
}

/// A carrier has a segment, and another then has the whole message. The receipt of the first is for
/// no other segment that looks alike.
#[tokio::test]
async fn receipts_of_replaced_segments_are_dropped() {
    let (_folder, store) = with_learned_form().await;
    let one = vec![segment("main", 1, 2, "16")];
    store.submitted(4, one, None).await.unwrap();
    let both = vec![segment("other", 1, 2, "A"), segment("other", 2, 2, "B")];
    assert_eq!(end(submit(&store, 4, both).await), None);
    // 16 in hexadecimal is 22.
    let folded = submit(&store, 5, vec![segment("main", 1, 1, "22")]).await;
    assert_eq!(end(folded), None);
    receipt(&store, &["16", "22"], "1230002", Some(4720)).await;
    assert_eq!(old(&store).await, []);
    assert_eq!(store.sweep_receipts(10_000).await.unwrap(), 0, "dropped");
    let noted = receipt(&store, &["22", "34"], "1230002", None).await;
    assert_eq!(end(noted.folded), Some((5, None)));
    store.close().await.unwrap();
}

/// Waiting for a carrier is no attempt, and delays nothing that a carrier has.
#[tokio::test]
async fn messages_are_delayed() {
    let (_folder, store) = with_messages(3).await;
    for place in [1, 2] {
        store.retry(place, 100, true).await.unwrap();
    }
    submit(&store, 2, vec![segment("main", 1, 1, "1")]).await;
    store.delay(vec![1, 2], 5000).await.unwrap();
    assert_eq!(store.due_messages(4999, 10).await.unwrap().len(), 0);
    let due = store.due_messages(5000, 10).await.unwrap();
    let due: Vec<_> = due
        .iter()
        .map(|one| (one.place, one.attempts, one.unanswered))
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
