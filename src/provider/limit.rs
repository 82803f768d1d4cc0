//! The longest message that a provider takes.

use crate::alphabet::Encoding;
use crate::segment::{MAX_SEGMENTS, Measure};

/// The longest message that a provider takes.
///
/// A limit is a contract, not a way to count, so it is not part of the
/// [`Segmenter`](crate::Segmenter).
///
/// ```
/// use septet::provider::{Limit, Provider};
///
/// assert_eq!(Provider::BANDWIDTH.limit(), Limit::Characters(2_048));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
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
    /// The limit of a provider without one of its own: the 255 segments that a header can
    /// number (23.040 §9.2.3.24.1).
    ///
    /// ```
    /// use septet::provider::Limit;
    ///
    /// assert_eq!(Limit::PROTOCOL, Limit::Segments(255));
    /// ```
    pub const PROTOCOL: Self = Self::Segments(MAX_SEGMENTS);

    /// Checks a message with this measure of its text, counted as this many segments,
    /// against the limit and that of the protocol. The limit of the protocol is returned
    /// only where it is the one that is exceeded.
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

/// A message checked against a limit: the first limit that it exceeds, or the provider's own
/// if it exceeds none.
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
#[non_exhaustive]
pub struct LimitCheck {
    /// The limit.
    pub limit: Limit,
    /// What it allows a message in this encoding, in the unit of the limit.
    pub max: u32,
    /// What the message takes, in the unit of the limit.
    pub used: u32,
}

impl LimitCheck {
    /// Whether the message is within the limit.
    ///
    /// ```
    /// use septet::provider::{Channel, Provider};
    ///
    /// assert!(Provider::BANDWIDTH.estimate("Hello", Channel::Sms).limit.is_met());
    /// ```
    #[must_use]
    pub const fn is_met(&self) -> bool {
        self.used <= self.max
    }

    /// What the limit still allows; 0 if it is exceeded.
    ///
    /// ```
    /// use septet::provider::{Channel, Provider};
    ///
    /// let estimate = Provider::BANDWIDTH.estimate("Hello", Channel::Sms);
    /// assert_eq!(estimate.limit.remaining(), 2_043);
    /// ```
    #[must_use]
    pub const fn remaining(&self) -> u32 {
        self.max.saturating_sub(self.used)
    }

    /// By how much the limit is exceeded; 0 if it is met.
    ///
    /// ```
    /// use septet::provider::{Channel, Provider};
    ///
    /// let estimate = Provider::BANDWIDTH.estimate("Hello", Channel::Sms);
    /// assert_eq!(estimate.limit.excess(), 0);
    /// ```
    #[must_use]
    pub const fn excess(&self) -> u32 {
        self.used.saturating_sub(self.max)
    }
}
