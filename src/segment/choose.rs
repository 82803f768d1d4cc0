//! Choice of the encoding and the tables for a text.

use super::boundary::Boundary;
#[cfg(feature = "national")]
use super::national::{NationalPlan, cheapest};
#[cfg(feature = "national")]
use super::plan::Divide;
use super::plan::Plan;
use super::scan::scan_characters;
use super::segmenter::Segmenter;
use super::totals::Measure;
#[cfg(feature = "national")]
use crate::alphabet::Encoding;
use crate::count::Scan;

/// Chooses the encoding and the tables for a scanned text.
#[inline(always)]
#[expect(
    clippy::inline_always,
    reason = "few callers, and large values to pass"
)]
pub(crate) fn choose(text: &str, scan: &Scan, segmenter: Segmenter) -> (Plan, Measure) {
    let plan = Plan::from_scan(scan, text.len(), segmenter);
    let measure = Measure::from_plan(text, scan, plan);
    #[cfg(feature = "national")]
    if !segmenter.languages.is_empty()
        && let Some(national) = better_national_plan(&text.chars(), Some(text), segmenter, measure)
    {
        return (national.plan, measure.with_national_plan(&national));
    }
    (plan, measure)
}

/// Measures a text, ignoring the boundary: segments may end between any two characters.
pub(crate) fn measure_characters(
    characters: &(impl Iterator<Item = char> + Clone),
    segmenter: Segmenter,
) -> Measure {
    let segmenter = segmenter.with_boundary(Boundary::Character);
    let measure = Measure::from_scan(&scan_characters(characters.clone(), segmenter));
    #[cfg(feature = "national")]
    if !segmenter.languages.is_empty()
        && let Some(national) = better_national_plan(characters, None::<&str>, segmenter, measure)
    {
        return measure.with_national_plan(&national);
    }
    measure
}

/// Returns the best national tables, if they improve on `measure`, the measure without them.
#[cfg(feature = "national")]
pub(super) fn better_national_plan(
    characters: &(impl Iterator<Item = char> + Clone),
    text: Option<&(impl Divide + ?Sized)>,
    segmenter: Segmenter,
    measure: Measure,
) -> Option<NationalPlan> {
    // National tables lose ties, so they cannot improve on one segment.
    let is_best = measure.segments == 1 && measure.unmappable == 0;
    let is_forced = segmenter.encoding == Some(Encoding::Ucs2);
    if is_best || is_forced {
        return None;
    }
    let below = match measure.unmappable {
        0 => measure.segments,
        _ => u32::MAX,
    };
    cheapest(characters, text, measure.characters, segmenter, below)
}
