//! The store of messages and parts: 3GPP TS 23.040 §9.2.3.24.1 and .8.
//!
//! Messages are sorted by when they began. All parts share one pool in the same order, and the
//! parts of a message are sorted by sequence number. So the counts of the messages before it
//! determine where the parts of a message are, and its view is a slice.

use core::ops::Range;

use super::entry::{Entry, Held};
use super::key::MessageKey;
use super::message::{Message, Messages};

/// Joins the parts of long messages in fixed memory.
///
/// Parts may arrive in any order, more than once, and several messages at a time. The store has
/// room for `MESSAGES` messages and for `PARTS` parts of all messages together. A part takes 145
/// bytes, a message at most 32 plus the size of `K`.
///
/// A message with more than `PARTS` parts is refused; with `PARTS = 255` none is.
///
/// `K` identifies a sender: an address, or a number for it.
///
/// # Age
///
/// Nothing expires by itself. The caller passes the time when a part arrived, `at`, from any clock
/// that does not go backwards: seconds, ticks or a count of messages. A complete message stays
/// until it is removed, and so does one with a missing part. When the store is full, or a message
/// too old, remove the [`stalest`](Self::stalest) one, which has waited longest for a part.
///
/// A duplicate that arrives after its message was removed begins a new message that will never be
/// complete; it is evicted in the same way.
///
/// ```
/// use septet::reassembly::{Progress, Reassembler, ReassemblyError};
/// use septet::UserData;
///
/// // Two messages and six parts at most; senders are numbers here.
/// let mut store: Reassembler<u32, 2, 6> = Reassembler::new();
///
/// // Returns the text of the message that this part completes.
/// let mut receive = |sender: u32, at: u64, user_data: &UserData| loop {
///     match store.push(sender, at, user_data) {
///         Ok(Progress::Single) => return Some(user_data.decode_lossy().collect()),
///         Ok(Progress::Complete(key)) => {
///             let text = store.message(&key)?.decode_lossy().collect::<String>();
///             store.remove(&key);
///             return Some(text);
///         }
///         Err(ReassemblyError::MessagesFull | ReassemblyError::PartsFull) => {
///             let oldest = store.stalest()?.key().clone();
///             store.remove(&oldest);
///         }
///         _ => return None,
///     }
/// };
///
/// let text = "ж".repeat(100);
/// let parts: Vec<_> = septet::split(&text)?.map(|segment| segment.encode(7)).collect();
/// assert_eq!(receive(491_234, 60, &parts[1]), None);
/// assert_eq!(receive(491_234, 61, &parts[1]), None); // a duplicate
/// assert_eq!(receive(495_678, 62, &parts[0]), None); // another sender
/// assert_eq!(receive(491_234, 63, &parts[0]), Some(text));
/// # Ok::<(), septet::SplitError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Reassembler<K, const MESSAGES: usize, const PARTS: usize> {
    pub(super) messages: heapless::Vec<Entry<K>, MESSAGES>,
    pub(super) parts: heapless::Vec<Held, PARTS>,
}

impl<K, const MESSAGES: usize, const PARTS: usize> Reassembler<K, MESSAGES, PARTS> {
    /// Creates an empty store. It can be the value of a `static`.
    ///
    /// ```
    /// use septet::reassembly::Reassembler;
    ///
    /// const EMPTY: Reassembler<u32, 8, 32> = Reassembler::new();
    /// assert!(EMPTY.is_empty());
    /// ```
    #[must_use]
    pub const fn new() -> Self {
        Self {
            messages: heapless::Vec::new(),
            parts: heapless::Vec::new(),
        }
    }

    /// Returns the number of messages, complete or not.
    ///
    /// ```
    /// use septet::reassembly::Reassembler;
    ///
    /// let mut store: Reassembler<&str, 2, 6> = Reassembler::new();
    /// let text = "a".repeat(161);
    /// for segment in septet::split(&text)? {
    ///     store.push("+491234", 0, &segment.encode(7)).unwrap();
    /// }
    /// assert_eq!((store.len(), store.parts_free()), (1, 4));
    /// # Ok::<(), septet::SplitError>(())
    /// ```
    #[must_use]
    pub fn len(&self) -> usize {
        self.messages.len()
    }

