//! What a limit counts.

use crate::alphabet::Encoding;

/// What a [`Limit`](super::Limit) counts in one encoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum LimitUnit {
    /// Unicode scalar values.
    Characters,
    /// Septets.
    Septets,
    /// UTF-16 code units.
    CodeUnits,
    /// UTF-8 bytes.
    Bytes,
    /// Segments.
    Segments,
}

/// A set of units that a [`Limit`](super::Limit) may count.
///
/// ```
/// use septet::provider::LimitUnits;
///
/// let units = LimitUnits::CHARACTERS.with(LimitUnits::BYTES);
/// assert!(units.contains(LimitUnits::BYTES) && !units.contains(LimitUnits::SEGMENTS));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub struct LimitUnits {
    bits: u8,
}

impl LimitUnits {
    /// No units.
    pub const NONE: Self = Self { bits: 0 };

    /// Unicode scalar values.
    pub const CHARACTERS: Self = Self { bits: 1 };

    /// Septets in GSM-7 and UTF-16 code units in UCS-2, as in
    /// [`Measure::units`](crate::Measure::units).
    pub const UNITS: Self = Self { bits: 2 };

    /// UTF-8 bytes.
    pub const BYTES: Self = Self { bits: 4 };

    /// Segments.
    pub const SEGMENTS: Self = Self { bits: 8 };

    /// Returns the union of two sets.
    ///
    /// ```
    /// use septet::provider::LimitUnits;
    ///
    /// let units = LimitUnits::UNITS.with(LimitUnits::BYTES);
    /// assert!(units.contains(LimitUnits::UNITS));
    /// ```
    #[must_use]
    pub const fn with(self, others: Self) -> Self {
        Self {
            bits: self.bits | others.bits,
        }
    }

    /// Returns the units in `self` that are not in `others`.
    ///
    /// ```
    /// use septet::provider::LimitUnits;
    ///
    /// let units = LimitUnits::UNITS.with(LimitUnits::BYTES).without(LimitUnits::BYTES);
    /// assert_eq!(units, LimitUnits::UNITS);
    /// ```
    #[must_use]
    pub const fn without(self, others: Self) -> Self {
        Self {
            bits: self.bits & !others.bits,
        }
    }

    /// Returns whether `self` contains all units in `others`.
    ///
    /// ```
    /// use septet::provider::LimitUnits;
    ///
    /// assert!(LimitUnits::BYTES.contains(LimitUnits::NONE));
    /// assert!(!LimitUnits::BYTES.contains(LimitUnits::UNITS));
    /// ```
    #[must_use]
    pub const fn contains(self, others: Self) -> bool {
        self.bits & others.bits == others.bits
    }

    /// Each unit.
    pub(super) const EACH: [Self; 4] = [Self::CHARACTERS, Self::UNITS, Self::BYTES, Self::SEGMENTS];

    /// Returns whether the set has units before this one.
    pub(super) const fn contains_any_before(self, unit: Self) -> bool {
        self.bits & unit.bits.wrapping_sub(1) != 0
    }

    /// Returns the unit of a set with one unit.
    pub(super) const fn in_encoding(self, encoding: Encoding) -> LimitUnit {
        match (self, encoding) {
            (Self::CHARACTERS, _) => LimitUnit::Characters,
            (Self::UNITS, Encoding::Gsm7) => LimitUnit::Septets,
            (Self::UNITS, Encoding::Ucs2) => LimitUnit::CodeUnits,
            (Self::BYTES, _) => LimitUnit::Bytes,
            _ => LimitUnit::Segments,
        }
    }

    /// Iterates over the units in this encoding, in the order of the constants.
    pub(super) fn iter(self, encoding: Encoding) -> impl Iterator<Item = LimitUnit> {
        let each = Self::EACH.into_iter();
        each.filter(move |&unit| self.contains(unit))
            .map(move |unit| unit.in_encoding(encoding))
    }
}
