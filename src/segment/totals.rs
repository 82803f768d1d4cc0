//! The totals of a text: what it costs.

#[cfg(feature = "national")]
use super::national::NationalPlan;
use super::plan::{Divide, Plan};
use crate::alphabet::Encoding;
#[cfg(feature = "national")]
use crate::alphabet::{Coding, Language};
use crate::count::Scan;
#[cfg(feature = "national")]
use crate::count::SegmentTotals;

/// What a text costs, from [`measure`](crate::measure) or
/// [`Segmenter::measure`](crate::Segmenter::measure).
///
/// Totals saturate at `u32::MAX`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Measure {
    /// The encoding of the whole message.
    pub encoding: Encoding,
    /// Characters (Unicode scalar values).
    pub characters: u32,
    /// Septets or UTF-16 code units, without those left unused at the ends of segments.
    pub units: u32,
    /// Segments: the number that is billed. At least 1, because an empty text is a message too.
    /// Above 255, the text can be measured but not sent as one message.
    #[cfg_attr(feature = "serde", serde(rename = "segment_count"))]
    pub segments: u32,
    /// The units that each segment of this message holds: 160 or 70 if it is the only one,
    /// otherwise 153 or 67, and 152 or 66 with a 16-bit reference (23.040 §9.2.3.24: 140 octets,
    /// header included). Less with national tables, which take 3 octets each, and with header
    /// extras.
    pub capacity: u16,
    /// The units left in the last segment.
    pub remaining: u16,
    /// Characters that GSM-7 cannot encode, when GSM-7 is forced. Each counts as one septet, and
    /// [`Segmenter::split`](crate::Segmenter::split) returns an error. Otherwise 0.
    pub unmappable: u32,
    /// The language of the locking shift table that the text is encoded with; `None` for the
    /// default table, and in UCS-2.
    #[cfg(feature = "national")]
    #[cfg_attr(feature = "serde", serde(rename = "locking"))]
    pub locking_shift: Option<Language>,
    /// The language of the single shift table; `None` for the default extension table, and in
    /// UCS-2.
    #[cfg(feature = "national")]
    #[cfg_attr(feature = "serde", serde(rename = "single"))]
    pub single_shift: Option<Language>,
}

impl Measure {
    /// The measure of a text that was read, if it is cut at characters.
    #[inline]
    pub(crate) fn by_characters(scan: &Scan) -> Self {
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

    /// The measure of a text that was read and for which there is a plan.
    pub(crate) fn by_plan(text: &(impl Divide + ?Sized), scan: &Scan, plan: Plan) -> Self {
        let measure = Self::by_characters(scan);
        if measure.segments == 1 || plan.is_by_characters() {
            return measure;
        }
        let (segments, last) = text.count(plan, measure.capacity);
        Self {
            segments,
            remaining: measure.capacity.saturating_sub(last),
            ..measure
        }
    }

    /// The measure of the same text in national tables.
    #[cfg(feature = "national")]
    pub(super) fn with_national_plan(self, national: &NationalPlan) -> Self {
        let (locking_shift, single_shift) = match national.plan.coding {
            Coding::Gsm7(alphabet) => (alphabet.locking_shift(), alphabet.single_shift()),
            Coding::Ucs2 => (None, None),
        };
        let SegmentTotals {
            segments,
            capacity,
            remaining,
        } = national.totals;
        Self {
            encoding: Encoding::Gsm7,
            units: national.units,
            segments,
            capacity,
            remaining,
            unmappable: 0,
            locking_shift,
            single_shift,
            ..self
        }
    }
}
