//! Runs of bytes of one kind. The end of a run is found exactly.

#![expect(
    clippy::needless_bitwise_bool,
    reason = "a branch prevents vectorization"
)]

use super::super::cost::{
    is_ascii_extension, is_four_byte_lead, septet_doubles, starts_character, without_code,
};
use super::super::word::{BLOCK, WORD, count, four_byte_leads, starts, word_at};
use super::marks::{MARKED, marks};

/// The number of bytes that are compared at once.
const HALF: usize = BLOCK / 2;

/// Returns the number of bytes before the first that is not an ASCII character with a code in the
/// default tables. Line breaks and form feeds may count as characters without a code.
pub(crate) fn coded_prefix_len(bytes: &[u8]) -> usize {
    let is_uncoded = |byte: u8| {
        // Adding 1 makes DEL negative, like non-ASCII bytes.
        let next = byte.wrapping_add(1);
        ((next.cast_signed() <= 0x20) & (next != b'\n' + 1)) | (next == b'`' + 1)
    };
    prefix_len(bytes, is_uncoded, without_code)
}

/// Returns the number of bytes before the first that may begin a character of two septets in the
/// default tables: an ASCII character does, and so does the euro sign.
pub(crate) fn single_prefix_len(bytes: &[u8]) -> usize {
    let may_double = |byte: u8| is_ascii_extension(byte) | (byte == 0x0C) | (byte == 0xE2);
    prefix_len(bytes, may_double, septet_doubles)
}

/// Returns the number of bytes before the first for which `test` passes. `words` marks the same
/// bytes of a word, but only its first mark need be exact.
#[inline(always)]
#[expect(
    clippy::inline_always,
    reason = "each test gets its own vectorized loop"
)]
fn prefix_len(bytes: &[u8], test: impl Fn(u8) -> bool, words: impl Fn(usize) -> usize) -> usize {
    let mut rest = bytes;
    while let Some((block, after)) = rest.split_first_chunk::<MARKED>() {
        if block.iter().fold(false, |any, &byte| any | test(byte)) {
            let before = bytes.len().wrapping_sub(rest.len());
            return before.wrapping_add(marks(block, test).trailing_zeros() as usize);
        }
        rest = after;
    }
    let mut at = bytes.len().wrapping_sub(rest.len());
    while at < bytes.len() {
        let (word, length) = word_at(bytes, at, b' ');
        let marks = words(word);
        if marks != 0 {
            return at.wrapping_add(marks.trailing_zeros() as usize / 8);
        }
        at = at.wrapping_add(length);
    }
    bytes.len()
}

/// Returns whether one of the bytes is `wanted`.
pub(crate) fn contains(bytes: &[u8], wanted: u8) -> bool {
    let any = |bytes: &[u8]| {
        bytes
            .iter()
            .fold(false, |found, &byte| found | (byte == wanted))
    };
    let mut rest = bytes;
    while let Some((half, after)) = rest.split_first_chunk::<HALF>() {
        if any(half) {
            return true;
        }
        rest = after;
    }
    match bytes.last_chunk::<HALF>() {
        // Some of these bytes have been compared already.
        Some(half) => !rest.is_empty() && any(half),
        None => rest.contains(&wanted),
    }
}

/// Returns the number of UTF-16 code units of a text.
pub(crate) fn count_code_units(bytes: &[u8]) -> usize {
    let mut number = 0_usize;
    let mut rest = bytes;
    while let Some((half, after)) = rest.split_first_chunk::<HALF>() {
        let units = half.iter().fold(0_u8, |units, &byte| {
            let starts = u8::from(starts_character(byte));
            units
                .wrapping_add(starts)
                .wrapping_add(is_four_byte_lead(byte).into())
        });
        number = number.wrapping_add(units.into());
        rest = after;
    }
    let mut at = bytes.len().wrapping_sub(rest.len());
    while at < bytes.len() {
        let (word, length) = word_at(bytes, at, b' ');
        let padding = WORD.wrapping_sub(length);
        let units = count(starts(word)).wrapping_add(count(four_byte_leads(word)));
        number = number.wrapping_add(units.into()).wrapping_sub(padding);
        at = at.wrapping_add(length);
    }
    number
}
