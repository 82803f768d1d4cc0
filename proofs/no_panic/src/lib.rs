//! Calls every public function of septet. This crate's program links the calls to prove that no
//! function can panic. `proofs/firmware` measures the flash and stack that [`everything`] uses.
//!
//! Calls are written as paths, such as `wire::UserData::parse` and `<wire::Text as Deref>::deref`.
//! `tests/repository.rs` compares these paths with septet's source. No module here shares its name
//! with a module of septet, so a path cannot refer to a function of this crate.
//!
//! All inputs are opaque: with constant inputs, the optimiser could remove the code that they do
//! not reach. `Debug` is left out, because programs do not need it.

#![no_std]
// A call in an unused function proves nothing.
#![deny(dead_code)]

pub use editing::editing;
pub use gateways::gateways;

mod advice;
mod binary;
mod codes;
mod conversions;
mod counting;
mod editing;
mod gateways;
mod iterators;
mod joining;
#[cfg(feature = "national")]
mod languages;
mod names;
mod pdus;
mod stores;
mod user_data;

use core::error::Error;
use core::fmt::{self, Display, Write};
use core::hint::black_box;

/// Calls every public function, except those for editors of messages ([`editing()`]) and for
/// gateways ([`gateways()`]), which a device does not need. [`traits`] calls the trait methods.
#[inline(never)]
pub fn everything(text: &str, octets: &[u8]) {
    counting::measure(text);
    counting::split(text);
    counting::counter(text);
    binary::binary(text, octets);
    codes::alphabet(text);
    advice::substitution(text);
    user_data::data_coding();
    user_data::received(octets);
    user_data::elements(octets);
    pdus::pdus(text, octets);
    joining::reassembly(octets);
    advice::explain(text);
    advice::provider(text);
    #[cfg(feature = "national")]
    languages::languages(text);
}

/// Calls the methods of every trait that septet implements.
#[inline(never)]
pub fn traits(text: &str, octets: &[u8]) {
    names::names(text);
    conversions::conversions(text, octets);
    iterators::iterators(text, octets);
    stores::stores(octets);
}

/// A writer that discards everything.
struct Sink;

impl Write for Sink {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        black_box(text);
        Ok(())
    }
}

#[inline(never)]
fn show<T: Display>(shown: T) {
    black_box(write!(Sink, "{shown}").is_ok());
}

/// Displays an error and gets its source.
fn error<T: Error>(error: T) {
    black_box(error.source().is_some());
    show::<T>(error);
}
