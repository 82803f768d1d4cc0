//! Storing a part.

use super::entry::{Entry, Held};
use super::error::ReassemblyError;
use super::key::MessageKey;
use super::store::Reassembler;
use crate::wire::{Part, UserData};

/// The result of [`Reassembler::push`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[non_exhaustive]
pub enum Progress<K> {
    /// The part is a whole message: it has no concatenation element, or a total of 1. It is not
    /// stored; read it from the user data.
    Single,
    /// The part is stored, and others are missing.
    Held {
        /// The message.
        key: MessageKey<K>,
        /// The number of missing parts.
        missing: u8,
    },
    /// The part was stored already, with the same content. Nothing has changed.
    Duplicate {
        /// The message.
        key: MessageKey<K>,
        /// The number of missing parts; 0 if the message is complete and not removed yet.
        missing: u8,
    },
    /// The part is stored, and the message is complete.
    Complete(MessageKey<K>),
}

impl<K: Clone + Eq, const MESSAGES: usize, const PARTS: usize> Reassembler<K, MESSAGES, PARTS> {
    /// Stores a part from this sender that arrived at time `at`.
    ///
    /// Parts with equal [`MessageKey`]s belong to the same message. Their encodings may differ:
    /// each part is decoded by its own header and TP-DCS.
    ///
    /// # Errors
    ///
    /// [`ReassemblyError`]; the store is then unchanged. A part of a message that would not fit
    /// even in an empty store is refused at once, so do not remove other messages for it.
    ///
    /// ```
    /// use septet::reassembly::{Progress, Reassembler, ReassemblyError};
    ///
    /// let mut store: Reassembler<u32, 2, 6> = Reassembler::new();
    /// let (text, other) = ("a".repeat(161), "b".repeat(161));
    /// let parts: Vec<_> = septet::split(&text)?.map(|segment| segment.encode(7)).collect();
    /// let other = septet::split(&other)?.next().unwrap().encode(7);
    ///
    /// assert!(matches!(store.push(1, 60, &parts[0]), Ok(Progress::Held { missing: 1, .. })));
    /// assert!(matches!(store.push(1, 61, &parts[0]), Ok(Progress::Duplicate { .. })));
    /// // The same message and sequence number with different content.
    /// assert!(matches!(
    ///     store.push(1, 62, &other),
    ///     Err(ReassemblyError::Conflict { sequence: 1, .. })
    /// ));
    /// let Ok(Progress::Complete(key)) = store.push(1, 63, &parts[1]) else {
    ///     panic!("both parts are stored");
    /// };
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
                        let held = self.messages.get(*index).map_or(0, |entry| entry.held);
                        let missing = total.saturating_sub(held);
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

        // There is room: nothing fails from here on.
        let _ = self.parts.push(Held {
            sequence,
            user_data: user_data.clone(),
        });
        if let Some(tail @ [_, ..]) = self.parts.get_mut(slot..) {
            tail.rotate_right(1);
        }
        let mut held = 1;
        match found.and_then(|(index, _)| self.messages.get_mut(index)) {
            Some(entry) => {
                held = entry.held.saturating_add(1);
                entry.held = held;
                entry.last_seen = entry.last_seen.max(at);
            }
            None => {
                let _ = self.messages.push(Entry {
                    key: key.clone(),
                    first_seen: at,
                    last_seen: at,
                    held,
                });
            }
        }
        Ok(match total.saturating_sub(held) {
            0 => Progress::Complete(key),
            missing => Progress::Held { key, missing },
        })
    }
}
