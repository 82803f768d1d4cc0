//! The totals of a text.

#[cfg(feature = "national")]
use super::national::NationalPlan;
use super::plan::{CountSegments, Plan};
use crate::alphabet::Encoding;
#[cfg(feature = "national")]
use crate::alphabet::{Coding, Language};
use crate::count::{Capacity, Scan, SegmentTally, SegmentTotals};

/// The cost of a text, as returned by [`measure`](crate::measure). Totals saturate at `u32::MAX`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Measure {
    /// Encoding of the whole message.
    pub encoding: Encoding,
    /// Number of characters (Unicode scalar values).
    pub characters: u32,
    /// Number of septets or UTF-16 code units, not counting unused units at the ends of segments.
    pub units: u32,
    /// Number of segments, which is the number billed. An empty text counts as 1. A text of more
    /// than 255 segments cannot be sent as one message.
    #[cfg_attr(feature = "serde", serde(rename = "segment_count"))]
    pub segments: u32,
    /// Units that fit in each segment of this message. A segment has 140 octets including its
    /// header (23.040 §9.2.3.24): 160 septets or 70 code units fit in a single segment, and 153 or
    /// 67 in each segment of a concatenated message (152 or 66 with a 16-bit reference number).
    /// National tables and header extras reduce the capacity.
    pub capacity: u16,
    /// Units left in the last segment.
    pub remaining: u16,
    /// Number of characters that cannot be encoded although GSM-7 is forced; otherwise 0. These are
    /// the excluded characters and the characters that the nearest tables lack. The nearest tables
    /// are the allowed tables that lack the fewest characters. If this is not 0, the other totals
    /// are for the default tables, and [`Segmenter::split`](crate::Segmenter::split) returns an
    /// error.
    pub unmappable: u32,
    /// Language of the locking shift table; `None` for the default table or UCS-2.
    #[cfg(feature = "national")]
    #[cfg_attr(feature = "serde", serde(rename = "locking"))]
    pub locking_shift: Option<Language>,
    /// Language of the single shift table; `None` for the default extension table or UCS-2.
    #[cfg(feature = "national")]
    #[cfg_attr(feature = "serde", serde(rename = "single"))]
    pub single_shift: Option<Language>,
}

impl Measure {
    /// Returns the measure of a scanned text whose segments may end between any two characters.
    #[inline]
    pub(crate) fn from_scan(scan: &Scan) -> Self {
        let totals = scan.totals();
        Self {
            encoding: scan.encoding(),
            characters: scan.characters(),
            units: scan.units(),
            segments: totals.segments,
            capacity: totals.capacity,
            remaining: totals.remaining,
            unmappable: scan.unmappable(),
            #[cfg(feature = "national")]
            locking_shift: None,
            #[cfg(feature = "national")]
            single_shift: None,
        }
    }

    /// Copies field by field. A copy of the whole reads several fields at once, so it must wait
    /// until all of them are stored.
    #[inline]
    pub(super) const fn by_field(self) -> Self {
        let Self {
            encoding,
            characters,
            units,
            segments,
            capacity,
            remaining,
            unmappable,
            #[cfg(feature = "national")]
            locking_shift,
            #[cfg(feature = "national")]
            single_shift,
        } = self;
        Self {
            encoding: match encoding {
                Encoding::Gsm7 => Encoding::Gsm7,
                Encoding::Ucs2 => Encoding::Ucs2,
            },
            characters,
            units,
            segments,
            capacity,
            remaining,
            unmappable,
            #[cfg(feature = "national")]
            locking_shift,
            #[cfg(feature = "national")]
            single_shift,
        }
    }

    /// Returns the measure of a text of characters that take one septet each.
    pub(crate) fn of_septets(septets: u32, capacity: Capacity) -> Self {
        let totals = SegmentTotals::new(septets, capacity, || {
            let mut tally = SegmentTally::new(capacity.part);
            tally.push_total(septets);
            tally
        });
        Self {
            encoding: Encoding::Gsm7,
            characters: septets,
            units: septets,
            segments: totals.segments,
            capacity: totals.capacity,
            remaining: totals.remaining,
            unmappable: 0,
            #[cfg(feature = "national")]
            locking_shift: None,
            #[cfg(feature = "national")]
            single_shift: None,
        }
    }

    pub(crate) fn from_plan(text: &(impl CountSegments + ?Sized), scan: &Scan, plan: Plan) -> Self {
        let measure = Self::from_scan(scan);
        if measure.segments == 1 || plan.is_by_characters() {
            return measure;
        }
        let (segments, last) = text.count_segments(plan, measure.capacity);
        Self {
            segments,
            remaining: measure.capacity.saturating_sub(last),
            ..measure
        }
    }

    #[cfg(feature = "national")]
    pub(super) fn with_national_plan(self, national: &NationalPlan) -> Self {
        let (locking_shift, single_shift) = match national.plan.coding {
            Coding::Gsm7(alphabet) => (alphabet.locking_shift(), alphabet.single_shift()),
            Coding::Ucs2 => (None, None),
        };
        Self {
            encoding: Encoding::Gsm7,
            units: national.units,
            segments: national.totals.segments,
            capacity: national.totals.capacity,
            remaining: national.totals.remaining,
            unmappable: 0,
            locking_shift,
            single_shift,
            ..self
        }
    }
}
