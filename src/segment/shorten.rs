//! Shortening a text to a number of segments, at a word and with an ellipsis.

use core::fmt;
use core::iter::Chain;
use core::str::Chars;

use super::boundary::{Boundary, first_cluster};
use super::choose::measure_characters;
use super::segmenter::Segmenter;
use crate::alphabet::Encoding;

/// How to shorten a text: where it may end, and what follows.
///
/// ```
/// use septet::Segmenter;
/// use septet::segment::Shortening;
///
/// let text = "Your parcel will arrive tomorrow. ".repeat(6);
/// let teaser = Shortening::new().at_word().with_ellipsis("...");
/// let shortened = Segmenter::new().shorten(&text, 1, teaser);
/// assert!(shortened.to_string().ends_with("Your parcel will..."));
/// assert_eq!(septet::measure(&shortened.to_string()).segments, 1);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub struct Shortening<'e> {
    is_at_word: bool,
    ellipsis: &'e str,
}

impl<'e> Shortening<'e> {
    /// Ends anywhere, and adds nothing.
    ///
    /// ```
    /// let text = "a".repeat(200);
    /// let shortening = septet::segment::Shortening::new();
    /// let shortened = septet::Segmenter::new().shorten(&text, 1, shortening);
    /// assert_eq!(shortened.text().len(), 160);
    /// ```
    #[must_use]
    pub const fn new() -> Self {
        Self {
            is_at_word: false,
            ellipsis: "",
        }
    }

    /// Ends at the end of a word, before white space other than no-break spaces. If not even the
    /// first word fits, the text ends within it.
    ///
    /// ```
    /// let text = "a ".to_owned() + &"b".repeat(200);
    /// let shortening = septet::segment::Shortening::new().at_word();
    /// let shortened = septet::Segmenter::new().shorten(&text, 1, shortening);
    /// assert_eq!(shortened.text(), "a");
    /// ```
    #[must_use]
    pub const fn at_word(mut self) -> Self {
        self.is_at_word = true;
        self
    }

    /// Adds this text if anything is cut off.
    ///
    /// `...` takes three septets. `…` takes one code unit, but has no code in GSM-7.
    ///
    /// ```
    /// let text = "a".repeat(200);
    /// let shortening = septet::segment::Shortening::new().with_ellipsis("...");
    /// let shortened = septet::Segmenter::new().shorten(&text, 1, shortening);
    /// assert_eq!(shortened.text().len(), 157);
    /// ```
    #[must_use]
    pub const fn with_ellipsis(mut self, ellipsis: &'e str) -> Self {
        self.ellipsis = ellipsis;
        self
    }
}

/// A shortened text, from [`Segmenter::shorten`].
///
/// Displays as the text with the ellipsis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub struct Shortened<'t> {
    text: &'t str,
    ellipsis: &'t str,
}

impl<'t> Shortened<'t> {
    /// Returns what is kept of the text.
    ///
    /// ```
    /// # use septet::{Segmenter, segment::Shortening};
    /// assert_eq!(Segmenter::new().shorten("Hello", 1, Shortening::new()).text(), "Hello");
    /// ```
    #[must_use]
    pub const fn text(self) -> &'t str {
        self.text
    }

    /// Returns the ellipsis; empty if nothing is cut off, or if not even the ellipsis fits.
    ///
    /// ```
    /// # use septet::{Segmenter, segment::Shortening};
    /// let teaser = Shortening::new().with_ellipsis("...");
    /// assert_eq!(Segmenter::new().shorten("Hello", 1, teaser).ellipsis(), "");
    /// ```
    #[must_use]
    pub const fn ellipsis(self) -> &'t str {
        self.ellipsis
    }

    /// Returns the characters of the text and the ellipsis.
    ///
    /// ```
    /// # use septet::{Segmenter, segment::Shortening};
    /// let shortened = Segmenter::new().shorten("Hello", 1, Shortening::new());
    /// assert!(shortened.characters().eq("Hello".chars()));
    /// ```
    pub fn characters(self) -> Chain<Chars<'t>, Chars<'t>> {
        self.text.chars().chain(self.ellipsis.chars())
    }
}

impl fmt::Display for Shortened<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text)?;
        f.write_str(self.ellipsis)
    }
}

