//! The user data header: 3GPP TS 23.040 §9.2.3.24.
//!
//! The first octet is the length of the rest. Information elements follow, each with an identifier
//! (IEI), the length of its data (IEDL), and the data.

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

/// The length in octets of the national shift elements of an alphabet, with identifiers and
/// lengths: 3 for each national table.
pub(crate) const fn shift_octets(alphabet: Alphabet) -> u8 {
    alphabet.national_tables().saturating_mul(3)
}

/// The length in octets of a header with elements of this length: one more for the length octet, or
/// 0 without elements.
pub(crate) const fn header_octets(elements: u8) -> u8 {
    match elements {
        0 => 0,
        elements => elements.saturating_add(1),
    }
}

/// Writes the national shift elements of an alphabet, in the order of their identifiers: the single
/// shift first.
#[cfg(feature = "national")]
pub(crate) fn push_shifts(octets: &mut Octets, alphabet: Alphabet) {
    if let Some(language) = alphabet.single_shift() {
        push_element(octets, SINGLE_SHIFT, &[language.identifier()]);
    }
    if let Some(language) = alphabet.locking_shift() {
        push_element(octets, LOCKING_SHIFT, &[language.identifier()]);
    }
}

/// Creates a header with the elements that the closure writes; empty if it writes none.
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
    /// Returns the header at the start of these octets, if it is complete. Its elements are not
    /// checked.
    pub(crate) fn at_start_of(octets: &'d [u8]) -> Result<Self, ParseError> {
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

    /// Returns the first fault of the elements.
    pub(crate) fn check(self) -> Result<(), ParseError> {
        let mut rest = self.unread();
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

    /// Returns the octets of the header, with the length octet (UDHL).
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

    /// Returns the information elements in their order.
    ///
    /// If the last one has too many or too few octets there are none, because the header is to be
    /// ignored then (23.040 §9.2.3.24).
    ///
    /// ```
    /// use septet::UserData;
    /// use septet::wire::Fields;
    ///
    /// // Application ports 2948 and 9200 (WAP push), then 8-bit data.
    /// let octets = [0x06, 0x05, 0x04, 0x0B, 0x84, 0x23, 0xF0, 0x01];
    /// let user_data = UserData::parse(Fields { tp_dcs: 0x04, tp_udhi: true, tp_udl: 8 }, &octets)?;
    /// let element = user_data.header().unwrap().elements().next().unwrap();
    /// assert_eq!((element.identifier, element.data), (0x05, &[0x0B, 0x84, 0x23, 0xF0][..]));
    /// # Ok::<(), septet::ParseError>(())
    /// ```
    #[must_use]
    pub fn elements(self) -> Elements<'d> {
        let mut rest = self.unread();
        while rest.next().is_some() {}
        if rest.octets().is_empty() {
            self.unread()
        } else {
            Elements::new(&[])
        }
    }

    /// Returns the content of the concatenation element, if there is one.
    ///
    /// The last one counts if there are several (23.040 §9.2.3.24). Those of a wrong length are
    /// ignored, and so are those with total 0, sequence 0 or a sequence above the total
    /// (§9.2.3.24.1).
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

    /// Returns the number of the language of the locking shift table (IEI 0x25; 23.040
    /// §9.2.3.24.16).
    ///
    /// The last such element counts if there are several; those of a wrong length are ignored.
    ///
    /// 1 to 13 are languages, other numbers are reserved. A receiver that does not know the number
    /// uses the default table (23.038 §6.2.1.2.1), and so does this crate.
    ///
    /// ```
    /// use septet::UserData;
    /// use septet::wire::Fields;
    ///
    /// // Turkish, and one septet after a header of four octets.
    /// let turkish = UserData::parse(Fields { tp_dcs: 0x00, tp_udhi: true, tp_udl: 6 }, &[0x03, 0x25, 0x01, 0x01, 0x08, 0x00])?;
    /// assert_eq!(turkish.header().unwrap().locking_shift(), Some(1));
    /// assert_eq!(turkish.header().unwrap().single_shift(), None);
    /// # Ok::<(), septet::ParseError>(())
    /// ```
    #[must_use]
    pub fn locking_shift(self) -> Option<u8> {
        self.shift(LOCKING_SHIFT)
    }

    /// Returns the number of the language of the single shift table (IEI 0x24; 23.040
    /// §9.2.3.24.15).
    ///
    /// The rules are those of [`Header::locking_shift`].
    ///
    /// ```
    /// use septet::UserData;
    /// use septet::wire::Fields;
    ///
    /// let spanish = UserData::parse(Fields { tp_dcs: 0x00, tp_udhi: true, tp_udl: 6 }, &[0x03, 0x24, 0x01, 0x02, 0x08, 0x00])?;
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

    /// Returns the tables of the text after this header.
    #[cfg(feature = "national")]
    pub(crate) fn alphabet(self) -> Alphabet {
        let language = |shift: Option<u8>| shift.and_then(Language::from_identifier);
        Alphabet::national(
            language(self.locking_shift()),
            language(self.single_shift()),
        )
    }

    const fn unread(self) -> Elements<'d> {
        match self.octets {
            [_, octets @ ..] => Elements::new(octets),
            [] => Elements::new(&[]),
        }
    }
}
