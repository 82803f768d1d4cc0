//! Strict and lossy decoding, character by character.

use core::iter::FusedIterator;

use super::error::DecodeError;
use super::reader::Reader;
use super::user_data::UserData;

impl UserData {
    /// Decodes the text strictly, character by character.
    ///
    /// The first error ends the iteration. [`UserData::text`] decodes the whole text at once.
    ///
    /// GSM 7-bit text is decoded with the tables of [`UserData::alphabet`]. If the header names an
    /// unknown language, the text may decode to the wrong characters without an error;
    /// [`Header::locking_shift`](crate::wire::Header::locking_shift) returns the language
    /// identifier. Without the `national` feature, every language is unknown.
    ///
    /// # Errors
    ///
    /// The iterator yields a [`DecodeError`] for:
    ///
    /// - an escape at the end, or before a septet without a character in the extension table;
    /// - a septet without a character in a national table;
    /// - a lone surrogate, or UCS-2 text with an odd number of octets;
    /// - data that is not text, unless it is empty.
    ///
    /// ```
    /// let user_data = septet::split("5 €")?.next().unwrap().encode(0);
    /// assert_eq!(user_data.decode().collect::<Result<String, _>>()?, "5 €");
    /// # Ok::<(), Box<dyn core::error::Error>>(())
    /// ```
    #[must_use]
    pub fn decode(&self) -> Decode<'_> {
        Decode {
            reader: Reader::new(self),
        }
    }

    /// Decodes the text leniently, as a handset would display it:
    ///
    /// - If the septet after an escape has no character in the extension table, the escape is
    ///   ignored (23.038 §6.2.1.1).
    /// - Two escapes decode to one space (23.038 §6.2.1.1, note 1), as does a final escape.
    /// - A septet without a character in a national table decodes to a space (23.038 §6.1.1).
    /// - A lone surrogate, half a code unit and each octet of non-text data decode to U+FFFD.
    ///
    /// ```
    /// // An escape and `a`, which is not in the extension table.
    /// let user_data = septet::UserData::from_unpacked(0x00, false, b"\x1Ba")?;
    /// assert_eq!(user_data.decode_lossy().collect::<String>(), "a");
    /// assert!(user_data.decode().next().unwrap().is_err());
    /// # Ok::<(), septet::ParseError>(())
    /// ```
    #[must_use]
    pub fn decode_lossy(&self) -> DecodeLossy<'_> {
        DecodeLossy {
            reader: Reader::new(self),
        }
    }
}

/// The characters of received text up to the first error, from [`UserData::decode`].
#[derive(Clone, Debug)]
pub struct Decode<'d> {
    reader: Reader<'d>,
}

impl Iterator for Decode<'_> {
    type Item = Result<char, DecodeError>;

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        let decoded = self.reader.next()?;
        Some(match decoded.error {
            None => Ok(decoded.character),
            Some(error) => {
                self.reader.finish();
                Err(error)
            }
        })
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        // An error ends the iteration.
        let (lower, upper) = self.reader.size_hint();
        (lower.min(1), upper)
    }
}

impl FusedIterator for Decode<'_> {}

/// The characters of received text, from [`UserData::decode_lossy`].
#[derive(Clone, Debug)]
pub struct DecodeLossy<'d> {
    reader: Reader<'d>,
}

impl Iterator for DecodeLossy<'_> {
    type Item = char;

    #[inline]
    fn next(&mut self) -> Option<char> {
        Some(self.reader.next()?.character)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.reader.size_hint()
    }
}

impl FusedIterator for DecodeLossy<'_> {}
