//! The ends of segments.

use core::iter::FusedIterator;

use crate::segment::Cuts;

/// The end of a segment that another follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Edge {
    /// Where the next segment begins, in octets of UTF-8.
    pub offset: usize,
    /// The same in UTF-16 code units.
    pub utf16_offset: usize,
    /// The units that are left over, because the next piece that stays whole does not fit.
    pub lost: u16,
}

/// The ends of segments, from [`Explanation::edges`](crate::Explanation::edges).
#[derive(Clone, Debug)]
pub struct Edges<'t> {
    cuts: Cuts<'t>,
    capacity: u16,
    /// The octets of the text.
    octets: usize,
    offset: usize,
    utf16_offset: usize,
}

impl<'t> Edges<'t> {
    pub(super) const fn new(cuts: Cuts<'t>, capacity: u16, octets: usize) -> Self {
        Self {
            cuts,
            capacity,
            octets,
            offset: 0,
            utf16_offset: 0,
        }
    }
}

impl Iterator for Edges<'_> {
    type Item = Edge;

    fn next(&mut self) -> Option<Edge> {
        let stretch = self.cuts.next()?;
        self.offset = self.offset.saturating_add(stretch.text.len());
        let code_units = stretch.text.chars().map(char::len_utf16);
        self.utf16_offset = code_units.fold(self.utf16_offset, usize::saturating_add);
        if self.offset >= self.octets {
            return None;
        }
        Some(Edge {
            offset: self.offset,
            utf16_offset: self.utf16_offset,
            lost: self.capacity.saturating_sub(stretch.units),
        })
    }
}

impl FusedIterator for Edges<'_> {}
