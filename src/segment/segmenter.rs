//! The rules for measuring and splitting.

use super::boundary::Boundary;
#[cfg(feature = "national")]
use crate::alphabet::Languages;
use crate::alphabet::{CharSet, Encoding};
use crate::wire::{HeaderExtras, ReferenceWidth};

/// The rules for measuring and splitting a text.
///
/// All builder methods are `const`, so a segmenter can be a constant. The reference *number* is not
/// a rule: it belongs to one message, and you pass it to
/// [`Segment::encode`](crate::Segment::encode).
///
/// With the `serde` feature, a segmenter is serialized as a map whose keys are the builder methods'
/// names without `with_`. Absent keys default to the values in [`Segmenter::new`]. Unknown keys are
/// errors.
///
/// ```
/// use septet::{ReferenceWidth, Segmenter};
///
/// const OURS: Segmenter = Segmenter::new().with_reference_width(ReferenceWidth::Bits16);
///
/// assert_eq!(OURS.measure(&"a".repeat(305)).segments, 3); // 152 + 152 + 1
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default, deny_unknown_fields))]
pub struct Segmenter {
    pub(crate) reference_width: ReferenceWidth,
    pub(crate) boundary: Boundary,
    pub(crate) encoding: Option<Encoding>,
    pub(crate) header_extras: HeaderExtras,
    /// Characters to treat as unmappable although they have a code.
    #[cfg_attr(feature = "serde", serde(rename = "excluding"))]
    pub(crate) excluded: CharSet,
    #[cfg(feature = "national")]
    pub(crate) languages: Languages,
}

impl Segmenter {
    /// Creates a segmenter with the default rules, which most senders use.
    ///
    /// These are an 8-bit reference number, segments that may end between any two characters, GSM-7
    /// if the default tables have a code for every character and UCS-2 otherwise, and no header
    /// extras.
    ///
    /// ```
    /// assert_eq!(septet::Segmenter::new(), septet::Segmenter::default());
    /// assert_eq!(septet::Segmenter::new().measure("Hello").segments, 1);
    /// ```
    #[must_use]
    pub const fn new() -> Self {
        Self {
            reference_width: ReferenceWidth::Bits8,
            boundary: Boundary::Character,
            encoding: None,
            header_extras: HeaderExtras::NONE,
            excluded: CharSet::EMPTY,
            #[cfg(feature = "national")]
            languages: Languages::NONE,
        }
    }

    /// Sets the width of the reference number.
    ///
    /// ```
    /// let rules = septet::Segmenter::new().with_reference_width(septet::ReferenceWidth::Bits16);
    /// assert_eq!(rules.measure(&"ж".repeat(133)).segments, 3); // 66 + 66 + 1
    /// ```
    #[must_use]
    pub const fn with_reference_width(mut self, reference_width: ReferenceWidth) -> Self {
        self.reference_width = reference_width;
        self
    }

    /// Returns the width of the reference number.
    ///
    /// ```
    /// let width = septet::Segmenter::new().reference_width();
    /// assert_eq!(width, septet::ReferenceWidth::Bits8);
    /// ```
    #[must_use]
    pub const fn reference_width(self) -> ReferenceWidth {
        self.reference_width
    }

    /// Sets where segments may end.
    ///
    /// ```
    /// # #[cfg(feature = "graphemes")] {
    /// let flags = "🇫🇷".repeat(20);
    /// let rules = septet::Segmenter::new().with_boundary(septet::Boundary::Grapheme);
    /// assert_eq!(rules.split(&flags)?.next().unwrap().units(), 64);
    /// assert_eq!(septet::split(&flags)?.next().unwrap().units(), 66); // ends within a flag
    /// # }
    /// # Ok::<(), septet::SplitError>(())
    /// ```
    #[must_use]
    pub const fn with_boundary(mut self, boundary: Boundary) -> Self {
        self.boundary = boundary;
        self
    }

