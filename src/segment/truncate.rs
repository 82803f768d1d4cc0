//! Truncating a text to a number of segments.

use core::cmp::max_by_key;

use super::cuts::Pieces;
#[cfg(feature = "national")]
use super::national::{TableReach, reaches};
use super::plan::{Plan, capacity};
use super::scan::{push_characters, scan_str};
use super::segmenter::Segmenter;
use super::totals::Measure;
use crate::alphabet::{Alphabet, Coding, Encoding};
use crate::count::first_unmappable;

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
    /// makes the text too long, the text before it may fit as GSM-7.
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
        let prefix = self.default_truncate(text, segments);
        #[cfg(feature = "national")]
        if !self.languages.is_empty() && self.encoding != Some(Encoding::Ucs2) {
            return self.national_truncate(text, segments, prefix);
        }
        prefix
    }

    /// Returns the longest prefix in the default tables or in UCS-2.
    fn default_truncate(self, text: &str, segments: u32) -> &str {
        let gsm7 = Coding::Gsm7(Alphabet::DEFAULT);
        match self.encoding {
            Some(Encoding::Gsm7) => {
                let unmappable = first_unmappable(text, self.excluded).is_some();
                self.longest(text, gsm7, unmappable, segments)
            }
            Some(Encoding::Ucs2) => self.longest(text, Coding::Ucs2, false, segments),
            None => {
                let plain = self.plain(text, segments);
                let prefix = self.longest(plain, gsm7, false, segments);
                // A segment never holds more of a text in UCS-2 than in GSM-7, so UCS-2 can only be
                // better if an unmappable character ends the GSM-7 prefix.
                if prefix.len() < plain.len() || plain.len() == text.len() {
                    return prefix;
                }
                let any = self.longest(text, Coding::Ucs2, false, segments);
                max_by_key(any, prefix, |prefix| prefix.len())
            }
        }
    }

    /// Returns the longest prefix with national tables. `default` is the longest one without them.
    #[cfg(feature = "national")]
    fn national_truncate<'t>(self, text: &'t str, segments: u32, default: &'t str) -> &'t str {
        // If GSM-7 is forced, `default` may contain unmappable characters. If national tables can
        // encode it, it is measured in those tables, where it may not fit.
        let mut longest = if self.measure(default).segments <= segments {
            default
        } else {
            let unmappable = first_unmappable(text, self.excluded).map_or(text.len(), |(at, _)| at);
            self.before(text, unmappable, Coding::Gsm7(Alphabet::DEFAULT), segments)
        };
        for TableReach { coding, unmappable } in reaches(text, self) {
            if unmappable > longest.len() {
                let prefix = self.before(text, unmappable, coding, segments);
                longest = max_by_key(prefix, longest, |prefix| prefix.len());
            }
        }
        longest
    }

    /// Returns the longest prefix in this coding that ends at or before byte offset `unmappable`.
    #[cfg(feature = "national")]
    fn before(self, text: &str, unmappable: usize, coding: Coding, segments: u32) -> &str {
        let pieces = self.whole_pieces(text, unmappable, coding, segments);
        self.longest(pieces, coding, false, segments)
    }

    /// Returns the longest prefix of whole pieces without an unmappable character.
    fn plain(self, text: &str, segments: u32) -> &str {
        match first_unmappable(text, self.excluded) {
            None => text,
            Some((unmappable, _)) => self.whole_pieces(text, unmappable, Coding::Ucs2, segments),
        }
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

    /// Returns the longest prefix in this coding. `unmappable` is the argument of [`Plan::new`].
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
        // Two segments can hold less than one without a header: clusters of 2, 66 and 2 units fit
        // in 70 units, but need three segments of 67.
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

/// Returns the prefixes of a text that end where a segment may end, shortest first. They are
/// measured without national tables, with segments that may end between any two characters.
pub(crate) fn prefixes(text: &str, segmenter: Segmenter) -> impl Iterator<Item = (&str, Measure)> {
    let capacity = capacity(segmenter, Coding::Ucs2).part;
    let mut scan = scan_str("", segmenter);
    let mut end = 0_usize;
    Pieces::new(text, Coding::Ucs2, segmenter.boundary, capacity).filter_map(move |octets| {
        let next = end.saturating_add(octets);
        push_characters(&mut scan, text.get(end..next)?.chars(), segmenter);
        end = next;
        Some((text.get(..end)?, Measure::from_scan(&scan)))
    })
}
