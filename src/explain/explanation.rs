//! Explaining what a text costs. Rewritten texts are measured under all rules without being stored.

use core::iter;

use super::chars::{CrlfBreaks, Extensions};
use super::ends::SegmentEnds;
use super::surplus::Surplus;
use super::unmappable::Unmappable;
use crate::alphabet::Encoding;
use crate::count::{SegmentTally, SegmentTotals};
use crate::kernel::contains;
use crate::replace::{Groups, Rewritten};
#[cfg(feature = "graphemes")]
use crate::segment::count_by_clusters;
use crate::segment::{Measure, NearestTables, Plan, Segmenter, choose, scan_str};

/// An explanation of what a text costs, from [`Segmenter::explain`].
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
/// assert_eq!(explanation.measure_with_substitutes(Groups::ALL).segments, 1);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Explanation<'t> {
    text: &'t str,
    segmenter: Segmenter,
    plan: Plan,
    measure: Measure,
    tables: NearestTables,
}

impl Segmenter {
    /// Explains what a text costs under these rules. Never fails.
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
            tables: NearestTables::new(text, self),
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

    /// Returns the characters that rule out GSM-7, with their offsets and substitutes.
    ///
    /// If only the default tables are allowed, these are the characters that the default tables
    /// lack and the characters that the rules exclude. If national tables are allowed, the tables
    /// that lack the fewest characters decide: in a Turkish text, a typographic apostrophe is
    /// unmappable and `ğ` is not. The iterator is empty if the text is sent as GSM-7, or if UCS-2
    /// is forced.
    ///
    /// ```
    /// let unmappable = septet::Segmenter::new().explain("a “quoted” word").unmappable();
    /// let found: Vec<_> = unmappable.map(|found| (found.byte_offset, found.character)).collect();
    /// assert_eq!(found, [(2, '“'), (11, '”')]);
    /// ```
    #[must_use]
    pub fn unmappable(&self) -> Unmappable<'t> {
        let text = if self.can_have_unmappable() {
            self.text
        } else {
            ""
        };
        Unmappable::new(text, self.tables)
    }

    /// Returns whether [`Explanation::unmappable`] skips this character.
    ///
    /// Always true if the text is sent as GSM-7, or if UCS-2 is forced.
    ///
    /// ```
    /// let explanation = septet::Segmenter::new().explain("5 € or 5 ж");
    /// assert!(explanation.is_mappable('€') && !explanation.is_mappable('ж'));
    /// ```
    #[must_use]
    pub fn is_mappable(&self, character: char) -> bool {
        !self.can_have_unmappable() || self.tables.is_mappable(character)
    }

    fn can_have_unmappable(&self) -> bool {
        let is_gsm7 = self.measure.encoding == Encoding::Gsm7 && self.measure.unmappable == 0;
        !is_gsm7 && self.segmenter.encoding != Some(Encoding::Ucs2)
    }

    /// Returns the only character in [`Explanation::unmappable`], however often it occurs.
    ///
    /// `None` if there are no characters, or several different characters.
    ///
    /// ```
    /// let segmenter = septet::Segmenter::new();
    /// assert_eq!(segmenter.explain("жжж").only_unmappable(), Some('ж'));
    /// assert_eq!(segmenter.explain("жш").only_unmappable(), None);
    /// assert_eq!(segmenter.explain("z").only_unmappable(), None);
    /// ```
    #[must_use]
    pub fn only_unmappable(&self) -> Option<char> {
        if !self.can_have_unmappable() {
            return None;
        }
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
        self.measure_rewritten(|| Rewritten::without_unmappable(self.text, self.tables))
    }

    /// Returns what the text would cost if the characters in [`Explanation::unmappable`] that
    /// belong to `groups` were replaced.
    ///
    /// If unmappable characters remain, this is the cost in UCS-2, unless GSM-7 is forced.
    ///
    /// ```
    /// use septet::{Segmenter, replace::Groups};
    ///
    /// let text = "…".repeat(60); // 60 code units, or 180 septets after replacement
    /// let explanation = Segmenter::new().explain(&text);
    /// assert_eq!(explanation.measure().segments, 1);
    /// assert_eq!(explanation.measure_with_substitutes(Groups::ALL).segments, 2);
    /// ```
    #[must_use]
    pub fn measure_with_substitutes(&self, groups: Groups) -> Measure {
        self.measure_rewritten(|| Rewritten::with_substitutes(self.text, groups, self.tables))
    }

    /// Measures the rewritten text, or returns the original measure if nothing is unmappable.
    fn measure_rewritten(&self, rewrite: impl FnOnce() -> Rewritten<'t>) -> Measure {
        let has_unmappable = self.can_have_unmappable()
            && self.tables.mappable_prefix_len(self.text) < self.text.len();
        if !has_unmappable {
            return self.measure;
        }
        rewrite().measure(self.segmenter)
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
        let Self { plan, text, .. } = *self;
        let totals = SegmentTotals::new(self.measure.characters, plan.capacity, || {
            let capacity = plan.capacity.part;
            #[cfg(feature = "graphemes")]
            if !plan.is_by_characters() {
                return count_by_clusters(text.chars().map(|character| (character, 1)), capacity);
            }
            let _ = text;
            let mut tally = SegmentTally::new(capacity);
            tally.push_total(self.measure.characters);
            tally
        });
        totals.segments
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

    /// Returns the CR of each CR LF line break, with its offsets. These CRs can be dropped.
    ///
    /// ```
    /// let explanation = septet::Segmenter::new().explain("one\r\ntwo\nthree\r\n");
    /// let found: Vec<_> = explanation.crlf_breaks().map(|cr| cr.byte_offset).collect();
    /// assert_eq!(found, [3, 14]);
    /// ```
    #[must_use]
    pub fn crlf_breaks(&self) -> CrlfBreaks<'t> {
        CrlfBreaks::new(if self.has_cr() { self.text } else { "" })
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
        if !self.has_cr() {
            return self.measure.segments;
        }
        let line_feeds = Rewritten::with_line_feeds(self.text);
        line_feeds.measure(self.segmenter).segments
    }

    /// Returns how many segments the text would take with CR LF instead of LF, as HTML forms and
    /// some gateways send it.
    ///
    /// ```
    /// let text = "a".repeat(80) + "\n" + &"a".repeat(79);
    /// let explanation = septet::Segmenter::new().explain(&text);
    /// assert_eq!(explanation.measure().segments, 1);
    /// assert_eq!(explanation.segments_with_crlf(), 2);
    /// ```
    #[must_use]
    pub fn segments_with_crlf(&self) -> u32 {
        if !contains(self.text.as_bytes(), b'\n') {
            return self.measure.segments;
        }
        let with_crlf = Rewritten::with_crlf(self.text);
        with_crlf.measure(self.segmenter).segments
    }

    /// Returns the characters at the end that must go to save a segment; `None` if the text takes
    /// one segment.
    ///
    /// The rest is what [`Segmenter::truncate`] keeps for one segment less. It can be more than the
    /// segments before the last one hold, because a single segment has no header.
    ///
    /// ```
    /// let text = "a".repeat(161); // 153 + 8, but 160 fit in a single segment
    /// let surplus = septet::Segmenter::new().explain(&text).surplus().unwrap();
    /// assert_eq!((surplus.byte_offset, surplus.characters), (160, 1));
    /// ```
    #[must_use]
    pub fn surplus(&self) -> Option<Surplus> {
        let fewer = self
            .measure
            .segments
            .checked_sub(1)
            .filter(|&fewer| fewer > 0)?;
        let kept = self.segmenter.truncate(self.text, fewer);
        let segments = self.segmenter.measure(kept).segments;
        Some(Surplus::after(kept, self.text, segments))
    }

    /// Returns the end of each segment except the last, and how many units are unused there.
    ///
    /// ```
    /// let text = "]".repeat(153);
    /// let ends = septet::Segmenter::new().explain(&text).segment_ends();
    /// let ends: Vec<_> = ends.map(|end| (end.byte_offset, end.unused_units)).collect();
    /// assert_eq!(ends, [(76, 1), (152, 1)]); // 76 escape sequences leave 1 of 153 septets unused
    /// ```
    #[must_use]
    pub fn segment_ends(&self) -> SegmentEnds<'t> {
        let capacity = self.measure.capacity;
        let cuts = self.plan.cuts(self.text, capacity);
        SegmentEnds::new(cuts, capacity, self.text.len(), self.measure.unmappable)
    }

    /// Returns the number of units divided by the capacity of a segment, rounded up.
    ///
    /// Some providers document this count. It can be lower than [`Measure::segments`], because it
    /// ignores units left unused before a pair or cluster that did not fit.
    ///
    /// ```
    /// let text = "]".repeat(153);
    /// let explanation = septet::Segmenter::new().explain(&text);
    /// assert_eq!((explanation.naive_segments(), explanation.measure().segments), (2, 3));
    /// ```
    #[must_use]
    pub const fn naive_segments(&self) -> u32 {
        match self.measure.units {
            u32::MAX => u32::MAX,
            units => self.plan.capacity.least_segments(units),
        }
    }

    /// Returns whether the text contains a CR.
    fn has_cr(&self) -> bool {
        contains(self.text.as_bytes(), b'\r')
    }
}
