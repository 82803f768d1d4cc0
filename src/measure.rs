//! What a text costs.

#[cfg(feature = "national")]
use crate::alphabet::Language;
use crate::boundary::Boundary;
use crate::budget::Budget;
#[cfg(feature = "national")]
use crate::choose::{Found, fewest};
use crate::choose::{Plan, read, read_characters};
use crate::encoding::Encoding;
#[cfg(feature = "national")]
use crate::encoding::{Choice, Coding};
use crate::rewritten::Rewritten;
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
    /// (23.040 §9.2.3.24: 140 octets, header included). Less with national tables, which
    /// take 3 octets each, and with elements of the application.
    pub capacity: u16,
    /// The units left in the last segment.
    pub remaining: u16,
    /// Characters without a code in the default tables, in a text that is measured as GSM-7
    /// nevertheless because the rules ask for it, and that no allowed tables hold: each is counted as one septet, and
    /// [`Segmenter::split`] refuses the text. 0 in every other case.
    pub foreign: u32,
    /// The language of the locking shift table that the text is written with; `None` for
    /// the default table, and in UCS-2.
    #[cfg(feature = "national")]
    pub locking: Option<Language>,
    /// The language of the single shift table; `None` for the default extension table, and
    /// in UCS-2.
    #[cfg(feature = "national")]
    pub single: Option<Language>,
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
            #[cfg(feature = "national")]
            locking: None,
            #[cfg(feature = "national")]
            single: None,
        }
    }

    /// The measure of the same text in national tables.
    #[cfg(feature = "national")]
    fn with(self, found: &Found) -> Self {
        let (locking, single) = match found.plan.coding {
            Coding::Gsm7(alphabet) => (alphabet.locking(), alphabet.single()),
            Coding::Ucs2 => (None, None),
        };
        let budget = found.plan.budget;
        let capacity = if found.segments == 1 {
            budget.single
        } else {
            budget.part
        };
        Self {
            encoding: Encoding::Gsm7,
            units: found.units,
            segments: found.segments,
            capacity,
            remaining: capacity.saturating_sub(found.last),
            foreign: 0,
            locking,
            single,
            ..self
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

/// How a text that was read is going to be written, and what it costs. It may have characters
/// without a code in the default tables.
#[inline(always)]
#[expect(
    clippy::inline_always,
    reason = "two callers, and large values to hand over"
)]
pub(crate) fn decide(
    text: &str,
    scan: &Scan,
    foreign: bool,
    segmenter: Segmenter,
) -> (Plan, Measure) {
    let plan = Plan::of(scan, text.len(), foreign, segmenter);
    let measure = Measure::of(text, scan, plan);
    #[cfg(feature = "national")]
    if !segmenter.languages.is_empty() {
        if let Some(found) = search(&text.chars(), text, segmenter, measure) {
            return (found.plan, measure.with(&found));
        }
    }
    (plan, measure)
}

/// National tables that the text is rather written with.
#[cfg(feature = "national")]
fn search(
    characters: &(impl Iterator<Item = char> + Clone),
    text: &str,
    segmenter: Segmenter,
    measure: Measure,
) -> Option<Found> {
    // The default tables and UCS-2 come first among equals, and nothing is fewer than one.
    let is_best = measure.segments == 1 && measure.foreign == 0;
    let is_fixed = segmenter.choice == Choice::Only(Encoding::Ucs2);
    if is_best || is_fixed {
        return None;
    }
    let below = match measure.foreign {
        0 => measure.segments,
        _ => u32::MAX,
    };
    fewest(characters, text, measure.characters, segmenter, below)
}

/// What a text of these characters costs, if its segments end at characters: because the rules
/// say so, or because none of them form clusters.
pub(crate) fn measure_characters(characters: &Rewritten<'_>, segmenter: Segmenter) -> Measure {
    let segmenter = segmenter.with_boundary(Boundary::Character);
    let measure = Measure::by_characters(&read_characters(characters.clone(), segmenter));
    #[cfg(feature = "national")]
    if !segmenter.languages.is_empty() {
        if let Some(found) = search(characters, "", segmenter, measure) {
            return measure.with(&found);
        }
    }
    measure
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
    measure_by(text, Segmenter::new())
}

/// What a text in UTF-16 costs by the rules of most senders: [`Segmenter::new`].
///
/// For texts that are strings of another language, such as JavaScript, Java or C#: nothing
/// is written anew. A surrogate without its other half is sent as U+FFFD and counted so; the
/// answer is that of [`measure`] for `String::from_utf16_lossy(units)`. [`Counter`] takes
/// such texts in pieces, and 16-bit references.
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
    let rules = Segmenter::new();
    let mut scan = Scan::new(rules.reference, 0, rules.choice);
    scan.push_utf16(units);
    Measure::by_characters(&scan)
}

/// What a text costs by these rules.
#[inline(always)]
#[expect(
    clippy::inline_always,
    reason = "by the rules of most senders, nothing of what others ask for is left"
)]
fn measure_by(text: &str, segmenter: Segmenter) -> Measure {
    if segmenter.boundary == Boundary::Character && segmenter.is_without_languages() {
        Measure::by_characters(&read(text, segmenter))
    } else {
        let scan = read(text, segmenter);
        decide(text, &scan, scan.foreign() > 0, segmenter).1
    }
}

impl Segmenter {
    /// What a text costs by these rules. Any text has a measure.
    ///
    /// One pass over the text; where clusters are kept whole and it takes several segments
    /// of UCS-2, a second one, which looks for clusters and is much slower. Where national
    /// tables are allowed and it takes several segments without them, another pass counts
    /// the septets of every pair of tables, and the segments are counted for the few pairs
    /// that may take the fewest.
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
        measure_by(text, self)
    }
}
