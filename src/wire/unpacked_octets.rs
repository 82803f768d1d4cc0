//! Unpacked user data as a slice.

use core::ops::Deref;

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
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct UnpackedOctets {
    octets: heapless::Vec<u8, { UserData::MAX_SEPTETS }, u8>,
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
        let mut octets = [0; UserData::MAX_SEPTETS];
        if let Some(length) = self.write(&mut octets) {
            let mut octets = heapless::Vec::from_array(octets);
            octets.truncate(length);
            return UnpackedOctets { octets };
        }
        let mut octets = heapless::Vec::new();
        for octet in self {
            let _ = octets.push(octet);
        }
        UnpackedOctets { octets }
    }
}

impl Deref for UnpackedOctets {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.octets
    }
}

impl AsRef<[u8]> for UnpackedOctets {
    fn as_ref(&self) -> &[u8] {
        self
    }
}
