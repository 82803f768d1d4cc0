//! Joining the parts of long messages in fixed memory: 3GPP TS 23.040 §9.2.3.24.1 and §9.2.3.24.8.
//!
//! - [`Reassembler::push`] stores a part and returns [`Progress`] or a [`ReassemblyError`].
//! - [`Message`] is a view of a stored message; [`Message::decode`] and [`Message::decode_lossy`]
//!   decode its text across the parts, [`Message::read`] and [`Message::read_lossy`] write the text
//!   into your storage, and [`Message::bodies`] returns the octets of a binary message.
//! - [`Reassembler::push_part`] stores a part whose number is in SMPP's `sar_` parameters.
//! - [`Reassembler::with_max_age`] sets an age limit: a part that arrives further from the first
//!   one, in either direction, never joins it. [`Reassembler::stalest`] returns the message to
//!   evict when the store is full.
//!
//! [`Reassembler`] has an example to copy, which handles lost parts, reference numbers that are
//! used again, a full store and restarts.
//!
//! ```
//! use septet::reassembly::{Progress, Reassembler};
//!
//! // 4 messages, 16 parts, and an age limit of 6 hours
//! let mut store: Reassembler<u32, 4, 16> = Reassembler::with_max_age(6 * 60 * 60);
//! let text = "ж".repeat(100);
//! for (at, segment) in septet::split(&text)?.enumerate() {
//!     let progress = store.push(491_234, at as u64, &segment.encode(7));
//!     if let Ok(Progress::Complete(key)) = progress {
//!         assert_eq!(store.message(&key).unwrap().decode_lossy().collect::<String>(), text);
//!         store.remove(&key);
//!     }
//! }
//! assert!(store.is_empty());
//! # Ok::<(), septet::SplitError>(())
//! ```

mod age;
mod bodies;
mod convert;
mod decode;
mod display;
mod error;
mod key;
mod message;
mod push;
mod read;
#[cfg(feature = "serde")]
mod serde;
mod store;
mod stored;

pub use bodies::Bodies;
pub use decode::{Decode, DecodeLossy};
pub use error::{JoinError, ReadError, ReassemblyError};
pub use key::MessageKey;
pub use message::{Message, Messages, MissingParts, Parts};
pub use push::Progress;
pub use store::Reassembler;
