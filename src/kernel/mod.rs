//! Operations on blocks and words of bytes: the only code that depends on the machine.
//!
//! `wide` (for 64-bit machines and WebAssembly with SIMD) and `narrow` (for all others) implement
//! the same functions, except those that only fast paths call. On narrow machines, blocks, masks
//! and groups of septets would take flash and save no time.

mod cost;
mod counts;
#[allow(dead_code, unused_imports, reason = "one of the two is chosen below")]
mod narrow;
mod septet;
mod surrogates;
#[allow(dead_code, unused_imports, reason = "one of the two is chosen below")]
mod wide;
mod word;

// `--cfg septet_narrow` selects the narrow kernel on any machine, for tests.
#[cfg(not(all(
    not(septet_narrow),
    any(target_pointer_width = "64", target_feature = "simd128")
)))]
use narrow as machine;
#[cfg(all(
    not(septet_narrow),
    any(target_pointer_width = "64", target_feature = "simd128")
))]
use wide as machine;

pub(crate) use cost::{CodeUnits, CostModel, Septets, Unit, WithModel, starts_character};
pub(crate) use counts::{BlockCounts, Prefix};
pub(crate) use machine::{
    Ahead, SeptetGroup, ascii_prefix, coded_prefix_len, contains, count_block, count_characters,
    count_code_units, count_surrogate_pairs, fast_path, full_segments, plain_prefix_len,
    prefix_in_block, prefix_within, single_prefix_len, with_model,
};
pub(crate) use septet::septet;
pub(crate) use surrogates::is_surrogate_pair;
// These have no narrow counterpart, so only fast paths may call them.
#[cfg(feature = "national")]
pub(crate) use wide::skip_known;
pub(crate) use wide::{
    Filled, ROOM, Special, UNITS, copy_runs, pack, pair, push_character, push_septets, push_unit,
    push_units, push_words, unpack,
};
pub(crate) use word::{BLOCK, is_huge};
