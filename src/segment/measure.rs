//! Measuring a text.

use super::boundary::Boundary;
use super::choose::choose;
use super::scan::{DEFAULT_SCAN, scan_default, scan_str};
use super::segmenter::Segmenter;
use super::totals::Measure;

/// Measures a text under the default rules ([`Segmenter::new`]).
///
/// Never fails, and takes one pass over the text.
///
/// ```
/// use septet::{Encoding, measure};
///
/// let plain = measure("Your code is 123456.");
/// assert_eq!((plain.encoding, plain.units, plain.segments), (Encoding::Gsm7, 20, 1));
///
/// // The emoji forces UCS-2.
/// let wave = measure("Hello 👋");
/// assert_eq!((wave.encoding, wave.units, wave.remaining), (Encoding::Ucs2, 8, 62));
///
/// // Escape sequences are never split: 152 + 152 + 2 septets.
/// assert_eq!(measure(&"]".repeat(153)).segments, 3);
/// ```
#[must_use]
pub fn measure(text: &str) -> Measure {
    Measure::from_scan(&scan_default(text))
}

/// Measures a UTF-16 text, such as a JavaScript, Java or C# string, under the default rules.
///
/// A lone surrogate counts as U+FFFD, as in `String::from_utf16_lossy(units)`. To measure a text in
/// pieces, use [`Counter`](crate::Counter).
///
/// ```
/// let text = "Hello 👋".encode_utf16().collect::<Vec<_>>();
/// assert_eq!(septet::measure_utf16(&text), septet::measure("Hello 👋"));
///
/// // Half of a surrogate pair counts as U+FFFD.
/// assert_eq!(septet::measure_utf16(&text[..7]), septet::measure("Hello \u{FFFD}"));
/// ```
#[must_use]
pub fn measure_utf16(units: &[u16]) -> Measure {
    let mut scan = DEFAULT_SCAN;
    scan.push_utf16(units);
    Measure::from_scan(&scan)
}

impl Segmenter {
    /// Measures a text under these rules. Never fails.
    ///
    /// Most texts take one pass. If grapheme clusters are kept whole, a text of several UCS-2
    /// segments needs a second, much slower pass. If national tables are allowed, a text of several
    /// segments needs a second pass to count the septets for every pair of tables, and another pass
    /// for each of the few pairs that may take the fewest segments.
    ///
    /// ```
    /// let gsm7 = septet::Segmenter::new().with_encoding(septet::Encoding::Gsm7);
    /// let measure = gsm7.measure("naïve");
    /// assert_eq!((measure.units, measure.unmappable), (5, 1));
    /// ```
    #[must_use]
    pub fn measure(self, text: &str) -> Measure {
        let scan = scan_str(text, self);
        if self.boundary == Boundary::Character && self.is_without_languages() {
            return Measure::from_scan(&scan);
        }
        choose(text, &scan, self).1
    }
}
