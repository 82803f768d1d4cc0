//! Truncating and shortening to a provider's limit.

use super::ascii;
use super::prefix::longest_prefix;
use super::rules::Provider;
use crate::alphabet::Encoding;
use crate::segment::{Shortened, Shortening, measure_characters};

impl Provider {
    /// Returns the longest prefix that, as SMS, is certainly within the limit and fits in
    /// `segments` segments (at most 255). It ends where a segment may end.
    ///
    /// Takes time proportional to the length of the text, unless the limit is in units and the
    /// rules allow national tables. In that case, it may measure a prefix for every character.
    ///
    /// ```
    /// use septet::provider::Provider;
    ///
    /// let text = "a".repeat(3_000);
    /// assert_eq!(Provider::BANDWIDTH.truncate(&text, 1).len(), 160);
    /// assert_eq!(Provider::BANDWIDTH.truncate(&text, u32::MAX).len(), 2_048);
    /// ```
    #[must_use]
    pub fn truncate<'t>(&self, text: &'t str, segments: u32) -> &'t str {
        let segments = segments.min(self.max_segments());
        let truncate = match self.ascii {
            Some(ascii) => ascii.truncate,
            None => longest_prefix,
        };
        truncate(self.segmenter(), text, segments, self.limit())
    }

    /// Returns the most segments that the limit and the protocol allow.
    fn max_segments(&self) -> u32 {
        let most = |encoding| self.limit().max_segments(encoding);
        most(Encoding::Gsm7).max(most(Encoding::Ucs2))
    }

    /// Shortens a text so that, as SMS, it is certainly within the limit and fits in `segments`
    /// segments (at most 255) together with an ellipsis; see
    /// [`Segmenter::shorten`](crate::Segmenter::shorten).
    ///
    /// ```
    /// use septet::{provider::Provider, segment::Shortening};
    ///
    /// let text = "ж".repeat(3_000);
    /// let teaser = Shortening::new().with_ellipsis("…");
    /// let shortened = Provider::BANDWIDTH.shorten(&text, 255, teaser);
    /// assert_eq!(shortened.characters().count(), 2_048);
    /// ```
    #[must_use]
    pub fn shorten<'t>(
        &self,
        text: &'t str,
        segments: u32,
        shortening: Shortening<'t>,
    ) -> Shortened<'t> {
        let segments = segments.min(self.max_segments());
        let measure = |shortened: Shortened<'t>| {
            let characters = shortened.characters();
            if self.has_ascii_alphabet() {
                let is_ascii = characters.clone().all(|character| character.is_ascii());
                let bytes = characters.clone().map(char::len_utf8).sum();
                ascii::measure(self.segmenter(), is_ascii, bytes, |rules| {
                    measure_characters(&characters, rules)
                })
            } else {
                measure_characters(&characters, self.segmenter())
            }
        };
        let fits = |shortened| segments > 0 && measure(shortened).segments <= segments;
        let accepts = |shortened: Shortened<'t>| {
            let measure = measure(shortened);
            let bytes = shortened
                .text()
                .len()
                .saturating_add(shortened.ellipsis().len());
            let bytes = u32::try_from(bytes).unwrap_or(u32::MAX);
            self.limit()
                .check(bytes, &measure, measure.segments)
                .is_within()
        };
        let end = self.limit().end(text, None);
        self.segmenter()
            .shorten_if(text, shortening, end, &fits, &accepts)
    }
}
