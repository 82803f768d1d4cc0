//! Truncating a text to a number of segments.

use core::cmp::max_by_key;

use super::cuts::Pieces;
#[cfg(feature = "national")]
use super::national::{TableReach, reaches};
use super::plan::{Plan, capacity};
use super::segmenter::Segmenter;
use crate::alphabet::{Alphabet, Coding, Encoding};
use crate::count::first_unmappable;

const GSM7: Coding = Coding::Gsm7(Alphabet::DEFAULT);

/// Returns the longest prefix of a text that fits in `segments` segments under the default rules.
/// See [`Segmenter::truncate`].
///
/// ```
/// let text = "a".repeat(152) + "€, and some more that does not fit in one segment";
/// assert_eq!(septet::truncate(&text, 1).len(), 161); // € is 3 bytes and 2 septets
/// assert_eq!(septet::measure(septet::truncate(&text, 1)).segments, 1);
/// ```
#[must_use]
pub fn truncate(text: &str, segments: u32) -> &str {
    Segmenter::new().truncate(text, segments)
}

impl Segmenter {
    /// Returns the longest prefix of a text that fits in `segments` segments under these rules.
    ///
    /// The prefix ends where a segment may end. The encoding is chosen for the prefix: if an emoji
    /// makes the text too long, the text before the emoji may fit as GSM-7.
    ///
    /// If `segments` is 0, the prefix is empty, although an empty text counts as one segment. If
    /// `segments` is above 255, the prefix can be too long for [`Segmenter::split`].
    ///
    /// ```
    /// let text = "a".repeat(100) + "👋";
    /// let rules = septet::Segmenter::new();
    /// assert_eq!(rules.truncate(&text, 1), "a".repeat(100));
    /// assert_eq!(rules.truncate(&text, 2), text);
    /// ```
    #[must_use]
    pub fn truncate(self, text: &str, segments: u32) -> &str {
        self.truncate_with(text, segments, None)
    }

    /// Like [`Segmenter::truncate`], but the prefix must also meet a limit.
    ///
    /// If the limit does not accept a prefix, shorter prefixes are tried one by one.
    pub(crate) fn truncate_with<'t>(
        self,
        text: &'t str,
        segments: u32,
        limit: Option<&dyn PrefixLimit>,
    ) -> &'t str {
        let truncation = Truncation {
            segmenter: self,
            text,
            segments,
            limit,
            furthest: None,
        };
        #[cfg(feature = "national")]
        if !self.languages.is_empty() && self.encoding != Some(Encoding::Ucs2) {
            // A prefix that fits in one coding can be sent in another.
            let furthest = limit.map(|limit| limit.end(text, None));
            return Truncation {
                furthest,
                ..truncation
            }
            .with_national_tables();
        }
        truncation.without_national_tables()
    }

    /// Returns the longest prefix of whole pieces that ends at or before byte offset `unmappable`.
    fn whole_pieces(self, text: &str, unmappable: usize, coding: Coding, segments: u32) -> &str {
        let held = capacity(self, coding);
        let capacity = if segments > 1 { held.part } else { held.alone };
        let mut end = 0_usize;
        for octets in Pieces::new(text, coding, self.boundary, capacity) {
            let next = end.saturating_add(octets);
            if next > unmappable {
                break;
            }
            end = next;
        }
        text.get(..end).unwrap_or(text)
    }

    /// Returns the longest prefix that fits in `segments` segments in this coding. For
    /// `unmappable`, see [`Plan::new`].
    fn longest(self, text: &str, coding: Coding, unmappable: bool, segments: u32) -> &str {
        if segments == 0 {
            return "";
        }
        let plan = Plan::new(self, coding, unmappable);
        let single = plan.cuts(text, plan.capacity.alone).next();
        let single = single.map_or(0, |cut| cut.text.len());
        if single == text.len() {
            return text;
        }
        // Two segments can hold less than a single segment, which has no header: clusters of 2, 66
        // and 2 units fit in 70 units, but need three segments of 67.
        let parts = if segments == 1 {
            0
        } else {
            plan.cuts(text, plan.capacity.part)
                .take(usize::try_from(segments).unwrap_or(usize::MAX))
                .fold(0_usize, |end, cut| end.saturating_add(cut.text.len()))
        };
        text.get(..single.max(parts)).unwrap_or(text)
    }
}

/// A limit on a prefix, besides the number of segments.
pub(crate) trait PrefixLimit {
    /// Returns the byte offset beyond which no prefix of `text` in this coding is accepted; for
    /// `None`, a byte offset beyond which no prefix in any coding is.
    ///
    /// Excludes as many prefixes as possible, because trying each is slow.
    fn end(&self, text: &str, coding: Option<Coding>) -> usize;

    /// Returns whether this prefix is within the limit.
    fn accepts(&self, prefix: &str) -> bool;
}

/// A text, and the conditions that its prefix must meet.
struct Truncation<'t, 'l> {
    segmenter: Segmenter,
    text: &'t str,
    segments: u32,
    limit: Option<&'l dyn PrefixLimit>,
    /// The byte offset beyond which no prefix is within the limit in any coding; set while the
    /// coding of a prefix is not yet known.
    furthest: Option<usize>,
}

