//! The explanation of a text: every cost in it is counted, not estimated.
//!
//! The characters as they would be go through the same reader. A rewritten text in GSM-7 has no
//! clusters, so it is counted without being written down; where it would still be UCS-2 there is
//! no answer, because nothing would be saved.

use core::iter;

use super::chars::{CrlfBreaks, Extensions};
use super::ends::SegmentEnds;
use super::unmappable::Unmappable;
use crate::alphabet::Encoding;
use crate::count::{SegmentTally, Totals};
use crate::replace::{Groups, Replace, Rewritten};
use crate::segment::{Measure, Plan, Segmenter, choose, measure_characters, read};

/// Why a text costs what it costs, from [`Segmenter::explain`].
///
/// ```
/// let text = "Pay 5 € now — or else: ".to_owned() + &"a".repeat(60);
/// let explanation = septet::Segmenter::new().explain(&text);
/// assert_eq!(explanation.measure().segments, 2);
///
/// // One dash makes UCS-2 of it. Without it, or with a hyphen, it is one segment.
/// let dash = explanation.unmappable().next().unwrap();
/// assert_eq!((dash.character, dash.byte_offset, dash.utf16_offset), ('—', 14, 12));
/// assert_eq!(dash.substitute, Some("-"));
/// assert_eq!(explanation.only_unmappable(), Some('—'));
/// assert_eq!(explanation.measure_without_unmappable().segments, 1);
/// assert_eq!(explanation.measure_with_substitutes(septet::replace::Groups::ALL).unwrap().segments, 1);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Explanation<'t> {
    text: &'t str,
    segmenter: Segmenter,
    plan: Plan,
    measure: Measure,
}

impl Segmenter {
    /// Why a text costs what it costs by these rules. Any text has an explanation.
    ///
    /// ```
    /// let explanation = septet::Segmenter::new().explain("Hello");
    /// assert_eq!(explanation.unmappable().count(), 0);
    /// assert_eq!(explanation.measure(), septet::measure("Hello"));
    /// ```
    #[must_use]
    pub fn explain(self, text: &str) -> Explanation<'_> {
        let scan = read(text, self);
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
    /// What the text costs.
    ///
    /// ```
    /// let explanation = septet::Segmenter::new().explain("ж");
    /// assert_eq!(explanation.measure().units, 1);
    /// ```
    #[must_use]
    pub const fn measure(&self) -> Measure {
        self.measure
    }

