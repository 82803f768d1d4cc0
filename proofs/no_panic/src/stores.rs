//! Message stores of several sizes.
//!
//! The compiler instantiates `Reassembler` once for each size. The sizes here are those for which
//! the code can differ: zero, one, sizes that are not powers of two, the maximum of 255 parts, and
//! more.

use core::hint::black_box;

use septet::UserData;
use septet::reassembly;

use crate::iterators::exact;
use crate::joining::stored;
use crate::user_data::fields;

#[inline(never)]
pub fn stores(octets: &[u8]) {
    store::<0, 0>(octets);
    store::<1, 1>(octets);
    store::<2, 3>(octets);
    store::<5, 7>(octets);
    store::<4, 255>(octets);
    store::<256, 1024>(octets);
}

#[inline(never)]
fn store<const MESSAGES: usize, const PARTS: usize>(octets: &[u8]) {
    type Store<const MESSAGES: usize, const PARTS: usize> =
        reassembly::Reassembler<u32, MESSAGES, PARTS>;

    let mut store = <reassembly::Reassembler<u32, MESSAGES, PARTS> as Default>::default();
    stored(&mut store, octets);
    let received = UserData::parse_lossy(fields(), octets);
    black_box(store.push(black_box(1), black_box(2), &received).is_ok());
    let mut other: Store<MESSAGES, PARTS> = store.clone();
    black_box(&mut other);
    other.clone_from(&store);
    black_box(&mut other);
    exact::<reassembly::Messages<'_, u32>>(other.messages());
    let messages =
        <&reassembly::Reassembler<u32, MESSAGES, PARTS> as IntoIterator>::into_iter(&other);
    for message in messages {
        exact::<reassembly::Parts<'_>>(message.parts());
        exact::<reassembly::Bodies<'_>>(message.bodies());
        exact::<reassembly::MissingParts<'_>>(message.missing_parts());
        black_box(<reassembly::Message<'_, u32> as Clone>::clone(&message));
    }
}
