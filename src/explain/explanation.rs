//! The explanation of a text.
//!
//! Rewritten text is cut at characters and measured without storing it. The result is exact,
//! because characters of the default tables form no cluster that is kept whole.

use core::iter;

use super::chars::{CrlfBreaks, Extensions};
use super::ends::SegmentEnds;
use super::unmappable::Unmappable;
use crate::alphabet::Encoding;
use crate::count::{SegmentTally, SegmentTotals};
use crate::replace::{Groups, Replace, Rewritten};
use crate::segment::{Measure, Plan, Segmenter, choose, measure_characters, scan_str};

/// The explanation of what a text costs, from [`Segmenter::explain`].
///
/// ```
/// use septet::replace::Groups;
///
/// let text = "Pay 5 € now — or else: ".to_owned() + &"a".repeat(60);
/// let explanation = septet::Segmenter::new().explain(&text);
/// assert_eq!(explanation.measure().segments, 2);
///
/// // The dash forces UCS-2. With a hyphen instead, the text is one segment.
/// let dash = explanation.unmappable().next().unwrap();
/// assert_eq!((dash.character, dash.byte_offset, dash.utf16_offset), ('—', 14, 12));
/// assert_eq!(explanation.measure_with_substitutes(Groups::ALL).unwrap().segments, 1);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Explanation<'t> {
    text: &'t str,
    segmenter: Segmenter,
    plan: Plan,
    measure: Measure,
}

impl Segmenter {
    /// Explains what a text costs by these rules. Never fails.
    ///
    /// ```
    /// let explanation = septet::Segmenter::new().explain("Hello");
    /// assert_eq!(explanation.measure(), septet::measure("Hello"));
    /// ```
    #[must_use]
    pub fn explain(self, text: &str) -> Explanation<'_> {
        let scan = scan_str(text, self);
        let (plan, measure) = choose(text, &scan, self);
        Explanation {
            text,
            segmenter: self,
            plan,
            measure,
        }
    }
}

impl<'t> Explanation<'t> {
    /// Returns what the text costs.
    ///
    /// ```
    /// assert_eq!(septet::Segmenter::new().explain("ж").measure().units, 1);
    /// ```
    #[must_use]
    pub const fn measure(&self) -> Measure {
        self.measure
    }

