//! Messages and parts as they are stored.

use super::key::MessageKey;
use crate::wire::UserData;

/// A message with at least one stored part.
#[derive(Clone, Debug)]
pub(super) struct StoredMessage<K> {
    pub(super) key: MessageKey<K>,
    pub(super) first_seen: u64,
    pub(super) last_seen: u64,
    /// The number of stored parts of the message.
    pub(super) part_count: u8,
}

/// A stored part.
#[derive(Clone, Debug)]
pub(super) struct StoredPart {
    pub(super) sequence: u8,
    pub(super) user_data: UserData,
}
