//! A septet in packed octets: 3GPP TS 23.038 §6.1.2.1.

/// Returns the septet at `index`, where septet 0 starts at the first bit of `octets`, or `None`
/// past the end.
pub(crate) fn septet(octets: &[u8], index: usize) -> Option<u8> {
    let bit = index.wrapping_mul(7);
    let first = bit / 8;
    let shift = bit % 8;
    let low = *octets.get(first)?;
    let high = if shift > 1 {
        *octets.get(first.checked_add(1)?)?
    } else {
        0
    };
    let [septet, _] = (u16::from_le_bytes([low, high]) >> shift).to_le_bytes();
    Some(septet & 0x7F)
}
