//! Decoding character by character, strict and lossy.

use core::iter::FusedIterator;

use super::error::DecodeError;
use super::reader::Steps;
use super::user_data::UserData;

impl UserData {
    /// Decodes the text strictly, character by character.
    ///
    /// The first fault is returned as an error, after all characters before it, and ends the
    /// iteration. [`UserData::text`] returns the whole text at once.
    ///
    /// The text is read with [`UserData::alphabet`]. If the header names an unknown language
    /// (without the feature `national`, every one), the default table is used, as 23.038 §6.2.1.2.1
    /// requires: the text then shows other characters, and
    /// [`Header::locking_shift`](crate::wire::Header::locking_shift) returns its number.
    ///
    /// # Errors
    ///
    /// The iterator yields a [`DecodeError`] for:
    ///
    /// - an escape that is the last septet or has no character after it in the extension table;
    /// - a septet without a character in a national table;
    /// - a surrogate without its other half, or half a code unit;
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
            steps: Steps::new(self),
        }
    }

    /// Decodes the text as a handset shows it, whatever was received:
    ///
    /// - an escape without a character in the extension table shows the character of the main table
    ///   (23.038 §6.2.1.1);
    /// - two escapes show one space (23.038 §6.2.1.1, note 1), and so does an escape that is the
    ///   last septet, as the standard shows an undefined code as a space;
    /// - a septet without a character in a national table shows a space (23.038 §6.1.1);
    /// - a surrogate without its other half, half a code unit, and each octet of data that is not
    ///   text show U+FFFD.
    ///
    /// ```
    /// use septet::UserData;
    /// use septet::wire::Fields;
    ///
    /// // The escape and `a`, which the extension table does not contain.
    /// let user_data = UserData::parse(Fields { tp_dcs: 0x00, tp_udhi: false, tp_udl: 2 }, &[0x9B, 0x30])?;
    /// assert_eq!(user_data.decode_lossy().collect::<String>(), "a");
    /// assert!(user_data.decode().next().unwrap().is_err());
    /// # Ok::<(), septet::ParseError>(())
    /// ```
    #[must_use]
    pub fn decode_lossy(&self) -> DecodeLossy<'_> {
        DecodeLossy {
            steps: Steps::new(self),
        }
    }
}

/// The characters of received text up to the first fault, from [`UserData::decode`].
#[derive(Clone, Debug)]
pub struct Decode<'d> {
    steps: Steps<'d>,
}

impl Iterator for Decode<'_> {
    type Item = Result<char, DecodeError>;

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        let step = self.steps.next()?;
        Some(match step.fault {
            None => Ok(step.shown),
            Some(fault) => {
                self.steps.finish();
                Err(fault)
            }
        })
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        // A fault may end the iteration.
        let (least, most) = self.steps.size_hint();
        (least.min(1), most)
    }
}

impl FusedIterator for Decode<'_> {}

/// The characters of received text, from [`UserData::decode_lossy`].
#[derive(Clone, Debug)]
pub struct DecodeLossy<'d> {
    steps: Steps<'d>,
}

impl Iterator for DecodeLossy<'_> {
    type Item = char;

    #[inline]
    fn next(&mut self) -> Option<char> {
        Some(self.steps.next()?.shown)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.steps.size_hint()
    }
}

impl FusedIterator for DecodeLossy<'_> {}
