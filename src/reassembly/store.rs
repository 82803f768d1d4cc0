//! The store of messages and parts: 3GPP TS 23.040 §9.2.3.24.1 and §9.2.3.24.8.
//!
//! Messages are stored in the order in which they began to arrive. The parts of all messages share
//! one pool. They are grouped by message, in the same order, and sorted by sequence number within a
//! message, so the parts of a message are one slice of the pool.

use core::ops::Range;

use super::key::MessageKey;
use super::message::{Message, Messages};
use super::stored::{StoredMessage, StoredPart};

/// Joins the parts of long messages in fixed memory.
///
/// Parts may arrive in any order and more than once, and parts of several messages may be
/// interleaved. `K` identifies a sender, for example by its address.
///
/// The store has room for `MESSAGES` messages and a total of `PARTS` parts. Each part takes 145
/// bytes, and each message takes at most 32 bytes plus the size of `K`. A message of more than
/// `PARTS` parts is refused; 255 is enough for any message.
///
/// # Age and eviction
///
/// A sender may use a reference number again after 256 messages or fewer, and some senders use the
/// same one for every message. A part of a later message could then take the place of a part that
/// never arrived. A store from [`with_max_age`](Self::with_max_age) prevents that: all parts of a
/// message arrive within the limit, counted from the first, and a part that arrives later begins a
/// new message. If a part conflicts with a stored part within the limit, remove the old message,
/// because a new one has begun.
///
/// A full store first removes expired messages. If there are none, it returns an error and drops
/// nothing: remove the [`stalest`](Self::stalest) message. Complete messages also stay until you
/// remove them. Arrival times may come from any clock that does not go backwards: seconds, ticks or
/// a count of messages. A duplicate that arrives after its message was removed begins a new
/// message, which stays incomplete until it expires or you evict it.
///
/// ```
/// use septet::reassembly::{Progress, Reassembler, ReassemblyError};
/// use septet::UserData;
///
/// const MAX_AGE: u64 = 6 * 60 * 60; // seconds
///
/// // 2 messages, 6 parts
/// let mut store: Reassembler<u32, 2, 6> = Reassembler::with_max_age(MAX_AGE);
///
/// // Returns the text of the message that `user_data` completes.
/// let mut receive = |sender: u32, at: u64, user_data: &UserData| loop {
///     match store.push(sender, at, user_data) {
///         Ok(Progress::Single) => return Some(user_data.decode_lossy().collect()),
///         Ok(Progress::Complete(key)) => {
///             let text = store.message(&key)?.decode_lossy().collect::<String>();
///             store.remove(&key);
///             return Some(text);
///         }
///         Err(ReassemblyError::Conflict { key, .. }) => {
///             store.remove(&key);
///         }
///         Err(ReassemblyError::MessagesFull | ReassemblyError::PartsFull) => {
///             let stalest = store.stalest()?.key().clone();
///             store.remove(&stalest);
///         }
///         _ => return None,
///     }
/// };
///
/// let (monday, tuesday) = ("a".repeat(161), "ж".repeat(100));
/// let monday = septet::split(&monday)?.next().unwrap().encode(7);
/// let parts: Vec<_> = septet::split(&tuesday)?.map(|segment| segment.encode(7)).collect();
/// assert_eq!(receive(491_234, 0, &monday), None); // the second part is lost
/// assert_eq!(receive(491_234, 86_400, &parts[1]), None);
/// assert_eq!(receive(491_234, 86_401, &parts[1]), None); // a duplicate
/// assert_eq!(receive(495_678, 86_402, &parts[0]), None); // another sender
/// assert_eq!(receive(491_234, 86_403, &parts[0]), Some(tuesday));
/// # Ok::<(), septet::SplitError>(())
/// ```
///
/// # Restarts
///
/// With the `serde` feature, the state can be written and read. Reading it fails if the state does
/// not fit in the store or could not have been written. The clock must continue after a restart: a
/// message that seems to come from the future is expired if it is out of the limit.
///
/// ```
/// # #[cfg(feature = "serde")] {
/// use septet::reassembly::{Progress, Reassembler};
///
/// let text = "a".repeat(161);
/// let parts: Vec<_> = septet::split(&text)?.map(|segment| segment.encode(7)).collect();
/// let mut store: Reassembler<String, 4, 16> = Reassembler::with_max_age(3600);
/// store.push("+491234".to_owned(), 60, &parts[1]).unwrap();
///
/// let state = serde_json::to_string(&store)?;
/// let mut store: Reassembler<String, 4, 16> = serde_json::from_str(&state)?;
/// let progress = store.push("+491234".to_owned(), 61, &parts[0]);
/// assert!(matches!(progress, Ok(Progress::Complete(_))));
/// # }
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
///
/// # Large stores
///
/// The store is a single value, and `Box::new` first creates its argument on the stack. In a debug
/// build, or where the optimiser leaves the copy, a large store overflows the stack. Three ways do
/// not:
///
/// - A `static` never uses the stack, because the constructors are `const`. Set the age limit
///   later: an empty store is all zeros, so the program's image need not contain it.
///
///   ```
///   use std::sync::Mutex;
///   use septet::reassembly::Reassembler;
///
///   static STORE: Mutex<Reassembler<u64, 1_000, 6_000>> = Mutex::new(Reassembler::new());
///
///   STORE.lock().unwrap().set_max_age(6 * 60 * 60);
///   assert_eq!(STORE.lock().unwrap().parts_free(), 6_000);
///   ```
///
/// - Many small stores in a `Vec`, which holds them on the heap. The sender chooses the store, so
///   that the parts of a message meet. This is also faster, because a push looks at all messages of
///   its store. A store of 16 messages and 255 parts takes 38,200 bytes, and creating it takes at
///   most five times as much stack:
///
///   ```
///   use std::hash::{BuildHasher, RandomState};
///   use septet::reassembly::Reassembler;
///
///   type Store = Reassembler<u64, 16, 255>;
///
///   let mut stores: Vec<Store> = Vec::new();
///   stores.resize_with(64, || Store::with_max_age(6 * 60 * 60));
///   let hasher = RandomState::new();
///   let index = hasher.hash_one(491_234_u64) as usize % stores.len();
///   assert_eq!(stores[index].parts_free(), 255);
///   ```
///
/// - A thread with a large stack creates the box and returns it:
///
///   ```
///   use septet::reassembly::Reassembler;
///
///   type Store = Reassembler<u64, 1_000, 6_000>;
///
///   let thread = std::thread::Builder::new().stack_size(8 * size_of::<Store>());
///   let store = thread.spawn(|| Box::new(Store::new()))?.join().unwrap();
///   assert_eq!(store.parts_free(), 6_000);
///   # Ok::<(), std::io::Error>(())
///   ```
///
/// The stack that the other methods take does not depend on the size of the store. In a debug
/// build, a thread with a stack of 32 KiB can call all of them. On a Cortex-M0, a program that
/// splits, encodes, joins and decodes texts in a `static` store takes less than 1,430 bytes of
/// stack, and no more than without joining.
#[derive(Clone, Debug)]
pub struct Reassembler<K, const MESSAGES: usize, const PARTS: usize> {
    pub(super) messages: heapless::Vec<StoredMessage<K>, MESSAGES>,
    pub(super) parts: heapless::Vec<StoredPart, PARTS>,
    /// The age limit with its bits inverted: 0 if there is none, so that an empty `static` store is
    /// all zeros and takes no flash.
    pub(super) inverted_max_age: u64,
}

