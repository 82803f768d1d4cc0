//! How many units a segment holds: everything follows from 140 octets.

use crate::alphabet::Encoding;
use crate::wire::{OCTETS, ReferenceWidth, header_octets, septets_in};

/// The units that a segment holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Budget {
    /// The only segment of a message.
    pub(crate) alone: u16,
    /// One of several.
    pub(crate) part: u16,
}

impl Budget {
    /// The budget of a message with a reference number of this width, and so many octets
    /// of elements in the header of every segment besides.
    #[inline]
    pub(crate) const fn new(
        encoding: Encoding,
        reference_width: ReferenceWidth,
        elements: u8,
    ) -> Self {
        let all = elements.saturating_add(reference_width.element_octets());
        Self {
            alone: capacity(encoding, header_octets(elements)),
            part: capacity(encoding, header_octets(all)),
        }
    }
}

impl Budget {
    /// The segments of a text of so many units, if nothing is left over at the end of any:
    /// it takes no fewer.
    pub(crate) const fn least_segments(self, units: u32) -> u32 {
        let (alone, part) = (self.alone as u32, self.part as u32);
        // No capacity is 0.
        if units <= alone || part == 0 {
            return 1;
        }
        units.div_ceil(part)
    }
}

/// The units that fit behind a header of so many octets.
///
/// In GSM-7 the fill bits never cost a unit of their own: they are the bits that
/// make no whole septet. In UCS-2 an octet stays unused behind an odd header
/// (23.040 §9.2.3.24.1).
#[expect(clippy::cast_possible_truncation, reason = "at most 160")]
const fn capacity(encoding: Encoding, header: u8) -> u16 {
    let octets = OCTETS.saturating_sub(header as usize);
    (match encoding {
        Encoding::Gsm7 => septets_in(octets),
        Encoding::Ucs2 => octets / 2,
    }) as u16
}

// The figures that everybody looks up, 23.038 Annex C among them; and the least of all: both
// national shifts, a 16-bit reference_width, and 16 octets of an application.
const _: () = {
    assert!(capacity(Encoding::Gsm7, 0) == 160);
    assert!(capacity(Encoding::Gsm7, 4) == 155);
    assert!(capacity(Encoding::Gsm7, 6) == 153);
    assert!(capacity(Encoding::Gsm7, 7) == 152);
    assert!(capacity(Encoding::Gsm7, 9) == 149);
    assert!(capacity(Encoding::Gsm7, 10) == 148);
    assert!(capacity(Encoding::Gsm7, 12) == 146);
    assert!(capacity(Encoding::Gsm7, 13) == 145);
    assert!(capacity(Encoding::Ucs2, 0) == 70);
    assert!(capacity(Encoding::Ucs2, 6) == 67);
    assert!(capacity(Encoding::Ucs2, 7) == 66);
    assert!(capacity(Encoding::Gsm7, 29) == 126);
    assert!(capacity(Encoding::Ucs2, 23) == 58);
};