    /// Returns whether there are no messages.
    ///
    /// ```
    /// assert!(septet::reassembly::Reassembler::<u32, 2, 6>::new().is_empty());
    /// ```
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.messages.is_empty()
    }

    /// Returns how many more parts fit.
    ///
    /// ```
    /// assert_eq!(septet::reassembly::Reassembler::<u32, 2, 6>::new().parts_free(), 6);
    /// ```
    #[must_use]
    pub fn parts_free(&self) -> usize {
        PARTS.saturating_sub(self.parts.len())
    }

    /// Removes all messages.
    ///
    /// ```
    /// use septet::reassembly::Reassembler;
    ///
    /// let mut store: Reassembler<u32, 2, 6> = Reassembler::new();
    /// let text = "a".repeat(161);
    /// store.push(1, 0, &septet::split(&text)?.next().unwrap().encode(7)).unwrap();
    /// store.clear();
    /// assert_eq!((store.len(), store.parts_free()), (0, 6));
    /// # Ok::<(), septet::SplitError>(())
    /// ```
    pub fn clear(&mut self) {
        self.messages.clear();
        self.parts.clear();
    }

    /// Returns all messages, complete or not, in the order in which they began.
    ///
    /// ```
    /// use septet::reassembly::Reassembler;
    ///
    /// let mut store: Reassembler<u32, 2, 6> = Reassembler::new();
    /// let text = "a".repeat(161);
    /// let first = septet::split(&text)?.next().unwrap();
    /// for sender in [2, 1] {
    ///     store.push(sender, 60, &first.encode(7)).unwrap();
    /// }
    /// assert!(store.messages().map(|message| message.key().sender).eq([2, 1]));
    /// # Ok::<(), septet::SplitError>(())
    /// ```
    #[must_use]
    pub fn messages(&self) -> Messages<'_, K> {
        Messages::new(&self.messages, &self.parts)
    }

    /// Returns the message that has waited longest for a part, complete or not.
    ///
    /// This is the message with the smallest [`last_seen`](Message::last_seen); among equals, the
    /// one that began first.
    ///
    /// It is not simply the one that began first, because a long message may still be arriving. For
    /// another order use [`messages`](Self::messages).
    ///
    /// ```
    /// use septet::reassembly::Reassembler;
    ///
    /// let mut store: Reassembler<u32, 4, 8> = Reassembler::new();
    /// let text = "a".repeat(400);
    /// let parts: Vec<_> = septet::split(&text)?.map(|segment| segment.encode(7)).collect();
    /// for (sender, at, part) in [(1, 60, 0), (2, 61, 0), (1, 62, 1)] {
    ///     store.push(sender, at, &parts[part]).unwrap();
    /// }
    /// assert_eq!(store.stalest().unwrap().key().sender, 2);
    ///
    /// // Evict messages that have waited for more than an hour.
    /// let now = 3661 + 1;
    /// while let Some(oldest) = store.stalest().filter(|oldest| now - oldest.last_seen() > 3600) {
    ///     let key = *oldest.key();
    ///     store.remove(&key);
    /// }
    /// assert!(store.messages().map(|message| message.key().sender).eq([1]));
    /// # Ok::<(), septet::SplitError>(())
    /// ```
    #[must_use]
    pub fn stalest(&self) -> Option<Message<'_, K>> {
        // `min_by_key` returns the first of equals.
        self.messages()
            .min_by_key(|message| (message.last_seen(), message.first_seen()))
    }
}

impl<K: Eq, const MESSAGES: usize, const PARTS: usize> Reassembler<K, MESSAGES, PARTS> {
    /// Returns the message with this key, complete or not.
    ///
    /// ```
    /// use septet::reassembly::{Progress, Reassembler};
    ///
    /// let mut store: Reassembler<u32, 2, 6> = Reassembler::new();
    /// let text = "a".repeat(161);
    /// let first = septet::split(&text)?.next().unwrap().encode(7);
    /// let Ok(Progress::Held { key, missing: 1 }) = store.push(1, 60, &first) else {
    ///     panic!("one part is missing");
    /// };
    /// let message = store.message(&key).unwrap();
    /// assert!(message.missing_parts().eq([2]));
    /// # Ok::<(), septet::SplitError>(())
    /// ```
    #[must_use]
    pub fn message(&self, key: &MessageKey<K>) -> Option<Message<'_, K>> {
        self.messages().find(|message| message.key() == key)
    }

    /// Removes a message with its parts, and returns whether there was one.
    ///
    /// ```
    /// use septet::reassembly::{MessageKey, Reassembler};
    /// use septet::ReferenceWidth;
    ///
    /// let mut store: Reassembler<u32, 2, 6> = Reassembler::new();
    /// let text = "a".repeat(161);
    /// store.push(1, 60, &septet::split(&text)?.next().unwrap().encode(7)).unwrap();
    ///
    /// let key = MessageKey { sender: 1, reference_width: ReferenceWidth::Bits8, reference: 7, total: 2 };
    /// assert!(store.remove(&key));
    /// assert!(!store.remove(&key));
    /// assert_eq!(store.parts_free(), 6);
    /// # Ok::<(), septet::SplitError>(())
    /// ```
    pub fn remove(&mut self, key: &MessageKey<K>) -> bool {
        let Some((index, parts)) = self.find(key) else {
            return false;
        };
        remove_range(&mut self.messages, &(index..index.saturating_add(1)));
        remove_range(&mut self.parts, &parts);
        true
    }

    /// Returns the index of a message, and the range of its parts.
    pub(super) fn find(&self, key: &MessageKey<K>) -> Option<(usize, Range<usize>)> {
        let mut start = 0_usize;
        for (index, entry) in self.messages.iter().enumerate() {
            let end = start.saturating_add(entry.held.into());
            if entry.key == *key {
                return Some((index, start..end));
            }
            start = end;
        }
        None
    }
}

impl<K, const MESSAGES: usize, const PARTS: usize> Default for Reassembler<K, MESSAGES, PARTS> {
    fn default() -> Self {
        Self::new()
    }
}

/// Removes the items at these indices and keeps the order of the others.
fn remove_range<T, const N: usize>(items: &mut heapless::Vec<T, N>, indices: &Range<usize>) {
    let mut index = 0_usize;
    items.retain(|_| {
        let stays = !indices.contains(&index);
        index = index.saturating_add(1);
        stays
    });
}
