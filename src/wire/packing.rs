//! Packing septets into octets: 3GPP TS 23.038 §6.1.2.1.
//!
//! Septet `i` occupies bits `7i` to `7i + 6`, where bit 0 is the least significant bit of the first
//! octet. After a header, up to six fill bits align the text to a septet boundary, counted from the
//! start of the user data (23.040 §9.2.3.24).

/// The maximum length of user data in octets, including the header; 23.040 §9.2.3.24.
pub(crate) const MAX_OCTETS: usize = 140;

/// The octets of the user data of one message.
pub(crate) type Octets = heapless::Vec<u8, MAX_OCTETS, u8>;

/// Returns the number of octets that `septets` septets take. Zero bits pad the last octet.
pub(crate) const fn packed_octets(septets: usize) -> usize {
    septets.saturating_mul(7).div_ceil(8)
}

/// Returns the number of whole septets in `octets` octets.
pub(crate) const fn septets_in(octets: usize) -> usize {
    octets.saturating_mul(8) / 7
}

/// Returns the length in septets of a header of `octets` octets, including fill bits.
pub(crate) const fn header_septets(octets: usize) -> usize {
    octets.saturating_mul(8).div_ceil(7)
}

/// Returns the index of the octet in which a septet begins.
pub(crate) const fn octet_index(septet: usize) -> usize {
    septet.saturating_mul(7) / 8
}

/// The initial contents of a `Packer`.
static ZEROS: [u8; MAX_OCTETS] = [0; MAX_OCTETS];

/// Packs septets into the user data of a message, after a header.
#[derive(Clone, Debug)]
pub(crate) struct Packer {
    /// The output. Its length is 140 from the start, so that whole words can be written.
    octets: Octets,
    /// The number of octets written.
    length: usize,
    septets: usize,
    /// Bits that do not yet fill an octet, starting at bit 0.
    pending: usize,
    /// The number of pending bits: 0 to 7.
    bits: u8,
}

impl Packer {
    /// Creates a packer that starts after `header` and `(-8 × length) mod 7` zero fill bits.
    #[inline]
    pub(crate) fn new(header: Octets) -> Self {
        let length = header.len();
        let mut octets = header;
        // `resize` would append octet by octet.
        let _ = octets.extend_from_slice(ZEROS.get(length..).unwrap_or(&[]));
        // -8h ≡ -h ≡ 6h (mod 7)
        let [bits, ..] = (length.wrapping_mul(6) % 7).to_le_bytes();
        Self {
            octets,
            length,
            septets: header_septets(length),
            pending: 0,
            bits,
        }
    }

    /// Appends a septet. Bits beyond 140 octets are dropped.
    #[inline]
    pub(crate) fn push(&mut self, septet: u8) {
        self.septets = self.septets.wrapping_add(1);
        let pending = self.pending | (usize::from(septet & 0x7F) << self.bits);
        // Without pending bits, a septet does not fill an octet.
        if self.bits == 0 {
            self.pending = pending;
            self.bits = 7;
            return;
        }
        let [octet, ..] = pending.to_le_bytes();
        self.write(octet);
        self.pending = pending >> 8;
        self.bits = self.bits.wrapping_sub(1);
    }

    #[inline]
    fn write(&mut self, octet: u8) {
        if let Some(slot) = self.octets.get_mut(self.length) {
            *slot = octet;
        }
        self.length = self.length.wrapping_add(1);
    }

    /// Returns the number of septets so far, including the header and fill bits.
    pub(crate) const fn septets(&self) -> usize {
        self.septets
    }

    /// Returns the octets, with the last one padded with zero bits.
    #[inline]
    pub(crate) fn finish(mut self) -> Octets {
        if self.bits > 0 {
            let [octet, ..] = self.pending.to_le_bytes();
            self.write(octet);
        }
        self.octets.truncate(self.length);
        self.octets
    }
}
