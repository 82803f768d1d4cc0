//! Parts of long messages, joined in fixed memory: 3GPP TS 23.040 §9.2.3.24.1 and .8.

mod decode;
mod entry;
mod error;
mod key;
mod message;
mod push;
mod store;

pub use decode::{Joined, JoinedLossy};
pub use error::{JoinError, ReassemblyError};
pub use key::MessageKey;
pub use message::{Message, Messages, MissingParts, Parts};
pub use push::Progress;
pub use store::Reassembler;
