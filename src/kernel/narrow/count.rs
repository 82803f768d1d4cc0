//! Counting by words, or by bytes where that takes less flash.

use super::super::cost::{CostModel, Unit, WithModel, starts_character};
use super::super::counts::{BlockCounts, PackedCounts, Prefix, count_words};
use super::super::surrogates::pairs_in;
use super::super::word::BLOCK;

/// Returns 0, because looking for plain bytes would take flash and save no time.
#[inline]
pub(crate) const fn plain_prefix_len(_: &[u8]) -> usize {
    0
}

/// Counts the first block of `rest`, or all of `rest` if it is shorter. Returns `None` if the unit
/// is the septet and a character has no code.
#[inline]
pub(crate) fn count_block(
    _: &[u8],
    rest: &[u8],
    model: impl CostModel,
    _: bool,
) -> Option<BlockCounts> {
    count_any(rest, model.unit()).map(BlockCounts::from)
}

/// Neither inlined nor generic, so that all units share one copy.
#[inline(never)]
fn count_any(rest: &[u8], unit: Unit) -> Option<PackedCounts> {
    count_words(rest, unit, |_, _| false).map(BlockCounts::packed)
}

/// Calls `function` with the unit as its own model, so that all units share one loop.
#[inline]
pub(crate) fn with_model<W: WithModel>(unit: Unit, function: W) -> W::Output {
    function.call(unit)
}

/// Returns the longest prefix that takes at most `remaining` units. Continuation bytes cost
/// nothing, even if their character begins before `bytes`.
pub(crate) fn prefix_within(bytes: &[u8], model: impl CostModel, remaining: u32) -> Prefix {
    let mut left = remaining;
    let end = bytes.iter().position(|&byte| {
        let units = model.cost(byte).into();
        let fits = units <= left;
        if fits {
            left = left.wrapping_sub(units);
        }
        !fits
    });
    Prefix {
        bytes: end.unwrap_or(bytes.len()),
        units: remaining.wrapping_sub(left),
    }
}

#[inline]
pub(crate) fn prefix_in_block(
    bytes: &[u8],
    _: Option<u32>,
    model: impl CostModel,
    remaining: u32,
) -> Prefix {
    prefix_within(bytes, model, remaining)
}

/// Returns 0, because a division would be a function call; the caller counts segments one by one.
#[inline]
pub(crate) const fn full_segments(_: u32, _: u32) -> u32 {
    0
}

/// Copies the ASCII prefix of `units`, at most a block, to `block`, and returns its length.
#[inline]
pub(crate) fn ascii_prefix(units: &[u16], block: &mut [u8; BLOCK]) -> usize {
    let mut length = 0_usize;
    for (byte, &unit) in block.iter_mut().zip(units) {
        if unit >= 0x80 {
            break;
        }
        [*byte, _] = unit.to_le_bytes();
        length = length.wrapping_add(1);
    }
    length
}

pub(crate) fn count_characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| starts_character(byte)).count()
}

pub(crate) fn count_surrogate_pairs(units: &[u16]) -> usize {
    let mut number = 0_usize;
    let mut rest = units;
    while !rest.is_empty() {
        let (chunk, after) = rest.split_at_checked(4).unwrap_or((rest, &[]));
        // Most groups have no surrogate.
        if chunk.first_chunk().copied().is_none_or(has_surrogate) {
            number = number.wrapping_add(pairs_in(chunk, rest).into());
        }
        rest = after;
    }
    number
}

#[inline]
const fn has_surrogate(units: [u16; 4]) -> bool {
    const ONES: u64 = u64::MAX / 0xFFFF;
    let [first, second, third, fourth] = units;
    let all = first as u64 | (second as u64) << 16 | (third as u64) << 32 | (fourth as u64) << 48;
    // Surrogates become 0. Subtracting 1 from each unit sets a clear high bit only if a unit is 0.
    let others = (all & (0xF800 * ONES)) ^ (0xD800 * ONES);
    others.wrapping_sub(ONES) & !others & (0x8000 * ONES) != 0
}
