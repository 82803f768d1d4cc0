//! The totals of a text.

use super::capacity::Capacity;
use super::tally::SegmentTally;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct SegmentTotals {
    /// The number of segments, at least 1; saturates.
    pub(crate) segments: u32,
    pub(crate) capacity: u16,
    /// The units left in the last segment.
    pub(crate) remaining: u16,
}

impl SegmentTotals {
    /// Returns one segment if `units` fit in it, otherwise the segments of the tally.
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
