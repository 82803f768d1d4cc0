//! The text of one message, in fixed memory.

use core::convert::Infallible;
use core::fmt;
use core::ops::Deref;

use super::error::DecodeError;
use super::reader::{Step, Steps};
use super::user_data::UserData;

/// The maximum length of the text of one message in bytes: no septet, code unit or octet shows a
/// character of more than three bytes.
const BYTES: usize = 3 * UserData::MAX_SEPTETS;

/// The text of one message: an owned `str` of at most [`Text::MAX_BYTES`] in fixed memory.
///
/// From [`UserData::text`] or [`UserData::text_lossy`].
///
/// ```
/// let text = septet::split("5 €")?.next().unwrap().encode(0).text()?;
/// assert_eq!(text, "5 €");
/// assert!(text.ends_with('€')); // it is a str
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub struct Text {
    octets: heapless::String<BYTES>,
}

impl Text {
    /// The maximum length in bytes: 480, three for each of 160 septets.
    pub const MAX_BYTES: usize = BYTES;
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        &self.octets
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
    /// The characters are those of [`UserData::decode`]. Plain text is decoded in blocks, several
    /// times faster than character by character.
    ///
    /// # Errors
    ///
    /// The first [`DecodeError`] of [`UserData::decode`].
    ///
    /// ```
    /// use septet::{DecodeError, UserData};
    /// use septet::wire::Fields;
    ///
    /// let hello = UserData::parse(Fields { tp_dcs: 0x00, tp_udhi: false, tp_udl: 5 }, &[0xC8, 0x32, 0x9B, 0xFD, 0x06])?;
    /// assert_eq!(hello.text()?, "Hello");
    ///
    /// let faulty = UserData::parse(Fields { tp_dcs: 0x00, tp_udhi: false, tp_udl: 2 }, &[0xC1, 0x0D])?;
    /// assert_eq!(faulty.text().unwrap_err(), DecodeError::LoneEscape { septet: 1 });
    /// # Ok::<(), Box<dyn core::error::Error>>(())
    /// ```
    pub fn text(&self) -> Result<Text, DecodeError> {
        collect(Steps::new(self), |step| match step.fault {
            None => Ok(step.shown),
            Some(fault) => Err(fault),
        })
    }

    /// Decodes the whole text as a handset shows it, whatever was received.
    ///
    /// The characters are those of [`UserData::decode_lossy`].
    ///
    /// ```
    /// use septet::UserData;
    /// use septet::wire::Fields;
    ///
    /// let faulty = UserData::parse(Fields { tp_dcs: 0x00, tp_udhi: false, tp_udl: 2 }, &[0xC1, 0x0D])?;
    /// assert_eq!(faulty.text_lossy(), "A ");
    /// # Ok::<(), septet::ParseError>(())
    /// ```
    #[must_use]
    pub fn text_lossy(&self) -> Text {
        let Ok(text) = collect(Steps::new(self), |step| Ok::<_, Infallible>(step.shown));
        text
    }
}

/// Collects the characters up to the first error of `shown`.
fn collect<E>(mut steps: Steps<'_>, shown: impl Fn(Step) -> Result<char, E>) -> Result<Text, E> {
    let mut text = Text::default();
    loop {
        while let Some(block) = steps.identity_block() {
            let _ = text
                .octets
                .push_str(str::from_utf8(&block).unwrap_or_default());
        }
        // Where the fast path does not apply, read the next 32 characters one by one.
        for _ in 0..32 {
            let Some(step) = steps.next() else {
                return Ok(text);
            };
            let _ = text.octets.push(shown(step)?);
        }
    }
}
