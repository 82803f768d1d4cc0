//! The user data header: 3GPP TS 23.040 §9.2.3.24.
//!
//! The first octet (UDHL) is the length of the information elements that follow.

use super::concatenation::Concatenation;
use super::element::Elements;
#[cfg(feature = "national")]
use super::element::push_element;
use super::error::ParseError;
use super::identifier::{LOCKING_SHIFT, SINGLE_SHIFT};
use super::packing::Octets;
use crate::alphabet::Alphabet;
#[cfg(feature = "national")]
use crate::alphabet::Language;

/// Returns the length in octets of an alphabet's national shift elements.
pub(crate) const fn shift_octets(alphabet: Alphabet) -> u8 {
    alphabet.national_tables().saturating_mul(3)
}

/// Returns the length in octets of a header with `elements` octets of elements, or 0 without
/// elements.
pub(crate) const fn header_octets(elements: u8) -> u8 {
    match elements {
        0 => 0,
        elements => elements.saturating_add(1),
    }
}

/// Appends the national shift elements of an alphabet, in the order of their identifiers.
#[cfg(feature = "national")]
pub(crate) fn push_shifts(octets: &mut Octets, alphabet: Alphabet) {
    if let Some(language) = alphabet.single_shift() {
        push_element(octets, SINGLE_SHIFT, &[language.identifier()]);
    }
    if let Some(language) = alphabet.locking_shift() {
        push_element(octets, LOCKING_SHIFT, &[language.identifier()]);
    }
}

/// Returns a header with the elements that the closure appends, or no octets if it appends none.
#[inline]
pub(crate) fn write(elements: impl FnOnce(&mut Octets)) -> Octets {
    let mut octets = Octets::new();
    let _ = octets.push(0);
    elements(&mut octets);
    let elements_length = octets.len().saturating_sub(1);
    match octets.first_mut() {
        Some(length) if elements_length > 0 => {
            *length = u8::try_from(elements_length).unwrap_or(u8::MAX);
        }
        _ => octets.clear(),
    }
    octets
}

/// The user data header, borrowed from [`UserData`](crate::UserData).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub struct Header<'d> {
    octets: &'d [u8],
}

impl<'d> Header<'d> {
    /// Returns the header at the start of `octets` if it is complete. Does not check the elements.
    pub(crate) fn from_prefix(octets: &'d [u8]) -> Result<Self, ParseError> {
        let needed = match octets.first() {
            Some(&length) => usize::from(length).saturating_add(1),
            None => 1,
        };
        match octets.get(..needed) {
            Some(octets) => Ok(Self { octets }),
            None => Err(ParseError::HeaderLength {
                needed,
                octets: octets.len(),
            }),
        }
    }

    /// Returns the first error in the elements.
    pub(crate) fn check(self) -> Result<(), ParseError> {
        let mut rest = self.unchecked_elements();
        while !rest.octets().is_empty() {
            let offset = self.octets.len().saturating_sub(rest.octets().len());
            let identifier = rest.octets().first().copied().unwrap_or_default();
            let element = rest
                .next()
                .ok_or(ParseError::TruncatedElement { offset, identifier })?;
            match (identifier, element.data) {
                (SINGLE_SHIFT | LOCKING_SHIFT, [_]) => {}
                (SINGLE_SHIFT | LOCKING_SHIFT, _) => return Err(element.wrong_length(offset)),
                _ => {
                    Concatenation::check(element, offset)?;
                }
            }
        }
        Ok(())
    }

    /// Returns the octets of the header, including the length octet (UDHL).
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

