//! SMS segment counting, encoding and decoding.
//!
//! ```
//! let cost = septet::measure("Hello 👋");
//! assert_eq!(cost.encoding, septet::Encoding::Ucs2); // the emoji forces UCS-2
//! assert_eq!((cost.segments, cost.units, cost.remaining), (1, 8, 62));
//! ```
//!
//! # Overview
//!
//! | task | items |
//! | --- | --- |
//! | count the segments of a text | [`measure`], [`measure_utf16`], [`Counter`] |
//! | count the segments of many texts in one buffer | [`Segmenter::measure_all`] |
//! | split or truncate a text | [`split`], [`truncate`] |
//! | encode a segment | [`Segment::encode`] |
//! | decode a received message | [`UserData::parse`], [`UserData::text`], the [`wire`] module |
//! | read and write whole PDUs, as modems have them | the [`tpdu`] module |
//! | join the parts of long messages | the [`reassembly`] module |
//! | send binary data or Latin-1 text | [`Segmenter::split_data`], [`Segmenter::split_latin1`] |
//! | use 16-bit reference numbers, grapheme clusters, national tables or ports | [`Segmenter`] |
//! | count as a provider does and check its limit | the [`provider`] module |
//! | find out why a text is expensive | [`Segmenter::explain`], the [`explain`] module |
//! | replace characters to save segments | [`Segmenter::replace`], the [`replace`] module |
//! | shorten a text at a word, with an ellipsis | [`Segmenter::shorten`] |
//! | find out what a template costs at most | [`Segmenter::measure_template`], the [`template`] module |
//! | look up characters and codes | the [`alphabet`] module |
//! | find out why a text looks wrong | [`guides::symptoms`] |
//! | send and receive over SMPP | [`wire::Unpacked::into_octets`], [`wire::Payload`], [`guides::smpp`] |
//! | see whole programs: firmware with a modem, a server that speaks SMPP | [`guides::embedding`] |
//!
//! The same code is a command, `cargo install septet-cli`, and an npm package for pages and
//! Node.js, `npm install septet`.
//!
//! # Capacity
//!
//! A message holds 140 octets (3GPP TS 23.040 §9.2.3.24): 160 septets or 70 UTF-16 code units. A
//! longer text is sent in several segments, each with a header of 6 octets, which leaves 153
//! septets or 67 code units. With a 16-bit reference number, the header has 7 octets, which leaves
//! 152 or 66.
//!
//! # Features
//!
//! The crate never allocates and has no `unsafe` code. It is `no_std` with any combination of
//! features.
//!
//! - `graphemes` (on by default): `Boundary::Grapheme`, which ends segments between grapheme
//!   clusters. Without this feature, the Unicode tables are not linked.
//! - `national` (on by default): the national language tables of 23.038, for encoding and decoding.
//!   Without this feature, text that uses national tables is decoded with the default tables.
//! - `serde`: `Serialize` and `Deserialize` for rules, results and user data. For example,
//!   `{"reference_width": 16, "languages": ["tr"]}` deserializes to a [`Segmenter`]. The field
//!   names match the command line's JSON.
//! - `defmt`: `defmt::Format` for values and errors.

#![no_std]
#![forbid(unsafe_code)]
#![cfg_attr(docsrs, feature(doc_cfg))]
#![warn(
    unreachable_pub,
    clippy::alloc_instead_of_core,
    clippy::pedantic,
    clippy::std_instead_of_core
)]
// No input may cause a panic: these lints reject code that could panic.
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
#[cfg(doc)]
pub mod guides;
mod kernel;
pub mod provider;
pub mod reassembly;
pub mod replace;
pub mod segment;
pub mod template;
pub mod tpdu;
pub mod wire;

pub use alphabet::Encoding;
#[cfg(feature = "graphemes")]
pub use segment::UNICODE_VERSION;
pub use segment::{
    Boundary, Counter, Measure, Segment, Segmenter, Segments, SplitError, measure, measure_utf16,
    split, truncate,
};
pub use wire::{DecodeError, ParseError, ReferenceWidth, Text, UserData};

/// Runs the examples in the Markdown files as tests.
#[cfg(all(doctest, feature = "graphemes", feature = "national"))]
mod documents {
    #[doc = include_str!("../README.md")]
    struct Readme;
}
