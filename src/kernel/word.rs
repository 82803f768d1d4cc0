//! Operations on all bytes of a machine word.
//!
//! A test marks bytes: it returns a word with the high bit set in each byte that passes. The
//! first byte of the text is the lowest byte of the word.

/// Bytes in a machine word.
pub(crate) const WORD: usize = size_of::<usize>();
/// Bytes in a block: four vectors of 16. The units of a block, at most 128, fit in a byte.
pub(crate) const BLOCK: usize = 64;
/// 1 in each byte.
const ONES: usize = usize::MAX / 0xFF;
/// The high bit of each byte.
pub(crate) const HIGH: usize = ONES << 7;

/// Returns whether a text may have more characters than a `u32` can count. Always `false` on 32-bit
/// machines, where an allocation has at most `isize::MAX` bytes.
#[inline]
pub(crate) const fn is_huge(bytes: &[u8]) -> bool {
    usize::BITS > u32::BITS && bytes.len() > i32::MAX as usize
}

pub(crate) const fn splat(byte: u8) -> usize {
    ONES.wrapping_mul(byte as usize)
}

/// Marks bytes that are at least `least`, which must be 1 to 0x80. The result is exact if all bytes
/// are ASCII.
#[inline]
pub(crate) const fn at_least(septets: usize, least: u8) -> usize {
    septets.wrapping_add(splat(0x80_u8.wrapping_sub(least))) & HIGH
}

/// Marks bytes that equal `septet`. The result is exact if all bytes are ASCII.
#[inline]
pub(crate) const fn equal(septets: usize, septet: u8) -> usize {
    at_least(septets ^ splat(septet), 1) ^ HIGH
}

/// Replaces bytes that are not ASCII with spaces.
#[inline]
pub(crate) const fn only_ascii(word: usize) -> usize {
    let others = ((word & HIGH) >> 7).wrapping_mul(0xFF);
    (word & !others) | (splat(b' ') & others)
}

/// Marks the first bytes of UTF-8 characters: all except 10xxxxxx.
#[inline]
pub(crate) const fn starts(word: usize) -> usize {
    (!word | word << 1) & HIGH
}

/// Marks the first bytes of non-ASCII characters: 11xxxxxx.
#[inline]
pub(crate) const fn leads(word: usize) -> usize {
    word & word << 1 & HIGH
}

/// Marks the first bytes of characters above U+FFFF: 1111xxxx.
#[inline]
pub(crate) const fn four_byte_leads(word: usize) -> usize {
    word & word << 1 & word << 2 & word << 3 & HIGH
}

/// Returns the number of marked bytes.
#[inline]
pub(crate) const fn count(test: usize) -> u8 {
    sum(test >> 7)
}

/// Returns the sum of the bytes, which must fit in a byte.
#[inline]
pub(crate) const fn sum(bytes: usize) -> u8 {
    let [.., last] = sums(bytes).to_le_bytes();
    last
}

/// Returns the running sums of the bytes, which must fit in a byte.
#[inline]
pub(crate) const fn sums(bytes: usize) -> usize {
    bytes.wrapping_mul(ONES)
}

/// Returns the word at an offset and the number of bytes read. Bytes after the end are `filling`.
#[inline]
pub(crate) fn word_at(bytes: &[u8], at: usize, filling: u8) -> (usize, usize) {
    let rest = bytes.get(at..).unwrap_or(&[]);
    if let Some(word) = rest.first_chunk() {
        return (usize::from_le_bytes(*word), WORD);
    }
    let length = rest.len();
    let word = match bytes.last_chunk() {
        // The last word of the text, without the bytes before the offset.
        Some(word) if length > 0 => {
            let bits = u32::try_from(length).unwrap_or_default().wrapping_mul(8);
            let word = usize::from_le_bytes(*word).wrapping_shr(bits.wrapping_neg());
            word | splat(filling).wrapping_shl(bits)
        }
        // A copy would be a function call on narrow machines.
        _ => rest
            .iter()
            .rev()
            .fold(splat(filling), |word, &byte| word << 8 | byte as usize),
    };
    (word, length)
}

/// Returns a block whose first `zeros` bytes are 0x00 and whose other bytes are 0xFF.
#[inline]
pub(crate) fn zeros_then_ones(zeros: usize) -> Option<&'static [u8; BLOCK]> {
    static MASKS: [u8; 2 * BLOCK] = {
        let mut masks = [0; 2 * BLOCK];
        let (_, ones) = masks.split_at_mut(BLOCK);
        ones.copy_from_slice(&[0xFF; BLOCK]);
        masks
    };
    MASKS.get(BLOCK.checked_sub(zeros)?..)?.first_chunk()
}
