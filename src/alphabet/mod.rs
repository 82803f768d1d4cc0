//! Which characters have a code, which code, and what it costs.
//!
//! An [`Alphabet`] is a main table and an extension table behind the escape
//! (3GPP TS 23.038 §6.2.1). The tables are typed once, in files of their own;
//! the way from a character to its code is computed from them.

mod code;
mod default;
mod encoding;
mod gsm7;
#[cfg(feature = "national")]
mod language;
#[cfg(feature = "national")]
mod languages;
mod lookup;
#[cfg(feature = "national")]
mod national;
mod septets;
mod table;

pub use code::Code;
pub(crate) use code::ESCAPE;
#[cfg(not(feature = "national"))]
pub(crate) use default::Main;
pub use encoding::{Choice, Encoding};
pub(crate) use encoding::{Coding, code_units};
pub use gsm7::Alphabet;
#[cfg(feature = "national")]
pub use language::Language;
#[cfg(feature = "national")]
pub use languages::Languages;
#[cfg(feature = "national")]
pub(crate) use national::{CLASSES, Class, Main, WITH_LOCKING, class, class_number};
pub use septets::{NotInAlphabet, Septets};
