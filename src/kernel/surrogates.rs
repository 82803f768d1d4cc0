//! Surrogate pairs in UTF-16.

/// Returns whether two adjacent code units are a surrogate pair.
#[inline]
pub(crate) const fn is_surrogate_pair(first: u16, second: u16) -> bool {
    first & 0xFC00 == 0xD800 && second & 0xFC00 == 0xDC00
}

/// Counts the surrogate pairs that begin in `units`, of which there must be at most 255. `rest` is
/// the text from the start of `units`.
#[inline]
pub(super) fn pairs_in(units: &[u16], rest: &[u16]) -> u8 {
    let seconds = rest.get(1..).unwrap_or(&[]);
    units
        .iter()
        .zip(seconds)
        .fold(0, |pairs: u8, (&first, &second)| {
            pairs.wrapping_add(is_surrogate_pair(first, second).into())
        })
}
