//! Runs of bytes of one kind. Looking for them would take flash and save no time, so the callers
//! read on character by character.

use super::super::cost::{is_four_byte_lead, starts_character};

/// Returns 0, which may be less than the number of bytes before the first that is not an ASCII
/// character with a code in the default tables.
#[inline]
pub(crate) const fn coded_prefix_len(_: &[u8]) -> usize {
    0
}

/// Returns 0, which may be less than the number of bytes before the first that can begin a
/// character of two septets in the default tables.
#[inline]
pub(crate) const fn single_prefix_len(_: &[u8]) -> usize {
    0
}

/// Returns whether one of the bytes is `wanted`.
pub(crate) fn contains(bytes: &[u8], wanted: u8) -> bool {
    bytes.contains(&wanted)
}

/// Returns the number of UTF-16 code units of a text. Not inlined, so that there is one copy.
#[inline(never)]
pub(crate) fn count_code_units(bytes: &[u8]) -> usize {
    bytes.iter().fold(0, |number: usize, &byte| {
        let units = u8::from(starts_character(byte)).wrapping_add(is_four_byte_lead(byte).into());
        number.wrapping_add(units.into())
    })
}
