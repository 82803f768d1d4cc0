//! Choosing the encoding and the tables for a text.

#[cfg(feature = "national")]
use super::national::{NationalPlan, cheapest};
#[cfg(feature = "national")]
use super::nearest::NearestTables;
use super::plan::{CountSegments, Plan, Streamed};
use super::scan::{Fragment, scan_characters, scan_fragments};
use super::segmenter::Segmenter;
use super::totals::Measure;
use crate::alphabet::Encoding;
use crate::count::Scan;

/// Chooses the encoding and the tables for a scanned text.
#[inline(always)]
#[expect(
    clippy::inline_always,
    reason = "few callers, and large values to pass"
)]
pub(crate) fn choose(text: &str, scan: &Scan, segmenter: Segmenter) -> (Plan, Measure) {
    choose_plan(text, text.len(), scan, segmenter)
}

/// Measures a text that is not stored as a `&str`.
pub(crate) fn measure_characters(
    characters: &(impl Iterator<Item = char> + Clone),
    segmenter: Segmenter,
) -> Measure {
    let scan = scan_characters(characters.clone(), segmenter);
    measure_scanned(characters.clone(), &scan, segmenter)
}

/// Measures a text that consists of fragments, given its characters too. If `only_gsm7`, the
/// measure is incomplete if the text is sent as UCS-2.
pub(crate) fn measure_fragments<'t>(
    next: impl FnMut() -> Option<Fragment<'t>>,
    characters: impl Iterator<Item = char> + Clone,
    segmenter: Segmenter,
    only_gsm7: bool,
) -> Measure {
    // National tables can encode a text that the default tables cannot.
    let only_gsm7 = only_gsm7 && segmenter.is_without_languages();
    let scan = scan_fragments(next, segmenter, only_gsm7);
    if only_gsm7 && scan.encoding() == Encoding::Ucs2 {
        return Measure::from_scan(&scan);
    }
    measure_scanned(characters, &scan, segmenter)
}

/// Measures a text that is not stored as a `&str`, given its scan.
pub(super) fn measure_scanned(
    characters: impl Iterator<Item = char> + Clone,
    scan: &Scan,
    segmenter: Segmenter,
) -> Measure {
    // The byte length is unknown, so it must not match the number of units.
    choose_plan(&Streamed(characters), usize::MAX, scan, segmenter).1
}

/// Chooses the encoding and the tables for a scanned text of `length` bytes.
#[inline(always)]
#[expect(
    clippy::inline_always,
    reason = "few callers, and large values to pass"
)]
fn choose_plan(
    text: &(impl CountSegments + ?Sized),
    length: usize,
    scan: &Scan,
    segmenter: Segmenter,
) -> (Plan, Measure) {
    let plan = Plan::from_scan(scan, length, segmenter);
    let measure = Measure::from_plan(text, scan, plan);
    // National tables lose ties, so they cannot improve on one segment.
    #[cfg(feature = "national")]
    if !segmenter.languages.is_empty() && (measure.segments > 1 || measure.unmappable > 0) {
        if let Some(national) = better_national_plan(text, segmenter, measure) {
            return (national.plan, measure.with_national_plan(&national));
        }
        if measure.unmappable > 0 {
            return (plan, measure.with_unmappable(text.characters(), segmenter));
        }
    }
    (plan, measure)
}

/// Returns the best plan with national tables if it takes fewer segments than `measure`, or if
/// `measure` has unmappable characters.
#[cfg(feature = "national")]
fn better_national_plan(
    text: &(impl CountSegments + ?Sized),
    segmenter: Segmenter,
    measure: Measure,
) -> Option<NationalPlan> {
    if segmenter.encoding == Some(Encoding::Ucs2) {
        return None;
    }
    let below = match measure.unmappable {
        0 => measure.segments,
        _ => u32::MAX,
    };
    cheapest(text, measure.characters, segmenter, below)
}

#[cfg(feature = "national")]
impl Measure {
    /// Replaces `unmappable`, which was counted in the default tables, with the count in the
    /// nearest tables.
    #[cold]
    fn with_unmappable(self, characters: impl Iterator<Item = char>, segmenter: Segmenter) -> Self {
        let (_, unmappable) = NearestTables::find(characters, segmenter);
        Self { unmappable, ..self }
    }
}
