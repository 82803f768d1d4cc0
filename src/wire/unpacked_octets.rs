//! Unpacked user data as a slice.

use core::fmt;
use core::hash::{Hash, Hasher};
use core::ops::{Deref, Range};

use super::unpacked::Unpacked;
use super::user_data::UserData;

/// Unpacked user data, from [`Unpacked::into_octets`]: an owned slice that needs no allocation.
///
/// ```
/// let user_data = septet::split("5 €")?.next().unwrap().encode(0);
/// let short_message = user_data.unpacked().into_octets();
/// assert_eq!(short_message.as_ref(), b"5 \x1B\x65");
/// assert_eq!(short_message.len(), 4); // dereferences to `[u8]`
/// # Ok::<(), septet::SplitError>(())
/// ```
#[derive(Clone)]
pub struct UnpackedOctets {
    storage: [u8; UserData::MAX_SEPTETS],
    start: u8,
    end: u8,
}

impl UnpackedOctets {
    #[inline]
    fn new(storage: [u8; UserData::MAX_SEPTETS], range: Range<usize>) -> Self {
        Self {
            storage,
            start: u8::try_from(range.start).unwrap_or(0),
            end: u8::try_from(range.end).unwrap_or(0),
        }
    }
}

impl Unpacked<'_> {
    /// Collects the remaining octets, at most [`UserData::MAX_SEPTETS`].
    ///
    /// With the header, these are the octets of SMPP's `short_message` if `esm_class` has the bit
    /// 0x40. Without it, they go with the `sar_` parameters:
    ///
    /// ```
    /// let text = "a".repeat(159) + "€";
    /// let last = septet::split(&text)?.last().unwrap().encode(0x42);
    /// let with_header = last.unpacked().into_octets();
    /// assert_eq!(with_header.as_ref(), b"\x05\x00\x03\x42\x02\x02aaaaaa\x1B\x65");
    /// let for_sar = last.unpacked_body().into_octets();
    /// assert_eq!(for_sar.as_ref(), b"aaaaaa\x1B\x65");
    /// # Ok::<(), septet::SplitError>(())
    /// ```
    #[must_use]
    pub fn into_octets(self) -> UnpackedOctets {
        if let Some((storage, range)) = self.write() {
            return UnpackedOctets::new(storage, range);
        }
        let mut storage = [0; UserData::MAX_SEPTETS];
        let length = self.len();
        for (slot, octet) in storage.iter_mut().zip(self) {
            *slot = octet;
        }
        UnpackedOctets::new(storage, 0..length)
    }
}

impl Default for UnpackedOctets {
    fn default() -> Self {
        Self::new([0; UserData::MAX_SEPTETS], 0..0)
    }
}

impl fmt::Debug for UnpackedOctets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("UnpackedOctets")
            .field("octets", &self.as_ref())
            .finish()
    }
}

impl PartialEq for UnpackedOctets {
    fn eq(&self, other: &Self) -> bool {
        self.as_ref() == other.as_ref()
    }
}

impl Eq for UnpackedOctets {}

impl Hash for UnpackedOctets {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_ref().hash(state);
    }
}

impl Deref for UnpackedOctets {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        self.storage
            .get(usize::from(self.start)..usize::from(self.end))
            .unwrap_or(&[])
    }
}

impl AsRef<[u8]> for UnpackedOctets {
    fn as_ref(&self) -> &[u8] {
        self
    }
}
