//! The rules of a sender.

use super::boundary::Boundary;
#[cfg(feature = "national")]
use crate::alphabet::Languages;
use crate::alphabet::{CharSet, Encoding};
use crate::wire::{HeaderExtras, ReferenceWidth};

/// The rules by which a text is measured and split.
///
/// All builder methods are `const`, so the rules of a sender can be a constant. The reference
/// *number* is not one of them: it belongs to one message and is an argument of
/// [`Segment::encode`](crate::Segment::encode).
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
pub struct Segmenter {
    pub(crate) reference_width: ReferenceWidth,
    pub(crate) boundary: Boundary,
    pub(crate) forced: Option<Encoding>,
    pub(crate) header_extras: HeaderExtras,
    /// Characters that the sender cannot send as GSM-7, although they have a code.
    pub(crate) excluded: CharSet,
    #[cfg(feature = "national")]
    pub(crate) languages: Languages,
}

impl Segmenter {
    /// Creates a segmenter with the rules of most senders: an 8-bit reference, segments that end
    /// between any two characters, GSM-7 in the default tables if the text fits and UCS-2 otherwise,
    /// and no header extras.
    ///
    /// ```
    /// use septet::Segmenter;
    ///
    /// assert_eq!(Segmenter::new(), Segmenter::default());
    /// assert_eq!(Segmenter::new().measure("Hello").segments, 1);
    /// ```
    #[must_use]
    pub const fn new() -> Self {
        Self {
            reference_width: ReferenceWidth::Bits8,
            boundary: Boundary::Character,
            forced: None,
            header_extras: HeaderExtras::NONE,
            excluded: CharSet::EMPTY,
            #[cfg(feature = "national")]
            languages: Languages::NONE,
        }
    }

    /// Sets the width of the reference number.
    ///
    /// ```
    /// use septet::{ReferenceWidth, Segmenter};
    ///
    /// let segmenter = Segmenter::new().with_reference_width(ReferenceWidth::Bits16);
    /// assert_eq!(segmenter.measure(&"ж".repeat(133)).segments, 3); // 66 + 66 + 1
    /// ```
    #[must_use]
    pub const fn with_reference_width(mut self, reference_width: ReferenceWidth) -> Self {
        self.reference_width = reference_width;
        self
    }

    /// Returns the width of the reference number.
    ///
    /// ```
    /// use septet::{ReferenceWidth, Segmenter};
    ///
    /// assert_eq!(Segmenter::new().reference_width(), ReferenceWidth::Bits8);
    /// ```
    #[must_use]
    pub const fn reference_width(self) -> ReferenceWidth {
        self.reference_width
    }

    /// Sets where segments may end.
    ///
    /// ```
    /// # #[cfg(feature = "graphemes")] {
    /// use septet::{Boundary, Segmenter};
    ///
    /// let flags = "🇫🇷".repeat(20);
    /// let units = |segmenter: Segmenter| -> Vec<_> {
    ///     segmenter.split(&flags).unwrap().map(|segment| segment.units()).collect()
    /// };
    /// assert_eq!(units(Segmenter::new()), [66, 14]); // half a flag in each
    /// assert_eq!(units(Segmenter::new().with_boundary(Boundary::Grapheme)), [64, 16]);
    /// # }
    /// ```
    #[must_use]
    pub const fn with_boundary(mut self, boundary: Boundary) -> Self {
        self.boundary = boundary;
        self
    }

    /// Forces an encoding. By default it is automatic: GSM-7 if every character has a code and
    /// UCS-2 otherwise, for the whole message.
    ///
    /// In GSM-7, a text with a character without a code can be measured but not split.
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
        self.forced = Some(encoding);
        self
    }

    /// Leaves the encoding to the text, as [`Segmenter::new`] does.
    ///
    /// ```
    /// use septet::{Encoding, Segmenter};
    ///
    /// let rules = Segmenter::new().with_encoding(Encoding::Ucs2);
    /// assert_eq!(rules.with_automatic_encoding(), Segmenter::new());
    /// ```
    #[must_use]
    pub const fn with_automatic_encoding(mut self) -> Self {
        self.forced = None;
        self
    }

    /// Adds elements of the application to the header of each segment, after those that this crate
    /// writes. Segments hold less then.
    ///
    /// ```
    /// use septet::wire::HeaderExtras;
    /// use septet::Segmenter;
    ///
    /// let segmenter = Segmenter::new().with_header_extras(HeaderExtras::ports(2948, 9200));
    /// assert_eq!(segmenter.measure(&"a".repeat(153)).segments, 2); // 152 fit one segment, 146 each of several
    /// ```
    #[must_use]
    pub const fn with_header_extras(mut self, header_extras: HeaderExtras) -> Self {
        self.header_extras = header_extras;
        self
    }

    /// Excludes characters that the sender cannot send as GSM-7, although they have a code: a text
    /// with one of them takes UCS-2. Some providers send through networks that know only a part of
    /// the alphabet.
    ///
    /// If GSM-7 is forced, they are counted by their codes, and in
    /// [`Measure::unmappable`](crate::Measure::unmappable).
    ///
    /// ```
    /// use septet::alphabet::CharSet;
    /// use septet::{Encoding, Segmenter};
    ///
    /// const WITHOUT_GREEK: Segmenter = Segmenter::new().excluding(CharSet::from_chars(&[
    ///     'Δ', 'Φ', 'Γ', 'Λ', 'Ω', 'Π', 'Ψ', 'Σ', 'Θ', 'Ξ',
    /// ]));
    /// assert_eq!(WITHOUT_GREEK.measure("10 Ω").encoding, Encoding::Ucs2);
    /// assert_eq!(septet::measure("10 Ω").encoding, Encoding::Gsm7);
    /// ```
    #[must_use]
    pub const fn excluding(mut self, characters: CharSet) -> Self {
        self.excluded = characters;
        self
    }

    /// Allows national tables.
    ///
    /// The candidates are the default tables, UCS-2, and every pair of an allowed locking shift
    /// table (or none) and an allowed single shift table (or none; the languages may differ) that
    /// has a code for each character. A message takes the one with the fewest segments; each
    /// national table costs 3 octets of every header. Ties go to the default tables, then to UCS-2,
    /// because all handsets know both, then to the fewest elements in the header, the fewest septets,
    /// the lowest identifier of the locking shift table, and finally of the single shift table.
    ///
    /// ```
    /// use septet::alphabet::{Language, Languages};
    /// use septet::Segmenter;
    ///
    /// let rules = Segmenter::new().with_languages(Languages::NONE.with(Language::Portuguese));
    /// let measure = rules.measure(&"|".repeat(100));
    /// // Two septets each in the default tables, one in the Portuguese locking shift table.
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

    /// Whether no national table may be used.
    #[inline]
    #[cfg_attr(
        not(feature = "national"),
        expect(clippy::unused_self, reason = "there are no national tables here")
    )]
    pub(crate) const fn is_without_languages(&self) -> bool {
        #[cfg(feature = "national")]
        return self.languages.is_empty();
        #[cfg(not(feature = "national"))]
        true
    }
}
