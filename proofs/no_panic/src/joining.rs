//! Parts of long messages.

use core::hint::black_box;

use septet::reassembly::{self, JoinError, Message, Progress, ReassemblyError};
use septet::wire::{Concatenation, Part};
use septet::{ReferenceWidth, UserData};

use crate::user_data::fields;
use crate::{error, show};

/// Small enough to fill up and to use little stack.
type Store = reassembly::Reassembler<u32, 2, 3>;

#[inline(never)]
pub fn reassembly(octets: &[u8]) {
    let mut store: Store = reassembly::Reassembler::new();
    stored(&mut store, octets);
    store = reassembly::Reassembler::with_max_age(black_box(2));
    stored(&mut store, octets);
}

/// Calls every method of a store of any size.
#[inline(never)]
pub fn stored<const MESSAGES: usize, const PARTS: usize>(
    store: &mut reassembly::Reassembler<u32, MESSAGES, PARTS>,
    octets: &[u8],
) {
    black_box(&mut *store);
    for at in 0..black_box(4) {
        let received = UserData::parse_lossy(fields(), octets);
        push(store, at, &received);
    }
    black_box((
        reassembly::Reassembler::len(store),
        reassembly::Reassembler::is_empty(store),
        reassembly::Reassembler::parts_free(store),
        reassembly::Reassembler::max_age(store),
    ));
    reassembly::Reassembler::set_max_age(store, black_box(2));
    reassembly::Reassembler::messages(store).for_each(message);
    if let Some(stalest) = reassembly::Reassembler::stalest(store) {
        let key = *reassembly::Message::key(stalest);
        black_box(reassembly::Reassembler::remove(store, &key));
    }
    black_box(reassembly::Reassembler::remove_older(store, black_box(3)));
    black_box(reassembly::Reassembler::remove_expired(store, black_box(9)));
    black_box(&mut *store);
    reassembly::Reassembler::clear(store);
    black_box(&mut *store);
}

#[inline(never)]
fn push<const MESSAGES: usize, const PARTS: usize>(
    store: &mut reassembly::Reassembler<u32, MESSAGES, PARTS>,
    at: u64,
    part: &UserData,
) {
    for result in [
        reassembly::Reassembler::push(store, black_box(1), at, part),
        reassembly::Reassembler::push_part(store, black_box(1), at, number(), part),
    ] {
        pushed(store, result);
    }
}

/// The number of a part, opaque to the compiler.
fn number() -> Concatenation {
    black_box(Concatenation {
        reference_width: ReferenceWidth::Bits16,
        reference: 7,
        part: Part {
            sequence: 1,
            total: 2,
        },
    })
}

#[inline(never)]
fn pushed<const MESSAGES: usize, const PARTS: usize>(
    store: &reassembly::Reassembler<u32, MESSAGES, PARTS>,
    result: Result<Progress<u32>, ReassemblyError<u32>>,
) {
    match result {
        Ok(Progress::Complete(key) | Progress::Held { key, .. }) => {
            let found = reassembly::Reassembler::message(store, &key);
            found.into_iter().for_each(message);
        }
        Ok(progress) => {
            black_box(progress);
        }
        Err(error) => show::<reassembly::ReassemblyError<u32>>(error),
    }
}

#[inline(never)]
fn message(message: Message<'_, u32>) {
    black_box((
        reassembly::Message::key(message),
        reassembly::Message::first_seen(message),
        reassembly::Message::last_seen(message),
        reassembly::Message::missing(message),
        reassembly::Message::is_complete(message),
    ));
    for (sequence, user_data) in reassembly::Message::parts(message) {
        black_box((sequence, user_data));
    }
    for body in reassembly::Message::bodies(message) {
        black_box(body);
    }
    for sequence in reassembly::Message::missing_parts(message) {
        black_box(sequence);
    }
    let mut storage = [0; 100];
    for read in [
        reassembly::Message::read(message, &mut storage).map(|text| text.len()),
        reassembly::Message::read_lossy(message, &mut storage).map(|text| text.len()),
    ] {
        if let Err(found) = black_box(read) {
            error::<reassembly::ReadError>(found);
        }
    }
    for step in reassembly::Message::decode(message) {
        if let Err(found) = step {
            black_box(<reassembly::ReadError as From<JoinError>>::from(found));
            error::<reassembly::JoinError>(found);
        }
    }
    for character in reassembly::Message::decode_lossy(message) {
        black_box(character);
    }
}
