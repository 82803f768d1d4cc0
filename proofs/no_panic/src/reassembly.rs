//! Parts of long messages.

use core::hint::black_box;

use septet::UserData;
use septet::reassembly::{JoinError, Message, Progress, Reassembler};
use septet::wire::Fields;

use crate::show;

/// Small, so that it needs little stack and fills up.
type Store = Reassembler<u32, 2, 3>;

#[inline(never)]
pub fn reassembly(octets: &[u8]) {
    let mut store = Store::new();
    black_box(&mut store);
    for at in 0..black_box(4) {
        let (tp_dcs, has_header, udl) = black_box((0, true, 0));
        let received = UserData::parse_lossy(
            Fields {
                tp_dcs,
                tp_udhi: has_header,
                tp_udl: udl,
            },
            octets,
        );
        push(&mut store, at, &received);
    }
    black_box((store.len(), store.is_empty(), store.parts_free()));
    black_box(store.messages().len());
    store.messages().for_each(message);
    if let Some(stalest) = store.stalest() {
        let key = *stalest.key();
        black_box(store.remove(&key));
    }
    black_box(store.remove_older(black_box(3)));
    copied(&store);
    store.clear();
    black_box(&mut store);
}

/// A separate function, so that two stores are on the stack only during this call.
#[inline(never)]
fn copied(store: &Store) {
    let mut other = Store::default();
    black_box(&mut other);
    other.clone_from(store);
    black_box(&mut other);
}

#[inline(never)]
fn push(store: &mut Store, at: u64, part: &UserData) {
    match store.push(black_box(1), at, part) {
        Ok(Progress::Complete(key) | Progress::Held { key, .. }) => {
            store.message(&key).into_iter().for_each(message);
        }
        Ok(progress) => {
            black_box(progress);
        }
        Err(error) => show(error),
    }
}

#[inline(never)]
fn message(message: Message<'_, u32>) {
    black_box((message.key(), message.first_seen(), message.last_seen()));
    black_box((message.missing(), message.is_complete()));
    black_box((message.parts().len(), message.missing_parts().len()));
    for (sequence, user_data) in message.parts() {
        black_box((sequence, user_data));
    }
    message.missing_parts().for_each(|sequence| {
        black_box(sequence);
    });
    black_box(message.decode().size_hint());
    for step in message.decode() {
        if let Err(error) = step {
            black_box(core::error::Error::source(&error).is_some());
            show::<JoinError>(error);
        }
    }
    black_box(message.decode_lossy().size_hint());
    message.decode_lossy().for_each(|character| {
        black_box(character);
    });
}
