//! Which encoding and which tables a text is written in.

use super::boundary::Boundary;
#[cfg(feature = "national")]
use super::national::{Found, fewest};
use super::plan::Plan;
use super::read::read_characters;
use super::segmenter::Segmenter;
use super::totals::Measure;
#[cfg(feature = "national")]
use crate::alphabet::Encoding;
use crate::count::Scan;

/// How a text that was read is going to be written, and what it costs. It may have characters
/// without a code in the default tables.
#[inline(always)]
#[expect(
    clippy::inline_always,
    reason = "two callers, and large values to hand over"
)]
pub(crate) fn decide(
    text: &str,
    scan: &Scan,
    unmappable: bool,
    segmenter: Segmenter,
) -> (Plan, Measure) {
    let plan = Plan::of(scan, text.len(), unmappable, segmenter);
    let measure = Measure::of(text, scan, plan);
    #[cfg(feature = "national")]
    if !segmenter.languages.is_empty()
        && let Some(found) = search(&text.chars(), text, segmenter, measure)
    {
        return (found.plan, measure.with(&found));
    }
    (plan, measure)
}

/// National tables that the text is rather written with.
#[cfg(feature = "national")]
fn search(
    characters: &(impl Iterator<Item = char> + Clone),
    text: &str,
    segmenter: Segmenter,
    measure: Measure,
) -> Option<Found> {
    // The default tables and UCS-2 come first among equals, and nothing is fewer than one.
    let is_best = measure.segments == 1 && measure.unmappable == 0;
    let is_fixed = segmenter.forced == Some(Encoding::Ucs2);
    if is_best || is_fixed {
        return None;
    }
    let below = match measure.unmappable {
        0 => measure.segments,
        _ => u32::MAX,
    };
    fewest(characters, text, measure.characters, segmenter, below)
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
        && let Some(found) = search(characters, "", segmenter, measure)
    {
        return measure.with(&found);
    }
    measure
}
