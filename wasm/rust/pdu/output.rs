//! Octets and texts in results.

use crate::abi::{ResultBuffer, to_u32};

/// Appends the number of octets, and the octets, four in each number, the first in its lowest bits.
#[inline(never)]
pub(super) fn push_octets(result: &mut ResultBuffer, octets: &[u8]) {
    result.push(&[to_u32(octets.len())]);
    for chunk in octets.chunks(4) {
        let number = chunk
            .iter()
            .rev()
            .fold(0, |number, octet| number << 8 | u32::from(*octet));
        result.push(&[number]);
    }
}

/// Appends the number of characters, and their code points.
#[inline(never)]
pub(super) fn push_text(result: &mut ResultBuffer, text: impl Iterator<Item = char>) {
    let index = usize::try_from(result.count()).unwrap_or_default();
    result.push(&[0]);
    let mut count = 0_u32;
    for character in text {
        result.push(&[character.into()]);
        count += 1;
    }
    result.set(index, count);
}
