//! What a text costs.

use crate::boundary::Boundary;
use crate::budget::Budget;
use crate::choose::{Plan, read};
use crate::encoding::Encoding;
use crate::scan::Scan;
use crate::segmenter::Segmenter;

/// What a text costs, from [`measure`] or [`Segmenter::measure`].
///
/// Totals saturate at `u32::MAX`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Measure {
    /// The encoding of the whole message.
    pub encoding: Encoding,
    /// Characters (Unicode scalar values).
    pub characters: u32,
    /// Septets or UTF-16 code units, without what is lost at the ends of segments.
    pub units: u32,
    /// Segments: the number that is billed. At least 1, for an empty text is a
    /// message too. Above 255 the text can be measured, but not sent as one message.
    pub segments: u32,
    /// The units that each segment of this message holds: 160 or 70 if it is the
    /// only one, otherwise 153 or 67, and 152 or 66 with a 16-bit reference
    /// (23.040 §9.2.3.24: 140 octets, header included).
    pub capacity: u16,
    /// The units left in the last segment.
    pub remaining: u16,
    /// Characters without a code in a text that is measured as GSM-7 nevertheless,
    /// because the rules ask for it: each is counted as one septet, and
    /// [`Segmenter::split`] refuses the text. 0 in every other case.
    pub foreign: u32,
}

impl Measure {
    /// The measure of a text that was read, if it is cut at characters.
    #[inline]
    pub(crate) fn by_characters(scan: &Scan) -> Self {
        let Budget { single, part } = scan.budget();
        let run = scan.run();
        let units = scan.units();
        let (segments, capacity, remaining) = if units <= u32::from(single) {
            (1, single, u32::from(single).wrapping_sub(units))
        } else {
            (run.segments(), part, run.fill().room())
        };
        Self {
            encoding: scan.encoding(),
            characters: scan.characters(),
            units,
            segments,
            capacity,
            remaining: u16::try_from(remaining).unwrap_or(capacity),
            foreign: scan.foreign(),
        }
    }

    /// The measure of a text that was read and for which there is a plan.
    pub(crate) fn of(text: &str, scan: &Scan, plan: Plan) -> Self {
        let measure = Self::by_characters(scan);
        if measure.segments == 1 || plan.is_by_characters() {
            return measure;
        }
        let (segments, last) = plan
            .cuts(text, measure.capacity)
            .fold((0_u32, 0), |(segments, _), stretch| {
                (segments.saturating_add(1), stretch.units)
            });
        Self {
            segments,
            remaining: measure.capacity.saturating_sub(last),
            ..measure
        }
    }
}

/// What a text costs by the rules of most senders: [`Segmenter::new`].
///
/// Any text has a measure. One pass over the text: 160 plain characters take less than
/// twice what it takes to check that they are UTF-8.
///
/// ```
/// use septet::{Encoding, measure};
///
/// let plain = measure("Your code is 123456.");
/// assert_eq!((plain.encoding, plain.units, plain.segments), (Encoding::Gsm7, 20, 1));
///
/// // One emoji, and every character takes 16 bits or more.
/// let wave = measure("Hello 👋");
/// assert_eq!((wave.encoding, wave.units, wave.remaining), (Encoding::Ucs2, 8, 62));
///
/// // 306 septets, but no pair may be torn: 152 + 152 + 2.
/// assert_eq!(measure(&"]".repeat(153)).segments, 3);
/// ```
#[must_use]
pub fn measure(text: &str) -> Measure {
    Segmenter::new().measure(text)
}

impl Segmenter {
    /// What a text costs by these rules. Any text has a measure.
    ///
    /// One pass over the text; where clusters are kept whole and it takes several segments
    /// of UCS-2, a second one, which looks for clusters and is much slower.
    ///
    /// ```
    /// use septet::{Choice, Encoding, Segmenter};
    ///
    /// let gsm7 = Segmenter::new().with_encoding(Choice::Only(Encoding::Gsm7));
    /// let measure = gsm7.measure("naïve");
    /// assert_eq!((measure.units, measure.foreign), (5, 1));
    /// assert!(gsm7.split("naïve").is_err());
    /// ```
    #[inline]
    #[must_use]
    pub fn measure(self, text: &str) -> Measure {
        let scan = read(text, self);
        if self.boundary == Boundary::Character {
            return Measure::by_characters(&scan);
        }
        Measure::of(
            text,
            &scan,
            Plan::of(&scan, text.len(), scan.foreign() > 0, self),
        )
    }
}
