//! The key of a message in the store.

use crate::wire::ReferenceWidth;

/// The key of a message: the values that all its parts share.
///
/// Senders reuse reference numbers, and the store may still hold parts of older messages. The key
/// includes the width and the total to make collisions rarer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct MessageKey<K> {
    /// The sender, for example the originating address. If you receive on several numbers or from
    /// several SMSCs, include the number or the SMSC in `K`.
    pub sender: K,
    /// The width of the reference number.
    pub reference_width: ReferenceWidth,
    /// The reference number.
    pub reference: u16,
    /// The number of parts in the message, 2 to 255.
    pub total: u8,
}
