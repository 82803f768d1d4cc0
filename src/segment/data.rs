//! Measuring binary data and Latin-1 text.

use core::fmt;

use super::segmenter::Segmenter;
use crate::count::Capacity;
use crate::wire::MAX_SEGMENTS;

/// The cost of binary data or Latin-1 text, from [`Segmenter::measure_data`] or
/// [`Segmenter::measure_latin1`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct DataMeasure {
    /// Number of octets, without headers. For Latin-1 text, the number of characters.
    pub octets: usize,
    /// Number of segments; 1 if there are no octets. Saturates at `u32::MAX`. Data of more than 255
    /// segments cannot be sent as one message.
    #[cfg_attr(feature = "serde", serde(rename = "segment_count"))]
    pub segments: u32,
    /// Octets that fit in each segment of this message.
    pub capacity: u16,
    /// Octets left in the last segment.
    pub remaining: u16,
}

/// The error returned when data cannot be split, or a text is not Latin-1.
///
/// ```
/// use septet::Segmenter;
/// use septet::segment::DataError;
///
/// let error = Segmenter::new().split_latin1("naïve ж").unwrap_err();
/// assert_eq!(error, DataError::NotLatin1 { byte_offset: 7, character: 'ж' });
/// assert_eq!(error.to_string(), "U+0436 at byte 7 is not in Latin-1");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[non_exhaustive]
pub enum DataError {
    /// The data needs more than [`MAX_SEGMENTS`] segments.
    TooManySegments {
        /// Number of segments that the data needs.
        segments: u32,
    },
    /// The first character above U+00FF in a text that is sent as Latin-1.
    NotLatin1 {
        /// The byte offset of the character.
        byte_offset: usize,
        /// The character.
        character: char,
    },
}

impl fmt::Display for DataError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::TooManySegments { segments } => write!(
                f,
                "the data needs {segments} segments, a message has at most {MAX_SEGMENTS}"
            ),
            Self::NotLatin1 {
                byte_offset,
                character,
            } => write!(
                f,
                "U+{:04X} at byte {byte_offset} is not in Latin-1",
                u32::from(character)
            ),
        }
    }
}

impl core::error::Error for DataError {}

impl Segmenter {
    /// Returns how many octets of data fit in a single segment, and in each segment of a
    /// concatenated message: 140 octets without the header (23.040 §9.2.3.24).
    ///
    /// ```
    /// use septet::{ReferenceWidth, Segmenter, wire::HeaderExtras};
    ///
    /// let rules = Segmenter::new();
    /// assert_eq!((rules.data_capacity().alone, rules.data_capacity().part), (140, 134));
    /// let wide = rules.with_reference_width(ReferenceWidth::Bits16);
    /// assert_eq!((wide.data_capacity().alone, wide.data_capacity().part), (140, 133));
    /// let ports = rules.with_header_extras(HeaderExtras::ports(2948, 9200));
    /// assert_eq!((ports.data_capacity().alone, ports.data_capacity().part), (133, 128));
    /// ```
    #[must_use]
    pub const fn data_capacity(self) -> Capacity {
        Capacity::of_octets(self.reference_width, self.header_extras.length())
    }

    /// Measures binary data of this many octets.
    ///
    /// Of the rules, only the width of the reference number and the header extras apply.
    ///
    /// ```
    /// let rules = septet::Segmenter::new();
    /// assert_eq!(rules.measure_data(140).segments, 1);
    /// assert_eq!(rules.measure_data(141).segments, 2);
    /// let ring_tone = rules.measure_data(300);
    /// assert_eq!((ring_tone.segments, ring_tone.capacity, ring_tone.remaining), (3, 134, 102));
    /// ```
    #[must_use]
    #[expect(clippy::cast_possible_truncation, reason = "checked, or at most 140")]
    pub const fn measure_data(self, octets: usize) -> DataMeasure {
        let Capacity { alone, part } = self.data_capacity();
        // `part` is never 0; the comparison lets the compiler remove the division's panic.
        let (capacity, segments) = if octets <= alone as usize || part == 0 {
            (alone, 1)
        } else {
            (part, octets.div_ceil(part as usize))
        };
        let unused = match octets.checked_rem(capacity as usize) {
            Some(0) if octets > 0 => 0,
            Some(used) => (capacity as usize).saturating_sub(used),
            None => 0,
        };
        DataMeasure {
            octets,
            segments: if segments < u32::MAX as usize {
                segments as u32
            } else {
                u32::MAX
            },
            capacity,
            remaining: unused as u16,
        }
    }

    /// Measures a text that is sent as Latin-1 (ISO/IEC 8859-1), one octet per character.
    ///
    /// Some message centres take Latin-1 (SMPP's `data_coding` 3) and send it as 8-bit data. If
    /// they convert it to GSM-7 or UCS-2 instead, use [`Segmenter::measure`].
    ///
    /// # Errors
    ///
    /// [`DataError::NotLatin1`] for the first character above U+00FF.
    ///
    /// ```
    /// let rules = septet::Segmenter::new();
    /// assert_eq!(rules.measure_latin1(&"é".repeat(140))?.segments, 1);
    /// assert_eq!(rules.measure_latin1(&"é".repeat(141))?.segments, 2);
    /// assert!(rules.measure_latin1("5 €").is_err());
    /// # Ok::<(), septet::segment::DataError>(())
    /// ```
    pub fn measure_latin1(self, text: &str) -> Result<DataMeasure, DataError> {
        let mut characters = 0_usize;
        for (byte_offset, character) in text.char_indices() {
            if character > '\u{FF}' {
                return Err(DataError::NotLatin1 {
                    byte_offset,
                    character,
                });
            }
            characters = characters.saturating_add(1);
        }
        Ok(self.measure_data(characters))
    }
}
