//! The concatenation element, which makes one message of several segments: 3GPP TS 23.040
//! §9.2.3.24.1 and .8.

use super::element::{InformationElement, push_element};
use super::error::ParseError;
use super::identifier::{CONCATENATION_8, CONCATENATION_16};
use super::packing::Octets;

/// The most segments that a message can have: the header numbers them in one octet
/// (23.040 §9.2.3.24.1).
pub const MAX_SEGMENTS: u32 = u8::MAX as u32;

/// How wide the reference number is that the segments of one message share.
///
/// The width costs capacity; the number itself belongs to one message and is an
/// argument of [`Segment::encode`](crate::Segment::encode).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ReferenceWidth {
    /// 8 bits, a header of 6 octets: 153 septets or 67 code units in a segment of
    /// several (23.040 §9.2.3.24.1). What nearly all senders use.
    #[default]
    Bits8,
    /// 16 bits, a header of 7 octets: 152 septets or 66 code units
    /// (23.040 §9.2.3.24.8). Fewer messages are mixed up.
    Bits16,
}

impl ReferenceWidth {
    /// The octets of the concatenation element, identifier and length included.
    pub(crate) const fn element_octets(self) -> u8 {
        match self {
            Self::Bits8 => 5,
            Self::Bits16 => 6,
        }
    }
}

/// Which of the segments of a message this is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Part {
    /// From 1 to the total, in the order of the text.
    pub sequence: u8,
    /// How many segments the message has, 1 to 255.
    pub total: u8,
}

/// What a concatenation element says; 23.040 §9.2.3.24.1 and .8.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Concatenation {
    /// How wide the reference number is.
    pub reference_width: ReferenceWidth,
    /// The reference number that all segments of the message share: 0 to 255, or to
    /// 65,535.
    pub reference: u16,
    /// Which of its segments this is.
    pub part: Part,
}

impl Concatenation {
    /// Writes the element. A number that is wider than the reference loses its high
    /// octet: the clause asks for a counter modulo 256.
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

    /// Reads an element; `None` where it is another one, or one to be ignored: of a
    /// wrong length, or with a part that cannot be.
    pub(super) fn read(element: InformationElement<'_>) -> Option<Self> {
        Self::check(element, 0).unwrap_or_default()
    }

    /// Reads an element that begins at this octet; `Ok(None)` where it is another.
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
