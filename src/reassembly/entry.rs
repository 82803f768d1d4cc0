//! What a store holds of each message, and of each part.

use super::key::MessageKey;
use crate::wire::UserData;

/// A message of which a part is held.
#[derive(Clone, Debug)]
pub(super) struct Entry<K> {
    pub(super) key: MessageKey<K>,
    pub(super) first_seen: u64,
    pub(super) last_seen: u64,
    /// How many of its parts are held, and so how many of the pool are its own.
    pub(super) held: u8,
}

/// A part that is held.
#[derive(Clone, Debug)]
pub(super) struct Held {
    pub(super) sequence: u8,
    pub(super) user_data: UserData,
}
