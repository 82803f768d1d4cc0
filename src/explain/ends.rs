//! The ends of segments.

use core::iter::FusedIterator;

use crate::segment::Cuts;

/// The end of a segment that another follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct SegmentEnd {
    /// Where the next segment begins, in octets of UTF-8.
    pub byte_offset: usize,
    /// The same in UTF-16 code units.
    pub utf16_offset: usize,
    /// The units that are left over, because the next piece that stays whole does not fit.
    pub unused_units: u16,
}

/// The ends of segments, from [`Explanation::segment_ends`](crate::explain::Explanation::segment_ends).
#[derive(Clone, Debug)]
pub struct SegmentEnds<'t> {
    cuts: Cuts<'t>,
    capacity: u16,
    /// The octets of the text.
    octets: usize,
    byte_offset: usize,
    utf16_offset: usize,
}

impl<'t> SegmentEnds<'t> {
    pub(super) const fn new(cuts: Cuts<'t>, capacity: u16, octets: usize) -> Self {
        Self {
            cuts,
            capacity,
            octets,
            byte_offset: 0,
            utf16_offset: 0,
        }
    }
}

impl Iterator for SegmentEnds<'_> {
    type Item = SegmentEnd;

    fn next(&mut self) -> Option<SegmentEnd> {
        let stretch = self.cuts.next()?;
        self.byte_offset = self.byte_offset.saturating_add(stretch.text.len());
        let code_units = stretch.text.chars().map(char::len_utf16);
        self.utf16_offset = code_units.fold(self.utf16_offset, usize::saturating_add);
        if self.byte_offset >= self.octets {
            return None;
        }
        Some(SegmentEnd {
            byte_offset: self.byte_offset,
            utf16_offset: self.utf16_offset,
            unused_units: self.capacity.saturating_sub(stretch.units),
        })
    }
}

impl FusedIterator for SegmentEnds<'_> {}