impl<K, const MESSAGES: usize, const PARTS: usize> Reassembler<K, MESSAGES, PARTS> {
    /// Creates an empty store without an age limit.
    ///
    /// Use [`with_max_age`](Self::with_max_age) unless you remove old messages yourself.
    ///
    /// ```
    /// # use septet::reassembly::Reassembler;
    /// const EMPTY: Reassembler<u32, 8, 32> = Reassembler::new();
    /// assert!(EMPTY.is_empty());
    /// ```
    #[must_use]
    pub const fn new() -> Self {
        Self::with_max_age(u64::MAX)
    }

    /// Creates an empty store in which all parts of a message arrive within `max_age` of its first
    /// part, in units of the caller's clock.
    ///
    /// A message is expired if its [`first_seen`](Message::first_seen) differs by more than
    /// `max_age` from the time of a push. Then no part joins it, see [`push`](Self::push).
    ///
    /// ```
    /// use septet::reassembly::{Progress, Reassembler};
    ///
    /// let mut store: Reassembler<u32, 2, 6> = Reassembler::with_max_age(3600);
    /// let parts: Vec<_> = septet::split(&"a".repeat(161))?.map(|part| part.encode(7)).collect();
    /// store.push(1, 0, &parts[0]).unwrap();
    /// assert!(matches!(store.push(1, 3601, &parts[1]), Ok(Progress::Held { missing: 1, .. })));
    /// assert!(matches!(store.push(1, 7201, &parts[0]), Ok(Progress::Complete(_))));
    /// # Ok::<(), septet::SplitError>(())
    /// ```
    #[must_use]
    pub const fn with_max_age(max_age: u64) -> Self {
        Self {
            messages: heapless::Vec::new(),
            parts: heapless::Vec::new(),
            inverted_max_age: !max_age,
        }
    }