impl Segmenter {
    /// Shortens a text so that it fits in `segments` segments together with an ellipsis.
    ///
    /// The text is the longest that fits. It ends between characters or, with
    /// `Boundary::Grapheme`, between grapheme clusters. A text that fits stays as it is. If nothing
    /// fits, not even the ellipsis alone, the result is empty.
    ///
    /// Takes time proportional to the length of the text times its logarithm. If GSM-7 is forced
    /// and national tables are allowed, or if clusters are kept whole and the ellipsis may join
    /// one, it may try every end.
    ///
    /// ```
    /// use septet::{Segmenter, segment::Shortening};
    ///
    /// let text = "ж".repeat(100);
    /// let shortened = Segmenter::new().shorten(&text, 1, Shortening::new().with_ellipsis("…"));
    /// assert_eq!(shortened.to_string(), "ж".repeat(69) + "…");
    /// ```
    #[must_use]
    pub fn shorten<'t>(
        self,
        text: &'t str,
        segments: u32,
        shortening: Shortening<'t>,
    ) -> Shortened<'t> {
        let fits = |shortened: Shortened<'t>| {
            let measure = measure_characters(&shortened.characters(), self);
            segments > 0 && measure.segments <= segments
        };
        self.shorten_if(text, shortening, text.len(), &fits, &|_| true)
    }

    /// Like [`Segmenter::shorten`], but with any condition `fits` that is true for every result
    /// shorter than another for which it is true. What is kept must also end at or before byte
    /// offset `end`, and `accepts` must return true for the result. If `accepts` rejects a result,
    /// shorter ones are tried one by one.
    pub(crate) fn shorten_if<'t>(
        self,
        text: &'t str,
        shortening: Shortening<'t>,
        end: usize,
        fits: &dyn Fn(Shortened<'t>) -> bool,
        accepts: &dyn Fn(Shortened<'t>) -> bool,
    ) -> Shortened<'t> {
        let whole = Shortened { text, ellipsis: "" };
        if end >= text.len() && fits(whole) && accepts(whole) {
            return whole;
        }
        let ellipsis = shortening.ellipsis;
        let is_monotone = self.is_monotone(ellipsis);
        let ends = [
            Some(shortening.is_at_word),
            shortening.is_at_word.then_some(false),
        ];
        for is_at_word in ends.into_iter().flatten() {
            let cut = |limit: usize| {
                let end = last_end(text, limit, self.boundary, is_at_word);
                Shortened {
                    text: text.get(..end).unwrap_or_default(),
                    ellipsis,
                }
            };
            // The longest that fits: removing characters never takes more segments.
            let mut high = end.min(text.len()).saturating_add(1);
            let mut low = if is_monotone { 0 } else { high };
            while low < high {
                let middle = low.midpoint(high);
                if fits(cut(middle)) {
                    low = middle.saturating_add(1);
                } else {
                    high = middle;
                }
            }
            let mut longest = low.checked_sub(1);
            while let Some(limit) = longest {
                let shortened = cut(limit);
                let is_word = !is_at_word || !shortened.text.is_empty();
                if is_word && fits(shortened) && accepts(shortened) {
                    return shortened;
                }
                longest = shortened.text.len().checked_sub(1);
            }
        }
        Shortened {
            text: "",
            ellipsis: "",
        }
    }
}

impl Segmenter {
    /// Returns whether a shorter text with this ellipsis never takes more segments.
    fn is_monotone(self, ellipsis: &str) -> bool {
        // A text that no tables can encode is measured in the default tables, where it can take
        // fewer segments than without the characters that the national tables lack.
        let is_in_one_way = self.encoding != Some(Encoding::Gsm7) || self.is_without_languages();
        // An ellipsis that joins the last cluster can make it too large for the segment.
        let is_apart = match ellipsis.chars().next() {
            None | Some('…') => true,
            Some(first) => first.is_ascii(),
        };
        is_in_one_way && (self.boundary == Boundary::Character || is_apart)
    }
}

/// Returns the last byte offset up to `limit` where a shortened text may end; 0 if there is none.
fn last_end(text: &str, limit: usize, boundary: Boundary, is_at_word: bool) -> usize {
    let mut last = 0_usize;
    let mut end = 0_usize;
    let mut is_in_word = false;
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = first_cluster(rest, boundary).map_or(first.len_utf8(), str::len);
        if is_in_word && is_breaking_space(first) && end <= limit {
            last = end;
        }
        is_in_word = !is_breaking_space(first);
        end = end.saturating_add(length);
        if end > limit {
            return last;
        }
        if !is_at_word {
            last = end;
        }
        rest = rest.get(length..).unwrap_or_default();
    }
    // The end of the text, where a word may end too.
    if is_at_word && !is_in_word { last } else { end }
}

/// Returns whether a line may be broken at this character.
fn is_breaking_space(character: char) -> bool {
    character.is_whitespace() && !matches!(character, '\u{A0}' | '\u{2007}' | '\u{202F}')
}
