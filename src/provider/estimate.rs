//! What a message is counted as at a provider.

use super::channel::Channel;
use super::limit::{Cap, CapCheck, MOST_SEGMENTS};
use super::rules::Provider;
use crate::segment::{Measure, beginnings};

/// What a message is counted as by the rules of a provider, from [`Provider::bill`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Bill {
    /// The kind of message.
    pub channel: Channel,
    /// What is counted, billed, and taken from a rate limit: the segments of a short
    /// message, at least 1; and 1 for every multimedia message.
    pub segments: u32,
    /// What the text costs as a short message, whatever the channel.
    pub measure: Measure,
    /// Whether the message is within the cap of the provider. A text of which every
    /// provider could make more than 255 segments is within none.
    pub cap: CapCheck,
}

impl Bill {
    /// How many such messages a limit of so many segments allows: a rate in a second, or
    /// what is left of a budget.
    ///
    /// ```
    /// use septet::{Channel, Provider};
    ///
    /// let bill = Provider::BANDWIDTH.bill(&"ж".repeat(100), Channel::Sms);
    /// assert_eq!(bill.segments, 2);
    /// assert_eq!(bill.messages_within(15), 7);
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
    /// one segment, and where one is too long, [`Bill::cap`] says by how much.
    ///
    /// ```
    /// use septet::{Channel, Provider};
    ///
    /// let text = "]".repeat(153);
    /// assert_eq!(Provider::BANDWIDTH.bill(&text, Channel::Sms).segments, 3);
    /// assert_eq!(Provider::BANDWIDTH.bill(&text, Channel::Mms).segments, 1);
    /// ```
    #[must_use]
    pub fn bill(&self, text: &str, channel: Channel) -> Bill {
        let measure = self.segmenter().measure(text);
        let segments = match channel {
            Channel::Sms => measure.segments,
            Channel::Mms => 1,
        };
        let cap = match (channel, self.cap()) {
            // Septets and code units are those of short messages.
            (Channel::Mms, Cap::Units { .. }) => Cap::None,
            (_, cap) => cap,
        };
        Bill {
            channel,
            segments,
            measure,
            cap: cap.check(&measure, segments),
        }
    }

    /// The longest beginning of a text that costs at most so many segments as a short message
    /// and is within the cap. It ends at a boundary of the rules, as
    /// [`Segmenter::truncate`](crate::Segmenter::truncate) says.
    ///
    /// A cap in units is that of the default tables and UCS-2: national tables that the rules
    /// may allow do not lengthen what is left.
    ///
    /// ```
    /// use septet::Provider;
    ///
    /// let text = "a".repeat(3_000);
    /// assert_eq!(Provider::BANDWIDTH.truncate(&text, 1).len(), 160);
    /// assert_eq!(Provider::BANDWIDTH.truncate(&text, u32::MAX).len(), 2_048);
    /// ```
    #[must_use]
    pub fn truncate<'t>(&self, text: &'t str, segments: u32) -> &'t str {
        let most = match self.cap() {
            Cap::Segments(most) => most,
            Cap::None | Cap::Characters(_) | Cap::Units { .. } => u32::MAX,
        };
        let segments = segments.min(most).min(MOST_SEGMENTS);
        let beginning = self.segmenter().truncate(text, segments);
        if self
            .cap()
            .check(&self.segmenter().measure(beginning), 1)
            .holds()
        {
            return beginning;
        }
        beginnings(beginning, self.segmenter())
            .filter(|(_, measure)| self.cap().check(measure, 1).holds())
            .last()
            .map_or("", |(shorter, _)| shorter)
    }
}
