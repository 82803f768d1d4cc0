//! The user data header: 3GPP TS 23.040 §9.2.3.24.
//!
//! One octet says how many follow; then come information elements, each with an
//! identifier (IEI), the length of its data (IEDL), and the data.

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

/// The octets of the national shift elements for the tables of an alphabet, each with its
/// identifier and length: 3 for each table that is not the default one.
pub(crate) const fn shift_octets(alphabet: Alphabet) -> u8 {
    alphabet.national_tables().saturating_mul(3)
}

/// The octets of a header whose elements take so many: one more for its length,
/// and no header at all where there is no element.
pub(crate) const fn header_octets(elements: u8) -> u8 {
    match elements {
        0 => 0,
        elements => elements.saturating_add(1),
    }
}

/// Writes the national shift elements for the tables of an alphabet: the single shift
/// first, as their identifiers go.
#[cfg(feature = "national")]
pub(crate) fn push_shifts(octets: &mut Octets, alphabet: Alphabet) {
    if let Some(language) = alphabet.single_shift() {
        push_element(octets, SINGLE_SHIFT, &[language.identifier()]);
    }
    if let Some(language) = alphabet.locking_shift() {
        push_element(octets, LOCKING_SHIFT, &[language.identifier()]);
    }
}

/// A header of the elements that are written to its octets; no octet without an element.
#[inline]
pub(crate) fn write(elements: impl FnOnce(&mut Octets)) -> Octets {
    let mut octets = Octets::new();
    let _ = octets.push(0);
    elements(&mut octets);
    let behind_length = octets.len().saturating_sub(1);
    match octets.first_mut() {
        Some(length) if behind_length > 0 => {
            *length = u8::try_from(behind_length).unwrap_or(u8::MAX);
        }
        _ => octets.clear(),
    }
    octets
}

/// The header of received user data, borrowed from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Header<'d> {
    octets: &'d [u8],
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
            None => Err(ParseError::TruncatedHeader {
                needed,
                octets: octets.len(),
            }),
        }
    }

    /// The first fault of what the header holds.
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

    /// What the concatenation element says, if there is one: the last, where there
    /// are several (23.040 §9.2.3.24), leaving out those of a wrong length and those
    /// with total 0, sequence 0 or a sequence above the total (§9.2.3.24.1).
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

    /// The number of the language whose locking shift table the text is written with, as
    /// the header gives it (IEI 0x25; 23.040 §9.2.3.24.16): of the last such element, where
    /// there are several, leaving out those of a wrong length.
    ///
    /// 1 to 13 are languages, the others are reserved: a receiver that does not know the
    /// number reads the text with the default table (23.038 §6.2.1.2.1), and so does this
    /// crate.
    ///
    /// ```
    /// use septet::UserData;
    /// use septet::wire::Fields;
    ///
    /// // Turkish, and one septet behind a header of four octets.
    /// let turkish = UserData::parse(Fields { tp_dcs: 0x00, tp_udhi: true, tp_udl: 6 }, &[0x03, 0x25, 0x01, 0x01, 0x08, 0x00])?;
    /// assert_eq!(turkish.header().unwrap().locking_shift(), Some(1));
    /// assert_eq!(turkish.header().unwrap().single_shift(), None);
    /// # Ok::<(), septet::ParseError>(())
    /// ```
    #[must_use]
    pub fn locking_shift(self) -> Option<u8> {
        self.shift(LOCKING_SHIFT)
    }

    /// The number of the language whose single shift table the text is written with (IEI
    /// 0x24; 23.040 §9.2.3.24.15); all else as in [`Header::locking_shift`].
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

    /// The tables that the text behind this header is written with.
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
