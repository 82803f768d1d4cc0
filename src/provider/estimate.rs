//! Counting and truncating by a provider's rules.

use super::channel::Channel;
use super::limit::{Limit, LimitCheck};
use super::rules::Provider;
use crate::segment::{MAX_SEGMENTS, Measure};

/// The count of a message by a provider's rules, from [`Provider::estimate`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Estimate {
    /// The kind of message.
    pub channel: Channel,
    /// Segments that count towards bills and rate limits: at least 1 for SMS, always 1 for MMS.
    #[cfg_attr(feature = "serde", serde(rename = "segment_count"))]
    pub segments: u32,
    /// What the text costs as SMS, even if the channel is MMS.
    pub measure: Measure,
    /// The result of checking the provider's limit and the protocol's limit of 255 segments.
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
        let measure = self.segmenter().measure(text);
        let segments = match channel {
            Channel::Sms => measure.segments,
            Channel::Mms => 1,
        };
        let limit = match (channel, self.limit()) {
            // A limit in septets, code units or bytes applies only to SMS.
            (Channel::Mms, Limit::Units { .. } | Limit::SeptetsOrBytes { .. }) => Limit::PROTOCOL,
            (_, limit) => limit,
        };
        Estimate {
            channel,
            segments,
            measure,
            limit: limit.check(text, &measure, segments),
        }
    }

    /// Returns the longest prefix that, as SMS, meets the limit and fits in `segments` segments (at
    /// most 255). It ends where a segment may end.
    ///
    /// Takes time proportional to the length of the text, unless the limit is in units and the
    /// rules allow national tables. In that case, one prefix per character may be measured.
    ///
    /// ```
    /// use septet::provider::Provider;
    ///
    /// let text = "a".repeat(3_000);
    /// assert_eq!(Provider::BANDWIDTH.truncate(&text, 1).len(), 160);
    /// assert_eq!(Provider::BANDWIDTH.truncate(&text, u32::MAX).len(), 2_048);
    /// ```
    #[must_use]
    pub fn truncate<'t>(&self, text: &'t str, segments: u32) -> &'t str {
        let max = match self.limit() {
            Limit::Segments(max) => max,
            _ => MAX_SEGMENTS,
        };
        let segments = segments.min(max).min(MAX_SEGMENTS);
        self.segmenter().truncate_if(
            text,
            segments,
            &|coding| self.limit().end(text, coding),
            &|prefix| {
                let measure = self.segmenter().measure(prefix);
                self.limit()
                    .check(prefix, &measure, measure.segments)
                    .is_met()
            },
        )
    }
}
