//! Which encoding a text gets, and with it everything that cutting needs.

use crate::alphabet::Alphabet;
use crate::boundary::Boundary;
use crate::budget::Budget;
use crate::cut::{Cuts, Pieces};
use crate::encoding::{Choice, Coding, Encoding};
use crate::scan::{Totals, scan};
use crate::segmenter::Segmenter;

/// How a text is going to be written.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Plan {
    pub(crate) totals: Totals,
    pub(crate) coding: Coding,
    pub(crate) budget: Budget,
    boundary: Boundary,
}

impl Plan {
    /// The plan for a text with these totals: GSM-7 if every character has a code,
    /// UCS-2 otherwise, or the encoding that the rules ask for.
    pub(crate) const fn new(segmenter: Segmenter, totals: Totals) -> Self {
        let coding = match segmenter.choice {
            Choice::Automatic if totals.foreign == 0 => Coding::Gsm7(Alphabet::DEFAULT),
            Choice::Only(Encoding::Gsm7) => Coding::Gsm7(Alphabet::DEFAULT),
            Choice::Automatic | Choice::Only(Encoding::Ucs2) => Coding::Ucs2,
        };
        Self::in_coding(segmenter, coding, totals)
    }

    /// The plan for a text with these totals in this coding.
    pub(crate) const fn in_coding(segmenter: Segmenter, coding: Coding, totals: Totals) -> Self {
        Self {
            totals,
            coding,
            budget: Budget::new(coding.encoding(), segmenter.reference),
            // No two characters of the default alphabet form a cluster but CR LF, and
            // that may be parted: cutting such a text at characters is the same, and
            // does not need to look for clusters.
            boundary: if totals.foreign == 0 {
                Boundary::Character
            } else {
                segmenter.boundary
            },
        }
    }

    /// The units of the whole text.
    pub(crate) const fn units(&self) -> u32 {
        match self.coding.encoding() {
            Encoding::Gsm7 => self.totals.septets,
            Encoding::Ucs2 => self.totals.code_units,
        }
    }

    /// The characters that stand in the way of encoding the text.
    pub(crate) const fn foreign(&self) -> u32 {
        match self.coding.encoding() {
            Encoding::Gsm7 => self.totals.foreign,
            Encoding::Ucs2 => 0,
        }
    }

    /// Whether the text is one segment without a concatenation header.
    pub(crate) fn is_single(&self) -> bool {
        self.units() <= u32::from(self.budget.single)
    }

    /// Whether every place between two characters may be the end of a segment and
    /// every character takes one unit: then no unit is ever left over.
    pub(crate) const fn is_even(&self) -> bool {
        // A saturated total says nothing of the characters.
        self.units() == self.totals.characters
            && self.units() < u32::MAX
            && matches!(self.boundary, Boundary::Character)
    }

    /// The text in segments of this capacity.
    pub(crate) const fn cuts<'t>(&self, text: &'t str, capacity: u16) -> Cuts<'t> {
        Cuts::new(Pieces::new(text, self.coding, self.boundary, capacity))
    }
}

/// The plan for a text.
pub(crate) fn choose(text: &str, segmenter: Segmenter) -> Plan {
    Plan::new(segmenter, scan(text, Alphabet::DEFAULT))
}
