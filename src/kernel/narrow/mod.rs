//! The kernel for all machines that `wide` does not cover.

mod ahead;
mod count;
mod runs;
mod septets;

pub(crate) use ahead::Ahead;
pub(crate) use count::{
    ascii_prefix, count_block, count_characters, count_surrogate_pairs, full_segments,
    plain_prefix_len, prefix_in_block, prefix_within, with_model,
};
pub(crate) use runs::{coded_prefix_len, contains, count_code_units, single_prefix_len};
pub(crate) use septets::{SeptetGroup, fast_path};
