//! The concatenation element: 3GPP TS 23.040 §9.2.3.24.1 and .8.

use super::element::{InformationElement, push_element};
use super::error::ParseError;
use super::identifier::{CONCATENATION_8, CONCATENATION_16};
use super::packing::Octets;

/// The maximum number of segments in a message: 255, because the header stores the total in one
/// octet (23.040 §9.2.3.24.1).
pub const MAX_SEGMENTS: u32 = u8::MAX as u32;

/// The width of the reference number that the segments of a message share.
///
/// The width affects the capacity of a segment. The number itself is an argument of
/// [`Segment::encode`](crate::Segment::encode).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub enum ReferenceWidth {
    /// 8 bits, with a header of 6 octets: 153 septets or 67 code units per segment (23.040
    /// §9.2.3.24.1). Nearly all senders use this width.
    #[default]
    Bits8,
    /// 16 bits, with a header of 7 octets: 152 septets or 66 code units per segment (23.040
    /// §9.2.3.24.8). Reference numbers collide less often.
    Bits16,
}

impl ReferenceWidth {
    /// The length of the concatenation element in octets, including its identifier and length.
    pub(crate) const fn element_octets(self) -> u8 {
        match self {
            Self::Bits8 => 5,
            Self::Bits16 => 6,
        }
    }
}

/// The position of a segment in its message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Part {
    /// The sequence number of the segment, in text order: 1 to `total`.
    pub sequence: u8,
    /// The number of segments in the message: 1 to 255.
    pub total: u8,
}

/// The content of a concatenation element; 23.040 §9.2.3.24.1 and .8.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Concatenation {
    /// The width of the reference number.
    pub reference_width: ReferenceWidth,
    /// The reference number that all segments of the message share: 0 to 255, or 0 to 65,535.
    pub reference: u16,
    /// The position of this segment in the message.
    pub part: Part,
}

impl Concatenation {
    /// Appends the element. An 8-bit reference number is taken modulo 256 (§9.2.3.24.1).
    #[inline]
    pub(crate) fn write(self, octets: &mut Octets) {
        let [high, low] = self.reference.to_be_bytes();
        let Part { sequence, total } = self.part;
        match self.reference_width {
            ReferenceWidth::Bits8 => push_element(octets, CONCATENATION_8, &[low, total, sequence]),
            ReferenceWidth::Bits16 => {
                push_element(octets, CONCATENATION_16, &[high, low, total, sequence]);
            }
        }
    }

    /// Reads a valid concatenation element. Returns `None` for all other elements.
    pub(super) fn read(element: InformationElement<'_>) -> Option<Self> {
        Self::check(element, 0).unwrap_or_default()
    }

    /// Reads a concatenation element at `offset`. Returns `Ok(None)` for other elements.
    pub(super) fn check(
        element: InformationElement<'_>,
        offset: usize,
    ) -> Result<Option<Self>, ParseError> {
        let identifier = element.identifier;
        let (reference_width, reference, total, sequence) = match (identifier, element.data) {
            (CONCATENATION_8, &[low, total, sequence]) => {
                (ReferenceWidth::Bits8, u16::from(low), total, sequence)
            }
            (CONCATENATION_16, &[high, low, total, sequence]) => (
                ReferenceWidth::Bits16,
                u16::from_be_bytes([high, low]),
                total,
                sequence,
            ),
            (CONCATENATION_8 | CONCATENATION_16, _) => {
                return Err(element.wrong_length(offset));
            }
            _ => return Ok(None),
        };
        if sequence == 0 || sequence > total {
            return Err(ParseError::InvalidPart {
                offset,
                sequence,
                total,
            });
        }
        Ok(Some(Self {
            reference_width,
            reference,
            part: Part { sequence, total },
        }))
    }
}
