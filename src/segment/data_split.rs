//! Splitting binary data and Latin-1 text into segments.

use core::iter::FusedIterator;

use super::data::{DataError, DataMeasure};
use super::segmenter::Segmenter;
use crate::wire::{
    Concatenation, DataCoding, HeaderExtras, Part, ReferenceWidth, UserData, encode_octets,
};

/// TP-DCS of 8-bit data without a message class; 23.038 §4.
const EIGHT_BIT: DataCoding = DataCoding::new(0x04);

/// The octets of the data, or of a text in Latin-1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Content<'d> {
    Data(&'d [u8]),
    /// All characters are at most U+00FF.
    Latin1(&'d str),
}

impl Content<'_> {
    /// Divides the content after `octets` octets, or at the end.
    fn split(self, octets: usize) -> (Self, Self) {
        match self {
            Self::Data(data) => {
                let (first, rest) = data.split_at_checked(octets).unwrap_or((data, &[]));
                (Self::Data(first), Self::Data(rest))
            }
            Self::Latin1(text) => {
                let end = text.char_indices().nth(octets);
                let divided = end.and_then(|(end, _)| text.split_at_checked(end));
                let (first, rest) = divided.unwrap_or((text, ""));
                (Self::Latin1(first), Self::Latin1(rest))
            }
        }
    }
}

/// A segment of binary data or Latin-1 text. Borrows it.
///
/// Only [`Segmenter::split_data`] and [`Segmenter::split_latin1`] create segments, so each fits in
/// 140 octets with its header.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DataSegment<'d> {
    content: Content<'d>,
    part: Part,
    reference_width: ReferenceWidth,
    header_extras: HeaderExtras,
}

impl<'d> DataSegment<'d> {
    /// Returns the octets of the segment, without the header.
    ///
    /// ```
    /// let segment = septet::Segmenter::new().split_latin1("café")?.next().unwrap();
    /// assert!(segment.octets().eq(*b"caf\xE9"));
    /// # Ok::<(), septet::segment::DataError>(())
    /// ```
    #[must_use]
    pub const fn octets(&self) -> Octets<'d> {
        Octets {
            content: self.content,
        }
    }

    /// Returns the segment's sequence number and the total number of segments: 1 of 1 for a single
    /// segment.
    ///
    /// ```
    /// let last = septet::Segmenter::new().split_data(&[0; 141])?.last().unwrap();
    /// assert_eq!((last.part().sequence, last.part().total), (2, 2));
    /// # Ok::<(), septet::segment::DataError>(())
    /// ```
    #[must_use]
    pub const fn part(&self) -> Part {
        self.part
    }

    /// Encodes the segment as 8-bit data, TP-DCS 0x04.
    ///
    /// The header contains the concatenation element if there are several segments, and then the
    /// header extras. `reference` is as for [`Segment::encode`](crate::Segment::encode).
    ///
    /// ```
    /// let first = septet::Segmenter::new().split_data(&[0xA5; 141])?.next().unwrap().encode(7);
    /// assert_eq!((first.tp_dcs(), first.udl(), first.body().len()), (0x04, 140, 134));
    /// assert_eq!(first.octets()[..7], [0x05, 0x00, 0x03, 7, 2, 1, 0xA5]);
    /// # Ok::<(), septet::segment::DataError>(())
    /// ```
    #[must_use]
    pub fn encode(&self, reference: u16) -> UserData {
        self.encoded(reference, EIGHT_BIT)
    }

    /// Encodes the segment with this TP-DCS, such as 0xF5 (8-bit data of class 1, for WAP push).
    /// Returns `None` if TP-DCS says septets, because octets are not septets.
    ///
    /// ```
    /// use septet::Segmenter;
    /// use septet::wire::{DataCoding, HeaderExtras};
    ///
    /// const WAP_PUSH: Segmenter =
    ///     Segmenter::new().with_header_extras(HeaderExtras::ports(2948, 9200));
    ///
    /// let segment = WAP_PUSH.split_data(&[0x01, 0x06])?.next().unwrap();
    /// let sent = segment.encode_as(0, DataCoding::new(0xF5)).unwrap();
    /// assert_eq!(sent.octets(), [0x06, 0x05, 0x04, 0x0B, 0x84, 0x23, 0xF0, 0x01, 0x06]);
    /// assert_eq!((sent.tp_dcs(), sent.udl()), (0xF5, 9));
    /// assert!(segment.encode_as(0, DataCoding::new(0x00)).is_none());
    /// # Ok::<(), septet::segment::DataError>(())
    /// ```
    #[must_use]
    pub fn encode_as(&self, reference: u16, data_coding: DataCoding) -> Option<UserData> {
        (!data_coding.counts_septets()).then(|| self.encoded(reference, data_coding))
    }

    fn encoded(&self, reference: u16, data_coding: DataCoding) -> UserData {
        let concatenation = (self.part.total > 1).then_some(Concatenation {
            reference_width: self.reference_width,
            reference,
            part: self.part,
        });
        encode_octets(
            self.octets(),
            data_coding,
            concatenation,
            &self.header_extras,
        )
    }
}

