//! The number of segments that a text fills if it does not fit in one.
//!
//! If every character of a block takes one unit, none can straddle the end of a segment, and a
//! division gives the number of segments. Otherwise the kernel finds the longest prefix that fits.

use super::fill::Fill;
use crate::kernel::{CostModel, full_segments, is_surrogate_pair, prefix_in_block};

/// The segments filled so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct SegmentTally {
    capacity: u16,
    segments: u32,
    /// The last segment.
    fill: Fill,
}

impl SegmentTally {
    pub(crate) const fn new(capacity: u16) -> Self {
        Self {
            capacity,
            segments: 1,
            fill: Fill::new(capacity),
        }
    }

    /// Creates a tally of `segments` segments, the last of which has `last` units.
    #[cfg(feature = "national")]
    pub(crate) fn from_last(capacity: u16, segments: u32, last: u16) -> Self {
        let mut fill = Fill::new(capacity);
        fill.take(last.into());
        Self {
            capacity,
            segments,
            fill,
        }
    }

    /// Returns the number of segments, which is at least 1 and saturates.
    pub(crate) const fn segments(&self) -> u32 {
        self.segments
    }

    pub(crate) const fn fill(&self) -> Fill {
        self.fill
    }

    pub(crate) const fn set_fill(&mut self, fill: Fill) {
        self.fill = fill;
    }

    /// Adds an indivisible piece that fits in an empty segment.
    #[inline]
    pub(crate) fn push(&mut self, units: u32) {
        if !self.fill.take(units) {
            self.next();
            self.fill.take(units);
        }
    }

    /// Adds characters of one unit each, which leave no unit unused.
    #[inline]
    pub(crate) fn push_single_units(&mut self, units: u32) {
        let mut units = units;
        while !self.fill.take(units) {
            units = units.wrapping_sub(self.fill.remaining());
            self.next();
            let capacity = u32::from(self.capacity);
            let full = full_segments(units, capacity);
            self.segments = self.segments.saturating_add(full);
            units = units.wrapping_sub(full.wrapping_mul(capacity));
        }
    }

    /// Adds characters of one unit each. If `units` is saturated, so is the number of segments.
    #[inline]
    pub(crate) fn push_total(&mut self, units: u32) {
        self.push_single_units(units);
        if units == u32::MAX {
            self.saturate();
        }
    }

    pub(crate) const fn saturate(&mut self) {
        self.segments = u32::MAX;
    }

    /// Adds the characters that begin in the first block of `bytes`. They take `units` units.
    #[inline]
    pub(crate) fn push_block(&mut self, bytes: &[u8], units: u32, model: impl CostModel) {
        let (mut bytes, mut units) = (bytes, units);
        // Only the cost of the whole block is known.
        let mut known = Some(units);
        while !self.fill.take(units) {
            let prefix = prefix_in_block(bytes, known.take(), model, self.fill.remaining());
            units = units.wrapping_sub(prefix.units);
            self.next();
            if self.fill.take(units) {
                return;
            }
            bytes = bytes.get(prefix.bytes..).unwrap_or(&[]);
        }
    }

    /// Adds UTF-16 code units without splitting a surrogate pair.
    pub(crate) fn push_code_units(&mut self, units: &[u16]) {
        let mut rest = units;
        while !self
            .fill
            .take(u32::try_from(rest.len()).unwrap_or(u32::MAX))
        {
            // Take as many as fit, except the first half of a surrogate pair.
            let remaining = self.fill.remaining() as usize;
            let last = rest.get(remaining.wrapping_sub(1)..).unwrap_or(&[]);
            let taken = match last {
                &[first, second, ..] if is_surrogate_pair(first, second) => {
                    remaining.wrapping_sub(1)
                }
                _ => remaining,
            };
            rest = rest.get(taken..).unwrap_or(&[]);
            self.next();
        }
    }

    const fn next(&mut self) {
        self.fill = Fill::new(self.capacity);
        self.segments = self.segments.saturating_add(1);
    }
}
