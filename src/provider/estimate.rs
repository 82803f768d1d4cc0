//! Counting by a provider's rules.

use super::ascii;
use super::channel::{Channel, RCS_BYTES, RcsTier};
use super::check::LimitCheck;
use super::rules::Provider;
use crate::replace::Rewritten;
use crate::segment::{Measure, measure_characters};

/// The count of a message by a provider's rules, from [`Provider::estimate`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Estimate {
    /// The kind of message.
    pub channel: Channel,
    /// Segments that count towards bills and rate limits: at least 1 for SMS, always 1 for MMS and
    /// [`Channel::Rcs`], 0 for an empty text with [`Channel::RcsUs`].
    #[cfg_attr(feature = "serde", serde(rename = "segment_count"))]
    pub segments: u32,
    /// What the text costs as SMS, whatever the channel.
    pub measure: Measure,
    /// The length of the text in UTF-8 bytes.
    pub bytes: u32,
    /// The result of checking the provider's limit for the channel and, for SMS, the protocol's
    /// limit of 255 segments.
    pub limit: LimitCheck,
}

impl Estimate {
    /// Returns how many messages of this size fit in `segments` segments, for example in a rate
    /// limit or a budget.
    ///
    /// ```
    /// use septet::provider::{Channel, Provider};
    ///
    /// let estimate = Provider::BANDWIDTH.estimate(&"ж".repeat(100), Channel::Sms);
    /// assert_eq!(estimate.segments, 2);
    /// assert_eq!(estimate.messages_within(15), 7);
    /// ```
    #[must_use]
    pub const fn messages_within(self, segments: u32) -> u32 {
        match segments.checked_div(self.segments) {
            Some(messages) => messages,
            None => 0,
        }
    }

    /// Returns what an RCS message of text outside the United States is billed as; `None` if the
    /// channel is not [`Channel::Rcs`]. With media or cards, there are no tiers.
    ///
    /// ```
    /// use septet::provider::{Channel, Provider, RcsTier};
    ///
    /// let tier = |text: &str| Provider::PLIVO.estimate(text, Channel::Rcs).rcs_tier();
    /// assert_eq!(tier(&"é".repeat(80)), Some(RcsTier::Basic));
    /// assert_eq!(tier(&"é".repeat(81)), Some(RcsTier::Single));
    /// ```
    #[must_use]
    pub const fn rcs_tier(self) -> Option<RcsTier> {
        match self.channel {
            Channel::Rcs if self.bytes <= RCS_BYTES => Some(RcsTier::Basic),
            Channel::Rcs => Some(RcsTier::Single),
            _ => None,
        }
    }
}

impl Provider {
    /// Counts a message by this provider's rules.
    ///
    /// Never fails; [`Estimate::limit`] reports a text that is too long.
    ///
    /// ```
    /// use septet::provider::{Channel, Provider};
    ///
    /// let text = "]".repeat(153);
    /// assert_eq!(Provider::BANDWIDTH.estimate(&text, Channel::Sms).segments, 3);
    /// assert_eq!(Provider::BANDWIDTH.estimate(&text, Channel::Mms).segments, 1);
    /// ```
    #[must_use]
    pub fn estimate(&self, text: &str, channel: Channel) -> Estimate {
        self.estimate_measured(self.measure(text), text.len(), channel)
    }

    /// Counts a message after this provider's smart encoding has replaced characters; the same as
    /// [`Provider::estimate`] if there is no [`Provider::smart_encoding`].
    ///
    /// ```
    /// use septet::provider::{Channel, Provider};
    ///
    /// let text = "“Yes” — ".repeat(10);
    /// let segments = |provider: Provider| {
    ///     provider.estimate_with_smart_encoding(&text, Channel::Sms).segments
    /// };
    /// assert_eq!((segments(Provider::BANDWIDTH), segments(Provider::TELNYX)), (2, 1));
    /// ```
    #[must_use]
    pub fn estimate_with_smart_encoding(&self, text: &str, channel: Channel) -> Estimate {
        let Some(encoding) = self.smart_encoding() else {
            return self.estimate(text, channel);
        };
        let replacement = self.segmenter().apply_smart_encoding(text, encoding);
        let characters = replacement.characters();
        let bytes = characters.clone().map(char::len_utf8).sum();
        let measure = if self.has_ascii_alphabet() {
            let is_ascii = characters.clone().all(|character| character.is_ascii());
            ascii::measure(self.segmenter(), is_ascii, bytes, |rules| {
                measure_characters(&Rewritten::replaced(characters), rules)
            })
        } else {
            replacement.after()
        };
        self.estimate_measured(measure, bytes, channel)
    }

    /// Estimates a message of `bytes` bytes of UTF-8.
    fn estimate_measured(&self, measure: Measure, bytes: usize, channel: Channel) -> Estimate {
        let bytes = u32::try_from(bytes).unwrap_or(u32::MAX);
        let segments = match channel {
            Channel::Sms => measure.segments,
            Channel::Mms | Channel::Rcs => 1,
            Channel::RcsUs => bytes.div_ceil(RCS_BYTES),
        };
        let limit = match channel {
            Channel::Sms | Channel::Mms => self.limit(),
            Channel::Rcs | Channel::RcsUs => self.rcs_limit(),
        };
        Estimate {
            channel,
            segments,
            measure,
            bytes,
            limit: match channel {
                Channel::Sms => limit.check(bytes, &measure, segments),
                _ => limit
                    .without_encoding()
                    .check_alone(bytes, &measure, segments),
            },
        }
    }

    /// Measures a text by this provider's rules, which may count ASCII instead of the GSM 7-bit
    /// alphabet.
    fn measure(&self, text: &str) -> Measure {
        match self.ascii {
            Some(ascii) => (ascii.measure)(self.segmenter(), text),
            None => self.segmenter().measure(text),
        }
    }
}
