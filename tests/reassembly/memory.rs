//! Large stores, which do not fit on a stack of 2 MiB, and the stack that the methods take.

use std::sync::Mutex;
use std::thread::Builder;

use septet::reassembly::{Progress, Reassembler};

use crate::parts;

type Large = Reassembler<u64, 1_000, 6_000>;

static STORE: Mutex<Large> = Mutex::new(Reassembler::with_max_age(3600));

/// The stack that the methods of a store need, with the frames of the thread, whatever its size.
const METHODS: usize = 32 * 1024;

/// Runs `work` in a thread with a stack of this many bytes.
fn with_stack<T: Send + 'static>(bytes: usize, work: impl FnOnce() -> T + Send + 'static) -> T {
    let thread = Builder::new().stack_size(bytes);
    thread.spawn(work).unwrap().join().unwrap()
}

/// Calls every method that does not return a store.
fn use_store<const MESSAGES: usize, const PARTS: usize>(
    store: &mut Reassembler<u64, MESSAGES, PARTS>,
) {
    for sender in 0..40 {
        let sent = parts(&"a".repeat(400), sender as u16);
        for part in sent.iter().skip(1).rev() {
            store.push(sender, sender, part).unwrap();
        }
        if sender % 2 == 0 {
            let Ok(Progress::Complete(key)) = store.push(sender, sender, &sent[0]) else {
                panic!("a part is missing");
            };
            assert_eq!(store.message(&key).unwrap().decode().count(), 400);
            assert!(store.remove(&key));
        }
    }
    assert_eq!((store.len(), store.messages().count()), (20, 20));
    assert!(store.stalest().is_some());
    assert_eq!(store.remove_older(4), 2);
    assert_eq!(store.remove_expired(3609), 2);
    store.clear();
}

#[test]
fn a_static_store_takes_no_stack() {
    assert!(size_of::<Large>() > 900_000);
    with_stack(METHODS, || use_store(&mut STORE.lock().unwrap()));
}

#[test]
fn small_stores_in_a_vec_are_created_on_a_small_stack() {
    type Small = Reassembler<u64, 16, 255>;
    assert!(size_of::<Small>() <= 38_200);
    let stores = with_stack(5 * 38_200, || {
        let mut stores: Vec<Small> = Vec::new();
        stores.resize_with(64, || Small::with_max_age(3600));
        stores
    });
    assert!(stores.iter().all(Reassembler::is_empty));
}

#[test]
fn a_thread_with_a_large_stack_creates_a_box() {
    let mut store = with_stack(8 * size_of::<Large>(), || {
        Box::new(Large::with_max_age(3600))
    });
    with_stack(METHODS, move || use_store(&mut *store));
}
