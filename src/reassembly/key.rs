//! The key of a message in the store.

use crate::wire::{Concatenation, ReferenceWidth};

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

impl<K> MessageKey<K> {
    /// An 8-bit reference number is taken modulo 256, as in an encoded header.
    pub(super) fn new(sender: K, concatenation: Concatenation) -> Self {
        let [_, low] = concatenation.reference.to_be_bytes();
        Self {
            sender,
            reference_width: concatenation.reference_width,
            reference: match concatenation.reference_width {
                ReferenceWidth::Bits8 => low.into(),
                ReferenceWidth::Bits16 => concatenation.reference,
            },
            total: concatenation.part.total,
        }
    }
}
