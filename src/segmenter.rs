//! The rules by which a sender counts.

use crate::boundary::Boundary;
use crate::encoding::Choice;
use crate::header::Reference;

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
}

impl Segmenter {
    /// What most senders do: an 8-bit reference, segments that end between any two
    /// characters, GSM-7 where it can be and UCS-2 otherwise.
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
}
