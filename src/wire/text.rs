//! The decoded text of one message, without allocation.

use core::convert::Infallible;
use core::fmt;
use core::ops::Deref;

use super::error::DecodeError;
use super::reader::{Decoded, Reader};
use super::to_text;
use super::user_data::UserData;

/// Each septet, code unit or octet decodes to at most three bytes of UTF-8.
const MAX_BYTES: usize = 3 * UserData::MAX_SEPTETS;

/// The decoded text of one message: an owned string that needs no allocation.
///
/// Returned by [`UserData::text`] and [`UserData::text_lossy`].
///
/// ```
/// let text = septet::split("5 €")?.next().unwrap().encode(0).text()?;
/// assert_eq!(text, "5 €");
/// assert!(text.ends_with('€')); // dereferences to `str`
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub struct Text {
    string: heapless::String<MAX_BYTES>,
}

impl Text {
    /// The maximum length in bytes: 480, three for each of 160 septets.
    pub const MAX_BYTES: usize = MAX_BYTES;
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        &self.string
    }
}

impl AsRef<str> for Text {
    fn as_ref(&self) -> &str {
        self
    }
}

impl PartialEq<str> for Text {
    fn eq(&self, other: &str) -> bool {
        **self == *other
    }
}

impl PartialEq<&str> for Text {
    fn eq(&self, other: &&str) -> bool {
        **self == **other
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl UserData {
    /// Decodes the whole text strictly.
    ///
    /// Returns the same characters as [`UserData::decode`], but takes less time for text without an
    /// error.
    ///
    /// # Errors
    ///
    /// Returns the first error that [`UserData::decode`] yields.
    ///
    /// ```
    /// use septet::{DecodeError, UserData};
    ///
    /// let hello = UserData::from_unpacked(0x00, false, b"Hello")?;
    /// assert_eq!(hello.text()?, "Hello");
    ///
    /// let faulty = UserData::from_unpacked(0x00, false, b"A\x1B")?;
    /// assert_eq!(faulty.text().unwrap_err(), DecodeError::LoneEscape { septet: 1 });
    /// # Ok::<(), Box<dyn core::error::Error>>(())
    /// ```
    pub fn text(&self) -> Result<Text, DecodeError> {
        if let Some(text) = at_once(self, &mut [0; MAX_BYTES]) {
            return Ok(Text::new(text));
        }
        collect(Reader::new(self), |decoded| match decoded.error {
            None => Ok(decoded.character),
            Some(error) => Err(error),
        })
    }

    /// Decodes the whole text as [`UserData::decode_lossy`] does.
    ///
    /// ```
    /// let faulty = septet::UserData::from_unpacked(0x00, false, b"A\x1B")?;
    /// assert_eq!(faulty.text_lossy(), "A ");
    /// # Ok::<(), septet::ParseError>(())
    /// ```
    #[must_use]
    pub fn text_lossy(&self) -> Text {
        if let Some(text) = at_once(self, &mut [0; MAX_BYTES]) {
            return Text::new(text);
        }
        let Ok(text) = collect(Reader::new(self), |decoded| {
            Ok::<_, Infallible>(decoded.character)
        });
        text
    }
}

/// Collects the characters, or returns the first error from `to_char`.
fn collect<E>(reader: Reader<'_>, to_char: impl Fn(Decoded) -> Result<char, E>) -> Result<Text, E> {
    let mut reader = reader;
    let mut text = Text::default();
    while let Some(decoded) = reader.next() {
        let _ = text.string.push(to_char(decoded)?);
    }
    Ok(text)
}

/// Returns the whole text, unless it must be decoded character by character.
#[inline]
fn at_once<'b>(user_data: &UserData, bytes: &'b mut [u8; MAX_BYTES]) -> Option<&'b str> {
    let length = to_text::read_text(user_data, bytes)?;
    str::from_utf8(bytes.get(..length)?).ok()
}

impl Text {
    /// Out of line, so that the text is written where the caller wants it.
    #[inline(never)]
    fn new(text: &str) -> Self {
        let mut new = Self::default();
        let _ = new.string.push_str(text);
        new
    }
}