    /// Returns the information elements in order.
    ///
    /// If the last element has too few or too many octets, the iterator is empty, because the
    /// header must then be ignored (23.040 §9.2.3.24).
    ///
    /// ```
    /// // Application ports 2948 and 9200 (WAP push), then 8-bit data.
    /// let header = [0x06, 0x05, 0x04, 0x0B, 0x84, 0x23, 0xF0];
    /// let user_data = septet::UserData::from_unpacked_parts(0x04, &header, b"data")?;
    /// let element = user_data.header().unwrap().elements().next().unwrap();
    /// assert_eq!((element.identifier, element.data), (0x05, &[0x0B, 0x84, 0x23, 0xF0][..]));
    /// # Ok::<(), septet::ParseError>(())
    /// ```
    #[must_use]
    pub fn elements(self) -> Elements<'d> {
        let mut rest = self.unchecked_elements();
        while rest.next().is_some() {}
        if rest.octets().is_empty() {
            self.unchecked_elements()
        } else {
            Elements::new(&[])
        }
    }

    /// Returns the content of the concatenation element, if there is one.
    ///
    /// If there are several concatenation elements, the last valid one is returned (23.040
    /// §9.2.3.24). An element with the wrong length, total 0, sequence 0, or a sequence above the
    /// total is ignored (§9.2.3.24.1).
    ///
    /// ```
    /// let text = "a".repeat(161);
    /// let last = septet::split(&text)?.last().unwrap().encode(0x42);
    /// let concatenation = last.header().unwrap().concatenation().unwrap();
    /// assert_eq!(concatenation.reference, 0x42);
    /// assert_eq!((concatenation.part.sequence, concatenation.part.total), (2, 2));
    /// # Ok::<(), septet::SplitError>(())
    /// ```
    #[must_use]
    pub fn concatenation(self) -> Option<Concatenation> {
        self.elements().filter_map(Concatenation::read).last()
    }

    /// Returns the language identifier of the locking shift table (IEI 0x25; 23.040 §9.2.3.24.16).
    ///
    /// If there are several elements, the last one with the correct length is used.
    ///
    /// Identifiers 1 to 13 are languages; the others are reserved. Text in an unknown language is
    /// decoded with the default table, as 23.038 §6.2.1.2.1 requires.
    ///
    /// ```
    /// let turkish = septet::UserData::from_unpacked_parts(0x00, &[3, 0x25, 1, 1], b"Merhaba")?;
    /// assert_eq!(turkish.header().unwrap().locking_shift(), Some(1));
    /// assert_eq!(turkish.header().unwrap().single_shift(), None);
    /// # Ok::<(), septet::ParseError>(())
    /// ```
    #[must_use]
    pub fn locking_shift(self) -> Option<u8> {
        self.shift(LOCKING_SHIFT)
    }

    /// Returns the language identifier of the single shift table (IEI 0x24; 23.040 §9.2.3.24.15).
    ///
    /// Repeated elements and unknown languages are treated as in [`Header::locking_shift`].
    ///
    /// ```
    /// let spanish = septet::UserData::from_unpacked_parts(0x00, &[3, 0x24, 1, 2], b"Hola")?;
    /// assert_eq!(spanish.header().unwrap().single_shift(), Some(2));
    /// # Ok::<(), septet::ParseError>(())
    /// ```
    #[must_use]
    pub fn single_shift(self) -> Option<u8> {
        self.shift(SINGLE_SHIFT)
    }

    fn shift(self, identifier: u8) -> Option<u8> {
        let shifts = self.elements().filter_map(|element| match element.data {
            &[language] if element.identifier == identifier => Some(language),
            _ => None,
        });
        shifts.last()
    }

    /// Returns the tables that the header selects.
    #[cfg(feature = "national")]
    pub(crate) fn alphabet(self) -> Alphabet {
        let language = |shift: Option<u8>| shift.and_then(Language::from_identifier);
        Alphabet::national(
            language(self.locking_shift()),
            language(self.single_shift()),
        )
    }

    /// Returns the elements, even if the last one is incomplete.
    fn unchecked_elements(self) -> Elements<'d> {
        Elements::new(self.octets.get(1..).unwrap_or(&[]))
    }
}
