//! A text split into segments.

use core::fmt;
use core::iter::FusedIterator;
use core::ops::Range;

use super::choose::choose;
use super::cuts::{Cut, Cuts};
use super::plan::Plan;
use super::position::Position;
use super::read::{read, read_usual};
use super::segmenter::Segmenter;
use super::totals::Measure;
use crate::alphabet::{CharSet, Coding, Encoding, UnmappableError};
use crate::count::first_unmappable;
use crate::wire::{
    Concatenation, HeaderExtras, MAX_SEGMENTS, Part, ReferenceWidth, UserData, encode,
};

/// Why a text cannot be split.
///
/// ```
/// use septet::SplitError;
///
/// let error = septet::split(&"a".repeat(39_016)).unwrap_err();
/// assert_eq!(error, SplitError::TooManySegments { segments: 256 });
/// assert_eq!(error.to_string(), "the text needs 256 segments, a message has at most 255");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[non_exhaustive]
pub enum SplitError {
    /// The text needs more than [`MAX_SEGMENTS`].
    TooManySegments {
        /// The number of segments it needs, as [`measure`](crate::measure) counts them.
        segments: u32,
    },
    /// GSM-7 is forced, and this is the first character without a code.
    Unmappable(UnmappableError),
}

impl fmt::Display for SplitError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooManySegments { segments } => write!(
                f,
                "the text needs {segments} segments, a message has at most {MAX_SEGMENTS}"
            ),
            Self::Unmappable(error) => error.fmt(f),
        }
    }
}

// The inner error is shown, so it is not a source.
impl core::error::Error for SplitError {}

impl From<UnmappableError> for SplitError {
    fn from(error: UnmappableError) -> Self {
        Self::Unmappable(error)
    }
}

/// One segment of a message, borrowed from its text.
///
/// Only `split` makes segments, so each fits into 140 octets and [`Segment::encode`] cannot fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Segment<'t> {
    text: &'t str,
    start: Position,
    code_units: usize,
    units: u16,
    coding: Coding,
    reference_width: ReferenceWidth,
    header_extras: HeaderExtras,
    part: Part,
}

impl<'t> Segment<'t> {
    /// Returns the text of the segment.
    ///
    /// ```
    /// let text = "a".repeat(152) + "€";
    /// let texts: Vec<_> = septet::split(&text)?.map(|segment| segment.text()).collect();
    /// assert_eq!(texts.concat(), text);
    /// # Ok::<(), septet::SplitError>(())
    /// ```
    #[must_use]
    pub const fn text(&self) -> &'t str {
        self.text
    }

    /// Returns the range of the segment in the text, in bytes of UTF-8.
    ///
    /// ```
    /// let text = "ж".repeat(71);
    /// let last = septet::split(&text)?.last().unwrap();
    /// assert_eq!(last.range(), 134..142);
    /// assert_eq!(&text[last.range()], last.text());
    /// # Ok::<(), septet::SplitError>(())
    /// ```
    #[must_use]
    pub const fn range(&self) -> Range<usize> {
        self.start.byte..self.end().byte
    }

    /// Returns the range of the segment in the text, in UTF-16 code units, by which strings of
    /// JavaScript, Java and C# are indexed.
    ///
    /// ```
    /// let text = "👋".repeat(36);
    /// let last = septet::split(&text)?.last().unwrap();
    /// assert_eq!(last.utf16_range(), 66..72);
    /// # Ok::<(), septet::SplitError>(())
    /// ```
    #[must_use]
    pub const fn utf16_range(&self) -> Range<usize> {
        self.start.utf16..self.end().utf16
    }

    /// The position after it.
    const fn end(&self) -> Position {
        self.start.after(self.text, self.code_units)
    }

    /// Returns its septets or UTF-16 code units, at most
    /// [`Measure::capacity`](crate::Measure::capacity).
    ///
    /// ```
    /// let segment = septet::split("5 €")?.next().unwrap();
    /// assert_eq!(segment.units(), 4);
    /// # Ok::<(), septet::SplitError>(())
    /// ```
    #[must_use]
    pub const fn units(&self) -> u16 {
        self.units
    }

    /// Returns its encoding, the same for all segments of a message.
    ///
    /// ```
    /// use septet::Encoding;
    ///
    /// assert_eq!(septet::split("ж")?.next().unwrap().encoding(), Encoding::Ucs2);
    /// # Ok::<(), septet::SplitError>(())
    /// ```
    #[must_use]
    pub const fn encoding(&self) -> Encoding {
        self.coding.encoding()
    }

    /// Returns its number within the message: 1 of 1 if it is the only one.
    ///
    /// ```
    /// let text = "a".repeat(161);
    /// let last = septet::split(&text)?.last().unwrap();
    /// assert_eq!((last.part().sequence, last.part().total), (2, 2));
    /// # Ok::<(), septet::SplitError>(())
    /// ```
    #[must_use]
    pub const fn part(&self) -> Part {
        self.part
    }

    /// Encodes the segment. Its header contains the concatenation element if it is one of several,
    /// then the national shifts of its tables, then the header extras; without any of them there
    /// is no header.
    ///
    /// The reference number is the same for all segments of a message and another for the next
    /// one: a counter that wraps around (23.040 §9.2.3.24.1), best kept for each destination. With
    /// an 8-bit reference its low octet is used. A single segment ignores it.
    ///
    /// ```
    /// let text = "ж".repeat(71);
    /// for (segment, octets) in septet::split(&text)?.zip([140, 14]) {
    ///     let user_data = segment.encode(0x2A);
    ///     assert_eq!(user_data.octets().len(), octets);
    ///     assert_eq!(user_data.octets()[..4], [0x05, 0x00, 0x03, 0x2A]);
    /// }
    /// # Ok::<(), septet::SplitError>(())
    /// ```
    #[must_use]
    pub fn encode(&self, reference: u16) -> UserData {
        let concatenation = (self.part.total > 1).then_some(Concatenation {
            reference_width: self.reference_width,
            reference,
            part: self.part,
        });
        encode(self.text, self.coding, concatenation, &self.header_extras)
    }
}

