//! How a text is going to be written, with everything that cutting needs.

use super::boundary::Boundary;
use super::cuts::{Cuts, Pieces};
use super::segmenter::Segmenter;
use crate::alphabet::{Alphabet, Coding, Encoding};
use crate::count::{Budget, Scan};
use crate::kernel::Unit;
use crate::wire::shift_octets;

/// How a text is going to be written.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Plan {
    pub(crate) coding: Coding,
    pub(crate) budget: Budget,
    boundary: Boundary,
    /// The unit, if segments end at characters and their first octets tell what they
    /// cost.
    unit: Option<Unit>,
}

impl Plan {
    /// The plan for a text in this coding, in which it may have characters without a
    /// code.
    pub(crate) const fn new(segmenter: Segmenter, coding: Coding, unmappable: bool) -> Self {
        let boundary = match coding {
            // No two characters of the default alphabet form a cluster but CR LF, and
            // that may be parted: cutting such a text at characters is the same, and
            // does not need to look for clusters.
            Coding::Gsm7(alphabet) if !unmappable && alphabet.is_default() => Boundary::Character,
            Coding::Gsm7(_) | Coding::Ucs2 => segmenter.boundary,
        };
        Self {
            coding,
            budget: budget(segmenter, coding),
            boundary,
            unit: match boundary {
                Boundary::Character if !unmappable => Unit::of(coding),
                _ => None,
            },
        }
    }

    /// The plan for a text of so many octets that was read.
    pub(crate) const fn of(
        scan: &Scan,
        octets: usize,
        unmappable: bool,
        segmenter: Segmenter,
    ) -> Self {
        let coding = match scan.encoding() {
            Encoding::Gsm7 => Coding::Gsm7(Alphabet::DEFAULT),
            Encoding::Ucs2 => Coding::Ucs2,
        };
        let mut plan = Self::new(segmenter, coding, unmappable);
        if plan.unit.is_some() && scan.units() as usize == octets && scan.doubles() == 0 {
            plan.unit = Some(Unit::Octet);
        }
        plan
    }

    /// Whether segments end at characters.
    pub(crate) const fn is_by_characters(self) -> bool {
        matches!(self.boundary, Boundary::Character)
    }

    /// The pieces of the text that stay whole in segments of this capacity.
    pub(crate) const fn pieces(self, text: &str, capacity: u16) -> Pieces<'_> {
        Pieces::new(text, self.coding, self.boundary, capacity)
    }

    /// The text in segments of this capacity.
    pub(crate) const fn cuts(self, text: &str, capacity: u16) -> Cuts<'_> {
        Cuts::new(self.pieces(text, capacity), self.unit)
    }
}

/// What segments hold in this coding.
pub(crate) const fn budget(segmenter: Segmenter, coding: Coding) -> Budget {
    let shifts = match coding {
        Coding::Gsm7(alphabet) => shift_octets(alphabet),
        Coding::Ucs2 => 0,
    };
    let elements = segmenter.header_extras.length().saturating_add(shifts);
    Budget::new(coding.encoding(), segmenter.reference_width, elements)
}
