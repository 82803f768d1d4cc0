//! The number of units that fit in the 140 octets of a segment.

use crate::alphabet::Encoding;
use crate::wire::{MAX_OCTETS, ReferenceWidth, header_octets, septets_in};

/// The number of septets, UTF-16 code units or octets that a segment holds, from
/// [`Segmenter::capacity`](crate::Segmenter::capacity) or
/// [`Segmenter::data_capacity`](crate::Segmenter::data_capacity).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[non_exhaustive]
pub struct Capacity {
    /// Units in the single segment of a message that is not split.
    pub alone: u16,
    /// Units in each segment of a concatenated message.
    pub part: u16,
}

impl Capacity {
    /// `elements` is the length in octets of the header elements other than concatenation.
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

    /// The capacity for 8-bit data.
    #[expect(clippy::cast_possible_truncation, reason = "at most 140")]
    pub(crate) const fn of_octets(reference_width: ReferenceWidth, elements: u8) -> Self {
        let all = elements.saturating_add(reference_width.element_octets());
        Self {
            alone: MAX_OCTETS.saturating_sub(header_octets(elements) as usize) as u16,
            part: MAX_OCTETS.saturating_sub(header_octets(all) as usize) as u16,
        }
    }

    /// Returns the minimum number of segments that hold `units` units.
    pub(crate) const fn least_segments(self, units: u32) -> u32 {
        let (alone, part) = (self.alone as u32, self.part as u32);
        // `part` is never 0; the comparison lets the compiler remove the division's panic.
        if units <= alone || part == 0 {
            return 1;
        }
        units.div_ceil(part)
    }
}

/// Returns how many units fit after a header of `header` octets. Fill bits, at most six, never cost
/// a septet. In UCS-2, a header with an odd number of octets leaves one octet unused (23.040
/// §9.2.3.24.1).
#[expect(clippy::cast_possible_truncation, reason = "at most 160")]
const fn units_after(header: u8, encoding: Encoding) -> u16 {
    let octets = MAX_OCTETS.saturating_sub(header as usize);
    (match encoding {
        Encoding::Gsm7 => septets_in(octets),
        Encoding::Ucs2 => octets / 2,
    }) as u16
}

// The usual capacities, including those in 23.038 Annex C, and the smallest: with a 16-bit
// reference number, 16 octets of header extras and, in GSM-7, both national shifts.
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
