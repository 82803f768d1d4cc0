//! Encoding a text as septets without splitting it into segments.

use core::fmt;
use core::iter::FusedIterator;
use core::str::CharIndices;

use super::code::{Code, ESCAPE};
use super::gsm7::Alphabet;

/// A character without a code in the GSM 7-bit alphabet.
///
/// ```
/// let error = septet::alphabet::Alphabet::DEFAULT.septets("ж").next().unwrap().unwrap_err();
/// assert_eq!(error.to_string(), "U+0436 at byte 0 has no code in the GSM 7-bit alphabet");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub struct UnmappableError {
    /// The byte offset of the character.
    pub byte_offset: usize,
    /// The character.
    pub character: char,
}

impl fmt::Display for UnmappableError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "U+{:04X} at byte {} has no code in the GSM 7-bit alphabet",
            u32::from(self.character),
            self.byte_offset
        )
    }
}

impl core::error::Error for UnmappableError {}

impl Alphabet {
    /// Returns an iterator over the septets of a text, without splitting it into segments.
    ///
    /// An SMPP `message_payload` contains these septets, one per octet. A character without a code
    /// yields an error, and iteration continues after it.
    ///
    /// ```
    /// use septet::alphabet::Alphabet;
    ///
    /// let septets: Result<Vec<u8>, _> = Alphabet::DEFAULT.septets("a€").collect();
    /// assert_eq!(septets.unwrap(), [0x61, 0x1B, 0x65]);
    ///
    /// let error = Alphabet::DEFAULT.septets("naïve").find_map(Result::err).unwrap();
    /// assert_eq!((error.byte_offset, error.character), (2, 'ï'));
    /// ```
    #[must_use]
    pub fn septets(self, text: &str) -> Septets<'_> {
        Septets {
            alphabet: self,
            characters: text.char_indices(),
            after_escape: None,
        }
    }
}

/// An iterator over the septets of a text, from [`Alphabet::septets`].
///
/// For a character of the extension table, the iterator yields the escape and then the character's
/// septet.
#[derive(Clone, Debug)]
pub struct Septets<'t> {
    alphabet: Alphabet,
    characters: CharIndices<'t>,
    after_escape: Option<u8>,
}

impl Iterator for Septets<'_> {
    type Item = Result<u8, UnmappableError>;

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(septet) = self.after_escape.take() {
            return Some(Ok(septet));
        }
        let (byte_offset, character) = self.characters.next()?;
        Some(match self.alphabet.code(character) {
            Some(Code::Main(septet)) => Ok(septet),
            Some(Code::Extension(septet)) => {
                self.after_escape = Some(septet);
                Ok(ESCAPE)
            }
            None => Err(UnmappableError {
                byte_offset,
                character,
            }),
        })
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let pending = usize::from(self.after_escape.is_some());
        let (lower, upper) = self.characters.size_hint();
        (
            lower.saturating_add(pending),
            upper.and_then(|upper| upper.checked_mul(2)?.checked_add(pending)),
        )
    }
}

impl FusedIterator for Septets<'_> {}
