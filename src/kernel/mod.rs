//! Blocks and words of octets, looked at together: the only place that knows the machine.
//!
//! `word` has the octets of a machine word, `cost` what characters cost, told from their first
//! octets, and `block` what a block of 64 octets holds.

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
