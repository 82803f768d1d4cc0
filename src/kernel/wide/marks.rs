//! One bit for each byte of a block, to find its special bytes without a branch per byte.

/// The number of bytes that [`marks`] tests at once.
pub(crate) const MARKED: usize = 32;

/// Returns a bit for each byte of a block, set if the byte passes the test. Bit 0 is the first
/// byte.
///
/// The test must be free of branches, so that the compiler vectorizes it. Testing whether any byte
/// passes takes half as long, so do that first where most blocks have none.
#[inline]
pub(crate) fn marks(block: &[u8; MARKED], test: impl Fn(u8) -> bool) -> u32 {
    let mut bits = [0_u8; MARKED];
    for (index, (bit, &byte)) in bits.iter_mut().zip(block).enumerate() {
        *bit = if test(byte) { 1 << (index % 8) } else { 0 };
    }
    let (words, _) = bits.as_chunks::<8>();
    words.iter().rev().fold(0, |marks, word| {
        let sum = word.iter().fold(0_u8, |sum, &bit| sum.wrapping_add(bit));
        marks << 8 | u32::from(sum)
    })
}
