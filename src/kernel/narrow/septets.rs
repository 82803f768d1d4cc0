//! Packed septets, unpacked one at a time.

use super::super::septet::septet;

/// A group of at most one septet.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SeptetGroup {
    septet: Option<u8>,
}

impl SeptetGroup {
    pub(crate) const EMPTY: Self = Self { septet: None };

    /// Reads the septet at `index` if it is below `end`. Septet 0 starts at the first bit of
    /// `octets`.
    #[inline]
    pub(crate) fn read(octets: &[u8], index: usize, end: usize) -> Self {
        let septet = if index < end {
            septet(octets, index)
        } else {
            None
        };
        Self { septet }
    }

    pub(crate) const fn len(self) -> usize {
        self.septet.is_some() as usize
    }

    #[inline]
    pub(crate) const fn first(self) -> Option<u8> {
        self.septet
    }

    #[inline]
    pub(crate) const fn advance(&mut self) {
        self.septet = None;
    }
}

/// Returns `None`, so that the caller uses the slow path, which has the same result and takes less
/// flash.
#[inline]
pub(crate) fn fast_path<T>(_: impl FnOnce() -> T) -> Option<T> {
    None
}