    /// Returns the number of stored messages, complete or not.
    ///
    /// ```
    /// let mut store = septet::reassembly::Reassembler::<&str, 2, 6>::new();
    /// for segment in septet::split(&"a".repeat(161))? {
    ///     store.push("+491234", 0, &segment.encode(7)).unwrap();
    /// }
    /// assert_eq!((store.len(), store.parts_free()), (1, 4));
    /// # Ok::<(), septet::SplitError>(())
    /// ```
    #[must_use]
    pub fn len(&self) -> usize {
        self.messages.len()
    }

    /// Returns whether no messages are stored.
    ///
    /// ```
    /// assert!(septet::reassembly::Reassembler::<u32, 2, 6>::new().is_empty());
    /// ```
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.messages.is_empty()
    }

    /// Returns the number of parts that can still be stored.
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
    /// let mut store = septet::reassembly::Reassembler::<u32, 2, 6>::new();
    /// store.push(1, 0, &septet::split(&"a".repeat(161))?.next().unwrap().encode(7)).unwrap();
    /// store.clear();
    /// assert_eq!((store.len(), store.parts_free()), (0, 6));
    /// # Ok::<(), septet::SplitError>(())
    /// ```
    pub fn clear(&mut self) {
        self.messages.clear();
        self.parts.clear();
    }

    /// Returns all messages, complete or not, in the order in which they began to arrive.
    ///
    /// ```
    /// let mut store = septet::reassembly::Reassembler::<u32, 2, 6>::new();
    /// let first = septet::split(&"a".repeat(161))?.next().unwrap().encode(7);
    /// for sender in [2, 1] {
    ///     store.push(sender, 60, &first).unwrap();
    /// }
    /// assert!(store.messages().map(|message| message.key().sender).eq([2, 1]));
    /// # Ok::<(), septet::SplitError>(())
    /// ```
    #[must_use]
    pub fn messages(&self) -> Messages<'_, K> {
        Messages::new(&self.messages, &self.parts)
    }

    /// Returns the message whose latest part arrived the longest time ago, complete or not.
    ///
    /// This is the message with the earliest [`last_seen`](Message::last_seen). Ties go to the
    /// earliest [`first_seen`](Message::first_seen). Evicting by `first_seen` alone would drop long
    /// messages that are still arriving.
    ///
    /// ```
    /// let mut store = septet::reassembly::Reassembler::<u32, 4, 8>::new();
    /// let parts: Vec<_> = septet::split(&"a".repeat(400))?.map(|part| part.encode(7)).collect();
    /// for (sender, at, part) in [(1, 60, 0), (2, 61, 0), (1, 62, 1)] {
    ///     store.push(sender, at, &parts[part]).unwrap();
    /// }
    /// assert_eq!(store.stalest().unwrap().key().sender, 2);
    ///
    /// // At 3662 seconds, evict messages that have waited for more than an hour.
    /// while let Some(stalest) = store.stalest().filter(|one| 3662 - one.last_seen() > 3600) {
    ///     let key = *stalest.key();
    ///     store.remove(&key);
    /// }
    /// assert!(store.messages().map(|message| message.key().sender).eq([1]));
    /// # Ok::<(), septet::SplitError>(())
    /// ```
    #[must_use]
    pub fn stalest(&self) -> Option<Message<'_, K>> {
        self.messages()
            .min_by_key(|message| (message.last_seen(), message.first_seen()))
    }
}

