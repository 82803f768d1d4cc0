//! Counting and truncating by the rules of a provider.

use super::channel::Channel;
use super::limit::{Limit, LimitCheck};
use super::rules::Provider;
use crate::segment::{MAX_SEGMENTS, Measure};

/// The count of a message by the rules of a provider, from [`Provider::estimate`].
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
    /// What the text costs as SMS, for either channel.
    pub measure: Measure,
    /// The check against the provider's limit and the protocol's limit of 255 segments.
    pub limit: LimitCheck,
}

impl Estimate {
    /// Returns how many such messages fit in `segments`, for example in a rate limit or a budget.
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
    /// Counts a message by the rules of this provider.
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
            // A limit in septets and code units applies only to SMS.
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

    /// Returns the longest prefix that meets the limit and, as SMS, fits in `segments` segments (at
    /// most 255): [`Provider::estimate`] accepts it, and no longer one that ends at a boundary of
    /// the rules.
    ///
    /// The time is proportional to the length of the text, unless the limit is in units and the
    /// rules allow national tables: then a prefix can be measured for each character of it.
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
