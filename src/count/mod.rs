//! Counting the units and segments of a text.
//!
//! `capacity` has the size of a segment, `fill` the rule for where a segment ends, `tally` the
//! segments filled so far, `totals` the result, and `scan` the one-pass scanner.

mod capacity;
mod fill;
mod scan;
mod tally;
mod totals;
mod utf16;

pub use capacity::Capacity;
pub(crate) use fill::Fill;
pub(crate) use scan::{Scan, first_unmappable};
pub(crate) use tally::SegmentTally;
pub(crate) use totals::SegmentTotals;
