//! Marks of 32 bytes in one number, a bit for each byte.

/// The bytes that are tested at once.
pub(super) const MARKED: usize = 32;

/// Returns a number with bit `n` set if `test` passes for byte `n`, or 0 if it passes for none.
/// `test` must be branch-free, so that it is vectorized.
#[inline(always)]
#[expect(
    clippy::inline_always,
    reason = "each test gets its own vectorized loop"
)]
pub(super) fn marks(bytes: &[u8; MARKED], test: impl Fn(u8) -> bool) -> u32 {
    let mut passed = [0_u8; MARKED];
    for (passed, &byte) in passed.iter_mut().zip(bytes) {
        *passed = test(byte).into();
    }
    let any = passed.iter().fold(0, |any, &passed| any | passed);
    if any == 0 {
        return 0;
    }
    passed.chunks_exact(8).rev().fold(0, |marks, eight| {
        let eight = eight
            .first_chunk()
            .map_or(0, |&eight| u64::from_le_bytes(eight));
        marks << 8 | gathered(eight)
    })
}

/// Gathers the lowest bits of eight bytes, each of which is 0 or 1.
#[inline]
const fn gathered(bytes: u64) -> u32 {
    // The factor moves the bit of byte `n` to bit 56 + `n`, and no two products meet in a bit.
    (bytes.wrapping_mul(0x0102_0408_1020_4080) >> 56) as u32
}