    /// Returns the characters that force UCS-2, with their offsets and substitutes.
    ///
    /// These are the characters that have no code in the default tables, or that the rules exclude.
    /// There are none if the message is encoded in national tables.
    ///
    /// ```
    /// let unmappable = septet::Segmenter::new().explain("a “quoted” word").unmappable();
    /// let found: Vec<_> = unmappable.map(|found| (found.byte_offset, found.character)).collect();
    /// assert_eq!(found, [(2, '“'), (11, '”')]);
    /// ```
    #[must_use]
    pub fn unmappable(&self) -> Unmappable<'t> {
        let Measure {
            encoding,
            unmappable,
            ..
        } = self.measure;
        // Every character has a code, possibly in a national table.
        let text = match encoding {
            Encoding::Gsm7 if unmappable == 0 => "",
            Encoding::Gsm7 | Encoding::Ucs2 => self.text,
        };
        Unmappable::new(text, self.segmenter)
    }

    /// Returns the character in [`Explanation::unmappable`] if there is exactly one distinct
    /// character, however often it occurs.
    ///
    /// ```
    /// let segmenter = septet::Segmenter::new();
    /// assert_eq!(segmenter.explain("жжж").only_unmappable(), Some('ж'));
    /// assert_eq!(segmenter.explain("жш").only_unmappable(), None);
    /// assert_eq!(segmenter.explain("z").only_unmappable(), None);
    /// ```
    #[must_use]
    pub fn only_unmappable(&self) -> Option<char> {
        let mut unmappable = self.unmappable();
        let mut characters =
            iter::from_fn(|| unmappable.next_position()).map(|position| position.character);
        let first = characters.next()?;
        characters.all(|one| one == first).then_some(first)
    }

    /// Returns what the text would cost without the characters in [`Explanation::unmappable`].
    ///
    /// ```
    /// let text = "a".repeat(100) + "ж";
    /// let explanation = septet::Segmenter::new().explain(&text);
    /// assert_eq!(explanation.measure().segments, 2);
    /// assert_eq!(explanation.measure_without_unmappable().segments, 1);
    /// ```
    #[must_use]
    pub fn measure_without_unmappable(&self) -> Measure {
        let unmappable = self.unmappable();
        if unmappable.clone().next_position().is_none() {
            return self.measure;
        }
        let kept = Rewritten::without_unmappable(self.text, self.segmenter.excluded);
        measure_characters(&kept, self.segmenter)
    }

    /// Returns what the text would cost with every character in `groups` replaced.
    ///
    /// Returns `None` if a character without a code would remain. If [`Explanation::unmappable`] is
    /// empty, nothing is replaced.
    ///
    /// ```
    /// use septet::{Segmenter, replace::Groups};
    ///
    /// let text = "…".repeat(60); // 60 code units, or 180 septets after replacement
    /// let explanation = Segmenter::new().explain(&text);
    /// assert_eq!(explanation.measure().segments, 1);
    /// assert_eq!(explanation.measure_with_substitutes(Groups::ALL).unwrap().segments, 2);
    /// assert!(Segmenter::new().explain("中").measure_with_substitutes(Groups::ALL).is_none());
    /// ```
    #[must_use]
    pub fn measure_with_substitutes(&self, groups: Groups) -> Option<Measure> {
        let unmappable = self.unmappable();
        if unmappable.clone().next_position().is_none() {
            return Some(self.measure);
        }
        let replaced: Replace<'_> = groups.replace(self.text);
        let mut characters = replaced.clone();
        if characters.any(|one| unmappable.contains(one)) {
            return None;
        }
        let replaced = Rewritten::replaced(replaced);
        Some(measure_characters(&replaced, self.segmenter))
    }

    /// Returns the characters that take two septets, with their offsets. There are none in UCS-2.
    ///
    /// ```
    /// let explanation = septet::Segmenter::new().explain("{5 €}");
    /// let found: Vec<_> = explanation.extensions().map(|found| found.character).collect();
    /// assert_eq!(found, ['{', '€', '}']);
    /// ```
    #[must_use]
    pub fn extensions(&self) -> Extensions<'t> {
        let text = if self.has_extensions() { self.text } else { "" };
        Extensions::new(text, self.plan.coding)
    }

    /// Returns how many segments the text would take if extension characters took one septet.
    ///
    /// The difference from `measure().segments` is the cost of [`Explanation::extensions`].
    ///
    /// ```
    /// let text = "[".repeat(100);
    /// let explanation = septet::Segmenter::new().explain(&text);
    /// assert_eq!(explanation.measure().segments, 2);
    /// assert_eq!(explanation.segments_without_extensions(), 1);
    /// ```
    #[must_use]
    pub fn segments_without_extensions(&self) -> u32 {
        if !self.has_extensions() {
            return self.measure.segments;
        }
        self.segments_by(|piece, _| u32::try_from(piece.chars().count()).unwrap_or(u32::MAX))
    }

    /// Returns whether any character takes two septets.
    fn has_extensions(&self) -> bool {
        let Measure {
            encoding,
            units,
            characters,
            ..
        } = self.measure;
        // Saturated totals cannot be compared.
        encoding == Encoding::Gsm7 && (units != characters || units == u32::MAX)
    }

    /// Returns the CR of every CR LF line break, with its offsets. These CRs can be dropped.
    ///
    /// ```
    /// let explanation = septet::Segmenter::new().explain("one\r\ntwo\nthree\r\n");
    /// let found: Vec<_> = explanation.crlf_breaks().map(|cr| cr.byte_offset).collect();
    /// assert_eq!(found, [3, 14]);
    /// ```
    #[must_use]
    pub fn crlf_breaks(&self) -> CrlfBreaks<'t> {
        CrlfBreaks::new(if self.has_returns() { self.text } else { "" })
    }

    /// Returns how many segments the text would take with LF instead of CR LF.
    ///
    /// ```
    /// let text = "a".repeat(80) + "\r\n" + &"a".repeat(79);
    /// let explanation = septet::Segmenter::new().explain(&text);
    /// assert_eq!(explanation.measure().segments, 2);
    /// assert_eq!(explanation.segments_with_line_feeds(), 1);
    /// ```
    #[must_use]
    pub fn segments_with_line_feeds(&self) -> u32 {
        if !self.has_returns() {
            return self.measure.segments;
        }
        let coding = self.plan.coding;
        self.segments_by(|piece, next| {
            if piece == "\r" && next == Some('\n') {
                return 0;
            }
            piece.chars().fold(0, |units: u32, one| {
                units.saturating_add(coding.units(one).into())
            })
        })
    }

    /// Returns the ends of all segments but the last, and how many units are unused there.
    ///
    /// ```
    /// let text = "]".repeat(153);
    /// let ends = septet::Segmenter::new().explain(&text).segment_ends();
    /// let ends: Vec<_> = ends.map(|end| (end.byte_offset, end.unused_units)).collect();
    /// assert_eq!(ends, [(76, 1), (152, 1)]); // 76 escape pairs leave 1 of 153 septets unused
    /// ```
    #[must_use]
    pub fn segment_ends(&self) -> SegmentEnds<'t> {
        let capacity = self.measure.capacity;
        let cuts = self.plan.cuts(self.text, capacity);
        SegmentEnds::new(cuts, capacity, self.text.len())
    }

    /// Returns the units divided by the capacity of a segment, rounded up.
    ///
    /// Some providers document this count. It can be lower than [`Measure::segments`], because it
    /// ignores units left unused before pairs and clusters.
    ///
    /// ```
    /// let text = "]".repeat(153);
    /// let explanation = septet::Segmenter::new().explain(&text);
    /// assert_eq!((explanation.naive_segments(), explanation.measure().segments), (2, 3));
    /// ```
    #[must_use]
    pub const fn naive_segments(&self) -> u32 {
        self.plan.capacity.least_segments(self.measure.units)
    }

    /// Returns whether the text contains a CR.
    fn has_returns(&self) -> bool {
        self.text.as_bytes().contains(&b'\r')
    }

    /// Counts the segments, with `units(piece, next character)` as the cost of each piece.
    fn segments_by(&self, units: impl Fn(&str, Option<char>) -> u32) -> u32 {
        let capacity = self.plan.capacity;
        let mut tally = SegmentTally::new(capacity.part);
        let mut all = 0_u32;
        let mut rest = self.text;
        for octets in self.plan.pieces(self.text, capacity.part) {
            let Some((piece, after)) = rest.split_at_checked(octets) else {
                break;
            };
            let units = units(piece, after.chars().next());
            all = all.saturating_add(units);
            tally.push(units);
            rest = after;
        }
        SegmentTotals::new(all, capacity, || tally).segments
    }
}
