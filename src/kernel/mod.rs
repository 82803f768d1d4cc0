//! Blocks and words of octets, looked at together: the only place that knows the machine.
//!
//! Two implementations have one contract: `wide` for machines with vectors, and
//! `narrow` for all others, where blocks, masks and groups of unpacked septets would only take
//! flash. Which of them is chosen here, once.
//!
//! | function | answer |
//! | --- | --- |
//! | `count_block` | the characters and units of up to 64 octets |
//! | `with_model` | the cost model of a unit |
//! | `prefix_within`, `prefix_in_block` | the longest prefix that fits in a number of units |
//! | `plain_prefix_len` | octets at the start that are one character, septet and code unit each |
//! | `full_segments` | segments that are filled at once |
//! | `ascii_prefix`, `count_surrogate_pairs` | the same for UTF-16 |
//! | `count_characters` | characters of UTF-8 |
//! | `SeptetGroup`, `block_of_septets` | packed septets, unpacked together |
//! | `shortcut` | a short cut, where it pays |
//!
//! Below them, `word` has the octets of a machine word, `cost` the models of what characters
//! cost, and `counts` what a block contains.

mod cost;
mod counts;
#[allow(dead_code, unused_imports, reason = "one of the two is chosen below")]
mod narrow;
mod septet;
mod surrogates;
#[allow(dead_code, unused_imports, reason = "one of the two is chosen below")]
mod wide;
mod word;

// `--cfg septet_narrow` tests the narrow one on any machine.
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

pub(crate) use cost::{CodeUnits, CostModel, Septets, Unit, WithModel, characters};
pub(crate) use counts::{BlockCounts, Prefix};
pub(crate) use machine::{
    SeptetGroup, ascii_prefix, block_of_septets, count_block, count_characters,
    count_surrogate_pairs, full_segments, plain_prefix_len, prefix_in_block, prefix_within,
    shortcut, with_model,
};
pub(crate) use septet::septet;
pub(crate) use surrogates::is_surrogate_pair;
pub(crate) use word::BLOCK;
