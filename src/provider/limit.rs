//! The longest message that a provider accepts.

use super::units::LimitUnits;
use crate::alphabet::{Coding, Encoding};
use crate::segment::MAX_SEGMENTS;

/// The longest message that a provider accepts.
///
/// Providers rarely say what their limit counts: 1,600 "characters" can be Unicode scalar values,
/// code units or bytes. A limit therefore has all the units that the evidence allows, and a
/// [`LimitCheck`](super::LimitCheck) tells whether a message is within the limit in all of them, in
/// some of them or in none.
///
/// A limit is part of a contract and does not affect the count, so it is not part of the
/// [`Segmenter`](crate::Segmenter).
///
/// ```
/// use septet::Encoding;
/// use septet::provider::{Limit, LimitUnits, Provider};
///
/// assert_eq!(Provider::TELNYX.limit(), Limit::new(10, LimitUnits::SEGMENTS));
///
/// const CAUTIOUS: Limit = Limit::new(1_600, LimitUnits::UNITS)
///     .with_ucs2(700, LimitUnits::UNITS.with(LimitUnits::BYTES));
/// assert_eq!(CAUTIOUS.max(Encoding::Ucs2), 700);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Limit {
    gsm7: Bound,
    ucs2: Bound,
}

/// The limit in one encoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub(super) struct Bound {
    pub(super) max: u32,
    pub(super) units: LimitUnits,
}

impl Limit {
    /// The protocol's limit: 255 segments, because a header stores their number in one octet
    /// (23.040 §9.2.3.24.1).
    ///
    /// Every SMS message is also checked against this limit.
    ///
    /// ```
    /// use septet::provider::{Limit, LimitUnits};
    ///
    /// assert_eq!(Limit::PROTOCOL, Limit::new(255, LimitUnits::SEGMENTS));
    /// ```
    pub const PROTOCOL: Self = Self::new(MAX_SEGMENTS, LimitUnits::SEGMENTS);

    /// A limit that every message meets.
    const UNLIMITED: Self = Self::new(u32::MAX, LimitUnits::SEGMENTS);

    /// Creates a limit of `max` in any of `units`, in both encodings. Without units, every message
    /// is within the limit.
    ///
    /// ```
    /// use septet::Encoding;
    /// use septet::provider::{Limit, LimitUnits};
    ///
    /// let limit = Limit::new(2_000, LimitUnits::CHARACTERS);
    /// assert_eq!(limit.max(Encoding::Gsm7), 2_000);
    /// assert_eq!(limit.units(Encoding::Ucs2), LimitUnits::CHARACTERS);
    /// ```
    #[must_use]
    pub const fn new(max: u32, units: LimitUnits) -> Self {
        let bound = Bound { max, units };
        Self {
            gsm7: bound,
            ucs2: bound,
        }
    }

    /// Sets the limit of messages in UCS-2.
    ///
    /// ```
    /// use septet::provider::{Limit, LimitUnits};
    ///
    /// let limit = Limit::new(1_530, LimitUnits::UNITS).with_ucs2(630, LimitUnits::UNITS);
    /// assert_eq!(limit.to_string(), "1530 septets in GSM-7, 630 code units in UCS-2");
    /// ```
    #[must_use]
    pub const fn with_ucs2(mut self, max: u32, units: LimitUnits) -> Self {
        self.ucs2 = Bound { max, units };
        self
    }

    /// Returns the maximum in this encoding.
    ///
    /// ```
    /// use septet::{Encoding, provider::Provider};
    ///
    /// assert_eq!(Provider::PLIVO.limit().max(Encoding::Ucs2), 737);
    /// ```
    #[must_use]
    pub const fn max(self, encoding: Encoding) -> u32 {
        self.bound(encoding).max
    }

    /// Returns what the limit may count in this encoding.
    ///
    /// ```
    /// use septet::{Encoding, provider::{LimitUnits, Provider}};
    ///
    /// let units = Provider::PLIVO.limit().units(Encoding::Ucs2);
    /// assert_eq!(units, LimitUnits::UNITS.with(LimitUnits::BYTES));
    /// ```
    #[must_use]
    pub const fn units(self, encoding: Encoding) -> LimitUnits {
        self.bound(encoding).units
    }

    /// Returns the most segments that the limit and the protocol allow in this encoding.
    pub(super) const fn max_segments(self, encoding: Encoding) -> u32 {
        let Bound { max, units } = self.bound(encoding);
        if units.contains(LimitUnits::SEGMENTS) && max < MAX_SEGMENTS {
            max
        } else {
            MAX_SEGMENTS
        }
    }

    pub(super) const fn bound(self, encoding: Encoding) -> Bound {
        match encoding {
            Encoding::Gsm7 => self.gsm7,
            Encoding::Ucs2 => self.ucs2,
        }
    }

    /// Returns the limit of messages that have no encoding, and so no septets or code units. A
    /// maximum that differs between the encodings does not apply to them.
    pub(super) fn without_encoding(self) -> Self {
        let units = self.gsm7.units.with(self.ucs2.units);
        match units.without(LimitUnits::UNITS) {
            LimitUnits::NONE => Self::UNLIMITED,
            _ if self.gsm7.max != self.ucs2.max => Self::UNLIMITED,
            units => Self::new(self.gsm7.max, units),
        }
    }

    /// Returns the byte offset beyond which no prefix of `text` in this coding is certainly within
    /// the limit; for `None`, a byte offset beyond which no prefix in any coding is.
    pub(super) fn end(self, text: &str, coding: Option<Coding>) -> usize {
        // Each character takes at least one of every unit except segments.
        let bound = match coding {
            Some(coding) => self.bound(coding.encoding()),
            None if self.gsm7.is_looser(self.ucs2) => self.gsm7,
            None => self.ucs2,
        };
        let counts = |unit| bound.units.contains(unit);
        let max = usize::try_from(bound.max).unwrap_or(usize::MAX);
        let (mut characters, mut units) = (0_usize, 0_usize);
        for (offset, character) in text.char_indices() {
            characters = characters.saturating_add(1);
            let (cost, bytes) = match coding {
                Some(coding) => (
                    coding.units(character),
                    offset.saturating_add(character.len_utf8()),
                ),
                None => (1, characters),
            };
            units = units.saturating_add(cost.into());
            if counts(LimitUnits::CHARACTERS) && characters > max
                || counts(LimitUnits::UNITS) && units > max
                || counts(LimitUnits::BYTES) && bytes > max
            {
                return offset;
            }
        }
        text.len()
    }
}

impl Bound {
    /// Returns whether this allows at least as many characters as another bound.
    const fn is_looser(self, other: Self) -> bool {
        match (self.counts_characters(), other.counts_characters()) {
            (false, _) => true,
            (true, false) => false,
            (true, true) => self.max >= other.max,
        }
    }

    /// Returns whether a unit of which each character takes at least one is counted.
    const fn counts_characters(self) -> bool {
        !LimitUnits::SEGMENTS.contains(self.units)
    }
}
