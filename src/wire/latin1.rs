//! Octets as Latin-1 text (ISO/IEC 8859-1).

use core::fmt::{self, Write};
use core::iter::FusedIterator;

use super::data_coding::CharacterSet;
use super::user_data::UserData;

impl UserData {
    /// Returns the body as Latin-1, or `None` if it is not 8-bit data.
    ///
    /// In SMS, 8-bit data is whatever the application says it is, so [`decode`](Self::decode) does
    /// not read it. Some applications send text in it, and an SMPP message centre delivers Latin-1
    /// text (`data_coding` 3) like this. Each octet is the character with the same number.
    ///
    /// ```
    /// use septet::UserData;
    ///
    /// let user_data = UserData::from_unpacked(0x04, false, b"caf\xE9")?;
    /// assert_eq!(user_data.latin1().unwrap().to_string(), "café");
    /// assert!(UserData::from_unpacked(0x00, false, b"cafe")?.latin1().is_none());
    /// # Ok::<(), septet::ParseError>(())
    /// ```
    #[must_use]
    pub fn latin1(&self) -> Option<Latin1<'_>> {
        let data_coding = self.data_coding();
        let is_data = matches!(data_coding.character_set(), CharacterSet::EightBit);
        (is_data && !data_coding.is_compressed()).then(|| Latin1::new(self.body()))
    }
}

/// Octets as the characters of Latin-1, from [`UserData::latin1`] or [`Latin1::new`].
///
/// All 256 octets are characters, U+0000 to U+00FF, so reading cannot fail.
#[derive(Clone, Debug)]
pub struct Latin1<'d> {
    octets: &'d [u8],
}

impl<'d> Latin1<'d> {
    /// Reads any octets, for example those of a `short_message`.
    ///
    /// ```
    /// let short_message = b"5 \xA3";
    /// assert_eq!(septet::wire::Latin1::new(short_message).to_string(), "5 £");
    /// ```
    #[must_use]
    pub const fn new(octets: &'d [u8]) -> Self {
        Self { octets }
    }
}

impl Iterator for Latin1<'_> {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        let (first, rest) = self.octets.split_first()?;
        self.octets = rest;
        Some(char::from(*first))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.octets.len(), Some(self.octets.len()))
    }
}

impl ExactSizeIterator for Latin1<'_> {}
impl FusedIterator for Latin1<'_> {}

/// Writes the remaining characters without advancing the iterator.
impl fmt::Display for Latin1<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.clone()
            .try_for_each(|character| f.write_char(character))
    }
}
