//! The totals of a text: what it costs.

#[cfg(feature = "national")]
use super::national::Found;
use super::plan::Plan;
use crate::alphabet::Encoding;
#[cfg(feature = "national")]
use crate::alphabet::{Coding, Language};
use crate::count::{Budget, Scan};

/// What a text costs, from [`measure`](crate::measure) or
/// [`Segmenter::measure`](crate::Segmenter::measure).
///
/// Totals saturate at `u32::MAX`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Measure {
    /// The encoding of the whole message.
    pub encoding: Encoding,
    /// Characters (Unicode scalar values).
    pub characters: u32,
    /// Septets or UTF-16 code units, without what is lost at the ends of segments.
    pub units: u32,
    /// Segments: the number that is billed. At least 1, for an empty text is a
    /// message too. Above 255 the text can be measured, but not sent as one message.
    pub segments: u32,
    /// The units that each segment of this message holds: 160 or 70 if it is the
    /// only one, otherwise 153 or 67, and 152 or 66 with a 16-bit reference
    /// (23.040 §9.2.3.24: 140 octets, header included). Less with national tables, which
    /// take 3 octets each, and with elements of the application.
    pub capacity: u16,
    /// The units left in the last segment.
    pub remaining: u16,
    /// Characters without a code in the default tables, in a text that is measured as GSM-7
    /// nevertheless because the rules ask for it, and that no allowed tables hold: each is counted as one septet, and
    /// [`Segmenter::split`](crate::Segmenter::split) refuses the text. 0 in every other case.
    pub unmappable: u32,
    /// The language of the locking shift table that the text is written with; `None` for
    /// the default table, and in UCS-2.
    #[cfg(feature = "national")]
    pub locking_shift: Option<Language>,
    /// The language of the single shift table; `None` for the default extension table, and
    /// in UCS-2.
    #[cfg(feature = "national")]
    pub single_shift: Option<Language>,
}

impl Measure {
    /// The measure of a text that was read, if it is cut at characters.
    #[inline]
    pub(crate) fn by_characters(scan: &Scan) -> Self {
        let Budget { alone, part } = scan.budget();
        let run = scan.run();
        let units = scan.units();
        let (segments, capacity, remaining) = if units <= u32::from(alone) {
            (1, alone, u32::from(alone).wrapping_sub(units))
        } else {
            (run.segments(), part, run.fill().room())
        };
        Self {
            encoding: scan.encoding(),
            characters: scan.characters(),
            units,
            segments,
            capacity,
            remaining: u16::try_from(remaining).unwrap_or(capacity),
            unmappable: scan.unmappable(),
            #[cfg(feature = "national")]
            locking_shift: None,
            #[cfg(feature = "national")]
            single_shift: None,
        }
    }

    /// The measure of the same text in national tables.
    #[cfg(feature = "national")]
    pub(super) fn with(self, found: &Found) -> Self {
        let (locking_shift, single_shift) = match found.plan.coding {
            Coding::Gsm7(alphabet) => (alphabet.locking_shift(), alphabet.single_shift()),
            Coding::Ucs2 => (None, None),
        };
        let budget = found.plan.budget;
        let capacity = if found.segments == 1 {
            budget.alone
        } else {
            budget.part
        };
        Self {
            encoding: Encoding::Gsm7,
            units: found.units,
            segments: found.segments,
            capacity,
            remaining: capacity.saturating_sub(found.last),
            unmappable: 0,
            locking_shift,
            single_shift,
            ..self
        }
    }

    /// The measure of a text that was read and for which there is a plan.
    pub(crate) fn of(text: &str, scan: &Scan, plan: Plan) -> Self {
        let measure = Self::by_characters(scan);
        if measure.segments == 1 || plan.is_by_characters() {
            return measure;
        }
        let (segments, last) = plan
            .cuts(text, measure.capacity)
            .fold((0_u32, 0), |(segments, _), stretch| {
                (segments.saturating_add(1), stretch.units)
            });
        Self {
            segments,
            remaining: measure.capacity.saturating_sub(last),
            ..measure
        }
    }
}
