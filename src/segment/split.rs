//! Splitting a text into segments.

use core::fmt;
use core::iter::FusedIterator;
use core::ops::Range;

use super::choose::choose;
use super::cuts::{Cut, Cuts};
use super::nearest::NearestTables;
use super::plan::Plan;
use super::position::Position;
use super::scan::{scan_default, scan_str};
use super::segmenter::Segmenter;
use super::totals::Measure;
use crate::alphabet::{Coding, Encoding, UnmappableError};
use crate::wire::{
    Concatenation, HeaderExtras, MAX_SEGMENTS, Part, ReferenceWidth, UserData, encode,
};

/// The error returned when a text cannot be split.
///
/// ```
/// let error = septet::split(&"a".repeat(39_016)).unwrap_err();
/// assert_eq!(error, septet::SplitError::TooManySegments { segments: 256 });
/// assert_eq!(error.to_string(), "the text needs 256 segments, a message has at most 255");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[non_exhaustive]
pub enum SplitError {
    /// The text needs more than [`MAX_SEGMENTS`] segments.
    TooManySegments {
        /// Number of segments that the text needs.
        segments: u32,
    },
    /// GSM-7 is forced, but the text contains unmappable characters. This is the first of them.
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

// `Display` writes the inner error, so `source` does not return it.
impl core::error::Error for SplitError {}

impl From<UnmappableError> for SplitError {
    fn from(error: UnmappableError) -> Self {
        Self::Unmappable(error)
    }
}

/// A segment of a message. Borrows the text.
///
/// Only `split` creates segments, so each fits in 140 octets and [`Segment::encode`] cannot fail.
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

    /// Returns the byte range of the segment in the text.
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

    /// Returns the UTF-16 range of the segment in the text, for JavaScript, Java and C# strings.
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

    const fn end(&self) -> Position {
        self.start.after(self.text, self.code_units)
    }

    /// Returns the number of septets or UTF-16 code units in the segment, at most
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

    /// Returns the encoding, which is the same for all segments of a message.
    ///
    /// ```
    /// let segment = septet::split("ж")?.next().unwrap();
    /// assert_eq!(segment.encoding(), septet::Encoding::Ucs2);
    /// # Ok::<(), septet::SplitError>(())
    /// ```
    #[must_use]
    pub const fn encoding(&self) -> Encoding {
        self.coding.encoding()
    }

    /// Returns the segment's sequence number and the total number of segments: 1 of 1 for a single
    /// segment.
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

    /// Encodes the segment.
    ///
    /// The header contains, in this order, the concatenation element if there are several segments,
    /// the shift elements of national tables, and the header extras. If there are no such elements,
    /// there is no header.
    ///
    /// Pass the same reference number for all segments of a message and a different one for the
    /// next message, for example from a wrapping counter per destination (23.040 §9.2.3.24.1). An
    /// 8-bit reference number is the low octet of `reference`. A single segment has no reference
    /// number.
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

/// An iterator over the segments of a message, from [`split`] or [`Segmenter::split`].
#[derive(Clone, Debug)]
pub struct Segments<'t> {
    cuts: Cuts<'t>,
    measure: Measure,
    reference_width: ReferenceWidth,
    header_extras: HeaderExtras,
    coding: Coding,
    total: u8,
    /// Number of segments already returned.
    returned: u8,
    /// Start of the next segment.
    next: Position,
}

impl<'t> Segments<'t> {
    #[inline]
    fn new(
        text: &'t str,
        plan: Plan,
        measure: Measure,
        rules: &Segmenter,
    ) -> Result<Self, SplitError> {
        // The header stores the number of segments in one octet.
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
            returned: 0,
            next: Position::START,
        })
    }

    /// Returns the measure of the whole text.
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
        self.returned = self.returned.saturating_add(1);
        let segment = Segment {
            text,
            start: self.next,
            code_units,
            units,
            coding: self.coding,
            reference_width: self.reference_width,
            header_extras: self.header_extras,
            part: Part {
                sequence: self.returned,
                total: self.total,
            },
        };
        self.next = segment.end();
        Some(segment)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = usize::from(self.total.saturating_sub(self.returned));
        (left, Some(left))
    }
}

impl ExactSizeIterator for Segments<'_> {}
impl FusedIterator for Segments<'_> {}

/// Splits a text into segments under the default rules ([`Segmenter::new`]).
///
/// # Errors
///
/// [`SplitError::TooManySegments`] if the text needs more than 255 segments (23.040 §9.2.3.24.1).
///
/// ```
/// let text = "a".repeat(152) + "€ is not divided!!";
/// let units: Vec<u16> = septet::split(&text)?.map(|segment| segment.units()).collect();
/// assert_eq!(units, [152, 19]);
/// # Ok::<(), septet::SplitError>(())
/// ```
pub fn split(text: &str) -> Result<Segments<'_>, SplitError> {
    let (rules, scan) = (Segmenter::new(), scan_default(text));
    let plan = Plan::from_scan(&scan, text.len(), rules);
    Segments::new(text, plan, Measure::from_scan(&scan), &rules)
}

impl Segmenter {
    /// Splits a text into segments under these rules.
    ///
    /// # Errors
    ///
    /// - [`SplitError::Unmappable`] if GSM-7 is forced and no allowed tables can encode the text.
    ///   The error holds the first unmappable character (see [`Measure::unmappable`]).
    /// - [`SplitError::TooManySegments`] if the text needs more than 255 segments (23.040
    ///   §9.2.3.24.1).
    ///
    /// ```
    /// let gsm7 = septet::Segmenter::new().with_encoding(septet::Encoding::Gsm7);
    /// let error = gsm7.split("naïve").unwrap_err();
    /// assert_eq!(error.to_string(), "U+00EF at byte 2 has no code in the GSM 7-bit alphabet");
    /// ```
    pub fn split(self, text: &str) -> Result<Segments<'_>, SplitError> {
        let scan = scan_str(text, self);
        let (plan, measure) = choose(text, &scan, self);
        if measure.unmappable > 0 {
            return Err(unmappable(text, self));
        }
        Segments::new(text, plan, measure, &self)
    }
}

#[cold]
fn unmappable(text: &str, segmenter: Segmenter) -> SplitError {
    let tables = NearestTables::new(text, segmenter);
    let byte_offset = tables.mappable_prefix_len(text);
    let rest = text.get(byte_offset..).unwrap_or_default();
    let character = rest.chars().next().unwrap_or_default();
    SplitError::Unmappable(UnmappableError {
        byte_offset,
        character,
    })
}
