//! The kernel for 64-bit machines and WebAssembly with SIMD.

mod count;
mod marks;
mod runs;
mod septets;

pub(crate) use count::{
    ascii_prefix, count_block, count_characters, count_surrogate_pairs, full_segments,
    plain_prefix_len, prefix_in_block, prefix_within, with_model,
};
pub(crate) use runs::{coded_prefix_len, contains, count_code_units, single_prefix_len};
pub(crate) use septets::{SeptetGroup, block_of_septets, fast_path};
