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
    /// Moves the lowest bit of byte `i` to bit `56 + i`.
    const GATHER: u64 = 0x0102_0408_1020_4080;
    let mut ones = [0_u8; MARKED];
    for (one, &byte) in ones.iter_mut().zip(block) {
        *one = test(byte).into();
    }
    let (words, _) = ones.as_chunks();
    words.iter().rev().fold(0, |marks, word| {
        let [.., bits] = u64::from_le_bytes(*word).wrapping_mul(GATHER).to_le_bytes();
        marks << 8 | u32::from(bits)
    })
}
