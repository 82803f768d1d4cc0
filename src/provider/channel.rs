//! SMS or MMS.

/// The kind of message: SMS or MMS.
///
/// An SMS message is counted in segments; an MMS message always counts as one segment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[non_exhaustive]
pub enum Channel {
    /// A short message (SMS).
    #[default]
    Sms,
    /// A multimedia message (MMS), or a group message.
    Mms,
}

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
