//! What a message is counted as by the rules of a provider.

use super::channel::Channel;
use super::limit::{Limit, LimitCheck};
use super::rules::Provider;
use crate::segment::{MAX_SEGMENTS, Measure, beginnings};

/// What a message is counted as by the rules of a provider, from [`Provider::estimate`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Estimate {
    /// The kind of message.
    pub channel: Channel,
    /// What is counted, billed, and taken from a rate limit: the segments of a short
    /// message, at least 1; and 1 for every multimedia message.
    pub segments: u32,
    /// What the text costs as a short message, whatever the channel.
    pub measure: Measure,
    /// The message checked against the limit of the provider, and against the 255 segments of
    /// the protocol.
    pub limit: LimitCheck,
}

impl Estimate {
    /// How many such messages a limit of so many segments allows: a rate in a second, or
    /// what is left of a budget.
    ///
    /// ```
    /// use septet::provider::{Channel, Provider};
    ///
    /// let estimate = Provider::BANDWIDTH.estimate(&"ж".repeat(100), Channel::Sms);
    /// assert_eq!(estimate.segments, 2);
    /// assert_eq!(estimate.messages_within(15), 7);
    /// ```
    #[must_use]
    pub const fn messages_within(&self, segments: u32) -> u32 {
        match segments.checked_div(self.segments) {
            Some(messages) => messages,
            None => 0,
        }
    }
}

impl Provider {
    /// What a message with this text is counted as. Any text has an answer: an empty one is
    /// one segment, and where one is too long, [`Estimate::limit`] says by how much.
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
            // Septets and code units are those of short messages.
            (Channel::Mms, Limit::Units { .. }) => Limit::PROTOCOL,
            (_, limit) => limit,
        };
        Estimate {
            channel,
            segments,
            measure,
            limit: limit.check(&measure, segments),
        }
    }

    /// The longest beginning of a text that costs at most so many segments as a short message
    /// and is within the limit. It ends at a boundary of the rules, as
    /// [`Segmenter::truncate`](crate::Segmenter::truncate) says.
    ///
    /// A limit in units is that of the default tables and UCS-2: national tables that the rules
    /// may allow do not lengthen what is left.
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
            Limit::Characters(_) | Limit::Units { .. } => MAX_SEGMENTS,
        };
        let segments = segments.min(max).min(MAX_SEGMENTS);
        let beginning = self.segmenter().truncate(text, segments);
        if self
            .limit()
            .check(&self.segmenter().measure(beginning), 1)
            .is_met()
        {
            return beginning;
        }
        beginnings(beginning, self.segmenter())
            .filter(|(_, measure)| self.limit().check(measure, 1).is_met())
            .last()
            .map_or("", |(shorter, _)| shorter)
    }
}
