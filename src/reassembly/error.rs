//! Errors from storing and joining parts.

use core::fmt;

use super::key::MessageKey;
use crate::wire::{DecodeError, TooShort};

/// An error from [`Reassembler::push`](crate::reassembly::Reassembler::push).
///
/// ```
/// use septet::reassembly::{Reassembler, ReassemblyError};
///
/// let mut store: Reassembler<u32, 1, 6> = Reassembler::new();
/// let text = "a".repeat(161);
/// let first = septet::split(&text)?.next().unwrap();
/// assert!(store.push(1, 60, &first.encode(7)).is_ok());
/// let error = store.push(1, 61, &first.encode(8)).unwrap_err();
/// assert_eq!(error, ReassemblyError::MessagesFull);
/// assert_eq!(error.to_string(), "the store has no room for another message");
/// # Ok::<(), septet::SplitError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[non_exhaustive]
pub enum ReassemblyError<K> {
    /// A different part with the same sequence number is already stored, is not expired, and is
    /// kept.
    ///
    /// The sender has reused the reference number, or two senders have the same `K` value. You
    /// decide which message to drop.
    Conflict {
        /// The key of the message.
        key: MessageKey<K>,
        /// The sequence number of the part.
        sequence: u8,
    },
    /// The part begins a new message, but the store has no room for another message.
    MessagesFull,
    /// The store has no room for another part.
    PartsFull,
    /// The message has more parts than even an empty store can hold.
    TooManyParts {
        /// The number of parts in the message.
        total: u8,
    },
}

impl<K> fmt::Display for ReassemblyError<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Conflict { key, sequence } => {
                let MessageKey {
                    reference, total, ..
                } = key;
                write!(
                    f,
                    "part {sequence} of {total} with reference {reference} is already stored \
                     with different content"
                )
            }
            Self::MessagesFull => f.write_str("the store has no room for another message"),
            Self::PartsFull => f.write_str("the store has no room for another part"),
            Self::TooManyParts { total } => {
                write!(f, "a message of {total} parts is larger than the store")
            }
        }
    }
}

impl<K: fmt::Debug> core::error::Error for ReassemblyError<K> {}

/// An error in the text of a joined message, with the part in which it occurs.
///
/// ```
/// use septet::{DecodeError, reassembly::JoinError};
///
/// let error = JoinError { sequence: 2, error: DecodeError::OddLength { offset: 8 } };
/// assert_eq!(error.to_string(), "part 2: the octet at offset 8 is half a code unit");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub struct JoinError {
    /// The sequence number of the part in which the error begins.
    pub sequence: u8,
    /// The error, with offsets into the user data of that part.
    pub error: DecodeError,
}

impl fmt::Display for JoinError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "part {}: {}", self.sequence, self.error)
    }
}

// `Display` includes the inner error, so `source` must not return it.
impl core::error::Error for JoinError {}

/// An error from reading the text of a message into storage.
///
/// ```
/// use septet::reassembly::ReadError;
///
/// let error = ReadError::Storage { needed: 160, available: 100 };
/// assert_eq!(error.to_string(), "the storage holds 100 bytes, 160 are needed");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[non_exhaustive]
pub enum ReadError {
    /// A part cannot be decoded.
    Join(JoinError),
    /// The storage is too short.
    Storage {
        /// The length of the text in bytes.
        needed: usize,
        /// The length of the storage.
        available: usize,
    },
}

impl From<JoinError> for ReadError {
    fn from(error: JoinError) -> Self {
        Self::Join(error)
    }
}

impl ReadError {
    pub(super) const fn storage(TooShort { needed, available }: TooShort) -> Self {
        Self::Storage { needed, available }
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Join(error) => error.fmt(f),
            Self::Storage { needed, available } => TooShort {
                needed: *needed,
                available: *available,
            }
            .fmt(f),
        }
    }
}

// `Display` writes the inner error, so `source` must not return it.
impl core::error::Error for ReadError {}
