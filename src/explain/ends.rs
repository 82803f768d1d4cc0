//! Where segments end.

use core::iter::FusedIterator;

use crate::kernel::count_code_units;
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
    /// Whether `Cut::code_units` is correct.
    knows_code_units: bool,
}

impl<'t> SegmentEnds<'t> {
    /// `length` is the length of the text in bytes, and `unmappable` the number of characters
    /// without a code.
    pub(super) const fn new(cuts: Cuts<'t>, capacity: u16, length: usize, unmappable: u32) -> Self {
        Self {
            cuts,
            capacity,
            length,
            end: Position::START,
            knows_code_units: unmappable == 0,
        }
    }
}

impl Iterator for SegmentEnds<'_> {
    type Item = SegmentEnd;

    fn next(&mut self) -> Option<SegmentEnd> {
        let cut = self.cuts.next()?;
        if self.end.byte.saturating_add(cut.text.len()) >= self.length {
            return None;
        }
        // When GSM-7 is forced, an emoji counts as one code unit.
        let code_units = if self.knows_code_units {
            cut.code_units
        } else {
            count_code_units(cut.text.as_bytes())
        };
        self.end = self.end.after(cut.text, code_units);
        Some(SegmentEnd {
            byte_offset: self.end.byte,
            utf16_offset: self.end.utf16,
            unused_units: self.capacity.saturating_sub(cut.units),
        })
    }
}

impl FusedIterator for SegmentEnds<'_> {}
