//! The information elements of a user data header: 3GPP TS 23.040 §9.2.3.24.
//!
//! An element has an identifier (IEI), the length of its data (IEDL), and the data.

use core::iter::FusedIterator;

use super::error::ParseError;
use super::packing::Octets;

/// Appends an element. It always fits: the longest header that this crate writes has 29 octets.
pub(super) fn push_element(elements: &mut Octets, identifier: u8, data: &[u8]) {
    let _ = elements.push(identifier);
    let _ = elements.push(u8::try_from(data.len()).unwrap_or(u8::MAX));
    let _ = elements.extend_from_slice(data);
}

/// An information element of a [`Header`](crate::wire::Header).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub struct InformationElement<'d> {
    /// The identifier (IEI), such as 0x05 for application ports; see 23.040 §9.2.3.24.
    pub identifier: u8,
    /// The data, without the identifier and length.
    pub data: &'d [u8],
}

impl InformationElement<'_> {
    #[cold]
    pub(super) fn wrong_length(self, offset: usize) -> ParseError {
        ParseError::ElementLength {
            offset,
            identifier: self.identifier,
            length: u8::try_from(self.data.len()).unwrap_or(u8::MAX),
        }
    }
}

/// The information elements of a header, from [`Header::elements`](crate::wire::Header::elements).
#[derive(Clone, Debug)]
pub struct Elements<'d> {
    octets: &'d [u8],
}

impl<'d> Elements<'d> {
    /// Creates an iterator over `octets`, a header without its length octet.
    pub(super) const fn new(octets: &'d [u8]) -> Self {
        Self { octets }
    }

    /// Returns the octets that have not been read.
    pub(super) const fn octets(&self) -> &'d [u8] {
        self.octets
    }
}

impl<'d> Iterator for Elements<'d> {
    type Item = InformationElement<'d>;

    // A truncated element stays in `octets`.
    fn next(&mut self) -> Option<InformationElement<'d>> {
        let [identifier, length, rest @ ..] = self.octets else {
            return None;
        };
        let (data, rest) = rest.split_at_checked(usize::from(*length))?;
        self.octets = rest;
        Some(InformationElement {
            identifier: *identifier,
            data,
        })
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let upper = self.octets.len() / 2;
        (usize::from(upper > 0), Some(upper))
    }
}

impl FusedIterator for Elements<'_> {}
