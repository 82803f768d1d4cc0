//! Septets in octets and back: 3GPP TS 23.038 §6.1.2.1.
//!
//! Septet `i` occupies the bits `7i` to `7i + 6` of the octets, bit 0 being the
//! least significant bit of the first octet. A header in front takes whole septets:
//! the text begins at the next septet boundary counted from the start of the user
//! data (23.040 §9.2.3.24), behind up to six fill bits.

/// The octets of user data that a message holds, header included;
/// 23.040 §9.2.3.24.
pub(crate) const OCTETS: usize = 140;

/// The octets of a message.
pub(crate) type Octets = heapless::Vec<u8, OCTETS, u8>;

/// The octets that so many septets take, the last one filled up with zero bits.
pub(crate) const fn octets_for(septets: usize) -> usize {
    septets.saturating_mul(7).div_ceil(8)
}

/// The whole septets that so many octets hold.
pub(crate) const fn septets_in(octets: usize) -> usize {
    octets.saturating_mul(8) / 7
}

/// The septets that a header of so many octets takes, its fill bits included.
pub(crate) const fn septets_of_header(octets: usize) -> usize {
    octets.saturating_mul(8).div_ceil(7)
}

/// The octet in which a septet begins.
pub(crate) const fn octet_of(septet: usize) -> usize {
    septet.saturating_mul(7) / 8
}

/// The septet with this number, counted from the first bit of the octets; `None`
/// where they end before it does.
pub(crate) fn septet(octets: &[u8], number: usize) -> Option<u8> {
    let bit = number.checked_mul(7)?;
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

/// Septets on their way into octets.
#[derive(Clone, Debug)]
pub(crate) struct Packer {
    /// The bits that make no whole octet yet, the oldest lowest.
    pending: u16,
    /// How many they are: 0 to 7.
    bits: u8,
}

impl Packer {
    /// A packer for what stands behind a header of so many octets: it begins with
    /// `-8 × octets mod 7` fill bits, all zero.
    pub(crate) const fn behind(header_octets: usize) -> Self {
        // -8h ≡ -h ≡ 6h (mod 7)
        let [fill, ..] = (header_octets.saturating_mul(6) % 7).to_le_bytes();
        Self {
            pending: 0,
            bits: fill,
        }
    }

    /// Takes a septet in; gives an octet out when one is full.
    ///
    /// The first seven bits after a full octet make none.
    #[inline]
    pub(crate) const fn push(&mut self, septet: u8) -> Option<u8> {
        let more = ((septet & 0x7F) as u16) << self.bits;
        let pending = self.pending.wrapping_add(more);
        if self.bits == 0 {
            self.pending = pending;
            self.bits = 7;
            return None;
        }
        let [octet, rest] = pending.to_le_bytes();
        self.pending = rest as u16;
        self.bits = self.bits.wrapping_sub(1);
        Some(octet)
    }

    /// The last octet, if one is begun; its spare bits are zero.
    pub(crate) const fn finish(self) -> Option<u8> {
        let [octet, _] = self.pending.to_le_bytes();
        if self.bits == 0 { None } else { Some(octet) }
    }
}
