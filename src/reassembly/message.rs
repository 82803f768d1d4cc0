//! A view of one message in the store.

use core::iter::FusedIterator;
use core::slice;

use super::key::MessageKey;
use super::stored::{StoredMessage, StoredPart};
use crate::wire::UserData;

/// A view of a message in a [`Reassembler`](crate::reassembly::Reassembler), complete or not.
///
/// ```
/// use septet::reassembly::Reassembler;
///
/// let mut store: Reassembler<&str, 2, 6> = Reassembler::new();
/// for segment in septet::split(&"a".repeat(400))?.skip(1) {
///     store.push("+491234", 60, &segment.encode(7)).unwrap();
/// }
/// let message = store.stalest().unwrap();
/// assert_eq!((message.key().sender, message.key().total), ("+491234", 3));
/// assert!(!message.is_complete());
/// assert!(message.missing_parts().eq([1]));
/// assert_eq!(message.decode_lossy().count(), 247); // from parts 2 and 3
/// # Ok::<(), septet::SplitError>(())
/// ```
#[derive(Debug)]
pub struct Message<'r, K> {
    stored: &'r StoredMessage<K>,
    /// Sorted by sequence number.
    pub(super) parts: &'r [StoredPart],
}

// Derived implementations would require `K: Clone` and `K: Copy`.
impl<K> Clone for Message<'_, K> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<K> Copy for Message<'_, K> {}

impl<'r, K> Message<'r, K> {
    /// Returns the key of the message.
    ///
    /// ```
    /// # let mut store = septet::reassembly::Reassembler::<u32, 2, 6>::new();
    /// store.push(1, 60, &septet::split(&"a".repeat(161))?.next().unwrap().encode(7)).unwrap();
    /// let key = store.stalest().unwrap().key();
    /// assert_eq!((key.sender, key.reference, key.total), (1, 7, 2));
    /// assert_eq!(key.reference_width, septet::ReferenceWidth::Bits8);
    /// # Ok::<(), septet::SplitError>(())
    /// ```
    #[must_use]
    pub const fn key(self) -> &'r MessageKey<K> {
        &self.stored.key
    }

    /// Returns the arrival time of the first part that was stored, by the caller's clock.
    ///
    /// ```
    /// # let mut store = septet::reassembly::Reassembler::<u32, 2, 6>::new();
    /// for (at, segment) in [60, 65].into_iter().zip(septet::split(&"a".repeat(161))?) {
    ///     store.push(1, at, &segment.encode(7)).unwrap();
    /// }
    /// assert_eq!(store.stalest().unwrap().first_seen(), 60);
    /// # Ok::<(), septet::SplitError>(())
    /// ```
    #[must_use]
    pub const fn first_seen(self) -> u64 {
        self.stored.first_seen
    }

    /// Returns the latest arrival time of a part, by the caller's clock. Duplicates do not count.
    ///
    /// ```
    /// # let mut store = septet::reassembly::Reassembler::<u32, 2, 6>::new();
    /// let parts: Vec<_> = septet::split(&"a".repeat(400))?.map(|part| part.encode(7)).collect();
    /// for (at, part) in [(60, 0), (65, 1), (70, 0)] {
    ///     store.push(1, at, &parts[part]).unwrap();
    /// }
    /// assert_eq!(store.stalest().unwrap().last_seen(), 65);
    /// # Ok::<(), septet::SplitError>(())
    /// ```
    #[must_use]
    pub const fn last_seen(self) -> u64 {
        self.stored.last_seen
    }

    /// Returns the number of missing parts.
    ///
    /// ```
    /// # let mut store = septet::reassembly::Reassembler::<u32, 2, 6>::new();
    /// store.push(1, 60, &septet::split(&"a".repeat(400))?.next().unwrap().encode(7)).unwrap();
    /// assert_eq!(store.stalest().unwrap().missing(), 2);
    /// # Ok::<(), septet::SplitError>(())
    /// ```
    #[must_use]
    pub const fn missing(self) -> u8 {
        self.stored.key.total.saturating_sub(self.stored.part_count)
    }

    /// Returns whether all parts are stored.
    ///
    /// ```
    /// # let mut store = septet::reassembly::Reassembler::<u32, 2, 6>::new();
    /// for segment in septet::split(&"a".repeat(161))? {
    ///     store.push(1, 60, &segment.encode(7)).unwrap();
    /// }
    /// assert!(store.stalest().unwrap().is_complete());
    /// # Ok::<(), septet::SplitError>(())
    /// ```
    #[must_use]
    pub const fn is_complete(self) -> bool {
        self.missing() == 0
    }

    /// Returns the sequence numbers of the missing parts, in ascending order.
    ///
    /// ```
    /// # let mut store = septet::reassembly::Reassembler::<u32, 2, 6>::new();
    /// store.push(1, 60, &septet::split(&"a".repeat(400))?.nth(1).unwrap().encode(7)).unwrap();
    /// assert!(store.stalest().unwrap().missing_parts().eq([1, 3]));
    /// # Ok::<(), septet::SplitError>(())
    /// ```
    #[must_use]
    pub const fn missing_parts(self) -> MissingParts<'r> {
        MissingParts {
            next: 1,
            remaining: self.missing(),
            parts: self.parts,
        }
    }

    /// Returns the stored parts and their sequence numbers, in ascending order.
    ///
    /// ```
    /// # let mut store = septet::reassembly::Reassembler::<u32, 2, 6>::new();
    /// let parts: Vec<_> = septet::split(&"a".repeat(400))?.map(|part| part.encode(7)).collect();
    /// for part in [2, 0] {
    ///     store.push(1, 60, &parts[part]).unwrap();
    /// }
    /// assert!(store.stalest().unwrap().parts().eq([(1, &parts[0]), (3, &parts[2])]));
    /// # Ok::<(), septet::SplitError>(())
    /// ```
    #[must_use]
    pub fn parts(self) -> Parts<'r> {
        Parts {
            parts: self.parts.iter(),
        }
    }
}

