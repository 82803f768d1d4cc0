//! The ends of segments.

use core::iter::FusedIterator;

use crate::segment::{Cuts, Position};

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
    end: Position,
}

impl<'t> SegmentEnds<'t> {
    pub(super) const fn new(cuts: Cuts<'t>, capacity: u16, octets: usize) -> Self {
        Self {
            cuts,
            capacity,
            octets,
            end: Position::START,
        }
    }
}

impl Iterator for SegmentEnds<'_> {
    type Item = SegmentEnd;

    fn next(&mut self) -> Option<SegmentEnd> {
        let cut = self.cuts.next()?;
        // Not those of the cut, which counts one for an emoji where GSM-7 is forced.
        let code_units = cut.text.chars().map(char::len_utf16).sum();
        self.end = self.end.after(cut.text, code_units);
        if self.end.byte >= self.octets {
            return None;
        }
        Some(SegmentEnd {
            byte_offset: self.end.byte,
            utf16_offset: self.end.utf16,
            unused_units: self.capacity.saturating_sub(cut.units),
        })
    }
}

impl FusedIterator for SegmentEnds<'_> {}