    /// The characters that keep the text from being GSM-7 in the default tables, one after the
    /// other, with their places and what could stand for them. None where national tables
    /// hold the text.
    ///
    /// ```
    /// let explanation = septet::Segmenter::new().explain("a “quoted” word");
    /// let found: Vec<_> = explanation.unmappable().map(|one| (one.byte_offset, one.character)).collect();
    /// assert_eq!(found, [(2, '“'), (11, '”')]);
    /// ```
    #[must_use]
    pub fn unmappable(&self) -> Unmappable<'t> {
        let Measure {
            encoding,
            unmappable,
            ..
        } = self.measure;
        // In national tables too, every character has a code.
        let text = match encoding {
            Encoding::Gsm7 if unmappable == 0 => "",
            Encoding::Gsm7 | Encoding::Ucs2 => self.text,
        };
        Unmappable::new(text, self.segmenter)
    }

    /// The one distinct character that [`Explanation::unmappable`] gives, however often; `None`
    /// if there is none or there are several.
    ///
    /// ```
    /// let rules = septet::Segmenter::new();
    /// assert_eq!(rules.explain("жжж").only_unmappable(), Some('ж'));
    /// assert_eq!(rules.explain("жш").only_unmappable(), None);
    /// assert_eq!(rules.explain("z").only_unmappable(), None);
    /// ```
    #[must_use]
    pub fn only_unmappable(&self) -> Option<char> {
        let mut unmappable = self.unmappable();
        let mut characters = iter::from_fn(|| unmappable.next_place()).map(|place| place.character);
        let first = characters.next()?;
        characters.all(|one| one == first).then_some(first)
    }

    /// What the text would cost without all the characters of [`Explanation::unmappable`].
    ///
    /// Where UCS-2 is asked for and clusters are kept whole, it is cut at characters here: what
    /// is left of torn clusters is not known without writing it down.
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
        if unmappable.clone().next_place().is_none() {
            return self.measure;
        }
        let kept = Rewritten::without_unmappable(self.text, self.segmenter.excluded);
        measure_characters(&kept, self.segmenter)
    }

    /// What the text would cost with every character of these groups replaced; `None` if some of
    /// [`Explanation::unmappable`] cannot be, so that nothing is won.
    ///
    /// ```
    /// let rules = septet::Segmenter::new();
    /// let text = "…".repeat(60);
    /// let explanation = rules.explain(&text);
    /// // Three full stops for each: 180 septets where there were 60 code units.
    /// assert_eq!(explanation.measure().segments, 1);
    /// assert_eq!(explanation.measure_with_substitutes(septet::replace::Groups::ALL).unwrap().segments, 2);
    /// assert!(rules.explain("中").measure_with_substitutes(septet::replace::Groups::ALL).is_none());
    /// ```
    #[must_use]
    pub fn measure_with_substitutes(&self, groups: Groups) -> Option<Measure> {
        let unmappable = self.unmappable();
        if unmappable.clone().next_place().is_none() {
            return Some(self.measure);
        }
        let replaced: Replace<'_> = groups.replace(self.text);
        let mut characters = replaced.clone();
        if characters.any(|one| unmappable.is_one(one)) {
            return None;
        }
        let replaced = Rewritten::replaced(replaced);
        Some(measure_characters(&replaced, self.segmenter))
    }

    /// The characters that take two septets, with their places; none in UCS-2.
    ///
    /// ```
    /// let explanation = septet::Segmenter::new().explain("{5 €}");
    /// let found: Vec<_> = explanation.extensions().map(|place| place.character).collect();
    /// assert_eq!(found, ['{', '€', '}']);
    /// ```
    #[must_use]
    pub fn extensions(&self) -> Extensions<'t> {
        let text = if self.has_extensions() { self.text } else { "" };
        Extensions::new(text, self.plan.coding)
    }

    /// The segments that the text would take if each of [`Explanation::extensions`] took one
    /// septet: what is above them the extension characters cost.
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

    /// Whether there is a character of two septets.
    fn has_extensions(&self) -> bool {
        let Measure {
            encoding,
            units,
            characters,
            ..
        } = self.measure;
        // Totals saturate, and then tell nothing.
        encoding == Encoding::Gsm7 && (units != characters || units == u32::MAX)
    }

    /// The places of the line breaks of two characters, CR LF, each where its CR stands: the
    /// CR of each can go.
    ///
    /// ```
    /// let explanation = septet::Segmenter::new().explain("one\r\ntwo\nthree\r\n");
    /// let found: Vec<_> = explanation.crlf_breaks().map(|place| place.byte_offset).collect();
    /// assert_eq!(found, [3, 14]);
    /// ```
    #[must_use]
    pub fn crlf_breaks(&self) -> CrlfBreaks<'t> {
        CrlfBreaks::new(if self.has_returns() { self.text } else { "" })
    }

    /// The segments that the text would take if each of [`Explanation::crlf_breaks`] were a
    /// LF alone: what is above them the CRs cost.
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

    /// The ends of all segments but the last, and the units that are left over there.
    ///
    /// ```
    /// let text = "]".repeat(153);
    /// let explanation = septet::Segmenter::new().explain(&text);
    /// let edges: Vec<_> = explanation.segment_ends().map(|edge| (edge.byte_offset, edge.unused_units)).collect();
    /// assert_eq!(edges, [(76, 1), (152, 1)]); // no pair fits 153 septets to the last
    /// ```
    #[must_use]
    pub fn segment_ends(&self) -> SegmentEnds<'t> {
        let capacity = self.measure.capacity;
        let cuts = self.plan.cuts(self.text, capacity);
        SegmentEnds::new(cuts, capacity, self.text.len())
    }

    /// The units divided by what a segment holds, rounded up: what some providers document,
    /// and fewer than [`Measure::segments`] where pairs or clusters are kept whole.
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

    /// Whether there is a CR, without which no line break has two characters.
    fn has_returns(&self) -> bool {
        self.text.as_bytes().contains(&b'\r')
    }

    /// The segments that the pieces of the text would take if each took so many units: a piece
    /// and the character behind it.
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
        Totals::new(all, capacity, || tally).segments
    }
}
