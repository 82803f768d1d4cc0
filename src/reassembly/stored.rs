//! Messages and parts as they are stored.

use super::key::MessageKey;
use crate::wire::UserData;

/// A message with at least one stored part.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub(super) struct StoredMessage<K> {
    pub(super) key: MessageKey<K>,
    pub(super) first_seen: u64,
    pub(super) last_seen: u64,
    /// The number of stored parts of the message.
    pub(super) part_count: u8,
}

/// A stored part.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub(super) struct StoredPart {
    pub(super) sequence: u8,
    #[cfg_attr(
        feature = "serde",
        serde(deserialize_with = "crate::wire::deserialize_received")
    )]
    pub(super) user_data: UserData,
}
