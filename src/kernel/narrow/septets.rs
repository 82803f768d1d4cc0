//! Packed septets, unpacked one at a time.

use super::super::septet::septet;

/// At most one septet.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SeptetGroup {
    septet: Option<u8>,
}

impl SeptetGroup {
    pub(crate) const EMPTY: Self = Self { septet: None };

    /// The septet with this index, counted from the first bit of the octets, if it is before
    /// `end`.
    #[inline]
    pub(crate) fn read(octets: &[u8], index: usize, end: usize) -> Self {
        let septet = if index < end {
            septet(octets, index)
        } else {
            None
        };
        Self { septet }
    }

    /// How many are left.
    pub(crate) const fn len(self) -> usize {
        self.septet.is_some() as usize
    }

    /// The first one.
    #[inline]
    pub(crate) const fn first(self) -> Option<u8> {
        self.septet
    }

    /// Leaves out the first one.
    #[inline]
    pub(crate) const fn advance(&mut self) {
        self.septet = None;
    }
}

/// None: blocks would only take flash.
#[inline]
pub(crate) const fn block_of_septets(_: &[u8], _: usize) -> Option<[u8; 32]> {
    None
}

/// Nothing: the way around the short cut gives the same, and takes less flash.
#[inline]
pub(crate) fn shortcut<T>(_: impl FnOnce() -> T) -> Option<T> {
    None
}
