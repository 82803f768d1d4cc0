//! User data both ways: 3GPP TS 23.040 §9.2.3.16, .23 and .24, 23.038 §4 and §6.1.2.

mod concatenation;
mod data_coding;
mod decode;
mod element;
mod encode;
mod error;
mod extras;
mod header;
mod packing;
mod reader;
mod text;
mod unpacked;
mod user_data;

pub use concatenation::{Concatenation, Part, Reference};
pub use data_coding::{CharacterSet, DataCoding, Indication, Waiting};
pub use decode::{Decode, DecodeLossy};
pub use element::{Element, HeaderElements};
pub(crate) use encode::encode;
pub use error::{DecodeError, ParseError};
pub use extras::{Elements, ElementsError};
pub use header::Header;
pub(crate) use header::{header_octets, shift_octets};
pub(crate) use packing::{OCTETS, septets_in};
pub(crate) use reader::{Step, Steps};
pub use text::Text;
pub use unpacked::Unpacked;
pub use user_data::UserData;
