//! What a text costs.

use crate::choose::{Plan, choose};
use crate::encoding::Encoding;
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
    /// The measure of a text that is divided as planned, its last segment holding
    /// so many units.
    pub(crate) fn new(plan: &Plan, segments: u32, last: u16) -> Self {
        let capacity = if plan.is_single() {
            plan.budget.single
        } else {
            plan.budget.part
        };
        Self {
            encoding: plan.coding.encoding(),
            characters: plan.totals.characters,
            units: plan.units(),
            segments,
            capacity,
            remaining: capacity.saturating_sub(last),
            foreign: plan.foreign(),
        }
    }

    /// The measure of a text for which there is a plan.
    pub(crate) fn of(text: &str, plan: &Plan) -> Self {
        let units = plan.units();
        if plan.is_single() {
            return Self::new(plan, 1, u16::try_from(units).unwrap_or(u16::MAX));
        }
        if plan.is_even() {
            let part = u32::from(plan.budget.part);
            let full = units.saturating_sub(1).checked_div(part).unwrap_or(0);
            let last = units.saturating_sub(full.saturating_mul(part));
            let last = u16::try_from(last).unwrap_or(u16::MAX);
            return Self::new(plan, full.saturating_add(1), last);
        }
        let (segments, last) = plan
            .cuts(text, plan.budget.part)
            .fold((0_u32, 0), |(segments, _), stretch| {
                (segments.saturating_add(1), stretch.units)
            });
        Self::new(plan, segments, last)
    }
}

/// What a text costs by the rules of most senders: [`Segmenter::new`].
///
/// Any text has a measure. One pass over the text, and a second one if it takes
/// several segments and has characters of two units.
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
    /// ```
    /// use septet::{Choice, Encoding, Segmenter};
    ///
    /// let gsm7 = Segmenter::new().with_encoding(Choice::Only(Encoding::Gsm7));
    /// let measure = gsm7.measure("naïve");
    /// assert_eq!((measure.units, measure.foreign), (5, 1));
    /// assert!(gsm7.split("naïve").is_err());
    /// ```
    #[must_use]
    pub fn measure(self, text: &str) -> Measure {
        Measure::of(text, &choose(text, self))
    }
}
