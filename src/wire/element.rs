//! The information elements of a user data header: 3GPP TS 23.040 §9.2.3.24.
//!
//! An element is an identifier (IEI), the length of its data (IEDL), and the data.

use core::iter::FusedIterator;

use super::error::ParseError;
use super::packing::Octets;

/// Adds an element to those of a header.
///
/// The octets have room for it: every header that this crate writes is short
/// against the 140 octets, which the capacities account for.
pub(super) fn push_element(elements: &mut Octets, identifier: u8, data: &[u8]) {
    let _ = elements.push(identifier);
    let _ = elements.push(u8::try_from(data.len()).unwrap_or(u8::MAX));
    let _ = elements.extend_from_slice(data);
}

/// An information element of a [`Header`](crate::wire::Header).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct InformationElement<'d> {
    /// What the element is (IEI): 0x05 for application ports, say; the list is in
    /// 23.040 §9.2.3.24.
    pub identifier: u8,
    /// Its data, of the length that the element gives (IEDL).
    pub data: &'d [u8],
}

impl InformationElement<'_> {
    /// The fault of an element that begins at this octet.
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
    /// The elements in these octets, which follow the length octet of a header.
    pub(super) const fn new(octets: &'d [u8]) -> Self {
        Self { octets }
    }

    /// The octets that are not read yet.
    pub(super) const fn octets(&self) -> &'d [u8] {
        self.octets
    }
}

impl<'d> Iterator for Elements<'d> {
    type Item = InformationElement<'d>;

    /// The next element that is all there; what is torn stays.
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
        let most = self.octets.len() / 2;
        (usize::from(most > 0), Some(most))
    }
}

impl FusedIterator for Elements<'_> {}
