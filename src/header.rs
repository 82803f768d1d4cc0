//! The user data header: 3GPP TS 23.040 §9.2.3.24.
//!
//! One octet says how many follow; then come information elements, each with an
//! identifier (IEI), the length of its data (IEDL), and the data.

use core::iter::FusedIterator;

use crate::error::ParseError;
use crate::packing::Octets;

/// Concatenation with an 8-bit reference number; 23.040 §9.2.3.24.1.
const CONCATENATION_8: u8 = 0x00;
/// Concatenation with a 16-bit reference number; 23.040 §9.2.3.24.8.
const CONCATENATION_16: u8 = 0x08;

/// How wide the reference number is that the segments of one message share.
///
/// The width costs capacity; the number itself belongs to one message and is an
/// argument of [`Segment::encode`](crate::Segment::encode).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Reference {
    /// 8 bits, a header of 6 octets: 153 septets or 67 code units in a segment of
    /// several (23.040 §9.2.3.24.1). What nearly all senders use.
    #[default]
    Bits8,
    /// 16 bits, a header of 7 octets: 152 septets or 66 code units
    /// (23.040 §9.2.3.24.8). Fewer messages are mixed up.
    Bits16,
}

impl Reference {
    /// The octets of the concatenation element, identifier and length included.
    pub(crate) const fn element_octets(self) -> u8 {
        match self {
            Self::Bits8 => 5,
            Self::Bits16 => 6,
        }
    }
}

/// The octets of a header whose elements take so many: one more for its length,
/// and no header at all where there is no element.
pub(crate) const fn header_octets(elements: u8) -> u8 {
    match elements {
        0 => 0,
        elements => elements.saturating_add(1),
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
    pub reference: Reference,
    /// The reference number that all segments of the message share: 0 to 255, or to
    /// 65,535.
    pub number: u16,
    /// Which of its segments this is.
    pub part: Part,
}

impl Concatenation {
    /// Writes the element. A number that is wider than the reference loses its high
    /// octet: the clause asks for a counter modulo 256.
    pub(crate) fn write(self, octets: &mut Octets) {
        let [high, low] = self.number.to_be_bytes();
        let Part { sequence, total } = self.part;
        match self.reference {
            Reference::Bits8 => push_element(octets, CONCATENATION_8, &[low, total, sequence]),
            Reference::Bits16 => {
                push_element(octets, CONCATENATION_16, &[high, low, total, sequence]);
            }
        }
    }

    /// Reads an element; `None` where it is another one, or one to be ignored: of a
    /// wrong length, or with a part that cannot be.
    fn read(element: Element<'_>) -> Option<Self> {
        Self::check(element, 0).unwrap_or_default()
    }

    /// Reads an element that begins at this octet; `Ok(None)` where it is another.
    fn check(element: Element<'_>, offset: usize) -> Result<Option<Self>, ParseError> {
        let identifier = element.identifier;
        let (reference, number, total, sequence) = match (identifier, element.data) {
            (CONCATENATION_8, &[low, total, sequence]) => {
                (Reference::Bits8, u16::from(low), total, sequence)
            }
            (CONCATENATION_16, &[high, low, total, sequence]) => (
                Reference::Bits16,
                u16::from_be_bytes([high, low]),
                total,
                sequence,
            ),
            (CONCATENATION_8 | CONCATENATION_16, data) => {
                let length = u8::try_from(data.len()).unwrap_or(u8::MAX);
                return Err(ParseError::ElementLength {
                    offset,
                    identifier,
                    length,
                });
            }
            _ => return Ok(None),
        };
        if sequence == 0 || sequence > total {
            return Err(ParseError::Part {
                offset,
                sequence,
                total,
            });
        }
        Ok(Some(Self {
            reference,
            number,
            part: Part { sequence, total },
        }))
    }
}

/// Adds an element behind the header that the octets are so far, or begins one.
///
/// The octets have room for it: every header that this crate writes is short
/// against the 140 octets, which the capacities account for.
fn push_element(octets: &mut Octets, identifier: u8, data: &[u8]) {
    if octets.is_empty() {
        let _ = octets.push(0);
    }
    let _ = octets.push(identifier);
    let _ = octets.push(u8::try_from(data.len()).unwrap_or(u8::MAX));
    let _ = octets.extend_from_slice(data);
    let behind_length = octets.len().saturating_sub(1);
    if let Some(length) = octets.first_mut() {
        *length = u8::try_from(behind_length).unwrap_or(u8::MAX);
    }
}

/// The header of received user data, borrowed from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Header<'d> {
    octets: &'d [u8],
}

