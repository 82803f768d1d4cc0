//! How a text is encoded and cut into segments.

use super::boundary::Boundary;
#[cfg(feature = "graphemes")]
use super::clusters::count_by_clusters;
use super::cuts::{Cuts, Pieces};
use super::segmenter::Segmenter;
use crate::alphabet::{Alphabet, Coding, Encoding};
use crate::count::{Capacity, Scan};
use crate::kernel::Unit;
use crate::wire::shift_octets;

#[derive(Clone, Copy, Debug)]
pub(crate) struct Plan {
    pub(crate) coding: Coding,
    pub(crate) capacity: Capacity,
    boundary: Boundary,
    /// `Some` if segments may end between any two characters and the lead byte of each character
    /// determines its cost.
    unit: Option<Unit>,
}

impl Plan {
    /// `unmappable` is true if the text may contain characters without a code.
    pub(crate) const fn new(segmenter: Segmenter, coding: Coding, unmappable: bool) -> Self {
        let capacity = capacity(segmenter, coding);
        Self::from_parts(coding, capacity, segmenter.boundary, unmappable)
    }

    /// Creates the plan for a scanned text of `length` bytes, without national tables.
    #[inline]
    pub(crate) const fn from_scan(scan: &Scan, length: usize, segmenter: Segmenter) -> Self {
        let coding = match scan.encoding() {
            Encoding::Gsm7 => Coding::Gsm7(Alphabet::DEFAULT),
            Encoding::Ucs2 => Coding::Ucs2,
        };
        let unmappable = segmenter.encoding.is_some() && scan.unmappable() > 0;
        let mut plan = Self::from_parts(coding, scan.capacity(), segmenter.boundary, unmappable);
        if plan.unit.is_some() && scan.units() as usize == length && scan.doubles() == 0 {
            plan.unit = Some(Unit::Byte);
        }
        plan
    }

    #[inline]
    const fn from_parts(
        coding: Coding,
        capacity: Capacity,
        boundary: Boundary,
        unmappable: bool,
    ) -> Self {
        let boundary = match coding {
            // In the default alphabet only CR LF forms a cluster of several characters, and it may
            // be divided, so `Character` gives the same segments faster.
            Coding::Gsm7(alphabet) if !unmappable && alphabet.is_default() => Boundary::Character,
            Coding::Gsm7(_) | Coding::Ucs2 => boundary,
        };
        Self {
            coding,
            capacity,
            boundary,
            unit: match boundary {
                Boundary::Character if !unmappable => Unit::from_coding(coding),
                _ => None,
            },
        }
    }

    /// Returns whether segments may end between any two characters.
    pub(crate) const fn is_by_characters(self) -> bool {
        matches!(self.boundary, Boundary::Character)
    }

    pub(crate) const fn pieces(self, text: &str, capacity: u16) -> Pieces<'_> {
        Pieces::new(text, self.coding, self.boundary, capacity)
    }

    pub(crate) const fn cuts(self, text: &str, capacity: u16) -> Cuts<'_> {
        Cuts::new(self.pieces(text, capacity), self.unit)
    }
}

/// A text that can be divided into segments under a plan.
pub(crate) trait CountSegments {
    #[cfg(feature = "national")]
    fn characters(&self) -> impl Iterator<Item = char> + Clone;

    /// Returns the text if it is stored as a `&str`.
    #[cfg(feature = "national")]
    fn text(&self) -> Option<&str> {
        None
    }

    /// Returns the number of segments of this capacity, and the number of units in the last
    /// segment.
    fn count_segments(&self, plan: Plan, capacity: u16) -> (u32, u16);
}

impl CountSegments for str {
    #[cfg(feature = "national")]
    fn characters(&self) -> impl Iterator<Item = char> + Clone {
        self.chars()
    }

    #[cfg(feature = "national")]
    fn text(&self) -> Option<&str> {
        Some(self)
    }

    fn count_segments(&self, plan: Plan, capacity: u16) -> (u32, u16) {
        plan.cuts(self, capacity).count()
    }
}

/// The characters of a text that is not stored as a `&str`.
pub(crate) struct Streamed<I>(pub(crate) I);

impl<I: Iterator<Item = char> + Clone> CountSegments for Streamed<I> {
    #[cfg(feature = "national")]
    fn characters(&self) -> impl Iterator<Item = char> + Clone {
        self.0.clone()
    }

    #[cfg(feature = "graphemes")]
    fn count_segments(&self, plan: Plan, capacity: u16) -> (u32, u16) {
        let cost = move |character| (character, plan.coding.units(character));
        let tally = count_by_clusters(self.0.clone().map(cost), capacity);
        (tally.segments(), tally.fill().used(capacity))
    }

    /// Never called: without the `graphemes` feature, segments may end between any two characters.
    #[cfg(not(feature = "graphemes"))]
    fn count_segments(&self, _: Plan, _: u16) -> (u32, u16) {
        (1, 0)
    }
}

#[inline]
pub(crate) const fn capacity(segmenter: Segmenter, coding: Coding) -> Capacity {
    let shifts = match coding {
        Coding::Gsm7(alphabet) => shift_octets(alphabet),
        Coding::Ucs2 => 0,
    };
    let elements = segmenter.header_extras.length().saturating_add(shifts);
    Capacity::new(coding.encoding(), segmenter.reference_width, elements)
}
