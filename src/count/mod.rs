//! How many units a text takes, and how many segments: everything follows from 140 octets.
//!
//! `capacity` has what a segment holds, `fill` the rule for where it ends, `tally` the segments
//! that a text fills, `totals` what they come to, and `scan` counts a text in one pass.

mod capacity;
mod fill;
mod scan;
mod tally;
mod totals;
mod utf16;

pub use capacity::Capacity;
pub(crate) use fill::Fill;
pub(crate) use scan::{Scan, first_unmappable, is_unmappable};
pub(crate) use tally::SegmentTally;
pub(crate) use totals::SegmentTotals;
