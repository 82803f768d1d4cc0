//! Packed septets, packed and unpacked eight at a time.

use super::super::word::{WORD, word_at};

/// Unpacks the lowest 56 bits into eight septets, one per byte.
#[inline]
const fn unpack_eight(bits: u64) -> u64 {
    const FOUR: u64 = 0x00FF_FFFF_F000_0000;
    const TWO: u64 = 0x0FFF_C000_0FFF_C000;
    const ONE: u64 = 0x3F80_3F80_3F80_3F80;
    let fours = (bits & FOUR >> 28) | ((bits & FOUR) << 4);
    let pairs = (fours & TWO >> 14) | ((fours & TWO) << 2);
    // Adding a bit to itself moves it.
    pairs.wrapping_add(pairs & ONE)
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

/// Returns the 32 septets from `index`, where septet 0 starts at the first bit of `octets`. Septets
/// after the end are 0.
///
/// Out of line, so that the compiler vectorizes it.
#[inline(never)]
pub(super) fn septets_from(octets: &[u8], index: usize) -> [u8; 32] {
    let bit = index.wrapping_mul(7);
    let octets = octets.get(bit / 8..).unwrap_or(&[]);
    let mut padded;
    let octets: &[u8; 32] = if let Some(octets) = octets.first_chunk() {
        octets
    } else {
        padded = [0; 32];
        for (padded, &octet) in padded.iter_mut().zip(octets) {
            *padded = octet;
        }
        &padded
    };
    let bits = |at: usize| octets.get(at..).and_then(<[u8]>::first_chunk);
    let bits = |at| u64::from_le_bytes(*bits(at).unwrap_or(&[0; 8])) >> (bit % 8);
    flatten([bits(0), bits(7), bits(14), bits(21)].map(unpack_eight))
}

#[inline]
fn flatten(words: [u64; 4]) -> [u8; 32] {
    let mut septets = [0; 32];
    let (octets, _) = septets.as_chunks_mut();
    for (octets, word) in octets.iter_mut().zip(words) {
        *octets = word.to_le_bytes();
    }
    septets
}

/// Returns the first septets of `octets`, where septet 0 starts at the first bit, and zeros. At
/// least `length` septets are unpacked, if there are as many.
///
/// `OCTETS` and `SEPTETS` are the numbers that are possible, with room after the septets.
#[inline]
pub(crate) fn unpack<const OCTETS: usize, const SEPTETS: usize>(
    octets: &[u8],
    length: usize,
) -> [u8; SEPTETS] {
    let mut padded;
    let octets: &[u8; OCTETS] = if let Some(octets) = octets.first_chunk() {
        octets
    } else {
        padded = [0; OCTETS];
        for (padded, &octet) in padded.iter_mut().zip(octets) {
            *padded = octet;
        }
        &padded
    };
    let mut septets = [0; SEPTETS];
    let (packed, _) = octets.as_chunks::<28>();
    let (unpacked, _) = septets.as_chunks_mut::<32>();
    for (packed, unpacked) in packed.iter().zip(unpacked).take(length.div_ceil(32)) {
        *unpacked = unpack_block(packed);
    }
    septets
}

#[inline]
fn unpack_block(packed: &[u8; 28]) -> [u8; 32] {
    let bits = |at: usize| packed.get(at..).and_then(<[u8]>::first_chunk);
    let bits = |at| u64::from_le_bytes(*bits(at).unwrap_or(&[0; 8]));
    flatten([bits(0), bits(7), bits(14), bits(20) >> 8].map(unpack_eight))
}

/// Packs eight septets, one per byte, into the lowest 56 bits. The high bits must be clear, but one
/// that is set has no effect on the septets before it.
#[inline]
const fn pack_eight(septets: u64) -> u64 {
    const ONE: u64 = 0x7F00_7F00_7F00_7F00;
    const TWO: u64 = 0x3FFF_0000_3FFF_0000;
    const FOUR: u64 = 0x0FFF_FFFF_0000_0000;
    // Subtracting half of a bit moves it.
    let pairs = septets.wrapping_sub((septets & ONE) >> 1);
    let fours = (pairs & TWO >> 16) | ((pairs & TWO) >> 2);
    (fours & FOUR >> 32) | ((fours & FOUR) >> 4)
}

/// Packs septets into `octets`, in blocks of 32 septets and 28 octets.
#[inline]
pub(crate) fn pack<const WORDS: usize>(septets: &[[u8; 8]; WORDS], octets: &mut [u8]) {
    // A separate loop, so that the compiler can vectorize it.
    let mut words = [0; WORDS];
    for (word, septets) in words.iter_mut().zip(septets) {
        *word = pack_eight(u64::from_le_bytes(*septets));
    }
    let (words, _) = words.as_chunks();
    let (blocks, _) = octets.as_chunks_mut::<28>();
    for (&[first, second, third, fourth], block) in words.iter().zip(blocks) {
        // Each word has seven octets; the eighth is the first octet of the next word.
        let last = third >> 48 | fourth << 8;
        for (at, word) in [(0, first), (7, second), (14, third), (20, last)] {
            if let Some(room) = block.get_mut(at..).and_then(<[u8]>::first_chunk_mut) {
                *room = word.to_le_bytes();
            }
        }
    }
}

/// Calls a fast path, which must have the same result as the slow path.
#[inline]
#[expect(clippy::unnecessary_wraps, reason = "the narrow kernel returns `None`")]
pub(crate) fn fast_path<T>(path: impl FnOnce() -> T) -> Option<T> {
    Some(path())
}
