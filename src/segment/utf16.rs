//! Measuring a UTF-16 text without copying it.

#[cfg(feature = "graphemes")]
use unicode_segmentation::{GraphemeCursor, GraphemeIncomplete};

#[cfg(feature = "national")]
use super::choose::better_national_plan;
use super::plan::{Divide, Plan};
#[cfg(any(feature = "graphemes", feature = "national"))]
use super::scan::decode_utf16_lossy;
use super::scan::scan_utf16;
use super::segmenter::Segmenter;
use super::totals::Measure;
#[cfg(feature = "graphemes")]
use crate::count::SegmentTally;

impl Segmenter {
    /// Measures a UTF-16 text under these rules, without copying it.
    ///
    /// A lone surrogate counts as U+FFFD: the result equals that of [`Segmenter::measure`] for
    /// `String::from_utf16_lossy(units)`. If grapheme clusters are kept whole, a text of several
    /// segments takes longer than with [`Segmenter::measure`].
    ///
    /// ```
    /// let rules = septet::Segmenter::new().with_reference_width(septet::ReferenceWidth::Bits16);
    /// let text = "👋".repeat(67);
    /// let units: Vec<u16> = text.encode_utf16().collect();
    /// assert_eq!(rules.measure_utf16(&units), rules.measure(&text));
    /// assert_eq!(rules.measure_utf16(&units).segments, 3); // 33 + 33 + 1
    /// ```
    #[must_use]
    pub fn measure_utf16(self, units: &[u16]) -> Measure {
        let scan = scan_utf16(units, self);
        // The length in bytes is not known; `usize::MAX` rules out `Unit::Byte`.
        let plan = Plan::from_scan(&scan, usize::MAX, self);
        let measure = Measure::from_plan(units, &scan, plan);
        #[cfg(feature = "national")]
        if !self.languages.is_empty()
            && let Some(national) =
                better_national_plan(&decode_utf16_lossy(units), Some(units), self, measure)
        {
            return measure.with_national_plan(&national);
        }
        measure
    }
}

impl Divide for [u16] {
    #[cfg(not(feature = "graphemes"))]
    fn count(&self, _: Plan, _: u16) -> (u32, u16) {
        // Never called, because only grapheme clusters need this count.
        (1, 0)
    }

    #[cfg(feature = "graphemes")]
    fn count(&self, plan: Plan, capacity: u16) -> (u32, u16) {
        let mut tally = SegmentTally::new(capacity);
        let mut rest = self;
        while let Some((cluster, behind)) = rest.split_at_checked(first_cluster(rest)) {
            if cluster.is_empty() {
                break;
            }
            let costs =
                || decode_utf16_lossy(cluster).map(|character| plan.coding.units(character));
            let units = costs().fold(0, u16::saturating_add);
            if units <= capacity {
                tally.push(units.into());
            } else {
                costs().for_each(|units| tally.push(units.into()));
            }
            rest = behind;
        }
        (tally.segments(), tally.fill().used(capacity))
    }
}

/// Returns the length of the first grapheme cluster in code units. CR LF counts as two clusters.
#[cfg(feature = "graphemes")]
fn first_cluster(units: &[u16]) -> usize {
    let mut all = decode_utf16_lossy(units);
    let Some(first) = all.next() else {
        return 0;
    };
    // Start of `before`, in code units and in bytes of UTF-8.
    let (mut place, mut offset) = (0_usize, 0_usize);
    let mut before = first;
    for after in all {
        let is_line_break = (before, after) == ('\r', '\n');
        let read = units.get(..place).unwrap_or(&[]);
        if is_line_break || is_boundary(read, offset, before, after) {
            break;
        }
        place = place.saturating_add(before.len_utf16());
        offset = offset.saturating_add(before.len_utf8());
        before = after;
    }
    place.saturating_add(before.len_utf16())
}

/// Returns whether a cluster ends between `before` and `after`. `units` is the part of the cluster
/// that precedes `before`, and `offset` is the length of this part in bytes of UTF-8.
#[cfg(feature = "graphemes")]
fn is_boundary(units: &[u16], offset: usize, before: char, after: char) -> bool {
    let mut pair = [0; 8];
    let length = before.encode_utf8(&mut pair).len();
    let behind = pair.get_mut(length..).unwrap_or_default();
    let end = length.saturating_add(after.encode_utf8(behind).len());
    let pair = pair.get(..end).unwrap_or_default();
    let pair = str::from_utf8(pair).unwrap_or_default();

    let between = offset.saturating_add(length);
    let mut cursor = GraphemeCursor::new(between, usize::MAX, true);
    let mut earlier = characters_backwards(units);
    let mut start = offset;
    loop {
        match cursor.is_boundary(pair, offset) {
            Ok(is_boundary) => return is_boundary,
            Err(GraphemeIncomplete::PreContext(_)) => {
                let Some(character) = earlier.next() else {
                    return true;
                };
                start = start.saturating_sub(character.len_utf8());
                cursor.provide_context(character.encode_utf8(&mut [0; 4]), start);
            }
            Err(_) => return true,
        }
    }
}

#[cfg(feature = "graphemes")]
fn characters_backwards(units: &[u16]) -> impl Iterator<Item = char> {
    let mut rest = units;
    core::iter::from_fn(move || {
        let (_, last) = rest.split_at_checked(rest.len().saturating_sub(2))?;
        let character = decode_utf16_lossy(last).last()?;
        let length = rest.len().saturating_sub(character.len_utf16());
        rest = rest.get(..length)?;
        Some(character)
    })
}
