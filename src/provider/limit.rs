//! The longest message that a provider accepts.

use crate::alphabet::Encoding;
use crate::segment::{MAX_SEGMENTS, Measure};

/// The longest message that a provider accepts.
///
/// A limit is a matter of contract and not a way to count, so it is not part of the
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
    /// Units, as [`Measure::units`](crate::Measure::units) counts them.
    Units {
        /// Septets in GSM-7.
        gsm7: u32,
        /// UTF-16 code units in UCS-2.
        ucs2: u32,
    },
    /// Segments.
    Segments(u32),
}

impl Limit {
    /// The limit of the protocol: the 255 segments that a header can number (23.040 §9.2.3.24.1).
    ///
    /// Every message is checked against it. A provider without a limit of its own has only this
    /// one.
    ///
    /// ```
    /// use septet::provider::Limit;
    ///
    /// assert_eq!(Limit::PROTOCOL, Limit::Segments(255));
    /// ```
    pub const PROTOCOL: Self = Self::Segments(MAX_SEGMENTS);

    /// Checks a message with this measure and number of segments against this limit and that of the
    /// protocol. The result is for the protocol only if that is the only one exceeded.
    pub(super) const fn check(self, measure: &Measure, segments: u32) -> LimitCheck {
        let own = self.check_alone(measure, segments);
        let protocol = Self::PROTOCOL.check_alone(measure, segments);
        if own.is_met() && !protocol.is_met() {
            protocol
        } else {
            own
        }
    }

    const fn check_alone(self, measure: &Measure, segments: u32) -> LimitCheck {
        let (max, used) = match self {
            Self::Characters(max) => (max, measure.characters),
            Self::Units { gsm7, ucs2 } => match measure.encoding {
                Encoding::Gsm7 => (gsm7, measure.units),
                Encoding::Ucs2 => (ucs2, measure.units),
            },
            Self::Segments(max) => (max, segments),
        };
        LimitCheck {
            limit: self,
            max,
            used,
        }
    }
}

/// The result of checking a message against its limits.
///
/// It is for the first limit that is exceeded, or for the provider's own if none is.
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
    /// The limit.
    pub limit: Limit,
    /// The maximum for the encoding of the message, in the unit of the limit.
    pub max: u32,
    /// The size of the message, in the unit of the limit.
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

    /// Returns what the limit still allows; 0 if it is exceeded.
    ///
    /// ```
    /// use septet::provider::{Channel, Provider};
    ///
    /// let estimate = Provider::BANDWIDTH.estimate("Hello", Channel::Sms);
    /// assert_eq!(estimate.limit.remaining(), 2_043);
    /// ```
    #[must_use]
    pub const fn remaining(self) -> u32 {
        self.max.saturating_sub(self.used)
    }

    /// Returns by how much the limit is exceeded; 0 if it is met.
    ///
    /// ```
    /// use septet::provider::{Channel, Provider};
    ///
    /// let estimate = Provider::BANDWIDTH.estimate("Hello", Channel::Sms);
    /// assert_eq!(estimate.limit.excess(), 0);
    /// ```
    #[must_use]
    pub const fn excess(self) -> u32 {
        self.used.saturating_sub(self.max)
    }
}
