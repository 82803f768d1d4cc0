//! What tells the messages of a store apart.

use crate::wire::ReferenceWidth;

/// Which message a part belongs to.
///
/// References wrap, and what is left of an old message stays: with another total, or
/// another width of the reference, it is another message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct MessageKey<K> {
    /// Who sent it, as the caller names senders: the originating address, and with it the
    /// number that received it and the service centre, where there are several.
    pub sender: K,
    /// How wide the reference number is.
    pub reference_width: ReferenceWidth,
    /// The reference number.
    pub reference: u16,
    /// How many parts the message has, 2 to 255.
    pub total: u8,
}
