//! How a part is taken.

use super::entry::{Entry, Held};
use super::error::ReassemblyError;
use super::key::MessageKey;
use super::store::Reassembler;
use crate::wire::{Part, UserData};

/// What has become of a part, from [`Reassembler::push`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Progress<K> {
    /// It is a message by itself, without a concatenation element or with a total of 1.
    /// It is not kept: the caller reads it at once.
    Single,
    /// It is held, and the message is not complete yet.
    Held {
        /// The message.
        key: MessageKey<K>,
        /// How many parts it still lacks.
        missing: u8,
    },
    /// It was held already, with the same content. Nothing has changed.
    Duplicate {
        /// The message.
        key: MessageKey<K>,
        /// How many parts it still lacks; 0 if it is complete and was not removed.
        missing: u8,
    },
    /// It is held, and was the last one that the message lacked.
    Complete(MessageKey<K>),
}

impl<K: Clone + Eq, const MESSAGES: usize, const PARTS: usize> Reassembler<K, MESSAGES, PARTS> {
    /// Takes a part that has come from this sender, `at` this time.
    ///
    /// Two parts are of one message if all of the [`MessageKey`] is equal. They may be in
    /// different encodings: each is read by its own header and TP-DCS.
    ///
    /// # Errors
    ///
    /// [`ReassemblyError`]; the store is then as it was before. A part of a message that
    /// the store could not hold even if it were empty is refused at once, and no other
    /// message is to be removed for it.
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
    /// // The same message and sequence, and other content.
    /// assert!(matches!(
    ///     store.push(1, 62, &other),
    ///     Err(ReassemblyError::Conflict { sequence: 1, .. })
    /// ));
    /// let Ok(Progress::Complete(key)) = store.push(1, 63, &parts[1]) else {
    ///     panic!("both parts are there");
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
        let place = match &found {
            Some((index, range)) => {
                let parts = self.parts.get(range.clone()).unwrap_or_default();
                match parts.binary_search_by_key(&sequence, |held| held.sequence) {
                    Ok(place)
                        if parts.get(place).map(|held| &held.user_data) == Some(user_data) =>
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

        // There is room for all of it: from here on nothing is refused.
        let _ = self.parts.push(Held {
            sequence,
            user_data: user_data.clone(),
        });
        if let Some(behind @ [_, ..]) = self.parts.get_mut(place..) {
            behind.rotate_right(1);
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
