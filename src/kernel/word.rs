//! The octets of a machine word, looked at together.
//!
//! A test of all octets gives a word in which the high bit of an octet says that it passes there.
//! Octets are in the order of the text: the first one is the lowest.

/// The octets of a machine word.
pub(crate) const WORD: usize = size_of::<usize>();
/// The octets of a block, which are looked at together: four vectors of the machines that
/// have the smallest ones. Their units, at most two each, fit into an octet.
pub(crate) const BLOCK: usize = 64;
/// 1 in each octet.
const EACH: usize = usize::MAX / 0xFF;
/// The high bit of each octet.
pub(crate) const HIGH: usize = EACH << 7;

/// This octet everywhere.
pub(crate) const fn each(octet: u8) -> usize {
    EACH.wrapping_mul(octet as usize)
}

/// Where octets of seven bits are at least this, which is 1 to 0x80.
#[inline]
pub(crate) const fn at_least(septets: usize, least: u8) -> usize {
    septets.wrapping_add(each(0x80_u8.wrapping_sub(least))) & HIGH
}

/// Where octets of seven bits are this one.
#[inline]
pub(crate) const fn equal(septets: usize, septet: u8) -> usize {
    at_least(septets ^ each(septet), 1) ^ HIGH
}

/// The octets that are ASCII, and spaces in place of the others.
#[inline]
pub(crate) const fn only_ascii(word: usize) -> usize {
    let others = ((word & HIGH) >> 7).wrapping_mul(0xFF);
    (word & !others) | (each(b' ') & others)
}

/// Where UTF-8 characters begin: at every octet except 10xxxxxx.
#[inline]
pub(crate) const fn starts(word: usize) -> usize {
    (!word | word << 1) & HIGH
}

/// Where characters beyond ASCII begin: at 11xxxxxx.
#[inline]
pub(crate) const fn leads(word: usize) -> usize {
    word & word << 1 & HIGH
}

/// Where characters beyond U+FFFF begin: at 1111xxxx.
#[inline]
pub(crate) const fn long_leads(word: usize) -> usize {
    word & word << 1 & word << 2 & word << 3 & HIGH
}

/// The number of octets that pass a test.
#[inline]
pub(crate) const fn count(test: usize) -> u8 {
    sum(test >> 7)
}

/// The sum of the octets, if it fits into one.
#[inline]
pub(crate) const fn sum(octets: usize) -> u8 {
    last(sums(octets))
}

/// In each octet the sum of those up to it, if all of them fit into one.
#[inline]
pub(crate) const fn sums(octets: usize) -> usize {
    octets.wrapping_mul(EACH)
}

/// The last octet.
#[inline]
const fn last(word: usize) -> u8 {
    let [.., last] = word.to_le_bytes();
    last
}

/// The octets from an offset on, a word of them or as many as there are, and their number. The
/// others are `filling`.
#[inline]
pub(crate) fn word_at(octets: &[u8], at: usize, filling: u8) -> (usize, usize) {
    let rest = octets.get(at..).unwrap_or(&[]);
    if let Some(word) = rest.first_chunk() {
        return (usize::from_le_bytes(*word), WORD);
    }
    let length = rest.len();
    let word = match octets.last_chunk() {
        // The last word, without what comes before the offset.
        Some(word) if length > 0 => {
            let bits = u32::try_from(length).unwrap_or_default().wrapping_mul(8);
            let word = usize::from_le_bytes(*word).wrapping_shr(bits.wrapping_neg());
            word | each(filling).wrapping_shl(bits)
        }
        // Not a copy, for which a small machine would need a function.
        _ => rest
            .iter()
            .rev()
            .fold(each(filling), |word, &octet| word << 8 | octet as usize),
    };
    (word, length)
}

/// A block of `zeros` octets 0x00, and 0xFF from there on.
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
