//! Adding a part to the store.

use super::error::ReassemblyError;
use super::key::MessageKey;
use super::store::Reassembler;
use super::stored::{StoredMessage, StoredPart};
use crate::wire::{Part, UserData};

/// The result of [`Reassembler::push`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[non_exhaustive]
pub enum Progress<K> {
    /// The part is a whole message: it has no concatenation element, or a total of 1. It was not
    /// stored; decode its user data directly.
    Single,
    /// The part was stored; other parts of the message are missing.
    Held {
        /// The key of the message.
        key: MessageKey<K>,
        /// The number of missing parts.
        missing: u8,
    },
    /// The part was already stored with the same content. The store is unchanged.
    Duplicate {
        /// The key of the message.
        key: MessageKey<K>,
        /// The number of missing parts; 0 if the message is complete but not yet removed.
        missing: u8,
    },
    /// The part was stored, and the message is now complete.
    Complete(MessageKey<K>),
}

impl<K: Clone + Eq, const MESSAGES: usize, const PARTS: usize> Reassembler<K, MESSAGES, PARTS> {
    /// Stores a part from `sender` that arrived at time `at`.
    ///
    /// Parts with equal [`MessageKey`]s belong to the same message, even if their encodings differ.
    ///
    /// # Errors
    ///
    /// Returns a [`ReassemblyError`] and leaves the store unchanged. After
    /// [`ReassemblyError::TooManyParts`], removing other messages does not help.
    ///
    /// ```
    /// use septet::reassembly::{Progress, Reassembler, ReassemblyError};
    ///
    /// let mut store: Reassembler<u32, 2, 6> = Reassembler::new();
    /// let (text, other) = ("a".repeat(161), "b".repeat(161));
    /// let parts: Vec<_> = septet::split(&text)?.map(|segment| segment.encode(7)).collect();
    /// let other = septet::split(&other)?.next().unwrap().encode(7);
    /// assert!(matches!(store.push(1, 60, &parts[0]), Ok(Progress::Held { missing: 1, .. })));
    /// assert!(matches!(store.push(1, 61, &parts[0]), Ok(Progress::Duplicate { .. })));
    /// // The same key and sequence number with different content.
    /// let conflict = store.push(1, 62, &other);
    /// assert!(matches!(conflict, Err(ReassemblyError::Conflict { sequence: 1, .. })));
    /// let Ok(Progress::Complete(key)) = store.push(1, 63, &parts[1]) else { panic!() };
    /// assert_eq!(store.message(&key).unwrap().decode_lossy().collect::<String>(), text);
    /// # Ok::<(), septet::SplitError>(())
    /// ```
    pub fn push(
        &mut self,
        sender: K,
        at: u64,
        user_data: &UserData,
    ) -> Result<Progress<K>, ReassemblyError<K>> {
        let Some(concatenation) = user_data.concatenation() else {
            return Ok(Progress::Single);
        };
        let Part { sequence, total } = concatenation.part;
        if total == 1 {
            return Ok(Progress::Single);
        }
        if usize::from(total) > PARTS {
            return Err(ReassemblyError::TooManyParts { total });
        }
        let key = MessageKey {
            sender,
            reference_width: concatenation.reference_width,
            reference: concatenation.reference,
            total,
        };
        let found = self.find(&key);
        let slot = match &found {
            Some((index, range)) => {
                let parts = self.parts.get(range.clone()).unwrap_or_default();
                match parts.binary_search_by_key(&sequence, |part| part.sequence) {
                    Ok(position)
                        if parts.get(position).map(|part| &part.user_data) == Some(user_data) =>
                    {
                        let stored = self.messages.get(*index);
                        let part_count = stored.map_or(0, |message| message.part_count);
                        let missing = total.saturating_sub(part_count);
                        return Ok(Progress::Duplicate { key, missing });
                    }
                    Ok(_) => return Err(ReassemblyError::Conflict { key, sequence }),
                    Err(before) => range.start.saturating_add(before),
                }
            }
            None if self.messages.is_full() => return Err(ReassemblyError::MessagesFull),
            None => self.parts.len(),
        };
        if self.parts.is_full() {
            return Err(ReassemblyError::PartsFull);
        }

        // There is room, so the two `push` calls below cannot fail.
        let _ = self.parts.push(StoredPart {
            sequence,
            user_data: user_data.clone(),
        });
        if let Some(tail @ [_, ..]) = self.parts.get_mut(slot..) {
            tail.rotate_right(1);
        }
        let mut part_count = 1;
        match found.and_then(|(index, _)| self.messages.get_mut(index)) {
            Some(message) => {
                part_count = message.part_count.saturating_add(1);
                message.part_count = part_count;
                message.last_seen = message.last_seen.max(at);
            }
            None => {
                let _ = self.messages.push(StoredMessage {
                    key: key.clone(),
                    first_seen: at,
                    last_seen: at,
                    part_count,
                });
            }
        }
        Ok(match total.saturating_sub(part_count) {
            0 => Progress::Complete(key),
            missing => Progress::Held { key, missing },
        })
    }
}
