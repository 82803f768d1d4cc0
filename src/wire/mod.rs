//! Encoding and decoding user data: 3GPP TS 23.040 §9.2.3.16, .23 and .24, 23.038 §4 and §6.1.2.
//!
//! - [`UserData`] is the user data of one message. [`UserData::parse`] strictly checks received
//!   octets and the [`Fields`] of their TPDU; [`UserData::parse_lossy`] accepts any octets.
//!   [`UserData::text`] decodes the whole text; [`UserData::decode`] and [`UserData::decode_lossy`]
//!   iterate over its characters.
//! - [`UserData::unpacked`] and [`UserData::from_unpacked`] convert to and from one septet per
//!   octet, the form that SMPP gateways exchange. [`Unpacked::into_octets`] is a slice of it.
//! - [`Payload`] is an unpacked message of any length, as in SMPP's `message_payload`.
//! - [`Header`] is the user data header with its [`Elements`]. [`Concatenation`] is the reference
//!   number and part number of a segment. [`HeaderExtras`] are elements added by an application.
//! - [`UserData::body`] is binary data; [`UserData::latin1`] reads it as Latin-1 text.
//! - [`DataCoding`] interprets TP-DCS: character set, message class, message waiting indication.
//!   [`UserData::with_message_class`] makes a flash message.
//! - [`InformationElement::content`] reads ports, special message indications and other elements.
//! - [`UserData::hint`] recognises little-endian text, byte order marks, UTF-8, Latin-1 and headers
//!   without their flag.
//!
//! [`Segment::encode`](crate::Segment::encode) encodes a segment as user data.
//!
//! ```
//! use septet::{UserData, wire::Fields};
//!
//! let fields = Fields { tp_dcs: 0x00, tp_udhi: false, tp_udl: 5 };
//! let received = UserData::parse(fields, &[0xC8, 0x32, 0x9B, 0xFD, 0x06])?;
//! assert_eq!(received.text()?, "Hello");
//! # Ok::<(), Box<dyn core::error::Error>>(())
//! ```

mod concatenation;
mod content;
mod convert;
mod data;
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
mod from_text;
mod header;
mod hint;
mod identifier;
mod latin1;
mod message_class;
mod output;
mod packing;
mod payload;
mod payload_read;
mod reader;
#[cfg(feature = "serde")]
mod serde;
mod text;
mod to_text;
mod unpacked;
mod unpacked_octets;
mod user_data;

pub use concatenation::{Concatenation, MAX_SEGMENTS, Part, ReferenceWidth};
pub use content::{ElementContent, Ports, SpecialMessage};
pub use convert::ReferenceWidthError;
pub(crate) use data::encode_octets;
pub use data_coding::{CharacterSet, DataCoding, MessageWaiting, WaitingKind};
pub use decode::{Decode, DecodeLossy};
pub use element::{Elements, InformationElement};
pub(crate) use encode::encode;
pub use error::{DecodeError, ParseError};
pub use extras::{HeaderExtras, HeaderExtrasError};
pub use fields::Fields;
pub use header::Header;
pub(crate) use header::{header_octets, shift_octets};
pub use hint::Hint;
pub use latin1::Latin1;
pub use message_class::MessageClass;
pub(crate) use output::{Output, TooShort};
pub(crate) use packing::{MAX_OCTETS, septets_in};
pub use payload::{Payload, PayloadError};
pub use payload_read::{PayloadDecode, PayloadDecodeLossy};
pub(crate) use reader::{Decoded, Reader};
#[cfg(feature = "serde")]
pub(crate) use serde::{HexOctets, deserialize_received};
pub use text::Text;
pub(crate) use to_text::read_text;
pub use unpacked::Unpacked;
pub use unpacked_octets::UnpackedOctets;
pub use user_data::UserData;