/// The octets of a segment, from [`DataSegment::octets`].
#[derive(Clone, Debug)]
pub struct Octets<'d> {
    content: Content<'d>,
}

impl Iterator for Octets<'_> {
    type Item = u8;

    fn next(&mut self) -> Option<u8> {
        match &mut self.content {
            Content::Data(data) => {
                let (first, rest) = data.split_first()?;
                *data = rest;
                Some(*first)
            }
            Content::Latin1(text) => {
                let mut characters = text.chars();
                let character = characters.next()?;
                *text = characters.as_str();
                u8::try_from(character).ok()
            }
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        match self.content {
            Content::Data(data) => (data.len(), Some(data.len())),
            Content::Latin1(text) => text.chars().size_hint(),
        }
    }
}

impl FusedIterator for Octets<'_> {}

/// An iterator over the segments of data, from [`Segmenter::split_data`] or
/// [`Segmenter::split_latin1`].
#[derive(Clone, Debug)]
pub struct DataSegments<'d> {
    rest: Content<'d>,
    measure: DataMeasure,
    reference_width: ReferenceWidth,
    header_extras: HeaderExtras,
    total: u8,
    /// Number of segments already returned.
    returned: u8,
}

impl<'d> DataSegments<'d> {
    fn new(
        content: Content<'d>,
        measure: DataMeasure,
        rules: Segmenter,
    ) -> Result<Self, DataError> {
        // The header stores the number of segments in one octet.
        let Ok(total) = u8::try_from(measure.segments) else {
            return Err(DataError::TooManySegments {
                segments: measure.segments,
            });
        };
        Ok(Self {
            rest: content,
            measure,
            reference_width: rules.reference_width,
            header_extras: rules.header_extras,
            total,
            returned: 0,
        })
    }

    /// Returns the measure of the whole data.
    ///
    /// ```
    /// let rules = septet::Segmenter::new();
    /// assert_eq!(rules.split_data(&[0; 300])?.measure(), rules.measure_data(300));
    /// # Ok::<(), septet::segment::DataError>(())
    /// ```
    #[must_use]
    pub const fn measure(&self) -> DataMeasure {
        self.measure
    }
}

impl<'d> Iterator for DataSegments<'d> {
    type Item = DataSegment<'d>;

    fn next(&mut self) -> Option<DataSegment<'d>> {
        if self.returned >= self.total {
            return None;
        }
        self.returned = self.returned.saturating_add(1);
        let (content, rest) = self.rest.split(self.measure.capacity.into());
        self.rest = rest;
        Some(DataSegment {
            content,
            part: Part {
                sequence: self.returned,
                total: self.total,
            },
            reference_width: self.reference_width,
            header_extras: self.header_extras,
        })
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = usize::from(self.total.saturating_sub(self.returned));
        (left, Some(left))
    }
}

impl ExactSizeIterator for DataSegments<'_> {}
impl FusedIterator for DataSegments<'_> {}

impl Segmenter {
    /// Splits binary data into segments, such as a business card, settings or a SIM command.
    ///
    /// A segment has [`data_capacity`](Self::data_capacity) octets: 140 alone, 134 or 133 in a
    /// part, and fewer with ports. To join the parts, see
    /// [`Message::bodies`](crate::reassembly::Message::bodies).
    ///
    /// # Errors
    ///
    /// [`DataError::TooManySegments`] for more than 255 segments (23.040 §9.2.3.24.1): 34,170
    /// octets, or 33,915 with a 16-bit reference number.
    ///
    /// ```
    /// let data = [0xA5; 300];
    /// let segments = septet::Segmenter::new().split_data(&data)?;
    /// let lengths: Vec<_> = segments.map(|segment| segment.encode(7).body().len()).collect();
    /// assert_eq!(lengths, [134, 134, 32]);
    /// # Ok::<(), septet::segment::DataError>(())
    /// ```
    pub fn split_data(self, data: &[u8]) -> Result<DataSegments<'_>, DataError> {
        DataSegments::new(Content::Data(data), self.measure_data(data.len()), self)
    }

    /// Splits a text that is sent as Latin-1, one octet per character.
    ///
    /// See [`measure_latin1`](Self::measure_latin1). To read it, use [`UserData::latin1`].
    ///
    /// # Errors
    ///
    /// - [`DataError::NotLatin1`] for the first character above U+00FF.
    /// - [`DataError::TooManySegments`] for more than 255 segments (23.040 §9.2.3.24.1).
    ///
    /// ```
    /// let text = "Ça alors ! ".repeat(13);
    /// let segments = septet::Segmenter::new().split_latin1(&text)?;
    /// let parts: Vec<_> = segments.map(|segment| segment.encode(7)).collect();
    /// let read: String = parts.iter().flat_map(|part| part.latin1().unwrap()).collect();
    /// assert_eq!((parts.len(), read), (2, text));
    /// # Ok::<(), septet::segment::DataError>(())
    /// ```
    pub fn split_latin1(self, text: &str) -> Result<DataSegments<'_>, DataError> {
        let measure = self.measure_latin1(text)?;
        DataSegments::new(Content::Latin1(text), measure, self)
    }
}