/// The messages in a store, from
/// [`Reassembler::messages`](crate::reassembly::Reassembler::messages).
#[derive(Debug)]
pub struct Messages<'r, K> {
    messages: slice::Iter<'r, StoredMessage<K>>,
    /// The parts of the remaining messages.
    parts: &'r [StoredPart],
}

impl<'r, K> Messages<'r, K> {
    pub(super) fn new(messages: &'r [StoredMessage<K>], parts: &'r [StoredPart]) -> Self {
        Self {
            messages: messages.iter(),
            parts,
        }
    }
}

impl<K> Clone for Messages<'_, K> {
    fn clone(&self) -> Self {
        Self {
            messages: self.messages.clone(),
            parts: self.parts,
        }
    }
}

impl<'r, K> Iterator for Messages<'r, K> {
    type Item = Message<'r, K>;

    fn next(&mut self) -> Option<Self::Item> {
        let stored = self.messages.next()?;
        let (parts, rest) = self.parts.split_at_checked(stored.part_count.into())?;
        self.parts = rest;
        Some(Message { stored, parts })
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.messages.size_hint()
    }
}

impl<K> ExactSizeIterator for Messages<'_, K> {}
impl<K> FusedIterator for Messages<'_, K> {}

/// The stored parts of a message, from [`Message::parts`].
#[derive(Clone, Debug, Default)]
pub struct Parts<'r> {
    parts: slice::Iter<'r, StoredPart>,
}

impl<'r> Iterator for Parts<'r> {
    type Item = (u8, &'r UserData);

    fn next(&mut self) -> Option<Self::Item> {
        let part = self.parts.next()?;
        Some((part.sequence, &part.user_data))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.parts.size_hint()
    }
}

impl ExactSizeIterator for Parts<'_> {}
impl FusedIterator for Parts<'_> {}

/// The sequence numbers of the missing parts, from [`Message::missing_parts`].
#[derive(Clone, Debug)]
pub struct MissingParts<'r> {
    /// The next sequence number to check.
    next: u8,
    remaining: u8,
    /// The stored parts whose sequence numbers are at least `next`.
    parts: &'r [StoredPart],
}

impl Iterator for MissingParts<'_> {
    type Item = u8;

    fn next(&mut self) -> Option<u8> {
        self.remaining = self.remaining.checked_sub(1)?;
        while let [first, rest @ ..] = self.parts {
            if first.sequence != self.next {
                break;
            }
            self.parts = rest;
            self.next = self.next.saturating_add(1);
        }
        let missing = self.next;
        self.next = missing.saturating_add(1);
        Some(missing)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let remaining = usize::from(self.remaining);
        (remaining, Some(remaining))
    }
}

impl ExactSizeIterator for MissingParts<'_> {}
impl FusedIterator for MissingParts<'_> {}
