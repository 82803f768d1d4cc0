//! SMS, MMS or RCS.

/// The kind of message: SMS, MMS or RCS.
///
/// An SMS message is counted in segments; an MMS message always counts as one segment. An RCS
/// message has no segments on the air. What is billed depends on the country of the recipient.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[non_exhaustive]
pub enum Channel {
    /// A short message (SMS).
    #[default]
    Sms,
    /// A multimedia message (MMS), or a group message.
    Mms,
    /// An RCS message, outside the United States: billed as one message, with two tiers
    /// ([`Estimate::rcs_tier`](super::Estimate::rcs_tier)). Documented by Twilio, Sinch and CM.com.
    Rcs,
    /// An RCS message of text only to a number in the United States: billed by UTF-8 bytes divided
    /// by 160, rounded up. Nothing is kept whole and there is no header. Documented by Google,
    /// Twilio, Infobip and Sinch. With media or a card, it is one message, so use
    /// [`Channel::Rcs`].
    RcsUs,
}

/// What an RCS message outside the United States is billed as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum RcsTier {
    /// A text of at most 160 UTF-8 bytes. (Sinch documents fewer than 160.)
    Basic,
    /// A longer text.
    Single,
}

/// The number of UTF-8 bytes per billed segment of RCS, and of the longest basic message.
pub(super) const RCS_BYTES: u32 = 160;

impl Channel {
    /// Returns the channel of a message according to Bandwidth's documentation: MMS if the message
    /// has media or several recipients, otherwise SMS.
    ///
    /// ```
    /// use septet::provider::Channel;
    ///
    /// assert_eq!(Channel::from_message(false, 1), Channel::Sms);
    /// assert_eq!(Channel::from_message(true, 1), Channel::Mms);
    /// assert_eq!(Channel::from_message(false, 2), Channel::Mms);
    /// ```
    #[must_use]
    pub const fn from_message(has_media: bool, recipients: usize) -> Self {
        if has_media || recipients > 1 {
            Self::Mms
        } else {
            Self::Sms
        }
    }
}
