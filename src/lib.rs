//! How many SMS segments does a text cost, why, and which octets go on the air?
//!
//! ```
//! assert_eq!(septet::measure("Hello 👋").segments, 1);
//! assert_eq!(septet::measure("Hello 👋").encoding, septet::Encoding::Ucs2);
//! assert_eq!(septet::measure("Hello 👋").remaining, 62);
//! ```
//!
//! - [`measure`] says what a text costs, and never fails; [`split`] gives its
//!   segments as slices of it; [`truncate`] its longest beginning that so many
//!   segments hold. A [`Counter`] measures a text that arrives piece by piece,
//!   and [`measure_utf16`] one that is a string of another language.
//! - [`Segmenter`] holds the rules where a sender has others: the width of the
//!   reference number, whole grapheme clusters, one encoding, the national tables that it
//!   may use, the [`Elements`] of its application.
//! - [`Segment::encode`] gives [`UserData`], the octets of one message with what the
//!   TPDU says of them; [`UserData::parse`] reads what was received,
//!   [`UserData::text`] gives its text at once and [`UserData::decode`] character by
//!   character, and [`UserData::unpacked`] gives the form that SMPP gateways exchange.
//! - A [`Reassembler`] joins the parts of long messages, in fixed memory.
//! - [`Groups::replace`] puts characters of GSM-7 in place of others, as far as there are any
//!   that stand for them, and says what it has changed.
//! - [`Alphabet`] and [`DataCoding`] are the tables of 3GPP TS 23.038 behind it.
//!
//! # Which numbers, and where they come from
//!
//! A message holds 140 octets (3GPP TS 23.040 §9.2.3.24): 160 septets or 70 code
//! units of 16 bits. A text that needs more is sent in parts, each with a header of 6
//! octets that says which part it is: 153 septets or 67 code units, and 152 or 66
//! with a 16-bit reference number.
//!
//! # What it does not need
//!
//! No `std`, no allocator, no `unsafe`: the whole crate, whatever the features.
//!
//! # Features
//!
//! - `graphemes` (on by default): `Boundary::Grapheme`, segments that end between
//!   grapheme clusters. Without it the Unicode tables stay out of the program.
//! - `national` (on by default): the national language tables of 23.038, for choosing and
//!   for reading. Without it text in them is read with the default tables.

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

mod alphabet;
mod count;
mod explain;
mod kernel;
mod provider;
mod reassembly;
mod replace;
mod segment;
mod wire;

pub use alphabet::{Alphabet, Choice, Code, Encoding, NotInAlphabet, Septets};
#[cfg(feature = "national")]
pub use alphabet::{Language, Languages};
pub use explain::{
    Edge, Edges, Explanation, Extensions, Foreign, ForeignCharacter, LineBreaks, Place,
};
pub use provider::{Bill, Cap, CapCheck, Channel, Limit, Provider};
pub use reassembly::{
    JoinError, Joined, JoinedLossy, Message, MessageKey, Messages, MissingParts, Parts, Progress,
    Reassembler, ReassemblyError,
};
pub use replace::{Change, Changes, Groups, Policy, Replaced, Replacement, Substitute, substitute};
#[cfg(feature = "graphemes")]
pub use segment::UNICODE_VERSION;
pub use segment::{
    Boundary, Counter, Measure, Segment, Segmenter, Segments, SplitError, measure, measure_utf16,
    split, truncate,
};
pub use wire::{
    CharacterSet, Concatenation, DataCoding, Decode, DecodeError, DecodeLossy, Element, Elements,
    ElementsError, Header, HeaderElements, Indication, ParseError, Part, Reference, Text, Unpacked,
    UserData, Waiting,
};

/// The examples of the README are tests.
#[cfg(all(doctest, feature = "graphemes"))]
#[doc = include_str!("../README.md")]
struct Readme;
