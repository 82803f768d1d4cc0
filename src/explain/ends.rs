//! Where segments end.

use core::iter::FusedIterator;

use crate::segment::{Cuts, Position};

/// The end of a segment other than the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct SegmentEnd {
    /// The byte offset where the next segment begins.
    #[cfg_attr(feature = "serde", serde(rename = "offset"))]
    pub byte_offset: usize,
    /// The same offset in UTF-16 code units.
    pub utf16_offset: usize,
    /// Units left unused, because the next character or cluster does not fit.
    pub unused_units: u16,
}

/// The ends of segments, from
/// [`Explanation::segment_ends`](crate::explain::Explanation::segment_ends).
#[derive(Clone, Debug)]
pub struct SegmentEnds<'t> {
    cuts: Cuts<'t>,
    capacity: u16,
    /// The length of the text in bytes.
    length: usize,
    end: Position,
}

impl<'t> SegmentEnds<'t> {
    pub(super) const fn new(cuts: Cuts<'t>, capacity: u16, length: usize) -> Self {
        Self {
            cuts,
            capacity,
            length,
            end: Position::START,
        }
    }
}

impl Iterator for SegmentEnds<'_> {
    type Item = SegmentEnd;

    fn next(&mut self) -> Option<SegmentEnd> {
        let cut = self.cuts.next()?;
        // Not `cut.code_units`, which counts an emoji as one code unit when GSM-7 is forced.
        let code_units = cut.text.chars().map(char::len_utf16).sum();
        self.end = self.end.after(cut.text, code_units);
        if self.end.byte >= self.length {
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