/// An information element of a [`Header`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Element<'d> {
    /// What the element is (IEI): 0x05 for application ports, say; the list is in
    /// 23.040 §9.2.3.24.
    pub identifier: u8,
    /// Its data, of the length that the element gives (IEDL).
    pub data: &'d [u8],
}

impl<'d> Header<'d> {
    /// The header that these octets begin with, if it is all there. What it holds
    /// may still be torn.
    pub(crate) fn at_start_of(octets: &'d [u8]) -> Result<Self, ParseError> {
        let needed = match octets.first() {
            Some(&length) => usize::from(length).saturating_add(1),
            None => 1,
        };
        match octets.get(..needed) {
            Some(octets) => Ok(Self { octets }),
            None => Err(ParseError::Header {
                needed,
                octets: octets.len(),
            }),
        }
    }

    /// The first fault of what the header holds.
    pub(crate) fn check(self) -> Result<(), ParseError> {
        let mut rest = self.unread();
        while !rest.octets.is_empty() {
            let offset = self.octets.len().saturating_sub(rest.octets.len());
            let identifier = rest.octets.first().copied().unwrap_or_default();
            let element = rest
                .next()
                .ok_or(ParseError::Element { offset, identifier })?;
            Concatenation::check(element, offset)?;
        }
        Ok(())
    }

    /// The octets of the header, the length octet (UDHL) included.
    ///
    /// ```
    /// let text = "a".repeat(161);
    /// let first = septet::split(&text)?.next().unwrap().encode(0x42);
    /// assert_eq!(first.header().unwrap().octets(), [0x05, 0x00, 0x03, 0x42, 0x02, 0x01]);
    /// # Ok::<(), septet::SplitError>(())
    /// ```
    #[must_use]
    pub const fn octets(self) -> &'d [u8] {
        self.octets
    }

    /// The information elements, in their order; none at all if the last one has
    /// too many or too few octets, for then the header is to be ignored
    /// (23.040 §9.2.3.24).
    ///
    /// ```
    /// use septet::UserData;
    ///
    /// // Application ports 2948 and 9200 (WAP push), then 8-bit data.
    /// let octets = [0x06, 0x05, 0x04, 0x0B, 0x84, 0x23, 0xF0, 0x01];
    /// let user_data = UserData::parse(0x04, true, 8, &octets)?;
    /// let element = user_data.header().unwrap().elements().next().unwrap();
    /// assert_eq!((element.identifier, element.data), (0x05, &[0x0B, 0x84, 0x23, 0xF0][..]));
    /// # Ok::<(), septet::ParseError>(())
    /// ```
    #[must_use]
    pub fn elements(self) -> HeaderElements<'d> {
        let mut rest = self.unread();
        while rest.next().is_some() {}
        if rest.octets.is_empty() {
            self.unread()
        } else {
            HeaderElements { octets: &[] }
        }
    }

    /// What the concatenation element says, if there is one: the last, where there
    /// are several (23.040 §9.2.3.24), leaving out those of a wrong length and those
    /// with total 0, sequence 0 or a sequence above the total (§9.2.3.24.1).
    ///
    /// ```
    /// let text = "a".repeat(161);
    /// let last = septet::split(&text)?.last().unwrap().encode(0x42);
    /// let concatenation = last.header().unwrap().concatenation().unwrap();
    /// assert_eq!(concatenation.number, 0x42);
    /// assert_eq!((concatenation.part.sequence, concatenation.part.total), (2, 2));
    /// # Ok::<(), septet::SplitError>(())
    /// ```
    #[must_use]
    pub fn concatenation(self) -> Option<Concatenation> {
        self.elements().filter_map(Concatenation::read).last()
    }

    const fn unread(self) -> HeaderElements<'d> {
        match self.octets {
            [_, octets @ ..] => HeaderElements { octets },
            [] => HeaderElements { octets: &[] },
        }
    }
}

/// The information elements of a header, from [`Header::elements`].
#[derive(Clone, Debug)]
pub struct HeaderElements<'d> {
    octets: &'d [u8],
}

impl<'d> Iterator for HeaderElements<'d> {
    type Item = Element<'d>;

    /// The next element that is all there; what is torn stays.
    fn next(&mut self) -> Option<Element<'d>> {
        let [identifier, length, rest @ ..] = self.octets else {
            return None;
        };
        let (data, rest) = rest.split_at_checked(usize::from(*length))?;
        self.octets = rest;
        Some(Element {
            identifier: *identifier,
            data,
        })
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let most = self.octets.len() / 2;
        (usize::from(most > 0), Some(most))
    }
}

impl FusedIterator for HeaderElements<'_> {}
