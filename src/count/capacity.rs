//! How many units a segment holds: everything follows from 140 octets.

use crate::alphabet::Encoding;
use crate::wire::{OCTETS, ReferenceWidth, header_octets, septets_in};

/// The units that a segment of a message holds, from
/// [`Segmenter::capacity`](crate::Segmenter::capacity): septets or UTF-16 code units.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[non_exhaustive]
pub struct Capacity {
    /// If it is the only one.
    pub alone: u16,
    /// If it is one of several.
    pub part: u16,
}

impl Capacity {
    /// The capacity with a reference number of this width in concatenated segments, and `elements`
    /// octets of other elements in the header of every segment.
    #[inline]
    pub(crate) const fn new(
        encoding: Encoding,
        reference_width: ReferenceWidth,
        elements: u8,
    ) -> Self {
        let all = elements.saturating_add(reference_width.element_octets());
        Self {
            alone: units_after(header_octets(elements), encoding),
            part: units_after(header_octets(all), encoding),
        }
    }

    /// The segments of a text of `units` units if none is unused at the end of any: it takes no
    /// fewer.
    pub(crate) const fn least_segments(self, units: u32) -> u32 {
        let (alone, part) = (self.alone as u32, self.part as u32);
        // No capacity is 0.
        if units <= alone || part == 0 {
            return 1;
        }
        units.div_ceil(part)
    }
}

/// The units that fit after a header of `header` octets.
///
/// In GSM-7 the fill bits never cost a unit of their own: they are the bits that make no whole
/// septet. In UCS-2 an octet stays unused after an odd header (23.040 §9.2.3.24.1).
#[expect(clippy::cast_possible_truncation, reason = "at most 160")]
const fn units_after(header: u8, encoding: Encoding) -> u16 {
    let octets = OCTETS.saturating_sub(header as usize);
    (match encoding {
        Encoding::Gsm7 => septets_in(octets),
        Encoding::Ucs2 => octets / 2,
    }) as u16
}

// The figures that everybody looks up, 23.038 Annex C among them; and the least of all: both
// national shifts, a 16-bit reference, and 16 octets of an application.
const _: () = {
    assert!(units_after(0, Encoding::Gsm7) == 160);
    assert!(units_after(4, Encoding::Gsm7) == 155);
    assert!(units_after(6, Encoding::Gsm7) == 153);
    assert!(units_after(7, Encoding::Gsm7) == 152);
    assert!(units_after(9, Encoding::Gsm7) == 149);
    assert!(units_after(10, Encoding::Gsm7) == 148);
    assert!(units_after(12, Encoding::Gsm7) == 146);
    assert!(units_after(13, Encoding::Gsm7) == 145);
    assert!(units_after(0, Encoding::Ucs2) == 70);
    assert!(units_after(6, Encoding::Ucs2) == 67);
    assert!(units_after(7, Encoding::Ucs2) == 66);
    assert!(units_after(29, Encoding::Gsm7) == 126);
    assert!(units_after(23, Encoding::Ucs2) == 58);
};
