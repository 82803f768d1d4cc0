//! Packed septets, unpacked eight at a time.

use super::super::word::{WORD, word_at};

/// Unpacks the lowest 56 bits into eight septets, one per byte.
#[inline]
const fn unpack_eight(bits: u64) -> u64 {
    const FOUR: u64 = 0x00FF_FFFF_F000_0000;
    const TWO: u64 = 0x0FFF_C000_0FFF_C000;
    const ONE: u64 = 0x3F80_3F80_3F80_3F80;
    let fours = (bits & FOUR >> 28) | ((bits & FOUR) << 4);
    let pairs = (fours & TWO >> 14) | ((fours & TWO) << 2);
    (pairs & ONE >> 7) | ((pairs & ONE) << 1)
}

/// Returns the eight octets at an offset, with zeros after the end.
#[inline]
fn eight_octets(octets: &[u8], at: usize) -> u64 {
    let (low, _) = word_at(octets, at, 0);
    if WORD >= 8 {
        return low as u64;
    }
    let (high, _) = word_at(octets, at.wrapping_add(WORD), 0);
    low as u64 | (high as u64) << 32
}

/// A group of at most eight unpacked septets.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SeptetGroup {
    /// One septet per byte, the first in the lowest byte.
    septets: u64,
    length: u8,
}

impl SeptetGroup {
    pub(crate) const EMPTY: Self = Self {
        septets: 0,
        length: 0,
    };

    /// Reads up to eight septets from `index` to `end`, excluding `end`. Septet 0 starts at the
    /// first bit of `octets`.
    #[inline]
    pub(crate) fn read(octets: &[u8], index: usize, end: usize) -> Self {
        let bit = index.wrapping_mul(7);
        let bits = eight_octets(octets, bit / 8) >> (bit % 8);
        let [length, ..] = end.saturating_sub(index).min(8).to_le_bytes();
        Self {
            septets: unpack_eight(bits),
            length,
        }
    }

    pub(crate) const fn len(self) -> usize {
        self.length as usize
    }

    #[inline]
    pub(crate) const fn first(self) -> Option<u8> {
        let [first, ..] = self.septets.to_le_bytes();
        if self.length == 0 { None } else { Some(first) }
    }

    #[inline]
    pub(crate) const fn advance(&mut self) {
        self.septets >>= 8;
        self.length = self.length.saturating_sub(1);
    }
}

/// Returns the 32 septets starting at `index`, where septet 0 starts at the first bit of `octets`.
/// Septets after the end are 0, so the caller must check that there are 32.
#[inline]
pub(crate) fn block_of_septets(octets: &[u8], index: usize) -> Option<[u8; 32]> {
    let bit = index.wrapping_mul(7);
    let octets = octets.get(bit / 8..)?;
    let mut septets = [[0; 8]; 4];
    for (number, septets) in septets.iter_mut().enumerate() {
        let bits = eight_octets(octets, number.wrapping_mul(7)) >> (bit % 8);
        *septets = unpack_eight(bits).to_le_bytes();
    }
    septets.as_flattened().first_chunk().copied()
}

/// Calls a fast path, which must have the same result as the slow path.
#[inline]
#[expect(clippy::unnecessary_wraps, reason = "the narrow kernel returns `None`")]
pub(crate) fn fast_path<T>(path: impl FnOnce() -> T) -> Option<T> {
    Some(path())
}
