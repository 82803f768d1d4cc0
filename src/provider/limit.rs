//! Limits on the length of a message.

use crate::alphabet::{Coding, Encoding};
use crate::segment::{MAX_SEGMENTS, Measure};

/// The longest message that a provider accepts.
///
/// A limit is part of a contract and does not affect the count, so it is not part of the
/// [`Segmenter`](crate::Segmenter).
///
/// ```
/// use septet::provider::{Limit, Provider};
///
/// assert_eq!(Provider::BANDWIDTH.limit(), Limit::Characters(2_048));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Limit {
    /// Characters (Unicode scalar values), in either encoding.
    Characters(u32),
    /// Units, as in [`Measure::units`](crate::Measure::units).
    Units {
        /// Septets in GSM-7.
        gsm7: u32,
        /// UTF-16 code units in UCS-2.
        ucs2: u32,
    },
    /// Septets if the text is sent as GSM-7, or UTF-8 bytes if it is sent as UCS-2.
    SeptetsOrBytes {
        /// Septets in GSM-7.
        gsm7: u32,
        /// UTF-8 bytes, if the text is sent as UCS-2.
        ucs2: u32,
    },
    /// Segments.
    Segments(u32),
}

impl Limit {
    /// The protocol's limit: 255 segments, because a header stores their number in one octet
    /// (23.040 §9.2.3.24.1).
    ///
    /// Every message is also checked against this limit.
    ///
    /// ```
    /// use septet::provider::Limit;
    ///
    /// assert_eq!(Limit::PROTOCOL, Limit::Segments(255));
    /// ```
    pub const PROTOCOL: Self = Self::Segments(MAX_SEGMENTS);

    /// Checks a message against this limit and [`Limit::PROTOCOL`]; see [`LimitCheck`].
    pub(super) fn check(self, text: &str, measure: &Measure, segments: u32) -> LimitCheck {
        let own = self.check_alone(text, measure, segments);
        let protocol = Self::PROTOCOL.check_alone(text, measure, segments);
        if own.is_met() && !protocol.is_met() {
            protocol
        } else {
            own
        }
    }

    /// Returns the byte offset beyond which no prefix of `text` in this coding meets the limit.
    pub(super) fn end(self, text: &str, coding: Coding) -> usize {
        let (unit, max) = self.in_encoding(coding.encoding());
        let cost = |character: char| match unit {
            LimitUnit::Segments => 0,
            LimitUnit::Characters => 1,
            LimitUnit::Septets | LimitUnit::CodeUnits => coding.units(character).into(),
            LimitUnit::Bytes => u32::try_from(character.len_utf8()).unwrap_or(u32::MAX),
        };
        let mut left = max;
        for (offset, character) in text.char_indices() {
            match left.checked_sub(cost(character)) {
                Some(rest) => left = rest,
                None => return offset,
            }
        }
        text.len()
    }

    fn check_alone(self, text: &str, measure: &Measure, segments: u32) -> LimitCheck {
        let (unit, max) = self.in_encoding(measure.encoding);
        let used = match unit {
            LimitUnit::Characters => measure.characters,
            LimitUnit::Septets | LimitUnit::CodeUnits => measure.units,
            LimitUnit::Bytes => u32::try_from(text.len()).unwrap_or(u32::MAX),
            LimitUnit::Segments => segments,
        };
        LimitCheck {
            limit: self,
            unit,
            max,
            used,
        }
    }

    /// Returns what the limit counts in this encoding, and the maximum.
    const fn in_encoding(self, encoding: Encoding) -> (LimitUnit, u32) {
        match (self, encoding) {
            (Self::Characters(max), _) => (LimitUnit::Characters, max),
            (Self::Segments(max), _) => (LimitUnit::Segments, max),
            (Self::Units { gsm7, .. } | Self::SeptetsOrBytes { gsm7, .. }, Encoding::Gsm7) => {
                (LimitUnit::Septets, gsm7)
            }
            (Self::Units { ucs2, .. }, Encoding::Ucs2) => (LimitUnit::CodeUnits, ucs2),
            (Self::SeptetsOrBytes { ucs2, .. }, Encoding::Ucs2) => (LimitUnit::Bytes, ucs2),
        }
    }
}

/// What a [`Limit`] counts.
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

/// The result of checking a message against its limits.
///
/// The result describes the provider's limit, unless only [`Limit::PROTOCOL`] is exceeded.
///
/// ```
/// use septet::provider::{Channel, Limit, Provider};
///
/// let check = Provider::BANDWIDTH.estimate(&"a".repeat(2_050), Channel::Sms).limit;
/// assert_eq!((check.limit, check.max, check.used), (Limit::Characters(2_048), 2_048, 2_050));
/// assert!(!check.is_met());
/// assert_eq!((check.excess(), check.remaining()), (2, 0));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct LimitCheck {
    /// The limit that this result describes.
    pub limit: Limit,
    /// What the limit counts in the message's encoding.
    pub unit: LimitUnit,
    /// The maximum in the message's encoding.
    pub max: u32,
    /// How much of the limit the message uses.
    pub used: u32,
}

impl LimitCheck {
    /// Returns whether the message is within the limit.
    ///
    /// ```
    /// use septet::provider::{Channel, Provider};
    ///
    /// assert!(Provider::BANDWIDTH.estimate("Hello", Channel::Sms).limit.is_met());
    /// ```
    #[must_use]
    pub const fn is_met(self) -> bool {
        self.used <= self.max
    }

    /// Returns how much of the limit is left, in its unit; 0 if the limit is exceeded.
    ///
    /// ```
    /// use septet::provider::{Channel, Provider};
    ///
    /// let check = Provider::BANDWIDTH.estimate("Hello", Channel::Sms).limit;
    /// assert_eq!(check.remaining(), 2_043);
    /// ```
    #[must_use]
    pub const fn remaining(self) -> u32 {
        self.max.saturating_sub(self.used)
    }

    /// Returns by how much the limit is exceeded, in its unit; 0 if the limit is met.
    ///
    /// ```
    /// use septet::provider::{Channel, Provider};
    ///
    /// let check = Provider::BANDWIDTH.estimate("Hello", Channel::Sms).limit;
    /// assert_eq!(check.excess(), 0);
    /// ```
    #[must_use]
    pub const fn excess(self) -> u32 {
        self.used.saturating_sub(self.max)
    }
}
