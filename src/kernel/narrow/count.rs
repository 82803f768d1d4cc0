//! The kernel of machines without vectors: word by word, and octet by octet where that takes
//! less flash.

use super::super::cost::{CostModel, Unit, WithModel, characters};
use super::super::counts::{BlockCounts, PackedCounts, Prefix, count_words};
use super::super::surrogates::pairs_in;
use super::super::word::BLOCK;

/// The number of octets at the start that are known to be plain: none, since to look for them
/// would take flash and save no time.
#[inline]
pub(crate) const fn plain_prefix_len(_: &[u8]) -> usize {
    0
}

/// What the first octets of the rest contain, at most a block of them; `None` if the unit is the
/// septet and a character has no code.
#[inline]
pub(crate) fn count_block(
    _: &[u8],
    rest: &[u8],
    model: impl CostModel,
    _: bool,
) -> Option<BlockCounts> {
    count_any(rest, model.unit()).map(BlockCounts::from)
}

/// One function for all units.
#[inline(never)]
fn count_any(rest: &[u8], unit: Unit) -> Option<PackedCounts> {
    count_words(rest, unit, |_, _| false).map(BlockCounts::packed)
}

/// Hands over the unit as its model: one loop does for all.
#[inline]
pub(crate) fn with_model<W: WithModel>(unit: Unit, what: W) -> W::Output {
    what.with(unit)
}

/// The longest prefix of characters that take at most `remaining` units. Where the octets begin or
/// end within a character, what is there of it costs nothing.
pub(crate) fn prefix_within(octets: &[u8], model: impl CostModel, remaining: u32) -> Prefix {
    let mut left = remaining;
    let end = octets.iter().position(|&octet| {
        let units = model.cost(octet).into();
        let fits = units <= left;
        if fits {
            left = left.wrapping_sub(units);
        }
        !fits
    });
    Prefix {
        octets: end.unwrap_or(octets.len()),
        units: remaining.wrapping_sub(left),
    }
}

/// As [`prefix_within`].
#[inline]
pub(crate) fn prefix_in_block(
    octets: &[u8],
    _: Option<u32>,
    model: impl CostModel,
    remaining: u32,
) -> Prefix {
    prefix_within(octets, model, remaining)
}

/// The segments that are filled at once: none, since a division would be a function.
#[inline]
pub(crate) const fn full_segments(_: u32, _: u32) -> u32 {
    0
}

/// Writes code units, at most a block of them, as octets into a block of spaces, and returns the
/// number of those at the start that are ASCII.
#[inline]
pub(crate) fn ascii_prefix(units: &[u16], block: &mut [u8; BLOCK]) -> usize {
    let mut length = 0_usize;
    for (octet, &unit) in block.iter_mut().zip(units) {
        if unit >= 0x80 {
            break;
        }
        [*octet, _] = unit.to_le_bytes();
        length = length.wrapping_add(1);
    }
    length
}

/// The number of characters that begin in these octets.
pub(crate) fn count_characters(octets: &[u8]) -> usize {
    octets
        .iter()
        .filter(|&&octet| characters(octet) == 1)
        .count()
}

/// The number of surrogate pairs in these code units.
pub(crate) fn count_surrogate_pairs(units: &[u16]) -> usize {
    let mut number = 0_usize;
    let mut rest = units;
    while !rest.is_empty() {
        let (some, after) = rest.split_at_checked(4).unwrap_or((rest, &[]));
        // Most have no surrogate among them.
        if some.first_chunk().copied().is_none_or(has_surrogate) {
            number = number.wrapping_add(pairs_in(some, rest).into());
        }
        rest = after;
    }
    number
}

/// Whether one of four code units is a surrogate, of either kind.
#[inline]
const fn has_surrogate(units: [u16; 4]) -> bool {
    const EACH: u64 = u64::MAX / 0xFFFF;
    let [first, second, third, fourth] = units;
    let all = first as u64 | (second as u64) << 16 | (third as u64) << 32 | (fourth as u64) << 48;
    // 0 where there is one. Taking one from each sets a high bit that was not set before only
    // if one of them is 0.
    let others = (all & (0xF800 * EACH)) ^ (0xD800 * EACH);
    others.wrapping_sub(EACH) & !others & (0x8000 * EACH) != 0
}
