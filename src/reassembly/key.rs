//! The key of a message in a store.

use crate::wire::ReferenceWidth;

/// The key of a message: what all its parts have in common.
///
/// Reference numbers wrap around while parts of old messages may remain in the store, so the key
/// includes the total and the width of the reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct MessageKey<K> {
    /// The sender, as the caller identifies it: the originating address, with the receiving number
    /// and the SMSC if there are several.
    pub sender: K,
    /// The width of the reference number.
    pub reference_width: ReferenceWidth,
    /// The reference number.
    pub reference: u16,
    /// The number of parts of the message, 2 to 255.
    pub total: u8,
}
