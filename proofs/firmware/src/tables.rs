//! The rows of the tables in `tests/data`, written by the build script.

use septet::wire::{Concatenation, Part};
use septet::{Encoding, ReferenceWidth};

/// A row of `vectors.tsv`.
pub struct Vector {
    pub id: &'static str,
    pub text: &'static str,
    pub encoding: Encoding,
    pub units: u32,
    pub segments: u32,
    pub per_segment: &'static [u16],
}

/// A row of `packing.tsv`.
pub struct Packing {
    pub id: &'static str,
    pub text: &'static str,
    pub tp_dcs: u8,
    /// The values of the header; `None` without a header.
    pub concatenation: Option<Concatenation>,
    pub udl: u8,
    pub octets: &'static [u8],
}

include!(concat!(env!("OUT_DIR"), "/tables.rs"));
