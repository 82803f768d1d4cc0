//! Joining the parts of a message.

use septet::UserData;
use septet::reassembly::{Message, Progress, Reassembler};
use septet::wire::{Concatenation, Fields, MAX_SEGMENTS, Part};
use septet::{DecodeError, ReferenceWidth};
use spin::Mutex;
use wasm_bindgen::prelude::wasm_bindgen;

use super::error;
use super::output::{push_list, push_octets, push_text};
use super::user_data::is_text;
use crate::abi::{ResultBuffer, with_octets};

/// Parts whose times differ by more seconds belong to different messages, because reference numbers
/// are used again.
const MAX_AGE: u64 = 24 * 60 * 60;

/// One message of as many parts as there can be.
type Store = Reassembler<(), 1, { MAX_SEGMENTS as usize }>;

/// Not on the stack.
static STORE: Mutex<Store> = Mutex::new(Store::new());

/// The numbers before the octets of a part.
const HEAD: usize = 10;

const HELD: u32 = 1;
const DUPLICATE: u32 = 2;
const COMPLETE: u32 = 3;
const MESSAGE: u32 = 4;

/// Joins parts that have the sender, the reference and the total in common, `len` bytes in all.
///
/// Each part is its sequence, the total, TP-DCS, TP-UDHI, TP-UDL, its time in seconds (4 bytes, the
/// lowest first), the length of TP-UD, and TP-UD. Appends for each part whether it is held (1), a
/// duplicate (2), or completes the message (3). A message, complete or not, precedes the part that
/// begins the next one, and is also last: 4, why its text cannot be decoded strictly, the missing
/// parts, 1 for text or 0 for data, and its text or octets.
#[wasm_bindgen]
#[must_use]
pub fn join(len: usize) -> usize {
    let mut store = STORE.lock();
    store.clear();
    store.set_max_age(MAX_AGE);
    with_octets(len, |octets| {
        let mut result = ResultBuffer::new();
        let mut rest = octets;
        while let Some((head, tail)) = rest.split_first_chunk::<HEAD>() {
            let &[sequence, total, tp_dcs, udhi, tp_udl, a, b, c, d, length] = head;
            let (octets, tail) = tail.split_at_checked(length.into()).unwrap_or((tail, &[]));
            rest = tail;
            let fields = Fields {
                tp_dcs,
                tp_udhi: udhi != 0,
                tp_udl,
            };
            let data = UserData::parse_lossy(fields, octets);
            let at = u32::from_le_bytes([a, b, c, d]).into();
            let part = Concatenation {
                reference_width: ReferenceWidth::Bits16,
                reference: 0,
                part: Part { sequence, total },
            };
            push_part(&mut result, &mut store, at, part, &data);
        }
        take(&mut result, &mut store);
        result.finish()
    })
}

fn push_part(
    result: &mut ResultBuffer,
    store: &mut Store,
    at: u64,
    part: Concatenation,
    data: &UserData,
) {
    let first_seen = store.messages().next().map(Message::first_seen);
    if first_seen.is_some_and(|first| first.abs_diff(at) > MAX_AGE) {
        take(result, store);
    }
    let mut progress = store.push_part((), at, part, data);
    if progress.is_err() {
        take(result, store);
        progress = store.push_part((), at, part, data);
    }
    match progress {
        Ok(Progress::Duplicate { .. }) => result.push(&[DUPLICATE]),
        Ok(Progress::Complete(_)) => {
            result.push(&[COMPLETE]);
            take(result, store);
        }
        _ => result.push(&[HELD]),
    }
}

/// Appends the message in the store, if there is one, and empties the store.
fn take(result: &mut ResultBuffer, store: &mut Store) {
    if let Some(message) = store.messages().next() {
        push_message(result, message);
    }
    store.clear();
}

#[inline(never)]
fn push_message(result: &mut ResultBuffer, message: Message<'_, ()>) {
    let coding = message.parts().next().map(|(_, data)| data.data_coding());
    let text = coding.is_some_and(is_text);
    result.push(&[MESSAGE]);
    let error = message.decode().find_map(Result::err).filter(|_| text);
    result.push(&error.map_or(error::NONE, |error| numbers(error.error, error.sequence)));
    push_list(result, |result| {
        let missing = message.missing_parts();
        for sequence in missing.clone() {
            result.push(&[sequence.into()]);
        }
        missing.len()
    });
    result.push(&[u32::from(text)]);
    if text {
        push_text(result, &mut message.decode_lossy());
    } else {
        push_octets(result, &mut message.bodies().flatten().copied());
    }
}

/// The part is where the start of the user data would be.
fn numbers(error: DecodeError, sequence: u8) -> error::Numbers {
    error::of_text(error, sequence.into())
}
