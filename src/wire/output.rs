//! Storage of the caller that is filled from the start.

use core::fmt;

/// The storage is too short.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TooShort {
    /// The number of bytes to write.
    pub(crate) needed: usize,
    /// The length of the storage.
    pub(crate) available: usize,
}

impl fmt::Display for TooShort {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { needed, available } = self;
        write!(
            f,
            "the storage holds {available} bytes, {needed} are needed"
        )
    }
}

/// Storage of the caller that is filled from the start.
pub(crate) struct Output<'p> {
    storage: &'p mut [u8],
    /// The number of bytes pushed, also those that did not fit.
    length: usize,
}

impl<'p> Output<'p> {
    pub(crate) const fn new(storage: &'p mut [u8]) -> Self {
        Self { storage, length: 0 }
    }

    /// Appends bytes, or only counts them if they do not fit.
    pub(crate) fn push(&mut self, bytes: &[u8]) {
        let end = self.length.saturating_add(bytes.len());
        if let Some(slot) = self.storage.get_mut(self.length..end) {
            for (slot, byte) in slot.iter_mut().zip(bytes) {
                *slot = *byte;
            }
        }
        self.length = end;
    }

    /// Appends what a closure writes to the start of the room that is left. Returns whether it
    /// returned the number of bytes, instead of `None`.
    #[inline]
    pub(crate) fn push_with(&mut self, write: impl FnOnce(&mut [u8]) -> Option<usize>) -> bool {
        let room = self.storage.get_mut(self.length..).unwrap_or_default();
        let written = write(room);
        self.length = self.length.saturating_add(written.unwrap_or(0));
        written.is_some()
    }

    /// Returns the bytes, if all fit.
    pub(crate) fn finish(self) -> Result<&'p [u8], TooShort> {
        let (needed, available) = (self.length, self.storage.len());
        let storage: &'p [u8] = self.storage;
        storage.get(..needed).ok_or(TooShort { needed, available })
    }
}
