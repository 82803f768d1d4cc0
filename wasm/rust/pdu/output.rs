//! Octets and texts in results.

use crate::abi::{ResultBuffer, to_u32};

/// Appends the number of octets, and the octets, four in each number, the first in its lowest bits.
pub(super) fn push_octets(result: &mut ResultBuffer, octets: &mut dyn Iterator<Item = u8>) {
    push_packed(result, 8, &mut octets.map(u32::from));
}

/// Appends the number of UTF-16 code units, and the code units, two in each number.
pub(super) fn push_text(result: &mut ResultBuffer, text: &mut dyn Iterator<Item = char>) {
    let mut units = text.flat_map(|character| {
        let mut storage = [0; 2];
        let length = character.encode_utf16(&mut storage).len();
        storage.into_iter().take(length).map(u32::from)
    });
    push_packed(result, 16, &mut units);
}

#[inline(never)]
fn push_packed(result: &mut ResultBuffer, bits: u32, values: &mut dyn Iterator<Item = u32>) {
    let index = usize::try_from(result.count()).unwrap_or_default();
    result.push(&[0]);
    let (mut count, mut number, mut shift) = (0_u32, 0, 0);
    for value in values {
        number |= value << shift;
        shift += bits;
        count += 1;
        if shift == u32::BITS {
            result.push(&[number]);
            (number, shift) = (0, 0);
        }
    }
    if shift > 0 {
        result.push(&[number]);
    }
    result.set(index, count);
}

/// Appends numbers, and how many there are of a list, which is counted as it is written.
pub(super) fn push_list(result: &mut ResultBuffer, write: impl FnOnce(&mut ResultBuffer) -> usize) {
    let index = usize::try_from(result.count()).unwrap_or_default();
    result.push(&[0]);
    let count = write(result);
    result.set(index, to_u32(count));
}
