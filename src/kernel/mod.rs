//! Blocks and words of octets, looked at together: the only place that knows the machine.
//!
//! `word` has the octets of a machine word, `cost` what characters cost, told from their first
//! octets, and `block` what a block of 64 octets holds.
//!
//! Machines with words below 64 bits have no vectors (WebAssembly has them if it is built so).
//! Blocks, masks and groups of unpacked septets would only take flash there, so they go word by
//! word and octet by octet. The firmware tests run that way.

mod block;
mod cost;
mod word;

pub(crate) use block::{Counted, closer, code_units, last_block, septets, simple_octets};
pub(crate) use cost::{
    CONTINUATION, Unit, characters, count_characters, count_surrogate_pairs, is_surrogate_pair,
};
pub(crate) use word::{
    BLOCK, HAS_VECTORS, HIGH, IS_LARGE, WORD, at_least, count, sum, sums, word_at,
};
