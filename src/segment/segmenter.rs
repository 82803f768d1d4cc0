//! The rules by which a sender counts.

use super::boundary::Boundary;
use crate::alphabet::Choice;
#[cfg(feature = "national")]
use crate::alphabet::Languages;
use crate::wire::{Elements, Reference};

/// The rules by which a text is counted and divided.
///
/// A small value whose builder methods are all `const`, so the rules of a sender
/// can be a constant. The reference *number* is not among them: it belongs to one
/// message and is an argument of [`Segment::encode`](crate::Segment::encode).
///
/// ```
/// use septet::{Reference, Segmenter};
///
/// const OURS: Segmenter = Segmenter::new().with_reference(Reference::Bits16);
///
/// assert_eq!(OURS.measure(&"a".repeat(305)).segments, 3); // 152 + 152 + 1
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Segmenter {
    pub(crate) reference: Reference,
    pub(crate) boundary: Boundary,
    pub(crate) choice: Choice,
    pub(crate) elements: Elements,
    /// Characters that the sender does not take as GSM-7, although they have a code.
    pub(crate) excluded: &'static [char],
    #[cfg(feature = "national")]
    pub(crate) languages: Languages,
}

impl Segmenter {
    /// What most senders do: an 8-bit reference, segments that end between any two
    /// characters, GSM-7 in the default tables where it can be and UCS-2 otherwise, and no
    /// further elements in the header.
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
            reference: Reference::Bits8,
            boundary: Boundary::Character,
            choice: Choice::Automatic,
            elements: Elements::NONE,
            excluded: &[],
            #[cfg(feature = "national")]
            languages: Languages::NONE,
        }
    }

    /// The same rules with a reference number of this width.
    ///
    /// ```
    /// use septet::{Reference, Segmenter};
    ///
    /// let segmenter = Segmenter::new().with_reference(Reference::Bits16);
    /// assert_eq!(segmenter.measure(&"ж".repeat(133)).segments, 3); // 66 + 66 + 1
    /// ```
    #[must_use]
    pub const fn with_reference(mut self, reference: Reference) -> Self {
        self.reference = reference;
        self
    }

    /// The width of the reference number.
    ///
    /// ```
    /// use septet::{Reference, Segmenter};
    ///
    /// assert_eq!(Segmenter::new().reference(), Reference::Bits8);
    /// ```
    #[must_use]
    pub const fn reference(&self) -> Reference {
        self.reference
    }

    /// The same rules with segments that end at this boundary.
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

    /// The same rules with this choice of an encoding.
    ///
    /// ```
    /// use septet::{Choice, Encoding, Segmenter};
    ///
    /// let segmenter = Segmenter::new().with_encoding(Choice::Only(Encoding::Ucs2));
    /// assert_eq!(segmenter.measure("Hello").encoding, Encoding::Ucs2);
    /// ```
    #[must_use]
    pub const fn with_encoding(mut self, choice: Choice) -> Self {
        self.choice = choice;
        self
    }

    /// The same rules with these elements of the application in the header of each
    /// segment, behind those that this crate writes. Segments hold less for them.
    ///
    /// ```
    /// use septet::{Elements, Segmenter};
    ///
    /// let segmenter = Segmenter::new().with_elements(Elements::ports(2948, 9200));
    /// assert_eq!(segmenter.measure(&"a".repeat(153)).segments, 2); // 152 fit one, 146 a part
    /// ```
    #[must_use]
    pub const fn with_elements(mut self, elements: Elements) -> Self {
        self.elements = elements;
        self
    }

    /// The same rules for a sender that does not take these characters as GSM-7, although
    /// they have a code: one of them, and the text is written in UCS-2. Some providers send
    /// through networks that know a part of the alphabet only.
    ///
    /// Where GSM-7 is asked for, they are counted as what their codes take, and among
    /// [`Measure::foreign`](crate::Measure::foreign).
    ///
    /// ```
    /// use septet::{Encoding, Segmenter};
    ///
    /// const WITHOUT_GREEK: Segmenter = Segmenter::new().without(&[
    ///     'Δ', 'Φ', 'Γ', 'Λ', 'Ω', 'Π', 'Ψ', 'Σ', 'Θ', 'Ξ',
    /// ]);
    /// assert_eq!(WITHOUT_GREEK.measure("10 Ω").encoding, Encoding::Ucs2);
    /// assert_eq!(septet::measure("10 Ω").encoding, Encoding::Gsm7);
    /// ```
    #[must_use]
    pub const fn without(mut self, characters: &'static [char]) -> Self {
        self.excluded = characters;
        self
    }

    /// The same rules with national tables that may be used.
    ///
    /// Over the default tables, UCS-2, and every pair of an allowed locking shift table (or
    /// none) and an allowed single shift table (or none; the two may differ in language)
    /// that holds the whole text, a message takes the fewest segments, each national table
    /// costing 3 octets of every header. Among equals it takes the default tables, then
    /// UCS-2, for all handsets know them; then the fewest elements in the header, the
    /// fewest septets, the lowest identifier of the locking shift table, and of the single
    /// shift table.
    ///
    /// ```
    /// use septet::{Language, Languages, Segmenter};
    ///
    /// let rules = Segmenter::new().with_languages(Languages::NONE.with(Language::Portuguese));
    /// let measure = rules.measure(&"|".repeat(100));
    /// // Two septets each in the default tables, one in the Portuguese locking shift table.
    /// assert_eq!((measure.segments, measure.units, measure.capacity), (1, 100, 155));
    /// assert_eq!(measure.locking, Some(Language::Portuguese));
    /// assert_eq!(measure.single, None);
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
