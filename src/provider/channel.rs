//! The kind of message: SMS or MMS.

/// The kind of message: SMS or MMS.
///
/// It determines the count: an SMS message counts its segments, an MMS message is always 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[non_exhaustive]
pub enum Channel {
    /// A short message (SMS).
    #[default]
    Sms,
    /// A multimedia message (MMS), or a message to a group.
    Mms,
}

impl Channel {
    /// Returns the channel of a message, as Bandwidth documents it.
    ///
    /// Media make it MMS, and so does a second recipient, because it is a message to a group then.
    ///
    /// Zero recipients give the same channel as one; the provider rejects such a message.
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