impl<K: Eq, const MESSAGES: usize, const PARTS: usize> Reassembler<K, MESSAGES, PARTS> {
    /// Returns the message with this key, complete or not.
    ///
    /// ```
    /// # use septet::reassembly::{Progress, Reassembler};
    /// # let mut store: Reassembler<u32, 2, 6> = Reassembler::new();
    /// let first = septet::split(&"a".repeat(161))?.next().unwrap().encode(7);
    /// let Ok(Progress::Held { key, missing: 1 }) = store.push(1, 60, &first) else { panic!() };
    /// assert!(store.message(&key).unwrap().missing_parts().eq([2]));
    /// # Ok::<(), septet::SplitError>(())
    /// ```
    #[must_use]
    pub fn message(&self, key: &MessageKey<K>) -> Option<Message<'_, K>> {
        self.messages().find(|message| message.key() == key)
    }

    /// Removes a message and its parts. Returns whether it was stored.
    ///
    /// ```
    /// # let mut store = septet::reassembly::Reassembler::<u32, 2, 6>::new();
    /// store.push(1, 60, &septet::split(&"a".repeat(161))?.next().unwrap().encode(7)).unwrap();
    /// let key = *store.stalest().unwrap().key();
    /// assert!(store.remove(&key));
    /// assert!(!store.remove(&key));
    /// assert_eq!(store.parts_free(), 6);
    /// # Ok::<(), septet::SplitError>(())
    /// ```
    pub fn remove(&mut self, key: &MessageKey<K>) -> bool {
        let Some((index, parts)) = self.find(key) else {
            return false;
        };
        self.remove_at(index, &parts);
        true
    }

    /// Removes the message at `index`, whose parts are at `parts` in the pool.
    pub(super) fn remove_at(&mut self, index: usize, parts: &Range<usize>) {
        remove_range(&mut self.messages, &(index..index.saturating_add(1)));
        remove_range(&mut self.parts, parts);
    }

    /// Keeps the messages for which `stays` returns true. Returns how many were removed.
    pub(super) fn retain(&mut self, stays: impl Fn(&StoredMessage<K>) -> bool) -> usize {
        let Self {
            messages, parts, ..
        } = self;
        // Parts are in the same order as their messages.
        let mut owners = messages.iter();
        let mut owner = owners.next();
        let mut index = 0_u8;
        parts.retain(|_| {
            while owner.is_some_and(|message| message.part_count == index) {
                (owner, index) = (owners.next(), 0);
            }
            index = index.saturating_add(1);
            owner.is_none_or(&stays)
        });
        let before = messages.len();
        messages.retain(&stays);
        before.saturating_sub(messages.len())
    }

    /// Returns the index of a message and the range of its parts in the pool.
    pub(super) fn find(&self, key: &MessageKey<K>) -> Option<(usize, Range<usize>)> {
        let mut start = 0_usize;
        for (index, message) in self.messages.iter().enumerate() {
            let end = start.saturating_add(message.part_count.into());
            if message.key == *key {
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

/// Removes the items at `indices` and keeps the order of the others.
fn remove_range<T, const N: usize>(items: &mut heapless::Vec<T, N>, indices: &Range<usize>) {
    let mut index = 0_usize;
    items.retain(|_| {
        let stays = !indices.contains(&index);
        index = index.saturating_add(1);
        stays
    });
}
