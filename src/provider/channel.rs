//! What kind of message a text goes in.

/// The kind of message that a text is sent as, which says how it is counted: a short message
/// counts its segments, a multimedia message is always 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Channel {
    /// A text message.
    #[default]
    Sms,
    /// A multimedia message, or one to a group.
    Mms,
}

impl Channel {
    /// The channel of a message, as Bandwidth documents it: media makes it a multimedia
    /// message, and so does a second recipient, for then it is a message to a group.
    ///
    /// Nobody to send to takes no other channel than one recipient: refusing such a message
    /// is the provider's.
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
