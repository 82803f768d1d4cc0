//! Which encoding and which tables a text is written in.

use super::boundary::Boundary;
#[cfg(feature = "national")]
use super::national::{NationalPlan, cheapest};
#[cfg(feature = "national")]
use super::plan::Divide;
use super::plan::Plan;
use super::read::read_characters;
use super::segmenter::Segmenter;
use super::totals::Measure;
#[cfg(feature = "national")]
use crate::alphabet::Encoding;
use crate::count::Scan;

/// Chooses how to encode a text that was scanned, and returns what that costs.
#[inline(always)]
#[expect(
    clippy::inline_always,
    reason = "two callers, and large values to hand over"
)]
pub(crate) fn choose(text: &str, scan: &Scan, segmenter: Segmenter) -> (Plan, Measure) {
    let plan = Plan::from_scan(scan, text.len(), segmenter);
    let measure = Measure::by_plan(text, scan, plan);
    #[cfg(feature = "national")]
    if !segmenter.languages.is_empty()
        && let Some(national) = better_national_plan(&text.chars(), Some(text), segmenter, measure)
    {
        return (national.plan, measure.with_national_plan(&national));
    }
    (plan, measure)
}

/// What a text of these characters costs, if its segments end at characters: because the rules
/// say so, or because none of them form clusters.
pub(crate) fn measure_characters(
    characters: &(impl Iterator<Item = char> + Clone),
    segmenter: Segmenter,
) -> Measure {
    let segmenter = segmenter.with_boundary(Boundary::Character);
    let measure = Measure::by_characters(&read_characters(characters.clone(), segmenter));
    #[cfg(feature = "national")]
    if !segmenter.languages.is_empty()
        && let Some(national) = better_national_plan(characters, None::<&str>, segmenter, measure)
    {
        return measure.with_national_plan(&national);
    }
    measure
}

/// The national tables that are better than the default ones and UCS-2, if there are any, for a
/// text of these characters with this measure.
#[cfg(feature = "national")]
pub(super) fn better_national_plan(
    characters: &(impl Iterator<Item = char> + Clone),
    text: Option<&(impl Divide + ?Sized)>,
    segmenter: Segmenter,
    measure: Measure,
) -> Option<NationalPlan> {
    // The default tables and UCS-2 come first among equals, and nothing is fewer than one.
    let is_best = measure.segments == 1 && measure.unmappable == 0;
    let is_forced = segmenter.forced == Some(Encoding::Ucs2);
    if is_best || is_forced {
        return None;
    }
    let below = match measure.unmappable {
        0 => measure.segments,
        _ => u32::MAX,
    };
    cheapest(characters, text, measure.characters, segmenter, below)
}
