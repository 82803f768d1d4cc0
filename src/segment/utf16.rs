//! Measuring a UTF-16 text under any rules, without copying it.

use super::choose::measure_scanned;
use super::scan::{decode_utf16_lossy, scan_utf16};
use super::segmenter::Segmenter;
use super::totals::Measure;

impl Segmenter {
    /// Measures a UTF-16 text under these rules, without copying it.
    ///
    /// A lone surrogate counts as U+FFFD, as in `String::from_utf16_lossy(units)`. If grapheme
    /// clusters are kept whole, this is slower than [`Segmenter::measure`] for a text of several
    /// segments.
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
        measure_scanned(decode_utf16_lossy(units), &scan, self)
    }
}
