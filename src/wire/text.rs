//! The text of a message at once, in fixed memory.

use core::convert::Infallible;
use core::fmt;
use core::ops::Deref;

use super::error::DecodeError;
use super::reader::{Step, Steps};
use super::user_data::UserData;

/// The octets of UTF-8 that the text of one message can take: no septet, code unit or octet
/// of data stands for a character of more than three.
const BYTES: usize = 3 * UserData::MAX_SEPTETS;

/// The text of one message, owned, in fixed memory: a `str` of at most
/// [`Text::MAX_BYTES`]. From [`UserData::text`] or [`UserData::text_lossy`].
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
    /// The octets of UTF-8 that the text of any message fits in: 480, three for each of
    /// 160 septets.
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
    /// The text, strictly: what [`UserData::decode`] gives, at once. Plain text is read in
    /// blocks, and several times faster than character by character.
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
    /// let torn = UserData::parse(Fields { tp_dcs: 0x00, tp_udhi: false, tp_udl: 2 }, &[0xC1, 0x0D])?;
    /// assert_eq!(torn.text().unwrap_err(), DecodeError::LoneEscape { septet: 1 });
    /// # Ok::<(), Box<dyn core::error::Error>>(())
    /// ```
    pub fn text(&self) -> Result<Text, DecodeError> {
        collect(Steps::new(self), |step| match step.fault {
            None => Ok(step.shown),
            Some(fault) => Err(fault),
        })
    }

    /// The text, as a handset shows it whatever was received: what
    /// [`UserData::decode_lossy`] gives, at once.
    ///
    /// ```
    /// use septet::UserData;
    /// use septet::wire::Fields;
    ///
    /// let torn = UserData::parse(Fields { tp_dcs: 0x00, tp_udhi: false, tp_udl: 2 }, &[0xC1, 0x0D])?;
    /// assert_eq!(torn.text_lossy(), "A ");
    /// # Ok::<(), septet::ParseError>(())
    /// ```
    #[must_use]
    pub fn text_lossy(&self) -> Text {
        let Ok(text) = collect(Steps::new(self), |step| Ok::<_, Infallible>(step.shown));
        text
    }
}

/// What the steps show, up to the first that is refused.
fn collect<E>(mut steps: Steps<'_>, shown: impl Fn(Step) -> Result<char, E>) -> Result<Text, E> {
    let mut text = Text::default();
    loop {
        while let Some(block) = steps.same() {
            let _ = text
                .octets
                .push_str(str::from_utf8(&block).unwrap_or_default());
        }
        // The next characters one by one, where a block of them holds something else.
        for _ in 0..32 {
            let Some(step) = steps.next() else {
                return Ok(text);
            };
            let _ = text.octets.push(shown(step)?);
        }
    }
}
