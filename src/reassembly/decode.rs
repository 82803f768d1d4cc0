//! Decoding a message across its parts.

use core::iter::FusedIterator;

use super::error::JoinError;
use super::message::{Message, Parts};
use crate::wire::{DecodeError, Decoded, Reader, UserData};

impl<'r, K> Message<'r, K> {
    /// Decodes the joined text strictly.
    ///
    /// Each part is decoded according to its own header and TP-DCS. Some senders split a surrogate
    /// pair across two parts: if both parts are stored, the pair is joined. An escape sequence must
    /// not be split (23.040 §9.2.3.24.1), so an escape at the end of a part is an error.
    ///
    /// Missing parts are skipped without an error: check [`is_complete`](Self::is_complete) first.
    ///
    /// # Errors
    ///
    /// If a part cannot be decoded, the iterator yields a [`JoinError`] and then ends.
    ///
    /// ```
    /// use septet::reassembly::{JoinError, Reassembler};
    /// use septet::{DecodeError, UserData};
    ///
    /// // U+1F600 is the pair D83D DE00.
    /// let first = UserData::from_unpacked_parts(0x08, &[5, 0, 3, 7, 2, 1], &[0xD8, 0x3D])?;
    /// let last = UserData::from_unpacked_parts(0x08, &[5, 0, 3, 7, 2, 2], &[0xDE, 0x00])?;
    /// let mut store: Reassembler<u32, 2, 6> = Reassembler::new();
    /// store.push(1, 60, &first)?;
    /// let half = store.stalest().unwrap().decode().next();
    /// let error = DecodeError::LoneSurrogate { offset: 6, unit: 0xD83D };
    /// assert_eq!(half, Some(Err(JoinError { sequence: 1, error })));
    /// store.push(1, 61, &last)?;
    /// assert!(store.stalest().unwrap().decode().eq([Ok('😀')]));
    /// # Ok::<(), Box<dyn core::error::Error>>(())
    /// ```
    #[must_use]
    pub fn decode(self) -> Decode<'r> {
        Decode {
            reader: JoinedReader::new(self.parts()),
        }
    }

    /// Decodes the joined text. Never fails.
    ///
    /// Each part is decoded as in [`UserData::decode_lossy`]. A surrogate pair split across two
    /// parts is joined, as in [`decode`](Self::decode). Missing parts are skipped.
    ///
    /// ```
    /// let mut store = septet::reassembly::Reassembler::<u32, 2, 6>::new();
    /// let text = "😀".repeat(40);
    /// for segment in septet::split(&text)? {
    ///     store.push(1, 60, &segment.encode(7)).unwrap();
    /// }
    /// assert_eq!(store.stalest().unwrap().decode_lossy().collect::<String>(), text);
    /// # Ok::<(), septet::SplitError>(())
    /// ```
    #[must_use]
    pub fn decode_lossy(self) -> DecodeLossy<'r> {
        DecodeLossy {
            reader: JoinedReader::new(self.parts()),
        }
    }
}

/// The characters of a joined message up to the first error, from [`Message::decode`].
#[derive(Clone, Debug)]
pub struct Decode<'r> {
    reader: JoinedReader<'r>,
}

impl Iterator for Decode<'_> {
    type Item = Result<char, JoinError>;

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        let (sequence, decoded) = self.reader.next()?;
        Some(match decoded.error {
            None => Ok(decoded.character),
            Some(error) => {
                self.reader.finish();
                Err(JoinError { sequence, error })
            }
        })
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, Some(self.reader.max_remaining()))
    }
}

impl FusedIterator for Decode<'_> {}

/// The characters of a joined message, from [`Message::decode_lossy`].
#[derive(Clone, Debug)]
pub struct DecodeLossy<'r> {
    reader: JoinedReader<'r>,
}

impl Iterator for DecodeLossy<'_> {
    type Item = char;

    #[inline]
    fn next(&mut self) -> Option<char> {
        let (_, decoded) = self.reader.next()?;
        Some(decoded.character)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, Some(self.reader.max_remaining()))
    }
}

impl FusedIterator for DecodeLossy<'_> {}

/// The reader shared by strict and lossy decoding.
#[derive(Clone, Debug, Default)]
pub(super) struct JoinedReader<'r> {
    /// The sequence number and reader of the current part.
    current: Option<(u8, Reader<'r>)>,
    parts: Parts<'r>,
}

impl<'r> JoinedReader<'r> {
    pub(super) const fn new(parts: Parts<'r>) -> Self {
        Self {
            current: None,
            parts,
        }
    }

    /// Returns the next character and the sequence number of the part in which it begins.
    #[inline]
    pub(super) fn next(&mut self) -> Option<(u8, Decoded)> {
        if let Some((sequence, reader)) = &mut self.current
            && let Some(character) = reader.next_plain()
        {
            return Some((*sequence, Decoded::ok(character)));
        }
        self.next_slow()
    }

    /// Passes over the next part if no characters of the current part are left and the closure
    /// returns `true` for it. Returns whether it did.
    #[inline]
    pub(super) fn next_part_if(&mut self, read: impl FnOnce(&UserData) -> bool) -> bool {
        if self
            .current
            .as_ref()
            .is_some_and(|(_, reader)| !reader.is_done())
        {
            return false;
        }
        let mut following = self.parts.clone();
        match following.next() {
            Some((_, user_data)) if read(user_data) => {
                self.current = None;
                self.parts = following;
                true
            }
            _ => false,
        }
    }

    #[inline(never)]
    fn next_slow(&mut self) -> Option<(u8, Decoded)> {
        loop {
            if let Some((sequence, reader)) = &mut self.current {
                let sequence = *sequence;
                if let Some(decoded) = reader.next_slow() {
                    let is_last = reader.is_done();
                    let decoded = match decoded.error {
                        Some(DecodeError::LoneSurrogate { unit, .. }) if is_last => {
                            self.joined(sequence, unit).unwrap_or(decoded)
                        }
                        _ => decoded,
                    };
                    return Some((sequence, decoded));
                }
            }
            let (sequence, user_data) = self.parts.next()?;
            self.current = Some((sequence, Reader::new(user_data)));
        }
    }

    /// Joins a high surrogate at the end of a part with a low surrogate at the start of the next
    /// part.
    #[cold]
    fn joined(&mut self, sequence: u8, high: u16) -> Option<Decoded> {
        let mut following = self.parts.clone();
        let (next, user_data) = following.next()?;
        if Some(next) != sequence.checked_add(1) {
            return None;
        }
        let mut reader = Reader::new(user_data);
        let joined = reader.join_low_surrogate(high)?;
        self.parts = following;
        self.current = Some((next, reader));
        Some(joined)
    }

    fn finish(&mut self) {
        *self = Self::default();
    }

    /// Returns an upper bound on the number of remaining characters.
    fn max_remaining(&self) -> usize {
        let parts = self.parts.len().saturating_add(self.current.iter().len());
        parts.saturating_mul(UserData::MAX_SEPTETS)
    }
}
