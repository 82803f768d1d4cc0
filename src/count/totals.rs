//! The segments that a text takes.

use super::capacity::Capacity;
use super::tally::SegmentTally;

/// How many segments a text takes, and what they hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct SegmentTotals {
    /// At least 1; saturates.
    pub(crate) segments: u32,
    /// The units that each segment holds.
    pub(crate) capacity: u16,
    /// The units left in the last one.
    pub(crate) remaining: u16,
}

impl SegmentTotals {
    /// The totals of a text of `units` units: one segment if it fits alone, else those that the
    /// tally has filled.
    #[inline]
    pub(crate) fn new(
        units: u32,
        capacity: Capacity,
        tally: impl FnOnce() -> SegmentTally,
    ) -> Self {
        let alone = u32::from(capacity.alone);
        let (segments, capacity, remaining) = if units <= alone {
            (1, capacity.alone, alone.wrapping_sub(units))
        } else {
            let tally = tally();
            (tally.segments(), capacity.part, tally.fill().remaining())
        };
        Self {
            segments,
            capacity,
            remaining: u16::try_from(remaining).unwrap_or(capacity),
        }
    }
}
