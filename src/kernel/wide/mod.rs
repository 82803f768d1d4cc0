//! The kernel for 64-bit machines and WebAssembly with SIMD.

mod ahead;
mod copies;
mod count;
#[cfg(feature = "national")]
mod known;
mod marks;
mod runs;
mod septets;
mod utf16;
mod utf8;

pub(crate) use ahead::Ahead;
pub(crate) use copies::{Filled, ROOM, Special, copy_runs};
pub(crate) use count::{
    ascii_prefix, count_block, count_characters, count_surrogate_pairs, full_segments,
    plain_prefix_len, prefix_in_block, prefix_within, with_model,
};
#[cfg(feature = "national")]
pub(crate) use known::skip_known;
pub(crate) use runs::{coded_prefix_len, contains, count_code_units, single_prefix_len};
pub(crate) use septets::{SeptetGroup, fast_path, pack, unpack};
pub(crate) use utf8::{UNITS, push_character, push_septets, push_unit, push_units};
pub(crate) use utf16::{pair, push_words};
