//! Calls every public function of septet. The program of this crate links them to prove that none
//! can panic. `proofs/firmware` measures the flash and stack of [`everything`].
//!
//! All inputs are opaque, because the optimiser could remove a path that a constant does not take.
//! The feature `graphemes` is left out, because its code is in `unicode-segmentation`, and so is
//! `Debug`, which programs do not need.

#![no_std]

mod advice;
mod alphabet;
mod conversions;
#[cfg(feature = "national")]
mod languages;
mod reassembly;
mod segment;
mod wire;

use core::fmt::{self, Display, Write};
use core::hint::black_box;

pub use conversions::conversions;
use septet::alphabet::CharSet;
use septet::wire::HeaderExtras;
use septet::{Encoding, ReferenceWidth, Segmenter};

/// Calls every public function except the conversions.
#[inline(never)]
pub fn everything(text: &str, octets: &[u8]) {
    segment::measure(text);
    segment::split(text);
    segment::counter(text);
    alphabet::alphabet(text);
    advice::substitution(text);
    wire::data_coding();
    wire::received(octets);
    wire::elements(octets);
    reassembly::reassembly(octets);
    advice::explain(text);
    advice::provider(text);
    #[cfg(feature = "national")]
    languages::languages(text);
}

fn segmenter() -> Segmenter {
    black_box(Segmenter::default());
    let segmenter = Segmenter::new();
    #[cfg(feature = "national")]
    let segmenter = segmenter.with_languages(black_box(septet::alphabet::Languages::ALL));
    segmenter
        .with_header_extras(black_box(HeaderExtras::NONE))
        .excluding(black_box(CharSet::from_chars(black_box(&['a']))))
        .with_reference_width(black_box(ReferenceWidth::Bits16))
        .with_boundary(black_box(septet::Boundary::Character))
        .with_automatic_encoding()
        .with_encoding(black_box(Encoding::Gsm7))
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
