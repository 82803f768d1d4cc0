//! Messages and parts as they are stored.

use super::key::MessageKey;
use crate::wire::UserData;

/// A message with at least one stored part.
#[derive(Clone, Debug)]
pub(super) struct Entry<K> {
    pub(super) key: MessageKey<K>,
    pub(super) first_seen: u64,
    pub(super) last_seen: u64,
    /// The number of stored parts of the message.
    pub(super) held: u8,
}

/// A stored part.
#[derive(Clone, Debug)]
pub(super) struct Held {
    pub(super) sequence: u8,
    pub(super) user_data: UserData,
}
