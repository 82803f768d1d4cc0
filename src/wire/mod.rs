//! Encoding and decoding user data: 3GPP TS 23.040 §9.2.3.16, .23 and .24, 23.038 §4 and §6.1.2.
//!
//! - [`UserData`] is the user data of one message. [`UserData::parse`] checks received octets and
//!   the [`Fields`] of their TPDU strictly, [`UserData::parse_lossy`] accepts anything.
//!   [`UserData::text`] decodes at once into a [`Text`], [`UserData::decode`] and
//!   [`UserData::decode_lossy`] character by character.
//! - [`UserData::unpacked`] and [`UserData::from_unpacked`] are the form that SMPP gateways
//!   exchange, one septet per octet.
//! - [`Header`] is the user data header with its [`Elements`]. [`Concatenation`] is the position of
//!   a segment in its message. [`HeaderExtras`] are elements that an application adds to its
//!   messages.
//! - [`DataCoding`] is the meaning of TP-DCS: character set, message class, message waiting
//!   indication.
//!
//! [`Segment::encode`](crate::Segment::encode) encodes a segment as user data.
//!
//! ```
//! use septet::UserData;
//! use septet::wire::Fields;
//!
//! let received = UserData::parse(Fields { tp_dcs: 0x00, tp_udhi: false, tp_udl: 5 }, &[0xC8, 0x32, 0x9B, 0xFD, 0x06])?;
//! assert_eq!(received.text()?, "Hello");
//! # Ok::<(), Box<dyn core::error::Error>>(())
//! ```

mod concatenation;
mod convert;
mod data_coding;
mod decode;
#[cfg(feature = "defmt")]
mod defmt;
mod display;
mod element;
mod encode;
mod error;
mod extras;
mod fields;
mod header;
mod identifier;
mod packing;
mod reader;
#[cfg(feature = "serde")]
mod serde;
mod text;
mod unpacked;
mod user_data;

pub use concatenation::{Concatenation, MAX_SEGMENTS, Part, ReferenceWidth};
pub use convert::ReferenceWidthError;
pub use data_coding::{CharacterSet, DataCoding, MessageWaiting, WaitingKind};
pub use decode::{Decode, DecodeLossy};
pub use element::{Elements, InformationElement};
pub(crate) use encode::encode;
pub use error::{DecodeError, ParseError};
pub use extras::{HeaderExtras, HeaderExtrasError};
pub use fields::Fields;
pub use header::Header;
pub(crate) use header::{header_octets, shift_octets};
pub(crate) use packing::{OCTETS, septets_in};
pub(crate) use reader::{Step, Steps};
pub use text::Text;
pub use unpacked::Unpacked;
pub use user_data::UserData;
