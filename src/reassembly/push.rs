//! Adding a part to the store.

use super::error::ReassemblyError;
use super::key::MessageKey;
use super::store::Reassembler;
use super::stored::{StoredMessage, StoredPart};
use crate::wire::{Concatenation, Part, UserData};

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
    /// The age limit of a [`with_max_age`](Self::with_max_age) store is applied first: a part never
    /// joins an expired message, but takes its place. If the store is full, expired messages make
    /// room.
    ///
    /// # Errors
    ///
    /// Returns a [`ReassemblyError`] and leaves all messages that are not expired unchanged. After
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
        match user_data.concatenation() {
            Some(concatenation) => self.push_part(sender, at, concatenation, user_data),
            None => Ok(Progress::Single),
        }
    }

    /// Stores a part whose number did not arrive in a header.
    ///
    /// SMPP can carry it in `sar_msg_ref_num` (16 bits), `sar_total_segments` and
    /// `sar_segment_seqnum`. Such a part has no header, so it can hold 160 septets. A concatenation
    /// element in the header of `user_data` is not read. As with [`push`](Self::push), a part with
    /// total 0, sequence 0, or a sequence above the total is a whole message (23.040 §9.2.3.24.1).
    ///
    /// # Errors
    ///
    /// As for [`push`](Self::push).
    ///
    /// ```
    /// use septet::reassembly::{Progress, Reassembler};
    /// use septet::wire::{Concatenation, Part};
    /// use septet::{ReferenceWidth, UserData};
    ///
    /// let mut store: Reassembler<&str, 4, 16> = Reassembler::new();
    /// let mut push = |reference, total, sequence, short_message: &[u8]| {
    ///     let sar = Concatenation {
    ///         reference_width: ReferenceWidth::Bits16,
    ///         reference,
    ///         part: Part { sequence, total },
    ///     };
    ///     let part = UserData::from_unpacked(0x00, false, short_message).unwrap();
    ///     store.push_part("+491234", 60, sar, &part)
    /// };
    /// assert!(matches!(push(0xCAFE, 2, 2, b"lo"), Ok(Progress::Held { missing: 1, .. })));
    /// let Ok(Progress::Complete(key)) = push(0xCAFE, 2, 1, b"Hel") else { panic!() };
    /// assert_eq!(store.message(&key).unwrap().decode_lossy().collect::<String>(), "Hello");
    /// ```
    pub fn push_part(
        &mut self,
        sender: K,
        at: u64,
        concatenation: Concatenation,
        user_data: &UserData,
    ) -> Result<Progress<K>, ReassemblyError<K>> {
        let Part { sequence, total } = concatenation.part;
        if total <= 1 || sequence == 0 || sequence > total {
            return Ok(Progress::Single);
        }
        if usize::from(total) > PARTS {
            return Err(ReassemblyError::TooManyParts { total });
        }
        let key = MessageKey::new(sender, concatenation);
        let (found, slot) = loop {
            let mut found = self.find(&key);
            if let Some((index, range)) = &found
                && self.is_expired(*index, at)
            {
                self.remove_at(*index, range);
                found = None;
            }
            let slot = match &found {
                Some((index, range)) => {
                    let parts = self.parts.get(range.clone()).unwrap_or_default();
                    match parts.binary_search_by_key(&sequence, |part| part.sequence) {
                        Ok(position)
                            if parts.get(position).map(|part| &part.user_data)
                                == Some(user_data) =>
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
                None => self.parts.len(),
            };
            let error = match found {
                None if self.messages.is_full() => ReassemblyError::MessagesFull,
                _ if self.parts.is_full() => ReassemblyError::PartsFull,
                found => break (found, slot),
            };
            // Try again if that makes room, because it moves the other messages.
            if self.remove_expired(at) == 0 {
                return Err(error);
            }
        };

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
