//! What a text costs, without dividing it.

use super::boundary::Boundary;
use super::choose::choose;
use super::read::{USUAL, read, read_usual};
use super::segmenter::Segmenter;
use super::totals::Measure;

/// Measures a text by the rules of most senders: [`Segmenter::new`].
///
/// Any text has a measure. It takes one pass over the text.
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
/// // 306 septets, but no pair is divided: 152 + 152 + 2.
/// assert_eq!(measure(&"]".repeat(153)).segments, 3);
/// ```
#[must_use]
pub fn measure(text: &str) -> Measure {
    Measure::by_characters(&read_usual(text))
}

/// Measures a text in UTF-16 by the rules of most senders: [`Segmenter::new`].
///
/// This is for strings of other languages, such as JavaScript, Java or C#, without converting
/// them. A lone surrogate counts as U+FFFD, which is what is sent: the result is that of
/// [`measure`] for `String::from_utf16_lossy(units)`. [`Counter`] measures such texts in pieces.
///
/// ```
/// let text = "Hello 👋".encode_utf16().collect::<Vec<_>>();
/// assert_eq!(septet::measure_utf16(&text), septet::measure("Hello 👋"));
///
/// // Half an emoji: one code unit, and the encoding of all others.
/// assert_eq!(septet::measure_utf16(&text[..7]), septet::measure("Hello \u{FFFD}"));
/// ```
///
/// [`Counter`]: crate::Counter
#[must_use]
pub fn measure_utf16(units: &[u16]) -> Measure {
    let mut scan = USUAL;
    scan.push_utf16(units);
    Measure::by_characters(&scan)
}

impl Segmenter {
    /// Measures a text by these rules. Any text has a measure.
    ///
    /// It takes one pass over the text. If clusters are kept whole and the text takes several
    /// segments of UCS-2, a second pass looks for clusters, which is much slower. If national
    /// tables are allowed and the text takes several segments without them, another pass counts
    /// the septets in every pair of tables, and segments are counted for the few pairs that may
    /// take the fewest.
    ///
    /// ```
    /// use septet::{Encoding, Segmenter};
    ///
    /// let gsm7 = Segmenter::new().with_encoding(Encoding::Gsm7);
    /// let measure = gsm7.measure("naïve");
    /// assert_eq!((measure.units, measure.unmappable), (5, 1));
    /// assert!(gsm7.split("naïve").is_err());
    /// ```
    #[must_use]
    pub fn measure(self, text: &str) -> Measure {
        let scan = read(text, self);
        if self.boundary == Boundary::Character && self.is_without_languages() {
            return Measure::by_characters(&scan);
        }
        choose(text, &scan, self).1
    }
}
