//! Characters and their codes: 3GPP TS 23.038 §6.
//!
//! - [`Alphabet`] maps characters to [`Code`]s and back. [`Alphabet::DEFAULT`] has the tables that
//!   every handset supports.
//! - [`Alphabet::septets`] encodes a text without splitting it. A character without a code yields
//!   an [`UnmappableError`].
//! - [`Encoding`] is GSM-7 or UCS-2.
//! - [`CharSet`] is a set of characters of the default alphabet.
//! - With the `national` feature, `Language` is a language with national tables, and `Languages` is
//!   a set of national tables that a sender may use.
//!
//! ```
//! use septet::alphabet::{Alphabet, Code};
//!
//! assert_eq!(Alphabet::DEFAULT.code('é'), Some(Code::Main(0x05)));
//! assert_eq!(Alphabet::DEFAULT.code('€'), Some(Code::Extension(0x65))); // two septets
//! assert_eq!(Alphabet::DEFAULT.code('ж'), None); // forces UCS-2
//! ```

mod charset;
mod code;
mod counted;
mod default;
#[cfg(feature = "defmt")]
mod defmt;
mod encoding;
mod gsm7;
#[cfg(feature = "national")]
mod language;
#[cfg(feature = "national")]
mod languages;
#[cfg(all(feature = "national", feature = "serde"))]
mod languages_serde;
mod lookup;
mod names;
#[cfg(feature = "national")]
mod national;
mod septets;
#[cfg(feature = "serde")]
mod serde;
#[cfg(feature = "serde")]
mod serde_set;
mod table;
mod utf8;

pub use charset::CharSet;
pub use code::Code;
pub(crate) use code::ESCAPE;
pub(crate) use counted::counted;
#[cfg(not(feature = "national"))]
pub(crate) use default::Main;
pub use encoding::Encoding;
pub(crate) use encoding::{Coding, code_units};
pub use gsm7::Alphabet;
#[cfg(feature = "national")]
pub use language::Language;
#[cfg(feature = "national")]
pub use languages::Languages;
pub use names::ParseEncodingError;
pub(crate) use names::find_by_name;
#[cfg(feature = "national")]
pub use names::{LanguageIdentifierError, ParseLanguageError};
#[cfg(feature = "national")]
pub(crate) use national::{CLASSES, Class, Main, SHARED, class, class_number, class_of, is_shared};
pub use septets::{Septets, UnmappableError};
#[cfg(feature = "serde")]
pub(crate) use serde::from_name;
#[cfg(feature = "serde")]
pub(crate) use serde_set::{NamedSet, from_names, to_names};
pub(crate) use utf8::{
    septet_of_latin, septets_of_ascii, septets_of_utf8, utf8_of_extension, utf8_of_septet,
};