    /// Forces an encoding. By default, the whole message is sent as GSM-7 if every character is in
    /// the GSM 7-bit alphabet, and as UCS-2 otherwise.
    ///
    /// If GSM-7 is forced, a text with an unmappable character can be measured but not split.
    ///
    /// ```
    /// use septet::{Encoding, Segmenter};
    ///
    /// let ucs2 = Segmenter::new().with_encoding(Encoding::Ucs2);
    /// assert_eq!(ucs2.measure("Hello").encoding, Encoding::Ucs2);
    ///
    /// let gsm7 = Segmenter::new().with_encoding(Encoding::Gsm7);
    /// assert_eq!(gsm7.measure("naïve").unmappable, 1);
    /// assert!(gsm7.split("naïve").is_err());
    /// ```
    #[must_use]
    pub const fn with_encoding(mut self, encoding: Encoding) -> Self {
        self.encoding = Some(encoding);
        self
    }

    /// Makes the encoding automatic, which is the default.
    ///
    /// ```
    /// let ucs2 = septet::Segmenter::new().with_encoding(septet::Encoding::Ucs2);
    /// assert_eq!(ucs2.with_automatic_encoding(), septet::Segmenter::new());
    /// ```
    #[must_use]
    pub const fn with_automatic_encoding(mut self) -> Self {
        self.encoding = None;
        self
    }

    /// Sets the application's elements in the header of each segment. They follow the elements that
    /// this crate writes, and reduce the capacity.
    ///
    /// ```
    /// let ports = septet::wire::HeaderExtras::ports(2948, 9200);
    /// let rules = septet::Segmenter::new().with_header_extras(ports);
    /// assert_eq!(rules.measure(&"a".repeat(153)).segments, 2); // 146 + 7; only 152 fit in one
    /// ```
    #[must_use]
    pub const fn with_header_extras(mut self, header_extras: HeaderExtras) -> Self {
        self.header_extras = header_extras;
        self
    }

    /// Sets the characters to treat as unmappable although they have a code. A text that contains
    /// one of them is sent as UCS-2. Use this for a network that supports only part of the
    /// alphabet.
    ///
    /// If GSM-7 is forced, these characters take their usual one or two septets, and
    /// [`Measure::unmappable`](crate::Measure::unmappable) counts them.
    ///
    /// ```
    /// let greek = septet::alphabet::CharSet::from_chars(&['Δ', 'Ω']);
    /// let rules = septet::Segmenter::new().excluding(greek);
    /// assert_eq!(rules.measure("10 Ω").encoding, septet::Encoding::Ucs2);
    /// assert_eq!(septet::measure("10 Ω").encoding, septet::Encoding::Gsm7);
    /// ```
    #[must_use]
    pub const fn excluding(mut self, characters: CharSet) -> Self {
        self.excluded = characters;
        self
    }

    /// Allows national tables.
    ///
    /// A message then uses whichever takes the fewest segments: the default tables, UCS-2, or an
    /// allowed locking shift table, single shift table or both (their languages may differ). Each
    /// national table adds 3 octets to every header. Ties go to the default tables and then to
    /// UCS-2, because all handsets support both. Ties between national tables go to the fewest
    /// tables, then the fewest septets, then the lowest locking shift identifier, then the lowest
    /// single shift identifier.
    ///
    /// ```
    /// use septet::alphabet::{Language, Languages};
    ///
    /// let portuguese = Languages::NONE.with(Language::Portuguese);
    /// let measure = septet::Segmenter::new().with_languages(portuguese).measure(&"|".repeat(100));
    /// // `|` takes two septets in the default tables, one in the Portuguese locking shift table.
    /// assert_eq!((measure.segments, measure.units, measure.capacity), (1, 100, 155));
    /// assert_eq!(measure.locking_shift, Some(Language::Portuguese));
    /// assert_eq!(measure.single_shift, None);
    /// ```
    #[cfg(feature = "national")]
    #[must_use]
    pub const fn with_languages(mut self, languages: Languages) -> Self {
        self.languages = languages;
        self
    }

    /// Returns whether no national tables are allowed.
    #[inline]
    #[cfg_attr(
        not(feature = "national"),
        expect(clippy::unused_self, reason = "only national tables need `self`")
    )]
    pub(crate) const fn is_without_languages(&self) -> bool {
        #[cfg(feature = "national")]
        return self.languages.is_empty();
        #[cfg(not(feature = "national"))]
        true
    }
}
