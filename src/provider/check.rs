//! Checking a message against a limit.

use super::limit::{Bound, Limit};
use super::units::{LimitUnit, LimitUnits};
use crate::segment::{MAX_SEGMENTS, Measure};

/// Whether a provider accepts a message of this length.
///
/// ```
/// use septet::provider::{Acceptance, Channel, Provider};
///
/// let acceptance = |text: &str| {
///     Provider::PLIVO.estimate(text, Channel::Sms).limit.acceptance
/// };
/// assert_eq!(acceptance(&"ж".repeat(300)), Acceptance::Accepted);
/// // 400 code units, but 800 bytes. The limit is 737, and it is unknown what it counts.
/// assert_eq!(acceptance(&"ж".repeat(400)), Acceptance::MayBeRefused);
/// assert_eq!(acceptance(&"ж".repeat(800)), Acceptance::Refused);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum Acceptance {
    /// Within the limit, whatever it counts.
    Accepted,
    /// Within the limit in some of the units that it may count.
    MayBeRefused,
    /// Above the limit, whatever it counts.
    Refused,
}

/// The result of checking a message against its limits.
///
/// The result describes the provider's limit, unless only [`Limit::PROTOCOL`] is certainly
/// exceeded. If the limit may count several units, the result is for the unit of which the message
/// has most; if the message is above the limit in all of them, for the unit of which it has least.
///
/// ```
/// use septet::provider::{Channel, LimitUnit, Provider};
///
/// let check = |text: &str| Provider::PLIVO.estimate(text, Channel::Sms).limit;
/// let emoji = check(&"😀".repeat(300));
/// assert_eq!((emoji.unit, emoji.used, emoji.max), (LimitUnit::Bytes, 1_200, 737));
/// let long = check(&"é".repeat(1_601));
/// assert_eq!((long.unit, long.used, long.max), (LimitUnit::Characters, 1_601, 1_600));
/// assert_eq!((long.excess(), long.remaining()), (1, 0));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct LimitCheck {
    /// Whether the message is within the limit.
    pub acceptance: Acceptance,
    /// The unit of `max` and `used`.
    pub unit: LimitUnit,
    /// The maximum in the message's encoding.
    pub max: u32,
    /// How much of the limit the message uses.
    pub used: u32,
}

impl LimitCheck {
    /// Returns whether the message is within the limit, whatever it counts.
    ///
    /// ```
    /// use septet::provider::{Channel, Provider};
    ///
    /// assert!(Provider::BANDWIDTH.estimate("Hello", Channel::Sms).limit.is_within());
    /// ```
    #[must_use]
    pub const fn is_within(self) -> bool {
        matches!(self.acceptance, Acceptance::Accepted)
    }

    /// Returns how much of the limit is left, in `unit`; 0 if the limit is exceeded.
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

    /// Returns by how much the limit is exceeded, in `unit`; 0 if the limit is met.
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

impl Limit {
    /// Checks an SMS message against this limit and [`Limit::PROTOCOL`]; see [`LimitCheck`].
    pub(super) fn check(self, bytes: u32, measure: &Measure, segments: u32) -> LimitCheck {
        let own = self.check_alone(bytes, measure, segments);
        if segments <= MAX_SEGMENTS || own.acceptance == Acceptance::Refused {
            return own;
        }
        LimitCheck {
            acceptance: Acceptance::Refused,
            unit: LimitUnit::Segments,
            max: MAX_SEGMENTS,
            used: segments,
        }
    }

    /// Checks a message against this limit only.
    pub(super) fn check_alone(self, bytes: u32, measure: &Measure, segments: u32) -> LimitCheck {
        let Bound { max, units } = self.bound(measure.encoding);
        let amounts = [measure.characters, measure.units, bytes, segments];
        let mut least = (u32::MAX, LimitUnits::SEGMENTS);
        let mut most = (0, LimitUnits::SEGMENTS);
        for (unit, used) in LimitUnits::EACH.into_iter().zip(amounts) {
            if units.contains(unit) {
                // The first of equal amounts counts.
                let is_first = !units.contains_any_before(unit);
                if is_first || used < least.0 {
                    least = (used, unit);
                }
                if is_first || used > most.0 {
                    most = (used, unit);
                }
            }
        }
        let (acceptance, (used, unit)) = if most.0 <= max {
            (Acceptance::Accepted, most)
        } else if least.0 > max {
            (Acceptance::Refused, least)
        } else {
            (Acceptance::MayBeRefused, most)
        };
        LimitCheck {
            acceptance,
            unit: unit.in_encoding(measure.encoding),
            max,
            used,
        }
    }
}
