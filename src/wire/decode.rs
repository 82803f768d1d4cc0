//! From octets back to text, strictly and with losses.

use core::iter::FusedIterator;

use super::error::DecodeError;
use super::reader::Steps;
use super::user_data::UserData;

impl UserData {
    /// The characters of the text, strictly: the first fault is given as an error,
    /// and nothing behind it is read. All characters before it have been given out
    /// by then. [`UserData::text`] gives the whole text at once.
    ///
    /// The text is read with [`UserData::alphabet`]. A language that the header names and
    /// that is not known here (without the feature `national`, none is) leaves the default
    /// table in place, as 23.038 §6.2.1.2.1 asks: the text shows other characters then, and
    /// [`Header::locking_shift`](crate::wire::Header::locking_shift) tells why.
    ///
    /// # Errors
    ///
    /// The iterator yields [`DecodeError`] for an escape that is last or leads to no
    /// character, a septet that a national table leaves empty, a surrogate without its other half, half a code unit, and for data
    /// that is no text, unless it is empty.
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

    /// The characters of the text, as a handset shows them whatever was received:
    ///
    /// - an escape that leads to no character shows the character of the main table
    ///   (23.038 §6.2.1.1);
    /// - two escapes show one space (23.038 §6.2.1.1, note 1), and so does an escape
    ///   that is last: the standard shows a code that means nothing as a space;
    /// - a septet that a national table leaves empty shows a space (23.038 §6.1.1);
    /// - a surrogate without its other half, half a code unit, and each octet of
    ///   data that is no text show U+FFFD.
    ///
    /// ```
    /// use septet::UserData;
    /// use septet::wire::Fields;
    ///
    /// // The escape and `a`, for which the extension table has nothing.
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

/// The characters of received text up to the first fault, from
/// [`UserData::decode`].
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
        // A fault ends it early.
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
