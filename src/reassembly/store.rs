//! Parts of long messages, joined in fixed memory: 3GPP TS 23.040 §9.2.3.24.1 and .8.
//!
//! Messages are stored in the order in which they began, and their parts in one pool in the
//! same order, those of a message by their sequence. So where the parts of a message are
//! follows from how many the messages before it hold, and a view of it is a slice.

use core::ops::Range;

use super::entry::{Entry, Held};
use super::key::MessageKey;
use super::message::{Message, Messages};

/// Joins the parts of long messages, in any order, with duplicates, several messages at a
/// time, in fixed memory: so many messages, and so many parts of all of them together. A
/// part takes 145 octets, a message at most 32 and what `K` takes.
///
/// A message of more parts than `PARTS` is refused: at 255 none is.
///
/// `K` is how the caller names a sender: an address, or a number for it.
///
/// # Age
///
/// The caller says when a part came, `at` any clock that does not go back: seconds, ticks,
/// a count of messages; larger is later. Nothing goes away by itself. What is complete
/// stays until it is removed, and so does what lacks a part that never comes. Who is out
/// of room, or out of patience, asks for the [`stalest`](Self::stalest) message, the one of
/// which nothing has come for the longest, and removes it.
///
/// A part that comes again after its message was removed begins a new message, which will
/// never be complete: it goes the same way.
///
/// ```
/// use septet::reassembly::{Progress, Reassembler, ReassemblyError};
/// use septet::UserData;
///
/// // Two messages and six parts at most; senders are numbers here.
/// let mut store: Reassembler<u32, 2, 6> = Reassembler::new();
///
/// // The text of a message that is complete by what has come.
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
    /// A store that holds nothing yet. It can be the value of a `static`.
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

    /// How many messages there are, complete or not.
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

    /// Whether there is no message.
    ///
    /// ```
    /// assert!(septet::reassembly::Reassembler::<u32, 2, 6>::new().is_empty());
    /// ```
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.messages.is_empty()
    }

    /// How many more parts there is room for.
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

    /// All messages, complete or not, in the order in which they began.
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

    /// The message of which nothing has come for the longest, complete or not: its
    /// [`last_seen`](Message::last_seen) part came before that of any other. Where several are
    /// equal, the one that began first.
    ///
    /// Not the one that began first in any case: a long message that is still coming in
    /// is no leftover. Who wants another order finds it in [`messages`](Self::messages).
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
    /// // Leftovers of more than an hour.
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
        // Of several that are least, the first.
        self.messages()
            .min_by_key(|message| (message.last_seen(), message.first_seen()))
    }
}

impl<K: Eq, const MESSAGES: usize, const PARTS: usize> Reassembler<K, MESSAGES, PARTS> {
    /// The message with this key, complete or not.
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

    /// Removes a message, and makes room for as many parts as it had. Says whether there
    /// was one.
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
        take_out(&mut self.messages, &(index..index.saturating_add(1)));
        take_out(&mut self.parts, &parts);
        true
    }

    /// Where a message is, and where its parts are.
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

/// Takes out what stands at these places; what is left stays in order.
fn take_out<T, const N: usize>(from: &mut heapless::Vec<T, N>, places: &Range<usize>) {
    let mut place = 0_usize;
    from.retain(|_| {
        let stays = !places.contains(&place);
        place = place.saturating_add(1);
        stays
    });
}