impl<'t> Truncation<'t, '_> {
    /// Returns the longest prefix in the default tables or in UCS-2.
    #[inline]
    fn without_national_tables(&self) -> &'t str {
        let unmappable = first_unmappable(self.text, self.segmenter.excluded).map(|(at, _)| at);
        match self.segmenter.encoding {
            Some(Encoding::Gsm7) => {
                self.longest(self.text.len(), GSM7, GSM7, unmappable.is_some(), 0)
            }
            Some(Encoding::Ucs2) => self.in_ucs2(0),
            None => {
                let Some(unmappable) = unmappable else {
                    return self.longest(self.text.len(), GSM7, GSM7, false, 0);
                };
                let plain = self.pieces(unmappable, Coding::Ucs2);
                let prefix = self.longest(unmappable, Coding::Ucs2, GSM7, false, 0);
                // UCS-2 needs at least as many segments as GSM-7. Unless the GSM-7 prefix is
                // limited, the UCS-2 prefix can be longer only if an unmappable character ended the
                // GSM-7 prefix.
                if prefix.len() < plain.len() && self.limit.is_none() {
                    return prefix;
                }
                max_by_key(self.in_ucs2(prefix.len()), prefix, |prefix| prefix.len())
            }
        }
    }

    fn in_ucs2(&self, known: usize) -> &'t str {
        let length = self.text.len();
        self.longest(length, Coding::Ucs2, Coding::Ucs2, false, known)
    }

    /// Returns the longest prefix in any of the allowed tables or in UCS-2.
    #[cfg(feature = "national")]
    fn with_national_tables(&self) -> &'t str {
        let Self {
            text, segmenter, ..
        } = *self;
        let unmappable = first_unmappable(text, segmenter.excluded).map(|(at, _)| at);
        let (pieces, reach) = match (segmenter.encoding, unmappable) {
            (None, Some(unmappable)) => (Coding::Ucs2, unmappable),
            (_, unmappable) => (GSM7, unmappable.unwrap_or(text.len())),
        };
        let mut longest = self.longest(reach, pieces, GSM7, false, 0);
        let mut furthest = reach;
        for TableReach { coding, unmappable } in reaches(text, segmenter) {
            furthest = furthest.max(unmappable);
            if unmappable > longest.len() {
                let prefix = self.longest(unmappable, coding, coding, false, longest.len());
                longest = max_by_key(prefix, longest, |prefix| prefix.len());
            }
        }
        let other = if segmenter.encoding.is_none() {
            self.in_ucs2(longest.len())
        } else {
            // A prefix that no tables can encode is measured in the default tables.
            let known = furthest.max(longest.len());
            self.longest(text.len(), GSM7, GSM7, unmappable.is_some(), known)
        };
        max_by_key(other, longest, |prefix| prefix.len())
    }

    /// Returns the byte offset beyond which no prefix is within the limit.
    fn end(&self, coding: Coding) -> usize {
        match (self.limit, self.furthest) {
            (None, _) => self.text.len(),
            (_, Some(furthest)) => furthest,
            (Some(limit), None) => limit.end(self.text, Some(coding)),
        }
    }

    /// Returns whether prefixes in this coding keep clusters whole.
    fn keeps_clusters(&self, coding: Coding, unmappable: bool) -> bool {
        !Plan::new(self.segmenter, coding, unmappable).is_by_characters()
    }

    /// Returns the longest prefix of whole pieces in this coding that ends at or before byte offset
    /// `end`.
    fn pieces(&self, end: usize, coding: Coding) -> &'t str {
        if end >= self.text.len() {
            return self.text;
        }
        self.segmenter
            .whole_pieces(self.text, end, coding, self.segments)
    }

    /// Returns the longest accepted prefix in `coding` that ends at or before byte offset `end`, or
    /// an empty prefix if it is not longer than `known` bytes. `pieces` is the coding that
    /// determines the pieces. For `unmappable`, see [`Plan::new`].
    fn longest(
        &self,
        end: usize,
        pieces: Coding,
        coding: Coding,
        unmappable: bool,
        known: usize,
    ) -> &'t str {
        let mut end = end.min(self.end(coding));
        while end > known {
            let pieces = self.pieces(end, pieces);
            let longest = |text| {
                self.segmenter
                    .longest(text, coding, unmappable, self.segments)
            };
            let mut prefix = longest(pieces);
            // A part of a cluster that is larger than a segment can be small enough to stay whole.
            if prefix.len() < pieces.len()
                && pieces.len() < self.text.len()
                && self.keeps_clusters(coding, unmappable)
            {
                let divided = longest(self.text);
                if (prefix.len()..=pieces.len()).contains(&divided.len()) {
                    prefix = divided;
                }
            }
            if prefix.len() <= known {
                break;
            }
            if self.limit.is_none_or(|limit| limit.accepts(prefix)) {
                return prefix;
            }
            end = prefix.len().saturating_sub(1);
        }
        ""
    }
}