/// The segments of a message, from [`split`] or [`Segmenter::split`].
#[derive(Clone, Debug)]
pub struct Segments<'t> {
    cuts: Cuts<'t>,
    measure: Measure,
    reference_width: ReferenceWidth,
    header_extras: HeaderExtras,
    coding: Coding,
    /// How many there are, and how many have been given out.
    total: u8,
    given: u8,
    /// Where the next one starts.
    next: Position,
}

impl<'t> Segments<'t> {
    /// The segments of a text that is written by this plan and has this measure.
    #[inline]
    fn new(
        text: &'t str,
        plan: Plan,
        measure: Measure,
        rules: &Segmenter,
    ) -> Result<Self, SplitError> {
        // The header numbers segments in one octet.
        let Ok(total) = u8::try_from(measure.segments) else {
            return Err(SplitError::TooManySegments {
                segments: measure.segments,
            });
        };
        Ok(Self {
            cuts: plan.cuts(text, measure.capacity),
            measure,
            reference_width: rules.reference_width,
            header_extras: rules.header_extras,
            coding: plan.coding,
            total,
            given: 0,
            next: Position::START,
        })
    }

    /// Returns what the whole text costs.
    ///
    /// ```
    /// let text = "a".repeat(161);
    /// let segments = septet::split(&text)?;
    /// assert_eq!(segments.measure(), septet::measure(&text));
    /// assert_eq!(segments.len(), 2);
    /// # Ok::<(), septet::SplitError>(())
    /// ```
    #[must_use]
    pub const fn measure(&self) -> Measure {
        self.measure
    }
}

impl<'t> Iterator for Segments<'t> {
    type Item = Segment<'t>;

    fn next(&mut self) -> Option<Segment<'t>> {
        let Cut {
            text,
            units,
            code_units,
        } = self.cuts.next()?;
        self.given = self.given.saturating_add(1);
        let segment = Segment {
            text,
            start: self.next,
            code_units,
            units,
            coding: self.coding,
            reference_width: self.reference_width,
            header_extras: self.header_extras,
            part: Part {
                sequence: self.given,
                total: self.total,
            },
        };
        self.next = segment.end();
        Some(segment)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = usize::from(self.total.saturating_sub(self.given));
        (left, Some(left))
    }
}

impl ExactSizeIterator for Segments<'_> {}
impl FusedIterator for Segments<'_> {}

/// Splits a text into segments by the rules of most senders: [`Segmenter::new`].
///
/// Nothing is copied: the segments borrow the text.
///
/// # Errors
///
/// [`SplitError::TooManySegments`] above 255 segments (23.040 §9.2.3.24.1).
///
/// ```
/// let text = "a".repeat(152) + "€ is not divided!!";
/// let units: Vec<u16> = septet::split(&text)?.map(|segment| segment.units()).collect();
/// assert_eq!(units, [152, 19]);
/// # Ok::<(), septet::SplitError>(())
/// ```
pub fn split(text: &str) -> Result<Segments<'_>, SplitError> {
    let (rules, scan) = (Segmenter::new(), read_usual(text));
    let plan = Plan::from_scan(&scan, text.len(), rules);
    Segments::new(text, plan, Measure::by_characters(&scan), &rules)
}

impl Segmenter {
    /// Splits a text into segments by these rules.
    ///
    /// # Errors
    ///
    /// [`SplitError::Unmappable`] with the first character that has no code in the default tables,
    /// if GSM-7 is forced and no allowed tables have codes for the whole text; otherwise
    /// [`SplitError::TooManySegments`] above 255 segments (23.040 §9.2.3.24.1).
    ///
    /// ```
    /// use septet::{Encoding, Segmenter, SplitError};
    ///
    /// let gsm7 = Segmenter::new().with_encoding(Encoding::Gsm7);
    /// let Err(SplitError::Unmappable(error)) = gsm7.split("naïve") else { panic!() };
    /// assert_eq!(error.to_string(), "U+00EF at byte 2 has no code in the GSM 7-bit alphabet");
    /// ```
    pub fn split(self, text: &str) -> Result<Segments<'_>, SplitError> {
        let scan = read(text, self);
        let (plan, measure) = choose(text, &scan, self);
        if measure.unmappable > 0 {
            return Err(unmappable(text, self.excluded));
        }
        Segments::new(text, plan, measure, &self)
    }
}

/// The error of a text that has characters without a code in the default tables.
#[cold]
fn unmappable(text: &str, excluded: CharSet) -> SplitError {
    let (byte_offset, character) = first_unmappable(text, excluded).unwrap_or_default();
    SplitError::Unmappable(UnmappableError {
        byte_offset,
        character,
    })
}
