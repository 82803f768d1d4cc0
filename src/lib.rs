//! How many SMS segments does a text cost, why, and which octets go over the air?
//!
//! ```
//! let cost = septet::measure("Hello 👋");
//! assert_eq!(cost.encoding, septet::Encoding::Ucs2); // the emoji forces UCS-2
//! assert_eq!((cost.segments, cost.units, cost.remaining), (1, 8, 62));
//! ```
//!
//! # Where to find what
//!
//! | to | use |
//! | --- | --- |
//! | count a text | [`measure`], [`measure_utf16`], [`Counter`] |
//! | divide it, shorten it | [`split`], [`truncate`] |
//! | encode a segment | [`Segment::encode`] |
//! | read what was received | [`UserData::parse`], [`UserData::text`], the module [`wire`] |
//! | join the parts of long messages | the module [`reassembly`] |
//! | count and send by other rules | [`Segmenter`]: 16-bit references, whole grapheme clusters, national tables, ports |
//! | count as a provider does, with its limit | the module [`provider`] |
//! | learn why a text is expensive | [`Segmenter::explain`], the module [`explain`] |
//! | replace characters where it pays | [`Segmenter::replace`], the module [`replace`] |
//! | look up characters and codes | the module [`alphabet`] |
//!
//! # The numbers
//!
//! A message holds 140 octets (3GPP TS 23.040 §9.2.3.24): 160 septets, or 70 code units of 16
//! bits. A text that needs more is sent in parts, each with a header of 6 octets that says which
//! part it is: 153 septets or 67 code units, and 152 or 66 with a 16-bit reference number.
//!
//! # What it does not need
//!
//! The crate is `no_std` with every feature, has no `unsafe` code, and never allocates.
//!
//! # Features
//!
//! - `graphemes` (on by default): `Boundary::Grapheme`, segments that end between grapheme
//!   clusters. Without it the Unicode tables stay out of the program.
//! - `national` (on by default): the national language tables of 23.038, for choosing and for
//!   reading. Without it, text in them is read with the default tables.
//! - `serde`: `Serialize` and `Deserialize` for rules, answers and user data: a [`Segmenter`] from
//!   `{"reference_width": 16, "languages": ["tr"]}`. The names are those of the command's JSON.
//! - `defmt`: `defmt::Format` for values and errors, to log them from firmware.

#![no_std]
#![forbid(unsafe_code)]
#![cfg_attr(docsrs, feature(doc_cfg))]
#![warn(
    unreachable_pub,
    clippy::alloc_instead_of_core,
    clippy::pedantic,
    clippy::std_instead_of_core
)]
// No input may make this crate panic: what could is refused here, not in tests.
#![warn(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::get_unwrap,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::todo,
    clippy::unimplemented,
    clippy::unreachable,
    clippy::unwrap_used
)]

pub mod alphabet;
mod count;
pub mod explain;
mod kernel;
pub mod provider;
pub mod reassembly;
pub mod replace;
pub mod segment;
pub mod wire;

pub use alphabet::Encoding;
#[cfg(feature = "graphemes")]
pub use segment::UNICODE_VERSION;
pub use segment::{
    Boundary, Counter, Measure, Segment, Segmenter, Segments, SplitError, measure, measure_utf16,
    split, truncate,
};
pub use wire::{DecodeError, ParseError, ReferenceWidth, Text, UserData};

/// The examples in the documents are tests.
#[cfg(all(doctest, feature = "graphemes", feature = "national"))]
mod documents {
    #[doc = include_str!("../README.md")]
    struct Readme;

    #[doc = include_str!("../docs/PROVIDERS.md")]
    struct Providers;
}
