//! The smart encodings of providers.

use super::smart_table::{BIRD, SINCH, SUBSTITUTES, TELNYX, TWILIO, WEBEX_INTERACT};
use crate::alphabet::Alphabet;

/// A provider's smart encoding: the characters that it replaces before it sends a text, so that the
/// text fits GSM-7.
///
/// This is what the provider publishes, not what it does: customers report that listed characters
/// were not always replaced. To replace characters yourself, use [`Groups`](super::Groups), which
/// cover more of them and keep more of the meaning.
///
/// ```
/// use septet::replace::SmartEncoding;
///
/// assert_eq!(SmartEncoding::TWILIO.substitute('“'), Some("\""));
/// assert_eq!(SmartEncoding::TWILIO.substitute('\u{A0}'), Some("  "));
/// assert_eq!(SmartEncoding::TELNYX.substitute('\u{A0}'), Some(" "));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub struct SmartEncoding {
    source: Source,
}

/// Whose table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
enum Source {
    Twilio,
    Telnyx,
    Sinch,
    Bird,
    WebexInteract,
}

/// When a smart encoding replaces characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[non_exhaustive]
pub enum SmartCondition {
    /// Always, even if other characters still need UCS-2.
    Always,
    /// Only if the new text is sent as GSM-7.
    AllOrNothing,
    /// Only if the text takes several segments.
    SeveralSegments,
}

impl SmartEncoding {
    /// Twilio's, an option of a Messaging Service that is on for new services (announced in 2017).
    /// Messages from a plain number have none.
    ///
    /// - Published: all 271 characters, in its calculator (sms-segments-calculator 1.3.0).
    /// - Contradictory: the calculator replaces what it can; the announcement of 2017 says that
    ///   nothing is replaced if a character remains that needs UCS-2. This follows the calculator.
    pub const TWILIO: Self = Self::new(Source::Twilio);

    /// Telnyx's, an option of a messaging profile.
    ///
    /// - Published: 101 of more than 200 characters, as examples. It replaces what it can.
    pub const TELNYX: Self = Self::new(Source::Telnyx);

    /// Sinch's Auto Encoding, an option of an account.
    ///
    /// - Published: only the first 74 characters could be read. It replaces characters only if the
    ///   text takes several segments.
    pub const SINCH: Self = Self::new(Source::Sinch);

    /// Bird's, an option of a message.
    ///
    /// - Published: four characters, as examples. It replaces all or nothing.
    pub const BIRD: Self = Self::new(Source::Bird);

    /// Webex Interact's.
    ///
    /// - Published: only the first 32 characters could be read. It replaces all or nothing.
    pub const WEBEX_INTERACT: Self = Self::new(Source::WebexInteract);

    const fn new(source: Source) -> Self {
        Self { source }
    }

    /// Returns the substitute for a character; empty if the character is dropped, `None` if it
    /// stays.
    ///
    /// ```
    /// use septet::replace::SmartEncoding;
    ///
    /// assert_eq!(SmartEncoding::TWILIO.substitute('…'), Some("..."));
    /// assert_eq!(SmartEncoding::TWILIO.substitute('\u{200C}'), Some(""));
    /// assert_eq!(SmartEncoding::TWILIO.substitute('é'), None);
    /// ```
    #[must_use]
    pub fn substitute(self, character: char) -> Option<&'static str> {
        let lookup = self.lookup();
        lookup(character)
    }

    /// Returns when characters are replaced.
    ///
    /// ```
    /// use septet::replace::{SmartCondition, SmartEncoding};
    ///
    /// assert_eq!(SmartEncoding::TWILIO.condition(), SmartCondition::Always);
    /// assert_eq!(SmartEncoding::BIRD.condition(), SmartCondition::AllOrNothing);
    /// assert_eq!(SmartEncoding::SINCH.condition(), SmartCondition::SeveralSegments);
    /// ```
    #[must_use]
    pub const fn condition(self) -> SmartCondition {
        match self.source {
            Source::Twilio | Source::Telnyx => SmartCondition::Always,
            Source::Bird | Source::WebexInteract => SmartCondition::AllOrNothing,
            Source::Sinch => SmartCondition::SeveralSegments,
        }
    }

    /// Returns whether the table has all the characters that the provider replaces. Otherwise, the
    /// provider may replace more.
    ///
    /// ```
    /// use septet::replace::SmartEncoding;
    ///
    /// assert!(SmartEncoding::TWILIO.is_complete());
    /// assert!(!SmartEncoding::TELNYX.is_complete());
    /// ```
    #[must_use]
    pub const fn is_complete(self) -> bool {
        matches!(self.source, Source::Twilio)
    }

    /// Returns the function that looks up a substitute.
    pub(super) const fn lookup(self) -> Lookup {
        match self.source {
            Source::Twilio => |character| find(&TWILIO, character),
            Source::Telnyx => |character| find(&TELNYX, character),
            Source::Sinch => |character| find(&SINCH, character),
            Source::Bird => |character| find(&BIRD, character),
            Source::WebexInteract => |character| find(&WEBEX_INTERACT, character),
        }
    }
}

/// Looks up the substitute for a character.
pub(super) type Lookup = fn(char) -> Option<&'static str>;

/// The rows of a table: a character, and the index and the length of its substitute.
fn find(table: &[(u16, u8, u8)], character: char) -> Option<&'static str> {
    let code = u16::try_from(u32::from(character)).ok()?;
    let index = table.binary_search_by_key(&code, |&(from, ..)| from).ok()?;
    let &(_, start, length) = table.get(index)?;
    let (start, length) = (usize::from(start), usize::from(length));
    SUBSTITUTES.get(start..)?.get(..length)
}

// Checks that the tables can be searched, and that they have no character with a code. Runs of such
// characters are therefore skipped.
const _: () = {
    let tables: [&[(u16, u8, u8)]; 5] = [&TWILIO, &TELNYX, &SINCH, &BIRD, &WEBEX_INTERACT];
    let mut tables = tables.as_slice();
    while let [table, rest @ ..] = tables {
        tables = rest;
        let mut rows = *table;
        let mut end = 0;
        while let [(code_point, start, length), rest @ ..] = rows {
            rows = rest;
            let code_point = *code_point as u32;
            assert!(end <= code_point, "the characters are not in order");
            end = code_point + 1;
            assert!(*start as usize + *length as usize <= SUBSTITUTES.len());
            let Some(character) = char::from_u32(code_point) else {
                panic!("a surrogate");
            };
            assert!(Alphabet::default_code(character).is_none());
        }
    }
};
