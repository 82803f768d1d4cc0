//! Reading the text of a message into storage of the caller.

use super::decode::JoinedReader;
use super::error::{JoinError, ReadError};
use super::message::Message;
use crate::wire::{Decoded, Output, read_text};

impl<K> Message<'_, K> {
    /// Reads the joined text strictly into `storage`. It takes at most
    /// [`Text::MAX_BYTES`](crate::Text::MAX_BYTES) bytes, 480, per stored part.
    ///
    /// Returns the same characters as [`decode`](Self::decode), but faster. Missing parts are
    /// skipped without an error: check [`is_complete`](Self::is_complete) first. What the storage
    /// has after the text, or after an error, is unspecified.
    ///
    /// # Errors
    ///
    /// - [`ReadError::Join`] for the first error that [`decode`](Self::decode) yields.
    /// - [`ReadError::Storage`] if there is no other error and the storage is too short.
    ///
    /// ```
    /// use septet::reassembly::{ReadError, Reassembler};
    ///
    /// let mut store = Reassembler::<u32, 2, 6>::new();
    /// let text = "ж".repeat(80);
    /// for segment in septet::split(&text)? {
    ///     store.push(1, 60, &segment.encode(7)).unwrap();
    /// }
    /// let message = store.stalest().unwrap();
    /// assert_eq!(message.read(&mut [0; 2 * 480])?, text);
    /// let error = message.read(&mut [0; 100]).unwrap_err();
    /// assert_eq!(error, ReadError::Storage { needed: 160, available: 100 });
    /// # Ok::<(), Box<dyn core::error::Error>>(())
    /// ```
    pub fn read(self, storage: &mut [u8]) -> Result<&str, ReadError> {
        self.read_with(storage, |sequence, decoded| match decoded.error {
            None => Ok(decoded.character),
            Some(error) => Err(JoinError { sequence, error }),
        })
    }

    /// Reads the joined text into `storage` as [`decode_lossy`](Self::decode_lossy) does. What the
    /// storage has after the text, or after an error, is unspecified.
    ///
    /// # Errors
    ///
    /// [`ReadError::Storage`] if the storage is too short.
    ///
    /// ```
    /// let mut store = septet::reassembly::Reassembler::<u32, 2, 6>::new();
    /// let first = septet::UserData::from_unpacked_parts(0x00, &[5, 0, 3, 7, 2, 1], b"A\x1B")?;
    /// store.push(1, 60, &first).unwrap();
    /// let message = store.stalest().unwrap();
    /// assert!(message.read(&mut [0; 480]).is_err());
    /// assert_eq!(message.read_lossy(&mut [0; 480])?, "A ");
    /// # Ok::<(), Box<dyn core::error::Error>>(())
    /// ```
    pub fn read_lossy(self, storage: &mut [u8]) -> Result<&str, ReadError> {
        self.read_with(storage, |_, decoded| Ok(decoded.character))
    }

    /// Reads characters, or the first error of `to_char`, whose first argument is the sequence
    /// number.
    fn read_with(
        self,
        storage: &mut [u8],
        to_char: impl Fn(u8, Decoded) -> Result<char, JoinError>,
    ) -> Result<&str, ReadError> {
        let mut output = Output::new(storage);
        let mut reader = JoinedReader::new(self.parts());
        loop {
            // A part without errors is read at once.
            while reader
                .next_part_if(|user_data| output.push_with(|storage| read_text(user_data, storage)))
            {
            }
            let Some((sequence, decoded)) = reader.next() else {
                break;
            };
            let character = to_char(sequence, decoded)?;
            output.push(character.encode_utf8(&mut [0; 4]).as_bytes());
        }
        let bytes = output.finish().map_err(ReadError::storage)?;
        Ok(str::from_utf8(bytes).unwrap_or_default())
    }
}
