//! Surrogate pairs in UTF-16.

/// Whether two code units that follow each other are one character: a high surrogate, which
/// every low one completes.
#[inline]
pub(crate) const fn is_surrogate_pair(first: u16, second: u16) -> bool {
    first & 0xFC00 == 0xD800 && second & 0xFC00 == 0xDC00
}

/// The number of surrogate pairs that begin in these code units, at most 255; `rest` begins with
/// them and has the unit after them, if there is one.
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
